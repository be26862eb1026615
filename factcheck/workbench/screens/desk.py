"""The desk: its articles with what is left to do in each, the library, and adding to both."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from factcheck.terminal.text import safe_line
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.drawing.pulse import HEIGHT, pulse_lines, pulse_words
from factcheck.workbench.inks import BLANK, justify, ruled, truncate
from factcheck.workbench.overview import overview, standing, waiting_words
from factcheck.workbench.screens.adding import Adding
from factcheck.workbench.screens.screen import stylesheet
from factcheck.workbench.widgets.articles_list import ArticlesList
from factcheck.workbench.widgets.lines import LineBlock
from factcheck.workbench.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord
    from factcheck.workbench.choices import Choice
    from factcheck.workbench.inks import Line
    from factcheck.workbench.pulse import Pulse

__all__ = ["DeskScreen"]

POLL = 1.0
MARGIN = 3  # cells beside the words of a desk that is empty, as the sheet has them
WIDE = 72  # cells from which on charts have room


class DeskScreen(Adding, inherit_bindings=False):
    """Where one chooses what to check."""

    PLACE: ClassVar[Place] = "desk"
    CSS_PATH = str(stylesheet("desk"))
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("desk"),
        ("up,k", "move(-1)", "Up"),
        ("down,j", "move(1)", "Down"),
        ("pageup", "move(-5)", "Page up"),
        ("pagedown", "move(5)", "Page down"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[int, int, tuple[str, ...]] | None = None
        self._refreshing = 0
        self._waiting: Sequence[tuple[ClaimRecord, str]] = ()
        self._colleagues: tuple[str, ...] = ()
        self._inbox = 0

    def compose(self) -> ComposeResult:
        """Header, articles, the library in a line, keys."""
        yield LineBlock(id="header")
        yield ArticlesList(signs=self.app.signs, id="articles")
        yield LineBlock(id="welcome")
        yield LineBlock(id="pulse")
        yield LineBlock(id="library")
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Show what is there, and keep it up."""
        self.articles = self.query_one(ArticlesList)
        self.app.desk.person.session.keep_position(
            {**self.app.desk.person.session.position, "screen": "desk"}, place=""
        )
        self.latest(self.refresh_desk, "refresh")
        self.set_interval(POLL, self._look)

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.is_mounted:
            self.latest(self.refresh_desk, "refresh")

    def on_resize(self) -> None:
        """Draw anew."""
        self.latest(self.refresh_desk, "refresh")

    async def _look(self) -> None:
        if not self.is_current or self._refreshing:
            return
        desk = self.app.desk
        now = await self.ask_desk(lambda: standing(desk))
        if now is not None and now != self._seen:
            self.latest(self.refresh_desk, "refresh")

    async def refresh_desk(self) -> None:
        """Show what there is now."""
        if not self.is_current:
            return
        desk = self.app.desk
        self._refreshing += 1
        try:
            # What comes while the overview is made is not in it: it is news for the next look.
            learnt = await self.learn(lambda: (standing(desk), overview(desk, self.app.faults)))
        finally:
            self._refreshing -= 1
        if learnt is None:
            return
        self._seen, found = learnt
        self._waiting = found.waiting
        self._rows, self._colleagues, self._inbox = found.rows, found.colleagues, found.inbox
        self.show_articles()
        width = self.size.width - 2
        words = f"library: {found.library:,} {'document' if found.library == 1 else 'documents'}"
        known: Line = ((words, "muted"), *((f" · {safe_line(each)}", "caution") for each in found.hindrances))
        self._show_pulse(found.pulse, known, width)
        welcome = self.query_one("#welcome", LineBlock)
        welcome.display = not found.rows
        self.articles.display = bool(found.rows)
        if not found.rows:
            welcome.show(self._welcome(self.size.width - 2 * MARGIN))

    def _show_pulse(self, found: Pulse, library: Line, width: int) -> None:
        """Show how the work goes: in charts where the articles leave room for them, else beside the library."""
        charts = self.query_one("#pulse", LineBlock)
        free = self.articles.size.height + (charts.size.height if charts.display else 0) - self.articles.count
        drawn = bool(found) and width >= WIDE and free >= HEIGHT + 2
        if charts.display != drawn:
            charts.display = drawn
        charts.show([ruled(width, self.signs.rule), *pulse_lines(found, width, self.signs)] if drawn else [])
        beside = pulse_words(found, self.signs) if found and not drawn else ()
        line = justify(library, beside, width) if beside else truncate(library, width)
        self.query_one("#library", LineBlock).show([ruled(width, self.signs.rule), line])

    def tell_where(self) -> None:
        """Say in the header which articles are shown, what waits and who is here."""
        desk = self.app.desk
        keymap = self.app.settings.keymap
        facts: dict[str, str] = {}
        for what, count in (("waiting", len(self._waiting)), ("inbox", self._inbox)):
            if count:
                name = "waiting for you" if what == "waiting" else what
                facts[name] = f"{count:,} ({short_key(f'desk.{what}', keymap)})"
        here = {"here": ", ".join(self._colleagues)} if self._colleagues else {}
        self.set_header((desk.folder.name or "desk", "articles", *self.view), {**facts, **here})

    def _welcome(self, width: int) -> list[Line]:
        def key(name: str) -> str:
            return short_key(name, self.app.settings.keymap)

        steps = [
            (key("desk.add-article"), "an article to check: a file or a web address"),
            (key("desk.paste-article"), "or paste its text"),
            (key("desk.add-evidence"), "evidence to hold it against: reports, tables, transcripts, a folder of them"),
            (key("app.manual"), "how this works, in a few pages"),
        ]
        longest = max(cell_len(sign) for sign, _ in steps)
        lines: list[Line] = [BLANK, (("This desk is empty.", "title"),), BLANK]
        for sign, words in steps:
            first, *more = paragraph(words, width - longest - 3, ())
            lines.append(((fit(sign, longest), "key"), ("   ", "text"), *first))
            lines += [((" " * (longest + 3), "text"), *line) for line in more]
        return lines

    # Actions

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.articles.move(by)

    def action_open(self) -> None:
        """Check the article under the cursor."""
        if row := self.articles.row:
            position = self.app.desk.person.session.position
            mine = position if position.get("article") == row.article.slug else {}
            self.app.check(row.article.slug, dict(mine))

    def action_log(self) -> None:
        """Open the log."""
        self.app.open_log()

    def action_library(self) -> None:
        """Open the library."""
        from factcheck.workbench.screens.library import LibraryScreen

        self.app.push_screen(LibraryScreen())

    def action_inbox(self) -> None:
        """Open the inbox."""
        from factcheck.workbench.screens.inbox import InboxScreen

        if self._inbox:
            self.app.push_screen(InboxScreen(self.take_in))
        else:
            self.say("the inbox is empty; `factcheck watch` looks at folders and feeds and fills it")

    def action_people(self) -> None:
        """Open the table of people."""
        from factcheck.workbench.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_report(self) -> None:
        """Open the report."""
        if row := self.articles.row:
            self.app.open_report(row.article)

    def action_search(self) -> None:
        """Search articles, claims and library."""
        self.start_asking(self._search())

    def on_articles_list_opened(self) -> None:
        """Check the article that was pointed at."""
        self.action_open()

    def action_gate(self) -> None:
        """Say whether the article under the cursor may go out, and what holds it back."""
        self.run_worker(self._gate())

    async def _gate(self) -> None:
        from factcheck.workbench.gatekeeping import gate_choices, held_back

        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug = row.article.slug
        found = await self.learn(lambda: held_back(desk, slug))
        if found is None:
            return
        picked = await self.pick(found.gate.lines[0], gate_choices(found))
        if picked is not None:
            self._go(picked.claim, picked.question)

    def action_waiting(self) -> None:
        """List what waits for this person, in every article."""
        self.run_worker(self._wait())

    async def _wait(self) -> None:
        from factcheck.workbench.choices import Choice
        from factcheck.workbench.lookup import claim_words

        if not self._waiting:
            self.say("nothing waits for you")
            return
        choices = [
            Choice(claim_words(record), f"{record.key}  {waiting_words(what)}", record.key, detail=record.claim.text)
            for record, what in self._waiting
        ]
        picked = await self.pick("Waiting for you", choices)
        if picked is not None:
            self._go(picked)

    def _go(self, key: str, question: Question | None = None) -> None:
        slug, _, number = key.rpartition("#")
        self.app.check(slug, {"claim": int(number), "question": question})

    def close(self) -> None:
        """Stop what is being read, else clear the filter; the desk stays."""
        _ = self.cancel_reading() or self.clear_filter()

    async def _search(self) -> None:
        from factcheck.workbench.lookup import go, things_by

        desk = self.app.desk

        async def search(words: str) -> Sequence[Choice]:
            return await self.learn(lambda: things_by(words, desk)) or () if words.strip() else ()

        picked = await self.pick("Search everything", find=search, hint="words")
        if picked is not None:
            await go(self, picked)
