"""What becomes of an article's contradictions in its next version: a table of cases."""

from __future__ import annotations

import time

import pytest

from factcheck.checking.self_carry_over import carry_checks
from factcheck.checking.self_claims import self_claims
from factcheck.claims import find_claims
from factcheck.documents import read_text

TILES = "The council bought 4.2 million, 3.1 million and 1.5 million tiles, a total of 9.8 million."
SEATS = "The party won 238 of the 450 seats, or 57.9%."
DAY = "The court met on Monday, 4 March 2012, to hear the case."
BERG = "Anna Berg won 31.2% of the vote. Tom Fox won 22.4% of the vote. Together, Berg and Fox won 55.6% of the vote."
DRY = "It did not rain."

# What changed, the old version, the new one, what became of each old contradiction, which kinds are new.
CASES = [
    ("nothing", [TILES, SEATS], [TILES, SEATS], ["same", "same"], []),
    ("its place", [TILES, DRY, SEATS], [SEATS, DRY, TILES], ["same", "same"], []),
    ("a sentence before it", [DAY], [DRY, DAY], ["same"], []),
    ("white space inside it", [DAY], [DAY.replace("Monday, 4", "Monday,\n4")], ["same"], []),
    (
        "words around the figures",
        [SEATS],
        ["In the end the party took 238 of the 450 seats, or 57.9%, which is less than before."],
        ["same"],
        [],
    ),
    ("one figure, still wrong", [TILES], [TILES.replace("9.8", "9.9")], ["changed"], []),
    ("a part, still wrong", [BERG], [BERG.replace("22.4%", "22.5%")], ["changed"], []),
    ("the weekday, still wrong", [DAY], [DAY.replace("Monday", "Tuesday")], ["changed"], []),
    (
        "every figure in the same sentence",
        [TILES],
        ["The council bought 5.2 million, 2.1 million and 2.5 million tiles, a total of 10.9 million."],
        ["changed"],
        [],
    ),
    ("it was corrected", [TILES], [TILES.replace("9.8", "8.8")], ["gone"], []),
    ("it was taken out", [TILES, SEATS], [SEATS], ["gone", "same"], []),
    ("another came in", [SEATS], [SEATS, DAY], ["same"], ["weekday"]),
    ("one for another kind", [TILES], [DAY], ["gone"], ["weekday"]),
    (
        "one for another of its kind",
        [TILES],
        ["Rescuers found 12 people on Monday, 9 on Tuesday and 4 on Wednesday, 27 in all."],
        ["gone"],
        ["total"],
    ),
    ("it stands there twice", [SEATS], [SEATS, DRY, SEATS], ["same"], ["count-and-share"]),
    ("one of two was taken out", [SEATS, DRY, SEATS], [SEATS], ["same", "gone"], []),
    (
        "one of two alike was changed",
        [SEATS, SEATS.replace("238", "92").replace("57.9", "25.4")],
        [SEATS, SEATS.replace("238", "93").replace("57.9", "25.4")],
        ["same", "changed"],
        [],
    ),
    ("all of it", [], [TILES], [], ["total"]),
    ("back to nothing", [TILES], [], ["gone"], []),
]


def claims_of(paragraphs: list[str]):
    document = read_text("\n\n".join(["News of the day", DRY, *paragraphs]))
    return self_claims(document, find_claims(document))


@pytest.mark.parametrize(("what", "before", "after", "fates", "added"), CASES, ids=[case[0] for case in CASES])
def test_a_contradiction_goes_on_while_it_is_plainly_the_same(what, before, after, fates, added) -> None:
    old, new = claims_of(before), claims_of(after)
    assert len(old) == len(fates), f"{what}: the old version has other contradictions than the case says"
    result = carry_checks(old, new)
    assert [carried.old for carried in result.carried] == list(old)
    assert [carried.fate for carried in result.carried] == fates
    assert [item.check.kind for item in result.added] == added


def test_each_new_one_is_given_once() -> None:
    old, new = claims_of([SEATS, DRY, SEATS, TILES]), claims_of([SEATS, TILES.replace("9.8", "9.9"), DAY])
    result = carry_checks(old, new)
    given = [carried.new for carried in result.carried if carried.new] + list(result.added)
    assert sorted(item.check.id for item in given) == sorted(item.check.id for item in new)


def test_what_it_is_now_stands_beside_what_it_was() -> None:
    old, new = claims_of([DAY]), claims_of([DRY, DAY.replace("Monday", "Tuesday")])
    [carried] = carry_checks(old, new).carried
    assert (carried.old.check.words, carried.new.check.words) == (("Monday, 4 March 2012",), ("Tuesday, 4 March 2012",))
    assert carried.new == new[0]


def test_hundreds_of_them_take_no_time_to_speak_of() -> None:
    old = claims_of([SEATS.replace("238", str(100 + n)).replace("57.9", "3.9") for n in range(250)])
    new = claims_of([SEATS.replace("238", str(101 + n)).replace("57.9", "3.8") for n in range(250)])
    started = time.process_time()
    result = carry_checks(old, new)
    assert time.process_time() - started < 2
    assert len(old) == len(result.carried) > 200
    assert all(carried.fate == "changed" for carried in result.carried)
