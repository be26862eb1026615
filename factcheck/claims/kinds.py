"""Of what kind a statement is, and which of its words make it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.claims.model import ClaimKind
    from factcheck.language import Vocabulary

__all__ = ["Marked", "asserts", "find_placeholders", "marked_kinds", "names_something"]

_WORD = compile_pattern(r"\w[\w’'-]*")
_FEWEST_WORDS = 4


class Marked(Struct, frozen=True):
    """Words of a sentence that make a statement of a kind; offsets count in the sentence."""

    kind: ClaimKind
    start: int
    end: int


def marked_kinds(sentence: str, words: Vocabulary) -> list[Marked]:
    """Find the rankings and comparisons of a sentence, at most one of each clause, from the cue to the clause's end."""
    marked: list[Marked] = []
    for cue in words.kind_cues:
        for found in cue.pattern.finditer(sentence):
            start, end = found.span()
            if any(start < other.end and end > other.start for other in marked):
                continue
            marked.append(Marked(cue.kind, start, end))
    return sorted(marked, key=lambda mark: mark.start)


def find_placeholders(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """Find what a draft still leaves open ("TK", "XX%", "[check]"); every one of them blocks."""
    return [found.span() for found in words.placeholders.finditer(text)]


def asserts(sentence: str, words: Vocabulary) -> bool:
    """Tell a sentence from a fragment: some words, and a verb among them or the stop of a sentence after them."""
    stripped = sentence.rstrip("\"”’'»)] \n")
    return len(sentence.split()) >= _FEWEST_WORDS and (
        stripped.endswith((".", "!", "?")) or bool(words.finite_verbs.search(sentence))
    )


def names_something(sentence: str, words: Vocabulary) -> bool:
    """Whether a sentence is about somebody or something with a name, or about a certain number or part of things."""
    return words.counting.match(sentence) is not None or any(
        (word[0].isupper() and word.lower() not in words.function_words) or any(map(str.isdigit, word))
        for word in _WORD.findall(sentence)
        if word.lower() != "i"
    )
