"""How claims are read: corrected, added, split, merged; and the words under no claim marked as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.desk import ClaimRecord
    from factcheck.workbench.screens.check.screen import CheckScreen


def reading(screen: CheckScreen) -> None:
    """Correct how the figure was read."""
    screen.start_asking(_reading(screen))


async def _reading(screen: CheckScreen) -> None:
    record, key, desk = screen.record, screen.casework.key, screen.app.desk
    if record is None:
        return
    before = record.claim.figure
    title = "Read the figure as (for example 64%, about 2.3 million, 57-59%)"
    words = await screen.ask(title, before.text if before else "")
    if words and await screen.do(lambda: desk.claims.read_as(record.key, words)):
        screen.casework.research.pop(key, None)
        screen.changed(record.number)
        screen.say(f"claim {record.number} reads as {words} now; the machine's reading stays on record")


def add_claim(screen: CheckScreen) -> None:
    """Make a claim of words of the article."""
    screen.start(_add_claim(screen))


async def _add_claim(screen: CheckScreen) -> None:
    desk, slug, record = screen.app.desk, screen.article.slug, screen.record
    span = await _chosen(screen, record.claim.start if record else screen.view.top_offset)
    if span is None:
        return
    added = await screen.learn(lambda: desk.claims.add(slug, *span))
    if added is not None:
        _show_new(screen, [added], f"claim {added.number} added")


def split(screen: CheckScreen) -> None:
    """Make several claims of this one."""
    screen.start(_split(screen))


async def _split(screen: CheckScreen) -> None:
    record, desk = screen.record, screen.app.desk
    if record is None:
        return
    spans: list[tuple[int, int]] = []
    while True:
        start = spans[-1][1] if spans else record.claim.start
        span = await _chosen(screen, start, f"Words of part {len(spans) + 1} · esc after the last")
        if span is None:
            break
        spans.append(span)
    if len(spans) < 2:
        screen.say("nothing was split: that takes the words of two parts at least")
        return
    made = await screen.learn(lambda: desk.claims.split(record.key, spans))
    if made is not None:
        _show_new(screen, made, f"claim {record.number} split into {', '.join(str(each.number) for each in made)}")


def merge(screen: CheckScreen) -> None:
    """Make one claim of the marked ones."""
    screen.start(_merge(screen))


async def _merge(screen: CheckScreen) -> None:
    work, desk = screen.casework, screen.app.desk
    keys = [work.record(number).key for number in work.numbers if number in work.marked]
    if len(keys) < 2:
        screen.say("mark the claims that belong together first")
        return
    merged = await screen.learn(lambda: desk.claims.merge(keys))
    if merged is not None:
        work.marked.clear()
        _show_new(screen, [merged], f"{len(keys)} claims are claim {merged.number} now")


def read(screen: CheckScreen) -> None:
    """Mark the paragraph in hand as read: what stands in it under no claim needs no check."""
    screen.start(_read(screen))


async def _read(screen: CheckScreen) -> None:
    record, text = screen.record, screen.text
    at = record.claim.end - 1 if record and screen.pane != "article" else screen.view.top_offset
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    start = text.rfind("\n", 0, at) + 1
    desk, slug = screen.app.desk, screen.article.slug
    if await screen.do(lambda: desk.marks.add(slug, start, end)):
        screen.note_read()
        screen.view.refresh()
        screen.say(f"{screen.place_of(start)} marked as read")


async def _chosen(screen: CheckScreen, start: int, title: str = "Words for a claim") -> tuple[int, int] | None:
    from factcheck.workbench.screens.words import WordsScreen

    return await screen.app.push_screen_wait(WordsScreen(screen.document, start, screen.marks_within, title))


def _show_new(screen: CheckScreen, records: list[ClaimRecord], words: str) -> None:
    screen.take_over([record.number for record in records])
    screen.take(records[0].number)
    screen.say(words)
