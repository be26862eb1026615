"""What people decided about a claim, and the ratings that can be given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len

from factcheck.desk import Verdict
from factcheck.desk.judging.resting import origins
from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.claims import judged_as, state_sign
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import truncate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord, Note, Source
    from factcheck.desk.record.scales import Scale
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = [
    "Pending", "decided", "local_time", "notes_shown", "rating_lines", "rating_name", "sources_words",
    "standing_line", "version_words",
]  # fmt: skip


_NOT_KEPT = " (not kept yet)"


class Pending(Struct, frozen=True):
    """What will go with the next verdict on this claim: sources taken, tags, other words instead.

    `draft` is a note that was begun and will not go with it, since it is not kept yet.
    """

    sources: int = 0
    draft: str = ""
    tags: tuple[str, ...] = ()
    replacement: str = ""
    contacted: str = ""


def rating_name(scale: Scale, key: str) -> str:
    """Give a rating as it is shown; one of another scale by its key."""
    return next((rating.name for rating in scale.ratings if rating.key == key), key)


def local_time(at: str, now: datetime | None = None) -> str:
    """Give a stored time as the clock here shows it: the hour of today, else the day."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    today = (now or datetime.now(UTC)).astimezone().date()
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return f"{moment:%-d %b}" if moment.year == today.year else f"{moment:%Y-%m-%d}"


def sources_words(sources: Sequence[Source]) -> str:
    """Count sources, and whose words they carry where that is fewer."""
    if not sources:
        return "no source"
    count = "1 source" if len(sources) == 1 else f"{len(sources)} sources"
    return count if origins(sources) == len(sources) else f"{count} of {_counted_origins(sources)}"


def _counted_origins(sources: Sequence[Source]) -> str:
    count = origins(sources)
    return "1 origin" if count == 1 else f"{count} origins"


def decided(verdict: Verdict, scale: Scale, signs: Signs = FULL, *, second: bool = False) -> Line:
    """Give a verdict in one line, with another sign where a `second` reader agrees. One without a source says so."""
    facts = [f"by {verdict.by}", local_time(verdict.at), sources_words(verdict.sources), *verdict.tags]
    sign, ink = state_sign("second-read" if second else "settled", judged_as(verdict, scale), signs)
    words: list[tuple[str, str]] = [
        (f"{sign} {rating_name(scale, verdict.rating)}", ink),
        (" · " + " · ".join(map(safe_line, facts)), "muted"),
    ]
    if verdict.replacement:
        words.append((f" · instead: {safe_line(verdict.replacement)}", "text"))
    if verdict.reason:
        words.append((f" · {safe_line(verdict.reason)}", "text"))
    return tuple(words)


def version_words(stored: object, scale: Scale) -> str:
    """Give one of two versions of something in words: a verdict, or a document of the desk as it is stored."""
    if isinstance(stored, Verdict):
        sources = sources_words(stored.sources)
        return f"{rating_name(scale, stored.rating)}  {stored.reason}  ({sources}, {stored.by})".replace("   ", "  ")
    if not isinstance(stored, Mapping):
        return "nothing: it was taken back or removed"
    shown = {name: value for name, value in stored.items() if isinstance(value, str) and name not in {"article", "os"}}
    return " · ".join(f"{name} {value}" for name, value in shown.items()) or "a reading of the claim"


def notes_shown(record: ClaimRecord, *, blind: bool) -> Sequence[Note]:
    """Give the notes at a claim; to who reads it blind, none by those who have judged it."""
    judges = {verdict.os for verdict in record.all_verdicts} if blind else set()
    return [note for note in record.notes if note.os not in judges]


def standing_line(
    record: ClaimRecord,
    question: Question,
    pending: Pending,
    scale: Scale,
    width: int,
    signs: Signs = FULL,
    *,
    blind: bool = False,
) -> Line:
    """Give the line under the evidence: the verdict where there is one, else what the next one will have.

    Where the claim is read `blind`, a verdict that is there is not shown.
    """
    verdict = None if blind else record.third.get(question) or record.verdicts.get(question)
    second = None if blind else record.second.get(question)
    second_words = "you" if blind else "-" if second is None else f"{rating_name(scale, second.rating)}, {second.by}"
    asked = next((enquiry for enquiry in reversed(record.enquiries) if enquiry.withdrawn is None), None)
    question_words = "-"
    if asked is not None:
        question_words = f"answered: {asked.answer}" if asked.answer else f"to {asked.to or 'the author'}"
    if verdict is not None and not _has(pending):
        sign, *rest = decided(verdict, scale, signs, second=record.agreed)
        line: Line = (sign, *(((" · your note is not kept yet", "caution"),) if pending.draft else ()), *rest)
        if record.reopened is not None:
            line = (("was ", "caution"), *((text, "muted") for text, _ in line))
        if verdict.role == "third":
            line = (*line, (" · decided as third reader", "muted"))
        elif second is not None and second.rating != verdict.rating:
            return truncate(
                (("disputed: ", "disputed"), (f"second reader {second_words} · ", "disputed"), *line), width
            )
        elif second is not None:
            line = (*line, (f" · second reader {second_words}", "settled"))
        return truncate(line, width)
    notes = notes_shown(record, blind=blind)
    note = safe_line(pending.draft or (notes[-1].text if notes else ""))
    longest = max(12, width - 48)
    if pending.draft:
        note = _shortened(note, max(8, longest - len(_NOT_KEPT))) + _NOT_KEPT
        longest = max(longest, len(note))
    facts = [
        ("sources", str(pending.sources), bool(pending.sources)),
        ("note", note or "-", bool(note)),
        ("question", question_words, asked is not None),
        ("second reader", second_words, second is not None or blind),
    ]
    if pending.contacted:
        facts.insert(2, ("contacted", pending.contacted, True))
    if pending.tags:
        facts.insert(2, ("tags", ", ".join(pending.tags), True))
    if pending.replacement:
        facts.insert(2, ("instead", pending.replacement, True))
    pieces: list[tuple[str, str]] = []
    for name, value, there in facts:
        if pieces:
            pieces.append((" · ", "muted"))
        value = _shortened(safe_line(value), longest)
        pieces += [(f"{name} ", "muted"), (value, "text" if there else "muted")]
    return truncate(tuple(pieces), width)


def rating_lines(scale: Scale, width: int) -> list[Line]:
    """Give the ratings with their digits, as few lines as they need."""
    lines: list[Line] = []
    pieces: list[tuple[str, str]] = []
    used = 0
    for digit, rating in scale.digits().items():
        size = cell_len(rating.name) + 4
        if pieces and used + size - 2 > width:
            lines.append(tuple(pieces))
            pieces, used = [], 0
        pieces += [(digit, "key"), (f" {rating.name}  ", "text")]
        used += size
    return [*lines, tuple(pieces)]


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _has(pending: Pending) -> bool:
    return bool(pending.sources or pending.tags or pending.replacement or pending.contacted)
