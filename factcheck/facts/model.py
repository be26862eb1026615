"""What a statement is: a figure with the typed facts that say which number it is. Only data."""

from __future__ import annotations

import datetime  # noqa: TC003 - msgspec looks them up

from msgspec import Struct

from factcheck.figures.model import Figure  # noqa: TC001

__all__ = ["Statement"]


class Statement(Struct, frozen=True):
    """A figure with what it is about.

    `text` is the sentence or row it stands in and `figure` is placed in that text's own document. `words` are the
    lower-case content words that say what the figure is about, nearest first; `subject` the name or noun phrase it
    belongs to ("Putin"), where one is plain. `row` and `header` are the labels of a table cell. `date` is the day
    or, as text in `period`, the stage that the words give ("after 99.3% of protocols", "2011", "exit poll");
    `base` is what a share is a share of ("registered voters"). `offset` is where `text` begins in that document.
    """

    figure: Figure
    text: str
    words: tuple[str, ...] = ()
    subject: str | None = None
    row: str | None = None
    header: str | None = None
    date: datetime.date | None = None
    period: str | None = None
    base: str | None = None
    offset: int = 0
