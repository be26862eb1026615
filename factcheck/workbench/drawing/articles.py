"""An article of the desk in two lines: its title and whether it may go out; what is done in it and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.inks import justify, truncate

if TYPE_CHECKING:
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.overview import ArticleRow

__all__ = ["article_lines"]


def article_lines(row: ArticleRow, width: int, *, here: bool = False, signs: Signs = FULL) -> tuple[Line, Line]:
    """Give the two lines of an article; `here` is the one under the cursor."""
    bar = (f"{signs.here} " if here else "  ", "cursor")
    title = (safe_line(row.article.title), "strong" if here else "text")
    if row.fault:
        return justify((bar, title), (("FAULT", "alarm"),), width), truncate(
            (bar, (safe_line(row.fault), "alarm")), width
        )
    facts = [row.article.slug, row.article.scale, _counted(row.claims, "claim")]
    facts.append(f"{row.rated} rated")
    if row.contradicted:
        facts.append(f"{row.contradicted} contradicted")
    if row.itself:
        facts.append(f"{row.itself} against itself")
    if row.article.published:
        facts.append(f"published {row.article.published}")
    last = f"{safe_line(row.last_by)}, {local_time(row.last_at)}" if row.last_by else ""
    return (
        justify((bar, title), (_gate(row),), width),
        justify((bar, (safe_line(" · ".join(facts)), "muted")), ((last, "muted"),) if last else (), width),
    )


def _gate(row: ArticleRow) -> tuple[str, str]:
    if row.reasons == 0:
        return ("CLEARED", "settled") if row.claims else ("no claims", "muted")
    reasons = "" if row.reasons is None else f", {_counted(row.reasons, 'reason')}"
    left = f"{row.open} open · " if row.open else ""
    return f"{left}NOT CLEARED{reasons}", "text"


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
