"""`factcheck report`: what leaves the desk, in any format."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.progress import tell_claims
from factcheck.cli.telling import Faults
from factcheck.errors import Edge, FactcheckError, Fault
from factcheck.reports.rendering import FORMATS, format_of
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.desk import Article, Desk
    from factcheck.errors import Tell
    from factcheck.reports import Report

__all__ = ["report"]


SHOWN = 8  # claims named one by one
MANY = 500  # claims whose searching takes long enough to be told


class NothingToReport(FactcheckError):
    """A report of no article."""


class FormatName(click.Choice[str]):
    """The name of a format; those of plug-ins are looked for only where it is none of ours."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the name; a wrong one is answered with all that there are."""
        if value in FORMATS:
            return value
        from factcheck.plugins import plugins
        from factcheck.reports.added import GROUP

        added = plugins(GROUP)
        return value if value in added else click.Choice((*FORMATS, *added)).convert(value, param, ctx)


class ReportCommand(click.Command):
    """The command with its formats listed below its options, those of plug-ins too."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list; no plug-in is loaded for it."""
        from factcheck.plugins import plugins
        from factcheck.reports.added import GROUP

        added = [(name, f"from {plugin.distribution} {plugin.version}") for name, plugin in plugins(GROUP).items()]
        del ctx
        with formatter.section("Formats"):
            formatter.write_dl([*((name, item.title) for name, item in FORMATS.items()), *added])


@click.command(cls=ReportCommand)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--format",
    "format_name",
    type=FormatName(list(FORMATS)),
    metavar="FORMAT",
    default="md",
    show_default=True,
    help="One of the formats below.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to this file; otherwise to standard output.")
@click.option("--force", is_flag=True, help="Replace the file where it is there already.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A template in place of our own.",
)
@click.option("--no-search", is_flag=True, help="Leave out what the library offers for claims that nobody rated.")
@click.option("--uncleared", is_flag=True, help="Take along, marked, what is not cleared (claimreview).")
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
    uncleared: bool,
    publisher: str | None,
    url: str | None,
) -> int:
    """Write the report of each ARTICLE, or of all articles on the desk.

    The same desk gives the same bytes: a report is dated by the newest line of the desk's journal.

    As in: factcheck report budget --format html -o budget.html
    """
    from factcheck.desk.judging.ahead import look_ahead
    from factcheck.reports.claimreview import Publication
    from factcheck.reports.rendering import Options, pieces

    to_stdout = output in (None, "-")
    chosen_format = format_of(format_name)
    if to_stdout and chosen_format.binary and sys.stdout.isatty():
        suffix = chosen_format.suffix
        raise click.UsageError(f"{format_name} is not for a terminal; say where to write it: --output report{suffix}")
    faults = Faults()
    with context.open_desk() as desk:
        chosen = _chosen(desk, articles, faults.tell)
        records = [record for article in chosen for record in desk.claims.of(article)]
        claims, undecided = len(records), [record for record in records if not record.verdicts]
        del records
        if len(undecided) >= MANY and not no_search:
            told = f"looking into {len(undecided):,} claims that nobody rated, where the last pass did not"
            print(f"factcheck: {told}; --no-search leaves them as they are", file=sys.stderr)
            with Edge(str(desk.folder), list[Fault]().append):  # what fails is come upon again, and told then
                look_ahead(desk, [record for record in undecided if record.claim.figure], tell_claims())
        del undecided
        with _progress(2 * claims) as tick:
            reports = _gathered(desk, chosen, search=not no_search, tick=tick, tell=faults.tell)
            options = Options(template, uncleared, Publication(publisher, url), tick)
            if reports:
                with Edge(f"the {format_name} report", faults.tell):
                    _write(pieces(reports, format_name, options), None if to_stdout else output, force=force)
                if chosen_format.publication:
                    _tell_uncleared(reports, taken=uncleared)
    return faults.code


def _write(written: Iterable[bytes], output: str | None, *, force: bool) -> None:
    from factcheck.reports.writing import write_file

    if output is None:
        for piece in written:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(output), written, force=force)


def _tell_uncleared(reports: Sequence[Report], *, taken: bool) -> None:
    """Say which rated claims are not cleared, and whether they left the house all the same."""
    from factcheck.reports.claimreview import reviewable

    held = [
        claim.label for report in reports for claim in report.claims if reviewable(report, claim) and not claim.cleared
    ]
    if not held:
        return
    names = ", ".join(held[:SHOWN]) + (f" and {len(held) - SHOWN} more" if len(held) > SHOWN else "")
    count = counted(len(held), "claim")
    told = "left the house uncleared" if taken else "left out, not cleared; --uncleared takes them along, marked"
    print(f"factcheck: {count} {told}: {safe_line(names)}", file=sys.stderr)


def _chosen(desk: Desk, names: Sequence[str], tell: Tell) -> list[Article]:
    """Give the articles that are meant, all of the desk where none is named; one that is not there is told."""
    if not names:
        articles = desk.articles.all()
        if not articles:
            raise NothingToReport(str(desk.folder), "has no article yet", "put one on the desk with `factcheck add`")
        return articles
    chosen: list[Article] = []
    for name in names:
        with Edge(name, tell):
            chosen.append(desk.articles.get(name))
    return chosen


def _gathered(
    desk: Desk, articles: Sequence[Article], *, search: bool, tick: Callable[[], None], tell: Tell
) -> list[Report]:
    from factcheck.reports.gathering import gather

    reports: list[Report] = []
    for article in articles:
        with Edge(article.slug, tell):
            reports.append(gather(desk, article, search=search, tick=tick, tell=tell))
    return reports


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[], None]]:
    """Show how far the work is, on a terminal and only where there is much of it."""
    if steps < 1000 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=steps, label="report", file=sys.stderr, update_min_steps=50) as bar:
        yield lambda: bar.update(1)
