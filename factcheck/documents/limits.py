"""How much of a file is read before it is refused: what comes from outside may be hostile, or simply too large."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["DEFAULT", "Limits"]

_MEGABYTE = 1_000_000


class Limits(Struct, frozen=True):
    """What one source may cost. A source over any of these gives `OverLimit` and no half document.

    `bytes` bounds what is read from a file, a pipe or the network; `expanded_bytes` what an archive (docx, xlsx) or a
    compressed answer may unpack to; `pages` of a PDF; `rows` and `cells` of all tables of one document together;
    `columns` of one table; `characters` of one document's text, which may be made of much less; `elements` of one part
    of an office file; `depth` how deeply JSON may nest; `passages` of one document; `entry_bytes` one
    entry of a streamed feed. `seconds` bounds one fetch from the network as a whole, and `private_addresses` allows
    fetching from this machine and its own network, which an address found in somebody else's text must not reach;
    `private_hosts` allows it for hosts by name or number. `ocr` are the languages in which the text of scans is
    recognised, as tesseract names them ("eng+deu"); without, it is not.
    """

    bytes: int = 100 * _MEGABYTE
    expanded_bytes: int = 400 * _MEGABYTE
    pages: int = 5_000
    rows: int = 500_000
    cells: int = 3_000_000
    columns: int = 4_000
    characters: int = 60_000_000
    elements: int = 2_000_000
    depth: int = 200
    passages: int = 1_000_000
    entry_bytes: int = 10 * _MEGABYTE
    seconds: float = 30.0
    private_addresses: bool = False
    private_hosts: frozenset[str] = frozenset()
    ocr: str | None = None


DEFAULT = Limits()
