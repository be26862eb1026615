"""The library over a desk's evidence: its index in a file, or in memory where no file can be written.

The index is a cache. Nobody's verdict waits for it or fails with it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.desk.store.files import LostFile
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from factcheck.desk.record.model import Evidence
    from factcheck.documents import Document
    from factcheck.evidence import Addition, Library

__all__ = ["Searching"]

# Documents, and characters of theirs, that are put into the index as one change: few enough that a colleague's change
# need not wait for long.
_TOGETHER, _CHARACTERS = 500, 5_000_000


class Searching:
    """Keeps one library in step with the evidence; `fault` says why its index is only in memory, if it is."""

    def __init__(self, path: Path, mode: int, text_of: Callable[[Evidence], Document]) -> None:
        self.fault: str | None = None
        self._made = False  # whether the file was made by this session
        self._path = path
        self._mode = mode
        self._text_of = text_of
        self._library: Library | None = None
        self._in_step_with: tuple[int, tuple[int, int]] | None = None

    def library(self, changes: int, evidence: Callable[[], list[Evidence]]) -> Library:
        """Give the library of exactly this evidence, which was changed so often."""
        try:
            return self._in_step(changes, evidence)
        except LostFile:
            raise  # a text of the desk is missing: that is no fault of the index
        except FactcheckError as error:
            if self.fault is not None:
                raise
            self.close()
            self._library = self._in_memory(error)
            return self._in_step(changes, evidence)

    def follow(self, before: int, after: int, added: Sequence[tuple[Evidence, Document]], gone: Iterable[str]) -> None:
        """Take one operation of this session over into the library, if that was in step with all before it.

        `before` and `after` say how often the evidence was changed. Where it was not, or the index cannot take it, who
        searches next puts it in step.
        """
        library = self._library
        if library is None or self._in_step_with != (before, library.revision):
            return
        try:
            with library.together():
                for name in gone:
                    library.remove(name)
                library.add_all([_addition(*each) for each in added])
        except FactcheckError:
            self._in_step_with = None
        else:
            self._in_step_with = after, library.revision

    def close(self) -> None:
        """Let go of the index; a second call does nothing."""
        if self._library is not None:
            self._library.close()
            self._library = self._in_step_with = None

    def discard(self) -> None:
        """Remove the index with every word in it; it is made again when somebody searches."""
        from factcheck.evidence import discard
        from factcheck.evidence.meaning import forget

        self.close()
        with suppress(OSError):  # a colleague's, or nowhere: what is in it is taken out when it is next used
            forget(self._path)
            discard(self._path)

    def _in_step(self, changes: int, evidence: Callable[[], list[Evidence]]) -> Library:
        library = self._library
        if library is None:
            library = self._library = self._opened()
        if self._in_step_with != (changes, library.revision):
            wanted = {item.id: item for item in evidence()}
            known = set(library.ids())
            for name in known - wanted.keys():
                library.remove(name)
            missing = sorted(wanted.keys() - known, key=lambda name: int(name[1:]))
            some: list[Addition] = []
            for name in missing:
                some.append(_addition(wanted[name], self._text_of(wanted[name])))
                if len(some) >= _TOGETHER or sum(len(each.document.text) for each in some) > _CHARACTERS:
                    library.add_all(some)
                    some = []
            if some:
                library.add_all(some)
            self._in_step_with = changes, library.revision
        return library

    def _opened(self) -> Library:
        from factcheck.evidence import IndexUnusable, Library, discard  # loaded by those who search
        from factcheck.evidence.meaning import search_by_meaning

        try:
            self._make_file()
            try:
                library = Library(self._path)
            except IndexUnusable:
                discard(self._path)
                self._make_file()
                library = Library(self._path)
        except (FactcheckError, OSError) as error:
            return self._in_memory(error)
        with suppress(OSError):  # a colleague made it, with the same mode; or it can only be read
            self._path.chmod(self._mode)
        search_by_meaning(library, self._path)
        return library

    def _make_file(self) -> None:
        """Make an empty file with the desk's mode where there is none; what SQLite keeps beside it gets the same."""
        with suppress(FileExistsError):
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            self._made = True
            try:
                os.fchmod(file, self._mode)
            finally:
                os.close(file)

    def _in_memory(self, fault: Exception) -> Library:
        from factcheck.evidence import Library

        self.fault = str(fault)
        if self._made:  # what could not be finished must not take the room that a verdict needs
            self.discard()
        from factcheck.evidence.meaning import search_by_meaning

        library = Library()
        search_by_meaning(library)
        return library


def _addition(item: Evidence, document: Document) -> Addition:
    from factcheck.evidence import Addition

    return Addition(item.id, document, item.rank, item.origin, item.archived)
