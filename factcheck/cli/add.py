"""`factcheck add`: put articles, or a new version of one, on the desk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.desk import Article, ClaimRecord, Desk

__all__ = ["add"]

UNREADABLE = 2


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--slug", help="The short name people will type; otherwise made from the file's name.")
@click.option("--scale", help="The scale the article is judged by; plain unless another is named.")
@pass_context
@click.pass_context
def add(ctx: click.Context, context: Context, articles: tuple[str, ...], slug: str | None, scale: str | None) -> None:
    """Put ARTICLE... on the desk: a file, a folder, a URL, or - for standard input.

    An article from the same source (or with the same --slug) becomes its next version: every verdict whose words are
    the same is kept, and what changed is listed to be looked at again.
    """
    from factcheck.documents import expand

    if slug and len(articles) > 1:
        raise click.UsageError("--slug names one article; give one at a time")
    failed = False
    with context.open_desk() as desk:
        for source in articles:
            try:
                for name in expand([source]):
                    _add(desk, name, slug, scale)
            except FactcheckError as error:
                failed = True
                print(f"factcheck: {safe_line(str(error))}", file=sys.stderr)
    ctx.exit(UNREADABLE if failed else 0)


def _add(desk: Desk, name: str, slug: str | None, scale: str | None) -> None:
    from factcheck.documents import fetch, read_fetched

    fetched = fetch(name)
    document = read_fetched(fetched)
    for warning in document.warnings:
        print(f"factcheck: {safe_line(f'{name}: {warning}')}", file=sys.stderr)
    before = {article.slug: desk.claims(article) for article in desk.articles()}
    article = desk.add_article(document, fetched.data, slug=slug, scale=scale)
    click.echo(safe_line(_told(article, before.get(article.slug), desk.claims(article, gone=True))))


def _told(article: Article, before: list[ClaimRecord] | None, after: list[ClaimRecord]) -> str:
    present = [record for record in after if record.gone is None]
    if before is None:
        return f"{article.slug}: {_counted(present)}"
    former = {record.number for record in before}
    kept = [record for record in present if record.number in former]
    gone = former - {record.number for record in kept}
    changed = [record.key for record in present if record.changed is not None]
    told = f"{article.slug}: version {article.version}, {_counted(kept)} kept"
    if changed:
        told += f", changed - look again: {' '.join(changed)}"
    if new := len(present) - len(kept):
        told += f", {new} new"
    if gone:
        told += f", {len(gone)} gone"
    return told


def _counted(records: list[ClaimRecord]) -> str:
    itself = sum(record.check is not None for record in records)
    told = counted(len(records) - itself, "claim")
    return f"{told}, {counted(itself, 'finding')} of the article against itself" if itself else told
