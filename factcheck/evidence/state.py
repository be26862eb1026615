"""What names the state of a library: equal for equal documents, another one whenever something else may be found."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.evidence.library import Library

__all__ = ["state_of"]

_SIGNS = 16


def state_of(library: Library) -> str:
    """Give a hash over what is known of all documents: their ids and bytes, and what was said of them."""
    digest = hashlib.sha256(_vectors(library).encode())
    for entry in library.entries():
        known = (entry.id, entry.sha256, entry.title, entry.date, entry.rank, entry.origin)
        digest.update("\0".join(map(str, known)).encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()[:_SIGNS]


def _vectors(library: Library) -> str:
    """Say which vectors there are: passages are found by what they mean once they have theirs."""
    if library.path is None:
        return ""
    try:
        found = library.path.with_name(f"{library.path.name}-vectors").stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"
