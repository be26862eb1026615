"""Plug-ins as people have them: the example package built and installed, one that fails beside it, and none at all."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, factcheck

EXAMPLE = ROOT / "tests" / "example_plugin"
ARTICLE = "The count\n\nGarston counted 1,835 ballots on Sunday.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The example as an installer leaves it, built from its own project file."""
    folder = tmp_path_factory.mktemp("plugin")
    shutil.copytree(EXAMPLE, folder / "source", ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, folder / "source"], check=True
    )
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", folder / "site", wheel], check=True)
    return folder / "site"


@pytest.fixture
def run(site, tmp_path):
    """Run a command where the example is installed, and other packages that the test puts there."""
    paths = [str(ROOT), str(site), str(tmp_path / "other")]

    def call(*arguments, code=0, **environ):
        done = factcheck(*arguments, cwd=tmp_path, PYTHONPATH=":".join(paths), **environ)
        assert done.returncode == code, done.stderr
        return done

    return call


def put_other(tmp_path, entry_points, **files):
    """Install a second package beside the example."""
    other = tmp_path / "other"
    about = other / "a_bad_one-0.3.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: a-bad-one\nVersion: 0.3\n")
    (about / "entry_points.txt").write_text(entry_points)
    for name, code in files.items():
        (other / f"{name}.py").write_text(code)


def test_everything_that_is_installed_is_listed_with_its_version_and_where_it_lies(run, site):
    rows = [json.loads(line) for line in run("plugins", "--json").stdout.splitlines()]
    ours = [row for row in rows if row["package"] == "factcheck-example"]
    assert [(row["group"], row["name"]) for row in ours] == [
        ("readers", "tally"), ("reports", "checklist"), ("packs", "eo"), ("embedders", "concepts"), ("places", "team"),
    ]  # fmt: skip
    assert {(row["version"], row["problem"]) for row in ours} == {("1.0", None)}
    assert {Path(row["folder"]) for row in ours} == {site}
    assert f"reports    checklist      factcheck-example 1.0  {site}\n" in run("plugins").stdout


def test_where_none_is_installed_that_is_said(tmp_path):
    done = factcheck("plugins", cwd=tmp_path)
    assert ("no plug-ins are installed" in done.stderr) == (done.stdout == "")  # here some may be


def test_its_reader_place_and_report_are_used_like_those_of_the_house(run, tmp_path):
    (tmp_path / "count.txt").write_text(ARTICLE)
    (tmp_path / "wards.tally").write_text("Garston: 1,835\n")
    (tmp_path / "desks").mkdir()
    at = {"FACTCHECK_TEAM": str(tmp_path / "desks"), "FACTCHECK_DESK": "team:budget"}
    run("desk", "new", "team:budget", **at)
    assert (tmp_path / "desks" / "budget" / "journal").is_file()
    run("add", "count.txt", "--scale", "draft", **at)
    assert "wards.tally" in run("evidence", "add", "wards.tally", **at).stdout
    run("rate", "count#1", "stands", "--source", "A", **at)
    written = run("report", "count", "--format", "checklist", **at).stdout
    assert written == "## The count\n\n- [x] count#1 1,835 ballots: cleared\n\n"
    assert "checklist" in run("report", "--help").stdout
    assert "set FACTCHECK_TEAM" in run("claims", "count", code=2, FACTCHECK_DESK="team:budget").stderr


def test_its_language_is_read(site, tmp_path):
    code = "import factcheck; print(*(f.value for f in factcheck.find_figures('3,4 milionoj', language='eo')))"
    told = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environ).stdout
        for environ in (
            {"PYTHONPATH": f"{ROOT}:{site}"},
            {"PYTHONPATH": f"{ROOT}:{site}", "FACTCHECK_NO_PLUGINS": "1"},
        )
    ]
    assert "3400000" in told[0]
    assert "3400000" not in told[1]


def test_without_plug_ins_none_is_there(run, tmp_path):
    (tmp_path / "wards.tally").write_text("Garston: 1,835\n")
    (tmp_path / "count.txt").write_text(ARTICLE)
    done = run("--no-plugins", "plugins")
    assert (done.stdout, "turned off" in done.stderr) == ("", True)
    check = ("check", "count.txt", "-e", "wards.tally", "--json")
    assert 'Garston counted 1,835 ballots."' in run(*check).stdout
    assert 'Garston counted 1,835 ballots."' not in run("--no-plugins", *check).stdout
    run("desk", "new", "desk")
    told = run("--no-plugins", "--desk", "desk", "report", "--format", "checklist", code=2).stderr
    assert "'checklist' is not one of 'md'" in told


BROKEN = {
    "it raises when it is imported": ("raise ValueError('no \\x1b[31m luck')", "cannot be loaded: ValueError: no"),
    "it leaves when it is imported": ("raise SystemExit(0)", "cannot be loaded: SystemExit"),
    "it is no report": ("TITLE = 'x'", "is no format of a report: AttributeError"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_one_that_fails_is_named_and_the_rest_works(run, tmp_path, case):
    code, told = BROKEN[case]
    put_other(tmp_path, "[factcheck.reports]\nbad = bad_report\n", bad_report=code)
    done = run("plugins", code=2)
    (line,) = (line for line in done.stdout.splitlines() if "a-bad-one 0.3" in line)
    assert f"DOES NOT WORK: {told}" in line
    assert "update or uninstall a-bad-one" in line
    assert "\x1b" not in done.stdout
    assert "DOES NOT WORK" not in done.stdout.replace(line, "")
    (tmp_path / "count.txt").write_text(ARTICLE)
    run("desk", "new", "desk")
    run("--desk", "desk", "add", "count.txt")
    assert "a-bad-one 0.3" in run("--desk", "desk", "report", "--format", "bad", code=2).stderr
    assert run("--desk", "desk", "report", "--format", "checklist").stdout.startswith("## The count")


def test_a_report_that_fails_half_way_leaves_no_file(run, tmp_path):
    code = "TITLE, SUFFIX = 'x', '.x'\ndef write(reports, options):\n    yield b'half'\n    raise KeyError('gone')\n"
    put_other(tmp_path, "[factcheck.reports]\nhalf = bad_report\n", bad_report=code)
    (tmp_path / "count.txt").write_text(ARTICLE)
    run("desk", "new", "desk")
    run("--desk", "desk", "add", "count.txt")
    done = run("--desk", "desk", "report", "--format", "half", "-o", "out.x", code=2)
    assert "plug-in half (a-bad-one 0.3): cannot write this report: KeyError: 'gone'" in done.stderr
    assert not (tmp_path / "out.x").exists()


def test_of_two_with_one_name_the_second_is_named_as_one_that_is_not_used(run, tmp_path):
    put_other(tmp_path, "[factcheck.reports]\nchecklist = bad_report\nhtml = bad_report\n", bad_report=(
        "TITLE, SUFFIX = 'x', '.x'\ndef write(reports, options):\n    yield b'the other one'\n"
    ))  # fmt: skip
    told = run("plugins", code=2).stdout
    assert "a-bad-one 0.3 has a plug-in of this name, which is taken" in told
    assert "has the name of a format that is there already" in told


def test_an_address_that_nothing_knows_is_told(run):
    done = run("--desk", "couch://host/desk", "claims", "x", code=2)
    assert "nothing here knows desks at couch:; `factcheck plugins` lists what is installed" in done.stderr
