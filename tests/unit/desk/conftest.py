"""A desk with one small article on it, made by hand so that these tests depend on no reader."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.claims.model import Anchor, Claim
from factcheck.desk import Desk
from factcheck.documents.model import Document, Passage
from factcheck.figures.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = 'He won 64% of the votes. "It is 63.75%," said Ann. Turnout was 65 percent.\n'


def document(text: str = TEXT, source: str = "elections.txt") -> Document:
    passages = tuple(Passage(start, end, "line 1") for start, end in ((0, 24), (25, 50), (51, 74)) if end <= len(text))
    return Document(text, source, hashlib.sha256(text.encode()).hexdigest(), "txt 1", passages=passages)


def claim(text: str, words: str, value: str, start: int, end: int) -> Claim:
    at = text.index(words)
    number = Decimal(value)
    half = Decimal("0.5").scaleb(number.as_tuple().exponent)  # type: ignore[arg-type]
    figure = Figure(at, at + len(words), words, number, number - half, number + half, high_open=True, unit="percent")
    anchor = Anchor(words, text[:at], text[at + len(words) :], 0)
    name = hashlib.sha256(repr(anchor).encode()).hexdigest()[:16]
    return Claim(
        name, start, end, text[start:end], figure, "figure", True, None, None, '"' in text[start:end], (), 0.5, anchor
    )


def claims(text: str = TEXT) -> list[Claim]:
    return [
        claim(text, "64%", "64", 0, 24),
        replace(claim(text, "63.75%", "63.75", 25, 50), claimant="Ann"),
        claim(text, "65 percent", "65", 51, 74),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Desk.create(tmp_path / "desk", by="ann") as made:
        made.articles.add(document(), TEXT.encode(), scale="draft", claims=claims())
    return tmp_path / "desk"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with Desk.open(folder, by="ann") as opened:
        yield opened


@pytest.fixture
def other(folder: Path) -> Iterator[Desk]:
    """A colleague's session on the same desk."""
    with Desk.open(folder, by="ben") as opened:
        yield opened


@pytest.fixture
def ben(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A colleague under another login."""
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ben")
    opened = Desk.open(folder, by="ben")
    monkeypatch.undo()
    with opened:
        yield opened


@pytest.fixture
def cyd(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A third one."""
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "cyd")
    opened = Desk.open(folder, by="cyd")
    monkeypatch.undo()
    with opened:
        yield opened
