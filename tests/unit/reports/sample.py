"""A report made by hand: every standing, every field, known beforehand. No desk takes part."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.reports.about import ArticleFacts, EvidenceFacts, Journal, RatingFacts, ScaleFacts
from factcheck.reports.model import (
    Claimed,
    Counts,
    Coverage,
    Decision,
    Enquiry,
    Followed,
    Inquest,
    Mark,
    NumberLine,
    Report,
    ReportClaim,
    SelfContradiction,
    Source,
    Suggested,
    Unchecked,
)

AT = datetime.datetime(2026, 11, 22, 21, 4, 10, tzinfo=datetime.UTC)

TEXT = (
    "Kalyakin: Minsk and Moscow are heading for a conflict of interests\n\n"
    '"I thought he would score somewhere in the range of 57-59%," Kalyakin said of Vladimir Putin. '
    '"But 64% - that is quite a lot, a good result."\n\n'
    "According to the commission, Putin had 63.57% of the votes, Gennady Zyuganov 17.19% and Sergei Mironov 3.85%.\n\n"
    "Turnout was 65.3%, and 109.9 million voters were registered. The party kept 238 seats.\n"
)

DRAFT = ScaleFacts(
    "draft",
    "Before publication",
    (
        RatingFacts("stands", "stands", "can be printed as it is", 4, judges="right"),
        RatingFacts("change", "change", "must be changed", 1, "blocks", "wrong"),
        RatingFacts("ask", "ask the author", "the author must say where it comes from", 2, "asks"),
        RatingFacts("unconfirmed", "cannot confirm", "nothing found that confirms it", 3, "blocks"),
        RatingFacts("not-checkable", "not checkable", "an opinion, an expectation, nothing to check", None),
    ),
)

COMMISSION = EvidenceFacts(
    letter="A",
    id="e1",
    title="Central Election Commission: state of the count",
    source="evidence/commission-count.txt",
    sha256="9f2c" * 16,
    rank="primary",
    origin="Central Election Commission",
    archived="https://web.archive.org/web/2012/http://commission.example/count",
    date=datetime.date(2012, 3, 5),
    cited=4,
)
COUNTS = EvidenceFacts(
    letter="B",
    id="e2",
    title="The count as it came in",
    source="https://news.example/counts?stage=25&total=100",
    sha256="17ab" * 16,
    rank="secondary",
    date=datetime.date(2012, 3, 5),
    cited=1,
    changed="the file has changed since it was read",
)


def share(text: str, low: str, high: str) -> Claimed:
    return Claimed(
        text=text,
        reading=f"{low} to {high} percent",
        value=Decimal(text.rstrip("%")) if "-" not in text else None,
        low=Decimal(low),
        high=Decimal(high),
        unit="percent",
    )


def mark(letter: str, text: str, half: str = "0.005", **kwargs: Any) -> Mark:
    value = Decimal(text.rstrip("%"))
    return Mark(letter=letter, text=text, value=value, low=value - Decimal(half), high=value + Decimal(half), **kwargs)


def claim(number: int, quote: str, **kwargs: Any) -> ReportClaim:
    start = TEXT.index(quote)
    line_start = TEXT.rindex("\n", 0, start) + 1
    line_end = TEXT.index("\n", start)
    settings: dict[str, Any] = {
        "number": number,
        "label": f"elections#{number}",
        "id": f"c{number}",
        "kind": "figure",
        "standing": "cleared",
        "place": f"line {TEXT.count(chr(10), 0, start) + 1}",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "before": TEXT[line_start:start],
        "after": TEXT[start + len(quote) : line_end],
    }
    return ReportClaim(**{**settings, **kwargs})


def at_commission(passage: str, **kwargs: Any) -> Source:
    return Source(letter="A", place="line 4", passage=passage, rank="primary", sha256=COMMISSION.sha256, **kwargs)


CLAIMS = (
    claim(
        1,
        "57-59%",
        standing="set-aside",
        checkable=False,
        not_checkable="expectation",
        claimant="Sergei Kalyakin",
        quoted=True,
        claimed=share("57-59%", "57", "59"),
        inquests=(Inquest(question="true"),),
    ),
    claim(
        2,
        "64%",
        standing="conflict",
        claimant="Sergei Kalyakin",
        quoted=True,
        claimed=share("64%", "63.5", "64.5"),
        line=NumberLine(
            "percent",
            mark("¶", "64%", "0.5"),
            (mark("A", "63.75%"), mark("B", "63.18%"), mark("¶", "63.57%", same_article=True)),
        ),
        inquests=(
            Inquest(
                question="true",
                suggested=Suggested(
                    relation="rounds",
                    stance="unclear",
                    label="MATCH",
                    working="63.75% rounds to 64%",
                    reported="63.75%",
                    where="Central Election Commission: state of the count, line 4",
                    not_compared=("date",),
                    opposing="63.18% rounds to 63%, not 64% (after 25% of the ballots)",
                ),
                decision=Decision(
                    rating="stands",
                    tags=("missing context",),
                    reason="A fair rounding of the count at 99.3% of the protocols.",
                    sources=(
                        at_commission("With 99.3% of the protocols processed, Vladimir Putin has received 63.75%."),
                        Source(
                            letter="B",
                            place="line 4",
                            passage="After 25% of the ballots had been counted, Vladimir Putin stood at 63.18%.",
                            supports=False,
                            rank="secondary",
                            sha256=COUNTS.sha256,
                        ),
                    ),
                    by="Anna",
                    at=AT,
                    followed=False,
                    version=2,
                ),
            ),
            Inquest(
                question="said",
                suggested=Suggested(
                    relation="none", stance="unsupported", label="NOTHING", working="no transcript in the library"
                ),
                decision=Decision(
                    rating="unconfirmed", searched=("the radio station's archive", "UDF.BY"), by="Anna", at=AT
                ),
            ),
        ),
    ),
    claim(
        3,
        "63.57%",
        standing="change",
        hindrances=("rated change: 63.75%",),
        claimant="the commission",
        claimed=share("63.57%", "63.565", "63.575"),
        line=NumberLine("percent", mark("¶", "63.57%"), (mark("A", "63.75%"), mark("B", "63.18%"))),
        inquests=(
            Inquest(
                question="true",
                suggested=Suggested(
                    relation="transposed",
                    stance="contradicts",
                    label="SLIP?",
                    working="63.75% with two digits swapped",
                    reported="63.75%",
                    where="Central Election Commission: state of the count, line 4",
                ),
                decision=Decision(
                    rating="change",
                    reason="Two digits were swapped.",
                    replacement="63.75%",
                    sources=(at_commission("Vladimir Putin has received 63.75% of the votes.", supports=False),),
                    by="Anna",
                    at=AT,
                    followed=True,
                    version=2,
                ),
            ),
        ),
    ),
    claim(
        4,
        "17.19%",
        standing="cleared",
        claimant="the commission",
        claimed=share("17.19%", "17.185", "17.195"),
        line=NumberLine("percent", mark("¶", "17.19%"), (mark("A", "17.19%"),)),
        inquests=(
            Inquest(
                question="true",
                suggested=Suggested(
                    relation="equal",
                    stance="supports",
                    label="MATCH",
                    working="17.19% is 17.19%",
                    reported="17.19%",
                    where="Central Election Commission: state of the count, line 5",
                ),
                decision=Decision(
                    rating="stands",
                    sources=(at_commission("Gennady Zyuganov has received 17.19% of the votes."),),
                    by="Jan",
                    at=AT,
                    followed=True,
                    version=2,
                ),
                second=Decision(rating="stands", by="Anna", at=AT, reason="Read again, with the table."),
            ),
        ),
    ),
    claim(
        5,
        "3.85%",
        standing="second-reader",
        hindrances=("awaits a second reader",),
        claimant="the commission",
        claimed=share("3.85%", "3.845", "3.855"),
        inquests=(
            Inquest(
                question="true",
                suggested=Suggested(
                    relation="equal",
                    stance="supports",
                    label="MATCH",
                    working="3.85% is 3.85%",
                    reported="3.85%",
                    where="Central Election Commission: state of the count, line 5",
                ),
                decision=Decision(
                    rating="stands", sources=(at_commission("Sergei Mironov 3.85%."),), by="Jan", at=AT, followed=True
                ),
            ),
        ),
    ),
    claim(
        6,
        "65.3%",
        standing="unsourced",
        hindrances=("rated stands without a source",),
        claimed=share("65.3%", "65.25", "65.35"),
        inquests=(Inquest(question="true", decision=Decision(rating="stands", by="Jan", at=AT)),),
    ),
    claim(
        7,
        "109.9 million voters",
        standing="asked",
        hindrances=("question 1 has no answer yet",),
        claimed=Claimed(
            text="109.9 million voters",
            reading="109,850,000 to 109,950,000 voters",
            value=Decimal(109_900_000),
            low=Decimal(109_850_000),
            high=Decimal(109_950_000),
            unit="voter",
        ),
        inquests=(
            Inquest(
                question="true",
                suggested=Suggested(
                    relation="none", stance="unsupported", label="NOTHING", working="searched 5 documents for voters"
                ),
                decision=Decision(rating="ask", by="Anna", at=AT),
            ),
        ),
        enquiries=(
            Enquiry(
                number=1,
                text="Where does the number of registered voters come from?",
                to="the author",
                by="Anna",
                at=AT,
            ),
            Enquiry(
                number=2,
                text="Is that all voters, or those in Russia?",
                to="the author",
                by="Anna",
                at=AT,
                answer="All of them, abroad as well.",
                answered_by="the author",
                answered=AT,
            ),
        ),
    ),
    claim(
        8,
        "238 seats",
        standing="open",
        hindrances=("not rated yet",),
        claimed=Claimed(
            text="238 seats", reading="238 seats", value=Decimal(238), low=Decimal(238), high=Decimal(238), unit="seat"
        ),
        inquests=(Inquest(question="true"),),
        notes=("Look at the page on the State Duma.",),
        by_hand=True,
    ),
)


def resting(claim: ReportClaim) -> ReportClaim:
    """Give a claim with every verdict resting on what the machine had suggested, where it cites a source."""
    inquests = (
        replace(inquest, rests=inquest.suggested if inquest.decision and inquest.decision.sources else None)
        for inquest in claim.inquests
    )
    return replace(claim, inquests=tuple(inquests))


CLAIMS = tuple(map(resting, CLAIMS))
TOTAL, TWICE = "17.19 + 3.85 = 21.04, not 26.16", "64% is 0.43 points above 63.57%"

OVER = Suggested(
    relation="overstates", stance="contradicts", label="TOTAL", working=TOTAL, same_article=True, derivation="sum"
)
CONTRADICTIONS = (
    SelfContradiction(
        "s1",
        "overstates",
        TOTAL,
        ("17.19%", "3.85%"),
        ("line 5", "line 5"),
        ((250, 256), (280, 285)),
        claim(
            9,
            TEXT.split("\n")[4],
            kind="self-check",
            inquests=(
                Inquest(
                    question="true",
                    suggested=OVER,
                    rests=OVER,
                    decision=Decision(
                        rating="stands", reason="Five others ran as well.", by="Jan", at=AT, followed=False, version=2
                    ),
                    second=Decision(rating="stands", by="Anna", at=AT),
                ),
            ),
        ),
    ),
    SelfContradiction(
        "s2",
        "overstates",
        TWICE,
        ("64%", "63.57%"),
        ("line 3", "line 5"),
        ((170, 173), (254, 260)),
        claim(
            10,
            "But 64% - that is quite a lot, a good result.",
            kind="self-check",
            standing="open",
            hindrances=(f"the article contradicts itself: {TWICE}",),
            inquests=(
                Inquest(
                    question="true",
                    suggested=Suggested(
                        relation="overstates",
                        stance="contradicts",
                        label="TWO VALUES",
                        working=TWICE,
                        same_article=True,
                    ),
                ),
            ),
            notes=("Ask who rounded.",),
        ),
    ),
)

REPORT = Report(
    article=ArticleFacts(
        id="a1",
        slug="elections",
        title="Kalyakin: Minsk and Moscow are heading for a conflict of interests",
        source="articles/elections.txt",
        sha256="80cd" * 16,
        date=datetime.date(2012, 3, 5),
        author="a correspondent in Minsk",
        language="en",
        version=2,
        changed="version 3 was added after these verdicts",
    ),
    text=TEXT,
    scale=DRAFT,
    journal=Journal("b7d1" * 8, AT),
    policy="draft",
    cleared=False,
    reasons=(
        "elections#3: rated change: 63.75%",
        "elections#7: question 1 has no answer yet",
        "elections#6: rated stands without a source",
        "elections#5: awaits a second reader",
        "elections#8: not rated yet",
        f"elections#10: the article contradicts itself: {TWICE}",
    ),
    counts=Counts(
        claims=8,
        settled=6,
        change=1,
        asked=1,
        open=1,
        unsourced=1,
        second_reader=1,
        conflict=1,
        set_aside=1,
        against_itself=1,
    ),
    coverage=(Coverage("figures", 6, 8), Coverage("quotes", 1, 2), Coverage("words", 71, 78)),
    unchecked=(
        Unchecked("figures", (("238 seats", "line 7"),)),
        Unchecked("quotes", (("that is quite a lot, a good result", "line 3"),)),
        Unchecked("words", (("Kalyakin: Minsk and Moscow are heading for a conflict of interests", "line 1"),)),
    ),
    followed=Followed(3, 4),
    claims=CLAIMS,
    evidence=(COMMISSION, COUNTS),
    self_contradictions=CONTRADICTIONS,
    reviewers=("Anna", "Jan"),
    searched_documents=5,
    program="factcheck 0.1.0",
)


# One of each kind that has broken something, somewhere: terminals, markup, templates, spreadsheets, encodings.
HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b2J \x07",
    "\u202egpj.exe\u2066 \u200f",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>]]>-->",
    "[red]bold[/red] {{ 7*7 }} {% raw %} ${x}",
    "# heading\n- list\n> quote\n```\n1. one\n| a | b |\n|---|---|",
    "**b** _i_ ~~s~~ `c` [t](javascript:alert(1)) ![i](http://evil.example/x.png) <http://evil.example> &lt;b&gt;",
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "javascript:alert(1)",
    "a\x00b\ud800c\uffff\U0001fffe",
    "\u2028line\u2029",
)


def hostile(text: str) -> Report:
    """Give the report with `text` in every field that can hold words from outside."""

    def spoil(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(spoil(item) for item in value)
        if isinstance(value, Struct):
            changes = {name: spoil_field(name, getattr(value, name)) for name in value.__struct_fields__}
            return replace(value, **changes)
        return value

    def spoil_field(name: str, value: Any) -> Any:
        if name in FIXED:
            return value
        if isinstance(value, str):
            return text
        if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
            return tuple(text for _ in value)
        if name == "items":
            return tuple((text, text) for _ in value)
        return spoil(value)

    return spoil(REPORT)


# Fields whose words are the program's own, and the letter that ties a source to its document.
FIXED = frozenset(
    {"standing", "question", "relation", "stance", "kind", "rating", "key", "letter", "rank", "derivation"}
)
