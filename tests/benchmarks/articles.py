"""Articles with what they claim marked in them, and with slips to plant: the material of `tests.benchmarks.claims`.

Each file of `articles/` is one article, written for this project as journalists write them; every number in it fits the
others. It begins with the day it was written. `[[words|what is claimed|kind|q|@claimant|!reason]]` marks a claim, all
but the words optional: the part of the words that is claimed, the kind (a figure where none is named), "q" for quoted
words, who says it, and why it cannot be checked. A "/" stands between what may be given as well; "~" marks words that
may be taken for a claim or not, "@?" a claimant and "!*" a reason that do not count. Below "--- plants" each line is a
slip, as the kind of contradiction, the words of the article, and what is put in their place.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims.model import ClaimKind
from factcheck.documents import Document, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims import Claim

__all__ = ["Article", "Mark", "Plant", "articles"]

FOLDER = Path(__file__).with_name("articles")
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_ARTICLES = ("the ", "a ", "an ")


class Mark(Struct, frozen=True):
    """A claim of an article: `[start, end)` its words, `[first, last)` the part that is claimed."""

    start: int
    end: int
    first: int
    last: int
    kinds: frozenset[str]
    claimants: frozenset[str]
    reasons: frozenset[str]
    quoted: bool
    counts: bool

    def of(self, claim: Claim) -> bool:
        """Whether a claim of one of its kinds stands in its words."""
        return claim.kind in self.kinds and _meet(claim, self.start, self.end)

    def meets(self, claim: Claim) -> bool:
        """Whether a claim of one of its kinds is what it marks."""
        return claim.kind in self.kinds and _meet(claim, self.first, self.last)

    def covers(self, claim: Claim) -> bool:
        """Whether a claim stands in its words, of whatever kind."""
        return _meet(claim, self.start, self.end)

    def is_by(self, name: str | None) -> bool:
        """Whether somebody is who says it, article and capitals aside."""
        return _bare(name or "") in self.claimants


class Plant(Struct, frozen=True):
    """A slip: the kind of contradiction that it makes, and the article with it."""

    kind: str
    words: str
    document: Document


class Article(Struct, frozen=True):
    """An article as it was written, with its marks and its slips."""

    name: str
    document: Document
    marks: tuple[Mark, ...]
    plants: tuple[Plant, ...]


def articles() -> Iterator[Article]:
    """Give the articles in the order of their names."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield _article(path)


def _article(path: Path) -> Article:
    head, _, rest = path.read_text("utf-8").partition("\n\n")
    day = datetime.date.fromisoformat(head.removeprefix("date: "))
    body, _, planted = rest.partition("--- plants\n")
    pieces: list[str] = []
    marks: list[Mark] = []
    position = length = 0
    for match in _MARK.finditer(body):
        pieces.append(body[position : match.start()])
        length += len(pieces[-1])
        mark, words = _mark(match[1], length)
        marks.append(mark)
        pieces.append(words)
        length += len(words)
        position = match.end()
    text = "".join([*pieces, body[position:]]).rstrip("\n") + "\n"

    def read(words: str) -> Document:
        return replace(read_text(words), date=day)

    plants = []
    for line in planted.splitlines():
        kind, _, change = line.partition(" | ")
        old, _, new = change.partition(" => ")
        if text.count(old) != 1:
            raise ValueError(f"{path.name}: {old!r} does not stand in the article once")
        plants.append(Plant(kind, new, read(text.replace(old, new))))
    return Article(path.stem, read(text), tuple(marks), tuple(plants))


def _mark(written: str, start: int) -> tuple[Mark, str]:
    words, *fields = written.split("|")
    first, last = start, start + len(words)
    kinds: set[str] = set()
    claimants: set[str] = {""}
    reasons: set[str] = {""}
    counts = True
    for field in fields:
        parts = field.removeprefix("@").removeprefix("!").split("/")
        if field[0] == "@":
            claimants = {_bare(part) for part in parts}
        elif field[0] == "!":
            reasons = set(parts)
        elif field == "q":
            continue
        elif set(parts) <= {*get_args(ClaimKind), "~"}:
            counts = counts and "~" not in parts
            kinds |= set(parts) - {"~"}
        else:
            counts = counts and "~" not in parts
            at = next((words.index(part), len(part)) for part in parts if part in words)
            first, last = start + at[0], start + at[0] + at[1]
    shown = frozenset(cast("set[str]", kinds) or {"figure"})
    spans = (start, start + len(words), first, last)
    return Mark(*spans, shown, frozenset(claimants), frozenset(reasons), "q" in fields, counts), words


def _meet(claim: Claim, start: int, end: int) -> bool:
    place = claim.figure or claim
    return place.start < end and start < place.end


def _bare(name: str) -> str:
    name = name.lower()
    return next((name.removeprefix(word) for word in _ARTICLES if name.startswith(word)), name)
