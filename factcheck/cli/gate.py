"""`factcheck gate`: whether an article may go out; `factcheck correction`: what to print when it should not have."""

from __future__ import annotations

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import Faults, in_json, json_option, local_time, plain_verdict
from factcheck.terminal.text import safe_line, safe_text

__all__ = ["correction", "gate"]

NOT_CLEARED = 1


@click.command()
@click.argument("article")
@click.option("--policy", metavar="NAME", help="draft, published or one of the desk's own; otherwise the article's.")
@json_option("As one JSON object.")
@click.pass_context
@pass_context
def gate(context: Context, ctx: click.Context, article: str, policy: str | None, as_json: bool) -> None:
    """Say whether ARTICLE may go out: CLEARED, or NOT CLEARED with one line for each reason (exit code 1).

    A claim at which the program fails holds it back too, and the exit code is 2.
    """
    from factcheck.desk.judging.gate import gate as ask_gate

    with context.open_desk() as desk:
        found = ask_gate(desk, article, policy)
        head = desk.head
    faults = Faults()
    for fault in found.faults:
        faults.tell(fault)
    if as_json:
        plain = {**to_builtins(found), "cleared": found.cleared, "head": head}
        plain["faults"] = [{"source": fault.source, "problem": fault.problem} for fault in faults]
        click.echo(in_json(plain, indent=1))
    else:
        click.echo("\n".join(map(safe_line, found.lines)))
    ctx.exit(faults.code or (0 if found.cleared else NOT_CLEARED))


@click.command()
@click.argument("claim")
@json_option("As one JSON object.")
@pass_context
def correction(context: Context, claim: str, as_json: bool) -> None:
    """Draft the correction note for CLAIM, whose verdict was superseded; what else rests on it goes to stderr."""
    from factcheck.desk.judging.corrections import correction as drafted

    with context.open_desk() as desk:
        found = drafted(desk, claim)
        published = {slug: desk.articles.get(slug).published for slug in found.articles}
    if as_json:
        names = ("key", "since", "until", "tied", "citing", "articles", "evidence", "sharing", "note")
        plain = {"claim": found.key, "published": published, **{name: getattr(found, name) for name in names}}
        verdicts = {"before": plain_verdict(found.before), "now": plain_verdict(found.now)}
        click.echo(in_json({**plain, **verdicts}, indent=1))
        return
    click.echo(safe_text(found.note), nl=False)
    told = [
        f"reports made from {local_time(found.since)} until {local_time(found.until)} say {found.before.rating}",
        *(f"{slug} is concerned, published on {day}" for slug, day in published.items() if day),
        *(f"{key} says the same: look there too" for key in found.tied),
        *(f"{key} cites it as a source: look there too" for key in found.citing),
        *(f"{name} was its source" for name in found.evidence),
        *(f"{key} rests on the same source" for key in found.sharing),
    ]
    if not (found.now.replacement or found.now.reason):
        told.append("nothing says yet what is right: rate it again with --replacement")
    for line in told:
        click.echo(safe_line(line), err=True)
