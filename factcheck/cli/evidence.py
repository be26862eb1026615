"""`factcheck evidence`: what the desk's claims are held against - put in, listed, searched, brought up to date."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from msgspec.structs import replace

from factcheck.cli.adding import Adding, Described, progress, recognised_in, say_above, say_error
from factcheck.cli.context import Context, pass_context
from factcheck.cli.grouping import Group
from factcheck.cli.telling import in_json, json_option, private_option, say
from factcheck.cli.vectors import tell_missing, vectors
from factcheck.errors import FactcheckError
from factcheck.terminal.text import isolated, safe_line

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from factcheck.desk import Desk, Evidence
    from factcheck.documents import Limits, ReadingProcesses

__all__ = ["evidence", "reading_limits"]

UNREADABLE = 2
SUMMED = 20  # files from which there is a summary at the end

PRIVATE_HOSTS = "private hosts"  # the desk's setting
DAY = click.DateTime(["%Y-%m-%d"])


@click.group(cls=Group)
def evidence() -> None:
    """What claims are held against: add it, list it, search it, bring it up to date."""


evidence.add_command(vectors)


@evidence.command()
@click.argument("sources", nargs=-1, metavar="PATH...")
@click.option("--primary", "rank", flag_value="primary", help="A source of its own: a count, a law, a recording.")
@click.option("--secondary", "rank", flag_value="secondary", help="Somebody's account of another source.")
@click.option("--origin", metavar="NAME", help="Whose words it carries; two copies of one wire story are one source.")
@click.option("--archived", metavar="URL", help="An address where it is kept.")
@click.option("--date", type=DAY, metavar="DAY", help="The day it is of, where it does not say so itself (2012-03-05).")
@click.option("--by-hand", is_flag=True, help="What is not a file: a call, a book, a photo. Needs --who and --words.")
@click.option("--who", metavar="NAME", help="By hand: who said or wrote it.")
@click.option("--when", type=DAY, metavar="DAY", help="By hand: the day (2012-03-05).")
@click.option("--how", help="By hand: how you have it (by telephone, p. 31 of ...).")
@click.option("--words", help="By hand: the words.")
@private_option
@click.option(
    "--ocr",
    "ocr",
    metavar="LANGS",
    help="Recognise the text of scans in these languages of tesseract (eng, eng+deu).",
)
@json_option("One JSON object a line for each, those that were there already too.")
@pass_context
def add(context: Context, /, sources: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401  as click gives them
    """Put PATH... into the library: files, folders, patterns, http(s) addresses, or - for standard input.

    What is there already and unchanged is passed over; a file that changed replaces what was read before. What cannot
    be read is named, and the rest is done.

    As in: factcheck evidence add ~/sources results.csv --primary
    """
    if options["by_hand"]:
        if sources or not (options["who"] and options["words"]):
            raise click.UsageError("--by-hand takes --who and --words, and no PATH")
        with context.open_desk() as desk:
            item = _add_by_hand(desk, options)
            say(_line(item), {**_plain(item), "unchanged": False}, as_json=options["as_json"])
        return 0
    if any(options[name] for name in ("who", "when", "how", "words")):
        raise click.UsageError("--who, --when, --how and --words go with --by-hand")
    if not sources:
        raise click.UsageError("name what to add: a file, a folder, an address, or - for standard input")
    from factcheck.documents import expand, recogniser_fault

    if options["ocr"] and (fault := recogniser_fault(options["ocr"])) is not None:
        raise fault
    described = Described(
        options["rank"], options["origin"], options["archived"], options["date"] and options["date"].date()
    )

    def tell(item: Evidence, unchanged: bool) -> None:
        if options["as_json"] or not unchanged:
            say(_line(item), {**_plain(item), "unchanged": unchanged}, as_json=options["as_json"])
        else:
            say_above(f"{item.source}: unchanged, as {item.id}")

    with context.open_desk() as desk:
        names = _expanded(lambda: list(expand(sources)))
        _ = desk.evidence.library  # in step before, so that what comes can follow from memory
        limits = replace(reading_limits(desk, options["hosts"]), ocr=options["ocr"])
        with Adding(desk, limits, described, tell) as adding, progress(len(names or ())) as at:
            for name in names or ():
                at(name)
                adding.add(name)
        _index(desk)
    if names == []:
        say_above(f"{', '.join(sources)}: no file there that is read")
    tally = adding.tally
    for line in tally.lines() if len(names or ()) >= SUMMED else ():
        say_above(line)
    return UNREADABLE if tally.failed or tally.wordless or names is None else 0


def _index(desk: Desk) -> None:
    """Bring the index up to date, so that the first claim need not wait; say so where it cannot be kept."""
    _ = desk.evidence.library
    if desk.evidence.index_fault is not None:
        say_above(f"the evidence is kept, its index is not: {desk.evidence.index_fault}")
    tell_missing(desk)


def _expanded(expand: Callable[[], list[str]]) -> list[str] | None:
    try:
        return expand()
    except FactcheckError as error:
        say_error(error)
        return None


def reading_limits(desk: Desk, hosts: tuple[str, ...] = ()) -> Limits:
    """Give what reading may cost, with the private hosts of this desk; those named now are kept for the next time."""
    from factcheck.documents import DEFAULT

    kept = desk.settings.get(PRIVATE_HOSTS)
    known = {str(host) for host in kept} if isinstance(kept, list) else set()
    if not known.issuperset(hosts):
        desk.settings.keep(PRIVATE_HOSTS, sorted(known.union(hosts)))
    return replace(DEFAULT, private_hosts=frozenset(known.union(hosts)))


def _add_by_hand(desk: Desk, options: dict[str, Any]) -> Evidence:
    from factcheck.documents import read_text

    who, how, words = options["who"], options["how"], options["words"]
    given: datetime.datetime | None = options["when"] or options["date"]
    title = f"{who} ({how})" if how else str(who)
    document = read_text(words, f"by hand: {title}", title=title, date=given.date() if given else None)
    return desk.evidence.add(
        document,
        words.encode(),
        rank=options["rank"],
        origin=options["origin"] or who,
        archived=options["archived"],
        by_hand=how or "by hand",
    )


@evidence.command(name="list")
@json_option()
@pass_context
def list_(context: Context, as_json: bool) -> None:
    """List what is in the library, one a line: its name, rank, day, title, where it came from."""
    with context.open_desk() as desk:
        for item in desk.evidence.all():
            say(_line(item), _plain(item), as_json=as_json)


@evidence.command()
@click.argument("name", metavar="ID")
@click.option(
    "--page",
    "into",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the page as its server sent it to FILE, a web archive (.warc.gz), instead.",
)
@json_option()
@pass_context
def show(context: Context, name: str, into: Path | None, as_json: bool) -> None:
    """Show one piece of evidence (e3) with its passages and their places."""
    with context.open_desk() as desk:
        item = _item(desk, name)
        if into is not None:
            _write_page(desk, item, into)
            return
        document = desk.documents.get(item)
        verdicts = desk.survey.citing(item.id)
    if as_json:
        passages = [
            {"start": passage.start, "end": passage.end, "place": passage.place, "text": document.words(passage)}
            for passage in document.passages
        ]
        click.echo(in_json({**_plain(item), "verdicts": verdicts, "passages": passages}))
        return
    click.echo(isolated(safe_line(_line(item))))
    for label, value in (
        *(("origin", item.origin), ("archived", item.archived), ("by hand", item.by_hand)),
        ("page", f"kept as it came, {item.page}" if item.page else None),
        *(("sha256", item.sha256), ("added", f"{item.at} by {item.by}"), ("verdicts", " ".join(verdicts))),
    ):
        if value:
            click.echo(isolated(safe_line(f"{label}: {value}")))
    for passage in document.passages:
        click.echo(isolated(safe_line(f"{passage.place}: {document.words(passage)}")))


def _write_page(desk: Desk, item: Evidence, into: Path) -> None:
    page = desk.documents.page(item)
    if page is None:
        raise FactcheckError(item.id, "was fetched from no address", "its bytes are the file that was added")
    try:
        with into.open("xb") as file:
            file.write(page)
    except OSError as error:
        raise FactcheckError(str(into), f"cannot be written ({error.strerror})", "name another file") from error


@evidence.command()
@click.argument("name", metavar="ID")
@click.option("--primary", "rank", flag_value="primary", help="A source of its own: a count, a law, a recording.")
@click.option("--secondary", "rank", flag_value="secondary", help="Somebody's account of another source.")
@click.option("--no-rank", "rank", flag_value="", help="It is not known which.")
@click.option("--origin", help="Whose words it carries; two copies of one wire story are one source. Empty: not known.")
@click.option("--archived", metavar="URL", help="An address where it is kept. Empty: none.")
@json_option("What is known of it now, as one line of JSON.")
@pass_context
def describe(
    context: Context,
    name: str,
    rank: Literal["primary", "secondary", ""] | None,
    origin: str | None,
    archived: str | None,
    as_json: bool,
) -> None:
    """Say of evidence what it does not say itself. Verdicts keep their sources as they were read."""
    if rank is None and origin is None and archived is None:
        raise click.UsageError("say what is known: --primary, --secondary, --origin, --archived")
    with context.open_desk() as desk:
        item = desk.evidence.describe(name, rank=rank, origin=origin, archived=archived)
    say(_line(item), _plain(item), as_json=as_json)


@evidence.command()
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@click.option("--reason", default="removed", help="Why; it stays on record.")
@json_option("One JSON object a line for each, with the claims that cite it.")
@pass_context
def remove(context: Context, names: tuple[str, ...], reason: str, as_json: bool) -> int:
    """Take evidence out of the library. What was decided on it keeps the passages as they were read."""
    failed = 0
    with context.open_desk() as desk:
        for name in names:
            try:
                item = desk.evidence.remove(_item(desk, name).id, reason=reason)
            except FactcheckError as error:
                failed += 1
                say_error(error)
                continue
            verdicts = desk.survey.citing(item.id)
            plain = {**_plain(item), "removed": item.removed, "verdicts": verdicts}
            say(f"{item.id} removed: {item.title}", plain, as_json=as_json)
            if verdicts and not as_json:
                click.echo(f"  {item.id} is cited by {' '.join(verdicts)}")
        _index(desk)
    return UNREADABLE if failed else 0


@evidence.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "-n", "most", type=click.IntRange(1, 1000), metavar="N", default=10, show_default=True, help="How many passages."
)
@json_option()
@pass_context
def search(context: Context, words: tuple[str, ...], most: int, as_json: bool) -> None:
    """Search the library for WORDS..., the best passage first, as claims are linked.

    As in: factcheck evidence search turnout in the north -n 3
    """
    from factcheck.evidence import UnknownDocument, query_of, rank

    with context.open_desk() as desk:
        library = desk.evidence.library
        for ranked in rank(query_of(" ".join(words)), library, most):
            try:
                passage = library.passage(ranked.found)
            except UnknownDocument:
                continue  # somebody took it out meanwhile
            if as_json:
                found = {
                    "document": ranked.found.document,
                    "start": passage.start,
                    "end": passage.end,
                    "place": passage.place,
                    "text": ranked.found.words,
                    "score": round(ranked.score, 4),
                    "features": {name: round(value, 4) for name, value in ranked.features.items()},
                }
                say("", found, as_json=True)
            else:
                click.echo(isolated(safe_line(f"{ranked.found.document}  {passage.place}  {ranked.found.words}")))


@evidence.command()
@click.argument("names", nargs=-1, metavar="[ID...]")
@json_option("One JSON object a line for each that changed or could not be read, with the claims that cite it.")
@pass_context
def update(context: Context, names: tuple[str, ...], as_json: bool) -> int:
    """Read the sources of the library (or of ID...) again and say which changed, and whose verdicts used them."""
    from factcheck.documents import ReadingProcesses

    failed = 0
    with context.open_desk() as desk:
        items = [_item(desk, name) for name in names] or desk.evidence.all()
        items = [item for item in items if not item.by_hand and item.source not in ("-", "pasted")]
        limits = reading_limits(desk)
        with ReadingProcesses(limits) as processes, progress(len(items)) as tell:
            for item in items:
                tell(item.source)
                failed += not _update(desk, item, limits, processes, as_json=as_json)
        _index(desk)
    return UNREADABLE if failed else 0


def _update(desk: Desk, item: Evidence, limits: Limits, processes: ReadingProcesses, *, as_json: bool) -> bool:
    from factcheck.documents import fetch, page_archive
    from factcheck.documents.sources import is_address

    name = item.source if is_address(item.source) else str(desk.folder.resolve() / item.source)
    new: Evidence | None = None
    try:
        fetched = replace(fetch(name, limits), source=item.source)
        if item.sha256 == hashlib.sha256(fetched.data).hexdigest():
            return True
        document, data = processes.read(fetched, replace(limits, ocr=recognised_in(desk, item))), fetched.data
        if document.date is None and item.date:
            document = replace(document, date=_day(item.date))
        page = page_archive(fetched)
        new = desk.evidence.add(document, data, rank=item.rank, origin=item.origin, archived=item.archived, page=page)
    except FactcheckError as error:
        say_error(error)
    verdicts = desk.survey.citing(item.id)
    if as_json:
        say("", {"id": item.id, "source": item.source, "now": new and new.id, "verdicts": verdicts}, as_json=True)
        return new is not None
    if new is not None:
        click.echo(safe_line(f"{item.id} changed, now {new.id}: {item.source}"))
    if verdicts:
        cited = f"{item.id}, as it was, is cited by" if new is not None else f"{item.id} is cited by"
        click.echo(f"  {cited} {' '.join(verdicts)}")
    return new is not None


def _day(written: str) -> datetime.date:
    import datetime

    return datetime.date.fromisoformat(written)


def _item(desk: Desk, name: str) -> Evidence:
    item = desk.evidence.get(name)
    if item is None:
        raise FactcheckError(name, "is no evidence of this desk", "`factcheck evidence list` shows what there is")
    return item


def _line(item: Evidence) -> str:
    return "  ".join((item.id, item.rank or "-", item.date or "-", item.title, item.source))


def _plain(item: Evidence) -> dict[str, Any]:
    about = ("id", "title", "source", "sha256", "rank", "origin", "archived", "date", "by_hand", "page", "by", "at")
    return {name: getattr(item, name) for name in about}
