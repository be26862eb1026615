"""The passages that share most with what is asked are those that SQLite's own BM25 puts first."""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING

import msgspec
import pytest

from factcheck.documents import read_text
from factcheck.evidence import Addition, Library

if TYPE_CHECKING:
    from factcheck.documents import Document

WORDS = [f"{first}o{last}" for first in "bdgkmp" for last in "bdgkmprtvz"] + [
    "63.75",
    "übung",
    "выборы",
    "naïve",
]
WEIGHTS = [1 / place for place in range(1, len(WORDS) + 1)]


def sentences(chance: random.Random, count: int) -> str:
    return "\n\n".join(" ".join(chance.choices(WORDS, WEIGHTS, k=chance.randint(3, 40))) + "." for _ in range(count))


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    chance = random.Random(7)
    with Library(tmp_path_factory.mktemp("index") / "library.sqlite") as library:
        for number in range(40):
            library.add(f"d{number}", read_text(sentences(chance, 30), f"d{number}.txt"))
        for number in range(0, 40, 9):
            library.remove(f"d{number}")
        yield library


def by_sqlite(library: Library, match: str, k: int) -> list[tuple[str, float]]:
    """Give the words of the best passages with their weight, as SQLite ranks them where it has every term of each."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE terms USING fts5 (own, context, title, tokenize = \"unicode61 tokenchars '.'\")"
    )
    passages = library.all()
    connection.executemany("INSERT INTO terms VALUES (?, ?, ?)", [found.terms for found in passages])
    rows = [
        (passages[number - 1].words, weight)
        for number, weight in connection.execute(
            "SELECT rowid, -rank FROM terms"
            " WHERE terms MATCH ? AND rank MATCH 'bm25(1.0, 0.6, 0.8)' ORDER BY rank, rowid LIMIT ?",
            (match, k),
        )
    ]
    connection.close()
    return rows


@pytest.mark.parametrize("size", [1, 3, 12, 40])
@pytest.mark.parametrize("k", [1, 5, 60])
def test_passages_come_in_the_order_of_the_index_itself(library, size, k):
    chance = random.Random(size)
    for _ in range(6):
        wanted = chance.sample(WORDS[:61], size)
        expected = by_sqlite(library, " OR ".join(f'"{term}"' for term in wanted), k)
        assert expected
        assert [found.words for found in library.find(wanted, k)] == [words for words, _ in expected]


def test_passages_that_share_everything_or_are_alike_come_in_the_order_of_the_index_too(tmp_path):
    words = [f"{first}{last}um" for first in "bdfgklmnprst" for last in ("ade", "ego", "ina", "olu", "ure", "ybo")]
    chance = random.Random(3)
    lines = [" ".join(chance.sample(words, 9)) for _ in range(400)]
    with Library(tmp_path / "library.sqlite") as library:
        for number, chosen in enumerate([lines, lines[:30], [" ".join(words)]]):
            library.add(f"d{number}", read_text(".\n\n".join(chosen) + ".", f"d{number}.txt"))
        for size, k in ((len(words), 25), (12, 25), (12, 200), (2, 400)):
            wanted = chance.sample(words, size)
            expected = by_sqlite(library, " OR ".join(wanted), k)
            assert [found.words for found in library.find(wanted, k)] == [words for words, _ in expected]


@pytest.mark.parametrize("wanted", [[], ["bok"], ["bob", "bod", "bog", "mot"]])
@pytest.mark.parametrize("among", [["63.75"], ["kom", "pod"]])
def test_only_passages_with_one_of_the_numbers_are_looked_at(library, wanted, among):
    narrowed = " OR ".join(f'"{term}"' for term in among)
    match = f"({' OR '.join(wanted)}) AND ({narrowed})" if wanted else narrowed
    found = library.find(wanted, 20, among=among)
    if wanted:
        assert [one.words for one in found] == [words for words, _ in by_sqlite(library, match, 20)]
    assert found
    assert all(not set(" ".join(one.terms).split()).isdisjoint(among) for one in found)


def around(chance: random.Random, source: str) -> Document:
    """Give a document with a title whose passages have contexts, some beside each other the same."""
    text = sentences(chance, 25)
    contexts = [context for some in ("bob mot", "", "bob mot", "kom kom 63.75") for context in [some] * 6]
    plain = read_text(text, source)
    passages = [msgspec.structs.replace(one, context=some) for one, some in zip(plain.passages, contexts, strict=False)]
    return msgspec.structs.replace(plain, passages=tuple(passages), title=" ".join(chance.sample(WORDS, 3)))


def test_what_stands_around_passages_counts_for_each_of_them(tmp_path, monkeypatch):
    monkeypatch.setattr("factcheck.evidence.adding._AT_ONCE", 10)  # some beside each other are written apart
    chance = random.Random(11)
    with Library(tmp_path / "library.sqlite") as library:
        for first in range(0, 60, 3):
            library.add_all([Addition(f"d{first + at}", around(chance, "d.txt")) for at in range(3)])
        for number in range(0, 60, 7):
            library.remove(f"d{number}")
        assert {found.position for found in library.find(["kom"], 60) if "kom kom" in found.terms[1]} == set(
            range(18, 24)
        )
        for size in (1, 2, 5, 20):
            wanted = chance.sample(WORDS[:61], size)
            expected = by_sqlite(library, " OR ".join(f'"{term}"' for term in wanted), 60)
            assert [found.words for found in library.find(wanted, 60)] == [words for words, _ in expected]


@pytest.mark.parametrize("word", ["übung", "выборы", "कीमत", "naïve"])
def test_words_of_any_script_find_their_passages(word):
    with Library() as library:
        library.add("with", read_text(f"{word} rose. Nothing fell.", "with.txt"))
        library.add("without", read_text("Turnout rose. Nothing fell.", "without.txt"))
        assert [found.words for found in library.search(word)] == [f"{word} rose."]


def test_what_is_added_and_taken_out_is_seen_at_once(tmp_path):
    with Library(tmp_path / "a.sqlite") as here, Library(tmp_path / "a.sqlite") as there:
        here.add("one", read_text("Turnout in Garston was 63%.", "one.txt"))
        assert [found.document for found in there.search("turnout in Garston")] == ["one"]
        there.add("two", read_text("Turnout in Garston was 61% and turnout fell.", "two.txt"))
        assert {found.document for found in here.search("turnout in Garston")} == {"one", "two"}
        here.remove("one")
        assert [found.document for found in there.search("turnout in Garston")] == ["two"]


def add_and_fail(library: Library) -> None:
    with library.together():
        library.add("gone", read_text("Turnout was " + "very " * 200 + "high.", "gone.txt"))
        assert "gone" in {found.document for found in library.search("turnout")}
        raise KeyError


def test_a_change_that_failed_leaves_nothing_behind(tmp_path):
    with Library(tmp_path / "a.sqlite") as library:
        library.add("long", read_text("Turnout. " + "Ballots were cast in Garston. " * 40, "long.txt"))
        with pytest.raises(KeyError):
            add_and_fail(library)
        library.add("short", read_text("Turnout rose.", "short.txt"))
        library.add("other", read_text("Turnout " + "hardly " * 90 + "rose.", "other.txt"))
        assert {found.document for found in library.search("turnout")} == {"long", "short", "other"}
        assert library.search("turnout rose")[0].document == "short"


def test_a_library_that_is_held_still_is_not_changed_by_who_holds_it(tmp_path):
    with Library(tmp_path / "a.sqlite") as here, Library(tmp_path / "a.sqlite") as there:
        here.add("one", read_text("Turnout in Garston was 63%.", "one.txt"))
        with here.still():
            assert len(here) == 1
            there.add("two", read_text("Turnout in Garston was 61%.", "two.txt"))
            assert [found.document for found in here.search("turnout")] == ["one"]
            with pytest.raises(RuntimeError):
                here.remove("one")
        assert len(here.search("turnout")) == 2
