"""What a person makes of the machine's reading stands beside it, never in its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.desk import Desk, Refused, Verdict
from factcheck.documents.model import Passage
from tests.unit.desk.conftest import TEXT, claims, document


def test_a_correction_stands_beside_the_machines_reading(desk: Desk, other: Desk) -> None:
    corrected = replace(claims()[0], claimant="Bob", kind="ranking")
    desk.claims.correct("elections#1", corrected)
    record = other.claims.get("elections#1")
    assert (record.claim, record.machine, record.corrected) == (corrected, claims()[0], True)
    desk.history.undo()
    assert not other.claims.get("elections#1").corrected


def test_merged_claims_are_one_with_the_next_number(desk: Desk) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands"))
    merged = desk.claims.merge(["elections#2", "elections#1"])
    assert (merged.number, merged.origin, merged.parents) == (4, "merged", (2, 1))
    assert (merged.claim.start, merged.claim.end) == (0, 50)
    assert [record.number for record in desk.claims.of("elections")] == [3, 4]
    assert desk.claims.get("elections#1").verdict.rating == "stands"
    desk.history.undo()
    assert [record.number for record in desk.claims.of("elections")] == [1, 2, 3]


@pytest.mark.parametrize("keys", [["elections#1"], ["elections#1", "elections#1"]])
def test_one_claim_alone_cannot_be_merged(desk: Desk, keys: list[str]) -> None:
    with pytest.raises(Refused, match="at least two"):
        desk.claims.merge(keys)


def test_marked_words_are_read_until_a_new_version(desk: Desk) -> None:
    desk.marks.add("elections", 10, 20)
    desk.marks.add("elections", 0, 5)
    assert desk.marks.read("elections") == [(0, 5), (10, 20)]


def test_assignments_are_seen_and_taken_back(desk: Desk, other: Desk) -> None:
    desk.claims.assign("elections#1", "ben")
    assert [(record.key, what) for record, what in other.readers.waiting()] == [("elections#1", "rate")]
    desk.claims.assign("elections#1", None)
    assert other.readers.waiting() == []


def test_words_marked_by_hand_are_a_claim_with_the_figure_in_them(desk: Desk) -> None:
    start = TEXT.index("Turnout")
    added = desk.claims.add("elections", start - 1, len(TEXT))
    assert (added.number, added.origin, added.machine, added.state) == (4, "hand", None, "open")
    assert added.claim.text == "Turnout was 65 percent."
    assert TEXT[added.claim.figure.start : added.claim.figure.end] == "65 percent"


@pytest.mark.parametrize("words", ["65 percent", " 65 percent"], ids=["the figure", "with a blank before it"])
def test_words_that_are_a_claim_already_are_refused_and_the_claim_is_named(desk: Desk, words) -> None:
    start = TEXT.index(words)
    with pytest.raises(Refused, match=r"elections#3: says just these words already"):
        desk.claims.add("elections", start, start + len(words))
    assert len(desk.claims.of("elections")) == 3


def test_words_marked_by_hand_twice_are_one_claim(desk: Desk) -> None:
    added = desk.claims.add("elections", TEXT.index("Turnout"), len(TEXT))
    with pytest.raises(Refused, match=added.key):
        desk.claims.add("elections", TEXT.index("Turnout"), len(TEXT))


def test_a_split_claim_gives_new_ones_and_is_gone_itself(desk: Desk) -> None:
    halves = desk.claims.split("elections#1", [(0, 10), (11, 23)])
    assert [(half.number, half.origin, half.parents) for half in halves] == [(4, "split", (1,)), (5, "split", (1,))]
    assert [record.number for record in desk.claims.of("elections")] == [2, 3, 4, 5]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 7), (-3, 2), (70, 999)])
def test_a_claim_without_words_is_refused(desk: Desk, start: int, end: int) -> None:
    with pytest.raises(Refused, match="no words"):
        desk.claims.add("elections", start, end)


def test_a_claim_added_by_hand_moves_with_its_words(desk: Desk) -> None:
    added = desk.claims.add("elections", 3, 23)
    text = "First came this.\n\n" + TEXT
    desk.articles.add(document(text), text.encode(), claims=[])
    [record] = [item for item in desk.claims.of("elections") if item.number == added.number]
    assert text[record.claim.start : record.claim.end] == added.claim.text


def test_what_stands_under_no_claim_and_is_not_marked_is_unread(tmp_path) -> None:
    text = "Ann came. He won 64% of the votes. Nobody else did, said Ann - and left.\n"
    found = replace(claims()[0], start=10, end=34, text=text[10:34])
    spans = ((0, 9), (10, 34), (35, len(text) - 1))
    article = replace(document(text), passages=tuple(Passage(*span, "line 1") for span in spans))
    with Desk.create(tmp_path / "new") as desk:
        desk.articles.add(article, text.encode(), slug="a", claims=[found])

        def left() -> list[str]:
            return [text[start:end] for start, end in desk.marks.unread("a")]

        assert left() == ["Ann came.", "Nobody else did, said Ann - and left."]
        desk.marks.add("a", 0, 9)
        start = text.index("said")
        desk.marks.add("a", start, start + len("said Ann"))
        desk.marks.add("a", start, start + 4)
        assert left() == ["Nobody else did,", "- and left."]
        desk.history.undo()
        desk.marks.add("a", 33, start + 2)
        assert left() == ["- and left."]
        desk.marks.add("a", start, text.index("left"))
        desk.marks.add("a", text.index("left"), text.index("left") + 4)
        assert left() == []


def test_the_numbers_of_claims_are_in_the_order_of_the_article_wherever_the_claims_come_from(desk: Desk) -> None:
    assert desk.survey.numbers("elections") == [1, 2, 3]
    assert desk.claims.add("elections", 3, 23).number == 4
    assert desk.survey.numbers("elections") == [1, 4, 2, 3]
    desk.claims.split("elections#2", [(26, 36), (38, 49)])
    assert desk.survey.numbers("elections") == [1, 4, 5, 6, 3]
    desk.history.undo()
    assert desk.survey.numbers("elections") == [1, 4, 2, 3]
    desk.history.undo()
    assert desk.survey.numbers("elections") == [1, 2, 3]
    assert [record.number for record in desk.claims.of("elections")] == [1, 2, 3]
