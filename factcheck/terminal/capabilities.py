"""What the terminal can do, as far as its environment tells; nothing is asked of the terminal itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Terminal", "detect"]


class Terminal(Struct, frozen=True):
    """A terminal, or what stands in its place.

    `interactive` is whether both ends are a terminal, `dumb` whether it cannot place the cursor, `console` whether it
    is the Linux console with its small font, `utf8` whether signs beyond ASCII arrive as such, `multiplexer` is
    "tmux", "screen" or None, `colour` whether colour is welcome (NO_COLOR, https://no-color.org).
    """

    interactive: bool
    dumb: bool
    console: bool
    utf8: bool
    colour: bool
    multiplexer: str | None
    remote: bool

    @property
    def obstacle(self) -> str | None:
        """Why no full screen can be drawn here, or None where it can."""
        if not self.interactive:
            return "this is not a terminal"
        if self.dumb:
            return "this terminal cannot place the cursor (TERM=dumb)"
        return None

    @property
    def plain_signs(self) -> bool:
        """Whether to keep to signs that every font has."""
        return self.console or not self.utf8


def detect(environ: Mapping[str, str] = os.environ, *, interactive: bool | None = None) -> Terminal:
    """Tell what terminal this is; `interactive` overrides the look at the two ends."""
    term = environ.get("TERM", "")
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    multiplexer = "tmux" if environ.get("TMUX") else "screen" if environ.get("STY") else None
    return Terminal(
        interactive=os.isatty(0) and os.isatty(1) if interactive is None else interactive,
        dumb=term in {"dumb", "unknown"},
        console=term == "linux",
        # Python itself takes the C and POSIX locales for UTF-8 (PEP 538, PEP 540), and so do we.
        utf8=locale in {"", "C", "POSIX"} or "utf8" in locale.lower().replace("-", ""),
        colour=not environ.get("NO_COLOR"),
        multiplexer=multiplexer,
        remote=bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")),
    )
