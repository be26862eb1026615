"""What was read, as a desk keeps it: texts of record, and the bytes that they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.record.lookup import find_article, find_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.record.model import (
        Article,
        Evidence,
    )
    from factcheck.desk.record.records import Records
    from factcheck.desk.store.files import Files
    from factcheck.documents import Document

__all__ = ["Documents"]


class Documents:
    """Reading the documents of articles and evidence."""

    def __init__(self, records: Records, files: Files) -> None:
        self._records, self._files = records, files

    def get(self, item: Article | Evidence | str) -> Document:
        """Give the text of record of an article (also by slug) or of a piece of evidence ("e12")."""
        return self._files.document(self._named(item).text)

    def text(self, item: Article | Evidence | str) -> str:
        """Give the words of the text of record alone; of a long article its passages take most of the reading."""
        return self._files.text(self._named(item).text)

    def snapshot(self, item: Article | Evidence) -> bytes:
        """Give the bytes that were read; raises `LostFile` where they are gone or altered."""
        return self._files.snapshot(item.sha256)

    def page(self, item: Evidence) -> bytes | None:
        """Give the answer of the server that it came from, a web archive; None where it came from none.

        Raises `LostFile` where it is gone or altered.
        """
        return None if item.page is None else self._files.snapshot(item.page)

    def has_snapshot(self, sha256: str) -> bool:
        """Tell whether the desk keeps the bytes of that hash."""
        return self._files.has("snapshots", sha256)

    def every_file(self) -> Iterator[tuple[str, str, bytes]]:
        """Give every file that lies beside the journal: its kind, its name and what is in it."""
        return self._files.every()

    def _named(self, item: Article | Evidence | str) -> Article | Evidence:
        return (
            find_evidence(self._records, item) or find_article(self._records, item) if isinstance(item, str) else item
        )
