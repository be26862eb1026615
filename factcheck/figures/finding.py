"""`find_figures`: every number of a text as a `Figure`."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from factcheck.figures.english.grammar import english_grammar
from factcheck.figures.english.joining import join
from factcheck.figures.english.scanning import read_drafts
from factcheck.figures.model import Figure
from factcheck.figures.reading.intervals import set_interval
from factcheck.figures.reading.numerals import decimal_of
from factcheck.language.packs import ENGLISH, code_of, level_of, pack_of
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.figures.reading.draft import Draft

__all__ = ["decimal_sign", "find_figures", "is_tabled"]

# What a figure is, as its draft has it, behind where it stands.
_read_of = attrgetter(*Figure.__struct_fields__[3:])

# What steers a terminal ("ESC[31m", ECMA-48 section 5.4) has digits that count nothing.
_ESCAPE = "\x1b"
_STEERS = compile_pattern(r"\x1b\[[0-?]*[ -/]*[@-~]")

# What is so short is a cell, a part of a figure or a sentence, and is asked about again and again.
_SHORT = 600


def find_figures(text: str, *, language: str = "en", decimal: str | None = None) -> list[Figure]:
    """Find every number in `text`, in order and without overlap; spans count code points of `text`.

    Years, dates, clock times, ranks, scores and names are among them, typed by `kind` (see `QUANTITATIVE`).
    `language` names the pack by whose words they are read; of a language without one only digits with a sign or an
    international unit are read, and no word. `decimal` is the sign that marks decimals in the document that the text
    is from (`decimal_sign`), where the language is read by tables; without it the sign of the language is taken.
    """
    if len(text) <= _SHORT:
        return list(_found_in(text, language, decimal))
    return _find(text, language, decimal)


@lru_cache(maxsize=4096)
def _found_in(text: str, language: str, decimal: str | None) -> tuple[Figure, ...]:
    return tuple(_find(text, language, decimal))


def _find(text: str, language: str, decimal: str | None) -> list[Figure]:
    if _ESCAPE in text:
        text = _STEERS.sub(lambda found: " " * len(found[0]), text)
    if not level_of(language):
        from factcheck.figures.reading.signed import read_signed  # seldom needed

        return [_figure(text, draft) for draft in read_signed(text)]
    if is_tabled(language):
        from factcheck.figures.tabled.reader import read_tabled  # an English text has no need of it

        return [_figure(text, draft) for draft in read_tabled(text, language, decimal)]
    grammar = english_grammar()
    drafts = read_drafts(text, _fold(text), grammar)
    return [_figure(text, draft) for draft in join(text, drafts, grammar)]


def decimal_sign(document: str, language: str | None) -> str | None:
    """Give the sign that marks decimals in a whole document, None where its language is not read by tables.

    A sentence never decides: "1.250" alone could be either, and a document shows its style by its other numbers.
    """
    return None if language is None or not is_tabled(language) else _decimal_sign(document, language)


@lru_cache(maxsize=64)
def _decimal_sign(document: str, language: str) -> str | None:
    pack = pack_of(language)
    return decimal_of(document, pack.decimal) if pack is not None else None


def is_tabled(language: str) -> bool:
    """Tell whether the figures of a language are read by its tables alone: all that have a pack, but English."""
    return code_of(language) != ENGLISH and pack_of(language) is not None


def _fold(text: str) -> str:
    """Give the text in lower case with every code point where it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)


def _figure(text: str, draft: Draft) -> Figure:
    share = draft.kind == "ratio" or (draft.unit == "percent" and draft.tail == "of" and draft.direction is None)
    if draft.value is not None and draft.kind != "rank":
        set_interval(draft, share=share)
    return Figure(draft.start, draft.end, text[draft.start : draft.end], *_read_of(draft))
