"""English words that hedge or bound a number, before it and behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.languages import word_set

if TYPE_CHECKING:
    from factcheck.figures.model import Approximator

# The last word before the number, then the phrases that end in it (longest first) and what each says.
APPROXIMATORS: dict[str, Approximator] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "approx": "about",
    "approx.": "about", "circa": "about", "c.": "about", "ca.": "about", "some": "about", "estimated": "about",
    "an estimated": "about", "in the region of": "about", "on the order of": "about", "of the order of": "about",
    "in the neighbourhood of": "about", "somewhere around": "about", "somewhere in the region of": "about",
    "something like": "about", "close to": "about", "more or less": "about", "in the vicinity of": "about",
    "just about": "about",
    "nearly": "nearly", "almost": "nearly", "not quite": "nearly", "just under": "nearly", "just below": "nearly",
    "just shy of": "nearly", "shy of": "nearly", "just short of": "nearly", "approaching": "nearly",
    "nearing": "nearly", "a little under": "nearly", "slightly under": "nearly", "virtually": "nearly",
    "practically": "nearly", "a shade under": "nearly",
    "under the age of": "under", "below the age of": "under", "over the age of": "over", "above the age of": "over",
    "over": "over", "just over": "over", "well over": "over", "a little over": "over", "slightly over": "over",
    "more than": "more-than", "just more than": "more-than", "slightly more than": "more-than",
    "a little more than": "more-than", "well more than": "more-than", "over than": "more-than",
    "greater than": "more-than", "higher than": "more-than", "larger than": "more-than", "bigger than": "more-than",
    "longer than": "more-than", "above": "more-than", "well above": "more-than", "exceeding": "more-than",
    "exceeded": "more-than", "in excess of": "more-than", "upwards of": "more-than", "upward of": "more-than",
    "north of": "more-than", "better than": "more-than", "further than": "more-than", "older than": "more-than",
    "much more than": "more-than", "far more than": "more-than", "beyond": "more-than", "topping": "more-than",
    "at least": "at-least", "no less than": "at-least", "no fewer than": "at-least", "not less than": "at-least",
    "not fewer than": "at-least", "a minimum of": "at-least", "minimum": "at-least", "minimum of": "at-least",
    "as low as": "at-least", "starting at": "at-least", "a floor of": "at-least", "nothing less than": "at-least",
    "under": "under", "well under": "under",
    "less than": "less-than", "fewer than": "less-than", "lower than": "less-than", "smaller than": "less-than",
    "below": "less-than", "well below": "less-than", "shorter than": "less-than", "short of": "less-than",
    "south of": "less-than", "sub": "less-than", "sub-": "less-than", "just less than": "nearly",
    "slightly less than": "nearly", "a little less than": "nearly", "younger than": "less-than",
    "at most": "at-most", "up to": "at-most", "no more than": "at-most", "not more than": "at-most",
    "at the most": "at-most", "a maximum of": "at-most", "maximum": "at-most", "maximum of": "at-most",
    "as much as": "at-most", "as many as": "at-most", "as high as": "at-most", "a ceiling of": "at-most",
    "not exceeding": "at-most", "no greater than": "at-most", "no higher than": "at-most", "capped at": "at-most",
    "no longer than": "at-most", "no larger than": "at-most", "nothing more than": "at-most", "a cap of": "at-most",
}  # fmt: skip
APPROXIMATOR_SIGNS: dict[str, Approximator] = {
    "~": "about", "≈": "about", "∼": "about", "<": "less-than", ">": "more-than", "≤": "at-most", "≥": "at-least",
}  # fmt: skip
# Behind a verb of change these name the level that was passed, not the amount: "fell below 5%", "rose above 3%".
LEVEL_HEDGES = word_set("below above beneath beyond past")
# "Over three years" is more than three behind these, else it is how long something went on.
SPANS = word_set("day week month year decade hour")
LASTING = word_set(
    "for last lasts lasted lasting take takes took taken taking spend spends spent wait waits waited waiting of after "
    "is was were are be been being aged with than by at in to just well a the an its and or has had have serve served "
    "serving run runs ran running live lived living work worked span spans spanned spanning go goes went lay stood "
    "back stay stayed remain remained survive survived"
)
# After the number and its unit.
TRAILERS: dict[str, Approximator] = {
    "or more": "at-least", "or above": "at-least", "or over": "at-least", "or higher": "at-least",
    "or older": "at-least", "or better": "at-least", "and over": "at-least", "and above": "at-least",
    "and older": "at-least", "at least": "at-least", "and up": "at-least", "or greater": "at-least", "plus": "at-least",
    "and counting": "at-least", "minimum": "at-least",
    "or less": "at-most", "or fewer": "at-most", "or below": "at-most", "or under": "at-most", "or lower": "at-most",
    "or younger": "at-most", "and under": "at-most", "at most": "at-most", "tops": "at-most", "maximum": "at-most",
    "max": "at-most",
    "or so": "about", "odd": "about", "give or take": "about", "or thereabouts": "about", "approximately": "about",
    "-odd": "about", "ish": "about",
}  # fmt: skip
# Words between a hedge or a verb and the number that change neither.
TRANSPARENT = word_set(
    "just only exactly precisely merely mere fully another further additional extra an a the total combined "
    "whopping staggering massive record by as much slightly sharply still even now already again overall net "
    "full cumulative"
)

DEFINITE = frozenset({"the"})
