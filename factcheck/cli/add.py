"""`factcheck add`: put articles, or a new version of one, on the desk."""

from __future__ import annotations

import sys

import click

from factcheck.cli.context import Context, pass_context
from factcheck.terminal.text import safe_line

__all__ = ["add"]

UNREADABLE = 2


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--slug", help="The short name people will type; otherwise made from the file's name.")
@click.option("--scale", default="plain", show_default=True, help="The scale the article is judged by.")
@pass_context
@click.pass_context
def add(ctx: click.Context, context: Context, articles: tuple[str, ...], slug: str | None, scale: str) -> None:
    """Put ARTICLE... on the desk: a file, a folder, a URL, or - for standard input.

    A source that is there already becomes its next version, and every verdict whose words are the same is kept.
    """
    from factcheck.documents import UnreadableSource, expand, fetch, read_bytes

    if slug and len(articles) > 1:
        raise click.UsageError("--slug names one article; give one at a time")
    failed = False
    with context.open_desk() as desk:
        for source in articles:
            try:
                for name in expand([source]):
                    fetched = fetch(name)
                    document = read_bytes(fetched.data, fetched.source)
                    added = desk.add_article(document, fetched.data, slug=slug, scale=scale)
                    claims = len(desk.claims(added))
                    click.echo(f"{added.slug}: {claims} {'claim' if claims == 1 else 'claims'}")
            except UnreadableSource as error:
                failed = True
                print(f"factcheck: {safe_line(str(error))}", file=sys.stderr)
    ctx.exit(UNREADABLE if failed else 0)
