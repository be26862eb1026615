"""One sound file or more of every format, to be damaged: those of the readers' tests, and what the libraries write."""

from __future__ import annotations

from email.message import EmailMessage

from factcheck.documents import Fetched, page_archive
from factcheck.documents.fetched import Answer
from tests.unit.documents import test_formats as made
from tests.unit.documents import test_plain_tables as plain
from tests.unit.documents import test_sdmx as sdmx
from tests.unit.documents import test_subtitles as subtitles
from tests.unit.documents import test_xlsb as xlsb
from tests.unit.documents.pages import form_pdf, pdf, scanned_pdf
from tests.unit.documents.test_office import with_footnote, word_file, workbook
from tests.unit.documents.test_pdf import FIRST, NAMED, SECOND, laid_out
from tests.unit.documents.test_statistics import SDMX, dataset
from tests.unit.documents.test_warc import KEPT, wacz, warc
from tests.unit.documents.test_web import PARAGRAPHS, article, page

__all__ = ["samples"]

# ruff: noqa: E501  (a file of markup stands in one piece)

ANSWERED = Fetched(
    b"<title>T</title><article><p>It was 5.4% in May, they said.</p></article>",
    "https://office.example/may",
    answer=Answer("HTTP/1.1", "200 OK", (("Content-Type", "text/html; charset=utf-8"),)),
)
ATOM = (
    b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Press office</title><entry><title>May</title>"
    b"<updated>2021-06-07T10:00:00Z</updated><content type='html'>&lt;p&gt;It was 5.4 percent.&lt;/p&gt;</content></entry></feed>"
)
REVIEW = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"ClaimReview","claimReviewed":'
    '"Putin got 90%","reviewRating":{"@type":"Rating","ratingValue":1,"bestRating":5,"alternateName":"False"},"author":'
    '{"name":"Checkers"},"datePublished":"2012-03-06"},{"@type":"NewsArticle","headline":"The count","articleBody":"It was 64%."}]}</script>'
)
WORLD = (
    b'"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",\n\n'
    b'"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
    b'"Poland","POL","Unemployment, total (%)","SL.UEM","2.9","2.8",\n"Germany","DEU","Unemployment, total (%)","SL.UEM","3.1","3.0",\n'
)


def samples() -> list[tuple[str, bytes]]:
    """Give names with their bytes."""
    table = "<table><caption>Final</caption><tr><th rowspan='2'>Who<th colspan='2'>How</tr><tr><th>%<th>n</tr><tr><td>A<td>5<td>6</table>"
    web = page(article("".join(f"<p>{words}<sup>1</sup></p>" for words in PARAGRAPHS) + table))
    letter = made.letter()
    letter.set_content("The rate was 5.4 percent.\n")
    letter.add_attachment(made.XLS, maintype="application", subtype="vnd.ms-excel", filename="a.xls")
    box = b"".join(b"From press@office.example Mon Jun  7 10:00:00 2021\n" + bytes(letter) + b"\n" for _ in range(2))
    saved = EmailMessage()
    saved["Subject"] = "Saved"
    saved.set_content(web, maintype="text", subtype="html")
    saved.add_related(b"\x89PNG", maintype="image", subtype="png")
    cells = "".join(f"<table:table-row>{made.cell('A')}{made.cell(str(n))}</table:table-row>" for n in range(5))
    sheet = f'<office:spreadsheet><table:table table:name="R">{cells}</table:table></office:spreadsheet>'
    text = f"<office:text><text:h>Title</text:h><text:p>It was 5.4<text:s/>%.</text:p><table:table>{cells}</table:table></office:text>"
    return [
        ("a.txt", b"Title\n\nThe rate was 5.4% in May, the office said.\n\nIt had been 6.1% before.\n" * 3),
        ("b.txt", "\n".join(text for text, _, _ in plain.TABLES.values()).encode()),
        ("a.md", b"---\ntitle: T\n---\n# Head\n\nThe rate was **5.4%**.\n\n| a | b |\n|---|---|\n| x | 5 |\n"),
        ("a.html", web),
        ("a.csv", b'# date: 2012-03-05\nyear,rate\n2023,41.2\n2024,"43,5"\n'),
        ("b.csv", SDMX),
        ("a.tsv", b"freq,geo\\TIME_PERIOD\t2023 \t2024 \nM,PL\t2.8 \t2.9 p\n"),
        ("a.json", dataset()),
        ("b.json", b'[{"year": 2023, "rate": 41.2}, {"year": 2024, "rate": 43.5}]'),
        (
            "a.srt",
            b"1\n00:00:01,000 --> 00:00:04,000\nIt fell to 5.4 percent.\n\n2\n00:00:04,000 --> 00:00:06,000\nIn May.\n",
        ),
        ("a.sbv", b"0:00:00.599,0:00:04.160\nIt fell to 5.4 percent\n\n0:00:04.160,0:00:06.770\nin May\n"),
        ("a.docx", word_file()),
        ("a.xlsx", workbook(["Region", "Rate"], ["North", 0.054], formats={"B2": "0.0%"}, merged=("A3:B4",))),
        ("a.xls", made.XLS),
        ("a.ods", made.open_document("spreadsheet", sheet)),
        ("a.odt", made.open_document("text", text)),
        ("a.rtf", rb"{\rtf1\ansi\pard It rose to 5.4{\super 1}.\par\trowd\cellx1\cellx2\intbl A\cell 5\cell\row\pard}"),
        ("a.eml", bytes(letter)),
        ("a.pdf", pdf(FIRST, SECOND)),
        ("b.pdf", pdf([*laid_out(NAMED, (60, 240, 300)), (60, 600, 10, "Contents . . . . . . . 5")])),
        (
            "feed.xml",
            b"<rss><channel><item><title>A</title><description>&lt;p&gt;5.4&lt;/p&gt;</description></item></channel></rss>",
        ),
        ("a.xlsb", xlsb.workbook(*xlsb.GRID)),
        ("b.xlsb", xlsb.workbook(*xlsb.GRID[1:], formats=("#,##0", "0.0%", 14))),
        ("generic.xml", sdmx.generic()),
        ("specific.xml", sdmx.specific(flat=True)),
        ("lists.xml", sdmx.LISTS),
        ("sdmx.json", sdmx.as_json()),
        ("a.warc.gz", page_archive(ANSWERED) or b""),
        ("a.warc", warc(*KEPT)),
        ("a.wacz", wacz(warc(*KEPT, gzip=True))),
        ("a.epub", made.book()),
        ("a.pptx", made.slides()),
        ("a.xml", made.EXCEL_2003.encode()),
        ("notes.docx", with_footnote()),
        ("form.pdf", form_pdf("Name", "5.4")),
        ("scan.pdf", scanned_pdf()),
        ("voices.srt", subtitles.SRT.encode()),
        ("a.vtt", subtitles.VTT.encode()),
        ("rolling.vtt", subtitles.ROLLING.encode()),
        ("a.mbox", box),
        ("a.mhtml", bytes(saved)),
        ("atom.xml", ATOM),
        ("a.jsonl", b'{"a": 1, "b": {"c": [1, 2]}}\n{"a": 2.5, "d": "It was 5.4%."}\n'),
        ("review.html", page(article(f"<p>{PARAGRAPHS[0]}</p>"), REVIEW)),
        ("world.csv", WORLD),
    ]
