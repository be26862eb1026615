"""What a figure is about: the words, name, row, header, time and base that its sentence or table gives it.

Statements are what `relate` holds against each other. Nothing is judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.facts import bases, periods, subjects
from factcheck.facts.compounds import compounded
from factcheck.facts.model import Statement
from factcheck.facts.rows import is_header, row_statements
from factcheck.facts.vocabulary import EMPTY, PHRASES, content_words
from factcheck.figures.conversion import is_share, measure
from factcheck.figures.finding import find_figures
from factcheck.figures.model import QUANTITATIVE, Figure, FigureKind
from factcheck.language import analyse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.documents import Document, Passage

__all__ = ["day_statements_in", "read_statements", "statements_around", "statements_in", "statements_of"]

# Words beyond this many say nothing about a figure any more.
_WORDS = 24
_DAYS: frozenset[FigureKind] = frozenset({"date"})
# Tables longer than this are not searched for the parts of a computation.
_ROWS = 300
# How far back in its paragraph a sentence may find the name that its pronoun stands for, in code points.
_PARAGRAPH = 600
# Of these the last so many are taken for the topic of the sentence before.
_SENTENCE = 160
# A sentence of more code points than this is a run-on (captions without stops) and is read stretch by stretch.
_STRETCH = 600
# A clause boundary or another figure between a word and a figure counts as so many code points of distance.
_BOUNDARY, _NEIGHBOUR = 40, 25

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_REPEATS = re.compile(r"\s*(?:,|\(|or|–|—|-)+\s*(?:or|that is|i\.e\.)?\s*")
_PARTS = re.compile(r";|\b(?:while|whereas|but|because|although|though)\b")
# How many sentences of its paragraph, before and after, a sentence may be added up with.
_SENTENCES = 8

_BREAK = re.compile(r"[;:—–]|,\s|\bwhile\b|\bwhereas\b|\bbut\b")


def read_statements(document: Document) -> list[Statement]:
    """Give every quantitative figure of a document, in text order, with what it is about."""
    return [statement for passage in document.passages for statement in statements_in(document, passage)]


@lru_cache(maxsize=4096)
def _read_days(at: _At) -> tuple[Statement, ...]:
    document, passage = at.document, at.passage
    return tuple(
        statements_of(
            document.words(passage), language=document.language or "en", offset=passage.start, context=passage.context,
            before=_paragraph(document.text, passage.start), kinds=_DAYS,
        )
    )  # fmt: skip


def day_statements_in(document: Document, passage: Passage) -> list[Statement]:
    """Give the days and years of one passage of prose, in text order, with what they are about."""
    return [] if passage.table is not None else list(_read_days(_At(document, passage)))


class _At:
    """A passage in its document as a key: told apart by text, place and date, without hashing the whole document."""

    __slots__ = ("document", "key", "passage")

    def __init__(self, document: Document, passage: Passage) -> None:
        self.document = document
        self.passage = passage
        self.key = (document.text, passage, document.date, document.language)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _At) and self.key == other.key


def statements_in(document: Document, passage: Passage) -> list[Statement]:
    """Give the quantitative figures of one passage, in text order, with what they are about.

    The last passages are remembered, since the claims of one article meet the same ones again and again.
    """
    return list(_read(_At(document, passage)))


@lru_cache(maxsize=8192)
def _read(at: _At) -> tuple[Statement, ...]:
    document, passage = at.document, at.passage
    if passage.table is not None and passage.row is not None:
        return tuple(row_statements(document, passage))
    if is_header(document, passage):
        return ()
    before = _paragraph(document.text, passage.start)
    return tuple(
        statements_of(
            document.words(passage),
            language=document.language or "en",
            offset=passage.start,
            context=passage.context,
            before=before,
            day=document.date,
            stage=lambda: periods.stage_before(document.text, passage.start, passage.start - len(before)),
        )
    )


def statements_around(document: Document, passage: Passage) -> list[Statement]:
    """Give the figures that a passage's own may be added up or compared with: its table's, or its paragraph's.

    A table too long to be added up by hand gives none.
    """
    passages = document.passages
    if passage.table is not None:
        if len(document.tables[passage.table].rows) > _ROWS:
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
    text: str,
    *,
    language: str = "en",
    offset: int = 0,
    context: str = "",
    before: str = "",
    day: datetime.date | None = None,
    figures: Sequence[Figure] | None = None,
    stage: Callable[[], str | None] | None = None,
    kinds: frozenset[FigureKind] = QUANTITATIVE,
) -> list[Statement]:
    """Give the statements of one sentence, those of figures of `kinds`.

    `offset` is where the sentence begins in its document; the figures of the statements are placed there, while
    `figures`, where they were found before, count from the sentence. `context` are words that belong to it (a
    heading, a speaker), `before` what stands before it in its paragraph, `day` the document's own date; `stage` gives
    the stage of a count that holds where the sentence names none, and is only asked then.
    """
    read = find_figures(text, language=language) if figures is None else figures
    counted = compounded(text, [figure for figure in read if figure.kind in kinds])
    statements = []
    for start, end, own in _stretches(text, counted):
        context_before = before if start == 0 else text[max(0, start - _SENTENCE) : start]
        stretch = text if end - start == len(text) else text[start:end]
        statements += _of_stretch(stretch, own, offset + start, context, context_before, day, stage, language)
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


def _of_stretch(
    text: str,
    counted: Sequence[Figure],
    offset: int,
    context: str,
    before: str,
    day: datetime.date | None,
    stage: Callable[[], str | None] | None,
    language: str = "en",
) -> list[Statement]:
    """Give the statements of the figures that were counted in a stretch of text, which is mostly a whole sentence."""
    spans = [(figure.start, figure.end) for figure in counted]
    topical = _without_speakers(text, language)
    words = subjects.find_words(topical)
    named = subjects.assign(topical, words, spans)
    found = periods.find_periods(text, day)
    times = _times(text, spans, found)
    inherited = stage() if stage is not None and not any(item.period.stage for item in found) else None
    counting = [(item.start, item.end) for item in found if item.period.counted is not None]
    carried = None
    if before and not any(name is not None and subjects.is_name(name) for name in named):
        carried = subjects.carried(text, before)
        if carried is not None and all(time is None for time, _ in times):
            times = [_last_time(before, day)] * len(spans)
    breaks = [match.start() for match in _BREAK.finditer(text)]
    parts = [match.span() for match in _PARTS.finditer(text)]
    starts = [start for start, _ in spans]
    around = [*reversed(content_words(context)), *_topics_before(before)]
    content = [(word.start, word.end, word.text.lower()) for word in words if word.text.lower() not in EMPTY]
    content += [(match.end(), match.end(), str(match.lastgroup)) for match in PHRASES.finditer(text)]
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
        time, date = times[index]
        statements.append(
            Statement(
                figure=replace(figure, start=start + offset, end=end + offset) if offset else figure,
                text=text,
                words=_nearest(content, start, end, breaks, starts, parts, around),
                subject=carried or named[index],
                date=date,
                period=", ".join(part for part in (time, inherited) if part) or None,
                base=own_base,
                offset=offset,
            )
        )
    return statements


# Verbs whose object is what is counted and not what is said: "the census counted 4,300 people".
_HOLDING = frozenset(
    ["reported", "counted", "recorded", "posted", "found", "registered", "reports", "records", "posts", "has", "had"]
)


_AMOUNT = re.compile(r"\s*(?:(?:about|around|nearly|almost|some|over|more than|at least|up to|only) )?[$€£]?\d")


def _without_speakers(text: str, language: str) -> str:
    """Give a sentence with blanks where it says who says it; offsets stay."""
    for span in analyse(text, language=language).attributions:
        holding = span.verb in _HOLDING and not text[span.start : span.end].rstrip().endswith("that")
        if holding or _AMOUNT.match(text, span.end):
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
    return previous.unit if _REPEATS.fullmatch(text, end_of_previous, start) else None


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


def _times(
    text: str, spans: Sequence[tuple[int, int]], found: Sequence[periods.Found]
) -> list[tuple[str | None, datetime.date | None]]:
    """Give for every figure the words of its time and stage, and the day where it is plain.

    A time right after a figure is that figure's ("9% in 2011"), else one before it in the same clause; a sentence
    with a single time, and any stage of a count, speaks for all of its figures.
    """
    times = [item for item in found if not (item.reference or item.period.stage or _inside(item, spans))]
    stages = [item for item in found if item.period.stage is not None]
    taken: dict[int, periods.Found] = {}
    free = list(times)
    if len({item.text for item in times}) > 1:
        for index, (_, end) in enumerate(spans):
            following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
            after = next((item for item in free if end <= item.start < following), None)
            if after is not None and _BREAK.search(text, end, after.start) is None:
                taken[index] = after
                free.remove(after)
        last: periods.Found | None = None
        for index, (start, _) in enumerate(spans):
            previous = spans[index - 1][1] if index else 0
            here = [item for item in free if previous <= item.start < start]
            last = here[-1] if here else last
            if index not in taken and last is not None:
                taken[index] = last
    elif times:
        only = times[0]
        first, until = _holds_within(text, only)
        taken = {index: only for index, (start, _) in enumerate(spans) if first <= start < until}
    results: list[tuple[str | None, datetime.date | None]] = []
    for index, span in enumerate(spans):
        time = taken.get(index)
        if time is not None and time.start <= span[0] < time.end:
            time = None  # "the last 250 days" is how long, not when
        stage = min(
            (item for item in stages if not (item.start <= span[0] < item.end)),
            key=lambda item: abs(item.start - span[0]),
            default=None,
        )
        words = ", ".join(item.text for item in (time, stage) if item is not None)
        results.append((words or None, time.period.date() if time is not None else None))
    return results


_FIGURED = re.compile(r"\d")
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|against|versus|up from|down from)\b")


def _holds_within(text: str, item: periods.Found) -> tuple[int, int]:
    """Give the stretch of a sentence for which its only time is said: an aside, or what is compared with.

    "57.3 percent (2022: 58.1 percent)", "57.3%, compared with 58.1% a year earlier".
    """
    if text[item.start - 1 : item.start] == "(":
        end = text.find(")", item.end)
        return (0, item.end) if end == item.end else (item.start, end if end >= 0 else len(text))
    opened = text.rfind("(", 0, item.start)
    if opened >= 0 and ")" not in text[opened : item.start] and _FIGURED.search(text, opened, item.start):
        end = text.find(")", item.end)  # "3.2% (3.1% in December)"
        return opened, end if end >= 0 else len(text)
    compared = [match.start() for match in _COMPARED.finditer(text, 0, item.start)]
    if compared and _FIGURED.search(text, compared[-1], item.start):
        return compared[-1], len(text)  # "6.3%, up from 5.4% in 2022"
    if compared and item.period.relative is not None:
        return compared[-1], len(text)
    return 0, len(text)


def _last_time(before: str, day: datetime.date | None) -> tuple[str | None, datetime.date | None]:
    """Give the time that a sentence about the same name takes over from the one before it."""
    found = [item for item in periods.find_periods(before, day) if not (item.reference or item.period.stage)]
    if len({item.text for item in found}) != 1:
        return None, None
    return found[-1].text, found[-1].period.date()


def _inside(item: periods.Found, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for start, end in spans)
