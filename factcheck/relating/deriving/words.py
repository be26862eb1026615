"""The words around a number that is computed from others, as the pack of a language has them."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.facts.vocabulary import WORD, topic
from factcheck.language.figure_words import figure_words
from factcheck.language.tables import NEVER, english

__all__ = ["DerivingWords", "deriving_words", "operation_topics"]


class DerivingWords(Struct, frozen=True):
    """Patterns of what stands around the parts of a computation; `operations` are those that name one in a claim."""

    operations: Mapping[str, re.Pattern[str]] = {}
    more_than_before: re.Pattern[str] = NEVER
    average: re.Pattern[str] = NEVER
    changed_by: re.Pattern[str] = NEVER
    level_before: re.Pattern[str] = NEVER
    since: re.Pattern[str] = NEVER
    to_from: re.Pattern[str] = NEVER
    over_time: re.Pattern[str] = NEVER
    total: re.Pattern[str] = NEVER
    out_of: re.Pattern[str] = NEVER


deriving_words = english(DerivingWords, "deriving")
"""Give the words around computed numbers. Raises `BrokenPack`."""


def operation_topics(text: str) -> frozenset[str]:
    """Give the topics of the words by which a text names an operation: "together", "beat", "by a margin of", "slid"."""
    moved = figure_words("en").directions
    patterns = (deriving_words().total, *deriving_words().operations.values())
    named = (match.group() for pattern in patterns for match in pattern.finditer(text))
    found = [word for words in named for word in WORD.findall(words)]
    return frozenset(map(topic, (*found, *(word for word in WORD.findall(text) if word.lower() in moved))))
