"""What a large terminal shows: nothing is cut off while there is room for it."""

from itertools import takewhile


def folded(bench):
    """Give the lines of the passages that are apart."""
    pane = bench.check.evidence.region
    lines = [line[pane.x :].strip() for line in bench.lines[pane.y : pane.bottom]]
    first = next(at for at, line in enumerate(lines) if " others:" in line)
    return list(takewhile(bool, lines[first:]))


async def test_the_claim_its_reading_and_the_passages_apart_stand_in_full_where_there_is_room(opened):
    async with opened(size=(200, 60)) as bench:
        number = next(
            each.number
            for each in bench.desk.claims.of("elections")
            if each.claim.figure is not None and each.claim.figure.text == "63.75%"
        )
        await bench.take(number)
        await bench.until(lambda: " others:" in bench.text)
        claim, apart = bench.block("claim"), folded(bench)
        assert "6.23% and Sergei Mironov 3.85%." in " ".join(claim.split())
        assert "99.3% of the protocols" in " ".join(claim.partition("read as")[2].split())
        assert len(apart) >= 2
        assert "…" not in "".join([claim, *apart])


async def test_stages_of_one_count_say_how_much_was_counted_and_are_one_source(opened):
    async with opened(size=(200, 60)) as bench:
        number = next(
            each.number
            for each in bench.desk.claims.of("elections")
            if each.claim.figure is not None and each.claim.figure.text.startswith("64")
        )
        await bench.take(number)
        await bench.until(lambda: " others:" in bench.text)
        pane = " ".join(bench.text.split())
        assert "63.84%" in pane
        for stage in ("(40%)", "(99%)", "(99.3%)", ", at 99% counted"):
            assert stage in pane, stage
        assert "3 sources" not in bench.text


async def test_a_small_terminal_keeps_the_passages_apart_in_two_lines(opened):
    async with opened(size=(80, 24)) as bench:
        await bench.take(13)
        await bench.until(lambda: " others:" in bench.text)
        assert len(folded(bench)) == 2


async def test_the_footer_of_a_small_terminal_names_what_is_struck_most(opened):
    async with opened(size=(80, 24)) as bench:
        for key in ("enter accept", "] next", "n note", "z undo", "f search", "/ filter", "list", "? keys"):
            assert key in bench.lines[-1], key


async def test_a_screen_made_low_wastes_no_line_on_ratings_that_do_not_fit(opened):
    async with opened(size=(80, 24)) as bench:
        assert bench.check.verdict_block.size.height == 3
        await bench.pilot.resize_terminal(60, 14)
        await bench.until(lambda: bench.check.verdict_block.size.height == 1)
        await bench.until(lambda: "1 stands  2 change" in bench.block("verdict"))
        await bench.pilot.resize_terminal(80, 24)
        await bench.until(lambda: bench.check.verdict_block.size.height == 3)


async def test_on_a_low_screen_a_list_shows_more_of_itself_than_of_what_is_under_the_cursor(opened):
    async with opened(size=(60, 10)) as bench:
        await bench.press("?")
        await bench.until(lambda: "Take the passage under the cursor" in bench.text)
        shown = [line for line in bench.lines if line.strip().split(" ")[0] in {"enter", "0"}]
        assert len(shown) >= 2
