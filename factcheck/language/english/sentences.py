"""English: where something is, when it was, and what denies it."""

from __future__ import annotations

import re

from factcheck.language.vocabularies import pattern

__all__ = ["CORRECTED", "LOCATED", "NEGATOR", "REFUTED", "REFUTING", "SAID_THAT", "TIMED", "TOLD_THAT"]

# From a verb of speech to what is said: "on Monday that", "in a statement: ", "that".
SAID_THAT = pattern(r"""
    (?: \s+ (?: to | in | on | at | during | by | yesterday | today | last | this | earlier | later ) \b
        [^.,;:\d"“]{0,36}? )?
    (?: \s+ that\b | \s+ how\b (?! \ (?:many|much) ) | , \s+ that\b | \s* : )
""")

# "told the council that": whom it is told stands between the two.
TOLD_THAT = pattern(r"\s+ [^.,;:\d\"“]{1,40}? (?: \s+ that\b | , \s+ that\b | \s* : )")

_PLACE = r"""
    (?: capital | city | town | village | region | country | county | district | borough | province | state | nation
      | area | suburbs? | island | islands | peninsula | continent | world | valley | territory | municipality
      | (?:north|south|east|west)(?:-?(?:east|west))? | countryside | neighbourhood | neighborhood )
"""

LOCATED = re.compile(
    rf"""
    \b (?i: in | across | throughout | near | around | outside | within | inside | at )\ (?:
      (?i: the | this | that )\ (?P<noun> (?:(?:whole|entire|wider|rural|northern|southern|eastern|western)\ )? {_PLACE}
        (?: \ of\ (?:the\ )? (?: {_PLACE} | [A-Z][\w’'-]+ (?:\ [A-Z][\w’'-]+){{0,2}} ) )? )
      (?= \s*[,.;:)] | \s*$ | \s+(?:is|was|are|were|has|had|have|rose|fell|of|in|to|at|by|and|but|last|this|on|for)\b )
    | (?:the\ )? (?P<name> [A-Z][\w’-]*\w (?: \ (?:[a-z]{{2,3}}\ )? [A-Z][\w’-]*\w ){{0,3}} )
      (?! \w | ['’]s\b | \ (?: Bank | Party ) ) )
    """,
    re.VERBOSE,
)

_UNIT = r"(?:day|week|month|quarter|year|decade|century|night|spring|summer|autumn|winter|season|weekend)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
TIMED = pattern(rf"""
    \b (?:
      (?: (?:in|since|during|by|before|after|until|from|of|for|on)\ (?:early\ |late\ |mid-?)? )?
        (?: (?:the\ )? (?:\d{{1,2}}(?:st|nd|rd|th)?\ )? {_MONTH} (?:\ \d{{1,2}}(?:st|nd|rd|th)?\b ,? )? (?:\ (?:1[5-9]|20|21)\d\d\b)?
          | (?:the\ )? (?:first|second|third|fourth)\ (?:quarter|half)\ of\ (?:(?:1[5-9]|20|21)\d\d\b|last\ year|this\ year) )
    | (?:in|since|during|by|before|after|until|from|of|for)\ (?:early\ |late\ |mid-?)? (?:1[5-9]|20|21)\d\d\b (?!\ [a-z]+s\b)
    | (?:(?:in|over|during|since)\ (?:the\ )?)? (?:last|this|next|past|previous)\ {_UNIT}
    | (?:on\ |last\ |this\ |next\ )? {_DAY} | yesterday | today | tomorrow
    | (?:\d+|a|an|two|three|four|five|six|seven|eight|nine|ten)\ {_UNIT}s?\ (?:ago|earlier|before) )\b
""")

_CLAIMS = r"(?:claims?|reports?|suggestions?|allegations?|assertions?|rumou?rs?|speculation|accusations?|the\ idea|the\ notion)"

REFUTING = pattern(rf"""
    \b (?:
      it(?:\ is|\ was|['’]s)\ (?:simply\ |just\ )? (?:not\ (?:true|correct|the\ case|right|so)|untrue|false|incorrect|wrong|a\ (?:myth|lie))
        (?:\ (?:to\ say|to\ claim))? \ that\b
    | it\ (?:isn|wasn)['’]t\ (?:true|correct|the\ case|so)\ that\b
    | (?:deny|denies|denied|denying)\ (?: (?:{_CLAIMS}\ )? (?:that|of)\b | having\b | (?=[^.;]{{0,60}}\d) )
    | (?:dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|debunk(?:s|ed|ing)?
        |contradict(?:s|ed|ing)?|rebut(?:s|ted|ting)?)\ (?:as\ \w+\ )?(?:\w+\ ){{0,2}}? {_CLAIMS} (?:\ \w+)?\ (?:that|of)\b
    | (?:there\ (?:is|was)\ )? no\ (?:evidence|proof|sign|indication|truth)\ (?:in\ (?:the\ )?{_CLAIMS}\ )? (?:that|of)\b
    | contrary\ to\ (?:(?:\w+\ ){{0,3}}? {_CLAIMS}\ that | what)\b
    | (?:the\ )? (?:myth|falsehood|false\ claim|lie|misconception)\ that\b
    | (?:falsely|wrongly|mistakenly|incorrectly|erroneously)\ (?:claim|say|state|report|assert|suggest|put|give|gave)\w*(?:\ that)?\b )
""")

REFUTED = pattern(r"""
    (?: , \s* (?:which|that|this)\ | \b (?:that|this)\ (?:\w+\ )? | \bthe\ claim\ ) (?:is|was|are|were)\ (?:simply\ |just\ )?
      (?:not\ (?:true|correct|the\ case|right)|untrue|false|incorrect|wrong|a\ (?:myth|lie))\b
  | \b(?:is|was)\ (?:a\ myth|not\ true|untrue|false|a\ lie) \s* [.!]? \s* $
""")

CORRECTED = pattern(r"""
    \b (?: originally | initially | at\ first | previously | an\ earlier\ (?:version|report|article)\ (?:of\ [^.,]{1,40}?\ )? )
      \ ?(?:had\ )? (?: said | stated | reported | claimed | gave | wrote | put | misstated ) (?:\ that)?\b
""")

# Not "not only", and not the hedges "no more than", "not less than", which bound a number.
NEGATOR = pattern(r"""
    \b (?: not (?! \ (?: only | just | least | counting | including | to\ mention | until | quite | even\ counting
        | (?:more|less|fewer|later|exceeding)\b ) )
      | cannot | never (?! \ before ) | no\ longer | neither | nor | far\ from | rather\ than | instead\ of )\b
  | \b \w+n['’]t\b
""")
