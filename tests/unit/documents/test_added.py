"""Readers that another package brings: installed as the manual says, asked for their own endings, faults named."""

from __future__ import annotations

import re
import sys

import pytest

from factcheck.documents import UnreadableSource, expand, read_many
from factcheck.manual import page
from factcheck.plugins import plugins


def of_the_manual() -> tuple[str, str]:
    """Give the example's module and its entry point as the page has them."""
    text = page("configuration")
    code = re.search(r"    # px_reader\.py\n((?:    .*\n|\n)+?)    # pyproject", text)
    point = re.search(r'factcheck\.readers"\]\n    (px = "px_reader")', text)
    assert code is not None
    assert point is not None
    return re.sub(r"^    ", "", code[1], flags=re.MULTILINE), point[1].replace('"', "")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a package as an installer leaves it: its module, and beside it what it says of itself."""

    def install(code: str, point: str) -> None:
        site = tmp_path / "site"
        about = site / "px_reader-1.0.dist-info"
        about.mkdir(parents=True)
        (site / "px_reader.py").write_text(code, encoding="utf-8")
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: px-reader\nVersion: 1.0\n", encoding="utf-8")
        (about / "entry_points.txt").write_text(f"[factcheck.readers]\n{point}\n", encoding="utf-8")
        monkeypatch.syspath_prepend(str(site))
        plugins.cache_clear()

    yield install
    sys.modules.pop("px_reader", None)
    plugins.cache_clear()


@pytest.fixture
def folder(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.px").write_text("Unemployment was 5.4% in May.\n", encoding="utf-8")
    (files / "b.txt").write_text("It was 6.1% in June.\n", encoding="utf-8")
    return files


def test_the_reader_of_the_manual_reads_its_files_and_no_others(installed, folder):
    installed(*of_the_manual())
    documents = [document for _, document in read_many(expand([folder]))]
    assert [document.reader for document in documents] == ["px 1", "txt 2"]
    assert documents[0].passages[0].place == "line 1"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import nothing_of_this_name", "cannot be loaded"),
        ("READER, SUFFIXES = 'px 1', ()\ndef read(raw, limits): pass", "names no ending"),
        ("READER, SUFFIXES = 'px 1', ('.px',)\ndef read(raw, limits): return 1 / 0", "broke its reader"),
    ],
)
def test_a_fault_of_it_is_named_with_the_file_and_the_rest_is_read(installed, folder, code, says):
    installed(code, "px = px_reader")
    (_, refused), (_, document) = read_many(expand([folder]))
    assert isinstance(refused, UnreadableSource)
    assert says in str(refused)
    assert document.text.startswith("It was 6.1%")
