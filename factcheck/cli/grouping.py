"""Groups of commands whose help says each command whole, and that know what was meant by a name that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Group", "ReaderLeft", "not_a_command"]


class ReaderLeft(Exception):
    """Who read our output wants no more of it. click would take the pipe's own error for a failure."""


class Group(click.Group):
    """A group of a few commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named; raises `ReaderLeft` where its output is not read to the end."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderLeft from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the whole of its first sentence."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, _first_sentence(command.help or "")) for name, command in commands if command is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; a name that is none is answered with the nearest."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise not_a_command(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)


def _first_sentence(text: str) -> str:
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    return re.split(r"(?<=[a-z)]\.) (?=[A-Z])", paragraph, maxsplit=1)[0]


def not_a_command(ctx: click.Context, name: str, known: Iterable[str]) -> click.UsageError:
    """Give the error for a name that is no command here, with what may have been meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 2, 0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else f"`{ctx.command_path} --help` lists them"
    return click.UsageError(f"{name} is no command of {ctx.command_path}; {remedy}", ctx)
