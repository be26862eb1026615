"""The desk: its articles with what is left to do in each, the library, and adding to both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len

from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line
from factcheck.workbench.backroom import NEXT, NOW, Cancelled
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.inks import BLANK, justify, ruled
from factcheck.workbench.screens.room import Room, stylesheet
from factcheck.workbench.widgets.lines import LineBlock, LinePane
from factcheck.workbench.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Article, Desk
    from factcheck.workbench.inks import Line

__all__ = ["DeskScreen"]

POLL = 1.0


@dataclass(frozen=True, slots=True)
class _Row:
    article: Article
    claims: int = 0
    rated: int = 0
    blocked: int = 0
    open: int = 0
    last: str = ""


class _Articles(LinePane):
    """Two lines for each article, a blank one between."""

    def __init__(self) -> None:
        super().__init__(id="articles")
        self.rows: list[_Row] = []
        self.cursor = 0

    def show(self, rows: list[_Row]) -> None:
        self.rows = rows
        self.cursor = max(0, min(self.cursor, len(rows) - 1))
        self.set_count(len(rows) * 3)
        self.refresh()

    def move(self, by: int) -> None:
        before, self.cursor = self.cursor, max(0, min(self.cursor + by, len(self.rows) - 1))
        self.reveal(self.cursor * 3, self.cursor * 3 + 1, margin=0)
        self.repaint(before * 3, before * 3 + 1, self.cursor * 3, self.cursor * 3 + 1)

    def line_at(self, index: int) -> Line:
        at, part = divmod(index, 3)
        room = self.screen
        assert isinstance(room, Room)
        row, here, width = self.rows[at], at == self.cursor, self.size.width
        bar = (f"{room.signs.here} " if here and part < 2 else "  ", "cursor")
        if part == 0:
            done = "done" if row.claims and not row.open else f"{row.open} open"
            ink = "settled" if done == "done" else "text"
            return justify((bar, (safe_line(row.article.title), "strong" if here else "text")), ((done, ink),), width)
        if part == 1:
            facts = f"{row.article.slug} · {row.article.scale} · {row.claims} claims, {row.rated} rated"
            if row.blocked:
                facts += f", {row.blocked} to change"
            return justify((bar, (facts, "muted")), ((row.last, "muted"),), width)
        return BLANK

    def on_click(self, event: events.Click) -> None:
        at = (self.top + event.y) // 3
        if at < len(self.rows):
            self.move(at - self.cursor)


class DeskScreen(Room[None], inherit_bindings=False):
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
        self._revision = -1

    def compose(self) -> ComposeResult:
        """Header, articles, the library in a line, keys."""
        yield LineBlock(id="header")
        yield _Articles()
        yield LineBlock(id="welcome")
        yield LineBlock(id="library")
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Show what is there, and keep it up."""
        self.articles = self.query_one(_Articles)
        self.app.desk.session.keep_position({**self.app.desk.session.position, "screen": "desk"}, place="")
        self.latest(self._refresh, "refresh")
        self.set_interval(POLL, self._look)

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.is_mounted:
            self.latest(self._refresh, "refresh")

    def on_resize(self) -> None:
        """Draw anew."""
        self.latest(self._refresh, "refresh")

    async def _look(self) -> None:
        if self.is_current and self.app.desk.revision != self._revision:
            await self._refresh()

    async def _refresh(self) -> None:
        if not self.is_current:
            return
        desk = self.app.desk
        try:
            rows, library, colleagues = await self.app.backroom.run(lambda: _overview(desk), NOW)
        except Cancelled:
            return
        except FactcheckError as error:
            self.complain(error)
            return
        self._revision = desk.revision
        self.articles.show(rows)
        self.set_header((desk.folder.name or "desk", "articles"), {"here": ", ".join([desk.by, *colleagues])})
        width = self.size.width - 2
        words = f"library: {library} documents" if library != 1 else "library: 1 document"
        self.query_one("#library", LineBlock).show([ruled(width, self.signs.rule), ((words, "muted"),)])
        welcome = self.query_one("#welcome", LineBlock)
        welcome.display = not rows
        self.articles.display = bool(rows)
        if not rows:
            welcome.show(self._welcome(width))

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
        if row := self._row():
            position = self.app.desk.session.position
            mine = position if position.get("article") == row.article.slug else {}
            self.app.check(row.article.slug, dict(mine))

    def action_log(self) -> None:
        """Open the log."""
        self.app.open_log()

    def action_report(self) -> None:
        """Open the report."""
        if row := self._row():
            self.app.open_report(row.article)

    def action_add_article(self) -> None:
        """Add an article by its path or address."""
        self.run_worker(self._add("Article: path or web address", "article"))

    def action_add_evidence(self) -> None:
        """Add evidence by its path or address."""
        self.run_worker(self._add("Evidence: file, folder or web address", "evidence"))

    def action_paste_article(self) -> None:
        """Make an article of pasted text."""
        self.run_worker(self._paste())

    def action_search(self) -> None:
        """Search articles, claims and library."""
        self.run_worker(self._search())

    def _row(self) -> _Row | None:
        return self.articles.rows[self.articles.cursor] if self.articles.rows else None

    async def _add(self, title: str, what: str) -> None:
        from factcheck.workbench.intake import add_article, add_evidence

        source = await self.ask(title, complete_paths=True)
        if not source:
            return
        desk = self.app.desk
        add: Callable[[Callable[[str], None]], str]
        if what == "article":
            add = lambda _: add_article(desk, source)  # noqa: E731
        else:
            add = lambda tell: add_evidence(desk, source, tell)  # noqa: E731
        self.say(f"reading {source}…")
        await self._carry_out(lambda: add(self._tell))

    def _tell(self, words: str) -> None:
        # From the backroom's thread: how far the reading is.
        self.app.call_from_thread(self.say, words)

    async def _paste(self) -> None:
        from factcheck.workbench.intake import add_pasted

        text = await self.ask("Paste the article; its first line is its title", long=True)
        if text:
            desk = self.app.desk
            await self._carry_out(lambda: add_pasted(desk, text))

    async def _carry_out(self, work: Callable[[], str]) -> None:
        try:
            words = await self.app.backroom.run(work, NEXT)
        except Cancelled:
            return
        except FactcheckError as error:
            self.complain(error)
            return
        await self._refresh()
        self.say(words)

    async def _search(self) -> None:
        from factcheck.workbench.choices import Choice
        from factcheck.workbench.research import passages_for

        desk = self.app.desk

        def find(words: str) -> list[Choice]:
            wanted = words.casefold().split()
            found: list[Choice] = []
            for article in desk.articles():
                if all(word in article.title.casefold() for word in wanted):
                    found.append(Choice(article.title, "article", ("claim", article.slug, None), ink="strong"))
                found += [
                    Choice(record.claim.text, record.key, ("claim", article.slug, record.number))
                    for record in desk.claims(article)
                    if all(word in record.claim.text.casefold() for word in wanted)
                ]
            hits = passages_for(words, desk.library)
            return [*found[:200], *(Choice(hit.words, f"{hit.title} {hit.place}", ("library", hit)) for hit in hits)]

        async def search(words: str) -> Sequence[Choice]:
            return await self.app.backroom.run(lambda: find(words), NEXT) if words.strip() else ()

        picked: Any = await self.pick("Search everything", find=search, hint="words")
        if picked is None:
            return
        if picked[0] == "claim":
            self.app.check(picked[1], {"claim": picked[2]} if picked[2] else {})
        else:
            from factcheck.workbench.screens.source import SourceScreen

            hit = picked[1]
            self.app.push_screen(SourceScreen(desk.document(hit.document), hit.title, hit.place, (hit.start, hit.end)))


def _overview(desk: Desk) -> tuple[list[_Row], int, list[str]]:
    """Count what is left to do in every article; in the backroom's thread."""
    rows = []
    for article in desk.articles():
        blocking = {rating.key for rating in desk.scale(article.scale).ratings if rating.effect == "blocks"}
        records = desk.claims(article)
        verdicts = [verdict for record in records if (verdict := record.verdict)]
        newest = max(verdicts, key=lambda verdict: verdict.at, default=None)
        rows.append(
            _Row(
                article,
                len(records),
                len(verdicts),
                sum(verdict.rating in blocking for verdict in verdicts),
                sum(record.state in {"open", "asked", "answered"} for record in records),
                f"{newest.by}, {local_time(newest.at)}" if newest else "",
            )
        )
    return rows, len(desk.evidence()), sorted({each.by for each in desk.colleagues()})
