"""The shipped ranking behind the call that scorers of linking make: texts in, ranked ids out."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))  # a scorer loads this file from a checkout that is not installed

from factcheck.documents import Document, Passage
from factcheck.evidence import Library, query_of, rank, written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def library_of(passages: Iterable[Mapping[str, str]]) -> Library:
    """Give a library in memory of `{"id", "title", "text"[, "date"]}`, each a document of one passage."""
    library = Library(None)
    for passage in passages:
        text = passage["text"]
        library.add(
            passage["id"],
            Document(
                text=text,
                source=passage["id"],
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                reader="benchmark 1",
                title=passage.get("title") or None,
                date=written_day(passage.get("date") or ""),
                passages=(Passage(0, len(text), "line 1"),),
            ),
        )
    return library


def link(claim_texts: Sequence[str], passages: Iterable[Mapping[str, str]], k: int) -> list[list[str]]:
    """Give for each claim the ids of its `k` best passages, best first."""
    with library_of(passages) as library:
        return [[one.found.document for one in rank(query_of(text), library, k)] for text in claim_texts]
