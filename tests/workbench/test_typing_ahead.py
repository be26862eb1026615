"""What is typed faster than a field or a list opens, as over a slow line, is for that and carries out nothing."""

import pytest
from textual.events import Key

from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.screens.picker import Picker
from factcheck.workbench.widgets.form import Form

CHARACTERS = {"/": "slash", " ": "space", "\r": "enter", "]": "right_square_bracket", "@": "at"}


def strike(bench, keys):
    """Strike keys all at once."""
    for character in keys:
        printed = None if character == "\r" else character
        bench.app.post_message(Key(CHARACTERS.get(character, character), printed))


@pytest.mark.parametrize(
    ("article", "keys", "title"),
    [
        ("elections", "/tax", "Show"),
        ("elections", "nzebra", "Note · claim 4"),
        ("elections", "Tzen", "contacted"),
        ("elections", "f17", "Search the library"),
        ("elections", "tout", "Tags of the next verdict"),
        ("elections", "vdis", "1"),
        ("elections", "G1", "NOT CLEARED (draft)"),
        (None, "/zero", "Search everything"),
        (None, "frun", "with these words"),
        (None, "aq", "Article: path or web address"),
        (None, "Splain", "is judged by"),
    ],
)
async def test_it_stands_in_the_field(opened, article, keys, title):
    async with opened(article) as bench:
        if article is None:
            await bench.until(lambda: "NOT CLEARED" in bench.text)
        strike(bench, keys)
        await bench.until(lambda: title in bench.text and bench.app.focused is not None)
        await bench.until(lambda: bench.app.focused.value == keys[1:])
        if article is not None:
            assert all(record.verdict is None for record in bench.desk.claims.of(article))


async def test_enter_keeps_what_was_typed(opened):
    async with opened() as bench:
        await bench.take(4)
        strike(bench, "/kind:figure\r")
        await bench.until(lambda: bench.check.casework.filter == "kind:figure")
        await bench.until(lambda: bench.app.focused is None)
        strike(bench, "nsoon\r")
        await bench.until(lambda: "note kept at claim 4" in bench.lines[0])
        assert bench.check.casework.choice.accepted == {}


async def test_in_a_form_enter_leads_to_the_next_field(opened):
    async with opened() as bench:
        strike(bench, "bIt is 64%.\rMs Lee")
        await bench.until(lambda: bench.app.screen.query(Form) and bench.app.focused is not None)
        form = bench.app.screen.query_one(Form)
        await bench.until(lambda: "Ms Lee" in form.values.values())
        assert list(form.values.values())[:2] == ["It is 64%.", "Ms Lee"]
        await bench.until(lambda: bench.app.focused.value == "Ms Lee")


async def test_what_a_list_begins_with_is_replaced_by_what_is_typed_early_or_late(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("f")
        await bench.until(lambda: isinstance(bench.app.screen, Picker) and bench.app.focused.value == "64%")
        await bench.type("votes")
        assert bench.app.focused.value == "votes"
        await bench.press("escape")
        await bench.ready()
        strike(bench, "fvotes")
        await bench.until(lambda: isinstance(bench.app.screen, Picker) and bench.app.focused.value == "votes")


@pytest.mark.parametrize("key", ["o", "L", "R", "M"])
async def test_what_leaves_a_screen_leaves_the_one_that_the_key_before_it_opens(opened, key):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen))
        await bench.take(4)
        strike(bench, f"{key}q")
        await bench.pilot.pause(0.5)
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen) and bench.number == 4)
        strike(bench, f"{key}]")
        await bench.until(lambda: not isinstance(bench.app.screen, CheckScreen))
        await bench.pilot.pause(0.2)
        assert bench.app.screen_stack[1].casework.number == 4, "the other screen had the key"


async def test_a_claim_that_is_still_looked_into_can_be_left(opened):
    for pause in (0, 0.02, 0.1, 0.3):
        async with opened(None) as bench:  # which looks for faults when it is closed
            await bench.until(lambda: "NOT CLEARED" in bench.text)
            await bench.press("enter")
            await bench.until(lambda: isinstance(bench.app.screen, CheckScreen))
            bench.check.take(4)
            await bench.pilot.pause(pause)
            strike(bench, "q")
            await bench.until(lambda: isinstance(bench.app.screen, DeskScreen))
            await bench.pilot.pause(0.5)
            assert "a fault of the program" not in bench.text


async def test_keys_count_as_keys_where_nothing_is_asked(opened):
    async with opened() as bench:
        await bench.take(4)
        strike(bench, "O]")  # nobody rated it, so there is nothing to open again
        await bench.until(lambda: bench.number == 5)
        strike(bench, "]")
        await bench.until(lambda: bench.number == 6)
