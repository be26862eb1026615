"""What a figure is about: the words, name, row, header, time and base that its sentence or table gives it.

Statements are what `relate` holds against each other. Nothing is judged here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures import bases, periods, subjects
from factcheck.figures.conversion import is_share
from factcheck.figures.finding import find_figures
from factcheck.figures.model import QUANTITATIVE, Figure, Statement
from factcheck.figures.vocabulary import EMPTY

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from factcheck.documents import Cell, Document, Passage

__all__ = ["read_statements", "statements_in", "statements_of"]

# Words beyond this many say nothing about a figure any more.
_WORDS = 24
# How far back in its paragraph a sentence may find the name that its pronoun stands for, in code points.
_PARAGRAPH = 600
# A clause boundary or another figure between a word and a figure counts as so many code points of distance.
_BOUNDARY, _NEIGHBOUR = 40, 25

_BREAK = re.compile(r"[;:—–]|,\s|\bwhile\b|\bwhereas\b|\bbut\b")


def read_statements(document: Document) -> list[Statement]:
    """Give every quantitative figure of a document, in text order, with what it is about."""
    return [statement for passage in document.passages for statement in statements_in(document, passage)]


def statements_in(document: Document, passage: Passage) -> list[Statement]:
    """Give the quantitative figures of one passage, in text order, with what they are about."""
    if passage.table is not None and passage.row is not None:
        return _of_row(document, passage)
    text = document.words(passage)
    if not any(map(str.isalnum, text)):
        return []
    return statements_of(
        text,
        language=document.language or "en",
        offset=passage.start,
        context=passage.context,
        before=_paragraph(document.text, passage.start),
        day=document.date,
    )


def statements_of(
    text: str,
    *,
    language: str = "en",
    offset: int = 0,
    context: str = "",
    before: str = "",
    day: datetime.date | None = None,
    figures: Sequence[Figure] | None = None,
) -> list[Statement]:
    """Give the statements of one sentence.

    `offset` is where the sentence begins in its document; the figures of the statements are placed there, while
    `figures`, where they were found before, count from the sentence. `context` are words that belong to it (a
    heading, a speaker), `before` what stands before it in its paragraph, `day` the document's own date.
    """
    read = find_figures(text, language=language) if figures is None else figures
    counted = [figure for figure in read if figure.kind in QUANTITATIVE]
    if not counted:
        return []
    spans = [(figure.start, figure.end) for figure in counted]
    words = subjects.find_words(text)
    named = subjects.assign(text, words, spans)
    found = periods.find_periods(text, day)
    times = _times(text, spans, found)
    counting = [(item.start, item.end) for item in found if item.period.counted is not None]
    carried = None
    if before and not any(name is not None and subjects.is_name(name) for name in named):
        carried = subjects.carried(text, before)
    breaks = [match.start() for match in _BREAK.finditer(text)]
    around = _context_words(context)
    if carried is not None:
        around += [word for word in _context_words(before) if word not in around]
    content = [(word.start, word.end, word.text.lower()) for word in words if word.text.lower() not in EMPTY]
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
            if own is not None and any(first <= start < last for first, last in counting):
                own_base = bases.counted_so_far(own)
            else:
                base = own_base = own or base
        time, date = times[index]
        statements.append(
            Statement(
                figure=replace(figure, start=start + offset, end=end + offset) if offset else figure,
                text=text,
                words=_nearest(content, start, end, breaks, spans, around),
                subject=carried or named[index],
                date=date,
                period=time,
                base=own_base,
                offset=offset,
            )
        )
    return statements


def _paragraph(text: str, start: int) -> str:
    piece = text[max(0, start - _PARAGRAPH) : start]
    return piece[piece.rfind("\n") + 1 :] if piece.strip() and not piece.endswith("\n") else ""


def _context_words(text: str) -> list[str]:
    if not text:
        return []
    return list(
        dict.fromkeys(
            word.text.lower() for word in reversed(subjects.find_words(text)) if word.text.lower() not in EMPTY
        )
    )


def _nearest(
    content: Sequence[tuple[int, int, str]],
    start: int,
    end: int,
    breaks: Sequence[int],
    spans: Sequence[tuple[int, int]],
    around: Sequence[str],
) -> tuple[str, ...]:
    weighed = []
    for first, last, word in content:
        if start <= first < end:
            continue
        low, high = (last, start) if last <= start else (end, first)
        distance = high - low
        distance += _BOUNDARY * sum(low <= place < high for place in breaks)
        distance += _NEIGHBOUR * sum(low <= span[0] < high for span in spans)
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
        taken = dict.fromkeys(range(len(spans)), times[0])
    results: list[tuple[str | None, datetime.date | None]] = []
    for index, span in enumerate(spans):
        time = taken.get(index)
        stage = min(
            (item for item in stages if not (item.start <= span[0] < item.end)),
            key=lambda item: abs(item.start - span[0]),
            default=None,
        )
        words = ", ".join(item.text for item in (time, stage) if item is not None)
        results.append((words or None, time.period.date() if time is not None else None))
    return results


def _inside(item: periods.Found, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for start, end in spans)


# What a column's header says about the bare numbers below it. The magnitude is looked for first.
_HEADER_MAGNITUDES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:thousands?|'000s?|000s?|k)\b", re.IGNORECASE), 3),
    (re.compile(r"\b(?:millions?|mln|mn|m)\b", re.IGNORECASE), 6),
    (re.compile(r"\b(?:billions?|bln|bn)\b", re.IGNORECASE), 9),
    (re.compile(r"\b(?:trillions?|trn|tn)\b", re.IGNORECASE), 12),
)
_HEADER_UNITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:percentage|% ?) ?points?\b|\bpp\b", re.IGNORECASE), "percentage-point"),
    (re.compile(r"%|\bper ?cent\b|\bpercentage\b|\bpct\b", re.IGNORECASE), "percent"),
    (re.compile(r"US\$|\bUSD\b|\$|\bdollars?\b", re.IGNORECASE), "USD"),
    (re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE), "EUR"),
    (re.compile(r"£|\bGBP\b|\bpounds sterling\b", re.IGNORECASE), "GBP"),
    (re.compile(r"\bkm²|\bsq\.? ?km\b|\bsquare kilomet", re.IGNORECASE), "square-kilometre"),
    (re.compile(r"\bkm\b|\bkilomet", re.IGNORECASE), "kilometre"),
    (re.compile(r"\bmiles\b", re.IGNORECASE), "mile"),
    (re.compile(r"\btonnes\b", re.IGNORECASE), "tonne"),
    (re.compile(r"\bkg\b|\bkilogram", re.IGNORECASE), "kilogram"),
    (re.compile(r"\bMW\b"), "megawatt"),
)


def _of_row(document: Document, passage: Passage) -> list[Statement]:
    assert passage.table is not None
    assert passage.row is not None
    table = document.tables[passage.table]
    row = table.rows[passage.row]
    language = document.language or "en"
    label_index = next((index for index, cell in enumerate(row.cells) if any(map(str.isalpha, cell.text))), None)
    label = row.cells[label_index].text.strip() if label_index is not None else None
    row_time: str | None = None
    if row.cells and (not label_index) and periods.parse(row.cells[0].text).timed:
        row_time, label_index = row.cells[0].text.strip(), 0
        label = label if label is not None else row_time
    caption = table.caption or ""
    text = document.words(passage)
    statements = []
    for index, cell in enumerate(row.cells):
        if index == label_index or not cell.text.strip():
            continue
        header = table.header[index].strip() if index < len(table.header) else ""
        for figure in find_figures(cell.text, language=language):
            if figure.kind not in QUANTITATIVE:
                continue
            read = _under_header(figure, header, cell)
            words = dict.fromkeys(
                [*_context_words(header)[::-1], *_context_words(label or "")[::-1], *_context_words(caption)]
            )
            time = next((part for part in (_time_in(header), row_time, _time_in(caption)) if part), None)
            share = is_share(read.unit) or read.kind == "ratio"
            statements.append(
                Statement(
                    figure=replace(read, start=cell.start + figure.start, end=cell.start + figure.end),
                    text=text,
                    words=tuple(words)[:_WORDS],
                    subject=None if label == row_time else label,
                    row=label,
                    header=header or None,
                    date=periods.parse(time).date(),
                    period=time,
                    base=(bases.read_base(header, "") or bases.read_base(caption, "")) if share else None,
                    offset=passage.start,
                )
            )
    return statements


def _time_in(words: str) -> str | None:
    found = periods.find_periods(words)
    return ", ".join(item.text for item in found) or None


def _under_header(figure: Figure, header: str, cell: Cell) -> Figure:
    """Give the figure of a bare cell the unit and magnitude that its column's header says."""
    if figure.unit is not None or figure.value is None or any(map(str.isalpha, cell.text)):
        return figure
    unit = next((unit for pattern, unit in _HEADER_UNITS if pattern.search(header)), None)
    power = next((power for pattern, power in _HEADER_MAGNITUDES if pattern.search(header)), 0)
    factor = Decimal(1).scaleb(power)

    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else number * factor

    return replace(
        figure,
        value=scaled(figure.value),
        low=scaled(figure.low),
        high=scaled(figure.high),
        places=figure.places - power,
        unit=unit,
    )
