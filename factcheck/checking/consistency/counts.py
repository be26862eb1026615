"""Parts of something whose number the article gives elsewhere: the dead, the arrested, the posts that go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.consistency.model import Article, Fault, Sentence, added_up, exact, shown
from factcheck.figures.writing import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checking.consistency.words import Words
    from factcheck.figures import Figure

__all__ = ["find_counts"]

# A toll so many times another is of another event.
_FARTHEST = 12


def find_counts(article: Article) -> Iterable[Fault]:
    """Find parts that are more than the whole, and a headline's toll that the body does not give."""
    for index, sentence in enumerate(article.sentences):
        yield from _of_the_dead(sentence, article.sentences[:index])
        yield from _each_of_the(article, sentence)
    yield from _headline(article)


def _of_the_dead(sentence: Sentence, before: Sequence[Sentence]) -> Iterable[Fault]:
    """ "Of the dead, 27 were in the south and 24 in the islands", where 41 have died."""
    found = sentence.words.of_the_dead.match(sentence.outline)
    wholes = _tolls(before, found["who"].lower(), sentence.words) if found else []
    if found and len({whole.value for whole in wholes}) == 1:
        yield from _more_than([sentence.figure(found[name]) for name in ("first", "second")], wholes[-1])


def _each_of_the(article: Article, sentence: Sentence) -> Iterable[Fault]:
    """ "51 of the positions are teachers, 22 are aides and 15 are in the office", where 78 positions go."""
    found = sentence.words.each_of_the.search(sentence.outline)
    if not found:
        return
    unit = found["noun"].lower().removesuffix("s")
    wholes = [item.figure for item in article.below if item.figure.unit == unit and item.figure.end <= sentence.start]
    parts = [sentence.figure(found[name]) for name in ("first", "second", "third") if found[name]]
    if len({whole.value for whole in wholes}) == 1:
        yield from _more_than(parts, wholes[-1])


def _more_than(parts: Sequence[Figure], whole: Figure) -> Iterable[Fault]:
    added = added_up(parts)
    if all(map(_is_count, parts)) and whole.value is not None and added > whole.value:
        line = f"{' + '.join(map(shown, parts))} = {plain(added)}, more than {shown(whole)}"
        yield Fault.of("total", whole.value, added, (whole, *parts), line, "sum")


def _headline(article: Article) -> Iterable[Fault]:
    """ "5 killed in shooting" over "killing three people"."""
    if not article.headings:
        return
    head = article.headings[0]
    for found in article.words.toll_in_headline.finditer(head.outline):
        told = head.figure(found["figure"] or found["other"])
        tolls = _tolls(article.sentences, (found["word"] or found["verb"]).lower(), article.words)
        given = [figure.value for sentence in article.sentences for figure in sentence.figures]
        if not exact(told) or not _is_count(told) or not tolls or told.value in given:
            continue
        first = tolls[0]
        if first.approximator not in {None, "at-least", "more-than"} or not _near(told, first):
            continue
        assert told.value is not None
        line = f"{shown(first)} in the text, {shown(told)} in the headline"
        yield Fault.of("headline", told.value, first.value or 0, (told, first), line)
        return


def _near(one: Figure, other: Figure) -> bool:
    """Whether two numbers can be of one event."""
    larger, smaller = max(one.value or 0, other.value or 0), min(one.value or 0, other.value or 0)
    return smaller > 0 and larger <= smaller * _FARTHEST


def _tolls(sentences: Sequence[Sentence], who: str, words: Words) -> list[Figure]:
    """How many of them the sentences give."""
    pattern = words.toll(who)
    found = []
    for sentence in sentences:
        for match in pattern.finditer(sentence.outline):
            figure = sentence.figure(match["figure"] or match["object"])
            if _is_count(figure):
                found.append(figure)
    return found


def _is_count(figure: Figure) -> bool:
    return figure.kind == "quantity" and figure.value is not None and figure.unit != "percent"
