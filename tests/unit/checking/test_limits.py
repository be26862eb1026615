"""What a check reads has limits: a file that costs too much, or ends its reader, is named and the rest is done."""

from __future__ import annotations

import sys
import zipfile

import pytest

import factcheck
from factcheck.cli import main
from factcheck.documents import UnreadableSource
from factcheck.plugins import plugins
from tests.unit.documents.test_formats import OPEN
from tests.unit.documents.test_office import with_part, word_file

ARTICLE = "The rate was 5.4% in May, the office said.\n"
SOURCE = "The office said on Friday that the rate was 5.4% in May.\n"
READER = """
import os
READER, SUFFIXES = "px 1", (".px",)
def read(raw, limits):
    os.abort()
"""


@pytest.fixture(autouse=True)
def reader(tmp_path, monkeypatch):
    folder = tmp_path / "installed"
    about = folder / "aborting-1.0.dist-info"
    about.mkdir(parents=True)
    (folder / "aborting.py").write_text(READER, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: aborting\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[factcheck.readers]\npx = aborting\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delenv("FACTCHECK_TRACEBACK", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "source.txt").write_text(SOURCE)
    plugins.cache_clear()
    yield
    sys.modules.pop("aborting", None)
    plugins.cache_clear()


def many_paragraphs() -> bytes:
    kind = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 700_000
    whole = f'<w:document xmlns:w="{kind}"><w:body>{body}</w:body></w:document>'
    return with_part(word_file(), "word/document.xml", whole.encode())


def repeated_cells(path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>5</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    sheet = f"<office:spreadsheet><table:table>{row}</table:table></office:spreadsheet>"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
        made.writestr(
            "content.xml",
            f"<office:document-content {OPEN}><office:body>{sheet}</office:body></office:document-content>",
        )


def test_a_file_that_brings_its_reader_down_is_named_and_the_others_are_read(tmp_path):
    (tmp_path / "b.px").write_text("anything")
    check = factcheck.check("article.txt", ["b.px", "source.txt"])
    assert [(fault.source, "brought its reader down" in fault.problem) for fault in check.errors] == [("b.px", True)]
    assert check.findings[0].suggestion.stance == "supports"


def test_an_article_that_brings_its_reader_down_is_refused_in_one_line(tmp_path, capfd):
    (tmp_path / "b.px").write_text("anything")
    with pytest.raises(UnreadableSource, match="brought its reader down"):
        factcheck.check("b.px")
    assert main.run(["check", "b.px"]) == 2
    out, error = capfd.readouterr()
    assert (out, error.count("\n")) == ("", 1)
    assert error.startswith("factcheck: b.px: brought its reader down")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("long.csv", b"a," * 3_999 + b"\n" + b"a\n" * 20_000, "3,000,000 cells"),
        ("long.md", b"|a" * 3_000 + b"|\n" + b"|-" * 3_000 + b"|\n" + b"|b\n" * 5_000, "3,000,000 cells"),
        ("deep.html", b"<div>" * 100_000, "nests too deeply"),
        ("deep.json", b"[" * 100_000 + b"]" * 100_000, "nests too deeply"),
        ("many.docx", many_paragraphs(), "elements in one part"),
        ("signs.txt", b"{{{{ }}}}\n" * 2_000, None),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_file_that_is_made_to_cost_much_is_refused_or_read(tmp_path, capfd, name, data, says):
    (tmp_path / name).write_bytes(data)
    assert main.run(["check", "article.txt", "-e", name, "-e", "source.txt"]) == (2 if says else 0)
    out, error = capfd.readouterr()
    assert "5.4%" in out
    assert error.count("\n") == (1 if says else 0)
    assert says is None or (error.startswith(f"factcheck: {name}: ") and says in error)


def test_cells_that_are_said_to_be_repeated_are_counted_before_they_are_made(tmp_path, capfd):
    repeated_cells(tmp_path / "a.ods")
    assert main.run(["check", "article.txt", "-e", "a.ods"]) == 2
    assert "3,000,000 cells" in capfd.readouterr().err
