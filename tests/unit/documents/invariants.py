"""What holds of every document, whatever it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.documents import Document

__all__ = ["assert_sound", "rows", "told"]


def assert_sound(document: Document, *, cells_are_slices: bool = True) -> None:
    """Fail where an offset does not hold, a passage is out of order, or a text cannot be stored."""
    document.text.encode("utf-8")
    assert "\0" not in document.text
    position = 0
    for passage in document.passages:
        assert position <= passage.start < passage.end <= len(document.text)
        words = document.words(passage)
        assert words == words.strip()
        assert passage.place
        assert (passage.kind == "row") == (passage.table is not None)
        position = passage.start
    for number, table in enumerate(document.tables):
        assert 0 <= table.start <= table.end <= len(document.text)
        widths = {len(row.cells) for row in table.rows} or {len(table.header)}
        assert len(widths) == 1
        assert len(table.header) <= max(widths)
        for row in table.rows:
            assert table.start <= row.start <= row.end <= table.end
            for cell in row.cells:
                assert row.start <= cell.start <= cell.end <= row.end
                if cells_are_slices:
                    assert document.text[cell.start : cell.end] == cell.text
        for passage in document.passages:
            if passage.table == number:
                row = table.rows[passage.row]
                assert row.start <= passage.start < passage.end <= row.end


def rows(document: Document, table: int = 0) -> list[list[str]]:
    """Give a table's header and rows as words."""
    found = document.tables[table]
    return [list(found.header), *([cell.text for cell in row.cells] for row in found.rows)]


def told(document: Document) -> list[tuple[str, str, str]]:
    """Give kind, place and words of every passage."""
    return [(passage.kind, passage.place, document.words(passage)) for passage in document.passages]
