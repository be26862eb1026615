"""Which letters languages are written with, to tell a right reading of some bytes from a wrong one.

A short text in an old encoding has too few letters for statistics of pairs, and enough to see that "Skĺne" is in no
language with "Örebro". Only letters beyond ASCII are looked at; capitals are taken as their small letters.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from factcheck.patterns import compile_pattern

__all__ = ["plausibility"]

# A language's own letters, and what speaks for it before they are seen: fewer people write the latter ones.
_LATIN: tuple[tuple[str, float], ...] = (
    ("äöüß", 1.0), ("éèêëàâçîïôùûüœæ", 1.0), ("áéíóúüñ", 1.0),
    ("åäöé", 1.0), ("æøåé", 1.0), ("éëïóöüèê", 0.98), ("ąćęłńóśźż", 1.0), ("áčďéěíňóřšťúůýž", 1.0),
    ("áäčďéíĺľňóôŕšťúýž", 0.97), ("áéíóöőúüű", 1.0), ("ăâîșțşţ", 1.0), ("čćđšž", 1.0), ("çğıiöşüâî", 1.0),
    ("āčēģīķļņšūž", 0.97), ("ąčęėįšųūž", 0.97), ("äõöüšž", 0.96), ("áðéíóúýþæö", 0.92), ("çë", 0.95),
)  # fmt: skip
# Italian has its accents at the end of words, Portuguese writes õ before e.
_ITALIAN = compile_pattern(r"[àèéìíòùú](?=$|['’])", re.IGNORECASE)
_PORTUGUESE = compile_pattern("[ãáâàéêíóôúç]|õ(?=e)")
_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџќѓѕ")
_COMMON_CYRILLIC = frozenset("аеинорст")
_GREEK = frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ")
_GREEK_ACCENTS = frozenset("άέήίόύώΐΰ")
_JAPANESE = frozenset({"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"})
_HEBREW_FINALS = frozenset("ךםןףץ")
_SHOUTED = 0.95  # of words in capitals alone
_WORD = compile_pattern(r"[^\W\d_]+")
_ODD = compile_pattern("[\x80-\x9f¤¦¨¬¯±¸¹²³¼½¾×÷ªºˆ˜ƒ†‡‰˙˛˝ˇ˘╔-╿░-▟]")
_SIGNS_OF_PROSE = frozenset("«»„“”‘’‚–—…€£§°©®·•¿¡")


def plausibility(text: str) -> float:
    """Give how well a text is written with the letters of one language, 0 to 1; 1 where it is plain ASCII."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    beyond = [sign for sign in text if sign > "\x7f"]
    if not beyond:
        return 1.0
    odd = len(_ODD.findall(text)) + sum(unicodedata.category(sign) in {"Mn", "Co", "Cn", "Cc"} for sign in beyond)
    letters = [sign for word in words for sign in word.lower() if sign > "\x7f" and sign.isalpha()]
    strange = sum(not sign.isalpha() and sign not in _SIGNS_OF_PROSE for sign in beyond) + odd
    if not letters:
        return max(0.0, 0.5 - strange / len(beyond))
    fitting = max(_of_script(words, letters))
    mixed = sum(map(_is_mixed, words)) / len(words)
    return max(0.0, fitting - mixed - strange / len(beyond))


def _of_script(words: list[str], letters: list[str]) -> list[float]:
    """Give the share of the letters that fit, for each script that they may be in."""
    count = len(letters)
    latin = [prior * sum(sign in own for sign in letters) / count for own, prior in _LATIN]
    latin.append(sum(len(_ITALIAN.findall(word)) for word in words) / count)
    latin.append(sum(len(_PORTUGUESE.findall(word.lower())) for word in words) / count)
    cyrillic = sum(sign in _CYRILLIC for sign in letters) / count
    common = sum(sign in _COMMON_CYRILLIC for sign in letters) / count
    shouted = all(map(str.isupper, words))
    accented = sum(not _GREEK_ACCENTS.isdisjoint(word.lower()) for word in words) / len(words)
    greek = sum(sign in _GREEK for sign in letters) / count * (0.5 + accented / 2)
    opens = sum(word[0] in _HEBREW_FINALS for word in words) / len(words)
    hebrew = _share(letters, "\u05d0", "\u05ea") - opens
    han = _share(letters, "\u3040", "\u30ff") + _share(letters, "\u4e00", "\u9fff")
    arabic, hangul = _share(letters, "\u0620", "\u06ff"), _share(letters, "\uac00", "\ud7a3")
    cyrillic *= min(_SHOUTED if shouted else 1.0, 0.6 + common)
    return [*latin, cyrillic, greek, hebrew * 0.99, arabic * 0.99, hangul, han * 0.95]


def _share(letters: list[str], first: str, last: str) -> float:
    return sum(first <= sign <= last for sign in letters) / len(letters)


def _is_mixed(word: str) -> bool:
    """Tell a word that nobody writes: a capital after a small letter, or letters of two scripts."""
    if any(before.islower() and after.isupper() for before, after in itertools.pairwise(word)):
        return True
    return len({unicodedata.name(sign, "?").partition(" ")[0] for sign in word} - _JAPANESE) > 1
