"""Opening the journal of the desk in a folder, or of the one in a database that the folder stands for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factcheck.desk.record.records import Records
from factcheck.desk.store.journal import Damaged, NotAJournal
from factcheck.desk.store.stand_in import database_of, forget_mirror, medium_of

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.desk.store.storage import Tell

__all__ = ["CONTENTS", "JOURNAL", "open_records"]

JOURNAL = "journal"
CONTENTS = "contents"  # a cache of what the journal says: it can be thrown away


def open_records(folder: Path, by: str | None, tell: Tell | None = None) -> Records:
    """Open the journal of the desk in a folder, or of the one that it stands for; raises `NotAJournal`.

    Where a long one must be read, `tell` is told how far that is.
    """
    if database_of(folder) is None:
        try:
            os.lstat(folder / JOURNAL)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotAJournal(str(folder), "is no desk", "make one with `factcheck desk new`") from error
        except OSError as error:
            raise NotAJournal(str(folder), f"cannot be opened ({error.strerror})", "ask its owner") from error
    try:
        return Records(medium_of(folder, JOURNAL), by, contents=folder / CONTENTS, tell=tell)
    except Damaged:
        if not forget_mirror(folder):
            raise
    return Records(medium_of(folder, JOURNAL), by, contents=folder / CONTENTS, tell=tell)
