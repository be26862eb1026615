"""`factcheck desk ...`: making a desk, and looking after it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from factcheck.cli.archiving import archive
from factcheck.cli.context import Context, pass_context
from factcheck.cli.copying import backup, copy, export, import_, sync
from factcheck.cli.counting import counted
from factcheck.cli.grouping import Group
from factcheck.cli.progress import tell_articles
from factcheck.cli.telling import in_json, json_option, local_time, plain_change, say, told
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.upkeep.doctor import Examination

__all__ = ["desk"]

UNSOUND = 2


@click.group(cls=Group)
def desk() -> None:
    """Make a desk and look after it."""


for _command in (archive, backup, copy, export, import_, sync):
    desk.add_command(_command)


@desk.command()
@click.argument("folder", required=False)
@click.option("--shared", "group", metavar="GROUP", help="Writable by this group; otherwise private to you.")
@click.option("--proxy", metavar="ROLE", help="In a database: the role of the service whose proxy says who is there.")
@json_option("As one line of JSON.")
@pass_context
def new(context: Context, folder: str | None, group: str | None, proxy: str | None, as_json: bool) -> None:
    """Make a desk in FOLDER (or where --desk says, or here), in a database, or where a plug-in knows."""

    from factcheck.desk import Desk
    from factcheck.desk.store.located import folder_of

    where = folder_of(named, new=True) if (named := folder or context.desk) else context.desk_folder()
    with Desk.create(where, by=context.reviewer, group=group, proxy=proxy) as made:
        for_whom = f"for the group {group}" if group else "private to you"
        say(f"{made.address}: a desk, {for_whom}", {"folder": made.address, "group": group}, as_json=as_json)
    if not as_json:
        click.echo(
            "factcheck: whose words come on it? `factcheck add ARTICLE --scale draft` for a draft of your own,"
            " without --scale for what somebody published",
            err=True,
        )


@desk.command()
@json_option("As one JSON object.")
@pass_context
def info(context: Context, as_json: bool) -> None:
    """Say what is on the desk and who is at it."""
    with context.open_desk() as opened:
        states = opened.survey.all_states(tell_articles())
        here, archived = opened.person.session.colleagues(), opened.archive.count
        facts: dict[str, object] = {
            "folder": opened.address if opened.address != str(opened.folder) else str(opened.folder.absolute()),
            "shared": opened.shared,
            "read_only": opened.read_only,
            "articles": states,
            "archived": archived,
            "evidence": len(opened.evidence.all()),
            "operations": opened.history.count,
            "bytes": opened.revision,
            "head": opened.head,
            "set_aside": sorted(path.name for path in opened.folder.glob("journal.torn-*")),
            "cut_off": opened.soundness.cut_off,
            "here": [to_builtins(colleague) for colleague in here],
        }
    if as_json:
        click.echo(in_json(facts, indent=1))
        return
    lines = [f"{facts['folder']}, {'shared with a group' if opened.shared else 'private'}"]
    lines += [f"read-only: {opened.read_only}"] if opened.read_only else []
    for slug, counts in states.items():
        lines.append(f"  {slug}: " + (", ".join(f"{count} {state}" for state, count in counts.items()) or "no claims"))
    lines += [f"archived: {counted(archived, 'article')}"] if archived else []
    lines.append(f"evidence: {facts['evidence']}")
    operations = counted(int(str(facts["operations"])), "operation")
    lines.append(f"journal: {operations}, {facts['bytes']} bytes, newest hash {facts['head']}")
    lines += [f"set aside: {name}, a write that was interrupted" for name in opened.folder.glob("journal.torn-*")]
    lines += [str(facts["cut_off"])] if facts["cut_off"] else []
    lines += [f"here: {item.by} ({item.os}) since {local_time(item.since)} {item.place}".rstrip() for item in here]
    click.echo("\n".join(map(safe_line, lines)))


@desk.command()
@click.option("--head", metavar="HASH", help="A hash that a report printed: is what it stood for still there?")
@click.option("--accept", is_flag=True, help="You know why what you have seen is missing: take the desk as it is.")
@click.pass_context
@json_option("As one line of JSON, what is wrong too.")
@pass_context
def verify(context: Context, ctx: click.Context, head: str | None, accept: bool, as_json: bool) -> None:
    """Prove that no line of the journal was altered, removed or moved, and that no stored file was.

    What was cut off at the very end leaves no trace in the journal itself: keep a hash (reports print it) and name it
    with --head.
    """
    from factcheck.desk.store.signing import signature_faults
    from factcheck.desk.upkeep.doctor import (
        contents_fault,
        examine,
        lost_files,
        redactions,
        role_faults,
        whole_lines,
        word_faults,
    )  # fmt: skip

    folder = context.desk_folder()
    where = str(folder)
    found = examine(folder)
    forgotten: list[str] = []
    problems = [f"journal, byte {gap.start}: {gap.problem}" for gap in found.gaps]
    if found.sound:
        with context.open_desk() as opened:
            if accept:
                opened.soundness.accept()
            problems += (misfit.words for misfit in opened.soundness.every_misfit())
            problems += signature_faults(opened.lines.all(), opened.settings.signers)
            problems += role_faults(folder, opened.lines.all())
            where = opened.address
            problems += lost_files(opened)
            problems += word_faults(opened)
            forgotten += redactions(opened)
            problems += [fault for fault in (opened.soundness.cut_off, contents_fault(folder)) if fault]
            there = head is None or opened.lines.has(head)
    else:
        there = head is None or any(line.hash.decode() == head for line in whole_lines(folder)[1])
    if not there:
        problems.append(f"no line has the hash {head}: what it stood for is not here any more")
    for problem in problems:
        print(safe_line(problem), file=sys.stderr)
    for line in forgotten:
        print(safe_line(line), file=sys.stderr)
    plain = {"sound": not problems, "operations": found.operations, "head": found.head, "problems": problems}
    plain["forgotten"] = forgotten
    if as_json or not problems:
        say(
            f"{where}: sound, {counted(found.operations, 'operation')}, newest hash {found.head}",
            plain,
            as_json=as_json,
        )
    ctx.exit(UNSOUND if problems else 0)


@desk.command()
@click.option("--into", type=click.Path(path_type=Path), metavar="FOLDER", help="Save what is whole into a new desk.")
@click.option("--clean", is_flag=True, help="Remove the temporary files that killed writers left.")
@json_option("As one line of JSON.")
@click.pass_context
@pass_context
def doctor(context: Context, ctx: click.Context, into: Path | None, clean: bool, as_json: bool) -> None:
    """Explain what is damaged, with the byte where it begins, and name what killed writers left; change nothing.

    With --into, make a new desk of everything that can be proven whole, and leave the old one as it is.
    """
    from factcheck.desk.upkeep.doctor import examine, salvage
    from factcheck.desk.upkeep.keeping import leftovers, sweep

    folder = context.desk_folder()
    found = examine(folder)
    explained, unread = list(_explained(found)), []
    if found.sound:
        with context.open_desk() as opened:
            unread = [misfit.words for misfit in opened.soundness.every_misfit()]
    explained += unread
    left = sweep(folder) if clean else leftovers(folder)
    explained += (f"{path}: left by a writer that was killed{', removed' if clean else ''}" for path in left)
    saved: dict[str, object] | None = None
    if into is not None:
        lines, lost = salvage(folder, into)
        saved = {"folder": str(into), "operations": lines, "lost": lost}
        explained.append(
            f"{into}: a new desk with {counted(lines, 'operation')}; {counted(lost, 'byte')} could not be saved"
        )
    if as_json:
        gaps = [{"start": gap.start, "end": gap.end, "problem": gap.problem} for gap in found.gaps]
        plain = {"sound": found.sound, "bytes": found.size, "operations": found.operations, "gaps": gaps}
        say(
            "",
            {**plain, "saved": saved, "unread": unread, "left": list(map(str, left)), "cleaned": clean},
            as_json=True,
        )
    else:
        click.echo("\n".join(map(safe_line, explained)))
    ctx.exit(0 if found.sound and not unread else UNSOUND)


def _explained(found: Examination) -> Iterator[str]:
    are = "is" if found.operations == 1 else "are"
    yield f"journal: {found.size} bytes, {counted(found.operations, 'operation')} {are} whole"
    for gap in found.gaps:
        yield f"damaged from byte {gap.start} to {gap.end}: {gap.problem}"
    if found.torn:
        yield f"from byte {found.torn.start}: {found.torn.problem}; the next write sets it aside"
    if not found.sound:
        yield "save what is whole with: factcheck desk doctor --into NEW-FOLDER"


@desk.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--answer", is_flag=True, help="FILE is what the authority gave: check it, offline.")
@click.option("--authority", type=click.Path(path_type=Path), metavar="PEM", help="The authority's certificates.")
@click.option("--head", metavar="HASH", help="The hash that was stamped; otherwise the newest.")
@json_option("As one line of JSON.")
@pass_context
def stamp(context: Context, file: Path, answer: bool, authority: Path | None, head: str | None, as_json: bool) -> None:
    """Write to FILE the request (RFC 3161) for a time stamp on the newest hash, or check the answer to one.

    Send the request to an authority that you trust, as its site says, and keep the answer with the hash.
    """
    from factcheck.desk.upkeep.stamping import stamp_request, stamped_at

    if answer != (authority is not None) or (head is not None and not answer):
        raise click.UsageError("--answer and --authority go together, and --head with them")
    with context.open_desk() as opened:
        mark = head or opened.head
        there = opened.lines.has(mark)
    if authority is None:
        stamp_request(mark, file)
        say(f"{file}: the request to stamp {mark}", {"file": str(file), "head": mark}, as_json=as_json)
        return
    at = stamped_at(mark, file, authority)
    here = "is on this desk" if there else "is of no line here any more"
    plain = {"file": str(file), "head": mark, "stamped": at, "there": there}
    say(f"{mark} was stamped at {at}, and {here}", plain, as_json=as_json)


@desk.command()
@click.argument("name", metavar="ID")
@click.option("--reason", required=True, metavar="WHY", help="Why it must be; it stays on record.")
@json_option("As one line of JSON, with the claims that cite it.")
@pass_context
def forget(context: Context, name: str, reason: str, as_json: bool) -> None:
    """Destroy the bytes and the text of the evidence ID (e3), for good. Backups keep theirs: see to them too.

    That it was there, its title, who forgot it and why stay on record. The words of it that verdicts cite go too, but
    where they stand in lines of the journal that an older version wrote, or that came with an import: these are named.
    """
    with context.open_desk() as opened:
        item = opened.evidence.forget(name, reason=reason)
        citing, lines = opened.survey.citing(item.id), opened.evidence.words_in_lines(item.id)
    plain = {"id": item.id, "title": item.title, "forgotten": item.forgotten, "verdicts": citing, "lines": lines}
    say(f"{item.id} forgotten: {item.title}", plain, as_json=as_json)
    if lines and not as_json:
        click.echo(safe_line(f"  words of it stay in lines of the journal, at {' '.join(lines)}"))


@desk.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option()
@pass_context
def define(context: Context, file: Path, as_json: bool) -> None:
    """Take scales and gate policies of your own from FILE (TOML), for everybody on the desk."""
    from factcheck.desk.judging.defining import define as take_over

    with context.open_desk() as opened:
        for line in take_over(opened, file):
            kind, _, name = line.partition(":")[0].partition(" ")
            say(line, {"kind": kind, "name": name}, as_json=as_json)


@desk.command()
@click.argument("name", required=False)
@click.argument("key", required=False, type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="Take the keys of NAME away; what they signed stays signed by them.")
@json_option()
@pass_context
def signers(context: Context, name: str | None, key: Path | None, remove: bool, as_json: bool) -> None:
    """List whose keys sign on this desk, or let the ssh key in the file KEY sign as the login NAME.

    With `factcheck --sign KEY` what NAME records is signed, wherever they log in.
    """
    from factcheck.desk.store.signing import public_key

    if name is not None and (key is None) != remove:
        raise click.UsageError("give a key, or --remove")
    with context.open_desk() as opened:
        if name is not None:
            opened.settings.keep_signer(name, None if key is None else public_key(key))
        for login, keys in opened.settings.signers.items():
            for each in keys:
                say(f"{login}  {each}", {"name": login, "key": each}, as_json=as_json)


@desk.command()
@click.argument("claim")
@json_option("One JSON object a line, times in UTC.")
@pass_context
def history(context: Context, claim: str, as_json: bool) -> None:
    """Say what was done at CLAIM (as in elections#7), by whom and when, and what it was before."""
    with context.open_desk() as opened:
        for change in opened.history.at(claim):
            say(told(change), plain_change(change), as_json=as_json)
