"""Saved web pages: the article's text by trafilatura, its tables by lxml, what the page says of itself by JSON-LD."""

from __future__ import annotations

import copy
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
from factcheck.documents.complaints import heard
from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.formats.html_marks import lower_marks
from factcheck.documents.formats.html_tables import WebTable, take_tables
from factcheck.documents.grids import shows_decimal_comma
from factcheck.documents.jsonld import articles, first_text, nodes
from factcheck.documents.languages import guess_language

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "html 1"

_DECLARED = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}encoding=[\"']([\w.-]+)", re.I
)
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
_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "blockquote", "body", "caption", "center", "code", "dd", "details", "div", "dl", "dt",
    "fieldset",
    "figcaption", "figure", "form", "header", "hr", "item", "li", "list", "main", "ol", "p", "pre", "quote", "section",
    "summary", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_NO_TEXT = (
    "aside", "button", "footer", "form", "head", "iframe", "math", "nav", "noscript", "object", "script", "select",
    "style", "svg", "template", "title",
)  # fmt: skip
# An extraction shorter than this share of what the page's JSON-LD calls the article's body has missed the article.
_MISSED = 0.5


def read(raw: Raw, limits: Limits) -> Content:
    """Read a web page; raises `UnreadableSource` where it has no text."""
    declared = _DECLARED.search(raw.data[:4096])
    charset = raw.charset or (next(name for name in declared.groups() if name).decode("ascii") if declared else None)
    text, warnings = decode(replace(raw, charset=charset))
    tree = _parse(text, raw.source)
    about = _about(tree)
    lower_marks(tree)
    token = "fact" + hashlib.sha256(raw.data).hexdigest()[:16]
    tables = take_tables(tree, token, raw.source, limits)
    page = _Page(tables, token)
    article, faults = _article(tree, about.body)
    page.write(article, about)
    if not page.draft.passages:
        raise UnreadableSource(raw.source, "is a web page without text", "save it from the browser once it is shown")
    title = about.title or page.first_heading
    return page.draft.finish(
        title=title,
        date=about.date,
        author=about.author,
        language=about.language or guess_language(page.draft.text),
        warnings=(*warnings, *faults),
    )


def _parse(text: str, source: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableSource(source, "is no web page that can be read", "save it again") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stopped here, and what follows would be missing without a word.
        raise OverLimit(source, "nests too deeply", "save the part that matters as text")
    return tree


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
    title = (
        first_text(described.get("headline"))
        or meta.get("og:title")
        or (heading.text_content() if heading is not None else None)
        or (named.text_content() if named is not None else None)
    )
    date = parse_day(first_text(described.get("datePublished")) or first_text(described.get("dateCreated")))
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


def _is_jsonld(script: lxml.html.HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _article(tree: lxml.html.HtmlElement, body: str | None) -> tuple[lxml.html.HtmlElement | str, tuple[str, ...]]:
    """Give the article as elements, or as plain text where only the page's JSON-LD has it, and what went wrong.

    A page in which no article is found is read as a whole, which is said.
    """
    import trafilatura

    extracted = None
    with heard("trafilatura") as complaints:
        try:
            # A copy: the extraction takes apart what it is given. It takes elements of lxml.html, no others.
            found = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, include_tables=False)
            extracted = found.body if found is not None and not isinstance(found, dict) else None
        except (RecursionError, ValueError, AttributeError, TypeError, LookupError, etree.LxmlError) as error:
            complaints.append(type(error).__name__)
    length = len("".join(extracted.itertext())) if extracted is not None else 0
    if body and length < len(body) * _MISSED:
        return body, ()
    if length:
        return extracted, ()
    for element in list(tree.iter(*_NO_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()
    plain = tree.find("body")
    why = f" ({'; '.join(complaints)[:200]})" if complaints else ""
    return (tree if plain is None else plain), (f"no article was found in the page, all of its text is read{why}",)


class _Page(Struct):
    """The page's text of record in the making: paragraphs are counted as its places."""

    tables: list[WebTable]
    token: str
    draft: Draft = field(default_factory=Draft)
    first_heading: str | None = None
    _count: int = 0
    _placed: set[int] = field(default_factory=set)

    def write(self, article: lxml.html.HtmlElement | str, about: _About) -> None:
        """Write the title, the article, and the tables that were not placed inside it."""
        blocks = list(_blocks(article)) if not isinstance(article, str) else _paragraphs(article)
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


def _paragraphs(text: str) -> list[tuple[str, str]]:
    return [("paragraph", " ".join(part.split())) for part in re.split(r"\n+", text) if part.strip()]


def _blocks(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Give the blocks below an element as kind ("heading", "item", "paragraph") and words, in the order of the page.

    Works on trafilatura's elements and on those of HTML alike, without recursion: pages nest as deep as they like.
    """
    words: list[str] = []
    kind = "paragraph"

    def flush() -> Iterator[tuple[str, str]]:
        lines = [" ".join(line.split()) for line in "".join(words).split("\n")]
        words.clear()
        for paragraph in re.split(r"\n{2,}", "\n".join(lines).strip("\n")):
            if paragraph.strip():
                yield kind, paragraph

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                yield from flush()
                kind = "heading" if tag in _HEADINGS else "item" if tag in ("item", "li") else kind
            if tag in ("br", "lb"):
                words.append("\n")
            if element.text:
                words.append(re.sub(r"\s+", " ", element.text))
        elif event == "end" and tag in _BLOCKS:
            yield from flush()
            kind = "paragraph"
        if event != "start" and element is not root and element.tail:
            words.append(re.sub(r"\s+", " ", element.tail))
    yield from flush()
