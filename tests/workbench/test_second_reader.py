"""A second reader is not led: no rating and nothing of the machine's is on any screen until their own digit is down."""

import pytest

from factcheck.desk import Desk, Verdict, cite


@pytest.fixture
def rated(opened, as_login):
    """Claim 4 rated by Anna with a source and a reason, in an article whose policy asks for a second reader."""

    async def rate_it(rating="change"):
        async with opened(login="anna") as bench:
            bench.desk.articles.set_policy("elections", "published")
            await bench.take(4)
            offer = bench.check.offers()[0]
            source = cite(offer.link, bench.check.known[offer.link.document])
            bench.desk.claims.rate(Verdict("elections", 4, rating, reason="a secret reason", sources=(source,)))
            return source

    return rate_it


async def take_blind(bench, number=4):
    bench.check.take(number)
    await bench.until(lambda: bench.check.background_in_hand() is not None and bench.check.painted is not None)
    await bench.pilot.pause(0.1)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_claim_and_sources_are_shown_and_nothing_that_leads(opened, rated, size):
    source = await rated()
    async with opened(login="boris", size=size) as bench:
        await take_blind(bench)
        assert "second reader" in bench.text
        assert " ".join(source.text.split())[:40] in " ".join(bench.text.split())
        assert "1 source of the verdict" in bench.text
        for word in ("secret", "rounds to 64%", "✓ change", "change recorded"):
            assert word not in bench.text
        rows = [line for line in bench.lines[1:] if "to read" in line]
        assert all("64%" in row and "MATCH" not in row for row in rows)
        assert len(rows) == (size[0] >= 100), "the list stands beside it on a wide screen"
        assert "MATCH" not in bench.block("question")


async def test_no_other_screen_gives_it_away(opened, rated):
    await rated()
    async with opened(login="boris", size=(120, 40)) as bench:
        await take_blind(bench)
        for key, words in (("L", "log"), ("G", "NOT CLEARED"), ("i", "worth a check")):
            await bench.press(key)
            await bench.until(lambda words=words: words in bench.text)
            assert "secret" not in bench.text
            assert "rated change" not in bench.text
            if key != "i":
                await bench.press("escape")
        await bench.press("y")
        await bench.until(lambda: "copied" in bench.text)


async def test_the_same_rating_makes_it_second_read(opened, rated):
    await rated()
    async with opened(login="boris") as bench:
        await take_blind(bench)
        await bench.press("2")
        await bench.until(lambda: "anna says so too" in bench.text)
        record = bench.desk.claims.get("elections#4")
        assert record.state == "second-read"
        assert record.second["true"].sources == record.verdicts["true"].sources


async def test_another_rating_puts_both_side_by_side_for_a_third_who_decides(opened, rated):
    await rated()
    async with opened(login="boris") as bench:
        await take_blind(bench)
        await bench.press("1")
        await bench.until(lambda: "so a third person decides" in bench.text)
        await bench.until(
            lambda: "anna says change: a secret reason" in bench.text and "boris says stands" in bench.text
        )
        assert bench.desk.claims.get("elections#4").disputed
    async with opened(login="cyd") as bench:
        await bench.press("S")
        await bench.until(lambda: bench.number == 4)
        await bench.ready()
        assert "anna says change: a secret reason" in bench.text
        assert "boris says stands" in bench.text
        await bench.press("2")
        await bench.until(lambda: "change recorded for claim 4" in bench.text)
        record = bench.desk.claims.get("elections#4")
        assert (record.verdict.rating, record.verdict.role, record.disputed) == ("change", "third", False)


async def test_where_no_second_reader_is_asked_for_a_key_hides_the_verdict(opened, as_login):
    with as_login("anna") as desk:
        desk.claims.rate(Verdict("elections", 4, "change", reason="a secret reason"))
    async with opened(login="boris") as bench:
        await bench.take(4)
        assert "a secret reason" in bench.text
        await bench.press("S")
        await bench.until(lambda: "what was rated is hidden now" in bench.text)
        assert "a secret reason" not in bench.text
        await take_blind(bench)
        await bench.press("2")
        await bench.until(lambda: bench.desk.claims.get("elections#4").state == "second-read")


async def test_a_source_of_ones_own_can_be_added(opened, rated):
    source = await rated()
    async with opened(login="boris") as bench:
        await take_blind(bench)
        await bench.press("enter")
        assert "a source of the verdict already" in bench.text
        await bench.press("2")
        await bench.until(lambda: bench.desk.claims.get("elections#4").state == "second-read")
        assert bench.desk.claims.get("elections#4").second["true"].sources == (source,)


async def test_what_waits_for_one_is_a_filter_and_a_list_on_the_desk(opened, rated, as_login):
    await rated()
    with as_login("anna") as desk:
        desk.claims.assign("elections#8", "boris")
    async with opened(login="boris", size=(120, 40)) as bench:
        await bench.press("v")
        await bench.until(lambda: "Show only" in bench.text)
        await bench.type("waiting")
        await bench.press("enter")
        await bench.until(lambda: "filter: is:waiting" in bench.text)
        assert bench.check.casework.order == [4, 8]
        await bench.press("q")
        await bench.until(lambda: "waiting for you 2 (w)" in bench.text)
        await bench.press("w")
        await bench.until(lambda: "elections#4  to read a second time" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "claim 4/" in bench.text)


async def test_claims_are_given_to_somebody(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("at")
        await bench.until(lambda: "Who takes care of claim 4?" in bench.text)
        await bench.press("down", "enter")
        await bench.until(lambda: "who is to read it a second time?" in bench.text)
        await bench.type("boris")
        await bench.until(lambda: "boris" in bench.lines[4])
        await bench.press("enter")
        await bench.until(lambda: "boris is to read it a second time: claim 4" in bench.text)
        assert bench.desk.claims.get("elections#4").reader == "boris"


@pytest.mark.parametrize(("name", "told"), [("anna", "you rated this"), ("boris", "anna has your login")])
async def test_that_a_second_reader_needs_another_login_is_said_where_one_asks_to_be_one(opened, folder, name, told):
    with Desk.open(folder, by="anna") as desk:
        desk.articles.set_policy("elections", "published")
        desk.claims.rate(Verdict("elections", 4, "stands", reason="so"))
    async with opened(by=name) as bench:
        await bench.take(4)
        await bench.press("S")
        assert f"{told}: a second reader has a login of their own" in bench.lines[0]
