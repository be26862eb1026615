"""Shares of one whole that come to more than all of it, and rests that do not make it whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.checking.consistency.model import Article, Fault, Sentence, added_up, bounds, exact, shown, signs_of
from factcheck.figures.writing import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.figures import Figure

__all__ = ["find_past_hundred"]

_HUNDRED = Decimal(100)
# Owners without a name ("her rival") are those of one vote where they are several, and a slip is no multiple.
_FEWEST_UNNAMED, _MOST_UNNAMED = 3, Decimal(125)


def find_past_hundred(article: Article) -> Iterable[Fault]:
    """Find the shares of a vote, of a budget or of an answer that cannot all be right."""
    for sentence in article.sentences:
        yield from list(_too_much(article, sentence)) or _answers(sentence)
        yield from _rest(sentence)


def _too_much(article: Article, sentence: Sentence) -> Iterable[Fault]:
    """Shares of one vote that come to more than all of it; each share has to have an owner of its own."""
    votes, made_up = sentence.words.votes.search(sentence.text), sentence.words.make_up.search(sentence.outline)
    told = sentence.words.make_up.sub(" ", sentence.outline)
    if sentence.words.chosen.search(sentence.text):
        told = sentence.words.asked.sub(" ", told)  # who was asked for one choice gave one
    if not (votes or made_up) or sentence.words.apart.search(told):
        return
    if any(figure.kind == "date" for figure in sentence.figures):
        return
    by_base: dict[str | None, dict[str, Figure]] = {}
    unnamed = False
    for item in article.statements_within(sentence.start, sentence.start + len(sentence.text)):
        if item.figure.unit != "percent" or not exact(item.figure) or not item.subject:
            continue
        named = made_up or sentence.words.name.search(item.subject)
        unnamed = unnamed or not named
        if named or votes:
            by_base.setdefault(item.base, {}).setdefault(item.subject, item.figure)
    for owners in by_base.values():
        shares = list(owners.values())
        if unnamed and (len(shares) < _FEWEST_UNNAMED or added_up(shares) > _MOST_UNNAMED):
            continue
        if len(shares) > 1 and sum(bounds(share)[0] for share in shares) > _HUNDRED:
            yield _past_hundred(shares, "more than 100%")


def _past_hundred(shares: Sequence[Figure], but: str) -> Fault:
    total = added_up(shares)
    line = f"{' + '.join(map(shown, shares))} = {plain(total)}%, {but}"
    return Fault.of("shares", total, _HUNDRED, shares, line, "sum")


def _answers(sentence: Sentence) -> Iterable[Fault]:
    """ "44% would vote yes, 49% no and 7% did not know": everybody gave one answer."""
    shares: list[Figure] = []
    for answer in sentence.words.answers:
        given = [
            figure
            for sign, figure in zip(signs_of(sentence.outline), sentence.figures, strict=True)
            if figure.unit == "percent" and answer.match(sentence.outline[sentence.outline.index(sign) + 1 :])
        ]
        if len(given) > 1:
            return
        shares += given
    if len(shares) < 2 or len(set(shares)) < len(shares) or not all(map(exact, shares)):
        return
    if sum(bounds(share)[0] for share in shares) > _HUNDRED:
        yield _past_hundred(sorted(shares, key=lambda share: share.start), "more than 100%")


def _rest(sentence: Sentence) -> Iterable[Fault]:
    """ "60%, 30% and the remaining 15%" has to come to 100%."""
    found = sentence.words.rest.search(sentence.outline)
    shares = [figure for figure in sentence.figures if figure.unit == "percent"]
    if not found or len(shares) < 2 or not all(map(exact, shares)) or sentence.words.apart.search(sentence.outline):
        return
    last = sentence.figure(found["rest"] or found["other"])
    if last is not shares[-1] or len(shares) != len(sentence.figures):
        return
    low, high = sum(bounds(share)[0] for share in shares), sum(bounds(share)[1] for share in shares)
    if not low <= _HUNDRED <= high:
        yield _past_hundred(shares, "and the rest should make it 100%")
