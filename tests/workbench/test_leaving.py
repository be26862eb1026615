"""What esc and q do: esc closes what is open, then clears the filter, and never leaves; q leaves."""

import pytest

from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.desk import DeskScreen


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
