"""Where a passage stands: its heading and title, the rows beside it, the text around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.columns import first_words

if TYPE_CHECKING:
    from factcheck.documents import Document, Passage
    from factcheck.facts.model import Statement

__all__ = ["NOWHERE", "Setting", "setting_of", "text_around"]

_NEAR_ROWS = 50
# Of a long document the text around a passage is looked at in stretches of so many code points.
_STRETCH = 12_000
# The rows beside a row of a table of thousands say less of it, and are other ones for every row.
_LONG_TABLE, _STRETCH_OF_ROWS = 1_000, 1_000


class Setting(Struct, frozen=True):
    """What belongs to a passage without standing in it.

    `beside` are its heading and its document's title, `others` the labels of the rows beside it that are the claim's
    own, `whole` the text that it is a part of, "" where nothing but the passage is known.
    """

    beside: str = ""
    others: tuple[str, ...] = ()
    whole: str = ""


NOWHERE = Setting()


def setting_of(claimed: Statement, document: Document, passage: Passage) -> Setting:
    """Give the setting of a passage of a document, for one claim."""
    beside = f"{document.title or ''} {passage.context}".strip()
    return Setting(beside, _own_rows(claimed, document, passage), text_around(document, passage))


def text_around(document: Document, passage: Passage) -> str:
    """Give the text that a passage is a part of: the document, or of a long one what is near."""
    long = passage.table is not None and len(document.tables[passage.table].rows) > _LONG_TABLE
    stretch = _STRETCH_OF_ROWS if long else _STRETCH
    first = max(0, passage.start // stretch - 1) * stretch
    return _part(document.text, first, first + 3 * stretch)


@lru_cache(maxsize=256)
def _part(text: str, start: int, end: int) -> str:
    """Give a part of a text as one object for all its passages: what is known of it is kept by it as a key."""
    return text[start:end]


def _own_rows(claimed: Statement, document: Document, passage: Passage) -> tuple[str, ...]:
    """Give the labels of the rows beside a row that are the claim's own; of a long table those near it."""
    named = set((claimed.subject or "").lower().split())
    if passage.table is None or passage.row is None or not named:
        return ()
    rows = document.tables[passage.table].rows
    near = range(max(0, passage.row - _NEAR_ROWS), min(len(rows), passage.row + _NEAR_ROWS))
    labels = (first_words(rows, at) for at in near if at != passage.row)
    telling = max(named, key=len)  # looked for first: most of the rows have none of the words
    return tuple(one for one in labels if telling in (label := one.lower()) and named <= set(label.split()))
