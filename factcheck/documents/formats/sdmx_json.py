"""SDMX-JSON: official statistics whose keys are numbers of places in lists (versions 1 and 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.documents.dates import parse_day
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.formats.statistics import from_observations, write_cube

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.formats.statistics import Observation
    from factcheck.documents.limits import Limits

__all__ = ["is_message", "read_message"]

_LEVELS = ("dataSet", "series", "observation")
_AMISS = (KeyError, TypeError, ValueError, AttributeError, IndexError)


def is_message(value: object) -> bool:
    """Tell a message by its fields."""
    if not isinstance(value, dict):
        return False
    data = value.get("data", value)
    return isinstance(data, dict) and "dataSets" in data and ("structure" in data or "structures" in data)


def read_message(message: dict[str, Any], raw: Raw, limits: Limits, warnings: Sequence[str]) -> Content:
    """Read a message; raises `UnreadableSource` where its parts do not fit together."""
    try:
        data = message.get("data", message)
        structures = data.get("structures") or [data["structure"]]
        cube = from_observations(_observations(data["dataSets"], structures), raw.source, limits)
        about = message.get("meta") or message.get("header") or {}
        cube.title, cube.updated = _name(structures[0]) or None, parse_day(str(about.get("prepared") or ""))
        cube.named = {str(one["id"]): _name(one) for one in _parts(structures[0], "dimensions")}
    except _AMISS:
        raise UnreadableSource(raw.source, "is SDMX-JSON whose parts do not fit together", "fetch it again") from None
    if not cube.values:
        raise UnreadableSource(raw.source, "is SDMX-JSON without observations", "fetch it again")
    return write_cube(cube, raw, limits, warnings)


def _observations(sets: Sequence[dict[str, Any]], structures: Sequence[dict[str, Any]]) -> Iterator[Observation]:
    for one in sets:
        structure = structures[int(one.get("structure", 0))]
        dimensions, attributes = structure["dimensions"], structure.get("attributes") or {}
        fixed = {str(part["id"]): _member(part, 0) for part in dimensions.get("dataSet") or ()}
        for key, series in (one.get("series") or {"": one}).items():
            known = fixed | _keyed(key, dimensions.get("series") or ())
            known |= _marked(series.get("attributes") or (), attributes.get("series") or ())
            for place, (value, *marks) in (series.get("observations") or {}).items():
                own = _keyed(place, dimensions["observation"])
                own |= _marked(marks, attributes.get("observation") or ())
                yield known | own, "" if value is None else str(value)


def _keyed(key: str, dimensions: Sequence[dict[str, Any]]) -> dict[str, str]:
    if not key:
        return {}
    return {str(part["id"]): _member(part, int(place)) for part, place in zip(dimensions, key.split(":"), strict=True)}


def _marked(places: Sequence[Any], attributes: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Give attributes by their codes, which say more surely than their words what they are."""
    found: dict[str, str] = {}
    for part, place in zip(attributes, places, strict=False):
        if place is None:
            continue
        values = part.get("values") or []
        value = values[int(place)] if values and str(place).isdigit() else place
        found[str(part["id"])] = str(value.get("id") or _name(value)) if isinstance(value, dict) else str(value)
    return found


def _member(part: dict[str, Any], place: int) -> str:
    value = part["values"][place]
    code = str(value.get("id") or "")
    is_time = str(part["id"]).upper() == "TIME_PERIOD" or "time" in (part.get("roles") or ())
    return code if is_time and code else _name(value) or code


def _parts(structure: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    for level in _LEVELS:
        yield from structure[name].get(level) or ()


def _name(value: dict[str, Any]) -> str:
    """Give a name, in English where there are several."""
    name = value.get("name")
    if isinstance(name, dict):
        name = name.get("en") or next(iter(name.values()), "")
    names = value.get("names")
    if not name and isinstance(names, dict):
        name = names.get("en") or next(iter(names.values()), "")
    return " ".join(str(name or "").split())
