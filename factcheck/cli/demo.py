"""`factcheck demo`: a sample desk, to try the workbench on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context

if TYPE_CHECKING:
    from factcheck.desk import Desk

__all__ = ["demo"]


@click.command()
@click.option("--fresh", is_flag=True, help="Start over; the desk you tried before is kept beside it.")
@pass_context
@click.pass_context
def demo(ctx: click.Context, context: Context, fresh: bool) -> None:
    """Open a sample desk, to try the workbench.

    The desk is kept between calls, under your data folder or where --desk says. Without a terminal, the claims of
    the sample article are printed instead.
    """
    from factcheck.cli.workbench import can_show_workbench
    from factcheck.settings import data_folder

    folder = Path(context.desk) if context.desk else data_folder() / "demo"
    if fresh and folder.exists():
        _put_aside(folder)
    desk, new = _opened(folder, context.reviewer)
    with desk:
        if can_show_workbench():
            from factcheck.workbench import open_workbench

            ctx.exit(open_workbench(desk, article="elections" if new else None, settings=context.settings()))
        _print(desk, folder)


def _opened(folder: Path, reviewer: str | None) -> tuple[Desk, bool]:
    """Give the desk in this folder, and whether it had to be made."""
    from factcheck.desk import Desk, NotAJournal

    try:
        return Desk.open(folder, by=reviewer), False
    except NotAJournal:
        if folder.exists() and any(folder.iterdir()):
            raise
    from factcheck.cli.sample import put_sample

    desk = Desk.create(folder, by=reviewer)
    put_sample(desk)
    return desk, True


def _put_aside(folder: Path) -> None:
    number = 1
    while (aside := folder.with_name(f"{folder.name}.{number}")).exists():
        number += 1
    folder.rename(aside)


def _print(desk: Desk, folder: Path) -> None:
    from factcheck.checking import check_document
    from factcheck.cli.claim_table import claim_table

    article = desk.articles.get("elections")
    documents = {evidence.id: desk.documents.get(evidence) for evidence in desk.evidence.all()}
    click.echo(claim_table(check_document(desk.documents.get(article), desk.evidence.library, documents=documents)))
    click.echo()
    click.echo(f"This is the sample desk in {folder}.")
    click.echo("To open it in the workbench, run `factcheck demo` in a terminal.")
