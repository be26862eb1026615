"""What came of a scan, counted from its lines: articles, claims, what is contradicted, and what comes most often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Summary"]

_FREQUENT = 10
_SHOWN = 70
_NAMED = 10  # articles that could not be read and are named
_KEPT = 50_000  # different claims that are counted; beyond them the rarest are let go


class _Suggestion(msgspec.Struct):
    stance: str
    working: str = ""


class _Finding(msgspec.Struct):
    question: str
    suggestion: _Suggestion


class _Figure(msgspec.Struct):
    text: str


class _Claim(msgspec.Struct):
    text: str
    findings: list[_Finding]
    figure: _Figure | None = None


class _Error(msgspec.Struct):
    problem: str


class _Line(msgspec.Struct):
    format: int
    name: str
    library: str
    claims: list[_Claim]
    article: dict[str, object] | None = None
    self_checks: list[msgspec.Raw] = []
    errors: list[msgspec.Raw] = []


_decoder = msgspec.json.Decoder(_Line)


class Summary:
    """Counts over the lines of a scan, as many as there may be, in bounded memory but for the articles' names."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.marks: Counter[str] = Counter()
        self.claims = self.contradicted = self.against_themselves = self.unreadable = self.at_fault = 0
        self.unread: list[tuple[str, str]] = []  # the first few of the unreadable, each with what is wrong with it
        self._said: Counter[tuple[str, str]] = Counter()

    @property
    def articles(self) -> int:
        """How many articles there are, those that could not be read among them."""
        return len(self.names)

    @property
    def code(self) -> int:
        """The exit code, as that of a check: 2 where something could not be done, 1 where something is contradicted."""
        if self.unreadable or self.at_fault:
            return 2
        return 1 if self.contradicted or self.against_themselves else 0

    def count(self, line: bytes) -> None:
        """Count one line. Raises `msgspec.DecodeError` where it is no line of a scan."""
        told = _decoder.decode(line)
        self.names.add(told.name)
        self.marks[told.library] += 1
        self.claims += len(told.claims)
        self.against_themselves += bool(told.self_checks)
        if told.article is None:
            self.unreadable += 1
            if len(self.unread) < _NAMED:
                problems = [msgspec.json.decode(error, type=_Error).problem for error in told.errors]
                self.unread.append((told.name, "; ".join(problems)))
        self.at_fault += bool(told.errors) and told.article is not None
        for claim in told.claims:
            if any(finding.suggestion.stance == "contradicts" for finding in claim.findings):
                self.contradicted += 1
                figure = " ".join(claim.figure.text.split()) if claim.figure else ""
                self._said[figure, " ".join(claim.text.split()).casefold()] += 1
        if len(self._said) > 2 * _KEPT:
            self._said = Counter(dict(self._said.most_common(_KEPT)))

    def frequent(self) -> list[tuple[int, str, str]]:
        """Give the contradicted claims that stand in most articles: how often, the figure, the words."""
        often = [(times, *said) for said, times in self._said.items() if times > 1]
        return sorted(often, key=lambda item: (-item[0], item[1:]))[:_FREQUENT]

    def plain(self) -> dict[str, object]:
        """Give the counts for JSON."""
        return {
            "articles": self.articles,
            "claims": self.claims,
            "contradicted": self.contradicted,
            "against_themselves": self.against_themselves,
            "unreadable": self.unreadable,
            "at_fault": self.at_fault,
            "libraries": dict(self.marks),
            "frequent": [{"times": times, "figure": figure, "text": text} for times, figure, text in self.frequent()],
        }

    def lines(self) -> Iterator[str]:
        """Give the table that stands at the end of a scan."""
        rows = (
            ("articles", self.articles),
            ("claims", self.claims),
            ("contradicted", self.contradicted),
            ("articles against themselves", self.against_themselves),
            ("articles that could not be read", self.unreadable),
            ("articles with something that could not be compared", self.at_fault),
        )
        for number, (what, count) in enumerate(rows):
            if count or number < 3:
                yield f"{count:>10,}  {what}"
        if self.unread:
            yield ""
            yield "            could not be read"
            yield from (f"            {name}: {problem}" for name, problem in self.unread)
            if (more := self.unreadable - len(self.unread)) > 0:
                yield f"            and {more:,} more: their lines say why"
        if frequent := self.frequent():
            yield ""
            yield "     times  contradicted most often"
            for times, figure, text in frequent:
                yield f"{times:>10,}  {figure}: {_short(text, figure)}"


def _short(text: str, figure: str) -> str:
    """Give the words around the figure."""
    at = max(0, text.find(figure.casefold()) - _SHOWN // 2)
    cut = text[at : at + _SHOWN]
    return f"{'…' if at else ''}{cut}{'…' if at + _SHOWN < len(text) else ''}"
