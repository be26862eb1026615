"""What was done, by whom, and taking it back: undo and redo are new lines, nothing is ever removed."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Raw, Struct, ValidationError, convert, json
from msgspec.structs import replace

from factcheck.desk.record.model import Verdict
from factcheck.desk.record.places import AT_CLAIMS
from factcheck.desk.record.views import Change
from factcheck.desk.store.storage import Conflict
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.desk.record.records import Place, Records
    from factcheck.desk.store.journal import Line
    from factcheck.desk.store.storage import Changes, Outline

__all__ = [
    "NothingToUndo",
    "changes_at",
    "changes_from",
    "changes_of",
    "claim_history",
    "newest_changes",
    "take_back",
]

Direction = Literal["undo", "redo"]

# Where a document says in a few words what was done.
TELLING = ("rating", "answer", "title", "text", "reason", "to", "name")


class NothingToUndo(FactcheckError):
    """This person has done nothing (more) that can be undone or redone."""


class Told(Struct, gc=False):
    """Of a document, what tells where it belongs and what was done, whatever else another program put into it."""

    article: Any = None
    claim: Any = None
    number: Any = None
    rating: Any = None
    answer: Any = None
    title: Any = None
    text: Any = None
    reason: Any = None
    to: Any = None
    name: Any = None

    @property
    def words(self) -> str:
        """What tells most of it, a word or a number."""
        said = (getattr(self, name) for name in TELLING)
        return next((str(words) for words in said if words and isinstance(words, str | int)), "")

    @property
    def claim_number(self) -> int | None:
        number = self.number if self.claim is None else self.claim
        return number if type(number) is int else None


_TOLD = json.Decoder(Told)


def _told(raw: Raw) -> Told | None:
    """Give what a document tells, None where it was removed or is none."""
    try:
        return _TOLD.decode(raw)
    except ValidationError:
        return None


def changes_of(line: Line, outline: Outline) -> list[Change]:
    """Give what one line of the journal did, in words: one change for each article that it did something at."""
    raws = (raw for table in outline.set.values() for raw in (table or {}).values())
    documents = [told for raw in raws if (told := _told(raw)) is not None]
    return [
        Change(
            revision=line.offset,
            at=_time(outline.at),
            by=outline.by,
            os=outline.os,
            vouched=outline.vouched,
            action="edit" if outline.do is None else outline.do,
            article=article,
            claims=numbers,
            words=outline.words or next((told.words for told in _about(documents, article) if told.words), ""),
        )
        for article, numbers in _places(outline, documents).items()
    ]


def _time(words: str) -> str:
    """Give when a line was written, "" where another program wrote what is no time."""
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return ""
    return words


def _places(outline: Outline, documents: Iterable[Told]) -> dict[str | None, tuple[int, ...]]:
    """Give the articles of an operation with the numbers of the claims in each; None alone where it is about none."""
    named = outline.article
    found: dict[str | None, dict[int, None]] = {} if named is None else {named: {}}
    for told in documents:
        article = named if told.article is None else told.article
        if isinstance(article, str):
            number = told.claim_number
            found.setdefault(article, {}).update({} if number is None else {number: None})
    first = next(iter(found), None)
    if outline.claims:
        found[first] = dict.fromkeys(outline.claims)
    for article, numbers in outline.also.items():  # of what was taken back, no document is left to say it
        found[article] = dict.fromkeys(numbers)
    return {article: tuple(numbers) for article, numbers in found.items()} or {None: ()}


def _about(documents: Iterable[Told], article: str | None) -> Iterator[Told]:
    """Give the documents that do not belong to another article."""
    return (told for told in documents if told.article is None or told.article == article)


def claim_history(records: Records, place: Place) -> Iterator[Change]:
    """Give everything that was done at one claim, oldest first, each with what stood there before."""
    for outline, change in _lines_at(records, place):
        yield replace(change, before=_stood(records, outline))


def changes_at(records: Records, place: Place) -> Iterator[Change]:
    """Give everything that was done at one claim, oldest first."""
    return (change for _, change in _lines_at(records, place))


def _lines_at(records: Records, place: Place) -> Iterator[tuple[Outline, Change]]:
    """Give the lines that wrote something at a claim, found by what lies there: no other line is read."""
    slug, number = place
    corner = records.places.corner(slug)
    keys = [("claims", corner.claims[number])] if number in corner.claims else []
    keys += [(name, key) for name in AT_CLAIMS for key in corner.at[name].get(number, ())]
    for offset in sorted({offset for name, key in keys for offset in records.storage.offsets(name, key)}):
        line, outline = records.storage.line_at(offset)
        for change in changes_of(line, outline):
            if change.article == slug and number in change.claims:
                yield outline, change


def _stood(records: Records, outline: Outline) -> str:
    """Give in words what an operation replaced: a document's former state, or the verdict it supersedes.

    One that has words of its own replaced nothing that a document's state would tell.
    """
    if outline.words:
        return ""
    for documents in _before(records, outline).values():
        for former in documents.values():
            if former is not None and (words := convert(former, Told).words):
                return words
    for key in outline.set.get("verdicts") or {}:
        document = outline.document("verdicts", key)
        before = document.get("supersedes") if document is not None else None
        if isinstance(before, int):
            states = records.storage.history("verdicts", before)
            told = (convert(state.document, Told) for state in states if state.document is not None)
            return next((each.words for each in told), "")
    return ""


def changes_from(records: Records, revision: int | None = None) -> Iterator[Change]:
    """Give what was done from the line at `revision` on (None: from the first), oldest first.

    What was done at several articles at once is told for each of them, with the same revision.
    """
    for line in records.storage.journal.lines(revision):
        yield from changes_of(line, records.storage.outline(line))


def newest_changes(records: Records) -> Iterator[Change]:
    """Give what was done, newest first; no more lines are read than are asked for."""
    for line in records.storage.journal.newest_first():
        yield from reversed(changes_of(line, records.storage.outline(line)))


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
        line, outline = storage.line_at(stack[-1] if revision is None else revision)
        changes = changes_of(line, outline)
        change, *others = changes
        before, written = _before(records, outline), outline.documents()
        expected, wanted = (written, before) if direction == "undo" else (before, written)
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


def _before(records: Records, outline: Outline) -> dict[str, dict[str, dict[str, Any] | None]]:
    """Give the documents that an operation wrote as they were before it."""
    before: dict[str, dict[str, dict[str, Any] | None]] = {}
    for name, documents in outline.set.items():
        before[name] = {}
        for key in documents or ():
            offset = outline.was.get(name, {}).get(key)
            before[name][key] = None if offset is None else records.storage.written_at(offset, name, key)
    return before
