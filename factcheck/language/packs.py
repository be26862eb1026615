"""Packs: what one language brings, as data in a folder of its own under `packs/`.

A table is a TOML file with a type; it is read when it is first asked for and never again. Code that needs words of a
language asks a pack for them by name, and a language is added by adding files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, ValidationError, convert

from factcheck.errors import FactcheckError
from factcheck.kept import Kept
from factcheck.plugins import BrokenPlugin, plugins

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ALL",
    "REMEDY",
    "BrokenPack",
    "Pack",
    "code_of",
    "fault_of",
    "languages",
    "level_of",
    "pack_file",
    "pack_has",
    "pack_lines",
    "pack_of",
    "table_lines",
]

FOLDER = Path(__file__).parent / "packs"
ENGLISH = "en"
GROUP = "factcheck.packs"  # the entry points of packs from elsewhere; each names a package with a pack.toml
ALL = "all"  # the folder of what is read before the language of a text is known
REMEDY = "mend the file, or put back the one of this release"


class BrokenPack(FactcheckError):
    """A file of a pack that cannot be read: which file, which line or key, what is wrong with it."""


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """What a language's pack says of itself, in `pack.toml`.

    `level` is how much of the language it knows: 0 nothing, 1 digits, scales and units, 2 number words and periods,
    3 speakers, opinion and modality, 4 the article against itself. `stemmer` is the name of Snowball's rules;
    `decimal` is the sign in numbers, `ordinal` the one behind an ordinal ("4. März"); `sources` says what the tables
    were made from, with its licence.
    """

    name: str
    level: int
    stemmer: str | None = None
    decimal: str = "."
    ordinal: str = ""
    sources: str = ""


def code_of(language: str | None) -> str:
    """Give the code of the pack for a language tag ("en-GB", "pt_BR"); English for None, where nobody could tell."""
    return (language or ENGLISH).replace("_", "-").split("-")[0].lower()


@cache
def languages() -> frozenset[str]:
    """Give the codes of the languages that have a pack in this house."""
    return frozenset(path.parent.name for path in FOLDER.glob("*/pack.toml"))


@cache
def pack_of(language: str | None) -> Pack | None:
    """Give what the pack of a language says of itself, or None where the language has none.

    Raises `BrokenPack` for a pack of this house. One of a plug-in that cannot be read is as if it was not there, and
    `fault_of` says why.
    """
    code = code_of(language)
    if code in languages():
        return _pack(code)
    if code not in plugins(GROUP):
        return None
    try:
        for path in _folder(code).glob("*.toml"):
            pack_file(code, path.stem)
        pack = _pack(code)
        if pack.level and not any("scales" in pack_file(code, name)[1] for name in ("figures", "cldr")):
            problem = "has no [scales] in figures.toml or cldr.toml: a word behind digits would not be read as millions"
            raise BrokenPack(f"language pack {code}", problem, "add them, or give it level 0")
        return pack
    except FactcheckError as error:
        _FAULTS[code] = str(error)
        return None


def fault_of(language: str | None) -> str | None:
    """Say in one line why the pack that a plug-in brings for a language is not used; None where nothing is wrong."""
    return _FAULTS.get(code_of(language)) if pack_of(language) is None else None


_FAULTS: dict[str, str] = {}


def _pack(code: str) -> Pack:
    shown, content = pack_file(code, "pack")
    try:
        return convert(content, Pack)
    except ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        raise BrokenPack(shown, f"key `{where.strip('`').lstrip('.')}`: {what}" if where else what, REMEDY) from None


@cache
def _folder(code: str) -> Path:
    """Give the folder of a pack: of this house, else of the package that a plug-in names. Raises `BrokenPlugin`."""
    if code == ALL or code in languages():
        return FOLDER / code
    plugin = plugins(GROUP)[code]
    source = getattr(plugin.load(), "__file__", None)
    if source is None or not (Path(source).parent / "pack.toml").is_file():
        problem = "names no package with a pack.toml"
        raise BrokenPlugin(str(plugin), problem, f"update or uninstall {plugin.distribution}")
    return Path(source).parent


@cache
def level_of(language: str | None) -> int:
    """Give how much is known of a language, 0 to 4. Raises `BrokenPack`."""
    pack = pack_of(language)
    return pack.level if pack is not None else 0


def pack_file(code: str, name: str) -> tuple[str, dict[str, Any]]:
    """Give how a file of a pack is called and what stands in it, nothing where there is none. Raises `BrokenPack`."""
    path = _folder(code) / f"{name}.toml"
    shown = f"language pack {code}/{path.name}"
    try:
        return shown, _READ.made_of(path, _parsed)
    except FileNotFoundError:
        return shown, {}
    except (ValueError, OSError) as error:  # of TOML, of UTF-8
        raise BrokenPack(shown, str(error), REMEDY) from None


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # pure Python, and slow

    return tomllib.loads(text)


_READ = Kept.beside(__spec__.cached, "packs", most=1000)  # what the files of packs hold


@cache
def pack_has(language: str | None, name: str) -> bool:
    """Tell whether the pack of a language has a file of this name. Raises `BrokenPack`."""
    return pack_of(language) is not None and (_folder(code_of(language)) / name).is_file()


def pack_lines(code: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a tab-separated file of a pack, each with the number of its line; none where there is no file.

    Raises `BrokenPack`.
    """
    path = _folder(code) / name
    if not path.is_file():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (UnicodeDecodeError, OSError) as error:
        raise BrokenPack(f"language pack {code}/{name}", str(error), REMEDY) from None
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def table_lines(name: str, *, columns: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of a tab-separated table that is shared by all languages. Raises `BrokenPack`."""
    lines = (FOLDER / ALL / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            row = tuple(line.split("\t"))
            if len(row) != columns:
                raise BrokenPack(
                    f"language table {name}, line {number}",
                    f"has {len(row)} columns and needs {columns}",
                    REMEDY,
                )
            yield row
