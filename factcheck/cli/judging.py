"""What `factcheck rate` and `read` share: what goes with a rating, and hearing what speaks against it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.checking import Finding, Question
    from factcheck.desk import ClaimRecord, Desk, Exemption, Source, Verdict
    from factcheck.desk.judging.resting import Span
    from factcheck.desk.record.model import Role, Side
    from factcheck.evidence import Link

__all__ = ["Given", "record_verdict", "verdict_options"]

_OPTIONS = (
    click.option("--question", type=click.Choice(["true", "said"]), help="Which; otherwise the one that settles."),
    click.option("--source", "letters", multiple=True, metavar="LETTER", help="A passage, as it is lettered here."),
    click.option("--passage", "passages", multiple=True, metavar="ID:WORDS", help="A passage that you found yourself."),
    click.option("--against", multiple=True, metavar="SOURCE", help="The same, and it speaks against the claim."),
    click.option("--for", "in_favour", multiple=True, metavar="SOURCE", help="The same, and it speaks for the claim."),
    click.option("--reason", default="", help="Why, in one line."),
    click.option("--replacement", metavar="WORDS", help="What should stand instead."),
    click.option("--tag", "tags", multiple=True, help="Goes with any rating, such as outdated."),
    click.option("--searched", multiple=True, metavar="WHAT", help="What was looked for and not found."),
    click.option("--contacted", metavar="WHEN", help="When the claimant was asked, or why not."),
    click.option(
        "--exempt", "exemptions", nargs=2, multiple=True, metavar="RULE WHY", help="A source rule it breaks, and why."
    ),
)


class Contradicted(FactcheckError):
    """A rating that contradicts an earlier one, without a word about why."""


class Given(Struct, frozen=True):
    """What somebody gives with a rating, as the options have it.

    `against` and `in_favour` are sources, by letter or as passages, on a side that does not follow the rating.
    """

    question: Question | None
    letters: tuple[str, ...]
    passages: tuple[str, ...]
    against: tuple[str, ...]
    in_favour: tuple[str, ...]
    reason: str
    replacement: str | None
    tags: tuple[str, ...]
    searched: tuple[str, ...]
    contacted: str | None
    exemptions: tuple[tuple[str, str], ...]


def verdict_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command every option that goes with a rating; they make a `Given`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def record_verdict(
    desk: Desk, record: ClaimRecord, question: Question, role: Role, rating: str, given: Given
) -> Verdict:
    """Record a rating of this claim, as typed (a name or a digit), and give the verdict.

    Raises `Contradicted` where an earlier verdict or a precedent says otherwise and neither a reason nor a replacement
    is given. Source rules that the verdict breaks are told on stderr once it is recorded.
    """
    from factcheck import __version__
    from factcheck.cli.show import finding_of
    from factcheck.desk import Verdict
    from factcheck.desk.judging.precedents import broken_by, objections
    from factcheck.desk.judging.resting import with_sides

    if question not in record.questions:
        raise click.UsageError(f"{record.key} does not raise the question {question}")
    digits = desk.settings.scale(desk.articles.get(record.article).scale).digits()
    first, before = record.verdicts.get(question), record.readings(role).get(question)
    lettered = (*given.letters, *(name for name in (*given.against, *given.in_favour) if name.isalpha()))
    finding = finding_of(desk, record, question) if role == "first" or lettered else None
    shared = first.sources if first and role != "first" else ()
    own, sides = _sources(desk, record, question, finding, given)
    verdict = Verdict(
        article=record.article,
        claim=record.number,
        question=question,
        role=role,
        rating=digits[rating].key if rating in digits else rating,
        tags=given.tags,
        reason=given.reason,
        replacement=given.replacement,
        sources=tuple(dict.fromkeys((*shared, *own))),
        searched=given.searched,
        suggestion=finding.suggestion if finding and role == "first" else None,
        rules=__version__,
        exemptions=tuple(_exemption(rule, why) for rule, why in given.exemptions),
        contacted=given.contacted,
        supersedes=before.id if before else None,
        reads=first.id if first and role != "first" else None,
    )
    verdict = with_sides(desk, record, verdict, sides)
    explained = given.reason or given.replacement
    against = broken_by(desk, verdict) if explained else objections(desk, verdict)
    if told := "; ".join(item.words for item in against if item.kind != "rule-broken"):
        raise Contradicted(record.key, f"this contradicts an earlier verdict ({told})", "say why with --reason")
    recorded = desk.claims.rate(verdict)
    for item in against:
        if item.kind == "rule-broken":
            mend = f"say so: factcheck contacted {record.key} WORDS" if item.rule == "contacted" else "add a source"
            remedy = f"{mend}, or keep it: factcheck exempt {record.key} {item.rule} WHY"
            print(f"factcheck: {safe_line(f'{record.key} breaks {item.words}; {remedy}')}", file=sys.stderr)
    return recorded


def _exemption(rule: str, why: str) -> Exemption:
    from factcheck.desk import Exemption
    from factcheck.desk.record.rules import RULES

    if rule not in RULES:
        raise click.UsageError(f"{rule} is no source rule; the rules are {', '.join(RULES)}")
    return Exemption(rule, why)


def _sources(
    desk: Desk, record: ClaimRecord, question: Question, finding: Finding | None, given: Given
) -> tuple[list[Source], dict[Span, Side]]:
    """Give the sources that somebody names, those under letters first, and the sides on which they were put by hand."""
    from factcheck.cli.show import letters, link_named
    from factcheck.desk.judging.citing import NoSuchPassage, cite

    lettered = letters(finding) if finding else {}

    def link(named: str) -> Link:
        if not named.isalpha():
            return link_named(desk, record, question, named)
        index = lettered.get(named.upper())
        if finding is None or index is None:
            letters_are = ", ".join(lettered) or "none: name a document and words of it with --passage"
            remedy = f"`factcheck show {record.key}` letters {letters_are}"
            raise NoSuchPassage(named, "is no passage of this claim", remedy)
        if finding.links[index].same_article:
            problem = "is the same article, which is not a source"
            raise NoSuchPassage(named, problem, "choose evidence from the library")
        return finding.links[index]

    evidence = {item.id: item for item in desk.evidence.all()}
    named: tuple[tuple[Side | None, tuple[str, ...]], ...] = (
        (None, given.letters), ("against", given.against), ("for", given.in_favour), (None, given.passages)
    )  # fmt: skip
    sources: dict[Span, Source] = {}
    sides: dict[Span, Side] = {}
    for side, names in named:
        for found in map(link, names):
            span = found.document, found.start, found.end
            sources[span] = cite(found, evidence[found.document])
            if side is not None:
                sides[span] = side
    return list(sources.values()), sides
