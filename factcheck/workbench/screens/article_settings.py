"""What is said of an article on the desk: scale, policy, day, title, and whether anybody works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.screens.screen import WorkbenchScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.workbench.widgets.articles_list import ArticlesList

__all__ = ["ArticleSettings"]


class ArticleSettings(WorkbenchScreen[None], inherit_bindings=False):
    """The part of the desk that changes the article under the cursor."""

    articles: ArticlesList

    async def carry_out(self, work: Callable[[], str]) -> None:
        """Have the desk do something, show what it changed, and tell what `work` gives."""
        raise NotImplementedError

    def action_scale(self) -> None:
        """Choose the scale by which the article under the cursor is judged."""
        self.start_asking(self._scale())

    async def _scale(self) -> None:
        from factcheck.workbench.choices import Choice

        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug = row.article.slug
        scales = await self.learn(desk.settings.scales)
        if scales is None:
            return
        choices = [
            Choice(
                name,
                "now" if name == row.article.scale else each.title,
                name,
                detail=", ".join(rating.name for rating in each.ratings),
            )
            for name, each in scales.items()
        ]
        picked = await self.pick(f"{slug} is judged by", choices)
        if picked is not None:
            await self.carry_out(lambda: f"{slug} is judged by {desk.articles.set_scale(slug, picked).scale}")

    def action_policy(self) -> None:
        """Choose the policy by which the article under the cursor goes out."""
        self.start_asking(self._policy())

    async def _policy(self) -> None:
        from factcheck.workbench.choices import Choice

        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug = row.article.slug
        found = await self.learn(lambda: (desk.policies.of(slug).name, list(desk.policies.all().values())))
        if found is None:
            return
        now, known = found
        choices = [Choice(each.name, "now" if each.name == now else "", each.name, detail=each.title) for each in known]
        picked = await self.pick(f"{slug} goes out by", choices)
        if picked is not None:
            await self.carry_out(lambda: f"{slug} goes out by {desk.articles.set_policy(slug, picked).policy}")

    def action_published(self) -> None:
        """Say when the article under the cursor went out."""
        self.start_asking(self._published())

    async def _published(self) -> None:
        from factcheck.workbench.days import today, written_day

        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug = row.article.slug
        words = await self.ask(f"{slug} went out on (empty: it did not)", row.article.published or today().isoformat())

        def publish() -> str:
            day = written_day(words or "")
            article = desk.articles.publish(slug, day.isoformat() if day else None)
            return f"{slug} was published on {article.published}" if article.published else f"{slug} is not published"

        if words is not None:
            await self.carry_out(publish)

    def action_retitle(self) -> None:
        """Call the article under the cursor otherwise."""
        self.start_asking(self._retitle())

    async def _retitle(self) -> None:
        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug = row.article.slug
        title = await self.ask(f"The title of {slug}", row.article.title)
        if title and title != row.article.title:
            await self.carry_out(lambda: f"{slug} is called {desk.articles.retitle(slug, title).title}")

    def action_set_aside(self) -> None:
        """Set the article under the cursor aside, or take it up again."""
        self.start_asking(self._set_aside())

    async def _set_aside(self) -> None:
        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug = row.article.slug
        if row.article.aside is not None:
            await self.carry_out(lambda: f"{desk.articles.take_up(slug).slug} is worked on again")
        elif reason := await self.ask(f"Set {slug} aside, because"):
            await self.carry_out(
                lambda: f"{desk.articles.set_aside(slug, reason).slug} is set aside; what was decided stays"
            )

    def action_archive(self) -> None:
        """Put the article under the cursor away, where it is done with."""
        self.run_worker(self._archive())

    async def _archive(self) -> None:
        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug, again = row.article.slug, short_key("desk.undo", self.app.settings.keymap)

        def archive() -> str:
            desk.archive.put_away([slug])
            return f"{slug} is archived; {again} takes it back"

        await self.carry_out(archive)

    def action_remove(self) -> None:
        """Take the article under the cursor off the desk."""
        self.start_asking(self._remove())

    async def _remove(self) -> None:
        row, desk = self.articles.row, self.app.desk
        if row is None:
            return
        slug, again = row.article.slug, short_key("desk.undo", self.app.settings.keymap)
        rated = f" with {row.rated} verdicts" if row.rated > 1 else " with its verdict" if row.rated else ""
        reason = await self.ask(f"Remove {slug}{rated} from the desk, because")
        if reason:
            await self.carry_out(
                lambda: f"{desk.articles.remove(slug, reason).slug} is removed; {again} brings it back"
            )

    def action_undo(self) -> None:
        """Take back this person's last decision."""
        self.run_worker(self._undo())

    async def _undo(self) -> None:
        desk = self.app.desk

        def undo() -> str:
            change = desk.history.undo()
            where = ", ".join(change.keys) or change.article or ""
            return f"taken back: {change.action} {where}".rstrip()

        await self.carry_out(undo)
