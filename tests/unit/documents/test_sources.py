"""Files, standard input, folders and patterns: what is given to be read, and what cannot be."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from factcheck.documents import Document, Limits, OverLimit, UnreadableSource, expand, read, read_bytes, read_many


def test_standard_input_is_read_by_its_content():
    program = "from factcheck.documents import read; d = read('-'); print(d.reader, d.source, d.title)"
    page = "<!doctype html><html><title>T</title><body><p>Five per cent is what it was.</p></body></html>"
    done = subprocess.run([sys.executable, "-c", program], input=page, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["html", "2", "-", "T"]


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    with pytest.raises(OverLimit, match="larger than 1 MB"):
        read(path, limits=Limits(bytes=1_000_000))


def test_an_endless_device_is_refused():
    with pytest.raises(OverLimit):
        read("/dev/zero", limits=Limits(bytes=100_000))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "locked.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(UnreadableSource, match="may not be read"):
        read(path)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5_000 + ".txt", "none/none.txt"])
def test_names_that_are_none_are_refused(name):
    with pytest.raises(UnreadableSource):
        read(name)


def test_a_name_that_is_no_utf8_is_read_and_can_be_stored(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123  (a name in bytes)
        file.write(b"Five is 5%.")
    (source,) = expand([tmp_path])
    document = read(source)
    assert document.text == "Five is 5%."
    document.source.encode("utf-8")


def test_a_link_that_leads_nowhere_is_named_and_the_rest_is_read(tmp_path):
    (tmp_path / "itself.txt").symlink_to("itself.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "words.txt").write_text("Five is 5%.")
    read_of = {os.path.basename(source): result for source, result in read_many(expand([tmp_path]))}  # noqa: PTH119
    assert read_of["words.txt"].text == "Five is 5%."
    assert "symbolic links" in str(read_of["itself.txt"])
    assert "is not there" in str(read_of["gone.txt"])


def test_many_sources_are_read_as_they_are_asked_for(tmp_path):
    for number in range(50):
        (tmp_path / f"{number:02d}.txt").write_text(f"{number} is a number.")
    (tmp_path / "10.txt").write_bytes(b"\0\1\2")
    results = read_many(expand([tmp_path]))
    first = [next(results) for _ in range(12)]
    assert [isinstance(document, Document) for _, document in first] == [True] * 10 + [False, True]
    assert "not text" in str(first[10][1])
    (tmp_path / "12.txt").unlink()
    assert "is not there" in str(next(results)[1])


def test_a_pattern_that_fits_nothing_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    results = list(read_many(expand([str(tmp_path / "*.none"), tmp_path])))
    assert [type(result).__name__ for _, result in results] == ["UnreadableSource", "Document"]


CHARSETS = [
    ("Президент набрал 63,75 процента голосов, сообщила комиссия.", "cp1251"),
    ("Президент набрал 63,75 процента голосов, сообщила комиссия.", "koi8-r"),
    ("Le président élu a reçu 63,75 % des voix exprimées, a déclaré la commission électorale.", "cp1252"),
    ("Der Präsident erhielt 63,75 % der Stimmen, erklärte die zuständige Behörde für Wähler.", "latin-1"),
    ("Prezydent otrzymał 63,75% głosów, ogłosiła komisja wyborcza po przeliczeniu części głosów.", "cp1250"),
    ("总统获得了百分之六十四的选票，选举委员会说。", "gb18030"),
    ("The president received 63.75% of the votes.", "utf-16"),
    ("The president received 63.75% of the votes.", "utf-16-le"),
    ("The president received 63.75% of the votes.", "utf-32"),
]


@pytest.mark.parametrize(("text", "charset"), CHARSETS, ids=[charset for _, charset in CHARSETS])
def test_texts_without_declared_charset_are_read(text, charset):
    assert read_bytes(text.encode(charset), "a.txt").text == text


def test_a_guessed_charset_is_said():
    document = read_bytes(CHARSETS[0][0].encode("cp1251"), "a.txt")
    assert document.warnings == ("no encoding declared, read as cp1251",)
