"""The vectors of one library: which passages have none yet, and which lie nearest to what is looked for."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from factcheck.evidence.meaning.vectors import Vectors, key_of
from factcheck.plugins import BrokenPlugin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from factcheck.evidence.library import Library
    from factcheck.evidence.meaning.embedder import Embedder

__all__ = ["Meanings"]

# So many passages are given to the embedder at once: what is looked for meanwhile waits no longer than that takes.
_BATCH = 16
# A passage with fewer letters than this (a row of numbers) has no meaning to be found by.
_LETTERS = 8
_LETTER = re.compile(r"[^\W\d_]")
# Below this likeness a passage is not offered for its meaning alone.
_OFFERED = 0.2
# With so many passages the likeness that is usual is their mean (some languages lie nearer to each other than others),
# not farther from the embedder's own than this; and so many queries are remembered.
_USUAL, _AROUND, _SCANS = 8, 0.05, 4
_NOBODY = np.uint64(0)  # the key of what gets no vector


class _Scan(Struct):
    """The likeness of what is looked for with every row of the vectors, and how alike it is to passages usually."""

    likeness: NDArray[np.float32]
    usual: float


class Meanings:
    """Vectors for the passages of a library. Methods can be called from several threads.

    `fault` says what is wrong with the embedder once it has failed; nothing is found by meaning from then on. `changes`
    is another number whenever more can be found than before.
    """

    def __init__(self, library: Library, embedder: Embedder, path: Path | None) -> None:
        self.fault: str | None = None
        self.changes = 0
        self._library = library
        self._embedder = embedder
        self._vectors = Vectors(path, f"{embedder.name} {embedder.version}", embedder.size)
        self._lock = threading.RLock()
        self._revision: tuple[int, int] | None = None
        self._numbers: NDArray[np.int64] = np.empty(0, np.int64)
        self._keys: NDArray[np.uint64] = np.empty(0, np.uint64)
        self._rows: NDArray[np.int64] = np.empty(0, np.int64)
        self._query = lru_cache(maxsize=2048)(self._vector_of)
        self._scans: dict[str, _Scan] = {}

    def counts(self) -> tuple[int, int]:
        """Give how many passages have a vector, and how many can have one."""
        with self._lock:
            self._look()
            return int((self._rows >= 0).sum()), int((self._keys != _NOBODY).sum())

    def make(self, documents: Collection[str] | None = None) -> Iterator[tuple[int, int]]:
        """Make the vectors that are missing, a few at a time; after each few give how many are made, of how many.

        With `documents` only for the passages of these. Who stops asking stops the making, and what was made is kept.
        """
        with self._lock:
            self._look()
            missing = (self._rows < 0) & (self._keys != _NOBODY)
            if documents is not None:
                own = [number for name in documents for number in self._library.numbers_of(name)]
                missing &= np.isin(self._numbers, own)
            _, first = np.unique(self._keys[missing], return_index=True)
            numbers = self._numbers[missing][np.sort(first)].tolist()
        try:
            for start in range(0, len(numbers), _BATCH):
                some = numbers[start : start + _BATCH]
                if self.fault is not None or not self._make_some(some):
                    return
                yield min(start + _BATCH, len(numbers)), len(numbers)
            self._tidy()
        finally:
            self._rest()

    def _rest(self) -> None:
        rest = getattr(self._embedder, "rest", None)
        try:
            if rest is not None:
                rest()
        except BrokenPlugin as error:
            self.fault = str(error)

    def _make_some(self, numbers: Sequence[int]) -> bool:
        texts = list(self._library.words_of(numbers).values())
        try:
            vectors = self._embedder.passages(texts)
        except BrokenPlugin as error:
            self.fault = str(error)
            return False
        with self._lock:
            self._vectors.refresh()
            keys = [key_of(text) for text in texts]
            fresh = [at for at, row in enumerate(self._vectors.rows_of(keys)) if row < 0]  # a colleague's are there
            if fresh:
                self._vectors.add([keys[at] for at in fresh], vectors[fresh])
            self._rows = self._vectors.rows_of(self._keys)
            self._changed()
        return True

    def _changed(self) -> None:
        self.changes += 1
        self._scans.clear()

    def _tidy(self) -> None:
        """Drop the vectors of what is no longer in the library, where they are most of the file."""
        with self._lock:
            self._look()
            if len(self._vectors) > 2 * len(np.unique(self._keys)) + _BATCH:
                self._vectors.keep(self._keys)
                self._rows = self._vectors.rows_of(self._keys)
                self._changed()

    def _look(self) -> None:
        """Look what the library and the file of the vectors hold now."""
        fresh = self._vectors.refresh()
        revision = self._library.revision
        if revision != self._revision:
            last = int(self._numbers[-1]) if len(self._numbers) else 0
            self._read_after(last)
            if len(self._numbers) != self._library.totals()[0]:  # something was taken out
                self._numbers, self._keys = self._numbers[:0], self._keys[:0]
                self._read_after(0)
            self._revision, fresh = revision, True
        if fresh:
            self._rows = self._vectors.rows_of(self._keys)
            self._rows[self._keys == _NOBODY] = -1
            self._changed()

    def _read_after(self, last: int) -> None:
        read = [(number, _key(words)) for number, words in self._library.numbered(last)]
        self._numbers = np.concatenate([self._numbers, np.array([one for one, _ in read], np.int64)])
        self._keys = np.concatenate([self._keys, np.array([key for _, key in read], np.uint64)])

    def near(self, words: str, most: int) -> list[int]:
        """Give the numbers of at most `most` passages that are nearest to `words` in meaning, nearest first."""
        with self._lock:
            self._look()
            scan = self._scan(words)
            if scan is None:
                return []
            made = self._rows >= 0
            likeness, numbers = scan.likeness[self._rows[made]], self._numbers[made]
            best = np.argpartition(-likeness, most)[:most] if len(likeness) > most else np.arange(len(likeness))
            best = best[np.lexsort((numbers[best], -likeness[best]))]
            return [int(numbers[at]) for at in best if _told(likeness[at], scan.usual) >= _OFFERED]

    def likeness(self, words: str, passages: Sequence[str]) -> list[float | None]:
        """Give how near each passage is to `words`, from 0 (no more than usual) to 1; None where it has no vector."""
        with self._lock:
            scan = self._scan(words)
            rows = self._vectors.rows_of([key_of(passage) for passage in passages])
            if scan is None or rows.max(initial=-1) >= len(scan.likeness):
                return [None] * len(passages)
            return [_told(scan.likeness[row], scan.usual) if row >= 0 else None for row in rows]

    def _scan(self, words: str) -> _Scan | None:
        """Compare what is looked for with every passage, once for all that is asked of it."""
        if words in self._scans:
            return self._scans[words]
        made = self._rows >= 0
        query = self._query(words) if made.any() else None
        if query is None:
            return None
        likeness = self._vectors.likeness(query)
        usual = unlike = self._embedder.unlike
        if made.sum() >= _USUAL:
            usual = min(unlike + _AROUND, max(unlike - _AROUND, float(likeness[self._rows[made]].mean())))
        if len(self._scans) >= _SCANS:
            del self._scans[next(iter(self._scans))]
        self._scans[words] = _Scan(likeness, usual)
        return self._scans[words]

    def alike(self, one: str, other: str) -> float | None:
        """Give how near two short texts are, names or phrases, from 0 to 1; None where the embedder has failed."""
        first, second = self._query(one), self._query(other)
        return None if first is None or second is None else _told(np.dot(first, second), self._embedder.unlike)

    def _vector_of(self, words: str) -> NDArray[np.float32] | None:
        if self.fault is not None:
            return None
        try:
            vector: NDArray[np.float32] = self._embedder.queries([words])[0]
        except BrokenPlugin as error:
            self.fault = str(error)
            return None
        return vector


def _key(words: str) -> int:
    few = len(words) < 4 * _LETTERS and len(_LETTER.findall(words)) < _LETTERS
    return int(_NOBODY) if few else key_of(words)


def _told(value: np.floating, usual: float) -> float:
    """Give a likeness as it is told: 0 for what is usual between this query and any passage, 1 for the same."""
    return round(min(1.0, max(0.0, (float(value) - usual) / (1 - usual))), 4)
