"""What a page says about itself in JSON-LD: headline, day, author, body, and the fact-checks it carries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["articles", "first_text", "nodes", "objects_in", "types_of"]

_ARTICLE_TYPES = frozenset({
    "AnalysisNewsArticle", "Article", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "NewsArticle",
    "OpinionNewsArticle", "Report", "ReportageNewsArticle", "ScholarlyArticle", "SocialMediaPosting", "TechArticle",
    "WebPage",
})  # fmt: skip
_DEEPEST = 40
_MOST_NODES = 20_000


def nodes(text: str) -> Iterator[dict[str, Any]]:
    """Give every object of a JSON-LD text, outer before inner; nothing where it is not JSON."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    yield from objects_in(value)


def objects_in(value: object) -> Iterator[dict[str, Any]]:
    """Give every object in a JSON value, outer before inner."""
    stack: list[tuple[object, int]] = [(value, 0)]
    count = 0
    while stack and count < _MOST_NODES:
        node, depth = stack.pop()
        count += 1
        if depth > _DEEPEST:
            continue
        if isinstance(node, dict):
            yield node
            stack.extend((inner, depth + 1) for inner in reversed(list(node.values())))
        elif isinstance(node, list):
            stack.extend((inner, depth + 1) for inner in reversed(node))


def types_of(node: dict[str, Any]) -> set[str]:
    """Give the types of an object, without the address of their vocabulary."""
    named = node.get("@type")
    listed = named if isinstance(named, list) else [named]
    return {name.rsplit("/", 1)[-1] for name in listed if isinstance(name, str)}


def articles(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the objects that describe an article, those with a body or headline first."""
    matching = [node for node in found if types_of(node) & _ARTICLE_TYPES]
    return sorted(matching, key=lambda node: ("articleBody" not in node, "headline" not in node))


def first_text(value: object) -> str | None:
    """Give the words of a value that may be text, an object with a name, or a list of either."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return first_text(value.get("name") or value.get("@value") or value.get("url"))
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := first_text(item))]
        return ", ".join(names) or None
    return None
