"""Word documents, opened by python-docx and as XML."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree

from factcheck.reports import render
from tests.unit.reports.sample import HOSTILE, REPORT, hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data):
    return docx.Document(io.BytesIO(data))


def words(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_it_has_the_order_of_the_page():
    document = opened(render(REPORT, "docx"))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[:3] == ["Must change (1)", "Sources in conflict (1)", "Sources missing (1)"]
    assert headings.index("Questions to the author (1)") > headings.index("The article against itself (2)")
    assert "NOT CLEARED" in words(document)
    assert document.core_properties.author == "factcheck"


def test_a_correction_shows_the_old_words_struck_out():
    document = opened(render(REPORT, "docx"))
    struck = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.strike]
    assert struck == ["63.57%"]


def test_a_claim_stays_on_one_page():
    document = opened(render(REPORT, "docx"))
    paragraphs = document.paragraphs
    first = next(at for at, paragraph in enumerate(paragraphs) if paragraph.text.startswith("elections#3 ·"))
    last = next(at for at, paragraph in enumerate(paragraphs) if at > first and not paragraph.text)
    assert last - first > 4
    for paragraph in paragraphs[first:last]:
        assert paragraph._p.find(f"{W}pPr/{W}keepNext") is not None, paragraph.text
        assert paragraph._p.find(f"{W}pPr/{W}keepLines") is not None, paragraph.text


def test_tables_repeat_their_header():
    for table in opened(render(REPORT, "docx")).tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


def test_the_annotated_article_carries_its_text_and_a_comment_for_every_claim():
    document = opened(render(REPORT, "annotated-docx"))
    comments = list(document.comments)
    assert len(comments) == len(REPORT.claims)
    assert [comment.author for comment in comments].count("Anna") == 3
    assert "63.57% → 63.75%" in comments[2].text
    text = "".join(run.text for paragraph in document.paragraphs for run in paragraph.runs if not run.font.superscript)
    for line in REPORT.text.splitlines():
        assert line in text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["docx", "annotated-docx"])
def test_hostile_text_stays_text(name, text):
    data = render(hostile(text), name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.namelist():
            if entry.endswith((".xml", ".rels")):
                tree = etree.fromstring(archive.read(entry), etree.XMLParser(resolve_entities=False))
                assert not tree.findall(f".//{W}hyperlink")
                assert [node.get(f"{W}instr") for node in tree.iter(f"{W}fldSimple")] in ([], [" PAGE "])
                assert not tree.findall(f".//{W}instrText")
        assert b"http://evil.example" not in archive.read("word/_rels/document.xml.rels")
    opened(data)
