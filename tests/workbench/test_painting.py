"""Lines that are painted by their place, past what else stands on the screen."""

import asyncio

from factcheck.workbench.widgets.lines import LineBlock


async def test_lines_that_wait_to_be_painted_are_passed_over_once_their_screen_was_left(opened):
    told = []
    async with opened() as bench:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["message"]))
        bench.app.lines.add(LineBlock(), {0})  # on no screen, as after its screen was left
        await bench.pilot.pause()
        bench.app.lines.add(bench.check.claims, {0})
    await asyncio.sleep(0)
    assert told == []
