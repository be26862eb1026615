"""Many articles against one library: what is to be scanned, who works on it, and the file of lines that comes out.

Every line is the check of one article, as `factcheck check --json` has it. Nothing here judges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.scanning.articles import articles_in
    from factcheck.scanning.many import check_many
    from factcheck.scanning.model import Scanned, Task
    from factcheck.scanning.output import Output
    from factcheck.scanning.seen import Seen
    from factcheck.scanning.summing import Summary
    from factcheck.scanning.watching import Watch

__all__ = ["Output", "Scanned", "Seen", "Summary", "Task", "Watch", "articles_in", "check_many"]

_HOMES = {
    "Output": "output",
    "Scanned": "model",
    "Seen": "seen",
    "Summary": "summing",
    "Task": "model",
    "Watch": "watching",
    "articles_in": "articles",
    "check_many": "many",
}


__getattr__ = loading(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
