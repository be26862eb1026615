"""What esc and q do: esc closes what is open, then clears the filter, and never leaves; q leaves."""

import asyncio

import pytest

from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.screens.manual import ManualScreen
from factcheck.workbench.screens.picker import Picker
from factcheck.workbench.widgets.prompt import Prompt


async def test_esc_on_the_desk_does_nothing_and_q_leaves(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        before = bench.text
        await bench.press("escape", "escape", "escape")
        assert bench.app.is_running
        assert isinstance(bench.app.screen, DeskScreen)
        assert bench.text == before
        await bench.press("q")
        assert bench.app.return_value == 0


async def test_esc_on_an_article_closes_what_is_open_then_clears_the_filter_then_does_nothing(opened):
    async with opened(size=(120, 40)) as bench:
        screen = bench.check
        await bench.press("slash")
        await bench.fill("kind:figure")
        await bench.until(lambda: screen.casework.filter == "kind:figure")
        await bench.press("i", "full_stop")
        assert screen.about
        assert screen.has_class("-max-evidence")
        await bench.press("escape")
        assert not screen.has_class("-max-evidence")
        assert screen.about
        await bench.press("escape")
        assert not screen.about
        assert screen.casework.filter == "kind:figure"
        await bench.press("escape")
        assert screen.casework.filter == ""
        assert len(screen.casework.order) == len(screen.casework.numbers)
        await bench.press("escape", "escape")
        assert bench.app.screen is screen
        await bench.press("q")
        await bench.until(lambda: isinstance(bench.app.screen, DeskScreen))


@pytest.mark.parametrize("key", ["L", "R", "M", "o", "f1", "question_mark", "v"])
async def test_esc_closes_what_lies_over_the_article(opened, key):
    async with opened() as bench:
        await bench.press(key)
        await bench.until(lambda: not isinstance(bench.app.screen, CheckScreen))
        await bench.press("escape")
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen))


async def test_a_list_that_another_screen_came_to_lie_over_is_left_when_that_one_is_gone(opened):
    async with opened() as bench:
        await bench.press("question_mark")
        await bench.until(lambda: isinstance(bench.app.screen, Picker))
        below = bench.app.screen
        # What a storm does: enter is on its way to the list when the manual opens.
        bench.app.action_manual()
        await bench.until(lambda: isinstance(bench.app.screen, ManualScreen))
        below.on_input_submitted()
        await bench.pilot.pause()
        assert isinstance(bench.app.screen, ManualScreen)
        await bench.press("escape")
        assert bench.app.screen is below
        await bench.press("escape")
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen))


async def test_a_question_asked_while_the_one_before_goes_finds_its_place_and_takes_the_words(opened):
    async with opened() as bench:
        screen = bench.check
        first = screen.run_worker(screen.ask("First"))
        await bench.until(lambda: screen.query("#prompt-field"))
        screen.query_one(Prompt).action_give_up()
        while not screen.check_action("act", ("sort",)):  # until the next key counts
            await asyncio.sleep(0)
        assert not first.is_finished
        second = screen.run_worker(screen.ask("Second"))
        await bench.until(lambda: bench.app.focused is not None)
        await bench.type("words")
        await bench.press("enter")
        assert await second.wait() == "words"
        assert not list(bench.app.faults)
