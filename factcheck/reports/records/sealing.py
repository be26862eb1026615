"""The seals of a record: a digest for every value, so that what was changed can be named, and one for all of it.

Whoever changes a value can make its digests anew. What proves who issued a record is a signature of its digest; what
proves the evidence is the evidence itself.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SIGNED", "broken", "digest_of", "sealed"]

SIGNED = "verdict record"  # what a signature of the digest says that it is of

_SEALS = ("digests", "digest", "signature")
_SHORT = 16  # hexadecimal digits of the digest of one value


def sealed(body: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record's plain values with their digests."""
    whole = {**body, "digests": {path: _short(value) for path, value in _values("", body)}}
    return {**whole, "digest": digest_of(whole)}


def digest_of(record: Mapping[str, Any]) -> str:
    """Give the digest of all that a record says, the digests of its values included."""
    return sha256(_canonical({name: value for name, value in record.items() if name not in _SEALS[1:]})).hexdigest()


def broken(record: Mapping[str, Any]) -> list[str]:
    """Name what is not as it was issued: every path that was changed, added or taken away; then the whole."""
    kept = record.get("digests")
    kept = kept if isinstance(kept, dict) else {}
    there = dict(_values("", {name: value for name, value in record.items() if name not in _SEALS}))
    told = [
        f"{path}: was added" if path not in kept else f"{path}: was changed"
        for path, value in there.items()
        if kept.get(path) != _short(value)
    ]
    told += [f"{path}: was taken away" for path in kept if path not in there]
    if not told and record.get("digest") != digest_of(record):
        told.append("digest: is not that of this record")
    return told


def _values(path: str, value: object) -> Iterator[tuple[str, object]]:
    """Give every value that holds no other, by its path ("evidence.0.words"); what is empty is a value."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _values(f"{path}.{name}" if path else str(name), inner)
    elif isinstance(value, list) and value:
        for at, inner in enumerate(value):
            yield from _values(f"{path}.{at}", inner)
    else:
        yield path, value


def _short(value: object) -> str:
    return sha256(_canonical(value)).hexdigest()[:_SHORT]


def _canonical(value: object) -> bytes:
    """Give JSON in the one way in which it is hashed: sorted names, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")
