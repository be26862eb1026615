"""Tables between paragraphs, in Word, OpenDocument, RTF and slides alike: a grid of words, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.documents.grids import join_labels, read_grid, shows_decimal_comma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.documents.content import Draft

__all__ = ["write_grid"]

_SAMPLE = 200
_LONGEST_CAPTION = 200


def write_grid(draft: Draft, grid: Sequence[Sequence[str]], name: str, last_line: str) -> None:
    """Write a table whose places begin with `name`; `last_line` is what stands above it, which may announce it."""
    if max((len(row) for row in grid), default=0) < 2:  # a frame around text, not a table
        for row in grid:
            draft.paragraph(" ".join(row), name)
        return
    order = read_grid(grid)
    titles = [" ".join(filter(None, grid[index])) for index in order.titles]
    announced = last_line if len(last_line) <= _LONGEST_CAPTION and not last_line.endswith(".") else ""
    body = [grid[index] for index in order.body]
    draft.table(
        next(iter(titles), announced.rstrip(":") or draft.heading_above or None),
        join_labels([grid[index] for index in order.header]),
        body,
        [name, *(f"{name}, row {index + 1}" for index in order.body)],
        decimal_comma=shows_decimal_comma([cell for row in body[:_SAMPLE] for cell in row]),
    )
    for index in order.notes:
        draft.paragraph(" ".join(filter(None, grid[index])), f"{name}, row {index + 1}")
