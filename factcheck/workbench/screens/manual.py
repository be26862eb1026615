"""The manual in pages: the same text that `factcheck help TOPIC` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.manual import TOPICS, page
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.markdown import markdown_lines
from factcheck.workbench.screens.reading import SCROLLING, ReadingScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.actions import Place

__all__ = ["ManualScreen"]


class ManualScreen(ReadingScreen):
    """Turns the pages of the manual."""

    PLACE: ClassVar[Place] = "manual"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("manual"), *SCROLLING]

    def __init__(self, topic: str | None = None) -> None:
        super().__init__()
        self._topics = list(TOPICS)
        self._at = self._topics.index(topic) if topic in TOPICS else 0

    def draw(self) -> None:
        """Draw the page."""
        topic = self._topics[self._at]
        self.pane.show(markdown_lines(page(topic, self.app.settings.keymap), self.reading_width))
        self.set_header(("manual", TOPICS[topic]), {"": f"page {self._at + 1}/{len(self._topics)}"})

    def action_next(self) -> None:
        """Turn on."""
        self._turn(1)

    def action_previous(self) -> None:
        """Turn back."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._topics) - 1))
        self.draw()
