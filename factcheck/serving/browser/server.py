"""The service that brings the workbench into browsers: pages and sessions, behind the guard.

Everybody has one session; a new one of the same person closes the other. A session that nobody touches is closed. What
travels is what a terminal shows and what is typed into it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web
from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.serving.browser.guard import TOKEN_HEADER, Guard, Visitor
from factcheck.serving.browser.page import HEADERS, page, static_files
from factcheck.serving.browser.terminal import Terminal, environment

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable, Sequence

__all__ = ["Browsers", "Rules"]

LONGEST = 1 << 20  # bytes that one message of a browser may have: a paste
BEATS = 15.0  # seconds after which a browser is asked whether it is still there
CLOSING = 2.0  # seconds that a connection has to end when the service does


class Rules(Struct, frozen=True):
    """How sessions are had.

    `idle` is the minutes after which one that nobody touches is closed, `most` how many there can be at once,
    `user_header` the header in which a proxy names who is there (None: no proxy), `public` the address under which
    browsers reach the service where it is not this machine.
    """

    idle: float
    most: int
    user_header: str | None = None
    public: str | None = None


class _Session:
    """A terminal and the browser that shows it."""

    def __init__(self, terminal: Terminal, socket: web.WebSocketResponse) -> None:
        self.terminal, self.socket = terminal, socket
        self.over = asyncio.Event()

    async def run(self, idle: float) -> None:
        """Carry what is shown one way and what is typed the other, until one of both ends or nobody types."""
        showing = asyncio.create_task(self._show())
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(idle) as limit:
                    async for message in self.socket:
                        if message.type is not WSMsgType.TEXT or not (did := await self._take(message.data)):
                            break
                        if did == "stdin":
                            limit.reschedule(asyncio.get_running_loop().time() + idle)
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError):
                await showing
            await self.terminal.end()
            self.over.set()

    async def _show(self) -> None:
        with suppress(ConnectionError):
            while shown := await self.terminal.shown():
                await self.socket.send_bytes(shown)
        await self.socket.close()

    async def _take(self, message: str) -> str | None:
        """Do what a browser says; gives what it was, None for what no page of ours says."""
        try:
            kind, *rest = json.loads(message)
            if kind == "stdin":
                await self.terminal.type(rest[0].encode("utf-8", "replace"))
            elif kind == "resize":
                self.terminal.resize(int(rest[0]["width"]), int(rest[0]["height"]))
            elif kind == "ping":
                await self.socket.send_json(["pong", str(rest[0])[:40]])
            elif kind not in {"focus", "blur"}:
                return None
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError):
            return None
        except ConnectionError:
            return None
        return str(kind)


class Browsers:
    """The service; `command` gives what is run for a visitor, `folder` where."""

    def __init__(self, guard: Guard, rules: Rules, command: Callable[[Visitor], Sequence[str]]) -> None:
        self._guard, self._rules, self._command = guard, rules, command
        self._files = static_files()
        self._sessions: dict[str, _Session] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._cookie = "factcheck"

    async def serve(
        self, host: str, port: int, certificate: ssl.SSLContext | None, listening: Callable[[int], None]
    ) -> None:
        """Answer until it is cancelled; `listening` is called with the port once it can be reached.

        Raises `FactcheckError` for an address that cannot be listened on.
        """
        application = web.Application(middlewares=[self._guarded])
        application.add_routes([web.get("/", self._page), web.get("/ws", self._socket)])
        application.add_routes([web.get("/static/{name}", self._static)])
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=CLOSING)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port, ssl_context=certificate)
            try:
                await site.start()
            except OSError as error:
                problem = f"cannot be listened on ({error.strerror or error})"
                raise FactcheckError(f"{host}:{port}", problem, "take another port") from error
            number = int(runner.addresses[0][1])
            self._cookie = f"factcheck-{number}"
            main = asyncio.current_task()
            if main is not None:
                asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, main.cancel)
            listening(number)
            await asyncio.Event().wait()
        finally:
            await asyncio.gather(*(self._close(session) for session in list(self._sessions.values())))
            await runner.cleanup()

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not self._guard.is_called(request.headers.get("Host", "")):
            return web.Response(status=421, headers=HEADERS)
        try:
            answer = await handler(request)
        except web.HTTPException as refused:
            return web.Response(status=refused.status, headers=HEADERS)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    def _visitor(self, request: web.Request) -> Visitor | None:
        header = self._rules.user_header
        return self._guard.visitor(
            request.cookies.get(self._cookie),
            request.headers.getall(TOKEN_HEADER, []),
            request.headers.getall(header, []) if header else [],
        )

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if (token := request.query.get("token")) is not None:
            mark = self._guard.mark(token)
            if mark is None:
                raise web.HTTPForbidden
            answer = web.Response(status=303, headers={"Location": "./"})
            answer.set_cookie(self._cookie, mark, httponly=True, samesite="Lax", secure=request.secure, path="/")
            return answer
        if self._visitor(request) is None:
            raise web.HTTPForbidden
        return web.Response(text=page(self._socket_address(request), self._rules.idle), content_type="text/html")

    def _socket_address(self, request: web.Request) -> str:
        public, host = self._rules.public, request.headers["Host"].lower()
        if public is not None and (self._rules.user_header or urlsplit(public).netloc.lower() == host):
            return f"ws{public.removeprefix('http').rstrip('/')}/ws"
        return f"{'wss' if request.secure else 'ws'}://{host}/ws"

    async def _static(self, request: web.Request) -> web.StreamResponse:
        found = self._files.get(request.match_info["name"])
        if found is None or self._visitor(request) is None:
            raise web.HTTPNotFound
        return web.Response(body=found[0], content_type=found[1])

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        visitor = self._visitor(request)
        if visitor is None or not self._guard.is_own_page(request.headers.getall("Origin", [])):
            raise web.HTTPForbidden
        socket = web.WebSocketResponse(heartbeat=BEATS, max_msg_size=LONGEST, compress=False)
        await socket.prepare(request)
        async with self._turns[visitor.key]:
            if (former := self._sessions.get(visitor.key)) is not None:
                await self._close(former)
            if len(self._sessions) >= self._rules.most:
                await socket.close(code=1013)
                return socket
            size = _number(request, "width", 80), _number(request, "height", 24)
            terminal = Terminal(self._command(visitor), environment(os.environ), size)
            session = self._sessions[visitor.key] = _Session(terminal, socket)
        try:
            await session.run(self._rules.idle * 60.0)
        finally:
            if self._sessions.get(visitor.key) is session:
                del self._sessions[visitor.key]
            await socket.close()
        return socket

    async def _close(self, session: _Session) -> None:
        """End a session, and wait until all of it is over."""
        await session.socket.close()
        await session.over.wait()


def _number(request: web.Request, name: str, otherwise: int) -> int:
    try:
        return int(request.query.get(name, ""))
    except ValueError:
        return otherwise
