"""English verbs of speech, and the small words around them that tell who speaks."""

from __future__ import annotations

import re

from factcheck.language.vocabularies import pattern, word_set

__all__ = [
    "ACCORDING",
    "ADVERBS",
    "AFTER_SPEECH",
    "ALSO_NOUNS",
    "BEFORE_PLACES",
    "CLAUSE_OPENS",
    "CLOSING",
    "COORDINATORS",
    "GOES_ON",
    "HEARERS",
    "LINKS",
    "MAKERS",
    "NO_SENTENCE_END",
    "NO_SUBJECTS",
    "OPENS_CLAUSE",
    "PASSIVES",
    "PHRASE_END",
    "PLACES_OF_WORK",
    "PRONOUNS",
    "PUBLISHED",
    "QUOTING",
    "RELATIVES",
    "SAID",
    "SAID_OF_PAPERS",
    "SAID_WHEN",
    "TELLS",
    "TOLD",
]

SAID = word_set("""
    accused accuses accusing acknowledged acknowledges acknowledging added adding adds admits admitted admitting
    advised
    advises affirmed affirms agreed agrees alleged alleges alleging announced announces announcing answered answers
    argued argues arguing asked asks asserted asserting asserts assured assures believed believes boasted boasts
    calculated calculates claimed claiming claims commented commenting comments complained complains conceded concedes
    concluded concludes concluding confessed confessing confirmed confirming confirms contended contends continued
    cautioned cautions countered counters criticised criticized declared declares declaring denied denies denying
    described describes emphasised emphasises emphasized emphasizes estimated estimates estimating exclaimed expects
    explained explaining explains expressed feared fears forecast forecasts hoped hopes informed informs
    insisted insisting insists joked jokes laments lamented maintained maintains mentioned mentioning mentions noted
    notes noting objected observed observes opined pledged pledges pointed points posted predicted predicting predicts
    promised promises protested proclaimed put quipped recalled recalling recalls recounted reckoned reckons
    reiterated reiterates remarked remarking remarks reminded reminds repeated repeats replied replies replying
    reported reporting
    reports responded responds revealed reveals said saying says shouted snapped speculated stated states stating
    stressed stresses stressing suggested suggesting suggests summarised summarized swore swears testified testifies
    testifying thinks thought told tells told tweeted tweets underlined underlines urged urges vowed vows warned
    warning
    warns wondered wonders writes writing wrote expected say argue believe think insist admit agree allege acknowledge
    laughed laughs sighed yelled cried whispered maintain stress deny confirm warn estimate claim report expect predict
    fear hope forecast suggest
""")

SAID_OF_PAPERS = word_set("""
    found finds shows showed show revealed reveal reveals indicated indicates indicate suggests suggest suggested
    reads
    estimates estimated estimate puts put concluded concludes reported reports report recorded records counted counts
    said says calculated calculates projected projects forecast forecasts
""")

ALSO_NOUNS = word_set("""
    asked asks
    notes reports report claims claim posts estimates estimate forecasts forecast states points hopes hope fears fear
    expects expected predicts reads counts count records record calculated put puts promises pledges repeats recalls
    projects suggest suggests show reveal found find finds concluded protested conceded concedes agreed agrees
""")

# What follows such a word where it is a verb: a clause, a figure, a name, or to whom something is said.
OPENS_CLAUSE = pattern(r"""
    [,:] | \ (?= [\d$£€“"‘«] | (?-i:[A-Z]) ) | \ \w+\ (?:to|at|of)\b | \ (?:\w+\ )?growth\b
    | \ (?: that | the | a | an | its | his | her | their | it | he | she | they | there | this | these | no | all
      | some | most
      | only | at | about | nearly | more | less | around | up\ to | over | under | almost | how | why | what
      | whether | if | to )\b
""")

ADVERBS = word_set("""
    has have had also then later earlier recently previously further repeatedly publicly already once again now
    still even
    himself herself themselves reportedly however bluntly simply always often rightly angrily quietly proudly firmly
    clearly
""")

PASSIVES = word_set("is are was were be been being am get got gets")

NO_SUBJECTS = word_set("""
    who which that whom whose to of and or by not never would could should can may might must will do does did
    the a an
""")

AFTER_SPEECH = word_set("""
    in on at to during when after before of by as while via through last this yesterday today earlier later
""")

CLOSING = pattern(r"(?:in|on|at|to|during|last|this|yesterday)\b")

GOES_ON = pattern(r"\bthat\b|[:\"“]")

PHRASE_END = pattern(r"""
    [,;:()\"“”] | \s[—–-]\s
    | (?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bProf)(?<!\b[A-Z])
      \.(?=\s|$)
    | \b(?: which | who | that | after | when | while | but | because | and\ the | dated | published | released |
      issued )\b
""")

CLAUSE_OPENS = pattern(r"[,;:(] | \s[—–-]\s | \b(?: but | because | while | when )\b")

NO_SENTENCE_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|vs|No|Rev|Hon|Inc|Ltd|Co|Corp)|\b[A-Z])\.$"
)

LINKS = word_set("for of to")

# What somebody does who is quoted and does not simply say so: 'called the plan "a disgrace"'.
QUOTING = word_set("called calls branded dubbed labelled labeled hailed condemned praised likened")

# To whom something is told, where nothing else follows: "Babic told me, ...".
HEARERS = pattern(r"\s+(?:me|us|him|her|them|reporters|journalists|lawmakers|peers|mps|parliament)\b")

RELATIVES = word_set("who whose which")

# Between a paper and whose it is: "a survey by the Society of Writers".
MAKERS = word_set("by from")

BEFORE_PLACES = word_set("at in from near to off outside around through across")

# "Brakes Now welcomed the arrests but said ...": whoever opened the sentence says it.
COORDINATORS = word_set("and but then")

# "..., the service said on Wednesday, after ..."
SAID_WHEN = pattern(r"(?:in|on|at|last|this|yesterday|earlier)\b [^,]{0,40} ,")

PLACES_OF_WORK = word_set("in at from")

# Whoever does this speaks, be it a person, a body or a paper: "the coastguard said", "the lender confirmed".
TELLS = word_set("said says told added adds announced confirmed confirms insisted insists warned warns replied")

ACCORDING = pattern(r"""
    \b(?: according\ to |
      as\ (?:reported|stated|announced|estimated|noted|claimed|measured|counted|calculated|published)\ by
        | as\ per | in\ the\ (?:words|view|opinion|estimation|judgement|judgment)\ of | in\ the\ eyes\ of
        | (?:data|figures|numbers|statistics|estimates|research|results|polling|analysis)
          \ (?:from|by|of|released\ by|published\ by|compiled\ by|provided\ by|collected\ by)
        | (?:reported|announced|published|released|estimated|commissioned|conducted|compiled|quoted)\ by ) \s+
""")

PRONOUNS = {"he": "m", "she": "f", "they": None, "him": "m", "her": "f", "i": None, "we": None, "it": None}

# Behind these stands who hears it, never who says it: "Jane Roe, the mayor, told the council".
TOLD = word_set("told tells informed informs reminded reminds assured assures accused accuses urged urges")

PUBLISHED = word_set(
    "released published issued compiled collected provided obtained seen commissioned conducted carried presented unveiled"
)
