"""Where words stand in an article, for commands that are told words and not offsets."""

from __future__ import annotations

from factcheck.errors import FactcheckError

__all__ = ["NotInTheArticle", "span_of"]


class NotInTheArticle(FactcheckError):
    """Words that do not stand in the article, or stand there more than once."""


def span_of(text: str, words: str, occurrence: int | None) -> tuple[int, int]:
    """Give where the words stand in the text, in code points."""
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    if not found or (occurrence or 1) > len(found):
        raise NotInTheArticle(words, "does not stand in the article", "give the words exactly as they are written")
    if len(found) > 1 and occurrence is None:
        raise NotInTheArticle(
            words, f"stands there {len(found)} times", "say which with --occurrence, or give more words"
        )
    start = found[(occurrence or 1) - 1]
    return start, start + len(words)
