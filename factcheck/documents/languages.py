"""Which language a document has, where its own words and what it says of itself are both at hand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language import language_name, tell_language
from factcheck.language.identification import labels_deny
from factcheck.language.packs import code_of, level_of, pack_of
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.documents.content import Content
    from factcheck.documents.model import Document, Passage

__all__ = ["guess_language", "language_at", "language_of", "languages_noted"]

# Three digits behind a sign that groups in one language and marks decimals in another.
_OPEN = {".": compile_pattern(r"\d\.\d{3}(?!\d)"), ",": compile_pattern(r"\d,\d{3}(?!\d)")}
_PARTS, _PART = 4, 400  # a text is looked at in so many parts, where each has so many signs


def guess_language(text: str) -> str | None:
    """Give the code of the language that the words of a text are in, or None where it is too short to tell."""
    return tell_language(text)


def language_of(content: Content) -> str | None:
    """Give the language of a document; what its words show goes before what it declares."""
    return _told(content) or content.language


def _told(content: Content) -> str | None:
    """Give the language that the words of a document are in; of a table its labels say it, and not the names in it."""
    told = tell_language(content.text)
    if told is None or code_of(told) == code_of(None) or not content.tables:
        return told
    rows = sum(passage.kind == "row" for passage in content.passages)
    if rows * 2 < len(content.passages):
        return told
    labels = " ".join(label for table in content.tables for label in table.header)
    return None if labels_deny(labels, told) else told


def languages_noted(content: Content) -> list[str]:
    """Say where a text is in another language than it declares, and where it is in more than one."""
    told, declared, text = _told(content), content.language, content.text
    if told is None:
        return []
    noted = []
    if declared and code_of(declared) != code_of(told) and level_of(told):
        noted.append(f"says that it is in {language_name(declared)}; its words are {language_name(told)}, and read so")
    if len(text) >= _PARTS * _PART:
        cuts = [len(text) * part // _PARTS for part in range(_PARTS + 1)]
        others = {tell_language(text[start:end]) for start, end in pairwise(cuts)} - {told, None}
        names = sorted(language_name(code) for code in others if code is not None and level_of(code))
        if names:
            noted.append(f"is partly in {', '.join(names)}; words there are read as {language_name(told)}")
    return noted


def language_at(document: Document, passage: Passage) -> str | None:
    """Give the language that the numbers of a passage are read in: the document's, or its own where it quotes another.

    Asked only where it makes a difference: "1,250" is one and a quarter in a Spanish sentence, and not in an English
    one that stands in a Spanish text.
    """
    pack = pack_of(document.language)
    words = document.words(passage)
    if pack is None or not _OPEN["." if pack.decimal == "." else ","].search(words):
        return document.language
    told = tell_language(words)
    return (
        told
        if told is not None and level_of(told) and code_of(told) != code_of(document.language)
        else document.language
    )
