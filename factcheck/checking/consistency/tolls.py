"""The parts of the dead, the injured or the arrested, against the number that the article gives of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.consistency import words
from factcheck.checking.consistency.model import Article, Fault, Sentence, added_up, shown
from factcheck.figures.relating.working import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.figures import Figure

__all__ = ["find_tolls"]


def find_tolls(article: Article) -> Iterable[Fault]:
    """Find "of the dead, 27 were in the south and 24 in the islands" where 41 have died: more than all of them."""
    for index, sentence in enumerate(article.sentences):
        found = words.OF_THE_DEAD.match(sentence.outline)
        if not found:
            continue
        wholes = _counted(article.sentences[:index], found["who"].lower())
        parts = [sentence.figure(found[name]) for name in ("first", "second")]
        if len({whole.value for whole in wholes}) != 1 or not all(_is_count(part) for part in parts):
            continue
        whole, added = wholes[-1], added_up(parts)
        if whole.value is not None and added > whole.value:
            spans = tuple(sorted((figure.start, figure.end) for figure in (whole, *parts)))
            line = f"{' + '.join(map(shown, parts))} = {plain(added)}, more than {shown(whole)}"
            yield Fault("total", "understates", spans, line, "sum")


def _counted(sentences: Sequence[Sentence], who: str) -> list[Figure]:
    """How many of them the sentences before give."""
    pattern = words.TOLLS[next(name for name in words.TOLLS if who in name)]
    found = []
    for sentence in sentences:
        for match in pattern.finditer(sentence.outline):
            figure = sentence.figure(match["figure"])
            if _is_count(figure):
                found.append(figure)
    return found


def _is_count(figure: Figure) -> bool:
    return figure.kind == "quantity" and figure.value is not None and figure.unit != "percent"
