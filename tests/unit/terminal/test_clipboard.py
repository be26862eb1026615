"""Copying: to the terminal or tmux, and always to a file."""

import base64
import os
import stat

from factcheck.terminal.capabilities import detect
from factcheck.terminal.clipboard import copy, osc52


def test_outside_tmux_the_sequence_goes_to_the_terminal_and_the_text_to_a_file(tmp_path):
    sent = []
    copied = copy("64% – rounds", detect({"TERM": "xterm"}), tmp_path / "state" / "copied.txt", sent.append)
    assert sent == ["\x1b]52;c;" + base64.b64encode("64% – rounds".encode()).decode() + "\x07"]
    assert (tmp_path / "state" / "copied.txt").read_text() == "64% – rounds"
    assert stat.S_IMODE((tmp_path / "state" / "copied.txt").stat().st_mode) == 0o600
    assert copied.said == f"copied to the terminal's clipboard and to {tmp_path / 'state' / 'copied.txt'}"


def test_inside_tmux_its_own_command_is_used(tmp_path, monkeypatch):
    tool = tmp_path / "bin" / "tmux"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/called\ncat > {tmp_path}/got\n')
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    sent = []
    copied = copy("words", detect({"TERM": "screen", "TMUX": "/tmp/x,1,0"}), tmp_path / "copied.txt", sent.append)
    assert (tmp_path / "called").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "got").read_text() == "words"
    assert copied.way == "tmux"
    assert sent == []


def test_a_tmux_that_fails_falls_back_to_the_sequence(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    sent = []
    assert copy("x", detect({"TERM": "screen", "TMUX": "gone"}), tmp_path / "c", sent.append).way == "terminal"
    assert sent


def test_a_text_too_long_for_a_terminal_goes_to_the_file_alone(tmp_path):
    sent = []
    copied = copy("x" * 200_000, detect({"TERM": "xterm"}), tmp_path / "c", sent.append)
    assert sent == []
    assert copied.said == f"copied to {tmp_path / 'c'}"


def test_a_file_that_cannot_be_written_is_not_claimed(tmp_path):
    (tmp_path / "file").write_text("")
    copied = copy("x", detect({"TERM": "linux"}), tmp_path / "file" / "c", lambda _: None)
    assert copied.said == "could not be copied"


def test_gnu_screen_gets_the_sequence_in_a_wrapper():
    assert osc52("x", "screen").startswith("\x1bP\x1b]52;")
