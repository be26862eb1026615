"""A desk as plain TinyDB JSON, out and in: whole or not at all, readable by stock TinyDB without this program."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from factcheck.desk.record.misfits import KINDS
from factcheck.desk.record.model import Article, Verdict
from factcheck.desk.record.scales import SCALES, Scale
from factcheck.desk.store.codec import as_kind
from factcheck.desk.store.files import write_whole
from factcheck.desk.store.journal import Refused
from factcheck.errors import words_of
from factcheck.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from msgspec import Struct

    from factcheck.desk.desk import Desk

__all__ = ["export_json", "exported", "import_json"]

Problem = tuple[str, str, str]  # the table and id of a document, and what is wrong with it

TOLD = 5  # of the documents that are refused, those that are named

_TABLES = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])

# What could steer a terminal stands in JSON as an escape: DEL, the C1 controls, separators and controls of direction.
_STEERING = re.compile(
    b"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]"  # as UTF-8 writes them
)


def exported(desk: Desk) -> Iterator[bytes]:
    """Give every table of a desk as the JSON that stock TinyDB keeps in its file, in pieces: a document a line."""
    yield b"{"
    for at, (name, documents) in enumerate(desk.tables.as_written()):
        yield _harmless(b"%s%s:{" % (b",\n" if at else b"\n", json.dumps(name).encode()))
        for number, (key, words) in enumerate(documents):
            yield _harmless(b'%s"%d":%s' % (b",\n" if number else b"\n", key, words))
        yield b"}"
    yield b"}\n"


def _harmless(words: bytes) -> bytes:
    return _STEERING.sub(lambda match: b"\\u%04x" % ord(match.group().decode()), words)


def export_json(desk: Desk, path: Path, *, replace: bool = False) -> None:
    """Write the export to `path`, whole or not at all, readable by its owner only."""
    if path.exists() and not replace:
        raise Refused(str(path), "is there already", "choose another name, or say --replace")
    try:
        write_whole(path, exported(desk), 0o600)
    except OSError as error:
        raise Refused(str(path), f"cannot be written ({error.strerror})", "choose another place") from error


def import_json(desk: Desk, path: Path) -> int:
    """Put an export into a desk that is still empty, as one operation, and give how many documents came in.

    What lies beside the journal (snapshots and texts) is not in an export and is copied as files. Raises `Refused` for
    a desk that is in use, for a file that is no export, and for one whose documents lie where nothing is or are rated
    as their scales do not know (the first few are named, with their lines); the desk is unchanged then.
    """
    if desk.articles.all() or desk.evidence.all():
        raise Refused(str(desk.folder), "is in use", "import into a new desk")
    remedy = "name a file that `desk export` wrote"
    with uncollected():
        try:
            words = path.read_bytes()
            tables = _TABLES.decode(words)
            problems = _problems(tables)
        except msgspec.ValidationError as error:
            raise Refused(str(path), "is no TinyDB export", remedy) from error
        except (OSError, UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
            raise Refused(str(path), f"cannot be read as JSON ({words_of(error)})", remedy) from error
        if problems:
            told = [f"{name} {key}{_line(words, name, key)}: {problem}" for name, key, problem in problems[:TOLD]]
            told += [f"and {len(problems) - TOLD} more"] if len(problems) > TOLD else []
            raise Refused(str(path), f"does not hold what a desk holds ({'; '.join(told)})", remedy)
        return desk.tables.take(tables)


def _problems(tables: dict[str, dict[str, Any]]) -> list[Problem]:
    """Say what of an export the desk could not read back, or find, before it is in its journal for good.

    Every document is JSON in one line afterwards.
    """
    placed: list[Placed] = []
    own: dict[str, Scale] = {}
    judged: list[tuple[str, str, str, str | None]] = []
    problems: list[Problem] = []
    for name, table in tables.items():
        for key, raw in table.items():
            table[key] = document = msgspec.json.format(bytes(raw), indent=-1)
            try:
                item = _read(name, key, document)
            except msgspec.ValidationError as error:
                problems.append((name, key, str(error)))
                continue
            placed.append(_placed(name, key, item))
            if isinstance(item, Scale):
                own[item.name] = item
            elif isinstance(item, Verdict | Article):
                judged.append((name, key, item.scale, item.rating if isinstance(item, Verdict) else None))
    return problems or [*_homeless(placed)] or [*_unjudged(judged, {**SCALES, **own})]


def _read(name: str, key: str, document: bytes) -> Struct:
    if name not in KINDS:
        raise msgspec.ValidationError("a desk has no such table")
    if not (key.isascii() and key.isdigit()):
        raise msgspec.ValidationError("a document has a number")
    return as_kind(KINDS[name], int(key), document)


def _unjudged(judged: Iterable[tuple[str, str, str, str | None]], known: Mapping[str, Scale]) -> Iterator[Problem]:
    """Give the articles and verdicts on a scale that nobody knows, and the verdicts with a rating that it has not."""
    ratings = {name: {rating.key for rating in scale.ratings} for name, scale in known.items()}
    for name, key, scale, rating in judged:
        if scale not in ratings:
            yield name, key, f"there is no scale {scale or 'without a name'}"
        elif rating is not None and rating not in ratings[scale]:
            yield name, key, f"the scale {scale} has no rating {rating}"


class Placed(NamedTuple):
    """Where a document of an export says that it belongs: its table and id, the article and the claim, if any."""

    name: str
    key: str
    slug: str | None
    number: int | None


def _placed(name: str, key: str, item: Struct) -> Placed:
    slug = getattr(item, "slug" if name == "articles" else "article", None)
    return Placed(name, key, slug, getattr(item, "number" if name == "claims" else "claim", None))


def _homeless(placed: Sequence[Placed]) -> Iterator[Problem]:
    """Give the documents that would be in no list: at an article or claim that is not there, or in another's place."""
    slugs = Counter(each.slug for each in placed if each.name == "articles")
    claims = Counter((each.slug, each.number) for each in placed if each.name == "claims")
    for name, key, slug, number in placed:
        if slug is None:
            continue
        if name == "articles":
            if slugs[slug] > 1:
                yield name, key, f"another article is named {slug}"
        elif slug not in slugs:
            yield name, key, f"there is no article {slug}"
        elif name == "claims":
            if claims[slug, number] > 1:
                yield name, key, f"another claim is {slug}#{number}"
        elif number is not None and (slug, number) not in claims:
            yield name, key, f"there is no claim {slug}#{number}"


def _line(words: bytes, name: str, key: str) -> str:
    """Give on which line of an export a document stands, in words; nothing where another program wrote the lines."""
    table = words.find(b'\n"%s":{' % name.encode())
    place = -1 if table < 0 else words.find(b'\n"%s":' % key.encode(), table + 1)
    return "" if place < 0 else f" (line {words.count(bytes((10,)), 0, place + 1) + 1})"
