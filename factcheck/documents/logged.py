"""What a library logs while it reads, heard and kept: neither printed over the screen nor lost."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["heard"]


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
