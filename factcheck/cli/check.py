"""`factcheck check`: one article against evidence, in one pass, without a desk."""

from __future__ import annotations

import sys

import click

from factcheck.cli.telling import in_json
from factcheck.terminal.text import safe_line

__all__ = ["check"]

CONTRADICTED = 1
UNREADABLE = 2


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
    nothing is contradicted, 1 where something is, 2 where an input could not be read (the rest is done all the same).
    """
    from factcheck.checking import check as run_check

    result = run_check(article, evidence=sources)
    if as_json:
        from factcheck.reports.check_json import to_json

        click.echo(in_json(to_json(result), indent=1))
    elif as_sarif:
        from factcheck.reports.escaping import json_text
        from factcheck.reports.sarif_log import sarif

        click.echo(json_text(sarif(result)))
    else:
        from factcheck.cli.claim_table import claim_table

        click.echo(claim_table(result, every_claim=every_claim))
    for error in result.errors:
        print(f"factcheck: {safe_line(error.source)}: {safe_line(error.problem)}", file=sys.stderr)
    if result.errors:
        ctx.exit(UNREADABLE)
    contradicted = any(finding.suggestion.stance == "contradicts" for finding in result.findings)
    ctx.exit(CONTRADICTED if contradicted or result.self_checks else 0)
