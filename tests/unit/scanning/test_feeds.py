"""Feeds: what the formats have in common comes out, whatever is hostile or broken in them stays in."""

import pytest

from factcheck.documents import Fetched, read_fetched
from factcheck.scanning.feeds import entries_in, is_feed

WORDS = "Turnout was 65.3% of all voters."
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>News</title><item><guid>one</guid><title>Count &amp;amp; vote</title><link>https://x.test/1</link>
<pubDate>Mon, 05 Mar 2012 10:00:00 GMT</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>one</id><title>Count &amp; vote</title>
<link rel="self" href="https://x.test/self"/><link href="https://x.test/1"/><updated>2012-03-05T10:00:00Z</updated>
%s</entry></feed>"""
RDF = f"""<!-- old --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="one"><title>Count &amp; vote</title>
<link>https://x.test/1</link><dc:date>2012-03-05</dc:date><description>{WORDS}</description></item></rdf:RDF>"""


@pytest.mark.parametrize(
    "feed",
    [
        RSS,
        "\ufeff" + RSS,
        ATOM % f"<summary>In short.</summary><content type='html'>&lt;p&gt;{WORDS}&lt;/p&gt;</content>",
        ATOM % f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{WORDS}</p></div></content>",
        ATOM % f"<summary>{WORDS}</summary>",
        RDF,
    ],
)
def test_name_link_title_day_and_words_are_read_of_every_format(feed):
    data = feed.encode()
    assert is_feed(data)
    (entry,) = entries_in(data)
    assert (entry.name, entry.link) == ("one", "https://x.test/1")
    document = read_fetched(Fetched(entry.page, "https://x.test/1", "text/html", "utf-8"))
    assert (document.title, str(document.date)) == ("Count & vote", "2012-03-05")
    assert WORDS in document.text
    assert "In short" not in document.text


@pytest.mark.parametrize(
    "words", ["", "Turnout was 65.3%.", "<html><body>rss</body></html>", "<?xml version='1.0'?><data>1</data>"]
)
def test_what_is_no_feed_is_not_taken_for_one(words):
    assert not is_feed(words.encode())


def test_of_a_feed_that_is_cut_off_what_is_whole_is_read():
    data = RSS[: RSS.index("</item>") + 7].encode()
    assert [entry.name for entry in entries_in(data)] == ["one"]


@pytest.mark.parametrize("data", [b"<rss", b"<feed>", b"<rss><channel/></rss>", b"<rss>\x00\xff\xfe</rss>"])
def test_one_without_entries_gives_none(data):
    assert list(entries_in(data)) == []


def test_entities_are_not_unfolded_and_no_file_is_read(tmp_path):
    (tmp_path / "secret").write_text("a secret")
    data = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY own SYSTEM "{(tmp_path / "secret").as_uri()}">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<rss><channel><item><guid>one</guid><description>&own;&b; 65%</description></item></channel></rss>"
    ).encode()
    (entry,) = entries_in(data)
    assert b"secret" not in entry.page
    assert b"aaaa" not in entry.page


def test_words_that_an_entry_shows_as_they_are_become_no_elements():
    data = (ATOM % "<title/><summary>5 &lt;script&gt; 6</summary>").encode()
    assert b"<script>" not in next(entries_in(data)).page
