"""Documents on their way into a library, many in one change: the change by itself is half of what a small one costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import Edge, Fault
from factcheck.evidence.model import Addition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents import Document
    from factcheck.errors import Tell
    from factcheck.evidence.library import Library

__all__ = ["Incoming"]

_TOGETHER, _CHARACTERS = 500, 20_000_000  # what is read is held until the change


class Incoming:
    """Takes documents for a library and puts them in by the hundred; `inside` are the ids of those that are in.

    What cannot be put in is told, and the others are all the same. The last ones are put in by `put`.
    """

    def __init__(self, library: Library, tell: Tell) -> None:
        self.inside: list[str] = []
        self._library, self._tell = library, tell
        self._held: list[Addition] = []
        self._characters = 0

    def add(self, document_id: str, document: Document) -> None:
        """Take a document that is to be put in under an id."""
        self._held.append(Addition(document_id, document))
        self._characters += len(document.text)
        if len(self._held) >= _TOGETHER or self._characters > _CHARACTERS:
            self.put()

    def put(self) -> None:
        """Put in what was taken."""
        held, self._held, self._characters = self._held, [], 0
        self._put(held)

    def _put(self, held: Sequence[Addition]) -> None:
        """Put documents in as one change; where that cannot be done each alone, so that no other is lost with one."""
        if not held:
            return
        faults: list[Fault] = []
        with Edge(held[0].document.source, faults.append if len(held) > 1 else self._tell):
            self._library.add_all(held)
            self.inside += [each.id for each in held]
        if faults:
            for each in held:
                self._put([each])
