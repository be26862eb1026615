"""Raised letters: a footnote's mark beside a figure is no digit of it, and a power is one."""

from __future__ import annotations

import re

from factcheck.patterns import compile_pattern

__all__ = ["raised", "unmarked"]

_ONE = r"(?:note\s)?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,3})"
_MARK = compile_pattern(rf"[\[(]?{_ONE}(?:[,;–-]{_ONE})*[\])]*\.?", re.IGNORECASE)
_POWER = compile_pattern(r"[-−–+]?\d{1,2}")
# What is raised to a power: ten in a number written by its order of magnitude, a unit of length or time, one letter of
# a formula. A 10 that nothing multiplies may as well have the note 1 or 2.
_TIMES_TEN, _TEN = compile_pattern(r"[×x·*]\s*10$", re.IGNORECASE), compile_pattern(r"(?<![\d.,])10$")
_UNIT = compile_pattern(r"(?:(?<![^\W\d_])(?:[kcdmµμn]?m|ft|in|mi|yd|s|sec|h|yr)|(?<![^\W_])[b-zA-Zα-ωχ])$")
_FEWEST_BY_ITSELF = 3
_REACH = 60
# "2nd", "1er", "Mme", "nº" are letters of the word; in a cell a single one beside a number is a mark ("e": estimated).
_ORDINAL = compile_pattern(r"[aeoº]s?", re.IGNORECASE)
_DECIMAL = compile_pattern(r"\d[.,]\d+\s*%?$")
_SIGNS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_BESIDE_A_NUMBER = compile_pattern(r"(?<=[\d%)])[⁰¹²³⁴-⁹]+(?:[⁾,][⁰¹²³⁴-⁹]+)*⁾?$")


def raised(before: str, words: str, *, in_cell: bool = False) -> str:
    """Give how raised `words` are written after the words `before` them.

    A power comes as raised signs ("m²", "10⁶"), the mark of a note as nothing, or as raised signs where it opens the
    note itself; everything else ("2nd", "Mme") as it is. `in_cell` says that both stand in a cell of a table.
    """
    mark = "".join(words.split()) if len(words) < 60 else words
    before = before[-_REACH:].rstrip()
    if not mark:
        return ""
    if _POWER.fullmatch(mark) and _is_power(before, mark):
        return mark.translate(_SIGNS)
    if not _MARK.fullmatch(mark):
        return words
    if not before:
        return mark.translate(_SIGNS) if mark.isdigit() else words
    if _ORDINAL.fullmatch(mark) and not in_cell and before[-1].isalnum() and not _DECIMAL.search(before):
        return words
    return ""


def _is_power(before: str, power: str) -> bool:
    if _TIMES_TEN.search(before):
        return True
    if _TEN.search(before):
        return not power.isdigit() or int(power) >= _FEWEST_BY_ITSELF
    return bool(_UNIT.search(before)) and power.lstrip("-−–+") in {"1", "2", "3", "4"}


def unmarked(cell: str) -> str:
    """Give a cell without the raised marks behind its number, where they were typed as signs of their own ("5.4¹")."""
    return cell if cell.isascii() or (_TEN.search(cell[:2]) and len(cell) < 6) else _BESIDE_A_NUMBER.sub("", cell)
