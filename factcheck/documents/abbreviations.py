"""Words that end in a full stop without ending a sentence, and what tells the two apart.

Lower case, without the last stop. Sources: the abbreviation lists of the AP and Guardian style guides for English,
of Duden for German; the others are the titles and references that newspapers of that language print.
"""

from __future__ import annotations

__all__ = ["BEFORE_NUMBER", "MAY_END", "NEVER_END", "ORDINAL_LEADS", "SAYING", "STARTERS", "UNITS"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name or a further word always follows.
NEVER_END = _words(
    # titles and ranks
    "mr mrs ms mx messrs dr prof rev hon gen col lt maj capt cpt sgt cmdr adm brig cpl pvt gov lt.gov sen rep reps sens"
    " amb pres supt det insp fr sr.lt st ste mt ft msgr atty ald dep"
    # words that lead to another
    " vs v e.g i.e cf viz approx ca esp incl est resp attn ed eds trans"
    # German, Dutch
    " hr fr frl dipl ing z.b u.a d.h o.ä bzw bspw evtl ggf sog inkl exkl ca rd usw.d mio mrd str dhr mevr"
    # French, Spanish, Italian, Portuguese
    " mme mlle mlles sra srta sres dra dña d ud uds sig dott exmo"
    # Russian, Ukrainian, Belarusian
    " акад проф гр тов т.е т.н т.к напр см ср ул пр пл"
)

# Followed by a number it is a reference ("No. 5"); otherwise the stop ends the sentence.
BEFORE_NUMBER = _words(
    "no nos nr num art arts sec secs fig figs p pp vol vols ch chap para paras cl ex eq tab ver op app c"
    " ziff abs bd kap s §  núm n° nº pág págs cap  стр с п ст рис табл гл г т №"
    " jan feb mar apr jun jul aug sep sept oct nov dec янв фев апр авг сент окт нояб дек"
)

# May stand at the end: there it is the end only where the next word is one that begins sentences.
MAY_END = _words(
    "inc ltd co corp bros llc plc jr sr esq ph.d m.d b.a m.a u.s u.k e.u u.n d.c a.m p.m a.d b.c etc al ave blvd rd"
    " dept univ assn govt intl natl jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri"
    " sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla"
    " ore pa tenn tex va vt wash wis wyo sq max avg ibid"
    # French, before several names
    " mm"
    # German
    " usw etc uvm str mio mrd tsd jh jhd v.chr n.chr z.zt u.ä e.v"
    # French, Spanish
    " éd env ee.uu s.a"
    # Russian
    " г гг им т.д т.п др млн млрд тыс руб коп долл чел млн.руб в вв"
)

# Units and scales: behind a number ("52 mm.") a capital begins the next sentence, else they may stand at the end.
UNITS = _words("bn mn tn mln mlrd trn mio mrd tsd m b k km kg cm mm ft lb lbs oz min mins hrs hr secs yr yrs")

# Words that begin sentences far more often than they follow an abbreviation inside one.
STARTERS = _words(
    "the a an this that these those there here he she it they we you i his her its their our my one some many most"
    " several all both each every no not none and but or nor so yet if when while as after before since until because"
    " although though however therefore thus meanwhile moreover instead indeed still also then now once again in on at"
    " by for from with without within under over about among between during despite according to of what who why how"
    " where which whether another other others such more fewer less nearly almost only even just last"
    # German, French, Spanish, Russian
    " der die das ein eine er sie es wir ich und aber doch denn wenn als nach vor bei für mit im am in auf zu laut so"
    " le la les un une il elle ils elles ce cette ces et mais dans sur pour par selon en au aux nous on"
    " el los las uno una y pero según para por con se es al ello ella ellos"
    " в на по и но он она они это эти этот мы за при после до согласно однако как что также не из от для"
)

# What stands before an ordinal number in German ("am 4. März", "der 2. Platz"): the stop belongs to the number.
ORDINAL_LEADS = _words(
    "am dem der den des die das im vom zum zur bis und ab seit jeden jeder jedes ein einen einem eines eine beim"
)

# Verbs of saying in the form in which they follow a quotation and a name.
SAYING = (
    "said|says|told|added|adds|asked|asks|wrote|writes|replied|explained|noted|commented|continued|claimed|stressed"
    "|insisted|argued|admitted|declared|announced|warned|stated|remarked|recalled|concluded|sagte|dit|dijo|сказал"
    "|сказала|заявил|заявила"
)
