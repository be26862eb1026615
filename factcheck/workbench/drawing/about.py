"""What is known of a claim beside its evidence: what changed, who says the same, who is asked, who decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.drawing.verdicts import local_time, notes_shown, rating_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims import WordChange
    from factcheck.desk import ClaimRecord, Enquiry, Verdict
    from factcheck.desk.record.scales import Scale
    from factcheck.settings.keymap import Keymap
    from factcheck.workbench.background import Background, Tie
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["about_lines", "diff_lines", "whole_word", "worth_words"]

_LABEL = 15  # cells for the word at the left of every line
_NAMED = 4  # claims that are named before the others are only counted
# How words of the two versions are told apart where no weight of letters shows: as in a word diff.
_DIFF_SIGNS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "kept": ("", "")}
_DIFF_INKS = {"removed": "removed", "added": "added", "kept": "text"}
_AROUND = 6  # unchanged words that are shown on either side of a change


def about_lines(
    record: ClaimRecord,
    behind: Background | None,
    scale: Scale,
    width: int,
    *,
    everything: bool = False,
    blind: bool = False,
    keymap: Keymap | None = None,
    signs: Signs = FULL,
) -> list[Line]:
    """Give the lines about a claim: what must be seen before it is rated, or `everything` there is.

    Where it is read `blind`, nothing of it tells how it was rated.
    """
    keymap = keymap or {}
    lines: list[Line] = []
    if record.changed is not None:
        from factcheck.claims import word_changes  # loaded when a claim has changed

        now = record.check.told if record.check else record.claim.text
        lines += diff_lines("was changed", word_changes(record.changed, now), width)
        asked = None if blind or record.verdict is None else record.verdict.replacement
        if asked and asked in now:
            lines += _told("as asked", f"it reads now as it was asked to: {asked}", width, "text")
    elif record.reopened is not None:
        lines += _told("opened again", record.reopened, width, "caution")
    if blind:
        lines += _told("second reader", "your digit is the second reading; what was rated is not shown", width, "key")
    elif record.disputed:
        lines += _readings(record, scale, width)
    if behind is not None and not blind:
        for broken in behind.broken:
            keeps = f" · {short_key('check.exempt', keymap)} keeps it with a reason"
            lines += _told("rule broken", f"{broken.words}{keeps}", width, "caution")
    if everything:
        lines += _everything(record, behind, width, keymap, signs, blind=blind)
    elif behind is not None and behind.ties:
        lines += _told("says the same", _tied(behind.ties, signs, blind=blind), width, "muted", most=1)
    return lines


def diff_lines(label: str, changes: Sequence[WordChange], width: int) -> list[Line]:
    """Give a word diff in lines: `[-old-]` `{+new+}`, with a few of the words around each change."""
    text, spans = "", []
    for at, change in enumerate(changes):
        opening, closing = _DIFF_SIGNS[change.kind]
        words = change.words
        if change.kind == "kept":
            words = _shortened(words, first=at == 0, last=at == len(changes) - 1)
        piece = f"{opening}{words}{closing}"
        spans.append((len(text), len(text) + len(piece), _DIFF_INKS[change.kind]))
        text += f"{piece} "
    return _labelled(label, text.rstrip(), width, spans, "caution", 6)


def _shortened(words: str, *, first: bool, last: bool) -> str:
    parts = words.split(" ")
    if first and len(parts) > _AROUND:
        return "…" + " ".join(parts[-_AROUND:])
    if last and len(parts) > _AROUND:
        return " ".join(parts[:_AROUND]) + "…"
    if len(parts) > 2 * _AROUND:
        return f"{' '.join(parts[:_AROUND])} … {' '.join(parts[-_AROUND:])}"
    return words


def _everything(
    record: ClaimRecord,
    behind: Background | None,
    width: int,
    keymap: Keymap,
    signs: Signs,
    *,
    blind: bool,
) -> Iterator[Line]:
    claim = record.claim
    why = worth_words(claim.worthiness_reasons, claim.text)
    yield from _told("worth a check", f"{claim.worthiness:.2f} of 1: {why}", width)
    if claim.siblings:
        more = len(claim.siblings)
        yield from _told("in its sentence", f"{more} more claim{'' if more == 1 else 's'}", width)
    if record.corrected and record.machine is not None:
        figure = record.machine.figure
        yield from _told("machine read", figure.text if figure else record.machine.text, width)
    if behind is not None:
        if behind.ties:
            yield from _told("says the same", _tied(behind.ties, signs, blind=blind), width, most=3)
        if count := behind.precedents.count:
            shown = f"; {short_key('check.precedents', keymap)} lists them" if behind.precedents.shown else \
                ", shown once you have rated it"  # fmt: skip
            yield from _told("precedents", f"{count} earlier {'verdict' if count == 1 else 'verdicts'}{shown}", width)
    for name, task in ((record.assigned, "rates it"), (record.reader, "reads it"), (record.decider, "decides")):
        if name:
            yield from _told("assigned", f"{name} {task}", width)
    for enquiry in record.enquiries:
        yield from _told(f"question {enquiry.number}", _exchange(enquiry), width, most=4)
    for verdict in () if blind else record.all_verdicts:
        for words in _rests_on(verdict):
            yield from _told("verdict", words, width, most=3)
    for note in notes_shown(record, blind=blind):
        yield from _told("note", f"{note.text} · {note.by}, {local_time(note.at)}", width, most=3)


def _readings(record: ClaimRecord, scale: Scale, width: int) -> Iterator[Line]:
    """Give the two readings that differ, one under the other."""
    for question, second in record.disputing.items():
        first = record.verdicts.get(question)
        if first is None or question in record.third:
            continue
        for label, verdict in (("disputed", first), ("", second)):
            reason = f": {verdict.reason}" if verdict.reason else ""
            sources = f" · {len(verdict.sources)} {'source' if len(verdict.sources) == 1 else 'sources'}"
            words = f"{verdict.by} says {rating_name(scale, verdict.rating)}{reason}{sources}"
            yield from _told(label, words, width, "caution", most=3)


def _rests_on(verdict: Verdict) -> Iterator[str]:
    if verdict.contacted:
        yield f"claimant contacted: {verdict.contacted}"
    if verdict.searched:
        yield f"looked for and not found: {', '.join(verdict.searched)}"
    for exemption in verdict.exemptions:
        yield f"kept although it breaks {exemption.rule}: {exemption.reason}"
    for source in verdict.sources:
        yield f"{source.side} · {source.document} {source.place}: {' '.join(source.text.split())}"


def _exchange(enquiry: Enquiry) -> str:
    sent = f" (sent {local_time(enquiry.sent)})" if enquiry.sent else ""
    to = f" to {enquiry.to}" if enquiry.to else ""
    if enquiry.withdrawn is not None:
        return f"{enquiry.text} · withdrawn: {enquiry.withdrawn}"
    answer = f" · answered: {enquiry.answer}" if enquiry.answer else " · no answer yet"
    return f"{enquiry.text}{to}{sent}{answer}"


def _tied(ties: Sequence[Tie], signs: Signs, *, blind: bool) -> str:
    """Name the claims that say the same; how they were rated is left to whoever has rated this one."""
    named = []
    for tie in ties[:_NAMED]:
        near = " nearly" if tie.likeness == "near" else ""
        settled = f" {signs.settled}" if tie.record.verdict is not None and not blind else ""
        named.append(f"{tie.record.key}{near}{settled}")
    more = f" and {len(ties) - _NAMED:,} more" if len(ties) > _NAMED else ""
    return ", ".join(named) + more


def _told(label: str, words: str, width: int, ink: str = "muted", most: int = 2) -> list[Line]:
    return _labelled(label, safe_line(words), width, (), ink, most)


def _labelled(label: str, words: str, width: int, spans: Sequence[Span], ink: str, most: int) -> list[Line]:
    rows = paragraph(words, max(20, width - _LABEL - 2), spans, most=most)
    return [((f" {label if not at else '':<{_LABEL}} ", ink), *line) for at, line in enumerate(rows)]


def worth_words(why: Sequence[str], text: str) -> str:
    """Say what speaks for checking a claim: what it has, then those of its words that did, each once."""
    reasons: dict[str, str] = {}
    for reason in why:
        whole = whole_word(reason, text)
        reasons.setdefault(whole.casefold(), whole)
    words = [reason for reason in reasons.values() if reason.startswith("“")]
    told = [reason for reason in reasons.values() if reason not in words]
    if words:
        named = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
        told.append(f"the {'word' if len(words) == 1 else 'words'} {named}")
    return "; ".join(told) or "nothing speaks for it"


def whole_word(reason: str, text: str) -> str:
    """Give a reason that is the beginning of a word as the word that the claim has."""
    beginning = reason.removeprefix("“").removesuffix("…”")
    if len(beginning) != len(reason) - 3:
        return reason
    found = re.search(rf"\b{re.escape(beginning)}\w*", text, re.IGNORECASE)
    return f"“{found.group()}”" if found else reason
