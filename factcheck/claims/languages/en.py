"""English: who speaks and how, what cannot be checked, what makes a ranking or a comparison."""

from __future__ import annotations

import re

from factcheck.claims.languages.vocabulary import Cue, KindCue, Vocabulary

__all__ = ["VOCABULARY"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


FUNCTION_WORDS = _words("""
    a about above accordingly across actually additionally after afterwards again against all almost along already
    also
    although always am amid among an and another any anyone anything anyway apart are around as asked at away
    back based be because been before behind being below beneath beside besides between beyond both but by can cannot
    certainly clearly compared consequently could currently despite did do does down due during each earlier either
    elsewhere even eventually ever every everybody everyone everything except few finally first firstly following for
    former formerly frankly from further furthermore generally given had has have having he hence her here herself
    him himself his how however i if in indeed inside instead into is it its itself just last lastly late later least
    less let like likewise many maybe me meanwhile might mine more moreover most much must my myself near nearly
    neither never nevertheless next no nobody none nonetheless nor not nothing notably now nowhere obviously of off
    often old on once one only onto or other others otherwise our ours out outside over overall own per perhaps
    please possibly previously probably quite rather read really recently regarding remember respectively
    right same second secondly see seemingly several shall she should similarly since so some somebody somehow
    someone something sometimes soon still such surely than thank thanks that the their theirs them then there
    therefore these they third this those though through throughout thus to today together tomorrow tonight too toward
    towards twice two under underneath unfortunately unless unlike until up updated upon us usually very via was we
    well were
    what whatever when whenever where whereas wherever whether which while who whoever whom whose why will with
    within without would yes yesterday yet you your yours asked welcome answer question exclusive breaking watch
    three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions
""")

PARTICLES = _words(
    "de da do dos das del della di du van von der den ter ten la le el al bin ibn ben bint af av zu dei mac"
)

CONNECTORS = _words("of for and the on in")

SAID = _words("""
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
    warns wondered wonders writes writing wrote expected
""")

SAID_OF_PAPERS = _words("""
    found finds shows showed show revealed reveal reveals indicated indicates indicate suggests suggest suggested
    reads
    estimates estimated estimate puts put concluded concludes reported reports report recorded records counted counts
    said says calculated calculates projected projects forecast forecasts
""")

ACCORDING = _pattern(r"""
    \b(?: according\ to |
      as\ (?:reported|stated|announced|estimated|noted|claimed|measured|counted|calculated|published)\ by
        | as\ per | in\ the\ (?:words|view|opinion|estimation|judgement|judgment)\ of | in\ the\ eyes\ of
        | (?:data|figures|numbers|statistics|estimates|research|results|polling|analysis)
          \ (?:from|by|of|released\ by|published\ by|compiled\ by|provided\ by|collected\ by)
        | (?:reported|announced|published|released|estimated|commissioned|conducted|compiled|quoted)\ by ) \s+
""")

PRONOUNS = {"he": "m", "she": "f", "they": None, "him": "m", "her": "f", "i": None, "we": None, "it": None}

_TITLES_OF_MEN = _words(
    "mr mr. sir lord king prince pope father sheikh duke brother congressman cardinal imam chairman emperor"
)
_TITLES_OF_WOMEN = _words(
    "mrs mrs. ms ms. miss lady dame queen princess baroness duchess sister congresswoman chairwoman first-lady"
)
_OTHER_TITLES = _words("""
    dr dr. prof prof. professor president prime minister chancellor senator sen. sen rep. rep gov. gov governor
    mayor judge
    justice general gen. col. colonel captain capt. lt. sgt. major secretary councillor cllr chief officer inspector
    commissioner ambassador archbishop bishop rabbi director speaker premier vice deputy attorney detective coach
    comrade
    hon. rev. reverend foreign finance health defence defense interior education home state representative treasurer
    superintendent sheriff admiral
""")
TITLES: dict[str, str | None] = {
    **dict.fromkeys(_TITLES_OF_MEN, "m"),
    **dict.fromkeys(_TITLES_OF_WOMEN, "f"),
    **dict.fromkeys(_OTHER_TITLES),
}

ROLES = _words("""
    academic accountant activist actor actress administrator adviser advisor advocate agent ambassador analyst
    anthropologist archaeologist
    architect archbishop artist astronaut astronomer athlete attorney auditor author banker biologist bishop blogger
    boss broker
    businessman businesswoman campaigner candidate captain cardinal ceo cfo chair chairman chairperson chairwoman
    champion
    chancellor chef chemist chief climatologist clinician coach coach colonel columnist commander commentator
    commissioner
    congressman congresswoman consultant coordinator coroner correspondent councillor councilman councilwoman
    counsel critic curator demographer dentist deputy designer detective developer diplomat director doctor driver
    ecologist economist editor educator emperor employee engineer entrepreneur envoy epidemiologist executive expert
    farmer
    filmmaker financier fisherman firefighter forecaster founder co-founder cofounder geographer geologist general
    governor
    head historian hydrologist immunologist inspector instructor investigator investor journalist judge justice king
    lawmaker lawyer leader lecturer legislator librarian lieutenant lobbyist magistrate magnate manager
    mathematician mayor mep meteorologist minister
    model monk mp msp musician neurologist novelist nurse nutritionist official officer ombudsman organiser
    organizer owner paediatrician pastor
    pathologist pediatrician pharmacist philosopher photographer physician physicist pilot player poet policeman
    politician
    pollster pope premier president presenter priest prince princess principal producer professor programmer
    prosecutor
    psephologist psychiatrist psychologist publisher queen rabbi rapporteur realtor regulator reporter representative
    researcher resident retiree salesman scholar scientist secretary secretary-general senator sergeant sheriff
    singer sociologist
    soldier solicitor speaker specialist spokesman spokesperson spokeswoman statistician statesman strategist student
    superintendent surgeon surveyor teacher technician trader trainer treasurer trustee tycoon undersecretary
    veterinarian vet vice-president virologist volunteer whip witness worker writer zoologist barrister headteacher
    mother father son daughter brother sister widow wife husband neighbour neighbor aide assistant governor-general
    ranger banker fisher miner porter clerk guide guard shopkeeper plumber electrician carpenter builder postman
    pensioner landlord tenant carer paramedic midwife
""")

_POLITICAL = _words("""
    leader president minister premier chancellor mp mep msp senator governor mayor deputy candidate lawmaker
    legislator
    congressman congresswoman councillor chairman chairwoman chair speaker secretary politician whip treasurer
    representative councilman councilwoman commissioner statesman
""")
_SCHOLARLY = _words("""
    academic anthropologist archaeologist astronomer biologist chemist climatologist demographer ecologist economist
    epidemiologist geographer geologist historian hydrologist immunologist lecturer mathematician meteorologist
    neurologist pathologist philosopher physicist professor psephologist psychologist researcher scholar scientist
    sociologist statistician virologist zoologist
""")
_MEDICAL = _words("""
    doctor physician surgeon clinician psychiatrist paediatrician pediatrician neurologist immunologist virologist
    pathologist epidemiologist dentist nurse pharmacist
""")
_BUSINESS = _words(
    "ceo cfo boss chief executive director chairman chairwoman chair founder co-founder cofounder owner manager head "
    "president entrepreneur businessman businesswoman banker investor magnate tycoon"
)
_LEGAL = _words("lawyer attorney solicitor barrister counsel prosecutor advocate")

KINDS_OF_ROLES = {
    "politician": _POLITICAL,
    "lawmaker": _POLITICAL,
    "legislator": _POLITICAL,
    "leader": _words("leader head chairman chairwoman chair president premier chief"),
    "official": _POLITICAL
    | _words("officer official head director spokesman spokeswoman spokesperson administrator chief inspector envoy"),
    "expert": _SCHOLARLY
    | _MEDICAL
    | _LEGAL
    | _words("analyst expert specialist consultant engineer forecaster strategist pollster"),
    "analyst": _words("analyst economist strategist expert specialist"),
    "specialist": _SCHOLARLY | _MEDICAL | _words("specialist expert"),
    "scientist": _SCHOLARLY,
    "academic": _SCHOLARLY,
    "researcher": _SCHOLARLY,
    "scholar": _SCHOLARLY,
    "professor": _words("professor academic lecturer"),
    "doctor": _MEDICAL,
    "medic": _MEDICAL,
    "physician": _MEDICAL,
    "lawyer": _LEGAL,
    "attorney": _LEGAL,
    "executive": _BUSINESS,
    "boss": _BUSINESS,
    "businessman": _BUSINESS,
    "businesswoman": _BUSINESS,
    "entrepreneur": _BUSINESS,
    "diplomat": _words("ambassador envoy diplomat minister secretary"),
    "author": _words("author writer novelist poet historian journalist"),
    "writer": _words("author writer novelist poet journalist columnist"),
    "journalist": _words("journalist reporter editor correspondent columnist presenter"),
    "campaigner": _words("campaigner activist advocate organiser organizer founder"),
    "activist": _words("campaigner activist advocate organiser organizer founder"),
    "spokesman": _words("spokesman spokesperson"),
    "spokeswoman": _words("spokeswoman spokesperson"),
    "spokesperson": _words("spokesperson spokesman spokeswoman"),
    "coach": _words("coach manager trainer"),
    "teacher": _words("teacher lecturer professor headteacher principal"),
    "veteran": _words("soldier general colonel captain veteran"),
}  # fmt: skip

STAND_INS = _words("""
    spokesman spokeswoman spokesperson spokespeople aide aides lawyer lawyers attorney attorneys representative
    representatives adviser advisor advisers advisors wife husband mother father son daughter brother sister widow
    friend friends neighbour neighbor colleague colleagues supporter supporters source sources office campaign
    biographer secretary assistant critics critic opponents allies ally successor predecessor family
""")

BODIES = _words("""
    academy administration agency airline airlines airport alliance army assembly association authority bank board
    bureau cabinet
    campaign centre center chamber charity church club coalition college commission committee company confederation
    conference congress consortium corporation council court department directorate federation firm force forum
    foundation front fund government group hospital house inc inspectorate institute institution laboratory league
    ltd ministry mission movement museum network news observatory office ofcom organisation organization parliament
    partnership
    party police programme program project reserve school secretariat senate service services society standard
    survey task team times post treasury
    trust tribunal union university watchdog workshop unit guardian journal herald tribune telegraph
""")

PAPERS = _words("""
    report study survey poll data figures numbers statistics statement research analysis paper document documents
    results
    estimates estimate census audit review index release bulletin filing filings records record polls polling
    investigation
    newspaper findings reports studies accounts letter memo website dataset forecast forecasts projection projections
    calculations count tally
""")

GROUPS = _words("""
    police officials researchers scientists economists analysts experts doctors prosecutors investigators authorities
    critics campaigners organisers organizers activists lawyers ministers lawmakers residents witnesses protesters
    unions employers farmers teachers students journalists historians pollsters observers ministry government
    company firm
    council commission committee court agency charity university bank party union club hospital school airline
    newspaper watchdog regulator institute spokesman spokeswoman spokesperson source sources army military navy
    opposition
    administration parliament senate congress kremlin pentagon treasury office department service team group
""")

PLACES = _words("""
    Afghanistan Africa Albania Algeria America Angola Antarctica Argentina Armenia Asia Australia Austria Azerbaijan
    Bahrain Bangladesh Belarus
    Belgium Benin Bolivia Bosnia Botswana Brazil Britain Brussels Bulgaria Burundi Cambodia Cameroon Canada Chad
    Chile China
    Colombia Congo Croatia Cuba Cyprus Czechia Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Europe Fiji
    Finland France
    Gabon Gambia Gaza Germany Ghana Greece Greenland Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India
    Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Kazakhstan Kenya Kosovo Kuwait Kyiv Kyrgyzstan Laos
    Latvia Lebanon Lesotho Liberia Libya Lithuania London Luxembourg Madagascar Malawi Malaysia Mali Malta Mexico
    Minsk
    Moldova Mongolia Montenegro Morocco Moscow Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria
    Norway
    Oman Pakistan Palestine Panama Paraguay Paris Peru Philippines Poland Portugal Qatar Romania Russia Rwanda
    Scotland
    Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan
    Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam
    Wales Washington Warsaw Yemen Zambia Zimbabwe Berlin Beijing Tokyo Delhi Rome Madrid Lisbon Vienna Prague Budapest
    Texas California Florida Ohio Michigan Georgia Virginia Pennsylvania Illinois Arizona Nevada Wisconsin
    American British French German Russian Belarusian Chinese Japanese Indian Italian Spanish Polish Ukrainian
    European African Asian
    Canadian Australian Irish Scottish Welsh English Dutch Swedish Norwegian Danish Finnish Turkish Israeli Iranian
    Iraqi Syrian Egyptian Nigerian Kenyan Brazilian Mexican Greek Hungarian Czech Slovak Romanian Bulgarian Serbian
    Republican Democrat Democratic Democrats Republicans Labour Conservative Conservatives Tory Liberal Green
    North South East West Northern Southern Eastern Western Central New Great United Federation Republic States
    Kingdom Union
""")  # fmt: skip

_MEN = _words("""
    Aaron Abdul Abdullah Adam Adrian Ahmad Ahmed Aidan Alan Albert Aleksandr Alex Alexander Alexei Alexey Alfred Ali
    Alistair Allan Alberto
    Anders Andre Andreas Andrei Andrés Andrew Andrey Andrzej Angus Anthony Antoine Anton Antonio António Antti Arjun
    Arnold Arthur Arturo
    Barack Barry Bashar Ben Benedict Benjamin Benito Bernard Bernie Bill Bob Boris Brad Brandon Brendan Brett Brian
    Bruce Bruno Carl Carlos
    Cameron Cesar Chad Charles Charlie Chris Christian Christoph Christopher Claude Clive Colin Connor Craig Cyril
    Damian Dan Daniel Dave
    David Dean Dennis Denis Derek Diego Dick Dieter Dimitri Dmitri Dmitry Dominic Don Donald Doug Douglas Duncan
    Dylan Ed Eddie Edgar Eduardo Edward
    Edwin Emil Emmanuel Enrique Eric Erik Ernest Ethan Eugene Evan Farid Felix Fernando Filip Floyd Francesco
    Francis Francisco Franck Frank Fred Frederick
    Friedrich Gareth Gary Gavin Gennady Geoff Geoffrey George Georgi Gerald Gerard Gerhard Giorgio Giovanni Giuseppe
    Glenn Gordon Graham Greg Gregory Guido Guillermo
    Gustavo Guy Hamid Hans Harold Harry Hassan Hector Heinz Helmut Henrik Henry Herbert Hiroshi Howard Hugh Hugo
    Hussein Iain Ian Ibrahim Igor
    Ilya Imran Isaac Ismail Ivan Jack Jacob Jacques Jaime Jake James Jamie Jan Janez Jason Javier Jean Jeff Jeffrey
    Jens Jeremy Jerome Jerry Jesse Jim Jimmy
    Joachim Joao João Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jordan Jorge Jose José Josef
    Joseph Josh Joshua Juan Julian Julio Jürgen
    Justin Kamal Karim Karl Keith Ken Kenji Kenneth Kevin Khalid Kim Klaus Konstantin Kumar Kurt Kwame Kyle Lars
    Larry Laurent Lee Leo Leon Leonard Leonardo Leonid Lewis Liam Lloyd
    Louis Luca Lucas Luigi Luis Luke Maciej Magnus Malcolm Manuel Marc Marcel Marco Marcus Marek Mario Mark Markus
    Martin Marvin Massimo Matt Matteo Matthew Matthias Maurice Max
    Maxim Michael Michal Michel Miguel Mikael Mike Mikhail Milan Mitch Mitchell Mohamed Mohammad Mohammed Mohan
    Moritz Muhammad Mustafa Narendra Nathan Neil Nicholas
    Nick Nicolas Nigel Nikolai Nikolay Nils Noah Noel Norman Olaf Oleg Oleksandr Olivier Oliver Omar Oscar Oskar
    Otto Owen Pablo Paolo Pascal Patrick Paul Paulo Pavel Pedro Per Pete Peter
    Petr Petro Phil Philip Philippe Phillip Pierre Piotr Rafael Rahul Raj Rajesh Ralph Ramon Raul Ravi Ray Raymond
    Recep Reinhard René Ricardo Richard Rick Rishi Rob Robert Roberto
    Robin Rodney Rodrigo Roger Roland Roman Ron Ronald Rory Ross Roy Rudolf Rupert Russell Ryan Said Salman Sam
    Samuel Sanjay Santiago Saul Scott Sean Sebastian Serge Sergei Sergey Sergio
    Seth Shane Shaun Silvio Simon Stanislav Stefan Stephane Stephen Steve Steven Stewart Stuart Sven Tariq Ted Terry
    Theo Theodore Thomas Tim Timothy Tobias Toby Todd Tom Tomasz Tommy
    Tony Trevor Tyler Uwe Vadim Valery Viacheslav Victor Vijay Viktor Vincent Vitali Vladimir Volodymyr Vyacheslav
    Walter Warren Wayne Werner Wilhelm Will William Wojciech Wolfgang Xavier Yannick Yuri Yusuf
    Zachary Zoltan Keir Emeka Kofi Tunde Chidi Hiro Takeshi Kenta Wei Jun Min-jun Jin
""")
_WOMEN = _words("""
    Abigail Ada Adele Agnes Agnieszka Aisha Alba Alexandra Alice Alicia Alison Amanda Amber Amelia Amina Amy Ana
    Anastasia Andrea Angela Angelina Anita Ann
    Anna Anne Annegret Annette Antonia Ariana Astrid Audrey Barbara Beata Beatrice Bella Bernadette Beth Betty
    Birgit Bridget Brigitte Camilla Carla Carmen Carol Carole
    Caroline Carolyn Catherine Cathy Cecilia Celia Charlotte Cheryl Chiara Chloe Christina Christine Claire Clara
    Claudia Connie Constance Cristina Cynthia Daisy
    Dana Daniela Danielle Debbie Deborah Deirdre Denise Diana Diane Dolores Donna Dora Doris Dorothy Edith Eileen
    Elaine Eleanor Elena Eliza Elizabeth Ella Ellen Elsa Emily
    Emma Erica Erin Esther Eva Eve Evelyn Fatima Fiona Florence Frances Francesca Gabriela Gabriella Gail Gemma
    Georgia Geraldine Gillian Gina Giorgia Gloria Grace Greta
    Gwen Hannah Harriet Heather Heidi Helen Helena Helga Hilary Hillary Holly Ida Ilse Ines Ingrid Irene Irina Iris
    Isabel Isabella Isla Ivana Jacinda Jackie Jacqueline Jane Janet
    Janice Jasmine Jean Jeanne Jennifer Jenny Jessica Jill Jo Joan Joanna Joanne Josephine Joy Joyce Judith Judy
    Julia Juliana Julie Juliet Justine Kaja Kamala Karen Karin Kate Katharina Katherine
    Kathleen Kathryn Kathy Katie Katrin Kelly Kerry Kirsten Kristalina Kristina Laura Lauren Leila Lena Leonie
    Leslie Lidia Lily Linda Lisa Liz Liza Lola Lorraine Louise Lucia Lucy
    Ludmila Lydia Lynn Mabel Madeleine Magdalena Maggie Maia Manuela Mara Margaret Margarita Maria María Mariam
    Marie Marina Marion Marta Martha Martina Mary Maryam Matilda Maureen Megan
    Melanie Melissa Mercedes Meghan Mette Mia Michelle Mildred Miriam Moira Molly Monica Monika Nadia Nancy Naomi
    Natalia Natalie Natasha Nicola Nicole Nina Nora Norma Olga Olivia Ottilie
    Paloma Pamela Patricia Paula Pauline Penelope Penny Petra Philippa Phoebe Polly Priya Priti Rachel Rebecca
    Regina Renata Rita Roberta Rosa Rose Rosemary Roxana Ruth Sabine Sadia Sally Samantha Sandra
    Sanna Sara Sarah Shannon Sharon Sheila Shirley Silvia Simone Sofia Sonia Sophia Sophie Stella Stephanie Sue
    Susan Susanne Suzanne Svetlana Sviatlana Sylvia Tamara Tania Tara Tatiana Tatyana Teresa Tess Theresa
    Tina Tracy Ursula Valentina Valerie Vanessa Vera Veronica Victoria Viola Violet Virginia Vivian Wanda Wendy
    Yasmin Yolanda Yulia Yvonne Zara Zoe Aoife Siobhan Ngozi Amara Sunita Lakshmi Yuki Mei
""")
GIVEN_NAMES = dict.fromkeys(_MEN, "m") | dict.fromkeys(_WOMEN - _MEN, "f")

CALENDAR = _words("""
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun
    Christmas Easter Ramadan Summer Winter Spring Autumn
""")

DETERMINERS = _words("the a an this that these those his her its their our my your some one another both")

NEGATIONS = _words("no not never none neither nor cannot without hardly barely nobody nothing")

CLAUSE_BREAKS = _pattern(r"""
    [;:—–] | \s-\s | ,?\ \b(?: but | while | whereas | although | though | however | even\ though | yet )\b
    | ,\ (?: and | so | or )\ (?= (?:the|a|an|he|she|it|they|we|i|in|this|that|there|his|her|its|their)\b )
    | ,\ which\b | \bcompared\ (?:with|to)\b | \b(?:up|down)\ from\b | \b(?:above|below|beating|against|missing)\b
""")  # fmt: skip

CUES = (
    Cue("question", _pattern(r"\?[\"”’'»)\]]*\s*$"), reach="sentence"),
    Cue(
        "expectation",
        _pattern(r"""
            (?<! than\ ) (?<! as\ ) (?<! than\ previously\ ) (?<! than\ had\ been\ ) (?<! been\ )
            \b(?: expect(?:s|ed|ing)?\b (?! \s*[,.;!?)"”] ) | anticipat(?:e|es|ed|ing) | foresees? | foresaw
              | expectations? \ (?:of|for|that|were|was|is|are) | hop(?:e|es|ed|ing)\ (?:to|for|that) | is\ due\ to
              | (?:was|were|is|are|be)\ forecast | forecasts? (?! \s*[,.;!?)"”] ) | forecasting | projections?
                \ (?:of|for|that)
              | projects\ that | projected | budgeted | pencilled\ in
              | consensus\ (?:was|is|of|for) | guidance\ (?:of|for) )
        """),
    ),
    Cue(
        "expectation",
        _pattern(r"""
            (?<! than\ ) (?<! as\ ) (?<! been\ ) \b(?:had|have|has|were|was)\ (?:\w+\ )?
            (?:expected|forecast|predicted|anticipated|projected|pencilled\ in)\b (?! \ by\b )
        """),
        reach="clause",
    ),
    Cue("expectation", _pattern(r"\b(?:thought|assumed|reckoned|believed)\b [^.;]{0,60} \bwould\b (?!\ have)")),
    Cue(
        "prediction",
        _pattern(r"""
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
        _pattern(r"""
            \b(?: said | says | claimed | believed | believes | warned | warns | promised | promises | pledged |
              pledges
              | vowed | vows | predicted | estimated | announced | told\ \w+ | added | argued )\b
            [^.;]{0,90} \bwould\b (?! \ have )
        """),
    ),
    Cue(
        "hypothetical",
        _pattern(r"""
            \b(?: if | unless | suppose | supposing | assuming | imagine | provided\ that | in\ the\ event )\b
              [^.?!]{0,240} \b(?: would | could | might | were\ to | will | ['’]ll | may | should )\b
            | \b(?: would | could | might | ['’]d )\b [^.?!]{0,240} \b(?: if | unless )\b
            | \b(?: would | could | might )\ have\b | ^[\"“‘'«]*\s*(?:what\ if|suppose|imagine|had\ \w+\ \w+ed)\b
            | \bwere\ to\b
        """),
        reach="sentence",
    ),
    Cue(
        "hypothetical",
        _pattern(r"""
            \b(?: would | could | might )\ (?:\w+ly\ )?
            (?: be | cost | save | bring | raise | cut | reduce | increase | mean | create | add | reach | rise |
              fall | grow
              | need | take | lose | gain | affect | make | give | help | allow | lead | become | go | come | get |
                see
              | win )\b
        """),
    ),
    Cue(
        "instruction",
        _pattern(r"""
            ^[\"“‘'«(\s]* (?: please\b | let['’]?s\b | let\ us\b | let\ me\b |
              don['’]t\ (?:forget|miss|be|worry|let|believe|go|try|ask|tell|wait)\b | do\ not\b | make\ sure\b |
              be\ sure\b | never\ (?:forget|mind|trust)\b
              | (?: vote | click | remember | note | consider | visit | call | join | donate | check | look |
                listen | watch | think | ask | tell
                | take\ (?:a\ look|care|note) | stop | wait | try | add | mix | bake | stir | subscribe | support |
                  sign | share | keep\ in\ mind | go\ to | go\ and | go\ out | give\ (?:us|me|it) |
                  see\ (?:also|page|below|above) )
                \s+ (?! (?:of\b|is\b|was\b|were\b|are\b|centres?\b|has\b|had\b|have\b|said\b|turnout\b|share\b) ) )
        """),
        reach="sentence",
    ),
    Cue(
        "opinion",
        _pattern(r"""
            (?<! \bif\ ) \b(?: should (?! er ) | ought\ to | deserv(?:e|es|ed)\ (?:to|better|a|more) |
              has\ to\ be\ (?:stopped|changed) | (?:we|you|they|it|he|she|government|country|must)\ must\b (?! \s+
              (?:have|be)\b ) )
        """),
    ),
    Cue(
        "opinion",
        _pattern(r"""
            \b(?: i\ (?:\w+ly\ |do\ )?
              (?:think|believe|feel|guess|suppose|like|love|hate|prefer|want|wish|doubt|hope|admire|regret|agree
              |disagree|am\ (?:proud|happy|sad|sorry|glad|pleased|sure|convinced|grateful|delighted|disappointed
              |confident))
              |
                i['’]m\ (?:proud|happy|sad|sorry|glad|pleased|sure|convinced|grateful|delighted|disappointed
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
                  | shame | disgrace | scandal | insult | nonsense | joke | mistake | inevitable | impossible |
                    nice | lovely | perfect | worthy | pathetic | pointless | useless | irresponsible | reckless |
                    dangerous
                  | embarrassing | pleasure | privilege | honour | honor | delicious | charming | gripping | dull |
                    tedious | superb | remarkable | catastrophe )\b
              | (?: quite\ a\ lot | good\ result | thank\ (?:you|god|goodness) | congratulations | god\ bless ) )
        """),
        figures=False,
        reach="sentence",
    ),
)  # fmt: skip

KIND_CUES = (
    KindCue(
        "ranking",
        _pattern(r"""
            \b(?:
              (?:the|its|his|her|their|our|my|this|world['’]s|country['’]s|nation['’]s|[\w]+['’]s)\ (?:\w+\ ){0,2}?
              (?: (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[\s-] )? (?-i:
                largest|biggest|highest|lowest|smallest|fastest|slowest|oldest|youngest|tallest|longest|shortest
                  |richest|poorest|strongest|weakest|cheapest|deepest|widest|heaviest|lightest|busiest|safest
                  |deadliest|hottest|coldest|warmest|wettest|driest|worst|best|greatest|fewest|newest|earliest
                  |latest(?=\ \w+\ in)|steepest|sharpest|closest|narrowest|costliest|wealthiest|healthiest|happiest
                  |cleanest|dirtiest|bloodiest|strictest|toughest|hardest|softest|furthest|farthest|rarest)\b
              |
                (?:largest|biggest|highest|lowest|smallest|fastest|slowest|worst|best|greatest|steepest|sharpest
                |strongest|weakest|fewest|hottest|coldest|driest|wettest)\ (?:\w+\ ){0,4}(?:since
                |in\ (?:\w+\ )?(?:history|years|decades|record|the\ world|europe|the\ country)|ever|on\ record
                |of\ all\ time|of\ any)
              |
                (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[\s-](?:largest|biggest|highest
                |lowest|smallest|most|fastest|best|worst|busiest|oldest|richest|poorest)
              |
                (?:the|world['’]s|country['’]s|nation['’]s|its|his|her|their)\ (?:\w+\ ){0,2}?(?:most
                |least)\ (?!of\b|part\b|recent\b|important\ thing\b)\w+
              |
                (?:the|its|his|her|their|a|[\w]+['’]s)\ (?:very\ )?first\ (?:\w+[\s,-]+){1,6}?(?:to|since|in|ever
                |with|who|from|of\ its\ kind)\b
              | first\ (?:\w+\ ){0,4}since\b |
                for\ the\ (?:first|second|third|fourth|fifth)\ (?:consecutive\ |straight\ |successive\ )?(?:time
                |year|month|quarter|week)
              | (?:first|second|third)[\s-]ever | more\ than\ any\ other |
                (?:all-time|record|historic|\d+-(?:year|month|day))[\s-](?:high|low|highs|lows) |
                record\ (?:number|level|turnout|amount|sales|profit|profits|year|heat|deficit|crop|harvest
                |attendance|time)
              | (?:number|no\.?)\ (?:one|1)\b | top\ of\ the\ (?:table|list|league|ranking|rankings|charts?) |
                bottom\ of\ the\ (?:table|list|league|ranking|rankings)
              |
                rank(?:s|ed|ing)?\ (?:\w+\ ){0,3}(?:among|first|second|third|last|top|highest|lowest|\d|in|number
                |as) | tops?\ the\ (?:list|table|ranking|rankings|charts?|league) |
                topped\ the\ (?:list|table|ranking|rankings|charts?|league)
              | never\ before | unprecedented | unrivalled |
                the\ only\ (?:\w+[\s,-]+){1,6}?(?:to|in|with|who|that|without|of)\b
              | among\ the\ (?:world['’]s\ )?(?:top|largest|biggest|highest|lowest|most|least|best|worst|\w+est)
              |
                one\ of\ the\ (?:world['’]s\ |country['’]s\ )?(?:largest|biggest|highest|lowest|most|least|best
                |worst|\w+est)\b
              | came\ (?:first|second|third|fourth|fifth|last)\b |
                finished\ (?:first|second|third|fourth|fifth|last)\b |
                in\ (?:first|second|third|fourth|last)\ place
              | leads?\ the\ (?:world|field|league|table|polls) )
        """),
    ),
    KindCue(
        "comparison",
        _pattern(r"""
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
                in\ contrast\ (?:to|with)\b | (?:unlike|relative\ to|ahead\ of)\ (?=[A-Z]) | equal\ to |
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

STAMPS = _pattern(r"""
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

BOILERPLATE = _pattern(r"""
    \b(?: all\ rights\ reserved | copyright\b | subscribe\ (?:to|now|today|for) | sign\ up\ (?:to|for|now|here) |
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

PAST_VERBS = _pattern(r"""
    \b(?: was | were | had | became | began | born | bought | broke | brought | built | came | chose | cut | died |
      drew | elected | fell | fought | found(?:ed)? | gave | got | grew | held | hit | kept | knew | launched | led
      | left | lost | made | met
      | moved | opened | paid | passed | ran | resigned | rose | sank | sat | saw | sent | set | shot | signed |
        sold | spent | split | stood | struck | took | took\ place | visited | voted | went | won | wrote |
        [a-z]{3,}ed )\b
""")  # fmt: skip

FINITE_VERBS = _pattern(r"""
    \b(?: is | are | was | were | am | be | been | has | have | had | do | does | did | can | could | will | would
      | shall | should | may | might | must | ['’]s | ['’]re | ['’]ve
      | became | become[s]? | began | begins? | brought | brings? | built | came | comes? | cut[s]? | fell | falls?
        | found | finds? | gave | gives? | goes | went | got | gets? | grew | grows? | held | holds? | hit[s]? |
        kept | keeps? | knew | knows?
      | led | leads? | left | leaves? | lost | loses? | made | makes? | means? | meant | met | meets? | owns? |
        paid | pays? | put[s]? | ran | runs? | rose | rises? | said | says? | sat | saw | sees? | sells? | sent |
        sold | spent | spends? | stands? | stood
      | struck | takes? | took | tells? | thinks? | told | wants? | wins? | won | works? | wrote | writes? | lives?
        | costs? | needs? | remains? | shows? | employs? | produces? | uses? | includes? | contains? |
        [a-z]{3,}(?:ed|izes|ises|ates) )\b
    | \b\w+(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b
""")  # fmt: skip

MOMENTS = _pattern(r"""
    \b(?: (?:last|this|next|on|early|late)\ (?:mon|tues|wednes|thurs|fri|satur|sun)day |
      (?:on\ )(?:mon|tues|wednes|thurs|fri|satur|sun)days?
      | yesterday | today | last\ (?:week|month|year|night|spring|summer|autumn|winter|fall) |
        earlier\ this\ (?:week|month|year) |
        (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\ (?:days|weeks|months|years)\ ago )\b
""")

POINTS_IN_TIME = _pattern(r"\s+(?:earlier|later|ago|before|after|afterwards)\b")

VOCABULARY = Vocabulary(
    function_words=FUNCTION_WORDS,
    particles=PARTICLES,
    connectors=CONNECTORS,
    said=SAID,
    said_of_papers=SAID_OF_PAPERS,
    according=ACCORDING,
    pronouns=PRONOUNS,
    titles=TITLES,
    roles=ROLES,
    kinds_of_roles=KINDS_OF_ROLES,
    stand_ins=STAND_INS,
    bodies=BODIES,
    papers=PAPERS,
    groups=GROUPS,
    places=PLACES,
    given_names=GIVEN_NAMES,
    calendar=CALENDAR,
    determiners=DETERMINERS,
    negations=NEGATIONS,
    clause_breaks=CLAUSE_BREAKS,
    cues=CUES,
    kind_cues=KIND_CUES,
    placeholders=PLACEHOLDERS,
    stamps=STAMPS,
    boilerplate=BOILERPLATE,
    past_verbs=PAST_VERBS,
    finite_verbs=FINITE_VERBS,
    moments=MOMENTS,
    points_in_time=POINTS_IN_TIME,
)
