"""`factcheck lsp`: the language server, for an editor to start."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.editors.evidence import Evidence

__all__ = ["lsp"]


@click.command()
@click.option(
    "-e", "--evidence", "sources", multiple=True, metavar="PATH", help="A file, folder, glob or URL; may be repeated."
)
@pass_context
def lsp(context: Context, sources: tuple[str, ...]) -> None:
    """Speak the language server protocol on standard input and output, for an editor that starts this.

    Drafts are held against the named evidence, or against what the editor names ("evidence" in its initialization
    options), or against the desk that --desk, FACTCHECK_DESK or this folder names; of an article that is on the desk
    what was decided is told in place of what the machine says. Needs the group `lsp`.
    """
    if find_spec("pygls") is None:
        raise FactcheckError("lsp", "is not served by what is installed here", "pip install 'factcheck-workbench[lsp]'")
    from factcheck.cli.telling import say_fault
    from factcheck.editors.server import serve

    def evidence(named: list[str]) -> Evidence:
        from factcheck.desk import find_desk
        from factcheck.editors.evidence import AtDesk, Files

        if not (sources or named) and find_desk(context.desk, os.environ, Path.cwd()) is not None:
            return AtDesk(context.open_desk(), say_fault)
        return Files((*sources, *named), say_fault)

    serve(evidence)
