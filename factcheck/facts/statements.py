"""What a figure is about: the words, name, row, header, time and base that its sentence or table gives it.

Statements are what `relate` holds against each other. Nothing is judged here.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - msgspec looks these up
import re
from bisect import bisect_left
from collections.abc import Callable  # noqa: TC003
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.documents.languages import language_at
from factcheck.facts import bases, periods, subjects
from factcheck.facts.clauses import clause_words
from factcheck.facts.compounds import compounded
from factcheck.facts.model import Statement
from factcheck.facts.rows import is_header, row_statements, telling_columns
from factcheck.facts.times import last_time, times_of
from factcheck.facts.vocabulary import EMPTY, PHRASES, WHOLES, content_words
from factcheck.figures.conversion import is_share, measure
from factcheck.figures.finding import decimal_sign, find_figures
from factcheck.figures.model import QUANTITATIVE, Figure, FigureKind
from factcheck.language import analyse
from factcheck.language.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents import Document, Passage

__all__ = [
    "day_statements_in", "figures_in", "read_statements", "statements_around", "statements_for", "statements_in",
    "statements_of",
]  # fmt: skip

# Words beyond this many say nothing about a figure any more.
_WORDS = 24
_DAYS: frozenset[FigureKind] = frozenset({"date"})
# Tables longer than this, or of more cells, are not searched for the parts of a computation.
_ROWS, _CELLS = 300, 12_000
# How far back in its paragraph a sentence may find the name that its pronoun stands for, in code points.
_PARAGRAPH = 600
# Of these the last so many are taken for the topic of the sentence before.
_SENTENCE = 160
# A sentence of more code points than this is a run-on (captions without stops) and is read stretch by stretch.
_STRETCH = 600
# A clause boundary or another figure between a word and a figure counts as so many code points of distance.
_BOUNDARY, _NEIGHBOUR = 40, 25

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# How many sentences of its paragraph, before and after, a sentence may be added up with.
_SENTENCES = 8


class Around(Struct, frozen=True):
    """Where a sentence stands: in which language, and where it begins in its document (`offset`).

    `context` are words that belong to it (a heading, a speaker), `before` what stands before it in its paragraph, `day`
    the document's own date; `stage` gives the stage of a count that holds where the sentence names none, and is only
    asked then.
    """

    language: str = "en"
    offset: int = 0
    context: str = ""
    before: str = ""
    day: datetime.date | None = None
    stage: Callable[[], str | None] | None = None

    @classmethod
    def of(cls, document: Document, passage: Passage) -> Around:
        """Give what is around a passage of prose."""
        before = _paragraph(document.text, passage.start)
        return cls(
            document.language or "en",
            passage.start,
            passage.context,
            before,
            document.date,
            lambda: periods.stage_before(document.text, passage.start, passage.start - len(before)),
        )


def read_statements(document: Document) -> list[Statement]:
    """Give every quantitative figure of a document, in text order, with what it is about."""
    return [statement for passage in document.passages for statement in statements_in(document, passage)]


@lru_cache(maxsize=4096)
def _read_days(at: _At) -> tuple[Statement, ...]:
    document, passage = at.document, at.passage
    around = replace(Around.of(document, passage), day=None, stage=None)
    text = document.words(passage)
    return tuple(_statements_of(text, _counted(text, find_figures(text, language=around.language), _DAYS), around))


def day_statements_in(document: Document, passage: Passage) -> list[Statement]:
    """Give the days and years of one passage of prose, in text order, with what they are about."""
    return [] if passage.table is not None else list(_read_days(_At(document, passage)))


class _At:
    """A passage in its document as a key: told apart by text, name, place and date without hashing all of it."""

    __slots__ = ("document", "key", "passage")

    def __init__(self, document: Document, passage: Passage) -> None:
        self.document = document
        self.passage = passage
        self.key = (document.text, document.source, passage, document.date, document.language)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _At) and self.key == other.key


def statements_in(document: Document, passage: Passage) -> list[Statement]:
    """Give the quantitative figures of one passage, in text order, with what they are about.

    The last passages are remembered, since the claims of one article meet the same ones again and again.
    """
    return list(_read(_At(document, passage)))


def statements_for(claimed: Statement, document: Document, passage: Passage) -> list[Statement]:
    """Give the statements of a passage that a claim may be held against: of a very wide row those that may tell it."""
    columns = telling_columns(claimed, document, passage) if passage.table is not None else None
    return statements_in(document, passage) if columns is None else row_statements(document, passage, columns)


def figures_in(document: Document, passage: Passage) -> Sequence[Figure]:
    """Give the figures of one passage of prose that `statements_in` gives statements of, placed in its own words."""
    return _figures(_At(document, passage))


@lru_cache(maxsize=8192)
def _figures(at: _At) -> tuple[Figure, ...]:
    document, passage = at.document, at.passage
    if is_header(document, passage):
        return ()
    text, language = document.words(passage), language_at(document, passage)
    decimal = decimal_sign(document.text, language) if language == document.language else None
    read = find_figures(text, language=language or "en", decimal=decimal)
    return tuple(_counted(text, read, QUANTITATIVE))


@lru_cache(maxsize=8192)
def _read(at: _At) -> tuple[Statement, ...]:
    document, passage = at.document, at.passage
    if passage.table is not None and passage.row is not None:
        return tuple(row_statements(document, passage))
    return tuple(_statements_of(document.words(passage), _figures(at), Around.of(document, passage)))


def statements_around(document: Document, passage: Passage) -> list[Statement]:
    """Give the figures that a passage's own may be added up or compared with: its table's, or its paragraph's.

    A table too long to be added up by hand gives none.
    """
    passages = document.passages
    if passage.table is not None:
        rows = document.tables[passage.table].rows
        if len(rows) > _ROWS or len(rows) * len(rows[0].cells) > _CELLS:
            return []
        start, end = document.tables[passage.table].start, document.tables[passage.table].end
    else:
        start = passage.start - len(_paragraph(document.text, passage.start))
        empty = _EMPTY_LINE.search(document.text, passage.end)
        end = empty.start() if empty is not None else len(document.text)
    first = bisect_left(passages, start, key=lambda item: item.start)
    last = bisect_left(passages, end, key=lambda item: item.start)
    if passage.table is None:  # a list without empty lines is one paragraph, however long
        here = bisect_left(passages, passage.start, key=lambda item: item.start)
        first, last = max(first, here - _SENTENCES), min(last, here + _SENTENCES + 1)
    near = (item for item in passages[first:last] if item.start != passage.start and item.table == passage.table)
    return [statement for item in near for statement in statements_in(document, item)]


def statements_of(
    text: str, *, language: str = "en", offset: int = 0, day: datetime.date | None = None
) -> list[Statement]:
    """Give the statements of the quantitative figures of one sentence that stands alone.

    `offset` is where it begins in its document, in which the figures are placed, `day` the document's own date.
    """
    figures = _counted(text, find_figures(text, language=language), QUANTITATIVE)
    return _statements_of(text, figures, Around(language, offset, day=day))


def _counted(text: str, read: Sequence[Figure], kinds: frozenset[FigureKind]) -> list[Figure]:
    return [figure for figure in compounded(text, read) if figure.kind in kinds]


def _statements_of(text: str, counted: Sequence[Figure], around: Around) -> list[Statement]:
    statements = []
    for start, end, own in _stretches(text, counted):
        if end - start == len(text):
            return _of_stretch(text, own, around)
        before = around.before if start == 0 else text[max(0, start - _SENTENCE) : start]
        statements += _of_stretch(text[start:end], own, replace(around, offset=around.offset + start, before=before))
    return statements


def _stretches(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int, list[Figure]]]:
    """Give the stretches of a sentence that hold figures, each with its figures placed in it; mostly there is one.

    What is around a figure is looked at once for every figure, so a text without stops would cost its length squared
    if it were read as one sentence. A stretch ends with a word, and never inside a figure.
    """
    end = taken = 0
    while taken < len(figures):
        start, end = end, min(end + _STRETCH, len(text))
        if end < len(text):
            end = text.rfind(" ", start + _STRETCH // 2, end) + 1 or end
        own: list[Figure] = []
        while taken < len(figures) and figures[taken].start < end:
            figure = figures[taken]
            end = max(end, figure.end)
            own.append(replace(figure, start=figure.start - start, end=figure.end - start) if start else figure)
            taken += 1
        if own:
            yield start, end, own


def _of_stretch(text: str, counted: Sequence[Figure], around: Around) -> list[Statement]:
    """Give the statements of the figures that were counted in a stretch of text, which is mostly a whole sentence."""
    offset = around.offset
    spans = [(figure.start, figure.end) for figure in counted]
    topical = _without_speakers(text, around.language)
    words = subjects.find_words(topical)
    named = subjects.assign(topical, words, spans)
    found = periods.find_periods(text, around.day)
    times = times_of(text, spans, found)
    asked = around.stage is not None and not any(item.period.stage for item in found)
    inherited = around.stage() if asked and around.stage is not None else None
    counting = [(item.start, item.end) for item in found if item.period.counted is not None]
    carried = None
    if around.before and not any(name is not None and subjects.is_name(name) for name in named):
        carried = subjects.carried(text, around.before)
        if carried is not None and all(time is None for time in times):
            times = [last_time(around.before, around.day)] * len(spans)
    breaks = [match.start() for match in clause_words().breaks.finditer(text)]
    parts = [match.span() for match in clause_words().ends.finditer(text)]
    starts = [start for start, _ in spans]
    beside = [*reversed(content_words(around.context)), *_topics_before(around.before)]
    phrases = list(PHRASES.finditer(text))
    whole = [match.span() for match in phrases if match.lastgroup in WHOLES]
    content = [
        (word.start, word.end, word.text.lower())
        for word in words
        if word.text.lower() not in EMPTY and not any(start <= word.start < end for start, end in whole)
    ]
    content += [(match.end(), match.end(), str(match.lastgroup)) for match in phrases]
    statements: list[Statement] = []
    base: str | None = None
    own_base: str | None
    for index, figure in enumerate(counted):
        start, end = spans[index]
        own_base = None
        if is_share(figure.unit) or figure.kind == "ratio":
            previous = spans[index - 1][1] if index else 0
            following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
            own = bases.read_base(text[previous:start], text[end:following])
            if own is None and figure.kind == "ratio":
                own = bases.base_of_ratio(figure.text, text[end:following])
            own = own or _elided_base(text, counted[index - 1] if index else None, previous, start)
            if own is not None and any(first <= start < last for first, last in counting):
                own_base = bases.counted_so_far(own)
            else:
                base = own_base = own or base
        statements.append(
            Statement(
                figure=replace(figure, start=start + offset, end=end + offset) if offset else figure,
                text=text,
                words=_nearest(content, start, end, breaks, starts, parts, beside),
                subject=carried or named[index],
                period=periods.parse(", ".join(part for part in (times[index], inherited) if part)),
                base=own_base,
                offset=offset,
                language=around.language,
            )
        )
    return statements


def _without_speakers(text: str, language: str) -> str:
    """Give a sentence with blanks where it says who says it; offsets stay."""
    words = vocabulary(language)
    for span in analyse(text, language=language).attributions:
        last = text[span.start : span.end].split()[-1:]
        holding = span.verb in words.holding and words.opens_said.isdisjoint(last)
        if holding or clause_words().amount.match(text, span.end):
            continue
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _paragraph(text: str, start: int) -> str:
    """Give what stands before a place in its paragraph; an empty line ends one."""
    piece = text[max(0, start - _PARAGRAPH) : start]
    end = max((match.end() for match in _EMPTY_LINE.finditer(piece)), default=0)
    return piece[end:]


def _topics_before(before: str) -> list[str]:
    """Give the words, but no names, with which the sentence before goes on: what both are about."""
    words = subjects.find_words(before[-_SENTENCE:])
    return [word.text.lower() for word in reversed(words) if not word.named and word.text.lower() not in EMPTY]


def _elided_base(text: str, previous: Figure | None, end_of_previous: int, start: int) -> str | None:
    """Give the base of a share that repeats the count before it: "238 of the 450 seats, more than half"."""
    if previous is None or previous.unit is None or measure(previous.unit).dimension != "count":
        return None
    return previous.unit if clause_words().repeats.fullmatch(text, end_of_previous, start) else None


def _divided(parts: Sequence[tuple[int, int]], low: int, high: int) -> bool:
    """Tell whether a clause ends between two places; `parts` are where clauses end, in order."""
    first = bisect_left(parts, (low, low))
    return first < len(parts) and parts[first][1] <= high


def _nearest(
    content: Sequence[tuple[int, int, str]],
    start: int,
    end: int,
    breaks: Sequence[int],
    starts: Sequence[int],
    parts: Sequence[tuple[int, int]],
    around: Sequence[str],
) -> tuple[str, ...]:
    own = [item for item in content if not (start <= item[0] < end)]
    clause = [item for item in own if not _divided(parts, min(item[1], end), max(item[0], start))]
    if len(clause) >= 2:
        own = clause  # another clause speaks of another figure
    weighed = []
    for first, last, word in own:
        low, high = (last, start) if last <= start else (end, first)
        distance = high - low
        distance += _BOUNDARY * (bisect_left(breaks, high) - bisect_left(breaks, low))
        distance += _NEIGHBOUR * (bisect_left(starts, high) - bisect_left(starts, low))
        weighed.append((distance, first, word))
    weighed.sort()
    return tuple(dict.fromkeys([word for _, _, word in weighed] + list(around)))[:_WORDS]
