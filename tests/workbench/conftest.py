"""A desk with the sample articles, made once, and the workbench opened on a copy of it."""

from __future__ import annotations

import asyncio
import inspect
import shutil
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.documents import read, read_text
from factcheck.settings import Settings
from factcheck.workbench.app import FactcheckApp
from factcheck.workbench.inks import line_text
from factcheck.workbench.screens.check import CheckScreen

SEEDS = Path(__file__).parents[2] / "seeds"

HOSTILE = """A [red]hostile[/red] piece

The mayor said that [bold]12%[/bold] of \x1b[31mall\x1b[0m voters \u202etfel\u202c the town, and 日本語 15% stayed.
"""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Run tests that are coroutines, without a plugin for it."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
    asyncio.run(pyfuncitem.obj(**arguments))
    return True


@pytest.fixture(scope="session")
def stocked(tmp_path_factory):
    """The sample desk."""
    folder = tmp_path_factory.mktemp("stocked") / "desk"
    with Desk.create(folder, by="anna") as desk:
        for name in ("elections", "training"):
            path = SEEDS / "articles" / f"{name}.txt"
            desk.articles.add(read(str(path)), path.read_bytes(), scale="draft")
        desk.articles.add(read_text(HOSTILE, "hostile.txt", title="A [red]hostile[/red] piece"), b"x", slug="hostile")
        for path in sorted((SEEDS / "evidence").iterdir()):
            desk.evidence.add(read(str(path)), path.read_bytes(), rank="primary" if "count" in path.name else None)
        assert desk.evidence.library.ids()
    return folder


@pytest.fixture
def folder(stocked, tmp_path, monkeypatch):
    """A desk of one's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    shutil.copytree(stocked, tmp_path / "desk")
    return tmp_path / "desk"


class Bench:
    """The workbench open in a test, with the words that stand on its screen."""

    def __init__(self, app, pilot, desk):
        self.app = app
        self.pilot = pilot
        self.desk = desk
        self.expected_faults = []  # what the program was made to fail over

    async def press(self, *keys, pause=0.12):
        """Press keys as a person would, one after another."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause(pause)

    async def type(self, text):
        """Type words."""
        for character in text:
            await self.pilot.press(
                {" ": "space", ".": "full_stop", ":": "colon", "%": "percent_sign"}.get(character, character)
            )

    async def fill(self, words):
        """Answer the question at the foot of the screen, once it is there."""
        await self.until(lambda: self.app.focused is not None)
        self.app.focused.value = words
        await self.press("enter")

    async def until(self, condition, seconds=6.0):
        """Wait until something holds."""
        for _ in range(int(seconds / 0.05)):
            if condition():
                return
            await self.pilot.pause(0.05)
        raise AssertionError(f"never came true; the screen shows:\n{self.text}")

    @property
    def check(self) -> CheckScreen:
        """The check screen."""
        assert isinstance(self.app.screen, CheckScreen), self.app.screen
        return self.app.screen

    @property
    def number(self):
        """The claim in hand."""
        return self.check.casework.number

    @property
    def lines(self):
        """The screen as lines of text."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self):
        """The screen as text."""
        return "\n".join(self.lines)

    def block(self, name):
        """The words of one block."""
        return "\n".join(line_text(line) for line in self.app.screen.query_one(f"#{name}").lines)

    async def take(self, number):
        """Go to a claim and wait for its evidence."""
        self.check.take(number)
        await self.until(lambda: self.check.research_in_hand() is not None and self.check.painted is not None)
        await self.until(lambda: self.check.background_in_hand() is not None)
        await self.pilot.pause(0.05)

    async def ready(self):
        """Wait until the claim in hand is on the screen with what was found for it."""
        await self.until(lambda: self.check.painted is not None and self.check.research_in_hand() is not None)


@pytest.fixture
def as_login(folder, monkeypatch):
    """Open the desk as another login: `with as_login("boris") as desk`."""

    def open_it(login):
        with monkeypatch.context() as patch:
            patch.setattr("factcheck.desk.store.storage.login", lambda: login)
            return Desk.open(folder, by=login)

    return open_it


@pytest.fixture
def opened(folder, as_login):
    """Open the workbench: `async with opened("elections", size=(80, 24)) as bench`; with `login` as somebody else."""

    @asynccontextmanager
    async def open_it(article="elections", *, size=(80, 24), by="anna", login=None, settings=None):
        with as_login(login) if login else Desk.open(folder, by=by) as desk:
            app = FactcheckApp(desk, article=article, settings=settings or Settings())
            async with app.run_test(size=size) as pilot:
                bench = Bench(app, pilot, desk)
                if article is not None:
                    await bench.until(lambda: isinstance(app.screen, CheckScreen) and app.screen.is_drawn)
                    await bench.ready()
                yield bench
            where = "\n".join(fault.trace for fault in app.faults)
            assert [f"{fault.source}: {fault.problem}" for fault in app.faults] == bench.expected_faults, where

    return open_it
