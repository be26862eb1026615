"""Looking after a desk: proving that its chain holds, explaining damage, and saving what is whole into a new desk."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import DecodeError, Struct, json
from msgspec.structs import replace

from factcheck.desk.desk import Desk
from factcheck.desk.record.model import Evidence
from factcheck.desk.record.opening import CONTENTS, JOURNAL
from factcheck.desk.record.records import Records
from factcheck.desk.record.standing import standings
from factcheck.desk.store.chain import FIRST_LINE, MARK, Line, chained, follow, is_torn, written
from factcheck.desk.store.files import LostFile
from factcheck.desk.store.journal import PIECE, Medium, NotAJournal
from factcheck.desk.store.medium import Refused
from factcheck.desk.store.stand_in import database_of, medium_of
from factcheck.desk.store.storage import Bare, login, now

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from factcheck.desk.record.model import ClaimState

__all__ = [
    "Examination",
    "Gap",
    "contents_fault",
    "examine",
    "lost_files",
    "redactions",
    "role_faults",
    "salvage",
    "whole_lines",
    "word_faults",
]

INTERRUPTED = "the last write was interrupted before it was acknowledged"
_BARE = json.Decoder(Bare)


class Gap(Struct, frozen=True):
    """Bytes `[start, end)` of a journal that do not fit, and what may have happened to them.

    `whole` says that what they say can be proven all the same.
    """

    start: int
    end: int
    problem: str
    whole: bool = False


class Examination(Struct, frozen=True):
    """What stands in a journal: how many lines can be proven and read, the newest hash, and the gaps between them.

    `torn` is the last write where it was interrupted: it was never acknowledged, and the next write sets it aside.
    """

    size: int
    operations: int
    gaps: tuple[Gap, ...]
    torn: Gap | None
    head: str

    @property
    def sound(self) -> bool:
        return not self.gaps


def examine(folder: Path) -> Examination:
    """Prove a desk's journal line by line, beyond any damage too; changes nothing and takes no lock.

    A sound one is read a piece at a time.
    """
    with closing(_reader(folder)) as reader:
        return _proven(reader) or whole_lines(folder)[0]


def whole_lines(folder: Path) -> tuple[Examination, list[Line]]:
    """Give what `examine` does, with every line that can be proven, in order: the journal is held in memory."""
    with closing(_reader(folder)) as reader:
        data = reader.read(0)
    if not data.startswith(FIRST_LINE + b"\r\n"):
        return _examined(data)
    found, lines = _examined(data.replace(b"\r\n", b"\n"))  # a line holds neither
    changed = Gap(0, len(data), "every line's end was changed to CR LF; what they say is whole", whole=True)
    return replace(found, size=len(data), gaps=(changed, *found.gaps)), lines


class _Reader(Protocol):
    """What bytes of a journal are read from, wherever it lies."""

    def read(self, start: int, length: int | None = None) -> bytes: ...

    def close(self) -> None: ...


class _File:
    """The journal of a folder, whatever stands in it; raises `NotAJournal` where there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> NotAJournal:
        return NotAJournal(str(self._path), f"cannot be read ({error.strerror})", "name the folder of a desk")

    def read(self, start: int, length: int | None = None) -> bytes:
        try:
            self._file.seek(start)
            return self._file.read(length)
        except OSError as error:
            raise self._unreadable(error) from error

    def close(self) -> None:
        self._file.close()


def _reader(folder: Path) -> _Reader:
    return _File(folder / JOURNAL) if database_of(folder) is None else medium_of(folder, JOURNAL)


def _no_operation(line: Line) -> str | None:
    """Say what is wrong with a line that fits into the chain and whose words are no operation, else None."""
    try:
        told = _BARE.decode(line.words)
        for key in (key for documents in told.set.values() for key in documents or ()):
            int(key)
    except (DecodeError, ValueError) as error:
        return f"the line is no operation ({error})"
    return None


def _proven(reader: _Reader) -> Examination | None:
    """Follow a journal to its end, with no more in memory than its longest line; None where something does not fit."""
    rest, operations, head = b"", 0, FIRST_LINE
    offset = at = len(FIRST_LINE) + 1
    if reader.read(0, at) != FIRST_LINE + b"\n":
        return None
    while piece := reader.read(at, max(PIECE, len(rest))):
        at += len(piece)
        rest += piece
        used = 0
        for line in follow(rest, offset, head):
            if _no_operation(line) is not None:
                return None
            head, used = line.hash, line.end - offset
            operations += 1
        offset, rest = offset + used, rest[used:]
        if b"\n" in rest:
            return None
    if rest and not is_torn(rest, offset, head):
        return None
    torn = Gap(offset, at, INTERRUPTED) if rest else None
    return Examination(at, operations, (), torn, head.decode() if operations else "")


def _examined(data: bytes) -> tuple[Examination, list[Line]]:
    gaps: list[Gap] = []
    start = data.find(b"\n") + 1
    if data[:start] != FIRST_LINE + b"\n":
        gaps.append(Gap(0, start or len(data), "the first line names no format of this program"))
    lines = list(follow(data, 0, FIRST_LINE, start))
    offset, torn = lines[-1].end if lines else start, None
    while offset < len(data):
        head = lines[-1].hash if lines else FIRST_LINE
        if data.find(b"\n", offset) in (-1, len(data) - 1) and is_torn(data[offset:], offset, head):
            torn = Gap(offset, len(data), INTERRUPTED)
            break
        found = _next_whole(data, offset, head)
        end = found[0].offset if found else len(data)
        gaps.append(Gap(offset, end, _explained(data[offset:end], bool(found))))
        if not found:
            break
        lines.extend(found)
        offset = found[-1].end
    newest = lines[-1].hash.decode() if lines else ""
    read: list[Line] = []
    for line in lines:
        if (problem := _no_operation(line)) is None:
            read.append(line)
        else:
            gaps.append(Gap(line.offset, line.end, problem))
    gaps.sort(key=lambda gap: gap.start)
    return Examination(len(data), len(read), tuple(gaps), torn, newest), read


def _next_whole(data: bytes, offset: int, head: bytes) -> list[Line]:
    """Give the first lines from `offset` on that prove one another.

    The line at the damage itself is whole where only its hash was altered: the next then follows from what the hash
    must have been. Every other line proves those that stand on its hash, but not itself.
    """
    stop = data.find(b"\n", offset)
    words = data[offset + MARK + 1 : max(stop, offset)]
    mark = chained(words, head)
    if stop >= 0 and (lines := list(follow(data, 0, mark, stop + 1))):
        return [Line(offset, mark, words), *lines]
    place = offset
    while (stop := data.find(b"\n", place)) >= 0:
        head = data[place : min(place + MARK, stop)]
        if len(head) == MARK and (lines := list(follow(data, 0, head, stop + 1))):
            return lines
        place = stop + 1
    return []


def _explained(data: bytes, followed: bool) -> str:
    lines = data.count(b"\n")
    if b"\0" in data:
        return "zeros stand where words were: the disk or the file system lost them"
    if lines <= 1 and followed:
        return "a line was altered, or lines before it are missing or out of order"
    return f"{max(lines, 1)} lines do not follow from what stands before them: altered, repeated, missing or moved"


def lost_files(desk: Desk) -> Iterator[str]:
    """Give one line for every snapshot or text that a desk refers to and that is missing or altered."""
    told: set[str] = set()  # many documents can be of the same bytes
    for item in (
        *(version for article in desk.articles.all() for version in desk.articles.versions(article.slug)),
        *desk.articles.removed(),
        *desk.evidence.all(),
    ):
        for check in (
            lambda item=item: desk.documents.snapshot(item),
            lambda item=item: desk.documents.get(item),
            lambda item=item: desk.documents.page(item) if isinstance(item, Evidence) else None,
        ):
            try:
                check()
            except LostFile as error:
                if str(error) not in told:
                    told.add(str(error))
                    yield str(error)
    for item in desk.evidence.forgotten():
        for path in desk.evidence.still_there(item):
            yield f"{path}: was to be forgotten with {item.id} and is there; do `factcheck desk forget {item.id}` again"


def word_faults(desk: Desk) -> Iterator[str]:
    """Name the verdicts that do not cite what stands in their documents, although their lines say that it stood there.

    Where a document was forgotten nothing can be proven of its words, and where it is lost that is told by itself.
    """
    for verdict, source in desk.verdicts.unproven_sources():
        yield f"verdict {verdict.id}: what it cites does not stand in {source.document} at {source.start}"


def redactions(desk: Desk) -> Iterator[str]:
    """Give one line for every document that was forgotten: since when it cannot be proven, by whom, and why."""
    for item in desk.evidence.forgotten():
        told = next(change for change in desk.history.of_evidence(item) if change.action == "forget-evidence")
        yield f"{item.id} {item.title}: not provable since {told.at}: forgotten by {told.by} because {item.forgotten}"


def role_faults(folder: Path, lines: Iterable[Line]) -> Iterator[str]:
    """Name the lines of a desk in a database that say another role than the one that added them."""
    if database_of(folder) is None:
        return
    with closing(medium_of(folder, JOURNAL)) as medium:
        added = dict(medium.roles())  # type: ignore[attr-defined]
        proxies = medium.proxies()  # type: ignore[attr-defined]
    for line in lines:
        said = line.operation
        role = added.get(line.offset)
        if role is not None and said.get("vouched") == "role" and said.get("os") != role:
            yield f"journal, the line at byte {line.offset}: says {said.get('os')}, and was added by the role {role}"
        elif role is not None and said.get("vouched") == "proxy" and role not in proxies:
            yield f"journal, the line at byte {line.offset}: says a proxy, and was added by the role {role}"


def contents_fault(folder: Path) -> str | None:
    """Say where what is kept beside the journal is not what its lines say, which no accident explains; else None."""
    opened = [Records(medium_of(folder, JOURNAL), None, contents=kept) for kept in (folder / CONTENTS, None)]
    try:
        for records in opened:
            records.storage.refresh()  # what somebody wrote between opening the one and the other
        kept_stands = opened[0].places.stands.items()
        known = {slug: {number for number, code in enumerate(row) if code} for slug, row in kept_stands}
        same = all(_stands(opened[0], *each) == _stands(opened[1], *each) for each in known.items())
        for records in opened:
            records.places.stands, records.places.told = {}, 0
        kept, read = (records.storage.contents() for records in opened)
    except OverflowError:
        return None  # another program's numbers, which are named as misfits: of such a journal nothing is kept
    finally:
        for records in opened:
            records.storage.close()
    if (kept == read and same) or kept.point != read.point:
        return None
    return f"{CONTENTS}: is not what the journal says; remove it, it is made again"


def _stands(records: Records, slug: str, known: Container[int]) -> list[tuple[int, ClaimState]]:
    """Give where those claims of an article stand of which it is `known`."""
    told = [each for each in standings(records, slug) if each[0] in known]
    records.let_go()
    return told


def salvage(folder: Path, into: Path) -> tuple[int, int]:
    """Make a new desk of what is whole in a damaged one; the old one is left as it is.

    Gives how many operations came over and how many bytes could not. They keep their people and times; the chain is
    new, and its last line says where it comes from.
    """
    if database_of(folder) is not None:
        raise Refused(str(folder), "stands for a desk in a database", "`factcheck desk copy` makes a folder of it")
    found, whole = whole_lines(folder)
    with Desk.create(into):
        pass
    (into / JOURNAL).unlink()
    content, head, places = bytearray(FIRST_LINE + b"\n"), FIRST_LINE, dict[int, int]()
    for line in whole:
        places[line.offset] = len(content)
        head = _append(content, _moved(line.operation, places), head)
    lost = sum(gap.end - gap.start for gap in found.gaps if not gap.whole)
    origin = {"from": str(folder), "head": found.head, "lines": len(whole), "lost": lost}
    last = {"at": now(), "by": login(), "os": login(), "do": "salvage", "set": {}, **origin}
    _append(content, last, head)
    Medium.create(into / JOURNAL, bytes(content[:-1]), 0o600)
    for name in ("snapshots", "texts"):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, into / name, dirs_exist_ok=True)
    with Desk.open(into) as made:
        made.soundness.accept()
    return len(whole), lost


def _append(content: bytearray, operation: dict[str, Any], head: bytes) -> bytes:
    words = written(operation)
    mark = chained(words, head)
    content += mark + b" " + words + b"\n"
    return mark


def _moved(operation: dict[str, Any], places: dict[int, int]) -> dict[str, Any]:
    """Give an operation whose references to earlier lines say where these are now; to what is lost there is none."""
    moved = dict(operation)
    if "was" in moved:
        moved["was"] = {
            name: {key: places[offset] for key, offset in revisions.items() if offset in places}
            for name, revisions in moved["was"].items()
        }
    if "of" in moved:
        moved["of"] = places.get(moved["of"], -1)
    return moved
