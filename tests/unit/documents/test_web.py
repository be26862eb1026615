"""Saved web pages: the article without its surroundings, the tables whole, what the page says of itself."""

from __future__ import annotations

import datetime
from email.message import EmailMessage

import pytest

from factcheck.documents import OverLimit, UnreadableSource, read_bytes
from tests.unit.documents.invariants import assert_sound, rows, told

PARAGRAPHS = (
    "After 99.3% of the protocols had been processed, Vladimir Putin had received 63.75% of the votes, it said.",
    "Gennady Zyuganov received 17.19% of the votes, which is less than his party had hoped for before the vote.",
)


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    )


def article(inner: str) -> str:
    return (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/x'>Sport 12</a></li></ul></nav>"
        f"<article><h1>The count</h1>{inner}</article><footer>All rights reserved 2012</footer>"
    )


def test_article_is_read_without_navigation_and_footer():
    document = read_bytes(page(article("".join(f"<p>{words}</p>" for words in PARAGRAPHS))), "a.html")
    assert document.text == "The count\n\n" + "\n\n".join(PARAGRAPHS)
    assert told(document)[1] == ("sentence", "paragraph 2", PARAGRAPHS[0])
    assert document.title == "The count"
    assert_sound(document)


SURROUNDINGS = (
    "We use 37 cookies and share data with 812 partners. Accept all or manage your choices.",
    "Most read: mayor earns 9,000 a month, says council",
    "Subscribe now for 2.99 a week and read 40 more stories like this one",
)


def test_what_surrounds_an_article_is_told_from_it_by_extraction():
    banner, teaser, offer = SURROUNDINGS
    body = (
        f"<div class='cookie-banner'><div>{banner}</div></div>"
        "<div class='menu'><a href='/1'>Politics 24</a><a href='/2'>Sport 365</a></div>"
        f"<div class='content'><h1>The count</h1>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS * 3)}</div>"
        f"<div class='related'><a href='/3'>{teaser}</a></div><div class='newsletter'>{offer}</div>"
    )
    document = read_bytes(page(body), "a.html")
    assert all(words in document.text for words in PARAGRAPHS)
    assert not [words for words in (*SURROUNDINGS, "Politics 24", "Sport 365") if words in document.text]
    assert document.warnings == ()


def test_a_page_without_an_article_is_read_whole_and_that_is_said(caplog):
    document = read_bytes(page("<div class='comments'><p>5.4% of them agreed.</p></div>"), "a.html")
    assert document.text == "5.4% of them agreed."
    (warning,) = document.warnings
    assert warning.startswith("no article was found in the page, all of its text is read (")
    assert not caplog.records


def test_what_the_extraction_loses_around_its_paragraphs_is_told():
    lead = "The commission published its last count of the night, with 99.3% of the protocols in."
    body = (
        f"<div class='head'><h1>The count</h1><div class='teaser-lead'>{lead}</div></div>"
        f"<div class='story'><p>{PARAGRAPHS[0] * 3}</p><h3>The runner-up</h3><p>{PARAGRAPHS[1] * 3}</p>"
        "<figure><img src='a.png'><figcaption>Turnout by region: 65.3% on average</figcaption></figure>"
        f"<p>{'It was the lowest turnout in twelve years, the commission said on Monday night. ' * 3}</p></div>"
        "<div id='footer'><h3>Our foundation, since 1950</h3><p>It gives 300 grants a year to people who ask.</p></div>"
    )
    document = read_bytes(page(body), "a.html")
    wanted = (lead, "The runner-up", "65.3% on average")
    assert [words for words in wanted if words not in document.text] == []
    assert document.text.index(lead) < document.text.index(PARAGRAPHS[0])
    assert "foundation" not in document.text
    assert_sound(document)


def test_an_article_of_modules_laid_out_alike_is_read_whole():
    asked = [
        f"Question {number}: what did the {number} members of the board see in {1990 + number}?" for number in range(9)
    ]
    told_of = [
        f"They saw {number * 7 + 3} cases, of which {number + 1} were serious, in all the years." for number in range(9)
    ]
    modules = [f"<div class='module'><div class='text-text'><p>{words}</p></div></div>" for words in (*asked, *told_of)]
    gap = f"<div class='gallery'>{'<span>picture</span>' * 40}</div>"
    body = f"<h1>The board</h1>{''.join(modules[:6])}{gap}{''.join(modules[6:])}"
    text = read_bytes(page(body), "a.html").text
    assert [words for words in (*asked, *told_of) if words not in text] == []


def test_a_table_in_a_figure_has_the_figure_s_caption():
    table = "<table><tr><th>Region<th>Rate<tr><td>North<td>5.4<tr><td>South<td>6.1</table>"
    inner = f"<p>{PARAGRAPHS[0]}</p><figure>{table}<figcaption>Unemployment, May 2021</figcaption></figure>"
    assert read_bytes(page(article(inner)), "a.html").tables[0].caption == "Unemployment, May 2021"


@pytest.mark.parametrize(
    ("headline", "heading", "title"),
    [
        ("city in Samplestan", "Sampletown", "Sampletown"),
        ("The count &amp; more", "The count", "The count & more"),
        ("Votes counted", "", "Votes counted"),
    ],
)
def test_a_headline_that_the_page_shows_nowhere_is_not_its_title(headline, heading, title):
    head = f'<script type="application/ld+json">{{"@type":"Article","headline":"{headline}"}}</script>'
    body = f"<article><h1>{heading}</h1><p>{PARAGRAPHS[0]}</p></article>"
    assert read_bytes(page(body, head), "a.html").title == title


def test_the_day_of_a_wiki_s_page_is_the_last_one_it_was_written_on():
    head = (
        '<script type="application/ld+json">{"@type":"Article","headline":"Sampletown",'
        '"datePublished":"2003-06-23T10:00:00Z","dateModified":"2024-10-01T10:00:00Z"}</script>'
    )
    body = f"<h1>Sampletown</h1><div id='mw-content-text'><p>{PARAGRAPHS[0]}</p></div>"
    assert read_bytes(page(body, head), "a.html").date == datetime.date(2024, 10, 1)


def test_letters_that_only_tell_where_to_break_are_no_part_of_a_word():
    inner = (
        "<p>The un&shy;em&shy;ploy&shy;ment rate in Mec\u00adklen\u200bburg was 5.4 percent in May 2021, it said.</p>"
    )
    assert "The unemployment rate in Mecklenburg was" in read_bytes(page(article(inner)), "a.html").text


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>", "JavaScript"),
        ("<p>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.</p>", "JavaScript"),
        ("<h1>Just a moment</h1><p>Please verify you are a human by completing the action below.</p>", "person"),
        ("<p>We value your privacy. We and our 847 partners store information on a device.</p>", "consent"),
        ("<h1>Figures for May</h1><p>Subscribe to continue reading this story.</p>", "subscribe"),
        ("<h1>Only a headline 5.4%</h1>", "without text"),
    ],
)
def test_a_page_that_shows_something_else_than_its_text_is_refused(body, shown):
    with pytest.raises(UnreadableSource, match=shown):
        read_bytes(page(body, "<title>Dashboard</title>"), "a.html")


def test_an_article_about_cookies_is_no_request_for_consent():
    words = " ".join(f"Sites that accept all cookies were {number} in the {number}th sample." for number in range(30))
    assert "Sites that accept all cookies" in read_bytes(page(article(f"<p>{words}</p>")), "a.html").text


def test_a_page_in_utf8_with_a_byte_that_is_none_is_read():
    data = page(article("<p>W mieście Łódź oddano 1234 głosów, a frekwencja wyniosła 54,4%, podała komisja.</p>"))
    document = read_bytes(data.replace(b"komisja", b"komisja \xb3"), "a.html")
    assert "W mieście Łódź oddano 1234 głosów" in document.text
    assert document.warnings[0] == "wrong bytes in the UTF-8, written as \ufffd: 1"


def test_tables_keep_rows_header_and_caption_where_they_stood():
    table = (
        "<table><caption>Final result</caption>"
        "<tr><th rowspan='2'>Candidate</th><th colspan='2'>Result</th></tr><tr><th>%</th><th>votes</th></tr>"
        "<tr><td>Putin</td><td>63.60%</td><td>45,602,075<sup>[1]</sup></td></tr>"
        "<tr><td>Zyuganov</td><td>17.18%</td><td>12,318,353</td></tr></table>"
    )
    inner = f"<p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p>"
    document = read_bytes(page(article(inner)), "a.html")
    assert rows(document) == [
        ["Candidate", "Result %", "Result votes"],
        ["Putin", "63.60%", "45,602,075"],
        ["Zyuganov", "17.18%", "12,318,353"],
    ]
    row = next(passage for passage in document.passages if passage.kind == "row")
    assert (row.place, row.context) == ("table 1, row 1", "Final result | Candidate | Result % | Result votes")
    assert document.text.index(PARAGRAPHS[0]) < row.start < document.text.index(PARAGRAPHS[1])
    assert_sound(document)


def test_page_says_title_day_and_author_in_jsonld_before_meta():
    head = (
        "<title>Site | x</title><meta name='date' content='2012-01-01'><meta name='author' content='Desk'>"
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"The count &amp; more",'
        '"datePublished":"2012-03-05T10:00:00Z","author":[{"@type":"Person","name":"Jo Smith"}]}]}</script>'
    )
    document = read_bytes(page(article(f"<p>{PARAGRAPHS[0]}</p>"), head), "a.html")
    assert (document.title, document.date, document.author) == (
        "The count & more",
        datetime.date(2012, 3, 5),
        "Jo Smith",
    )


def test_article_body_of_jsonld_stands_in_where_the_page_shows_none():
    body = " ".join(PARAGRAPHS)
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    document = read_bytes(page("<div id='app'></div>", head), "a.html")
    assert [words for _, _, words in told(document)] == list(PARAGRAPHS)


def test_fact_check_of_a_page_is_a_passage():
    head = (
        '<script type="application/ld+json">{"@type":"ClaimReview","claimReviewed":"Putin got 90%",'
        '"reviewRating":{"alternateName":"False"},"author":{"name":"Checkers"},"datePublished":"2012-03-06"}</script>'
    )
    document = read_bytes(page(article(f"<p>{PARAGRAPHS[0]}</p>"), head), "a.html")
    assert told(document)[-1] == ("sentence", "review 1", "Putin got 90%\nRated False by Checkers on 2012-03-06")


def test_a_page_saved_as_one_file_is_read():
    whole = EmailMessage()
    whole["Subject"] = "Saved"
    whole.set_content(page(article(f"<p>{PARAGRAPHS[0]}</p>")), maintype="text", subtype="html")
    whole.add_related(b"\x89PNG", maintype="image", subtype="png")
    for name in ("a.mhtml", "a.txt"):
        document = read_bytes(bytes(whole), name)
        assert document.reader.startswith("mhtml")
        assert document.text == f"The count\n\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
def test_declared_charset_is_believed(charset):
    words = "По данным комиссии, Путин набрал 63,75 процента голосов избирателей на выборах."
    data = f"<html><head><meta charset='{charset}'></head><body><p>{words}</p></body></html>".encode(charset)
    assert words in read_bytes(data, "a.html").text


@pytest.mark.parametrize("body", ["", "<script>var a = 1;</script><style>p {}</style>", "<div></div>" * 500])
def test_page_without_text_is_refused(body):
    with pytest.raises(UnreadableSource, match="without text"):
        read_bytes(page(body), "a.html")


def test_markup_in_a_page_is_text():
    document = read_bytes(
        page(article("<p>[red]5%[/red] &lt;b&gt; &#27;[31m is written here for all to see.</p>")), "a.html"
    )
    assert "[red]5%[/red] <b>" in document.text


def test_a_day_in_a_table_is_not_the_day_of_its_page():
    table = "<table><tr><th>Born<td>4 March 1962</tr><tr><th>Votes<td>5,400</tr><tr><th>Seats<td>12</tr></table>"
    body = article(table + "".join(f"<p>{words}</p>" for words in PARAGRAPHS))
    assert read_bytes(page(body), "a.html").date is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Daniel | Published: 23. Juli 2017 | 4 comments", datetime.date(2017, 7, 23)),
        ("21. Jan 2022 // Dominik Ricker", datetime.date(2022, 1, 21)),
        ("Berlin confronts its past | DW | 19.01.2020", datetime.date(2020, 1, 19)),
        ("The vote of 4 March 2012 was close | More", None),
    ],
)
def test_a_page_that_declares_no_day_may_say_it_in_its_first_lines(line, day):
    body = article(f"<p>{line}</p>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS))
    assert read_bytes(page(body), "a.html").date == day


def test_tags_that_nobody_closed_cost_a_page_nothing():
    inner = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    document = read_bytes(
        page(article("<div><font>" * 400 + inner + "<table><tr><th>A<th>B<tr><td>1<td>2</table>")), "a.html"
    )
    for words in PARAGRAPHS:
        assert words in document.text
    assert document.text.index(PARAGRAPHS[0]) < document.text.index(PARAGRAPHS[-1])


def test_a_page_that_nests_deeply_is_read_whole_or_refused():
    deep = "<div>" * 1_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 1_000 + f"<p>{PARAGRAPHS[1]}</p>"
    text = read_bytes(page(deep), "a.html").text
    assert PARAGRAPHS[0] in text
    assert PARAGRAPHS[1] in text
    with pytest.raises(OverLimit, match="nests too deeply"):
        read_bytes(page(f"<p>{PARAGRAPHS[0]}</p>" + "<div>" * 10_000), "a.html")


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\x1f", "\ufffe", "&#1;", "&#x1f;"])
def test_signs_that_xml_has_none_of_cost_a_page_nothing_else(sign):
    marked = f"<p>{PARAGRAPHS[0]}<sup>{sign}1</sup> It{sign}was <sup>{sign}</sup>so.</p>"
    document = read_bytes(page(article(marked + "".join(f"<p>{words}</p>" for words in PARAGRAPHS))), "a.html")
    assert PARAGRAPHS[1] in document.text


def test_a_box_of_facts_is_a_table_though_no_cell_of_it_is_a_number():
    box = (
        "<table><tbody><tr><th>Founded</th><td>June 26, 2007</td></tr>"
        "<tr><th>Revenue<style>.small{font-size:85%}</style> (2014)</th><td>some $41 million</td></tr></tbody></table>"
    )
    document = read_bytes(page(article(f"<p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p>")), "a.html")
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Revenue (2014)", "some $41 million"]
    ]
    assert document.tables[0].header == ("Founded", "June 26, 2007")
    assert "font-size" not in document.text


def test_a_frame_of_two_columns_without_names_is_no_table():
    frame = "<table><tr><td>Founded</td><td>in summer</td></tr><tr><td>Closed</td><td>in winter</td></tr></table>"
    document = read_bytes(page(article(f"<p>{PARAGRAPHS[0]}</p>{frame}<p>{PARAGRAPHS[1]}</p>")), "a.html")
    assert document.tables == ()
