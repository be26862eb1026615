"""English words that make a claim of a kind, or that show why something cannot be checked."""

from __future__ import annotations

import re

from factcheck.language.vocabularies import Cue, KindCue, pattern, word_set

__all__ = [
    "BOILERPLATE",
    "CLAUSE_BREAKS",
    "CUES",
    "FINITE_VERBS",
    "KIND_CUES",
    "MOMENTS",
    "NEGATIONS",
    "PAST_VERBS",
    "PLACEHOLDERS",
    "POINTS_IN_TIME",
    "STAMPS",
    "TIMES",
]

CLAUSE_BREAKS = pattern(r"""
    [;:—–] | \s-\s | ,?\ \b(?: but | while | whereas | although | though | however | even\ though | yet )\b
    | ,\ (?: and | so | or )\ (?= (?:the|a|an|he|she|it|they|we|i|in|this|that|there|his|her|its|their)\b )
    | \b(?:and|that)\ (?= (?:he|she|it|they|we|i)\b )
    | \band\ (?= (?:said|says|added|adds|told|warned)\b ) | \bafter\ \w+ing\b
    | ,\ which\b | \bcompared\ (?:with|to)\b | \b(?:up|down)\ from\b | \b(?:above|below|beating|against|missing)\b
""")  # fmt: skip

CUES = (
    Cue("question", pattern(r"\?[\"”’'»)\]]*\s*$"), reach="sentence"),
    Cue(
        "expectation",
        pattern(r"""
            (?<! than\ ) (?<! \bas\ ) (?<! than\ previously\ ) (?<! than\ had\ been\ ) (?<! been\ )
            \b(?: expect(?:s|ed|ing)?\b (?! \s*[,.;!?)"”] ) | anticipat(?:e|es|ed|ing) | foresees? | foresaw
              | expectations? \ (?:of|for|that|were|was|is|are) | hop(?:e|es|ed|ing)\ (?:to|for|that) | is\ due\ to
              | (?:plan|plans|planned|planning|aim|aims|aimed|aiming|intend|intends|intended)\ to
              | (?:was|were|is|are|be)\ forecast | forecasts?\b (?! \s*[,.;!?)"”] ) | forecasting | projections?
                \ (?:of|for|that)
              | projects\ that | projected | budgeted | pencilled\ in
              | consensus\ (?:was|is|of|for) | guidance\ (?:of|for) )
        """),
    ),
    Cue(
        "expectation",
        pattern(r"""
            (?<! than\ ) (?<! \bas\ ) (?<! been\ ) \b(?:had|have|has|were|was)\ (?:\w+\ )?
            (?:expected|forecast|predicted|anticipated|projected|pencilled\ in)\b (?! \ by\b )
        """),
        reach="clause",
    ),
    Cue("expectation", pattern(r"\b(?:thought|assumed|reckoned|believed)\b [^.;]{0,60} \bwould\b (?!\ have)")),
    Cue(
        "prediction",
        pattern(r"""
            (?<! \bthe\ ) (?<! \bfree\ ) (?<! \bgood\ ) (?<! \bpolitical\ ) (?<! \bpublic\ ) (?<! \ba\ ) (?<!
              \bhis\ ) (?<! \bher\ ) (?<! \btheir\ )
            \b(?-i:will|won['’]t|shall)\b (?! \s* [,.;] ) (?= \s+ [a-z0-9] )
            | \b(?:\w+['’]ll)\b
            | \b(?:
              (?:is|are|am|was|were)\ (?:going|likely|set|bound|certain|poised|destined|on\ track|on\ course)\ to
              | ['’](?:re|s|m)\ (?:going|likely|set|bound|certain)\ to | (?:look|looks)\ (?:set|likely)\ to
              | predict(?:s|ed|ing|ion|ions)? | gonna |
                in\ the\ (?:near|foreseeable|coming)\ (?:future|years|months|decades|weeks) )\b
        """),
    ),
    Cue(
        "prediction",
        pattern(r"""
            \b(?: said | says | claimed | believed | believes | warned | warns | promised | promises | pledged |
              pledges
              | vowed | vows | predicted | estimated | announced | told\ \w+ | added | argued )\b
            [^.;]{0,90} \bwould\b (?! \ have )
        """),
        reach="after",
    ),
    Cue(
        "hypothetical",
        pattern(r"""
            \b(?: if | unless | suppose | supposing | assuming | imagine | provided\ that | in\ the\ event )\b
              [^.?!]{0,240} \b(?: would | could | might | were\ to | will | ['’]ll | may | should )\b
            | \b(?: if | unless )\b [^.?!]{0,240} ['’]d\b [^.?!]{0,240} ['’]d\ (?:be|have|\w+)\b
            | \b(?: would | could | might | ['’]d )\b [^.?!]{0,240} \b(?: if | unless )\b
            | \b(?: would | could | might )\ have\b | ^[\"“‘'«]*\s*(?:what\ if|suppose|imagine|had\ \w+\ \w+ed)\b
            | \bwere\ to\b
        """),
        reach="sentence",
    ),
    Cue(
        "hypothetical",
        pattern(r"""
            (?<!\bwho\ ) (?<!\bthat\ ) (?<!\bwhich\ ) \b(?: would | could | might )\ (?:\w+ly\ )?
            (?: be | cost | save | bring | raise | cut | reduce | increase | mean | create | add | reach | rise |
              fall | grow
              | need | take | lose | gain | affect | make | give | help | allow | lead | become | go | come | get |
                see
              | win )\b
        """),
    ),
    Cue(
        "instruction",
        pattern(r"""
            ^[\"“‘'«(\s]* (?: please\b | let['’]?s\b | let\ us\b | let\ me\b |
              don['’]t\ (?:forget|miss|be|worry|let|believe|go|try|ask|tell|wait)\b | do\ not\b | make\ sure\b |
              be\ sure\b | never\ (?:forget|mind|trust)\b
              | (?: vote | click | remember | note | consider | visit | call | join | donate | check | look |
                listen | watch | think | ask | tell
                | take\ (?:a\ look|care|note) | stop | wait | try | add | mix | bake | stir | subscribe |
                  support\b(?!\ (?:for|among|from)\b) |
                  sign | share | keep\ in\ mind | go\ to | go\ and | go\ out | give\ (?:us|me|it) |
                  see\ (?:also|page|below|above) )
                \s+ (?! (?:of\b|is\b|was\b|were\b|are\b|centres?\b|has\b|had\b|have\b|said\b|turnout\b|share\b) ) )
        """),
        reach="sentence",
    ),
    Cue(
        "opinion",
        pattern(r"""
            (?<! \bif\ ) \b(?: should (?! er ) | ought\ to | deserv(?:e|es|ed)\ (?:to|better|a|more) |
              has\ to\ be\ (?:stopped|changed) | (?:we|you|they|it|he|she|government|country|must)\ must\b (?! \s+
              (?:have|be)\b ) )
        """),
    ),
    Cue(
        "opinion",
        pattern(r"""
            \b(?: i\ (?:\w+ly\ |do\ )?
              (?:think|believe|feel|guess|suppose|like|love|hate|prefer|want|wish|doubt|hope|admire|regret|agree
              |disagree)\b
              | i\ (?:am\ (?:proud|happy|sad|sorry|glad|pleased|sure|convinced|grateful|delighted|disappointed
              |confident))
              |
                i['’]m\ (?:(?:so|very|really|absolutely|just|quite)\ )?
                (?:proud|happy|sad|sorry|glad|pleased|sure|convinced|grateful|delighted|disappointed
                |confident|not\ sure)
              | in\ (?:my|our|his|her|their)\ (?:view|opinion|eyes|judgement|judgment) | to\ my\ mind |
                as\ far\ as\ i['’]?m?\ (?:am\ )?concerned
              | we\ (?:believe|think|feel|need\ to|must|hope|want|are\ (?:proud|delighted|pleased|committed))
              | we['’]re\ (?:proud|delighted|pleased|committed)
              | must | have\ to | has\ to | need\ to | needs\ to | it['’]?\s?i?s\ time\ to
              | (?: is | was | are | were | ['’]s | ['’]re | be | been | seems? | looks? | feels? | sounds?)\ (?:
                (?:a|an|the|not|so|very|quite|really|just|simply|such|truly|too|absolutely|completely|totally
                |utterly|pretty|rather|far)\ ){0,3}
                (?: good | bad | great | terrible | awful | horrible | wonderful | beautiful | ugly | fantastic |
                  excellent | brilliant | stupid | ridiculous | absurd | disgraceful | disgusting | shameful |
                  outrageous
                  | unacceptable | unfair | fair | important | essential | vital | crucial |
                    necessary | interesting | boring | amazing | incredible | impressive | disappointing | sad |
                    tragic | tragedy | disaster
                  | dreadful | appalling | atrocious | abysmal | dire | mediocre | hilarious | breathtaking | sublime |
                    flawless | forgettable | disastrous | unbelievable | unforgivable | unjust | immoral | cruel |
                    heartless | mad | crazy | insane | idiotic | hopeless | shocking | scandalous | nasty
                  | shame | disgrace | scandal | insult | nonsense | joke | mistake | inevitable | impossible |
                    astonished | thrilled | delighted | honoured | honored | excited | devastated | ashamed |
                    heartbroken | overwhelmed | special | clever | smart | silly | foolish | heroic | magnificent |
                    marvellous | stunning | historic |
                    nice | lovely | perfect | worthy | pathetic | pointless | useless | irresponsible | reckless |
                    dangerous
                  | embarrassing | pleasure | privilege | honour | honor | delicious | charming | gripping | dull |
                    tedious | superb | remarkable | catastrophe )\b
              | (?: is | was | are | were | looks? | seems? | sounds?)
                \ (?:a\ (?:little|bit)|far|much|all|rather)\ too\ \w+
              | (?: quite\ a\ lot | good\ result | thank\ (?:you|god|goodness) | congratulations | god\ bless ) )
        """),
        figures=False,
        reach="sentence",
    ),
)  # fmt: skip

KIND_CUES = (
    KindCue(
        "ranking",
        pattern(r"""
            \b(?:
              (?:the|its|his|her|their|our|my|this|world['’]s|country['’]s|nation['’]s|[\w]+['’]s)\ (?:\w+\ ){0,2}?
              (?: (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[\s-] )? (?-i:
                largest|biggest|highest|lowest|smallest|fastest|slowest|oldest|youngest|tallest|longest|shortest
                  |richest|poorest|strongest|weakest|cheapest|deepest|widest|heaviest|lightest|busiest|safest
                  |deadliest|hottest|coldest|warmest|wettest|driest|worst|best|greatest|fewest|newest|earliest
                  |latest(?=\ \w+\ in)|steepest|sharpest|closest|narrowest|costliest|wealthiest|healthiest|happiest
                  |cleanest|dirtiest|bloodiest|strictest|toughest|hardest|softest|furthest|farthest|rarest|commonest
                  |brightest|earliest|loudest|quietest)\b (?!-)
              |
                (?:largest|biggest|highest|lowest|smallest|fastest|slowest|worst|best|greatest|steepest|sharpest
                |strongest|weakest|fewest|hottest|coldest|driest|wettest)\ (?:\w+\ ){0,4}(?:since
                |in\ (?:\w+\ )?(?:history|years|decades|record|the\ world|europe|the\ country)|ever|on\ record
                |of\ all\ time|of\ any|of\ the\ (?:year|month|season|decade|century|week|summer|winter))
              |
                (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[\s-](?:largest|biggest|highest
                |lowest|smallest|most|fastest|best|worst|busiest|oldest|richest|poorest)
              |
                (?:the|world['’]s|country['’]s|nation['’]s|its|his|her|their)\ (?:\w+\ ){0,2}?(?:most
                |least)\ (?!of\b|part\b|recent\b|important\ thing\b)\w+
              |
                (?:the|its|his|her|their|a|[\w]+['’]s)\ (?:very\ )?first\ (?:\w+[\s,-]+){1,6}?(?:to|since|in|ever
                |with|who|from|of\ its\ kind)\b
              | (?:the|its|his|her|their)\ (?:very\ )?(?:first|second|third|last|only)\ time
                \ (?!(?:that\ )?i\b|you\b)(?=\w)
              | (?:the|its|his|her|their)\ (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)
                \ (?:\w+\ ){1,5}? (?:since\b|
                in\ (?:as\ many|a\ (?:week|month|year|decade)|(?:\w+)\ (?:days|weeks|months|years)))
              | first\ (?:\w+\ ){0,4}since\b |
                for\ the\ (?:first|second|third|fourth|fifth)\ (?:consecutive\ |straight\ |successive\ )?(?:time
                |year|month|quarter|week)
              | (?:first|second|third)[\s-]ever | more\ than\ any\ other |
                (?:all-time|record|historic|\d+-(?:year|month|day))[\s-](?:high|low|highs|lows) |
                record\ (?:number|level|turnout|amount|sales|profit|profits|year|heat|deficit|crop|harvest
                |attendance|time)
              | number\ (?:one|1)\b | no\.\ ?1\b | top\ of\ the\ (?:table|list|league|ranking|rankings|charts?) |
                bottom\ of\ the\ (?:table|list|league|ranking|rankings)
              |
                rank(?:s|ed|ing)?\ (?:\w+\ ){0,3}?
                (?:among|first|second|third|last|top|highest|lowest|\d+(?:st|nd|rd|th)?
                |in|number|as) | tops?\ the\ (?:list|table|ranking|rankings|charts?|league) |
                topped\ the\ (?:list|table|ranking|rankings|charts?|league)
              | never\ before | unprecedented | unrivalled |
                the\ only\ (?:\w+[\s,-]+){1,6}?(?:to|in|with|who|that|without|of)\b
              | among\ the\ (?:world['’]s\ )?(?:top|largest|biggest|highest|lowest|most|least|best|worst|\w+est)
              |
                one\ of\ the\ (?:world['’]s\ |country['’]s\ )?(?:largest|biggest|highest|lowest|most|least|best
                |worst|\w+est)\b
              | (?:up|down|back|rise[sn]?|rose|climb(?:s|ed)?|move[sd]?|jump(?:s|ed)?|slip(?:s|ped)?|drop(?:s|ped)?
                |falls?|fell|lift(?:s|ed)?\ \w+|takes?\ \w+|took\ \w+)\ (?:\w+\ )?to\ (?:first|second|third|fourth
                |fifth|sixth|seventh|eighth|ninth|tenth|last|bottom|top)\b (?!\ (?:gear|base|half|round|set|lap))
              | (?:was|were|is|are)\ (?:highest|lowest|strongest|weakest|largest|smallest|fastest|slowest|greatest
                |worst|best|commonest)\ (?:in|among|at|for|on|with|since)\b
              | (?:was|were)\ (?:second|third|fourth|fifth|last)\ (?:in|at|with|behind|on)\b
              | (?:is|are|was|were|stays?|stayed|remains?|remained)\ (?:bottom|top)\ (?:of|with|on|after)\b
              | came\ (?:first|second|third|fourth|fifth|last)\b |
                finished\ (?:first|second|third|fourth|fifth|last)\b |
                in\ (?:first|second|third|fourth|last)\ place
              | leads?\ the\ (?:world|field|league|table|polls) )
        """),
    ),
    KindCue(
        "comparison",
        pattern(r"""
            \b(?: (?:\w{2,}er|more|less|fewer|worse|better|further|farther)\ (?:[\w’'-]+\ ){0,5}? than\b
              (?!\ (?:\$|£|€|\d|ever\ before\b|half\b|expected\b|a\ (?:third|quarter|half|dozen|hundred|thousand
              |million|decade|year|week|month)\b|one\b|two\b|three\b|four\b|five\b|ten\b|twenty\b|happy\b))
              |
                (?:twice|half|double|triple|three\ times|four\ times|five\ times|ten\ times|\d+\ times)\ (?:as|the
                |that|more|what)\b
              |
                (?:as|not\ as|just\ as|nearly\ as|almost\ as)\ (?:many|much|high|low|large|big|old|fast|rich|poor
                |small|long|tall|often|likely)\ (?:[\w’'-]+\ ){0,5}?as\b
              | outnumber(?:s|ed)? | outsold | outsells? | outpac(?:e|es|ed) | outperform(?:s|ed)? |
                outspen(?:d|ds|t) | overtook | overtaken? | overtakes | surpass(?:es|ed)? | exceed(?:s|ed)?
                (?!\ \d) | trails?\ behind | lags?\ behind | lagged\ behind
              | differs?\ (?:\w+\ )?from | the\ same\ (?:\w+\ ){0,3}as\b | compared\ (?:with|to)\b |
                in\ contrast\ (?:to|with)\b | (?:unlike|relative\ to|ahead\ of)\ (?=(?-i:[A-Z])) | equal\ to |
                on\ a\ par\ with )
        """),
    ),
)  # fmt: skip

PLACEHOLDERS = re.compile(
    r"""
      (?<![\w-]) TK(?:TK)*S? (?![\w-])                                             # to come: the newsroom's own word
    | (?<!Bowl\ ) (?<!Pope\ ) (?<!WrestleMania\ ) (?<![\w.]) [$£€]? X{2,6} (?: [.,]X{1,3} )? % (?!\w)
    | (?<!Bowl\ ) (?<!WrestleMania\ ) (?<![\w.-]) (?<![A-Z]\ ) [$£€]? XX{1,5} (?: [.,]X{1,3} )? (?= \s+[a-z] |
      [.,;:)\]"”] | \s*$ ) (?<! [A-Z][a-z]\ XX ) (?![\w-])
    | (?<!\w) [$£€] X{1,4} (?! \w )
    | (?<![\w.]) X\s?(?:%|per\ cent\b|percent\b|million\b|billion\b)
    | \[ \s* (?: \?+ | (?:please\s+|fact[\s-]?)?check\b[^\]\n]{0,80} | source\b[^\]\n]{0,60} | citation\s+needed |
      cite\b[^\]\n]{0,40} | tk\b[^\]\n]{0,60} | to\s+come\b[^\]\n]{0,40} | verify\b[^\]\n]{0,60}
          | confirm\b[^\]\n]{0,60} | tb[acd]\b[^\]\n]{0,40} | todo\b[^\]\n]{0,80} | fixme\b[^\]\n]{0,80} |
            name\b[^\]\n]{0,20} | number\b[^\]\n]{0,20} | figure\b[^\]\n]{0,20} | date\b[^\]\n]{0,20}
          | insert\b[^\]\n]{0,60} | add\b[^\]\n]{0,60} | _{2,} | x{2,} | \.{3,}\?+ ) \s* \]
    | (?<![?!\w]) \?{2,} (?: % )? (?! [?!] ) | (?<=\s) _{3,} (?=[\s.,;%]) | (?<!\w) (?: TBC | TBD | TBA | FIXME |
      TODO ) (?!\w)
    """,
    re.VERBOSE,
)  # fmt: skip

STAMPS = pattern(r"""
    ^\s* (?:
      (?:last\ )?(?:updated|published|posted|modified|created|printed|first\ published|filed|released|date|time
      |dateline)\b (?:\s*(?:on|at|:|-))* )?
    (?: \s* (?: [|,;·•—–()-]+
      | (?: at | on | by | of | the | gmt | utc | cet | est | edt | pst | bst | a\.?m\.? | p\.?m\.? | mon(?:day)? |
        tue(?:s|sday)? | wed(?:nesday)? | thu(?:r|rs|rsday)? | fri(?:day)? | sat(?:urday)? | sun(?:day)?
        | jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? |
          sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?
        | \d{1,2}(?:st|nd|rd|th)? | \d{4} | \d{1,2}[:.]\d{2}(?:[:.]\d{2})? | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} |
          \d{4}-\d\d-\d\dT[\d:.]+Z? | updated | published | last | \+\d{2}:?\d{2} ) \.? (?!\w) ) ){1,40} \s* $
""")  # fmt: skip

BOILERPLATE = pattern(r"""
    ^\s* (?: words\ | report\ | story\ | reporting\ )? by\ (?-i:[A-Z])\w+\ (?-i:[A-Z])[\w-]+ (?: , | \s*\n | \s*$ ) |
    \b(?: all\ rights\ reserved | ^\s*copyright\b | copyright\ (?:©|\d{4}|by) | subscribe\ (?:to|now|today|for) |
      sign\ up\ (?:to|for|now|here) |
      newsletter | read\ more | read\ also | see\ also | related\ (?:articles?|stories|topics|:) | click\ here |
      follow\ us
      | share\ (?:this|on) | advertisement | sponsored | cookies? \ (?:policy|settings|to) | privacy\ policy |
        terms\ (?:of\ use|and\ conditions) | photo(?:graph)?\s*: | image\s*: | getty\ images | photo\ by |
        picture\s*:
      | \d+\ (?:comments?|shares?|likes?|views|min(?:ute)?s?\ read) \s*$ | leave\ a\ comment | log\ in |
        register\ now | download\ (?:the|our)\ app | skip\ to | table\ of\ contents | reprinted\ with\ permission |
        isbn | this\ article\ (?:was|is)\ (?:first|originally)
      | contact\ us | tel\.?\s*: | phone\s*: | e-?mail\s*: | back\ to\ top | editing\ by | reporting\ by ) | ©
""")  # fmt: skip

NEGATIONS = word_set("no not never none neither nor cannot without hardly barely nobody nothing")

PAST_VERBS = pattern(r"""
    \b(?: was | were | had | became | began | born | bought | broke | brought | built | came | chose | cut | died |
      drew | elected | fell | fought | found(?:ed)? | gave | got | grew | held | hit | kept | knew | launched | led
      | left | lost | made | met
      | moved | opened | paid | passed | ran | resigned | rose | sank | sat | saw | sent | set | shot | signed |
        sold | spent | split | stood | struck | took | took\ place | visited | voted | went | won | wrote |
        [a-z]{3,}ed )\b
""")  # fmt: skip

FINITE_VERBS = pattern(r"""
    \b(?: is | are | was | were | am | be | been | has | have | had | do | does | did | can | could | will | would
      | shall | should | may | might | must
      | became | become[s]? | began | begins? | brought | brings? | built | came | comes? | cut[s]? | fell | falls?
        | found | finds? | gave | gives? | goes | went | got | gets? | grew | grows? | held | holds? | hit[s]? |
        kept | keeps? | knew | knows?
      | led | leads? | left | leaves? | lost | loses? | made | makes? | means? | meant | met | meets? | owns? |
        paid | pays? | put[s]? | ran | runs? | rose | rises? | said | says? | sat | saw | sees? | sells? | sent |
        sold | spent | spends? | stands? | stood
      | struck | takes? | took | tells? | thinks? | told | wants? | wins? | won | works? | wrote | writes? | lives?
        | costs? | needs? | remains? | shows? | employs? | produces? | uses? | includes? | contains? |
        [a-z]{3,}(?:ed|izes|ises|ates) )\b
    | \b\w+(?:n['’]t|['’](?:re|ve|ll|d|m))\b
""")  # fmt: skip

MOMENTS = pattern(r"""
    \b(?: (?:last|this|next|on|early|late)\ (?:mon|tues|wednes|thurs|fri|satur|sun)day |
      (?:on\ )(?:mon|tues|wednes|thurs|fri|satur|sun)days?
      | yesterday | today | last\ (?:week|month|year|night|spring|summer|autumn|winter|fall) |
        earlier\ this\ (?:week|month|year) |
        (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\ (?:days|weeks|months|years)\ ago )\b
""")

POINTS_IN_TIME = pattern(r"\s+(?:earlier|later|ago|before|after|afterwards)\b")
TIMES = word_set("second minute hour day week month year decade century")
