"""The page in the browser: its own, with the terminal that textual-serve ships, and nothing from another host."""

from __future__ import annotations

import html
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HEADERS", "must_be_installed", "page", "static_files"]

# What every answer says: nothing is loaded from elsewhere, nothing is framed, nothing is kept, no address is told.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_HERE = Path(__file__).parent
# By name: where it lies (in textual-serve, or None: beside this file), and what it is.
_FILES: Mapping[str, tuple[str | None, str]] = {
    "textual.js": ("static/js/textual.js", "text/javascript"),
    "xterm.css": ("static/css/xterm.css", "text/css"),
    "mono.ttf": ("static/fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "page.css": (None, "text/css"),
    "page.js": (None, "text/javascript"),
}


def must_be_installed() -> None:
    """Raise `FactcheckError` where the group `serve` is not installed."""
    if find_spec("textual_serve") is None or find_spec("aiohttp") is None:
        remedy = "pip install 'factcheck-workbench[serve]'"
        raise FactcheckError("serve", "cannot bring the workbench into a browser with what is installed here", remedy)


def page(socket: str, idle: float) -> str:
    """Give the page; `socket` is the address of a session, `idle` the minutes after which one is closed."""
    text = (_HERE / "page.html").read_text(encoding="utf-8")
    return text.replace("{{socket}}", html.escape(socket)).replace("{{idle}}", f"{idle:g}")


def static_files() -> dict[str, tuple[bytes, str]]:
    """Give the files that the page loads, by name, each with what it is; raises `FactcheckError`."""
    must_be_installed()
    spec = find_spec("textual_serve")
    theirs = Path(spec.origin).parent if spec is not None and spec.origin else _HERE
    try:
        return {
            name: ((_HERE / name if where is None else theirs / where).read_bytes(), kind)
            for name, (where, kind) in _FILES.items()
        }
    except OSError as error:
        remedy = "install the version of textual-serve that the group `serve` names"
        raise FactcheckError("textual-serve", f"lacks what the page needs ({error})", remedy) from error
