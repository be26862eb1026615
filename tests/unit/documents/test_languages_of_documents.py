"""A document in two languages, one that declares a wrong one, and digits of several scripts: named, and read right."""

import pytest

from factcheck.checking import check_document
from factcheck.documents import read_bytes, read_text
from factcheck.documents.languages import language_at
from factcheck.evidence import Library

SPANISH = (
    "El paro subió al 7,2 % en marzo, dijo el instituto de estadística el lunes por la tarde, y la deuda pública del"
    " país es de 1.300 millones de euros, según el ministerio.\n\n"
)
ENGLISH = (
    "The unemployment rate rose to 7.2% in March, the statistics office said on Monday, and the debt of the country is"
    " now at 1,300 million euros, as the ministry has it.\n\n"
)
GERMAN = (
    "Die Stadt Lubin hat 1.250 Einwohner, sagte der Bürgermeister am Montag, und sie waren alle in das Rathaus"
    " eingeladen, wo er von der Arbeit des letzten Jahres sprach.\n\n"
)
TOWN = "The city of Lubin has 1,250 inhabitants, the mayor said on Monday, and they were all invited to the town hall."


def stances(article, *evidence):
    library = Library()
    for number, text in enumerate(evidence):
        library.add(str(number), read_text(text, source=f"{number}.txt"))
    check = check_document(read_text(article, source="article.txt"), library, documents={})
    return {
        finding.claim.figure.text: finding.suggestion.stance
        for finding in check.findings
        if finding.question == "true" and finding.claim.figure
    }


@pytest.mark.parametrize(
    ("article", "evidence", "figure"),
    [
        (SPANISH * 2 + TOWN, TOWN, "1,250 inhabitants"),
        (ENGLISH * 2 + GERMAN, GERMAN, "1.250 Einwohner"),
        (
            ENGLISH * 2 + GERMAN,
            "Die Stadt Lubin hat 1250 Einwohner, sagte der Bürgermeister am Montag im Rathaus.",
            "1.250 Einwohner",
        ),
        (
            SPANISH * 2 + TOWN,
            "The city of Lubin has 1250 inhabitants, the mayor said on Monday in the town hall.",
            "1,250 inhabitants",
        ),
    ],
)
def test_a_number_is_read_in_the_language_of_its_sentence_and_not_contradicted(article, evidence, figure):
    assert stances(article, evidence)[figure] == "supports"


def test_a_number_of_the_documents_own_language_is_read_in_it():
    document = read_text(
        SPANISH * 2 + "La barra pesa 1,250 kilos y es de hierro, según el informe del instituto.", source="a"
    )
    assert language_at(document, document.passages[-1]) == "es"
    short = read_text(SPANISH * 2 + "Son 1,250.", source="a")  # too short to tell
    assert language_at(short, short.passages[-1]) == "es"


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        (ENGLISH * 8 + GERMAN * 8, ["is partly in German; words there are read as English"]),
        (ENGLISH * 16, []),
        (GERMAN * 16, []),
        (ENGLISH + GERMAN, []),  # a quotation
    ],
)
def test_a_document_in_two_languages_says_so(text, noted):
    found = [warning for warning in read_text(text, source="a").warnings if "partly" in warning]
    assert [warning.replace("German", "@").replace("English", "@") for warning in found] == [
        warning.replace("German", "@").replace("English", "@") for warning in noted
    ]


@pytest.mark.parametrize(
    ("declared", "text", "noted"),
    [
        ("en", GERMAN, ("says that it is in English; its words are German, and read so",)),
        ("de", ENGLISH, ("says that it is in German; its words are English, and read so",)),
        ("de-AT", GERMAN, ()),
        ("en", "7.2%", ()),
    ],
)
def test_a_wrong_declaration_is_named_and_not_followed(declared, text, noted):
    page = f'<html lang="{declared}"><head><title>A</title></head><body><p>{text}</p></body></html>'
    document = read_bytes(page.encode(), "page.html")
    assert document.warnings == noted


def test_digits_of_several_scripts_are_one_number():
    article = "بلغت نسبة البطالة ٧٫٢ في المئة في مارس، وقالت وزارة المالية إن الدين 1,250 مليون يورو هذا العام."
    evidence = "بلغت نسبة البطالة 7.2 في المئة في مارس. الدين ١٬٢٥٠ مليون يورو هذا العام."
    assert set(stances(article, evidence).values()) == {"supports"}


# A header, and rows whose names are of another language than it, or of its own.
FRANKFURT = """name,height (m),location,year built
Europaturm,337.5,"ginnheimer stadtweg 90, bockenheim",1979
Main Tower,200.0,innenstadt und altstadt,1999
Tower 185,200.0,gallus an der messe mit der s-bahn,2011
Westend Tower,208.0,im westend bei der alten oper auf dem berg,1993
"""
DOMINICAN = """rank,province,population,area,density
1,distrito nacional de la capital,965040,91.6,10535
2,santo domingo del este y el sur,2374370,1302.2,1823
3,san juan de la maguana en el valle,232333,3569.4,65
4,la romana con las islas por el este,245433,654.8,375
"""
STATES = """Bundesland,Einwohner,Fläche,Hauptstadt
Hessen,6300000,21115,Wiesbaden an der Grenze mit dem Rhein
Bayern,13200000,70550,München im Süden und auf der Ebene
Bremen,680000,419,Bremen an der Weser bei der See
"""
PROVINCES = """provincia,población,superficie,capital
Madrid,6750000,8028,la villa de Madrid en el centro
Sevilla,1950000,14036,la ciudad de Sevilla en el sur
Lugo,326000,9856,la ciudad con las murallas del norte
"""
LETTERS = """d 40,d 41,d 42,r 53
d 19,d 18,d 17,r 1
d 20,d 21,d 22,r 2
d 23,d 24,d 25,r 3
d 26,d 27,d 28,r 4
"""


@pytest.mark.parametrize(
    ("table", "language"), [(FRANKFURT, None), (DOMINICAN, None), (STATES, "de"), (PROVINCES, "es"), (LETTERS, None)]
)
def test_a_table_is_in_the_language_of_its_labels_whatever_the_names_in_it(table, language):
    assert read_bytes(table.encode(), source="table.csv").language == language
