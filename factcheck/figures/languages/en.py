"""English: the words by which figures are written, as tables. What is done with them is in `factcheck.figures`.

Every key is lower case. A table that decides something says why; adding a word to it is all that a new spelling needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.languages import word_list, word_set

if TYPE_CHECKING:
    from factcheck.figures.model import Approximator, Direction

# --- numbers in words ---------------------------------------------------------------------------------------------

ONES: dict[str, int] = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
# Powers of ten. "billion" and "trillion" on the short scale, as all English-language press counts today.
SCALES: dict[str, int] = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
# After digits only. Letters that are also units (m, k, b, t) are in AMBIGUOUS_SCALES.
MAGNITUDES: dict[str, int] = SCALES | {
    "mn": 6, "mln": 6, "mio": 6, "mil": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12, "tln": 12, "k": 3,
    "lakhs": 5, "crores": 7, "millions": 6, "billions": 9, "trillions": 12, "thousands": 3,
    "lac": 5, "lacs": 5, "cr": 7, "m": 6, "b": 9, "t": 12,
}  # fmt: skip
# Read as a magnitude after money ("$5m"), or in upper case before a counted noun ("4.3M sales", "8 B people"); alone a
# small m is a metre and a t a tonne.
AMBIGUOUS_SCALES = frozenset({"m", "b", "t", "cr", "mil"})
AND = "and"
PLUS_OR = "plus or"
# After these a small m is a metre whatever is counted ("the 400m hurdles"); elsewhere "5m people" are millions.
TRACK_WORDS = word_set(
    "hurdles races race sprint sprints relay relays freestyle butterfly backstroke breaststroke final finals "
    "heats dash swim run runs dive walls waves cables poles lengths ropes"
)
ARTICLES = frozenset({"a", "an"})

# "dozens of", "hundreds of", "tens of thousands": an order of magnitude, from one to less than
# ten of it; a dozen is twelve.
VAGUE_PLURALS: dict[str, int] = {
    "tens": 10,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "lakhs": 10**5,
    "crores": 10**7,
}
# "several hundred", "a few thousand": at least two of it, fewer than ten.
VAGUE_COUNTS = frozenset({"several", "few", "many", "some"})
COLLECTIVES: dict[str, int] = {"dozen": 12, "couple": 2}

# Denominators of fractions in words: "a third", "two-fifths", "three quarters".
FRACTIONS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10,
    "tenths": 10, "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100, "thousandth": 1000,
    "thousandths": 1000,
}  # fmt: skip
VULGAR: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip
# What may follow "half" or "a third" when a share is meant ("half the seats", "half of which"); "half time" and "the
# first half" are no figures.
SHARE_FOLLOWERS = word_set("of the a an its their his her our my your all this these those that")

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip

# Multiples: the factor, and the way it goes where the word says that something changed.
MULTIPLES: dict[str, tuple[str, Direction | None]] = {
    "double": ("2", None), "doubled": ("2", "up"), "doubles": ("2", "up"), "doubling": ("2", "up"),
    "triple": ("3", None), "tripled": ("3", "up"), "triples": ("3", "up"), "tripling": ("3", "up"),
    "treble": ("3", None), "trebled": ("3", "up"), "trebling": ("3", "up"),
    "quadruple": ("4", None), "quadrupled": ("4", "up"), "quadrupling": ("4", "up"), "quintupled": ("5", "up"),
    "halve": ("0.5", "down"), "halved": ("0.5", "down"), "halves": ("0.5", "down"), "halving": ("0.5", "down"),
    "twice": ("2", None), "thrice": ("3", None),
}  # fmt: skip
FOLD = "fold"  # "twofold", "three-fold", "12-fold"
# "three times as many", "2.5 times higher", "10 times the": the word after "times" that makes it a multiple;
# alone it is a count of occasions.
COMPARED = word_set(
    "as the more higher larger bigger greater lower smaller less fewer faster slower longer better worse "
    "likelier stronger heavier richer cheaper safer older its their his her what that over"
)
# "He scored twice as the rain fell": no comparison begins with these.
NOT_COMPARED = word_set("the a an he she they it we you i his her their")
# "double" before these is no multiple: "double room", "double standards". It is one before these words only.
MULTIPLE_FOLLOWERS = word_set(
    "the that those its their his her our what as previous last this these to in over since from between by"
)

# --- hedges and bounds --------------------------------------------------------------------------------------------

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

# --- change -------------------------------------------------------------------------------------------------------

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
_UP_AFTER = "increase increases rise jump gain growth surge hike higher climb upswing uptick spike rally boost raise"
_DOWN_AFTER = (
    "decrease decreases fall drop decline cut cuts reduction lower slump plunge dip slide contraction downturn loss"
)
CHANGE_AFTER = dict.fromkeys(word_list(_UP_AFTER), UP) | dict.fromkeys(word_list(_DOWN_AFTER), DOWN)

# --- rates, shares, ranges ----------------------------------------------------------------------------------------

PER = frozenset({"per", "a", "an", "each", "every"})
NOT_A_RATE = word_set("ago earlier later before after old ahead back away")
TO = frozenset({"to", "and", "or", "through", "until", "till"})
BETWEEN = "between"
FROM = "from"

# --- what is no quantity ------------------------------------------------------------------------------------------

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# Before a number of four digits from 1000 to 2199 these make it a year.
YEAR_CUES = word_set(
    "in since of by until till during before after from year circa between late early mid around fiscal fy for "
    "spring summer autumn fall winter to end and through back the may season election class"
)
CLOCK_WORDS = word_set("am pm a.m a.m. p.m p.m. o'clock o’clock gmt est edt pst pdt cet cest bst utc et pt ist")
# Before a bare number these name a thing by it: "Section 427", "Game 2", "Article 50". The number counts nothing.
LABELS = word_set(
    "section sections row part parts game games chapter article articles page pages line room unit suite "
    "highway route flight channel number no no. nos nos. version category phase level stage grade type figure "
    "fig fig. table step season episode volume vol vol. issue act title rule amendment apartment apt apt. floor "
    "gate platform track lane zone district ward precinct pier bus exit interstate motorway junction box po "
    "area class tier group division week day round lap match heat verse psalm paragraph para clause annex "
    "appendix schedule form note footnote ref reference id isbn case file docket bill resolution proposition "
    "prop measure size mark mk model windows android ios gen generation quarter formula radio terminal seed "
    "century pool team squadron battalion regiment brigade engine ep pt hurricane covid boeing airbus apollo "
    "local station studio building block lot plot tel call calling dial dialing dialling phone fax ext zip "
    "postcode question q problem exercise p sp s&p ftse stoxx nikkei dax cac russell asx csi fortune forbes "
    "ibex smi mib topix bse code p. pp pp."
)
# Behind these a label is a verb: "to build 400 homes", "they will call 300 doctors".
VERB_LEADS = word_set("to will would can could must should shall may might we they i you")
# Before a number with a point: "version 2.0", "section 4.2".
VERSIONS = word_set(
    "version v release section firmware build ios android windows chapter figure table rule clause article"
)
# Street words after a number and a name: the number of a house.
STREETS = word_set(
    "street st st. road rd rd. avenue ave ave. lane ln drive dr dr. boulevard blvd blvd. way court ct place pl "
    "square sq. terrace highway hwy close crescent parkway pkwy row gardens grove quay wharf alley plaza rue "
    "via calle"
)
STREETS_FIRST = frozenset({"rue", "ave", "via", "calle", "avenue"})  # "22 Ave Foch"
SCORE_CUES = word_set(
    "won win wins winning lost lose loses losing beat beats beating beaten defeat defeated defeats draw drew "
    "drawn victory lead leads led leading score scored ruling vote voted record tie tied win, victory, defeat, "
    "series down up ahead final finished trailing trailed thrashed scoreline"
)
SCORE_AFTER = word_set(
    "win victory defeat draw loss lead thrashing drubbing vote ruling decision majority scoreline series down "
    "up record triumph hammering advantage aggregate against overall"
)
SCREENS = word_set("480 720 1080 1440 2160")  # "1080p" is a picture, not a price
AGE_BEFORE = frozenset({"aged", "age", "ages"})

# --- counted nouns ------------------------------------------------------------------------------------------------

IRREGULAR_PLURALS: dict[str, str] = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "police": "police", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "deer": "deer", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "leaves": "leaf",
    "halves": "half", "shelves": "shelf", "series": "series", "species": "species", "aircraft": "aircraft",
    "spacecraft": "spacecraft", "personnel": "personnel", "staff": "staff", "crew": "crew", "criteria": "criterion",
    "phenomena": "phenomenon", "data": "data", "media": "media", "alumni": "alumnus", "bacteria": "bacterium",
    "dead": "dead", "wounded": "wounded", "injured": "injured", "homeless": "homeless", "troops": "troop",
    "buses": "bus", "gases": "gas", "viruses": "virus", "cases": "case", "homes": "home", "houses": "house",
    "shares": "share", "employees": "employee", "refugees": "refugee", "trustees": "trustee", "degrees": "degree",
    "movies": "movie", "cookies": "cookie", "calories": "calorie", "zombies": "zombie", "rookies": "rookie",
    "selfies": "selfie", "ties": "tie", "pies": "pie", "shoes": "shoe", "canoes": "canoe", "sos": "so",
    "analyses": "analysis", "crises": "crisis", "theses": "thesis", "bases": "base", "licences": "licence",
    "licenses": "license", "purchases": "purchase", "increases": "increase", "decreases": "decrease",
    "releases": "release", "courses": "course", "horses": "horse", "nurses": "nurse", "causes": "cause",
    "exercises": "exercise", "databases": "database", "phases": "phase", "phrases": "phrase", "diseases": "disease",
    "leases": "lease", "spouses": "spouse", "warehouses": "warehouse", "expenses": "expense", "responses": "response",
    "offenses": "offense", "premises": "premise", "promises": "promise", "enterprises": "enterprise",
    "franchises": "franchise", "axes": "axe", "caches": "cache", "aches": "ache", "headaches": "headache",
    "kilos": "kilo", "photos": "photo", "videos": "video", "euros": "euro", "tattoos": "tattoo", "zoos": "zoo",
    "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero", "echoes": "echo", "vetoes": "veto",
    "judges": "judge", "prizes": "prize", "breezes": "breeze", "sizes": "size",
}  # fmt: skip
PLURAL_ENDINGS = ("men", "people")  # fishermen, townspeople
# Words in -s that are no plural.
NOT_PLURAL = word_set(
    "is was has as its his this us yes thus plus less does says across perhaps always versus besides unless "
    "whereas towards upwards afterwards sometimes overseas worldwide gas bus minus business press class loss "
    "pass mass glass boss process access success address congress progress chess mess stress dress virus status "
    "focus campus bonus census corpus consensus surplus basis crisis analysis hypothesis emphasis tennis news "
    "politics economics physics mathematics athletics ethics christmas texas paris davis james charles jones "
    "williams mars nas sos abs yours hers theirs ours james' comes goes gets makes remains means needs wants "
    "looks seems gives takes proves becomes includes adds tells thinks knows keeps lets puts sees stands"
)
# A noun phrase ends before these: prepositions, conjunctions, auxiliaries, pronouns, determiners, and verbs and adverbs
# that often follow a count.
NOUN_STOPS = word_set(
    "a an the this that these those of in on at to for from by with without within into onto over under above "
    "below between among against during before after since until till through throughout across about around "
    "per via despite towards upon off out up down back away near behind beyond beside beneath along amid like "
    "unlike except than as if because although though while whereas when where who whom whose which what why "
    "how and or but nor so yet both either neither not no is are was were be been being am has have had having "
    "do does did doing done will would shall should can could may might must cannot i you he she it we they me "
    "him her us them my your his its our their mine yours there here then now today yesterday tomorrow ago "
    "later earlier already also just only even still again too very much more most less least each every all "
    "any some ought such said says say saying came come comes coming went go goes going gone got get gets "
    "getting made make makes making took take takes taking taken gave give given left leave leaves leaving die "
    "died dies dying live lived living include includes included including remain remains remained became "
    "become becomes respectively last next alone apiece instead together altogether overall anyway however "
    "meanwhile ever never often once twice compared according due versus vs vs. plus minus voted saw see seen "
    "show showed shown need needs needed want wants wanted seem seems use used uses using raising worth ahead "
    "total rather nearly almost roughly approximately apart higher lower whilst wide long tall deep high thick "
    "won lost beat killed wounded injured percent x"
)
# Adjectives that a count may carry before its noun although they look like verbs or adverbs are kept; these are dropped
# from the front of the noun phrase, since they say nothing of what is counted.
NOUN_FRONT = word_set("additional more further extra total full whole such or so odd")
# "one" is a figure before a noun, and before "of the"; it is a pronoun after these and before these.
ONE_NOT_AFTER = word_set(
    "no any each every this that the another which some a an not big good bad new old first last next right "
    "wrong anyone someone bbc formula"
)
ONE_NOT_BEFORE = word_set("another day thing way")
# "at one point", "on one side" tell no number, "one point behind" does.
ONE_PLACES = word_set("point side time stage level hand end")
# "the two" without a noun is a pronoun.
THE = word_set("the these those other")
ONE_PLACED = word_set("at on to from in")
MAJORITIES = frozenset({"majority"})
# A country's adjective after an amount with the dollar sign ("$76 US", "$5 million Canadian").
COUNTRY_AFTER: dict[str, str] = {
    "us": "USD", "u.s": "USD", "u.s.": "USD", "usd": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD",
    "cdn": "CAD", "cad": "CAD", "aud": "AUD", "nz": "NZD", "hk": "HKD", "sterling": "GBP",
}  # fmt: skip
MINUS = frozenset({"minus", "negative"})
# Before a hyphen and digits these belong to no name ("pre-2010", "non-5").
PREFIXES = word_set("pre post mid non the then now a an about")
STRONG_YEAR_CUES = word_set("in since until till during year circa late early mid fiscal fy")
# After these "pounds" are money ("paid 350,000 pounds"), otherwise they may be weight.
PAYING = word_set(
    "paid pay pays paying cost costs costing worth spent spend earn earned earns owe owed fined fine raised "
    "raise price saved"
)
NO_BOUND = word_set("or a an the")  # "$250 plus a $5 fee", "plus or minus"
# Between a number and its measure: "one US fluid ounce", "5 metric tons" is a unit of its own.
MEASURE_FRONT = frozenset({"us", "u.s.", "uk", "imperial", "british", "full", "whole", "consecutive", "straight"})
PERCENT_WORDS = frozenset({"percent", "per"})
