"""What a library says while it reads, heard and kept: neither printed over the screen nor lost."""

from __future__ import annotations

import logging
import re
import threading
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["heard", "warned"]

# What a library warns of that is no part of what a file tells: how it looks, what it would lose were it written again.
_OF_LOOKS = compile_pattern(
    r"will be (?:removed|lost)|print (?:area|titles?)|header or footer|default style|conditional formatting|"
    r"data validation|drawingml|image format|external references",
    re.IGNORECASE,
)


class _Ear(logging.Handler):
    """Keeps what one thread says, each line once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread and (line := " ".join(record.getMessage().split())) not in self.lines:
            self.lines.append(line)


@contextmanager
def heard(library: str) -> Iterator[list[str]]:
    """Give the list that fills with the warnings and errors that `library` logs meanwhile."""
    logger = logging.getLogger(library)
    ear = _Ear()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield ear.lines
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagate


@contextmanager
def warned() -> Iterator[list[str]]:
    """Give the list that holds, once this is over, what libraries warned of meanwhile, each line once."""
    lines: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UserWarning)
        yield lines
    told = (" ".join(str(one.message).split())[:200] for one in caught)
    lines.extend(dict.fromkeys(line for line in told if not _OF_LOOKS.search(line)))
