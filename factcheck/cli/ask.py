"""`factcheck ask` and `factcheck answer`: questions to the author, out as one numbered list, back by number."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import json_option, say
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line, safe_text

if TYPE_CHECKING:
    from factcheck.desk import Desk, Enquiry

__all__ = ["answer", "ask"]

UNMATCHED = 2


@click.command()
@click.argument("where", metavar="CLAIM|ARTICLE")
@click.argument("text", required=False)
@click.option("--to", default="", metavar="WHOM", help="Who must know.")
@click.option(
    "--page", is_flag=True, help="Write them as a page with room for the answers; with --to only those to WHOM."
)
@click.option("-o", "--output", metavar="PATH", help="Write the page to this file; otherwise to standard output.")
@click.option("--sent", is_flag=True, help="Record that the list of questions left.")
@json_option("One JSON object a line: the question asked, those sent with --sent, or all of the article.")
@pass_context
def ask(
    context: Context,
    where: str,
    text: str | None,
    to: str,
    page: bool,
    output: str | None,
    sent: bool,
    as_json: bool,
) -> None:
    """Open a question at CLAIM, or write the open questions of ARTICLE as one numbered list (Markdown).

    As in: factcheck ask elections#3 "Where is this from?"; then factcheck ask elections --sent | mail ...
    With --page they go to somebody without this program as one file, and `factcheck answer --file` reads what they
    send back.
    """
    with context.open_desk() as desk:
        if page:
            _write_page(desk, where, to, output)
            if sent:
                desk.enquiries.as_list(where, mark_sent=True)
            return
        if text is not None:
            asked = desk.enquiries.ask(where, text, to=to)
            say(f"{where}: question {asked.number}", to_builtins(asked), as_json=as_json)
            return
        if "#" in where:
            desk.claims.get(where)
            raise click.UsageError(f"ask what? factcheck ask {where} TEXT")
        listed = desk.enquiries.as_list(where, mark_sent=sent)
        if as_json:
            for enquiry in desk.enquiries.of(where, open_only=sent):
                say("", to_builtins(enquiry), as_json=True)
        elif listed:
            click.echo(safe_text(listed), nl=False)
        else:
            click.echo(safe_line(f"{where}: no open questions"), err=True)


def _write_page(desk: Desk, article: str, to: str, output: str | None) -> None:
    from factcheck.reports.asking import question_page
    from factcheck.reports.writing import write_file

    written = question_page(desk, article, to)
    if written is None:
        click.echo(safe_line(f"{article}: no open questions{f' to {to}' if to else ''}"), err=True)
    elif output in (None, "-"):
        click.echo(written, nl=False)
    else:
        write_file(Path(str(output)), [written.encode()])


@click.command()
@click.argument("article")
@click.argument("number", type=click.IntRange(1), required=False)
@click.argument("text", required=False)
@click.option(
    "--file",
    "file",
    metavar="PATH",
    help="A reply with numbered answers, what a page saved, a draft with replies to comments; - for standard input.",
)
@click.option("--from", "answered_by", default="", metavar="WHOM", help="Who answered.")
@click.option("--withdraw", metavar="REASON", help="The question NUMBER need not be answered any more.")
@json_option("One JSON object a line: each question with its answer.")
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
    as_json: bool,
) -> None:
    """Keep the answer to question NUMBER of ARTICLE, or all that a reply holds, matched by their numbers.

    Which numbers of a reply are no question, and which questions have no answer yet, is told on stderr.
    """
    with context.open_desk() as desk:
        if file is not None:
            kept = _answers_in(desk, article, file, answered_by)
        elif number is not None and withdraw is not None:
            withdrawn = desk.enquiries.withdraw(article, number, reason=withdraw)
            say(f"{article}: question {number} withdrawn", to_builtins(withdrawn), as_json=as_json)
            return
        elif number is not None and text is not None:
            kept = [desk.enquiries.answer(article, number, text, answered_by=answered_by)]
        else:
            raise click.UsageError("give a number and the answer, or a reply with --file")
    for enquiry in kept:
        line = f"{enquiry.article}#{enquiry.claim}: answer to question {enquiry.number}"
        say(line, to_builtins(enquiry), as_json=as_json)
    ctx.exit(0 if kept else UNMATCHED)


def _answers_in(desk: Desk, article: str, file: str, answered_by: str) -> list[Enquiry]:
    """Keep every answer of a reply, and say on stderr what in it and in the article was not matched."""
    from factcheck.desk import read_answers
    from factcheck.desk.judging.replies import answers_of_page, unasked_numbers
    from factcheck.reports.reviewed import is_critic, is_docx

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise FactcheckError(file, f"cannot be read ({error.strerror})", "name the file with the reply") from error
    asked = desk.enquiries.of(article)
    if is_docx(data) or is_critic(data.decode(errors="replace")):
        return _answers_in_draft(desk, article, file, data, answered_by)
    reply, sender = _words_of(data, file)
    if (saved := answers_of_page(reply, desk.articles.get(article).slug, asked)) is not None:
        given, sender = saved
    else:
        given = read_answers(reply, asked)
    before = {enquiry.number: enquiry.answer for enquiry in asked}
    new = {number: words for number, words in given.items() if before[number] != words}
    kept = desk.enquiries.answer_all(article, new, answered_by=answered_by or sender)
    if not new:
        told = "holds no new answer" if given else "holds no line that begins with the number of a question (1. Yes)"
        click.echo(safe_line(f"{file}: {told}"), err=True)
    if strange := unasked_numbers(reply, asked):
        click.echo(f"no question has the number: {', '.join(map(str, strange))}", err=True)
    if left := [enquiry.number for enquiry in desk.enquiries.of(article, open_only=True)]:
        click.echo(f"no answer yet to: {', '.join(map(str, left))}", err=True)
    return kept


def _words_of(data: bytes, file: str) -> tuple[str, str]:
    """Give the words of a reply, and who sent it where it is a letter ("" otherwise).

    Of a letter what is attached is left out. Raises `UnreadableSource` for what is neither a text nor a letter.
    """
    from factcheck.documents import UnreadableSource, read_bytes

    try:
        document = read_bytes(data, file)
    except UnreadableSource:
        try:
            return data.decode(), ""
        except UnicodeDecodeError:
            pass
        raise
    if not document.reader.startswith("mail "):
        try:
            return data.decode(), ""
        except UnicodeDecodeError:
            return document.text, ""
    first = document.passages[0].place
    ends = (
        passage.start
        for passage in document.passages
        if passage.place.startswith((f"{first}, attached", f"{first}, letter"))
    )
    return document.text[: next(ends, None)], document.author or ""


def _answers_in_draft(desk: Desk, article: str, file: str, data: bytes, answered_by: str) -> list[Enquiry]:
    """Keep what the comments of a draft answer that left with ours; what was answered so before is left alone."""
    from factcheck.reports.reviewed import critic_comments, docx_comments, is_docx, replies

    comments = docx_comments(data, file) if is_docx(data) else critic_comments(data.decode(errors="replace"))
    kept: list[Enquiry] = []
    for reply in replies(comments, desk.enquiries.of(article)):
        kept += desk.enquiries.answer_all(article, {reply.number: reply.text}, answered_by=answered_by or reply.author)
    if not kept:
        click.echo(safe_line(f"{file}: holds no new answer"), err=True)
    return kept
