"""The English words around figures that say how they belong together. Patterns run over outlines: a sign a figure."""

from __future__ import annotations

import re

from factcheck.checking.consistency.model import FIGURE, SIGNS


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("FIGURE", FIGURE).replace("SIGNS", SIGNS), re.IGNORECASE | re.VERBOSE)


# Totals ---------------------------------------------------------------------------------------------------------

# A total of several kinds of things ("1,011 catches and 127 stumpings, a total of 1,138 dismissals").
A_TOTAL_OF = _pattern(r",\ (?:making\ |giving\ (?:him|her|it|them)\ )?a\ total\ of\ (?P<total>FIGURE)")
TOTALS = _pattern(r"""
    \b(?: (?:a|the|for\ a|making\ a|giving\ a)\ (?:grand\ |combined\ |overall\ )?total\ (?:of\ |to\ )? |
      totall?ing\ (?:up\ to\ )?
      | adds?\ up\ to\ | added\ up\ to\ | adding\ up\ to\ | the\ sum\ of\ | making\ |
        together\ (?:that\ is|they\ make|this\ makes)\ )
      (?P<first>FIGURE)
    | (?P<second>FIGURE) \ (?: in\ total | in\ all | altogether | all\ told | combined )\b
""")
# "4.2 million in total this year" is another total than that of the parts before it.
RUNNING_TOTAL = _pattern(r"""
    \b(?: bring | brings | bringing | brought | taking | takes | took | so\ far | to\ date | since | this\ year |
      last\ year
      | per\ (?:year|month) | including | among\ them | excluding | besides | other | another | more\ than | from |
        estimated
      | of\ (?:whom|which) | average | each | compared )\b
""")
LEADING_TOTAL = _pattern(r"""
    (?P<total>FIGURE) [^:;.]{0,50}
    (?: : | ,?\ \b(?:made\ up\ of|consisting\ of|comprising|composed\ of|split\ into|divided\ into|namely) )
    (?P<parts> [^:;]* )
""")
# "215 jets, of which 144 fly for American carriers and 71 for others": two parts that leave nothing out.
TWO_PARTS = _pattern(r"""
    (?P<whole>FIGURE) [^.;:SIGNS]{0,60}? ,?\ of\ (?:which|whom)\ (?P<first>FIGURE)
    [^.;:SIGNS]{1,80}? \ and\ (?: (?P<others>the\ (?:other|remaining)\ ) )? (?P<second>FIGURE)
    (?(others) | [^.;:,SIGNS]{0,50}? \b(?:others|the\ rest|elsewhere|the\ remainder)\b )
""")
# "51 of the positions are teachers, 22 are aides and 15 are in the central office".
EACH_OF_THE = _pattern(r"""
    (?P<first>FIGURE)\ of\ (?:the|its|their)\ (?P<noun>[a-z]+)\ (?:are|were)\ [^.;:SIGNS]{1,60}
    (?: ,\ (?P<second>FIGURE)\ (?:(?:are|were)\ )?[^.;:SIGNS]{1,60} )?
    ,?\ and\ (?P<third>FIGURE)\ (?:are|were|in|at|on|from)\b
""")
# "190,000 people would gain the vote, or 2.3% of the electorate of 8.3 million".
SHARE_OF_NAMED = _pattern(r"""
    (?P<count>FIGURE) [^SIGNS.;:]{0,40}? (?: ,\ or\ | \ \(\ ?(?:or\ )? ) (?:about\ |some\ )?(?P<share>FIGURE)
    \ of\ (?:the|its|their|a)\ (?:\w+\ ){1,3}of\ (?:about\ |some\ )?(?P<whole>FIGURE)
""")
# A headline's toll, and the body's.
TOLL_IN_HEADLINE = _pattern(r"""
    (?P<figure>FIGURE)\ (?:\w+\ ){0,2}?(?P<word>killed|dead|die|dies|hurt|injured|wounded|missing|arrested)\b
    | \b(?P<verb>kills|killing)\ (?:at\ least\ )?(?P<other>FIGURE)
""")
# Parts of those who died, were hurt or were arrested, and how an article gives their number.
OF_THE_DEAD = _pattern(r"""
    ^of\ (?:the|those)\ (?P<who>dead|killed|victims|injured|wounded|arrested|detained|missing),?\ (?P<first>FIGURE)
    [^.;:SIGNS]{1,80}? \ and\ (?P<second>FIGURE)
""")
TOLLS = {
    names: _pattern(
        rf"(?P<figure>FIGURE)\ (?:\w+\ ){{0,3}}?(?:{told})\b"
        rf"| \b(?:{doing})\ (?:at\ least\ |another\ )?(?P<object>FIGURE)"
    )
    for names, told, doing in (
        (
            ("dead", "killed", "victims", "die", "dies", "kills", "killing"),
            "died|dead|killed|deaths|victims",
            "kill(?:ing|ed|s)",
        ),
        (("injured", "wounded", "hurt"), "injured|wounded|hurt", "(?:injur|wound|hurt)(?:ing|ed|s)?"),
        (("arrested", "detained"), "arrested|detained|arrests", "arrest(?:ing|ed|s)|detain(?:ing|ed|s)"),
        (("missing",), "missing", r"leaving\ missing"),
    )
}
# What may stand between the parts of a list.
JOINED = _pattern(r"[^.;:SIGNS]{0,70}")
# "Twelve people were moved, seven adults and nine children."
HALVES = _pattern(r"""
    (?P<whole>FIGURE)\ [^.;:SIGNS]{1,80} ,\ (?P<first>FIGURE)(?:\ \w+){0,2}
    \ and\ (?P<second>FIGURE)(?:\ \w+){0,2} \.?$
""")
TOGETHER = _pattern(r"\b(?: together | combined | between\ them | jointly | both\ (?:men|women|parties|candidates) )\b")
# Two names that are added up, and what a name is.
LIST_OF_NAMES = re.compile(r",|\band\b|&")
NAME = re.compile(r"\b[A-Z][\w’'-]+")
TOTAL_ROW = _pattern(r"^\s*(?:grand\ |sub-?)?(?:total|totals|sum|overall|all|altogether)\s*:?\s*$")
OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        ("men|males?|boys|fathers", "women|females?|girls|mothers"),
        ("children|minors|under-18s", "adults"),
        ("dead|killed|died", "injured|wounded|survived|survivors"),
        ("in favou?r|for|yes|agreed", "against|no|opposed|disagreed"),
        ("guilty|convicted", "acquitted|not guilty"),
        ("passed", "failed"),
        ("married", "single|unmarried"),
        ("urban", "rural"),
        ("won", "lost"),
    )
)

# Shares ---------------------------------------------------------------------------------------------------------

VOTES = _pattern(r"""
    \b(?: votes? | voters | ballots | the\ seats | market\ share | voting\ intentions? |
      of\ the\ (?:vote|market|shares|poll) )\b
""")
# Parts that make up a whole, each under its own name.
MAKE_UP = _pattern(r"\b(?: mak(?:e|es|ing)\ up | made\ up | account(?:s|ed|ing)?\ for )\b")
# Answers of which everybody gives one: what stands within so many words behind its share.
ANSWERS = tuple(
    re.compile(rf"^[^{SIGNS},;]{{0,40}}?\b(?:{answer})\b", re.IGNORECASE)
    for answer in (
        "yes|in favou?r|for it|agree[ds]?|support(?:s|ed)?|approve[ds]?|back(?:s|ed)?",
        "no|against|disagree[ds]?|oppose[ds]?|disapprove[ds]?",
        "undecided|unsure|not sure|no opinion|(?:don['’]?t|do not|did not|didn['’]t) know|abstain(?:s|ed)?",
    )
)
REST = _pattern(r"""
    \b(?: the\ rest | the\ remaining | the\ remainder | the\ other )\b [^.;SIGNS]{0,30} (?P<rest>FIGURE)
    | \b(?P<other>FIGURE) \ (?:was|were|is|are)\ the\ (?:rest|remainder)\b
""")
# Words that put a figure into another time, place or group, so that it belongs to no list with the others.
APART = _pattern(r"""
    \b(?: from | than | compared | earlier | previous(?:ly)? | last\ (?:year|month|time|election) |
      a\ (?:year|month|decade)\ (?:ago|before)
      | up | down | rose | fell | rising | falling | increase[ds]? | decrease[ds]? | grew | against | versus |
        turnout | in\ \d{4}
      | while\ in | among | after | before | respectively | first\ round | second\ round | runoff | run-off | poll
        | survey | lead
      | ahead | margin | points? | either | both | any | each
      | in\ the\ (?:north|south|east|west) | at\ least\ one | also | or\ more | gained | lost |
        swing )\b
""")

# "14 of 40", read as one figure.
RATIO = re.compile(r"(?P<count>\d[\d,]*)\s+(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+)?(?P<whole>\d[\d,]*)$")
RATIO_WITH_SHARE = _pattern(r"""
    (?P<ratio>FIGURE) [^SIGNS.;:]{0,24}? (?: ,\ or\ | \ \(\ ? ) (?P<share>FIGURE) (?= \ ?\) | [ ,.] )
""")
COUNT_OF_SHARE = _pattern(r"""
    (?P<count>FIGURE) \ (?:out\ )?of\ (?:the\ |its\ |their\ |all\ |a\ total\ of\ )? (?P<whole>FIGURE)
    [^SIGNS.;:]{0,24}? (?: ,\ (?:or|that\ is|i\.e\.|which\ is)\ (?:about\ |just\ )? | \ \(\ ? | \ —\ |
      \ -\ | ,\ ) (?P<share>FIGURE)
""")
SHARE_WITH_COUNT = _pattern(r"""
    (?P<share>FIGURE) [^SIGNS.;:]{0,24}? (?: ,\ (?:or|that\ is)\ | \ \(\ ?(?:or\ )? ) (?P<count>FIGURE)
    (?: \ (?:out\ )?of\ (?:the\ |its\ |their\ |all\ |a\ total\ of\ )? (?P<whole>FIGURE) )?
""")
COUNT_WITH_SHARE = _pattern(r"""
    (?P<count>FIGURE) [^SIGNS.;:]{0,20}? (?: ,\ or\ | \ \(\ ?(?:or\ )? ) (?P<share>FIGURE) (?= \ ?\) | [ ,.] )
""")
IMPOSSIBLE_SHARE = _pattern(
    r"(?P<share>FIGURE) \ of\ (?:the\ |its\ |their\ |our\ |all\ |all\ the\ )? (?P<whole>FIGURE)"
)

STATED_TOTAL = _pattern(r"""
    \b(?:a|the)\ total\ of\ (?P<total>FIGURE)\ (?:were|was|have\ been|had\ been)\ (?:cast|counted|polled|returned)\b
""")

WHOLE_BEFORE = _pattern(r"""
    \bof\ (?:the\ |its\ |all\ )? (?P<whole>FIGURE) [^SIGNS.;:]{0,90}? ,\ (?:some\ |only\ |just\ )?
      (?P<count>FIGURE)
    [^SIGNS.;:]{0,24}? (?: ,\ or\ | \ \(\ ? ) (?P<share>FIGURE)
""")

# Changes --------------------------------------------------------------------------------------------------------

FROM_TO = _pattern(r"""
    \bfrom\ (?:just\ |only\ )?(?P<before>FIGURE) (?: \ in\ (?:FIGURE|(?-i:[A-Z])\w+) )?
    \ to\ (?:just\ |only\ )?(?P<after>FIGURE)
""")
TO_FROM = _pattern(r"""
    \bto\ (?:just\ |only\ )?(?P<after>FIGURE)
    (?: \ in\ the\ (?:year|quarter|month|half|period|week)s?\ (?:to|ended|ending)\ (?:FIGURE|\w+)
      | \ this\ (?:year|month|quarter) | \ \( FIGURE \) | \ in\ (?:FIGURE|(?-i:[A-Z])\w+) )?
    ,?\ from\ (?:just\ |only\ )?(?P<before>FIGURE)
""")
# Another subject between a change and two values, or a hedge before a multiple, and nothing follows.
CHANGE_BREAK = _pattern(r"\b(?:and|but|while|after|which|compared|than|or)\b|[;:.]")
MULTIPLE_HEDGE = _pattern(
    r"\b(?:nearly|almost|more\ than|over|less\ than|about|roughly|not|than|at\ least|around|close\ to|to)\ *$"
)

# What follows from the figures before ----------------------------------------------------------------------------

RISES = frozenset({"rise", "increase", "jump", "growth", "gain", "surge", "climb"})
FALLS = frozenset({"fall", "drop", "decline", "decrease", "cut", "reduction", "loss", "slump", "plunge"})
SUMS = frozenset({"total", "sum"})
_WAYS = "|".join(sorted(RISES | FALLS))
# "... from 14,310 to 12,022, a decline of 16 percent".
COMPARED = _pattern(r"\b(?:compared\ (?:with|to)|against|up\ from|down\ from)\b")
DRAWN_AT_ONCE = _pattern(rf"""
    ,\ (?:or\ )?an?\ (?P<way>{_WAYS})\ of\ (?:(?:about|nearly|almost|some|just)\ )?(?P<figure>FIGURE)
    (?: (?:,?\ or\ |\ \() (?:(?:about|nearly|almost|just)\ )? (?P<again>FIGURE) )?
""")
DRAWN = _pattern(r"""
    ^[\"“]? (?:and\ |but\ )? (?:that|this)
    (?: ['’]s | \ (?:is|was|makes|made|means|meant|represents|represented|amounts\ to|amounted\ to|leaves|left) )
    (?: \ (?:about|just|nearly|almost|around) )?
    \ (?: (?:a|an)\ (?:net\ |overall\ |combined\ |year-on-year\ |real\ )?
        (?P<way> rise|increase|jump|growth|gain|surge|climb|fall|drop|decline|decrease|cut|reduction|loss|slump|plunge
        |difference|gap|lead|margin|shortfall|total|sum ) \ of\  )?
    (?P<figure>FIGURE) (?(way) | \ (?: as\ (?:much|many|high|large) | the\ (?:number|amount|price|rate) | more ) )
""")
# Units of time, whose figures are no values of what changed ("in 3 years").
SPANS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "quarter"})
# What is out of how many, and the sentence behind it that only gives the share.
DRAWN_SHARE = _pattern(r"^(?:that|this)(?:['’]s|\ is|\ was)\ (?P<share>FIGURE)[.!]?$")
OUT_OF = _pattern(r"(?P<count>FIGURE)\ [^.;:SIGNS]{0,50}?,?\ out\ of\ (?:the\ |its\ |about\ )?(?P<whole>FIGURE)")
LEFT_OVER = _pattern(r"""
    ,\ (?:which\ )?(?:leaving|leaves|left)\ (?:just\ |only\ )? (?P<figure>FIGURE)
""")
# Directly behind such a figure, or taken into it as its noun.
LEFT = re.compile(r"^[\d,.]+ (?:free|left|over|empty|vacant|spare|remaining|unsold|unfilled|to spare)\b", re.IGNORECASE)
OF_TOTAL = _pattern(r"""
    (?P<count>FIGURE) [^.;:SIGNS]{0,60}? (?: ,\ (?:or\ )? | \ \( | \ [–—-]\ ) (?:just\ |only\ )?
    (?P<share>FIGURE) \ of\ (?: the\ (?:total|whole) | them\b | all\ of\ them )
""")

# Lists ------------------------------------------------------------------------------------------------------------

LIST_ITEM = _pattern(r"^[^:SIGNS]{2,60}:\ FIGURE[.;,]?$")
REST_LABEL = _pattern(r"^(?:everything\ else|all\ others?|others?|the\ rest|rest|remaining|miscellaneous)\b")

# One quantity in two units ----------------------------------------------------------------------------------------

SIGN = re.compile(FIGURE)
SAME_AGAIN = _pattern(r"""
    (?P<first>FIGURE) (?: \ \( (?P<bracket>) | ,\ or\ ) (?:about\ |around\ |roughly\ |nearly\ |some\ )?
    (?P<second>FIGURE) (?(bracket) (?=\)) | )
""")
# How many of one unit of time make another, at least and at most: a working day, a working week.
TIMES_A = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (220, 366), ("week", "month"): (4, 5),
    ("week", "year"): (48, 53), ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip

# Dates ----------------------------------------------------------------------------------------------------------

_YEAR = r"(?P<{}>(?:1[5-9]|20)\d\d)"
_COUNT = r"(?P<count>\d{1,3}|[a-z-]+)\s+years?"
_DAY = r"(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{1,2},?\s+)?"
YEARS_LATER = re.compile(
    _YEAR.format("first")
    + rf"\b(?!\s*[-–/]\s*\d)[^.;]{{0,90}}?\b{_COUNT}\s+later,?\s+in\s+"
    + _YEAR.format("second")
    + r"\b",
    re.IGNORECASE,
)
COUNT_LATER = re.compile(
    rf"^{_COUNT}\s+later,?\s+in\s+" + _YEAR.format("second") + r"\b", re.IGNORECASE
)  # fmt: skip
YEARS_AFTER = re.compile(
    r"\bin\s+" + _YEAR.format("second")
    + rf",?\s+(?:exactly\s+)?{_COUNT}\s+(?P<way>after|before)\b[^.;\d]{{0,60}}?\bin\s+"
    + _YEAR.format("first") + r"\b",
    re.IGNORECASE,
)  # fmt: skip
FROM_TO_YEARS = re.compile(
    r"\b(?:from|between)\s+" + _YEAR.format("first") + r"\s+(?:to|and|until|till)\s+" + _YEAR.format("second")
    + r"\b(?!\s*(?:%|percent|people|km|metres|euros|dollars))",
    re.IGNORECASE,
)  # fmt: skip
LIFE = re.compile(
    r"\(\s*(?:born\s+)?(?:\d{1,2}\s+\w+\s+)?" + _YEAR.format("born") + r"\s*[-–—]\s*(?:\d{1,2}\s+\w+\s+)?"
    + _YEAR.format("died") + r"\s*\)"
)  # fmt: skip
AGE_AND_BIRTH = re.compile(rf"\b[Bb]orn\b[^.;]{{0,40}}?\b(?:in|on)\s+{_DAY}" + _YEAR.format("born") + r"\b")
BORN_DIED = re.compile(
    rf"\b(?:died|death|killed|passed\s+away)\b[^.;]{{0,60}}?\b(?:in|on)\s+{_DAY}" + _YEAR.format("died") + r"\b"
)


def _date(name: str) -> str:
    """The pattern of a full date, or of a year alone, with groups that begin with a name."""
    return (
        rf"(?:(?:on|in)\s+)?(?:(?P<{name}_day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<{name}_month>[A-Z][a-z]+),?\s+)?"
        rf"(?P<{name}_year>(?:1[5-9]|20)\d\d)"
    )


# The last line of an obituary: "born 2 February 1933; died 11 November 2021".
BORN_AND_DIED = re.compile(rf"\bborn\s+{_date('born')}\s*[;,]?\s*(?:and\s+)?(?:he\s+|she\s+)?died\s+{_date('died')}\b")
AGE_THEN = re.compile(r"^(?:He|She)\s+was\s+(?P<age>[1-9]\d|1[01]\d)\.?$")
DIED_NOW = re.compile(
    r"\b(?:has\s+died|died\s+(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this\s+week|last\s+week|yesterday))\b"
)
AGE_AT_DEATH = re.compile(
    r"\b(?:died|dies|dead|death)\b[^.;]{0,40}?\b(?:aged|at\s+the\s+age\s+of|at)\s+(?P<age>[1-9]\d|1[01]\d)\b"
)
STEM = 6
ANY_YEAR = _YEAR.format("year")
YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
YEARS_SINCE_DOING = re.compile(
    r"\bin\s+" + _YEAR.format("second")
    + rf",?\s+(?:exactly\s+|only\s+|just\s+)?{_COUNT}\s+(?P<way>after|before)\s+(?:his\s+|her\s+|its\s+|being\s+)?"
    + r"(?P<verb>[a-z]{4,})ing\b",
    re.IGNORECASE,
)  # fmt: skip
ABOUT = re.compile(r"\b(?:about|nearly|almost|over|than|around|some|roughly)\s*$", re.IGNORECASE)

# The same quantity twice ----------------------------------------------------------------------------------------

# A sentence with one of these speaks of another time, group or source than the rest of the article.
OTHER_THEN = _pattern(r"""
    \b(?: from | than | earlier | previous(?:ly)? | last\ (?:year|month|week|time|election|quarter) |
      a\ (?:year|month|decade|week)\ (?:ago|before)
      | ago | then | initially | at\ first | originally | revised | later | preliminary | early | forecast |
        expect\w* | estimate\w* | target
      | compared | against | versus | before | until | since | after | average | up\ to | once | used\ to |
        former\w* | another | other | others
      | additional | further | more | only | some | each | every | per | half | would | could | will | may | might
        | if | claim\w* | say | says | said
      | according | month | quarter | week | day | next | so\ far | by\ now | first | second | third | including |
        excluding | among
      | in\ (?:the\ )?(?:north|south|east|west|city|capital|region|county|district|state) )\b
""")

# Ages -----------------------------------------------------------------------------------------------------------

MONTH_NAMES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
AGE = re.compile(
    r"(?<=[a-z])\s?,\s(?P<age>[1-9]\d|1[01]\d)(?=,|\))"
    r"|\b(?:aged|at\s+the\s+age\s+of|is|turned|died\s+at)\s+(?P<age2>[1-9]\d|1[01]\d)(?=[,.;)]|\s+years?\s+old|\s*$)"
)
# An age then, not now ("joined at the age of 19").
AT_DEATH = re.compile(r"\b(?:died|death|killed|passed\s+away)\b", re.IGNORECASE)
OTHER_AGE = re.compile(
    r"\b(?:at\s+the\s+age\s+of|when|son|daughter|wife|husband|brother|sister|mother|father|joined|began|started"
    r"|children)\b(?!.*\bdied\b)",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"(?:He|She|His|Her)\b")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
