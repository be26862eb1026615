"""Patterns that are compiled once on a machine are those that `re` makes, whatever lies where they are kept."""

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.patterns import Kept, compile_pattern

ROOT = Path(__file__).parents[2]
TEXT = "Turnout was 65.34 % on 3 March 2024, said ÉLODIE O’Neill; 1,200 voters\nqueued at 10:30."
CASES = (
    (r"\d+(?:[.,]\d+)?", 0),
    (r"(?P<day>\d{1,2}) (?P<month>March|May) (?P<year>\d{4})", 0),
    (r"(?ix) \b (said|told) \s+ (\w+)", 0),
    (r"élodie", re.IGNORECASE),
    (r"^queued.*$", re.MULTILINE | re.DOTALL),
    (r"(?<=\d)[,.](?=\d)|[^\W\d_]++", 0),
    ("[\u0e00-\u0eff\u3040-\u30ff]|(?!)", 0),
    (r"(a)?(?(1)b|T\w+)", re.ASCII),
)


@pytest.fixture(autouse=True)
def _written(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def filled(file):
    kept = Kept(file)
    for source, flags in CASES:
        kept.pattern(source, int(flags))
    kept.write()
    return file


def same(made, source, flags):
    plain = re.compile(source, flags)
    assert (made.pattern, made.flags, made.groups, made.groupindex) == (
        plain.pattern, plain.flags, plain.groups, plain.groupindex,
    )  # fmt: skip
    found = [[match.span(group) for group in range(plain.groups + 1)] for match in made.finditer(TEXT)]
    assert found == [[match.span(group) for group in range(plain.groups + 1)] for match in plain.finditer(TEXT)]
    assert made.sub("-", TEXT) == plain.sub("-", TEXT)


@pytest.mark.parametrize(("source", "flags"), CASES)
def test_a_pattern_is_the_one_that_re_makes_both_times(source, flags, tmp_path):
    file = tmp_path / "kept"
    first = Kept(file)
    same(first.pattern(source, int(flags)), source, flags)
    first.write()
    assert file.is_file()
    same(Kept(file).pattern(source, int(flags)), source, flags)


def test_a_pattern_of_bytes_is_kept_beside_the_same_one_of_text(tmp_path):
    file = tmp_path / "kept"
    first = Kept(file)
    first.pattern(r"\d+", 0), first.pattern(rb"\d+", 0)
    first.write()
    assert Kept(file).pattern(rb"\d+", 0).findall(b"1 22") == [b"1", b"22"]
    assert Kept(file).pattern(r"\d+", 0).findall("1 ٢٢") == ["1", "٢٢"]


def test_what_is_kept_is_read_and_not_compiled(tmp_path):
    # the code of one pattern is put under the source of another: whoever read it finds what the code finds
    file = tmp_path / "kept"
    kept = Kept(file)
    kept.pattern("one", 0), kept.pattern("two", 0)
    kept.write()
    release, codes = marshal.loads(file.read_bytes())
    codes["one", 0] = codes["two", 0]
    file.write_bytes(marshal.dumps((release, codes)))
    assert Kept(file).pattern("one", 0).search("two")


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"no such thing",
        lambda whole: marshal.dumps(("another release", marshal.loads(whole)[1])),
        lambda whole: marshal.dumps((marshal.loads(whole)[0], ["no codes"])),
        lambda whole: marshal.dumps((marshal.loads(whole)[0], dict.fromkeys(marshal.loads(whole)[1], (0, b"")))),
        lambda whole: marshal.dumps(
            (marshal.loads(whole)[0], dict.fromkeys(marshal.loads(whole)[1], (0, b"\xff" * 8, 0, {}, (None,))))
        ),
    ],
    ids=["empty", "cut short", "something else", "another release", "no table", "too little", "no code"],
)
def test_a_file_that_is_not_what_was_written_counts_as_none(damage, tmp_path):
    file = filled(tmp_path / "kept")
    file.write_bytes(damage(file.read_bytes()))
    kept = Kept(file)
    for source, flags in CASES:
        same(kept.pattern(source, int(flags)), source, flags)
    kept.write()
    assert marshal.loads(file.read_bytes())[1].keys() >= {(source, int(flags)) for source, flags in CASES}


def test_where_nothing_may_be_written_nothing_is_kept_and_all_is_found(tmp_path):
    (tmp_path / "file").write_text("no folder")
    for file in (tmp_path / "file" / "kept", tmp_path / "no folder" / "kept", None):
        kept = Kept(file)
        same(kept.pattern(*CASES[1]), *CASES[1])
        if file is not None:
            kept.write()
            assert not file.exists()


@pytest.mark.parametrize("source", ["(", "[b-a]", "(?P<a>.)(?P<a>.)", "*"])
def test_what_is_no_pattern_is_refused_as_by_re(source):
    with pytest.raises(re.error) as told:
        compile_pattern(source)
    with pytest.raises(re.error) as plain:
        re.compile(source)
    assert str(told.value) == str(plain.value)


def checked(folder, **variables):
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), **variables}
    for name in [name for name, value in environment.items() if not value]:
        del environment[name]
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "check",
        "seeds/articles/elections.txt",
        "-e",
        "seeds/evidence",
        "--json",
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True)
    assert not done.stderr, done.stderr
    return done.stdout, list(folder.rglob("*.patterns"))


def test_a_second_check_finds_all_patterns_and_says_the_same(tmp_path):
    first, (file,) = checked(tmp_path, PYTHONDONTWRITEBYTECODE="", PYTHONHASHSEED="1")
    held = file.stat()
    second, (again,) = checked(tmp_path, PYTHONDONTWRITEBYTECODE="", PYTHONHASHSEED="2")
    assert second == first
    assert (again.stat().st_ino, again.stat().st_mtime_ns) == (held.st_ino, held.st_mtime_ns)  # nothing came to it


def test_where_python_writes_no_bytecode_no_pattern_is_kept(tmp_path):
    assert checked(tmp_path, PYTHONDONTWRITEBYTECODE="1")[1] == []
