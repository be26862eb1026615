"""Words with a look, and what they are written on: the ground of the formats for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager

__all__ = ["TONES", "Paper", "Run"]

TONES = {"stop": "9F2A1D", "wait": "7A5200", "done": "22613C", "none": "5C564D"}


class Run(Struct, frozen=True, kw_only=True):
    """Words of one look; `color` and `shade` are six hexadecimal digits. `note` is a comment on these words."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    raised: bool = False
    mono: bool = False
    color: str | None = None
    shade: str | None = None
    underline: str | None = None
    note: str | None = None
    author: str = ""


class Paper(Protocol):
    """What a report is written on, from top to bottom."""

    def paragraph(self, *runs: Run, style: str = "Normal", keep: bool = False) -> None:
        """Add a paragraph; `keep` holds it on the same page as the next one."""

    def together(self) -> AbstractContextManager[None]:
        """Keep all paragraphs that are added meanwhile on one page."""

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table whose header is repeated on every page."""

    def page_break(self) -> None:
        """Begin the next article on a page of its own."""

    def footer(self, text: str) -> None:
        """Put a line with the page's number at the foot of every page."""
