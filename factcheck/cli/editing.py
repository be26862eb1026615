"""`factcheck claim`: what a person makes of the machine's reading of an article's claims."""

from __future__ import annotations

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.grouping import Group
from factcheck.cli.spans import span_of
from factcheck.cli.telling import json_option, plain_claim, say

__all__ = ["claim"]

_CLAIM = "The claim as one line of JSON."


@click.group(cls=Group)
def claim() -> None:
    """Add, correct, split and merge claims; the machine's reading stays on record."""


@claim.command()
@click.argument("article")
@click.argument("words")
@click.option(
    "--occurrence", type=click.IntRange(1), metavar="N", help="Which, where the words stand there more than once."
)
@json_option(_CLAIM)
@pass_context
def add(context: Context, article: str, words: str, occurrence: int | None, as_json: bool) -> None:
    """Make WORDS of ARTICLE a claim of their own.

    As in: factcheck claim add budget "the largest deficit since the war"
    """
    with context.open_desk() as desk:
        start, end = span_of(desk.documents.get(article).text, words, occurrence)
        added = desk.claims.add(article, start, end)
        say(f"{added.key}: added", plain_claim(desk, added), as_json=as_json)


@claim.command("read-as")
@click.argument("claim")
@click.argument("figure")
@json_option(_CLAIM)
@pass_context
def read_as(context: Context, claim: str, figure: str, as_json: bool) -> None:
    """Read the figure of CLAIM as FIGURE, such as "57-59%" or "about 2.3 million".

    As in: factcheck claim read-as budget#7 "2.3 billion"
    """
    with context.open_desk() as desk:
        record = desk.claims.read_as(claim, figure)
        assert record.claim.figure is not None
        say(f"{record.key}: reads as {record.claim.figure.text}", plain_claim(desk, record), as_json=as_json)


@claim.command()
@click.argument("claim")
@click.argument("words", nargs=-1, required=True)
@json_option("The new claims, one JSON object a line.")
@pass_context
def split(context: Context, claim: str, words: tuple[str, ...], as_json: bool) -> None:
    """Make one claim of each WORDS in CLAIM, which is gone then.

    As in: factcheck claim split budget#7 "a deficit of 3%" "the largest since the war"
    """
    with context.open_desk() as desk:
        record = desk.claims.get(claim)
        start = record.claim.start
        spans = [span_of(record.claim.text, each, None) for each in words]
        made = desk.claims.split(claim, [(start + first, start + last) for first, last in spans])
        if not as_json:
            click.echo(f"{claim}: split into {' '.join(record.key for record in made)}")
            return
        for record in made:
            say("", plain_claim(desk, record), as_json=True)


@claim.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@json_option(_CLAIM)
@pass_context
def merge(context: Context, claims: tuple[str, ...], as_json: bool) -> None:
    """Make one claim of several of an article.

    As in: factcheck claim merge budget#7 budget#8
    """
    with context.open_desk() as desk:
        merged = desk.claims.merge(claims)
        say(f"{merged.key}: merged from {' '.join(claims)}", plain_claim(desk, merged), as_json=as_json)


@claim.command()
@click.argument("claim")
@click.argument("reason")
@json_option(_CLAIM)
@pass_context
def reopen(context: Context, claim: str, reason: str, as_json: bool) -> None:
    """Open CLAIM again although it has a verdict, and say why; whoever rates it then rates it first.

    As in: factcheck claim reopen budget#7 "the ministry corrected its table"
    """
    with context.open_desk() as desk:
        desk.claims.reopen([claim], reason)
        opened = desk.claims.get(claim)
        say(f"{opened.key}: open", plain_claim(desk, opened), as_json=as_json)
