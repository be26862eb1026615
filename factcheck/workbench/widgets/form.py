"""A few fields at the foot of the screen, so that what they are about stays in view, each with what is wrong in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from factcheck.terminal.text import safe_line
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.faults import Steady
from factcheck.workbench.inks import justify
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.settings.keymap import Keymap

__all__ = ["Field", "Form"]


class Field(Struct, frozen=True):
    """One field: its name, the word before it, what it begins with, a hint while it is empty.

    `wrong` says what is wrong with what was written, "" where nothing is.
    """

    name: str
    label: str
    text: str = ""
    hint: str = ""
    wrong: Callable[[str], str] = lambda _: ""


class Form(Steady, Vertical):
    """Asks for several things at once; `answer` is set when they were given or given up (None)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("form", priority=True),
        ("escape", "give_up", "Leave it"),
        ("up,shift+tab", "turn(-1)", "The field before"),
        ("down,tab", "turn(1)", "The next field"),
    ]

    def __init__(
        self, title: str, fields: Sequence[Field], *, keymap: Keymap, typed_ahead: Callable[[], str] = str
    ) -> None:
        super().__init__(id="form")
        self._typed_ahead = typed_ahead
        self._title = title
        self._fields = list(fields)
        self._keymap = keymap
        self.answer: asyncio.Future[Mapping[str, str] | None] = asyncio.get_running_loop().create_future()

    def compose(self) -> ComposeResult:
        """Title, then a line for each field."""
        yield LineBlock(id="form-title")
        for field in self._fields:
            with Horizontal():
                yield LineBlock([((field.label, "muted"),)], classes="label")
                yield self._input(field)
                yield LineBlock(id=f"wrong-{field.name}", classes="wrong")

    def _input(self, field: Field) -> Input:
        box = Input(safe_line(field.text), id=f"field-{field.name}", compact=True, placeholder=field.hint)
        box.cursor_blink = False
        return box

    def on_mount(self) -> None:
        """Be ready to type."""
        for box in self.query(Input)[:1]:  # none where it was given up meanwhile
            box.focus()
        self.call_after_refresh(self._draw)

    def on_descendant_focus(self) -> None:
        """Take what was typed before the fields were there; enter went to the next."""
        if words := self._typed_ahead():
            for field, line in zip(self._fields, words.split("\n"), strict=False):
                self._box(field).insert_text_at_cursor(line)
                self._box(field).focus()

    def on_resize(self) -> None:
        """Draw the title anew."""
        self._draw()

    def _draw(self) -> None:
        if not self.is_attached or not self.query("#form-title"):
            return  # it was given up meanwhile
        block = self.query_one("#form-title", LineBlock)
        keys = f"enter next  {short_key('form.keep', self._keymap)} keeps  esc leaves"
        block.show([justify(((safe_line(self._title), "title"),), ((keys, "muted"),), block.size.width)])

    @property
    def values(self) -> dict[str, str]:
        """What was written so far, by the fields' names."""
        return {field.name: self._box(field).value.strip() for field in self._fields}

    def _box(self, field: Field) -> Input:
        return self.query_one(f"#field-{field.name}", Input)

    def _wrong(self, field: Field) -> str:
        words = field.wrong(self._box(field).value.strip())
        self.query_one(f"#wrong-{field.name}", LineBlock).show([((safe_line(words), "alarm"),)] if words else [])
        return words

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take away what was said of a field when it is mended."""
        event.stop()
        field = next(each for each in self._fields if f"field-{each.name}" == event.input.id)
        if self.query_one(f"#wrong-{field.name}", LineBlock).lines:
            self._wrong(field)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field, and after the last one keep."""
        event.stop()
        at = next(at for at, each in enumerate(self._fields) if f"field-{each.name}" == event.input.id)
        if self._wrong(self._fields[at]):
            return
        if at + 1 < len(self._fields):
            self._box(self._fields[at + 1]).focus()
        else:
            self.action_keep()

    def action_turn(self, by: int) -> None:
        """Go to another field."""
        at = next((at for at, field in enumerate(self._fields) if self._box(field).has_focus), 0)
        self._wrong(self._fields[at])
        self._box(self._fields[(at + by) % len(self._fields)]).focus()

    def action_keep(self) -> None:
        """Give what was written, if nothing is wrong with it; else go to the first field with which something is."""
        wrong = [field for field in self._fields if self._wrong(field)]
        if wrong:
            self._box(wrong[0]).focus()
        elif not self.answer.done():
            self.answer.set_result(self.values)

    def action_give_up(self) -> None:
        """Give nothing."""
        if not self.answer.done():
            self.answer.set_result(None)
