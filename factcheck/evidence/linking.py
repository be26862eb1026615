"""From a claim to the passages that speak of it, with the arithmetic done.

Words find and rank the candidates; for the best of them the figures are compared, and a figure that stands in a
relation to the claimed one lifts its passage above those that only share words.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from factcheck.documents.columns import PassagesWithout
from factcheck.errors import Edge
from factcheck.evidence.abroad import Abroad
from factcheck.evidence.asking import Row, ask_lists, ask_tables
from factcheck.evidence.computing import ask_computed
from factcheck.evidence.happening import Spoken, ask_happenings, asked_by
from factcheck.evidence.library import Library, UnknownDocument
from factcheck.evidence.model import Link
from factcheck.evidence.numbers import names_row, near_numbers, numbers_besides, slips_of
from factcheck.evidence.query import query_for
from factcheck.evidence.ranking import candidates_of, model
from factcheck.evidence.relating import claimed_statement, relation_to
from factcheck.evidence.slipped import ask_slips
from factcheck.language.packs import ENGLISH, code_of
from factcheck.relating.deriving.fitting import computes
from factcheck.relating.readings import telling_numbers
from factcheck.relating.slips import may_be_slip
from factcheck.relating.whole import asks_for_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.errors import Tell
    from factcheck.evidence.library import Found
    from factcheck.evidence.query import Query
    from factcheck.evidence.ranking import Candidate
    from factcheck.facts import Statement
    from factcheck.relating import Relation

__all__ = ["link"]

# Comparing figures costs far more than comparing words: only this many of the best passages by words are compared.
_COMPARED, _OWN_COMPARED = 8, 3
# So many of those that hold a number which it may be made of are compared besides.
_BESIDES = 2
# Of these, the best are read together with their table or paragraph: sums, shares, the row beside.
_READ_AROUND, _OWN_READ_AROUND = 3, 2
# A passage may be so much more alike letter by letter than its terms make likely, as a part of the margin: of a hundred
# candidates hardly one is.
_MORE_ALIKE = 3.0
# How many candidates the index is asked for: a link shows eight, and every claim of an article asks.
_CANDIDATES, _OWN_CANDIDATES = 25, 10
# How many links to the article's own other passages there are room for, however much outside evidence there is.
_OWN_LINKS = 2
# How many entries of the index one search may read; an article's own words are found by its rarer ones, so that the
# work for all of its claims does not grow with the square of their number.
_POSTINGS, _OWN_POSTINGS = 12_000, 3_000
# A library of so few passages is looked at as a whole for a claimed figure: it may share no word with its evidence.
_FEW = 150
# Below this score a link that has no relation to the claim is noise; an article's own words agree by themselves.
_NOISE, _OWN_NOISE = 0.05, 0.15
_NEAR = 0.2  # a passage in another language that is so near in meaning is none
_HOPELESS = -3.0  # the margin at which the score is noise, whatever else is added
# The margin up to which an article's own passage is not read that does not hold the claimed number: it says nothing of
# the claim, and no stance comes from it.
_OWN_UNREAD = -5.0
_FIGURE = re.compile(r"\d")
_ARTICLE = "article"
_Item = TypeVar("_Item")

_SUBJECT_UNKNOWN = 0.5  # what is left of a relation's worth where nobody knows that the subject is the same


def link(
    claim: Claim, library: Library, *, article: Document | None = None, k: int = 8, tell: Tell | None = None
) -> list[Link]:
    """Give at most `k` links for `claim`: outside evidence best first, then the article's own passages best first.

    The claim's own sentence is never among them. Where `library` holds the checked article itself, its passages
    there are passed over. With `tell` a passage at which the program fails is told and passed over; without, it raises.
    """
    query = query_for(claim, article)
    claimed = claimed_statement(claim, article)
    own: list[Link] = []
    copies: set[str] = set()
    abroad = None
    if article is not None:
        of_claim = _passages_of(claim, article)
        if len(of_claim) < len(article.passages):
            there = _library_of(_Article(article))
            with there.still():  # nobody changes it, and a look whether somebody did costs more than what is read
                own = _links(claim, query, claimed, there, of_claim=of_claim, copies=copies, tell=tell)
        copies = set(library.copies_of(article.sha256))
        abroad = Abroad(claim, article, library.meanings) if library.meanings is not None else None
    outside = _links(
        claim, query, claimed, library, copies=copies, abroad=abroad,
        language=article.language if article is not None else None, tell=tell,
    )  # fmt: skip
    own = own[: max(_OWN_LINKS, k - len(outside))]
    return outside[: k - len(own)] + own


class _Article:
    """An article as a key: found by its text, without hashing all of its passages for every claim."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return hash(self.document.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Article) and (self.document is other.document or self.document == other.document)


@lru_cache(maxsize=4)
def _library_of(article: _Article) -> Library:
    library = Library(None)
    library.add(_ARTICLE, article.document)
    return library


def _passages_of(claim: Claim, article: Document) -> range:
    """Give which passages of the article, which stand in text order, are the claim's own sentence or a part of it."""
    first = bisect_right(article.passages, claim.start, key=lambda passage: passage.end)
    last = bisect_left(article.passages, claim.end, key=lambda passage: passage.start)
    return range(first, max(first, last))


def _lift(relation: Relation) -> float:
    """Give what the relation adds to the margin, by the same scale as the model's weights."""
    lifted = model().relations.get(relation.name, 0.0)
    return _SUBJECT_UNKNOWN * lifted if "subject" in relation.not_compared else lifted


def _standing(found: Found, query: Query) -> float:
    """Give what the kind of source adds: one published after the article is not what its words rest on."""
    added = model().sources["primary"] if found.rank == "primary" else 0.0
    later = query.date is not None and found.date is not None and found.date > query.date
    return added + model().sources["later"] if later else added


def _links(
    claim: Claim,
    query: Query,
    claimed: Statement | None,
    library: Library,
    *,
    of_claim: range | None = None,
    copies: set[str],
    abroad: Abroad | None = None,
    language: str | None = None,
    tell: Tell | None,
) -> list[Link]:
    """Give the links to the passages of a library; of the article's own where `of_claim` says which are the claim's."""
    same_article = of_claim is not None
    links = []
    rows: list[Row] = []
    spoken: list[Spoken] = []
    listing: list[Spoken] = []
    holding: list[Spoken] = []
    compared: list[Spoken] = []
    compares = not same_article and code_of(language) == ENGLISH and asks_for_rows(claim.text)
    two_ends = claimed is not None and claimed.figure.from_value is not None  # each may stand in a row of its own
    without: Document | None = None  # the article less the claim's own sentence
    asked = [] if same_article else asked_by(claim, language)
    hopeless = _HOPELESS - (model().relations["equal"] if claimed or asked else 0.0)
    numbers = near_numbers(claimed.figure, library) if claimed else []
    slips = slips_of(claimed) if claimed and not same_article and not numbers and may_be_slip(claimed) else set()
    best = _best(query, claimed, numbers, library, hopeless, asked=bool(asked), of_claim=of_claim, copies=copies)
    for place, (margin, one, values) in enumerate(best):
        try:
            document = library.document(one.document)
        except UnknownDocument:
            continue  # somebody took it out meanwhile
        passage = document.passages[one.position]
        if of_claim is not None:
            if without is None:
                others: Any = PassagesWithout(document.passages, of_claim)  # a sequence as good as a tuple
                without = replace(document, passages=others)
            document = without
        across = abroad.across(document, values) if abroad is not None else None
        if passage.table is not None and not same_article and across is None:
            rows.append(Row(one, passage, margin, values))
        elif asked and across is None:
            spoken.append(Spoken(one, document, passage, margin, values))
        if not same_article and across is None:
            compared.append(Spoken(one, document, passage, margin, values))
        if compares and passage.kind != "row" and across is None:
            listing.append(Spoken(one, document, passage, margin, values))
        if slips and across is None and slips & telling_numbers(one.words):
            holding.append(Spoken(one, document, passage, margin, values))
        relation = None
        with Edge(f"{document.source}, {passage.place}", tell):
            alone = place >= (_OWN_READ_AROUND if same_article else _READ_AROUND) and not two_ends
            siblings = abroad.siblings if abroad is not None and across is not None else ()
            relation = relation_to(
                claimed, document, passage, alone=alone, across=across, siblings=siblings, own=same_article
            )
        if relation is None:
            continue
        if same_article and relation.stance == "contradicts" and (relation.derivation or _goes_on(relation)):
            continue  # what an article says against itself is looked for elsewhere, and more strictly
        lifted = _lift(relation) if claimed else 0.0
        source = _standing(one, query)
        score = 1 / (1 + math.exp(-margin - lifted - source))
        noise = score < (_OWN_NOISE if same_article else _NOISE) and (across is None or across.likeness < _NEAR)
        if relation.name == "none" and (noise or (claimed and passage.kind == "heading")):
            continue
        links.append(
            Link(
                document=one.document,
                start=passage.start,
                end=passage.end,
                place=passage.place,
                text=one.words,
                score=score,
                features={**values, "relation": lifted, "source": source},
                relation=relation,
                same_article=same_article,
            )
        )
    links.sort(key=lambda one: (-one.score, one.document, one.start))
    with Edge("the tables among the evidence", tell):
        links = ask_tables(claim, claimed, links, rows, library)
    with Edge("the lists among the evidence", tell):
        links = ask_lists(claim, links, listing)
    with Edge("what the evidence says happened", tell):
        links = ask_happenings(claim, asked, links, spoken)
    if claimed and holding:
        with Edge("the digits of the evidence", tell):
            links = ask_slips(claimed, links, holding)
    if not same_article:
        with Edge("what numbers of the evidence come to", tell):
            return ask_computed(claimed, links, compared, library, copies)
    return links


def _goes_on(relation: Relation) -> bool:
    """Tell whether it may have gone on to something else: "84.1% had both doses. In the capital it was 73.3%"."""
    return "subject" in relation.not_compared


def _best(
    query: Query,
    claimed: Statement | None,
    numbers: Sequence[str],
    library: Library,
    hopeless: float,
    *,
    asked: bool,
    of_claim: range | None,
    copies: Collection[str],
) -> list[tuple[float, Found, Mapping[str, float]]]:
    """Give the candidates that are to be compared, in that order.

    For a claimed figure those with that number, one of `numbers`, and the best by their words take turns: of many rows
    that hold the number by chance none may keep the claim's own row away. A few that hold what it may be made of come
    last.
    """
    shipped = model()
    few = (claimed is not None or asked) and library.totals()[0] <= _FEW
    own = of_claim is not None
    postings = _OWN_POSTINGS if own else _POSTINGS
    besides = numbers_besides(claimed, library) if claimed and not own else frozenset()
    computed = claimed if claimed and not own and computes(claimed) else None
    near = set(numbers)
    holding: list[tuple[float, float, Candidate]] = []
    leading: list[tuple[float, float, Candidate]] = []
    others: list[tuple[float, float, Candidate]] = []
    most = _OWN_CANDIDATES if own else _CANDIDATES
    for one in candidates_of(query, library, most, numbers=numbers, besides=besides, everything=few, postings=postings):
        if one.found.document in copies or (of_claim is not None and one.found.position in of_claim):
            continue
        margin = one.margin + _MORE_ALIKE
        if margin <= hopeless:
            continue
        if claimed and not _FIGURE.search(one.found.words):
            others.append((margin, shipped.relations["none"], one))
            continue
        there = one.numbers_there if near or besides else frozenset()
        if near & there:
            holding.append((margin, 0.0, one))
        else:
            others.append((margin, 0.0, one))
            if besides & there or (computed and names_row(computed, one.found.words)):
                leading.append((margin, 0.0, one))
    least = _OWN_UNREAD if own and claimed is not None else hopeless
    surest = (one for one in _surest_first(others) if one[0] > least)
    best = (one for one in _in_turns(_surest_first(holding), surest) if one[0] > hopeless)
    if not leading:
        return list(islice(best, _OWN_COMPARED if own else _COMPARED))
    compared = list(islice(best, _COMPARED))
    places = {(found.document, found.position) for _, found, _ in compared}
    made_of = (
        one for one in _surest_first(leading) if one[0] > hopeless and (one[1].document, one[1].position) not in places
    )
    return compared + list(islice(made_of, _BESIDES))


def _surest_first(
    found: Sequence[tuple[float, float, Candidate]],
) -> Iterator[tuple[float, Found, Mapping[str, float]]]:
    """Give candidates by their margin and what is added to it; nobody's letters are compared before its turn."""
    waiting = [
        (-(margin + added), one.found.document, one.found.position, margin, added, one) for margin, added, one in found
    ]
    heapify(waiting)
    while waiting:
        _, document, position, margin, added, one = waiting[0]
        if one.values is not None:
            heappop(waiting)
            yield margin, one.found, one.values
            continue
        margin = model().margin(one.settle())
        heapreplace(waiting, (-(margin + added), document, position, margin, added, one))


def _in_turns(first: Iterator[_Item], second: Iterator[_Item]) -> Iterator[_Item]:
    """Give the items of two lists in turns, the first's first, and what is left of the longer one."""
    for one, other in zip_longest(first, second):
        if one is not None:
            yield one
        if other is not None:
            yield other
