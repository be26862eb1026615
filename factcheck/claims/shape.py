"""The shape of a sentence for its check-worthiness: what its analysis says of it, whatever its words are about.

These carry over from one kind of text to another, where single words do not: how its figures are, whether it ranks or
compares, who speaks, whether it is an opinion, an expectation or a question.
"""

from __future__ import annotations

import math
from collections import Counter

from factcheck.claims.checkability import why_not_checkable
from factcheck.claims.kinds import asserts, marked_kinds
from factcheck.facts.subjects import find_words
from factcheck.figures import find_figures
from factcheck.language import analyse, vocabulary
from factcheck.patterns import compile_pattern

__all__ = ["MARK", "shape_of"]

MARK = "="
_WORD = compile_pattern(r"[A-Za-z]+(?:['’][a-z]+)?")
_MOST, _MOST_NAMES = 3, 4
_SMALL, _LARGE = 2, 1000
_SHARES = frozenset({"percent", "percentage-point", "basis-point"})
_MONEY = 3  # letters of a currency's code
# So many words from the beginning of a sentence a pronoun is its subject; so few make a short one.
_OPENING, _SHORT, _SHORTISH = 4, 6, 10


def shape_of(text: str) -> dict[str, float]:
    """Give what a sentence is like, each by a name that begins with `MARK`; most are 1, counts up to 3."""
    words = vocabulary(None)
    seen: Counter[str] = Counter()
    for figure in find_figures(text):
        seen[f"figure {figure.kind}"] += 1
        if figure.kind in {"quantity", "range", "ratio", "change", "multiple"}:
            unit = _unit(figure.unit, words.times)
            seen[f"unit {unit}"] += 1
            spelled = not any(map(str.isdigit, figure.text))
            seen[f"spelled {unit}"] += spelled
            size = abs(figure.value) if figure.value is not None else None
            seen["small"] += spelled and size is not None and size <= _SMALL
            seen["large"] += size is not None and size >= _LARGE
        seen["direction"] += figure.direction is not None
        seen["hedged"] += figure.approximator is not None
    for mark in marked_kinds(text, words):
        seen[f"kind {mark.kind}"] += 1
    doubt = why_not_checkable(text, words)
    if doubt is not None:
        seen[f"not {doubt.reason}"] += 1
    sentence = analyse(text, language="en")
    seen["past"] += words.past_verbs.search(text) is not None
    seen["moment"] += words.moments.search(text) is not None
    seen["fragment"] += not asserts(text, words)
    seen["said"] += bool(sentence.attributions)
    seen["denied"] += bool(sentence.denials)
    seen["place"] += bool(sentence.places)
    seen["mention"] += bool(sentence.names)
    said = _WORD.findall(text.lower().replace("’", "'"))
    for word in said[:_OPENING]:
        pronoun = word.partition("'")[0]
        if pronoun in words.own_voice or pronoun in words.pronouns:
            seen[f"subject {pronoun}"] = 1
    seen["short"] += len(said) < _SHORT
    seen["shortish"] += len(said) < _SHORTISH
    shape = {f"{MARK}{name}": float(min(_MOST, count)) for name, count in seen.items() if count}
    names = sum(word.named for word in find_words(text))
    if names:
        shape[f"{MARK}names"] = min(_MOST_NAMES, names) / 2
    shape[f"{MARK}length"] = math.log1p(len(said)) / 2
    return shape


def _unit(unit: str | None, times: frozenset[str]) -> str:
    if unit is None:
        return "bare"
    if unit in _SHARES:
        return "share"
    if len(unit) == _MONEY and unit.isupper():
        return "money"
    return "time" if unit in times else "count"
