"""What speaks against a verdict is said before it is recorded; what was broken can be kept, with a reason."""

import pytest

from factcheck.desk import Desk, Verdict
from factcheck.documents import read_text

TWICE = """News from Garston

The commission counted 4,218 ballots in Garston on Sunday.

On Sunday the commission counted 4,218 ballots in Garston.
"""


@pytest.fixture
def pair(folder):
    """Two claims that say the same, of two articles."""
    with Desk.open(folder, by="anna") as desk:
        for name in ("one", "two"):
            desk.articles.add(read_text(TWICE, f"{name}.txt"), name.encode(), slug=name, scale="draft")
        return [
            next(record.number for record in desk.claims.of(slug) if record.claim.figure) for slug in ("one", "two")
        ]


async def test_another_rating_over_a_verdict_is_asked_about_first(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        await bench.take(4)
        await bench.press("2")
        await bench.until(lambda: "There is a verdict already" in bench.text)
        assert "you rated it stands" in bench.text
        await bench.press("escape")
        await bench.pilot.pause(0.2)
        assert bench.desk.claims.get("elections#4").verdict.rating == "stands"
        await bench.press("2")
        await bench.until(lambda: "There is a verdict already" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict.rating == "change")


async def test_the_same_rating_again_asks_nothing(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        await bench.take(4)
        await bench.press("enter", "1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict.sources)
        assert bench.desk.claims.get("elections#4").verdict.rating == "stands"


async def test_a_rating_that_contradicts_an_earlier_one_on_the_same_claim_elsewhere_needs_a_reason(
    opened, as_login, pair
):
    first, second = pair
    with as_login("boris") as desk:
        desk.claims.rate(Verdict("one", first, "change", reason="it was 4,281"))
    async with opened("two", login="anna") as bench:
        await bench.take(second)
        await bench.press("p")
        await bench.until(lambda: "earlier verdict" in bench.text)
        assert "4,281" not in bench.text, "an earlier verdict does not lead"
        await bench.press("1")
        await bench.until(lambda: f"one#{first} says the same, and boris rated it change" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "Why stands here?" in bench.text)
        await bench.press("escape")
        await bench.until(lambda: "needs a reason" in bench.text)
        assert bench.desk.claims.get(f"two#{second}").verdict is None
        await bench.press("1")
        await bench.until(lambda: "There is a verdict already" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "Why stands here?" in bench.text)
        bench.app.focused.value = "counted again since"
        await bench.press("enter")
        await bench.until(lambda: bench.desk.claims.get(f"two#{second}").verdict is not None)
        assert bench.desk.claims.get(f"two#{second}").verdict.reason == "counted again since"
        await bench.take(second)
        await bench.until(lambda: bench.check.background_in_hand() is not None)
        await bench.press("p")
        await bench.until(lambda: "Earlier verdicts on claims that say the same" in bench.text)
        assert "it was 4,281" in bench.text


async def test_a_rule_that_is_broken_is_said_and_kept_with_a_reason(opened):
    async with opened() as bench:
        bench.desk.articles.set_policy("elections", "published")
        # The rules for sources are strict for what matters most only.
        central = next(record for record in bench.desk.claims.of("elections") if record.claim.worthiness >= 0.6)
        await bench.take(central.number)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get(central.key).verdict is not None)
        await bench.take(central.number)
        await bench.until(lambda: "rule broken" in bench.text)
        await bench.press("exclamation_mark")
        await bench.until(lambda: "Keep the verdict although it breaks" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: bench.app.focused is not None and "why is the verdict kept" in bench.text)
        bench.app.focused.value = "there is one count"
        await bench.press("enter")
        await bench.until(lambda: "the gate goes on counting it" in bench.text)
        [exemption] = bench.desk.claims.get(central.key).verdict.exemptions
        assert exemption.reason == "there is one count"


async def test_what_a_colleague_has_built_on_is_not_taken_back_and_both_are_shown(opened, as_login):
    async with opened(login="anna") as bench:
        await bench.take(4)
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        with as_login("boris") as other:
            first = other.claims.get("elections#4").verdict
            other.claims.rate(Verdict("elections", 4, "change", reason="it is 63.75%", supersedes=first.id))
        await bench.press("z")
        await bench.until(lambda: "What you did:  stands" in bench.text)
        assert "What stands now:  change  it is 63.75%" in bench.text
        await bench.press("escape")
        assert bench.desk.claims.get("elections#4").verdict.rating == "change"


async def test_any_of_the_last_decisions_can_be_taken_back(opened):
    async with opened() as bench:
        for number in (4, 8):
            await bench.take(number)
            await bench.press("1")
            await bench.until(lambda number=number: bench.desk.claims.get(f"elections#{number}").verdict is not None)
        await bench.press("d")
        await bench.until(lambda: "Your last decisions" in bench.text)
        await bench.press("down", "enter")
        await bench.until(lambda: "Take it back" in bench.text)
        await bench.press("down", "enter")
        await bench.until(lambda: "taken back: stands, elections#4" in bench.text)
        assert bench.desk.claims.get("elections#4").verdict is None
        assert bench.desk.claims.get("elections#8").verdict is not None


async def test_a_digit_does_not_count_while_the_claim_is_not_on_the_screen(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("left")
        assert bench.check.pane == "claims"
        await bench.press("1", pause=0.3)
        assert "1 was not counted: the claim and its evidence are not on the screen" in bench.text
        assert bench.desk.claims.get("elections#4").verdict is None


async def test_what_is_typed_before_the_field_is_there_is_not_lost(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.pilot.press("n", "s", "o", "o", "n")
        await bench.until(lambda: bench.app.focused is not None and bench.app.focused.value == "soon")
