"""What is found of documents in other languages: by their own stems, and a query by those of every language there."""

import pytest

from factcheck.documents import read_text
from factcheck.evidence import Library, rank
from factcheck.evidence.query import Query
from factcheck.evidence.terms import terms

TEXTS = {
    "ru": (
        "О стране",
        "Безработица в городе за последний год заметно выросла, сообщило министерство в понедельник.",
        "Экономика страны сокращается, а пожары уничтожили леса на севере, как говорят учёные.",
    ),
    "de": (
        "Aus dem Land",
        "Die Arbeitslosigkeit in der Stadt ist im letzten Jahr gestiegen, teilte das Ministerium am Montag mit.",
        "Die Wirtschaft schrumpft, und die Wälder im Norden brannten, wie die Forscher sagen.",
    ),
    "fr": (
        "Du pays",
        "Le chômage a augmenté dans la ville depuis un an, a dit le ministère lundi dernier.",
        "L’économie du pays recule, et les forêts du nord ont brûlé, disent les chercheurs.",
    ),
    "en": (
        "On the country",
        "Unemployment in the town has risen over the last year, the ministry said on Monday.",
        "The economy of the country is shrinking, and the forests of the north burned, researchers say.",
    ),
}


@pytest.fixture
def library():
    held = Library()
    for code, lines in TEXTS.items():
        held.add(code, read_text("\n\n".join(lines), source=code))
    assert held.languages() == ["de", "en", "fr", "ru"]
    return held


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("безработицу города", "ru", ("ru", 1)),
        ("экономику стран", "ru", ("ru", 2)),
        ("Wald im Nordens", "de", ("de", 2)),
        ("economies", "en", ("en", 2)),
        ("l’économie", "fr", ("fr", 2)),
        # what is looked for is stemmed in each language of the library, whatever it is itself in
        ("лесами", "en", ("ru", 2)),
        ("forêt", "de", ("fr", 2)),
        ("лесам", None, ("ru", 2)),
    ],
)
def test_a_word_is_found_in_another_form_of_its_language(library, words, language, found):
    best = rank(Query(words, language=language), library, 1)[0].found
    assert (best.document, best.position) == found


@pytest.mark.parametrize(("words", "document"), [("лесам", "ru"), ("forêts", "fr"), ("burning", "en")])
def test_bare_words_are_searched_for_in_every_language_of_the_library(library, words, document):
    assert [found.document for found in library.search(words)] == [document]


def test_a_library_in_english_is_searched_as_if_there_were_no_other_language():
    alone = Library()
    alone.add("en", read_text("\n\n".join(TEXTS["en"]), source="en"))
    query = "The forests burned in the north; лесами"
    given = [(one.found.position, one.score) for one in rank(Query(query, language="en"), alone)]
    assert given == [(one.found.position, one.score) for one in rank(Query(query), alone)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L’économie de la ville", "fr", ["econom", "vill"]),
        ("Die Wälder", "de", ["wald"]),
        ("леса и города", "ru", ["лес", "город"]),
        ("The forests", "en", ["forest"]),
        ("The forests", "xx", ["forest"]),  # a language without a pack
        ("٧٫٢ و١٬٢٣٤", "ar", ["7.2", "1234"]),
    ],
)
def test_a_term_is_a_stem_of_its_language_without_accents(text, language, expected):
    assert terms(text, language) == expected
