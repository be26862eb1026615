"""Joining desks that were one and went apart: each takes over the operations that it does not have.

An operation that is taken over becomes a line of this desk's own, with its origin. Nothing that stands here is lost: of
a document that both changed, the later state counts and the other stands beside it; verdicts that differ are a dispute
(`claims`). Whatever the order in which desks meet, in the end all hold the same, which a digest of the state tells.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from factcheck.desk.joining.branches import Branch, Origin, in_terms_of
from factcheck.desk.record.model import Evidence
from factcheck.desk.store.journal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.desk.joining.branches import Operation
    from factcheck.desk.record.records import Records
    from factcheck.desk.store.files import Files

__all__ = ["Beside", "Taken", "state_digest", "take_over"]

ABOUT = frozenset({"at", "by", "os", "vouched", "set", "was", "origin", "of", "article", "claims", "also"})
MISSING = -1  # the id of what is not there


class Beside(Struct, frozen=True):
    """A document that was changed on both sides: its table and id here, the state that counts and one beside it."""

    table: str
    key: str
    counts: str
    beside: str


class Taken(Struct, frozen=True):
    """What a desk took over: operations, files, the claims concerned, and what was changed on both sides."""

    operations: int
    files: int
    claims: tuple[str, ...]
    beside: tuple[Beside, ...]


class Here:
    """How what stands on another desk is called on this one."""

    def __init__(self, theirs: Branch, mine: Branch) -> None:
        self._theirs, self._mine = theirs, mine

    def key(self, table: str, key: int) -> int:
        stable = self._theirs.names.get((table, str(key)))
        there = self._mine.keys.get(stable or "")
        return MISSING if there is None else int(there[1])

    def slug(self, slug: str) -> str:
        return self._mine.articles.get(self._theirs.slugs.get(slug, ""), slug)

    def claim(self, slug: str, number: int) -> int:
        return self._number("claims", slug, number)

    def enquiry(self, slug: str, number: int) -> int:
        return self._number("enquiries", slug, number)

    def _number(self, table: str, slug: str, number: int) -> int:
        stable = self._theirs.numbers.get((table, slug, number))
        return self._mine.numbered.get(stable or "", ("", number))[1]


class Everywhere:
    """How what stands on a desk is called on all of them."""

    def __init__(self, branch: Branch) -> None:
        self._branch = branch

    def key(self, table: str, key: int) -> str:
        return self._branch.names.get((table, str(key)), "")

    def slug(self, slug: str) -> str:
        return self._branch.slugs.get(slug, slug)

    def claim(self, slug: str, number: int) -> str:
        return self._branch.numbers.get(("claims", slug, number), "")

    def enquiry(self, slug: str, number: int) -> str:
        return self._branch.numbers.get(("enquiries", slug, number), "")


def read_branch(records: Records) -> Branch:
    """Read every line of a desk for its names."""
    branch = Branch()
    for line in records.storage.journal.lines():
        branch.take(line)
    return branch


def take_over(records: Records, files: Files, other: Records, others_files: Files) -> Taken:
    """Take over what was done on another desk that was this one, and is not known here.

    What was taken over stays where this is interrupted; done again it goes on. Raises `Refused` for a desk that was
    made apart, and for lines that cannot be read.
    """
    other.storage.refresh()
    with records.storage.exclusive():
        if _first(records) != _first(other):
            raise Refused(other.storage.journal.name, "was made as another desk", "only copies of one desk are joined")
        mine, theirs = read_branch(records), Branch()
        new = [
            operation
            for operation in map(theirs.take, other.storage.journal.lines())
            if operation.name not in mine.have
        ]
        count = sum(_bring(files, others_files, name) for name in _needed(new, records))
        touched: dict[str, None] = {}
        for operation in new:
            touched |= _replay(records, operation, theirs, mine)
        claims = (mine.numbered[stable] for stable in touched if stable in mine.numbered and ":claims:" in stable)
        at = (_claim_of(mine, stable) for stable in touched)
        keys = dict.fromkeys(filter(None, (*(f"{slug}#{number}" for slug, number in claims), *at)))
        return Taken(len(new), count, tuple(keys), tuple(_beside(mine, touched)))


def _first(records: Records) -> bytes:
    return next((line.hash for line in records.storage.journal.lines()), b"")


def _replay(records: Records, operation: Operation, theirs: Branch, mine: Branch) -> dict[str, None]:
    """Write one operation of another desk as a line of this one; give the names of its documents."""
    words, here = operation.words, Here(theirs, mine)
    keys: dict[str, dict[str, str]] = {}
    bases: dict[str, dict[str, list[str]]] = {}
    changed: dict[str, dict[str, Any]] = {}
    held: dict[str, dict[str, Any]] = {}
    first = operation.origin.keys if operation.origin else {}
    for table, key, stable in sorted(_named(operation), key=lambda each: each[0] not in ("articles", "claims")):
        document = operation.documents[table][key]
        if stable not in mine.keys:
            if document is None:
                continue
            _settle(records, mine, here, stable, table, document)
        own = mine.keys[stable][1]
        keys.setdefault(table, {})[own] = first.get(table, {}).get(key, key)
        bases.setdefault(table, {})[own] = operation.bases[stable]
    for table, key, stable in _named(operation):
        if stable not in mine.keys:
            continue
        own, document = mine.keys[stable][1], operation.documents[table][key]
        told = None if document is None else in_terms_of(here, table, document)
        before = mine.winner(stable)
        left = [each for name, each in mine.states.get(stable, {}).items() if name not in operation.bases[stable]]
        latest = max((each[:2] for each in left), default=("", ""))
        if (str(words.get("at", "")), operation.name) > latest:
            changed.setdefault(table, {})[own] = told
            continue
        held.setdefault(table, {})[own] = told
        counts = next(each for each in left if each[:2] == latest)
        if before is None or before.operation != counts.operation:
            changed.setdefault(table, {})[own] = counts.document
    vouched = operation.origin.vouched if operation.origin else str(words.get("vouched", "login"))
    origin = Origin(operation.name, vouched, keys, bases, held, f"{records.by} ({records.os})")
    about = {name: value for name, value in words.items() if name not in ABOUT} | _where(words, here)
    if "of" in words:
        about["of"] = mine.have.get(_name_at(theirs, words["of"]), MISSING)
    who = {"at": words.get("at", ""), "by": words.get("by", ""), "os": words.get("os", ""), "vouched": "desk"}
    line = records.storage.take_over({**who, **about, "set": changed, "origin": to_builtins(origin)})
    mine.take(line)
    return dict.fromkeys(operation.named.values())


def _named(operation: Operation) -> Iterator[tuple[str, str, str]]:
    for (table, key), stable in operation.named.items():
        yield table, key, stable


def _settle(records: Records, mine: Branch, here: Here, stable: str, table: str, document: dict[str, Any]) -> None:
    """Give a document of another desk an id here, and a slug or number that nothing else has."""
    told = dict(document)
    if table == "articles" and told["slug"] in mine.slugs:
        told["slug"] = f"{told['slug']}-{stable[:6]}"
    elif table in ("claims", "enquiries"):
        told["article"] = here.slug(told["article"])
        if (table, told["article"], told["number"]) in mine.numbers:
            told["number"] = mine.highest[table, told["article"]] + 1
    mine.register(stable, table, str(records.storage.next_id(table)), told)


def _where(words: dict[str, Any], here: Here) -> dict[str, Any]:
    """Give where an operation says that it was done, in this desk's terms."""
    found: dict[str, Any] = {}
    slug = words.get("article")
    if isinstance(slug, str):
        found["article"] = here.slug(slug)
        if isinstance(words.get("claims"), list):
            found["claims"] = [here.claim(slug, number) for number in words["claims"]]
    if isinstance(words.get("also"), dict):
        found["also"] = {
            here.slug(each): [here.claim(each, number) for number in numbers] for each, numbers in words["also"].items()
        }
    return found


def _name_at(branch: Branch, offset: object) -> str:
    return next((name for name, at in branch.have.items() if at == offset), "")


def _needed(operations: Iterable[Operation], records: Records) -> dict[tuple[str, str], None]:
    """Give the files that new operations refer to, but for those of documents that were forgotten."""
    gone = {item.sha256 for item in records.typed_all(Evidence, "evidence") if item.forgotten is not None}
    found: dict[tuple[str, str], None] = {}
    for operation in operations:
        for table in ("articles", "evidence"):
            for document in filter(None, operation.documents.get(table, {}).values()):
                if document.get("forgotten") is None and document["sha256"] not in gone:
                    found["snapshots", document["sha256"]] = None
                    found["texts", document["text"]] = None
    return found


def _bring(files: Files, others: Files, name: tuple[str, str]) -> bool:
    data = None if files.get(*name) is not None else others.get(*name)
    if data is not None:
        files.bring(name[0], data)
    return data is not None


def _claim_of(mine: Branch, stable: str) -> str | None:
    """Give the claim at which a document lies, None where it lies at none."""
    version = mine.winner(stable)
    document = version.document if version else None
    if document is None or not isinstance(document.get("claim"), int):
        return None
    return f"{document['article']}#{document['claim']}"


def _beside(mine: Branch, touched: Iterable[str]) -> Iterator[Beside]:
    for stable in filter(mine.keys.__contains__, touched):
        states = sorted(mine.states.get(stable, {}).values(), key=lambda each: each[:2], reverse=True)
        for other in states[1:]:
            if other.document != states[0].document:
                yield Beside(*mine.keys[stable], _told(states[0]), _told(other))


def _told(version: Any) -> str:  # noqa: ANN401
    document = version.document
    words = "removed" if document is None else json.dumps(document, ensure_ascii=False)
    return f"{version.by}, {version.at}: {words}"


def state_digest(records: Records) -> str:
    """Give a hash of what stands on a desk, which is the same for all that hold the same, whatever they call it."""
    branch = read_branch(records)
    names, entries = Everywhere(branch), []
    for table in sorted({table for table, _ in branch.names}):
        stored = records.storage.table(table)
        for key, row in stored.rows():
            document = in_terms_of(names, table, stored.decoded(row))
            document.pop("id", None)
            stable = branch.names.get((table, str(key)), "")
            told = {**document, "slug": ""} if table == "articles" else document
            entries.append(f"{table} {stable} {json.dumps(told, sort_keys=True, ensure_ascii=False)}")
    return blake2b("\n".join(sorted(entries)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
