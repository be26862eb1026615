"""The command group: commands are loaded when they are called, and errors become exit codes in one place."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

__all__ = ["COMMANDS", "run"]

# name -> (module, attribute): the module is imported only when its command is called or its help shown.
COMMANDS: dict[str, tuple[str, str]] = {}

USAGE = 2


class LazyGroup(click.Group):
    """A group whose commands live in modules that are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, attribute = COMMANDS[cmd_name]
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.{attribute} is not a command")
        return command


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factcheck-workbench", message="factcheck %(version)s")
@click.pass_context
def factcheck(ctx: click.Context) -> None:
    """Check facts in a terminal: claims, evidence, verdicts, reports."""


def run(arguments: list[str] | None = None) -> int:
    """Run the command named in `arguments` (or `sys.argv`) and give the exit code.

    0 clean, 1 contradicted or not cleared, 2 usage or an unreadable input, 3 a fault of the program,
    129/130/143 for signals. Nothing leaves as a traceback.
    """
    try:
        result: Any = factcheck.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        print(f"factcheck: {safe_line(error.format_message())}", file=sys.stderr)
        return USAGE
    except FactcheckError as error:
        print(f"factcheck: {safe_line(str(error))}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return 0
    return result if isinstance(result, int) else 0
