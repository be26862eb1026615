"""The root of every error that a person may see, and the edge at which a fault in one thing ends.

Each room adds its own kinds of error below `FactcheckError`.
"""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Edge", "FactcheckError", "Fault", "Tell", "without_password", "words_of"]

# What the system refuses of everything is no fault of one thing: no room, a read-only or broken disk, nobody reads.
_OF_EVERYTHING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EPIPE})
# A name and a password in an address; a page's may be a name alone that lets in, a database's is the role.
_CREDENTIALS = re.compile(r"(?:(?<=https:/)|(?<=http:/)|(?<=:/)(?=/?[^/?#\s@]*:))(/?)[^/?#\s]*@")
_LONGEST = 200  # of what an error from elsewhere says of itself


class FactcheckError(Exception):
    """Something a person must know about, said in one line: which thing, what is wrong, what to do.

    `thing` is the file, claim or option concerned, `problem` what is wrong with it, `remedy` what the
    reader of the line can do (or None where nothing can be done). `str()` gives the whole line, without what an address
    has of names and passwords; text from outside inside it is made harmless for a terminal where it is printed.
    """

    def __init__(self, thing: str, problem: str, remedy: str | None = None) -> None:
        self.thing = thing = without_password(thing)
        self.problem = problem = without_password(problem)
        self.remedy = remedy
        super().__init__(f"{thing}: {problem}" + (f"; {remedy}" if remedy else ""))


def without_password(words: str) -> str:
    """Give words without the names and passwords of the addresses in them, which no message repeats."""
    return _CREDENTIALS.sub(r"\1", words)


def words_of(error: Exception) -> str:
    """Give in one line what an error from elsewhere says is wrong: of the system's without its number and the name."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split())[:_LONGEST] or type(error).__name__


class Fault(Struct, frozen=True):
    """What could not be done, and why; everything else was done all the same.

    `source` names the file, claim, passage or format, `problem` says in one line what happened, `claim` is the id of
    the claim at which it happened (None where it was at none), and `trace` shows where in the program.
    """

    source: str
    problem: str
    claim: str | None = None
    trace: str = ""


Tell = Callable[[Fault], None]


class Edge:
    """Where a fault in one thing ends: `with Edge("results.csv", tell): ...` tells it and lets the rest go on.

    Any `Exception` in the block is told as a `Fault` and ends the block, nothing else. An interruption passes, and so
    does what the system refuses of everything. Without `tell` there is no edge, and everything passes.
    """

    def __init__(self, thing: str, tell: Tell | None) -> None:
        self._named = thing
        self._tell = tell

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if self._tell is None or not isinstance(error, Exception):
            return False
        if isinstance(error, OSError) and error.errno in _OF_EVERYTHING:
            return False
        self._tell(Fault(self._thing, self._problem(error), trace="".join(traceback.format_exception(error))))
        return True

    @property
    def _thing(self) -> str:
        return without_password(self._named)

    def _problem(self, error: Exception) -> str:
        if isinstance(error, FactcheckError):
            if error.thing != self._thing:
                return str(error)
            return f"{error.problem}; {error.remedy}" if error.remedy else error.problem
        words = words_of(error)
        if isinstance(error, OSError) and error.strerror:
            return words
        said = f": {words}" if str(error).strip() else ""
        return f"a fault of the program ({type(error).__name__}{said})"
