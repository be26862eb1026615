"""From a claim to elsewhere: the same figure in other places, the gate, the author's questions, log and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.choices import Choice

if TYPE_CHECKING:
    from factcheck.desk import ClaimRecord
    from factcheck.figures import Figure
    from factcheck.workbench.screens.check.screen import CheckScreen

_LIKENESS = {"same": "says the same", "near": "says nearly the same"}


def elsewhere(screen: CheckScreen) -> None:
    """Find the same figure, and claims that say the same, in this and other articles."""
    screen.start_asking(_elsewhere(screen))


async def _elsewhere(screen: CheckScreen) -> None:
    record, behind = screen.record, await screen.learn_behind()
    figure = record.claim.figure if record else None
    if record is None:
        return
    desk = screen.app.desk
    # The verdicts on claims that say the same are precedents, which are shown to who has rated.
    shown = {each.key for each in behind.precedents.shown} if behind else set()
    choices = [
        _choice(tie.record, _LIKENESS[tie.likeness], tie.record.key in shown) for tie in (behind.ties if behind else ())
    ]
    known = {choice.gives for choice in choices}
    if figure is not None:
        same = await screen.learn(lambda: _same_figure(screen, record, figure)) or []
        choices += [
            _choice(each, "the same figure", not desk.readers.reads_blind(each))
            for each in same
            if each.key not in known
        ]
    if not choices:
        screen.say(f"{figure.text} stands nowhere else on this desk" if figure else "nothing else says the same")
        return
    picked = await screen.pick(f"{figure.text if figure else 'The same'} elsewhere", choices)
    if picked is not None:
        screen.go_to(picked)


def _choice(record: ClaimRecord, how: str, with_rating: bool) -> Choice:
    verdict = record.verdict
    rated = f"{verdict.rating}, {verdict.by}" if verdict else ""
    state = rated if rated and with_rating else "rated" if rated else record.state
    return Choice(record.claim.text, f"{how} · {record.key}  {state}", record.key)


def _same_figure(screen: CheckScreen, record: ClaimRecord, figure: Figure) -> list[ClaimRecord]:
    wanted = (figure.value, figure.low, figure.high, figure.unit)
    desk = screen.app.desk
    return [
        other
        for article in desk.articles.all()
        for other in desk.claims.of(article)
        if other.key != record.key
        and (same := other.claim.figure) is not None
        and (same.value, same.low, same.high, same.unit) == wanted
    ]


def gate(screen: CheckScreen) -> None:
    """Say whether the article may go out, and go to what holds it back."""
    screen.start_asking(_gate(screen))


async def _gate(screen: CheckScreen) -> None:
    from factcheck.workbench.gatekeeping import gate_choices, held_back

    desk, slug = screen.app.desk, screen.article.slug
    found = await screen.learn(lambda: held_back(desk, slug))
    if found is not None and (picked := await screen.pick(found.gate.lines[0], gate_choices(found))) is not None:
        screen.go_to(picked.claim, picked.question)


def questions(screen: CheckScreen) -> None:
    """Open the questions to the author."""
    from factcheck.workbench.screens.questions import QuestionsScreen

    screen.app.push_screen(QuestionsScreen(screen.article))


def correction(screen: CheckScreen) -> None:
    """Draft the note that corrects what was printed."""
    screen.start_asking(_correction(screen))


async def _correction(screen: CheckScreen) -> None:
    from factcheck.desk.judging.corrections import correction as drafted
    from factcheck.workbench.screens.report import CorrectionScreen

    record, desk = screen.record, screen.app.desk
    if record is None:
        return
    found = await screen.learn(lambda: drafted(desk, record.key))
    if found is not None:
        screen.app.push_screen(CorrectionScreen(found))


def log(screen: CheckScreen) -> None:
    """Open the log."""
    screen.app.open_log()


def report(screen: CheckScreen) -> None:
    """Open the report of this article."""
    screen.app.open_report(screen.article)


def copy(screen: CheckScreen) -> None:
    """Copy the claim with its working."""
    record = screen.record
    if record is None:
        return
    lines = [f"{record.key}: {record.claim.text}"]
    if not screen.reads_blind:
        if found := screen.research_in_hand():
            lines.append(found.finding.suggestion.working)
        if record.verdict:
            lines.append(f"{record.verdict.rating}, {record.verdict.by}")
    screen.app.copy_out("\n".join(lines))
