"""What every screen has: its inks, a header, a line of keys, and notices that stay until the next key."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Key
from textual.screen import Screen

from factcheck.actions import PLACES
from factcheck.errors import FactcheckError
from factcheck.resources import resource_folder
from factcheck.terminal.text import safe_line
from factcheck.workbench.backroom import NEXT, NOW, Cancelled
from factcheck.workbench.drawing.frame import footer, header
from factcheck.workbench.faults import Steady
from factcheck.workbench.inks import INKS, Inks, ruled
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
    from pathlib import Path

    from textual.widget import Widget

    from factcheck.actions import Action, Place
    from factcheck.workbench.app import FactcheckApp
    from factcheck.workbench.choices import Choice
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.lookup import Where
    from factcheck.workbench.widgets.form import Field

__all__ = ["WorkbenchScreen", "stylesheet"]

R = TypeVar("R")
T = TypeVar("T")


def stylesheet(name: str) -> Path:
    """Give the path of a shipped stylesheet."""
    return resource_folder("styles") / f"{name}.tcss"


class WorkbenchScreen(Steady, Screen[R]):
    """A screen of the workbench. `PLACE` says which actions apply.

    What goes wrong in it is told in its header: in words for whoever can mend it, as a fault of the program otherwise.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{ink}" for ink in INKS}
    AUTO_FOCUS: ClassVar[str | None] = ""
    PLACE: ClassVar[Place] = "everywhere"
    is_list: ClassVar[bool] = False

    app: FactcheckApp

    def __init__(self) -> None:
        super().__init__()
        self._inks: Inks | None = None
        self._asking = False
        self._foot = asyncio.Lock()  # held by what is asked at the foot of the screen until it is gone from there
        self._ahead = ""  # what was typed before the field that it is for had the focus
        self._head: LineBlock | None = None
        self._notice = ""
        self._place: tuple[str, ...] = ()
        self._facts: Mapping[str, int | str] = {}
        self._spare: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Have the classes for this size."""
        self.fit_to_size()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        # Textual adds what shows tooltips and toasts. Nothing here has any: what is told stands in the header.
        del widgets

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self.is_current:
            self.app.painted = self

    def fit_to_size(self) -> None:
        """Have the classes for this size at once; Textual sets them later, and then applies every style again."""
        for points, extent in zip(self.app.breakpoints, self.app.size, strict=True):
            self.update_classes({max(point for point in points if point[0] <= extent)[1]: True}, update=False)

    @property
    def inks(self) -> Inks:
        """The inks in the present theme."""
        if self._inks is None:
            self._inks = Inks(self.get_component_rich_style)
        return self._inks

    @property
    def signs(self) -> Signs:
        """The signs that this terminal has."""
        return self.app.signs

    def notify_style_update(self) -> None:
        """Forget the inks: the theme changed."""
        super().notify_style_update()
        self._inks = None

    def title_of(self, entry: Action) -> str:
        """Give an action's title as it is in this place, empty where it does nothing here."""
        return entry.title

    def help_of(self, entry: Action) -> str:
        """Give what an action does, with its title where that is of this place alone."""
        title = self.title_of(entry)
        return entry.help if title == entry.title else f"{title}. {entry.help}"

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Leave and give a result, once: further keys of a storm find the place already left.

        A place that another one lies over (`is_current` counts it) is not left: Textual would take away the upper one.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def close(self) -> None:
        """Close what lies over something else: this place itself, unless it is one where work is done."""
        self.dismiss()

    def set_header(self, place: Sequence[str], facts: Mapping[str, int | str], spare: Sequence[str] = ()) -> None:
        """Say where one is and what stands there; the parts of the place that are `spare` go where room is short."""
        self._place, self._facts, self._spare = tuple(place), facts, tuple(spare)
        self.draw_head()

    @property
    def thing(self) -> str:
        """What is in hand here, as a message names it."""
        return " · ".join(filter(None, self._place)) or PLACES[self.PLACE]

    @property
    def notice(self) -> str:
        """What was told last, until the next key."""
        return self._notice

    def say(self, words: str) -> None:
        """Tell something in the header; it goes with the next key."""
        self._notice = words
        self.draw_head()

    def complain(self, error: Exception) -> None:
        """Tell what went wrong: which thing (of a path only its name, for the room there is), why, what to do."""
        if isinstance(error, FactcheckError):
            words = f"{error.thing.rstrip('/').rsplit('/', 1)[-1]}: {error.problem}"
            self.say(f"{words}; {error.remedy}" if error.remedy else words)

    async def do(self, work: Callable[[], object]) -> bool:
        """Have the desk do something; False where it could not, which is said."""
        return await self._asked(work, NOW) is not None

    async def ask_desk(self, work: Callable[[], T]) -> T | None:
        """Ask the desk for something that waits for no linking; None where it could not say, which is said."""
        found = await self._asked(work, NOW)
        return found[0] if found else None

    async def learn(self, work: Callable[[], T], when: int = NEXT, group: str = "") -> T | None:
        """Have something found out by the machine; None where it could not, which is said, or was dropped."""
        found = await self._asked(work, when, group)
        return found[0] if found else None

    async def _asked(self, work: Callable[[], T], when: int, group: str = "") -> tuple[T] | None:
        try:
            return (await self.app.backroom.run(work, when, group),)
        except Cancelled:
            return None
        except FactcheckError as error:
            self.complain(error)
        except Exception as error:  # noqa: BLE001 - one piece of work failed; it is named, and the rest goes on
            self.app.fault(error)
        return None

    def hush(self) -> None:
        """Take the notice away."""
        if self._notice:
            self.say("")

    def drawn(self, draw: Callable[[], Sequence[Line]]) -> Sequence[Line]:
        """Give the lines that `draw` gives; where the program fails over them, a line that says so."""
        try:
            return draw()
        except Exception as error:  # noqa: BLE001 - it is named where it would have stood, and the rest is drawn
            return [((safe_line(self.app.faults.note(self.thing, error)), "alarm"),)]

    def footer_line(self, width: int) -> Line:
        """Give the keys of this place."""
        return footer((self.PLACE,), self.app.settings.keymap, width)

    def draw_frame(self) -> None:
        """Draw header and footer, where the screen has them."""
        self.draw_head()
        width = self.size.width - 2
        if width > 0 and (foot := next(iter(self.query("#footer").results(LineBlock)), None)):
            foot.show([] if self._asking else [self.footer_line(width)])

    def draw_head(self) -> None:
        """Draw the header alone: it changes with every key, the footer does not."""
        width = self.size.width - 2
        if self._head is None:  # before it is composed there is none
            self._head = next(iter(self.query("#header").results(LineBlock)), None)
        if width > 0 and self._head is not None:
            line = header(self._place, self._facts, width, notice=self._notice, spare=self._spare)
            self._head.show([line, ruled(width, self.signs.rule)])

    async def ask(
        self,
        title: str,
        text: str = "",
        *,
        changed: Callable[[str], None] | None = None,
        long: bool = False,
        complete_paths: bool = False,
    ) -> str | None:
        """Ask for a line of text at the foot of the screen; None where the person left it. Call it in a worker."""
        from factcheck.workbench.widgets.prompt import PathSuggester, Prompt

        if self._asking:
            return None
        self._asking, self._ahead = True, ""
        suggester = PathSuggester() if complete_paths else None
        keymap = self.app.settings.keymap
        prompt = Prompt(
            title,
            text,
            keymap=keymap,
            changed=changed,
            long=long,
            suggester=suggester,
            typed_ahead=self._take_ahead,
        )
        return await self._answered(prompt, prompt.answer)

    def start_asking(self, work: Coroutine[Any, Any, None]) -> None:
        """Carry on with what asks for words, or opens a screen: what is typed before it does is for that.

        Where it asks nothing, the keys count as keys.
        """

        def over() -> bool:
            return worker.is_finished

        async def asking() -> None:
            try:
                await work
            finally:
                for key in self.app.keystrokes.let_go(over):
                    self.app.post_message(Key(key.key, key.character))

        worker = self.run_worker(asking())
        self.app.keystrokes.hold(over)

    async def narrow(self, title: str, before: str, show: Callable[[str], None]) -> None:
        """Ask for words and show what has them while they are typed; what was before where the person left it."""
        words = await self.ask(title, before, changed=show)
        show(before if words is None else words)

    async def fill_in(self, title: str, fields: Sequence[Field]) -> Mapping[str, str] | None:
        """Ask for several things at once at the foot of the screen; None where the person left it."""
        from factcheck.workbench.widgets.form import Form

        if self._asking:
            return None
        self._asking = True
        form = Form(title, fields, keymap=self.app.settings.keymap, typed_ahead=self._take_ahead)
        return await self._answered(form, form.answer)

    async def _answered(self, question: Widget, answer: asyncio.Future[T]) -> T:
        async with self._foot:
            try:
                await self.mount(question, before="#footer")
                self.draw_frame()
                return await answer
            finally:
                self._asking = False  # the next key counts at once, and a next question waits for this one's room
                await question.remove()
                # Last, for a field of it can have got the focus while it went: keys would be sent to nobody.
                self.set_focus(None)
                self.draw_frame()

    async def pick(
        self,
        title: str,
        choices: Sequence[Choice] = (),
        *,
        hint: str = "type to narrow down",
        find: Callable[[str], Awaitable[Sequence[Choice]]] | None = None,
        more: Callable[[str], Awaitable[Sequence[Choice]]] | None = None,
        words: str = "",
    ) -> Any:  # noqa: ANN401 - whatever the choice gives
        """Let the person choose from a list; None where they left it. Call it in a worker.

        `find` gives the list for the words typed, `more` what stands under those of the `choices` that have the words.
        """
        from factcheck.workbench.screens.picker import Picker

        return await self.app.push_screen_wait(Picker(title, choices, hint=hint, find=find, more=more, words=words))

    def claims_numbered(self, words: str) -> Sequence[str]:
        """Give the claim of this place that a number means, as its key; () where there is none."""
        del words
        return ()

    async def go_there(self, where: Where) -> None:
        """Go to a claim; a place that shows claims stays where it is one of its own."""
        from factcheck.workbench.lookup import go

        await go(self, where)

    def latest(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        """Begin some work in place of what of its group is still under way.

        Takes the function and not its coroutine, which would stay unawaited where a newer one comes first.
        """
        function: Any = work
        self.run_worker(function, group=group, exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key of the screen act while a question is being answered in it, or before the screen stands."""
        return self.is_mounted and not self._asking and super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.call_after_refresh(self.draw_frame)

    def on_key(self, event: Key) -> None:
        """Take the notice away: it was about the key before. What is typed before a field is there is kept for it."""
        self.hush()
        if self._asking and self.focused is None and event.is_printable and event.character:
            self._ahead += event.character

    def _take_ahead(self) -> str:
        typed, self._ahead = self.app.keystrokes.release() + self._ahead, ""
        return typed
