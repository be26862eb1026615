"""Office files are archives of XML: what is made sure of before a library opens one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from factcheck.documents.errors import OverLimit, UnreadableSource

if TYPE_CHECKING:
    from factcheck.documents.content import Raw
    from factcheck.documents.limits import Limits

__all__ = ["SAVE_AGAIN", "checked_archive"]

SAVE_AGAIN = "open it in its program and save it again"

# Office formats know no document type; entities are how a small XML file becomes a huge one (ECMA-376-2, 10.1.2).
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE = 4_096


def checked_archive(raw: Raw, limits: Limits) -> zipfile.ZipFile:
    """Open an office file's archive once it is known to be whole, of bounded size and without document types.

    The sizes that an archive declares bound what its parts unpack to: a part that holds more is refused by `zipfile`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
        parts = archive.infolist()
        expanded = sum(part.file_size for part in parts)
        if expanded > limits.expanded_bytes:
            raise OverLimit(
                raw.source,
                f"unpacks to {expanded / 1e6:,.0f} MB, more than {limits.expanded_bytes / 1e6:,.0f} MB",
                "save the part that matters in a file of its own",
            )
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableSource(raw.source, "is protected by a password", "save it without one")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    if _DOCTYPE.search(stream.read(_PROLOGUE)):
                        raise UnreadableSource(
                            raw.source, "declares XML entities, which office files never do", SAVE_AGAIN
                        )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnreadableSource(raw.source, "is a damaged archive", "save or fetch it again") from None
    return archive
