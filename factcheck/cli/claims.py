"""`factcheck claims` and `factcheck ties`: which claims are on the desk, in lines, for scripts and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from factcheck.claims.model import ClaimKind
from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import Faults, json_option, plain_claim, say
from factcheck.desk.record.model import ClaimState
from factcheck.errors import Edge
from factcheck.relating.model import RelationName
from factcheck.reports.judgement import trouble
from factcheck.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.desk import ClaimRecord, Desk

__all__ = ["claims", "ties"]

# The words that the screen has for several relations at once.
SCREEN: dict[str, tuple[RelationName, ...]] = {
    word: tuple(name for name, label in LABELS.items() if label == word.upper()) for word in ("match", "differs")
}

# The filters that need no value: which claims each lets through, as somebody may see them.
FILTERS: dict[str, tuple[str, Callable[[Desk, ClaimRecord], bool]]] = {
    "mine": (
        "Only those that you are named for or gave a verdict on.",
        lambda desk, record: desk.readers.is_mine(record),
    ),
    "waiting": ("Only those that wait for you.", lambda desk, record: desk.readers.waits_for(record) is not None),
    "asked": ("Only those whose author is asked and has not answered.", lambda _, record: _asked(record)),
    "changed": ("Only those whose words changed since they were judged.", lambda _, record: record.changed is not None),
    "disputed": (
        "Only those on which two readers disagree.",
        lambda desk, record: desk.readers.as_seen(record).disputed,
    ),
}


def _asked(record: ClaimRecord) -> bool:
    return record.state == "asked" or any(enquiry.open for enquiry in record.enquiries)


def _filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, (words, _) in reversed(FILTERS.items()):
        command = click.option(f"--{name}", is_flag=True, help=words)(command)
    return command


@click.command()
@click.argument("article", required=False)
@click.option("--state", type=click.Choice(get_args(ClaimState)), help="Only these.")
@_filter_options
@click.option("--kind", type=click.Choice(get_args(ClaimKind)), help="Only claims of this kind.")
@click.option("--text", metavar="WORDS", help="Only those with all these words in the sentence or the claimant's name.")
@click.option("--rating", metavar="RATING", help="Only those with this rating.")
@click.option(
    "--relation",
    type=click.Choice([*SCREEN, *get_args(RelationName)]),
    help="Only those that stand so to the evidence.",
)
@click.option("--sort", type=click.Choice(["place", "trouble", "worth"]), default="place", help="In which order.")
@click.option("--no-search", is_flag=True, help="Do not look into the library for what nobody rated.")
@json_option()
@pass_context
def claims(
    context: Context,
    /,
    article: str | None,
    state: str | None,
    kind: str | None,
    text: str | None,
    rating: str | None,
    relation: str | None,
    sort: str,
    no_search: bool,
    as_json: bool,
    **chosen: bool,
) -> int:
    """List the claims of ARTICLE, or of all articles: its name, state, rating, who rated, the words, the judgement.

    The judgement is what the verdict rests on, or what the library has where nobody rated. Of several filters all must
    hold. What you are to read a second time is listed without its rating.
    """
    from factcheck.cli.judged import Judging

    words = (text or "").casefold().split()

    def wanted(record: ClaimRecord) -> bool:
        claim, verdict = record.claim, desk.readers.as_seen(record).verdict
        looked_in = f"{claim.text} {claim.claimant or ''}".casefold()
        return (
            (state is None or record.state == state)
            and (kind is None or claim.kind == kind)
            and (rating is None or (verdict is not None and verdict.rating == rating))
            and all(word in looked_in for word in words)
            and all(FILTERS[name][1](desk, record) for name, asked in chosen.items() if asked)
            and (relation is None or judging.of(record).relation in SCREEN.get(relation, (relation,)))
        )

    faults = Faults()
    with context.open_desk() as desk:
        slugs = [article] if article else [item.slug for item in desk.articles.current()]
        judging = Judging(desk, search=not no_search)
        found: list[ClaimRecord] = []
        for record in (record for slug in slugs for record in desk.claims.of(slug)):
            with Edge(record.key, faults.tell):
                found += [record] if wanted(record) else []
        if sort != "place":
            found.sort(key=lambda record: -record.claim.worthiness)
        if sort == "trouble":
            found.sort(key=lambda record: trouble(record, judging.of(record).stance))
        if not found:
            none = "no claim is like that" if slugs else "there is no article on this desk yet"
            click.echo(none, err=True)
        for record in found:
            with Edge(record.key, faults.tell):
                judged = judging.of(record)
                told = {"relation": judged.relation, "judgement": judged.judgement}
                plain = {**plain_claim(desk, record), **told} if as_json else {}
                # Of the article against itself the words are the judgement.
                rest = "" if record.check and judged.judgement == record.words else judged.words
                say(f"{_line(desk, record)}{rest}", plain, as_json=as_json)
    return faults.code


def words_of(record: ClaimRecord) -> str:
    """Give what is rated, in words; of what the article says against itself also what does not fit."""
    if record.check is None:
        return record.words
    from factcheck.checking.remarks import remark_on

    return f"{remark_on(record.check).label}: {record.words}"


def _line(desk: Desk, record: ClaimRecord) -> str:
    from factcheck.desk.parts.readers import UNREAD

    verdict = desk.readers.as_seen(record).verdict
    unread = f"rated, {UNREAD}" if desk.readers.reads_blind(record) else "-"
    rating = f"{verdict.rating} by {verdict.by}" if verdict else unread
    words = record.claim.figure.text if record.claim.figure else words_of(record)
    who = f"  {record.claim.claimant}" if record.claim.claimant else ""
    return f"{record.key}  {record.state}  {rating}  {words}{who}"


@click.command()
@click.argument("claim")
@json_option()
@pass_context
def ties(context: Context, claim: str, as_json: bool) -> None:
    """List the claims of all articles that say the same as CLAIM, or nearly, without what they were rated.

    Their verdicts are precedents, which `factcheck precedents` shows to who has rated.
    """
    with context.open_desk() as desk:
        found = list(desk.ties.of(claim))
        if not found:
            click.echo("no other claim says the same", err=True)
        for record, likeness in found:
            line = f"{record.key}  {likeness}  {record.state}  {record.claim.text}"
            plain = {"claim": record.key, "likeness": likeness, "state": record.state, "text": record.claim.text}
            say(line, plain, as_json=as_json)
