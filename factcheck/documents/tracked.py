"""Changes and comments that stand in a text as marks of CriticMarkup (https://criticmarkup.com): read as accepted."""

from __future__ import annotations

import re

from factcheck.patterns import compile_pattern

__all__ = ["accepted"]

# How each mark begins and ends: {>>comment<<}, {++added++}, {--removed--}, {~~before~>after~~}, {==marked==}. The
# {{-- --}} of template languages is none.
_ENDS = {"{>>": "<<}", "{++": "++}", "{--": "--}", "{~~": "~~}", "{==": "==}"}
_BEGINS = compile_pattern("|".join(rf"(?<!\{{){re.escape(begin)}" for begin in _ENDS))
_LONGEST = 10_000  # code points within a mark: of very many that are left open, none is looked for to the end
_WITHIN = 3  # marks within one another that are read


def accepted(text: str) -> str:
    """Give a text as it is when its changes are accepted, without the comments; one without marks as it stands.

    What is marked within a mark is read, too.
    """
    for _ in range(_WITHIN):
        if not any(begin in text for begin in _ENDS):
            break
        text = _once(text)
    return text


def _once(text: str) -> str:
    kept: list[str] = []
    done = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() < done:
            continue
        ending = _ENDS[begin.group()]
        end = text.find(ending, begin.end(), begin.end() + _LONGEST)
        after = None if end < 0 or text.startswith("}", end + 3) else _after(begin.group(), text[begin.end() : end])
        if after is not None:
            kept += (text[done : begin.start()], after)
            done = end + len(ending)
    return "".join((*kept, text[done:])) if kept else text


def _after(begin: str, inside: str) -> str | None:
    """Give what stands in the place of a mark once it is accepted; None where it is no mark."""
    if begin == "{~~":
        _, arrow, after = inside.partition("~>")
        return after if arrow else None
    return inside if begin in {"{++", "{=="} else ""
