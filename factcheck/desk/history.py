"""What was done, by whom, and taking it back: undo and redo are new lines, nothing is ever removed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal

from factcheck.desk.model import Change
from factcheck.desk.storage import Conflict
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.journal import Line
    from factcheck.desk.records import Place, Records

__all__ = ["NothingToUndo", "change_of", "changes_from", "claim_history", "take_back"]

Direction = Literal["undo", "redo"]

# Where a document says in a few words what was done.
TELLING = ("rating", "answer", "title", "text", "reason", "to", "name")


class NothingToUndo(FactcheckError):
    """This person has done nothing (more) that can be undone or redone."""


def change_of(line: Line) -> Change:
    """Give what one line of the journal did, in words."""
    operation = line.operation
    documents = [doc for table in operation["set"].values() for doc in (table or {}).values() if doc is not None]
    article = operation.get("article") or next((doc["article"] for doc in documents if "article" in doc), None)
    numbers = operation.get("claims") or [doc.get("claim", doc.get("number")) for doc in documents]
    return Change(
        revision=line.offset,
        at=operation["at"],
        by=operation["by"],
        os=operation["os"],
        action=operation.get("do", "edit"),
        article=article,
        claims=tuple(dict.fromkeys(number for number in numbers if isinstance(number, int))),
        words=operation.get("words") or next(filter(None, map(_telling, documents)), ""),
    )


def _telling(document: dict[str, Any]) -> str:
    return next((str(document[name]) for name in TELLING if document.get(name)), "")


def claim_history(records: Records, place: Place) -> Iterator[Change]:
    """Give everything that was done at one claim, oldest first, each with what stood there before."""
    for line in records.storage.journal.lines():
        change = change_of(line)
        if change.article == place[0] and place[1] in change.claims:
            yield dataclasses.replace(change, before=_stood(records, line))


def _stood(records: Records, line: Line) -> str:
    """Give in words what an operation replaced: a document's former state, or the verdict it supersedes.

    One that has words of its own replaced nothing that a document's state would tell.
    """
    if "words" in line.operation:
        return ""
    for documents in _before(records, line).values():
        for former in documents.values():
            if former is not None and (words := _telling(former)):
                return words
    for document in (line.operation["set"].get("verdicts") or {}).values():
        if document is not None and document.get("supersedes"):
            states = records.storage.history("verdicts", document["supersedes"])
            return next((_telling(state.document) for state in states if state.document is not None), "")
    return ""


def changes_from(records: Records, revision: int | None = None) -> Iterator[Change]:
    """Give what was done from the line at `revision` on (None: from the first), oldest first."""
    yield from map(change_of, records.storage.journal.lines(revision))


def take_back(records: Records, direction: Direction) -> Change:
    """Undo this person's last operation, or redo what they undid last, and give what that was.

    Raises `NothingToUndo`, or `Conflict` where somebody has built on it since.
    """
    storage = records.storage
    with storage.exclusive():
        stack = records.done if direction == "undo" else records.undone
        if not stack:
            raise NothingToUndo(direction, "there is nothing of yours to " + direction)
        line = storage.journal.line_at(stack[-1])
        change = change_of(line)
        before = _before(records, line)
        expected, wanted = (line.operation["set"], before) if direction == "undo" else (before, line.operation["set"])
        for name, documents in expected.items():
            for key, document in documents.items():
                present = records.document(name, int(key))
                if present != document:
                    thing = ", ".join(change.keys) or f"{name} {key}"
                    raise Conflict(thing, document, present, f"was changed since, so this is not {direction}ne")
        records.commit(direction, wanted, article=change.article, claims=list(change.claims), of=line.offset)
        return change


def _before(records: Records, line: Line) -> dict[str, dict[str, dict[str, Any] | None]]:
    """Give the documents that a line wrote as they were before it."""
    was = line.operation.get("was", {})
    before: dict[str, dict[str, dict[str, Any] | None]] = {}
    for name, documents in line.operation["set"].items():
        before[name] = {}
        for key in documents:
            offset = was.get(name, {}).get(key)
            before[name][key] = None if offset is None else records.storage.written_at(offset, name, key)
    return before
