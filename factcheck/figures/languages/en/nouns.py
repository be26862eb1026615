"""English nouns that are counted, and what ends or begins a noun phrase."""

from __future__ import annotations

from factcheck.figures.languages import word_set

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
# Behind an adjective these compare: "14,000 fewer than" counts nothing.
COMPARING = word_set("than")
TIED = word_set("strong something")  # "a 2,000-strong crowd", "a 40-something": these count nothing
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
