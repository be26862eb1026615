"""`factcheck read`, `assign`, `waiting`, `precedents`: what several people do with one claim, in lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.checking import Question
    from factcheck.desk import BlindReading, Desk
    from factcheck.desk.model import Role

__all__ = ["assign", "precedents", "read", "waiting"]


@click.command()
@click.argument("claim")
@click.argument("rating", required=False)
@click.option("--question", type=click.Choice(["true", "said"]), help="Which question; otherwise the one that settles.")
@click.option("--reason", default="", help="Why, in one line.")
@click.option("--decide", is_flag=True, help="As the third person, where two disagree.")
@pass_context
def read(
    context: Context, claim: str, rating: str | None, question: Question | None, reason: str, decide: bool
) -> None:
    """Read CLAIM a second time: without RATING see the claim and its sources and nothing that leads; with it, sign.

    Whoever rated it cannot read it; people are told apart by login, whatever name they give. The first rating is shown
    once yours is recorded.
    """
    from factcheck.desk import Verdict

    with context.open_desk() as desk:
        record = desk.claim(claim)
        asked = question or record.questions[0]
        blind = desk.blind(claim, asked)
        if rating is None:
            for line in _shown(desk, blind):
                click.echo(safe_line(line))
            return
        digits = desk.scale(desk.article(record.article).scale).digits()
        role: Role = "third" if decide else "second"
        before = record.readings(role).get(asked)
        desk.record(
            Verdict(
                article=record.article,
                claim=record.number,
                question=asked,
                role=role,
                rating=digits[rating].key if rating in digits else rating,
                reason=reason,
                sources=record.verdicts[asked].sources,
                reads=blind.reads,
                supersedes=before.id if before else None,
            )
        )
        after = desk.claim(claim)
        mine, first = after.readings(role)[asked], after.verdicts[asked]
        outcome = "agreed" if mine.rating == first.rating else "disputed" if after.disputed else "decided"
        click.echo(safe_line(f"{claim}: {outcome}: {first.by} says {first.rating}, {mine.by} says {mine.rating}"))


def _shown(desk: Desk, blind: BlindReading) -> list[str]:
    claim = blind.claim
    lines = [blind.key, claim.text]
    if blind.check is not None:
        lines.append(f"the article against itself: {blind.check.told}")
    if claim.figure:
        lines.append(f"figure: {claim.figure.text}")
    if claim.claimant:
        lines.append(f"claimant: {claim.claimant}{', quoted' if claim.quoted else ''}")
    lines.append("was it said?" if blind.question == "said" else "is it true?")
    for source in blind.sources:
        item = desk.evidence_item(source.document)
        lines.append(f"  {item.title if item else source.document}, {source.place}: {' '.join(source.text.split())}")
    ratings = desk.scale(desk.article(blind.key.rpartition("#")[0]).scale).digits()
    lines.append("  ".join(f"{digit} {rating.name}" for digit, rating in ratings.items()))
    return lines


@click.command()
@click.argument("claim")
@click.argument("name", required=False)
@click.option("--task", type=click.Choice(["rate", "read", "decide"]), default="rate", help="What for.")
@pass_context
def assign(context: Context, claim: str, name: str | None, task: str) -> None:
    """Let NAME (a name or a login) take care of CLAIM; without NAME nobody does any more."""
    with context.open_desk() as desk:
        desk.assign(claim, name, task=task)
        click.echo(safe_line(f"{claim}: {name or 'nobody'} to {task}"))


@click.command()
@click.argument("article", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@pass_context
def waiting(context: Context, article: str | None, as_json: bool) -> None:
    """List what waits for you: claims to rate, to read a second time, to decide; and how often readers disagree."""
    with context.open_desk() as desk:
        for record, what in desk.waiting_for_me(article):
            plain = {"claim": record.key, "task": what, "text": record.words}
            line = f"{record.key}  {what}  {' '.join(record.words.split())}"
            click.echo(json.dumps(plain, ensure_ascii=False) if as_json else safe_line(line))
        for slug in [article] if article else [item.slug for item in desk.articles()]:
            read_twice, disagreed = desk.agreement(slug)
            if read_twice and not as_json:
                click.echo(safe_line(f"{slug}: read twice {read_twice}, disagreed {disagreed}"), err=True)


@click.command()
@click.argument("claim")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@pass_context
def precedents(context: Context, claim: str, as_json: bool) -> None:
    """List earlier verdicts on claims like CLAIM; before you have rated it only how many there are."""
    from factcheck.desk.precedents import precedents as found_precedents

    with context.open_desk() as desk:
        found = found_precedents(desk, claim)
    for item in found.shown:
        verdict = item.verdict
        plain = {"claim": item.key, "rating": verdict.rating, "at": verdict.at, "by": verdict.by, "text": item.words}
        line = f"{item.key}  {verdict.rating}  {verdict.at[:10]}  {verdict.by}  {' '.join(item.words.split())}"
        click.echo(json.dumps({**plain, "likeness": item.likeness}, ensure_ascii=False) if as_json else safe_line(line))
    if found.count and not found.shown:
        click.echo(f"{found.count} earlier verdicts; they are shown once you have rated {safe_line(claim)}", err=True)
