"""Numbers in digits that count nothing: dates, clock times, ranks, scores, and names that hold a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.figures.tabled.draft import made
from factcheck.language.symbols import SYMBOLS
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tabled.draft import Reading
    from factcheck.figures.tabled.lexicon import Lexicon
    from factcheck.figures.tabled.tokens import Token

__all__ = ["dash", "label", "touches", "year_of"]

_DASHES = frozenset("-–—−\u2010\u2011")
_ORDINAL_SIGNS = frozenset("ºª")
_DATE = compile_pattern(r"\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}")
_DAY_OF_MONTH = compile_pattern(r"(?:[1-9]|[0-3]\d)\.(?:0?[1-9]|1[0-2])")
_FRACTIONS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000})
_SHORT_YEAR, _SERIAL = 2, 11  # digits of a year without its century, and of a telephone or a book
_GROUPS, _TELEPHONE = 3, 7  # groups and digits of a telephone number
_QUARTERS = "TQHS"  # behind the number of a quarter or a half-year
_POSTAL, _LONGEST_MATCH = 5, 130
_NAMES = 3  # words of the name of a street
_FEW = 12  # a degree sign behind a number up to it may be that of an ordinal
_NOTE = 3  # digits of a number in brackets that names a note
_MOST_OF_A_DAY, _MOST_OF_A_MONTH = 24, 31


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token stands directly behind the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def dash(token: Token) -> bool:
    """Tell whether a token is a dash of any length."""
    return token.word in _DASHES


def year_of(written: str) -> int | None:
    """Give the year that four digits can be."""
    return int(written) if len(written) == 4 and written.isdecimal() and 1000 <= int(written) < 2200 else None


def label(text: str, tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> Reading | None:
    """Type the digits at a token by their shape and neighbours; None where they may be a quantity."""
    return (
        _part_of_name(text, tokens, at, limit, lexicon)
        or _telephone(text, tokens, at)
        or _postal(text, tokens, at)
        or _minute(tokens, at)
        or _quarter(text, tokens, at)
        or _by_shape(tokens, at, lexicon)
        or _dated(tokens, at, limit, lexicon)
        or _ranked(text, tokens, at, lexicon)
        or _addressed(text, tokens, at, limit, lexicon)
        or _named(tokens, at, limit, lexicon)
    )


def _is(tokens: Sequence[Token], at: int, kind: str) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == kind


def _run(tokens: Sequence[Token], end: int) -> int:
    """Give where a run of letters, digits and hyphens that touch each other ends."""
    while end < len(tokens) and touches(tokens, end):
        if tokens[end].kind in {"w", "n"}:
            end += 1
        elif (
            tokens[end].word == "/"
            and touches(tokens, end + 1)
            and _is(tokens, end - 1, "n")
            and _is(tokens, end + 1, "n")
        ):
            end += 2  # "сезоне-2022/23"
        elif dash(tokens[end]) and end + 1 < len(tokens) and touches(tokens, end + 1) and tokens[end + 1].kind != "s":
            end += 2
        else:
            break
    return end


def _part_of_name(text: str, tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> Reading | None:
    """Find what is written onto the number from the left: "A380", "Covid-19", "ke-5"."""
    if not touches(tokens, at):
        return None
    before = tokens[at - 1]
    if at <= limit:  # what touches belongs to another figure: "1e10"
        return made(tokens, at, _run(tokens, at + 1), "identifier") if before.kind == "w" else None
    if before.kind == "w" and before.word not in lexicon.proclitics and before.word[-1] != "'":
        named = before.word.upper() in SYMBOLS.codes_in_names and tokens[at].word.isdecimal()  # "COP28"
        if named or lexicon.money_before.match_before(tokens, at, limit) is None:
            return made(tokens, at - 1, _run(tokens, at + 1), "identifier")
    elif before.word in {"_", "."} and touches(tokens, at - 1) and _is(tokens, at - 2, "w"):
        return made(tokens, at - 2, _run(tokens, at + 1), "identifier")
    elif dash(before) and at - 2 >= limit and touches(tokens, at - 1) and _is(tokens, at - 2, "w"):
        if tokens[at - 2].word in lexicon.ordinal_leads:
            rank = made(tokens, at - 2, at + 1, "rank")
            rank.value = Decimal(tokens[at].word) if tokens[at].word.isdecimal() else None
            return rank
        if before.word not in "–—" or not text[tokens[at - 2].start].islower():
            return made(tokens, at - 2, _run(tokens, at + 1), "identifier")
    return None


def _telephone(text: str, tokens: Sequence[Token], at: int) -> Reading | None:
    """Type a telephone number: "01 42 34 56 78", "(11) 3456-7890", "22 123 45 67"."""
    digits = [sign for sign in tokens[at].word if sign.isdecimal()]
    end, groups = at + 1, 1
    bracket = at > 0 and tokens[at - 1].word == "("
    while end < len(tokens):
        step = end
        if tokens[step].word == ")" and bracket:
            step, bracket = step + 1, False
        elif tokens[step].word == "(":
            step, bracket = step + 1, True
        elif tokens[step].word in _DASHES and touches(tokens, step) and touches(tokens, step + 1):
            step += 1
        if step >= len(tokens) or tokens[step].kind != "n" or tokens[step].start - tokens[step - 1].end > 1:
            break
        if not text[tokens[step].start : tokens[step].end].replace(" ", "").isdecimal():
            break
        digits += [sign for sign in tokens[step].word if sign.isdecimal()]
        end, groups = step + 1, groups + 1
    signs = {token.word for token in tokens[at:end] if token.kind == "s"}
    coded = ")" in signs or (at > 0 and tokens[at - 1].word == ")")
    enough = groups >= _GROUPS or (groups == 2 and coded)
    if not enough or len(digits) < _TELEPHONE or not tokens[at].word.replace(" ", "").isdecimal():
        return None
    return made(tokens, at, end, "identifier")


def _postal(text: str, tokens: Sequence[Token], at: int) -> Reading | None:
    """Type the five digits before the name of a town in an address: ", 10119 Berlin"."""
    written = tokens[at].word
    if len(written) != _POSTAL or not written.isdecimal() or not 0 < at < len(tokens) - 1:
        return None
    named = tokens[at + 1].kind == "w" and text[tokens[at + 1].start].isupper()
    return made(tokens, at, at + 1, "identifier") if named and tokens[at - 1].word in {",", "-"} else None


def _minute(tokens: Sequence[Token], at: int) -> Reading | None:
    """Type a minute of a match: "12'", "45+2", "90'+4", "90.+3"."""
    if not tokens[at].word.isdecimal() or int(tokens[at].word) > _LONGEST_MATCH:
        return None
    end = at + 1
    while end < len(tokens) and touches(tokens, end) and tokens[end].word in {"'", "’", "′", ".", "+"}:
        end += 1
    signs = [token.word for token in tokens[at + 1 : end]]
    if signs and signs[-1] == "+" and touches(tokens, end) and _is(tokens, end, "n"):
        return made(tokens, at, end + 1, "identifier")
    marked = bool(signs) and signs[0] in {"'", "’", "′"} and not touches(tokens, at + 2)
    return made(tokens, at, at + 2, "identifier") if marked else None


def _quarter(text: str, tokens: Sequence[Token], at: int) -> Reading | None:
    """Type a quarter or a half of a year that is written with its number first: "1T23", "4T", "2H24"."""
    if tokens[at].word not in {"1", "2", "3", "4"} or not touches(tokens, at + 1):
        return None
    sign = text[tokens[at + 1].start : tokens[at + 1].end]
    if len(sign) != 1 or sign not in _QUARTERS:
        return None
    return made(tokens, at, _run(tokens, at + 1), "identifier")


def _by_shape(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Reading | None:
    """Type 14:30, 2:1, 24.12.2020, 2014-15, 2020-03-05, 1/2/2020, 007, +49 30 123."""
    written = tokens[at].word
    if _DATE.fullmatch(written) and written.count(".") == 2:
        return made(tokens, at, at + 1, "date")
    sign = tokens[at + 1].word if touches(tokens, at + 1) else ""
    if sign == "." and lexicon.ordinal_sign == "." and _DAY_OF_MONTH.fullmatch(written):
        return made(tokens, at, at + 2, "date")  # "am 24.12. und 31.12."
    short = len(written) == _SHORT_YEAR or (len(written) == _SHORT_YEAR + 1 and written.endswith("00"))
    if at and touches(tokens, at) and tokens[at - 1].word in "'’" and short:
        return made(tokens, at - 1, at + 1, "date")  # "’86", "’900"
    if sign == ")" and at == 0:
        return made(tokens, at, at + 1, "identifier")  # the number of a list
    if sign in ")]" and sign and touches(tokens, at) and tokens[at - 1].word in "([" and len(written) <= _NOTE:
        return made(tokens, at, at + 1, "identifier")  # a note, an age, a district: nothing says what it counts
    lead = written.isdecimal() and len(written) > 1 and written[0] in "0٠०"
    if not sign or not (touches(tokens, at + 2) and _is(tokens, at + 2, "n")):
        return made(tokens, at, _run(tokens, at + 1), "identifier") if lead else None
    following = tokens[at + 2].word
    further = touches(tokens, at + 3) and touches(tokens, at + 4) and _is(tokens, at + 4, "n")
    if sign in "x×" and written.isdecimal() and following.isdecimal() and len(written + following) <= _NOTE:
        return made(tokens, at, at + 3, "score")  # "2x1"
    if sign == ":":
        end = at + 5 if further and tokens[at + 3].word == ":" else at + 3
        hours = written.isdecimal() and int(written) <= _MOST_OF_A_DAY and len(following) == 2 and following.isdecimal()
        return made(tokens, at, end, "clock" if hours else "score")
    if sign == "/":
        if further:
            return made(tokens, at, at + 5, "date")
        if year_of(written):
            return made(tokens, at, at + 3, "date")
        return _fraction(tokens, at, written, following)
    if sign in _DASHES:
        if written.isdecimal() and following.isdecimal() and len(written) + len(following) >= _SERIAL:
            return made(tokens, at, _run(tokens, at + 3), "identifier")
        if further and tokens[at + 3].word in _DASHES:
            return made(tokens, at, _run(tokens, at + 5), "date" if year_of(written) else "identifier")
        first, second = year_of(written), year_of(following)
        if first and (second and second > first and first >= 1800):
            return made(tokens, at, at + 3, "date")
        if first and len(following) == 2 and following.isdecimal() and int(following) == (first + 1) % 100:
            return made(tokens, at, at + 3, "date")
    return made(tokens, at, _run(tokens, at + 1), "identifier") if lead else None


def _fraction(tokens: Sequence[Token], at: int, written: str, following: str) -> Reading:
    """Read 1/2, 3/4; other slashes are dates and names ("9/11", "24/7")."""
    found = made(tokens, at, at + 3, "identifier")
    if written.isdecimal() and following.isdecimal() and len(written) <= 4 and len(following) <= 4:
        top, bottom = int(written), int(following)
        if 0 < top < bottom and bottom in _FRACTIONS:
            found.kind, found.value, found.places = "quantity", Decimal(top) / Decimal(bottom), 2
            found.number, found.digits = found.value, True
    return found


def _dated(tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> Reading | None:
    """Find the month beside a day or a year, and the words beside a year: "4. März 2012", "в 2014 году"."""
    written = tokens[at].word
    day = written.isdecimal() and 1 <= int(written) <= _MOST_OF_A_MONTH
    end = at + 1
    if day and at > limit and tokens[at - 1].word in lexicon.days and not touches(tokens, at):
        month = at + 1 < len(tokens) and tokens[at + 1].word in lexicon.months  # "le mardi 10 septembre"
        return made(tokens, at, _year_behind(tokens, at + 2, lexicon) if month else at + 1, "date")
    if day:
        end = _behind_ordinal(tokens, end, lexicon)
        while end < len(tokens) and tokens[end].word in lexicon.dates:
            end += 1
        if _is(tokens, end, "w") and tokens[end].word in lexicon.months:
            return made(tokens, at, _year_behind(tokens, end + 1, lexicon), "date")
    if year_of(written) is None and not (day and at > limit and _month_before(tokens, at, limit, lexicon)):
        return None
    if _month_before(tokens, at, limit, lexicon):
        first = at - 1
        while tokens[first].word not in lexicon.months:
            first -= 1
        return made(tokens, first, _year_behind(tokens, at + 1, lexicon) if day else at + 1, "date")
    behind = lexicon.years_behind.match(tokens, at + 1)
    if behind is not None:
        return made(tokens, at, behind[0], "date")
    return None


def _behind_ordinal(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """Give where the ending of an ordinal behind a day ends."""
    if not touches(tokens, end):
        return end
    if tokens[end].word in _ORDINAL_SIGNS or tokens[end].word == "." or tokens[end].word in lexicon.ordinal_endings:
        return end + 1
    if dash(tokens[end]) and end + 1 < len(tokens) and tokens[end + 1].word in lexicon.ordinal_endings:
        return end + 2
    return end


def _year_behind(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    here = end
    while here < len(tokens) and (tokens[here].word in lexicon.dates or tokens[here].word in {",", "."}):
        here += 1
    if _is(tokens, here, "n") and year_of(tokens[here].word) and here - end <= 2:
        behind = lexicon.years_behind.match(tokens, here + 1)
        return behind[0] if behind is not None else here + 1
    return end


def _month_before(tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> bool:
    before = at - 1
    while before > limit and (tokens[before].word in lexicon.dates or tokens[before].word == "."):
        before -= 1
    return before >= limit and tokens[before].word in lexicon.months and len(tokens[before].word) >= 3


def _ranked(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Reading | None:
    """Find the ending of an ordinal, of a decade, of an age: "5-й", "3e", "1º", "1990er", "25-jährige", "4. Runde"."""
    written = tokens[at].word
    if not written.isdecimal() or not touches(tokens, at + 1):
        return None
    following = tokens[at + 1]
    end = at + 1
    ending = None
    dotted = following.word == "." and touches(tokens, at + 2) and tokens[at + 2].word in _ORDINAL_SIGNS  # "2.º"
    if following.word in _ORDINAL_SIGNS or dotted:
        ending, end = "º", at + 3 if dotted else at + 2
        if touches(tokens, end) and tokens[end].word in lexicon.ordinal_endings:
            end += 1
    elif following.word in lexicon.ordinal_endings and following.kind == "w":
        ending, end = following.word, at + 2
    elif following.word == "°" and int(written) <= _FEW and _is_counted(text, tokens, at + 2, lexicon):
        ending, end = "°", at + 2  # "il 2° semestre"
    elif lexicon.ages and following.kind == "w" and following.word.startswith(lexicon.ages):
        return made(tokens, at, at + 2, "age", Decimal(written), "year")  # "35enne"
    elif (dash(following) or following.word in "'’") and touches(tokens, at + 2) and _is(tokens, at + 2, "w"):
        word = tokens[at + 2].word
        if word in lexicon.ordinal_endings:
            ending, end = word, at + 3
        elif lexicon.ages and dash(following) and word.startswith(lexicon.ages):
            return made(tokens, at, at + 3, "age", Decimal(written), "year")
        elif (unit := lexicon.onto(word)) is not None:
            return made(tokens, at, at + 3, "quantity", Decimal(written), unit)  # "20-prozentig"
        elif dash(following) and following.word not in "–—" and not word.startswith(lexicon.folds or "\0"):
            return made(tokens, at, _run(tokens, at + 3), "identifier")
    elif following.word == "." and lexicon.ordinal_sign == "." and len(written) <= 3 and at + 2 < len(tokens):
        further = tokens[at + 2]
        gap = further.start - following.end
        small = text[further.start].islower()
        if further.kind == "w" and gap == 1 and (small or (lexicon.tables.nouns and further.word not in lexicon.stops)):
            ending, end = ".", at + 2
    if ending is None:
        return None
    found = made(tokens, at, end, "date" if year_of(written) else "rank")
    if found.kind == "rank":
        found.value = Decimal(written)
    return found


def _around(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Tell whether the words of a template stand around a number: "à # heures"."""
    first = at - words.index("#")
    if first < 0 or first + len(words) > len(tokens):
        return False
    return all(word in {"#", tokens[first + index].word} for index, word in enumerate(words))


def _is_counted(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun stands behind an ordinal whose sign is that of a degree."""
    if not _is(tokens, at, "w") or touches(tokens, at) or tokens[at].word in lexicon.stops | lexicon.of:
        return False
    return len(tokens[at].word) > 1 and text[tokens[at].start].islower()


def _addressed(text: str, tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> Reading | None:
    """Find the street before the number of a house: "ул. Ленина, 15", "via Roma 5"."""
    here = at - 1 if at > limit and tokens[at - 1].word == "," else at
    names = 0
    while here > limit and names < _NAMES and tokens[here - 1].kind == "w":
        here, names = here - 1, names + 1
        if lexicon.streets.match(tokens, here) is not None:
            named = any(text[token.start].isupper() for token in tokens[here + 1 : at])  # "in piazza quasi 9 mila"
            return made(tokens, at, _run(tokens, at + 1), "identifier") if named else None
        if here > limit and tokens[here - 1].word == "." and lexicon.streets.match(tokens, here - 2) is not None:
            return made(tokens, at, _run(tokens, at + 1), "identifier")
    return None


def _named(tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> Reading | None:
    """Find the word that makes a number a name, or an hour: "Artikel 5", "№ 7", "14 Uhr", "14h30"."""
    written = tokens[at].word
    before = lexicon.labels.match_before(tokens, at, limit)
    if before is None and at - 1 > limit and tokens[at - 1].word in {".", ":"}:
        before = lexicon.labels.match_before(tokens, at - 1, limit)
    if before is not None and tokens[at].start - tokens[at - 1].end <= 1:
        return made(tokens, before[0], _run(tokens, at + 1), "identifier")
    hours = written.replace(".", "", 1).isdecimal() and int(written.split(".")[0]) <= _MOST_OF_A_DAY
    behind = lexicon.clock.match(tokens, at + 1) if hours else None
    lasts = behind is not None and (lexicon.unit(tokens, behind[0] + 1) or (0, ""))[1] == "minute"  # "3 h 45 min"
    if behind is not None and not lasts:
        end = behind[0]
        minutes = _is(tokens, end, "n") and len(tokens[end].word) == 2 and tokens[end].word < "60"
        if touches(tokens, end) and _is(tokens, end, "n"):
            end += 1
        elif minutes and tokens[end].start - tokens[end - 1].end == 1 and tokens[end - 1].word == "h":
            end += 1  # "17 h 30"
        return made(tokens, at, end, "clock")
    if hours and any(_around(tokens, at, words) for words in lexicon.clock_around):
        return made(tokens, at, at + 1, "clock")
    if hours and lexicon.clock_before.match_before(tokens, at, limit) is not None:
        return made(tokens, at, at + 1, "clock")
    behind = lexicon.labels_behind.match(tokens, at + 1)
    return made(tokens, at, behind[0], "identifier") if behind is not None else None
