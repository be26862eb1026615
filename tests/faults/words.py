"""Journals whose chain is right and whose words are wrong, and exports that another program changed.

What is done to the words is drawn by a seed. After it every command that only looks, and some that write, ends as a
command may: 0, 1 or 2, never with a fault of the program, and prints nothing that steers a terminal.
"""

from __future__ import annotations

import copy
import io
import json
import os
import random
import re
import shutil
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.cli.main import run
from factcheck.desk import Desk
from factcheck.desk.store.chain import FIRST_LINE, chained, written
from tests.faults.trial import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE = Path(__file__).parents[1] / "unit" / "desk" / "data" / "desk-0.1" / "desk"
HOSTILE = "\x1b]0;x\x07\x9b31m\u202egnp\u2066"
INSTEAD: tuple[Any, ...] = (
    None, True, "", "seven", "NaN", "Infinity", "../../x", HOSTILE, -1, 0, 1, 7, 10**30, 0.5, [], [1], {}, {"1": 2},
    ["a"], "vote", "e1", "2026-02-31", "2026-02-31T09:51:31Z", "vote#1", "0" * 64,
)  # fmt: skip
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("claims",), ("claims", "--json"), ("show", "vote#1"), ("show", "vote#3", "--json"), ("show", "other#1"),
    ("log",), ("log", "--json"), ("log", "-n", "3"), ("log", "vote#1"), ("desk", "history", "vote#3"),
    ("desk", "info"), ("desk", "info", "--json"), ("waiting",), ("waiting", "--json"), ("article", "--json"),
    ("gate", "vote"), ("gate", "vote", "--json"), ("gate", "other"), ("evidence", "list"), ("evidence", "show", "e1"),
    ("evidence", "search", "votes"), ("ties", "vote#1"), ("precedents", "vote#1"), ("ask", "vote", "--json"),
    ("correction", "other#1"), ("unread", "vote"), ("report",), ("report", "--format", "json"),
    ("report", "--format", "csv", "--no-search"), ("desk", "verify"), ("desk", "doctor"), ("desk", "export", "-"),
    ("note", "vote#2", "mine"), ("rate", "vote#2", "stands", "--reason", "so"), ("read", "vote#1"),
    ("evidence", "remove", "e3"), ("undo",), ("redo",), ("claim", "reopen", "vote#2", "again"), ("log", "vote"),
)  # fmt: skip


def lines(folder: Path, tries: int, *, seed: int = 1, commands: int = 6) -> Count:
    """Change something in one line of a desk's journal, chain it again, and try some commands on it."""
    chance, count = random.Random(seed), Count()
    first, *rest = (MADE / "journal").read_bytes().splitlines()
    operations = [json.loads(line[33:]) for line in rest]
    for number in range(tries):
        at = chance.randrange(len(operations))
        changed = [*operations[:at], _changed(operations[at], chance), *operations[at + 1 :]]
        desk = _copy(folder / str(number))
        head, content = FIRST_LINE, [first]
        for operation in changed:
            words = written(operation)
            head = chained(words, head)
            content.append(head + b" " + words)
        (desk / "journal").write_bytes(b"\n".join(content) + b"\n")
        for command in chance.sample(COMMANDS, commands):
            count.add(_held(desk, command))
        shutil.rmtree(folder / str(number))
    return count


def exports(folder: Path, tries: int, *, seed: int = 2, commands: int = 6) -> Count:
    """Change something in an export, import it, and where it is taken try some commands on that desk."""
    chance, count = random.Random(seed), Count()
    with Desk.open(_copy(folder / "whole")) as desk:
        tables = json.loads(json.dumps(desk.tables.seen()))
    for number in range(tries):
        made = folder / str(number)
        made.mkdir()
        (made / "in.json").write_text(json.dumps(_changed(tables, chance)))
        Desk.create(made / "desk").close()
        for name in ("texts", "snapshots"):
            shutil.copytree(MADE / name, made / "desk" / name, dirs_exist_ok=True)
        code, printed = _run(made / "desk", ("desk", "import", str(made / "in.json")))
        count.add(code in (0, 2) and RAW.search(printed) is None)
        if code == 0:
            for command in chance.sample(COMMANDS, commands):
                count.add(_held(made / "desk", command))
        shutil.rmtree(made)
    return count


def _copy(place: Path) -> Path:
    shutil.copytree(MADE, place / "desk")
    (place / "desk" / "contents").unlink()
    (place / "desk" / "sessions").mkdir()
    return place / "desk"


def _changed(value: Any, chance: random.Random) -> Any:
    """Give a copy with something else, or nothing, in one place of it."""
    whole = copy.deepcopy(value)
    holder, key = chance.choice(list(_places(whole)))
    how = chance.random()
    if how < 0.15:
        del holder[key]
    elif how < 0.25 and isinstance(holder, dict):
        holder[str(chance.choice(INSTEAD))] = holder.pop(key)
    else:
        holder[key] = copy.deepcopy(chance.choice(INSTEAD))
    return whole


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield value, key
        yield from _places(item)


@contextmanager
def _nothing_seen(folder: Path) -> Iterator[None]:
    """Let every try be a desk of its own, of which nobody remembers another state."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        yield
    finally:
        os.environ.pop("XDG_STATE_HOME") if before is None else os.environ.update(XDG_STATE_HOME=before)


def _run(desk: Path, command: tuple[str, ...]) -> tuple[int, str]:
    raw = io.BytesIO()
    out, err = io.TextIOWrapper(raw, "utf-8", "surrogateescape", newline=""), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), _nothing_seen(desk.parent):
        code = run(["--desk", str(desk), *command])
        sys.stdout.flush()
    printed = raw.getvalue().decode("utf-8", "replace").replace("\r\n", "\n") + err.getvalue()
    return code, printed


def _held(desk: Path, command: tuple[str, ...]) -> bool:
    code, printed = _run(desk, command)
    if code in (0, 1, 2) and RAW.search(printed) is None:
        return True
    print(f"{' '.join(command)}: exit {code}: {printed[-300:]!r}", file=sys.stderr)
    return False
