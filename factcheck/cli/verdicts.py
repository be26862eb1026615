"""`factcheck rate`, `exempt`, `contacted`, `note`, `undo` and `redo`: what a person decides, in lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.judging import Given, record_verdict, verdict_options
from factcheck.cli.telling import json_option, plain_change, plain_verdict, say
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.checking import Question
    from factcheck.desk import Change
    from factcheck.desk.record.model import Role

__all__ = ["contacted", "exempt", "note", "rate", "redo", "undo"]

# Why somebody cannot rate a claim first, by the role in which their verdict would count.
OTHER_ROLES: dict[Role, str] = {
    "second": "is rated, and you are its second reader",
    "third": "is disputed, and yours to decide",
}


@click.command()
@click.argument("claim")
@click.argument("rating")
@verdict_options
@json_option("The verdict as one line of JSON.")
@pass_context
def rate(context: Context, /, claim: str, rating: str, as_json: bool, **options: Any) -> None:  # noqa: ANN401  of click
    """Record RATING for CLAIM, as in: factcheck rate elections#2 accurate --source A.

    RATING is a rating of the article's scale, by its name or its digit. It is on disk when the line is printed. One
    that contradicts an earlier one, of this claim or of one that says the same, needs a --reason or a --replacement.
    --source takes a letter that `show` gave, --passage words of a document (e3:"63.75% of votes") or an offset in it
    (e3@120).
    """
    from factcheck.desk import Refused

    given = Given(**options)
    with context.open_desk() as desk:
        record = desk.claims.get(claim)
        question = given.question or record.questions[0]
        role = desk.readers.next_role(claim, question)
        if role != "first":
            remedy = f"`factcheck read {claim}`, or `factcheck claim reopen {claim} WHY` to have it rated anew"
            raise Refused(claim, OTHER_ROLES[role], remedy)
        recorded = record_verdict(desk, record, question, role, rating, given)
    sources = counted(len(recorded.sources), "source")
    say(f"{claim}: {recorded.rating}, {sources}", plain_verdict(recorded), as_json=as_json)


@click.command()
@click.argument("claim")
@click.argument("rule")
@click.argument("why")
@click.option("--question", type=click.Choice(["true", "said"]), help="Which; otherwise the one that settles.")
@json_option("The verdict as one line of JSON.")
@pass_context
def exempt(context: Context, claim: str, rule: str, why: str, question: Question | None, as_json: bool) -> None:
    """Keep the verdict of CLAIM although it breaks the source rule RULE, and say WHY; the gate goes on counting it."""
    with context.open_desk() as desk:
        kept = desk.verdicts.exempt(claim, rule, why, question=question)
    say(f"{claim}: kept although it breaks {rule}", plain_verdict(kept), as_json=as_json)


@click.command()
@click.argument("claim")
@click.argument("words")
@click.option("--question", type=click.Choice(["true", "said"]), help="Which; otherwise the one that settles.")
@json_option("The verdict as one line of JSON.")
@pass_context
def contacted(context: Context, claim: str, words: str, question: Question | None, as_json: bool) -> None:
    """Say in WORDS when the claimant of CLAIM was asked, or why not; the verdict stays as it is, and who read it.

    "" takes it away.
    """
    with context.open_desk() as desk:
        kept = desk.verdicts.contact(claim, words, question=question)
    say(f"{claim}: claimant contacted: {kept.contacted or 'nothing is said'}", plain_verdict(kept), as_json=as_json)


@click.command()
@click.argument("claim")
@click.argument("text")
@json_option("The note as one line of JSON.")
@pass_context
def note(context: Context, claim: str, text: str, as_json: bool) -> None:
    """Keep TEXT as a note at CLAIM."""
    with context.open_desk() as desk:
        kept = desk.claims.note(claim, text)
    say(f"{claim}: noted", {"key": claim, **to_builtins(kept)}, as_json=as_json)


@click.command()
@json_option("What was taken back, as one line of JSON.")
@pass_context
def undo(context: Context, as_json: bool) -> None:
    """Take back your last decision; it stays in the history."""
    with context.open_desk() as desk:
        change = desk.history.undo()
        disputed = [key for key in change.keys if change.action == "read-second" and desk.claims.get(key).disputed]
        _told("took back", change, as_json=as_json)
    for key in disputed:
        words = f"{key} stays disputed: you have seen the first rating, so a third person decides"
        print(f"factcheck: {safe_line(words)}", file=sys.stderr)


@click.command()
@json_option("What was done again, as one line of JSON.")
@pass_context
def redo(context: Context, as_json: bool) -> None:
    """Do again what you took back last."""
    with context.open_desk() as desk:
        _told("did again", desk.history.redo(), as_json=as_json)


def _told(done: str, change: Change, *, as_json: bool) -> None:
    what = ", ".join(change.keys) or change.article or ""
    say(f"{done}: {change.action} {what} {change.words}".rstrip(), plain_change(change), as_json=as_json)
