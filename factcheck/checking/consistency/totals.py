"""Totals that are not the sum of their parts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency.alike import slip
from factcheck.checking.consistency.model import (
    FIGURE,
    Article,
    Fault,
    Sentence,
    added_up,
    bounds,
    counted,
    exact,
    shown,
    signs_of,
    written,
)
from factcheck.figures.writing import in_style_of, number_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checking.consistency.words import Words
    from factcheck.documents import Table
    from factcheck.facts import Statement
    from factcheck.figures import Figure

__all__ = ["find_totals"]

# A sum so far from the total is no slip: the parts are parts of something else.
_NEAR_EXPLICIT, _NEAR_LIST = Decimal("0.6"), Decimal("0.2")
_HUNDRED = Decimal(100)
# Of a longer list nobody gives the total of a part.
_MOST_PARTS = 6


def find_totals(article: Article) -> Iterable[Fault]:
    """Add up what an article says belongs together: lists with their total, tables with theirs."""
    for sentence in article.sentences:
        fault = (
            _stated_total(sentence)
            or _slipped_total(sentence)
            or _leading_total(sentence)
            or _opposites(sentence)
            or _two_parts(sentence)
        )
        if fault:
            yield fault
    yield from _together(article)
    for table in article.document.tables:
        yield from _columns(article, table)


def _stated_total(sentence: Sentence) -> Fault | None:
    """ "4.2, 3.1 and 1.5 million, a total of 9.8 million"."""
    for found in sentence.words.totals.finditer(sentence.outline):
        sign = found["first"] or found["second"]
        total = sentence.figure(sign)
        lead = sentence.outline[: found.start()]
        if not exact(total) or sentence.words.running_total.search(sentence.outline):
            continue
        parts = _list_before(sentence, lead, total)
        if len(parts) > 1:
            return _compare(parts, total, _NEAR_EXPLICIT)
    return None


def _slipped_total(sentence: Sentence) -> Fault | None:
    """ "1,011 catches and 127 stumpings, a total of 1,183 dismissals": several kinds of things, whose sum slipped."""
    found = sentence.words.a_total_of.search(sentence.outline)
    if not found:
        return None
    total = sentence.figure(found["total"])
    parts = [figure for figure in sentence.figures if figure.end <= total.start and figure.kind not in {"date", "rank"}]
    if not counted(total) or total.value is None or not all(map(counted, parts)) or len(parts) > _MOST_PARTS:
        return None
    runs = [parts[first:last] for first in range(len(parts)) for last in range(first + 2, len(parts) + 1)]
    if any(added_up(run) == total.value for run in runs):
        return None
    slipped = [run for run in runs if slip(total.value, added_up(run)) is not None]
    return _fault(slipped[0], total, "not") if slipped else None


def _list_before(sentence: Sentence, lead: str, total: Figure) -> list[Figure]:
    parts = [sentence.figure(sign) for sign in lead if sign in signs_of(lead)]
    parts = [part for part in parts if part.kind not in {"date", "clock", "rank", "age"}]
    if not all(exact(part) and _alike(part, total) for part in parts) or not _is_list(lead, sentence.words):
        return []
    return parts


def _leading_total(sentence: Sentence) -> Fault | None:
    """ "450 seats: 238 for the first, 92 for the second and 120 for the third"."""
    found = sentence.words.leading_total.search(sentence.outline)
    if not found or sentence.words.running_total.search(sentence.outline):
        return None
    total, listed = sentence.figure(found["total"]), found["parts"]
    signs = signs_of(listed)
    parts = [sentence.figure(sign) for sign in signs]
    complete = len(parts) > 1 and sentence.words.last_part.search(listed, listed.index(signs[-2]))
    if not (exact(total) and complete and all(exact(part) and _alike(part, total) for part in parts)):
        return None
    return _compare(parts, total, _NEAR_LIST)


def _two_parts(sentence: Sentence) -> Fault | None:
    """ "215 jets, of which 144 are flown by American carriers and 71 by others"."""
    found = sentence.words.two_parts.search(sentence.outline)
    if not found:
        return None
    whole, *parts = (sentence.figure(found[name]) for name in ("whole", "first", "second"))
    if not all(exact(figure) and _alike(figure, whole) for figure in [whole, *parts]):
        return None
    return _compare(parts, whole, _NEAR_EXPLICIT)


def _opposites(sentence: Sentence) -> Fault | None:
    """ "Of the 45 victims, 30 were women and 20 were men": two halves of a whole are at most the whole."""
    signs = signs_of(sentence.outline)
    figures = [sentence.figure(sign) for sign in signs]
    if len(figures) != 3 or not sentence.words.of_whole.match(sentence.outline) or not all(map(exact, figures)):
        return None
    whole, first, second = figures
    if not (_alike(first, whole) and _alike(second, whole)) or whole.unit == "percent":
        return None
    between = [sentence.outline[sentence.outline.index(sign) :][:40] for sign in signs[1:]]
    between[0] = between[0][: between[0].find(signs[2])] if signs[2] in between[0] else between[0]
    if not _are_opposed(between, sentence.words) or bounds(first)[0] + bounds(second)[0] <= bounds(whole)[1]:
        return None
    return _fault([first, second], whole, "more than")


def _are_opposed(told: Sequence[str], words: Words) -> bool:
    """Whether two stretches tell two halves of a whole: women and men."""
    return any(one.search(told[at]) and other.search(told[1 - at]) for one, other in words.opposites for at in (0, 1))


def _together(article: Article) -> Iterable[Fault]:
    """ "Together, Roe and Fox won 26%", after what each of them won."""
    cued = [sentence for sentence in article.sentences if article.words.together.search(sentence.text)]
    if not cued:
        return
    for sentence in cued:
        totals = [figure for figure in sentence.figures if figure.kind == "quantity"]
        names = _names(sentence)
        if len(totals) != 1 or len(names) < 2 or not exact(totals[0]):
            continue
        before = [item for item in article.statements if item.figure.end <= sentence.start]
        parts = [_only(name, before, totals[0]) for name in names]
        known = [part.figure for part in parts if part is not None]
        if len(known) == len(names) and len({part.period.text for part in parts if part}) == 1:
            fault = _compare(known, totals[0], _NEAR_EXPLICIT)
            if fault:
                yield fault


def _names(sentence: Sentence) -> list[str]:
    """The names that the sentence adds up: those before its figure."""
    lead = sentence.words.together.sub(" ", sentence.outline)
    lead = lead[: lead.index(signs_of(lead)[0])] if signs_of(lead) else ""
    found: list[str] = []
    for part in sentence.words.list_of_names.split(lead):
        named = sentence.words.name.findall(part)
        if named:
            found.append(named[-1])
    return list(dict.fromkeys(found))


def _only(name: str, before: Sequence[Statement], total: Figure) -> Statement | None:
    """The one figure of somebody in the unit of the total; None where there are several."""
    own = [
        item
        for item in before
        if item.subject and name in item.subject.split() and exact(item.figure) and item.figure.unit == total.unit
    ]
    return own[0] if len({item.figure.value for item in own}) == 1 else None


def _columns(article: Article, table: Table) -> Iterable[Fault]:
    """A table's last row against the rows above it, where it is called a total."""
    if len(table.rows) < 3 or not article.words.total_row.match(next((cell.text for cell in table.rows[-1].cells), "")):
        return
    by_row = [
        {
            index: statement.figure
            for statement in article.statements_within(row.start, row.end)
            for index, cell in enumerate(row.cells)
            if cell.start <= statement.figure.start < max(cell.end, cell.start + 1)
        }
        for row in table.rows
    ]
    if any(article.words.total_row.match(next((cell.text for cell in row.cells), "")) for row in table.rows[:-1]):
        return
    for index, total in by_row[-1].items():
        parts = [row[index] for row in by_row[:-1] if index in row]
        if len(parts) < 2 or len(parts) != len(by_row) - 1 or not all(exact(part) for part in [*parts, total]):
            continue
        if total.unit == "percent" and total.value == _HUNDRED and added_up(parts) < _HUNDRED:
            continue  # spoilt ballots, "none of these"
        fault = _compare(parts, total, _NEAR_LIST)
        if fault:
            yield fault


def _is_list(lead: str, words: Words) -> bool:
    """Whether nothing but words of a list stands between the figures of an outline."""
    signs = signs_of(lead)
    if len(signs) < 2:
        return False
    inner = lead[lead.index(signs[0]) + 1 : lead.index(signs[-1])]
    return all(words.joined.fullmatch(piece) and not words.apart.search(piece) for piece in re.split(FIGURE, inner))


def _alike(part: Figure, total: Figure) -> bool:
    """Whether a part can be counted in the total: the same unit, or a bare number under the total's noun."""
    return part.unit == total.unit or part.unit is None or total.unit is None


def _compare(parts: Sequence[Figure], total: Figure, near: Decimal) -> Fault | None:
    """Hold a sum against its total, each with what its rounding leaves open."""
    of = written if all(counted(figure) for figure in [*parts, total]) else bounds
    low, high = sum(of(part)[0] for part in parts), sum(of(part)[1] for part in parts)
    least, most = of(total)
    if low <= most and least <= high:
        return None
    assert total.value is not None
    added = added_up(parts)
    if total.value == 0 or abs(added - total.value) > near * max(added, total.value):
        return None
    return _fault(parts, total, "not")


def _fault(parts: Sequence[Figure], total: Figure, verb: str) -> Fault:
    assert total.value is not None
    added = added_up(parts)
    line = f"{' + '.join(map(shown, parts))} = {_in_its_style(total, added)}, {verb} {shown(total)}"
    return Fault.of("total", total.value, added, (*parts, total), line, "sum")


def _in_its_style(total: Figure, added: Decimal) -> str:
    """A sum in the writing of its total, without the noun behind it."""
    if total.unit == "percent":
        return f"{plain(added)}%"
    text, noun = in_style_of(total, added), total.text[total.text.rfind(number_of(total)) + len(number_of(total)) :]
    return text[: -len(noun)] if noun and text.endswith(noun) else text
