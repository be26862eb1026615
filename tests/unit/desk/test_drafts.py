"""Which article a text is the next draft of, by the words they share."""

import pytest

from factcheck.desk import Desk
from factcheck.desk.judging.drafts import likely_former
from factcheck.documents import read_text

TEXT = "Turnout was 65.3% in the whole country on Sunday, the commission said, more than at the election before. " * 3
OTHER = "The bridge over the river carries 18,000 cars a day, twice as many as it was built for in 1964."


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", by="ann") as desk:
        for slug, text in (("bridge", OTHER), ("turnout", TEXT + OTHER)):
            desk.articles.add(read_text(text, f"{slug}.txt"), text.encode(), slug=slug)
        yield desk


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (TEXT + OTHER, "new.txt", "turnout"),
        (TEXT.replace("Sunday", "Monday") + OTHER, "new.txt", "turnout"),
        (OTHER.replace("1964", "1965"), "new.txt", "bridge"),
        ("Turnout was low in the whole country, and nobody said why.", "new.txt", None),
        ("18,000 cars", "new.txt", None),
        ("", "new.txt", None),
        (TEXT + OTHER, "turnout.txt", None),
    ],
)
def test_the_next_draft_is_of_what_shares_most_of_its_words(desk, text, source, expected):
    found = likely_former(desk, read_text(text, source))
    assert (found[0].slug if found else None) == expected
    assert found is None or 50 <= found[1] <= 100


def test_on_an_empty_desk_nothing_has_a_former_draft(tmp_path):
    with Desk.create(tmp_path / "empty", by="ann") as desk:
        assert likely_former(desk, read_text(TEXT, "new.txt")) is None
