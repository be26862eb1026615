"""Moving about: claims, panes, filter, order, sizes, and coming back to where one was."""

import pytest

from factcheck.actions import GROUPS
from factcheck.settings import Settings
from factcheck.workbench.screens.desk import DeskScreen


async def test_space_and_bracket_go_on_and_back_without_a_verdict(opened):
    async with opened() as bench:
        first = bench.number
        await bench.press("space", "right_square_bracket")
        assert bench.number == first + 2
        await bench.press("left_square_bracket")
        assert bench.number == first + 1


async def test_the_panes_take_turns_on_a_narrow_screen(opened):
    async with opened() as bench:
        assert not bench.app.screen.query_one("#claims").display
        await bench.press("left")
        assert bench.app.screen.query_one("#claims").display
        before = bench.number
        await bench.press("down", "down")
        assert bench.number == before + 2
        await bench.press("right", "right")
        assert bench.app.screen.query_one("#article").display
        assert "Kalyakin: Minsk and Moscow" in bench.text or "I thought he would score" in bench.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (170, 45)])
async def test_a_pane_can_have_the_whole_screen(opened, size):
    async with opened(size=size) as bench:
        await bench.press("full_stop")
        assert not bench.app.screen.query_one("#claims").display
        assert bench.app.screen.query_one("#evidence").size.width >= size[0] - 4
        await bench.press("full_stop")
        assert bench.app.screen.query_one("#claims").display is (size[0] >= 100)


async def test_no_digit_counts_where_the_list_has_the_whole_screen(opened):
    async with opened(size=(160, 45)) as bench:
        await bench.press("left", "left", "full_stop")
        assert not bench.app.screen.query_one("#evidence").display or not bench.check.shows_claim
        await bench.press("1")
        await bench.until(lambda: "not counted" in bench.lines[0])
        assert bench.desk.claims.get(f"elections#{bench.number}").verdict is None
        await bench.press("full_stop", "1")
        await bench.until(lambda: "recorded" in bench.lines[0])


async def test_a_filter_shows_some_claims_as_one_types(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.press("slash")
        await bench.until(lambda: bench.app.focused is not None)
        await bench.type("zyuganov")
        assert "filter: zyuganov" in bench.text
        await bench.press("enter")
        assert all("Zyuganov" in bench.check.casework.record(n).claim.text for n in bench.check.casework.order)
        await bench.press("slash")
        await bench.until(lambda: bench.app.focused is not None)
        await bench.press(*["backspace"] * 8, pause=0.01)
        await bench.press("enter")
        assert "filter" not in bench.lines[0]


async def test_trouble_first_puts_differences_before_matches(opened):
    async with opened("training", size=(120, 40)) as bench:
        work = bench.check.casework
        await bench.until(lambda: all((n, work.record(n).questions[0]) in work.research for n in work.numbers), 20)
        await bench.press("s", "s")
        assert "trouble first" in bench.lines[0]
        stances = [work.research[n, work.record(n).questions[0]].finding.suggestion.stance for n in work.order]
        assert stances[0] == "contradicts"
        assert stances.index("supports") > max(at for at, each in enumerate(stances) if each == "contradicts")


async def test_it_begins_with_a_claim_that_has_a_figure_to_check(opened):
    async with opened() as bench:
        assert bench.check.casework.current.claim.figure.text == "64%"


async def test_it_comes_back_where_one_was(opened):
    async with opened("training") as bench:
        await bench.take(7)
        await bench.pilot.pause(1.3)
    async with opened(None) as bench:
        await bench.until(lambda: bench.app.screen.__class__.__name__ == "CheckScreen")
        await bench.until(lambda: bench.app.screen.casework is not None)
        assert bench.number == 7
        assert bench.check.article.slug == "training"


async def test_back_leads_to_the_desk_and_enter_into_an_article(opened):
    async with opened() as bench:
        await bench.press("q")
        await bench.until(lambda: isinstance(bench.app.screen, DeskScreen) and "library: 5 documents" in bench.text)
        assert "Training piece: find the slips" in bench.text
        await bench.press("down", "enter")
        await bench.until(lambda: "training · draft 1" in bench.text)


async def test_question_mark_lists_the_keys_of_this_place_and_can_be_searched(opened):
    async with opened() as bench:
        await bench.press("question_mark")
        await bench.until(lambda: "Keys · Checking an article" in bench.text)
        assert "Rate: stands" in bench.text
        await bench.type("take back")
        await bench.pilot.pause(0.1)
        assert "1 of" in bench.lines[0]
        assert "Take back your last decision" in bench.text
        await bench.press("escape")
        await bench.until(lambda: f"claim {bench.number}/" in bench.text)


async def test_the_keys_stand_in_groups_and_a_group_is_found_by_its_name(opened):
    async with opened(size=(120, 60)) as bench:
        await bench.press("question_mark")
        await bench.until(lambda: "Keys · Checking an article" in bench.text)
        await bench.until(lambda: "decide" in bench.text)
        first = [line[:30].strip() for line in bench.lines[4:50]]
        assert [words for words in first if words in GROUPS["check"]][:3] == ["decide", "sources", "go"]
        await bench.type("people")
        await bench.until(lambda: "Ask the author" in bench.text and "Take back" not in bench.text)
        for _ in "people":
            await bench.press("backspace")
        await bench.type("prefilled from")  # no title has these words, but what one does
        await bench.until(lambda: "Replacement text" in bench.text and "1 of" in bench.lines[0])


async def test_the_palette_carries_out_what_was_chosen(opened):
    async with opened() as bench:
        following = bench.number + 1
        await bench.press("ctrl+p")
        await bench.until(lambda: "What do you want to do?" in bench.text)
        await bench.type("next claim")
        await bench.press("enter")
        await bench.until(lambda: f"claim {following}/" in bench.text)


async def test_a_key_can_be_changed_by_the_id_of_its_action(opened):
    async with opened(settings=Settings(keymap={"check.next": ("f6",)})) as bench:
        before = bench.number
        await bench.press("right_square_bracket")
        assert bench.number == before
        await bench.press("f6")
        assert bench.number == before + 1
        assert "f6 next" in bench.text


async def test_no_size_breaks_it(opened):
    async with opened() as bench:
        for size in [(20, 5), (100, 10), (21, 40), (200, 60), (20, 5), (99, 24), (100, 24), (150, 50), (80, 24)]:
            await bench.pilot.resize_terminal(*size)
            await bench.pilot.pause(0.05)
            assert len(bench.lines) == size[1]
        await bench.pilot.pause(0.3)
        assert "[" in bench.block("claim") or bench.block("claim")
        assert "? keys" in bench.text


@pytest.mark.parametrize("theme", ["terminal", "dark", "light"])
async def test_every_theme_has_every_ink(opened, theme):
    async with opened(settings=Settings(theme=theme)) as bench:
        settled = bench.check.inks.style("settled")
        for ink in ("text", "strong", "caution", "focus", "mark", "asked"):
            assert bench.check.inks.style(ink).color != settled.color


async def test_nothing_that_the_machine_says_is_green(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        green = bench.check.inks.style("settled").color
        strips = bench.app.screen._compositor.render_strips()
        drawn = [
            segment.text for strip in strips for segment in strip if segment.style and segment.style.color == green
        ]
        assert "".join(drawn).strip() == ""
