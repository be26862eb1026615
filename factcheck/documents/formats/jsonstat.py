"""JSON-stat 2: the format in which statistical offices answer; its observations become tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.documents.dates import parse_day
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.formats.statistics import Cube, Dimension, flag_of, write_cube

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["is_dataset", "read_dataset"]

_KEYS = frozenset({"id", "size", "dimension", "value"})


def is_dataset(value: object) -> bool:
    """Tell a data set by its fields."""
    return isinstance(value, dict) and value.keys() >= _KEYS and isinstance(value["id"], list)


def read_dataset(data: dict[str, Any], raw: Raw, limits: Limits, warnings: Sequence[str]) -> Content:
    """Read a data set; raises `UnreadableSource` where its parts do not fit together."""
    try:
        cube = _cube(data)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise UnreadableSource(raw.source, "is JSON-stat whose parts do not fit together", "fetch it again") from None
    if not cube.values:
        raise UnreadableSource(raw.source, "is JSON-stat without values", "fetch it again")
    return write_cube(cube, raw, limits, warnings)


def _cube(data: dict[str, Any]) -> Cube:
    names = [str(name) for name in data["id"]]
    sizes = [int(size) for size in data["size"]]
    dimensions = [_dimension(data["dimension"][name], name) for name in names]
    if [len(one.members) for one in dimensions] != sizes:
        raise ValueError("sizes")
    roles = data.get("role") or {}
    cube = Cube(str(data.get("label") or "") or None, dimensions, updated=parse_day(str(data.get("updated") or "")))
    cube.time, cube.place = _role(roles, "time", names), _role(roles, "geo", names)
    status = data.get("status")
    marks = dict(_numbered(status))
    for number, value in _numbered(data["value"]):
        if value is None:
            continue
        key = _unfolded(number, sizes)
        cube.values[key] = str(value)
        mark = status if isinstance(status, str) else marks.get(number)
        if mark and (told := flag_of(str(mark))):
            cube.flags[key] = told
    return cube


def _dimension(about: dict[str, Any], name: str) -> Dimension:
    """Give a dimension with its members in their order, by their labels; units are said with them."""
    category = about["category"]
    labels: dict[str, str] = category.get("label") or {}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else list(index)
    units: dict[str, Any] = category.get("unit") or {}
    dimension = Dimension(str(about.get("label") or name))
    for code in codes:
        unit = (units.get(code) or {}).get("label") or (units.get(code) or {}).get("base")
        words = str(labels.get(code, code))
        label = f"{words} ({unit})" if unit else words
        dimension.members.append(label if label not in dimension.places else f"{label} ({code})")
        dimension.places[dimension.members[-1]] = len(dimension.members) - 1
    return dimension


def _role(roles: dict[str, Any], name: str, names: list[str]) -> int | None:
    return next((names.index(one) for one in roles.get(name) or () if one in names), None)


def _numbered(values: object) -> Iterator[tuple[int, Any]]:
    """Give values with their numbers, told one after the other or by number."""
    if isinstance(values, dict):
        yield from ((int(number), value) for number, value in values.items())
    elif isinstance(values, list):
        yield from enumerate(values)


def _unfolded(number: int, sizes: list[int]) -> tuple[int, ...]:
    """Give the members for the number of a value: the last dimension runs fastest."""
    key = []
    for size in reversed(sizes):
        number, member = divmod(number, size)
        key.append(member)
    if number:
        raise ValueError("too many values")
    return tuple(reversed(key))
