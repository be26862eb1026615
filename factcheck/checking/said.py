"""Was it said: the words of a quotation looked for, word for word, in what the library holds.

A transcript shows what was said, and who said it; another article shows only that it was reported so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from factcheck.checking.model import Suggestion
from factcheck.checking.voices import Voice, voice_at
from factcheck.documents import is_transcript
from factcheck.evidence import Link, UnknownDocument
from factcheck.language import vocabulary
from factcheck.relating import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage
    from factcheck.evidence import Library
    from factcheck.relating import Stance

__all__ = ["link_said", "suggest_said"]

# How many passages the index is asked for, and how many links are shown.
_CANDIDATES, _LINKS = 30, 4
# A quotation runs on over the sentences of a transcript: it is looked for in its own length more on either side.
_LONGEST = 2_000
# One word or two are found anywhere, which shows nothing.
_FEWEST = 3
# The part of the quotation's words that must stand in the same order, to speak of it at all and to say it is the same.
_ALIKE, _SAME = 0.8, 0.9
# So many words of the source are shown where they differ.
_SHOWN = 30

_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*%?")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-"})
_TRANSCRIPTS = (".srt", ".vtt")
# So many documents are looked into for one that is a transcript though its name does not say so.
_LOOKED_INTO = 200


def link_said(claim: Claim, article: Document, library: Library) -> list[Link]:
    """Give the passages that hold the claim's quotation or nearly, one a document: transcripts first, then the closest.

    Case, punctuation and the shape of marks do not count. Where a transcript has somebody else say the words, the
    relation names who did; a passage in which the claimant says them comes before it. The checked article is never its
    own source, though the library may hold it.
    """
    quote = _quotation(claim, article)
    words = [word for word, _, _ in _words(quote)]
    if len(words) < _FEWEST:
        return []
    best: dict[str, Link] = {}
    for found in library.search(quote, _CANDIDATES):
        try:
            document = library.document(found.document)
        except UnknownDocument:
            continue  # somebody took it out meanwhile
        if document.sha256 == article.sha256:
            continue
        passage = document.passages[found.position]
        made = _relation(words, len(quote), document, passage, claim)
        if made is None:
            continue
        score, relation = made
        link = Link(
            found.document, passage.start, passage.end, passage.place, found.words, score, {"words": score}, relation
        )
        if found.document not in best or _standing(link) < _standing(best[found.document]):
            best[found.document] = link
    return sorted(best.values(), key=_standing)[:_LINKS]


def _standing(link: Link) -> tuple[bool, bool, float]:
    """Give what sorts first: a transcript, in it the claimant's own words, of those the closest."""
    return "recording" in link.relation.not_compared, link.relation.name == "not-comparable", -link.score


def suggest_said(links: Sequence[Link], library: Library) -> Suggestion:
    """Give the suggestion for links in the order of `link_said`; what was searched where there are none."""
    if links:
        relation = links[0].relation
        return Suggestion(relation.name, relation.stance, relation.working, 0)
    if not _holds_transcript(library, library.revision):
        return Suggestion("none", "unsupported", "no transcript in the library", None)
    documents = f"{len(library)} {'document' if len(library) == 1 else 'documents'}"
    return Suggestion("none", "unsupported", f"not found in {documents}", None)


@lru_cache(maxsize=8)
def _holds_transcript(library: Library, revision: tuple[int, int]) -> bool:  # noqa: ARG001  part of the key
    """Tell whether one of the documents is a transcript, by its name or, of the first ones, by its lines."""
    entries = library.entries()
    return any(entry.source.lower().endswith(_TRANSCRIPTS) for entry in entries) or any(
        is_transcript(library.document(entry.id)) for entry in entries[:_LOOKED_INTO]
    )


def _quotation(claim: Claim, article: Document) -> str:
    if claim.quote_start is None or claim.quote_end is None:
        return claim.text[:_LONGEST]
    return article.text[claim.quote_start : min(claim.quote_end, claim.quote_start + _LONGEST)]


def _words(text: str) -> list[tuple[str, int, int]]:
    """Give the words as they are compared, with their places."""
    return [(match[0].casefold(), *match.span()) for match in _WORD.finditer(text.translate(_FOLDED))]


def _relation(
    quote: Sequence[str], length: int, document: Document, passage: Passage, claim: Claim
) -> tuple[float, Relation] | None:
    """Give how much of the quotation stands in and around a passage, and in what words; None where too little does."""
    start, end = max(0, passage.start - length), passage.end + length
    if not _may_be_said(quote, document.text[start:end]):
        return None
    around = _words(document.text[start:end])
    spoken = [word for word, _, _ in around]
    source = document.source.rsplit("/", 1)[-1]
    recorded = is_transcript(document)
    left = () if recorded else ("recording",)
    where = f"{source}, {passage.place}" + ("" if recorded else " (reported, not a recording)")
    own = [index for index, (_, first, last) in enumerate(around) if start + last > passage.start]
    at = _run(quote, spoken, first=max(0, own[0] - len(quote) + 1) if own else 0)
    if at is not None:
        voice = voice_at(document, start + around[at][1], claim) if recorded else Voice()
        return 1.0, _spoken(
            voice, Relation("equal", "supports", "SAID", f"word for word in {where}", not_compared=left)
        )
    if fuzz.partial_ratio(" ".join(quote), " ".join(spoken)) < _ALIKE * 100:
        return None
    first, last, same = _aligned(quote, spoken)
    share = same / len(quote)
    if share < _ALIKE:
        return None
    shown = " ".join(document.text[start + around[first][1] : start + around[min(last, first + _SHOWN)][2]].split())
    working = f'{same} of {len(quote)} words the same: "{shown}" in {where}'
    near = share >= _SAME and not _changes_a_number(quote, spoken[first : last + 1])
    relation = Relation(
        "approximates", "supports" if near else "unclear", "SAID" if near else "SAID SO?", working, not_compared=left
    )
    return share, _spoken(voice_at(document, start + around[first][1], claim) if recorded else Voice(), relation)


def _may_be_said(quote: Sequence[str], text: str) -> bool:
    """Tell whether a text has so many of the quotation's words, or words that hold them, that it may be said there."""
    there = text.translate(_FOLDED).casefold()
    return sum(word in there for word in quote) >= _ALIKE * len(quote)


def _spoken(voice: Voice, relation: Relation) -> Relation:
    """Give the relation of the words with who says them: another voice than the claimant's is a misattribution."""
    if voice.same or voice.speaker is None:
        return relation
    if voice.same is None:
        return replace(relation, not_compared=(*relation.not_compared, "speaker"))
    # Where the claimant does not speak at all, the transcript may be of another occasion.
    stance: Stance = "contradicts" if voice.heard and relation.stance == "supports" else "unclear"
    working = f"said by {voice.speaker}, not by {voice.claimant}: {relation.working}"
    label = "MISATTRIBUTED" if stance == "contradicts" else "OTHER SPEAKER"
    return Relation("not-comparable", stance, label, working, not_compared=relation.not_compared)


def _run(quote: Sequence[str], spoken: Sequence[str], *, first: int) -> int | None:
    """Give where the words of the quotation stand one after the other, from the word of a number on."""
    size = len(quote)
    wanted = list(quote)
    starts = range(first, len(spoken) - size + 1)
    return next((at for at in starts if spoken[at] == quote[0] and list(spoken[at : at + size]) == wanted), None)


def _aligned(quote: Sequence[str], spoken: Sequence[str]) -> tuple[int, int, int]:
    """Give the first and the last spoken word that stand for the quotation, and how many words are the same."""
    start = _closest(quote, spoken)
    stretch = spoken[start : start + len(quote) + len(quote) // 4 + 1]
    same = [block for block in Indel.opcodes(quote, stretch) if block.tag == "equal"]
    if not same:
        return 0, 0, 0
    return (
        start + same[0].dest_start,
        start + same[-1].dest_end - 1,
        sum(block.src_end - block.src_start for block in same),
    )


def _closest(quote: Sequence[str], spoken: Sequence[str]) -> int:
    """Give where a stretch of the quotation's length shares most of its words, counted as the stretch moves on."""
    wanted = set(quote)
    held = [word in wanted for word in spoken]
    size = len(quote) + len(quote) // 4 + 1
    count = most = sum(held[:size])
    best = 0
    for at in range(1, len(spoken) - size + 1):
        count += held[at + size - 1] - held[at - 1]
        if count > most:
            best, most = at, count
    return best


def _changes_a_number(quote: Sequence[str], spoken: Sequence[str]) -> bool:
    """Tell whether a number or a "not" is in one and not in the other: few words, and another meaning."""
    return _telling(quote) != _telling(spoken)


def _telling(words: Sequence[str]) -> set[str]:
    negations = vocabulary(None).negations
    return {word for word in words if word[0].isdigit() or word in negations or word.endswith("n't")}
