"""Which language a short text has by its groups of three letters, where its words leave it open.

A text is compared with what is frequent in each language of its script; where two are as likely, or none is, nothing is
told.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from factcheck.language.packs import table_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["likelier_by_trigrams", "told_by_trigrams"]

# What a group that is not among the frequent ones tells, in bits; so many bits must lie between two languages in all,
# and for each group, which they do not where a text is in neither; fewer where its words speak for the language, too.
_RARE, _APART, _APART_EACH, _LIKELY_EACH = 14, 14, 0.4, 0.15
# Groups of a text from which it is told, as many different ones as that, and from which two languages are compared.
_FEWEST, _KINDS, _FEW = 27, 15, 10


def told_by_trigrams(words: Iterable[str], codes: Collection[str], *, likely: Collection[str]) -> str | None:
    """Give the one of some languages that words in small letters are in; None where they do not tell it.

    `likely` are the languages for which the words speak, or the script.
    """
    counts = _groups(words)
    number = counts.total()
    if number < _FEWEST or len(counts) < _KINDS:
        return None
    known = {code: bits for code, bits in _profiles().items() if code in codes}
    if not known:
        return None
    told = {
        code: sum(bits.get(group, _RARE) * count for group, count in counts.items()) for code, bits in known.items()
    }
    best, *others = sorted(told, key=lambda code: told[code])
    apart = told[others[0]] - told[best] if others else _APART
    each = _LIKELY_EACH if best in likely else _APART_EACH
    return best if apart >= max(_APART, each * number) else None


def likelier_by_trigrams(words: Iterable[str], one: str, other: str) -> float | None:
    """Give by how many bits for each group words in small letters are likelier in one language than in another.

    None where they are too few to say, or one of the two is not known.
    """
    counts, known = _groups(words), _profiles()
    number = counts.total()
    if number < _FEW or one not in known or other not in known:
        return None
    told = sum((known[other].get(group, _RARE) - known[one].get(group, _RARE)) * counts[group] for group in counts)
    return told / number


def _groups(words: Iterable[str]) -> Counter[str]:
    return Counter(
        padded[at : at + 3] for word in words for padded in (f"_{word}_",) for at in range(max(0, len(padded) - 2))
    )


@cache
def _profiles() -> Mapping[str, Mapping[str, int]]:
    """Give for each language its frequent groups with their bits. Raises `BrokenPack`."""
    found: dict[str, dict[str, int]] = {}
    for code, bits, groups in table_lines("trigrams.tsv", columns=3):
        found.setdefault(code, {}).update(dict.fromkeys(groups.split(), int(bits)))
    return found
