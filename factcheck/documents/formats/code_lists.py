"""What the codes of official statistics mean: code lists that lie beside a file, or come with it.

Beside `rates.tsv` a list is a file of codes with their words, named like its dimension (`geo.csv`, `cl_geo.tsv`,
`codelist_geo.csv`), or a structure message of SDMX (ML 2.1) with any name.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["CodeLists", "lists_beside", "lists_in"]

_MOST_FILES, _MOST_BYTES, _MOST_STRUCTURES = 2_000, 30_000_000, 5
_LISTS = (".csv", ".tsv", ".dic")
_BEFORE = ("cl_", "codelist_", "estat_", "dic_", "")
_AFTER = ("_codelist", "_codes", "_labels", "_en", "")
_CODES, _WORDS = ("code", "id", "value", "key"), ("name", "label", "description", "name:en", "label:en", "words")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class CodeLists(Struct):
    """The words of codes by dimension or list, both in small letters, and the names of dimensions."""

    words: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def of(self, dimension: str) -> Mapping[str, str]:
        """Give the words of a dimension's codes, as far as they are known."""
        name = dimension.lower()
        for known in (self.lists.get(name, ""), name, f"cl_{name}"):
            if known in self.words:
                return self.words[known]
        return {}

    def name(self, dimension: str) -> str:
        """Give the name of a dimension, or what it is called in the data."""
        return self.names.get(dimension.lower(), dimension)


def lists_beside(path: str | None, dimensions: Iterable[str]) -> CodeLists:
    """Give the code lists for these dimensions that lie in the folder of a file; none for what is no file."""
    found = CodeLists()
    if path is None:
        return found
    names = [name.lower() for name in dimensions]
    wanted = {f"{before}{name}{after}": name for name in names for before in _BEFORE for after in _AFTER}
    structures = 0
    for other in _others(path):
        name, ending = other.stem.lower(), other.suffix.lower()
        if ending in _LISTS and name in wanted:
            found.words.setdefault(wanted[name], {}).update(_pairs(_text(other)))
        elif ending == ".xml" and structures < _MOST_STRUCTURES and _begins_structure(other):
            structures += 1
            _merge(found, other.read_bytes())
    return found


def lists_in(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """Give the code lists of a structure message by their names."""
    lists = CodeLists()
    named = _merge(lists, data)
    return [(name, lists.words[key]) for key, name in named.items()]


def _others(path: str) -> Iterator[Path]:
    here = Path(path)
    try:
        with os.scandir(here.parent) as listing:
            entries = sorted((entry.name for entry, _ in zip(listing, range(_MOST_FILES), strict=False)))
    except OSError:
        return
    for name in entries:
        other = here.parent / name
        if name != here.name and other.suffix.lower() in {*_LISTS, ".xml"}:
            try:
                if other.is_file() and other.stat().st_size <= _MOST_BYTES:
                    yield other
            except OSError:
                continue


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _begins_structure(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(4_000)
    except OSError:
        return False
    return b"Structure" in start and b"sdmx" in start.lower() and b"GenericData" not in start


def _pairs(text: str) -> dict[str, str]:
    """Give codes with their words: the columns that are named so, or the first two."""
    delimiter = max("\t;,", key=text[:4_000].count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if len(row) > 1]
    except csv.Error:
        return {}
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    code = next((header.index(name) for name in _CODES if name in header), None)
    words = next((header.index(name) for name in _WORDS if name in header), None)
    if code is not None and words is not None:
        return {row[code].strip(): row[words].strip() for row in rows[1:] if len(row) > max(code, words)}
    return {row[0].strip(): row[1].strip() for row in rows}


def _merge(found: CodeLists, data: bytes) -> dict[str, str]:
    """Put a structure message's lists, and which dimension has which, to what was found; give the lists' names."""
    from lxml import etree  # most files have no structure beside them

    named: dict[str, str] = {}
    try:
        root = etree.fromstring(data.lstrip(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.LxmlError, ValueError):
        return named
    concepts: dict[str, str] = {}
    for element in root.iter(etree.Element):
        kind, name = _kind(element), str(element.get("id") or "")
        if kind in {"Codelist", "CodeList"} and name:
            codes = [code for code in element if _kind(code) == "Code"]
            words = {str(code.get("id") or code.get("value")): _words(code) for code in codes}
            found.words[name.lower()] = {code: said for code, said in words.items() if said}
            named[name.lower()] = _words(element) or name
        elif kind == "Concept" and name and (said := _words(element)):
            concepts[name.lower()] = said
        elif kind in {"Dimension", "TimeDimension", "PrimaryMeasure", "Attribute"}:
            own = name or str(element.get("conceptRef") or "")
            listed = element.get("codelist") or next(
                (ref.get("id") for one in element.iter() if _kind(one) == "Enumeration" for ref in one), None
            )
            if own and listed:
                found.lists[own.lower()] = str(listed).lower()
    found.names.update(concepts)
    return named


def _kind(element: Any) -> str:  # noqa: ANN401  (lxml is untyped)
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: Any) -> str:  # noqa: ANN401
    """Give an element's name in English, or in the first language that there is."""
    names = [one for one in element if _kind(one) in {"Name", "Description"}]
    english = [one for one in names if (one.get(_LANGUAGE) or "en").startswith("en")]
    return " ".join("".join((english or names)[0].itertext()).split()) if names else ""
