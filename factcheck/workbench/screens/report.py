"""The report as it would be now, before it leaves the house."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import NEXT, NOW, Cancelled
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.markdown import markdown_lines
from factcheck.workbench.screens.reading import SCROLLING, ReadingScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Article

__all__ = ["ReportScreen"]

# Those that are text; a file of any format is written by `factcheck report`.
_SHOWN = {"md": "Markdown", "html": "HTML", "json": "JSON"}


class ReportScreen(ReadingScreen):
    """Shows a report and saves it."""

    PLACE: ClassVar[Place] = "report"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("report"), *SCROLLING]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._formats: list[str] = []
        self._format = 0
        self._text = ""

    def on_mount(self) -> None:
        """Write it, in the backroom."""
        self.latest(self._write, "write")

    async def _write(self) -> None:
        self.say("writing the report…")
        try:
            self._text = await self.app.backroom.run(self._written, NEXT)
        except Cancelled:
            return
        except FactcheckError as error:
            self.complain(error)
            return
        self.hush()
        self.draw()

    def _written(self) -> str:
        # In the backroom's thread; the room of reports is loaded when it is first used.
        from factcheck.reports import FORMATS, render
        from factcheck.reports.gathering import gather

        self._formats = [name for name in _SHOWN if name in FORMATS]
        text = render(gather(self.app.desk, self._article), self._formats[self._format])
        return text if isinstance(text, str) else text.decode("utf-8", "replace")

    @property
    def _chosen(self) -> str:
        return self._formats[self._format] if self._formats else "md"

    def draw(self) -> None:
        """Draw it as it is written."""
        if self._chosen == "md":
            lines = markdown_lines(self._text, self.reading_width)
        else:
            lines = [((row, "text"),) for row in self._text.split("\n")]
        self.pane.show(lines)
        self.set_header(
            (self._article.slug, "report", _SHOWN.get(self._chosen, self._chosen)), {"": f"{len(lines)} lines"}
        )

    def action_format(self) -> None:
        """Show the next format."""
        self._format = (self._format + 1) % max(1, len(self._formats))
        self.latest(self._write, "write")

    def action_copy(self) -> None:
        """Copy it."""
        self.app.copy_out(self._text)

    def action_save(self) -> None:
        """Write it to a file."""
        self.run_worker(self._save())

    async def _save(self) -> None:
        name = f"{self._article.slug}-report.{self._chosen}"
        path = await self.ask("Save the report as", name, complete_paths=True)
        if not path:
            return
        text = self._text
        try:
            await self.app.backroom.run(lambda: _save_new(Path(path).expanduser(), text), NOW)
        except (FactcheckError, Cancelled) as error:
            self.complain(error)
            return
        self.say(f"saved as {path}")


def _save_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise FactcheckError(str(path), "is there already", "choose another name") from None
    except OSError as error:
        raise FactcheckError(str(path), f"cannot be written ({error.strerror})", "choose another place") from None
