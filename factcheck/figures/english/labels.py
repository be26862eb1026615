"""Numbers that count and measure nothing: dates, clock times, ranks, scores, and names that hold a number.

They are typed and given back, so that nobody takes "Section 427" or "in 2019" for a quantity, and so that a claim can
still be dated by them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.reading.draft import Draft
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.english.grammar import Grammar
    from factcheck.figures.model import FigureKind

__all__ = [
    "label_by_context",
    "label_by_name",
    "label_by_point",
    "label_by_shape",
    "label_by_street",
    "label_by_year",
    "looks_like_year",
]

_ISO_DATE = compile_pattern(r"[12]\d{3}-[01]\d(?:-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z?)?)?(?!\d)")
_CLOCK = compile_pattern(r"[0-2]?\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?!\d)")
_YEAR_SPAN = compile_pattern(r"([12]\d{3})[-–/](\d{2}|[12]\d{3})")
_DAY_MONTH = compile_pattern(r"[0-3]?\d[/.\-][0-3]?\d[/.\-](?:\d{4}|\d\d)")
_TELEPHONE = compile_pattern(
    r"(?<=\+)\d{1,3}(?:[ .\-]?\(?\d{2,4}\)?){2,5}(?!\d)"  # +1 (202) 555-0147
    r"|(?<=\()\d{3}\) ?\d{3}[-. ]\d{4}(?!\d)|\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])"
    r"|0\d{2,5}(?:[ \-]\d{3,8}){1,3}(?!\d)"  # 0800 123 456
)
_NO_NAME = 10_000  # no name holds so large a number with its groups set apart
_LOWER_WORD = compile_pattern(r"(?<![^\W\d_])[a-z]{1,30} $")
_BEFORE_LAST_WORD = compile_pattern(r"(?<![^\W\d_])([A-Za-z]+) [A-Za-z]+\.? $")
_MOST_DAYS = 31
_DASH = compile_pattern(r"[-–−]")
_AFTER_DAY = compile_pattern(r"(?:st|nd|rd|th)?,? ?(?:([12]\d{3})\b(?!,\d))?")
_YEAR_AFTER_MONTH = compile_pattern(r"\.?,? ([12]\d{3})\b")
_MERIDIEM_LETTERS = frozenset("apo")  # a.m., p.m., o'clock
_DECADE = compile_pattern(r"['’]?s\b")
_ORDINAL = compile_pattern(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_WRITTEN_ON = compile_pattern(r"[a-z]{2}")  # "a gate 6ft high" is measured, "gate 6b" is named
_WORD_AFTER = compile_pattern(r"[ \u00a0]([^\W\d_]+)")
_NAME_AFTER = compile_pattern(r"[A-Za-z]? ([A-Z][\w'’.]*(?: (?:[A-Z]|\d+(?:st|nd|rd|th)\b)[\w'’.]*){0,3})")


def looks_like_year(written: str) -> bool:
    """Say whether four digits could be a year that people write about."""
    return len(written) == 4 and "1000" <= written < "2200"


def label_by_shape(text: str, start: int, end: int, written: str, limit: int, grammar: Grammar) -> Draft | None:
    """Type a run of digits and separators by its shape alone: 2019-09-01, 11:30, 2014-15, 1.2.3, 555-010-4477."""
    found = _TELEPHONE.match(text, start)
    if found is not None:
        begin = start - 1 if start > limit and text[start - 1] in "+(" else start
        return _label(begin, found.end(), "identifier")
    found = _ISO_DATE.match(text, start)
    if found is not None and found.end() >= end and "-" in written:
        return _label(start, found.end(), "date")
    if ":" in written:
        found = _CLOCK.match(text, start)
        if found is not None and found.end() == end:
            tail = grammar.patterns.clock_tail.match(text, end)
            last = tail.end() if tail is not None and tail[0].strip() else end
            return _label(start, last, "clock")
        return _label(start, end, "score" if written.count(":") == 1 and "." not in written else "clock")
    span = _YEAR_SPAN.fullmatch(written)
    if span is not None:
        first, second = span[1], span[2]
        if len(second) == 2:
            if int(second) == (int(first) + 1) % 100 or "1900" <= first < "2100":
                return _label(start, end, "date")
        elif looks_like_year(first) and looks_like_year(second) and first < second and first >= "1800":
            return _label(start, end, "date")
    if _DAY_MONTH.fullmatch(written):
        return _label(start, end, "date")
    if len(_DASH.findall(written)) > 1:
        return _label(start, end, "identifier")
    return None


def label_by_context(text: str, start: int, end: int, limit: int, nearest: str, grammar: Grammar) -> Draft | None:
    """Type whole digits by the words on either side: March 29, 11 a.m., 22nd, the 1990s, [12], No. 5."""
    tables = grammar.words
    after = text[end : end + 1]
    before = text[start - 1] if start > limit else " "
    written = text[start:end]
    if nearest[:1].isupper() and nearest.lower().rstrip(".") in grammar.months and _is_day(text, start, end, grammar):
        found = _AFTER_DAY.match(text, end)
        assert found is not None
        last = found.end() if found[1] or found[0].strip(" ,") else end
        while text[last - 1] in " ,":
            last -= 1
        return _label(text.rindex(nearest, 0, start), last, "date")
    following = text[end + 1 : end + 2]
    if (after == " " or after == "\u00a0") and (following.isupper() or following in _MERIDIEM_LETTERS):
        word = _WORD_AFTER.match(text, end)
        if word is not None:
            low = word[1].lower()
            if low in grammar.months and word[1][0].isupper() and len(written) <= 2:
                year = _YEAR_AFTER_MONTH.match(text, word.end())
                return _label(start, year.end() if year else word.end(), "date")
            if low in tables.clock_words or low in {"a", "p", "o"}:
                meridiem = grammar.patterns.clock_tail.match(text, end)
                if meridiem is not None and meridiem[0].strip():
                    return _label(start, meridiem.end(), "clock")
    elif after.isalpha() or after in "'’":
        if _ORDINAL.match(text, end):
            draft = _label(start, end + 2, "rank")
            draft.value = Decimal(written)
            word = _WORD_AFTER.match(text, end + 2)
            if word is not None and word[1].lower() in grammar.months:
                draft.kind, draft.end = "date", word.end()
            return draft
        decade = _DECADE.match(text, end)
        if (
            decade is not None
            and written.endswith("0")
            and not grammar.patterns.age_group.search(text, max(0, start - 6), start)
            and (len(written) == 2 or looks_like_year(written))
        ):
            return _label(start, decade.end(), "date")
        if grammar.patterns.meridiem.match(text, end):
            tail = grammar.patterns.clock_tail.match(text, end)
            return _label(start, tail.end() if tail else end, "clock")
    elif before + after == "[]" or (before + after == "()" and _points_elsewhere(text, start, end)):
        return _label(start - 1, end + 1, "identifier")
    if before in "'’" and written == "000":
        return _label(start - 1, end, "identifier")  # "'000 tonnes"
    if before in "'’" and len(written) == 2 and not text[start - 2 : start - 1].isalnum():
        return _label(start - 1, end, "date")  # '93
    if before == "#":
        draft = _label(start - 1, end, "rank")
        draft.value = Decimal(written)
        return draft
    low = nearest.lower()
    named = low in tables.labels and before not in "([" and not _WRITTEN_ON.match(text, end)
    if named and not grammar.patterns.percent_next.match(text, end) and not _counts(text, start, end, nearest, grammar):
        return _label(start, end, "identifier")
    return None


def _points_elsewhere(text: str, start: int, end: int) -> bool:
    """Tell the digit of a note or a list, "the rule (1) applies", from what a name has: "Amar (3) scored"."""
    return end - start == 1 and _LOWER_WORD.search(text, max(0, start - 32), start - 1) is not None


def _is_day(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell the day "on May 12" from what is counted: "in May 12 people died", "July 84 mm", "in June 5% left"."""
    if end - start > 2 or int(text[start:end]) > _MOST_DAYS:
        return False
    counted = _WORD_AFTER.match(text, end)
    if text[end : end + 1] == "%" or (counted is not None and counted[1] in grammar.magnitudes):
        return False
    lead = _BEFORE_LAST_WORD.search(text, max(0, start - 40), start)
    whole = lead is not None and lead[1].lower() in grammar.words.month_leads
    return not (whole and counted is not None and counted[1].islower())


def _counts(text: str, start: int, end: int, label: str, grammar: Grammar) -> bool:
    """Tell "to build 400 homes" from the name "build 400": a verb before things in the plural, or before a million."""
    counted = _WORD_AFTER.match(text, end)
    if not label.islower() or counted is None:
        return False
    if counted[1] in grammar.magnitudes:
        return True
    plural = counted[1].endswith("s") or counted[1] in grammar.words.irregular_plurals
    lead = text[max(0, text.rfind(label, 0, start) - 12) : start].split()
    return plural and len(lead) > 1 and lead[-2].lower() in grammar.words.verb_leads


def label_by_point(text: str, start: int, end: int, written: str, nearest: str, grammar: Grammar) -> Draft | None:
    """Type "10.45pm" as a clock time and "version 2.0" as a name."""
    if nearest.lower() in grammar.words.versions and "," not in written:
        return _label(start, end, "identifier")
    if end - start > 5 or text[end : end + 2].lower() not in grammar.words.meridiems or "." not in written:
        return None
    tail = grammar.patterns.clock_tail.match(text, end)
    return _label(start, tail.end(), "clock") if tail is not None and tail[0].strip() else None


def label_by_year(text: str, draft: Draft, written: str, nearest: str, grammar: Grammar) -> bool:
    """Type four digits as a year, by what stands before them and what they would count; say whether they are one."""
    if not looks_like_year(written) or draft.approximator not in {None, "about"}:
        return False
    words = grammar.words
    low = nearest.lower()
    recent = "1900" <= written < "2050"
    if low in words.strong_year_cues:
        year = True
    elif draft.noun:
        # "the 2014 elections" are dated, "the 2000 people" are counted.
        counted = ((draft.tail or "") in words.irregular_plurals or written.endswith("00")) and _in_plural(text, draft)
        year = recent and not counted and draft.approximator is None
    else:
        year = (recent and draft.approximator is None and draft.per is None) or low in words.year_cues
    if year:
        _relabel(draft, "date", draft.last)
    return year


def label_by_street(text: str, draft: Draft, grammar: Grammar) -> bool:
    """Type the number of a house, "575 Wilbraham Road"; say whether it is one."""
    name = _NAME_AFTER.match(text, draft.last)
    if name is None:
        return False
    for index, word in enumerate(name[1].split(" ")):
        low = word.rstrip(".,").lower()
        if low in grammar.words.streets and (index or low in grammar.words.streets_first):
            _relabel(draft, "identifier", name.end())
            return True
    return False


def label_by_name(text: str, draft: Draft, nearest: str, grammar: Grammar) -> bool:
    """Type a number behind a name as part of it, "Euro 2020", "the iPhone 12"; say whether it is.

    The number itself is kept: in a list ("Labour 12 seats, Greens 5") it counts all the same, which `joining` sees.
    """
    if draft.per is not None or draft.approximator is not None or draft.direction is not None:
        return False
    nearest = nearest.rstrip(".") if "." in nearest[:-1] else nearest  # "H.R. 1319"
    if not nearest or not nearest[-1].isalnum() or nearest.islower() or text[draft.first - 1] not in " -\u00a0":
        return False
    if nearest.lower() in grammar.days:
        return False  # "on Tuesday 126 people died"
    if "," in text[draft.first : draft.last] and (draft.number or 0) >= _NO_NAME:
        return False  # "Model Y 476,777"
    if nearest.lower() in grammar.noun_stops or not any(letter.isupper() for letter in nearest):
        return False
    if draft.scale or (draft.noun and (_in_plural(text, draft) or draft.unit in grammar.words.irregular_plurals)):
        return False  # "in Leeds 40 people", "in Leeds 2.4 million"
    at = text.rfind(nearest, 0, draft.first)
    begins_sentence = at <= 0 or text[at - 1] in '\n"“(' or text[max(0, at - 2)] in ".!?:\n"
    if begins_sentence and nearest[1:].islower():
        return False
    number = draft.number
    _relabel(draft, "identifier", draft.last)
    draft.cue, draft.number = "name", number
    return True


def _in_plural(text: str, draft: Draft) -> bool:
    """Say whether the counted noun stands in the plural."""
    return draft.unit is not None and not text[draft.last : draft.end].rstrip().endswith(draft.unit)


def _relabel(draft: Draft, kind: FigureKind, end: int) -> None:
    """Make a reading a typed non-quantity; what was taken for its unit and hedge is given back."""
    draft.kind, draft.start, draft.end = kind, draft.first, end
    draft.value = draft.number = draft.unit = draft.per = draft.approximator = draft.direction = None
    draft.noun, draft.places = False, 0


def _label(start: int, end: int, kind: FigureKind) -> Draft:
    return Draft(start, end, None, 0, kind)
