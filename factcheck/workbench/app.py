"""The application: what the screens share, and how it begins and ends."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SuspendNotSupported
from textual.dom import NoScreen
from textual.events import Resize
from textual.worker import WorkerFailed

from factcheck.actions import GROUPS, PLACES, actions_at, group_of, keys_of
from factcheck.errors import FactcheckError
from factcheck.keys import key_sign
from factcheck.settings import load
from factcheck.terminal.capabilities import detect
from factcheck.terminal.signals import exit_code, on_end, on_hangup
from factcheck.workbench.backroom import Backroom
from factcheck.workbench.bindings import bindings_for, call_of, textual_keymap
from factcheck.workbench.drawing.signs import FULL, PLAIN
from factcheck.workbench.driver import TerminalDriver
from factcheck.workbench.faults import Faults, Steady
from factcheck.workbench.keystrokes import Keystrokes
from factcheck.workbench.painting import LinePainter
from factcheck.workbench.screens.screen import WorkbenchScreen, stylesheet
from factcheck.workbench.themes import TERMINAL, THEMES, theme_name
from factcheck.workbench.vectors import keep_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.screen import Screen

    from factcheck.actions import Place
    from factcheck.desk import Article, Desk
    from factcheck.settings import Settings
    from factcheck.workbench.choices import Choice

__all__ = ["FactcheckApp"]

HANGUP = 1
NOT_WHOLE = 2  # something failed, and the rest was done all the same
FAULT = 3

_SETTLED = 0.3  # seconds after which the first screen stands, and work begins that nobody waits for


class FactcheckApp(Steady, App[int]):
    """The workbench on one desk."""

    TITLE = "factcheck"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("everywhere"))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-broad")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (9, "-low"), (18, "-mid"), (32, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        desk: Desk,
        *,
        article: str | None = None,
        settings: Settings | None = None,
        when_drawn: Callable[[], object] | None = None,
        at_home: bool = True,
    ) -> None:
        self.settings = settings or load()
        self.terminal = detect()
        theme = theme_name(self.settings, colour=self.terminal.colour)
        # Read at once: a stylesheet that comes with a later screen has all of them parsed again.
        first = ["tokens", "desk" if article is None and not _was_checking(desk) else "check"]
        super().__init__(
            driver_class=TerminalDriver,
            css_path=[stylesheet(name) for name in first],
            ansi_color=True if theme == TERMINAL else None,
        )
        self.desk = desk
        plain = self.settings.signs == "plain" or (self.settings.signs == "auto" and self.terminal.plain_signs)
        self.signs = PLAIN if plain else FULL
        self.faults = Faults()
        self.backroom = Backroom()
        self.keystrokes = Keystrokes()
        self.lines = LinePainter(self)
        self.painted: Screen[Any] | None = None  # the screen that was painted last
        self.vectors = ""  # how far the vectors of the library are, while they are made
        self._at_home = at_home  # whether whoever sits here has an editor, a shell and files on this machine
        self._article = article
        self._when_drawn = when_drawn
        self._first_theme = theme
        self._stands = False  # whether a first screen came to stand
        self._undo_signals: Callable[[], None] | None = None
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme
        self.stylesheet.set_variables(self.get_css_variables())  # read once, in the colours that hold
        self.animation_level = "basic" if self.settings.animations else "none"
        self.set_keymap(textual_keymap(self.settings.keymap))

    @property
    def breakpoints(self) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """The classes of a screen by its least width, and by its least height."""
        return self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give what every theme must have and Textual's own do not."""
        return {"muted": "ansi_default", "muted-style": "dim", "rule": "ansi_default"}

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the stylesheets anew; not for the colours that they were read in, before anything is painted."""
        if self._stands or self.theme != self._first_theme:
            super().refresh_css(animate)

    def open(self) -> int:
        """Run until it is left; gives the exit code."""
        # The machine works in a thread beside the screen: it gives way to a key within a millisecond, not five.
        sys.setswitchinterval(0.001)
        result = self.run(mouse=self.settings.mouse)
        self.faults.tell(sys.stderr)
        if result is None:  # it did not end, it fell
            return FAULT if self.return_code else 0
        return NOT_WHOLE if not result and self.faults else result

    def on_mount(self) -> None:
        """Listen for what may end it from outside."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            self._undo_signals = on_end(loop, self.end_by_signal)
            if os.isatty(0):
                on_hangup(0, partial(loop.call_soon_threadsafe, self.end_by_signal, HANGUP))

    def on_ready(self) -> None:
        """Tell that the first screen stands."""
        self._stands = True
        self.set_timer(_SETTLED, self._settle)

    def _settle(self) -> None:
        if self._when_drawn is not None:
            self._when_drawn()
        self.run_worker(keep_vectors(self.desk, self.backroom, self.tell_vectors), exit_on_error=False)

    def tell_vectors(self, words: str) -> None:
        """Show how far the vectors of the library are, where the library is on the screen."""
        from factcheck.workbench.screens.library import LibraryScreen

        self.vectors = words
        if isinstance(self.screen, LibraryScreen):
            self.screen.draw()

    def get_default_screen(self) -> Screen[Any]:
        """Give the place where this person was."""
        position = self.desk.person.session.position
        slug = self._article or _was_checking(self.desk)
        if slug is not None:
            try:
                return self._check_screen(slug, position if slug == position.get("article") else {})
            except FactcheckError as error:
                self.call_after_refresh(self.complain, error)
        from factcheck.workbench.screens.desk import DeskScreen

        return DeskScreen()

    def _check_screen(self, slug: str, position: Mapping[str, Any]) -> Screen[None]:
        from factcheck.workbench.screens.check import CheckScreen

        return CheckScreen(self.desk.articles.get(slug), position)

    def check(self, slug: str, position: Mapping[str, Any] | None = None) -> None:
        """Open an article for checking."""
        try:
            self.push_screen(self._check_screen(slug, position or {}))
        except FactcheckError as error:
            self.complain(error)

    def open_log(self) -> None:
        """Open the log of the desk."""
        from factcheck.workbench.screens.log import LogScreen

        self.push_screen(LogScreen())

    def open_report(self, article: Article) -> None:
        """Open the report of an article as it would be now."""
        from factcheck.workbench.screens.report import ReportScreen

        self.push_screen(ReportScreen(article))

    def end_by_signal(self, number: int) -> None:
        """End because somebody outside wants it; a terminal that is gone gets no more output."""
        if number == HANGUP and isinstance(self._driver, TerminalDriver):
            self._driver.abandon()
        self.exit(exit_code(number))

    async def on_unmount(self) -> None:
        """Put on disk what is not there yet."""
        self.desk.person.session.flush()
        self.backroom.close()
        if self._undo_signals:
            self._undo_signals()

    def fault(self, error: Exception, thing: str = "") -> str:
        """Name a fault of the program where the person looks, and keep it for the end; gives it in words.

        `thing` is what failed; without it, the place where one is.
        """
        screen = next((one for one in reversed(self._screen_stack) if isinstance(one, WorkbenchScreen)), None)
        thing = thing or (screen.thing if screen is not None else "the workbench")
        words = self.faults.note(thing, error)
        if screen is not None:
            screen.say(f"{thing}: {words}")
        return words

    def outlives(self, error: Exception) -> bool:
        """Name a fault and say whether work goes on: not before a first screen stands, for nothing could be done."""
        if self._stands and isinstance(error, FactcheckError):
            self.complain(error)
        elif self._stands:
            self.fault(error)
        return self._stands

    def _handle_exception(self, error: Exception) -> None:
        # Textual ends the program here, for what a worker, a timer or a layout raised as well.
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self._stands and isinstance(cause, NoScreen):
            return  # work that was still under way found its screen left: there is nowhere to show it
        if not (isinstance(cause, Exception) and self.is_running and self.outlives(cause)):
            super()._handle_exception(error)

    def say(self, words: str) -> None:
        """Tell something where the person looks."""
        screen = next((one for one in reversed(self.screen_stack) if isinstance(one, WorkbenchScreen)), None)
        if screen is not None:
            screen.say(words)

    def complain(self, error: Exception) -> None:
        """Tell what went wrong where the person looks."""
        if isinstance(self.screen, WorkbenchScreen):
            self.screen.complain(error)

    def copy_out(self, text: str) -> None:
        """Copy a text, and say where it went."""
        from factcheck.settings import state_folder
        from factcheck.terminal.clipboard import copy

        def write(sequence: str) -> None:
            if self._driver is not None:
                self._driver.write(sequence)

        file = state_folder() / "copied.txt" if self._at_home else None
        self.say(copy(text, self.terminal, file, write).said)

    async def on_event(self, event: events.Event) -> None:
        """Count the keys as they arrive, before any of them is acted upon; a terminal of another size is drawn anew."""
        self.keystrokes.arrived(event)
        if isinstance(event, Resize):
            self._forget_screen()
        if not self.keystrokes.keeps(event):
            await super().on_event(event)

    async def action_back(self) -> None:
        """Leave this place: for the one before, for the desk, or for good."""
        from factcheck.workbench.screens.desk import DeskScreen

        if isinstance(self.screen, DeskScreen):
            self.exit(0)
        elif len(self.screen_stack) > 1:
            self.screen.dismiss()
        else:
            self.push_screen(DeskScreen())

    async def action_close(self) -> None:
        """Close what is open; where nothing is, nothing happens."""
        if isinstance(self.screen, WorkbenchScreen):
            self.screen.close()

    async def action_keys(self) -> None:
        """Show what every key does in this place."""
        self._choose_action(f"Keys · {PLACES[self._place]}")

    async def action_palette(self) -> None:
        """Find an action by its name, a claim by its number, or a claim, an article, a document by its words."""
        self._choose_action("What do you want to do?", everything=True)

    def action_manual(self) -> None:
        """Open the manual."""
        from factcheck.workbench.screens.manual import ManualScreen

        if not isinstance(self.screen, ManualScreen):
            self.push_screen(ManualScreen())

    def action_theme(self) -> None:
        """Choose other colours for this session."""
        from factcheck.workbench.choices import Choice

        names = [*THEMES, *(name for name in self.available_themes if name not in THEMES)]
        themes = [Choice(name, "now" if name == self.theme else "", name) for name in names]
        self.run_worker(self._choose_theme(themes))

    async def _choose_theme(self, themes: list[Choice]) -> None:
        if isinstance(self.screen, WorkbenchScreen) and (name := await self.screen.pick("Colours", themes)):
            self.theme = name

    @property
    def _place(self) -> Place:
        return self.screen.PLACE if isinstance(self.screen, WorkbenchScreen) else "everywhere"

    def _choose_action(self, title: str, *, everything: bool = False) -> None:
        from factcheck.workbench.choices import Choice

        screen = self.screen
        if not isinstance(screen, WorkbenchScreen) or screen.is_list:
            return
        choices = [
            Choice(
                screen.title_of(entry),
                entry.help,
                entry,
                ", ".join(dict.fromkeys(map(key_sign, keys_of(entry.id, self.settings.keymap)))) or "-",
                detail=f"{entry.help} · {entry.id}" if everything else screen.help_of(entry),
                group=group_of(entry),
            )
            for entry in actions_at(*dict.fromkeys((screen.PLACE, "everywhere")))
            if screen.title_of(entry)
        ]
        order = {group: at for at, group in enumerate((*GROUPS.get(screen.PLACE, ()), "", "anywhere"))}
        choices.sort(key=lambda choice: order[group_of(choice.gives)])
        work = self.run_worker(self._carry_out(screen, title, choices, everything=everything))
        self.keystrokes.hold(lambda: work.is_finished)

    async def _carry_out(
        self, screen: WorkbenchScreen[Any], title: str, choices: list[Choice], *, everything: bool
    ) -> None:
        from factcheck.workbench.choices import Choice
        from factcheck.workbench.lookup import Where, go, things_by
        from factcheck.workbench.screens.keys import ActionsScreen, KeysScreen

        async def more(words: str) -> Sequence[Choice]:
            own = [Choice(f"Go to claim {key}", key, Where("claim", key)) for key in screen.claims_numbered(words)]
            if own or len(words.strip()) < 2:
                return own
            return await screen.learn(lambda: things_by(words, self.desk)) or ()

        listed = ActionsScreen(title, choices, more=more) if everything else KeysScreen(title, choices)
        try:
            picked = await self.push_screen_wait(listed)
        finally:
            self.keystrokes.release()
        if isinstance(picked, Where):
            await (screen.go_there(picked) if picked.kind == "claim" else go(screen, picked))
        elif picked is not None:
            await self.run_action(call_of(picked), self if picked.where == "everywhere" else screen)

    def _forget_screen(self) -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.repainter.forget()

    def action_leave(self) -> None:
        """Leave the workbench."""
        self.exit(0)

    def edit(self, text: str) -> str | None:
        """Give a text as this person's own editor leaves it; None where that failed, which is said."""
        from factcheck.terminal.editor import edited

        if not self._at_home:
            self.say("an editor of yours cannot be had from a browser")
            return None
        try:
            with self.suspend():
                return edited(text, os.environ)
        except SuspendNotSupported:
            self.say("there is no terminal here that an editor could have")
        except (OSError, ValueError) as error:
            self.say(f"the editor: {error}")
        finally:
            self._forget_screen()
        return None

    def action_suspend(self) -> None:
        """Go to the shell."""
        if self._at_home:
            self.action_suspend_process()
        else:
            self.say("there is no shell behind a browser")

    def action_redraw(self) -> None:
        """Draw everything anew."""
        self._forget_screen()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)


def _was_checking(desk: Desk) -> str | None:
    """Give the article that this person had open when they left, None where it was none."""
    position = desk.person.session.position
    return str(position["article"]) if position.get("screen") == "check" and "article" in position else None
