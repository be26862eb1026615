"""Passages that say the same in other words, or in another language: vectors of texts, and which lie near each other.

Which model makes the vectors is an embedder's matter, and an embedder is a plug-in; without one nothing here is
loaded, and everything is found by words and numbers alone. Nothing is ever downloaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.evidence.library import Library

__all__ = ["ENDING", "forget", "search_by_meaning"]

ENDING = "-vectors"  # behind the name of the index


def search_by_meaning(library: Library, index: Path | None = None) -> bool:
    """Let a library be searched by meaning too, where an embedder is installed; whether one is.

    The vectors stand in a file beside the `index`, in memory where that is None.
    """
    from factcheck.evidence.meaning.embedder import embedder

    chosen = embedder()
    if chosen is None:
        return False
    from factcheck.evidence.meaning.near import Meanings  # needs numpy, which comes with an embedder

    library.meanings = Meanings(library, chosen, index.with_name(index.name + ENDING) if index else None)
    return True


def forget(index: Path) -> None:
    """Remove the vectors beside an index, for what they were made of is to be gone; what is not there is fine."""
    index.with_name(index.name + ENDING).unlink(missing_ok=True)
