"""The desk's tables in memory: what lies where, typed, and whose operations can be taken back.

Everything here follows from the journal's lines and is kept up line by line; nothing is searched for twice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar, cast

from factcheck.desk.codec import decode, encode
from factcheck.desk.scales import Scale
from factcheck.desk.storage import Database, login

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factcheck.desk.journal import Line, Medium
    from factcheck.desk.storage import Changes

__all__ = ["AT_CLAIMS", "UNDOABLE", "Place", "Records", "stored"]

T = TypeVar("T")
Place = tuple[str, int]  # an article's slug and a claim's number

# The tables whose documents belong to a claim: {"article": slug, "claim": number, ...}.
AT_CLAIMS = ("verdicts", "enquiries", "notes", "reopenings", "assignments")

# What a document of these tables must have to be found.
NOTHING: frozenset[str] = frozenset()
PLACED: dict[str, frozenset[str]] = {
    **dict.fromkeys(AT_CLAIMS, frozenset({"article", "claim"})),
    "enquiries": frozenset({"article", "claim", "number"}),
    "claims": frozenset({"article", "number"}),
    "articles": frozenset({"slug"}),
}

# What a person did at a claim and can take back; adding documents is not undone but removed.
UNDOABLE = frozenset(
    {"rate", "read-second", "decide", "reopen", "note", "ask", "answer", "withdraw", "assign", "mark-read",
     "add-claim", "correct-claim", "split-claim", "merge-claims", "set-scale", "set-policy", "publish",
     "exempt"}
)  # fmt: skip


class Records:
    """The database of one desk with what is looked up all the time."""

    def __init__(self, medium: Path | Medium, by: str | None) -> None:
        self.by, self.os = by or login(), login()
        self.claims_of: defaultdict[str, dict[int, int]] = defaultdict(dict)  # slug -> number -> id
        self.articles: dict[str, int] = {}  # slug -> id
        self.enquiry_numbers: defaultdict[str, int] = defaultdict(int)  # slug -> the highest number ever given
        self.done: list[int] = []  # offsets of this person's operations that can be undone, newest last
        self.undone: list[int] = []  # and of those that can be redone
        self._at: dict[str, defaultdict[Place, list[int]]] = {name: defaultdict(list) for name in AT_CLAIMS}
        self._decoded: dict[tuple[str, int], tuple[int | None, object]] = {}
        self.db = Database(medium, by=self.by, on_line=self._take)
        self.storage = self.db.storage

    def _take(self, line: Line) -> None:
        for name, documents in line.operation["set"].items():
            for key, document in (documents or {}).items():
                if document is None or not _placed(name, document):
                    continue
                if name in self._at:
                    self._at[name][document["article"], document["claim"]].append(int(key))
                if name == "enquiries":
                    slug = document["article"]
                    self.enquiry_numbers[slug] = max(self.enquiry_numbers[slug], document["number"])
                elif name == "claims":
                    self.claims_of[document["article"]][document["number"]] = int(key)
                elif name == "articles":
                    self.articles[document["slug"]] = int(key)
        if (line.operation["by"], line.operation["os"]) == (self.by, self.os):
            self._take_own(line)

    def _take_own(self, line: Line) -> None:
        action = line.operation.get("do")
        if action in UNDOABLE:
            self.done.append(line.offset)
            self.undone.clear()
        elif action in ("undo", "redo"):
            here, there = (self.done, self.undone) if action == "undo" else (self.undone, self.done)
            if line.operation["of"] in here:  # it is not where a salvaged desk lost it
                here.remove(line.operation["of"])
                there.append(line.operation["of"])

    def document(self, name: str, key: int) -> dict[str, Any] | None:
        """Give a stored document, to be read and not changed."""
        return self.storage.tables.get(name, {}).get(str(key))

    def all(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give a table's documents with their ids, oldest id first."""
        for key, document in sorted(self.storage.tables.get(name, {}).items(), key=lambda item: int(item[0])):
            yield int(key), document

    def at(self, name: str, place: Place) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give the documents of a table that belong to one claim, oldest id first."""
        for key in sorted(set(self._at[name].get(place, ()))):
            if (document := self.document(name, key)) is not None:
                yield key, document

    def typed(self, kind: type[T], name: str, key: int) -> T | None:
        """Give a stored document as `kind`, decoded once for each of its revisions."""
        document = self.document(name, key)
        if document is None:
            return None
        revision = self.storage.revision(name, key)
        known = self._decoded.get((name, key))
        if known is None or known[0] != revision:
            known = (revision, self.read(kind, key, document))
            self._decoded[name, key] = known
        return cast("T", known[1])

    @staticmethod
    def read(kind: type[T], key: int, document: Mapping[str, Any]) -> T:
        """Give a document of a table as `kind`, with its id where it does not say one itself."""
        return decode(kind, {"id": key, **document})

    def typed_at(self, kind: type[T], name: str, place: Place) -> Iterator[T]:
        """Give the documents of a table that belong to one claim as `kind`, oldest first."""
        for key, _ in self.at(name, place):
            if (item := self.typed(kind, name, key)) is not None:
                yield item

    def own_scales(self) -> dict[str, Scale]:
        """Give the scales that this desk defines beside the known ones."""
        return {item.name: item for key, _ in self.all("scales") if (item := self.typed(Scale, "scales", key))}

    def commit(self, action: str, changes: Changes, *, article: str | None = None, **about: object) -> Line | None:
        """Write one operation of this person."""
        where = {} if article is None else {"article": article}
        return self.storage.commit(changes, do=action, **where, **about)


def _placed(name: str, document: Mapping[str, Any]) -> bool:
    """Tell whether a document says where it belongs; one that another program wrote may not, and is passed over."""
    return PLACED.get(name, NOTHING) <= document.keys()


def stored(item: object) -> dict[str, Any]:
    """Give a document for a table whose ids are its own."""
    document: dict[str, Any] = encode(item)
    document.pop("id", None)
    return document
