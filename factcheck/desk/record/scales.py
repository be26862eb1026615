"""The scales that articles are judged by, as data: a rating's key, its name, its place from worst to best.

The published scales are written down as their owners describe them; a desk can define its own beside them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from factcheck.errors import FactcheckError

__all__ = ["SCALES", "TAGS", "Effect", "Judged", "Rating", "Scale", "UnknownRating", "custom_scale", "scale"]

Effect = Literal["passes", "blocks", "asks"]
Judged = Literal["right", "partly", "wrong"]
EFFECTS: tuple[Effect, ...] = ("passes", "blocks", "asks")
NOT_CHECKABLE = "not-checkable"


class UnknownRating(FactcheckError):
    """A scale, or a rating of a scale, that does not exist."""


class Rating(Struct, frozen=True):
    """One step of a scale, or a rating beside it.

    `key` is what is stored and typed, `name` what is shown, `title` what it means in one line. `place` counts from 1
    for the worst; None is off the scale and has no number in exports. `effect` is what it means for a text that is
    about to be printed: it passes, blocks until something changed, or asks somebody first.
    """

    key: str
    name: str
    title: str
    place: int | None = None
    effect: Effect = "passes"


class Scale(Struct, frozen=True):
    """Ratings in the order of their digits: 1 to 9, then 0; what comes after has no digit and is picked from a list."""

    name: str
    title: str
    ratings: tuple[Rating, ...]

    def rating(self, key: str) -> Rating:
        """Give the rating stored or typed as `key`, or shown as that name ("cannot-confirm" too).

        Raises `UnknownRating`.
        """
        typed = key.casefold().replace("-", " ")
        for rating in self.ratings:
            if typed in (rating.key.replace("-", " "), rating.name.casefold().replace("-", " ")):
                return rating
        known = ", ".join(rating.key for rating in self.ratings)
        raise UnknownRating(key, f"is no rating of the scale {self.name}", f"choose one of {known}")

    def digits(self) -> dict[str, Rating]:
        """Give the ratings that a single digit records; 0 is "not checkable" where the scale has it, else the tenth."""
        zero = next((rating for rating in self.ratings if rating.key == NOT_CHECKABLE), None)
        others = [rating for rating in self.ratings if rating is not zero]
        if zero is None:
            return dict(zip("1234567890", others, strict=False))
        return {**dict(zip("123456789", others, strict=False)), "0": zero}

    def judges(self, key: str) -> Judged | None:
        """Say what a rating, by its key, finds the claim to be; None off the scale, and for one that it does not have.

        The best place finds it right. Wrong is what must not be printed, and the lower half of the scale.
        """
        rating = next((rating for rating in self.ratings if rating.key == key), None)
        if rating is None or rating.place is None:
            return None
        if rating.effect == "blocks" or 2 * rating.place <= self.steps:
            return "wrong"
        return "right" if rating.place == self.steps else "partly"

    @property
    def steps(self) -> int:
        """How many places the scale has, worst to best."""
        return max((rating.place for rating in self.ratings if rating.place), default=0)


# What goes with any rating.
TAGS: dict[str, str] = {
    "exaggerated": "larger than the evidence allows",
    "understated": "smaller than the evidence allows",
    "outdated": "was right once, newer figures exist",
    "missing-context": "right, but misleads without what is left out",
    "cherry-picked": "one figure chosen where others say otherwise",
    "wrong-base": "a share of something else than it says",
    "unit-slip": "percent for points, million for billion",
    "misattributed": "said by somebody else, or not said",
    "single-source": "rests on one origin only",
}

_ALL = (
    Scale(
        "draft",
        "One's own text, before it is printed",
        (
            Rating("stands", "stands", "can be printed as it is", 2),
            Rating("change", "change", "must be changed", 1, "blocks"),
            Rating("ask", "ask the author", "the author must say where it comes from", effect="asks"),
            Rating("unconfirmed", "cannot confirm", "nothing found that confirms it", effect="blocks"),
            Rating(NOT_CHECKABLE, "not checkable", "an opinion, an expectation, nothing to check"),
        ),
    ),
    Scale(
        "plain",
        "What somebody said, in plain words",
        (
            Rating("accurate", "accurate", "the evidence says the same", 4),
            Rating("imprecise", "imprecise", "right in substance, not in the figure or the words", 3),
            Rating("misleading", "misleading", "gives a wrong impression", 2),
            Rating("wrong", "wrong", "the evidence says otherwise", 1),
            Rating("unproven", "unproven", "the evidence neither confirms nor refutes it"),
            Rating(NOT_CHECKABLE, "not checkable", "an opinion, an expectation, nothing to check"),
        ),
    ),
    Scale(
        "politifact",
        "PolitiFact: the Truth-O-Meter, and the Flip-O-Meter beside it",
        (
            Rating("true", "True", "accurate, and nothing significant is missing", 6),
            Rating("mostly-true", "Mostly True", "accurate, but needs clarification or more information", 5),
            Rating("half-true", "Half True", "partly accurate, leaves out important details", 4),
            Rating("mostly-false", "Mostly False", "an element of truth, but ignores critical facts", 3),
            Rating("false", "False", "not accurate", 2),
            Rating("pants-on-fire", "Pants on Fire", "not accurate, and a ridiculous claim", 1),
            Rating("no-flip", "No Flip", "the same position as before"),
            Rating("half-flip", "Half Flip", "a partial change of position"),
            Rating("full-flop", "Full Flop", "a complete change of position"),
        ),
    ),
    Scale(
        "snopes",
        "Snopes",
        (
            Rating("true", "True", "the main elements are demonstrably true", 5),
            Rating("mostly-true", "Mostly True", "the main elements are true, some details are not", 4),
            Rating("mixture", "Mixture", "true and false elements of about the same weight", 3),
            Rating("mostly-false", "Mostly False", "the main elements are false, some details are not", 2),
            Rating("false", "False", "the main elements are demonstrably false", 1),
            Rating("unproven", "Unproven", "not enough evidence for either"),
            Rating("unfounded", "Unfounded", "no evidence was found that it could be true"),
            Rating("outdated", "Outdated", "was true or false, and later events changed that"),
            Rating("miscaptioned", "Miscaptioned", "a real picture with a false account of it"),
            Rating("correct-attribution", "Correct Attribution", "said or made by the one it is ascribed to"),
            Rating("misattributed", "Misattributed", "said or made by somebody else"),
            Rating("fake", "Fake", "a picture or recording that was manipulated or made up"),
            Rating("scam", "Scam", "an attempt to defraud"),
            Rating("legend", "Legend", "a tale too general to be checked"),
            Rating("labeled-satire", "Labeled Satire", "from a source that says it is satire"),
            Rating("originated-as-satire", "Originated as Satire", "was satire and is passed on as fact"),
            Rating("recall", "Recall", "about the recall of a product"),
            Rating("lost-legend", "Lost Legend", "kept for its history"),
            Rating("research-in-progress", "Research In Progress", "still being looked into"),
        ),
    ),
    Scale(
        "africa-check",
        "Africa Check",
        (
            Rating("correct", "Correct", "the best evidence at the time bears it out", 5),
            Rating("mostly-correct", "Mostly correct", "right but for minor points", 4),
            Rating("misleading", "Misleading", "parts are right, the impression is wrong", 3),
            Rating("exaggerated", "Exaggerated", "right in kind, overstated in size", 2),
            Rating("incorrect", "Incorrect", "the best evidence at the time refutes it", 1),
            Rating("unproven", "Unproven", "the evidence is not conclusive"),
            Rating("understated", "Understated", "right in kind, understated in size"),
        ),
    ),
    Scale(
        "washington-post",
        "The Washington Post: Pinocchios",
        (
            Rating("geppetto", "Geppetto Checkmark", "the truth, the whole truth and nothing but the truth", 6),
            Rating("one", "One Pinocchio", "some shading of the facts, no outright falsehood", 5),
            Rating("two", "Two Pinocchios", "significant omissions or exaggerations", 4),
            Rating("three", "Three Pinocchios", "significant factual error or obvious contradiction", 3),
            Rating("four", "Four Pinocchios", "a whopper", 2),
            Rating("bottomless", "Bottomless Pinocchio", "three or four Pinocchios, repeated again and again", 1),
            Rating("upside-down", "Upside-down Pinocchio", "a flip-flop that is not admitted"),
            Rating("verdict-pending", "Verdict Pending", "no final judgment yet"),
        ),
    ),
)

SCALES: dict[str, Scale] = {item.name: item for item in _ALL}


def scale(name: str, own: dict[str, Scale] | None = None) -> Scale:
    """Give the scale of that name, one of the desk's `own` first; raises `UnknownRating`."""
    known = {**SCALES, **(own or {})}
    if name not in known:
        raise UnknownRating(name, "is no scale", f"choose one of {', '.join(known)}")
    return known[name]


def custom_scale(name: str, title: str, ratings: tuple[Rating, ...]) -> Scale:
    """Give a scale of a desk's own, checked: keys once only, places from 1 on without a gap."""
    keys = [rating.key for rating in ratings]
    places = sorted(rating.place for rating in ratings if rating.place is not None)
    if not ratings or len(set(keys)) != len(keys):
        raise UnknownRating(name, "needs ratings, each with a key of its own", "give every rating another key")
    if sorted(set(places)) != list(range(1, len(set(places)) + 1)):
        raise UnknownRating(name, "its places have a gap", "count the places from 1 for the worst, without a gap")
    return Scale(name, title, ratings)
