"""English words for what people and bodies are, and for what opens or joins their names."""

from __future__ import annotations

import re

from factcheck.language.vocabularies import word_set

__all__ = [
    "BODIES",
    "CALLERS",
    "CONNECTORS",
    "DEFINITE",
    "DETERMINERS",
    "FUNCTION_WORDS",
    "GROUPS",
    "KINDS_OF_ROLES",
    "PAPERS",
    "PARTICLES",
    "ROLES",
    "ROLE_ENDINGS",
    "STAND_INS",
    "TITLES",
]

FUNCTION_WORDS = word_set("""
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

PARTICLES = word_set(
    "de da do dos das del della di du van von der den ter ten la le el al bin ibn ben bint af av zu dei mac"
)

CONNECTORS = word_set("of for and the on in")

DEFINITE = "the"
DETERMINERS = word_set("the a an this that these those his her its their our my your some one another both")

_TITLES_OF_MEN = word_set(
    "mr mr. sir lord king prince pope father sheikh duke brother congressman cardinal imam chairman emperor"
)

_TITLES_OF_WOMEN = word_set(
    "mrs mrs. ms ms. miss lady dame queen princess baroness duchess sister congresswoman chairwoman first-lady"
)

_OTHER_TITLES = word_set("""
    dr dr. prof prof. professor president prime minister chancellor senator sen. sen rep. rep gov. gov governor
    mayor judge
    justice general gen. col. colonel captain capt. lt. sgt. major secretary councillor cllr chief officer inspector
    commissioner ambassador archbishop bishop rabbi director speaker premier vice deputy attorney detective coach
    comrade
    hon. rev. reverend foreign finance health defence defense interior education home state representative treasurer
    superintendent sheriff admiral det insp supt constable pc dc ds di dci dcs brigadier commander cmdr reverend
    lt-col ch sergeant corporal private
""")

TITLES: dict[str, str | None] = {
    **dict.fromkeys(_TITLES_OF_MEN, "m"),
    **dict.fromkeys(_TITLES_OF_WOMEN, "f"),
    **dict.fromkeys(_OTHER_TITLES),
}

ROLES = word_set("""
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
    republican democrat sen rep gov
    mother father son daughter brother sister widow wife husband neighbour neighbor aide assistant governor-general
    member ranger banker fisher miner porter clerk guide guard shopkeeper plumber electrician carpenter builder postman
    pensioner landlord tenant carer paramedic midwife
""")

# What words for a calling end with: "criminologist", "councilmember", "statistician".
ROLE_ENDINGS = re.compile(
    r"\w{3,}(?:ologist|ographer|ician|nomist|member|keeper|person|worker|master|holder|fighter|spokes(?:wo)?man)s?",
    re.IGNORECASE,
)

_POLITICAL = word_set("""
    leader president minister premier chancellor mp mep msp senator governor mayor deputy candidate lawmaker
    legislator
    congressman congresswoman councillor chairman chairwoman chair speaker secretary politician whip treasurer
    representative councilman councilwoman commissioner statesman republican democrat sen rep gov
""")

_SCHOLARLY = word_set("""
    academic anthropologist archaeologist astronomer biologist chemist climatologist demographer ecologist economist
    epidemiologist geographer geologist historian hydrologist immunologist lecturer mathematician meteorologist
    neurologist pathologist philosopher physicist professor psephologist psychologist researcher scholar scientist
    sociologist statistician virologist zoologist
""")

_MEDICAL = word_set("""
    doctor physician surgeon clinician psychiatrist paediatrician pediatrician neurologist immunologist virologist
    pathologist epidemiologist dentist nurse pharmacist
""")

_BUSINESS = word_set(
    "ceo cfo boss chief executive director chairman chairwoman chair founder co-founder cofounder owner manager head "
    "president entrepreneur businessman businesswoman banker investor magnate tycoon"
)

_LEGAL = word_set("lawyer attorney solicitor barrister counsel prosecutor advocate")

KINDS_OF_ROLES = {
    "politician": _POLITICAL,
    "republican": _POLITICAL,
    "democrat": _POLITICAL,
    "lawmaker": _POLITICAL,
    "legislator": _POLITICAL,
    "senator": word_set("senator sen"),
    "governor": word_set("governor gov"),
    "leader": word_set("leader head chairman chairwoman chair president premier chief"),
    "official": _POLITICAL
    | word_set("officer official head director spokesman spokeswoman spokesperson administrator chief inspector envoy"),
    "expert": _SCHOLARLY
    | _MEDICAL
    | _LEGAL
    | word_set("analyst expert specialist consultant engineer forecaster strategist pollster"),
    "analyst": word_set("analyst economist strategist expert specialist"),
    "specialist": _SCHOLARLY | _MEDICAL | word_set("specialist expert"),
    "scientist": _SCHOLARLY,
    "academic": _SCHOLARLY,
    "researcher": _SCHOLARLY,
    "scholar": _SCHOLARLY,
    "professor": word_set("professor academic lecturer"),
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
    "diplomat": word_set("ambassador envoy diplomat minister secretary"),
    "author": word_set("author writer novelist poet historian journalist"),
    "writer": word_set("author writer novelist poet journalist columnist"),
    "journalist": word_set("journalist reporter editor correspondent columnist presenter"),
    "campaigner": word_set("campaigner activist advocate organiser organizer founder"),
    "activist": word_set("campaigner activist advocate organiser organizer founder"),
    "spokesman": word_set("spokesman spokesperson"),
    "spokeswoman": word_set("spokeswoman spokesperson"),
    "spokesperson": word_set("spokesperson spokesman spokeswoman"),
    "coach": word_set("coach manager trainer"),
    "teacher": word_set("teacher lecturer professor headteacher principal"),
    "veteran": word_set("soldier general colonel captain veteran"),
}  # fmt: skip

# Whoever speaks in a transcript without a name.
CALLERS = word_set("""
    host anchor moderator interviewer reporter question questioner presenter narrator announcer operator caller audience
    speaker unidentified unknown male female man woman voice participant translator interpreter all
""")

STAND_INS = word_set("""
    spokesman spokeswoman spokesperson spokespeople aide aides lawyer lawyers attorney attorneys representative
    representatives adviser advisor advisers advisors wife husband mother father son daughter brother sister widow
    friend friends neighbour neighbor colleague colleagues supporter supporters source sources office campaign
    biographer secretary assistant critics critic opponents allies ally successor predecessor family
""")

BODIES = word_set("""
    nations
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

PAPERS = word_set("""
    report study survey poll data figures numbers statistics statement research analysis paper document documents
    results
    estimates estimate census audit review index release bulletin filing filings records record polls polling
    investigation
    newspaper findings reports studies accounts letter memo website dataset forecast forecasts projection projections
    calculations count tally
""")

GROUPS = word_set("""
    police officials researchers scientists economists analysts experts doctors prosecutors investigators authorities
    critics campaigners organisers organizers activists lawyers ministers lawmakers residents witnesses protesters
    unions employers farmers teachers students journalists historians pollsters observers ministry government
    company firm
    council commission committee court agency charity university bank party union club hospital school airline
    members newspaper watchdog regulator institute spokesman spokeswoman spokesperson source sources army military navy
    opposition
    administration parliament senate congress kremlin pentagon treasury office department service team group
""")
