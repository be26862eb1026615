"""Checking a claim with the keys: what is shown, what a digit does, what goes with a verdict."""

import pytest
from textual import events

from factcheck.desk import Desk, Verdict
from factcheck.documents import read_text

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_one_claim_stands_on_the_screen_in_the_order_in_which_it_is_needed(opened, size):
    async with opened(size=size) as bench:
        await bench.take(4)
        text = bench.text
        parts = ["elections · draft 1 · claim 4/", "line 7 · quote · Sergei Kalyakin", "[64%]", "read as 64%: 63.5",
                 "TRUE?", "MATCH", "rounds to 64%", "not compared", "sources 0", "1 stands", "? keys"]  # fmt: skip
        places = [text.index(part) for part in parts]
        # On a wide screen the list and the article stand beside the claim, and have some of these words too.
        assert places == sorted(places) or size[0] >= 100
        await bench.until(lambda: "SAID?  no transcript" in bench.text)  # looked for when the rest is drawn


async def test_on_a_wide_screen_the_list_and_the_article_stand_beside_it(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        claims, article = bench.app.screen.query_one("#claims"), bench.app.screen.query_one("#article")
        assert claims.display
        assert article.display
        await bench.until(lambda: any("64%" in line and "63." in line and "MATCH" in line for line in bench.lines))
        assert '"But 64% - that is quite a lot' in bench.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_rates_records_and_brings_the_next_open_claim(opened, folder, size):
    async with opened(size=size) as bench:
        await bench.take(4)
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        assert "stands recorded for claim 4" in bench.text
        with Desk.open(folder, by="somebody") as other:
            assert other.claims.get("elections#4").verdict.rating == "stands"
            assert other.claims.get("elections#4").verdict.sources == ()


async def test_enter_and_a_digit_are_a_sourced_verdict(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("enter")
        assert "sources 1" in bench.text
        assert "accepted" in bench.text
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        verdict = bench.desk.claims.get("elections#4").verdict
        assert [source.document for source in verdict.sources] == [verdict.sources[0].document]
        assert verdict.sources[0].text
        assert verdict.suggestion is not None


async def test_the_article_itself_cannot_be_accepted_as_a_source(opened):
    async with opened() as bench:
        await bench.take(4)
        offers = bench.check.offers()
        own = next(at for at, offer in enumerate(offers) if offer.link.same_article)
        await bench.press(*["down"] * own)
        assert "SAME ARTICLE, not a source" in bench.text
        await bench.press("enter")
        assert "the article itself is not a source" in bench.text
        assert not bench.check.casework.choice.accepted


async def test_nothing_is_chosen_or_rated_before_a_person_does(opened):
    async with opened() as bench:
        await bench.take(4)
        assert not any(offer.accepted for offer in bench.check.offers())
        assert all(record.verdict is None for record in bench.desk.claims.of("elections"))


async def test_a_digit_counts_only_for_a_claim_that_is_painted(opened):
    async with opened() as bench:
        await bench.take(4)
        bench.check.painted = None
        bench.check.action_act("rate", "1")
        await bench.pilot.pause(0.3)
        assert "1 was not counted" in bench.text
        assert bench.desk.claims.get("elections#4").verdict is None


async def test_text_that_is_pasted_rates_nothing(opened):
    async with opened() as bench:
        await bench.take(4)
        bench.app.post_message(events.Paste("1 2 3 1"))
        await bench.pilot.pause(0.2)
        assert all(record.verdict is None for record in bench.desk.claims.of("elections"))


async def test_a_stream_of_keys_that_no_person_types_rates_nothing(opened):
    async with opened() as bench:
        await bench.take(4)
        for character in "64 of 1234 voters":
            bench.app.post_message(events.Key("space" if character == " " else character, character))
        await bench.pilot.pause(0.5)
        assert all(record.verdict is None for record in bench.desk.claims.of("elections"))


async def test_enter_and_a_digit_that_arrive_together_still_count(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.pilot.pause(0.1)
        bench.app.post_message(events.Key("enter", "\r"))
        bench.app.post_message(events.Key("1", "1"))
        await bench.until(
            lambda: (verdict := bench.desk.claims.get("elections#4").verdict) is not None and verdict.sources
        )


async def test_undo_takes_back_and_redo_does_again_also_after_a_restart(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
    async with opened() as bench:
        await bench.press("z")
        await bench.until(lambda: "taken back" in bench.text)
        assert bench.number == 4
        assert bench.desk.claims.get("elections#4").verdict is None
        await bench.press("Z")
        await bench.until(lambda: "done again" in bench.text)
        assert bench.desk.claims.get("elections#4").verdict.rating == "stands"


async def test_undo_with_nothing_to_undo_says_so_and_goes_on(opened):
    async with opened(by="newcomer") as bench:
        await bench.press("z")
        await bench.until(lambda: "nothing of yours" in bench.text)


async def test_a_note_is_the_reason_of_the_next_verdict(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("n")
        await bench.until(lambda: bench.app.focused is not None)
        await bench.type("rounds 1 up")
        assert bench.number == 4, "a digit inside a note is a letter"
        await bench.press("enter")
        await bench.until(lambda: "note kept" in bench.text)
        assert bench.desk.claims.get("elections#4").notes[-1].text == "rounds 1 up"
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        assert bench.desk.claims.get("elections#4").verdict.reason == "rounds 1 up"


async def test_a_note_that_was_left_is_still_there(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("n")
        await bench.until(lambda: bench.app.focused is not None)
        await bench.type("half")
        await bench.press("escape")
        await bench.until(lambda: "half (not kept yet)" in bench.text)
    async with opened() as bench:
        await bench.take(4)
        assert "half (not kept yet)" in bench.text
        await bench.press("n")
        await bench.until(lambda: bench.app.focused is not None)
        assert bench.app.focused.value == "half"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_a_rating_says_that_a_note_was_left_and_does_not_hide_behind_it(opened, size):
    note = "the table has the two digits the other way round, see the third row of it"
    async with opened(size=size) as bench:
        await bench.take(4)
        await bench.press("n")
        await bench.until(lambda: bench.app.focused is not None)
        await bench.type(note)
        await bench.press("escape")
        await bench.until(lambda: "… (not kept yet)" in bench.block("verdict"))
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        await bench.until(lambda: "stands recorded for claim 4; your note is not kept yet" in bench.lines[0])
        assert bench.desk.claims.get("elections#4").verdict.reason == ""
        await bench.take(4)
        assert "✓ stands · your note is not kept yet · by anna" in bench.block("verdict")
        await bench.press("n")
        await bench.until(lambda: bench.app.focused is not None)
        assert bench.app.focused.value == note
        await bench.press("enter")
        await bench.until(lambda: "✓ stands · by anna" in bench.block("verdict"))


async def test_the_other_question_has_a_verdict_of_its_own(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("tab")
        await bench.until(lambda: "SAID?" in bench.block("question").split("TRUE?")[0])
        await bench.until(lambda: bench.check.painted is not None and bench.check.research_in_hand() is not None)
        await bench.press("1")
        await bench.until(lambda: "said" in bench.desk.claims.get("elections#4").verdicts)
        assert "true" not in bench.desk.claims.get("elections#4").verdicts


async def test_a_verdict_of_a_colleague_appears_without_a_key(opened, folder):
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        with Desk.open(folder, by="boris") as other:
            other.claims.rate(Verdict("elections", 13, "change"))
        await bench.until(lambda: "boris: claim 13 just now" in bench.text, seconds=2.5)
        assert any("13" in line and "change" in line for line in bench.lines)


async def test_a_conflict_shows_both_verdicts_and_overwrites_neither(opened, folder):
    async with opened() as bench:
        await bench.take(4)
        with Desk.open(folder, by="boris") as other:
            other.claims.rate(Verdict("elections", 4, "change", reason="it is 63.75%"))
        await bench.press("1", pause=0.01)
        await bench.until(lambda: "boris rated claim 4 meanwhile" in bench.text)
        assert "Keep theirs:  change  it is 63.75%" in bench.text
        assert "Record mine over it:  stands" in bench.text
        await bench.press("enter")
        await bench.pilot.pause(0.2)
        assert bench.desk.claims.get("elections#4").verdict.by == "boris"


async def test_a_claim_that_cannot_be_checked_says_why_and_gets_no_evidence(opened):
    async with opened() as bench:
        await bench.take(5)
        assert "not checkable" in bench.block("question")
        assert bench.check.offers() == ()


async def test_several_claims_are_set_aside_at_once_after_asking(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(5)
        await bench.press("m", "m", "m")
        assert "3 marked" in bench.text
        await bench.press("minus")
        await bench.until(lambda: "Record 3 claims as not checkable?" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "3 claims recorded as not checkable" in bench.text)
        assert [bench.desk.claims.get(f"elections#{n}").verdict.rating for n in (5, 6, 7)] == ["not-checkable"] * 3
        assert bench.desk.claims.get("elections#8").verdict is None


async def test_a_rating_is_for_the_claim_in_hand_alone_whatever_is_marked(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(12)
        await bench.press("m", "m")
        assert "2 marked" in bench.text
        await bench.ready()
        assert bench.number == 14
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#14").verdict is not None)
        rated = [record.number for record in bench.desk.claims.of("elections") if record.verdict is not None]
        assert rated == [14]


async def test_the_header_says_what_is_not_read_of_the_articles_language(opened, folder):
    bulgarian = (
        "За кандидата гласуваха 64 % от избирателите, и това не беше така, както след изборите, съобщи комисията.\n"
    )
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text(bulgarian, "izbori.txt", title="Избори"), bulgarian.encode(), slug="izbori")
    async with opened("izbori", size=(120, 30)) as bench:
        assert "Bulgarian: words are not read" in bench.lines[0]
