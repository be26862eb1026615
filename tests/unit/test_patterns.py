"""Patterns that are compiled once on a machine are those that `re` makes, whatever lies where they are kept."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.kept import Kept
from factcheck.patterns import Compiler, compile_pattern

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


def same(made, source, flags):
    plain = re.compile(source, flags)
    assert (made.pattern, made.flags, made.groups, made.groupindex) == (
        plain.pattern, plain.flags, plain.groups, plain.groupindex,
    )  # fmt: skip
    found = [[match.span(group) for group in range(plain.groups + 1)] for match in made.finditer(TEXT)]
    assert found == [[match.span(group) for group in range(plain.groups + 1)] for match in plain.finditer(TEXT)]
    assert made.sub("-", TEXT) == plain.sub("-", TEXT)


def compiler(file):
    kept = Kept(file, most=100)
    return kept, Compiler(kept)


@pytest.mark.parametrize(("source", "flags"), CASES)
def test_a_pattern_is_the_one_that_re_makes_every_time(source, flags, tmp_path):
    kept, first = compiler(tmp_path / "kept")
    same(first.pattern(source, flags), source, flags)
    same(first.pattern(source, flags), source, flags)
    kept.write()
    same(compiler(tmp_path / "kept")[1].pattern(source, flags), source, flags)


def test_a_pattern_of_bytes_is_kept_beside_the_same_one_of_text(tmp_path):
    kept, first = compiler(tmp_path / "kept")
    first.pattern(r"\d+"), first.pattern(rb"\d+")
    kept.write()
    again = compiler(tmp_path / "kept")[1]
    assert again.pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]
    assert again.pattern(r"\d+").findall("1 ٢٢") == ["1", "٢٢"]


def test_what_is_kept_is_taken_and_not_compiled_anew(tmp_path):
    kept, first = compiler(tmp_path / "kept")
    first.pattern("one"), first.pattern("two")
    kept.add(("one", 0), kept.get(("two", 0)))  # the code of another: what is found is by the code
    assert first.pattern("one").search("two")


@pytest.mark.parametrize(
    "code", [(), (0, b""), (0, b"\xff" * 8, 0, {}, (None,)), (0, b"odd", 0, {}, (None,)), "text", 5]
)
def test_what_is_no_code_is_compiled_anew(code, tmp_path):
    for source, flags in CASES:
        kept, compiling = compiler(tmp_path / "kept")
        kept.add((source, int(flags)), code)
        same(compiling.pattern(source, flags), source, flags)


def test_without_a_file_all_is_compiled(tmp_path):
    for source, flags in CASES:
        same(compiler(None)[1].pattern(source, flags), source, flags)


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
    kept = [path for path in folder.rglob("*.*") if path.suffix in {".patterns", ".packs"}]
    return done.stdout, {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in kept}


def test_a_second_check_makes_nothing_anew_and_says_the_same(tmp_path):
    # words of a set have another order in each process, and a pattern of them would be another each time
    first, kept = checked(tmp_path, PYTHONDONTWRITEBYTECODE="", PYTHONHASHSEED="1")
    second, then = checked(tmp_path, PYTHONDONTWRITEBYTECODE="", PYTHONHASHSEED="2")
    assert len(kept) == 2
    assert (second, then) == (first, kept)


def test_where_python_writes_no_bytecode_nothing_is_kept(tmp_path):
    assert checked(tmp_path, PYTHONDONTWRITEBYTECODE="1")[1] == {}
