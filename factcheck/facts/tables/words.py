"""The words by which a sentence asks a table for something, from the language's pack."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cues", "function_words", "months"]


@cache
def _record(language: str = "en") -> Mapping[str, Mapping[str, str]]:
    path = resources.files("factcheck.language").joinpath(f"packs/{language}/questions.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def function_words() -> frozenset[str]:
    """Give the words that name nothing."""
    return frozenset(_record()["words"]["function"].split())


@cache
def months() -> Mapping[str, str]:
    """Give the form in which a month is compared, by each of its names."""
    names = _record()["words"]["months"].split()
    return {name: f"{place // 2 + 1}m" for place, name in enumerate(names)} | {"sept": "9m"}


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Give, by word, the operations that it may ask for."""
    found: dict[str, set[str]] = {}
    for name, words in _record()["cues"].items():
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
