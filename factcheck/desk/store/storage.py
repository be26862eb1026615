"""TinyDB's storage on the journal: documents by table and id, written by the operation and with their history.

How lines are kept on disk is in `journal`, TinyDB's tables over this storage in `database`; what the tables mean to the
desk is not known here.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec.json import decode
from tinydb.storages import Storage

from factcheck.desk.store.chain import written
from factcheck.desk.store.contents import WORTH, Contents, keep_contents, kept_contents
from factcheck.desk.store.journal import Damaged, Journal, JournalMedium, Line, Medium
from factcheck.desk.store.principal import login_vouched_by
from factcheck.desk.store.table import Doc, StoredTable
from factcheck.errors import FactcheckError
from factcheck.uncollected import uncollected

__all__ = ["Changes", "Conflict", "Doc", "Index", "JournalStorage", "Outline", "Revision", "Tell", "login", "now"]

Tell = Callable[[int, int], None]  # is told how much is done (bytes, articles), and of how much
Changes = Mapping[str, Mapping[str, Doc | None] | None]  # table -> id -> document; None removes


class Conflict(FactcheckError):
    """Somebody else changed it meanwhile; both versions are kept, `theirs` (None where removed) is the stored one."""

    def __init__(self, thing: str, mine: object, theirs: object, problem: str = "was changed meanwhile") -> None:
        self.mine = mine
        self.theirs = theirs
        super().__init__(thing, problem, "look at both versions and decide")


class Revision(NamedTuple):
    """One state of a document: which line wrote it, and the document (None where that line removed it)."""

    line: Line
    document: Doc | None


class Bare(msgspec.Struct):
    """Of an operation that another program wrote in its own way, what it sets."""

    set: dict[str, dict[str, msgspec.Raw] | None]


class CameFrom(msgspec.Struct):
    """Of an operation that was taken over from another desk, the hash of its first line."""

    hash: str = ""


class Outline(Bare):
    """An operation decoded as far as it must be to know what it does: its documents are left as they stand.

    `vouched` says who vouches for the login `os`. `article` and `claims` say where it was done, where its documents do
    not, `also` at which other articles and claims. `words` tells it; `of` is the operation that it takes back or does
    again, `origin` the one on another desk that it is. `strange` says what is wrong with all this where another
    program wrote it: nothing but what the operation sets is known then.
    """

    was: dict[str, dict[str, int]] = {}
    at: str = ""
    by: str = ""
    os: str = ""
    vouched: str = "login"
    do: str | None = None
    of: int | None = None
    article: str | None = None
    claims: tuple[int, ...] = ()
    also: dict[str, tuple[int, ...]] = {}
    words: str = ""
    origin: CameFrom | None = None
    strange: str = ""

    def document(self, name: str, key: int | str) -> Doc | None:
        """Give a document as this operation wrote it, None where it did not or removed it."""
        raw = (self.set.get(name) or {}).get(str(key))
        return None if raw is None else _document(raw)

    def documents(self) -> dict[str, dict[str, Doc | None]]:
        """Give every document as this operation wrote it, None where it removed it."""
        return {name: {key: _document(raw) for key, raw in (table or {}).items()} for name, table in self.set.items()}


class Index(msgspec.Struct):
    """What is drawn from the lines beside the documents, and kept with them; this one draws nothing.

    `made_by` names the rules by which it is drawn: what was kept under others is not taken for today's.
    """

    made_by: str = ""

    def to_keep(self) -> Index:
        """Give this as it is kept beside the journal."""
        return self

    @property
    def worth_keeping(self) -> bool:
        """Whether so much was drawn since it was kept, beside what the lines say, that it should be kept again."""
        return False

    def take(self, offset: int, outline: Outline) -> None:
        """Take over what the line at `offset` does."""


class JournalStorage(Storage):
    """Where the documents stand in the journal that they come from and go to.

    With `contents` what the lines came to is kept there when a long journal is closed, `index` with it. Where very many
    lines must be read all the same, `tell` is told how far that is.
    """

    def __init__(
        self,
        medium: Path | JournalMedium,
        *,
        by: str | None = None,
        wait: float = 10.0,
        index: Index | None = None,
        contents: Path | None = None,
        tell: Tell | None = None,
    ) -> None:
        medium = Medium(medium) if isinstance(medium, Path) else medium
        self.os, self.vouched = medium.principal or (login(), login_vouched_by())
        self.by = by or self.os
        self.written: list[str] = []  # the hashes of what this session wrote and has not signed
        self.index = index or Index()
        self._tables: dict[str, StoredTable] = {}
        self._contents = contents
        self._at_hand: tuple[Line, Outline] | None = None
        self._kept = 0  # how far what is kept beside the journal goes
        try:
            self.journal = Journal(medium, wait=wait)
            with uncollected(for_good=True):
                self._resume()
                self.refresh(wait=1.0, tell=tell)
        except BaseException:
            medium.close()
            raise

    def _resume(self) -> None:
        kept = kept_contents(self._contents, type(self.index)) if self._contents else None
        today = kept is not None and kept.index.made_by == self.index.made_by
        if kept is not None and today and self.journal.go_on_from(kept.point):
            self._tables = {name: StoredTable.unpacked(table, self.journal) for name, table in kept.tables.items()}
            self.index = kept.index
            self._kept = kept.point.end

    def refresh(self, *, wait: float = 0.0, tell: Tell | None = None) -> bool:
        """Take over what others wrote; True where there was something."""
        return self.journal.grew() and self.journal.read(self._apply, wait=wait, tell=tell)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Nobody else writes meanwhile, and everything written so far is known."""
        with self.journal.exclusive():
            self.refresh()
            yield

    def commit(self, changes: Changes, **about: object) -> Line | None:
        """Write one operation, whole or not at all; `about` goes into its line. No line where nothing is changed."""
        if not changes:
            return None
        with self.exclusive():
            return self._append({**self._who(), **about, "set": changes, **self._was(changes)})

    def commit_written(self, tables: Mapping[str, Mapping[str, bytes]], **about: object) -> Line:
        """Write one operation of very many documents, each JSON without a line feed, as `commit` does."""
        with self.exclusive():
            head = written({**self._who(), **about, **self._was(tables)})
            inner = {
                name: b",".join(b"%s:%s" % (written(key), words) for key, words in table.items())
                for name, table in tables.items()
            }
            contents = b",".join(b"%s:{%s}" % (written(name), documents) for name, documents in inner.items())
            return self._append(b'%s,"set":{%s}}' % (head[:-1], contents))

    def _who(self) -> dict[str, object]:
        return {"at": now(), "by": self.by, "os": self.os, "vouched": self.vouched}

    def _was(self, changes: Mapping[str, Mapping[str, object] | None]) -> dict[str, object]:
        """Give which revisions are replaced, as it goes into an operation: nothing where none is."""
        was = {name: self._replaced(name, documents) for name, documents in changes.items()}
        replaced = {name: revisions for name, revisions in was.items() if revisions}
        return {"was": replaced} if replaced else {}

    def take_over(self, operation: dict[str, Any]) -> Line:
        """Write an operation of another desk, which says itself by whom and when it was done. Inside `exclusive`."""
        return self._append({**operation, "was": {}, **self._was(operation["set"])})

    def sign(self, signature: Callable[[Sequence[str]], str]) -> None:
        """Write one line in which this session's own lines are signed, if there are any that are not."""
        with self.exclusive():
            if self.written:
                lines = tuple(self.written)
                self._append({**self._who(), "do": "sign", "lines": lines, "signature": signature(lines), "set": {}})
                self.written.clear()

    def _append(self, operation: dict[str, Any] | bytes) -> Line:
        line = self.journal.append(operation)
        self.written.append(line.hash.decode())
        self._apply(line)
        return line

    def _replaced(self, name: str, documents: Mapping[str, object] | None) -> dict[str, int]:
        table = self.table(name)
        revisions = ((key, table.revision(int(key))) for key in (table if documents is None else documents))
        return {key: revision for key, revision in revisions if revision is not None}

    def _apply(self, line: Line) -> None:
        outline = self.outline(line)
        for name, documents in outline.set.items():
            table = self._tables.get(name)
            if table is None:
                table = self._tables[name] = StoredTable(self.journal)
            try:
                table.take(line, documents)
            except ValueError as error:  # an id that is no number
                raise Damaged(self.journal.name, line.offset, f"the line is no operation ({error})") from error
        self.index.take(line.offset, outline)

    def outline(self, line: Line) -> Outline:
        """Give what an operation does; raises `Damaged` where nothing of it can be read."""
        try:
            return _OUTLINE.decode(line.words)
        except msgspec.ValidationError as error:
            strange = str(error)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Damaged(self.journal.name, line.offset, f"the line is no operation ({error})") from error
        try:
            return Outline(_BARE.decode(line.words).set, strange=strange)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Damaged(self.journal.name, line.offset, f"the line is no operation ({error})") from error

    def table(self, name: str) -> StoredTable:
        """Give a table, empty where there is none."""
        table = self._tables.get(name)
        return StoredTable(self.journal) if table is None else table

    def changes(self, name: str) -> int:
        """Give a number that grows with every line that changes a table; 0 for one that was never there."""
        table = self._tables.get(name)
        return 0 if table is None else table.changes + 1

    def next_id(self, name: str) -> int:
        """Give an id that this table never had. Only inside `exclusive`."""
        table = self._tables.setdefault(name, self.table(name))
        table.newest += 1
        return table.newest

    def revision(self, name: str, key: int | str) -> int | None:
        """Give the offset of the line that last wrote or removed this document, None where there never was one."""
        return self.table(name).revision(int(key))

    def history(self, name: str, key: int | str) -> Iterator[Revision]:
        """Give every state of a document, newest first, who made it and when."""
        for line, outline in self._written(name, key):
            yield Revision(line, outline.document(name, key))

    def offsets(self, name: str, key: int | str) -> Iterator[int]:
        """Give where the lines begin that wrote or removed a document, newest first."""
        return (line.offset for line, _ in self._written(name, key))

    def _written(self, name: str, key: int | str) -> Iterator[tuple[Line, Outline]]:
        offset = self.revision(name, key)
        while offset is not None:
            line, outline = self.line_at(offset)
            yield line, outline
            before = outline.was.get(name, {}).get(str(key))
            if before is not None and before >= offset:
                raise Damaged(self.journal.name, offset, "the line follows from one that comes after it")
            offset = before

    def written_at(self, offset: int, name: str, key: int | str) -> Doc | None:
        """Give a document as the line at `offset` wrote it, None where it did not or removed it."""
        return self.line_at(offset)[1].document(name, key)

    def line_at(self, offset: int) -> tuple[Line, Outline]:
        """Give a line with what it does; what was read last is at hand, since one line may have written very much."""
        if not len(self.journal.first) < offset < self.journal.end:
            raise Damaged(self.journal.name, max(offset, 0), "a line says that another begins there, and none can")
        at_hand = self._at_hand
        if at_hand is None or at_hand[0].offset != offset:
            line = self.journal.line_at(offset)
            at_hand = self._at_hand = line, self.outline(line)
        return at_hand

    def read(self) -> dict[str, StoredTable]:  # type: ignore[override]  # each a mapping of documents, as TinyDB's
        self.refresh()
        return {name: table.snapshot() for name, table in self._tables.items() if table.there}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the database equal to `data`, writing only where it differs."""
        with self.exclusive():
            tables = {name: table for name, table in self._tables.items() if table.there}
            changes: dict[str, dict[str, Doc | None] | None] = dict.fromkeys(tables.keys() - data.keys())
            for name, wanted in data.items():
                stored = self.table(name)
                different: dict[str, Doc | None] = dict.fromkeys(stored.keys() - wanted.keys())
                different.update((key, document) for key, document in wanted.items() if stored.get(key) != document)
                if different or name not in tables:
                    changes[name] = different
            self.commit(changes)

    def contents(self) -> Contents[Index]:
        """Give what the lines that were read came to; raises `OverflowError` for numbers that cannot be kept."""
        tables = {name: table.packed() for name, table in self._tables.items() if table.there or table.removed}
        return Contents(self.journal.point, tables, self.index.to_keep())

    def keep_contents(self) -> None:
        """Keep what the lines that were read came to beside the journal, if this storage has a place for it."""
        if self._contents is not None:
            with suppress(OverflowError):  # another program's numbers: the lines are read the next time
                keep_contents(self._contents, self.contents(), self.journal.medium.mode)
                self._kept = self.journal.end

    def close(self) -> None:
        """Let go of the journal; a second call does nothing."""
        if self.journal.may_be_kept and (self.journal.end - self._kept >= WORTH or self.index.worth_keeping):
            self.keep_contents()
        self.journal.close()


def _document(raw: msgspec.Raw) -> Doc | None:
    """Give a document; one of another program that is none is taken for a removed one."""
    document = decode(raw)
    return document if isinstance(document, dict) else None


_OUTLINE = msgspec.json.Decoder(Outline)
_BARE = msgspec.json.Decoder(Bare)


def now() -> str:
    """Give the present second in UTC as the journal writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def login() -> str:
    """Give the login of this process, which unlike a name nobody can choose."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
