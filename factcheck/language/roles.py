"""What people are, in the words around their names: "the leader of the party", "economist", ", head of research,"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.vocabularies import Vocabulary

__all__ = ["head_role", "is_role", "role_after", "role_before", "role_words"]

_POSSESSIVE = compile_pattern(r"['’]s?$")
_NEARBY_ROLE = 90
_APPOSITION = compile_pattern(
    r"\s?(?:,\s*\d{1,3})?\s*[,(]\s*((?:[^\s,.;:()\"“”]+\s+){0,13}[^\s,.;:()\"“”]+)(?=\s?[,.;:)]|\s*$)"
)


def is_role(word: str, words: Vocabulary) -> bool:
    """Tell a word for what people are: one of the table, or one that ends like many of them."""
    return word.lower().strip(".") in words.roles or words.role_endings.fullmatch(word) is not None


def role_words(phrase: str) -> list[str]:
    """Give the words of a phrase in lower case, without the ending of an owner."""
    return [_POSSESSIVE.sub("", word).lower() for word in re.findall(r"[\w’'-]+", phrase)]


def head_role(said: Sequence[str], words: Vocabulary) -> str | None:
    """Give the word of a phrase that says what somebody is: the last role before any "of", "for" or "at"."""
    head = None
    for word in said:
        if word in words.behind_role and head:
            break
        if word in words.kinds_of_roles or is_role(word, words):
            head = word
    return head


def role_before(text: str, start: int, end: int, title: str | None, words: Vocabulary) -> str | None:
    """Give the role before a name: "the leader of the party Sergei", "economist Jane", "Prime Minister John"."""
    if title and any(is_role(word, words) for word in title.split()):
        return title
    window = text[max(0, start - _NEARBY_ROLE) : start]
    if title:
        window = window.rstrip()[: -len(title)]
    segments = re.split(r"[,.;:!?\n](?=\s|[\"”]|$)|[()]", window)
    segment = segments[-1]
    apposed = not segment.strip() and len(segments) > 1 and window.rstrip().endswith(",") and text[end : end + 1] == ","
    if apposed:  # "the mayor of Linfort, Pete Hollis, said"
        segment = segments[-2] + " "
    if not segment.strip() or not segment[-1].isspace():
        return None
    found = list(re.finditer(r"[\w’'-]+", segment))
    for index in range(len(found) - 1, -1, -1):
        word = found[index][0].lower()
        if word in words.said or word in words.no_role:
            return None
        if not is_role(word, words):
            continue
        rest = [match[0].lower() for match in found[index + 1 :]]
        if rest and rest[0] not in words.behind_role:
            return None
        if rest and not apposed and all(word in words.determiners or word in words.connectors for word in rest):
            return None  # the name is what somebody is the head of
        first = index
        while first and index - first < 4:
            before = found[first - 1][0]
            small = before.lower()
            if (
                small in words.determiners
                or small in words.function_words
                or small in words.said
                or small.endswith("ed")
            ):
                break
            first -= 1
        return segment[found[first].start() :].strip().strip("\"“”«»' ") or None
    return None


def role_after(text: str, end: int, words: Vocabulary) -> str | None:
    """Give the role that follows a name between commas: "Jane Roe, 45, the head of research at the bank, said"."""
    match = _APPOSITION.match(text, end, min(len(text), end + 160))
    if not match:
        return None
    phrase = match[1].strip()
    said = role_words(phrase)
    if any(word in words.said for word in said[:3]):
        return None
    head = head_role(said, words)
    if head is None or said.index(head) > 6:
        return None
    first = said[0]
    if first in words.determiners:
        phrase = phrase.split(None, 1)[1] if " " in phrase else phrase
    elif first in words.function_words and first not in words.no_longer:
        return None
    return phrase
