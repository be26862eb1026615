"""The root of every error that a person may see. Each room adds its own kinds below this one."""

from __future__ import annotations

__all__ = ["FactcheckError"]


class FactcheckError(Exception):
    """Something a person must know about, said in one line: which thing, what is wrong, what to do.

    `thing` is the file, claim or option concerned, `problem` what is wrong with it, `remedy` what the
    reader of the line can do (or None where nothing can be done). `str()` gives the whole line; text from
    outside inside it is made harmless for a terminal where it is printed, not here.
    """

    def __init__(self, thing: str, problem: str, remedy: str | None = None) -> None:
        self.thing = thing
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{thing}: {problem}" + (f"; {remedy}" if remedy else ""))
