"""The library: the documents of evidence, their passages, and the index that finds them again.

How good a passage is for a claim is decided in `ranking`; which documents belong to a desk is the desk's to know.
"""

from __future__ import annotations

import datetime
import threading
import zlib
from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from factcheck.documents.packing import unpack
from factcheck.evidence import counting
from factcheck.evidence.adding import put_in
from factcheck.evidence.lengths import keep_lengths
from factcheck.evidence.model import Addition, Entry, Found, Rank, UnknownDocument
from factcheck.evidence.postings import Postings
from factcheck.evidence.storage import IndexUnusable, Reading, batches, marks, open_index
from factcheck.evidence.terms import terms
from factcheck.language.packs import ENGLISH

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from factcheck.documents import Document, Passage
    from factcheck.evidence.meaning.near import Meanings

__all__ = ["Entry", "Found", "Library", "Rank", "UnknownDocument"]

_ANALYSED = (
    "SELECT passages.number, passages.run, passages.terms, runs.context, runs.title FROM passages"
    " JOIN runs ON runs.first = passages.run WHERE passages.number BETWEEN ? AND ?"
)
_ENTRIES = "SELECT id, source, sha256, title, date, rank, origin, archived, passages FROM documents"
_PASSAGES = (
    "SELECT passages.number, documents.id, documents.title, documents.date, documents.rank,"
    " passages.number - documents.first, passages.words, passages.terms, runs.context, runs.title FROM passages"
    " JOIN runs ON runs.first = passages.run JOIN documents ON documents.number = runs.document"
    " WHERE passages.number IN"
)
_WORDS = "SELECT number, words FROM passages"
_OF_DOCUMENT = "SELECT first, first + passages - 1 FROM documents WHERE id = ?"
_TAKE_OUT = "INSERT INTO terms (terms, rowid, words, context, title) VALUES ('delete', ?, ?, ?, ?)"
_EVERY = "SELECT number FROM passages ORDER BY number"
# Unpacked documents kept at hand, by characters of text: a long table is asked for by every claim of an article.
_KEPT_CHARACTERS = 20_000_000
# So many passages that were found are kept at hand, for the other claims of an article and of a scan.
_KEPT_PASSAGES = 20_000


class _Listing(Struct, frozen=True):
    """All documents as they were at a revision, and their ids by the hash of their bytes."""

    revision: tuple[int, int]
    entries: list[Entry]
    by_hash: dict[str, list[str]]
    by_id: dict[str, Entry]


class Library:
    """Documents with an index over their passages, in one SQLite file or in memory.

    Several processes can have the same file open. A document is added and removed as a whole: others see all of it
    or nothing. Methods can be called from several threads. With `read_only` the file must be there, and nothing is
    written beside it that its folder does not take. Raises `IndexUnusable` where the file is damaged or from another
    version; `factcheck.evidence.discard(path)` then makes room for a new one.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self._connection = open_index(path, read_only=read_only)
        self._lock = threading.RLock()
        self._kept: OrderedDict[tuple[str, str], Document] = OrderedDict()
        self._kept_characters = 0
        self._listing: _Listing | None = None
        self._languages: tuple[tuple[int, int], list[str]] | None = None
        self._held: tuple[int, int] | None = None
        self._postings = Postings()
        self._passages: tuple[tuple[int, int] | None, dict[int, Found]] = (None, {})
        self.meanings: Meanings | None = None  # who opens a library says whether it is searched by meaning too

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _reading(self) -> Reading:
        return Reading(self.path, self._lock, self._connection)

    @contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """Read in several steps what stood there at the first, whatever others add and remove meanwhile."""
        with self._reading() as connection:
            inside = connection.in_transaction
            if inside:  # a part of `together`
                yield connection
                return
            connection.execute("BEGIN DEFERRED")
            try:
                yield connection
            finally:
                if connection.in_transaction:  # a fault of the file ends it by itself
                    connection.execute("ROLLBACK")

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let all that is read meanwhile be of one state, and be read without looking whether that is still the newest.

        Nothing can be put in or taken out by who holds it still.
        """
        with self._snapshot() as connection:
            held = self._held
            connection.execute("SELECT 1 FROM totals").fetchone()  # from here on it is what it is
            self._held = held or self.revision
            try:
                yield
            finally:
                self._held = held

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection:
            if self._held is not None:
                raise RuntimeError("a library that is held still cannot be changed")
            if connection.in_transaction:  # a part of `together`
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                self._postings = Postings()  # may have seen numbers that will be given again
                raise
            connection.execute("COMMIT")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what is added and removed meanwhile one change: all of it, or nothing where something is raised.

        Half of the cost of a small document is the change by itself.
        """
        with self._writing():
            yield

    def add(
        self,
        document_id: str,
        document: Document,
        *,
        rank: Rank | None = None,
        origin: str | None = None,
        archived: str | None = None,
    ) -> None:
        """Put `document` in under `document_id`, in place of what was there under it; the rest as in `Addition`."""
        self.add_all([Addition(document_id, document, rank, origin, archived)])

    def add_all(self, added: Sequence[Addition]) -> None:
        """Put documents in, as one change; what each holds is counted together, so a hundred cost little more to count.

        All of them are at hand at once: a caller with more than some hundred gives them in pieces.
        """
        with self._writing() as connection:
            for each in added:
                self._remove(connection, each.id)
            (last,) = connection.execute("SELECT numbered FROM totals").fetchone()
            tally = counting.Tally()
            put_in(connection, added, last + 1, tally)
            connection.execute("UPDATE totals SET numbered = ?", (last + len(tally.lengths),))
            keep_lengths(connection, last + 1, tally.lengths)
            counting.count(connection, tally, 1)

    def remove(self, document_id: str) -> bool:
        """Take the document out with its passages; whether there was one."""
        with self._writing() as connection:
            return self._remove(connection, document_id)

    def _remove(self, connection: sqlite3.Connection, document_id: str) -> bool:
        bounds = connection.execute(_OF_DOCUMENT, (document_id,)).fetchone()
        if bounds is None:
            return False
        tally = counting.Tally()
        lines: list[tuple[int, str, str, str]] = []
        for number, run, own, context, title in connection.execute(_ANALYSED, bounds):
            tally.add(own.split(), context, title)
            lines.append((number, own, context, title) if number == run else (number, own, "", ""))
        counting.count(connection, tally, -1)
        connection.executemany(_TAKE_OUT, lines)
        connection.execute("DELETE FROM passages WHERE number BETWEEN ? AND ?", bounds)
        connection.execute("DELETE FROM runs WHERE first BETWEEN ? AND ?", bounds)
        connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return True

    def ids(self) -> list[str]:
        """Give the ids of all documents in the order in which they were added."""
        return [entry.id for entry in self._listed().entries]

    def __contains__(self, document_id: object) -> bool:
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone() is not None

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._listed().entries)

    def entries(self, ids: Iterable[str] | None = None) -> list[Entry]:
        """Give what is known of all documents, or of those named, in the order in which they were added."""
        listed = self._listed().entries
        if ids is None:
            return list(listed)
        wanted = set(ids)
        return [entry for entry in listed if entry.id in wanted]

    def copies_of(self, sha256: str) -> list[str]:
        """Give the ids of the documents that were read from the very bytes of this hash."""
        return self._listed().by_hash.get(sha256, [])

    def _listed(self) -> _Listing:
        """Give the list of all documents, read again only when the library was changed: every claim asks for it."""
        with self._reading() as connection:
            revision = self.revision
            if self._listing is None or self._listing.revision != revision:
                rows = connection.execute(f"{_ENTRIES} ORDER BY number").fetchall()
                entries = [Entry(row[0], row[1], row[2], row[3], _day(row[4]), *row[5:]) for row in rows]
                by_hash: dict[str, list[str]] = {}
                for entry in entries:
                    by_hash.setdefault(entry.sha256, []).append(entry.id)
                self._listing = _Listing(revision, entries, by_hash, {entry.id: entry for entry in entries})
            return self._listing

    def entry(self, document_id: str) -> Entry:
        """Give what is known of one document. Raises `UnknownDocument`."""
        entry = self._listed().by_id.get(document_id)
        if entry is None:
            raise UnknownDocument(document_id, "is not in the library")
        return entry

    def document(self, document_id: str) -> Document:
        """Give the document as it was added. Raises `UnknownDocument`."""
        with self._reading():
            key = document_id, self.entry(document_id).sha256
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with self._snapshot() as connection:
            key = document_id, self.entry(document_id).sha256
            (body,) = connection.execute("SELECT body FROM documents WHERE id = ?", (document_id,)).fetchone()
            try:
                document = unpack(body)
            except (ValueError, zlib.error) as error:
                problem = f"the index holds damaged text for {document_id}"
                raise IndexUnusable(str(self.path), problem, "build it again from the documents") from error
            self._kept[key] = document
            self._kept_characters += len(document.text)
            while self._kept_characters > _KEPT_CHARACTERS and len(self._kept) > 1:
                self._kept_characters -= len(self._kept.popitem(last=False)[1].text)
            return document

    def passage(self, found: Found) -> Passage:
        """Give the passage that was found, with its place and offsets in its document."""
        return self.document(found.document).passages[found.position]

    @property
    def revision(self) -> tuple[int, int]:
        """Something else whenever the library was changed, here or by another process."""
        with self._lock:
            if self._held is not None:
                return self._held
        with self._reading() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            return connection.total_changes, version

    def totals(self) -> tuple[int, float]:
        """Give how many passages there are, and how many terms one has on average."""
        with self._snapshot() as connection:
            return self._postings.totals(connection, self.revision)

    def frequencies(self, wanted: Iterable[str]) -> dict[str, int]:
        """Give in how many passages each term stands; a term that stands in none is 0."""
        with self._snapshot() as connection:
            return self._postings.frequencies(connection, self.revision, wanted)

    def terms_like(self, beginning: str, lengths: range) -> dict[str, int]:
        """Give the index's terms that begin so and are so long, each with the number of its passages."""
        with self._reading() as connection:
            return counting.terms_like(connection, beginning, lengths)

    def numbers_between(self, low: Decimal, high: Decimal) -> list[str]:
        """Give the index's terms that are numbers from `low` to `high`, the hundred commonest, commonest first."""
        with self._snapshot() as connection:
            return self._postings.numbers_between(connection, self.revision, low, high)

    def search(self, words: str, k: int = 20) -> list[Found]:
        """Give the `k` passages that share most with `words` by BM25, best first."""
        return self.find(dict.fromkeys(term for one in self.languages() or [ENGLISH] for term in terms(words, one)), k)

    def languages(self) -> list[str]:
        """Give the codes of the languages that its documents are in, in the order of the alphabet."""
        with self._reading() as connection:
            revision = self.revision
            if self._languages is None or self._languages[0] != revision:
                rows = connection.execute("SELECT DISTINCT language FROM documents ORDER BY language")
                self._languages = revision, [code for (code,) in rows]
            return self._languages[1]

    def readings(self) -> dict[str, tuple[str, int]]:
        """Give for each document the code of the language that it is read in, and how many passages it has."""
        with self._reading() as connection:
            rows = connection.execute("SELECT id, language, passages FROM documents")
            return {name: (language, passages) for name, language, passages in rows}

    def find(self, wanted: Iterable[str], k: int, *, among: Iterable[str] = ()) -> list[Found]:
        """Give the `k` best passages by BM25 for terms as `terms` makes them; equal ones in the order of adding.

        Where terms are given in `among`, only passages that hold one of them are looked at.
        """
        with self._snapshot() as connection:
            best = self._postings.best(connection, self.revision, tuple(wanted), k, tuple(among))
            return self._found(connection, best)

    def all(self) -> list[Found]:
        """Give every passage in the order of adding; for a library of few."""
        with self._snapshot() as connection:
            return self._found(connection, [number for (number,) in connection.execute(_EVERY)])

    def numbered(self, after: int = 0) -> Iterator[tuple[int, str]]:
        """Give the number and words of every passage that was added after the one of that number, in that order."""
        with self._reading() as connection:
            yield from connection.execute(f"{_WORDS} WHERE number > ? ORDER BY number", (after,))

    def words_of(self, numbers: Sequence[int]) -> dict[int, str]:
        """Give the words of passages by their numbers, of those that are there."""
        with self._snapshot() as connection:
            return {
                number: words
                for some in batches(numbers)
                for number, words in connection.execute(f"{_WORDS} WHERE number IN ({marks(some)})", some)
            }

    def numbers_of(self, document_id: str) -> list[int]:
        """Give the numbers of a document's passages."""
        with self._reading() as connection:
            return [
                number
                for first, last in connection.execute(_OF_DOCUMENT, (document_id,))
                for number in range(first, last + 1)
            ]

    def found_at(self, numbers: Sequence[int]) -> list[Found]:
        """Give passages by their numbers, in this order; one that is no longer there is passed over."""
        with self._snapshot() as connection:
            return self._found(connection, numbers)

    def _found(self, connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Found]:
        """Give the passages of these numbers, in their order; one that is no longer there is passed over."""
        at_hand = self._at_hand(self.revision)
        missing = [number for number in numbers if number not in at_hand]
        for some in batches(missing):
            for number, document, title, date, *rest in connection.execute(f"{_PASSAGES} ({marks(some)})", some):
                rank, position, words, *analysed = rest
                own, context, title_terms = analysed
                terms_there = own, context, title_terms
                at_hand[number] = Found(document, position, words, title, _day(date), rank, terms_there)
        found = [at_hand[number] for number in numbers if number in at_hand]
        if len(at_hand) > _KEPT_PASSAGES:
            at_hand.clear()
        return found

    def _at_hand(self, revision: tuple[int, int]) -> dict[int, Found]:
        """Give the passages that were found before, none of them from before the library was changed."""
        if self._passages[0] != revision:
            self._passages = revision, {}
        return self._passages[1]


def _day(written: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None
