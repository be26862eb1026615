"""What was done, by whom, and taking it back: undo and redo are new lines, nothing is ever removed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace

from factcheck.desk.model import Change, Verdict
from factcheck.desk.storage import Conflict
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.desk.journal import Line
    from factcheck.desk.records import Place, Records
    from factcheck.desk.storage import Changes

__all__ = ["NothingToUndo", "changes_from", "changes_of", "claim_history", "take_back"]

Direction = Literal["undo", "redo"]

# Where a document says in a few words what was done.
TELLING = ("rating", "answer", "title", "text", "reason", "to", "name")


class NothingToUndo(FactcheckError):
    """This person has done nothing (more) that can be undone or redone."""


def changes_of(line: Line) -> list[Change]:
    """Give what one line of the journal did, in words: one change for each article that it did something at."""
    operation = line.operation
    documents = [doc for table in operation["set"].values() for doc in (table or {}).values() if doc is not None]
    return [
        Change(
            revision=line.offset,
            at=operation["at"],
            by=operation["by"],
            os=operation["os"],
            action=operation.get("do", "edit"),
            article=article,
            claims=numbers,
            words=operation.get("words") or next(filter(None, map(_telling, _about(documents, article))), ""),
        )
        for article, numbers in _places(operation, documents).items()
    ]


def _places(operation: Mapping[str, Any], documents: Iterable[dict[str, Any]]) -> dict[str | None, tuple[int, ...]]:
    """Give the articles of an operation with the numbers of the claims in each; None alone where it is about none."""
    named = operation.get("article")
    found: dict[str | None, dict[int, None]] = {} if named is None else {named: {}}
    for document in documents:
        if (article := document.get("article", named)) is not None:
            number = document.get("claim", document.get("number"))
            found.setdefault(article, {}).update({number: None} if isinstance(number, int) else {})
    first = next(iter(found), None)
    if operation.get("claims"):
        found[first] = dict.fromkeys(operation["claims"])
    for article, numbers in operation.get("also", {}).items():  # of what was taken back, no document is left to say it
        found[article] = dict.fromkeys(numbers)
    return {article: tuple(numbers) for article, numbers in found.items()} or {None: ()}


def _about(documents: Iterable[dict[str, Any]], article: str | None) -> Iterator[dict[str, Any]]:
    """Give the documents that do not belong to another article."""
    return (document for document in documents if document.get("article", article) == article)


def _telling(document: dict[str, Any]) -> str:
    return next((str(document[name]) for name in TELLING if document.get(name)), "")


def claim_history(records: Records, place: Place) -> Iterator[Change]:
    """Give everything that was done at one claim, oldest first, each with what stood there before."""
    for line in records.storage.journal.lines():
        for change in changes_of(line):
            if change.article == place[0] and place[1] in change.claims:
                yield replace(change, before=_stood(records, line))


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
    """Give what was done from the line at `revision` on (None: from the first), oldest first.

    What was done at several articles at once is told for each of them, with the same revision.
    """
    yield from chain.from_iterable(map(changes_of, records.storage.journal.lines(revision)))


def take_back(records: Records, direction: Direction, revision: int | None = None) -> Change:
    """Undo this person's last operation, or redo what they undid last, and give what that was (at the first article).

    With a `revision` it is that operation of theirs. Raises `NothingToUndo`, or `Conflict` where somebody has built on
    it since: changed it, or given a verdict that replaces or reads the one to be taken back.
    """
    storage = records.storage
    with storage.exclusive():
        stack = records.done if direction == "undo" else records.undone
        if not stack or (revision is not None and revision not in stack):
            raise NothingToUndo(direction, "there is nothing of yours to " + direction)
        line = storage.journal.line_at(stack[-1] if revision is None else revision)
        changes = changes_of(line)
        change, *others = changes
        before = _before(records, line)
        expected, wanted = (line.operation["set"], before) if direction == "undo" else (before, line.operation["set"])
        thing = ", ".join(key for each in changes for key in each.keys)
        for name, documents in expected.items():
            for key, document in documents.items():
                present = records.document(name, int(key))
                if present != document:
                    raise Conflict(
                        thing or f"{name} {key}", document, present, f"was changed since, so this is not {direction}ne"
                    )
        for mine, theirs in chain.from_iterable(_built_on(records, each, wanted) for each in changes):
            raise Conflict(thing, mine, theirs, f"was rated or read by {theirs.by} since, so this is not {direction}ne")
        also = {"also": {each.article: list(each.claims) for each in others}} if others else {}
        records.commit(direction, wanted, article=change.article, claims=list(change.claims), of=line.offset, **also)
        return change


def _built_on(records: Records, change: Change, wanted: Changes) -> Iterator[tuple[Verdict, Verdict]]:
    """Give the verdicts that would go, each with one of somebody else's that replaces or reads it."""
    going = {int(key) for key, document in (wanted.get("verdicts") or {}).items() if document is None}
    if not going or change.article is None:
        return
    for number in change.claims:
        verdicts = list(records.typed_at(Verdict, "verdicts", (change.article, number)))
        mine = {verdict.id: verdict for verdict in verdicts if verdict.id in going}
        for verdict in verdicts:
            for below in (verdict.supersedes, verdict.reads):
                if below in mine and (verdict.by, verdict.os) != (mine[below].by, mine[below].os):
                    yield mine[below], verdict


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
