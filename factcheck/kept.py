"""What a machine makes once of the program's own files, kept beside the bytecode of the module that makes it.

It follows the rules of Python's own bytecode: the same folder, nothing where Python was told to write none or may not
write, never for another release of it; who may write there may run code anyway. It is for what takes longer to make
than to read, and not for what is made out of what somebody brings.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Kept"]

Made = TypeVar("Made")


class Kept:
    """Values by keys, both of plain Python types, read when the first is asked for and written when Python ends.

    A file that cannot be read, or is of another release, is as if it was not there. Of more than `most` values those
    go that this process did not make.
    """

    def __init__(self, file: Path | None, *, most: int) -> None:
        self._file = file
        self._most = most
        self._release = (sys.hexversion, sys.implementation.cache_tag)
        self._held: dict[Any, Any] | None = None
        self._made: dict[Any, Any] = {}

    @classmethod
    def beside(cls, bytecode: str | None, name: str, *, most: int) -> Kept:
        """Give what is kept under a name beside the bytecode of a module, `__spec__.cached`; nothing without one."""
        return cls(Path(bytecode).with_suffix(f".{name}") if bytecode else None, most=most)

    def get(self, key: object) -> Any:  # noqa: ANN401 - whatever was added
        """Give what was added under a key, in this process or before it, or None. It is not to be changed."""
        if self._held is None:
            self._held = self._read()
        found = self._made.get(key)
        return self._held.get(key) if found is None else found

    def add(self, key: object, value: object) -> None:
        """Keep a value, where it may be kept."""
        if self._file is None or sys.dont_write_bytecode:
            return
        if not self._made:
            atexit.register(self.write)
        self._made[key] = value

    def made_of(self, file: Path, make: Callable[[str], Made]) -> Made:
        """Give what `make` makes of the text of a file, made anew where the file changed.

        Each time it is another copy. Raises `OSError`, `UnicodeDecodeError` and what `make` does.
        """
        state = file.stat()
        key = str(file), state.st_mtime_ns, state.st_ctime_ns, state.st_size  # about as bytecode knows its source
        if (held := self.get(key)) is not None:
            found: Made = marshal.loads(held)  # noqa: S302 - written below
            return found
        made = make(file.read_text(encoding="utf-8"))
        with suppress(ValueError):  # not of plain types: made each time
            self.add(key, marshal.dumps(made))  # type: ignore[arg-type]
        return made

    def write(self) -> None:
        """Write what was added, whole or not at all; nowhere where that may not be written, as Python does."""
        if self._file is None:
            return
        whole = {**self._read(), **self._made}
        aside = self._file.with_suffix(f".{os.getpid()}")
        try:
            aside.write_bytes(marshal.dumps((self._release, whole if len(whole) <= self._most else self._made)))
            aside.replace(self._file)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def _read(self) -> dict[Any, Any]:
        if self._file is None:
            return {}
        try:
            release, held = marshal.loads(self._file.read_bytes())  # noqa: S302 - where bytecode is, and as that is
        except (OSError, EOFError, TypeError, ValueError):
            return {}
        return held if release == self._release and isinstance(held, dict) else {}
