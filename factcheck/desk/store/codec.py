"""Frozen data to JSON and back, by the types that the classes declare.

A field at its default is left out, so lines stay short and a field added later costs the old ones nothing; a field
that this version does not know is passed over. Decimals and dates are strings. What comes back has the types that are
declared, down to the last field, or does not come back at all.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from msgspec import NODEFAULT, Struct, ValidationError, json, structs

__all__ = ["as_kind", "decode", "encode"]

T = TypeVar("T")

PLAIN = frozenset({str, int, bool, float, type(None)})


def encode(value: object) -> Any:  # noqa: ANN401
    """Give what `json` can write for a frozen type, or for what may stand in one."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Struct):
        document = {}
        for name, default in _defaults(type(value)):
            content = getattr(value, name)
            if type(content) is not type(default) or content != default:
                document[name] = content if type(content) in PLAIN else encode(content)
        return document
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def decode(kind: type[T], stored: Mapping[str, Any]) -> T:
    """Give the `kind` that was stored; `msgspec.ValidationError` says where something else was."""
    return msgspec.convert(stored, kind)


def as_kind(kind: type[T], key: int, words: bytes) -> T:
    """Give a document as `kind` from how it is written, with its id where it does not say one itself.

    Raises `ValidationError` where it is something else.
    """
    decoder, numbered = _decoder(cast("Any", kind))
    if numbered and words.startswith(b"{"):
        words = b'{"id":%d%s%s' % (key, b"" if words[1:].lstrip() == b"}" else b",", words[1:])
    item: T = decoder.decode(words)
    if getattr(item, "id", key) not in (key, f"e{key}"):
        raise ValidationError("says that it is another")
    return item


@cache
def _decoder(kind: type[Struct]) -> tuple[json.Decoder[Any], bool]:
    """Give what reads a kind of document, and whether that has a number of its table."""
    numbered = any(field.name == "id" and field.type is int for field in structs.fields(kind))
    return json.Decoder(kind), numbered


@cache
def _defaults(kind: type[Struct]) -> tuple[tuple[str, object], ...]:
    """Give a class's fields with what is left out when it stands there."""
    names, given = kind.__struct_fields__, kind.__struct_defaults__
    defaults = (NODEFAULT,) * (len(names) - len(given)) + given
    return tuple(
        (name, default.factory() if hasattr(default, "factory") else default)  # as msgspec marks `default_factory`
        for name, default in zip(names, defaults, strict=True)
    )
