"""Vectors beside the index: what is kept, what is made again, and what is found by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.evidence import Library, discard, query_of, rank
from factcheck.evidence.meaning import ENDING, forget
from tests.unit.evidence.documents_for_tests import sentences

np = pytest.importorskip("numpy", reason="vectors need numpy, which the group `meaning` installs")

from factcheck.evidence.meaning.near import Meanings  # noqa: E402
from factcheck.evidence.meaning.vectors import Vectors, key_of  # noqa: E402
from factcheck.plugins import BrokenPlugin  # noqa: E402
from tests.example_plugin.factcheck_example.concepts import Concepts  # noqa: E402

ENGLISH = sentences(
    "Unemployment fell to 6.8% in Lubin.", "The city has 1,250,300 inhabitants.", "It rained on Sunday."
)
GERMAN = sentences("Die Stadt hat viele Einwohner.", "Der Lohn liegt bei 1.580 Euro.")


class Counting(Concepts):
    """Remembers what it was given."""

    def __init__(self):
        self.given = []

    def passages(self, texts):
        self.given += texts
        return super().passages(texts)


class Failing(Concepts):
    def passages(self, texts):
        raise BrokenPlugin("plug-in failing (a-model 2)", "failed: no luck", "update it")

    queries = passages


@pytest.fixture
def path(tmp_path):
    return tmp_path / "index.sqlite"


def vectors_of(path):
    return path.with_name(path.name + ENDING)


def meanings(library, embedder, path=None):
    library.meanings = Meanings(library, embedder, vectors_of(path) if path else None)
    return library.meanings


def made(library, embedder, path=None):
    """Make all vectors and give what the embedder was given for it."""
    embedder.given.clear()
    list(meanings(library, embedder, path).make())
    return embedder.given


def test_a_passage_in_another_language_is_found_and_stands_first():
    with Library() as library:
        library.add("e1", ENGLISH)
        query = query_of("Arbeitslosigkeit")
        before = rank(query, library)
        list(meanings(library, Concepts()).make())
        (first, *_) = rank(query, library)
    assert not before
    assert first.found.words == "Unemployment fell to 6.8% in Lubin."
    assert first.features["meaning"] > 0.5


def test_before_the_vectors_are_made_everything_is_found_by_words_as_without_an_embedder():
    with Library() as library:
        library.add("e1", ENGLISH)
        plain = rank(query_of("inhabitants of the city"), library)
        meanings(library, Concepts())
        assert rank(query_of("inhabitants of the city"), library) == plain


def test_vectors_are_made_once_and_again_only_for_what_changed(path):
    embedder = Counting()
    with Library(path) as library:
        library.add("e1", ENGLISH)
        assert len(made(library, embedder, path)) == 3
        library.add("e2", GERMAN)
        assert made(library, embedder, path) == ["Die Stadt hat viele Einwohner.", "Der Lohn liegt bei 1.580 Euro."]
    discard(path)  # the index is of another version, and is made anew
    with Library(path) as library:
        library.add("e9", GERMAN)
        library.add("e8", ENGLISH)
        assert made(library, embedder, path) == []
        assert library.meanings.counts() == (5, 5)
        assert rank(query_of("Arbeitslosigkeit"), library)[0].found.document == "e8"


def test_what_was_taken_out_of_the_library_is_no_longer_found():
    with Library() as library:
        library.add("e1", ENGLISH)
        library.add("e2", GERMAN)
        list(meanings(library, Concepts()).make())
        assert rank(query_of("Arbeitslosigkeit"), library)[0].found.document == "e1"
        library.remove("e1")
        assert {one.found.document for one in rank(query_of("Arbeitslosigkeit"), library)} <= {"e2"}
        assert library.meanings.counts() == (2, 2)


def test_vectors_of_what_is_gone_are_dropped_once_they_are_most_of_the_file(path):
    many = sentences(*(f"The city number {word} has a budget." for word in map(chr, range(97, 123))))
    with Library(path) as library:
        library.add("e1", many)
        library.add("e2", GERMAN)
        list(meanings(library, Concepts(), path).make())
        before = vectors_of(path).stat().st_size
        library.remove("e1")
        list(library.meanings.make())
        assert vectors_of(path).stat().st_size < before / 2
        assert library.meanings.counts() == (2, 2)


def test_a_row_of_numbers_gets_no_vector():
    with Library() as library:
        library.add("e1", sentences("2024,43.5,7", "The city has a budget."))
        embedder = Counting()
        assert made(library, embedder) == ["The city has a budget."]
        assert library.meanings.counts() == (1, 1)


def test_making_can_be_stopped_and_goes_on_where_it_was(path):
    many = sentences(*(f"The city number {word} has a budget." for word in map(chr, range(97, 123))))
    with Library(path) as library:
        library.add("e1", many)
        steps = meanings(library, Concepts(), path).make()
        done, of = next(steps)
        steps.close()
        assert 0 < done < of == 26
        embedder = Counting()
        assert len(made(library, embedder, path)) == 26 - done


@pytest.mark.parametrize("at", ["the passages", "what is looked for"])
def test_an_embedder_that_fails_is_named_and_words_find_as_before(path, at):
    with Library(path) as library:
        library.add("e1", ENGLISH)
        plain = rank(query_of("city inhabitants"), library)
        if at == "what is looked for":
            list(meanings(library, Concepts(), path).make())
        held = meanings(library, Failing(), path)
        assert list(held.make()) == []
        assert rank(query_of("city inhabitants"), library) == plain
        assert held.fault == "plug-in failing (a-model 2): failed: no luck; update it"


def rows(count, size=16, seed=1):
    found = np.random.default_rng(seed).standard_normal((count, size)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_the_product_of_eight_bits_is_the_product_within_a_hundredth(tmp_path):
    vectors = Vectors(tmp_path / "v", "m 1", 16)
    given, query = rows(5000), rows(1, seed=2)[0]
    vectors.add(list(range(1, 5001)), given)
    assert np.abs(vectors.likeness(query) - given @ query).max() < 0.01
    assert vectors.rows_of([1, 5000, 5001]).tolist() == [0, 4999, -1]


def test_half_a_row_that_a_crash_left_is_mended_by_the_next_who_writes(tmp_path):
    path = tmp_path / "v"
    Vectors(path, "m 1", 16).add([1, 2], rows(2))
    whole = path.read_bytes()
    path.write_bytes(whole + b"half a row")
    assert len(Vectors(path, "m 1", 16)) == 2
    Vectors(path, "m 1", 16).add([3], rows(1))
    assert path.read_bytes()[: len(whole)] == whole
    assert Vectors(path, "m 1", 16).rows_of([1, 2, 3]).tolist() == [0, 1, 2]


@pytest.mark.parametrize("content", [b"", b"no vectors", b"\0" * 4096], ids=["empty", "short", "zeros"])
def test_a_file_that_is_none_is_begun_anew(tmp_path, content):
    path = tmp_path / "v"
    path.write_bytes(content)
    vectors = Vectors(path, "m 1", 16)
    assert len(vectors) == 0
    vectors.add([7], rows(1))
    assert Vectors(path, "m 1", 16).rows_of([7]).tolist() == [0]


def test_vectors_of_another_embedder_are_not_taken_for_ones_own(tmp_path):
    path = tmp_path / "v"
    Vectors(path, "m 1", 16).add([7], rows(1))
    assert len(Vectors(path, "m 2", 16)) == 0
    assert len(Vectors(path, "m 1", 8)) == 0


def test_where_the_file_cannot_be_written_vectors_are_kept_in_memory(tmp_path):
    vectors = Vectors(tmp_path / "no folder" / "v", "m 1", 16)
    vectors.add([7], rows(1))
    assert vectors.rows_of([7]).tolist() == [0]


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path):
    other = tmp_path / "other"
    other.write_text("somebody's")
    (tmp_path / "v").symlink_to(other)
    Vectors(tmp_path / "v", "m 1", 16).add([7], rows(1))
    assert other.read_text() == "somebody's"


WRITER = """
import sys
from pathlib import Path
import numpy as np
from factcheck.evidence.meaning.vectors import Vectors
vectors = Vectors(Path(sys.argv[1]), "m 1", 16)
for each in range(50):
    vectors.add([int(sys.argv[2]) + each], np.ones((1, 16), np.float32) / 4)
"""


def test_two_processes_that_write_at_once_lose_nothing(tmp_path):
    path = tmp_path / "v"
    root = Path(__file__).parents[4]
    both = [subprocess.Popen([sys.executable, "-c", WRITER, path, first], cwd=root) for first in ("1000", "2000")]
    assert [each.wait(60) for each in both] == [0, 0]
    wanted = [*range(1000, 1050), *range(2000, 2050)]
    vectors = Vectors(path, "m 1", 16)
    assert len(vectors) == 100
    assert (vectors.rows_of(wanted) >= 0).all()


def test_one_who_has_the_file_open_sees_what_another_adds(tmp_path):
    mine, theirs = Vectors(tmp_path / "v", "m 1", 16), Vectors(tmp_path / "v", "m 1", 16)
    theirs.add([7], rows(1))
    assert mine.refresh()
    assert mine.rows_of([7]).tolist() == [0]
    assert not mine.refresh()


def test_the_file_has_the_mode_of_the_index(path):
    path.write_bytes(b"")
    path.chmod(0o660)
    vectors_of(path).unlink(missing_ok=True)
    Vectors(vectors_of(path), "m 1", 16).add([7], rows(1))
    Vectors(vectors_of(path), "m 1", 16).keep(np.array([7], np.uint64))
    assert vectors_of(path).stat().st_mode & 0o777 == 0o660
    forget(path)
    forget(path)
    assert not vectors_of(path).exists()


def test_the_key_of_a_text_is_the_same_everywhere():
    assert key_of("64%") == 0x8C1B95BE3BA183A1
