"""The pages to read, Markdown and HTML, opened by readers that did not write them."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from itertools import pairwise

import html5lib
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from factcheck.reports import Options, pieces, render
from factcheck.reports.templating import TemplateFailed
from tests.unit.reports.sample import HOSTILE, REPORT, hostile

MARKDOWN = ("md", "annotated-md", "corrections", "questions")
HTML = ("html", "annotated-html")
ROOT = "{http://www.w3.org/1999/xhtml}"


def parsed(page):
    """Parse strictly: a parse error is an exception."""
    return html5lib.HTMLParser(strict=True).parse(page)


def blocks(text):
    return [token.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text) if token.level == 0]


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_the_golden_file(name, golden):
    golden(f"{name}.md", render(REPORT, name))


def test_of_what_cannot_be_checked_the_reason_is_told_and_not_what_the_library_has():
    checkable = tuple(replace(claim, not_checkable=None) for claim in REPORT.claims)
    for report, told in ((REPORT, "Why"), (replace(REPORT, claims=checkable), "What the library has")):
        group = render(report, "html").partition(">Not checkable <")[2].partition("</section>")[0]
        assert re.findall(r'<th scope="col">([^<]*)<', group) == ["Claim", "Words", told]


@pytest.mark.parametrize("name", [*MARKDOWN, *HTML])
def test_several_articles_follow_each_other(name):
    assert render([REPORT, REPORT], name).count("Kalyakin: Minsk and Moscow are heading") >= 2


def test_what_was_decided_comes_first_and_what_is_open_last():
    text = render(REPORT, "md")
    wanted = [
        "**NOT CLEARED**",
        "Must change: 1",
        "## Must change",
        "## Sources in conflict",
        "## Sources missing",
        "## Awaiting a second reader",
        "## Cleared",
        "## The article against itself",
        "## Questions to the author",
        "## Not decided yet",
        "## Not checkable",
        "## What was not checked",
        "## What was covered",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", MARKDOWN)
def test_hostile_text_makes_no_markdown(name, text):
    written = render(hostile(text), name)
    assert not any(sign in written for sign in "\x1b\x9b\x07\x00\u202e\u2066\u200f\u2028\ud800\uffff")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(written)
    assert not [token for token in tokens if token.type in {"html_block", "code_block"}]
    inline = [child for token in tokens for child in token.children or []]
    assert not [child for child in inline if child.type in {"html_inline", "image"}]
    links = {child.attrGet("href") for child in inline if child.type == "link_open"}
    assert links <= {text}
    assert all(link.startswith(("http://", "https://")) for link in links)


@pytest.mark.parametrize("name", MARKDOWN)
def test_hostile_text_leaves_the_outline_as_it_is(name):
    spoiler = "# h\n\n- l\n\n```\n| a |\n<b>\n1. one"
    harmless, spoilt = blocks(render(hostile("words"), name)), blocks(render(hostile(spoiler), name))
    if name == "annotated-md":  # the article's own lines become paragraphs, and nothing else
        harmless, spoilt = ([kind for kind in found if "paragraph" not in kind] for found in (harmless, spoilt))
    assert harmless == spoilt


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", HTML)
def test_hostile_text_makes_no_html(name, text):
    page = render(hostile(text), name)
    assert not any(sign in page for sign in "\x1b\x9b\x07\x00\u202e\u2066\u200f\u2028\ud800\uffff")
    tree = parsed(page)
    names = {element.tag.removeprefix(ROOT) for element in tree.iter() if isinstance(element.tag, str)}
    assert not names & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "foreignObject"}
    for element in tree.iter():
        for name_, value in element.attrib.items():
            assert not name_.lower().startswith("on")
            assert name_ not in {"src", "srcset", "style", "srcdoc", "action"}
            if name_ == "href":
                assert value.startswith(("#", "http://", "https://"))


@pytest.mark.parametrize("name", HTML)
def test_a_page_loads_nothing_and_its_policy_allows_only_its_own_style(name):
    page = render(REPORT, name)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("name", HTML)
def test_a_page_is_accessible(name):
    tree = parsed(render([REPORT, REPORT], name))
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        tag = element.tag.removeprefix(ROOT) if isinstance(element.tag, str) else ""
        if tag == "th":
            assert element.attrib["scope"] in {"col", "row"}
        if tag == "svg":
            assert element.attrib.get("aria-hidden") == "true" or element.attrib["aria-labelledby"] in ids
        for attribute in ("aria-labelledby", "href"):
            target = element.attrib.get(attribute, "")
            if attribute == "aria-labelledby" and target:
                assert target in ids
            if target.startswith("#"):
                assert target[1:] in ids
    levels = [
        int(tag[-1])
        for e in tree.iter()
        if isinstance(e.tag, str) and re.fullmatch(r"h\d", tag := e.tag.removeprefix(ROOT))
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.attrib["lang"] == "en"


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_what_is_behind_them_by_the_ratio_that_wcag_asks_for():
    style = re.search(r"<style>(.*?)</style>", render(REPORT, "annotated-html"), re.DOTALL)[1]
    rules = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule))
        for rule in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    light, dark, sources, dark_sources = (rules[at] for at in (0, 1, 3, 4))
    for colors, letters in ((light, sources), (dark, dark_sources)):
        backs = [colors[name] for name in ("paper", "card", "wash", "stop-wash", "wait-wash", "done-wash")]
        fronts = [*(colors[name] for name in ("ink", "quiet", "stop", "wait", "done", "link")), *letters.values()]
        pairs = [(front, back) for front in fronts for back in backs] + [(colors["ink"], colors["mark"])]
        for front, back in pairs:
            high, low = sorted((luminance(front), luminance(back)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)


def test_a_template_of_ones_own_replaces_the_built_in_one(tmp_path):
    template = tmp_path / "mine.md"
    template.write_text(
        "{% for report in reports %}{% for claim in report.claims %}{{ claim.quote }}\n{% endfor %}{% endfor %}"
    )
    written = b"".join(pieces([hostile("*a*")], "md", Options(template=template))).decode()
    assert written == "\\*a\\*\n" * 8


def test_a_template_may_change_one_block_of_a_built_in_one(tmp_path):
    template = tmp_path / "mine.html"
    template.write_text(
        '{% extends "report.html" %}{% block unchecked %}<p>{{ reports[0].article.title }}</p>{% endblock %}'
    )
    page = b"".join(pieces([hostile("<b>")], "html", Options(template=template))).decode()
    assert "<p>&lt;b&gt;</p>" in page
    assert "What was not checked" not in page
    parsed(page)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ reports.__init__.__globals__ }}",
        "{{ cycler }}",
        "{% for x in range(10000000) %}{% endfor %}",
        "{{ reports[0].claims.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../pyproject.toml' %}",
        "{{ style('../../../../../../etc/passwd') }}",
        "{{ nothing }}",
        "{% if %}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(tmp_path, source):
    template = tmp_path / "bad.md"
    template.write_text(source)
    with pytest.raises(TemplateFailed) as failure:
        b"".join(pieces([REPORT], "md", Options(template=template)))
    assert "bad.md" in str(failure.value)


def test_a_claim_is_told_once_it_was_written():
    ticks = []
    for name in [*MARKDOWN[:2], *HTML]:
        ticks.clear()
        b"".join(pieces([REPORT], name, Options(tick=lambda: ticks.append(1))))
        assert len(ticks) == len(REPORT.claims)


@pytest.mark.parametrize("name", [*MARKDOWN, *HTML])
def test_an_article_without_claims_has_a_report_all_the_same(name):
    empty = replace(REPORT, claims=(), evidence=(), unchecked=(), coverage=(), self_contradictions=())
    assert render(empty, name).strip()


def test_on_paper_no_claim_is_torn_between_two_pages(tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no chromium")
    one = next(item for item in REPORT.claims if item.cleared and item.decision is not None)
    claims = tuple(replace(one, label=f"elections#{at}", number=at, notes=(f"end of {at}.",)) for at in range(101, 121))
    (tmp_path / "report.html").write_text(render(replace(REPORT, claims=claims), "html"), "utf-8")
    subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={tmp_path / 'report.pdf'}",
         (tmp_path / "report.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pdfium.PdfDocument(tmp_path / "report.pdf") as document:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert len(pages) > 3
    for claim in claims:
        (page,) = (text for text in pages if f"end of {claim.number}." in text)
        assert f"{claim.label} " in page
