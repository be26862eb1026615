"""The report as a PDF: its words in every script, page numbers, no claim torn, the same bytes each time."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from factcheck.reports import FORMATS, render
from tests.unit.reports.sample import HOSTILE, REPORT, claim, hostile

pytest.importorskip("typst", reason="the group `pdf` is not installed")
pdfium = pytest.importorskip("pypdfium2")


def pages(data):
    document = pdfium.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def with_claims(number, **changes):
    """The sample with so many cleared claims, each of which ends with a note of its own."""
    decision = next(item.decision for item in REPORT.claims if item.decision is not None and item.cleared)
    inquests = next(item.inquests for item in REPORT.claims if item.cleared)
    claims = tuple(
        replace(
            claim(at, "63.57%", standing="cleared", notes=(f"end of {at}.",)),
            inquests=tuple(
                replace(item, decision=replace(decision, reason=f"why {at}. " * (at % 9))) for item in inquests
            ),
        )
        for at in range(1, number + 1)
    )
    return replace(REPORT, claims=claims, **changes)


def test_it_has_what_the_page_has_and_numbers_its_pages():
    told = pages(render(REPORT, "pdf"))
    whole = " ".join(told)
    for words in ("NOT CLEARED", "Must change (1)", "63.75% with two digits swapped", "Scale and method", "Journal"):
        assert words in whole
    for number, text in enumerate(told, 1):
        assert f"{number} / {len(told)}" in text


def test_no_claim_is_torn_between_two_pages():
    told = pages(render(with_claims(60), "pdf"))
    assert len(told) > 10
    for at in range(1, 61):
        (page,) = (text for text in told if f"end of {at}." in text)
        assert f"elections#{at} " in page


def test_a_claim_that_is_longer_than_a_page_goes_on_on_the_next():
    (first, *_), *rest = (with_claims(1).claims,)
    assert not rest
    decision = replace(first.inquests[0].decision, reason="word " * 2500)
    long = replace(first, inquests=(replace(first.inquests[0], decision=decision),))
    told = pages(render(replace(REPORT, claims=(long,)), "pdf"))
    assert " ".join(told).count("word") == 2500
    assert "end of 1." in " ".join(told)


SCRIPTS = {
    "Cyrillic": "Явка составила 65,3 процента",
    "Arabic": "بلغت نسبة المشاركة",
    "Devanagari": "मतदान प्रतिशत",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_set_in_letters_that_a_font_has(script):
    words = SCRIPTS[script]
    data = render(replace(REPORT, article=replace(REPORT.article, title=words)), "pdf")
    document = pdfium.PdfDocument(data)
    try:
        fonts = {item.get_font().get_base_name() for item in document[0].get_objects() if item.type == 1}
    finally:
        document.close()
    named = {"Cyrillic": "NotoSans-", "Arabic": "NotoSansArabic", "Devanagari": "NotoSans"}[script]
    assert any(named in font for font in fonts)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_from_outside_are_words_and_no_program(text):
    told = " ".join(pages(render(hostile(text), "pdf")))
    assert "Scale and method" in told


def test_what_typst_would_run_is_shown_as_it_stands():
    words = '#panic("ran") $x$ *bold* #read("/etc/passwd") \\#[a]'
    told = " ".join(pages(render(replace(REPORT, article=replace(REPORT.article, title=words)), "pdf")))
    assert words in told


def test_the_same_report_gives_the_same_bytes():
    assert render(REPORT, "pdf") == render(REPORT, "pdf")


def test_without_the_group_it_says_how_to_get_it(tmp_path):
    (tmp_path / "run.py").write_text(
        "import sys\nsys.modules['typst'] = None\n"
        "from factcheck.reports import render\nfrom tests.unit.reports.sample import REPORT\n"
        "try:\n    render(REPORT, 'pdf')\nexcept Exception as error:\n    print(type(error).__name__, error)\n"
    )
    done = subprocess.run(
        [sys.executable, tmp_path / "run.py"], capture_output=True, text=True, env={"PYTHONPATH": "."}
    )
    assert "pip install 'factcheck-workbench[pdf]'" in done.stdout
    assert FORMATS["pdf"].binary
