"""`factcheck add`: put articles, or a new version of one, on the desk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.telling import Faults, json_option, say
from factcheck.errors import Edge
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.desk import Article, ClaimRecord, Desk
    from factcheck.errors import Tell

__all__ = ["add"]


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--slug", metavar="NAME", help="The short name people will type; otherwise the file's, or the title's for a number."
)
@click.option(
    "--scale",
    metavar="NAME",
    help="The scale the article is judged by: draft for your own text, otherwise plain, or one of the desk's own.",
)
@json_option("One JSON object a line for each article.")
@pass_context
@click.pass_context
def add(
    ctx: click.Context, context: Context, articles: tuple[str, ...], slug: str | None, scale: str | None, as_json: bool
) -> None:
    """Put ARTICLE... on the desk: a file, a folder, a URL, or - for standard input.

    An article from the same source (or with the same --slug) becomes its next version: every verdict whose words are
    the same is kept, and what changed is listed to be looked at again.

    As in: factcheck add budget.docx --scale draft
    """
    from factcheck.documents import expand

    if slug and len(articles) > 1:
        raise click.UsageError("--slug names one article; give one at a time")
    faults = Faults()
    new: list[Article] = []
    with context.open_desk() as desk:
        for source in articles:
            names: list[str] = []
            with Edge(source, faults.tell):
                names += (found := list(expand([source])))
                if not found:
                    print(f"factcheck: {safe_line(source)}: no file there that is read", file=sys.stderr)
            for name in names:
                with Edge(name or "''", faults.tell):
                    article = _add(desk, name, slug, scale, faults.tell, as_json=as_json)
                    new += [] if article is None else [article]
    if new and scale is None:
        print(f"factcheck: {safe_line(_judged_by(new))}", file=sys.stderr)
    ctx.exit(faults.code)


def _add(desk: Desk, name: str, slug: str | None, scale: str | None, tell: Tell, *, as_json: bool) -> Article | None:
    """Put one article on the desk, and say what became of it; gives it where it is new."""
    from factcheck.documents import fetch, read_fetched

    fetched = fetch(name)
    document = read_fetched(fetched)
    for warning in document.warnings:
        print(f"factcheck: {safe_line(f'{name}: {warning}')}", file=sys.stderr)
    earlier = desk.articles.former(document, slug)
    former = None if earlier is None else desk.claims.of(earlier)
    article = desk.articles.add(document, fetched.data, slug=slug, scale=scale, tell=tell)
    after = desk.claims.of(article, gone=True)
    if not after:
        empty = (
            f"{article.slug}: nothing in it reads as a statement that can be checked; + in the workbench makes a claim"
        )
        print(f"factcheck: {safe_line(empty)}", file=sys.stderr)
    became = _became(former or [], after)
    itself = {record.key for record in after if record.check is not None}
    plain = {"article": article.slug, "version": article.version, "scale": article.scale, "sha256": article.sha256}
    say(_told(article, became, itself, new=former is None), {**plain, **became}, as_json=as_json)
    return article if former is None else None


def _judged_by(new: list[Article]) -> str:
    """Say by what articles are judged for which nobody said it, and how to change that."""
    first, more = new[0], len(new) - 1
    one = more == 0
    which = f"{first.slug} is" if one else f"{first.slug} and {counted(more, 'other')} are"
    whose = "somebody else's article" if one else "somebody else's articles"
    name = first.slug if one else "ARTICLE"
    own = f"`factcheck article {name} --scale draft` judges {'it' if one else 'one'} as a draft of your own"
    return f"{which} judged by the scale {first.scale}, as {whose}; {own}"


def _became(before: list[ClaimRecord], after: list[ClaimRecord]) -> dict[str, list[str]]:
    """Give the claims by what became of them; those of a new article are all new."""
    former = {record.number for record in before}
    present = [record for record in after if record.gone is None]
    there = {record.number for record in present}
    return {
        "kept": [record.key for record in present if record.number in former],
        "changed": [record.key for record in present if record.changed is not None],
        "new": [record.key for record in present if record.number not in former],
        "gone": [record.key for record in before if record.number not in there],
    }


def _told(article: Article, became: dict[str, list[str]], itself: set[str], *, new: bool) -> str:
    kept, changed, added, gone = became.values()
    if new:
        return f"{article.slug}: {_counted(added, itself)}"
    told = f"{article.slug}: version {article.version}, {_counted(kept, itself)} kept"
    if changed:
        told += f", changed - look again: {' '.join(changed)}"
    if added:
        told += f", {len(added)} new"
    if gone:
        told += f", {len(gone)} gone"
    return told


def _counted(keys: list[str], itself: set[str]) -> str:
    """Count claims, and apart from them what the article says against itself."""
    findings = len(itself.intersection(keys))
    told = counted(len(keys) - findings, "claim")
    return f"{told}, {counted(findings, 'finding')} of the article against itself" if findings else told
