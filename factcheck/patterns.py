"""Patterns that a machine compiles once: what they are compiled to is kept beside the bytecode of this module.

Compiling some four hundred patterns is a seventh of the time of a short check, and one release of Python compiles one
pattern to one code. So that is kept as Python keeps its own code: in the same folder, not where Python was told to
write none, not where it may not write, never for another release of it. Who may write there may run code anyway. It
is for patterns that stand in files of the program and of packs, not for those made out of what somebody brings.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr

__all__ = ["Kept", "compile_pattern"]

_MOST = 4000  # more than the program has: what its earlier releases left goes then


def _engine() -> tuple[Any, Any, Any] | None:
    """Give what the module `re` is made of; None where this Python makes it of something else, which it may."""
    try:
        engine = import_module("_sre"), import_module("re._parser"), import_module("re._compiler")
    except ImportError:
        return None
    return engine if hasattr(engine[0], "MAGIC") and hasattr(engine[2], "_code") else None


class Kept:
    """The codes of patterns in a file, which is read when the first is asked for and written when Python ends.

    A code is all the flags of a pattern, the words of the engine, how many groups there are, the groups by their
    names, and the names by the groups. A file that cannot be read, or is of another release, is as if it was not there.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._engine = _engine() if file is not None else None
        self._held: dict[tuple[str | bytes, int], tuple[Any, ...]] | None = None
        self._made: dict[tuple[str | bytes, int], tuple[Any, ...]] = {}

    def pattern(self, source: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """Give a pattern out of its code, or compile it. Raises `re.error`."""
        if self._engine is None:
            return re.compile(source, flags)
        if self._held is None:
            self._held = self._read()
        held = self._held.get((source, flags)) or self._made.get((source, flags))
        try:
            if held is not None:
                return self._of(source, held)
        except (RuntimeError, TypeError, ValueError):  # whoever wrote it, it is no code: it is made anew
            pass
        if sys.dont_write_bytecode:
            return re.compile(source, flags)
        if not self._made:
            atexit.register(self.write)
        made = self._made[source, flags] = self._code(source, flags)
        return self._of(source, made)

    def write(self) -> None:
        """Keep what was compiled, whole or not at all; nowhere where that may not be written, as Python does."""
        assert self._file is not None
        codes = {**self._read(), **self._made}
        kept = codes if len(codes) <= _MOST else self._made
        beside = self._file.with_suffix(f".{os.getpid()}")
        try:
            beside.write_bytes(marshal.dumps((self._release(), kept)))
            beside.replace(self._file)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _read(self) -> dict[tuple[str | bytes, int], tuple[Any, ...]]:
        assert self._file is not None
        try:
            release, codes = marshal.loads(self._file.read_bytes())  # noqa: S302 - where bytecode is, and as that is
        except (OSError, EOFError, TypeError, ValueError):
            return {}
        return codes if release == self._release() and isinstance(codes, dict) else {}

    def _release(self) -> tuple[int | str | None, ...]:
        assert self._engine is not None
        return sys.hexversion, sys.implementation.cache_tag, self._engine[0].MAGIC, self._engine[0].CODESIZE

    def _code(self, source: AnyStr, flags: int) -> tuple[Any, ...]:
        """Compile as `re` does, up to where it makes the pattern."""
        assert self._engine is not None
        _, parser, compiler = self._engine
        parsed = parser.parse(source, flags)
        named: dict[str, int] = parsed.state.groupdict
        names: list[str | None] = [None] * parsed.state.groups
        for name, group in named.items():
            names[group] = name
        words = array("I", compiler._code(parsed, flags))  # noqa: SLF001
        return int(flags | parsed.state.flags), words.tobytes(), parsed.state.groups - 1, dict(named), tuple(names)

    def _of(self, source: AnyStr, code: tuple[Any, ...]) -> re.Pattern[AnyStr]:
        assert self._engine is not None
        flags, words, *groups = code
        made: re.Pattern[AnyStr] = self._engine[0].compile(source, flags, array("I", words).tolist(), *groups)
        return made


_BYTECODE = __spec__.cached if __spec__ is not None else None
_KEPT = Kept(Path(_BYTECODE).with_suffix(".patterns") if _BYTECODE else None)


def compile_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what `re.compile` gives, quicker where this machine has compiled it before. Raises `re.error`."""
    return _KEPT.pattern(source, int(flags))
