"""An article of the desk in three lines: its title and whether it may go out; what is done; how its claims stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.claims import state_sign
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.inks import BLANK, justify, truncate
from factcheck.workbench.strips import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.overview import ArticleRow

__all__ = ["article_lines"]


def article_lines(row: ArticleRow, width: int, *, here: bool = False, signs: Signs = FULL) -> Sequence[Line]:
    """Give the lines of an article; `here` is the one under the cursor."""
    bar = (f"{signs.here} " if here else "  ", "cursor")
    title = (safe_line(row.article.title), "strong" if here else "text")
    if row.fault:
        why = (bar, (safe_line(row.fault), "alarm"))
        return justify((bar, title), (("FAULT", "alarm"),), width), truncate(why, width), BLANK
    facts = [row.article.slug, row.article.scale, _counted(row.claims, "claim")]
    facts.append(f"{row.rated} rated")
    if row.contradicted:
        facts.append(f"{row.contradicted} contradicted")
    if row.article.aside is not None:
        why = (bar, (safe_line(f"{row.article.slug} · set aside: {row.article.aside}"), "muted"))
        return justify((bar, title), (("SET ASIDE", "muted"),), width), truncate(why, width), BLANK
    if row.itself:
        facts.append(f"{row.itself} against itself")
    if row.article.published:
        facts.append(f"published {row.article.published}")
    last = f"{safe_line(row.last_by)}, {local_time(row.last_at)}" if row.last_by else ""
    return (
        justify((bar, title), (_gate(row),), width),
        justify((bar, (safe_line(" · ".join(facts)), "muted")), ((last, "muted"),) if last else (), width),
        _strip(row, width, bar, signs),
    )


def _strip(row: ArticleRow, width: int, bar: tuple[str, str], signs: Signs) -> Line:
    """Give how the claims stand, in the article's order, and at the right how often which rating was given."""
    ratings = "  ".join(f"{safe_line(name)} {count}" for name, count in row.ratings)
    marks: list[tuple[str, str]] = []
    room = width - cell_len(bar[0]) - (cell_len(ratings) + 2 if ratings else 0)
    for state, judged in shortened(row.strip, max(1, room)):
        sign, ink = state_sign(state, judged, signs)
        if marks and marks[-1][1] == ink:
            marks[-1] = (marks[-1][0] + sign, ink)
        else:
            marks.append((sign, ink))
    return justify((bar, *marks), ((ratings, "muted"),) if ratings else (), width)


def _gate(row: ArticleRow) -> tuple[str, str]:
    if row.reasons == 0:
        return ("CLEARED", "settled") if row.claims else ("no claims", "muted")
    reasons = "" if row.reasons is None else f", {_counted(row.reasons, 'reason')}"
    left = f"{row.open:,} open · " if row.open else ""
    return f"{left}NOT CLEARED{reasons}", "text"


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
