"""What leaves the house, as it would be now: the report of an article, and the note that corrects a printed claim."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from factcheck.errors import FactcheckError
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.markdown import markdown_lines
from factcheck.workbench.paths import written_path
from factcheck.workbench.screens.reading import SCROLLING, ReadingScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Article
    from factcheck.desk.judging.corrections import Correction
    from factcheck.workbench.inks import Line

__all__ = ["CorrectionScreen", "LeavingScreen", "ReportScreen"]

# Those that are text; a file of any format is written by `factcheck report`.
_SHOWN = {"md": "Markdown", "html": "HTML", "json": "JSON"}


class LeavingScreen(ReadingScreen):
    """Shows a text that can be copied and saved. A subclass says what text, and how its file is called."""

    text = ""

    @property
    def file_name(self) -> str:
        """The name that is offered for the file."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy it."""
        if self.text:
            self.app.copy_out(self.text)

    def action_save(self) -> None:
        """Write it to a file."""
        if self.text:
            self.run_worker(self._save())

    async def _save(self) -> None:
        path = await self.ask(f"Save {self.TITLE} as", self.file_name, complete_paths=True)
        if not path:
            return
        text = self.text
        if await self.do(lambda: _save_new(written_path(path), text)):
            self.say(f"saved as {path}")


class ReportScreen(LeavingScreen):
    """Shows a report and saves it."""

    PLACE: ClassVar[Place] = "report"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("report"), *SCROLLING]
    TITLE = "the report"

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._formats: list[str] = []
        self._format = 0
        self._done = asyncio.Event()

    def on_mount(self) -> None:
        """Write it, in the backroom."""
        super().on_mount()
        self.latest(self._write, "write")

    async def _write(self) -> None:
        self._done.clear()
        self.say("writing the report…")
        self.text = await self.learn(self._written) or ""
        self._done.set()
        if self.text:
            self.hush()
        self.draw()

    @property
    def thing(self) -> str:
        """The report in the format that is shown."""
        return f"{self._article.slug}, the report as {_SHOWN.get(self._chosen, self._chosen)}"

    def action_save(self) -> None:
        """Write it to a file, as soon as there is something to write."""
        self.run_worker(self._save_written())

    async def _save_written(self) -> None:
        while not self._done.is_set():
            self.say("writing the report… it is saved then")
            await self._done.wait()
        if self.text:
            await self._save()

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

    @property
    def file_name(self) -> str:
        """The name that is offered for the file."""
        return f"{self._article.slug}-report.{self._chosen}"

    def draw(self) -> None:
        """Draw it as it is written."""
        lines: list[Line]
        if not self._done.is_set():
            lines = []  # the header says that it is being written
        elif not self.text:
            lines = [((f"{self.notice or 'nothing was written'}; the other formats can be written", "alarm"),)]
        elif self._chosen == "md":
            lines = markdown_lines(self.text, self.reading_width)
        else:
            lines = [((row, "text"),) for row in self.text.split("\n")]
        self.pane.show(lines)
        self.set_header(
            (self._article.slug, "report", _SHOWN.get(self._chosen, self._chosen)), {"": f"{len(lines)} lines"}
        )

    def action_format(self) -> None:
        """Show the next format."""
        self._format = (self._format + 1) % max(1, len(self._formats))
        self.latest(self._write, "write")


class CorrectionScreen(LeavingScreen):
    """Shows the note that corrects a claim whose verdict was superseded, and what else rested on it."""

    PLACE: ClassVar[Place] = "correction"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("correction"), *SCROLLING]
    TITLE = "the correction"

    def __init__(self, correction: Correction) -> None:
        super().__init__()
        self._correction = correction
        self.text = correction.note

    @property
    def file_name(self) -> str:
        """The name that is offered for the file."""
        return f"{self._correction.key.replace('#', '-')}-correction.md"

    def draw(self) -> None:
        """Draw the note, and below it where to look as well."""
        found = self._correction
        rests = [f"- {key} says the same" for key in found.tied]
        rests += [f"- {key} cites an article of these as evidence" for key in found.citing]
        rests += [f"- {key} rests on the same evidence ({', '.join(found.evidence)})" for key in found.sharing]
        days = f"{found.since[:10]} to {found.until[:10]}"
        rests += [f"- reports on {slug} of {days} say what it said" for slug in found.articles]
        text = f"{self.text}\n## Where to look as well\n\n" + "\n".join(rests)
        self.pane.show(markdown_lines(text, self.reading_width))
        self.set_header((found.key, "correction"), {"": "drafted from what was recorded"})


def _save_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise FactcheckError(str(path), "is there already", "choose another name") from None
    except OSError as error:
        raise FactcheckError(str(path), f"cannot be written ({error.strerror})", "choose another place") from None
