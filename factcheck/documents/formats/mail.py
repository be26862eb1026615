"""Letters (.eml) and boxes of them (.mbox): the text of each, then what is attached, each part by its own reader."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from importlib import import_module
from typing import TYPE_CHECKING, cast

from factcheck.documents.content import Draft, Raw, Reader, storable
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats import html, plain
from factcheck.documents.languages import guess_language
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

    from factcheck.documents.content import Content
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "mail 2"

_BORDER = compile_pattern(rb"(?:\A|\n\r?\n)From \S+.{0,100}\d{4}[^\n]{0,40}\r?\n(?=[\w-]+:)")
_DEEPEST = 4
_MOST_LETTERS = 20_000


def read(raw: Raw, limits: Limits) -> Content:
    """Read a letter, or every letter of a box; raises `UnreadableSource` where none has a text."""
    letters = _letters(raw.data)
    if len(letters) > _MOST_LETTERS:
        raise OverLimit(raw.source, f"holds more than {_MOST_LETTERS:,} letters", "split it")
    draft, warnings = Draft(), list[str]()
    days: list[datetime.date] = []
    first: EmailMessage | None = None
    for number, data in enumerate(letters, 1):
        message = email.message_from_bytes(data, policy=email.policy.default)
        first = first or message
        where = f"message {number}" if len(letters) > 1 else "message"
        if day := _write(draft, message, where, raw.source, limits, warnings, 0):
            days.append(day)
    if first is None or not any(passage.kind != "heading" for passage in draft.passages):
        raise UnreadableSource(raw.source, "is a letter without text", "check that it was saved")
    return draft.finish(
        title=_header(first, "subject") if len(letters) == 1 else None,
        date=max(days, default=None),
        author=_header(first, "from") if len(letters) == 1 else None,
        language=guess_language(draft.text),
        warnings=warnings,
    )


def _letters(data: bytes) -> list[bytes]:
    borders = list(_BORDER.finditer(data)) if data.startswith(b"From ") else []
    ends = [*(border.start() for border in borders[1:]), len(data)]
    return [data[border.end() : end] for border, end in zip(borders, ends, strict=False)] or [data]


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return storable(" ".join(str(message.get(name) or "").split())) or None
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
        OverflowError,
    ):  # what a malformed header does to the parser
        return None


def _write(
    draft: Draft, message: EmailMessage, where: str, source: str, limits: Limits, warnings: list[str], depth: int
) -> datetime.date | None:
    """Write a letter, and give its day."""
    if subject := _header(message, "subject"):
        draft.heading(subject, where)
    sender = _header(message, "from")
    draft.entry("; ".join(filter(None, (sender, written := _header(message, "date")))), where)
    bodies = [_body(message, kind) for kind in ("plain", "html")]
    body = next((one for one in bodies if one is not None and _bytes(one).strip()), message)
    if not body.is_multipart():
        _part(draft, body, where, source, limits, warnings)
    for part in _parts(message):
        if part is body:
            continue
        if part.get_content_type() == "message/rfc822":
            for inner in part.iter_parts() if depth < _DEEPEST else ():
                inside = cast("EmailMessage", inner)
                _write(draft, inside, f"{where}, letter inside", source, limits, warnings, depth + 1)
        elif name := part.get_filename():
            _attached(draft, part, f"{where}, attached {storable(name)[:80]}", source, limits, warnings)
    return _day(written)


def _body(message: EmailMessage, kind: str) -> MIMEPart | None:
    try:
        return message.get_body((kind,))
    except AttributeError:  # a part that says that it has parts has none
        found = (part for part in _parts(message) if part.get_content_type() == f"text/{kind}")
        return next((part for part in found if not part.is_attachment()), None)


def _parts(message: EmailMessage) -> Iterator[MIMEPart]:
    """Give the parts of a letter, those of letters inside of it not."""
    stack: list[MIMEPart] = [message]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart":
            stack.extend(cast("MIMEPart", one) for one in reversed(list(part.iter_parts())))
        else:
            yield part


def _day(written: str | None) -> datetime.date | None:
    try:
        return email.utils.parsedate_to_datetime(written).date() if written else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _part(draft: Draft, part: MIMEPart, where: str, source: str, limits: Limits, warnings: list[str]) -> None:
    """Write the text of a letter, plain or as a page."""
    data = _bytes(part)
    if not data.strip():
        return
    if part.get_content_type() == "text/html":
        try:
            content = html.read_part(Raw(data, source, part.get_content_charset()), limits)
        except UnreadableSource as error:
            warnings.append(f"{where}: {error.problem}")
            return
        draft.embed(content, where)
        warnings.extend(content.warnings)
        return
    from factcheck.documents.charset import decode

    text, said = decode(Raw(data, source, part.get_content_charset() or "utf-8"))
    warnings.extend(said)
    text = text.replace("\r", "")
    position = 0
    for named in plain.tables_within(text, source, limits):
        _paragraphs(draft, text[position : named.found.start], where)
        _table(draft, named, where)
        position = named.found.end
    _paragraphs(draft, text[position:], where)


def _paragraphs(draft: Draft, text: str, where: str) -> None:
    for paragraph in re.split(r"\n\s*\n", text):
        draft.paragraph(paragraph.strip("\n"), where)


def _table(draft: Draft, named: plain.Named, where: str) -> None:
    """Write a table that stands in a letter; a label over rows is a row of one cell."""
    table = plain.table_of(named.found, named.caption.words)
    lines = [(label.start, [label.words]) for label in named.found.labels]
    lines += [(row.start, [cell.text for cell in row.cells]) for row in table.rows]
    rows = [words for _, words in sorted(lines)]
    places = [where, *(f"{where}, row {number + 1}" for number in range(len(rows)))]
    draft.table(table.caption, table.header, rows, places, decimal_comma=table.decimal_comma)


def _attached(draft: Draft, part: MIMEPart, where: str, source: str, limits: Limits, warnings: list[str]) -> None:
    """Write what is attached, read as the file that it is; what cannot be read is a warning."""
    from factcheck.documents.sniffing import find_format

    data = _bytes(part)
    name = part.get_filename() or ""
    if not data.strip() or part.get_content_maintype() in {"image", "audio", "video"}:
        return
    try:
        form = find_format(data, name, part.get_content_type())
        if form.module == "mail":
            raise UnreadableSource(name, "is a letter of its own", "save it as a file")
        reader = cast("Reader", import_module(f"factcheck.documents.formats.{form.module}"))
        content = reader.read(Raw(data, source, part.get_content_charset()), limits)
    except UnreadableSource as error:
        warnings.append(f"{where}: {error.problem}")
        return
    draft.heading(name, where)
    draft.embed(content, where)
