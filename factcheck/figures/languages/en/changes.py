"""English words of change, of rates and of ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.languages import word_list, word_set

if TYPE_CHECKING:
    from factcheck.figures.model import Direction

# Verbs and adverbs that make the amount after them a change. "raise" is not among them ("raised $5m" is money got).
_UP = (
    "rose rise rises rising risen grew grow grows growing grown increased increase increases increasing up "
    "gained gain gains gaining jumped jump jumps jumping climbed climb climbs climbing soared soar soars "
    "soaring surged surge surges surging advanced advance advances advancing rallied rally rallies rallying "
    "added adding expanded expand expands expanding leapt leaped leap leaping spiked spike spiking swelled "
    "swell upward upwards higher rocketed skyrocketed ballooned accelerated edged-up appreciated strengthened "
    "improved rebounded upped ticked-up hiked"
)
_DOWN = (
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased "
    "decrease decreases decreasing down lost lose loses losing slid slide slides sliding slipped slip slips "
    "slipping plunged plunge plunges plunging tumbled tumble tumbles tumbling sank sink sinks sinking sunk shed "
    "sheds shedding plummeted plummet plummets plummeting shrank shrink shrinks shrinking shrunk contracted "
    "contract contracting dipped dip dips dipping cut cuts cutting reduced reduce reduces reducing downward "
    "downwards lower slumped slump slumping eased easing retreated crashed collapsed weakened depreciated dived "
    "dove nosedived lowered trimmed slashed slowed slow slowing worsened lopped"
)
UP: Direction = "up"
DOWN: Direction = "down"
DIRECTIONS = dict.fromkeys(word_list(_UP), UP) | dict.fromkeys(word_list(_DOWN), DOWN)
# "up" and "down" also belong to verbs and then say nothing of a change ("set up 5 offices"); they do after these.
PARTICLES = frozenset({"up", "down"})
PARTICLE_VERBS = word_set(
    "set make makes made take takes took give gives gave put puts blew blow build built pick come came end sum "
    "split cut shut shoot shot break broke buy bought hold held turn bring brought back line round clean dig "
    "dug draw drew drink eat ate grow hand hang keep kept lay laid let lock mop open pay paid prop rack rip run "
    "ran send sent show shows showed sign snap sell sold soak speak start step sweep swept tear tore tie use "
    "wake wrap write wrote"
)
MOVING = word_set(
    "ended closed finished trading trended trending edged edging inched inching ticked ticking moved moving "
    "remained revised going being opened"
)
# "gained 63.75% of votes" is a result, not a change.
GAINING = word_set("gained gain gains gaining adding added lost lose loses losing")
POLLED = word_set("vote votes ballot ballots voters electorate seats poll polls")
# These are also nouns that can be counted ("three gains").
COUNTED_CHANGES = word_set("gains losses cuts rises falls drops increases slides dips jumps")
# Nouns and adverbs after the amount: "a 75 percent increase", "5% higher", "a 3 percent drop".
_UP_AFTER = (
    "increase increases rise jump gain growth surge hike higher larger bigger longer heavier climb upswing uptick "
    "spike rally boost raise"
)
_DOWN_AFTER = (
    "decrease decreases fall drop decline cut cuts reduction lower smaller shorter lighter slump plunge dip slide "
    "contraction downturn loss"
)
CHANGE_AFTER = dict.fromkeys(word_list(_UP_AFTER), UP) | dict.fromkeys(word_list(_DOWN_AFTER), DOWN)

# Behind a fraction: "a third higher", "a quarter less".
COMPARED_BY: dict[str, Direction] = {"more": UP, "higher": UP, "larger": UP, "less": DOWN, "fewer": DOWN, "lower": DOWN}

PER = frozenset({"per", "a", "an", "each", "every"})
# Behind a unit: "82,000 vehicles daily", "paid $300 monthly".
PER_ADVERBS: dict[str, str] = {
    "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year", "hourly": "hour",
    "nightly": "night",
}  # fmt: skip
NOT_A_RATE = word_set("ago earlier later before after old ahead back away")
TO = frozenset({"to", "and", "or", "through", "until", "till"})
BETWEEN = "between"
BY = "by"
FROM = "from"
