"""A new version of an article keeps every verdict whose words are the same and marks those whose words changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.desk import Conflict, Desk, Verdict
from tests.unit.desk.conftest import TEXT, claim, document

MOVED = "A new first paragraph, without figures.\n\n" + TEXT
CHANGED = TEXT.replace("He won 64%", "He won nearly 64%")


SHORTER = TEXT.replace('"It is 63.75%," said Ann. ', "")


def claims_of(text: str):
    figures = {"64%": ("He won", "votes."), "63.75%": ('"It', "Ann."), "65 percent": ("Turnout", "percent.")}
    found = []
    for words, (first, last) in figures.items():
        if words in text:
            start, end = text.index(first), text.index(last) + len(last)
            item = claim(text, words, words.split()[0].strip("%"), start, end)
            found.append(replace(item, claimant="Ann" if last == "Ann." else None))
    return found


def new_version(desk: Desk, text: str):
    return desk.articles.add(document(text), text.encode(), claims=claims_of(text))


def rate_all(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.claims.rate(Verdict("elections", number, "stands"))


def test_verdicts_stay_with_words_that_only_moved(desk: Desk) -> None:
    rate_all(desk)
    article = new_version(desk, MOVED)
    assert (article.slug, article.version, article.scale) == ("elections", 2, "draft")
    records = desk.claims.of("elections")
    assert [(record.key, record.state) for record in records] == [(f"elections#{n}", "settled") for n in (1, 2, 3)]
    assert all(MOVED[r.claim.start : r.claim.end] == r.claim.text for r in records)
    assert [version.version for version in desk.articles.versions("elections")] == [1, 2]
    assert desk.documents.get(desk.articles.versions("elections")[0]).text == TEXT


def test_changed_words_open_the_claim_again_with_the_former_words_beside(desk: Desk) -> None:
    rate_all(desk)
    new_version(desk, CHANGED)
    states = [(record.number, record.state, record.changed) for record in desk.claims.of("elections")]
    assert states == [(1, "open", "He won 64% of the votes."), (2, "settled", None), (3, "settled", None)]
    record = desk.claims.get("elections#1")
    assert (record.verdict.rating, record.reopened) == ("stands", "changed, look again")
    desk.claims.rate(Verdict("elections", 1, "stands", supersedes=record.verdict.id))
    assert desk.claims.get("elections#1").state == "settled"
    assert desk.claims.get("elections#1").changed is None


def test_what_is_gone_keeps_its_number_and_what_is_new_gets_the_next(desk: Desk) -> None:
    rate_all(desk)
    new_version(desk, SHORTER)
    assert [record.number for record in desk.claims.of("elections")] == [1, 3]
    gone = next(record for record in desk.claims.of("elections", gone=True) if record.number == 2)
    assert (gone.gone, gone.verdict.rating) == ("gone", "stands")
    new_version(desk, TEXT)
    assert [record.number for record in desk.claims.of("elections")] == [1, 3, 4]


def test_the_same_bytes_again_change_nothing(desk: Desk) -> None:
    before = desk.revision
    assert desk.articles.add(document(), TEXT.encode(), claims=[]).version == 1
    assert desk.revision == before


def test_another_source_with_the_same_name_is_another_article(desk: Desk) -> None:
    other = desk.articles.add(document("Other.", "elsewhere/elections.txt"), b"Other.", claims=[])
    assert [article.slug for article in desk.articles.all()] == ["elections", "elections-2"]
    assert other.version == 1


def test_in_a_version_in_another_order_the_numbers_follow_the_text(desk: Desk) -> None:
    turned = 'Turnout was 65 percent. "It is 63.75%," said Ann. A third of them won. He won 64% of the votes.\n'
    new_version(desk, turned)
    desk.claims.add("elections", turned.index("A third"), turned.index(" He won"))
    assert desk.survey.numbers("elections") == [3, 2, 4, 1]
    assert [record.number for record in desk.claims.of("elections")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "number"), [(CHANGED, 1), (SHORTER, 2)], ids=["other words", "no longer in the article"]
)
def test_a_verdict_on_words_that_changed_since_they_were_shown_is_a_conflict(
    desk: Desk, text: str, number: int
) -> None:
    shown = desk.claims.get(f"elections#{number}")
    new_version(desk, text)
    verdict = Verdict("elections", number, "stands", version=shown.version)
    with pytest.raises(Conflict, match="its words changed since it was shown"):
        desk.claims.rate(verdict)
    assert desk.claims.get(shown.key).verdict is None
    assert desk.claims.rate(replace(verdict, version=0)).version == 2
    assert desk.claims.rate(replace(verdict, version=2, supersedes=1)).version == 2


def test_a_verdict_on_words_that_only_moved_since_they_were_shown_is_recorded(desk: Desk) -> None:
    desk.claims.read_as("elections#2", "63%")
    new_version(desk, MOVED)
    for number in (1, 2, 3):
        assert desk.claims.rate(Verdict("elections", number, "stands", version=1)).version == 2
