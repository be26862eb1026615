"""Things that are told apart by a number or a letter: "district 5" and "district 3", "Group A" and "Group B"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.language.figure_words import figure_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.facts.model import Statement

__all__ = ["of_another_number"]

# What is measured or goes on has a number of another kind: "district 5%", "group 1,200".
_NUMBERED = re.compile(r"(?<![\w-])(?P<label>[^\W\d_]+) (?P<number>\d{1,4}|[A-HJ-Z])(?![\w%°]|[.,]\d| %)")


def of_another_number(claimed: Statement, reported: Statement) -> bool:
    """Tell whether both name a thing of one kind by its number, and never by the same one."""
    own = _numbered(claimed.text)
    if not own:
        return False
    there = _numbered(f"{reported.text} | {reported.row or ''} | {reported.header or ''}")
    return any(own[label].isdisjoint(there[label]) for label in own.keys() & there.keys())


@lru_cache(maxsize=8192)
def _numbered(text: str) -> Mapping[str, frozenset[str]]:
    """Give by each kind of thing that is named by numbers those that a text names."""
    labels = figure_words("en").labels
    found: dict[str, set[str]] = {}
    for match in _NUMBERED.finditer(text):
        label = match["label"].lower()
        if label in labels:
            found.setdefault(label, set()).add(match["number"])
    return {label: frozenset(numbers) for label, numbers in found.items()}
