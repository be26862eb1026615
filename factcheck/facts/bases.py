"""What a share is a share of: "of votes", "of registered voters", "of adults".

Two shares of different things are different numbers even where everything else agrees, which is how a turnout
becomes a landslide. Words for the same base are one row of a table here.
"""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.vocabulary import EMPTY, WORD, stem
from factcheck.language.tables import NEVER, english

if TYPE_CHECKING:
    from factcheck.facts.periods import Likeness

__all__ = ["base_of_ratio", "compare", "counted_so_far", "read_base"]

_SO_FAR = " counted so far"


class _Words(Struct, frozen=True):
    """How a language names what a share is of; every group of `known` is one base."""

    known: re.Pattern[str] = NEVER
    vague: frozenset[str] = frozenset()
    pointed: str = ""
    after: re.Pattern[str] = NEVER
    before: re.Pattern[str] = NEVER
    leads: re.Pattern[str] = NEVER
    inside: re.Pattern[str] = NEVER


_words = english(_Words, "bases")


@cache
def _vague() -> frozenset[str]:
    return frozenset(map(stem, _words().vague))


def read_base(before: str, after: str) -> str | None:
    """Give what a share is a share of, from the words that follow it, else from those before it."""
    words = _words()
    match = words.after.match(after) or _last(before)
    if match is None:
        return None
    base = words.leads.sub("", match["words"])
    known = words.known.match(base)
    if known is not None:
        return known.group()
    return f"{words.pointed} {base}" if _is_pointed_at(match["words"].lower()) else base


def _is_pointed_at(base: str) -> bool:
    return base.startswith(f"{_words().pointed} ")


def base_of_ratio(written: str, after: str) -> str | None:
    """Give what a ratio is of: "women" in "one in five women", "pupil" in "one pupil in eight is absent"."""
    inside = _words().inside.search(written)
    if inside is not None:
        return inside["words"]
    words = WORD.match(after.lstrip())
    return None if words is None or words.group().lower() in EMPTY else read_base("", f" of{after}")


def _last(text: str) -> re.Match[str] | None:
    return max(_words().before.finditer(text), key=lambda match: match.start(), default=None)


def _is_count(base: str | None) -> bool:
    return base is not None and base.endswith(_SO_FAR)


def counted_so_far(base: str) -> str:
    """Give the base of a count's progress: "99.3% of protocols" is no share of votes that anybody won."""
    return base + _SO_FAR


@lru_cache(maxsize=4096)
def _name(base: str) -> str | None:
    found = _words().known.search(base)
    return found.lastgroup if found is not None else None


@lru_cache(maxsize=8192)
def compare(first: str | None, second: str | None) -> Likeness:
    """Say whether two bases are the same; unknown where one is not given or says nothing of its own."""
    if _is_count(first) != _is_count(second):
        return "different"
    if not first or not second:
        return "unknown"
    one, two = _name(first), _name(second)
    if one is not None and two is not None:
        return "same" if one == two else "different"
    stems = [{stem(word) for word in base.lower().split()} - _vague() for base in (first, second)]
    if not stems[0] or not stems[1]:
        return "unknown"
    if stems[0] & stems[1]:
        return "same"
    if _is_pointed_at(first) or _is_pointed_at(second):
        return "unknown"
    return "different"
