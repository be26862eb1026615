"""The lines that hold a screen together: its header, and the keys at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.actions import FOOTERS, action, actions_at, keys_of
from factcheck.keys import key_sign
from factcheck.terminal.text import safe_line
from factcheck.workbench.inks import justify, truncate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.actions import Place
    from factcheck.settings.keymap import Keymap
    from factcheck.workbench.inks import Line

__all__ = ["footer", "header", "short_key"]


def header(
    place: Sequence[str],
    facts: Mapping[str, int | str],
    width: int,
    *,
    notice: str = "",
    spare: Sequence[str] = (),
) -> Line:
    """Give the first line of a screen: where one is, and at the right what stands there.

    `facts` are words and numbers ("open", 8); a `notice` takes their place for the moment. Where there is no room for
    everything, what counts nothing goes first, then the parts of the place that are `spare`, one after the other.
    """
    left = _dotted(place)
    if not notice and _width(left) + _width(right := _counted(facts)) + 2 > width:
        facts = {name: value for name, value in facts.items() if value != 0}
        right, kept = _counted(facts), list(place)
        for part in spare:
            if _width(_dotted(kept)) + _width(right) + 2 > width and part in kept:
                kept.remove(part)
        left = _dotted(kept)
    if notice:
        words: Line = ((safe_line(notice), "strong"),)
        fits = cell_len(safe_line(notice)) + cell_len(safe_line(place[0])) + 2 <= width if place else False
        return justify(left, words, width) if fits else truncate(words, width)
    return justify(left, _counted(facts), width)


def _dotted(place: Sequence[str]) -> Line:
    return tuple(
        (safe_line(text) if not at else f" · {safe_line(text)}", "title" if not at else "muted")
        for at, text in enumerate(place)
    )


def _counted(facts: Mapping[str, int | str]) -> Line:
    counted: list[tuple[str, str]] = []
    for name, value in facts.items():
        if counted:
            counted.append(("  ", "text"))
        counted.append((f"{name} ", "muted"))
        counted.append(
            (f"{value:,}" if isinstance(value, int) else value, "settled" if name == "settled" and value else "text")
        )
    return tuple(counted)


def _width(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def short_key(id: str, keymap: Keymap) -> str:  # noqa: A002
    """Give the shortest sign among an action's keys."""
    signs = [key_sign(key) for key in keys_of(id, keymap)]
    return min(signs, key=lambda sign: (len(sign) > 1 and sign not in {"enter", "tab"}, len(sign)), default="")


def footer(places: Sequence[Place], keymap: Keymap, width: int, *, without: frozenset[str] = frozenset()) -> Line:
    """Give the keys of a place, as many as fit; the key for all the others is always the last."""
    last_key = short_key("app.keys", keymap)
    end: Line = ((last_key, "key"), (f" {action('app.keys').short}", "muted"))
    room = width - cell_len(last_key) - len(action("app.keys").short) - 3
    pieces: list[tuple[str, str]] = []
    first = [name for place in places for name in FOOTERS.get(place, ())]
    order = {name: at for at, name in enumerate(first)}
    for entry in sorted(actions_at(*places), key=lambda entry: order.get(entry.id, len(order))):
        key = short_key(entry.id, keymap)
        if not entry.short or not key or entry.id in without:
            continue
        size = cell_len(key) + len(entry.short) + 3
        if size > room:
            break
        room -= size
        pieces += [(key, "key"), (f" {entry.short}  ", "muted")]
    return (*pieces, *end)
