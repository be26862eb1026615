"""`factcheck check`: an article, or a few, against evidence, in one pass, without a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from factcheck.cli.telling import Faults, private_option
from factcheck.errors import Edge
from factcheck.reports.versions import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.checking import Check

__all__ = ["check"]

CONTRADICTED = 1
SEVERAL = ("table", "sarif")
SHAPES = ("table", "json", "jsonl", "csv", "sarif")


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "-e", "--evidence", "sources", multiple=True, metavar="PATH", help="A file, folder, glob or URL; may be repeated."
)
@click.option("--all", "every_claim", is_flag=True, help="List the claims without a quantity too.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(SHAPES),
    metavar="FORMAT",
    help=f"One of {', '.join(SHAPES)}; csv and jsonl have a row for each finding.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json: everything, for programs.")
@click.option(
    "--format-version",
    "version",
    type=click.IntRange(FORMATS[0], FORMATS[-1]),
    metavar="|".join(map(str, FORMATS)),
    help="Which format of the JSON; 1, where a rate is a word, goes with the next release.",
)
@click.option("--sarif", "as_sarif", is_flag=True, help="The same as --format sarif: what is contradicted, for a CI.")
@private_option
@click.pass_context
def check(
    ctx: click.Context,
    articles: tuple[str, ...],
    sources: tuple[str, ...],
    every_claim: bool,
    format_name: str | None,
    as_json: bool,
    as_sarif: bool,
    version: int | None,
    hosts: tuple[str, ...],
) -> None:
    """Check each ARTICLE against evidence, in one pass, without a desk.

    Lists every claim with the best evidence for it and how the figures stand to each other. The exit code is 0 where
    nothing is contradicted, 1 where something is, 2 where an input could not be read or the
    program failed at a claim (the rest is done all the same). Several articles go as a table or as SARIF; for many
    there is `factcheck scan`.

    As in: factcheck check article.html -e results.csv -e agency.pdf
    """
    named = {name for name, given in ((format_name, format_name), ("json", as_json), ("sarif", as_sarif)) if given}
    if len(named) > 1:
        raise click.UsageError("give one format: --format, --json or --sarif")
    chosen = next(iter(named), None) or "table"
    if version is not None and chosen != "json":
        raise click.UsageError(f"{chosen} has no versions; --format-version goes with --json")
    if len(articles) > 1 and chosen not in SEVERAL:
        raise click.UsageError(
            f"{chosen} is for one article; several go as {' or '.join(SEVERAL)}, or to factcheck scan"
        )
    faults = Faults()
    checks = list(_checked(articles, sources, hosts, faults))
    with Edge("the table" if chosen == "table" else chosen, faults.tell):
        for piece in _written(checks, chosen, every_claim=every_claim, version=version):
            click.echo(piece, nl=False)
    contradicted = any(finding.suggestion.stance == "contradicts" for each in checks for finding in each.findings)
    itself = any(each.self_checks for each in checks)
    ctx.exit(faults.code or (CONTRADICTED if contradicted or itself else 0))


def _checked(articles: Sequence[str], sources: Sequence[str], hosts: Sequence[str], faults: Faults) -> Iterator[Check]:
    """Give the check of each article; the evidence for several is read once. Of one that is alone errors are raised."""
    from factcheck.checking import check as run_check
    from factcheck.checking import read_all
    from factcheck.cli.progress import tell_claims, tell_progress
    from factcheck.documents import DEFAULT

    limits = replace(DEFAULT, private_hosts=frozenset(hosts))
    if len(articles) == 1:
        result = run_check(
            articles[0], evidence=sources, progress=tell_progress(), looked_at=tell_claims(), limits=limits
        )
        for fault in result.errors:
            faults.tell(fault)
        yield result
        return
    from factcheck.documents import lasting_processes

    with lasting_processes() as processes:
        evidence = [document for source in sources for document in read_all(source, processes, faults.tell, limits)]
    for article in articles:
        with Edge(article, faults.tell):
            result = run_check(
                article, evidence=evidence, progress=tell_progress(), looked_at=tell_claims(), limits=limits
            )
            for fault in result.errors:
                faults.tell(fault)
            yield result


def _written(checks: Sequence[Check], format_name: str, *, every_claim: bool, version: int | None) -> Iterator[str]:
    if format_name == "table":
        from factcheck.cli.claim_table import claim_table

        yield "\n".join(f"{claim_table(each, every_claim=every_claim)}\n" for each in checks)
        return
    from factcheck.reports.check_formats import CHECK_FORMATS, as_json

    yield from as_json(checks, version) if format_name == "json" else CHECK_FORMATS[format_name](checks)
