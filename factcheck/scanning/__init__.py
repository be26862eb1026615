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

__getattr__, __dir__ = loading(
    __name__,
    articles="articles_in",
    many="check_many",
    model="Scanned Task",
    output="Output",
    seen="Seen",
    summing="Summary",
    watching="Watch",
)
