"""What a person decided is what is shown: the accepted source, its side, what the rating finds, a dispute."""

import pytest

from factcheck.desk import Verdict
from factcheck.workbench.casework import span_key
from factcheck.workbench.drawing.claims import parts_of


async def accept_another(bench):
    """Take a claim, accept a passage that is not on top and reports another figure, and give its link."""
    await bench.take(4)
    offers = bench.check.offers()
    top = parts_of(offers[0].link)
    at = next(
        at
        for at, offer in enumerate(offers)
        if at and not offer.link.same_article and offer.link.relation.parts and parts_of(offer.link) != top
    )
    await bench.press(*["down"] * at, "enter")
    assert bench.check.offers()[at].accepted
    return offers[at].link


def row(bench, number):
    work = bench.check.casework
    return work.row(work.place_of(number))


async def test_the_accepted_source_stands_on_top_in_the_list_and_on_the_number_line(opened):
    async with opened(size=(120, 40)) as bench:
        link = await accept_another(bench)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        await bench.until(lambda: row(bench, 4).reported == parts_of(link))
        assert row(bench, 4).label == link.relation.label
        await bench.take(4)
        await bench.until(lambda: bench.check.offers()[0].carries)
        first, *others = bench.check.offers()
        assert span_key(first.link) == span_key(link)
        assert not any(offer.carries for offer in others)
        await bench.until(lambda: "for · source" in bench.text)
    async with opened(size=(120, 40)) as bench:  # and so it is found again
        await bench.take(4)
        assert span_key(bench.check.offers()[0].link) == span_key(link)


async def test_a_verdict_without_a_source_stands_without_the_words_of_the_machine(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        assert row(bench, 4).label == "MATCH"
        await bench.press("1")
        await bench.until(lambda: row(bench, 4).rating == "stands")
        assert (row(bench, 4).label, row(bench, 4).reported) == ("", "")
        await bench.press("z")
        await bench.until(lambda: row(bench, 4).label == "MATCH")


@pytest.mark.parametrize(
    ("scale", "rating", "sign", "count"),
    [
        ("draft", "stands", "✓", "settled 1"),
        ("draft", "change", "✗", "change 1"),
        ("draft", "not-checkable", "–", "settled 1"),
        ("plain", "accurate", "✓", "settled 1"),
        ("plain", "imprecise", "≈", "settled 1"),
        ("plain", "wrong", "✗", "wrong 1"),
        ("politifact", "pants-on-fire", "✗", "wrong 1"),
    ],
)
async def test_what_is_found_wrong_has_neither_sign_nor_ink_nor_count_of_what_stands(
    opened, folder, as_login, scale, rating, sign, count
):
    with as_login("anna") as desk:
        desk.articles.set_scale("elections", scale)
        desk.claims.rate(Verdict("elections", 4, rating))
    async with opened(size=(120, 40), login="anna") as bench:
        await bench.until(lambda: count in bench.lines[0])
        line = next(line for line in bench.lines if " 4 " in line[:8])
        assert line[:3].strip(" ▌").startswith(sign)
        ink = bench.check.mark_of(bench.desk.claims.get("elections#4"))[2]
        assert ("settled" in ink) == (sign == "✓")
        assert ("wrong" in ink) == (sign == "✗")


async def test_a_source_is_put_on_the_other_side_before_and_after_the_verdict(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        await bench.press("u")
        assert "against · accepted" in bench.text
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        assert [source.side for source in bench.desk.claims.get("elections#4").verdict.sources] == ["against"]
        await bench.take(4)
        await bench.until(lambda: "against · source" in bench.text)
        await bench.press("u")
        await bench.until(lambda: "for · source" in bench.text)
        assert [source.side for source in bench.desk.claims.get("elections#4").verdict.sources] == ["for"]
        await bench.press("z")
        await bench.until(lambda: "against · source" in bench.text)


async def test_a_dispute_is_a_state_of_its_own(opened, as_login):
    with as_login("anna") as anna:
        first = anna.claims.rate(Verdict("elections", 4, "stands"))
    with as_login("boris") as boris:
        boris.claims.rate(Verdict("elections", 4, "change", role="second", reads=first.id))
    async with opened(size=(120, 40)) as bench:
        await bench.until(lambda: "disputed 1" in bench.lines[0])
        assert "settled 0" in bench.lines[0]
        await bench.take(4)
        assert any("≠" in line[:4] for line in bench.lines)
        assert "disputed: second reader change, boris" in bench.block("verdict")
        assert bench.check.mark_of(bench.desk.claims.get("elections#4"))[2] == "disputed"


async def test_words_of_the_machine_that_say_the_opposite_are_not_told_under_a_verdict(opened):
    async with opened(size=(120, 40)) as bench:
        link = await accept_another(bench)
        assert link.relation.stance == "supports"
        await bench.press("2")
        await bench.until(lambda: row(bench, 4).reported == parts_of(link))
        assert row(bench, 4).label == ""
        await bench.take(4)
        await bench.until(lambda: "against · source" in bench.text)


async def test_the_mark_in_the_article_follows_what_was_found_on_the_source_that_was_accepted(opened):
    def mark(bench):
        return bench.check.mark_of(bench.desk.claims.get("elections#4"))[2]

    async with opened(size=(120, 40)) as bench:
        link = await accept_another(bench)
        assert (row(bench, 4).label, mark(bench)) == ("MATCH", "mark")
        await bench.press("2")
        await bench.until(lambda: row(bench, 4).reported == parts_of(link))
        assert mark(bench) == "wrong"
        at = bench.desk.claims.get("elections#4").claim.figure.start
        assert any(span[0] == at and span[2] == "wrong" for span in bench.check.marks_within(at, at + 1))
        await bench.press("z")
        await bench.until(lambda: mark(bench) == "mark")
