"""How long a passage is, is told as its terms are counted, whatever came and went, and in blocks of any number."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from factcheck.documents import read_text
from factcheck.evidence import Library
from factcheck.evidence.lengths import read_lengths
from factcheck.evidence.model import Addition
from factcheck.evidence.storage import open_index

if TYPE_CHECKING:
    from pathlib import Path


def _document(name: str, lines: int) -> Addition:
    words = " ".join(f"word{number}" for number in range(200))
    text = "\n\n".join(f"Line {line} has {words[: 7 * (line % 60)]} x.y and über {line}." for line in range(lines))
    return Addition(name, read_text(text, f"{name}.txt", title=name))


def _told(path: Path) -> tuple[dict[int, int], dict[int, int]]:
    """Give the lengths as terms tell them and as they are kept, by the numbers of the passages that are there."""
    connection = open_index(path, read_only=True)
    (last,) = connection.execute("SELECT numbered FROM totals").fetchone()
    rows = connection.execute(
        "SELECT number, terms || ' ' || context || ' ' || title FROM passages JOIN runs ON first = run"
    )
    expected = {number: len(line.split()) for number, line in rows}
    lengths = array("I", bytes(4 * (last + 1)))
    read_lengths(connection, expected, lengths)
    connection.close()
    return expected, {number: lengths[number] for number in expected}


def test_lengths_are_kept_whatever_comes_and_goes(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with Library(path) as library:
        library.add_all([_document("a", 3), _document("b", 1)])
        library.add_all([_document("c", 40)])
        library.remove("a")
        library.add_all([_document("b", 5)])
    expected, kept = _told(path)
    assert kept == expected
    assert len(set(kept.values())) > 3


def test_lengths_go_over_from_one_block_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with Library(path) as library:
        for number in range(3):
            library.add_all([_document(f"d{number}", 1_500)])
    expected, kept = _told(path)
    assert max(kept) > 4_096
    assert kept == expected
