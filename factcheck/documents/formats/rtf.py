"""Rich text (RTF) by striprtf: its paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from striprtf.striprtf import rtf_to_text

from factcheck.documents.content import Draft
from factcheck.documents.errors import SAVE_AGAIN, UnreadableSource
from factcheck.documents.formats.text_tables import write_grid
from factcheck.documents.heads import read_head
from factcheck.documents.languages import guess_language
from factcheck.documents.raised import raised, unmarked
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.documents.content import Content, Raw
    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "rtf 1"

# Raised letters are marked before the markup goes, and looked at once the words before them stand there.
_SUPER = compile_pattern(r"\\super(?![a-z])\s?((?:\\[a-z]+-?\d*\s?)*)([^\\{}]{1,12})(?=[\\}])")
_MARKED = compile_pattern("\x11([^\x12]*)\x12")
_FIELD = {name: compile_pattern(rf"\{{\\{name} ([^{{}}]{{1,300}})\}}") for name in ("title", "author")}
# Where rows begin and end, and cells end, as signs that no text holds.
_ROW_BEGINS, _CELL_ENDS, _ROW_ENDS = (compile_pattern(rf"\\{word}(?![a-z])\s?") for word in ("trowd", "cell", "row"))
_TABLE = compile_pattern("(\x15[^\x14]*\x14(?:\\s*\x15[^\x14]*\x14)*)")
_SIGNS = compile_pattern("[\x13-\x15]")
# "So many bytes of a picture", by programs that then write it as digits.
_BROKEN = compile_pattern(r"\\bin(?![0-9a-z])")


def read(raw: Raw, limits: Limits) -> Content:  # noqa: ARG001  (one signature for all readers)
    """Read a rich text; raises `UnreadableSource` for one without words."""
    source = _BROKEN.sub("", raw.data.decode("latin-1"))
    marked = _SUPER.sub(lambda found: f"{found[1]}\x11{found[2]}\x12", source)
    for word, sign in ((_ROW_BEGINS, "\x15"), (_CELL_ENDS, "\x13"), (_ROW_ENDS, "\x14")):
        marked = word.sub(sign, marked)
    try:
        text = rtf_to_text(marked, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, RecursionError):
        raise UnreadableSource(raw.source, "is a damaged RTF file", SAVE_AGAIN) from None
    draft = Draft()
    _write(draft, text.replace("\r", ""))
    if not draft.passages:
        raise UnreadableSource(raw.source, "is an RTF file without text", "check that it was saved")
    head = read_head(draft.text)
    about = {name: found[1].strip() for name, form in _FIELD.items() if (found := form.search(source[:20_000]))}
    return draft.finish(
        title=about.get("title") or head.title,
        date=head.date,
        author=head.author or about.get("author"),
        language=guess_language(draft.text),
    )


def _write(draft: Draft, text: str) -> None:
    """Write lines and tables in their order; the rows of a table follow each other with nothing between."""
    tables = paragraphs = 0
    last_line = ""
    for block in _TABLE.split(text):
        if "\x14" in block:
            rows = [row.replace("\x15", "").rpartition("\x13")[0].split("\x13") for row in block.split("\x14")[:-1]]
            grid = [[unmarked(" ".join(_lowered(cell, in_cell=True).split())) for cell in row] for row in rows]
            tables += 1
            write_grid(draft, grid, f"table {tables}", last_line)
            continue
        for line in block.split("\n"):
            if words := " ".join(_lowered(_SIGNS.sub(" ", line)).split()):
                paragraphs += 1
                draft.paragraph(words, f"paragraph {paragraphs}")
                last_line = words


def _lowered(line: str, *, in_cell: bool = False) -> str:
    written, position = "", 0
    for mark in _MARKED.finditer(line):
        written += line[position : mark.start()]
        written += raised(written, mark[1], in_cell=in_cell)
        position = mark.end()
    return written + line[position:]
