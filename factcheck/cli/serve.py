"""`factcheck serve --read`: what is cleared, for browsers and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import say, say_fault

if TYPE_CHECKING:
    from factcheck.reports.rendering import Options

__all__ = ["serve"]


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--read", "reading", is_flag=True, required=True, help="Show what is cleared; nothing can be changed.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8423, show_default=True, help="0 takes any that is free."
)
@click.option("--behind-proxy", is_flag=True, help="A proxy of yours keeps the connection; listen for it anywhere.")
@click.option("--uncleared", is_flag=True, help="Show, marked, what is not cleared.")
@click.option("--publisher", metavar="NAME", help="Who publishes the fact-checks.")
@click.option("--url", metavar="ADDRESS", help="Where they are published.")
@click.option("--json", "as_json", is_flag=True, help="Say where it listens as a line of JSON.")
@pass_context
def serve(
    context: Context,
    articles: tuple[str, ...],
    reading: bool,
    host: str,
    port: int,
    behind_proxy: bool,
    uncleared: bool,
    publisher: str | None,
    url: str | None,
    as_json: bool,
) -> None:
    """Serve the verdicts of each ARTICLE, or of all, read-only: pages, JSON, and a feed of ClaimReview with ETag.

    Only what is cleared is shown, and neither notes nor questions nor what the program suggested. `factcheck report
    --format site` writes the same as files for any web server. Ends with Ctrl-C.
    """
    del reading
    from factcheck.serving.reading import Reading

    with context.open_desk() as desk:
        for name in articles:
            desk.article(name)
        options = _options(publisher, url, uncleared=uncleared)
        with Reading(desk, host, port, options, say_fault, articles=articles, behind_proxy=behind_proxy) as service:
            say(f"read-only at {service.address}", {"address": service.address}, as_json=as_json)
            service.serve_forever()


def _options(publisher: str | None, url: str | None, *, uncleared: bool) -> Options:
    from factcheck.reports.claimreview import Publication
    from factcheck.reports.rendering import Options

    return Options(uncleared=uncleared, publication=Publication(publisher, url))
