"""What becomes of claims in a new version of their article. The cases are public data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from factcheck.claims import carry_over, find_claims, make_anchor, word_changes
from factcheck.documents import read_text

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "carry_over.jsonl").read_text("utf-8").splitlines()
]
ARTICLE = "News from Linfort\n\nBerg won 44.1% of the vote. The mill in Harlow employs 340 people."


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_every_old_claim_has_a_fate_and_every_new_one_is_listed(case: dict[str, str]) -> None:
    new = read_text(case["new"])
    result = carry_over(find_claims(read_text(case["old"])), find_claims(new), new.text)
    found = [[item.old.anchor.quote, item.fate] for item in result.carried]
    found += [[claim.anchor.quote, "added"] for claim in result.added]
    assert sorted(found) == sorted(map(list, case["fates"]))


def test_a_changed_claim_shows_which_words_changed() -> None:
    new = read_text(ARTICLE.replace("44.1%", "41.4%"))
    (changed,) = carry_over(find_claims(read_text(ARTICLE)), find_claims(new), new.text).having("changed")
    assert changed.changes == ("words",)
    assert [(part.kind, part.words) for part in changed.diff] == [
        ("kept", "Berg won"),
        ("removed", "44.1%"),
        ("added", "41.4%"),
        ("kept", "of the vote."),
    ]


def test_another_speaker_of_the_same_words_is_a_change() -> None:
    old = read_text('"We sold 900 tickets," said Paul Mercier.')
    new = read_text('"We sold 900 tickets," said Anna Berg.')
    (item,) = carry_over(find_claims(old), find_claims(new), new.text).carried
    assert (item.fate, item.changes, item.diff) == ("changed", ("claimant",), ())


def test_a_claim_that_a_person_added_is_found_by_its_words() -> None:
    text = ARTICLE
    start = text.index("the vote")
    (machine, *_) = find_claims(read_text(text))
    by_hand = replace(machine, id="by-hand", figure=None, kind="statement", anchor=make_anchor(text, start, start + 8))
    new = read_text("A new paragraph about Harlow.\n\n" + text)
    (item,) = carry_over([by_hand], [], new.text).carried
    assert item.fate == "same"
    assert item.span is not None
    assert new.text[item.span[0] : item.span[1]] == "the vote"


def test_nothing_is_lost_between_two_versions() -> None:
    sentences = [
        f"Town number {chr(65 + n // 26)}{chr(97 + n % 26)} has {n + 100} wells and {n + 7} mills." for n in range(260)
    ]
    old = read_text("\n\n".join(sentences))
    new = read_text("\n\n".join(sentence.replace("has", "had") for sentence in sentences[::-1][:-20]))
    before, after = find_claims(old), find_claims(new)
    result = carry_over(before, after, new.text)
    assert [item.old for item in result.carried] == before
    assert sorted(
        [item.new.id for item in result.carried if item.new] + [claim.id for claim in result.added]
    ) == sorted(claim.id for claim in after)


def test_a_word_diff_gives_both_texts_back() -> None:
    old, new = "one two three four", "one three four five"
    changes = word_changes(old, new)
    assert " ".join(part.words for part in changes if part.kind != "added") == old
    assert " ".join(part.words for part in changes if part.kind != "removed") == new


def test_a_sentence_that_an_article_repeats_is_carried_over_as_often_as_it_stands_there():
    old = "\n\n".join(["The fund holds 64% of the shares."] * 40)
    new = read_text(old.replace("64%", "65%"))
    result = carry_over(find_claims(read_text(old)), find_claims(new), new.text)
    assert len(result.having("changed")) == 40
    assert result.added == ()
    assert [item.new.start for item in result.carried] == sorted(item.new.start for item in result.carried)
