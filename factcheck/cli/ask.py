"""`factcheck ask` and `factcheck answer`: questions to the author, out as one numbered list, back by number."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from factcheck.cli.context import Context, pass_context
from factcheck.terminal.text import safe_line, safe_text

__all__ = ["answer", "ask"]

UNMATCHED = 2


@click.command()
@click.argument("where", metavar="CLAIM|ARTICLE")
@click.argument("text", required=False)
@click.option("--to", default="", metavar="WHOM", help="Who must know.")
@click.option("--sent", is_flag=True, help="Record that the list of questions left.")
@click.option("--json", "as_json", is_flag=True, help="Every question of the article, one JSON object a line.")
@pass_context
def ask(context: Context, where: str, text: str | None, to: str, sent: bool, as_json: bool) -> None:
    """Open a question at CLAIM, or write the open questions of ARTICLE as one numbered list (Markdown).

    As in: factcheck ask elections#3 "Where is this from?"; then factcheck ask elections --sent | mail ...
    """
    with context.open_desk() as desk:
        if text is not None:
            asked = desk.ask(where, text, to=to)
            click.echo(safe_line(f"{where}: question {asked.number}"))
        elif as_json:
            for enquiry in desk.enquiries(where):
                click.echo(json.dumps(asdict(enquiry), ensure_ascii=False))
        elif listed := desk.question_list(where, mark_sent=sent):
            click.echo(safe_text(listed), nl=False)
        else:
            click.echo(safe_line(f"{where}: no open questions"), err=True)


@click.command()
@click.argument("article")
@click.argument("number", type=click.IntRange(1), required=False)
@click.argument("text", required=False)
@click.option("--file", "file", metavar="PATH", help="A reply with numbered answers; - for standard input.")
@click.option("--from", "answered_by", default="", metavar="WHOM", help="Who answered.")
@click.option("--withdraw", metavar="REASON", help="The question NUMBER need not be answered any more.")
@click.pass_context
@pass_context
def answer(
    context: Context,
    ctx: click.Context,
    article: str,
    number: int | None,
    text: str | None,
    file: str | None,
    answered_by: str,
    withdraw: str | None,
) -> None:
    """Keep the answer to question NUMBER of ARTICLE, or all that a reply holds, matched by their numbers."""
    from factcheck.desk import read_answers

    with context.open_desk() as desk:
        if file is not None:
            reply = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8", errors="replace")
            found = read_answers(reply, desk.enquiries(article))
            for enquiry in desk.answers(article, found, answered_by=answered_by):
                click.echo(safe_line(f"{enquiry.article}#{enquiry.claim}: answer to question {enquiry.number}"))
            left = [enquiry.number for enquiry in desk.enquiries(article, open_only=True)]
            if left:
                click.echo(f"no answer yet to: {', '.join(map(str, left))}", err=True)
            ctx.exit(0 if found else UNMATCHED)
        elif number is not None and withdraw is not None:
            desk.withdraw(article, number, reason=withdraw)
            click.echo(safe_line(f"{article}: question {number} withdrawn"))
        elif number is not None and text is not None:
            enquiry = desk.answer(article, number, text, answered_by=answered_by)
            click.echo(safe_line(f"{article}#{enquiry.claim}: answer to question {number}"))
        else:
            raise click.UsageError("give a number and the answer, or a reply with --file")
