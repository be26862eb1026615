"""How files are damaged: anywhere, and where their format has a joint - a part, a tag, a key, a record, a number.

Damage of single bytes mostly breaks the outermost check of a format (the sum of an archive, the bracket of a JSON) and
never reaches what lies behind it; so most of it is done inside, to what the reader takes at its word.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

__all__ = ["damaged"]

_PIECES = (
    b"<", b">", b"</", b"&#0;", b"\0", b"\xff\xfe", b'"', b"\n\n", b"999999999999", b"-1", b"1e309", b"rowspan='9999'",
    b"\\cell\\row", b"table:number-rows-repeated=\"99999999\"", b"[", b"{", b"\xed\xa0\x80", b"%PDF-", b"<!--", b"]]>",
    b"\xe2\x80\xae", b"\xcc\x81" * 40, b"\r", b"\x1b[2J", b"\xef\xbb\xbf",
)  # fmt: skip
# What stands where a number or a word was expected.
_VALUES = (
    b"", b"0", b"-1", b"1", b"2147483648", b"4294967295", b"99999999999999999999", b"1e309", b"-1e-400", b"NaN", b"inf",
    b"0x10", b"1.5", b"1,5", b"%", b" ", b"../../etc/passwd", b"\xc2\xbd", b"\xd9\xa3", b"x" * 5_000, b"A1:XFD1048576",
    b"#REF!", b"true", b"null", b"2024-13-45", b"9999-12-31", b"0000-00-00", b"gzip", b"utf-7", b"base64", b"\xff",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]{1,2000}>")
_ATTRIBUTE = re.compile(rb"""([\w:.-]{1,100})\s*=\s*("[^"<>]{0,500}"|'[^'<>]{0,500}')""")
_LEAF = re.compile(rb"<([\w:.-]{1,100})(?:\s[^<>]{0,2000})?>[^<>]{0,2000}</\1>")
_DIGITS = re.compile(rb"[-+]?\d+(?:\.\d+)?")
_WORD = re.compile(rb"[A-Za-z][\w./+-]{2,40}")
_DEEP = 3_000
_INTEGERS = (b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\0\0\0\x80", b"\x01\0\0\0", b"\xff\xff", b"\0\0")


def damaged(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Give the bytes of a file damaged in one way or a few; `others` are files from which something may be taken."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = _once(data, others, chance)
    return data


def _once(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.85:
        return _archive(data, others, chance)
    if data.startswith(b"\x1f\x8b") and chance.random() < 0.85:
        try:
            return gzip.compress(_inside(gzip.decompress(data), chance), 1)
        except (OSError, EOFError, zlib.error):
            return _bytes(data, chance)
    return _inside(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """Damage what is no archive, in one of the ways that its content offers."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_bytes, _values, _lines]
    start = data[:2_000].lstrip()
    if start.startswith(b"<") or data.count(b"<") > 20:
        ways += [_markup, _markup, _markup]
    if start[:1] in {b"{", b"["}:
        ways += [_json, _json, _json]
    if b"\0" in start:
        ways += [_records, _records]
    return chance.choice(ways)(data, chance)


def _archive(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage one part of an archive, or which parts it has, so that what is read is the part and not the archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return _bytes(data, chance)
    if not parts:
        return _bytes(data, chance)
    at = chance.randrange(len(parts))
    name, part = parts[at]
    kind = chance.randrange(12)
    if kind < 7:
        parts[at] = name, _inside(part, chance)
    elif kind == 7:
        del parts[at]
    elif kind == 8:
        other = chance.randrange(len(parts))
        parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], part)
    elif kind == 9:
        parts[at] = name, chance.choice((b"", b"\0" * 10, part[: len(part) // 2], chance.choice(others)))
    elif kind == 10:
        parts.append((name, _inside(part, chance)))
    else:
        parts[at] = chance.choice((name.upper(), f"/{name}", name.replace("/", "\\"), f"../{name}")), part
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts:
            made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _markup(data: bytes, chance: random.Random) -> bytes:
    """Damage tags and attributes, so that it stays markup."""
    tags = list(_TAG.finditer(data[:2_000_000]))
    if not tags:
        return _bytes(data, chance)
    tag = chance.choice(tags)
    kind = chance.randrange(10)
    if kind == 0:
        return data[: tag.start()] + data[tag.end() :]
    if kind == 1:
        other = chance.choice(tags)
        return data[: tag.start()] + other.group() + data[tag.end() :]
    if kind in {2, 3, 4}:
        fields = list(_ATTRIBUTE.finditer(data, tag.start(), tag.end())) or list(_ATTRIBUTE.finditer(data[:2_000_000]))
        if not fields:
            return _values(data, chance)
        field = chance.choice(fields)
        if kind == 4:
            return data[: field.start()] + data[field.end() :]
        value = chance.choice((*_VALUES, chance.choice(fields).group(2)[1:-1])).replace(b'"', b"")
        return data[: field.start()] + field.group(1) + b'="' + value + b'"' + data[field.end() :]
    if kind == 5:  # an element, or a stretch between two tags, once more or many times
        other = chance.choice(tags)
        low, high = sorted((tag.start(), other.end()))
        piece = data[low:high][:5_000]
        return data[:high] + piece * chance.choice((1, 2, 300)) + data[high:]
    if kind == 6:
        name = chance.choice((b"div", b"table", b"w:p", b"g", re.split(rb"[\s/>]", tag.group()[1:])[0] or b"a"))
        return data[: tag.start()] + (b"<" + name + b">") * _DEEP + data[tag.start() :]
    if kind == 9 and (leaves := list(_LEAF.finditer(data[:2_000_000]))):  # an element in others, as it may stand
        leaf = chance.choice(leaves)
        names = [
            chance.choice(leaves).group(1),
            chance.choice((leaf.group(1), b"draw:text-box", b"table", b"w:txbxContent")),
        ]
        deep = chance.choice((2, 30, 200))
        opened = b"".join(b"<" + name + b">" for name in names) * deep
        closed = b"".join(b"</" + name + b">" for name in reversed(names)) * deep
        return data[: leaf.start()] + opened + leaf.group() + closed + data[leaf.end() :]
    if kind == 7:
        low, high = sorted((tag.start(), chance.choice(tags).start()))
        return data[:low] + data[high:]
    return data[: tag.end()] + chance.choice(_PIECES) + data[tag.end() :]


def _json(data: bytes, chance: random.Random) -> bytes:
    """Put another value somewhere in a JSON text, or take something away, so that it stays JSON."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return _bytes(data, chance)
    places: list[tuple[Any, Any]] = []
    waiting = [whole]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        for key in keys:
            places.append((one, key))
            waiting.append(one[key])
    if not places:
        return b"[]"
    inside, key = chance.choice(places)
    other, its = chance.choice(places)
    deep: list[Any] = []
    for _ in range(150):
        deep = [deep]
    kind = chance.randrange(4)
    if kind == 0:
        del inside[key]
    elif kind == 1:
        copy = json.dumps(other[its])
        inside[key] = json.loads(copy)
    elif kind == 2 and isinstance(inside, dict):
        inside[chance.choice(("", "\0", "id", "size", "x" * 3_000, str(its)))] = inside.pop(key)
    else:
        inside[key] = chance.choice((
            None, True, [], {}, "", -1, 0, 10**30, 1.5, 1e308, float("nan"), "\ud800", "x" * 5_000, deep, [None], [[1]],
            {"": None}, "2024-13-45", [10**9], {"a": {"b": []}},
        ))  # fmt: skip
    return json.dumps(whole).encode()


def _values(data: bytes, chance: random.Random) -> bytes:
    """Put something else where a number or a word stands."""
    found = list((_DIGITS if chance.random() < 0.7 else _WORD).finditer(data[:500_000]))
    if not found:
        return _bytes(data, chance)
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 3)))), key=lambda one: -one.start()):
        value = chance.choice((*_VALUES, chance.choice(found).group()))
        data = data[: match.start()] + value + data[match.end() :]
    return data


def _lines(data: bytes, chance: random.Random) -> bytes:
    """Take lines away, put them elsewhere or once more, or cut their cells."""
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at:at] = lines[other : other + 20] * chance.choice((1, 40))
    elif kind == 3:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 4:
        mark = chance.choice((b",", b";", b"\t", b":", b" "))
        cells = lines[at].split(mark)
        cells[chance.randrange(len(cells))] = chance.choice(_VALUES)
        lines[at] = mark.join(cells * chance.choice((1, 1, 500)))
    else:
        return chance.choice((b"\r", b"\r\n", b"\n\n", b"\n ", b"\n\t")).join(lines)
    return b"\n".join(lines)


def _records(data: bytes, chance: random.Random) -> bytes:
    """Put other numbers and lengths into binary records."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(changed) + 1)
        value = chance.choice(_INTEGERS)
        if chance.random() < 0.8:
            changed[at : at + len(value)] = value
        else:
            changed[at:at] = value
    return bytes(changed)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1) if changed else 0
        kind = chance.randrange(6)
        if kind == 0 and changed:
            changed[min(at, len(changed) - 1)] = chance.randrange(256)
        elif kind == 1:
            changed[at:at] = chance.choice(_PIECES)
        elif kind == 2:
            del changed[at : at + chance.randrange(1, 40)]
        elif kind == 3:
            piece = bytes(changed[at : at + chance.randrange(1, 200)])
            changed[at:at] = piece * chance.choice((1, 2, 50))
        elif kind == 4:
            del changed[at:]
        else:
            other = chance.randrange(len(changed) + 1) if changed else 0
            changed[at:at] = changed[other : other + chance.randrange(1, 200)]
    return bytes(changed)
