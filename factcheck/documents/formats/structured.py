"""JSON and JSON lines: fact-checks where they are some, articles where objects hold text, else tables and fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.documents.charset import decode
from factcheck.documents.claimreview import may_hold_reviews, reviews_in_text, write_reviews
from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats.jsonstat import is_dataset, read_dataset
from factcheck.documents.formats.sdmx_json import is_message, read_message
from factcheck.documents.grids import shows_decimal_comma
from factcheck.documents.jsonld import first_text
from factcheck.documents.languages import guess_language

if TYPE_CHECKING:
    import datetime

    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "json 1"

# Names under which data calls the same thing, the usual first.
_BODY = ("articleBody", "text", "body", "content", "transcript", "full_text", "statement", "description")
_TITLE = ("headline", "title", "name", "subject")
_DATE = ("datePublished", "date", "published", "published_at", "pubDate", "publishedAt", "created_at", "dateCreated")
_AUTHOR = ("author", "byline", "creator", "authors", "speaker")
_LEAST_BODY = 40  # a shorter text is a field of data, not an article


def read(raw: Raw, limits: Limits) -> Content:
    """Read JSON; numbers keep the digits that they are written with."""
    text, warnings = decode(raw)
    page = _Page(raw.source, limits)
    reviews = reviews_in_text(text, raw.source, limits) if may_hold_reviews(text) else []
    if reviews:
        write_reviews(page.draft, reviews)
        title = f"{len(reviews):,} published fact-checks" if len(reviews) > 1 else reviews[0].title or reviews[0].claim
        day = reviews[0].date if len(reviews) == 1 else None
        return page.draft.finish(title=title, date=day, language=guess_language(page.draft.text), warnings=warnings)
    read_values = _values(text, raw.source)
    if is_dataset(read_values[0]):
        return read_dataset(read_values[0], raw, limits, warnings)
    if is_message(read_values[0]):
        return read_message(read_values[0], raw, limits, warnings)
    page.write(read_values)
    if not page.draft.passages:
        raise UnreadableSource(raw.source, "is JSON without text or figures", "check the file")
    return page.draft.finish(
        title=page.title,
        date=page.date,
        author=page.author,
        language=guess_language(page.draft.text),
        warnings=warnings,
    )


def _values(text: str, source: str) -> tuple[Any, list[str]]:
    """Give the JSON value, or the values line by line, and in this case the line of each."""
    try:
        try:
            return _loads(text), []
        except json.JSONDecodeError as whole:
            lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
            try:
                if len(lines) > 1:
                    return [_loads(line) for _, line in lines], [f"line {number}" for number, _ in lines]
            except json.JSONDecodeError:
                pass
            raise UnreadableSource(
                source, f"is not valid JSON (line {whole.lineno}: {whole.msg})", "check the file, or fetch it again"
            ) from None
    except RecursionError:
        raise OverLimit(source, "nests too deeply", "take the part that matters") from None


def _loads(text: str) -> Any:  # noqa: ANN401  (any JSON value)
    return json.loads(text, parse_float=str, parse_int=str, parse_constant=str, strict=False)


class _Page:
    """The text of record in the making; a place is the path to a value, as jq writes it (".results[3].share")."""

    def __init__(self, source: str, limits: Limits) -> None:
        self.draft = Draft()
        self.title: str | None = None
        self.date: datetime.date | None = None
        self.author: str | None = None
        self._source, self._limits = source, limits
        self._cells = 0

    def write(self, read: tuple[Any, list[str]]) -> None:
        """Write a value, or the values of lines."""
        value, lines = read
        if lines:
            self._list(value, lines, None, 0)
        else:
            self._value(value, "", None, 0)

    def _value(self, value: Any, path: str, name: str | None, depth: int) -> None:  # noqa: ANN401
        if depth > self._limits.depth:
            raise OverLimit(self._source, f"nests deeper than {self._limits.depth}", "take the part that matters")
        if isinstance(value, dict):
            self._object(value, path, depth)
        elif isinstance(value, list):
            self._list(value, [f"{path}[{number}]" for number in range(len(value))], name, depth)
        elif (words := _scalar(value)) and words.strip():
            self.draft.paragraph(words, path or ".", lead=f"{name}: " if name else "", context=name or "")

    def _object(self, value: dict[str, Any], path: str, depth: int) -> None:
        body = next((key for key in _BODY if len(first_text(value.get(key)) or "") >= _LEAST_BODY), None)
        title_key = next((key for key in _TITLE if isinstance(value.get(key), str) and value[key].strip()), None)
        known = {body, title_key} if body else set()
        if depth <= 1:
            self._about(value, title_key)
        if body:
            if title_key:
                self.draft.heading(value[title_key], f"{path}.{title_key}", is_title=value[title_key] == self.title)
            for part in (first_text(value[body]) or "").split("\n\n"):
                self.draft.paragraph(part, f"{path}.{body}")
        for key, inner in value.items():
            if key not in known:
                self._value(inner, f"{path}.{key}", key, depth + 1)

    def _about(self, value: dict[str, Any], title_key: str | None) -> None:
        self.title = self.title or (value[title_key] if title_key else None)
        self.date = self.date or next((day for key in _DATE if (day := parse_day(first_text(value.get(key))))), None)
        self.author = self.author or next((name for key in _AUTHOR if (name := first_text(value.get(key)))), None)

    def _list(self, values: list[Any], places: list[str], name: str | None, depth: int) -> None:
        if values and all(isinstance(one, dict) and _is_flat(one) for one in values):
            self._table(values, places, name)
            return
        for one, place in zip(values, places, strict=True):
            self._value(one, place, name, depth + 1)

    def _table(self, rows: list[dict[str, Any]], places: list[str], name: str | None) -> None:
        """Write objects of one level as the rows of a table whose header is their names."""
        header = list(dict.fromkeys(key for row in rows for key in row))
        self._cells += len(header) * len(rows)
        if len(header) > self._limits.columns or len(rows) > self._limits.rows or self._cells > self._limits.cells:
            raise OverLimit(self._source, f"has tables of more than {self._limits.cells:,} cells", "split it")
        grid = [[" ".join(_scalar(row.get(key)).split()) for key in header] for row in rows]
        comma = shows_decimal_comma([cell for row in grid[:200] for cell in row])
        self.draft.table(name, header, grid, [places[0], *places], decimal_comma=comma)


def _is_flat(value: dict[str, Any]) -> bool:
    return not any(isinstance(inner, dict | list) for inner in value.values()) and not any(
        isinstance(value.get(key), str) and len(value[key]) > 300 for key in _BODY
    )


def _scalar(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
