"""What a grid holds of its cells, kept small: a long table has a million of them, and a claim looks at a few."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

__all__ = ["Forms", "Hits", "Plain"]

# So many cells have their forms kept; those of a larger table are made again when they are asked for.
_KEPT = 50_000

_Row = list[tuple[str, ...]]


class Hits:
    """In which cells each form stands, in the order in which rows are added: one number a cell."""

    __slots__ = ("_places", "_width")

    def __init__(self, width: int) -> None:
        self._width = width
        self._places: dict[str, int | array[int]] = {}

    def add(self, row: int, forms: Sequence[Collection[str]]) -> None:
        """Take in the forms of a row, cell by cell."""
        for place, own in enumerate(forms, row * self._width):
            for form in own if len(own) < 2 else set(own):
                _put(self._places, form, place)

    def add_words(self, rows: Iterable[Sequence[str]], telling: Callable[[str], Sequence[str]]) -> None:
        """Take in the words of the cells of all rows in turn; `telling` gives the forms of words.

        What stands in many cells is told once: the places of its words are those of their forms.
        """
        held: dict[str, int | array[int]] = {}
        get = held.get
        for row, cells in enumerate(rows):
            for place, words in enumerate(cells, row * self._width):
                there = get(words)
                if there is None:
                    held[words] = place
                elif isinstance(there, int):
                    held[words] = array("Q", (there, place))
                else:
                    there.append(place)
        gathered: dict[str, list[int]] = {}
        for words in [one for one in held if not one.isdecimal() or one[:1] == "0" or not one.isascii()]:
            forms = set(telling(words))
            if forms != {words}:
                own = held.pop(words)
                for form in forms:
                    gathered.setdefault(form, []).extend((own,) if isinstance(own, int) else own)
        for form, found in gathered.items():
            if (same := held.get(form)) is not None:
                found.extend((same,) if isinstance(same, int) else same)
            held[form] = found[0] if len(found) == 1 else array("Q", sorted(found))
        self._places = held

    def count(self, form: str) -> int:
        """Give in how many cells a form stands."""
        there = self._places.get(form)
        return 0 if there is None else 1 if isinstance(there, int) else len(there)

    def get(self, form: str, default: Sequence[tuple[int, int]] = ()) -> Sequence[tuple[int, int]]:
        """Give the rows and columns of the cells with a form."""
        there = self._places.get(form)
        if there is None:
            return default
        if isinstance(there, int):
            return (divmod(there, self._width),)
        return [divmod(place, self._width) for place in there]


def _put(places: dict[str, int | array[int]], form: str, place: int) -> None:
    there = places.get(form)
    if there is None:
        places[form] = place
    elif isinstance(there, int):
        places[form] = array("Q", (there, place))
    else:
        there.append(place)


class Forms:
    """The forms of every cell, by row and column."""

    __slots__ = ("_kept", "_make", "_most")

    def __init__(self, make: Callable[[int], _Row], width: int) -> None:
        self._make = make
        self._most = max(1, _KEPT // max(1, width))
        self._kept: dict[int, _Row] = {}

    def __getitem__(self, row: int) -> _Row:
        kept = self._kept.get(row)
        if kept is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            kept = self._kept[row] = self._make(row)
        return kept


class _Line(Sequence["tuple[int, int] | str"]):
    """The places of one row's cells, which are the cells themselves."""

    __slots__ = ("_row", "_width")

    def __init__(self, row: int, width: int) -> None:
        self._row, self._width = row, width

    @overload
    def __getitem__(self, column: int) -> tuple[int, int]: ...

    @overload
    def __getitem__(self, column: slice) -> list[tuple[int, int] | str]: ...

    def __getitem__(self, column: int | slice) -> tuple[int, int] | list[tuple[int, int] | str]:
        columns = range(self._width)[column]
        return [(self._row, one) for one in columns] if isinstance(columns, range) else (self._row, columns)

    def __len__(self) -> int:
        return self._width


class Plain(Sequence[Sequence["tuple[int, int] | str"]]):
    """The places of a table's cells as they stand, by row and column."""

    __slots__ = ("_widths",)

    def __init__(self, widths: Sequence[int]) -> None:
        self._widths = array("I", widths)

    @overload
    def __getitem__(self, row: int) -> Sequence[tuple[int, int] | str]: ...

    @overload
    def __getitem__(self, row: slice) -> list[Sequence[tuple[int, int] | str]]: ...

    def __getitem__(self, row: int | slice) -> Sequence[tuple[int, int] | str] | list[Sequence[tuple[int, int] | str]]:
        rows = range(len(self._widths))[row]
        return [self[one] for one in rows] if isinstance(rows, range) else _Line(rows, self._widths[rows])

    def __len__(self) -> int:
        return len(self._widths)
