"""`factcheck show` and `factcheck link`: one claim with its evidence, what was decided, and what was asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.claims.unseen import unseen_in
from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import Faults, in_json, json_option, local_time, plain_claim, say
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking import Finding, Question
    from factcheck.claims import Claim
    from factcheck.desk import BlindReading, ClaimRecord, Desk, Enquiry, Verdict
    from factcheck.evidence import Link

__all__ = ["claim_lines", "exchange_lines", "finding_of", "letters", "link", "link_named", "show", "verdict_lines"]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
READINGS = (("verdicts", "verdict"), ("second", "second reading"), ("third", "decision"))


@click.command()
@click.argument("claim")
@json_option("As one JSON object.")
@pass_context
def show(context: Context, claim: str, as_json: bool) -> int:
    """Show CLAIM (as in elections#2) with its evidence, each passage under a letter, and what was decided and asked.

    What you are to read a second time is shown by `factcheck read`, not here.
    """
    with context.open_desk() as desk:
        record = desk.claims.get(claim)
        open_to_me = [question for question in record.questions if not desk.readers.reads_blind(record, question)]
        found = [finding_of(desk, record, question) for question in open_to_me]
        faults = Faults()
        for fault in (fault for finding in found for fault in finding.faults):
            faults.tell(fault)
        if as_json:
            from factcheck.reports.check_json import finding_json

            document = {**plain_claim(desk, record), "findings": [finding_json(finding) for finding in found]}
            click.echo(in_json(document, indent=1))
        else:
            for line in _shown(desk, record, found):
                click.echo(safe_line(line))
    return faults.code


@click.command()
@click.argument("claim")
@click.argument("passages", nargs=-1, required=True, metavar="PASSAGE...")
@json_option()
@pass_context
def link(context: Context, claim: str, passages: tuple[str, ...], as_json: bool) -> None:
    """Hold CLAIM against each PASSAGE that you found, and say how the figures relate; nothing is recorded.

    PASSAGE is a document of the library with words that stand in it, as in e3:"63.75% of votes", or with an offset that
    `evidence search --json` gave, as in e3@120. `rate --passage` takes the same as a source.
    """
    from factcheck.desk.parts.readers import UNREAD
    from factcheck.reports.check_json import link_json

    with context.open_desk() as desk:
        record = desk.claims.get(claim)
        question = record.questions[0]
        blind = desk.readers.reads_blind(record, question)
        for named in passages:
            found = link_named(desk, record, question, named)
            plain = link_json(found)
            if blind:
                hidden = {"parts", "derivation", "relation", "stance", "working", "not_compared"}
                plain = {name: value for name, value in plain.items() if name not in hidden}
            working = UNREAD if blind else f"{found.relation.label}  {found.relation.working}"
            say(f"{found.document}, {found.place}: {found.text}  {working}", plain, as_json=as_json)


def finding_of(desk: Desk, record: ClaimRecord, question: Question) -> Finding:
    """Give what the machine has for one question about a claim."""
    return desk.evidence.finding(record, question)


def link_named(desk: Desk, record: ClaimRecord, question: Question, named: str) -> Link:
    """Give the link to the passage that a person names; raises `NoSuchPassage`."""
    from factcheck.desk.judging.citing import NoSuchPassage, found_passage, link_by_hand

    name, at, words = found_passage(named)
    item = next((item for item in desk.evidence.all() if item.id == name), None)
    if item is None:
        raise NoSuchPassage(name, "is not in the library", "`factcheck evidence list` shows what there is")
    return link_by_hand(
        record.claim, desk.documents.get(record.article), question, item, desk.documents.get(item), at, words
    )


def letters(finding: Finding) -> dict[str, int]:
    """Give the letter under which each link of a finding is shown, with the link's index."""
    return {letter: index for index, letter in zip(range(len(finding.links)), LETTERS, strict=False)}


def claim_lines(claim: Claim, itself: str | None = None) -> Iterator[str]:
    """Give the claim itself in lines: its words, its figure, who says it, and what does not fit in the article."""
    yield claim.text
    if itself is not None:
        yield f"the article against itself: {itself}"
    if claim.figure:
        yield f"figure: {claim.figure.text}"
    for torn in unseen_in(claim.text):
        yield f"in it stands a character that nobody sees: {torn}"
    if claim.claimant:
        yield f"claimant: {claim.claimant}{', quoted' if claim.quoted else ''}"


def verdict_lines(name: str, verdict: Verdict) -> Iterator[str]:
    """Give one verdict in lines: who rated it what and why, what should stand instead, and its sources."""
    reason = f": {verdict.reason}" if verdict.reason else ""
    tags = f" [{', '.join(verdict.tags)}]" if verdict.tags else ""
    seen = f" (after seeing: {verdict.after_seeing})" if verdict.after_seeing else ""
    yield f"{name} ({verdict.question}): {verdict.rating}{tags} by {verdict.by} at {verdict.at}{seen}{reason}"
    if verdict.replacement:
        yield f"  instead: {verdict.replacement}"
    for source in verdict.sources:
        yield f"  source {source.side}: {source.document}, {source.place}: {source.text}"
    for searched in verdict.searched:
        yield f"  searched and not found: {searched}"
    for item in verdict.exemptions:
        yield f"  kept although it breaks {item.rule}: {item.reason}{f' ({item.by})' if item.by else ''}"


def exchange_lines(exchange: ClaimRecord | BlindReading) -> Iterator[str]:
    """Give everything that was asked about a claim and answered, and when the claimant was contacted, or why not."""
    for enquiry in exchange.enquiries:
        yield from _enquiry(enquiry)
    for contacted in exchange.contacted:
        yield f"claimant contacted: {contacted}"


def _enquiry(enquiry: Enquiry) -> Iterator[str]:
    to = f" to {enquiry.to}" if enquiry.to else ""
    sent = f", sent {local_time(enquiry.sent)}" if enquiry.sent else ""
    yield f"question {enquiry.number}{to}, by {enquiry.by} {local_time(enquiry.at)}{sent}: {enquiry.text}"
    if enquiry.withdrawn is not None:
        yield f"  withdrawn: {enquiry.withdrawn}"
    elif enquiry.answer is None:
        yield "  no answer yet"
    else:
        who = f" by {enquiry.answered_by}" if enquiry.answered_by else ""
        when = f" {local_time(enquiry.answered)}" if enquiry.answered else ""
        yield f"  answer{who}{when}: {enquiry.answer}"


def _shown(desk: Desk, record: ClaimRecord, found: list[Finding]) -> Iterator[str]:
    from factcheck.desk.parts.readers import UNREAD

    yield f"{record.key}  {record.state}"
    yield from claim_lines(record.claim, record.claim.worthiness_reasons[0] if record.check else None)
    if not record.claim.checkable:
        yield f"not checkable: {record.claim.reason}"
    if record.changed is not None:
        yield f"changed, look again; it was: {record.changed}"
    elif record.reopened is not None:
        yield f"opened again: {record.reopened}"
    names = (("rate", record.assigned), ("read", record.reader), ("decide", record.decider))
    yield from (f"to {task}: {name}" for task, name in names if name)
    evidence = {item.id: item for item in desk.evidence.all()}
    for finding in found:
        yield f"{finding.question}? {finding.suggestion.stance}: {finding.suggestion.working}"
        for letter, index in letters(finding).items():
            link = finding.links[index]
            where = "this article" if link.same_article else evidence[link.document].source
            left = link.relation.not_compared
            unsaid = f"; not compared: {', '.join(left)}" if left else ""
            yield f"  {letter}  {link.relation.label}  {link.relation.working}{unsaid}"
            yield f"     {where}, {link.place}: {link.text}"
    seen = desk.readers.as_seen(record)
    for question in record.verdicts:
        if desk.readers.reads_blind(record, question):
            yield f"{question}? rated, {UNREAD}: factcheck read {record.key} --question {question}"
        for readings, name in READINGS:
            if (verdict := getattr(seen, readings).get(question)) is not None:
                yield from verdict_lines(name, verdict)
    yield from (f"note by {note.by}: {note.text}" for note in seen.notes)
    yield from exchange_lines(record)
