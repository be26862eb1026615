"""Whether text can be recognised in pictures here (OCR): by tesseract, which is a program, through pytesseract."""

from __future__ import annotations

import re
from functools import cache

from factcheck.errors import FactcheckError
from factcheck.patterns import compile_pattern

__all__ = ["recogniser", "recogniser_fault"]

_LANGUAGES = compile_pattern(r"\w{3,16}(?:\+\w{3,16}){0,9}", re.ASCII)


@cache
def recogniser_fault(languages: str) -> FactcheckError | None:
    """Say why text in these languages ("eng+deu") cannot be recognised; None where it can."""
    if not _LANGUAGES.fullmatch(languages):
        return FactcheckError(languages, "is no name of a language as tesseract has them", "write eng, or eng+deu")
    try:
        import pytesseract
    except ImportError:
        remedy = "pip install 'factcheck-workbench[ocr]'"
        return FactcheckError("OCR", "recognising text needs pytesseract", remedy)
    try:
        known = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, OSError):
        return FactcheckError("OCR", "recognising text needs tesseract", "install it (tesseract-ocr)")
    if missing := [name for name in languages.split("+") if name not in known]:
        remedy = f"install it (tesseract-ocr-{missing[0]})"
        return FactcheckError("OCR", f"tesseract has no language {missing[0]}", remedy)
    return None


@cache
def recogniser() -> str:
    """Give the name and version of what recognises text."""
    import pytesseract

    return f"tesseract {pytesseract.get_tesseract_version()}"
