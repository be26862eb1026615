"""`factcheck gate`: whether an article may go out; `factcheck correction`: what to print when it should not have."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.progress import tell_share
from factcheck.cli.telling import Faults, in_json, json_option, local_time, plain_verdict
from factcheck.terminal.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.desk.judging.gate import Gate, Reason

__all__ = ["correction", "gate"]

NOT_CLEARED = 1
_FEW = 3  # claims that nobody has rated yet and that have a line each; more are told in one


@click.command()
@click.argument("article")
@click.option("--policy", metavar="NAME", help="draft, published or one of the desk's own; otherwise the article's.")
@json_option("As one JSON object.")
@click.pass_context
@pass_context
def gate(context: Context, ctx: click.Context, article: str, policy: str | None, as_json: bool) -> None:
    """Say whether ARTICLE may go out: CLEARED, or NOT CLEARED with a line for each claim and why (exit code 1).

    Claims that nobody has rated yet are told in one line, last; --json has each reason by itself. A claim at which the
    program fails holds it back too, and the exit code is 2.
    """
    from factcheck.desk.judging.gate import gate as ask_gate

    with context.open_desk() as desk:
        found = ask_gate(desk, article, policy, tell_share())
        head = desk.head
    faults = Faults()
    for fault in found.faults:
        faults.tell(fault)
    if as_json:
        plain = {**to_builtins(found), "cleared": found.cleared, "head": head}
        plain["faults"] = [{"source": fault.source, "problem": fault.problem} for fault in faults]
        click.echo(in_json(plain, indent=1))
    else:
        click.echo("\n".join(map(safe_line, _lines(found))))
    ctx.exit(faults.code or (0 if found.cleared else NOT_CLEARED))


def _lines(found: Gate) -> Iterator[str]:
    """Give the answer, each claim that holds the article back with all its reasons, then what was kept all the same."""
    from factcheck.desk.judging.gate import NOT_RATED

    head, *rest = found.lines
    yield head
    together: dict[str, list[Reason]] = {}
    for reason in found.reasons:
        together.setdefault(reason.claim, []).append(reason)
    unrated = {claim for claim, reasons in together.items() if all(reason.words == NOT_RATED for reason in reasons)}
    few = len(unrated) <= _FEW
    for claim, reasons in together.items():
        if few or claim not in unrated:
            yield f"{claim}: {'; '.join(reason.words for reason in reasons)}"
    if not few:
        numbers = sorted(int(claim.rpartition("#")[2]) for claim in unrated)
        yield f"{found.article}: {len(unrated):,} claims {NOT_RATED}: {_ranges(numbers)}"
    yield from rest[len(found.reasons) :]


def _ranges(numbers: Sequence[int]) -> str:
    """Give rising numbers in short: "#1-#3, #7"."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda placed: placed[1] - placed[0])
    ]
    return ", ".join(f"#{run[0]}" if len(run) == 1 else f"#{run[0]}-#{run[-1]}" for run in runs)


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
