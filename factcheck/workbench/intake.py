"""Bringing documents in: articles and evidence by path, address, paste, or by hand. In the backroom's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.desk import Desk
    from factcheck.documents import Document

__all__ = ["add_article", "add_by_hand", "add_evidence", "add_pasted"]


def add_article(desk: Desk, source: str) -> str:
    """Read an article and put it on the desk; gives what to say about it."""
    document, data = _read(_expanded(source))
    article = desk.add_article(document, data)
    return _added(desk, article.slug)


def add_pasted(desk: Desk, text: str) -> str:
    """Put pasted text on the desk as an article; its first line is its title."""
    from factcheck.documents import read_text

    title = text.strip().partition("\n")[0].strip()
    article = desk.add_article(read_text(text, title=title or None), text.encode())
    return _added(desk, article.slug)


def add_evidence(desk: Desk, source: str, tell: Callable[[str], None]) -> str:
    """Read a file, a folder or an address into the library; what cannot be read is named and the rest done."""
    from factcheck.documents import expand

    sources = list(expand([_expanded(source)]))
    failed: list[str] = []
    for number, each in enumerate(sources, 1):
        if len(sources) > 1:
            tell(f"reading {number} of {len(sources)}: {Path(each).name}")
        try:
            desk.add_evidence(*_read(each))
        except FactcheckError as error:
            if len(sources) == 1:
                raise
            failed.append(f"{Path(error.thing).name}: {error.problem}")
    done = len(sources) - len(failed)
    words = f"{done} {'document' if done == 1 else 'documents'} added to the library"
    return f"{words}; {len(failed)} could not be read: {failed[0]}" if failed else words


def add_by_hand(desk: Desk, who: str, how: str, when: str, words: str) -> str:
    """Put what somebody said, or what stands in a book, into the library; gives its id."""
    import datetime

    from factcheck.documents import read_text

    try:
        date = datetime.date.fromisoformat(when) if when else None
    except ValueError:
        raise FactcheckError(when, "is no day", "write it as 2012-03-05, or leave it empty") from None
    title = f"{who or 'by hand'} ({how})" if how else who or "by hand"
    document = read_text(words, f"by hand: {title}", title=title, date=date)
    return desk.add_evidence(document, words.encode(), by_hand=how or "by hand").id


def _added(desk: Desk, slug: str) -> str:
    count = len(desk.claim_numbers(slug))
    return f"{slug} is on the desk, with {count} {'claim' if count == 1 else 'claims'}"


def _expanded(source: str) -> str:
    return source if "://" in source else str(Path(source).expanduser())


def _read(source: str) -> tuple[Document, bytes]:
    from factcheck.documents import read

    document = read(source)
    path = Path(source)
    # What came over the network is kept as its text; a file as its bytes.
    return document, path.read_bytes() if "://" not in source and path.is_file() else document.text.encode()
