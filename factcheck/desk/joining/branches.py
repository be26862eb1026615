"""What stands on one of several desks that were one, under names that hold on all of them.

Ids and numbers count on each desk for itself, revisions are bytes of its own journal. What names an operation on all is
the hash of the line in which it was first written, what names a document the operation that made it. An operation
that came from elsewhere stands in a line with its `origin`, which keeps these names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from msgspec import Struct, ValidationError, convert

from factcheck.desk.record.places import AT_CLAIMS
from factcheck.desk.store.journal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.desk.store.journal import Line
    from factcheck.desk.store.table import Doc

__all__ = ["Branch", "Names", "Operation", "Origin", "Version", "in_terms_of"]

Tables = dict[str, dict[str, dict[str, Any] | None]]
BY_NAME = ("settings", "scales")  # tables in which a document's name is what it is


class Origin(Struct, omit_defaults=True):
    """Where an operation comes from: the hash of its first line, who did it, and who vouched for them there.

    `keys` are the ids that its documents had in that line, by those that they have here; `bases` the operations whose
    states they replaced, where they had any; `held` documents that are not what stands here, since another state of
    them is later. `brought` is who took it over.
    """

    hash: str
    vouched: str = "login"
    keys: dict[str, dict[str, str]] = {}
    bases: dict[str, dict[str, list[str]]] = {}
    held: dict[str, dict[str, dict[str, Any] | None]] = {}
    brought: str = ""


class Version(NamedTuple):
    """One state of a document: when it was written, the operation, the document, who wrote it."""

    at: str
    operation: str
    document: Doc | None
    by: str


class Operation(NamedTuple):
    """An operation of a branch: its name everywhere, its line, its documents and the states that they replaced."""

    name: str
    offset: int
    words: dict[str, Any]
    documents: Tables
    named: dict[tuple[str, str], str]
    bases: dict[str, list[str]]
    origin: Origin | None


class Names(Protocol):
    """How the documents of one desk are called on another, or everywhere."""

    def key(self, table: str, key: int) -> Any: ...  # noqa: ANN401
    def slug(self, slug: str) -> str: ...
    def claim(self, slug: str, number: int) -> Any: ...  # noqa: ANN401
    def enquiry(self, slug: str, number: int) -> Any: ...  # noqa: ANN401


class Branch:
    """One desk, as far as it was read: names of its documents both ways, and the states of each that none replaced."""

    def __init__(self) -> None:
        self.have: dict[str, int] = {}  # operations, with where their lines begin
        self.names: dict[tuple[str, str], str] = {}
        self.keys: dict[str, tuple[str, str]] = {}
        self.states: dict[str, dict[str, Version]] = {}
        self.slugs: dict[str, str] = {}  # names of articles by slug, and the other way round
        self.articles: dict[str, str] = {}
        self.numbers: dict[tuple[str, str, int], str] = {}  # of claims and enquiries, by table, slug and number
        self.numbered: dict[str, tuple[str, int]] = {}
        self.highest: dict[tuple[str, str], int] = {}

    def take(self, line: Line) -> Operation:
        """Take over what a line does; raises `Refused` where another program wrote it in a way that names nothing."""
        words = line.operation
        mark = line.hash.decode("ascii", "replace")
        try:
            origin = convert(words["origin"], Origin) if "origin" in words else None
            documents = _documents(words, origin)
            name = origin.hash if origin else mark
            named = {
                (table, key): self._name(table, key, document, name, origin)
                for table, held in documents.items()
                for key, document in held.items()
            }
            self.have[name] = line.offset
            bases = {}
            for (table, key), stable in named.items():
                document = documents[table][key]
                states = self.states.setdefault(stable, {})
                told = origin.bases.get(table, {}).get(key, []) if origin else list(states)
                bases[stable] = told
                for base in told:
                    states.pop(base, None)
                states[name] = Version(str(words.get("at", "")), name, document, str(words.get("by", "")))
                if document is not None:
                    self.register(stable, table, key, document)
        except (ValidationError, KeyError, TypeError, AttributeError, ValueError) as error:
            problem = f"the line at byte {line.offset} cannot be taken over ({error})"
            raise Refused("this desk", problem, "`factcheck desk verify` names what cannot be read") from error
        return Operation(name, line.offset, words, documents, named, bases, origin)

    def _name(self, table: str, key: str, document: Doc | None, operation: str, origin: Origin | None) -> str:
        known = self.names.get((table, key))
        if known is not None:
            return known
        if table in BY_NAME and document is not None:
            return f"{table}:{document['name']}"
        first = origin.keys.get(table, {}).get(key, key) if origin else key
        return f"{operation}:{table}:{first}"

    def register(self, stable: str, table: str, key: str, document: Mapping[str, Any]) -> None:
        """Know a document by its name everywhere."""
        self.names[table, key] = stable
        self.keys[stable] = table, key
        if table == "articles":
            self.slugs[document["slug"]] = stable
            self.articles[stable] = document["slug"]
        elif table in ("claims", "enquiries"):
            slug, number = document["article"], document["number"]
            self.numbers[table, slug, number] = stable
            self.numbered[stable] = slug, number
            self.highest[table, slug] = max(self.highest.get((table, slug), 0), number)

    def winner(self, stable: str) -> Version | None:
        """Give the state of a document that counts: of those that none replaced, the latest."""
        return max(self.states.get(stable, {}).values(), key=lambda each: each[:2], default=None)


def _documents(words: Mapping[str, Any], origin: Origin | None) -> Tables:
    found: Tables = {}
    for source in (words.get("set", {}), origin.held if origin else {}):
        for table, held in source.items():
            if held is None:
                raise ValueError("it drops a table")
            found.setdefault(table, {}).update(held)
    return found


def in_terms_of(names: Names, table: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """Give a document of one desk with everything that it refers to called as `names` calls it."""
    told = dict(document)
    slug = told.get("slug" if table == "articles" else "article")
    if table == "articles":
        told["slug"] = names.slug(told["slug"])
    elif isinstance(slug, str):
        told["article"] = names.slug(slug)
        if table in AT_CLAIMS:
            told["claim"] = names.claim(slug, told["claim"])
        if table == "claims":
            told["number"] = names.claim(slug, told["number"])
            if told.get("parents"):
                told["parents"] = [names.claim(slug, number) for number in told["parents"]]
        if table == "enquiries":
            told["number"] = names.enquiry(slug, told["number"])
        if told.get("enquiries"):
            told["enquiries"] = [names.enquiry(slug, number) for number in told["enquiries"]]
    for label in ("supersedes", "reads", "after"):
        if told.get(label):
            told[label] = names.key("verdicts", told[label])
    if told.get("judged"):
        told["judged"] = [names.key("verdicts", key) for key in told["judged"]]
    if table == "verdicts" and told.get("sources"):
        told["sources"] = [{**each, "document": _evidence(names, each["document"])} for each in told["sources"]]
    if table == "evidence":
        told["id"] = _evidence(names, told["id"])
        if told.get("replaced_by"):
            told["replaced_by"] = _evidence(names, told["replaced_by"])
    return told


def _evidence(names: Names, name: str) -> str:
    return f"e{names.key('evidence', int(name[1:]))}"
