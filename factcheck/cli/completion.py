"""`factcheck completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click

__all__ = ["completion"]

SHELLS = ("bash", "zsh", "fish")


# Where each shell looks for it, in lines that are not wrapped.
_WHERE = """\b
factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck
factcheck completion zsh > ~/.zfunc/_factcheck        (a folder of your fpath)
factcheck completion fish > ~/.config/fish/completions/factcheck.fish
"""


@click.command(epilog=_WHERE)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in SHELL: bash, zsh or fish."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, "click has all three"
    root = ctx.find_root()
    click.echo(kind(root.command, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
