"""Signs, symbols and codes that are the same in every language."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tables are typed by it

from msgspec import Struct

from factcheck.language.tables import shared_table

__all__ = ["SYMBOLS", "Symbols"]


class Symbols(Struct, frozen=True):
    """Money by its ISO 4217 code, units by their names; what each entry is for stands beside it in the table."""

    money: Mapping[str, str] = {}
    money_before: Mapping[str, str] = {}
    touching_only: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()
    meant: Mapping[str, str] = {}
    codes_in_names: frozenset[str] = frozenset()
    coins: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    behind: tuple[str, ...] = ()
    units: Mapping[str, str] = {}
    no_units: frozenset[str] = frozenset()
    international: Mapping[str, str] = {}


SYMBOLS = shared_table(Symbols, "symbols")
