"""Sessions over web sockets, without a browser: what runs on their terminals is a small program."""

import asyncio
import sys
from contextlib import asynccontextmanager

import aiohttp
import pytest

from factcheck.serving.browser.guard import TOKEN_HEADER, Guard, own_origins
from factcheck.serving.browser.server import Browsers, Rules

TOKEN = "a-token-that-nobody-can-guess-at-all"
# Says its size and who it is for, then gives back each line in capitals; says when its terminal is gone.
PROGRAM = """
import fcntl, os, signal, sys, termios
def gone(*_):
    open(sys.argv[2], "a").write(sys.argv[1] + " gone\\n")
    sys.exit()
signal.signal(signal.SIGHUP, gone)
signal.signal(signal.SIGWINCH, lambda *_: print("now", *os.get_terminal_size(), flush=True))
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
size = os.get_terminal_size()
print("for", sys.argv[1], size.columns, size.lines, os.environ["TERM"], os.environ.get("TMUX"), flush=True)
for line in sys.stdin:
    if line == "leave\\n":
        break
    print(line.upper(), end="", flush=True)
"""


class Rig:
    """The service in this process, with browsers that are let in."""

    def __init__(self, port, client, by_proxy):
        self.port, self.client, self.by_proxy = port, client, by_proxy

    async def socket(self, who="ann", *, origin=None, **query):
        """Open a session as somebody."""
        headers = {"Origin": origin or f"http://127.0.0.1:{self.port}"}
        if self.by_proxy:
            headers |= {TOKEN_HEADER: TOKEN, "X-User": who}
        address = f"http://127.0.0.1:{self.port}/ws?" + "&".join(f"{name}={each}" for name, each in query.items())
        return await self.client.ws_connect(address, headers=headers, timeout=aiohttp.ClientWSTimeout(ws_close=10))


async def until(socket, words):
    """Read what is shown until words come; what came by then. Raises `EOFError` where it was closed before."""
    shown = b""
    while words.encode() not in shown:
        message = await socket.receive(20)
        if message.type is not aiohttp.WSMsgType.BINARY:
            raise EOFError(shown, message)
        shown += message.data
    return shown.decode()


async def ended(socket):
    """Wait until a session is closed from the other side."""
    while (await socket.receive(20)).type is aiohttp.WSMsgType.BINARY:
        pass


@pytest.fixture
def rig(tmp_path, monkeypatch):
    """A function that runs something of a test within the service."""
    monkeypatch.setenv("TMUX", "of somebody else")

    @asynccontextmanager
    async def service(*, by_proxy=True, **rules):
        rules = Rules(**{"idle": 10.0, "most": 5, "user_header": "X-User" if by_proxy else None, **rules})
        guard = Guard(TOKEN, by_proxy=by_proxy)
        command = [sys.executable, "-S", "-c", PROGRAM]
        browsers = Browsers(guard, rules, lambda who: [*command, who.name or "guest", str(tmp_path / "log")])
        port = asyncio.get_running_loop().create_future()

        def listening(number):
            guard.answer_to(own_origins(None, number, secure=False))
            port.set_result(number)

        serving = asyncio.create_task(browsers.serve("127.0.0.1", 0, None, listening))
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
            yield Rig(await port, client, by_proxy)
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)

    def play(story, **rules):
        async def within():
            async with service(**rules) as rig:
                await asyncio.wait_for(story(rig), 60)

        asyncio.run(within())

    return play


def test_what_is_typed_goes_in_and_what_is_shown_comes_out(rig):
    async def story(rig):
        socket = await rig.socket("ann", width=90, height=30)
        assert "for ann 90 30 xterm-256color None" in await until(socket, "\n")
        await socket.send_json(["stdin", "żółw\n"])
        await until(socket, "ŻÓŁW")
        await socket.send_json(["resize", {"width": 100, "height": 40}])
        await until(socket, "now 100 40")
        await socket.send_json(["ping", "7"])
        assert (await socket.receive(20)).data == '["pong", "7"]'
        await socket.send_json(["stdin", "leave\n"])
        await ended(socket)

    rig(story)


def test_a_terminal_has_a_size_that_a_terminal_can_have(rig):
    async def story(rig):
        socket = await rig.socket(width=10**9, height=-5)
        await until(socket, "for ann 500 5 ")
        other = await rig.socket("ben", width="wide", height="")
        await until(other, "for ben 80 24 ")

    rig(story)


def test_a_long_paste_arrives_whole(rig):
    async def story(rig):
        socket = await rig.socket()
        lines = [f"line {number} of what was pasted\n" for number in range(4000)]
        await socket.send_json(["stdin", "".join(lines)])
        await until(socket, "LINE 3999 OF WHAT WAS PASTED")

    rig(story)


def test_one_person_has_one_session_and_the_newer_one_closes_the_other(rig, tmp_path):
    async def story(rig):
        first = await rig.socket("ann")
        await until(first, "for ann")
        other = await rig.socket("ben")
        await until(other, "for ben")
        second = await rig.socket("ann")
        await until(second, "for ann")
        assert (tmp_path / "log").read_text() == "ann gone\n"  # it had saved what was open before the other began
        await ended(first)
        await other.send_json(["stdin", "still here\n"])
        await until(other, "STILL HERE")

    rig(story)


def test_when_the_browser_is_gone_the_program_hears_it(rig, tmp_path):
    async def story(rig):
        socket = await rig.socket("ann")
        await until(socket, "for ann")
        await socket.close()
        while not (tmp_path / "log").exists():
            await asyncio.sleep(0.05)

    rig(story)


def test_a_session_that_nobody_touches_is_closed(rig, tmp_path):
    async def story(rig):
        socket = await rig.socket("ann")
        await until(socket, "for ann")
        await ended(socket)
        assert (tmp_path / "log").read_text() == "ann gone\n"

    rig(story, idle=0.005)


def test_no_more_sessions_than_there_can_be(rig):
    async def story(rig):
        sockets = [await rig.socket(who) for who in ("ann", "ben")]
        for socket in sockets:
            await until(socket, "for ")
        with pytest.raises(EOFError):
            await until(await rig.socket("cyd"), "for cyd")
        await sockets[0].close()
        while True:  # until hers is over
            try:
                await until(await rig.socket("cyd"), "for cyd")
                break
            except EOFError:
                await asyncio.sleep(0.05)

    rig(story, most=2)


@pytest.mark.parametrize(
    "nonsense",
    [
        "", "no JSON", "[]", "{}", "null", "7", '["stdin"]', '["stdin", 7]', '["resize", []]',
        '["resize", {"width": "x"}]',
        '["resize", {"width": 1e400, "height": 1}]', '["run", "rm"]', "[" * 100_000, '[["stdin"], "x"]',
    ],
)  # fmt: skip
def test_what_no_page_of_ours_says_ends_that_session_and_no_other(rig, nonsense):
    async def story(rig):
        other = await rig.socket("ben")
        await until(other, "for ben")
        socket = await rig.socket("ann")
        await until(socket, "for ann")
        await socket.send_str(nonsense)
        await ended(socket)
        await other.send_json(["stdin", "still here\n"])
        await until(other, "STILL HERE")

    rig(story)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:1"])
def test_a_foreign_page_opens_no_session_even_with_everything_else(rig, origin):
    async def story(rig):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await rig.socket("ann", origin=origin)

    rig(story)


def test_without_a_proxy_the_cookie_alone_tells_browsers_apart(rig):
    async def story(rig):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await rig.socket()
        address = f"http://127.0.0.1:{rig.port}/"
        async with rig.client.get(address, params={"token": TOKEN}) as answer:
            assert answer.status == 200  # after it was sent on to where the address says nothing
            assert str(answer.url) == address
        await until(await rig.socket(), "for guest")

    rig(story, by_proxy=False)


def test_when_the_service_ends_all_sessions_do(rig, tmp_path):
    async def story(rig):
        for who in ("ann", "ben"):
            await until(await rig.socket(who), f"for {who}")

    rig(story)
    assert sorted((tmp_path / "log").read_text().split("\n")) == ["", "ann gone", "ben gone"]
