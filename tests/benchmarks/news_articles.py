"""How far suggestions hold on whole articles, as newspapers write them from the sources that stand beside them.

    python -m tests.benchmarks.news_articles [--errors] [--learnt]

`news_articles.toml` holds articles with their sources, and for each figure whether these support it, contradict it or
leave it open; about one in eight is wrong, as it happens in print. They are learnt from (`train_same_fact`);
`news_articles_apart.toml` holds others that are not, and are shown.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

import factcheck
from factcheck.documents import read_bytes
from tests.benchmarks.news_reports import print_stances, stance_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.checking import Check, Finding
    from factcheck.claims import Claim
    from factcheck.documents import Document

HERE = Path(__file__).parent
LEARNT, APART = "news_articles.toml", "news_articles_apart.toml"


class Marked(Struct, frozen=True):
    """A figure of an article: what is right of it ("supports", "contradicts", "none"), where it stands, and why."""

    right: str
    start: int
    end: int
    words: str
    why: str


class Article(Struct, frozen=True):
    """An article with its sources and what is right of its figures."""

    text: Document
    sources: list[Document]
    figures: list[Marked]


def articles(name: str = LEARNT) -> Iterator[Article]:
    """Give the articles of a file."""
    for one in tomllib.loads((HERE / name).read_text(encoding="utf-8"))["article"]:
        text = _read(one["text"], "article.txt")
        figures = []
        for right, figure, words, why in one["claims"]:
            start = text.text.index(figure, text.text.index(words))
            figures.append(Marked(right, start, start + len(figure), words, why))
        yield Article(text, [_read(source["text"], source["name"]) for source in one["source"]], figures)


def _read(text: str, name: str) -> Document:
    return read_bytes(text.strip().encode() + b"\n", name)


def claim_of(marked: Marked, claims: Iterable[Claim]) -> Claim | None:
    """Give the claim on a marked figure, None where none was found."""
    for claim in claims:
        if claim.figure is not None and claim.figure.start < marked.end and marked.start < claim.figure.end:
            return claim
    return None


def finding_of(marked: Marked, check: Check) -> Finding | None:
    """Give what was found on the truth of a marked figure."""
    claim = claim_of(marked, check.claims)
    asked = (finding for finding in check.findings if finding.question == "true")
    return next((finding for finding in asked if claim is not None and finding.claim.id == claim.id), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--learnt", action="store_true", help="those that were learnt from")
    arguments = parser.parse_args()
    seen: Counter[tuple[str, str]] = Counter()
    for article in articles(LEARNT if arguments.learnt else APART):
        check = factcheck.check(article.text, article.sources)
        for marked in article.figures:
            found = finding_of(marked, check)
            stance = stance_of(found)
            seen[marked.right, stance] += 1
            if arguments.errors and stance != marked.right:
                working = found.suggestion.working if found is not None else "no such figure"
                print(f"{marked.right:11} {stance:11} {marked.words} ({marked.why})\n    {working}")
    print_stances(seen)
    for stance in ("supports", "contradicts"):
        total = sum(count for (_, said), count in seen.items() if said == stance)
        print(f"where it {stance} it is right {seen[stance, stance]} of {total}")


if __name__ == "__main__":
    main()
