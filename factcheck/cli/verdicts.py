"""`factcheck rate`, `note`, `undo` and `redo`: what a person decides, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.checking import Finding, Question
    from factcheck.desk import Change, Desk, Exemption, Source

__all__ = ["note", "rate", "redo", "undo"]


class NoSuchPassage(FactcheckError):
    """A letter under which no passage is shown, or one that cannot be a source."""


@click.command()
@click.argument("claim")
@click.argument("rating")
@click.option("--question", type=click.Choice(["true", "said"]), help="Which question; otherwise the one that settles.")
@click.option("--source", "sources", multiple=True, metavar="LETTER", help="A passage, as `show` letters it.")
@click.option("--reason", default="", help="Why, in one line.")
@click.option("--replacement", metavar="WORDS", help="What should stand instead.")
@click.option("--tag", "tags", multiple=True, help="Goes with any rating, such as outdated.")
@click.option("--searched", multiple=True, metavar="WHAT", help="What was looked for and not found.")
@click.option("--contacted", metavar="WHEN", help="When the claimant was asked, or why not.")
@click.option(
    "--exempt", "exemptions", nargs=2, multiple=True, metavar="RULE WHY", help="A source rule it breaks, and why."
)
@pass_context
def rate(
    context: Context,
    claim: str,
    rating: str,
    question: Question | None,
    sources: tuple[str, ...],
    reason: str,
    replacement: str | None,
    tags: tuple[str, ...],
    searched: tuple[str, ...],
    contacted: str | None,
    exemptions: tuple[tuple[str, str], ...],
) -> None:
    """Record RATING for CLAIM, as in: factcheck rate elections#2 accurate --source A.

    RATING is a rating of the article's scale, by its name or its digit. It is on disk when the line is printed.
    """
    from factcheck import __version__
    from factcheck.cli.claims import findings_of
    from factcheck.desk import Verdict
    from factcheck.desk.precedents import contradicted

    with context.open_desk() as desk:
        record = desk.claim(claim)
        asked = question or record.questions[0]
        finding = next((item for item in findings_of(desk, record) if item.question == asked), None)
        if finding is None:
            raise click.UsageError(f"{claim} does not raise the question {asked}")
        digits = desk.scale(desk.article(record.article).scale).digits()
        before = record.verdicts.get(asked)
        verdict = Verdict(
            article=record.article,
            claim=record.number,
            question=asked,
            rating=digits[rating].key if rating in digits else rating,
            tags=tags,
            reason=reason,
            replacement=replacement,
            sources=tuple(_source(desk, finding, letter) for letter in sources),
            searched=searched,
            suggestion=finding.suggestion,
            rules=__version__,
            exemptions=tuple(_exemption(rule, why) for rule, why in exemptions),
            contacted=contacted,
            supersedes=before.id if before else None,
        )
        if not reason and (earlier := contradicted(desk, verdict)):
            told = ", ".join(f"{item.key} ({item.verdict.rating})" for item in earlier)
            raise click.UsageError(f"this contradicts {told}, which says the same; give a --reason")
        recorded = desk.record(verdict)
        click.echo(f"{record.key}: {recorded.rating}, {counted(len(recorded.sources), 'source')}")


@click.command()
@click.argument("claim")
@click.argument("text")
@pass_context
def note(context: Context, claim: str, text: str) -> None:
    """Keep TEXT as a note at CLAIM."""
    with context.open_desk() as desk:
        desk.note(claim, text)
        click.echo(f"{claim}: noted")


@click.command()
@pass_context
def undo(context: Context) -> None:
    """Take back your last decision; it stays in the history."""
    with context.open_desk() as desk:
        _told("took back", desk.undo())


@click.command()
@pass_context
def redo(context: Context) -> None:
    """Do again what you took back last."""
    with context.open_desk() as desk:
        _told("did again", desk.redo())


def _told(done: str, change: Change) -> None:
    what = ", ".join(change.keys) or change.article or ""
    click.echo(safe_line(f"{done}: {change.action} {what} {change.words}".rstrip()))


def _exemption(rule: str, why: str) -> Exemption:
    from factcheck.desk import Exemption
    from factcheck.desk.rules import RULES

    if rule not in RULES:
        raise click.UsageError(f"{rule} is no source rule; the rules are {', '.join(RULES)}")
    return Exemption(rule, why)


def _source(desk: Desk, finding: Finding, letter: str) -> Source:
    from factcheck.cli.claims import letters
    from factcheck.desk.citing import cite

    index = letters(finding).get(letter.upper())
    if index is None:
        raise NoSuchPassage(letter, "is no passage of this claim", f"`factcheck show` letters {len(finding.links)}")
    link = finding.links[index]
    if link.same_article:
        raise NoSuchPassage(letter, "is the same article, which is not a source", "choose evidence from the library")
    return cite(link, next(item for item in desk.evidence() if item.id == link.document))
