"""What is read of a text before its language is known: where sentences end, what its first lines say, who speaks."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from factcheck.language.tables import shared_table

__all__ = ["TextWords", "text_words", "together"]

Listed = Mapping[str, frozenset[str]]


class TextWords(Struct, frozen=True):
    """Word lists by language; what each is for stands beside it in the table."""

    never_end: Listed = {}
    before_number: Listed = {}
    may_end: Listed = {}
    shortened_units: Listed = {}
    starters: Listed = {}
    ordinal_leads: Listed = {}
    saying: Listed = {}
    title_fields: Listed = {}
    date_fields: Listed = {}
    update_fields: Listed = {}
    author_fields: Listed = {}
    other_fields: Listed = {}
    bylines: Listed = {}
    stamps: Listed = {}
    updates: Listed = {}
    date_words: Listed = {}
    day_endings: Listed = {}
    no_speakers: Listed = {}


def text_words() -> TextWords:
    """Give the words of all languages for what is read before one is known. Raises `BrokenPack`."""
    return shared_table(TextWords, "texts")


def together(listed: Listed) -> frozenset[str]:
    """Give the words of every language in one."""
    return frozenset().union(*listed.values())
