"""Documents and lines that another program wrote and that cannot be read as what they should be: found and named.

The chain proves that a line is what was written, not that it means anything. What cannot be placed is in no list, so it
is told where people look: when the desk is opened, by `desk verify` and `desk doctor`, and by the gate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct

from factcheck.desk.record.claims import StoredClaim, effect_of
from factcheck.desk.record.model import (
    Article,
    Assignment,
    Enquiry,
    Evidence,
    Note,
    ReadMark,
    Reopening,
    Setting,
    Verdict,
)
from factcheck.desk.record.scales import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.record.records import Records

__all__ = ["KINDS", "Misfit", "misfits", "misfits_at", "unplaced"]

# What each table holds; a table that is not named here is another program's own.
KINDS: dict[str, type[Struct]] = {
    "articles": Article,
    "assignments": Assignment,
    "claims": StoredClaim,
    "enquiries": Enquiry,
    "evidence": Evidence,
    "notes": Note,
    "read": ReadMark,
    "reopenings": Reopening,
    "scales": Scale,
    "settings": Setting,
    "verdicts": Verdict,
}


class Misfit(Struct, frozen=True):
    """What cannot be read: the byte at which its line begins, what it is, and what is wrong with it.

    `article` is the article that it says it belongs to, None where it does not say.
    """

    offset: int
    thing: str
    problem: str
    article: str | None = None

    @property
    def words(self) -> str:
        """The misfit in one line."""
        return f"journal, the line at byte {self.offset}: {self.thing} cannot be read ({self.problem})"


def unplaced(records: Records) -> list[Misfit]:
    """Give what does not even say where it belongs; costs nothing where there is nothing."""
    places = records.places
    lines = [Misfit(offset, "the operation", problem) for offset, problem in places.strange_lines.items()]
    keys = [(name, key) for name, table in places.strange.items() for key in table]
    return [*lines, *(misfit for name, key in keys if (misfit := _misfit(records, name, key)) is not None)]


def misfits_at(records: Records, slug: str) -> list[Misfit]:
    """Give what does not say where it belongs, and what lies at the claims of an article and cannot be read."""
    corner = records.places.corner(slug)
    keys = [("claims", key) for key in corner.claims.values()]
    keys += [(name, key) for name, table in corner.at.items() for held in table.values() for key in held]
    at = [misfit for name, key in sorted(keys) if (misfit := _misfit(records, name, key)) is not None]
    return list(dict.fromkeys([*unplaced(records), *at]))


def misfits(records: Records) -> Iterator[Misfit]:
    """Give everything that cannot be read, by reading everything, a few documents at a time."""
    yield from (Misfit(offset, "the operation", problem) for offset, problem in records.places.strange_lines.items())
    for name in KINDS:
        for key in sorted(records.storage.table(name).ids):
            if (misfit := _misfit(records, name, key)) is not None:
                yield misfit


def _misfit(records: Records, name: str, key: int) -> Misfit | None:
    """Say what is wrong with a document, None where nothing is or where it was removed."""
    offset = records.storage.revision(name, key)
    if offset is None or records.storage.table(name).row(key) is None:
        return None
    item = records.typed(KINDS[name], name, key)
    problem = records.problem(name, key) if item is None else _misplaced(records, key, item)
    if problem is None:
        return None
    return Misfit(offset, f"{name} {key}", problem, _article(records, name, key))


def _misplaced(records: Records, key: int, item: Struct) -> str | None:
    """Say why a document that can be read is in no list all the same: its place is another's, or is not there."""
    places = records.places
    if isinstance(item, Article):
        return None if places.articles.get(item.slug) == key else f"another article is named {item.slug}"
    if isinstance(item, StoredClaim):
        taken = places.corner(item.article).claims.get(item.number) != key
        return f"another claim is {item.article}#{item.number}" if taken else _nowhere(records, item.article)
    if isinstance(item, Verdict) and effect_of(records, item) is None:
        return f"the scale {item.scale or 'without a name'} has no rating {item.rating}"
    if isinstance(item, Verdict | Enquiry | Note | Reopening | Assignment):
        there = item.claim in places.corner(item.article).claims
        return _nowhere(records, item.article) if there else f"there is no claim {item.article}#{item.claim}"
    return None


def _nowhere(records: Records, slug: str) -> str | None:
    return None if slug in records.articles else f"there is no article {slug}"


def _article(records: Records, name: str, key: int) -> str | None:
    """Give the article that a document names, whatever else is wrong with it."""
    try:
        document = records.document(name, key)
    except DecodeError:
        return None
    named = document.get("slug" if name == "articles" else "article") if isinstance(document, dict) else None
    return named if isinstance(named, str) and named in records.articles else None
