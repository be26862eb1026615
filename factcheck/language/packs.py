"""Packs: what one language brings, as data in a folder of its own under `packs/`.

A table is a TOML file with a type; it is read when it is first asked for and never again. Code that needs words of a
language asks a pack for them by name, and a language is added by adding files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, ValidationError, convert

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BrokenPack", "Pack", "code_of", "languages", "level_of", "pack_of", "read_table", "table_lines"]

FOLDER = Path(__file__).parent / "packs"
ENGLISH = "en"
Table = TypeVar("Table", bound=Struct)


class BrokenPack(FactcheckError):
    """A file of a pack that cannot be read: which file, which line or key, what is wrong with it."""


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """What a language's pack says of itself, in `pack.toml`.

    `level` is how much of the language it knows: 0 nothing, 1 digits, scales and units, 2 number words and periods,
    3 speakers, opinion and modality, 4 the article against itself. `stemmer` is the name of Snowball's rules;
    `decimal` and `groups` are the signs in numbers, `sources` what the tables were made from, with its licence.
    """

    name: str
    level: int
    stemmer: str | None = None
    decimal: str = "."
    groups: str = ","
    sources: str = ""


def code_of(language: str | None) -> str:
    """Give the code of the pack for a language tag ("en-GB", "pt_BR"); English for None, where nobody could tell."""
    return (language or ENGLISH).replace("_", "-").split("-")[0].lower()


@cache
def languages() -> frozenset[str]:
    """Give the codes of the languages that have a pack."""
    return frozenset(path.parent.name for path in FOLDER.glob("*/pack.toml"))


@cache
def pack_of(language: str | None) -> Pack | None:
    """Give what the pack of a language says of itself, or None where the language has none. Raises `BrokenPack`."""
    code = code_of(language)
    return read_table(code, "pack", Pack) if code in languages() else None


@cache
def level_of(language: str | None) -> int:
    """Give how much is known of a language, 0 to 4. Raises `BrokenPack`."""
    pack = pack_of(language)
    return pack.level if pack is not None else 0


def read_table(code: str, name: str, form: type[Table]) -> Table:
    """Read a table of a pack; an empty one where the pack has no such file. Raises `BrokenPack`."""
    path = FOLDER / code / f"{name}.toml"
    shown = f"language pack {path.parent.name}/{path.name}"
    content = _toml(path, shown) if path.is_file() else {}
    try:
        return convert(content, form, dec_hook=_words)
    except ValidationError as error:
        raise BrokenPack(shown, _in_words(str(error)), "mend the file, or put back the one of this release") from None


def _toml(path: Path, shown: str) -> dict[str, Any]:
    import tomllib  # pure Python and slow to load; a pack that is not asked for does not need it

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BrokenPack(shown, str(error), "mend the file, or put back the one of this release") from None


def _words(kind: type, value: object) -> object:
    """Read a table's word list, which is written as running text."""
    raise NotImplementedError(f"{kind} {value}")


def _in_words(problem: str) -> str:
    """Give a complaint about a table with its key in front: "key `level`: Expected `int`, got `str`"."""
    what, _, where = problem.partition(" - at `$")
    return f"key `{where.strip('`').lstrip('.')}`: {what}" if where else what


def table_lines(name: str, *, columns: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of a tab-separated table that is shared by all languages. Raises `BrokenPack`."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            row = tuple(line.split("\t"))
            if len(row) != columns:
                raise BrokenPack(
                    f"language table {name}, line {number}",
                    f"has {len(row)} columns and needs {columns}",
                    "mend the file, or put back the one of this release",
                )
            yield row
