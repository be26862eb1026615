"""`factcheck check`: one article against evidence, in one pass, without a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.telling import Faults, in_json
from factcheck.errors import Edge

if TYPE_CHECKING:
    from factcheck.checking import Check

__all__ = ["check"]

CONTRADICTED = 1


@click.command()
@click.argument("article")
@click.option(
    "-e", "--evidence", "sources", multiple=True, metavar="PATH", help="A file, folder, glob or URL; may be repeated."
)
@click.option("--all", "every_claim", is_flag=True, help="List the claims without a quantity too.")
@click.option("--json", "as_json", is_flag=True, help="Write everything as JSON for programs.")
@click.option("--sarif", "as_sarif", is_flag=True, help="Write what is contradicted as SARIF, for a CI.")
@click.pass_context
def check(
    ctx: click.Context, article: str, sources: tuple[str, ...], every_claim: bool, as_json: bool, as_sarif: bool
) -> None:
    """Check ARTICLE against evidence, in one pass, without a desk.

    Lists every claim with the best evidence for it and how the figures stand to each other. The exit code is 0 where
    nothing is contradicted, 1 where something is, 2 where an input could not be read or the
    program failed at a claim (the rest is done all the same).
    """
    from factcheck.checking import check as run_check

    result = run_check(article, evidence=sources)
    faults = Faults()
    for fault in result.errors:
        faults.tell(fault)
    with Edge("json" if as_json else "sarif" if as_sarif else "the table", faults.tell):
        click.echo(_written(result, as_json=as_json, as_sarif=as_sarif, every_claim=every_claim))
    contradicted = any(finding.suggestion.stance == "contradicts" for finding in result.findings)
    ctx.exit(faults.code or (CONTRADICTED if contradicted or result.self_checks else 0))


def _written(result: Check, *, as_json: bool, as_sarif: bool, every_claim: bool) -> str:
    if as_json:
        from factcheck.reports.check_json import to_json

        return in_json(to_json(result), indent=1)
    if as_sarif:
        from factcheck.reports.escaping import json_text
        from factcheck.reports.sarif_log import sarif

        return json_text(sarif(result))
    from factcheck.cli.claim_table import claim_table

    return claim_table(result, every_claim=every_claim)
