"""English words by which a number counts nothing: years, names, streets, scores, ages."""

from __future__ import annotations

import re

from factcheck.figures.languages import word_list, word_set

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

# Capitals that are no names.
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")

# Only behind one of these words, or a comma, is a bare number looked at as an age.
AGE_NEAR = word_set(
    "age aged ages of between from about around over under above below than just only nearly almost at is was be been "
    "turned turns turn "
    "then now still already he's she's"
)
# Before the number: "aged 34", "at the age of five", "aged between 18".
AGE_SAID = re.compile(
    r"\b(?:aged?|ages)\s+(?:(?:of|between|from|about|around|over|under|just|only|nearly|almost|at)\s+)*$"
)
# "People over 65", "four in ten are older than 50": who, or what they are, without a unit.
AGE_BOUND = re.compile(
    r"\b(?:people|persons?|those|anyone|everyone|everybody|somebody|men|women|boys|girls|children|adults|voters|residents|"
    r"citizens|pupils|patients|drivers|workers|employees|respondents)\s+(?:over|under|above|below)\s+$"
    r"|\b(?:older|younger)\s+than\s+$"
)
# "She was 19 when", "a boy who was 16", "the victim was 16": a person and a verb of being.
_PERSONS = word_list(
    "he she who boy girl man woman victim suspect teenager mother father son daughter brother sister husband wife "
    "child baby driver pupil student player"
)
AGE_OF_PERSON = re.compile(
    rf"\b(?:{'|'.join(_PERSONS)})\s+(?:is|was|will be|would be|had been|turned|turns|will turn|had turned)\s+"
    r"(?:(?:only|just|about|around|then|now|still|already|nearly|almost)\s+)*$|\b(?:he|she)'s\s+(?:only|just)?\s*$"
)
# "The minister was 33 when she took office": of whoever it is said.
AGE_WAS = re.compile(r"\b(?:was|is|turned)\s+(?:(?:only|just|about|around|then|still|already)\s+)*$")
AGE_WHEN = re.compile(r" when (?:he|she|they)\b")
# "At 72, she is": nobody counts so.
AGE_AT = re.compile(r"(?:^|[.!?:;\"“]\s*|\n)at\s+(?:just\s+|only\s+)?$")
AGE_AT_GOES_ON = re.compile(r",\s+(?:he|she|the|his|her|[A-Z]\w+)\b")
