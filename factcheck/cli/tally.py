"""What became of many sources: counted while they are read, told in a few lines when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Tally"]

_SHOWN = 10  # names that are told for one reason


class Tally(Struct):
    """How many sources were added and unchanged; which have no words, and which could not be read, by the reason."""

    added: int = 0
    unchanged: int = 0
    wordless: list[str] = field(default_factory=list)
    failed: dict[str, list[str]] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """Give the summary, the reason that met most sources first."""
        failed = sum(map(len, self.failed.values()))
        counts = ((self.added, "added"), (self.unchanged, "unchanged"), (failed, "could not be read"))
        yield ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing to add"
        for problem, names in sorted(self.failed.items(), key=lambda item: -len(item[1])):
            yield f"  {problem}: {_named(names)}"
        if self.wordless:
            yield f"  added, but without a word that could be found: {_named(self.wordless)}"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
