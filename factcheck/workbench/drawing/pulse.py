"""How the work on a desk goes, in plain blocks: bars for the ratings, a column for each day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import BLANK, truncate
from factcheck.workbench.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.pulse import Pulse

__all__ = ["HEIGHT", "pulse_lines", "pulse_words"]

ROWS = 4  # of a chart
HEIGHT = ROWS + 2  # with what it is called, and its days
NARROWEST = 36  # cells of a panel
NAME = 15  # cells of a rating's name
BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN_BLOCKS = " .::||###"
WEEKS = 14  # days that have room in a line with other words


def pulse_lines(found: Pulse, width: int, signs: Signs = FULL) -> list[Line]:
    """Give as many panels side by side as have room: the ratings, how many on which day, what is not answered."""
    blocks = BLOCKS if signs is FULL else PLAIN_BLOCKS
    panels = [
        _bars(found, blocks),
        _chart("rated by day", f"{found.rated[-1]} today", found.rated, found, blocks),
    ]
    if any(found.waiting):
        panels.append(_chart("questions without an answer", str(found.waiting[-1]), found.waiting, found, blocks))
    panels = panels[: max(1, width // NARROWEST)]
    each = max(NARROWEST, min(width // len(panels), 2 * NARROWEST))
    lines: list[Line] = []
    for row in range(HEIGHT):
        pieces: list[tuple[str, str]] = []
        for panel in panels:
            line = truncate(panel[row] if row < len(panel) else BLANK, each - 2)
            pieces += [*line, (" " * (each - sum(cell_len(text) for text, _ in line)), "text")]
        lines.append(tuple(pieces))
    return lines


def pulse_words(found: Pulse, signs: Signs = FULL) -> Line:
    """Give the last days in one line, for where there is no room for more."""
    blocks = BLOCKS if signs is FULL else PLAIN_BLOCKS
    columns = _columns(found.rated[-WEEKS:], 1, blocks)[0]
    waiting = found.waiting[-1]
    asked = f" · {waiting:,} not answered" if waiting else ""
    return (("rated ", "muted"), (columns, "muted"), (f" {found.rated[-1]:,} today{asked}", "muted"))


def _bars(found: Pulse, blocks: str) -> list[Line]:
    shown = found.ratings if len(found.ratings) < HEIGHT else found.ratings[: HEIGHT - 2]
    rest = sum(count for _, count in found.ratings[len(shown) :])
    rows = [*shown, *([("others", rest)] if rest else [])]
    most = max((count for _, count in rows), default=1)
    room = NARROWEST - NAME - 10
    lines: list[Line] = [(("ratings", "title"), (f"  {sum(count for _, count in found.ratings):,}", "muted"))]
    for name, count in rows:
        bar = blocks[-2] * max(1, round(count / most * room))
        lines.append(((fit(safe_line(name), NAME), "text"), (" ", "text"), (bar, "muted"), (f" {count:,}", "muted")))
    return lines


def _chart(title: str, now: str, counts: Sequence[int], found: Pulse, blocks: str) -> list[Line]:
    first = found.today - datetime.timedelta(days=len(counts) - 1)
    left, right = (f"{day.day} {day:%b}" for day in (first, found.today))
    days = f"{left}{right:>{len(counts) - len(left)}}"
    rows: list[Line] = [((row, "muted"),) for row in _columns(counts, ROWS, blocks)]
    return [((title, "title"), (f"  {now}", "muted")), *rows, ((days, "muted"),)]


def _columns(counts: Sequence[int], rows: int, blocks: str) -> list[str]:
    """Give columns as high as the counts, from the top row on; what is not 0 is never nothing, and 0 is a floor."""
    steps = len(blocks) - 1
    most = max(*counts, 1)
    high = [max(1, round(count / most * rows * steps)) if count else 0 for count in counts]
    lines = ["".join(blocks[max(0, min(steps, each - row * steps))] for each in high) for row in reversed(range(rows))]
    return [*lines[:-1], lines[-1].replace(" ", "·" if blocks is BLOCKS else ".")]
