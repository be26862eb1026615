"""Characters that nobody sees and that tear a number or a name apart, as in "6", a zero width space, "4%".

They are named where the claim is shown, and never taken out: what was read is what was written.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["unseen_in"]

# Formats, fillers and tags, of which nothing is painted; those of direction have a place in text from right to left.
# They are compiled for the first text that has something to look for, which few have.
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OTHER = "\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\U000e0020-\U000e007f"
_UNSEEN = f"[{_DIRECTION}{_OTHER}]"
_FROM_THE_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_TORN = f"[^\\s{_DIRECTION}{_OTHER}]+(?:[{_DIRECTION}{_OTHER}]+[^\\s{_DIRECTION}{_OTHER}]+)+"
_IN_A_NUMBER = "\\d[.,]?\0+[\\d.,%\u2030]|[\\d.,]\0+\\d"
_LETTER = "[^\\W\\d_\u0590-\u200a\u2c80-\uffff]"  # of a script that joins no letters by such characters
_AROUND = "\"'()[]“”‘’«»„.,;:!?"
_IN_A_NAME = f"{_LETTER}\0+{_LETTER}"


def unseen_in(text: str) -> tuple[str, ...]:
    """Give the numbers and names in a text in which such a character stands, it itself by its name in brackets."""
    if text.isascii() or re.search(_UNSEEN, text) is None:
        return ()
    passed = f"[{_DIRECTION}]" if re.search(_FROM_THE_RIGHT, text) else "(?!)"
    words = (match.group().strip(_AROUND) for match in re.finditer(_TORN, re.sub(passed, "", text)))
    return tuple(dict.fromkeys(re.sub(_UNSEEN, _named, word) for word in words if _is_torn(word)))


def _is_torn(word: str) -> bool:
    marked = re.sub(_UNSEEN, "\0", word)
    return bool(re.search(_IN_A_NUMBER, marked) or (marked[:1].isupper() and re.search(_IN_A_NAME, marked)))


def _named(match: re.Match[str]) -> str:
    name = unicodedata.name(match.group(), f"U+{ord(match.group()):04X}")
    return f"[{name.lower()}]"
