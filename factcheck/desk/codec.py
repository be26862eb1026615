"""Frozen data to JSON and back, by the types that the classes declare.

A field at its default is left out, so lines stay short and a field added later costs the old ones nothing; a field
that this version does not know is passed over. Decimals and dates are strings.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from msgspec import NODEFAULT, Struct

from factcheck.checking.model import Question, SelfCheck, SelfCheckKind, Suggestion
from factcheck.claims.model import Anchor, Claim
from factcheck.documents.model import Cell, Document, Passage, Row, Table
from factcheck.figures import model as figures

__all__ = ["decode", "encode"]

T = TypeVar("T")
Reader = Callable[[Any], Any]

# What the other rooms import for type checking only, so that their annotations can be resolved here.
NAMES: dict[str, Any] = {
    **{name: getattr(figures, name) for name in figures.__all__},
    **{item.__name__: item for item in (Anchor, Cell, Claim, Document, Passage, Row, SelfCheck, Suggestion, Table)},
    "Decimal": Decimal,
    "Mapping": Mapping,
    "Question": Question,
    "SelfCheckKind": SelfCheckKind,
    "datetime": datetime,
}


PLAIN = frozenset({str, int, bool, float, type(None)})


def encode(value: object) -> Any:  # noqa: ANN401
    """Give what `json` can write for a frozen type, or for what may stand in one."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Struct):
        contents = ((name, default, getattr(value, name)) for name, default in _defaults(type(value)))
        return {
            name: encode(content)
            for name, default, content in contents
            if type(content) is not type(default) or content != default
        }
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
    """Give the `kind` that was stored; `KeyError` or `TypeError` where something else was."""
    return cast("T", _reader(cast("Any", kind))(stored))


@cache
def _defaults(kind: type[Struct]) -> tuple[tuple[str, object], ...]:
    """Give a class's fields with what is left out when it stands there."""
    names, given = kind.__struct_fields__, kind.__struct_defaults__
    defaults = (NODEFAULT,) * (len(names) - len(given)) + given
    return tuple(
        (name, default.factory() if hasattr(default, "factory") else default)  # as msgspec marks `default_factory`
        for name, default in zip(names, defaults, strict=True)
    )


def _as_it_is(stored: Any) -> Any:  # noqa: ANN401
    return stored


@cache
def _reader(kind: Any) -> Reader:  # noqa: ANN401
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _class_reader(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(item for item in arguments if item is not type(None)))
        return inner if inner is _as_it_is else lambda stored: None if stored is None else inner(stored)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            item_reader = _reader(arguments[0])
            return tuple if item_reader is _as_it_is else lambda stored: tuple(map(item_reader, stored))
        readers = tuple(map(_reader, arguments))
        return lambda stored: tuple(reader(item) for reader, item in zip(readers, stored, strict=True))
    if kind is Decimal:
        return Decimal
    if kind is datetime.date:
        return datetime.date.fromisoformat
    return _as_it_is


def _class_reader(kind: type[Struct]) -> Reader:
    hints = typing.get_type_hints(kind, localns=NAMES)
    every = {name: _reader(hints[name]) for name in kind.__struct_fields__}
    readers = [(name, reader) for name, reader in every.items() if reader is not _as_it_is]

    def read(stored: Mapping[str, Any]) -> Any:  # noqa: ANN401
        known = stored if stored.keys() <= every.keys() else {name: stored[name] for name in every if name in stored}
        changed = {name: reader(known[name]) for name, reader in readers if name in known}
        return kind(**{**known, **changed} if changed else known)

    return read
