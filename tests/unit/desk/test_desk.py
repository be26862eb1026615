"""What a desk promises: stored at once, seen by the others, never overwritten, taken back by a new line."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.checking.model import Suggestion
from factcheck.desk import (
    SCALES,
    Conflict,
    Desk,
    Exemption,
    NotAJournal,
    NothingToUndo,
    Refused,
    Source,
    UnknownClaim,
    UnknownRating,
    Verdict,
    find_desk,
)
from factcheck.desk.store.table import StoredTable
from factcheck.documents import read_text
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from pathlib import Path

FULL = Verdict(
    "elections",
    1,
    "change",
    tags=("exaggerated", "missing-context"),
    reason="The commission says 63.75%.",
    replacement="He won almost 64% of the votes.",
    sources=(Source("e1", 3, 9, "63.75%", "ab" * 32, "against", "primary", "CEC", "https://example.org/a", "line 1"),),
    searched=("turnout by region",),
    suggestion=Suggestion("rounds", "supports", "63.75% rounds to 64%", 0),
    rules="1",
    exemptions=(Exemption("two-origins", "only one count exists"),),
    contacted="5 March, by telephone",
)


def test_an_article_comes_back_with_its_claims_in_order_and_its_text(folder: Path) -> None:
    with Desk.open(folder) as desk:
        [article] = desk.articles.all()
        assert (article.slug, article.scale, article.version) == ("elections", "draft", 1)
        assert desk.documents.get(article) == document()
        assert desk.documents.snapshot(article) == TEXT.encode()
        assert [(item.key, item.claim, item.state) for item in desk.claims.of("elections")] == [
            (f"elections#{number}", claim, "open") for number, claim in enumerate(claims(), 1)
        ]


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        ("turnout.txt", "turnout"),
        ("article.txt", "article"),
        ("2024-budget.txt", "2024-budget"),
        ("facade.txt", "facade"),
        ("000_8055eb4caeeb32be.txt", "kalyakin-in-the-near-future"),
        ("20240312.html", "kalyakin-in-the-near-future"),
        ("article-1234567.html", "kalyakin-in-the-near-future"),
        ("index.html", "kalyakin-in-the-near-future"),
    ],
)
def test_an_article_is_named_after_its_file_or_its_title_where_that_names_nothing(
    desk: Desk, file: str, slug: str
) -> None:
    title = "Kalyakin: In the near future we'll see the conflict of interests"
    assert desk.articles.add(read_text("No words.", f"/saved/{file}", title=title), b"x").slug == slug


def test_a_verdict_comes_back_with_every_field_in_another_session(desk: Desk, folder: Path) -> None:
    recorded = desk.claims.rate(FULL)
    with Desk.open(folder) as again:
        record = again.claims.get("elections#1")
    assert record.verdict == recorded
    assert record.state == "settled"
    assert (recorded.by, recorded.os, recorded.version, recorded.scale) == ("ann", desk.person.os, 1, "draft")
    filled = {name: getattr(recorded, name) for name in ("id", "by", "os", "at", "version", "scale")}
    assert replace(FULL, **filled) == recorded


def test_a_verdict_changed_meanwhile_is_a_conflict_with_both_versions(desk: Desk, other: Desk) -> None:
    theirs = other.claims.rate(Verdict("elections", 1, "stands"))
    with pytest.raises(Conflict) as caught:
        desk.claims.rate(Verdict("elections", 1, "change"))
    assert caught.value.theirs == theirs
    assert caught.value.mine == Verdict("elections", 1, "change")
    assert desk.claims.get("elections#1").verdict == theirs
    mine = desk.claims.rate(Verdict("elections", 1, "change", supersedes=theirs.id))
    assert other.claims.get("elections#1").verdict == mine


def test_the_two_questions_of_a_quoted_claim_have_verdicts_of_their_own(desk: Desk) -> None:
    desk.claims.rate(Verdict("elections", 2, "stands", question="said"))
    assert desk.claims.get("elections#2").state == "open"
    desk.claims.rate(Verdict("elections", 2, "change"))
    record = desk.claims.get("elections#2")
    assert record.state == "settled"
    assert {question: verdict.rating for question, verdict in record.verdicts.items()} == {
        "said": "stands",
        "true": "change",
    }


def test_what_a_colleague_does_appears_by_itself(desk: Desk, other: Desk) -> None:
    before = desk.revision
    assert not desk.poll()
    other.claims.rate(Verdict("elections", 3, "stands"))
    assert desk.poll()
    [change] = desk.history.since(before)
    assert (change.action, change.by, change.keys, change.words) == ("rate", "ben", ("elections#3",), "stands")
    assert desk.revision > before


def test_a_rating_that_the_scale_does_not_have_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownRating, match="pants-on-fire"):
        desk.claims.rate(Verdict("elections", 1, "pants-on-fire"))
    assert desk.claims.get("elections#1").state == "open"


@pytest.mark.parametrize("key", ["elections#9", "votes#1", "elections", "elections#", "#1", "elections#x"])
def test_a_claim_that_is_not_there_is_named(desk: Desk, key: str) -> None:
    with pytest.raises(UnknownClaim, match=key):
        desk.claims.get(key)


def test_undo_takes_back_ones_own_last_step_as_a_new_line_across_restarts(folder: Path, other: Desk) -> None:
    with Desk.open(folder, by="ann") as desk:
        desk.claims.rate(Verdict("elections", 1, "stands"))
        other.claims.rate(Verdict("elections", 2, "stands"))
    with Desk.open(folder, by="ann") as desk:
        assert desk.history.undo().keys == ("elections#1",)
        assert [item.state for item in desk.claims.of("elections")] == ["open", "settled", "open"]
        with pytest.raises(NothingToUndo):
            desk.history.undo()
        assert desk.history.redo().action == "rate"
        assert desk.claims.get("elections#1").verdict.rating == "stands"
        assert [change.action for change in desk.history.at("elections#1")] == ["add-article", "rate", "undo", "redo"]


def test_undo_refuses_what_somebody_has_built_on(desk: Desk, other: Desk) -> None:
    desk.claims.rate(Verdict("elections", 1, "stands"))
    desk.claims.reopen(["elections#1"], "new figures")
    assert desk.claims.get("elections#1").state == "open"
    desk.history.undo()
    assert desk.claims.get("elections#1").state == "settled"


def test_a_desk_is_private_unless_it_is_made_for_a_group(tmp_path: Path) -> None:
    Desk.create(tmp_path / "own").close()
    Desk.create(tmp_path / "shared", group="root").close()
    modes = {
        name: [stat.S_IMODE((tmp_path / name / part).stat().st_mode) for part in (".", "journal", "texts")]
        for name in ("own", "shared")
    }
    assert modes == {"own": [0o700, 0o600, 0o700], "shared": [0o2770, 0o660, 0o2770]}


def test_a_desk_is_found_by_option_environment_or_folder(folder: Path, tmp_path: Path) -> None:
    assert find_desk("here", {"FACTCHECK_DESK": "there"}, folder).name == "here"
    assert find_desk(None, {"FACTCHECK_DESK": "there"}, folder).name == "there"
    assert find_desk(None, {}, folder) == folder
    assert find_desk(None, {}, tmp_path) is None


def test_what_is_no_desk_is_not_opened_and_what_is_one_not_made_again(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAJournal, match="desk new"):
        Desk.open(tmp_path)
    with pytest.raises(Refused):
        Desk.create(folder)


def test_closing_twice_is_fine(folder: Path) -> None:
    desk = Desk.open(folder)
    desk.person.session.keep_draft("elections#1", "note", "half a sen")
    desk.close()
    desk.close()
    with Desk.open(folder) as again:
        assert again.person.session.draft("elections#1", "note") == "half a sen"
        again.claims.note("elections#1", "half a sentence")
        assert again.person.session.drafts() == {}
        assert [note.text for note in again.claims.get("elections#1").notes] == ["half a sentence"]


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.name)
def test_every_scale_has_keys_once_places_without_a_gap_and_a_digit_for_the_first_ten(scale) -> None:
    keys = [rating.key for rating in scale.ratings]
    assert len(set(keys)) == len(keys)
    places = sorted(rating.place for rating in scale.ratings if rating.place is not None)
    assert places == list(range(1, scale.steps + 1))
    assert len(scale.digits()) == min(10, len(keys))
    assert all(scale.rating(rating.name.upper()) is rating for rating in scale.ratings)


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("draft", "1 stands 2 change 3 ask 4 unconfirmed 0 not-checkable"),
        ("plain", "1 accurate 2 imprecise 3 misleading 4 wrong 5 unproven 0 not-checkable"),
    ],
)
def test_the_digits_of_our_own_scales_are_fixed(name: str, digits: str) -> None:
    assert " ".join(f"{digit} {rating.key}" for digit, rating in SCALES[name].digits().items()) == digits


def test_a_piece_of_evidence_is_added_without_looking_at_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        desk.evidence.add(document("64%.", f"{number}.txt"), str(number).encode())
    looked_at = []
    words = StoredTable.words
    monkeypatch.setattr(StoredTable, "words", lambda table, row: (looked_at.append(row), words(table, row))[1])
    with Desk.open(desk.folder, by="ben") as other:
        assert other.evidence.add(document("65%.", "new.txt"), b"new").id == "e6"
        assert looked_at == []
        assert other.evidence.add(document("66%.", "3.txt"), b"3 again").id == "e7"
        assert [item.id for item in other.evidence.all()] == ["e1", "e2", "e3", "e5", "e6", "e7"]


@pytest.mark.parametrize(
    "text", [TEXT, "half a pair: \ud83d, and a whole one: \U0001f600\n"], ids=["plain", "surrogate"]
)
def test_the_words_of_a_document_are_given_without_the_rest(desk: Desk, text: str) -> None:
    item = desk.evidence.add(replace(document(source="words.txt"), text=text), b"words")
    assert desk.documents.text(item) == desk.documents.text("e1") == desk.documents.get("e1").text == text
    assert desk.documents.text("elections") == TEXT


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ("primary", "CEC", "https://example.org/a")),
        ({"rank": "secondary", "origin": "agency"}, ("secondary", "agency", "https://example.org/a")),
        ({"archived": "https://example.org/b"}, ("primary", "CEC", "https://example.org/b")),
    ],
)
def test_what_replaces_evidence_keeps_what_was_said_of_it_unless_something_else_is_said(
    desk: Desk, given: dict[str, str], expected: tuple[str, str, str]
) -> None:
    said = {"rank": "primary", "origin": "CEC", "archived": "https://example.org/a"}
    desk.evidence.add(document("64%.", "count.txt"), b"64%.", **said)
    desk.evidence.add(document("65%.", "count.txt"), b"65%.")
    item = desk.evidence.add(document("66%.", "count.txt"), b"66%.", **given)
    assert (item.rank, item.origin, item.archived) == expected
    assert desk.evidence.add(document("67%.", "other.txt"), b"67%.").rank is None
