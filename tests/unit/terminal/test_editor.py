"""One's own editor: which it is, and what it leaves."""

import sys

import pytest

from factcheck.terminal.editor import edited, editor_of


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, ["vi"]),
        ({"EDITOR": ""}, ["vi"]),
        ({"EDITOR": "nano"}, ["nano"]),
        ({"EDITOR": "nano", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": "'/my tools/ed' -x"}, ["/my tools/ed", "-x"]),
    ],
)
def test_the_editor_is_the_one_that_was_chosen(environ, command):
    assert editor_of(environ) == command


def editor(tmp_path, script):
    """An editor that does what a script says, with the file's path as `path`."""
    program = tmp_path / "editor.py"
    program.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n{script}\n")
    return {"EDITOR": f"{sys.executable} {program}"}


def test_what_the_editor_leaves_comes_back_and_the_file_is_gone(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    environ = editor(tmp_path, "path.write_text(path.read_text() + 'and so on\\nquite long\\n')")
    assert edited("The count says 64% ", environ) == "The count says 64% and so on\nquite long"
    assert [path.name for path in tmp_path.iterdir()] == ["editor.py"]


@pytest.mark.parametrize("script", ["path.write_text('half'); sys.exit(1)", "path.write_bytes(b'\\xff')"])
def test_what_a_failing_editor_leaves_is_not_taken(tmp_path, monkeypatch, script):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ValueError):
        edited("words", editor(tmp_path, script))
    assert [path.name for path in tmp_path.iterdir()] == ["editor.py"]


def test_an_editor_that_is_not_there_is_an_error_of_the_system():
    with pytest.raises(OSError):
        edited("words", {"EDITOR": "/nowhere/editor"})
