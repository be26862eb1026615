"""`factcheck log`: who did what, and when."""

from __future__ import annotations

import datetime
from itertools import islice
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import json_option, plain_change, say, told

if TYPE_CHECKING:
    from factcheck.desk import Change

__all__ = ["log"]


@click.command()
@click.argument("claim", required=False, metavar="[ARTICLE|CLAIM]")
@click.option("--by", "person", metavar="NAME", help="Only what this person did, by name or login.")
@click.option("--action", "actions", multiple=True, metavar="KIND", help="Only this kind (rate, note, ...).")
@click.option("--since", type=click.DateTime(), help="Only from this local time on.")
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

    with context.open_desk() as desk:
        if claim is not None and "#" in claim:
            desk.claim(claim)
        elif claim is not None:
            desk.article(claim)
        found = [change for change in desk.log() if wanted(change)]
    for change in islice(found, max(0, len(found) - last) if last else 0, None):
        say(told(change), plain_change(change), as_json=as_json)
