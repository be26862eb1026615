"""What a share is a share of: "of votes", "of registered voters", "of adults".

Two shares of different things are different numbers even where everything else agrees, which is how a turnout
becomes a landslide. Words for the same base are one row of a table here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import EMPTY, WORD, stem

if TYPE_CHECKING:
    from factcheck.facts.periods import Likeness

__all__ = ["base_of_ratio", "compare", "counted_so_far", "read_base"]

# Names of one and the same base, most specific first: a row is tried before those below it.
_BASES: tuple[tuple[str, str], ...] = (
    ("counted", r"\w+ counted so far"),
    ("registered", r"(?:registered|eligible|enrolled) (?:voters?|electors?|citizens)|(?:whole |total )?electorate"),
    ("likely voters", r"likely voters?"),
    ("votes", r"(?:valid |popular |total |list )?(?:votes?|ballots?|vote share)|those (?:who )?(?:voted|voting)"),
    ("votes", r"voters"),
    ("households", r"(?:all |private )?(?:households?|families|homes)"),
    ("adults", r"adults?|adult population|(?:grown-?ups)|over-18s"),
    ("women", r"women|females?|girls|mothers"),
    ("men", r"men|males?|boys|fathers"),
    ("children", r"children|pupils|minors|under-18s|kids"),
    ("workers", r"workers|employees|(?:the )?(?:labou?r force|workforce)|staff"),
    ("companies", r"companies|firms|businesses|employers"),
    ("respondents", r"respondents?|(?:people|those) (?:asked|polled|surveyed|questioned|interviewed)|participants"),
    ("gdp", r"gdp|gross domestic product|(?:national |economic )?output|(?:the )?economy"),
    ("population", r"population|inhabitants|residents|citizens|the country"),
    ("revenue", r"(?:total |annual |net )?(?:revenues?|sales|turnover)"),
    ("budget", r"(?:total |state |federal )?(?:budget|spending|expenditure)"),
    ("normal", r"(?:the )?(?:(?:long-term|seasonal) )?(?:normal|average|usual|mean|norm)"),
    ("seats", r"(?:the )?(?:seats|parliament|chamber)"),
)  # fmt: skip
_KNOWN = re.compile(
    r"\b(?:" + "|".join(f"(?P<b{number}>{pattern})" for number, (_, pattern) in enumerate(_BASES)) + r")\b",
    re.IGNORECASE,
)
_SO_FAR = " counted so far"
# Bases that say nothing of their own: "of people" may be any people.
_VAGUE = frozenset(
    map(stem, ("people", "person", "those", "them", "all", "total", "whole", "it", "which", "us", "cases"))
)

# Who is pointed at has no name to be told apart by: "those given the drug" may be "the patients in the drug group".
_POINTED = "those "

_AFTER = re.compile(
    r"[\s)]*(?:of|out of|among|amongst)\s+(?P<words>(?:(?:all|the|its|their|his|her|our|those|these|total|nearly)\s+)*"
    r"[^\W\d_][\w'’-]*(?:\s+(?!(?:in|on|at|by|for|to|from|and|or|but|who|that|which|while|with|as|is|are|was|were|has|"
    r"have|had|said|say|says|will|would|after|before|aged|than|over|under|the|a|an)\b)[^\W\d_][\w'’-]*){0,3})"
)
_BEFORE = re.compile(
    r"\b(?:share|percentage|proportion|part|number)\s+of\s+(?:the\s+)?(?P<words>[^\W\d_][\w'’-]*(?:\s+(?:cast|voters))?)",
    re.IGNORECASE,
)


def read_base(before: str, after: str) -> str | None:
    """Give what a share is a share of, from the words that follow it, else from those before it."""
    match = _AFTER.match(after) or _last(before)
    if match is None:
        return None
    words = re.sub(r"^(?:(?:all|the|its|their|his|her|our|those|these|total|nearly)\s+)+", "", match["words"])
    known = _KNOWN.match(words)
    if known is not None:
        return known.group()
    return f"{_POINTED}{words}" if match["words"].lower().startswith(_POINTED) else words


_INSIDE = re.compile(r"\b(?:one|1) (?P<words>[^\W\d_]+(?:[ -][^\W\d_]+)?) in (?:every )?\S+$", re.IGNORECASE)


def base_of_ratio(written: str, after: str) -> str | None:
    """Give what a ratio is of: "women" in "one in five women", "pupil" in "one pupil in eight is absent"."""
    inside = _INSIDE.search(written)
    if inside is not None:
        return inside["words"]
    words = WORD.match(after.lstrip())
    return None if words is None or words.group().lower() in EMPTY else read_base("", f" of{after}")


def _last(text: str) -> re.Match[str] | None:
    return max(_BEFORE.finditer(text), key=lambda match: match.start(), default=None)


def _is_count(base: str | None) -> bool:
    return base is not None and base.endswith(_SO_FAR)


def counted_so_far(base: str) -> str:
    """Give the base of a count's progress: "99.3% of protocols" is no share of votes that anybody won."""
    return base + _SO_FAR


@lru_cache(maxsize=4096)
def _name(base: str) -> str | None:
    found = _KNOWN.search(base)
    if found is not None:
        return next(name for number, (name, _) in enumerate(_BASES) if found[f"b{number}"])
    return None


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
    stems = [{stem(word) for word in base.lower().split()} - _VAGUE for base in (first, second)]
    if not stems[0] or not stems[1]:
        return "unknown"
    if stems[0] & stems[1]:
        return "same"
    if first.startswith(_POINTED) or second.startswith(_POINTED):
        return "unknown"
    return "different"
