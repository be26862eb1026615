"""What bad input gets: one clear line on stderr, exit code 2, and everything else done all the same."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.running import ROOT, SEEDS, factcheck

ARTICLE = SEEDS / "articles" / "elections.txt"


def make(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


BROKEN = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "undecodable": b"\xef\xbb\xbf\xff\xfe\xfd plain",
}


@pytest.mark.parametrize("kind", [*BROKEN, "missing"])
def test_an_unreadable_article_gets_one_line_and_exit_2(tmp_path, kind):
    path = tmp_path / "missing.txt" if kind == "missing" else make(tmp_path, f"{kind}.txt", BROKEN[kind])
    done = factcheck("check", path)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert path.name in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_gets_one_line(tmp_path):
    path = make(tmp_path, "locked.txt", b"64%")
    path.chmod(0)
    done = factcheck("check", path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("articles", [1, 2])
def test_a_folder_without_evidence_is_named(articles, tmp_path):
    (tmp_path / "sources").mkdir()
    done = factcheck("check", *[ARTICLE] * articles, "-e", "sources", cwd=tmp_path)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("factcheck: sources: holds no file")


@pytest.mark.parametrize("command", [("evidence", "add"), ("add",)])
def test_an_empty_folder_is_no_fault_of_a_desk_and_is_named(command, tmp_path):
    (tmp_path / "sources").mkdir()
    assert factcheck("desk", "new", "desk", cwd=tmp_path).returncode == 0
    done = factcheck("--desk", "desk", *command, "sources", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "factcheck: sources: no file there that is read\n")


def test_an_article_without_a_claim_says_so_and_what_to_do(tmp_path):
    make(tmp_path, "note.txt", b"Hello there!\n")
    assert factcheck("desk", "new", "desk", cwd=tmp_path).returncode == 0
    done = factcheck("--desk", "desk", "add", "note.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "note: 0 claims\n")
    assert "note: nothing in it reads as a statement that can be checked; + in the workbench" in done.stderr


@pytest.mark.parametrize("group", ["desk", "evidence", "claim"])
def test_a_group_without_a_command_prints_its_commands_a_line_each(group):
    done = factcheck(group)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Usage: factcheck {group} ")
    assert "\nCommands:\n  " in done.stderr


def test_broken_evidence_is_named_and_the_rest_is_done(tmp_path):
    broken = make(tmp_path, "broken.pdf", b"%PDF-1.7 nothing more")
    done = factcheck(
        "check", ARTICLE, "-e", broken, "-e", tmp_path / "gone.txt",
        "-e", SEEDS / "evidence" / "commission-count.txt", "--json",
    )  # fmt: skip
    result = json.loads(done.stdout)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert [os.path.basename(error["source"]) for error in result["errors"]] == ["broken.pdf", "gone.txt"]  # noqa: PTH119
    assert any(
        finding["suggestion"]["stance"] == "supports" for claim in result["claims"] for finding in claim["findings"]
    )


@pytest.mark.parametrize("arguments", [("nonsense",), ("check",), ("check", "--nonsense", "x"), ("--desk",)])
def test_wrong_usage_leaves_by_2_and_says_what(arguments):
    done = factcheck(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("factcheck: ")


def test_without_a_terminal_the_workbench_says_what_to_do(tmp_path):
    done = factcheck(cwd=tmp_path)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_desk_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    done = factcheck("--desk", tmp_path, "add", ARTICLE)
    assert done.returncode == 2
    assert "desk" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


HOSTILE = "[red]Turnout[/red] was 65.3%\x1b[31m in \u202eMinsk\x07 and \x9b5n 4,200 voters came.\n"


def test_hostile_text_shows_as_text(tmp_path):
    path = make(tmp_path, "hostile.txt", HOSTILE.encode())
    done = factcheck("check", path)
    assert done.returncode == 0
    assert "65.3%" in done.stdout
    for character in "\x1b\x07\x9b\u202e":
        assert character not in done.stdout


def shell(line, **environ):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable, "ARTICLE": str(ARTICLE), **environ}
    return subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, timeout=120)


def test_a_closed_standard_input_gets_one_line_and_exit_2():
    done = shell("$PYTHON -m factcheck check - <&-")
    assert done.returncode == 2
    assert done.stderr == "factcheck: standard input: is closed; name a file, or pipe the text in\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device without room")  # noqa: PTH110
def test_output_without_room_is_no_fault_of_the_program():
    done = shell("$PYTHON -m factcheck check $ARTICLE >/dev/full")
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "fault" not in done.stderr


def test_the_workbench_with_its_input_closed_gets_one_line():
    done = shell("$PYTHON -m factcheck <&-")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_what_a_desk_keeps_is_no_evidence_in_the_folder_that_it_lies_in(tmp_path):
    make(tmp_path, "count.txt", b"The count\n\nTurnout was 65.3 percent on Sunday, they said.\n")
    assert factcheck("desk", "new", cwd=tmp_path).returncode == 0
    added = factcheck("evidence", "add", ".", cwd=tmp_path)
    assert (added.returncode, added.stdout) == (0, "e1  -  -  The count  count.txt\n")
    assert factcheck("add", ".", cwd=tmp_path).stdout == "count: 1 claim\n"
    assert factcheck("evidence", "list", cwd=tmp_path).stdout == added.stdout
    named = factcheck("check", "count.txt", "-e", "journal", cwd=tmp_path)
    assert named.returncode == 2
    assert "journal: is the journal of a desk" in named.stderr


def test_a_folder_with_a_file_called_journal_that_is_none_is_read_whole(tmp_path):
    make(tmp_path, "journal", b"Turnout was 65.3 percent on Sunday.\n")
    make(tmp_path, "contents", b"Turnout was 65.3 percent on Sunday, they said.\n")
    assert factcheck("desk", "new", "desk", cwd=tmp_path).returncode == 0
    make(tmp_path, "desk/other.txt", b"Turnout was 65.4 percent on Monday.\n")
    added = factcheck("--desk", "desk", "evidence", "add", ".", cwd=tmp_path)
    places = [line.rpartition("/")[2].rpartition("  ")[2] for line in added.stdout.splitlines()]
    assert places == ["contents", "other.txt", "journal"]


@pytest.mark.parametrize(
    "command",
    [
        ("check", "count.txt", "-e"),
        ("check",),
        ("evidence", "add"),
        ("add",),
        ("claimreview", "import"),
        ("claimreview", "check"),
        ("verify",),
        ("answer", "count", "--file"),
        ("scan", "count.txt", "--library", "l.sqlite", "-o", "o.jsonl", "-e"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "ftp"])
def test_a_password_in_an_address_is_never_printed(tmp_path, command, scheme):
    make(tmp_path, "count.txt", b"The count\n\nTurnout was 65.3 percent on Sunday, they said.\n")
    factcheck("desk", "new", cwd=tmp_path)
    factcheck("add", "count.txt", cwd=tmp_path)
    done = factcheck(*command, f"{scheme}://user:s3cret@127.0.0.1:1/x", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add",), "needs ARTICLE...: a file, a folder or an address"),
        (("add", ""), "factcheck: '': names no file; name a file, a folder or an address"),
        (("report", "count", "--template", "no.md"), "no.md: is not there; name a template"),
        (("desk", "define", "no.toml"), "no.toml: cannot be read (No such file or directory); mend the file"),
        (("desk", "signers", "ben", "no.pub"), "no.pub: is no public key (No such file or directory)"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_in_a_line(tmp_path, arguments, told):
    make(tmp_path, "count.txt", b"The count\n\nTurnout was 65.3 percent on Sunday, they said.\n")
    factcheck("desk", "new", cwd=tmp_path)
    factcheck("add", "count.txt", cwd=tmp_path)
    done = factcheck(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert told in line
    assert "Errno" not in line
