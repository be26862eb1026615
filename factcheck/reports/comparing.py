"""The claimed figure beside the reported ones: what a report shows of relations, for decided and undecided claims.

For a claim that somebody decided about, the sources of the verdict are compared, as they were read; for one that
nobody decided about, what the library offers now.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.desk.judging.resting import basis_of, in_line, telling
from factcheck.errors import Edge, FactcheckError
from factcheck.reports.model import Mark, NumberLine, Suggested
from factcheck.reports.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.checking import Suggestion
    from factcheck.desk import ClaimRecord, Desk, Source, Verdict
    from factcheck.desk.record.scales import Judged
    from factcheck.documents import Document
    from factcheck.errors import Tell
    from factcheck.evidence import Link
    from factcheck.figures import Figure
    from factcheck.relating import Relation, RelationName

__all__ = ["ARTICLE", "Comparer"]

ARTICLE = "¶"
"""The letter of the checked article itself in the data of a number line."""

MARKS = 6
"""How many reported figures a number line shows at most."""


class _Found(Struct, frozen=True):
    """One passage that was compared with the claim; no document is the article itself."""

    document: str | None
    place: str
    relation: Relation
    link: Link | None = None  # where it is a source of the verdict


class _Comparison(Struct, frozen=True):
    found: tuple[_Found, ...]
    suggestion: Suggestion | None = None


class Comparer:
    """Compares the claims of one article; `letter` and `title` say what a document of the library is called.

    Without `search` nothing is offered for undecided claims. With `tell` a passage at which the program fails is told
    and passed over; without, it raises.
    """

    def __init__(
        self,
        desk: Desk,
        article: Document,
        search: bool,
        letter: Callable[[str], str],
        title: Callable[[str], str],
        tell: Tell | None = None,
    ) -> None:
        self._tell = tell
        self._desk = desk
        self._article = article
        self._places = Places(article)
        self._letter = letter
        self._title = title
        self._search = search
        self._opened = lru_cache(maxsize=32)(self._open)
        self._held: tuple[int, _Comparison] | None = None

    def _open(self, document: str) -> tuple[Document, Places]:
        text = self._desk.documents.get(document)
        return text, Places(text)

    def suggested(self, record: ClaimRecord) -> Suggested | None:
        """Give what the program would suggest now; None where the claim raises no question that figures answer."""
        comparison = self._compared(record)
        told = comparison.suggestion
        if told is None:
            return None
        best = comparison.found[told.link] if told.link is not None else None
        shown = self._shown(best) if best else None
        return Suggested(
            relation=told.relation,
            stance=told.stance,
            label=best.relation.label if best and best.relation.name == told.relation else "NOTHING",
            working=told.working,
            reported=shown.reported if shown else None,
            where=shown.where if shown else None,
            same_article=best is not None and best.document is None,
            derivation=shown.derivation if shown else None,
            not_compared=shown.not_compared if shown else (),
            opposing=self.opposing(record, told.relation),
        )

    def opposing(self, record: ClaimRecord, relation: RelationName) -> str | None:
        """Give the working of the first source that says the opposite of one that stands in this relation."""
        outside = [found.relation for found in self._compared(record).found if found.document is not None]
        stance = next((other.stance for other in outside if other.name == relation), None)
        against = {"supports": "contradicts", "contradicts": "supports"}.get(stance or "")
        return next((other.working for other in outside if other.stance == against), None)

    def row(self, source: Source) -> str | None:
        """Give a source that is a table's row as its cells with their header; None where it is no row."""
        try:
            document, places = self._opened(source.document)
        except FactcheckError:
            return None
        passage = places.passage(source.start)
        if passage is None or passage.table is None or passage.row is None or document.words(passage) != source.text:
            return None
        table = document.tables[passage.table]
        cells = [" ".join(cell.text.split()) for cell in table.rows[passage.row].cells]
        names = [*table.header, *[""] * len(cells)]
        return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=False) if cell)

    def rests(self, record: ClaimRecord, judged: Judged | None) -> Suggested | None:
        """Give how the source that the verdict is told by stands to the claim; None where none can be compared.

        `judged` is what the verdict finds the claim to be. Where a person judged otherwise than the figures would have
        it, what these report is given and not how they relate.
        """
        verdict = _decided(record)
        links = [found.link for found in self._compared(record).found if found.link is not None]
        if verdict is None or len(links) < len(verdict.sources):
            return None
        link = telling(links, verdict.sources, judged)
        found = next((found for found in self._compared(record).found if found.link is link), None)
        if link is None or found is None:
            return None
        shown = self._shown(found)
        if not in_line(link, judged):
            return replace(shown, stance="unclear", label="", working="")
        return replace(shown, opposing=self.opposing(record, found.relation.name))

    def line(self, record: ClaimRecord) -> NumberLine | None:
        """Give the claimed figure against the reported ones of its unit; None where there are none."""
        figure = record.claim.figure
        if figure is None:
            return None
        marks: dict[tuple[str, str], Mark] = {}
        for found in self._compared(record).found:
            if found.relation.derivation or found.relation.name in {"none", "not-comparable"}:
                continue
            letter = self._letter(found.document) if found.document else ARTICLE
            for part in found.relation.parts:
                if None in (part.unit, figure.unit) or part.unit == figure.unit:
                    marks.setdefault((letter, part.text), _mark(letter, part, same_article=not found.document))
        if not marks:
            return None
        return NumberLine(figure.unit, _mark(ARTICLE, figure), tuple(marks.values())[:MARKS])

    def _shown(self, found: _Found) -> Suggested:
        title = self._title(found.document) if found.document else self._article.title or "the article"
        parts = [" ".join(part.text.split()) for part in found.relation.parts]
        return Suggested(
            relation=found.relation.name,
            stance=found.relation.stance,
            label=found.relation.label,
            working=found.relation.working,
            reported=", ".join(parts) or None,
            where=f"{title}, {found.place}",
            same_article=found.document is None,
            derivation=found.relation.derivation,
            not_compared=found.relation.not_compared,
        )

    def _compared(self, record: ClaimRecord) -> _Comparison:
        """Compare a claim; what was compared last is kept, because it is asked for several times over."""
        if self._held is None or self._held[0] != record.number:
            verdict = _decided(record)
            comparison = self._offered(record) if verdict is None else self._cited(record, verdict)
            self._held = (record.number, comparison)
        return self._held[1]

    def _offered(self, record: ClaimRecord) -> _Comparison:
        if not self._search or record.claim.figure is None:
            return _Comparison(())
        finding = self._desk.evidence.finding(record, "true")
        if self._tell is not None:
            for fault in finding.faults:
                self._tell(fault)
        found = (
            _Found(None if link.same_article else link.document, link.place, link.relation) for link in finding.links
        )
        return _Comparison(tuple(found), finding.suggestion)

    def _cited(self, record: ClaimRecord, verdict: Verdict) -> _Comparison:
        links: tuple[Link, ...] = ()
        if record.claim.figure is not None and verdict.sources:
            with Edge(record.key, self._tell):
                links = basis_of(self._desk, record, verdict)
        return _Comparison(tuple(_Found(link.document, link.place, link.relation, link) for link in links))


def _decided(record: ClaimRecord) -> Verdict | None:
    return record.third.get("true") or record.verdicts.get("true")


def _mark(letter: str, figure: Figure, *, same_article: bool = False) -> Mark:
    words = " ".join(figure.text.split())
    return Mark(
        letter=letter,
        text=words,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        same_article=same_article,
    )
