"""SDMX-ML: official statistics as XML, observations (generic and by structure, 2.0 and 2.1) and code lists."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from lxml import etree

from factcheck.documents.content import Draft
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats.code_lists import lists_in
from factcheck.documents.formats.statistics import from_observations, write_cube
from factcheck.documents.languages import guess_language

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from factcheck.documents.content import Content, Raw
    from factcheck.documents.formats.statistics import Observation
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "sdmx 1"


def read(raw: Raw, limits: Limits) -> Content:
    """Read a message: its observations as tables, or its code lists; raises `UnreadableSource`, `OverLimit`."""
    message = _Message(raw)
    try:
        cube = from_observations(message.observations(), raw.source, limits)
    except (etree.LxmlError, ValueError):
        raise UnreadableSource(raw.source, "is damaged XML (SDMX-ML)", "fetch it again") from None
    if cube.values:
        cube.title, cube.updated = message.title, message.day
        return write_cube(cube, raw, limits)
    return _code_lists(raw, limits)


def _code_lists(raw: Raw, limits: Limits) -> Content:
    lists = lists_in(raw.data)
    if not lists:
        raise UnreadableSource(raw.source, "is SDMX-ML without observations and without code lists", "fetch the data")
    if sum(len(words) for _, words in lists) > limits.rows:
        raise OverLimit(raw.source, f"has more than {limits.rows:,} codes", "take the lists that matter")
    draft = Draft()
    for name, words in lists:
        draft.table(name, ("code", "meaning"), list(words.items()), [name, *(f"{name}, {code}" for code in words)])
    return draft.finish(title=lists[0][0], language=guess_language(draft.text))


class _Message:
    """A message as it is read, element by element: what it says of itself, and its observations."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self.title: str | None = None
        self.day: datetime.date | None = None
        self._flow: str | None = None

    def observations(self) -> Iterator[Observation]:
        """Give every observation by the names and codes of its key."""
        series: dict[str, str] = {}
        own: dict[str, str] = {}
        events = etree.iterparse(
            io.BytesIO(self._raw.data.lstrip()), events=("start", "end"), resolve_entities=False, no_network=True
        )
        for event, element in events:
            kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if event == "start":
                if kind == "Series":
                    series = _attributes(element)
                elif kind == "Obs":
                    own = _attributes(element)
                continue
            match kind:
                case "Value" if (parent := element.getparent()) is not None:
                    if _within(parent, "Obs"):
                        own.update(_said(element))
                    elif _within(parent, "Series"):
                        series.update(_said(element))
                case "ObsDimension" | "Time":
                    own[str(element.get("id") or "TIME_PERIOD")] = str(element.get("value") or element.text or "")
                case "ObsValue":
                    own["OBS_VALUE"] = str(element.get("value") or "")
                case "Obs":
                    key = series | own
                    value = key.pop("OBS_VALUE", "")
                    element.clear()
                    if (parent := element.getparent()) is not None:
                        while element.getprevious() is not None:  # those that were read take no memory
                            del parent[0]
                    yield key, value
                case "Series":
                    series = {}
                    element.clear()
                case "Prepared":
                    self.day = parse_day(element.text)
                case "Name" if self.title is None and _within(element, "Header"):
                    self.title = " ".join((element.text or "").split()) or None


def _attributes(element: Any) -> dict[str, str]:  # noqa: ANN401  (lxml is untyped)
    """Give the attributes that are of the statistic: those of other vocabularies have a name in braces."""
    return {name: value for name, value in element.attrib.items() if not name.startswith("{")}


def _said(element: Any) -> dict[str, str]:  # noqa: ANN401
    name = element.get("id") or element.get("concept")
    return {str(name): str(element.get("value") or "")} if name else {}


def _within(element: Any, kind: str) -> bool:  # noqa: ANN401
    while element is not None:
        if isinstance(element.tag, str) and etree.QName(element).localname == kind:
            return True
        element = element.getparent()
    return False
