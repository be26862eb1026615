"""Ages that do not fit a birth: today's by the day of the article, the last one by the day of the death."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from factcheck.checking.consistency.model import Article, Fault, Sentence
from factcheck.language.calendar import calendar_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

__all__ = ["find_ages"]


def find_ages(article: Article) -> Iterable[Fault]:
    """Find ages that somebody's birth, and death, do not allow."""
    yield from list(_at_death(article)) or list(_just_died(article)) or _ages(article)


def _at_death(article: Article) -> Iterable[Fault]:
    """An obituary's "has died aged 88" against its "born 2 February 1933; died 11 November 2021"."""
    lives = [(one, found) for one in article.sentences for found in article.words.born_and_died.finditer(one.text)]
    everywhere = (*article.headings, *article.sentences)
    told = [(one, found) for one in everywhere for found in article.words.age_at_death.finditer(one.text)]
    if len(lives) != 1 or len({int(found["age"]) for _, found in told}) != 1:
        return
    (where, life), (there, died) = lives[0], told[0]
    months = calendar_of(article.document.language).months
    born, last = _day(life, "born", months), _day(life, "died", months)
    years = int(life["died_year"]) - int(life["born_year"])
    possible = {years - 1, years}
    if born and last:
        possible = {years - ((last.month, last.day) < (born.month, born.day))}
    age = int(died["age"])
    if age in possible:
        return
    shown = " or ".join(map(str, sorted(possible)))
    line = f"{life['died_year']} - {life['born_year']} = {years}, so {shown}, not {age}"
    spans = where.span(*life.span()), there.span(*died.span("age"))
    yield Fault.of("age", age, years, spans, line, "difference")


def _just_died(article: Article) -> Iterable[Fault]:
    """ "... died on Saturday. He was 84." in an article of that week, with one birth in it."""
    births = [(one, found) for one in article.sentences for found in article.words.age_and_birth.finditer(one.text)]
    year = article.document.date.year if article.document.date else None
    if len(births) != 1 or year is None:
        return
    for index, sentence in enumerate(article.sentences):
        if not article.words.died_now.search(sentence.text):
            continue
        following = article.sentences[index + 1 : index + 2]
        told = [(one, found) for one in following for found in article.words.age_then.finditer(one.text)]
        told += [(sentence, found) for found in article.words.age_at_death.finditer(sentence.text)]
        (where, born), birth = births[0], int(births[0][1]["born"])
        for there, found in told[:1]:
            age = int(found["age"])
            if not year - birth - 2 <= age <= year - birth:
                yield _by_birth(age, year, birth, where.span(*born.span("born")), there.span(*found.span("age")))
        return


def _by_birth(age: int, year: int, birth: int, *spans: tuple[int, int]) -> Fault:
    """Give the fault of an age that somebody born then cannot have in a year."""
    years = year - birth
    return Fault.of(
        "age", age, years, spans, f"{year} - {birth} = {years}, so {years - 1} or {years}, not {age}", "difference"
    )


def _day(life: re.Match[str], what: str, months: Mapping[str, int]) -> datetime.date | None:
    if not life[f"{what}_day"]:
        return None
    try:
        return datetime.date(int(life[f"{what}_year"]), months[life[f"{what}_month"].lower()], int(life[f"{what}_day"]))
    except (KeyError, ValueError):
        return None


def _ages(article: Article) -> Iterable[Fault]:
    """ "Jane Roe, 45, ... was born in 1960", by the day of the article or of the death."""
    for index, sentence in enumerate(article.sentences):
        born = article.words.age_and_birth.search(sentence.text)
        if not born:
            continue
        group = [sentence, *_about_the_same(article, index)]
        ages = [(other, found) for other in group for found in article.words.age.finditer(other.text)]
        died = next(((other, found) for other in group if (found := article.words.born_died.search(other.text))), None)
        if len(ages) != 1 or len(article.words.age_and_birth.findall(sentence.text)) != 1:
            continue
        where, found = ages[0]
        at_death = bool(article.words.at_death.search(where.text))
        if at_death and died is None:
            continue
        year = (
            int(died[1]["died"]) if at_death and died else article.document.date.year if article.document.date else None
        )
        if year is None or (died is not None and not at_death):
            continue
        age = int(found["age"] or found["age2"])
        birth = int(born["born"])
        if year - birth - 1 <= age <= year - birth or article.words.other_age.search(where.text[: found.start()][-40:]):
            continue
        told = where.span(*found.span("age" if found["age"] else "age2"))
        yield _by_birth(age, year, birth, sentence.span(*born.span("born")), told)


def _about_the_same(article: Article, index: int) -> list[Sentence]:
    """The sentences around one that go on with its person: the next ones that open with a pronoun."""
    found = []
    for other in article.sentences[index + 1 : index + 3]:
        if not article.words.goes_on.match(other.text):
            break
        found.append(other)
    if article.words.goes_on.match(article.sentences[index].text) and index:
        found.append(article.sentences[index - 1])
    return found
