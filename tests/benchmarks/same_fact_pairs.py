"""Pairs of a claim and a passage with what should be said of them, to learn from: own cases, own articles, own facts.

Each pair is a claimed statement, the statements of a passage, words around it, and the stance that is right:
"supports", "contradicts" or "none".
"""

from __future__ import annotations

import json
import random
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.documents import read_bytes, read_text
from factcheck.facts import Statement, day_statements_in, read_statements, statements_in
from factcheck.relating.setting import NOWHERE, Setting, setting_of
from tests.benchmarks.news_reports import reports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.documents import Document

HERE = Path(__file__).parent
Wanted = Literal["supports", "contradicts", "none"]

# Facts in neutral words: a sentence with its number, the right one and a wrong one. Two of one topic, one apart.
FACTS = (
    ("House prices rose by {n}%", "4.7", "6.1"),
    ("Unemployment fell to {n}%", "3.9", "4.4"),
    ("Turnout in the election was {n}%", "61.3", "63.1"),
    ("The hospital treated {n} patients", "24,310", "21,430"),
    ("The airport served {n} passengers", "8.2 million", "8.9 million"),
    ("The stadium cost £{n}m", "412", "471"),
    ("The storm damaged {n} homes", "1,940", "1,490"),
    ("The flood killed {n} people", "17", "23"),
    ("The factory employs {n} people", "2,350", "2,530"),
    ("Wages grew by {n}%", "2.8", "3.6"),
    ("The museum welcomed {n} visitors", "318,000", "381,000"),
    ("Inflation stood at {n}%", "7.9", "9.7"),
    ("The deficit reached ${n} billion", "64.2", "46.2"),
    ("The dam holds {n} cubic metres of water", "52 million", "58 million"),
    ("The army has {n} soldiers", "38,500", "35,800"),
    ("The tunnel is {n} kilometres long", "14.6", "16.4"),
    ("The trial enrolled {n} patients", "1,218", "1,812"),
    ("The vaccine was {n}% effective", "82", "91"),
    ("The party won {n} seats", "143", "134"),
    ("The ministry hired {n} nurses", "5,700", "7,500"),
    ("The forest covers {n} hectares", "86,400", "84,600"),
    ("The ship carried {n} containers", "9,140", "9,410"),
    ("The average rent was €{n} a month", "1,180", "1,380"),
    ("Life expectancy was {n} years", "79.4", "74.9"),
    ("The council approved {n} new homes", "640", "460"),
    ("The budget deficit was {n}% of GDP", "3.1", "4.3"),
    ("Exports of steel totalled {n} tonnes", "412,000", "442,000"),
    ("The school has {n} pupils", "1,065", "1,605"),
    ("The company cut {n} jobs", "860", "680"),
    ("The survey covered {n} households", "12,400", "14,200"),
)
FRAMES = (
    "{s}.",
    "{s}, Marek said.",
    "Marek said {l}.",
    "The minister told parliament that {l}.",
    "According to the agency, {l}.",
    "{s} in Eastbay.",
    "In Eastbay, {l}.",
    "{s}, according to official figures.",
    "{s} in 2021.",
    "In 2021, {l}.",
    "Figures published on Tuesday show that {l}.",
    "The agency reported that {l}.",
    "{s}, the agency said on Friday.",
    "It emerged that {l}.",
    "{s}, a report found.",
    "As the opposition noted, {l}.",
)
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


# Sentences that list several names each with its number, and what articles say of one of them.
LISTS = (
    (
        "{a} got {x}% of votes, {b} - {y}%, {c} - {z}%.",
        ("{n} won {v}% of votes.", "But {v}% is a good result for {n}.", "{n} has {v}% of votes, the commission said."),
    ),
    ("Sales rose {x}% at {a}, {y}% at {b} and {z}% at {c}.", ("{n} sold {v}% more.", "At {n}, sales rose {v}%.")),
    ("{a} has {x} seats, {b} {y} and {c} {z}.", ("{n} has {v} seats.", "{n} won {v} seats in the house.")),
    (
        "The grant was ${x}m for {a}, ${y}m for {b} and ${z}m for {c}.",
        ("{n} received a grant of ${v}m.", "A grant of ${v}m went to {n}."),
    ),
    (
        "Unemployment was {x}% in {a}, {y}% in {b} and {z}% in {c}.",
        ("Unemployment in {n} was {v}%.", "In {n}, {v}% were unemployed."),
    ),
    (
        "{a} recorded {x} cases, {b} {y} cases and {c} {z}.",
        ("There were {v} cases in {n}.", "{n} recorded {v} cases, officials said."),
    ),
)
NAMES = (
    ("Anna Kowal", "Petr Marek", "Olga Simon"),
    ("Westford", "Ashby", "Millport"),
    ("Norland", "Estria", "Sudland"),
    ("Brightco", "Sunline", "Harbour Foods"),
    ("Unity", "Reform", "the Greens"),
)
NUMBERS = (("63.75", "17.19", "7.82"), ("41", "36", "28"), ("5.4", "3.9", "6.2"), ("128", "96", "44"))


# Of all pairs of two ways of telling so many are taken.
_TAKEN = 0.25

Place = tuple["Sequence[Statement]", Setting]


class Example(Struct, frozen=True):
    """A claim with the passages it is held against, each with where it stands.

    `kind` says where it comes from, `group` what belongs together.
    """

    kind: str
    group: str
    claimed: Statement
    places: Sequence[Place]
    wanted: Wanted


def alone(reported: Sequence[Statement]) -> list[Place]:
    """Give one passage of which nothing else is known."""
    return [(reported, NOWHERE)]


def places_in(claimed: Statement, document: Document) -> list[Place]:
    """Give the passages of a document as the program reads them."""
    read = day_statements_in if claimed.figure.kind == "date" else statements_in
    return [(read(document, passage), setting_of(claimed, document, passage)) for passage in document.passages]


def own_examples(seed: int = 5) -> Iterator[Example]:
    """Give every pair that can be made of what stands in this repository; the same seed gives the same pairs."""
    chance = random.Random(seed)
    yield from _cases(chance)
    yield from _rewordings(chance)
    yield from _lists(chance)
    yield from _before_and_after(chance)
    yield from _points()
    yield from _news()
    for path in sorted([*(HERE / "articles").glob("*.txt"), *(HERE.parents[1] / "seeds" / "articles").glob("*.txt")]):
        yield from _of_article(path, chance)


def statement_of(claim: str, figure: str) -> Statement | None:
    """Give the statement of the figure that is written so in a claim."""
    place = claim.index(figure)
    return next(
        (
            statement
            for statement in read_statements(read_text(claim, "claim"))
            if statement.figure.start < place + len(figure) and place < statement.figure.end
        ),
        None,
    )


def _cases(chance: random.Random) -> Iterator[Example]:
    cases = [json.loads(line) for line in (HERE / "relations.jsonl").read_text(encoding="utf-8").splitlines()]
    prose = [case for case in cases if "evidence" in case]
    for case in cases:
        claimed = statement_of(case["claim"], case["figure"])
        if claimed is None or case["derivation"]:
            continue
        document = (
            read_bytes(case["table"].encode(), "evidence.csv") if "table" in case else read_text(case["evidence"], "e")
        )
        wanted = case["stance"] if case["stance"] in {"supports", "contradicts"} else "none"
        yield Example("case", case["id"], claimed, alone(read_statements(document)), wanted)
        for other in chance.sample(prose, 3):
            common = set(other["evidence"].lower().split()) & set(case["claim"].lower().split())
            if other is not case and len(common) < 6:
                yield Example(
                    "stranger", case["id"], claimed, alone(read_statements(read_text(other["evidence"], "e"))), "none"
                )


def _tell(frame: str, text: str) -> str:
    return frame.format(s=text, l=text[0].lower() + text[1:])


def _rewordings(chance: random.Random) -> Iterator[Example]:
    for number, (text, right, wrong) in enumerate(FACTS):
        for one, other in product(FRAMES, FRAMES):
            if chance.random() > 0.25:
                continue
            claim = _tell(one, text.format(n=right))
            claimed = statement_of(claim, right)
            if claimed is None:
                continue
            for value, wanted in ((right, "supports"), (wrong, "contradicts")):
                source = read_statements(read_text(_tell(other, text.format(n=value)), "s"))
                yield Example("reworded", f"fact {number}", claimed, alone(source), wanted)
            stranger = chance.choice(FACTS)
            if stranger[0] != text:
                source = read_statements(read_text(_tell(other, stranger[0].format(n=stranger[2])), "s"))
                yield Example("stranger", f"fact {number}", claimed, alone(source), "none")


def in_percent(claim: str) -> str | None:
    """Give a claim of percentage points as one of percent, which is another number; None for any other claim."""
    mistaken = claim.replace(" percentage points", "%").replace(" of a percentage point", "%")
    return mistaken if mistaken != claim else None


def _news() -> Iterator[Example]:
    for report in reports():
        if not report.learnt:
            continue
        for wanted, figure, claim in report.claims:
            told = [(claim, figure, wanted)]
            mistaken = in_percent(claim) if wanted == "supports" else None
            if mistaken is not None:
                told.append((mistaken, figure.split(" ")[0], "contradicts"))
            for text, number, right in told:
                claimed = statement_of(text, number)
                if claimed is not None:
                    yield Example("news", f"report {report.number}", claimed, places_in(claimed, report.source), right)


def _lists(chance: random.Random) -> Iterator[Example]:
    """Give claims about one name of a list: its own number, another digit, and another name's number."""
    for (text, claims), names, numbers in product(LISTS, NAMES, NUMBERS):
        source = text.format(**dict(zip("abc", names, strict=True)), **dict(zip("xyz", numbers, strict=True)))
        reported = read_statements(read_text(source, "s"))
        place = chance.randrange(3)
        own, other = numbers[place], numbers[(place + chance.choice((1, 2))) % 3]
        altered = own[:-1] + str((int(own[-1]) + 4) % 10)
        form = chance.choice(claims)
        for value, wanted in ((own, "supports"), (altered, "contradicts"), (other, "contradicts")):
            name = names[place].split()[-1] if chance.random() < 0.5 else names[place]
            claimed = statement_of(form.format(n=name, v=value), value)
            if claimed is not None:
                yield Example("listed", source, claimed, alone(reported), wanted)


# How releases and articles put what something was beside what it is.
BESIDE = (
    "{s}, compared with {m} a year earlier.",
    "{s}, against {m} the year before.",
    "{s}, up from {m} in 2022.",
    "{s} (2022: {m}).",
    "{s}. A year earlier it had been {m}.",
)


def _before_and_after(chance: random.Random) -> Iterator[Example]:
    """Give claims that tell what a fact is and was: both right, and each in the other's place."""
    for number, (text, now, before) in enumerate(FACTS):
        unit = text[text.index("{n}") + 3 :].split(" ")[0]
        lead = text[: text.index("{n}")].split(" ")[-1]
        for told, written in product(BESIDE, BESIDE):
            if chance.random() > _TAKEN:
                continue
            source = told.format(s=text.format(n=now), m=f"{lead}{before}{unit}")
            for first, second, wanted in ((now, before, "supports"), (before, now, "contradicts")):
                claim = written.format(s=text.format(n=first), m=f"{lead}{second}{unit}")
                claimed = statement_of(claim, first)
                if claimed is not None:
                    places = alone(read_statements(read_text(source, "s")))
                    yield Example("listed", f"fact {number}", claimed, places, wanted)


# What rose by points, and how an article gives it in percent; the third sentence is about something else.
POINTS = (
    ("The jobless rate was 5.3%, an increase of 0.4 of a percentage point on the third quarter.", "0.4",
     "Joblessness grew by 0.4% between the two quarters.", "Exports grew by 0.4% between the two quarters."),
    ("The employment rate stood at 75.6%, 0.3 percentage points lower than a year before.", "0.3",
     "Employment was 75.6 per cent, a 0.3 per cent decrease from last year.", "Pay saw a 0.3 per cent decrease."),
    ("The committee voted to raise the base rate by 0.25 percentage points, to 0.5%.", "0.25",
     "The bank put up interest rates by 0.25%.", "Mortgage lending was up by 0.25%."),
    ("Turnout reached 61%, 4.2 percentage points more than four years ago.", "4.2",
     "Turnout rose by 4.2% compared with the last election.", "The number of polling stations rose by 4.2%."),
    ("The party's support fell by 3 percentage points to 28% in the survey.", "3",
     "Support for the party dropped 3% in the latest poll.", "Membership of the party dropped 3%."),
    ("Energy contributed 2.1 percentage points to annual inflation of 6.8%.", "2.1",
     "Of the inflation rate, 2.1% came from energy prices.", "Energy taxes came down by 2.1%."),
    ("The pass rate improved by 1.8 percentage points on last year, to 88.3%.", "1.8",
     "The share of pupils who passed was up 1.8%.", "The number of pupils was up 1.8%."),
    ("The operating margin narrowed by 1.2 percentage points to 9.6%.", "1.2",
     "The company's operating margin fell 1.2% to 9.6%.", "The company's workforce fell 1.2%."),
    ("The homicide clearance rate declined 5.5 percentage points, to 49.1%.", "5.5",
     "Clearance of homicides went down by 5.5%.", "Burglaries went down by 5.5%."),
    ("Humidity was 7 percentage points below the average of the month.", "7",
     "The air was less humid than usual, by 7%.", "Rainfall was below normal by 7%."),
    ("The vacancy rate of offices rose 0.9 percentage points to 12.4%.", "0.9",
     "Office vacancies increased by 0.9%, to 12.4%.", "Office rents increased by 0.9%."),
    ("The share of electric cars went up by 6.4 percentage points to 21.0%.", "6.4",
     "Electric cars gained 6.4% of market share.", "Sales of bicycles gained 6.4%."),
)  # fmt: skip


def _points() -> Iterator[Example]:
    for number, (source, figure, mistaken, another) in enumerate(POINTS):
        document = read_text(source, "s")
        for claim, wanted in ((mistaken, "contradicts"), (another, "none")):
            claimed = statement_of(claim, figure)
            if claimed is not None:
                yield Example("case", f"points {number}", claimed, places_in(claimed, document), wanted)


def _of_article(path: Path, chance: random.Random) -> Iterator[Example]:
    document = read_text(path.read_text(encoding="utf-8"), path.name)
    numbers = read_statements(document)
    days = [day for passage in document.passages for day in day_statements_in(document, passage)]
    for kind, statements in (("number", numbers), ("day", days)):
        sentences: dict[str, list[Statement]] = {}
        for statement in statements:
            sentences.setdefault(statement.text, []).append(statement)
        for claimed in statements:
            own = sentences[claimed.text]
            yield Example(kind, path.name, claimed, alone(own), "supports")
            slipped = _slip(claimed, chance)
            if slipped is not None:
                yield Example(kind, path.name, slipped, alone(own), "contradicts")
            swapped = _swap(claimed, own, chance)
            if swapped is not None:
                yield Example(kind, path.name, swapped, alone(own), "contradicts")
            others = [sentence for sentence in sentences if sentence != claimed.text]
            for sentence in chance.sample(others, min(3, len(others))):
                yield Example("stranger", path.name, claimed, alone(sentences[sentence]), "none")


def _swap(claimed: Statement, own: Sequence[Statement], chance: random.Random) -> Statement | None:
    """Give a claim with the number of another figure of its sentence in the place of its own."""
    figure = claimed.figure
    rivals = [one.figure for one in own if one.figure.unit == figure.unit and one.figure.value != figure.value]
    if not rivals or figure.kind == "date" or claimed.text.count(figure.text) != 1:
        return None
    text = chance.choice(rivals).text
    start = claimed.text.index(figure.text)
    changed = claimed.text[:start] + text + claimed.text[start + len(figure.text) :]
    read = read_statements(read_text(changed, "claim"))
    return next((one for one in read if one.figure.start < start + len(text) and start < one.figure.end), None)


def _slip(claimed: Statement, chance: random.Random) -> Statement | None:
    """Give a claim with one digit of its number, or its year, changed; None where that cannot be found again."""
    day = claimed.figure.kind == "date"
    match = (_YEAR if day else _DIGITS).search(claimed.figure.text)
    if match is None or claimed.text.count(claimed.figure.text) != 1:
        return None
    number = match.group()
    if day:
        changed = str(int(number) + chance.choice((-7, -3, -2, -1, 1, 2, 4)))
    else:
        places = [index for index, sign in enumerate(number) if sign.isdigit()][:2]
        place = chance.choice(places)
        changed = number[:place] + chance.choice([d for d in "123456789" if d != number[place]]) + number[place + 1 :]
    written = claimed.figure.text[: match.start()] + changed + claimed.figure.text[match.end() :]
    text = claimed.text.replace(claimed.figure.text, written)
    if not day:
        return statement_of(text, changed)
    document = read_text(text, "claim")
    read = [one for passage in document.passages for one in day_statements_in(document, passage)]
    return next((one for one in read if changed in one.figure.text), None)
