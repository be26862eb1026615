"""What a finding comes to: its judgement in one sentence, the passages that tell the same fact, whose words they are.

The screen, the lines and the reports all ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from factcheck.checking import Finding
    from factcheck.desk import ClaimRecord
    from factcheck.evidence import Link
    from factcheck.relating import Stance

__all__ = ["apart_words", "group", "independent", "sentence", "stage_of", "trouble", "why_words"]

# Why a passage is apart from the others, by the first word of its relation.
_APART_WORDS = {
    "MATCH?": "has the number, not surely for the same",
    "OTHER ROW": "speaks of something else",
    "OTHER DATE": "of another date",
    "OTHER BASE": "of another base",
    "FINER": "not so fine as the claim",
    "CHECKED": "was checked by another desk",
    "NOTHING": "has no figure to compare",
}

# What a feature of the linker says, for people; those that say the same stand once.
_WHY = {
    "relation": "its figures can be held against the claim's",
    "names": "it names the same people and places",
    "date": "its date is near",
    "bm25": "it shares words that are rare in the library",
    "distinctive": "it shares words that are rare in the library",
    "lead": "nothing in the library shares more of the claim's words",
    "overlap": "it has most of the claim's words",
    "token_set": "it has most of the claim's words",
    "partial": "it has most of the claim's words",
    "token_sort": "it has most of the claim's words",
    "trigrams": "it has most of the claim's words",
    "context": "what stands around the claim fits it as well",
    "title": "its document's title fits",
    "title_token_set": "its document's title fits",
    "source": "its document is a primary source",
    "meaning": "it means nearly the same, whatever its words and language",
    "found by hand": "it was found by hand",
    "cited": "the verdict rests on it",
}
_TELLS = 0.5  # a feature that is weaker says nothing


def sentence(finding: Finding) -> str:
    """Give the judgement in one sentence."""
    return finding.suggestion.sentence or finding.suggestion.working


def group(finding: Finding) -> tuple[Link, ...]:
    """Give the links that tell the same fact as the suggestion rests on, best first; () where it rests on none."""
    suggestion = finding.suggestion
    if suggestion.link is None:
        return ()
    return tuple(finding.links[at] for at in suggestion.group or (suggestion.link,))


def independent(finding: Finding, origin: Callable[[str], str | None]) -> int:
    """Count whose words the group carries: copies of one wire story, passages of one document, stages of a count.

    Of each of these all are one. `origin` gives whose words a document carries, None where that is not known. The
    article itself is no source.
    """
    from factcheck.checking.suggesting import count_origins  # loaded by those who search

    outside = [link for link in group(finding) if not link.same_article]
    return count_origins(outside, lambda link: origin(link.document) or link.document)


def stage_of(link: Link) -> tuple[str, Decimal | None]:
    """Say at which stage of a count a passage tells its figure, and how much was counted in percent; "" for none."""
    from factcheck.facts.periods import counted_at  # loaded by those who search

    parts = link.relation.parts
    told = counted_at(link.text, parts[0].start - link.start if parts else None)
    if told is None:
        return "", None
    words = " ".join(told.text.split())
    return words[0].lower() + words[1:], told.period.counted


def trouble(record: ClaimRecord, stance: Stance | None) -> int:
    """Say how much a claim wants somebody, 0 the most: disputed, answered or changed; then what evidence contradicts.

    `stance` is that of the machine's suggestion, None where none is known; what is settled comes last.
    """
    if record.state in {"settled", "second-read"}:
        return 9
    if record.state in {"disputed", "answered"} or record.changed is not None:
        return 0
    order = {"contradicts": 1, "unclear": 2, "unsupported": 3, "supports": 4}
    return order[stance or "unsupported"] if record.claim.checkable else 8


def apart_words(link: Link) -> str:
    """Say in plain words why a passage is not among those that tell the fact."""
    if link.same_article:
        return "this article, not a source"
    relation = link.relation
    if relation.label in _APART_WORDS:
        return _APART_WORDS[relation.label]
    return {"supports": "agrees otherwise", "contradicts": "says otherwise"}.get(relation.stance, "of something near")


def why_words(link: Link) -> tuple[str, ...]:
    """Say in sentences why a passage is offered: what speaks for one fact, what against it, and what else is near."""
    grounds = [ground.rpartition(" (") for ground in link.relation.grounds]
    speaks = [words for words, _, sign in grounds if sign.startswith("+")]
    against = [words for words, _, sign in grounds if sign.startswith("-")]
    told = [f"what speaks for the same fact: {'; '.join(speaks)}"] if speaks else []
    told += [f"what speaks against it: {'; '.join(against)}"] if against else []
    made = sorted(link.features.items(), key=lambda item: -item[1])
    near = list(dict.fromkeys(_WHY[name] for name, value in made if value >= _TELLS and name in _WHY))
    others = [", and ".join((", ".join(near[:-1]), near[-1]) if len(near) > 1 else near)] if near else []
    return tuple(
        f"{words[0].upper()}{words[1:]}." for words in (*told, *others) or ("it shares some words with the claim",)
    )
