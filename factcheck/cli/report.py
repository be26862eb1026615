"""`factcheck report`: what leaves the desk, in any format."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.errors import FactcheckError
from factcheck.reports.rendering import FORMATS
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.desk import Article, Desk
    from factcheck.reports import Report

__all__ = ["report"]

UNREADABLE = 2


class NothingToReport(FactcheckError):
    """A report of no article."""


@click.command(epilog="\b\nFormats:\n" + "\n".join(f"  {name:<16} {item.title}" for name, item in FORMATS.items()))
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    default="md",
    show_default=True,
    help="One of the formats below.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to this file; otherwise to standard output.")
@click.option("--force", is_flag=True, help="Replace the file where it is there already.")
@click.option("--template", type=click.Path(path_type=Path, dir_okay=False), help="A template in place of our own.")
@click.option("--no-search", is_flag=True, help="Leave out what the library offers for claims that nobody rated.")
@click.option("--publisher", metavar="NAME", help="Who publishes the fact-check (claimreview).")
@click.option("--url", metavar="ADDRESS", help="Where it is published (claimreview).")
@pass_context
def report(
    context: Context,
    articles: tuple[str, ...],
    format_name: str,
    output: str | None,
    force: bool,
    template: Path | None,
    no_search: bool,
    publisher: str | None,
    url: str | None,
) -> int:
    """Write the report of each ARTICLE, or of all articles on the desk.

    The same desk gives the same bytes: a report is dated by the newest line of the desk's journal.
    """
    from factcheck.reports.claimreview import Publication
    from factcheck.reports.rendering import Options, pieces
    from factcheck.reports.writing import write_file

    to_stdout = output in (None, "-")
    if to_stdout and FORMATS[format_name].binary and sys.stdout.isatty():
        suffix = FORMATS[format_name].suffix
        raise click.UsageError(f"{format_name} is not for a terminal; say where to write it: --output report{suffix}")
    with context.open_desk() as desk:
        chosen, failed = _chosen(desk, articles)
        claims = sum(len(desk.claims(article)) for article in chosen)
        with _progress(2 * claims) as tick:
            reports = _gathered(desk, chosen, search=not no_search, tick=tick)
            options = Options(template=template, publication=Publication(publisher, url), tick=tick)
            written = pieces(reports, format_name, options)
            if to_stdout:
                for piece in written:
                    sys.stdout.buffer.write(piece)
                sys.stdout.buffer.flush()
            else:
                write_file(Path(str(output)), written, force=force)
    return UNREADABLE if failed else 0


def _chosen(desk: Desk, names: Sequence[str]) -> tuple[list[Article], bool]:
    """Give the articles that are meant, all of the desk where none is named; one that is not there is said so."""
    if not names:
        articles = desk.articles()
        if not articles:
            raise NothingToReport(str(desk.folder), "has no article yet", "put one on the desk with `factcheck add`")
        return articles, False
    chosen: list[Article] = []
    problem: FactcheckError | None = None
    for name in names:
        try:
            chosen.append(desk.article(name))
        except FactcheckError as error:
            if problem is not None:
                print(f"factcheck: {safe_line(str(problem))}", file=sys.stderr)
            problem = error
    if problem is not None:
        if not chosen:
            raise problem
        print(f"factcheck: {safe_line(str(problem))}", file=sys.stderr)
    return chosen, problem is not None


def _gathered(desk: Desk, articles: Sequence[Article], *, search: bool, tick: Callable[[], None]) -> list[Report]:
    from factcheck.reports.gathering import gather

    return [gather(desk, article, search=search, tick=tick) for article in articles]


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[], None]]:
    """Show how far the work is, on a terminal and only where there is much of it."""
    if steps < 1000 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=steps, label="report", file=sys.stderr, update_min_steps=50) as bar:
        yield lambda: bar.update(1)
