"""Work beside the screen: decisions do not wait for the machine."""

import asyncio
import contextvars
import threading

import pytest

from factcheck.workbench.backroom import LATER, NEXT, NOW, Backroom, Cancelled

ASKS = contextvars.ContextVar("asks", default="nobody")


def run(work):
    async def with_backroom():
        backroom = Backroom()
        try:
            return await work(backroom)
        finally:
            backroom.close()

    return asyncio.run(with_backroom())


def test_a_decision_is_done_while_the_machine_works():
    async def work(backroom):
        release = threading.Event()
        slow = asyncio.ensure_future(backroom.run(lambda: release.wait(5), NEXT))
        assert await asyncio.wait_for(backroom.run(lambda: "saved", NOW), 2) == "saved"
        assert not slow.done()
        release.set()
        await slow

    run(work)


@pytest.mark.parametrize("when", [NOW, NEXT])
def test_work_is_done_as_whoever_asks_for_it(when):
    async def work(backroom):
        ASKS.set("first")
        assert await backroom.run(ASKS.get, when) == "first"
        ASKS.set("second")
        assert await backroom.run(ASKS.get, when) == "second"

    run(work)


def test_what_the_screen_waits_for_goes_before_what_may_be_wanted():
    async def work(backroom):
        release, order = threading.Event(), []
        jobs = [asyncio.ensure_future(backroom.run(lambda: release.wait(5), NEXT))]
        await asyncio.sleep(0.05)
        jobs += [asyncio.ensure_future(backroom.run(lambda: order.append("later"), LATER))]
        jobs += [asyncio.ensure_future(backroom.run(lambda: order.append("next"), NEXT))]
        await asyncio.sleep(0.05)
        release.set()
        await asyncio.gather(*jobs)
        assert order == ["next", "later"]

    run(work)


def test_what_was_dropped_is_not_done():
    async def work(backroom):
        release, done = threading.Event(), []
        first = asyncio.ensure_future(backroom.run(lambda: release.wait(5), NEXT))
        await asyncio.sleep(0.05)
        dropped = asyncio.ensure_future(backroom.run(lambda: done.append(1), LATER, "ahead"))
        await asyncio.sleep(0.05)
        backroom.drop("ahead")
        release.set()
        with pytest.raises(Cancelled):
            await dropped
        await first
        assert done == []

    run(work)


def test_an_error_comes_out_where_somebody_waits_for_it():
    async def work(backroom):
        with pytest.raises(ZeroDivisionError):
            await backroom.run(lambda: 1 // 0, NOW)
        assert await backroom.run(lambda: 2, NOW) == 2

    run(work)


def test_closing_finishes_what_was_decided():
    done = []

    async def work(backroom):
        backroom.later(lambda: done.append("position"), done.append)

    run(work)
    assert done == ["position"]
