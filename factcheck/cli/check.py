"""`factcheck check`: one article against evidence, in one pass, without a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.telling import Faults
from factcheck.errors import Edge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.checking import Check

__all__ = ["check"]

CONTRADICTED = 1
FORMATS = ("table", "json", "jsonl", "csv", "sarif")


@click.command()
@click.argument("article")
@click.option(
    "-e", "--evidence", "sources", multiple=True, metavar="PATH", help="A file, folder, glob or URL; may be repeated."
)
@click.option("--all", "every_claim", is_flag=True, help="List the claims without a quantity too.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}; csv and jsonl have a row for each finding.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json: everything, for programs.")
@click.option("--sarif", "as_sarif", is_flag=True, help="The same as --format sarif: what is contradicted, for a CI.")
@click.pass_context
def check(
    ctx: click.Context,
    article: str,
    sources: tuple[str, ...],
    every_claim: bool,
    format_name: str | None,
    as_json: bool,
    as_sarif: bool,
) -> None:
    """Check ARTICLE against evidence, in one pass, without a desk.

    Lists every claim with the best evidence for it and how the figures stand to each other. The exit code is 0 where
    nothing is contradicted, 1 where something is, 2 where an input could not be read or the
    program failed at a claim (the rest is done all the same).
    """
    named = {name for name, given in ((format_name, format_name), ("json", as_json), ("sarif", as_sarif)) if given}
    if len(named) > 1:
        raise click.UsageError("give one format: --format, --json or --sarif")
    chosen = next(iter(named), None) or "table"
    from factcheck.checking import check as run_check

    result = run_check(article, evidence=sources)
    faults = Faults()
    for fault in result.errors:
        faults.tell(fault)
    with Edge("the table" if chosen == "table" else chosen, faults.tell):
        for piece in _written(result, chosen, every_claim=every_claim):
            click.echo(piece, nl=False)
    contradicted = any(finding.suggestion.stance == "contradicts" for finding in result.findings)
    ctx.exit(faults.code or (CONTRADICTED if contradicted or result.self_checks else 0))


def _written(result: Check, format_name: str, *, every_claim: bool) -> Iterable[str]:
    if format_name == "table":
        from factcheck.cli.claim_table import claim_table

        return (claim_table(result, every_claim=every_claim), "\n")
    from factcheck.reports.check_formats import CHECK_FORMATS

    return CHECK_FORMATS[format_name](result)
