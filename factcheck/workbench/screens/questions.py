"""The questions to the author of one article: out as one numbered list, back by their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.desk import read_answers
from factcheck.terminal.text import safe_line
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.choices import Choice
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.inks import BLANK
from factcheck.workbench.screens.reading import SCROLLING
from factcheck.workbench.screens.report import LeavingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Article, Enquiry
    from factcheck.workbench.inks import Line

__all__ = ["QuestionsScreen"]


class QuestionsScreen(LeavingScreen):
    """Shows what was asked about an article and what came back; sends the open ones, takes a reply in."""

    PLACE: ClassVar[Place] = "questions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("questions"), *SCROLLING]
    title = "the questions"

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._enquiries: list[Enquiry] = []

    @property
    def file_name(self) -> str:
        """The name that is offered for the file."""
        return f"{self._article.slug}-questions.md"

    def on_mount(self) -> None:
        """Read the questions, in the backroom."""
        super().on_mount()
        self.run_worker(self._read())

    async def _read(self) -> None:
        desk, slug = self.app.desk, self._article.slug
        if await self._done(lambda: (desk.enquiries.of(slug), desk.enquiries.as_list(slug))):
            self.draw()

    async def _done(self, work: Callable[[], tuple[list[Enquiry], str]]) -> bool:
        found = await self.ask_desk(work)
        if found is None:
            return False
        self._enquiries, self.text = found
        return True

    def draw(self) -> None:
        """Draw every question with its answer, the open ones first."""
        lines: list[Line] = []
        width = self.reading_width
        for enquiry in sorted(self._enquiries, key=lambda each: (not each.open, each.number)):
            lines += [*_drawn(enquiry, width), BLANK]
        if not lines:
            key = short_key("check.ask", self.app.settings.keymap)
            lines = [(("Nothing was asked about this article.", "text"),), ((f"{key} at a claim asks.", "muted"),)]
        self.pane.show(lines)
        waiting = sum(enquiry.open for enquiry in self._enquiries)
        self.set_header(
            (self._article.slug, "questions to the author"),
            {"open": waiting, "answered": sum(bool(enquiry.answer) for enquiry in self._enquiries)},
        )

    def action_send(self) -> None:
        """Copy the open questions as one numbered list, and record that they left."""
        self.run_worker(self._send())

    async def _send(self) -> None:
        if not self.text:
            self.say("no question is open")
            return
        desk, slug = self.app.desk, self._article.slug
        if await self._done(lambda: (desk.enquiries.of(slug), desk.enquiries.as_list(slug, mark_sent=True))):
            self.app.copy_out(self.text)
            await self._read()

    def action_withdraw(self) -> None:
        """Say that a question needs no answer any more, and why."""
        self.run_worker(self._withdraw())

    async def _withdraw(self) -> None:
        desk, slug = self.app.desk, self._article.slug
        waiting = [enquiry for enquiry in self._enquiries if enquiry.open]
        if not waiting:
            self.say("no question is open")
            return
        choices = [Choice(each.text, f"{each.number}  claim {each.claim}", each.number) for each in waiting]
        number = await self.pick("Which question needs no answer any more?", choices)
        if number is None or not (reason := await self.ask(f"Why question {number} needs no answer")):
            return
        if await self.do(lambda: desk.enquiries.withdraw(slug, number, reason=reason)):
            await self._read()
            self.say(f"question {number} is withdrawn")

    def action_paste(self) -> None:
        """Take in a reply, whose answers are matched by the numbers in it."""
        self.run_worker(self._paste())

    async def _paste(self) -> None:
        reply = await self.ask("Paste the reply; answers are found by the numbers of their questions", long=True)
        if not reply:
            return
        desk, slug = self.app.desk, self._article.slug
        found = read_answers(reply, self._enquiries)
        if not found:
            self.say("no number of a question stands at the beginning of a line of this reply")
            return
        if await self._done(lambda: (desk.enquiries.answer_all(slug, found), "")):
            await self._read()
            left = [str(enquiry.number) for enquiry in self._enquiries if enquiry.open]
            told = f"answers to {', '.join(map(str, found))} are in"
            self.say(f"{told}; no answer yet to {', '.join(left)}" if left else told)


def _drawn(enquiry: Enquiry, width: int) -> list[Line]:
    state = "withdrawn" if enquiry.withdrawn is not None else "answered" if enquiry.answer else "open"
    sent = f" · sent {local_time(enquiry.sent)}" if enquiry.sent else " · not sent" if enquiry.open else ""
    to = f" to {enquiry.to}" if enquiry.to else ""
    head = f"{enquiry.number}  {enquiry.article}#{enquiry.claim} · {state}{to}{sent} · asked by {enquiry.by}"
    lines: list[Line] = [((safe_line(head), "asked" if enquiry.open else "muted"),)]
    lines += paragraph(safe_line(enquiry.text), width, (), indent=3)
    if enquiry.answer:
        who = f"{enquiry.answered_by}: " if enquiry.answered_by else ""
        lines += paragraph(safe_line(f"{who}{enquiry.answer}"), width, (), ink="strong", indent=3)
    if enquiry.withdrawn is not None:
        lines += paragraph(safe_line(enquiry.withdrawn), width, (), ink="muted", indent=3)
    return lines
