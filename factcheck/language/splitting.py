"""Where sentences begin and end, in time linear in the text.

Paragraphs, list items and deliberate line breaks are boundaries; a line that was only wrapped is not. Within a
paragraph a terminator ends a sentence where white space follows, unless the words on both sides say otherwise
(`texts`). What comes back are spans without white space or list marks around them, in text order; together
they hold every other character of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.calendar import months_of_all
from factcheck.language.texts import text_words, together
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["split_blocks", "split_sentences"]

Span = tuple[int, int]

# An empty line, a form feed or a paragraph separator. U+0085 and U+2028 are line ends to `str.splitlines` but not here:
# places count line feeds, as editors do.
_GAP = compile_pattern(r"\n[^\S\n]*\n\s*")
_GAP_OR_PAGE = compile_pattern(r"\n[^\S\n]*\n\s*|[\f\u2029]\s*")

# Where a sentence may end: a run of terminators, what closes after it (quotation marks, brackets, a footnote's "[1]")
# and white space; or a terminator glued to the next sentence by whoever extracted the text ("said.The"). The
# lookbehind after the first character makes every run a single candidate, which keeps long runs linear.
_END = compile_pattern(
    r"[.!?…؟।。！？](?<![.!?…؟।。！？]{2})(?:"
    r"[.!?…؟।]*+(?:[\"'”’»“)\]*_]|\[\d{1,3}\])*+(?=\s)"
    r"|(?<=[a-zà-þ]{3}\.)(?=[A-ZÀ-Þ][a-zà-þ]{2})"
    r"|(?<=[。！？])[。！？]*+[”’」』）\"]*+)"
)
_WORDS = text_words()
_NEVER_END, _BEFORE_NUMBER, _MAY_END = map(together, (_WORDS.never_end, _WORDS.before_number, _WORDS.may_end))
_UNITS, _STARTERS, _ORDINAL_LEADS = map(together, (_WORDS.shortened_units, _WORDS.starters, _WORDS.ordinal_leads))
_FOLLOW = compile_pattern(r"\s*([\"'“‘«„‚(\[¿¡*_—–-]*)\s?(\w*)(.?)")
_ATTRIBUTION = compile_pattern(
    rf"[A-ZÀ-ÞА-Я][\w’'.-]*(?: [A-ZÀ-ÞА-Я][\w’'.-]*){{0,3}} (?:{'|'.join(sorted(together(_WORDS.saying)))})\b"
)
_QUOTES = frozenset("\"'”’»“")
_DOTTED = compile_pattern(r"(?:[^\W\d_]\.)+[^\W\d_]")

_SHORTENED = _NEVER_END | _BEFORE_NUMBER | _MAY_END

_BULLET = compile_pattern(r"[^\S\n]*(?:[-*+•‣◦▪●·–—]|\(?\d{1,2}[.)]|\(?[a-z]\))[^\S\n]+(?=\S)")
_FIRST_WORD = compile_pattern(r"\S+")

# Below this many characters a line is too short to have been wrapped; above the second it was never wrapped at all.
_NARROW, _WIDE = 40, 200


# Nobody writes a longer sentence, in code points; what is read in one piece costs more than in proportion.
_LONGEST = 5_000


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Give the sentences of `text[start:end]` as spans `[start, end)` in code points of `text`, in order."""
    spans: list[Span] = []
    for left, right in split_blocks(text, start, len(text) if end is None else end):
        if text.find("\n", left, right) < 0:
            _split_run(text, left, right, spans)
        else:
            for run_left, run_right in _runs(text, left, right):
                _split_run(text, run_left, run_right, spans)
    if any(right - left > _LONGEST for left, right in spans):
        return [piece for left, right in spans for piece in _cut(text, left, right)]
    return spans


def _cut(text: str, left: int, right: int) -> Iterator[Span]:
    """Cut what is too long for a sentence at its white space: a page that lost its lines, a list, data."""
    while right - left > _LONGEST:
        space = max(text.rfind(" ", left, left + _LONGEST), text.rfind("\n", left, left + _LONGEST))
        stop = space if space > left else left + _LONGEST
        yield from _trimmed(text, left, stop)
        left = stop
    yield from _trimmed(text, left, right)


def split_blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the paragraphs of `text[start:end]`: what stands between empty lines, without white space around it."""
    position = start
    pattern = _GAP if text.find("\f", start, end) < 0 and text.find("\u2029", start, end) < 0 else _GAP_OR_PAGE
    for gap in pattern.finditer(text, start, end):
        if position < gap.start():
            yield from _trimmed(text, position, gap.start())
        position = gap.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, left: int, right: int) -> Iterator[Span]:
    while left < right and text[left].isspace():
        left += 1
    while left < right and text[right - 1].isspace():
        right -= 1
    if left < right:
        yield left, right


def _runs(text: str, left: int, right: int) -> Iterator[Span]:
    """Give the parts of a paragraph between its deliberate line breaks.

    A wrapped line ends because the next word did not fit; a line on which it would have fitted was ended on purpose.
    Where a third of a paragraph's lines end on purpose, it is a list and every line stands for itself. A line that
    begins like the middle of a sentence (", Sergei Kalyakin said.") always belongs to the one before it.
    """
    lines: list[Span] = []
    position = left
    while position < right:
        stop = text.find("\n", position, right)
        stop = right if stop < 0 else stop
        lines.append((position, stop))
        position = stop + 1
    width = max(_NARROW, max(stop - begin for begin, stop in lines))
    open_breaks: list[tuple[int, bool]] = []
    hard: set[int] = set()
    for index in range(1, len(lines)):
        before, (begin, stop) = lines[index - 1], lines[index]
        if _begins_item(text, before, begin, stop):
            hard.add(index)
        elif not _goes_on(text, before, begin, stop):
            word = _FIRST_WORD.search(text, begin, stop)
            fits = before[1] - before[0] + 1 + (word.end() - word.start() if word else 0) <= width
            open_breaks.append((index, fits or before[1] - before[0] > _WIDE))
    deliberate = sum(fits for _, fits in open_breaks)
    is_list = deliberate * 3 >= len(open_breaks)
    hard.update(index for index, fits in open_breaks if fits or (is_list and deliberate))
    run = left
    for index in sorted(hard):
        yield run, lines[index - 1][1]
        run = lines[index][0]
    yield run, right


def _begins_item(text: str, before: Span, begin: int, stop: int) -> bool:
    mark = _BULLET.match(text, begin, stop)
    if mark is None:
        return False
    if mark.group().strip() in "–—·" and text[mark.end()].islower():
        return text[before[1] - 1] in ".!?:;…" or _BULLET.match(text, *before) is not None
    return _is_marker(text, mark, stop)


def _is_marker(text: str, mark: re.Match[str], stop: int) -> bool:
    """Tell "4. Turnout" from "4. März"."""
    word = _FIRST_WORD.match(text, mark.end(), stop)
    return not (mark.group().strip()[-1] == "." and word and word.group().strip(".,").lower() in months_of_all())


def _goes_on(text: str, before: Span, begin: int, stop: int) -> bool:
    while begin < stop and text[begin].isspace():
        begin += 1
    if begin == stop:
        return False
    last = text[before[0] : before[1]].rstrip()[-1:]
    return text[begin].islower() or text[begin] in ",;:)]}%»”" or last in ",-–("


def _split_run(text: str, left: int, right: int, spans: list[Span]) -> None:
    """Append the sentences of one run of text, which ends where its last sentence does."""
    bullet = _BULLET.match(text, left, right)
    if bullet is not None and _is_marker(text, bullet, right):
        left = bullet.end()
    while left < right and text[left].isspace():
        left += 1
    for match in _END.finditer(text, left, right):
        close = match.end()
        mark = match.start()
        # The plain case, decided without a further search: a small word, a full stop, a space, a capital.
        plain = (
            close == mark + 1
            and text[mark] == "."
            and text[close + 1 : close + 2].isupper()
            and (word := text[max(left, text.rfind(" ", left, mark) + 1) : mark]).islower()
            and word.isalpha()
            and word not in _SHORTENED
        )
        if plain or (close < right and _is_end(text, left, mark, close, right)):
            spans.append((left, close))
            left = close
            while left < right and text[left].isspace():
                left += 1
    while left < right and text[right - 1].isspace():
        right -= 1
    if left < right:
        spans.append((left, right))


def _is_end(text: str, left: int, mark: int, close: int, right: int) -> bool:
    """Tell whether the terminator at `mark`, closed at `close`, ends the sentence that began at `left`."""
    follow = _FOLLOW.match(text, close, right)
    assert follow is not None  # every part of it may be empty
    opener, word, sign = follow.groups()
    if word:
        if word.islower():
            return False  # but "iPad" begins a sentence as it is written
    elif sign in ",;:" and sign and not opener:
        return False
    sentence_mark = text[mark]
    if sentence_mark in "。！？":
        return True
    last = text[close - 1]
    if last in _QUOTES and word and word.lower() not in _STARTERS and _ATTRIBUTION.match(text, follow.start(2), right):
        return False
    if sentence_mark != ".":
        return True if sentence_mark != "…" else _ends_ellipsis(opener, word)
    if text.startswith("..", mark):
        return _ends_ellipsis(opener, word)
    return _ends_stop(text, left, mark, word)


def _ends_ellipsis(opener: str, word: str) -> bool:
    return bool(opener) or (word[:1].isupper() and word != "I")


def _ends_stop(text: str, left: int, mark: int, word: str) -> bool:
    """Tell a full stop from the point of an abbreviation, an initial or an ordinal number."""
    before = text[max(left, mark - 24) : mark].split()
    if not before:
        return True
    last_word = before[-1].lstrip("\"'“‘«„([—–-")
    key = last_word.lower()
    following = word.lower()
    if key.isdigit():
        if len(key) > 2:
            return True
        return following not in months_of_all() and not (len(before) > 1 and before[-2].lower() in _ORDINAL_LEADS)
    if key in _NEVER_END:
        return False
    if key in _BEFORE_NUMBER and word[:1].isdigit():
        return False
    if key in _UNITS and word[:1].isupper() and len(before) > 1 and before[-2][-1].isdigit():
        return True  # "it rained 52 mm. Rivers rose"
    if key in _MAY_END or key in _UNITS or _DOTTED.fullmatch(key):
        return following in _STARTERS or not word
    if len(last_word) == 1 and last_word.isalpha() and last_word.isupper() and last_word != "I":
        return len(word) > 1 and following in _STARTERS
    return True
