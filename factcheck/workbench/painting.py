"""Single lines, painted as soon as they change: of a key's cost the look at what else stands on the screen is most.

Textual gathers what changed, waits for a sixtieth of a second and then goes through all widgets in the part of the
screen around it. A line of a list, with nothing over it, is known by its place. Whatever is more than some lines, or
not surely where it was, goes Textual's way.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.widget import Widget

from factcheck.workbench.driver import TerminalDriver

if TYPE_CHECKING:
    from typing import Self

    from factcheck.workbench.app import FactcheckApp

__all__ = ["LineByLine", "LinePainter"]

_FEW = 6  # lines of one widget; more are seldom, and are painted with what else changes


class LinePainter:
    """Paints the lines that changed in one go when what changes them is through with it."""

    def __init__(self, app: FactcheckApp) -> None:
        self._app = app
        self._waiting: dict[LineByLine, set[int]] = {}

    def takes(self, widget: LineByLine) -> bool:
        """Whether lines of a widget can be painted now: there is a terminal, and the widget is on top and was drawn."""
        screen = self._app.screen
        return (
            isinstance(self._app._driver, TerminalDriver)  # noqa: SLF001 - Textual has no public name for it
            and widget.screen is screen
            and self._app.painted is screen
        )

    def add(self, widget: LineByLine, lines: set[int]) -> None:
        """Have these lines of a widget (of all its height, from 0) painted."""
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._paint)
        self._waiting.setdefault(widget, set()).update(lines)

    def _paint(self) -> None:
        waiting, self._waiting = self._waiting, {}
        app = self._app
        pieces = []
        for widget, lines in waiting.items():
            if not widget.is_attached:
                continue  # its screen, or the program, was left meanwhile
            place = self._place(widget)
            if place is None or len(lines) > _FEW or not self.takes(widget):
                widget.refresh_later(lines)
                continue
            for y in sorted(lines):
                if 0 <= y < place.height:
                    (strip,) = widget.render_lines(Region(0, y, place.width, 1))
                    pieces.append(f"\x1b[{place.y + y + 1};{place.x + 1}H{strip.render(app.console)}\n")
        if pieces and isinstance(driver := app._driver, TerminalDriver):  # noqa: SLF001 - as above
            x, y = app.screen.outer_size.clamp_offset(app.cursor_position)
            driver.write(f"{''.join(pieces)}\x1b[{y + 1};{x + 1}H")

    def _place(self, widget: LineByLine) -> Region | None:
        """Give where a widget is on the screen, None where it is not whole there or about to go elsewhere."""
        screen = widget.screen
        if screen._layout_required or not widget.is_mounted:  # noqa: SLF001 - as above
            return None
        region, clip = screen._compositor.visible_widgets.get(widget, (Region(), Region()))  # noqa: SLF001
        return region if region and clip.contains_region(region) else None


class LineByLine(Widget):
    """A widget that is drawn line by line, and nothing lies over it but another screen."""

    app: FactcheckApp

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint some lines at once where that can be, and everything else as Textual does."""
        few = bool(regions) and sum(region.height for region in regions) <= _FEW
        if few and repaint and not (layout or recompose) and self.is_attached and self.app.lines.takes(self):
            placed = [region.translate(self.content_offset) for region in regions]
            self._styles_cache.set_dirty(*placed)
            self.app.lines.add(self, {y for region in placed for y in range(region.y, region.bottom)})
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_later(self, lines: set[int]) -> None:
        """Paint lines (of all its height, from 0) with whatever else is to be painted."""
        offset = self.content_offset
        super().refresh(*(Region(-offset.x, y - offset.y, self.outer_size.width, 1) for y in lines))
