"""What a second reader is told does not depend on what the first one said: every command, on two desks.

The desks differ in nothing but the first reader's rating, reason, replacement, tags, sides, notes and exemptions. What
every command and every format of a report prints to the second reader is the same on both.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import click
import pypdfium2
import pytest

from factcheck.cli.main import COMMANDS, factcheck, run
from factcheck.desk import Desk, Evidence, Source, Verdict
from factcheck.documents import read_bytes
from factcheck.reports import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = b'The count\n\nHe won 64% of the votes.\n\n"It is 63.75%," said Ann Lee.\n\nTurnout was 65 percent.\n'
COUNT = b"He won 63.75% of the votes.\nTurnout was 65.3 percent of the voters.\n"
AGENCY = b"The agency says that he won 64.4% of the votes.\n"
KEY, QUOTED = "vote#1", "vote#2"

# What the first reader says, once in praise and once in blame: all of it stays with them.
FIRST = {
    "praise": ("stands", "for", "PRAISE that it fits", "PRAISE words", "missing-context", "two-origins"),
    "blame": ("change", "against", "BLAME it differs", "BLAME words", "exaggerated", "primary"),
}

# Every command as the second reader may give it; `*` stands for every format of a report.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "add": (("vote.txt", "--slug", "vote"),),
    "answer": (("vote", "1", "From the commission."),),
    "article": ((), ("vote", "--json")),
    "ask": (("vote",), ("vote", "--json"), (KEY, "Where is this from?")),
    "assign": ((KEY, "cyd", "--task", "decide"),),
    "check": (("vote.txt", "-e", "count.txt"),),
    "claim add": (("vote", "The count"),),
    "claim read-as": ((KEY, "about 64%"),),
    "claim merge": ((KEY, "vote#3"),),
    "claim split": ((KEY, "He won", "of the votes"),),
    "claim reopen": (("vote#3", "a doubt"),),
    "claimreview check": (("review.json",),),
    "claimreview import": (("review.json",),),
    "claims": ((), ("--json",), ("vote", "--rating", "stands"), ("--disputed",), ("--mine", "--json"), ("--waiting",)),
    "completion": (("bash",),),
    "contacted": ((KEY, "by telephone"),),
    "correction": ((KEY,), (KEY, "--json")),
    "demo": (("demo-desk",),),
    "desk archive": ((), ("vote",), ("--before", "2020-01-01", "--json")),
    "desk backup": (("backup",), ("backup", "--json")),
    "desk copy": (("copy",), ("copy", "--json")),
    "desk define": (("rules.toml",),),
    "desk doctor": ((), ("--json",)),
    "desk export": (("-",), ("out.json",)),
    "desk forget": (("e1", "--reason", "a judge says so"), ("e1", "--reason", "a judge says so", "--json")),
    "desk history": ((KEY,), (KEY, "--json"), (QUOTED, "--json")),
    "desk import": (("empty.json",),),
    "desk info": ((), ("--json",)),
    "desk new": (("another",),),
    "desk signers": ((), ("--json",)),
    "desk stamp": (("request",), ("request", "--json")),
    "desk sync": (("theirs",), ("theirs", "--json")),
    "desk verify": ((), ("--json",)),
    "evidence add": (("agency.txt",),),
    "evidence describe": (("e1", "--secondary"),),
    "evidence list": ((), ("--json",)),
    "evidence remove": (("e1",), ("e1", "--json")),
    "evidence search": (("votes",), ("64%", "--json")),
    "evidence show": (("e1",), ("e1", "--json")),
    "evidence update": ((), ("--json",)),
    "evidence vectors": ((), ("--json",)),
    "exempt": ((KEY, "kept", "because"),),
    "gate": (("vote",), ("vote", "--json"), ("vote", "--policy", "draft"), ("vote", "--policy", "published")),
    "help": (("colleagues",),),
    "link": ((KEY, "e1:63.75%"), (KEY, "e1:63.75%", "--json")),
    "log": ((), ("--json",), (KEY,), ("--action", "rate", "--json"), ("-n", "2"), ("--by", "ann")),
    "lsp": (("--help",),),
    "mark-read": (("vote", "The count"),),
    "note": ((KEY, "mine"),),
    "plugins": ((), ("--json",)),
    "precedents": ((KEY,), (KEY, "--json"), ("vote#3",)),
    "rate": ((KEY, "stands", "--reason", "so it is"), (QUOTED, "change")),
    "read": ((KEY,), (KEY, "--json"), (QUOTED,), (QUOTED, "--question", "said", "--json")),
    "record": ((KEY,), (KEY, "--uncleared"), ("vote", "--uncleared")),
    "redo": ((),),
    "report": (("--format", "*"), ("--format", "*", "--no-search")),
    "scan": (("--help",),),
    "serve": (("--read", "--host", "192.0.2.1"),),
    "show": ((KEY,), (KEY, "--json"), (QUOTED,), (QUOTED, "--json")),
    "ties": ((KEY,), (KEY, "--json")),
    "undo": ((),),
    "unread": (("vote",),),
    "verify": (("nothing.json",),),
    "waiting": ((), ("--json",)),
    "watch": (("vote.txt", "--once"),),
}


def every_command() -> set[str]:
    found = set()
    for name in COMMANDS:
        command = factcheck.get_command(click.Context(factcheck), name)
        found |= {f"{name} {part}" for part in command.commands} if isinstance(command, click.Group) else {name}
    return found


def test_every_command_is_tried() -> None:
    assert set(CALLS) == every_command()


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two desks, which Ann has rated one so and one so, and Ben is to read."""
    return {name: _made(tmp_path_factory.mktemp(name), *said) for name, said in FIRST.items()}


def _made(folder: Path, rating: str, side: str, reason: str, replacement: str, tag: str, rule: str) -> Path:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("factcheck.desk.store.storage.login", lambda: "ann")
        for module in ("parts.claims", "store.storage", "parts.articles"):
            patched.setattr(f"factcheck.desk.{module}.now", lambda: "2026-11-22T09:51:31Z")
        with Desk.create(folder / "desk", by="ann") as desk:
            evidence = [
                desk.evidence.add(read_bytes(data, name), data) for name, data in (("c.txt", COUNT), ("a.txt", AGENCY))
            ]
            desk.articles.add(read_bytes(ARTICLE, "vote.txt"), ARTICLE, slug="vote", scale="draft")
            desk.articles.set_policy("vote", "published")
            desk.claims.note(KEY, f"a note: {reason}")
            for number, question in ((1, "true"), (2, "true"), (2, "said")):
                _rate(desk, number, question, rating, evidence, side, reason, replacement, tag)
            desk.verdicts.exempt(KEY, rule, reason)
            desk.claims.reopen([KEY], reason)
            _rate(desk, 1, "true", rating, evidence, side, reason, replacement, tag)
            desk.enquiries.ask(QUOTED, "Where is this from?")
    return folder / "desk"


def _rate(
    desk: Desk, number: int, question: str, rating: str, evidence: list[Evidence], side: str, reason: str,
    replacement: str, tag: str,
) -> None:  # fmt: skip
    before = desk.claims.get(f"vote#{number}").verdicts.get(question)
    sources = tuple(Source(item.id, 0, 27, f"{item.title}", item.sha256, side=side) for item in evidence)
    desk.claims.rate(
        Verdict("vote", number, rating, question, sources=sources, reason=reason, replacement=replacement, tags=(tag,),
                searched=(reason,), supersedes=before.id if before else None)
    )  # fmt: skip


@pytest.fixture
def types(desks: dict[str, Path], tmp_path: Path, capfdbinary, monkeypatch: pytest.MonkeyPatch):
    """Give a function that lets Ben type a command at a copy of one of the desks; everything that was printed."""
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ben")
    monkeypatch.setattr("factcheck.desk.store.storage.now", lambda: "2026-11-23T09:51:31Z")

    def call(which: str, *arguments: str) -> bytes:
        place = tmp_path / which
        shutil.copytree(desks[which].parent, place)
        for name, content in FILES.items():
            (place / name).write_bytes(content)
        monkeypatch.chdir(place)
        monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))  # the copies are desks of their own
        code = run(["--desk", "desk", *arguments])
        assert code in (0, 1, 2), arguments
        printed = capfdbinary.readouterr()
        written = [path.read_bytes() for path in (place / "out.json", place / "report") if path.exists()]
        shutil.rmtree(place)
        return b"\n".join([b"%d" % code, printed.out, printed.err, *map(unpacked, written)])

    return call


FILES = {
    "vote.txt": ARTICLE + b"And more of it.\n",
    "count.txt": COUNT,
    "agency.txt": AGENCY + b"Again.\n",
    "review.json": b"{}",
    "empty.json": b"{}",
    "rules.toml": b'[policies.ours]\ntitle = "Ours"\n',
}


def unpacked(data: bytes) -> bytes:
    """Give what stands in a document that is an archive, or on the pages of a PDF."""
    if data.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(data) as document:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document).encode()
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in sorted(archive.namelist()))


# What fixes everything recorded differs with it, and says nothing of it: hashes, sizes, times, the folders' names.
DIFFERS = re.compile(
    rb"[0-9a-f]{32}(?![0-9a-f])|\b\d+ bytes|\"(?:bytes|revision|size)\": \d+|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?Z?"
    rb"|/\S*/(?:praise|blame)\d*"
)


def calls() -> list[tuple[str, ...]]:
    given = [(*name.split(), *arguments) for name, several in CALLS.items() for arguments in several]
    return [
        tuple(name if word == "*" else word for word in call) + (("-o", "report") if call[0] == "report" else ())
        for call in given
        for name in (FORMATS if "*" in call else [""])
    ]


@pytest.mark.parametrize("call", calls(), ids=" ".join)
def test_a_second_reader_is_told_the_same_whatever_the_first_one_said(types, call: tuple[str, ...]) -> None:
    praise, blame = (types(which, *call) for which in FIRST)
    assert b"PRAISE" not in praise
    assert b"BLAME" not in blame
    assert DIFFERS.sub(b"", praise.replace(b"praise", b"blame")) == DIFFERS.sub(b"", blame)


def test_the_first_reader_is_told_everything(desks: dict[str, Path], capsys, monkeypatch) -> None:
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ann")
    for call in (("report",), ("desk", "export", "-"), ("show", KEY), ("log",)):
        assert run(["--desk", str(desks["blame"]), *call]) == 0
        assert "BLAME" in capsys.readouterr().out


def test_what_is_left_out_of_an_export_is_there_once_it_was_read(desks, capsys, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ben")
    copy = tmp_path / "copy"
    shutil.copytree(desks["blame"], copy)
    assert run(["--desk", str(copy), "desk", "export", "-"]) == 0
    printed = capsys.readouterr()
    assert "2 claims are left out" in printed.err
    assert not json.loads(printed.out)["verdicts"]
    for arguments in ((KEY, "stands"), (QUOTED, "stands"), (QUOTED, "stands", "--question", "said")):
        assert run(["--desk", str(copy), "read", *arguments]) == 0
    capsys.readouterr()
    assert run(["--desk", str(copy), "desk", "export", "-"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "BLAME" in printed.out
