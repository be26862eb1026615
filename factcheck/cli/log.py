"""`factcheck log`: who did what, and when."""

from __future__ import annotations

import datetime
from itertools import islice
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import json_option, plain_change, say, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk import Change

__all__ = ["log"]


@click.command()
@click.argument("claim", required=False, metavar="[ARTICLE|CLAIM]")
@click.option("--by", "person", metavar="NAME", help="Only what this person did, by name or login.")
@click.option("--action", "actions", multiple=True, metavar="KIND", help="Only this kind (rate, note, ...).")
@click.option(
    "--since",
    type=click.DateTime(),
    metavar="TIME",
    help="Only from this local time on (2026-03-05, 2026-03-05T14:00:00).",
)
@click.option("-n", "--last", type=click.IntRange(1), metavar="N", help="Only the newest N.")
@json_option("One JSON object a line, times in UTC.")
@pass_context
def log(
    context: Context,
    claim: str | None,
    person: str | None,
    actions: tuple[str, ...],
    since: datetime.datetime | None,
    last: int | None,
    as_json: bool,
) -> None:
    """Say who did what and when, oldest first: on the whole desk, at ARTICLE, or at CLAIM (as in elections#7)."""
    from_time = since.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if since else ""

    def wanted(change: Change) -> bool:
        return (
            (person is None or person in (change.by, change.os))
            and (not actions or change.action in actions)
            and change.at >= from_time
            and (claim is None or claim == change.article or claim in change.keys)
        )

    found: Iterator[Change]
    with context.open_desk() as desk:
        if claim is not None and "#" in claim:
            at_claim = list(filter(wanted, desk.history.log(claim)))
            found = iter(at_claim[-last if last else 0 :])
        else:
            if claim is not None:
                desk.articles.get(claim)
            newest = reversed(list(islice(filter(wanted, desk.history.newest()), last))) if last else None
            found = newest or filter(wanted, desk.history.log())
        for change in found:
            say(told(change), plain_change(change), as_json=as_json)
