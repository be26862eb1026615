"""Days, weekdays, ages, ranks, scores and lengths of time: each beside one of which nothing is said."""

import pytest

import factcheck
from factcheck.documents import read_text

HALL = "The Ostrow concert hall was opened on Friday, 3 May 1991. It was closed in March 2004 and reopened in May 2007."
LIFE = "Composer Ada Lindqvist (4 February 1901 – 30 January 1980) published her first symphony on 10 March 1931."
QUEUE = "The siege of Morvane began on 2 June 1640 and ended on 20 June 1640."
RACE = "In the 2011 Tour of Larn Pia Holm finished third in the time trial, and Rut Aas was runner-up."
GAME = "Dunley beat Askham 4-1 in the league cup on Sunday."
VOTE = "The council approved the harbour plan by 31 votes to 24."
MERGED = "The bank was founded in 1988. In 1994 it acquired its rival Solberg."
TREATY = "The treaty of Larn was signed on 5 June 1967."
ARRESTS = "Two women, aged 25 and 61, were arrested in Tolmouth."
CASES = {
    "a day": (HALL, "The Ostrow concert hall was inaugurated on 3 May 1991.", "supports"),
    "another day": (HALL, "The Ostrow concert hall was inaugurated on 13 May 1991.", "contradicts"),
    "less precise than the source": (HALL, "The Ostrow concert hall was opened in 1991.", "supports"),
    "the day of something else": (HALL, "The museum of music in Tarn was opened on 13 May 1991.", "none"),
    "the year of another clause": (HALL, "The Ostrow concert hall was shut down in 2007.", "contradicts"),
    "before a year": (HALL, "The Ostrow concert hall was opened before 1995.", "supports"),
    "not before a year": (HALL, "The Ostrow concert hall was opened before 1990.", "contradicts"),
    "in a decade": (HALL, "The Ostrow concert hall was opened in the 1990s.", "supports"),
    "in a century": (HALL, "The Ostrow concert hall was opened in the 19th century.", "contradicts"),
    "denied": (HALL, "The Ostrow concert hall was not opened on 13 May 1991.", "none"),
    "a weekday": (HALL, "The Ostrow concert hall was opened on a Friday.", "supports"),
    "another weekday": (HALL, "The Ostrow concert hall was opened on a Tuesday.", "contradicts"),
    "a weekday worked out": (TREATY, "The Larn treaty was signed on a Monday.", "supports"),
    "born": (LIFE, "Ada Lindqvist was born on 4 February 1910.", "contradicts"),
    "an age worked out": (LIFE, "Lindqvist published her first symphony at the age of 30.", "supports"),
    "another age": (LIFE, "Lindqvist published her first symphony at the age of 20.", "contradicts"),
    "the age at something else": (LIFE, "Lindqvist published her first opera at the age of 20.", "none"),
    "ages that are told": (ARRESTS, "A 25-year-old woman was arrested in Tolmouth.", "supports"),
    "as many other ages": (ARRESTS, "A 25-year-old and a 16-year-old woman were arrested in Tolmouth.", "contradicts"),
    "how long it lasted": (QUEUE, "The siege of Morvane lasted 18 days.", "supports"),
    "how long it did not last": (QUEUE, "The siege of Morvane lasted 81 days.", "contradicts"),
    "how long something else lasted": (QUEUE, "The blockade of Morvane lasted 81 days.", "none"),
    "so long after": (MERGED, "Six years after its foundation, the bank took over Solberg.", "supports"),
    "not so long after": (MERGED, "The bank took over Solberg nine years after its foundation.", "contradicts"),
    "so long after something else": (MERGED, "The bank took over Solberg nine years after its listing.", "none"),
    "a rank": (RACE, "Pia Holm came third in the time trial in 2011.", "supports"),
    "another rank": (RACE, "Pia Holm came second in the time trial in 2011.", "contradicts"),
    "a rank that has a name": (RACE, "Rut Aas took second place in 2011.", "supports"),
    "a rank at another race": (RACE, "Pia Holm came second in the road race in 2011.", "none"),
    "a rank in another year": (RACE, "Pia Holm came second in the time trial of the 2014 Tour of Larn.", "none"),
    "a score": (GAME, "Dunley won the league cup 4-1.", "supports"),
    "another score": (GAME, "Dunley won the league cup 4-2.", "contradicts"),
    "the other way round": (GAME, "Dunley lost 4-1 in the league cup.", "contradicts"),
    "the loser's": (GAME, "Askham lost 4-1 to Dunley in the league cup.", "supports"),
    "the score of another game": (GAME, "Dunley won the charity cup 4-2.", "none"),
    "votes": (VOTE, "The council adopted the harbour plan 31-24.", "supports"),
    "other votes": (VOTE, "The council adopted the harbour plan 34-21.", "contradicts"),
}  # fmt: skip


def stance_on(claim, evidence):
    check = factcheck.check(read_text(f"{claim}\n", "article.txt"), [read_text(evidence, "evidence.txt")])
    told = {one.suggestion.stance for one in check.findings if one.question == "true"}
    return next((stance for stance in ("contradicts", "supports") if stance in told), "none")


@pytest.mark.parametrize("name", CASES)
def test_what_happened_is_held_against_what_is_said_of_it(name):
    evidence, claim, right = CASES[name]
    assert stance_on(claim, evidence) == right


def test_the_working_names_both_days_that_an_age_follows_from():
    article = read_text("Lindqvist published her first symphony at the age of 20.\n", "article.txt")
    check = factcheck.check(article, [read_text(LIFE, "evidence.txt")])
    workings = [one.suggestion.working for one in check.findings]
    assert "born 4 February 1901, so 30 on 10 March 1931, not 20" in workings


def test_a_part_of_the_answer_is_placed_in_its_document():
    evidence = read_text(f"Nothing else.\n\n{HALL}", "evidence.txt")
    article = read_text("The Ostrow concert hall was closed in March 2005.\n", "article.txt")
    check = factcheck.check(article, [evidence])
    parts = [part for one in check.findings for link in one.links for part in link.relation.parts]
    assert parts
    assert all(evidence.text[part.start : part.end] == part.text for part in parts)


def test_a_year_that_says_which_one_is_no_day():
    assert stance_on("Holm won the 2014 Tour of Larn.", "Holm won the 2011 Tour of Larn.") == "none"


def test_a_year_that_something_is_compared_with_is_not_when_it_was():
    evidence = "At the 2009 book fair 412 publishers took part, 38 more than in 2008."
    assert stance_on("The 2009 book fair had more publishers than that of 2010.", evidence) == "none"


def test_how_long_something_took_is_not_held_against_how_much_later_it_was():
    evidence = "The first trains went through the tunnel in 2016, nearly two years later than planned."
    assert stance_on("Planning the tunnel had taken eleven years.", evidence) == "none"


def test_another_language_is_not_read_by_the_words_of_this_one():
    german = "Der Saal wurde am 3. Mai 1991 in der Stadt von den Leuten eröffnet, und alle waren da."
    assert stance_on("The hall was opened on 13 May 1991.", german) == "none"
