"""Files of other programs: old and free office formats, letters, feeds, books, slides, captions; small, and told apart."""

# ruff: noqa: E501  (a file of markup stands in one piece)

from __future__ import annotations

import base64
import datetime
import io
import zipfile
import zlib
from email.message import EmailMessage

import pytest

from factcheck.documents import UnreadableSource, read_bytes
from tests.unit.documents.invariants import assert_sound, rows, told

# A workbook of Excel 97, written by xlwt for this test: percent, grouped numbers, days, a raised mark, a merged title.
XLS = zlib.decompress(
    base64.b85decode(
        "c-rk)O-K}B7=FH)+28zGZ7npAMaas$SP)%w`_)rs79|qY*lxLKv$4Ad+a=3920^Eyi(rQ?R+lXLp*lo|K&wL_L~3>F5J5o)b$Y*d"
        "W@xnyTqx;ho?+ha``-6^pYNUTcV@=N$|i?yR!w06nxJCN48WVC6LbfhLI`9xO__C4Ki#H_zX}0A4W!qDyT#9Zat!5oPeH*A?GZ^}"
        "n(l)*f!3rEk1Qd!aSXbUF*K4CxI&r|RB}}1ERV2U&hk3fyvK42YtFN5q`H%$6JycVy3O`1?oevjRszX8%03gUX+Q;@%2|B+g0Sj("
        "ur-y?d;cqg$Td`JMHmLnjh46(Pswr!SFsF;MUE39S;8d3G;xOU#f$)-ogLy~#MLjYUV!vp=j(kx(fbk1s}In|pHCm8QD3OPsAxbx"
        "%)`7u2T_X0nzZ=P9#8l6X3{gXclhm-p$KSB7<z9c#Wp%fw(CYL5z{kq53sjePswzDG80d$zz#i2rMA9I!XW3)Y~L~6NS^e;FR(k)"
        "9Z#hjyfg`e@<ietEHrNiE9RA5L^4J}$$S~F?+`^YbM4cMU0rR_L#*lN*sQZ{wR{|yI3qpCxr8kqmeNwk9_v}2W!6=kuVNXdnv~YI"
        "RoI#40j_h7t+mw7M#jtNnw<Pv$`5|nbGv%*ZFC*wM_Q&%g-2dRhfqU95hH(j4WM4si_4cJ?nIqb*!$pXmX$y3iGC$y$8OpOcqwMN"
        "&p`bl@j#9W_l~?&_7HhI1bawnm7M;xN(%crC6!8=-MW&8OJOeAtEyt{z~wl~co)6TPoz-%#=bYfFgElnc2sH}CY71IHj~Os(;X{E"
        "pW_KLsm#<o@lnZT((*8A%;d9~G-k3!Vw9OQW>Pj8!eM%E_lksyCZ!y=<b%=K^BqCBaN)v*3l}b2{CSY?FbcoJSns$V`wiM>|JRwN"
        "d(Qn$^3S3jNxCxhVYd?or72_!nm;Sx5e}DFq>uBzP~rf!o<a}0IF6oz=P!LPh}`E{v}5SkEuli&pDQHJ-`xH;g{l=X"
    )
)
RESULT = [
    ["Candidate", "Share", "Votes", "Day"],
    ["Putin", "63.75%", "45,602,075", "4 March 2012"],
    ["Zyuganov", "17.19%", "12,318,353", "4 March 2012"],
    ["Others", "9.25%", "6,000,000", "4 March 2012"],
]
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:'
    'text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:'
    'xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)
RAISING = (
    '<office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
    "</style:style></office:automatic-styles>"
)


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, words in parts.items():
            made.writestr(name, words)
    return out.getvalue()


def open_document(kind: str, body: str) -> bytes:
    content = f"<office:document-content {OPEN}>{RAISING}<office:body>{body}</office:body></office:document-content>"
    return archive(
        **{
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def cell(words: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{words}</text:p></table:table-cell>"


def test_old_workbook_is_read_as_it_is_shown():
    document = read_bytes(XLS, "a.xls")
    assert rows(document) == RESULT
    assert document.tables[0].caption == "Final result"
    assert_sound(document)


def test_open_document_sheet_is_read_as_it_is_shown():
    lines = [
        cell("Final result", 'table:number-columns-spanned="3"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/>',
        cell("Candidate") + cell("Share") + cell("Votes"),
        cell("Putin") + cell("63.75%") + cell('45,602,075<text:span text:style-name="T1">1</text:span>'),
        cell("Others", 'table:number-columns-repeated="1"')
        + cell("9.25%")
        + '<table:table-cell office:value="6000000"/>',
        '<table:table-cell table:number-columns-repeated="16384"/>',
    ]
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    body = f'<office:spreadsheet><table:table table:name="Results">{table}{empty}</table:table></office:spreadsheet>'
    document = read_bytes(open_document("spreadsheet", body), "a.ods")
    assert rows(document) == [
        ["Candidate", "Share", "Votes"],
        ["Putin", "63.75%", "45,602,075"],
        ["Others", "9.25%", "6000000"],
    ]
    assert next(p.place for p in document.passages if p.kind == "row") == "sheet Results, row 3"
    assert_sound(document)


def test_open_document_text_is_read_in_its_order():
    body = (
        '<office:text><text:h text:outline-level="1">Jobs report</text:h><text:p>It rose to 12,345<text:span'
        ' text:style-name="T1">1</text:span> on 120 m<text:span text:style-name="T1">2</text:span>.<text:note><text:note-'
        "citation>1</text:note-citation><text:note-body><text:p>Provisional.</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>One<text:s/>item</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{cell('Region')}{cell('Rate')}</table:table-row>"
        f"<table:table-row>{cell('North')}{cell('5.4')}</table:table-row></table:table></office:text>"
    )
    document = read_bytes(open_document("text", body), "a.odt")
    assert document.title == "Jobs report"
    assert [words for _, _, words in told(document)] == [
        "Jobs report", "It rose to 12,345 on 120 m².", "One item", "North | 5.4", "Provisional.",
    ]  # fmt: skip
    assert_sound(document)


def test_boxes_of_text_in_boxes_of_text_are_read_once():
    words = "<text:p>It was 5.4%.</text:p>"
    for _ in range(60):
        words = f"<text:p><draw:frame><draw:text-box>{words}</draw:text-box></draw:frame></text:p>"
    document = read_bytes(open_document("text", f"<office:text>{words}</office:text>"), "a.odt")
    assert [words for _, _, words in told(document)] == ["It was 5.4%."]


def test_rich_text_has_its_tables_and_no_marks():
    data = (
        rb"  {\rtf1\ansi{\info{\title Jobs}}\pard It rose to 12,345{\super 1} in May.\par Rates by region:\par"
        rb"\trowd\cellx1\cellx2\pard\intbl Region\cell Rate\cell\row"
        rb"\trowd\cellx1\cellx2\pard\intbl {North\par}\cell 5.4{\super 2}\cell\row\pard After it.\par}"
    )
    document = read_bytes(data, "a.doc")
    assert document.reader.startswith("rtf")
    assert rows(document) == [["Region", "Rate"], ["North", "5.4"]]
    assert document.text.startswith("It rose to 12,345 in May.\n\nRates by region:\n\nRegion")
    assert (document.title, document.text.splitlines()[-1]) == ("Jobs", "After it.")


EXCEL_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:'
    'spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><NumberFormat'
    ' ss:Format="0.00%"/></Style></Styles><Worksheet ss:Name="Results"><Table>'
    '<Row><Cell><Data ss:Type="String">Candidate</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Share</Data></Cell></Row>'
    '<Row ss:Index="5"><Cell><Data ss:Type="String">Putin</Data></Cell><Cell ss:Index="3" ss:StyleID="s1"><Data'
    ' ss:Type="Number">0.6375</Data></Cell></Row></Table></Worksheet></Workbook>'
)


def test_workbook_of_excel_2003_is_read_by_its_content():
    commented = read_bytes(EXCEL_2003.replace("Putin", "Put<?x y?><!-- z -->in").encode(), "a.xml")
    assert "Putin |  | 63.75%" in commented.text
    for name in ("a.xls", "a.xml"):
        document = read_bytes(EXCEL_2003.encode(), name)
        assert "Putin |  | 63.75%" in document.text
        assert [p.place for p in document.passages if p.kind == "row"][-1] == "sheet Results, row 5"


def test_a_damaged_workbook_whose_sheets_hold_each_other_is_read_once():
    row = EXCEL_2003[EXCEL_2003.index("<Row ss:Index") : EXCEL_2003.index("</Table>")]
    inner = f"<Worksheet><Table>{row}" * 100 + "</Table></Worksheet>" * 100
    document = read_bytes(EXCEL_2003.replace("</Table>", f"{inner}</Table>").encode(), "a.xml")
    assert document.text.count("63.75%") == 1


def letter(subject: str = "Figures for May") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "Press Office <press@office.example>",
        "desk@example.org",
        subject,
    )
    message["Date"], message["Message-ID"] = "Mon, 07 Jun 2021 10:00:00 +0200", "<1@office.example>"
    return message


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_a_letter_has_its_words_day_and_sender(encoding):
    message = letter("Chiffres – mai")
    message.set_content("Dear colleague,\n\nthe préfecture paid 2,400 € in May.\n", cte=encoding)
    document = read_bytes(bytes(message), "a.eml")
    assert "the préfecture paid 2,400 € in May." in [words for _, _, words in told(document)][-1]
    assert (document.title, document.date) == ("Chiffres – mai", datetime.date(2021, 6, 7))
    assert document.author == "Press Office <press@office.example>"
    assert_sound(document)


def test_a_letter_as_a_page_and_what_is_attached_are_read():
    message = letter()
    message.set_content("<p>The rate was <b>5.4</b> percent.</p>", subtype="html")
    message.add_attachment(XLS, maintype="application", subtype="vnd.ms-excel", filename="result.xls")
    message.add_attachment(b"PK\x03\x04 broken", maintype="application", subtype="zip", filename="more.zip")
    document = read_bytes(bytes(message), "a.eml")
    assert "The rate was 5.4 percent." in document.text
    assert rows(document) == RESULT
    row = next(p for p in document.passages if p.kind == "row")
    assert row.place == "message, attached result.xls, sheet Results, row 3"
    assert document.words(row) == "Putin | 63.75% | 45,602,075 | 4 March 2012"
    assert document.warnings == ("message, attached more.zip: is a damaged archive",)
    assert_sound(document)


def test_a_box_of_letters_is_read_letter_by_letter():
    box = b""
    for number in (1, 2):
        message = letter(f"Letter {number}")
        message.set_content(f"Figure {number} is {number}5%.\n")
        box += b"From press@office.example Mon Jun  7 10:00:00 2021\n" + bytes(message) + b"\n"
    document = read_bytes(box, "a.mbox")
    assert [place for kind, place, _ in told(document) if kind == "heading"] == ["message 1", "message 2"]
    assert "Figure 2 is 25%." in document.text


def test_a_letter_whose_part_says_that_it_has_parts_and_has_none_is_read():
    message = letter()
    message.set_content("The rate was 5.4 percent.\n")
    message.add_attachment("Second words.\n", subtype="plain")
    data = bytes(message).replace(b'Content-Type: text/plain; charset="utf-8"', b"Content-Type: multipart/related", 1)
    assert read_bytes(data, "a.eml").passages


@pytest.mark.parametrize(
    "day", ["Mon, 07 Jun 99999999999 10:00:00 +0200", "Mon, 07 Jun 2021 10:00:00 +99999999999", "soon"]
)
def test_a_day_that_is_none_costs_a_letter_nothing_else(day):
    message = letter()
    message.set_content("The rate was 5.4 percent.\n")
    data = bytes(message).replace(b"Mon, 07 Jun 2021 10:00:00 +0200", day.encode())
    document = read_bytes(data, "a.eml")
    assert "The rate was 5.4 percent." in document.text


def test_an_article_that_begins_like_a_letter_is_an_article():
    document = read_bytes(b"From: the desk\n\nDate: unknown\n\nThe rate was 5.4 percent in May.\n", "a.txt")
    assert document.reader.startswith("txt")


@pytest.mark.parametrize(
    "feed",
    [
        (
            "<rss version='2.0'><channel><title>Press office</title><item><title>Figures for May</title><pubDate>Mon, 07 Jun 2021"
            " 10:00:00 GMT</pubDate><description>&lt;p&gt;The rate was 5.4 percent.&lt;/p&gt;</description></item></channel></rss>"
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Press office</title><entry><title>Figures for May</title><updated>"
            "2021-06-07T10:00:00Z</updated><content type='html'>&lt;p&gt;The rate was 5.4 percent.&lt;/p&gt;</content></entry></feed>"
        ),
    ],
    ids=["RSS", "Atom"],
)
def test_a_feed_is_read_entry_by_entry(feed):
    document = read_bytes(f"<?xml version='1.0'?>\n{feed}".encode(), "feed.xml")
    assert told(document) == [
        ("heading", "entry 1", "Figures for May"),
        ("sentence", "entry 1", "2021-06-07"),
        ("sentence", "entry 1", "The rate was 5.4 percent."),
    ]
    assert (document.title, document.date) == ("Press office", datetime.date(2021, 6, 7))


def book() -> bytes:
    chapter = (
        "<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{0}</h1><p>It was {0}5%.</p></body></html>"
    )
    package = (
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>A book</dc:title><dc:creator>Jo</dc:creator>"
        "</metadata><manifest><item id='a' href='two.xhtml'/><item id='b' href='text/one.xhtml'/><item id='c' href='no.xhtml'/>"
        "</manifest><spine><itemref idref='b'/><itemref idref='a'/><itemref idref='c'/></spine></package>"
    )
    return archive(**{
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile full-path='EPUB/p.opf'/></rootfiles></container>",
        "EPUB/p.opf": package, "EPUB/text/one.xhtml": chapter.format(1), "EPUB/two.xhtml": chapter.format(2),
    })  # fmt: skip


def test_a_book_is_read_chapter_by_chapter():
    document = read_bytes(book(), "a.epub")
    assert [words for _, _, words in told(document)] == ["1", "It was 15%.", "2", "It was 25%."]
    assert told(document)[-1][1] == "chapter 2, paragraph 2"
    assert (document.title, document.author) == ("A book", "Jo")
    assert document.warnings == ("chapter 3 (EPUB/no.xhtml) is missing in the file, or damaged",)


def slides() -> bytes:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def line(words: str) -> str:
        return f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>"

    grid = "".join(
        "<a:tr>" + "".join(f"<a:tc><a:txBody>{line(one)}</a:txBody></a:tc>" for one in row) + "</a:tr>"
        for row in (("Region", "Rate"), ("North", "5.4"))
    )
    slide = (
        f"<p:sld xmlns:p='{p}' xmlns:a='{a}'><p:sp><p:nvPr><p:ph type='title'/></p:nvPr><p:txBody>{line('Jobs')}</p:txBody></p:sp>"
        f"<p:sp><p:txBody><a:p><a:r><a:t>It rose to 12,345</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>1</a:t></a:r></a:p></p:txBody>"
        f"</p:sp><p:graphicFrame><a:tbl>{grid}</a:tbl></p:graphicFrame></p:sld>"
    )
    return archive(
        **{
            "[Content_Types].xml": "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.presentationml."
            "presentation.main+xml'/></Types>",
            "ppt/presentation.xml": f"<p:presentation xmlns:p='{p}' xmlns:r='{r}'><p:sldIdLst><p:sldId r:id='r1'/></p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": "<Relationships><Relationship Id='r1' Target='slides/slide1.xml'/></Relationships>",
            "ppt/slides/slide1.xml": slide,
            "ppt/slides/_rels/slide1.xml.rels": "<R><Relationship Id='r2' Target='../notesSlides/notesSlide1.xml'/></R>",
            "ppt/notesSlides/notesSlide1.xml": f"<p:notes xmlns:p='{p}' xmlns:a='{a}'>{line('Say that it is provisional.')}</p:notes>",
        }
    )


def test_slides_are_read_with_their_tables_and_notes():
    document = read_bytes(slides(), "a.pptx")
    assert [(place, words) for _, place, words in told(document)] == [
        ("slide 1", "Jobs"),
        ("slide 1", "It rose to 12,345"),
        ("slide 1, table 1, row 2", "North | 5.4"),
        ("slide 1, notes", "Say that it is provisional."),
    ]
    assert rows(document) == [["Region", "Rate"], ["North", "5.4"]]


def test_captions_with_both_times_in_one_line_are_read():
    data = b"0:00:00.599,0:00:04.160\nUnemployment fell to 5.4 percent\n\n0:00:04.160,0:00:06.770\nsaid the minister.\n"
    assert told(read_bytes(data, "a.sbv")) == [
        ("sentence", "00:00:00", "Unemployment fell to 5.4 percent said the minister.")
    ]


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (COMPOUND + "__substg1.0_".encode("utf-16-le"), "Outlook message"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "old Word file"),
        (COMPOUND + "PowerPoint Document".encode("utf-16-le"), "old PowerPoint file"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "damaged spreadsheet"),
        (XLS[:3_000], "office file"),
        (open_document("graphics", ""), "OpenDocument drawing"),
        (archive(**{"a.txt": "words"}), "archive"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(data, named):
    with pytest.raises(UnreadableSource, match=named):
        read_bytes(data, "a.bin")
