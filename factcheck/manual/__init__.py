"""The manual: pages of Markdown, read by the workbench and printed by `factcheck help TOPIC`.

Keys are not written into the pages. `{key:check.note}` stands for an action's key and `{keys:check}` for the table of
a place, so that the manual says what the registry (and a person's keymap) says.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

from factcheck.actions import PLACES, actions_at, keys_of
from factcheck.errors import FactcheckError
from factcheck.keys import key_sign

if TYPE_CHECKING:
    from factcheck.actions import Place
    from factcheck.settings.keymap import Keymap

__all__ = ["TOPICS", "UnknownTopic", "page"]

TOPICS: dict[str, str] = {
    "start": "Getting started",
    "checking": "Checking a claim",
    "evidence": "Evidence",
    "verdicts": "Verdicts and scales",
    "colleagues": "Working with others",
    "newsroom": "From draft to print",
    "browser": "The workbench in a browser",
    "records": "Records that anybody can recompute",
    "lines": "In lines, for scripts",
    "archives": "Many articles, and what arrives",
    "promises": "What the desk promises",
    "servers": "A desk for several servers",
    "keys": "All keys",
    "configuration": "Configuration",
    "editors": "In an editor, in git, in a CI",
    "plugins": "Plug-ins",
    "python": "From Python",
}

_PLACEHOLDER = re.compile(r"\{(key|keys):([a-z.0-9-]+)\}")


class UnknownTopic(FactcheckError):
    """The manual has no page of that name."""


def page(topic: str, keymap: Keymap | None = None) -> str:
    """Give a page as Markdown with the keys as they are; raises `UnknownTopic`."""
    if topic not in TOPICS:
        near = get_close_matches(topic, TOPICS, 1)
        raise UnknownTopic(topic, "is no page of the manual", f"the pages are {', '.join(near or TOPICS)}")
    text = (Path(__file__).parent / f"{topic}.md").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda match: _filled(match[1], match[2], keymap or {}), text)


def _filled(kind: str, name: str, keymap: Keymap) -> str:
    if kind == "key":
        return f"`{key_sign(keys_of(name, keymap)[0])}`"
    place = cast("Place", name)
    rows = [
        (", ".join(dict.fromkeys(key_sign(key) for key in keys_of(action.id, keymap))) or "-", action)
        for action in actions_at(place)
    ]
    width = max(len(keys) for keys, _ in rows)
    lines = [f"    {keys:<{width}}  {action.title}: {action.help}" for keys, action in rows]
    return "\n".join([f"## {PLACES[place]}", "", *lines])
