"""`factcheck help`: the pages of the manual, the same text that the workbench shows."""

from __future__ import annotations

import click

__all__ = ["help_page"]


@click.command("help")
@click.argument("topic", required=False)
def help_page(topic: str | None) -> None:
    """Print the page of the manual about TOPIC, or the list of topics."""
    from factcheck.manual import TOPICS, page
    from factcheck.settings import load

    if topic is not None:
        click.echo(page(topic, load().keymap))
        return
    click.echo("The manual has these pages; `factcheck help TOPIC` prints one, F1 opens them in the workbench.\n")
    for name, title in TOPICS.items():
        click.echo(f"  {name:14} {title}")
