"""Lists to choose from, as a person sees them: columns that stand under each other, keys under what they are for."""

import re

import pytest

from factcheck.actions import GROUPS, actions_at
from factcheck.desk import Verdict
from factcheck.desk.judging.gate import gate
from factcheck.documents import read_text
from factcheck.workbench.widgets.keys_grid import in_columns


def column(lines, words):
    """Where the words stand in each of the lines that have them."""
    return [line.index(words) for line in lines if words in line]


@pytest.mark.parametrize(("size", "columns"), [((80, 24), 1), ((120, 40), 3), ((200, 60), 2)])
async def test_keys_stand_under_what_they_are_for_in_as_many_columns_as_show_them_all(opened, size, columns):
    async with opened(size=size) as bench:
        await bench.press("?")
        await bench.until(lambda: "Keys · Checking an article" in bench.text and "decide" in bench.text)
        headings = {
            group: place
            for group in (*GROUPS["check"], "anywhere")
            for y, line in enumerate(bench.lines[4:])
            if (found := re.search(rf"(?:^|  ){group}(?=  |$)", line)) and (place := (found.start(), y))
        }
        if columns > 1:
            assert list(headings) == [*GROUPS["check"], "anywhere"]
            assert "▼" not in bench.text
        assert len({x for x, _ in headings.values()}) == columns


async def test_the_cursor_walks_through_the_columns_and_enter_does_what_it_stands_on(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.press("?")
        await bench.until(lambda: "decide" in bench.text)
        for _ in range([entry.id for entry in _in_order("check")].index("check.about")):
            await bench.press("down")
        await bench.until(lambda: "All that is known of it" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "worth a check" in bench.text)


def _in_order(place):
    names = [name for names in GROUPS[place].values() for name in names]
    # The scale of the sample has ratings 0 to 4: the other digits do nothing.
    ids = [f"{place}.{name}" for name in names if not re.fullmatch(r"rate-[5-9]", name)]
    return sorted((each for each in actions_at(place) if each.id in ids), key=lambda each: ids.index(each.id))


async def test_where_there_is_room_a_key_says_what_it_does(opened):
    async with opened(None, size=(80, 24)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("?")
        await bench.until(lambda: "Make an article of text that you paste." in bench.text)


@pytest.mark.parametrize("height", [4, 9, 12, 40])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_key_is_lost_and_no_group_parted_however_many_columns_there_are(most, height):
    groups = [("decide", 5), ("", 2), ("go", 1), ("show", 7)]
    columns = in_columns(groups, most, height)
    assert len(columns) <= most
    cells = [cell for each in columns for cell in each if cell is not None]
    assert cells == ["decide", *range(5), 5, 6, "go", 7, "show", *range(8, 15)]
    for each in columns:
        assert not isinstance(each[0], int) or each[0] in (0, 5)


async def test_what_is_not_rated_yet_stands_behind_what_holds_back_for_another_reason(opened, as_login):
    with as_login("anna") as desk:
        desk.claims.rate(Verdict("elections", 13, "change", replacement="17.19%"))
    async with opened(None, size=(80, 24)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("G")
        await bench.until(lambda: "NOT CLEARED (draft)" in bench.text)
        lines = bench.lines[4:]
        assert lines[0].split()[0].endswith("elections#13") or "elections#13" in lines[0]
        assert "not rated yet" in lines[1]
        assert len(set(column(lines, "not rated yet"))) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_all_reasons_that_hold_a_claim_back_are_one_line_and_can_be_read_whole(opened, as_login, size):
    with as_login("anna") as desk:
        desk.articles.set_scale("elections", "plain")
        desk.articles.set_policy("elections", "published")
        desk.claims.rate(Verdict("elections", 13, "wrong"))
        told = [reason.words for reason in gate(desk, "elections").reasons if reason.claim == "elections#13"]
    assert len(told) >= 3
    async with opened(size=size, login="anna") as bench:
        await bench.press("G")
        await bench.until(lambda: "NOT CLEARED (published)" in bench.text)
        assert bench.text.count("elections#13") == 1
        assert "elections#13" in bench.lines[4]
        detail = " ".join(" ".join(bench.lines[-5:]).split())
        assert "; ".join(told) in detail


async def test_a_long_name_of_an_article_leaves_room_for_the_number_of_the_claim(opened, as_login):
    with as_login("anna") as desk:
        text = "Votes\n\nPutin got 63.75% of the votes.\n"
        slug = "an-article-with-a-name-that-goes-on"
        desk.articles.add(read_text(text, "votes"), text.encode(), slug=slug, scale="draft")
        desk.claims.rate(Verdict(slug, 1, "stands"))
    async with opened(None, size=(80, 24)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("L")
        await bench.until(lambda: "…#1 " in bench.text)


async def test_a_report_is_read_without_the_marks_of_markdown(opened):
    async with opened(size=(100, 30)) as bench:
        await bench.press("R")
        await bench.until(lambda: "NOT CLEARED" in bench.text, seconds=30)
        assert "**" not in bench.text
        assert "`" not in bench.text


@pytest.mark.parametrize(
    ("article", "key", "height"),
    [
        ("elections", "?", 14),
        ("elections", ":", 14),
        ("elections", "f1", 14),
        ("elections", "R", 14),
        ("elections", "L", 8),
        (None, "l", 8),
    ],
)
async def test_what_lies_below_is_counted_wherever_there_is_a_list_or_a_text(opened, article, key, height):
    async with opened(article, size=(80, height)) as bench:
        if article is None:
            await bench.until(lambda: "NOT CLEARED" in bench.text)
        below = bench.app.screen
        await bench.press({"?": "question_mark", ":": "colon"}.get(key, key))
        await bench.until(lambda: bench.app.screen is not below)
        await bench.until(lambda: re.search(r"▼ \d+$", bench.text, re.MULTILINE), seconds=20)
        count = int(re.search(r"▼ (\d+)$", bench.text, re.MULTILINE).group(1))
        await bench.press("pagedown", "pagedown", "pagedown")
        lower = re.search(r"▼ (\d+)$", bench.text, re.MULTILINE)
        assert int(lower.group(1) if lower else 0) < count


async def test_a_search_that_finds_nothing_says_so_and_only_then(opened):
    async with opened() as bench:
        await bench.press("f")
        await bench.until(lambda: "Search the library" in bench.text and bench.app.focused is not None)
        bench.app.focused.value = ""
        await bench.until(lambda: "words that" in bench.text and "nothing found" not in bench.lines[0])
        bench.app.focused.value = "xyzzy"
        await bench.until(lambda: "nothing found" in bench.lines[0])
        bench.app.focused.value = "protocols"
        await bench.until(lambda: "nothing found" not in bench.lines[0] and "the protocols" in bench.text)


async def test_what_is_typed_whole_stands_first_and_colours_of_ours_before_all_others(opened):
    async with opened() as bench:
        await bench.press("colon")
        await bench.until(lambda: bench.app.focused is not None)
        bench.app.focused.value = "colours"
        await bench.until(lambda: "1 of" in bench.lines[0])
        await bench.press("enter")
        await bench.until(lambda: "Colours" in bench.lines[0])
        listed = [line.split()[0].strip("▌") or line.split()[1] for line in bench.lines[4:20] if line.strip()]
        assert listed[:3] == ["terminal", "dark", "light"]
        bench.app.focused.value = "dark"
        await bench.until(lambda: " of " in bench.lines[0])
        await bench.press("enter")
        await bench.until(lambda: bench.app.theme == "dark")
