"""What it costs to build a library, beside bare full-text search: `python -m tests.benchmarks.build_speed [PASSAGES]`.

The same made-up passages (100,000 of them) go into a library 500 documents at a time, as a folder is added, and one by
one; and into a bare table of SQLite's FTS5 in one transaction. Seconds are CPU, documents are made beforehand.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.evidence import Addition, Library
from tests.benchmarks.linking_speed import PER_DOCUMENT, Newsroom

if TYPE_CHECKING:
    from factcheck.documents import Document

TOGETHER = 500  # documents in one transaction


def bare(path: Path, documents: list[Document]) -> float:
    """Put every passage into a table of FTS5; give the seconds."""
    begun = time.process_time()
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIRTUAL TABLE passages USING fts5(words)")
        rows = ((document.words(passage),) for document in documents for passage in document.passages)
        database.executemany("INSERT INTO passages VALUES (?)", rows)
    database.close()
    return time.process_time() - begun


def built(path: Path, documents: list[Document], together: int) -> float:
    """Put every document into a library, so many at a time; give the seconds."""
    begun = time.process_time()
    with Library(path) as library:
        for first in range(0, len(documents), together):
            some = enumerate(documents[first : first + together], first)
            library.add_all([Addition(f"d{number}", document) for number, document in some])
    return time.process_time() - begun


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", nargs="?", type=int, default=100_000)
    passages = parser.parse_args().passages
    news = Newsroom(1)
    documents = [news.document(f"d{number}") for number in range(passages // PER_DOCUMENT)]
    with tempfile.TemporaryDirectory() as folder:
        base = bare(Path(folder) / "bare", documents)
        print(f"{passages:,} passages, bare FTS5 in one transaction: {base:.2f} s", flush=True)
        for words, together in (("500 documents at a time", TOGETHER), ("one by one", 1)):
            spent = built(Path(folder) / f"library-{together}", documents, together)
            print(f"a library, {words}: {spent:.2f} s, {spent / base:.1f}x", flush=True)


if __name__ == "__main__":
    main()
