"""A small library in a file and a few articles: one is right, one is wrong, one is no text."""

import pytest

from factcheck.documents import read_text
from factcheck.evidence import Library

COUNT = "With all protocols processed, Vladimir Putin received 63.60% of the votes. Turnout was 65.34%."
ARTICLES = {
    "right.txt": "Vladimir Putin received 63.6% of the votes, the commission said.",
    "wrong.txt": "Vladimir Putin received 68.6% of the votes, the commission said.",
    "words.txt": "Nobody had expected anything else.",
}


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        library.add("e1", read_text(COUNT, "count.txt"))
    return path


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    return folder
