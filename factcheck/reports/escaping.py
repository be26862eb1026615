"""How words from outside are made harmless in each medium. Every format writes outside text through one of these."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec.json import format as indented

from factcheck.patterns import compile_pattern
from factcheck.terminal.text import safe_text

__all__ = ["address", "cell", "clean", "json_text", "markdown", "one_line", "public"]

# What safe_text leaves and XML 1.0 or UTF-8 cannot carry: surrogates and noncharacters.
_UNWRITABLE = compile_pattern("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe-\U0001ffff\U0010fffe-\U0010ffff]")
_SPACE = compile_pattern(r"\s+")

# Markdown's inline marks; the marks that only count where a block begins; what would be read as an entity.
_INLINE = compile_pattern(r"([\\`*_\[\]<>|~])")
_BLOCK = compile_pattern(r"^(#{1,6}(?=\s|$)|[-+=](?=[-+=\s]|$)|:(?=-)|(\d{1,9})([.)])(?=\s|$))")
_ENTITY = compile_pattern(r"&(?=#?\w{1,31};)")

# A cell that begins so is a formula to one spreadsheet or another; a plain number is not one.
_FORMULA = compile_pattern(r"^[\s\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_NUMBER = compile_pattern(r"^-?\d+(?:\.\d+)?$")

_JSON_UNSAFE = compile_pattern("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """Give `text` without anything that steers a terminal or a reading direction, or that a file cannot hold."""
    return _UNWRITABLE.sub("\ufffd", safe_text(text))


def one_line(text: str) -> str:
    """Give `text` cleaned, on one line, with white space folded."""
    return clean(_SPACE.sub(" ", text))


def _block_mark(match: re.Match[str]) -> str:
    return f"{match[2]}\\{match[3]}" if match[2] else "\\" + match[0]


def markdown(text: str) -> Markup:
    """Give `text` as one line of Markdown that shows exactly these words, wherever in a line it is put."""
    escaped = _ENTITY.sub(r"\\&", _INLINE.sub(r"\\\1", one_line(text)))
    return Markup(_BLOCK.sub(_block_mark, escaped))  # noqa: S704 - escaped for Markdown, where Markup means just that


def cell(value: object) -> str:
    """Give a value as the text of a CSV cell that no spreadsheet takes for a formula.

    A cell that could be one gets an apostrophe in front, which spreadsheets take for "this is text".
    """
    if value is None:
        return ""
    text = clean(str(value))
    if _NUMBER.match(text):
        return text
    return "'" + text if _FORMULA.match(text) else text


def json_text(value: object, *, indent: int | None = 1) -> str:
    """Give JSON of `value` that keeps every character, yet is harmless printed on a terminal or put into a page."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if indent is not None:
        try:
            text = indented(text, indent=indent)  # a third of the time of indenting while it is written
        except UnicodeEncodeError:  # a surrogate alone, which JSON can say and UTF-8 cannot
            text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def address(text: str | None) -> str | None:
    """Give `text` where it is a web address that may be followed (http or https, with a host), else None."""
    if not text or _SPACE.search(text) or clean(text) != text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.hostname else None


def public(source: str) -> str:
    """Give where a document is from as it may leave the house: a web address, or the name of a file without its path.

    What is neither (a call, a book, standard input) is given as it is.
    """
    if address(source):
        return source
    name = re.split(r"[/\\]", source.removeprefix("file://").rstrip("/\\"))[-1]
    return name if name not in {"", ".", ".."} else "a file"
