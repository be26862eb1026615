"""`factcheck claimreview`: published fact-checks in and out of the desk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.grouping import Group
from factcheck.cli.telling import json_option, private_option, say
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.reports.precedents import Imported

__all__ = ["claimreview"]

FAULTY = 1
UNREADABLE = 2
SHOWN = 12  # documents that are named one by one

FILE = click.Path(path_type=Path)


class NoReviews(FactcheckError):
    """A file without fact-checks."""


@click.group(cls=Group)
def claimreview() -> None:
    """Bring in published fact-checks, or see whether a ClaimReview can be published.

    To write one: factcheck report --format claimreview.
    """


@claimreview.command(name="import")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@private_option
@json_option("One JSON object a line for each file.")
@pass_context
def import_(context: Context, sources: tuple[str, ...], hosts: tuple[str, ...], as_json: bool) -> int:
    """Put the fact-checks of FILE... into the library: a feed, an answer of the API, a page, or its address.

    They become evidence of their publishers and are linked to claims like any other; nothing of them is lost. A feed
    can be of any size. One that is cut short is named, and nothing of it is taken in; the same one again brings in what
    changed, and from an address only where its server says that something did.
    """
    from factcheck.cli.evidence import reading_limits
    from factcheck.reports.precedents import import_reviews

    failed = False
    with context.open_desk() as desk:
        limits = reading_limits(desk, hosts)
        for source in sources:
            try:
                imported = import_reviews(desk, source, limits=limits)
                if imported.reviews == 0:
                    raise _nothing(source)
            except FactcheckError as error:
                failed = _say(error)
                continue
            names = [item.id for item in imported.evidence]
            gone = [item.id for item in imported.left]
            plain = {"file": source, "reviews": imported.reviews, "evidence": names, "left": gone}
            say(_told(source, imported), plain, as_json=as_json)
    return UNREADABLE if failed else 0


def _told(source: str, imported: Imported) -> str:
    from factcheck.reports.words import plural

    if imported.reviews is None:
        return f"{source}: nothing has changed there"
    names = [item.id for item in imported.evidence]
    listed = " ".join(names) if len(names) <= SHOWN else f"{plural(len(names), 'document')}, {names[0]} to {names[-1]}"
    gone = f"; {plural(len(imported.left), 'document')} that it has no more left the library" if imported.left else ""
    return f"{source}: {plural(imported.reviews, 'fact-check')} in {listed}{gone}"


@claimreview.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@json_option("One JSON object a line for each fault.")
def check(files: tuple[Path, ...], as_json: bool) -> int:
    """Say what is wrong with each ClaimReview of FILE..., one line a fault.

    Exits 1 where a review has an error, 2 where a file could not be read; warnings alone are no reason to exit 1.
    """
    from factcheck.reports.claimreview import lint
    from factcheck.reports.precedents import objects_of

    faulty = failed = False
    for path in files:
        number = 0
        try:
            for number, node in enumerate(objects_of(path), 1):
                for fault in lint(node):
                    faulty |= fault.level == "error"
                    told = f"{path}: review {number}: {fault.level}: {fault.field or 'it'} {fault.problem}"
                    plain = {"level": fault.level, "field": fault.field, "problem": fault.problem}
                    say(told, {"file": str(path), "review": number, **plain}, as_json=as_json)
            if not number:
                raise _nothing(path)
        except FactcheckError as error:
            failed = _say(error)
    return UNREADABLE if failed else FAULTY if faulty else 0


def _nothing(path: Path | str) -> NoReviews:
    return NoReviews(
        str(path), "holds no fact-check", "see that it is ClaimReview or an answer of the Fact Check Tools API"
    )


def _say(error: FactcheckError) -> bool:
    print(f"factcheck: {safe_line(str(error))}", file=sys.stderr)
    return True
