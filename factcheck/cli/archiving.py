"""`factcheck desk archive`: putting away the articles that are done with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.telling import json_option, say

if TYPE_CHECKING:
    import datetime

__all__ = ["archive"]


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Only those at which nothing was done since that day.",
)
@click.option("--back", is_flag=True, help="Put the articles that are named among the current ones again.")
@json_option()
@pass_context
def archive(
    context: Context, articles: tuple[str, ...], before: datetime.datetime | None, back: bool, as_json: bool
) -> None:
    """Put articles that are done with away: those named, or all whose claims are settled or that were set aside.

    Everyday lists leave them out and cost less. Their claims are still shown by name, found as precedents and among
    what says the same, and part of every report of the whole desk. What is recorded at one brings it back by itself.
    """
    if back and (before is not None or not articles):
        raise click.UsageError("--back wants the names of articles, and no --before")
    with context.open_desk() as desk:
        if back:
            done = [desk.archive.bring_back(name) for name in articles]
        else:
            done = desk.archive.put_away(articles, before=before.date().isoformat() if before else None)
        for item in done:
            claims = len(desk.survey.numbers(item.slug))
            words = f"{item.slug}: {'current again' if back else 'archived'}, {counted(claims, 'claim')}"
            say(words, {"article": item.slug, "archived": item.archived, "claims": claims}, as_json=as_json)
        if not done and not as_json:
            click.echo("nothing to archive: every current article has something left to do", err=True)
