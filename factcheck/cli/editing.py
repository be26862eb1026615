"""`factcheck claim`: what a person makes of the machine's reading of an article's claims."""

from __future__ import annotations

import click

from factcheck.cli.context import Context, pass_context
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

__all__ = ["claim"]


class NotInTheArticle(FactcheckError):
    """Words that do not stand in the article, or stand there more than once."""


@click.group()
def claim() -> None:
    """Add, correct, split and merge claims; the machine's reading stays on record."""


@claim.command()
@click.argument("article")
@click.argument("words")
@click.option("--occurrence", type=click.IntRange(1), help="Which, where the words stand there more than once.")
@pass_context
def add(context: Context, article: str, words: str, occurrence: int | None) -> None:
    """Make WORDS of ARTICLE a claim of their own."""
    with context.open_desk() as desk:
        start, end = _span(desk.document(article).text, words, occurrence)
        click.echo(f"{desk.add_claim(article, start, end).key}: added")


@claim.command("read-as")
@click.argument("claim")
@click.argument("figure")
@pass_context
def read_as(context: Context, claim: str, figure: str) -> None:
    """Read the figure of CLAIM as FIGURE, such as "57-59%" or "about 2.3 million"."""
    with context.open_desk() as desk:
        record = desk.read_as(claim, figure)
        assert record.claim.figure is not None
        click.echo(safe_line(f"{record.key}: reads as {record.claim.figure.text}"))


@claim.command()
@click.argument("claim")
@click.argument("words", nargs=-1, required=True)
@pass_context
def split(context: Context, claim: str, words: tuple[str, ...]) -> None:
    """Make one claim of each WORDS in CLAIM, which is gone then."""
    with context.open_desk() as desk:
        record = desk.claim(claim)
        start = record.claim.start
        spans = [_span(record.claim.text, each, None) for each in words]
        made = desk.split_claim(claim, [(start + first, start + last) for first, last in spans])
        click.echo(f"{claim}: split into {' '.join(record.key for record in made)}")


@claim.command()
@click.argument("claims", nargs=-1, required=True)
@pass_context
def merge(context: Context, claims: tuple[str, ...]) -> None:
    """Make one claim of several of an article."""
    with context.open_desk() as desk:
        click.echo(f"{desk.merge_claims(claims).key}: merged from {' '.join(claims)}")


@claim.command()
@click.argument("claim")
@click.argument("reason")
@pass_context
def reopen(context: Context, claim: str, reason: str) -> None:
    """Open CLAIM again although it has a verdict, and say why."""
    with context.open_desk() as desk:
        click.echo(f"{desk.set_state(claim, 'open', reason=reason).key}: open")


def _span(text: str, words: str, occurrence: int | None) -> tuple[int, int]:
    """Give where the words stand in the text, in code points."""
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    if not found or (occurrence or 1) > len(found):
        raise NotInTheArticle(words, "does not stand in the article", "give the words exactly as they are written")
    if len(found) > 1 and occurrence is None:
        raise NotInTheArticle(
            words, f"stands there {len(found)} times", "say which with --occurrence, or give more words"
        )
    start = found[(occurrence or 1) - 1]
    return start, start + len(words)
