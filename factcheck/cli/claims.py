"""`factcheck claims` and `factcheck show`: what is on the desk, in lines, for scripts and screen readers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.context import Context, pass_context
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.checking import Finding
    from factcheck.desk import ClaimRecord, Desk

__all__ = ["claims", "findings_of", "letters", "show"]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@click.command()
@click.argument("article")
@click.option("--state", type=click.Choice(["open", "asked", "answered", "settled", "second-read"]), help="Only these.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@pass_context
def claims(context: Context, article: str, state: str | None, as_json: bool) -> None:
    """List the claims of ARTICLE, one a line: its name, where it stands, the rating, the words."""
    with context.open_desk() as desk:
        for record in desk.claims(article):
            if state is not None and record.state != state:
                continue
            if as_json:
                click.echo(json.dumps(_plain(record), ensure_ascii=False))
            else:
                rating = record.verdict.rating if record.verdict else "-"
                words = record.claim.figure.text if record.claim.figure else _words(record)
                who = f"  {record.claim.claimant}" if record.claim.claimant else ""
                click.echo(safe_line(f"{record.key}  {record.state}  {rating}  {words}{who}"))


@click.command()
@click.argument("claim")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@pass_context
def show(context: Context, claim: str, as_json: bool) -> None:
    """Show CLAIM (as in elections#2) with its evidence, each passage under a letter, and what was decided."""
    with context.open_desk() as desk:
        record = desk.claim(claim)
        found = findings_of(desk, record)
        if as_json:
            from factcheck.reports.check_json import finding_json

            document = {**_plain(record), "findings": [finding_json(finding) for finding in found]}
            click.echo(json.dumps(document, ensure_ascii=False, indent=1))
            return
        for line in _shown(desk, record, found):
            click.echo(safe_line(line))


def findings_of(desk: Desk, record: ClaimRecord) -> list[Finding]:
    """Give what the machine has for each question that the claim raises."""
    from factcheck.checking import find

    article = desk.document(record.article)
    return [
        find(record.claim, article, desk.library, question=question, check=record.check)
        for question in record.questions
    ]


def letters(finding: Finding) -> dict[str, int]:
    """Give the letter under which each link of a finding is shown, with the link's index."""
    return {letter: index for index, letter in zip(range(len(finding.links)), LETTERS, strict=False)}


def _shown(desk: Desk, record: ClaimRecord, found: list[Finding]) -> list[str]:
    claim = record.claim
    lines = [f"{record.key}  {record.state}", claim.text]
    if record.check is not None:
        lines.append(f"the article against itself: {claim.worthiness_reasons[0]}")
    if claim.figure:
        lines.append(f"figure: {claim.figure.text}")
    if claim.claimant:
        lines.append(f"claimant: {claim.claimant}{', quoted' if claim.quoted else ''}")
    if not claim.checkable:
        lines.append(f"not checkable: {claim.reason}")
    evidence = {item.id: item for item in desk.evidence()}
    for finding in found:
        lines.append(f"{finding.question}? {finding.suggestion.stance}: {finding.suggestion.working}")
        for letter, index in letters(finding).items():
            link = finding.links[index]
            where = "this article" if link.same_article else evidence[link.document].source
            lines.append(f"  {letter}  {link.relation.label}  {link.relation.working}")
            lines.append(f"     {where}, {link.place}: {link.text}")
    for question, verdict in record.verdicts.items():
        reason = f": {verdict.reason}" if verdict.reason else ""
        lines.append(f"verdict ({question}): {verdict.rating} by {verdict.by} at {verdict.at}{reason}")
        lines.extend(f"  source: {source.document}, {source.place}: {source.text}" for source in verdict.sources)
    lines.extend(f"note by {note.by}: {note.text}" for note in record.notes)
    lines.extend(
        f"question {enquiry.number}: {enquiry.text} / {enquiry.answer or 'no answer yet'}"
        for enquiry in record.enquiries
    )
    return lines


def _words(record: ClaimRecord) -> str:
    if record.check is None:
        return record.words
    from factcheck.checking.remarks import remark_on

    return f"{remark_on(record.check).label}: {record.words}"


def _plain(record: ClaimRecord) -> dict[str, Any]:
    from factcheck.desk.codec import encode

    return {"key": record.key, **encode(record)}
