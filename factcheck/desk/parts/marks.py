"""Words of an article under no claim that somebody marked as read, and those that nobody did."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

from factcheck.desk.record.lookup import find_article, find_claims
from factcheck.desk.record.model import ReadMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.desk.record.records import Records
    from factcheck.desk.store.files import Files

__all__ = ["Marks"]


class Marks:
    """Marking words as read."""

    def __init__(self, records: Records, files: Files) -> None:
        self._records, self._files = records, files

    def add(self, article: str, start: int, end: int) -> None:
        """Mark words of an article that stand under no claim as read."""
        with self._records.storage.exclusive():
            version = find_article(self._records, article).version
            document = {"article": article, "start": start, "end": end, "version": version, "by": self._records.by}
            self._records.commit("mark-read", {"read": {str(self._records.storage.next_id("read")): document}})

    def read(self, article: str) -> list[tuple[int, int]]:
        """Give the spans of the present text that somebody marked as read."""
        present = (article, find_article(self._records, article).version)
        marks = self._records.typed_all(ReadMark, "read")
        return sorted((mark.start, mark.end) for mark in marks if (mark.article, mark.version) == present)

    def unread(self, article: str) -> list[tuple[int, int]]:
        """Give the words of the present text that stand under no claim and that nobody marked as read, in their order.

        Each span lies in one passage (a sentence, a row), without white space at its ends.
        """
        document = self._files.document(find_article(self._records, article).text)
        claimed = ((record.claim.start, record.claim.end) for record in find_claims(self._records, article))
        covered = _merged((*claimed, *self.read(article)))
        return [span for item in document.passages for span in _left(document.text, (item.start, item.end), covered)]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _left(text: str, passage: tuple[int, int], covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what is left of a passage where it is not covered and has a letter or a digit."""
    at, end = passage
    first = bisect_right(covered, at, key=itemgetter(1))  # those before end before the passage begins
    for start, last in (*takewhile(lambda span: span[0] < end, islice(covered, first, None)), (end, end)):
        piece = text[at:start]
        if any(map(str.isalnum, piece)):
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = max(at, last)
