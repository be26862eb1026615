"""Finding a claim's words again: first exactly, then by likeness. What became of a whole article is in `carrying`."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict

from rapidfuzz import fuzz

from factcheck.claims.model import Anchor
from factcheck.patterns import compile_pattern

__all__ = ["Anchorage", "claim_id", "locate", "make_anchor"]

_AROUND = 40
_SPACE = compile_pattern(r"\s+")
_WORD = compile_pattern(r"\w+")
# Below these scores (0..100) another place is no longer the same words.
_ALIKE_QUOTE = 82.0
_ALIKE_AROUND = 58.0
# A figure is short: it must be there to the letter, and what stands around it decides.
_SHORT = 24
_END = 6
_MOST_PLACES = 400
# Words that stand more often than this tell no place; so many of the others are asked, so many places tried.
_COMMON, _RAREST, _TRIED = 40, 8, 4


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Give the anchor of `text[start:end]`; raises ValueError for an empty or outlying span."""
    return Anchorage(text).anchor(start, end)


def claim_id(anchor: Anchor) -> str:
    """Give the id that belongs to an anchor: 12 hexadecimal digits, the same for the same words in the same place."""
    parts = (anchor.quote, anchor.before, anchor.after, str(anchor.occurrence))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def locate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Find an anchor's words in a text: exactly with their surroundings, else where they are most alike, else None."""
    return Anchorage(text).locate(anchor)


class Anchorage:
    """A text made ready for many anchors: its white space folded once, with the way back to its own offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces: list[str] = []
        self._folded_at: list[int] = []
        self._text_at: list[int] = []
        folded = position = 0
        for match in _SPACE.finditer(text):
            if match[0] == " ":
                continue
            pieces += (text[position : match.start()], " ")
            folded += match.start() - position + 1
            position = match.end()
            self._folded_at.append(folded)
            self._text_at.append(position)
        pieces.append(text[position:])
        self.folded = "".join(pieces)
        self._counted: dict[str, tuple[int, int]] = {}
        self._places: dict[str, list[int]] = {}
        self._words: dict[str, list[int]] | None = None

    def anchor(self, start: int, end: int) -> Anchor:
        """Give the anchor of a span of the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no words at [{start}, {end}) of a text of {len(self.text)}")
        first, last = self._to_folded(start), self._to_folded(end)
        quote = self.folded[first:last]
        if not quote.strip():
            raise ValueError(f"no words at [{start}, {end})")
        before, after = self.folded[max(0, first - _AROUND) : first], self.folded[last : last + _AROUND]
        whole = before + quote + after
        wanted = first - len(before)
        occurrence, at = self._counted.get(whole, (0, -1))  # spans mostly come in order: count on from the last one
        if not 0 <= at <= wanted:
            occurrence, at = 0, self.folded.find(whole)
        while -1 < at < wanted:
            occurrence, at = occurrence + 1, self.folded.find(whole, at + 1)
        self._counted[whole] = occurrence, at
        return Anchor(quote, before, after, occurrence)

    def locate(self, anchor: Anchor) -> tuple[int, int] | None:
        """Find an anchor in this text: where the same words stand in the most similar surroundings."""
        whole = anchor.before + anchor.quote + anchor.after
        at = self.folded.find(whole)
        for _ in range(anchor.occurrence):
            following = self.folded.find(whole, at + 1)
            if following < 0:
                break
            at = following
        if at >= 0:
            first = at + len(anchor.before)
            return self._to_text(first), self._to_text(first + len(anchor.quote), closing=True)
        places = self._of(anchor.quote)
        if places:
            return self._most_alike(anchor, places)
        return None if len(anchor.quote) <= _SHORT else self._fuzzy(anchor)

    def _of(self, quote: str) -> list[int]:
        """The places of the words, not inside a longer number or word."""
        if quote not in self._places:
            found: list[int] = []
            at = self.folded.find(quote)
            while at >= 0 and len(found) < _MOST_PLACES:
                if self._stands_alone(quote, at):
                    found.append(at)
                at = self.folded.find(quote, at + 1)
            self._places[quote] = found
        return self._places[quote]

    def _stands_alone(self, quote: str, at: int) -> bool:
        before = self.folded[max(0, at - 1) : at]
        after = self.folded[at + len(quote) : at + len(quote) + 2]
        if quote[0].isalnum() and (before.isalnum() or (before in {".", ","} and quote[0].isdigit())):
            return False
        return not (quote[-1].isalnum() and (after[:1].isalnum() or (after[:1] in {".", ","} and after[1:].isdigit())))

    def _most_alike(self, anchor: Anchor, places: list[int]) -> tuple[int, int] | None:
        best, best_score = -1, 0.0
        for place in places:
            end = place + len(anchor.quote)
            before = self.folded[max(0, place - _AROUND) : place]
            after = self.folded[end : end + _AROUND]
            score = max(
                (fuzz.ratio(before, anchor.before) + fuzz.ratio(after, anchor.after)) / 2,
                0.94 * fuzz.ratio(before, anchor.before) if len(anchor.before) > 12 else 0.0,
                0.94 * fuzz.ratio(after, anchor.after) if len(anchor.after) > 12 else 0.0,
            )
            if score > best_score:
                best, best_score = place, score
        needed = _ALIKE_AROUND if len(anchor.quote) <= _SHORT else 0.0
        if best < 0 or best_score < needed:
            return None
        return self._to_text(best), self._to_text(best + len(anchor.quote), closing=True)

    def _fuzzy(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where long words stand almost as they were; edges are moved out to whole words."""
        best: tuple[float, int, int] | None = None
        slack = max(_AROUND, len(anchor.quote) // 3)
        for place in self._candidates(anchor.quote):
            start = max(0, place - slack)
            window = self.folded[start : place + len(anchor.quote) + slack]
            found = fuzz.partial_ratio_alignment(anchor.quote, window, score_cutoff=_ALIKE_QUOTE)
            if found and len(window) >= len(anchor.quote) and (best is None or found.score > best[0]):
                best = (found.score, start + found.dest_start, start + found.dest_end)
        if best is None:
            return None
        _, first, last = best
        # The alignment is as long as the quote was; words that came in push its own ends out.
        reach = len(anchor.quote) // 3
        head, tail = anchor.quote[:_END], anchor.quote[-_END:]
        at = self.folded.rfind(head, max(0, first - reach), first + _END)
        first = at if at >= 0 else first
        at = self.folded.find(tail, max(first, last - _END), last + reach)
        last = at + len(tail) if at >= 0 else last
        while first > 0 and self.folded[first - 1].isalnum() and self.folded[first : first + 1].isalnum():
            first -= 1
        while last < len(self.folded) and self.folded[last].isalnum() and self.folded[last - 1].isalnum():
            last += 1
        while first < last and self.folded[first].isspace():
            first += 1
        while last > first and self.folded[last - 1].isspace():
            last -= 1
        return (self._to_text(first), self._to_text(last, closing=True)) if first < last else None

    def _candidates(self, quote: str) -> list[int]:
        """Where the words may begin, by where the rarest of them stand; the places most of them agree on come first."""
        if self._words is None:
            self._words = defaultdict(list)
            for match in _WORD.finditer(self.folded):
                self._words[match[0].lower()].append(match.start())
        known = sorted(
            (len(places), match.start(), match[0].lower())
            for match in _WORD.finditer(quote)
            if (places := self._words.get(match[0].lower())) and len(places) <= _COMMON
        )
        votes: dict[int, int] = defaultdict(int)
        for _, offset, word in known[:_RAREST]:
            for place in self._words[word]:
                votes[max(0, place - offset) // _AROUND] += 1
        ranked = sorted(votes, key=lambda bucket: (-votes[bucket] - votes.get(bucket + 1, 0), bucket))
        return [bucket * _AROUND for bucket in ranked[:_TRIED]]

    def _to_folded(self, offset: int) -> int:
        index = bisect_right(self._text_at, offset) - 1
        if index < 0:
            return self._clamp(offset, 0, 0, -1)
        return self._clamp(offset, self._text_at[index], self._folded_at[index], index)

    def _clamp(self, offset: int, text_at: int, folded_at: int, index: int) -> int:
        folded = folded_at + offset - text_at
        following = index + 1
        return min(folded, self._folded_at[following] - 1) if following < len(self._folded_at) else folded

    def _to_text(self, folded: int, *, closing: bool = False) -> int:
        """The text's offset of a folded one; an end stands before the white space that was folded, a start after it."""
        index = bisect_right(self._folded_at, folded) - 1
        if index >= 0 and closing and self._folded_at[index] == folded:
            index -= 1
        if index < 0:
            return folded
        return self._text_at[index] + folded - self._folded_at[index]
