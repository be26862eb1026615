"""One list to choose from, narrowed down by typing: keys, actions, decisions, search results, tags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Input
from textual.widgets.input import Selection

from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.inks import justify, ruled
from factcheck.workbench.screens.screen import WorkbenchScreen, stylesheet
from factcheck.workbench.widgets.choices_list import ChoicesList
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.workbench.choices import Choice
    from factcheck.workbench.inks import Line

__all__ = ["Picker"]

_LOW = 16  # rows from which what is under the cursor is told in more than a line


class Picker(WorkbenchScreen[Any], inherit_bindings=False):
    """Gives what was chosen, or None.

    With `find` the list is what that gives for the words typed; otherwise the words narrow `choices` down, and under
    them stands what `more` gives for the words.
    """

    is_list = True
    CSS_PATH = str(stylesheet("picker"))
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Leave"),
        ("up,ctrl+p", "move(-1)", "Up"),
        ("down,ctrl+n", "move(1)", "Down"),
        ("pageup", "move(-10)", "Page up"),
        ("pagedown", "move(10)", "Page down"),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice] = (),
        *,
        hint: str = "type to narrow down",
        find: Callable[[str], Awaitable[Sequence[Choice]]] | None = None,
        more: Callable[[str], Awaitable[Sequence[Choice]]] | None = None,
        words: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self.choices = list(choices)
        self._hint = hint
        self._find = find
        self._more = more
        self._words = words
        self._looks = False  # whether what the words mean is still looked up
        self._taken = False  # whether enter was struck before that was known
        self._lines = self.make_list()  # held, because a key can come before it is on the screen
        self._detail = LineBlock(id="detail")
        self._between = LineBlock(id="between")

    def make_list(self) -> ChoicesList:
        """Give the list in which it shows them."""
        return ChoicesList()

    def compose(self) -> ComposeResult:
        """Title, field, list."""
        yield LineBlock(id="header")
        yield Input(self._words, placeholder=self._hint, compact=True, id="words")
        yield self._between
        yield self._lines
        yield self._detail
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Be ready to type."""
        field = self.query_one(Input)
        field.cursor_blink = False
        field.select_on_focus = False
        self.set_focus(field)
        typed, enter, _ = self.app.keystrokes.release().partition("\n")
        if typed:
            field.value = typed
        field.selection = Selection(len(typed), len(field.value))  # typing replaces what it begins with
        self._taken = bool(enter)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._between.show([ruled(self.size.width - 2, self.signs.rule)])
        words = self.query_one(Input).value
        if self._find is not None:
            self.latest(partial(self._search, words), "search")
        else:
            self._narrow(words)

    def footer_line(self, width: int) -> Line:
        """Give the keys of a list."""
        return justify((("enter", "key"), (" choose  ", "muted"), ("esc", "key"), (" leave", "muted")), (), width)

    def _show(self, choices: list[Choice]) -> None:
        self._lines.show(choices)
        self._tell_more()
        total = len(self.choices)
        count = str(len(choices)) if len(choices) == total or self._find else f"{len(choices)} of {total}"
        if self._find and not choices and self.query_one(Input).value.strip():
            count = "nothing found"
        elif not choices and not self.choices:
            count = ""
        self.set_header((self._title,), {"": count})

    def having(self, wanted: Sequence[str]) -> list[Choice]:
        """Give the choices that have all these words, in small letters; first the one that says just these."""
        found = [
            choice
            for choice in self.choices
            if all(word in f"{choice.key} {choice.words} {choice.aside}".casefold() for word in wanted)
        ]
        return sorted(found, key=lambda choice: choice.words.casefold().split() != list(wanted))

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        narrowed = self.having(wanted)
        self._show(narrowed)
        self._looks = self._more is not None and bool(wanted)
        if self._looks:
            self.latest(partial(self._add_more, words, narrowed), "search")
        elif self._taken:
            self._choose()

    async def _add_more(self, words: str, narrowed: list[Choice]) -> None:
        assert self._more is not None
        more = list(await self._more(words))
        if self.is_current and words == self.query_one(Input).value:
            # What was meant by its number stands first; the rest under what can be done.
            number = words.strip().isdigit()
            if more:
                self._show([*more, *narrowed] if number else [*narrowed, *more])
            self._looks = False
            if self._taken:
                self._choose()

    async def _search(self, words: str) -> None:
        assert self._find is not None
        self._show(list(await self._find(words)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down, or search."""
        if self._find is not None:
            self.latest(partial(self._search, event.value), "search")
        else:
            self._narrow(event.value)

    def on_input_submitted(self) -> None:
        """Give what is under the cursor, when it is known what the words mean."""
        if self._looks:
            self._taken = True
        else:
            self._choose()

    def _choose(self) -> None:
        choice = self._lines.choice
        self.dismiss(choice.gives if choice else None)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._lines.move(by)
        self._tell_more()

    def _tell_more(self) -> None:
        lines, block = self._lines, self._detail
        width = self.size.width - 2
        block.display = any(choice.detail for choice in lines.shown)
        if block.display:
            detail = lines.choice.detail if lines.choice else ""
            most = 3 if self.size.height >= _LOW else 1
            block.styles.height = 1 + most
            block.show([ruled(width, self.signs.rule), *paragraph(detail, width, (), ink="text", most=most)])

    def on_click(self, event: events.Click) -> None:
        """Give what was pointed at."""
        lines = self._lines
        at = lines.choice_at(event.screen_x - lines.region.x, event.screen_y - lines.region.y)
        if event.widget is lines and at is not None:
            self.dismiss(at.gives)
