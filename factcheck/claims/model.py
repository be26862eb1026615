"""What a claim is: the smallest checkable statement of an article. Claims know nothing of evidence."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from factcheck.figures.model import Figure  # noqa: TC001 - msgspec looks it up

__all__ = ["Anchor", "Claim", "ClaimKind", "NotCheckable"]

ClaimKind = Literal[
    "figure", "comparison", "ranking", "event", "quotation", "attribution", "statement", "placeholder", "self-check"
]
NotCheckable = Literal["opinion", "prediction", "expectation", "question", "instruction", "hypothetical", "boilerplate"]


class Anchor(Struct, frozen=True):
    """How a claim is found again when its article changes: its words, a little around them, and which occurrence.

    `quote` is the claimed figure or words, `before` and `after` up to 40 code points on either side with white
    space folded, `occurrence` counts from 0 the places where all three are the same.
    """

    quote: str
    before: str
    after: str
    occurrence: int


class Claim(Struct, frozen=True):
    """The smallest checkable statement; a sentence with five figures gives five.

    `[start, end)` and `text` are the sentence in the article's text of record, `figure` what is checked in it (None
    where the claim has no figure), also placed in the article's text. `id` is a hash of the anchor and so holds no
    offset. `claimant` is who says it (a person quoted, a body cited, None for the article itself); `quoted` whether it
    stands inside quotation marks. `siblings` are the ids of the other claims of the sentence. `worthiness` is 0..1
    from the text alone, `worthiness_reasons` its largest contributions in words.

    Of a quotation only the quoted words of the sentence are `text`; `quote_start` and `quote_end` bound the whole
    quotation without its marks, which is what a transcript is asked for. `claimant_role` is what the article says that
    the claimant is, `reason_words` the words that show why the claim cannot be checked. `checkable` speaks of the
    truth of a claim: whether somebody said it can be checked for an opinion too.

    A "self-check" is what the article says against itself, where it is rated like a claim: `text` is the sentence in
    which that begins, `figure` None because it is about several. `find_claims` gives none of these.
    """

    id: str
    start: int
    end: int
    text: str
    figure: Figure | None
    kind: ClaimKind
    checkable: bool
    reason: NotCheckable | None
    claimant: str | None
    quoted: bool
    siblings: tuple[str, ...]
    worthiness: float
    anchor: Anchor
    worthiness_reasons: tuple[str, ...] = ()
    quote_start: int | None = None
    quote_end: int | None = None
    claimant_role: str | None = None
    reason_words: str | None = None
