"""What the machine finds for one claim: its links with where they stand, put in the order in which they are shown.

Slow work, done in the backroom; what comes out is frozen data for the screen.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from factcheck.desk.judging.resting import basis_of, in_force
from factcheck.evidence.model import Link
from factcheck.relating.model import Relation
from factcheck.reports.judgement import group, independent, stage_of
from factcheck.workbench.drawing.evidence import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.checking import Finding, Question
    from factcheck.desk import ClaimRecord, Desk, Evidence, Source
    from factcheck.documents import Document
    from factcheck.evidence import Library
    from factcheck.facts import Statement
    from factcheck.workbench.faults import Faults

__all__ = ["Hit", "Research", "attached", "cited_offers", "failed", "offers_of", "passages_for", "research"]

# What a second reader is shown of how figures relate.
NOTHING = Relation("none", "unsupported", "", "")

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Research(Struct, frozen=True):
    """A finding, the claim's figure with what it is about, and the links as they are offered.

    `basis` are the sources of the verdict that stood then, by its id, each as it stands to the claim. `fault` says what
    of it could not be found out, or shown, because the program failed over it.
    """

    finding: Finding
    statement: Statement | None
    offers: tuple[Offer, ...]
    fault: str = ""
    verdict: int | None = None
    basis: tuple[Link, ...] = ()
    independent: int = 0  # whose words tell the fact, copies of one story counted once

    @property
    def words(self) -> tuple[str, ...]:
        """The words that claim and passage can share: what the figure is about."""
        if self.statement is not None:
            subject = (self.statement.subject or "").split()
            return (*self.statement.words, *subject)
        words = (word.strip('.,;:"“”()') for word in self.finding.claim.text.split())
        return tuple(word for word in words if len(word) > 5 or (len(word) > 3 and word[0].isupper()))


def research(
    record: ClaimRecord,
    question: Question,
    article: Document,
    desk: Desk,
    evidence: Mapping[str, Evidence],
    faults: Faults,
    before: Research | None = None,
    accepted: Sequence[Link] = (),
) -> Research:
    """Find, relate and suggest for one question about one claim, or show where the article contradicts itself.

    The sources of the verdict in force stand before all others. What was found `before`, under another verdict, is not
    searched again. What was `accepted` already for the next verdict stays among the offers, whatever is found.
    """
    from factcheck.evidence.relating import claimed_statement

    claim, verdict, library = record.claim, in_force(record, question), desk.evidence.library
    basis = basis_of(desk, record, verdict) if verdict is not None and record.check is None else ()
    if before is not None and not before.fault:
        offers = offers_of(before.finding, library, article, evidence, faults, basis, accepted)
        return structs.replace(before, offers=offers, verdict=verdict.id if verdict else None, basis=basis)
    finding = desk.evidence.finding(record, question)
    for fault in finding.faults:
        faults.keep(structs.replace(fault, source=f"{record.key}, {fault.source}"))
    told = finding.faults[0].problem if finding.faults else ""
    offers = offers_of(finding, library, article, evidence, faults, basis, accepted)
    return Research(
        finding,
        claimed_statement(claim, article),
        offers,
        told,
        verdict.id if verdict else None,
        basis,
        independent(finding, lambda name: evidence[name].origin if name in evidence else None),
    )


def failed(record: ClaimRecord, question: Question, words: str) -> Research:
    """Give what is shown of a claim that could not be looked into: nothing was found, and `words` say why."""
    from factcheck.checking import Finding, Suggestion

    nothing = Finding(record.claim, question, (), Suggestion("none", "unsupported", words, None))
    verdict = in_force(record, question)
    return Research(nothing, None, (), words, verdict.id if verdict else None)


def offers_of(
    finding: Finding,
    library: Library,
    article: Document,
    evidence: Mapping[str, Evidence],
    faults: Faults,
    basis: Sequence[Link] = (),
    by_hand: Sequence[Link] = (),
) -> tuple[Offer, ...]:
    """Give the links as the pane offers them: those that tell the same fact, then the rest, which is apart from it.

    Before them stand those that a verdict rests on, and those that were found by hand; what is no longer in the library
    cannot be accepted again and stands behind them. A passage over which the program fails is offered by its words
    alone, with the fault beside it.
    """
    offers = []
    gone = [link for link in basis if not (link.same_article or link.document in evidence)]
    together = (*(link for link in basis if link not in gone), *by_hand, *group(finding), *gone)
    spans = dict.fromkeys((link.document, link.start, link.end) for link in together)
    first = {(link.document, link.start, link.end): link for link in reversed(together)}
    apart = (link for link in finding.links if (link.document, link.start, link.end) not in spans)
    for link in (*(first[span] for span in spans), *apart):
        try:
            same = (link.document, link.start, link.end) in spans or finding.claim.kind == "self-check"
            offers.append(structs.replace(_offer(link, library, article, evidence), apart=not same))
        except Exception as error:  # noqa: BLE001 - the other passages go on
            words = faults.note(f"{link.document} {link.place}", error)
            offers.append(Offer("", link, link.document, fault=words))
    return tuple(structs.replace(each, letter=letter) for letter, each in zip(_LETTERS, offers, strict=False))


def _offer(link: Link, library: Library, article: Document, evidence: Mapping[str, Evidence]) -> Offer:
    if link.document not in evidence and not link.same_article:  # it left the library since the verdict
        return Offer("", link, link.document)
    document = article if link.same_article else library.document(link.document)
    passage = next((each for each in document.passages if each.start == link.start and each.end == link.end), None)
    stored = evidence.get(link.document)
    title = "this article" if link.same_article else _name(stored.source if stored else document.source)
    rank = "" if stored is None or link.same_article else stored.by_hand or stored.rank or ""
    origin = stored.origin or "" if stored is not None and not link.same_article else ""
    stage, counted = stage_of(link)
    table = None if passage is None or passage.table is None else document.tables[passage.table]
    row = None if passage is None else passage.row
    return Offer("", link, title, rank, origin, table, row, stage=stage, counted=counted)


def cited_offers(
    sources: Sequence[Source], added: Iterable[Link], evidence: Mapping[str, Evidence]
) -> tuple[Offer, ...]:
    """Give the sources of a verdict as they are shown to whoever reads it a second time: the words, and no relation.

    After them stand the passages that the reader `added`.
    """
    cited = [
        Link(source.document, source.start, source.end, source.place, source.text, 1.0, {}, NOTHING)
        for source in sources
    ]
    return tuple(
        Offer(letter, link, _title(link.document, evidence), _rank(link.document, evidence), cited=True)
        for letter, link in zip(_LETTERS, (*cited, *added), strict=False)
    )


def _title(document: str, evidence: Mapping[str, Evidence]) -> str:
    return _name(stored.source) if (stored := evidence.get(document)) else document


def _rank(document: str, evidence: Mapping[str, Evidence]) -> str:
    return (stored.rank or "") if (stored := evidence.get(document)) else ""


def _name(source: str) -> str:
    if source.startswith(("http://", "https://")):
        return source.split("://", 1)[1]
    return source.rsplit("/", 1)[-1]


class Hit(Struct, frozen=True):
    """A passage that a person found by hand."""

    document: str
    start: int
    end: int
    place: str
    words: str
    title: str
    preview: str = ""  # a row with the names of its columns, a sentence with what stands around it


def passages_for(words: str, library: Library, most: int = 40) -> list[Hit]:
    """Give the passages that a search of the library finds, best first."""
    hits = []
    for found in library.search(words, most):
        document = library.document(found.document)
        passage = document.passages[found.position]
        name = document.source.rsplit("/", 1)[-1]
        shown = _preview(document, found.position)
        hits.append(Hit(found.document, passage.start, passage.end, passage.place, found.words, name, shown))
    return hits


def _preview(document: Document, position: int) -> str:
    passage = document.passages[position]
    if passage.table is None or passage.row is None:
        first, last = document.passages[max(0, position - 1)], document.passages[position : position + 2][-1]
        return " ".join(document.text[first.start : last.end].split())
    table = document.tables[passage.table]
    cells = [" ".join(cell.text.split()) for cell in table.rows[passage.row].cells]
    named = zip_longest(table.header, cells, fillvalue="")
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell)


def attached(
    found: Research,
    hit: Hit,
    article: Document,
    library: Library,
    evidence: Mapping[str, Evidence],
    faults: Faults,
) -> Research:
    """Give what was found with a passage found by hand before all others, related like any other."""
    from factcheck.evidence.relating import relation_to

    document = library.document(hit.document)
    passage = next(each for each in document.passages if (each.start, each.end) == (hit.start, hit.end))
    relation = relation_to(found.statement, document, passage)
    link = Link(hit.document, hit.start, hit.end, hit.place, hit.words, 1.0, {"found by hand": 1.0}, relation)
    attached = (link, *(offer.link for offer in found.offers if "found by hand" in offer.link.features))
    return structs.replace(
        found, offers=offers_of(found.finding, library, article, evidence, faults, found.basis, attached)
    )
