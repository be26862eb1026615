"""What a session in a browser costs: from a key to what it changes on the screen, five people at once, memory.

    python -m tests.benchmarks.browser [--keys 60]

The service runs on the sample desk and on this machine. A key goes over the web socket, as a page sends it, and it is
timed until what it changed has come back whole (nothing more for 30 ms, which are not counted); the cursor moves down
and up the claims of an article. Then five people do so at once, each a key every 300 ms. Memory is what a
session's processes have of their own (USS) and in all (RSS) after that. Where Chromium is installed the same is timed
in a page, from the key to the message that changes the screen.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp

from factcheck.serving.browser.guard import TOKEN_HEADER
from tests.browser.service import Service
from tests.cli.running import factcheck

QUIET = 0.03
PEOPLE = ("ann", "ben", "cyd", "dee", "eli")
OPTIONS = ("--behind-proxy", "--user-header", "X-User", "--origin", "http://127.0.0.1:1")
TIMED = """
window.keys = []; window.times = [];
window.addEventListener("keydown", () => window.keys.push(performance.now()), true);
const Timed = window.WebSocket;
window.WebSocket = class extends Timed {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string" && window.keys.length) {
        const since = window.keys[0];
        window.keys = [];
        requestAnimationFrame(() => window.times.push(performance.now() - since));
      }
    });
  }
};
"""


async def came(socket: aiohttp.ClientWebSocketResponse, wait: float) -> float | None:
    """Take in what comes until it is quiet; gives when the last of it came, None where nothing did."""
    last = None
    while True:
        try:
            message = await socket.receive(QUIET if last else wait)
        except TimeoutError:
            return last
        if message.type is aiohttp.WSMsgType.BINARY:
            last = time.perf_counter()


async def strike(socket: aiohttp.ClientWebSocketResponse, key: str) -> float | None:
    """Give the milliseconds from a key to the last of what it changed."""
    begun = time.perf_counter()
    await socket.send_json(["stdin", key])
    ended = await came(socket, 2.0)
    return None if ended is None else (ended - begun) * 1e3


async def opened(client: aiohttp.ClientSession, service: Service, name: str) -> aiohttp.ClientWebSocketResponse:
    headers = {TOKEN_HEADER: service.token, "X-User": name, "Origin": "http://127.0.0.1:1"}
    address = f"http://127.0.0.1:{service.port}/ws?width=120&height=35"
    socket = await client.ws_connect(address, headers=headers)
    await came(socket, 20.0)
    await asyncio.sleep(1.0)
    await socket.send_json(["stdin", "\r"])
    for _ in range(10):  # what others do is shown, too
        await came(socket, 0.5)
    return socket


async def work(socket: aiohttp.ClientWebSocketResponse, keys: int, pause: float = 0.0) -> list[float]:
    times = []
    for at in range(keys):
        if (took := await strike(socket, "j" if at % 2 == 0 else "k")) is not None:
            times.append(took)
        await asyncio.sleep(pause)
    return times


def told(name: str, times: list[float]) -> None:
    times.sort()
    print(
        f"{name}: {len(times)} keys, {statistics.median(times):.0f} ms in the middle,"
        f" {times[int(len(times) * 0.95)]:.0f} ms for 19 of 20, {times[-1]:.0f} at most"
    )


def memory(service: Service) -> None:
    for process in service.sessions():
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
        kept = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
        own = kept["Private_Clean"] + kept["Private_Dirty"]
        print(f"memory of a session: {own:.0f} MB of its own, {kept['Rss']:.0f} MB in all")


async def sockets(service: Service, keys: int) -> None:
    async with aiohttp.ClientSession() as client:
        first = await opened(client, service, PEOPLE[0])
        told("one person", await work(first, keys))
        others = [await opened(client, service, name) for name in PEOPLE[1:]]
        found = await asyncio.gather(*(work(socket, keys // 2, 0.3) for socket in (first, *others)))
        told("five people", [each for times in found for each in times])
        memory(service)


def in_chromium(service: Service, folder: Path, keys: int) -> None:
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if None in programs:
        print("in a page: there is no Chromium here")
        return
    from selenium.webdriver.common.action_chains import ActionChains

    from tests.browser.chromium import Browser

    browser = Browser(*programs, folder)
    try:
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": TIMED})
        browser.open(service.address)
        browser.until("articles")
        browser.press("\ue007", "claim ")
        time.sleep(3)
        browser.driver.execute_script("window.times = []; window.keys = []")
        for at in range(keys):
            ActionChains(browser.driver).send_keys("j" if at % 2 == 0 else "k").perform()
            time.sleep(0.25)
        told("in a page", browser.driver.execute_script("return window.times"))
    finally:
        browser.quit()


def main() -> None:
    """Make a sample desk, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        factcheck("--desk", folder / "desk", "demo")
        with Service(folder / "desk", folder, *OPTIONS) as service:
            asyncio.run(sockets(service, asked.keys))
        with Service(folder / "desk", folder) as service:
            in_chromium(service, folder / "browser", asked.keys)


if __name__ == "__main__":
    main()
