"""`factcheck record` and `factcheck verify`: a verdict as a file that anybody can recompute, and recomputing one."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import json_option, say
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.desk import Desk
    from factcheck.documents import Document
    from factcheck.reports.records.verifying import Tested

__all__ = ["record", "verify"]

FAILS = 1
_MOST = 64_000_000  # bytes of a file with records


@click.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM|ARTICLE...")
@click.option("-o", "--output", metavar="PATH", help="Write to this file; otherwise to standard output.")
@click.option("--force", is_flag=True, help="Replace the file where it is there already.")
@click.option("--uncleared", is_flag=True, help="Take along, marked, what is not cleared.")
@click.option("--json", "as_json", is_flag=True, help="One record a line, which several are anyway.")
@pass_context
def record(
    context: Context, claims: tuple[str, ...], output: str | None, force: bool, uncleared: bool, as_json: bool
) -> None:
    """Write the verdict of each CLAIM, or of all settled claims of ARTICLE, as a record that anybody can recompute.

    It holds the claim, the evidence by digest and words, the relation with its working, the verdict, who gave it and
    the head of the desk's chain. `factcheck --sign KEY record ...` signs it. `factcheck verify` tests it.
    """
    from factcheck.reports.escaping import json_text
    from factcheck.reports.records.issuing import records_of
    from factcheck.reports.writing import write_file

    with context.open_desk() as desk:
        keys = [key for name in claims for key in _keys(desk, name, uncleared=uncleared)]
        found = list(records_of(desk, keys, uncleared=uncleared, key=context.key))
    indent = None if as_json or len(found) > 1 else 1
    written = [json_text(each, indent=indent).encode() + b"\n" for each in found]
    if output in (None, "-"):
        sys.stdout.buffer.write(b"".join(written))
        sys.stdout.buffer.flush()
    else:
        write_file(Path(str(output)), written, force=force)


def _keys(desk: Desk, name: str, *, uncleared: bool) -> list[str]:
    """Give the claims that are meant; of an article those that can be written."""
    if "#" in name:
        return [name]
    from factcheck.desk.judging.gate import gate
    from factcheck.reports.records.issuing import NoRecord

    article = desk.articles.get(name)
    held = {reason.claim for reason in gate(desk, article.slug).reasons}
    records = (item for item in desk.claims.of(article) if not desk.readers.reads_blind(item))
    keys = [
        item.key for item in map(desk.readers.as_seen, records) if item.verdict and (uncleared or item.key not in held)
    ]
    if not keys:
        raise NoRecord(name, "has no claim that is settled and cleared", "`factcheck gate` says why")
    return keys


@click.command()
@click.argument("file", metavar="RECORD")
@click.option("-e", "--evidence", "sources", multiple=True, metavar="FILE", help="Evidence, or the article, itself.")
@click.option(
    "--signer",
    "signers",
    multiple=True,
    metavar="KEY",
    type=click.Path(path_type=Path),
    help="A public key of whom it must be signed by.",
)
@click.option("--all", "every", is_flag=True, help="Say what holds, too.")
@json_option("One JSON object a line: everything that was tested.")
@click.pass_context
@pass_context
def verify(
    context: Context,
    ctx: click.Context,
    file: str,
    sources: tuple[str, ...],
    signers: tuple[Path, ...],
    every: bool,
    as_json: bool,
) -> None:
    """Redo what the verdict records in RECORD rest on, and name every digit, word, source and signer that is not so.

    Needs no desk. The exit code is 0 where all holds that can be tested, 1 where something does not. What cannot be
    proven from what is there is said, too.
    """
    from factcheck.reports.records.verifying import verify as tested

    documents = _read(sources)
    known = _named_signers(signers)
    failed = False
    for number, plain in enumerate(_records(file), 1):
        results = tested(plain, documents=documents, signers=known or _signers(context, plain))
        failed = failed or any(result.holds == "fails" for result in results)
        _tell(plain, number, results, every=every, as_json=as_json)
    ctx.exit(FAILS if failed else 0)


def _read(sources: Sequence[str]) -> list[Document]:
    if not sources:
        return []
    from factcheck.documents import read

    return [read(source) for source in sources]


def _named_signers(paths: Sequence[Path]) -> dict[str, list[str]]:
    """Give the keys of whoever must have signed; whose they are is not asked."""
    if not paths:
        return {}
    from factcheck.desk.store.signing import public_key

    return {"": [public_key(path) for path in paths]}


def _tell(plain: dict[str, Any], number: int, results: Sequence[Tested], *, every: bool, as_json: bool) -> None:
    claim = plain.get("claim")
    name = str(claim.get("key", number)) if isinstance(claim, dict) else str(number)
    for result in results:
        if as_json:
            say("", {"record": name, **to_builtins(result)}, as_json=True)
        elif every or result.holds != "holds":
            click.echo(safe_line(f"{name}  {result.holds.upper():<8}  {result.what}: {result.words}"))
    if not as_json:
        counts = {holds: sum(result.holds == holds for result in results) for holds in ("holds", "fails", "unproven")}
        words = f"{counts['holds']} hold, {counts['fails']} fail, {counts['unproven']} cannot be proven from this"
        click.echo(safe_line(f"{name}  {'DOES NOT HOLD' if counts['fails'] else 'HOLDS'}: {words}"))


def _records(file: str) -> Iterator[dict[str, Any]]:
    """Give the records of a file: one, or one a line. Raises `NotARecord`."""
    from factcheck.reports.records.verifying import NotARecord

    remedy = "name a file that `factcheck record` wrote"
    try:
        data = sys.stdin.buffer.read(_MOST + 1) if file == "-" else Path(file).read_bytes()[: _MOST + 1]
    except OSError as error:
        raise NotARecord(file, f"cannot be read ({error.strerror})", remedy) from error
    if len(data) > _MOST:
        raise NotARecord(file, f"is larger than {_MOST // 1_000_000} MB", "split it by its lines")
    try:
        text = data.decode()
        try:
            found = [json.loads(text)]
        except ValueError:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise NotARecord(file, f"is no JSON ({str(error)[:100]})", remedy) from error
    if not found:
        raise NotARecord(file, "holds nothing", remedy)
    for item in found:
        if not isinstance(item, dict):
            raise NotARecord(file, "holds something that is no record", remedy)
        yield item


def _signers(context: Context, plain: dict[str, Any]) -> dict[str, list[str]]:
    """Give whom the desk knows as signers where one is named, and say whether the record's head is of it."""
    if not (context.desk or os.environ.get("FACTCHECK_DESK") or Path("journal").is_file()):
        return {}
    try:
        with context.open_desk() as desk:
            here = desk.lines.has(str(plain.get("head")))
            signers = desk.settings.signers
    except FactcheckError as error:
        print(f"factcheck: {safe_line(str(error))}", file=sys.stderr)
        return {}
    where = (
        "is a line of this desk"
        if here
        else "is no line of this desk: the record is of another, or of what is not here"
    )
    print(f"factcheck: {safe_line('its head ' + where)}", file=sys.stderr)
    return signers if here else {}
