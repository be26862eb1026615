"""`factcheck article`, `mark-read` and `unread`: an article's own settings, and what nobody has looked at in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.spans import span_of
from factcheck.cli.telling import json_option, local_time, say

if TYPE_CHECKING:
    import datetime

    from factcheck.desk import Article, Desk
    from factcheck.documents import Document

__all__ = ["article", "mark_read", "unread"]


@click.command()
@click.argument("name", metavar="[ARTICLE]", required=False)
@click.option("--scale", metavar="NAME", help="Judge it by this scale from now on; verdicts keep theirs.")
@click.option("--policy", metavar="NAME", help="What the gate asks of it; `default` is what goes with its scale.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="It was published that day.")
@click.option("--not-published", is_flag=True, help="It was not published after all.")
@click.option("--title", metavar="WORDS", help="Call it so; its name in keys stays.")
@click.option("--aside", metavar="REASON", help="Nobody works on it any more; what was decided stays.")
@click.option("--take-up", is_flag=True, help="Work on it again.")
@click.option("--remove", metavar="REASON", help="Take it off the desk; `factcheck undo` brings it back.")
@click.option("--archived", is_flag=True, help="List the archived ones instead (`factcheck desk archive`).")
@json_option()
@pass_context
def article(
    context: Context,
    name: str | None,
    scale: str | None,
    policy: str | None,
    published: datetime.datetime | None,
    not_published: bool,
    title: str | None,
    aside: str | None,
    take_up: bool,
    remove: str | None,
    archived: bool,
    as_json: bool,
) -> None:
    """Say what ARTICLE is judged by and where it stands, or change that; without ARTICLE list them.

    As in: factcheck article budget --scale draft
    """
    changing = scale or policy or published or not_published or take_up or (title, aside, remove) != (None, None, None)
    if changing and name is None:
        raise click.UsageError("name the article that is to be changed")
    if archived and name is not None:
        raise click.UsageError("--archived lists articles; name none")
    if published and not_published:
        raise click.UsageError("--published and --not-published exclude each other")
    if aside is not None and take_up:
        raise click.UsageError("--aside and --take-up exclude each other")
    with context.open_desk() as desk:
        if name is not None:
            if scale:
                desk.articles.set_scale(name, scale)
            if policy:
                desk.articles.set_policy(name, None if policy == "default" else policy)
            if published or not_published:
                desk.articles.publish(name, published.date().isoformat() if published else None)
            if title is not None:
                desk.articles.retitle(name, title)
            if aside is not None:
                desk.articles.set_aside(name, aside)
            if take_up:
                desk.articles.take_up(name)
            if remove is not None:
                gone = desk.articles.remove(name, remove)
                say(f"{gone.slug}: removed: {gone.removed}", to_builtins(gone), as_json=as_json)
                return
        listed = desk.archive.articles() if archived else desk.articles.current()
        for item in [desk.articles.get(name)] if name else listed:
            plain = _plain(desk, item)
            say(_line(plain), plain, as_json=as_json)


def _plain(desk: Desk, item: Article) -> dict[str, Any]:

    judged_by = desk.policies.of(item.slug).name
    return {**to_builtins(item), "policy": judged_by, "claims": desk.survey.states(item.slug)}


def _line(plain: dict[str, Any]) -> str:
    counts = ", ".join(f"{count} {state}" for state, count in plain["claims"].items()) or "no claims"
    published = f"published {plain['published']}" if plain["published"] else "not published"
    judged = f"scale {plain['scale']}  policy {plain['policy']}"
    aside = f"  set aside: {plain['aside']}" if plain["aside"] else ""
    aside += f"  archived: {local_time(plain['archived'])}" if plain["archived"] else ""
    return f"{plain['slug']}  version {plain['version']}  {judged}  {published}  {counts}  {plain['title']}{aside}"


@click.command("mark-read")
@click.argument("article")
@click.argument("words")
@click.option(
    "--occurrence", type=click.IntRange(1), metavar="N", help="Which, where the words stand there more than once."
)
@json_option("What was marked, as one line of JSON.")
@pass_context
def mark_read(context: Context, article: str, words: str, occurrence: int | None, as_json: bool) -> None:
    """Mark WORDS of ARTICLE that stand under no claim as read.

    As in: factcheck mark-read budget "said on Monday"
    """
    with context.open_desk() as desk:
        document = desk.documents.get(article)
        start, end = span_of(document.text, words, occurrence)
        desk.marks.add(article, start, end)
    say(f"{article}: read: {words}", _span(article, document, start, end), as_json=as_json)


@click.command()
@click.argument("article")
@json_option()
@pass_context
def unread(context: Context, article: str, as_json: bool) -> None:
    """List the words of ARTICLE that stand under no claim and that nobody marked as read, each with its place."""
    with context.open_desk() as desk:
        document = desk.documents.get(article)
        for start, end in desk.marks.unread(article):
            plain = _span(article, document, start, end)
            say(f"{plain['place']}: {plain['text']}", plain, as_json=as_json)


def _span(article: str, document: Document, start: int, end: int) -> dict[str, Any]:
    place = next((item.place for item in document.passages if item.start <= start < item.end), "")
    return {"article": article, "start": start, "end": end, "place": place, "text": document.text[start:end]}
