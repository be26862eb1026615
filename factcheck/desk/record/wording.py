"""The words of the passages that verdicts cite: kept in the documents alone, with a salted hash in the line.

A line of the journal can never be taken back, so what stands in it can never be destroyed. A passage is known by its
document and place; its words stand in the document's text of record beside the journal, and go when that is destroyed.
The hash proves which words they were to whoever has the document. Its key is a hash of the whole text of record, so
that whoever has not all of that cannot try out which few words would fit.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from factcheck.desk.record.model import Evidence, Source, Verdict
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.record.records import Records
    from factcheck.desk.store.files import Files

__all__ = ["GONE", "Wording"]

GONE = "[these words are not on the desk any more]"
ASIDE = b'"aside":"'
BYTES = 16
AT_HAND = 10_000  # passages that are kept in memory


class Wording:
    """Puts the words of sources aside, and finds them again."""

    def __init__(self, records: Records, files: Files) -> None:
        self._records, self._files = records, files
        self._known: dict[tuple[str, int, int], tuple[str, str]] = {}  # what was found before

    def aside(self, verdict: Verdict) -> Verdict:
        """Give a verdict as it is stored: without the words that stand in its documents where it says.

        Words that do not stand there, of a script or another program, stay in the line.
        """
        sources = tuple(self._aside(source) for source in verdict.sources)
        return verdict if sources == verdict.sources else replace(verdict, sources=sources)

    def whole(self, verdict: Verdict) -> Verdict:
        """Give a stored verdict with its words; `GONE` for those of a document that is lost or was forgotten."""
        if not any(source.aside for source in verdict.sources):
            return verdict
        return replace(verdict, sources=tuple(map(self._whole, verdict.sources)))

    def as_written(self, words: bytes) -> bytes:
        """Give a stored verdict as JSON with the words of its sources, for whoever takes it away without documents."""
        if ASIDE not in words:
            return words
        document: dict[str, Any] = msgspec.json.decode(words)
        return msgspec.json.encode(self.with_words(document))

    def with_words(self, document: dict[str, Any]) -> dict[str, Any]:
        """Give the document of a verdict with the words of its sources."""
        sources = [self._with_words(source) for source in document.get("sources", ())]
        return {**document, "sources": sources} if sources else document

    def unproven(self) -> Iterator[tuple[Verdict, Source]]:
        """Give what verdicts cite that does not stand where their lines say that it stood.

        Nothing is said of the words of a document that is not here.
        """
        table = self._records.storage.table("verdicts")
        for key, row in table.rows():
            verdict = self._records.typed(Verdict, "verdicts", key) if ASIDE in table.words(row) else None
            for source in verdict.sources if verdict is not None else ():
                found = self._found(source) if source.aside else None
                if verdict is not None and found is not None and found[1] != source.aside:
                    yield verdict, source

    def in_lines(self, name: str) -> list[str]:
        """Give the claims at which lines of the journal hold words of a document themselves."""
        records, found = self._records, dict[str, None]()
        for key in records.places.cited.get(name, ()):
            documents = (state.document for state in records.storage.history("verdicts", key))
            states = (records.earlier(Verdict, key, each) for each in documents if each is not None)
            for verdict in filter(None, states):
                if any(source.document == name and source.text for source in verdict.sources):
                    found[f"{verdict.article}#{verdict.claim}"] = None
        return list(found)

    def _aside(self, source: Source) -> Source:
        found = self._found(source)
        return source if found is None or found[0] != source.text else replace(source, text="", aside=found[1])

    def _whole(self, source: Source) -> Source:
        if not source.aside:
            return source
        found = self._found(source)
        words = GONE if found is None or found[1] != source.aside else found[0]
        return replace(source, text=words, aside="")

    def _with_words(self, source: dict[str, Any]) -> dict[str, Any]:
        if not source.get("aside"):
            return source
        known = self._whole(msgspec.convert(source, Source))
        return {name: known.text if name == "text" else value for name, value in source.items() if name != "aside"}

    def _found(self, source: Source) -> tuple[str, str] | None:
        """Give the words at the place of a source, and their salted hash; None where the document is not here."""
        number = int(source.document[1:])
        item = self._records.typed(Evidence, "evidence", number)
        if item is None or item.forgotten is not None:
            return None
        place = item.text, source.start, source.end
        known = self._known.get(place)
        if known is None:
            try:
                text, key = self._files.with_key(item.text)
            except FactcheckError:  # it is lost, which the desk's doctor tells
                return None
            if len(self._known) >= AT_HAND:
                self._known = {}
            words = text[source.start : source.end]
            mark = blake2b(words.encode("utf-8", "surrogatepass"), key=key, digest_size=BYTES).hexdigest()
            known = self._known[place] = words, mark
        return known
