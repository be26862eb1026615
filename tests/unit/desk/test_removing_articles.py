"""Taking an article off the desk: a line in the log, nothing destroyed, and all of it back when that is taken back."""

import pytest

from factcheck.desk import Desk, Verdict
from factcheck.desk.record.claims import UnknownClaim
from factcheck.desk.store.journal import Refused
from factcheck.desk.upkeep.doctor import lost_files
from factcheck.documents import read_text

TEXT = "Votes\n\nPutin got 63.75% of the votes, and 12% stayed at home.\n"


@pytest.fixture
def folder(tmp_path):
    """A desk with two articles that say the same."""
    with Desk.create(tmp_path / "desk", by="anna") as desk:
        for slug in ("first", "second"):
            desk.articles.add(read_text(TEXT, f"{slug}.txt"), TEXT.encode(), slug=slug, scale="draft")
        desk.claims.rate(Verdict("first", 1, "stands"))
    return tmp_path / "desk"


@pytest.fixture
def desk(folder):
    with Desk.open(folder, by="anna") as opened:
        yield opened


def slugs(articles):
    return [article.slug for article in articles]


def test_it_is_in_no_list_and_under_no_name_any_more(desk):
    assert [record.key for record, _ in desk.ties.of("second#1")] == ["first#1"]
    desk.articles.remove("first", "sent by mistake")
    assert slugs(desk.articles.all()) == slugs(desk.articles.current()) == ["second"]
    assert slugs(desk.articles.removed()) == ["first"]
    assert desk.ties.of("second#1") == []
    for look in (
        lambda: desk.articles.get("first"),
        lambda: desk.claims.get("first#1"),
        lambda: desk.claims.of("first"),
    ):
        with pytest.raises(UnknownClaim):
            look()


def test_it_is_a_line_of_the_log_that_says_why(desk):
    desk.articles.remove("first", "sent by mistake")
    change = list(desk.history.log())[-1]
    assert (change.action, change.article, change.words) == ("remove-article", "first", "sent by mistake")


def test_taking_it_back_brings_all_of_it_back_also_in_another_session(desk, folder):
    before = desk.claims.of("first")
    desk.articles.remove("first", "sent by mistake")
    with Desk.open(folder, by="anna") as other:
        assert slugs(other.articles.all()) == ["second"]
        assert other.history.undo().action == "remove-article"
    assert desk.claims.of("first") == before
    assert desk.claims.get("first#1").verdict.rating == "stands"
    assert desk.history.redo().action == "remove-article"
    assert slugs(desk.articles.all()) == ["second"]


def test_its_name_is_not_given_to_another_and_it_can_come_again(desk):
    desk.articles.remove("first", "sent by mistake")
    with pytest.raises(Refused, match="was removed"):
        desk.articles.add(read_text(TEXT, "first.txt"), TEXT.encode(), slug="first")
    again = desk.articles.add(read_text(TEXT, "first.txt"), TEXT.encode())
    assert again.slug == "first-2"
    assert desk.claims.get("first-2#1").verdict is None


def test_what_it_was_read_from_stays_and_is_missed_when_it_is_gone(desk, folder):
    text = TEXT + "More.\n"
    desk.articles.add(read_text(text, "third.txt"), text.encode(), slug="third")
    item = desk.articles.remove("third", "not ours")
    assert list(lost_files(desk)) == []
    next((folder / "snapshots").glob(f"{item.sha256}*")).unlink()
    assert len(list(lost_files(desk))) == 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_is_not_removed_without_a_reason(desk, reason):
    with pytest.raises(Refused, match="for a reason"):
        desk.articles.remove("first", reason)


def test_archiving_is_taken_back_as_well(desk):
    desk.articles.set_aside("first", "no time")
    desk.archive.put_away(["first"])
    assert slugs(desk.articles.current()) == ["second"]
    assert desk.history.undo().action == "archive"
    assert slugs(desk.articles.current()) == ["first", "second"]
