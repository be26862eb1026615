"""The people of a desk as a table: what each rated, what waits for them, where they are. Done in the backroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.tabling import Column

if TYPE_CHECKING:
    from factcheck.desk import ClaimRecord, Desk

__all__ = ["COLUMNS", "CrewRow", "crew_rows"]


class CrewRow(Struct, frozen=True):
    """Somebody who did something here or is here: the claims they rated and those given to them, by their keys.

    `at` is when they last rated, `place` where they are now, "here" where that is not known, empty for who is gone.
    """

    name: str
    rated: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    at: str = ""
    place: str = ""


def _count(keys: tuple[str, ...]) -> str:
    return str(len(keys)) if keys else ""


COLUMNS: dict[str, Column[CrewRow]] = {
    "name": Column("name", lambda row: row.name, lambda row: row.name.casefold(), ink="strong"),
    "rated": Column("rated", lambda row: _count(row.rated), lambda row: -len(row.rated), 6, right=True),
    "given": Column("to do", lambda row: _count(row.given), lambda row: -len(row.given), 6, right=True),
    "at": Column("last rated", lambda row: local_time(row.at) if row.at else "", lambda row: _newest_first(row.at), 17),
    "place": Column("now at", lambda row: row.place, lambda row: (not row.place, row.place), ink="muted"),
}


def _newest_first(at: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in at) or (0,)


def _waited_for(record: ClaimRecord) -> set[str]:
    tasks = ((record.assigned, record.verdicts), (record.reader, record.second), (record.decider, record.third))
    return {name for name, done in tasks if name and not done}


def crew_rows(desk: Desk) -> list[CrewRow]:
    """Give everybody with what they rated and what is theirs to do, as far as the one who looks may see it."""
    rated: dict[str, list[str]] = {}
    given: dict[str, list[str]] = {}
    newest: dict[str, str] = {}
    for article in desk.articles.all():
        for number in desk.survey.touched(article.slug):
            record = desk.readers.as_seen(desk.claims.get(f"{article.slug}#{number}"))
            for name in {verdict.by for verdict in record.all_verdicts}:
                rated.setdefault(name, []).append(record.key)
            for verdict in record.all_verdicts:
                newest[verdict.by] = max(newest.get(verdict.by, ""), verdict.at)
            for name in _waited_for(record):
                given.setdefault(name, []).append(record.key)
    places = {desk.person.by: "here", **{each.by: each.place or "here" for each in desk.person.session.colleagues()}}
    names = dict.fromkeys([*desk.survey.people(), *rated, *given])
    return [
        CrewRow(
            name,
            tuple(rated.get(name, ())),
            tuple(given.get(name, ())),
            newest.get(name, ""),
            places.get(name, ""),
        )
        for name in names
    ]
