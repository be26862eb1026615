"""What became of the claims of an article in its new version: the same, moved, changed, gone, or new.

Pure data about two lists of claims; what is kept of verdicts is the desk's business.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from rapidfuzz import fuzz, process

from factcheck.claims.anchoring import Anchorage
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factcheck.claims.model import Claim

    Pairing = Callable[[int, int], None]

__all__ = ["Carried", "CarryOver", "Fate", "WordChange", "carry_over", "word_changes"]

Fate = Literal["same", "moved", "changed", "gone"]

# What an editor's typography may change without changing what is said.
_SIGNS = str.maketrans("“”„«»‘’–—", '"""""\'\'--')
_WORD = compile_pattern(r"\S+")
# How alike (0..100) two sentences must be to be versions of each other, and how much nearness may add to that.
_ALIKE = 62.0
_NEARNESS = 8.0


class WordChange(Struct, frozen=True):
    """A stretch of a word diff: `removed` words of the old version stand before `added` ones of the new."""

    kind: Literal["kept", "removed", "added"]
    words: str


class Carried(Struct, frozen=True):
    """What became of one old claim.

    `new` is the claim of the new version that it is now, None where the article has none there; `span` is where its
    figure or words stand in the new text, None where they are gone. `changes` says what is different ("words",
    "claimant") and `diff` which words, for a changed claim only.
    """

    old: Claim
    fate: Fate
    new: Claim | None = None
    span: tuple[int, int] | None = None
    changes: tuple[str, ...] = ()
    diff: tuple[WordChange, ...] = ()


class CarryOver(Struct, frozen=True):
    """The old claims in their order with what became of them, and the claims that are new, in the article's order."""

    carried: tuple[Carried, ...]
    added: tuple[Claim, ...]

    def having(self, fate: Fate) -> tuple[Carried, ...]:
        """The old claims that had this fate."""
        return tuple(item for item in self.carried if item.fate == fate)


def carry_over(old: Sequence[Claim], new: Sequence[Claim], text: str) -> CarryOver:
    """Say what became of the `old` claims of an article in its new version, whose claims are `new` and text `text`.

    A claim is the same while its sentence says the same, whatever happened around it; typographic quotation marks,
    dashes and white space make no difference. Same words in another order of the article are "moved". A claim whose
    sentence or claimant changed is "changed", however small the change is: somebody has to look again.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(first: int, second: int) -> None:
        pairs[first] = second
        taken.add(second)

    _pair_same(old, new, pair)
    _pair_alike(old, new, pairs, taken, pair)
    anchorage = Anchorage(text)
    found: dict[int, tuple[int, int]] = {}
    for index, claim in enumerate(old):
        if index not in pairs and (place := anchorage.locate(claim.anchor)):
            match = _claim_at(new, place, claim)
            if match is None:
                found[index] = place
            elif match not in taken:
                pair(index, match)
    in_order = _longest_rising([second for _, second in sorted(pairs.items())])
    folded = _fold(text)
    carried = []
    for index, claim in enumerate(old):
        if index in pairs:
            carried.append(_compare(claim, new[pairs[index]], in_order=pairs[index] in in_order))
        elif index in found:
            still = _fold(claim.text) in folded
            changes = () if still else ("words",)
            carried.append(Carried(claim, "same" if still else "changed", None, found[index], changes))
        else:
            carried.append(Carried(claim, "gone"))
    return CarryOver(tuple(carried), tuple(claim for index, claim in enumerate(new) if index not in taken))


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Give the difference of two texts in words, shortest first seen."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    changes: list[WordChange] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        if before[first:last] == after[start:end]:
            changes.append(WordChange("kept", " ".join(before[first:last])))
            continue
        if first < last:
            changes.append(WordChange("removed", " ".join(before[first:last])))
        if start < end:
            changes.append(WordChange("added", " ".join(after[start:end])))
    return tuple(changes)


def _fold(text: str) -> str:
    return " ".join(text.translate(_SIGNS).split())


def _key(claim: Claim) -> tuple[str, str, str]:
    return (_fold(claim.text), _fold(claim.anchor.quote), claim.kind)


def _pair_same(old: Sequence[Claim], new: Sequence[Claim], pair: Pairing) -> None:
    """Pair claims whose words are the same: with the same surroundings first, then in their order."""
    waiting: dict[tuple[str, str, str], deque[int]] = defaultdict(deque)
    by_id: dict[tuple[str, tuple[str, str, str]], int] = {}
    for index, claim in enumerate(new):
        waiting[_key(claim)].append(index)
        by_id.setdefault((claim.id, _key(claim)), index)
    rest = []
    for index, claim in enumerate(old):
        key = _key(claim)
        exact = by_id.pop((claim.id, key), None)
        if exact is None:
            rest.append((index, key))
        else:
            waiting[key].remove(exact)
            pair(index, exact)
    for index, key in rest:
        if waiting.get(key):
            pair(index, waiting[key].popleft())


def _pair_alike(
    old: Sequence[Claim], new: Sequence[Claim], pairs: Mapping[int, int], taken: set[int], pair: Pairing
) -> None:
    """Pair what is left sentence by sentence, the most alike first, and inside two sentences figure by figure.

    Sentences that say the same words over and over are paired in their order.
    """
    before = _by_sentence(old, [index for index in range(len(old)) if index not in pairs])
    after = _by_sentence(new, [index for index in range(len(new)) if index not in taken])
    if not before or not after:
        return
    written, rewritten = _by_words(old, before), _by_words(new, after)
    texts = list(rewritten)
    length = max(1, old[-1].end, new[-1].end)
    scored: list[tuple[float, int, int, str, str]] = []
    for words, starts in written.items():
        for other, score, _ in process.extract(words, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=8):
            start, there = starts[0], rewritten[other][0]
            scored.append((_NEARNESS * abs(start - there) / length - score, start, there, words, other))
    for _, _, _, words, other in sorted(scored):
        while written[words] and rewritten[other]:
            here, there = written[words].popleft(), rewritten[other].popleft()
            for first, second in _inside(old, before[here], new, after[there]):
                pair(first, second)


def _by_words(claims: Sequence[Claim], sentences: Mapping[int, list[int]]) -> dict[str, deque[int]]:
    """Where sentences begin, by their words."""
    found: dict[str, deque[int]] = defaultdict(deque)
    for start, indices in sentences.items():
        found[_fold(claims[indices[0]].text)].append(start)
    return found


def _by_sentence(claims: Sequence[Claim], indices: Iterable[int]) -> dict[int, list[int]]:
    sentences: dict[int, list[int]] = defaultdict(list)
    for index in indices:
        sentences[claims[index].start].append(index)
    return sentences


def _inside(
    old: Sequence[Claim], before: list[int], new: Sequence[Claim], after: list[int]
) -> Iterable[tuple[int, int]]:
    """Pair the claims of two versions of a sentence: the same words first, then what stands in their places."""
    left = list(after)
    rest = []
    for index in before:
        quote = _fold(old[index].anchor.quote)
        match = next((other for other in left if _fold(new[other].anchor.quote) == quote), None)
        if match is None:
            rest.append(index)
        else:
            left.remove(match)
            yield index, match
    for index in rest:
        alike = [other for other in left if _interchangeable(old[index], new[other])]
        if alike:
            left.remove(alike[0])
            yield index, alike[0]


def _interchangeable(old: Claim, new: Claim) -> bool:
    if old.figure is None or new.figure is None:
        return old.kind == new.kind or {old.kind, new.kind} <= {"statement", "attribution", "event", "quotation"}
    return old.figure.unit == new.figure.unit or old.figure.kind == new.figure.kind


def _claim_at(new: Sequence[Claim], place: tuple[int, int], old: Claim) -> int | None:
    """The claim of the new version at a place."""
    first = bisect_left(new, place[0], key=lambda claim: claim.end)
    for index in range(first, min(first + 12, len(new))):
        claim = new[index]
        if claim.start > place[0]:
            break
        if claim.kind == old.kind:
            figure = claim.figure
            if figure is None or (figure.start < place[1] and place[0] < figure.end):
                return index
    return None


def _longest_rising(values: list[int]) -> set[int]:
    """The members of the longest rising subsequence: what kept its order while the rest moved."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous = [-1] * len(values)
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        previous[index] = tail_at[at - 1] if at else -1
        if at == len(tails):
            tails.append(value)
            tail_at.append(index)
        else:
            tails[at], tail_at[at] = value, index
    chosen: set[int] = set()
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        chosen.add(values[index])
        index = previous[index]
    return chosen


def _compare(old: Claim, new: Claim, *, in_order: bool) -> Carried:
    changes = []
    if _key(old) != _key(new):
        changes.append("words")
    if old.claimant != new.claimant:
        changes.append("claimant")
    span = (new.figure.start, new.figure.end) if new.figure else (new.start, new.end)
    if not changes:
        return Carried(old, "same" if in_order else "moved", new, span)
    diff = word_changes(old.text, new.text) if "words" in changes else ()
    return Carried(old, "changed", new, span, tuple(changes), diff)
