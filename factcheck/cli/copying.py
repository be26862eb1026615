"""`factcheck desk backup`, `copy`, `export`, `import` and `sync`: a desk, whole, in another place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.counting import counted
from factcheck.cli.telling import json_option, say
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from factcheck.desk.upkeep.keeping import BackedUp

__all__ = ["backup", "copy", "export", "import_", "sync"]


def _copied(made: BackedUp) -> str:
    return f"{counted(made.operations, 'operation')} and {counted(made.files, 'file')}"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option("As one line of JSON.")
@pass_context
def backup(context: Context, folder: Path, as_json: bool) -> None:
    """Copy the desk to FOLDER, which must not be there yet, as it is at one moment, while others go on working.

    It is a desk like this one, private to you. Drafts are not in it.
    """
    from factcheck.desk.upkeep.keeping import backup as copied

    with context.open_desk() as opened:
        made = copied(opened, folder)
    plain = {**to_builtins(made, enc_hook=str), "folder": str(made.folder)}
    line = f"{made.folder}: {_copied(made)}, newest hash {made.head}"
    say(line, plain, as_json=as_json)


@click.command()
@click.argument("where", metavar="TO")
@click.option("--shared", "group", metavar="ROLE", help="In a database: members of this role may work on it.")
@json_option("As one line of JSON.")
@pass_context
def copy(context: Context, where: str, group: str | None, as_json: bool) -> None:
    """Copy the desk to TO, a folder or postgresql://HOST/DATABASE/NAME, whole or not at all, and prove the copy.

    There must be no desk there yet. It is the same desk: whoever goes on in both is told that they went apart, and
    `factcheck desk sync` joins them.
    """
    from factcheck.desk.store.located import folder_of
    from factcheck.desk.upkeep.keeping import copy as copied

    with context.open_desk() as opened:
        made = copied(opened, folder_of(where, new=True), group=group)
    plain = {**to_builtins(made, enc_hook=str), "folder": str(made.folder)}
    line = f"{made.folder}: {_copied(made)}, newest hash {made.head}"
    say(line, plain, as_json=as_json)


@click.command()
@click.argument("other")
@click.option("--pull", is_flag=True, help="Only take over what OTHER has; leave it as it is.")
@json_option("As one line of JSON.")
@pass_context
def sync(context: Context, other: str, pull: bool, as_json: bool) -> None:
    """Join the desk with OTHER, a copy of it that went its own way: a folder, a database, or HOST:FOLDER over ssh.

    Each takes over what it does not have, with who did it and when. What both rated differently is disputed, what both
    changed is shown side by side, what was forgotten stays forgotten. Doing it again changes nothing.
    """
    from factcheck.desk.upkeep.meeting import meet

    with context.open_desk() as opened:
        met = meet(opened, other, pull=pull, by=context.reviewer)
    plain: dict[str, object] = to_builtins(met)
    say(
        f"{other}: {counted(met.taken.operations, 'operation')} taken over, {counted(met.given, 'operation')} given",
        plain,
        as_json=as_json,
    )
    if not as_json:
        told = [f"  disputed: {key}" for key in met.disputed]
        for item in met.taken.beside:
            told += [f"  both changed {item.table} {item.key}: {item.counts}", f"    beside it: {item.beside}"]
        told.append("  both are equal now" if met.equal else "  OTHER has not what is here" if pull else "")
        click.echo("\n".join(safe_line(line) for line in told if line))


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--replace", is_flag=True, help="Replace a file that is there.")
@pass_context
def export(context: Context, file: str, replace: bool) -> None:
    """Write everything recorded as plain TinyDB JSON to FILE (- for standard output), whole or not at all.

    What you are to read second is left out until you have, and that it is is said.
    """
    from factcheck.desk.upkeep.exchange import export_json, exported

    with context.open_desk() as opened:
        if file == "-":
            for piece in exported(opened):
                sys.stdout.buffer.write(piece)
            sys.stdout.flush()
        else:
            export_json(opened, Path(file), replace=replace)
        unread = len(opened.readers.unread_claims())
    if unread:
        left = f"the verdicts on {counted(unread, 'claim')} are left out: to be read by you (`factcheck waiting`)"
        print(f"factcheck: {left}", file=sys.stderr)


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@json_option("As one line of JSON.")
@pass_context
def import_(context: Context, file: Path, as_json: bool) -> None:
    """Take everything from FILE, which `desk export` wrote, into a new desk.

    Copy the folders snapshots and texts beside the journal too: an export holds what was decided, not the documents.
    """
    from factcheck.desk.upkeep.doctor import lost_files
    from factcheck.desk.upkeep.exchange import import_json

    with context.open_desk() as opened:
        count = import_json(opened, file)
        lost = list(lost_files(opened))
        plain = {"folder": opened.address, "documents": count, "lost": lost}
        say(f"{opened.address}: {counted(count, 'document')} came in", plain, as_json=as_json)
    for line in lost:
        print(safe_line(line), file=sys.stderr)
