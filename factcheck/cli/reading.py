"""`factcheck read`, `assign`, `waiting`, `precedents`: what several people do with one claim, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.judging import Given, record_verdict, verdict_options
from factcheck.cli.progress import tell_articles
from factcheck.cli.telling import in_json, json_option, plain_verdict, say
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord, Desk
    from factcheck.desk.record.model import Role

__all__ = ["assign", "precedents", "read", "waiting"]


@click.command()
@click.argument("claim")
@click.argument("rating", required=False)
@verdict_options
@click.option("--decide", is_flag=True, help="As the third person, where two disagree; otherwise it is found out.")
@json_option("As one JSON object.")
@pass_context
def read(
    context: Context,
    /,
    claim: str,
    rating: str | None,
    decide: bool,
    as_json: bool,
    **options: Any,  # noqa: ANN401  as click gives them
) -> None:
    """Read CLAIM a second time: without RATING see the claim and its sources and nothing that leads; with it, sign.

    Whoever rated it cannot read it; people are told apart by login, whatever name they give. The first rating is shown
    once yours is recorded. Where two disagree, a third sees both readings side by side and decides. Further passages of
    the library stand under letters, for --source.
    """
    given = Given(**options)
    with context.open_desk() as desk:
        record = desk.claims.get(claim)
        question = given.question or desk.readers.question_to_read(record)
        role: Role = "third" if decide or desk.readers.next_role(claim, question) == "third" else "second"
        if rating is None:
            plain, lines = _to_read(desk, record, question, role)
            click.echo(in_json(plain, indent=1) if as_json else "\n".join(map(safe_line, lines)))
            return
        desk.readers.blind(claim, question)  # says so where there is nothing to read for this login
        mine = record_verdict(desk, record, question, role, rating, given)
        after = desk.claims.get(claim)
    first = after.verdicts[question]
    outcome = "disputed" if after.disputed else "agreed" if mine.rating == first.rating else "decided"
    seen = f" (after seeing: {mine.after_seeing})" if mine.after_seeing else ""
    line = f"{claim}: {outcome}: {first.by} says {first.rating}, {mine.by} says {mine.rating}{seen}"
    say(line, {"outcome": outcome, "first": first.rating, **plain_verdict(mine)}, as_json=as_json)


def _to_read(desk: Desk, record: ClaimRecord, question: Question, role: Role) -> tuple[dict[str, Any], list[str]]:
    """Give what a reader is shown before their rating, for programs and in lines."""
    from factcheck.cli.show import claim_lines, exchange_lines, finding_of, letters, verdict_lines
    from factcheck.desk.store.codec import encode

    blind = desk.readers.blind(record.key, question)
    finding = finding_of(desk, record, question)
    cited = {(source.document, source.start, source.end) for source in blind.sources}
    further = {
        letter: link
        for letter, at in letters(finding).items()
        if not (link := finding.links[at]).same_article and (link.document, link.start, link.end) not in cited
    }
    titles = {item.id: item.title for item in desk.evidence.all()}
    both = role == "third" and not desk.readers.reads_blind(record, question)
    readings = (("first", record.verdicts), ("second", record.second)) if both else ()
    sides = [(name, given[question]) for name, given in readings if question in given]
    plain = {
        **encode(blind),
        "role": role,
        "further": [
            {"letter": letter, "document": link.document, "start": link.start, "place": link.place, "text": link.text}
            for letter, link in further.items()
        ],
        "readings": [encode(verdict) for _, verdict in sides],
    }

    def lines() -> Iterator[str]:
        yield record.key
        yield from claim_lines(record.claim, record.check.told if record.check else None)
        yield "was it said?" if question == "said" else "is it true?"
        for source in blind.sources:
            item = desk.evidence.get(source.document)
            yield f"  {item.title if item else source.document}, {source.place}: {' '.join(source.text.split())}"
        for name, verdict in sides:
            yield from verdict_lines(name, verdict)
        yield from exchange_lines(blind)
        if further:
            yield "further passages:"
        for letter, link in further.items():
            yield f"  {letter}  {titles[link.document]}, {link.place}: {' '.join(link.text.split())}"
        digits = desk.settings.scale(desk.articles.get(record.article).scale).digits()
        yield "  ".join(f"{digit} {rating.name}" for digit, rating in digits.items())

    return plain, list(lines())


@click.command()
@click.argument("claim")
@click.argument("name", required=False)
@click.option("--task", type=click.Choice(["rate", "read", "decide"]), default="rate", help="What for.")
@json_option()
@pass_context
def assign(context: Context, claim: str, name: str | None, task: str, as_json: bool) -> None:
    """Let NAME (a name or a login) take care of CLAIM; without NAME nobody does any more.

    As in: factcheck assign budget#7 ann --task read
    """
    with context.open_desk() as desk:
        desk.claims.assign(claim, name, task=task)
    say(f"{claim}: {name or 'nobody'} to {task}", {"claim": claim, "task": task, "to": name}, as_json=as_json)


@click.command()
@click.argument("article", required=False)
@json_option("One JSON object a line: the claims that wait, then how often readers of an article disagreed.")
@pass_context
def waiting(context: Context, article: str | None, as_json: bool) -> None:
    """List what waits for you, and how often readers disagree.

    Claims that somebody gave you to rate, answers to weigh ("weigh"), claims to read a second time, to decide.
    """
    with context.open_desk() as desk:
        found = desk.readers.waiting(article, tell_articles())
        if not found:
            click.echo("nothing waits for you; `factcheck claims --state open` lists what nobody has rated", err=True)
        for record, what in found:
            question = desk.readers.question_to_read(record)
            plain = {"claim": record.key, "task": what, "question": question, "text": record.claim.text}
            say(f"{record.key}  {what}  {' '.join(record.claim.text.split())}", plain, as_json=as_json)
        for slug in [article] if article else [item.slug for item in desk.articles.current()]:
            read_twice, disagreed = desk.readers.agreement(slug)
            if read_twice and as_json:
                say("", {"article": slug, "read_twice": read_twice, "disagreed": disagreed}, as_json=True)
            elif read_twice:
                click.echo(safe_line(f"{slug}: read twice {read_twice}, disagreed {disagreed}"), err=True)


@click.command()
@click.argument("claim")
@json_option()
@pass_context
def precedents(context: Context, claim: str, as_json: bool) -> None:
    """List earlier verdicts on claims like CLAIM; before you have rated it only how many there are."""
    from factcheck.desk.judging.precedents import precedents as found_precedents

    with context.open_desk() as desk:
        found = found_precedents(desk, claim)
    for item in found.shown:
        verdict = item.verdict
        plain = {"claim": item.key, "rating": verdict.rating, "at": verdict.at, "by": verdict.by, "text": item.words}
        line = f"{item.key}  {verdict.rating}  {verdict.at[:10]}  {verdict.by}  {' '.join(item.words.split())}"
        say(line, {**plain, "likeness": item.likeness}, as_json=as_json)
    if not found.count:
        click.echo("no claim like it has a verdict", err=True)
    if hidden := found.count - len(found.shown):
        until = f"{safe_line(claim)} or read theirs" if found.shown else safe_line(claim)
        click.echo(f"{counted(hidden, 'earlier verdict')}, shown once you have rated {until}", err=True)
