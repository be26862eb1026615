"""Precision and recall of claims, speakers, self-checks and carry-over: `python -m tests.benchmarks.claims [NAME...]`.

The cases are the .jsonl files beside this one, and whole articles (see `articles`), written for this project after
patterns of real ones. Every miss is printed, so that a change can be judged; the last line of each part is its score.
"""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checking import find
from factcheck.checking.self_checks import self_checks
from factcheck.claims import carry_over, find_claims
from factcheck.documents import Document, read_bytes, read_text
from factcheck.evidence import Library
from factcheck.language import vocabulary
from factcheck.language.speakers import find_speech
from tests.benchmarks.articles import Article, articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.claims import Claim

FOLDER = Path(__file__).parent


class Outcome(Struct, frozen=True):
    """One case: what was wanted, what was found, each as a set of comparable things."""

    text: str
    wanted: frozenset[Any]
    found: frozenset[Any]


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a part."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


def speakers() -> Iterable[Outcome]:
    """Who says the words, in full, and whether they are quoted."""
    for case in cases("speakers"):
        document = read_text(case["text"])
        spans = [(passage.start, passage.end) for passage in document.passages]
        speech = find_speech(document.text, spans, vocabulary("en"))
        start = case["text"].index(case["words"])
        direct = speech.quoting(start, start + len(case["words"]))
        said = direct or speech.reporting(start)
        party = said.party.name if said and said.party else None
        wanted = {("claimant", case["claimant"])} if case["claimant"] else set()
        found = {("claimant", party)} if party else set()
        yield Outcome(case["text"], frozenset(wanted | {case["quoted"]}), frozenset(found | {direct is not None}))


def kinds() -> Iterable[Outcome]:
    """The claims of a text with kind and reason; words stand for the claim that they are part of."""
    for case in cases("kinds"):
        wanted = {(claim["words"], claim["kind"], claim["reason"]) for claim in case["claims"]}
        found = set()
        for claim in find_claims(read_text(case["text"])):
            words = claim.anchor.quote
            same = [other for other, kind, _ in wanted if kind == claim.kind and (words in other or other in words)]
            found.add((same[0] if same else words, claim.kind, claim.reason))
        yield Outcome(case["text"], frozenset(wanted), frozenset(found))


def checks() -> Iterable[Outcome]:
    """What an article says against itself; most cases are ordinary articles that say nothing."""
    for case in cases("self_checks"):
        document = dated(case)
        found = [check.kind for check in self_checks(document, find_claims(document))]
        yield Outcome(case["text"], frozenset(enumerate(case["kinds"])), frozenset(enumerate(found)))


def dated(case: dict[str, Any]) -> Document:
    """The document of a case with the day that it says it was written on."""
    document = read_text(case["text"])
    return replace(document, date=datetime.date.fromisoformat(case["date"])) if "date" in case else document


def carried() -> Iterable[Outcome]:
    """What became of each claim of an old version, and which claims are new."""
    for case in cases("carry_over"):
        new = read_text(case["new"])
        result = carry_over(find_claims(read_text(case["old"])), find_claims(new), new.text)
        found = {(item.old.anchor.quote, item.fate) for item in result.carried}
        found |= {(claim.anchor.quote, "added") for claim in result.added}
        yield Outcome(case["old"], frozenset(map(tuple, case["fates"])), frozenset(found))


def said() -> Iterable[Outcome]:
    """What a transcript has to say about a quotation."""
    for case in cases("said"):
        article = read_text(case["text"], "article.txt")
        claim = next(claim for claim in find_claims(article) if claim.quoted)
        with Library(None) as library:
            library.add("e1", read_bytes(case["evidence"].encode(), case["source"]))
            finding = find(claim, article, library, question="said")
        label = finding.links[0].relation.label if finding.links else "NOT FOUND"
        found = {label, finding.suggestion.stance}
        found |= {words for words in case["working"] if words in finding.suggestion.working}
        yield Outcome(case["text"], frozenset({case["label"], case["stance"], *case["working"]}), frozenset(found))


def found_in(article: Article) -> list[Claim]:
    """The claims of an article but those that may be there or not."""
    claims = find_claims(article.document)
    free = [mark for mark in article.marks if not mark.counts]
    return [claim for claim in claims if not any(mark.covers(claim) for mark in free)]


def article_kinds() -> Iterable[Outcome]:
    """The claims of whole articles, with their reasons."""
    for article in articles():
        claims = found_in(article)
        wanted, found = set(), set()
        for number, mark in enumerate(mark for mark in article.marks if mark.counts):
            name = (number, article.document.text[mark.first : mark.last], "/".join(sorted(mark.kinds)))
            wanted.add(name)
            met = [claim for claim in claims if mark.meets(claim)]
            if met:
                found.add(name)
            if met and "*" not in mark.reasons:
                wanted.add((number, *sorted(mark.reasons)))
                reason = met[0].reason or ""
                found.add((number, *sorted(mark.reasons)) if reason in mark.reasons else (number, reason))
        marked = [mark for mark in article.marks if mark.counts]
        others = (claim for claim in claims if not any(mark.of(claim) for mark in marked))
        found |= {(claim.kind, claim.anchor.quote) for claim in others if not _is_day(claim)}  # no days are marked
        yield Outcome(article.name, frozenset(wanted), frozenset(found))


def _is_day(claim: Claim) -> bool:
    return claim.figure is not None and claim.figure.kind == "date"


def article_speakers() -> Iterable[Outcome]:
    """Who says it, for the claims of whole articles that somebody says, or is taken to say."""
    for article in articles():
        wanted, found = set(), set()
        for claim in found_in(article):
            marks = [mark for mark in article.marks if mark.counts and mark.of(claim)]
            if not marks or any(mark.claimants & {"?", "~"} for mark in marks):
                continue
            mark = min(marks, key=lambda mark: mark.end - mark.start)
            key = (claim.id, "/".join(sorted(mark.claimants)))
            if "" not in mark.claimants:
                wanted.add(key)
            if claim.claimant:
                found.add(key if mark.is_by(claim.claimant) else (claim.id, claim.claimant))
        yield Outcome(article.name, frozenset(wanted), frozenset(found))


def article_checks() -> Iterable[Outcome]:
    """The slips that are planted in whole articles; what is found in the articles as they are is a false alarm."""
    for article in articles():
        alarms = {(check.kind, check.working) for check in self_checks(article.document, find_claims(article.document))}
        yield Outcome(article.name, frozenset(), frozenset(alarms))
        for plant in article.plants:
            checks = self_checks(plant.document, find_claims(plant.document))
            found = {check.kind for check in checks if (check.kind, check.working) not in alarms}
            yield Outcome(f"{article.name}: {plant.words}", frozenset({plant.kind}), frozenset(found & {plant.kind}))


PARTS: dict[str, Callable[[], Iterable[Outcome]]] = {
    "speakers": speakers,
    "kinds": kinds,
    "self_checks": checks,
    "carry_over": carried,
    "said": said,
    "article_kinds": article_kinds,
    "article_speakers": article_speakers,
    "article_checks": article_checks,
}


def run(name: str) -> tuple[float, float]:
    """Print the misses and the score of one part; give precision and recall."""
    hits = wanted = found = wrong = 0
    for number, outcome in enumerate(PARTS[name](), 1):
        hits += len(outcome.wanted & outcome.found)
        wanted += len(outcome.wanted)
        found += len(outcome.found)
        if outcome.wanted != outcome.found:
            wrong += 1
            print(f"{name} {number}: {' '.join(outcome.text.split())[:100]}")
            print(f"    wanted {sorted(map(str, outcome.wanted - outcome.found))}")
            print(f"    found  {sorted(map(str, outcome.found - outcome.wanted))}")
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}; {number - wrong} of {number} cases right")
    return precision, recall


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="NAME", help=", ".join(PARTS))
    for part in parser.parse_args().parts or PARTS:
        if part not in PARTS:
            parser.error(f"{part} is none of {', '.join(PARTS)}")
        run(part)
