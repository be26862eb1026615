"""What stands around a number: money and percent before it, its unit behind it, hedges, and the change it measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.reading.signs import APPROXIMATOR_SIGNS, MONEY_SIGNS, TOUCHING_ONLY
from factcheck.figures.tabled.labels import dash, touches
from factcheck.language.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.model import Direction
    from factcheck.figures.tabled.draft import Reading
    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token

__all__ = ["TIMES", "drop_place", "read_before", "read_behind", "read_change", "read_cue", "way_near"]

_NEAR, _AHEAD = 8, 7  # how many tokens before and behind a number its verb of change may stand
_BESIDE = 3  # how many tokens before a multiple
_CLAUSE = 12  # how many tokens behind a number the second part of its verb may stand
_SYMBOLS = {"m": "metre", "g": "gram", "t": "tonne", "l": "litre", "L": "litre", "h": "hour"}
_SHORTEST = 2  # letters of a sign of a unit, which stands behind digits only
_SHORTENED = 5  # letters of an abbreviation
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_ENDS = frozenset(".!?;:")
_BOUNDS = frozenset({"over", "more-than", "less-than"})


def read_behind(text: str, tokens: Sequence[Token], draft: Reading, lexicon: Lexicon) -> None:
    """Read the unit, or the noun that is counted, behind a number into the draft."""
    at = draft.t1
    if at < len(tokens) and tokens[at].word in "'’" and touches(tokens, at) and touches(tokens, at + 1):
        draft.tail = tokens[at + 1].word  # an ending: "64’ü", "7,2’den"
        at += 2
        draft.t1, draft.end = at, tokens[at - 1].end
    if touches(tokens, at) and tokens[at].word == "," and touches(tokens, at + 1) and dash(tokens[at + 1]):
        at += 2  # "3.000,- Euro"
        draft.t1, draft.end = at, tokens[at - 1].end
    at = _touching_scale(tokens, at, draft, lexicon)
    if not _goes_on(text, tokens, at):
        return
    direct = at
    if tokens[at].word in lexicon.of:
        at += 1
    hyphened = at < len(tokens) and dash(tokens[at]) and touches(tokens, at) and touches(tokens, at + 1)
    if lexicon.suffixes and draft.tail is None and draft.scale:
        draft.tail = lexicon.ending_of_scale(tokens[draft.t1 - 1].word)
    for here in dict.fromkeys((direct, at, at + 1 if hyphened else at)):
        if here < len(tokens) and _goes_on(text, tokens, here) and _unit(text, tokens, here, draft, lexicon):
            return
    at = _trailer(tokens, at, draft, lexicon)
    if draft.unit is None and at < len(tokens):
        _noun(text, tokens, at, draft, lexicon)


def _trailer(tokens: Sequence[Token], at: int, draft: Reading, lexicon: Lexicon) -> int:
    """Read a bound between a number and what it counts ("100’den fazla kişi"); give the token behind it."""
    found = None
    if draft.tail is not None and at < len(tokens):
        ending = tokens[at - 1]._replace(word=draft.tail)
        found = lexicon.trailers.match([ending, *tokens[at : at + 3]], 0)
        if found is not None:
            found = (at + found[0] - 1, found[1])
    found = found or lexicon.trailers.match(tokens, at)
    if found is None:
        return at
    draft.approximator = draft.approximator or found[1]
    draft.t1, draft.end = found[0], tokens[found[0] - 1].end
    return found[0]


def _goes_on(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token follows the one before it in the same phrase."""
    if not 0 < at < len(tokens):
        return False
    gap = text[tokens[at - 1].end : tokens[at].start]
    return len(gap) <= 2 and gap.count("\n") <= 1


def _touching_scale(tokens: Sequence[Token], at: int, draft: Reading, lexicon: Lexicon) -> int:
    """Read "250 M€", "1,5 Md€": letters that are a scale only beside a sign of money."""
    power = lexicon.tables.touching.get(tokens[at].word) if at < len(tokens) else None
    if power is None or draft.scale or draft.number is None or not draft.digits:
        return at
    signed = draft.money or (touches(tokens, at + 1) and lexicon.units.match(tokens, at + 1) is not None)
    bare = draft.t1 == at and power == 3 and tokens[at].word == "k" and (touches(tokens, at) or draft.places)
    if not signed and not bare:
        return at
    draft.multiply(power)
    draft.t1, draft.last, draft.end = at + 1, tokens[at].end, tokens[at].end
    return at + 1


def _unit(text: str, tokens: Sequence[Token], at: int, draft: Reading, lexicon: Lexicon) -> bool:
    before = at + 1 < len(tokens) and tokens[at + 1].kind == "n" and not touches(tokens, at)
    if before and tokens[at].kind == "s" and (touches(tokens, at + 1) or tokens[at].word in lexicon.tables.before):
        return False  # the sign stands before the next number: "%8’den %10’a"
    found = lexicon.unit(tokens, at)
    if found is not None and not draft.digits and found[0] == at + 1 and tokens[at].kind == "w":
        found = found if len(tokens[at].word) > _SHORTEST else None  # "quattro ha" is no area
    if found is None:
        written = text[tokens[at].start : tokens[at].end]
        name = lexicon.symbols.get(tokens[at].word) or (_SYMBOLS.get(written) if draft.digits else None)
        behind = tokens[at + 1].word if touches(tokens, at + 1) else ""
        if behind in {"²", "³", "2", "3"} and name in {"metre", "kilometre", "centimetre"}:
            name = {"²": "square-", "2": "square-", "³": "cubic-", "3": "cubic-"}[behind] + name
            found = (at + 2, name)
        elif name is not None and (written not in _SYMBOLS or tokens[at].word not in lexicon.stops):
            found = (at + 1, name)
    if found is None:
        code = text[tokens[at].start : tokens[at].end]
        if code.isascii() and code.isupper() and len(code) == 3 and lexicon.money_before.match(tokens, at) is not None:
            found = (at + 1, lexicon.money_before.match(tokens, at)[1])  # type: ignore[index]
    if found is None:
        return False
    end, name = found
    end += _scale_behind(text, tokens, at, end, draft, lexicon)
    whose = draft.money and name.isupper() and draft.unit == "USD"  # "$ 5 millones de dólares australianos" says it
    if draft.unit is not None and draft.unit != name and not whose:
        return True
    name, _, per = name.partition("/")
    end += _shortened(text, tokens, end)
    if end + 1 < len(tokens) and tokens[end].word in "'’" and touches(tokens, end) and touches(tokens, end + 1):
        draft.tail = tokens[end + 1].word
        end += 2
    elif lexicon.suffixes:
        draft.tail = _ending(tokens[end - 1].word, lexicon)
    if not per and touches(tokens, end) and tokens[end].word == "/" and touches(tokens, end + 1):
        head = lexicon.unit(tokens, end + 1)
        per, end = (head[1], head[0]) if head is not None else (tokens[end + 1].word, end + 2)
    draft.unit, draft.per, draft.real = name, per or None, True
    draft.t1, draft.end = end, tokens[end - 1].end
    return True


def _scale_behind(text: str, tokens: Sequence[Token], at: int, end: int, draft: Reading, lexicon: Lexicon) -> int:
    """Read the scale behind a sign or a code of money ("75 USD millones"); give 1 where there is one, else 0."""
    power = lexicon.scale(tokens[end].word) if end < len(tokens) else None
    signed = end == at + 1 and (tokens[at].kind == "s" or text[tokens[at].start : tokens[at].end].isupper())
    if power is None or power < 6 or not signed or not draft.digits or draft.scale or draft.number is None:
        return 0
    if tokens[at].word in "%‰٪％":
        return 0
    draft.multiply(power)
    return 1


def _shortened(text: str, tokens: Sequence[Token], dot: int) -> int:
    """Give 1 where a dot belongs to a shortened unit and not to the sentence, else 0."""
    if not touches(tokens, dot) or tokens[dot].word != "." or len(tokens[dot - 1].word) > _SHORTENED:
        return 0
    return int(dot + 1 < len(tokens) and not text[tokens[dot + 1].start].isupper())


def _ending(word: str, lexicon: Lexicon) -> str | None:
    return next((end for end in lexicon.suffixes if word.endswith(end) and word != end), None)


def _noun(text: str, tokens: Sequence[Token], at: int, draft: Reading, lexicon: Lexicon) -> None:
    """Take the word behind a number for what it counts."""
    capital = lexicon.tables.nouns == "capital"
    for here in range(at, min(at + (3 if capital else 1), len(tokens))):
        token = tokens[here]
        if not _goes_on(text, tokens, here) or token.kind != "w" or token.word in lexicon.stops:
            return
        large = text[token.start].isupper()
        if len(token.word) < 3 or lexicon.way(token.word) is not None or (large and not capital):
            return
        if lexicon.atom(token.word) is not None or token.word in lexicon.months or token.word in lexicon.days:
            return
        if capital and not large:
            continue
        if lexicon.tables.verb_endings and token.word.endswith(lexicon.tables.verb_endings):
            return
        draft.unit, draft.noun = token.word, True
        draft.t1, draft.end = here + 1, token.end
        return


def read_before(text: str, tokens: Sequence[Token], draft: Reading, limit: int, lexicon: Lexicon) -> None:
    """Read money or percent, the sign, and the hedge before a number into the draft."""
    at = _money(text, tokens, draft, limit, lexicon)
    at = _sign(tokens, at, draft, limit, lexicon)
    start = at
    while start > limit and tokens[start - 1].word in lexicon.articles:
        start -= 1
    shared = draft.t0 + 1 if draft.kind == "multiple" and draft.t1 - draft.t0 > 1 else at  # "más del doble"
    for here in dict.fromkeys((at, start, shared)):
        hedge = lexicon.hedges.match_before(tokens, here, limit)
        if hedge is not None and hedge[0] < at:
            draft.approximator = hedge[1]
            if here != at and hedge[0] + 1 == here and hedge[1] in _BOUNDS:
                draft.beyond = draft.t0, draft.start
            draft.t0, draft.start = hedge[0], tokens[hedge[0]].start
            break


def drop_place(draft: Reading) -> None:
    """Take back a bound that is a place or a matter: "unter den 25 Toten", among them and not fewer than 25."""
    if draft.beyond is not None and draft.noun:
        draft.approximator = None
        draft.t0, draft.start = draft.beyond


def read_cue(tokens: Sequence[Token], draft: Reading, limit: int, lexicon: Lexicon) -> None:
    """Read the bound behind a number with its unit, and which word of a range or a change stands before it."""
    _trailer(tokens, draft.t1, draft, lexicon)
    draft.cue = _cue(tokens, draft.t0, limit, draft, lexicon)


def _cue(tokens: Sequence[Token], at: int, limit: int, draft: Reading, lexicon: Lexicon) -> str | None:
    """Give which word of a range or a change stands before a number, articles aside."""
    ending = draft.tail or ""
    if ending and lexicon.from_behind.match([tokens[draft.t1 - 1]._replace(word=ending)], 0) is not None:
        return "from"
    if lexicon.from_behind.match(tokens, draft.t1) is not None:
        return "from"
    if ending in lexicon.to_behind:
        return "to"
    for here in (at, at - 1 if at > limit and tokens[at - 1].word in lexicon.articles else at):
        if here > limit and tokens[here - 1].word in lexicon.between:
            return "between"
        if lexicon.from_words.match_before(tokens, here, limit) is not None:
            return "from"
        if lexicon.to.match_before(tokens, here, limit) is not None:
            return "to"
        if lexicon.by.match_before(tokens, here, limit) is not None:
            return "by"
    return None


def _money(text: str, tokens: Sequence[Token], draft: Reading, limit: int, lexicon: Lexicon) -> int:
    """Read the money or the percent sign in front of a number; give the token at which it begins."""
    at = draft.t0
    found = lexicon.money_before.match_before(tokens, at, limit)
    if found is None or tokens[at].start - tokens[at - 1].end > 1:
        return at
    start, name = found
    apart = [here for here in range(start + 1, at) if not touches(tokens, here)]
    if apart and tokens[start].word in lexicon.stops:
        start, name = at - 1, MONEY_SIGNS.get(tokens[at - 1].word, name)  # "a $ 254 milhões" is no Australian money
    written = text[tokens[start].start : tokens[at - 1].end]
    if written.isalpha() and name != "percent":
        code = written.isupper() and len(written) == 3
        touching = tokens[at].start == tokens[at - 1].end
        known = tokens[start].word in lexicon.tables.before
        if not known and not code and not (touching and written[0].isupper() and not written.isupper()):
            return at
        if tokens[start].word in TOUCHING_ONLY and not touching and not known:
            return at
    if start > limit and touches(tokens, start) and tokens[start - 1].kind in {"w", "n"} and not written.isalpha():
        if name == "percent" and tokens[start - 1].kind == "w" and written in lexicon.tables.before:
            draft.unit, draft.real = name, True  # "yıla göre% 18"
            draft.t0, draft.start = start, tokens[start].start
            return start
        lead = SYMBOLS.meant.get(tokens[start - 1].word.upper(), tokens[start - 1].word.upper())
        if lead not in SYMBOLS.codes:
            return at  # "50 %5": the sign belongs to the number before
        start, name = start - 1, lead  # "aud$ 15"
    draft.unit, draft.money, draft.real = name, name not in {"percent", "per-mille"}, True
    draft.t0, draft.start = start, tokens[start].start
    return start


def _sign(tokens: Sequence[Token], at: int, draft: Reading, limit: int, lexicon: Lexicon) -> int:
    """Read a minus, a plus or a sign that bounds, before a number or its money."""
    minus = lexicon.minus.match_before(tokens, at, limit)
    hedge = lexicon.hedges.match_before(tokens, at, limit)
    if minus is not None and (hedge is None or hedge[0] >= minus[0]):  # "au moins deux" is no "moins deux"
        at = minus[0]
        _negate(draft)
    elif at > limit and touches(tokens, at):
        sign = tokens[at - 1].word
        alone = not touches(tokens, at - 1) or tokens[at - 2].kind == "s"
        if sign in "-−" and alone:
            at -= 1
            _negate(draft)
            if draft.unit == "percent":
                draft.direction = "down"
        elif sign == "+" and alone:
            at -= 1
            draft.direction = "up" if draft.unit == "percent" else None
        elif sign in APPROXIMATOR_SIGNS:
            at -= 1
            draft.approximator = APPROXIMATOR_SIGNS[sign]
    if at < draft.t0:
        draft.t0, draft.start = at, tokens[at].start
    return at


def _negate(draft: Reading) -> None:
    if draft.value is not None and draft.number is not None:
        draft.value, draft.number = -draft.value, -draft.number


def read_change(tokens: Sequence[Token], draft: Reading, lexicon: Lexicon) -> None:
    """Give an amount of change the way it goes: "выросла на 3 %", "stieg um 3 Prozent", "rise of 3 %"."""
    if draft.kind == "multiple" and draft.direction is None:
        draft.direction = _way_of_multiple(tokens, draft, lexicon)
    share = draft.kind == "ratio"  # "fell by a quarter"
    if not (share or draft.kind == "quantity") or draft.cue in {"to", "between"} or draft.value is None:
        return
    way: Direction | None = None
    if draft.cue == "from":
        # "a augmenté de 3 %": the word that stands before a first level stands before an amount, too.
        by = lexicon.by.match_before(tokens, draft.t0, 0)
        way = lexicon.way(tokens[by[0] - 1].word) if by is not None and by[0] > 0 else None
    elif draft.cue == "by" and not (draft.unit in TIMES and tokens[draft.t0 - 1].word in lexicon.lasting):
        way = way_near(tokens, draft.t0, draft.t1, lexicon)
    elif draft.t0 > 0 and draft.real:
        way = _parted(tokens, draft.t0 - 1, draft.t1, lexicon) or lexicon.way(tokens[draft.t0 - 1].word)
        if way is None and draft.t1 < len(tokens) and lexicon.tables.change_behind:
            way = lexicon.way(tokens[draft.t1].word)
    if way is not None:
        draft.direction, draft.kind = way, "ratio" if share else "change"
    elif draft.direction is not None and not share:
        draft.kind = "change"


def _way_of_multiple(tokens: Sequence[Token], draft: Reading, lexicon: Lexicon) -> Direction | None:
    """Give the way of the word of change that a multiple stands beside: "упал в 2,5 раза", "вдвое снизилась"."""
    for here in range(draft.t0 - 1, max(-1, draft.t0 - 1 - _BESIDE), -1):
        if tokens[here].kind == "s":
            break
        if (way := lexicon.way(tokens[here].word)) is not None:
            return way
    return lexicon.way(tokens[draft.t1].word) if draft.t1 < len(tokens) else None


def way_near(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> Direction | None:
    """Give the way of the word of change that stands nearest in the sentence, those before first."""
    for here in range(first - 1, max(-1, first - _NEAR), -1):
        if _ends(tokens, here, lexicon):
            break
        if (way := _parted(tokens, here, end, lexicon)) is not None:
            return way
        if (way := lexicon.way(tokens[here].word)) is not None:
            return way
    for here in range(end, min(len(tokens), end + _AHEAD)):
        if _ends(tokens, here, lexicon) or tokens[here].word == ",":
            break
        if (way := lexicon.way(tokens[here].word)) is not None:
            return way
    return None


def _parted(tokens: Sequence[Token], verb: int, end: int, lexicon: Lexicon) -> Direction | None:
    """Give the way of a verb whose second part stands behind the amount: "nahm um 5 Prozent auf 30 Millionen zu"."""
    for rest, way in lexicon.parted.get(tokens[verb].word, ()):
        for here in range(end, min(len(tokens), end + _CLAUSE)):
            if _ends(tokens, here, lexicon) or tokens[here].word == ",":
                break
            behind = here + len(rest)
            if tuple(token.word for token in tokens[here:behind]) != rest:
                continue
            if len(rest) > 1 or behind == len(tokens) or tokens[behind].kind == "s":
                return way
            if tokens[behind].word in lexicon.and_words:
                return way
    return None


def _ends(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a sign ends a sentence; the dot of a shortened scale or year ("Mrd. Euro", "2023 r.") does not."""
    sign = tokens[at].word
    if sign not in _ENDS or sign != "." or not at:
        return sign in _ENDS
    return lexicon.scale(tokens[at - 1].word) is None and lexicon.years_behind.match(tokens, at - 1) is None
