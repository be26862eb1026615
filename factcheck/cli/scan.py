"""`factcheck scan`: many articles against one library or desk, one line of JSON for each."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.telling import Faults, in_json
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.evidence import Library
    from factcheck.scanning import Output, Scanned, Summary

__all__ = ["scan"]


class NoLibrary(FactcheckError):
    """Nothing to hold the articles against."""


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--library", metavar="FILE", help="The library's file; -e makes it, and puts into it.")
@click.option("-e", "--evidence", "sources", multiple=True, metavar="PATH", help="Put this into FILE before.")
@click.option("--desk", metavar="FOLDER", help="Hold the articles against this desk's library instead.")
@click.option(
    "--jobs", type=click.IntRange(1, 512), metavar="N", default=1, show_default=True, help="Processes on this machine."
)
@click.option("--scheduler", metavar="tcp://HOST:PORT", help="Let Dask's workers do it (the group `cluster`).")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="A line for each article; what it has is not redone."
)
@click.option("--json", "as_json", is_flag=True, help="Print the table at the end as JSON.")
@pass_context
def scan(
    context: Context,
    articles: tuple[str, ...],
    library: str | None,
    sources: tuple[str, ...],
    desk: str | None,
    jobs: int,
    scheduler: str | None,
    output: str,
    as_json: bool,
) -> int:
    """Check many articles against one library: one line of JSON for each.

    ARTICLE is a file, a folder, a pattern, an address, a file of JSON lines (`text`, and `title`, `date`, `source`
    where they are known), a web archive, or "-". Lines come in the order in which articles are done, whole or not at
    all; run again, it goes on where it was. An article that cannot be read is a line with its error. A table comes at
    the end. The exit code is 0 where nothing is contradicted, 1 where something is, 2 where something could not be
    done (the rest is done all the same).

    As in: factcheck scan archive/ --library evidence.sqlite -e ministries/ --jobs 4 -o scan.jsonl
    """
    from factcheck.scanning import Output

    if library is None and desk is None and context.desk is None:
        if sources:
            raise click.UsageError("-e puts evidence into a file, which it makes: name it with --library FILE")
        raise click.UsageError("against what? name --library FILE or --desk FOLDER")
    if library is not None and desk is not None:
        raise click.UsageError("--library or --desk, not both")
    if sources and library is None:
        raise click.UsageError("-e puts evidence into a file: name it with --library FILE")
    faults = Faults()
    with _held_against(context, library, desk, sources, faults) as path:
        if output == "-":
            return max(_to_stdout(articles, path, jobs, scheduler), faults.code)
        with Output(Path(output)) as out:
            _tell_of(out)
            _run(articles, path, jobs, scheduler, done=out.done, keep=out.write)
            _tell_of_libraries(out.summary)
            click.echo(in_json(out.summary.plain(), indent=1) if as_json else _table(out.summary))
            return max(out.summary.code, faults.code)


def _to_stdout(articles: Sequence[str], library: Path, jobs: int, scheduler: str | None) -> int:
    """Write the lines to standard output, and the table, which is no data there, to standard error."""
    from factcheck.scanning import Summary

    summary = Summary()

    def keep(line: bytes) -> None:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
        summary.count(line)

    _run(articles, library, jobs, scheduler, done=set(), keep=keep)
    print(_table(summary), file=sys.stderr)
    return summary.code


def _run(
    articles: Sequence[str],
    library: Path,
    jobs: int,
    scheduler: str | None,
    *,
    done: set[str],
    keep: Callable[[bytes], None],
) -> None:
    from factcheck.cli.scan_progress import progress
    from factcheck.scanning import check_many
    from factcheck.scanning.articles import how_many

    before = frozenset(done)
    with progress(how_many(articles), len(before)) as (tick, say):
        found: Iterator[Scanned] = check_many(articles, library, jobs=jobs, scheduler=scheduler, done=before, told=say)
        for scanned in found:
            keep(scanned.line)
            tick()


@contextmanager
def _held_against(
    context: Context, library: str | None, desk: str | None, sources: Sequence[str], faults: Faults
) -> Iterator[Path]:
    """Give the file of the library that is meant, with the evidence in it that is to be."""
    if library is not None:
        path = Path(library)
        if sources:
            _put_in(path, sources, faults)
        elif not path.is_file():
            raise NoLibrary(str(path), "is no library", "-e PATH makes one of what stands there")
        yield path
        return
    chosen = context if desk is None else Context(desk, context.reviewer, context.key, context.mouse)
    with chosen.open_desk() as opened:
        held: Library = opened.evidence.library
        if held.path is None:
            remedy = "scan a library file: --library FILE -e PATH"
            raise NoLibrary(str(opened.folder), f"has an index in memory only ({opened.evidence.index_fault})", remedy)
        yield held.path


def _put_in(path: Path, sources: Sequence[str], faults: Faults) -> None:
    from factcheck.evidence import Library
    from factcheck.scanning.stocking import stock

    with Library(path) as library:
        put = stock(library, sources, tell=faults.tell)
        print(
            f"factcheck: {safe_line(str(path))}: {counted(put.added, 'document')} added, {put.unchanged:,} unchanged,"
            f" {len(library):,} in all",
            file=sys.stderr,
        )


def _tell_of(out: Output) -> None:
    shown = safe_line(str(out.path))
    if out.cut:
        print(f"factcheck: {shown}: a line that was not whole was taken away ({out.cut:,} bytes)", file=sys.stderr)
    if out.done:
        print(f"factcheck: {shown}: goes on after {counted(len(out.done), 'article')}", file=sys.stderr)


def _tell_of_libraries(summary: Summary) -> None:
    if len(summary.marks) > 1:
        told = ", ".join(f"{count:,} by {mark}" for mark, count in summary.marks.most_common())
        print(f"factcheck: the library changed between the articles: {told}; each line names its own", file=sys.stderr)


def _table(summary: Summary) -> str:
    return "\n".join(safe_line(line) for line in summary.lines())
