"""Who speaks in a transcript: a name and a colon at the beginning of a line."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["Speakers"]

# As in "KALYAKIN: …", ">> Sergei Kalyakin: …", "- Anchor: …".
_LABEL = re.compile(
    r"^[^\S\n]*(?:>>+|[-–—])?[^\S\n]*(?P<name>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я0-9 .'’()-]{1,39}"
    r"|[A-ZÀ-ÞА-Я][\w.'’-]{1,20}(?: [A-ZÀ-ÞА-Я][\w.'’-]{0,20}){0,3}):[^\S\n]+(?=\S)",
    re.MULTILINE,
)
# What newspapers and officials set before a colon and no speaker is called.
_NO_NAMES = frozenset({
    "also", "author", "background", "by", "context", "correction", "date", "editor", "example", "figure", "image",
    "note", "notes", "photo", "published", "question", "read", "related", "result", "results", "see", "source",
    "sources", "summary", "table", "title", "total", "update", "updated", "url", "video", "warning",
})  # fmt: skip


class Speakers:
    """The labels of one text that are names: in capitals, or said to begin a line at least twice."""

    def __init__(self, text: str) -> None:
        counted = Counter(match["name"].strip() for match in _LABEL.finditer(text))
        self._names = frozenset(
            name
            for name, count in counted.items()
            if name.split()[0].lower() not in _NO_NAMES and (count > 1 or (name.isupper() and len(name) > 2))
        )
        self.turns = sum(count for name, count in counted.items() if name in self._names)

    def at(self, text: str, position: int = 0) -> tuple[str, int] | None:
        """Give the speaker that a line which begins at `position` names, and where the words begin."""
        match = _LABEL.match(text, position)
        if match is None or match["name"].strip() not in self._names:
            return None
        return match["name"].strip(), match.end()
