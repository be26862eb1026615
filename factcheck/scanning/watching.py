"""Looking at folders and feeds again and again: what is new or changed is scanned against a desk, and told once.

Where it ends, how often it looks and who is given the lines is decided by whoever calls.
"""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.desk.judging.precedents import rated_like
from factcheck.documents import DEFAULT, UnreadableSource, ask_again, expand, fetch, fetch_changed, is_address
from factcheck.scanning.articles import articles_in
from factcheck.scanning.feeds import entries_in, is_feed
from factcheck.scanning.lines import line_without_check
from factcheck.scanning.model import Task
from factcheck.scanning.working import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.checking import Check, Finding
    from factcheck.claims import Claim
    from factcheck.desk import Desk
    from factcheck.desk.judging.precedents import Precedent
    from factcheck.documents import Limits
    from factcheck.scanning.seen import Seen

__all__ = ["Arrived", "Watch"]

_SHOWN = 120  # signs of a claim in a sentence


class Arrived(msgspec.Struct, frozen=True):
    """One article that came or changed: its line, as a scan writes it, and in sentences what is new about it."""

    name: str
    line: bytes
    told: tuple[str, ...]

    @property
    def problems(self) -> list[str]:
        """What could not be done with it, in sentences."""
        errors = msgspec.json.decode(self.line, type=_Errors).errors
        return [f"{error['source']}: {error['problem']}" for error in errors]


class _Errors(msgspec.Struct):
    errors: list[dict[str, str]] = []


class _Told(msgspec.Struct, frozen=True):
    """One thing that is worth telling: the mark by which it is told once, how it stands in the line, and in brief."""

    mark: str
    plain: dict[str, Any]
    brief: str


class Watch:
    """Sources that are watched for a desk; `stop` says whether to end before the next article."""

    def __init__(
        self,
        desk: Desk,
        sources: Sequence[str],
        seen: Seen,
        *,
        limits: Limits = DEFAULT,
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._desk, self._sources, self._seen = desk, sources, seen
        self._limits, self._stop = limits, stop
        self._failing: dict[str, str] = {}  # what an address was told to fail with

    def look(self) -> Iterator[Arrived]:
        """Look once at everything and give what is new, or changed since it was seen.

        An article counts as seen when the next one is asked for: whoever is ended before that is told it again.
        """
        worker = Worker(self._desk.evidence.library, limits=self._limits)
        for source in self._sources:
            if is_address(source):
                yield from self._address(worker, source)
                continue
            for name in expand([source]):
                if self._stop():
                    return
                yield from self._file(worker, name)

    def _file(self, worker: Worker, name: str) -> Iterator[Arrived]:
        key, stamp = os.path.abspath(name), _stamp_of(name)  # noqa: PTH100  a link keeps its own name
        if self._seen.stamp(key) == stamp:
            return
        feed = self._feed_in(name, stamp)
        if feed is not None:
            found = self._entries(name, key, feed)
        else:
            found = ((*_named(key, stamp, one), one) for one in articles_in([name], limits=self._limits))
        yield from self._all(worker, found, key, stamp)

    def _feed_in(self, name: str, stamp: str) -> bytes | None:
        """Give the bytes of a file that is a feed."""
        if not stamp or not name.lower().endswith((".xml", ".rss", ".atom", ".rdf")):
            return None
        try:
            data = fetch(name, self._limits).data
        except UnreadableSource:
            return None  # reading it as an article says why
        return data if is_feed(data) else None

    def _address(self, worker: Worker, address: str) -> Iterator[Arrived]:
        before = _conditions(self._seen.stamp(address))
        try:
            fetched = fetch_changed(address, before, self._limits)
        except UnreadableSource as error:
            if self._failing.get(address) != str(error):
                self._failing[address] = str(error)
                yield _without_check(worker, error)
            return
        self._failing.pop(address, None)
        if fetched is None:
            return
        stamp = msgspec.json.encode(ask_again(fetched)).decode()
        if is_feed(fetched.data):
            found = self._entries(address, address, fetched.data)
        else:
            page = Task(address, "page", fetched.data, address, fetched.media_type, fetched.charset)
            found = iter([(f"{address}#", _digest(fetched.data), page)])
        yield from self._all(worker, found, address, stamp)

    def _entries(self, name: str, key: str, data: bytes) -> Iterator[tuple[str, str, Task | UnreadableSource]]:
        none = True
        for entry in entries_in(data):
            none = False
            shown = entry.link or f"{name}:{entry.name}"
            task = Task(shown, "page", entry.page, shown, "text/html", "utf-8")
            yield f"{key}#{entry.name}", _digest(entry.page), task
        if none:
            yield (
                key,
                "",
                UnreadableSource(name, "is a feed without an entry that can be read", "see whether it is whole"),
            )

    def _all(
        self,
        worker: Worker,
        found: Iterator[tuple[str, str, Task | UnreadableSource]],
        whole: str,
        stamp: str,
    ) -> Iterator[Arrived]:
        """Scan what is new among these; the whole that they came in counts as seen once all of them do."""
        for key, own, one in found:
            if self._stop():
                return
            if isinstance(one, UnreadableSource):
                yield _without_check(worker, one)
            elif self._seen.stamp(key) != own:
                yield from self._one(worker, key, own, one)
        if self._seen.stamp(whole) != stamp:
            self._seen.keep(whole, stamp)

    def _one(self, worker: Worker, key: str, stamp: str, task: Task) -> Iterator[Arrived]:
        before, told = self._seen.told(key), list[_Told]()
        words = ""

        def beside(check: Check) -> dict[str, Any]:
            nonlocal words
            words = f"text {check.article.sha256}"
            for each in self._worth_telling(check, task.name):
                if each.mark not in before and each.mark not in {other.mark for other in told}:
                    told.append(each)
            return {"told": [each.plain for each in told]}

        scanned = worker.scan(task, beside=beside)
        if not words or words not in before or told:  # a file that was only touched is nothing new
            yield Arrived(task.name, scanned.line, tuple(each.plain["sentence"] for each in told))
        source = key if task.kind == "file" else task.name
        tidings = [(source, each.plain["kind"], each.plain.get("key", ""), each.brief) for each in told]
        self._seen.keep(key, stamp, [*(each.mark for each in told), *([words] if words else [])], tidings)

    def _worth_telling(self, check: Check, name: str) -> Iterator[_Told]:
        for claim in check.claims:
            for found in rated_like(self._desk, claim):
                yield self._rated(claim, found, name)
        for finding in check.findings:
            if finding.suggestion.stance == "contradicts":
                yield _contradicted(finding, name)

    def _rated(self, claim: Claim, found: Precedent, name: str) -> _Told:
        verdict = found.verdict
        rating = self._desk.settings.scale(verdict.scale).rating(verdict.rating)
        day = verdict.at[:10]
        asked = ", whether it was said" if verdict.question == "said" else ""
        nearly = "" if found.likeness == "same" else "nearly "
        back = (
            f"rated {rating.name} on {day} ({found.key}{asked}): comes back {nearly}the same in {name}: {_short(claim)}"
        )
        plain = {
            "kind": "rated", "claim": claim.id, "likeness": found.likeness, "key": found.key,
            "question": verdict.question, "scale": verdict.scale, "rating": verdict.rating, "by": verdict.by,
            "at": verdict.at, "sentence": back,
        }  # fmt: skip
        brief = f"{rating.name}{asked}: {_short(claim)}"
        return _Told(_mark("rated", claim, found.key, verdict.question, verdict.rating), plain, brief)


def _contradicted(finding: Finding, name: str) -> _Told:
    claim, suggestion = finding.claim, finding.suggestion
    sentence = f"contradicted in {name}: {_short(claim)} ({suggestion.working})"
    plain = {
        "kind": "contradicted", "claim": claim.id, "question": finding.question, "relation": suggestion.relation,
        "working": suggestion.working, "sentence": sentence,
    }  # fmt: skip
    return _Told(_mark("contradicted", claim, finding.question), plain, f"{suggestion.working} · {_short(claim)}")


def _mark(kind: str, claim: Claim, *more: str) -> str:
    """Give what something is told once by: the claim's words, which stay where a text grows behind them."""
    figure = claim.figure.text if claim.figure else ""
    return _digest("\0".join((kind, " ".join(claim.text.split()), figure, *more)).encode("utf-8", "replace"))


def _short(claim: Claim) -> str:
    words = " ".join(claim.text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _stamp_of(name: str) -> str:
    """Give what changes whenever a file is written; empty where it is no file that can be looked at."""
    try:
        found = os.stat(name)  # noqa: PTH116  any name that a folder may hold
    except (OSError, ValueError):
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}" if stat.S_ISREG(found.st_mode) else ""


def _named(key: str, stamp: str, one: Task | UnreadableSource) -> tuple[str, str]:
    """Give the name and stamp of an article in a file: the file's own, and for one of many in it those of its words."""
    if isinstance(one, Task) and one.kind != "file":
        digest = _digest(one.data)
        return f"{key}#{digest}", digest
    return key, stamp


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _without_check(worker: Worker, error: UnreadableSource) -> Arrived:
    return Arrived(error.thing, line_without_check(error.thing, worker.mark, [error]), ())


def _conditions(stamp: str | None) -> dict[str, str]:
    return msgspec.json.decode(stamp, type=dict[str, str]) if stamp else {}
