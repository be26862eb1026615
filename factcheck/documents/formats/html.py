"""Saved web pages: the article's text by trafilatura, its tables by lxml, what the page says of itself by JSON-LD."""

from __future__ import annotations

import hashlib
import html as entities
import re
from typing import TYPE_CHECKING, Any

import lxml.html
from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.documents.charset import decode
from factcheck.documents.claimreview import Review, reviews_in, write_reviews
from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats.html_article import Block, find_article, whole_page
from factcheck.documents.formats.html_marks import lower_marks
from factcheck.documents.formats.html_tables import WebTable, take_tables
from factcheck.documents.formats.html_walls import wall_of
from factcheck.documents.grids import shows_decimal_comma
from factcheck.documents.heads import told_day
from factcheck.documents.jsonld import articles, first_text, nodes
from factcheck.documents.languages import guess_language
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime

    from factcheck.documents.limits import Limits

__all__ = ["READER", "read", "read_part"]

READER = "html 2"

_SAVE_SHOWN = "save it from the browser once its text is shown"

_DECLARED = compile_pattern(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}encoding=[\"']([\w.-]+)", re.I
)
# Signs that stand in pages and that the tree of a page takes from nobody when it is changed (XML 1.0, 2.2).
_NO_XML = compile_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BY_NUMBER = compile_pattern(r"&#(?:x0*([\da-f]{1,2})(?![\da-f])|0*(\d{1,2})(?!\d));?", re.I)
_DATE_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "publication_date", "citation_date",
    "sailthru.date", "parsely-pub-date", "article.published", "article:modified_time",
    "og:updated_time", "last-modified",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)

_BEGINNING = 3_000  # of the text, in which a page may say its day
_DEEPEST = 100  # elements in each other; of a hundred pages of newspapers and offices none had more than thirty


def read(raw: Raw, limits: Limits) -> Content:
    """Read a web page; raises `UnreadableSource` where it has no text."""
    text, warnings = decode(replace(raw, charset=raw.charset or _declared_charset(raw.data)))
    tree = _parse(text, raw.source)
    about = _about(tree)
    lower_marks(tree)
    token = "fact" + hashlib.sha256(raw.data).hexdigest()[:16]
    tables = take_tables(tree, token, raw.source, limits)
    page = _Page(tables, token)
    blocks, faults = find_article(tree, about.body)
    page.write(blocks, about)
    if all(passage.kind == "heading" for passage in page.draft.passages):
        raise UnreadableSource(raw.source, "is a web page without text", _SAVE_SHOWN)
    if not page.draft.tables and (shown := wall_of(page.draft.text)) is not None:
        raise UnreadableSource(raw.source, f"shows {shown} instead of its text", _SAVE_SHOWN)
    title = about.title or page.first_heading
    return page.draft.finish(
        title=title,
        date=about.date
        or told_day(page.draft.text[: min([_BEGINNING, *(table.start for table in page.draft.tables)])]),
        author=about.author,
        language=about.language or guess_language(page.draft.text),
        warnings=(*warnings, *faults),
    )


def read_part(raw: Raw, limits: Limits) -> Content:
    """Read a page that is all text, as in a letter, a book, a feed; raises `UnreadableSource` where it has none."""
    text, warnings = decode(replace(raw, charset=raw.charset or _declared_charset(raw.data)))
    tree = _parse(text, raw.source)
    lower_marks(tree)
    token = "fact" + hashlib.sha256(raw.data).hexdigest()[:16]
    page = _Page(take_tables(tree, token, raw.source, limits), token)
    page.write(whole_page(tree), _About(None, None, None, None, None, ()))
    if not page.draft.passages:
        raise UnreadableSource(raw.source, "is a page without text", "check that it was saved")
    return page.draft.finish(title=page.first_heading, warnings=warnings)


def _declared_charset(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:4096])
    return next(name for name in declared.groups() if name).decode("ascii") if declared else None


def _of_xml(text: str) -> str:
    """Give a page with U+FFFD for the signs that XML has none of, be they written themselves or by their numbers."""

    def told(match: re.Match[str]) -> str:
        sign = chr(int(match[1], 16) if match[1] else int(match[2]))
        return "\ufffd" if _NO_XML.match(sign) else match[0]

    text = _NO_XML.sub("\ufffd", text)
    return _BY_NUMBER.sub(told, text) if "&#" in text else text


def _parse(text: str, source: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(_of_xml(text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableSource(source, "is no web page that can be read", "save it again") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stopped here, and what follows would be missing without a word.
        raise OverLimit(source, "nests too deeply", "save the part that matters as text")
    _flatten(tree)
    return tree


def _flatten(tree: lxml.html.HtmlElement) -> None:
    """Take away the elements around what nests deeper than people write: tags that nobody closed, by the thousand.

    What looks for the article compares each element with all that it stands in.
    """
    depth, deep = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST:
            deep.append(element)
    for element in reversed(deep):
        if isinstance(element.tag, str) and len(element):
            element.drop_tag()


class _About(Struct, frozen=True):
    """What a page says about itself."""

    title: str | None
    date: datetime.date | None
    author: str | None
    language: str | None
    body: str | None
    reviews: tuple[Review, ...]


def _about(tree: lxml.html.HtmlElement) -> _About:
    linked = [node for script in tree.iterfind(".//script") if _is_jsonld(script) for node in nodes(script.text or "")]
    described: dict[str, Any] = next(iter(articles(linked)), {})
    meta: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = (element.get("name") or element.get("property") or element.get("itemprop") or "").lower()
        if name and element.get("content"):
            meta.setdefault(name, element.get("content"))
    headings = (tree.find(path) for path in (".//article//h1", ".//main//h1", ".//h1"))
    heading = next((found for found in headings if found is not None), None)
    named = tree.find(".//title")
    shown = [
        meta.get("og:title"),
        heading.text_content() if heading is not None else None,
        named.text_content() if named is not None else None,
    ]
    title = _title(first_text(described.get("headline")), [words for words in shown if words and words.strip()])
    days = ("dateModified", "datePublished") if _is_wiki(tree, meta) else ("datePublished", "dateCreated")
    date = next((day for name in days if (day := parse_day(first_text(described.get(name))))), None)
    for name in _DATE_NAMES:
        date = date or parse_day(meta.get(name))
    if date is None:
        for element in tree.iterfind(".//time[@datetime]"):
            date = parse_day(element.get("datetime"))
            if date:
                break
    author = first_text(described.get("author")) or next((meta[name] for name in _AUTHOR_NAMES if name in meta), None)
    body = first_text(described.get("articleBody"))
    reviews = {review: None for node in linked for review in reviews_in(node)}
    language = (tree.get("lang") or meta.get("og:locale") or "")[:2].lower()
    return _About(
        entities.unescape(title) if title else None,
        date,
        author if author and not author.startswith("http") else None,
        language if language.isalpha() and len(language) == 2 else None,
        entities.unescape(re.sub(r"<[^>]{1,200}>", " ", body)) if body else None,
        tuple(reviews),
    )


def _title(headline: str | None, shown: list[str]) -> str | None:
    """Give the headline that the page's JSON-LD tells, where it shares its words with what the page shows as one.

    Some tell a description of the subject there ("city in Samplestan"): then what the page shows first is its title.
    """
    words = set(_folded(headline).split())
    if headline and (not shown or any(2 * len(words & set(_folded(one).split())) >= len(words) for one in shown)):
        return headline
    return shown[0] if shown else headline


def _is_wiki(tree: lxml.html.HtmlElement, meta: dict[str, str]) -> bool:
    """Tell a page that is written on for years: the day on which it was begun says nothing of its text."""
    return (
        meta.get("generator", "").lower().startswith("mediawiki")
        or tree.find(".//*[@id='mw-content-text']") is not None
    )


def _is_jsonld(script: lxml.html.HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


class _Page(Struct):
    """The page's text of record in the making: paragraphs are counted as its places."""

    tables: list[WebTable]
    token: str
    draft: Draft = field(default_factory=Draft)
    first_heading: str | None = None
    _count: int = 0
    _placed: set[int] = field(default_factory=set)

    def write(self, blocks: list[Block], about: _About) -> None:
        """Write the title, the article, and the tables that were not placed inside it."""
        folded = _folded(about.title)
        if about.title and not any(folded == _folded(words) for _, words in blocks[:8]):
            self._heading(about.title, is_title=True)
        for kind, words in blocks:
            if words.startswith(self.token):
                self._mark(words)
            elif kind == "heading":
                self._heading(words, is_title=_folded(words) == folded)
            else:
                self._count += 1
                self.draft.paragraph(words, f"paragraph {self._count}", lead="- " if kind == "item" else "")
        for index in range(len(self.tables)):
            self._table(index)
        write_reviews(self.draft, about.reviews)

    def _heading(self, words: str, *, is_title: bool = False) -> None:
        self._count += 1
        self.first_heading = self.first_heading or words
        self.draft.heading(words, f"paragraph {self._count}", is_title=is_title)

    def _mark(self, words: str) -> None:
        for mark in words.split():
            number = mark.removeprefix(f"{self.token}-")
            if number.isdigit():
                self._table(int(number))

    def _table(self, index: int) -> None:
        if index in self._placed or index >= len(self.tables):
            return
        self._placed.add(index)
        table = self.tables[index]
        name = f"table {index + 1}"
        places = [name, *(f"{name}, row {number}" for number in range(1, len(table.rows) + 1))]
        comma = shows_decimal_comma([cell for row in table.rows[:200] for cell in row])
        self.draft.table(table.caption, table.header, table.rows, places, decimal_comma=comma)
        for note in table.notes:
            self.draft.paragraph(note, name)


def _folded(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
