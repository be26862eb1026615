"""What a saved page shows instead of its text: a notice that it needs a program, a question, a consent form."""

from __future__ import annotations

from factcheck.language.files import Wall, file_words

__all__ = ["wall_of"]

# A page with more words than that has a text of its own, whatever it asks for beside it.
_MOST_WORDS = 160
_SHOWN: dict[Wall, str] = {
    "script": "a notice that it needs JavaScript",
    "person": "a question whether a person reads it",
    "consent": "a request for consent to cookies",
    "offer": "an offer to subscribe",
}


def wall_of(text: str) -> str | None:
    """Give what a short page shows instead of its text; None for a page that tells something."""
    if len(text.split()) > _MOST_WORDS:
        return None
    return next((_SHOWN[wall] for wall, pattern in file_words().walls.items() if pattern.search(text)), None)
