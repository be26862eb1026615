"""What a fault test counts, and the journal and the stock database that it is done to."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from tinydb import TinyDB

from factcheck.desk.store.chain import FIRST_LINE
from factcheck.desk.store.database import Database
from factcheck.desk.store.journal import Medium

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["VERDICT", "Count", "journal", "stock", "values"]

# A verdict of ordinary size, about 590 bytes as JSON.
VERDICT = {
    "article": "elections",
    "claim": 7,
    "rating": "change",
    "tags": ["exaggerated"],
    "reason": "The commission's final count says 63.75%, after all protocols were in.",
    "sources": [
        {
            "document": "e12",
            "start": 120,
            "end": 183,
            "text": "With all protocols counted the share stands at 63.75% of the votes.",
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "side": "against",
            "rank": "primary",
            "place": "line 3",
        }
    ],
    "suggestion": {"relation": "rounds", "stance": "supports", "working": "63.75% rounds to 64%", "link": 0},
    "by": "reviewer",
    "os": "reviewer",
    "at": "2026-11-22T09:51:31Z",
}


class Count(Struct):
    """How often something was tried, and how often the promise held."""

    tried: int = 0
    held: int = 0

    def add(self, held: bool) -> None:
        self.tried += 1
        self.held += held

    def __str__(self) -> str:
        return f"{self.held:,} of {self.tried:,}"


def journal(path: Path, medium: type[Medium] = Medium, **options: Any) -> Database:
    """Open the journal at `path`, made where it is not there."""
    if not os.path.lexists(path):
        Medium.create(path, FIRST_LINE, 0o600)
    return Database(medium(path), **options)


def stock(path: Path) -> TinyDB:
    return TinyDB(path)


def values(database: TinyDB) -> list[int]:
    """The numbers that `{"n": number}` documents hold, in the order of their ids."""
    return [document["n"] for document in sorted(database.all(), key=lambda document: document.doc_id)]


def size_of_verdict() -> int:
    return len(json.dumps(VERDICT))
