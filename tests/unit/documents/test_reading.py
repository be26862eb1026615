"""From a source to a document: what the first formats give, and what bad input gets."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import UnreadableSource, expand, read, read_bytes, read_many, read_text


def test_text_of_record_is_the_file_without_mark_and_with_line_feeds(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbfOne is 5%.\r\n\r\nTwo  is\r6%. \r\n")
    assert read(path).text == "One is 5%.\n\nTwo  is\r6%. \n"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_any_text_is_read_whole_with_passages_in_order(text):
    document = read_text(text)
    position = 0
    for passage in document.passages:
        assert position <= passage.start < passage.end <= len(document.text)
        position = passage.start
    assert document.text == text.removeprefix("\ufeff").replace("\r\n", "\n")


def test_stamp_title_and_lines_of_a_saved_article():
    document = read_text("Updated at 14:54,16-10-2020\n\nHeadline of it: all\n\n\nFirst one. Second one.\n")
    assert document.title == "Headline of it: all"
    assert document.date == datetime.date(2020, 10, 16)
    assert [(p.kind, p.place) for p in document.passages] == [
        ("sentence", "line 1"),
        ("heading", "line 3"),
        ("sentence", "line 6"),
        ("sentence", "line 6"),
    ]


def test_importing_the_room_loads_no_reader():
    heavy = ["trafilatura", "lxml", "openpyxl", "docx", "pypdfium2", "charset_normalizer", "urllib.request"]
    program = f"import sys, factcheck.documents; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b" \n ", "a.txt", "empty"),
        (b"one\0two", "a.txt", "not text"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxx", "a.doc", "old office"),
        (b"{\\rtf1 }", "a.txt", "RTF"),
        (b"PK\x03\x04xxxxxxx", "a.docx", "damaged"),
        (b"\xff\xfea\xd8b", "a.txt", "damaged"),
    ],
)
def test_unreadable_bytes_are_refused_in_one_line(data, name, says):
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(data, name)
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert says in line
    assert "\n" not in line


@pytest.mark.parametrize("start", ["ID3", "GIF8", "RIFF", "BZh", "OggS"])
def test_an_article_may_begin_with_letters_that_mark_other_files(start):
    assert read_bytes(f"{start} is a format. It is old.".encode(), "a.txt").text.startswith(start)


def test_missing_files_and_folders_are_refused(tmp_path):
    with pytest.raises(UnreadableSource, match="is not there"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableSource, match="is a folder"):
        read(tmp_path)


def test_folders_and_patterns_stand_for_their_files(tmp_path):
    for name in ("b.txt", "a.md", "pic.png", ".hidden.txt", "sub/c.txt", "Page.html", "Page_files/ad.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [str(path).removeprefix(f"{tmp_path}/") for path in expand([tmp_path, str(tmp_path / "*.txt"), "-"])]
    assert found == ["Page.html", "a.md", "b.txt", "sub/c.txt", "-"]


@pytest.mark.parametrize(
    "fault", [IndexError("list index"), RecursionError(), MemoryError()], ids=lambda fault: type(fault).__name__
)
def test_a_fault_of_a_reader_stays_with_its_source(monkeypatch, tmp_path, fault):
    def broken(raw, limits):
        raise fault

    monkeypatch.setattr("factcheck.documents.formats.delimited.read", broken)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.txt").write_text("Five is 5%.")
    (_, refused), (_, document) = read_many(expand([tmp_path]))
    assert "a.csv" in str(refused)
    assert type(fault).__name__ in str(refused) or "memory" in str(refused)
    assert document.text == "Five is 5%."
