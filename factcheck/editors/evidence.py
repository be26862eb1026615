"""What drafts are held against in an editor: files that are named, or a desk with its library and its gate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from factcheck.desk.judging.gate import gate
from factcheck.documents import expand, read
from factcheck.editors.diagnosing import Diagnoser, Remark
from factcheck.errors import Edge
from factcheck.evidence import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.desk import Article, Desk
    from factcheck.errors import Tell

__all__ = ["AtDesk", "Evidence", "Files", "path_of"]


_Words = tuple[str, str]


class Evidence(Protocol):
    """What says what there is to say of a draft."""

    def remarks(self, text: str, address: str, current: Callable[[], bool]) -> list[Remark] | None:
        """Give what is to be said of a text with this address; None where it is no longer `current`."""

    def forget(self) -> None:
        """Look at everything again the next time: a draft was saved."""


def path_of(address: str) -> str:
    """Give the path of a file's address, or the address itself."""
    parts = urlsplit(address)
    return unquote(parts.path) if parts.scheme == "file" else address


class Files:
    """Files, folders or addresses, read when the first draft is looked at."""

    def __init__(self, sources: Iterable[str], tell: Tell) -> None:
        self._sources = tuple(sources)
        self._tell = tell
        self._diagnoser: Diagnoser | None = None

    def remarks(self, text: str, address: str, current: Callable[[], bool]) -> list[Remark] | None:
        if self._diagnoser is None:
            self._diagnoser = self._opened()
        return self._diagnoser.remarks(text, path_of(address), current=current)

    def forget(self) -> None:
        if self._diagnoser is not None:
            self._diagnoser.forget()

    def _opened(self) -> Diagnoser:
        library, names = Library(None), dict[str, str]()
        found: list[str] = []
        for source in self._sources:
            with Edge(source, self._tell):
                found += expand([source])
        for name in found:
            with Edge(name, self._tell):
                key = f"e{len(names) + 1}"
                library.add(key, read(name))
                names[key] = Path(name).name
        return Diagnoser(library, names, self._tell)


class AtDesk:
    """The library of a desk; for an article that is on it, what its gate says of claims that somebody decided about."""

    def __init__(self, desk: Desk, tell: Tell) -> None:
        self._desk = desk
        self._tell = tell
        self._diagnoser: Diagnoser | None = None
        self._revision = -1

    def remarks(self, text: str, address: str, current: Callable[[], bool]) -> list[Remark] | None:
        if self._diagnoser is None or self._revision != self._desk.revision:
            self._revision = self._desk.revision
            names = {item.id: item.title for item in self._desk.evidence.all()}
            self._diagnoser = Diagnoser(self._desk.evidence.library, names, self._tell)
        found = self._diagnoser.remarks(text, path_of(address), current=current)
        article = self._article(path_of(address))
        if found is None or article is None:
            return found
        decided = self._by_claim(article)
        return [remark for each in found for remark in self._decided(each, decided)]

    def forget(self) -> None:
        if self._diagnoser is not None:
            self._diagnoser.forget()

    def _article(self, path: str) -> Article | None:
        """Give the article that came from this file."""
        here = Path(path).resolve()
        return next((item for item in self._desk.articles.all() if Path(item.source).resolve() == here), None)

    def _by_claim(self, article: Article) -> dict[_Words, tuple[str, str] | None]:
        """Give, by sentence and figure of claims that somebody decided about, why the gate holds them, else None."""
        reasons: dict[str, tuple[str, str]] = {}
        for reason in gate(self._desk, article.slug).reasons:
            reasons.setdefault(reason.claim, (reason.kind, reason.words))
        records = map(self._desk.readers.as_seen, self._desk.claims.of(article))
        return {
            (record.claim.text, record.claim.figure.text): reasons.get(record.key)
            for record in records
            if record.claim.figure is not None and record.verdicts and record.changed is None and record.state != "open"
        }

    def _decided(self, remark: Remark, decided: dict[_Words, tuple[str, str] | None]) -> Iterable[Remark]:
        """Give what is said under a verdict in place of what the machine says."""
        about = (remark.claim or "", remark.words)
        if about not in decided:
            return (remark,)
        held = decided[about]
        if held is None:
            return (Remark(remark.start, remark.end, remark.words, "fine", "gate/cleared", "CLEARED on the desk"),)
        kind, words = held
        return (Remark(remark.start, remark.end, remark.words, "fault", f"gate/{kind}", words, claim=remark.claim),)
