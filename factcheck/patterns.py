"""Patterns that a machine compiles once: compiling them anew is a seventh of the time of a short check.

One release of Python compiles one pattern to one code, which is kept (`kept.py`). This is for patterns that stand in
files of the program and of packs, not for those made out of what somebody brings.
"""

from __future__ import annotations

import re
import sys
from array import array
from importlib import import_module
from typing import Any, AnyStr

from factcheck.kept import Kept

__all__ = ["Compiler", "compile_pattern"]

_MOST = 4000  # more than the program has


class Compiler:
    """Makes patterns as `re` does, out of codes that were kept.

    A code is all the flags of a pattern, the words of the engine, how many groups there are, the groups by their
    names, and the names by the groups.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        try:  # what `re` is made of, which a Python may change: it compiles everything anew then
            self._make: Any = import_module("_sre").compile
            self._parse: Any = import_module("re._parser").parse
            self._words: Any = import_module("re._compiler")._code  # noqa: SLF001
        except (ImportError, AttributeError):
            self._make = None

    def pattern(self, source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
        """Give what `re.compile` gives. Raises `re.error`."""
        if self._make is None:
            return re.compile(source, flags)
        flags = int(flags)
        code = self._kept.get((source, flags))
        try:
            if code is not None:
                return self._of(source, code)
        except (RuntimeError, TypeError, ValueError):  # whoever wrote it, it is no code: it is made anew
            pass
        if sys.dont_write_bytecode:
            return re.compile(source, flags)
        made = self._code(source, flags)
        self._kept.add((source, flags), made)
        return self._of(source, made)

    def _code(self, source: AnyStr, flags: int) -> tuple[Any, ...]:
        """Compile as `re` does, up to where it makes the pattern."""
        parsed = self._parse(source, flags)
        named: dict[str, int] = parsed.state.groupdict
        names: list[str | None] = [None] * parsed.state.groups
        for name, group in named.items():
            names[group] = name
        words = array("I", self._words(parsed, flags)).tobytes()
        return int(flags | parsed.state.flags), words, parsed.state.groups - 1, dict(named), tuple(names)

    def _of(self, source: AnyStr, code: tuple[Any, ...]) -> re.Pattern[AnyStr]:
        flags, words, *groups = code
        made: re.Pattern[AnyStr] = self._make(source, flags, array("I", words).tolist(), *groups)
        return made


_COMPILER = Compiler(Kept.beside(__spec__.cached, "patterns", most=_MOST))


def compile_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what `re.compile` gives, quicker where this machine has compiled it before. Raises `re.error`."""
    return _COMPILER.pattern(source, flags)
