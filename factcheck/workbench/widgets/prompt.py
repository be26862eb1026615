"""One question at the foot of the screen, so that what it is about stays in view while one writes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.containers import Vertical
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line, safe_text
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.inks import justify
from factcheck.workbench.paths import written_path
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Region

    from factcheck.settings.keymap import Keymap
    from factcheck.workbench.app import FactcheckApp

__all__ = ["PathSuggester", "Prompt"]


class PathSuggester(Suggester):
    """Completes the path of a file or folder: the right arrow takes what is offered."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Give the first path, by name, that begins like this."""
        if not value or "://" in value:
            return None
        return await asyncio.to_thread(_completed, value)


def _completed(value: str) -> str | None:
    folder, slash, name = value.rpartition("/")
    try:
        here = written_path((folder + slash) or ".")
        found = sorted(each for each in here.iterdir() if each.name.startswith(name) and not each.name.startswith("."))
    except (OSError, FactcheckError):  # nothing to offer; what is wrong is said when it is taken
        return None
    if not found:
        return None
    return f"{folder}{slash}{found[0].name}" + ("/" if found[0].is_dir() else "")


class _Area(TextArea):
    """Several lines; drawn as nothing when it is gone: a repaint can still be on its way to where it was."""

    def render_lines(self, crop: Region) -> list[Strip]:
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)


class Prompt(Vertical):
    """Asks for a line of text, or for more with a key; `answer` is set when it was given or given up (None)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("note", priority=True),
        ("escape", "give_up", "Leave it"),
    ]

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        keymap: Keymap,
        changed: Callable[[str], None] | None = None,
        long: bool = False,
        suggester: Suggester | None = None,
        typed_ahead: Callable[[], str] = str,
    ) -> None:
        super().__init__(id="prompt")
        self._typed_ahead = typed_ahead
        self._title = title
        self._first = text
        self._keymap = keymap
        self._changed = changed
        self._long = long
        self._turning = False  # between one line and several: there is no field for a moment
        self._suggester = suggester
        self.answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    def compose(self) -> ComposeResult:
        """Title and field."""
        yield LineBlock(id="prompt-title")
        yield self._field(self._first)

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query("#prompt-field").focus()  # none where it was given up meanwhile

    def on_descendant_focus(self) -> None:
        """Take what was typed before the field was there, and say what is asked now that one can write."""
        if words := self._typed_ahead():
            field = self.query_one("#prompt-field")
            if isinstance(field, TextArea):
                field.insert(words)
            else:
                line, enter, _ = words.partition("\n")
                cast("Input", field).insert_text_at_cursor(line)
                if enter:
                    self.action_keep()
        self._draw()

    def on_resize(self) -> None:
        """Draw the title anew."""
        self._draw()

    @property
    def text(self) -> str:
        """What was written so far."""
        field = self.query_one("#prompt-field")
        return field.text if isinstance(field, TextArea) else cast("Input", field).value

    def _field(self, text: str) -> Input | TextArea:
        if self._long:
            words = safe_text(text)  # an article's words may hold what steers a terminal
            area = _Area(words, id="prompt-field", compact=True, show_line_numbers=False, highlight_cursor_line=False)
            area.cursor_blink = False  # over a slow connection a blinking cursor is a stream of bytes
            return area
        field = Input(
            safe_line(text), id="prompt-field", compact=True, select_on_focus=False, suggester=self._suggester
        )
        field.cursor_blink = False
        return field

    def _draw(self) -> None:
        if not self.is_attached or not self.query("#prompt-title"):
            return  # it was given up meanwhile
        block = self.query_one("#prompt-title", LineBlock)
        keep = short_key("note.keep", self._keymap) if self._long else "enter"
        keys = f"{keep} keeps  {short_key('note.long', self._keymap)} longer  "
        keys += f"{short_key('note.editor', self._keymap)} editor  esc leaves"
        width = block.size.width
        title = safe_line(self._title)
        if cell_len(title) + cell_len(keys) + 2 <= width:
            lines = [justify(((title, "title"),), ((keys, "muted"),), width)]
        else:  # what is asked is never cut off
            lines = [*paragraph(title, max(width, 10), (), ink="title", most=4), ((keys, "muted"),)]
        block.styles.height = len(lines)
        block.show(lines)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell at every key what was written."""
        event.stop()
        if self._changed:
            self._changed(event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell at every key what was written."""
        event.stop()
        if self._changed:
            self._changed(event.text_area.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Give what was written."""
        if not (self.answer.done() or self._turning):
            self.answer.set_result(self.text.strip())

    def action_give_up(self) -> None:
        """Give nothing."""
        if not self.answer.done():
            self.answer.set_result(None)

    async def action_editor(self) -> None:
        """Write it in one's own editor; what was written there is in the field then, to be kept or left."""
        if self._turning or not self.is_mounted:
            return
        text = cast("FactcheckApp", self.app).edit(self.text)
        if text is not None:
            await self._turn(text, long="\n" in text)

    async def action_long(self) -> None:
        """Turn between one line and several."""
        if not (self._turning or not self.is_mounted):
            await self._turn(self.text, long=not self._long)

    async def _turn(self, text: str, *, long: bool) -> None:
        self._turning = True
        try:
            self._long = long
            await self.query_one("#prompt-field").remove()
            if self.answer.done():
                return
            field = self._field(text)
            await self.mount(field)
            field.focus()
        finally:
            self._turning = False
        if isinstance(field, TextArea):
            field.move_cursor(field.document.end)
        self._draw()
