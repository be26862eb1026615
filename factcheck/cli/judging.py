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
    from factcheck.desk.model import Role

__all__ = ["Given", "record_verdict", "verdict_options"]

_OPTIONS = (
    click.option("--question", type=click.Choice(["true", "said"]), help="Which; otherwise the one that settles."),
    click.option("--source", "letters", multiple=True, metavar="LETTER", help="A passage, as it is lettered here."),
    click.option("--passage", "passages", multiple=True, metavar="ID:WORDS", help="A passage that you found yourself."),
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
    """What somebody gives with a rating, as the options have it."""

    question: Question | None
    letters: tuple[str, ...]
    passages: tuple[str, ...]
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
    from factcheck.desk.precedents import broken_by, objections

    if question not in record.questions:
        raise click.UsageError(f"{record.key} does not raise the question {question}")
    digits = desk.scale(desk.article(record.article).scale).digits()
    first, before = record.verdicts.get(question), record.readings(role).get(question)
    finding = finding_of(desk, record, question) if role == "first" or given.letters else None
    shared = first.sources if first and role != "first" else ()
    verdict = Verdict(
        article=record.article,
        claim=record.number,
        question=question,
        role=role,
        rating=digits[rating].key if rating in digits else rating,
        tags=given.tags,
        reason=given.reason,
        replacement=given.replacement,
        sources=tuple(dict.fromkeys((*shared, *_sources(desk, record, question, finding, given)))),
        searched=given.searched,
        suggestion=finding.suggestion if finding and role == "first" else None,
        rules=__version__,
        exemptions=tuple(_exemption(rule, why) for rule, why in given.exemptions),
        contacted=given.contacted,
        supersedes=before.id if before else None,
        reads=first.id if first and role != "first" else None,
    )
    explained = given.reason or given.replacement
    against = broken_by(desk, verdict) if explained else objections(desk, verdict)
    if told := "; ".join(item.words for item in against if item.kind != "rule-broken"):
        raise Contradicted(record.key, f"this contradicts an earlier verdict ({told})", "say why with --reason")
    recorded = desk.record(verdict)
    for item in against:
        if item.kind == "rule-broken":
            remedy = f"add a source, or keep it: factcheck exempt {record.key} {item.rule} WHY"
            print(f"factcheck: {safe_line(f'{record.key} breaks {item.words}; {remedy}')}", file=sys.stderr)
    return recorded


def _exemption(rule: str, why: str) -> Exemption:
    from factcheck.desk import Exemption
    from factcheck.desk.rules import RULES

    if rule not in RULES:
        raise click.UsageError(f"{rule} is no source rule; the rules are {', '.join(RULES)}")
    return Exemption(rule, why)


def _sources(
    desk: Desk, record: ClaimRecord, question: Question, finding: Finding | None, given: Given
) -> list[Source]:
    from factcheck.cli.show import letters, link_named
    from factcheck.desk.citing import NoSuchPassage, cite

    links = [link_named(desk, record, question, named) for named in given.passages]
    lettered = letters(finding) if finding else {}
    for letter in reversed(given.letters):
        index = lettered.get(letter.upper())
        if finding is None or index is None:
            raise NoSuchPassage(letter, "is no passage of this claim", f"`factcheck show` letters {len(lettered)}")
        if finding.links[index].same_article:
            problem = "is the same article, which is not a source"
            raise NoSuchPassage(letter, problem, "choose evidence from the library")
        links.insert(0, finding.links[index])
    evidence = {item.id: item for item in desk.evidence()}
    return [cite(link, evidence[link.document]) for link in links]
