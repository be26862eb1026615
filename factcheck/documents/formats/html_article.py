"""The article inside a web page, by trafilatura, with what it loses between the paragraphs that it found."""

from __future__ import annotations

import copy
import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from factcheck.documents.logged import heard
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["Block", "find_article", "paragraphs", "whole_page"]

Block = tuple[str, str]  # "heading", "item" or "paragraph", and its words

_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "blockquote", "body", "caption", "center", "code", "dd", "details", "div", "dl", "dt",
    "fieldset",
    "figcaption", "figure", "form", "header", "hr", "item", "li", "list", "main", "ol", "p", "pre", "quote", "section",
    "summary", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_NO_TEXT = frozenset({
    "aside", "button", "footer", "form", "head", "iframe", "math", "nav", "noscript", "object", "script", "select",
    "style", "svg", "template", "title",
})  # fmt: skip
# An extraction shorter than this share of what the page's JSON-LD calls the article's body has missed the article.
_MISSED = 0.5
# What stands between the headline and the first paragraph found, and in the gaps between paragraphs, is of the article
# where it is no row of links and, above the first paragraph, at least a sentence long.
_MOST_LINKED = 0.3
_LEAD_REACH, _LEAD_WORDS, _LEAD_LONGEST = 40, 8, 900
_LETTERS = compile_pattern("[\u00ad\u200b\u2060\ufeff]")
# What a page's own names for its parts put beside the article.
_ASIDE = compile_pattern(
    r"(?<![a-z])(?:ad|ads|advert\w*|breadcrumbs?|comments?|cookies?|footer|menu|nav|navigation|navbar|newsletter|promo|"
    r"related|share|sharing|sidebar|social|sponsor\w*|widget|widgets)(?![a-z])"
)
_KINDS = {"h1": "headline", "li": "item", "figcaption": "caption"} | dict.fromkeys(_HEADINGS - {"h1"}, "heading")
_AWAY_LINKED = 0.5
_AWAY_TAGS = frozenset({"p", "div", "li", "h2", "h3", "h4"})
_UNSEEN = frozenset({"script", "style", "template"})
# An extraction so short, of a page whose own article is twice as long, has taken something else for it.
_SHORT, _TWICE = 500, 2.0
_MOST_OF = 0.7
# A caption that tells something, and is not only whose picture it is.
_TELLS = compile_pattern(r"\d.*\s.*\s.*\s|\s.*\s.*\s.*\d")


def find_article(tree: HtmlElement, body: str | None) -> tuple[list[Block], tuple[str, ...]]:
    """Give the blocks of the article, and what went wrong; `body` is what the page's JSON-LD calls the article's text.

    A page in which no article is found is read as a whole, which is said. Takes `tree` apart.
    """
    import trafilatura

    for element in [one for one in tree.iter() if one.tag in _UNSEEN or _leads_away(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    extracted = None
    with heard("trafilatura") as complaints:
        try:
            # A copy: the extraction takes apart what it is given. It takes elements of lxml.html, no others.
            found = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, include_tables=False)
            extracted = found.body if found is not None and not isinstance(found, dict) else None
        except (RecursionError, ValueError, AttributeError, TypeError, LookupError, etree.LxmlError) as error:
            complaints.append(type(error).__name__)
    blocks = list(_blocks(extracted)) if extracted is not None else []
    length = sum(len(words) for _, words in blocks)
    if body and length < len(body) * _MISSED:
        return paragraphs(body), ()
    leaves = list(_leaves(tree))
    inside = _inside_article(leaves) if length < _SHORT else []
    if sum(len(leaf.words) for leaf in inside) > _TWICE * length:
        return [_block(leaf) for leaf in inside], ()
    if blocks:
        return _completed(blocks, leaves), ()
    why = f" ({'; '.join(complaints)[:200]})" if complaints else ""
    return whole_page(tree), (f"no article was found in the page, all of its text is read{why}",)


def whole_page(tree: HtmlElement) -> list[Block]:
    """Give all blocks of a page but what never is text of it. Takes `tree` apart."""
    for element in list(tree.iter(*_NO_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()
    body = tree.find("body")
    return list(_blocks(tree if body is None else body))


def paragraphs(text: str) -> list[Block]:
    """Give the lines of a plain text as paragraphs."""
    return [("paragraph", " ".join(part.split())) for part in re.split(r"\n+", text) if part.strip()]


class _Leaf(Struct, frozen=True):
    """A block of the page that holds no other block.

    Where it hangs, its words, the share of them that are links, and whether the page's own names put it aside.
    """

    parent: HtmlElement
    kind: str
    words: str
    linked: float
    aside: bool


def _completed(blocks: list[Block], leaves: list[_Leaf]) -> list[Block]:
    """Give the blocks with what stands between them on the page, beside them, and was lost."""
    places: dict[str, list[int]] = {}
    for index, leaf in enumerate(leaves):
        places.setdefault(leaf.words, []).append(index)
    at: list[int] = []  # the leaf of each block, ascending; -1 where it is not found
    last = -1
    for _, words in blocks:
        following = next((index for index in places.get(" ".join(words.split()), ()) if index > last), -1)
        at.append(following)
        last = max(last, following)
    known = [index for index in at if index >= 0]
    if not known:
        return blocks
    if sum(leaves[index].aside for index in known) * 2 < len(known):
        within = [index < 0 or not leaves[index].aside for index in at]
        blocks = [block for block, told in zip(blocks, within, strict=True) if told]
        at = [index for index, told in zip(at, within, strict=True) if told]
        known = [index for index in at if index >= 0]
    there, said = set(known), {" ".join(words.split()) for _, words in blocks}
    beside = {leaves[index].parent for index in known}
    alike = _alike(leaves, known)
    completed = [_block(leaves[index]) for index in alike if index < known[0]]
    completed += [] if completed else _lead(leaves, known[0], said)
    done = known[0]
    for block, index in zip(blocks, at, strict=True):
        for gap in range(done + 1, index):
            leaf = leaves[gap]
            heads = leaf.kind == "heading" and gap + 1 in there and len(places[leaf.words]) == 1
            belongs = leaf.parent in beside or heads or leaf.kind == "caption"
            if gap not in there and belongs and _is_told(leaf, said):
                completed.append(_block(leaf))
        completed.append(block)
        done = max(done, index)
    return completed + [_block(leaves[index]) for index in alike if index > known[-1]]


def _block(leaf: _Leaf) -> Block:
    return {"headline": "heading", "caption": "paragraph"}.get(leaf.kind, leaf.kind), leaf.words


def _is_told(leaf: _Leaf, said: set[str]) -> bool:
    return leaf.linked < _MOST_LINKED and not leaf.aside and leaf.words not in said


def _alike(leaves: list[_Leaf], known: list[int]) -> list[int]:
    """Give the other paragraphs that are laid out like those found, where these are the smaller part of them.

    An interview or a story in modules is an element of its own for each paragraph, and the extraction takes one group.
    """
    frames = Counter((leaves[index].parent.tag, leaves[index].parent.get("class")) for index in known)
    (frame, count) = frames.most_common(1)[0]
    if not frame[1] or count < _MOST_OF * len(known):
        return []
    found = {
        index
        for index, leaf in enumerate(leaves)
        if leaf.linked < _MOST_LINKED and not leaf.aside and (leaf.parent.tag, leaf.parent.get("class")) == frame
    }
    length = sum(len(leaves[index].words) for index in found)
    if length < _TWICE * sum(len(leaves[index].words) for index in known):
        return []
    return sorted(found - set(known))


def _inside_article(leaves: list[_Leaf]) -> list[_Leaf]:
    """Give what stands in the page's own element for its article, where there is just one."""
    inside: dict[HtmlElement, list[_Leaf]] = {}
    for leaf in leaves:
        holder = next((one for one in (leaf.parent, *leaf.parent.iterancestors()) if one.tag == "article"), None)
        if holder is not None and leaf.linked < _MOST_LINKED and not leaf.aside:
            inside.setdefault(holder, []).append(leaf)
    return next(iter(inside.values())) if len(inside) == 1 else []


def _lead(leaves: list[_Leaf], first: int, said: set[str]) -> list[Block]:
    """Give what leads into the article: sentences between the page's headline and the first paragraph found."""
    reach = leaves[max(0, first - _LEAD_REACH) : first + 1]
    heads = [index for index, leaf in enumerate(reach) if leaf.kind == "headline"]
    if not heads:
        return []
    lead = [
        ("paragraph", leaf.words)
        for leaf in reach[heads[-1] + 1 : -1]
        if _is_told(leaf, said) and len(leaf.words.split()) >= _LEAD_WORDS and len(leaf.words) <= _LEAD_LONGEST
    ]
    above = leaves[first - 1]
    return [*lead, ("heading", above.words)] if above.kind == "heading" and _is_told(above, said) else lead


def _leaves(tree: HtmlElement) -> Iterator[_Leaf]:
    """Give the blocks of the page that hold no other block, in its order, without what never is an article's text."""
    stack = [(tree, False)]
    while stack:
        element, aside = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        aside = aside or _ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()) is not None
        if next((one for one in element.iterdescendants(*_BLOCKS) if one.tag != "hr"), None) is not None:
            stack.extend((child, aside) for child in reversed(element))
            continue
        parent = element.getparent()
        if element.tag not in _BLOCKS or parent is None:
            continue
        words = _tidy(element.text_content())
        if words and (element.tag != "figcaption" or _TELLS.search(words)):
            yield _Leaf(parent, _KINDS.get(element.tag, "paragraph"), words, _linked(element, words), aside)


def _linked(element: HtmlElement, words: str) -> float:
    return sum(len(_tidy(link.text_content())) for link in element.iter("a")) / max(1, len(words))


def _leads_away(element: HtmlElement) -> bool:
    """Tell a paragraph of links to other articles ("Read more: ...") from one of the article."""
    if element.tag not in _AWAY_TAGS or next(element.iterdescendants(*_BLOCKS), None) is not None:
        return False
    words = _tidy(element.text_content())
    return (
        0 < len(words) <= 200
        and file_words().leads_away.match(words) is not None
        and (_linked(element, words) >= _AWAY_LINKED or element.tag in _HEADINGS)
    )


def _tidy(words: str) -> str:
    return " ".join(_LETTERS.sub("", words).split())


def _blocks(root: HtmlElement) -> Iterator[Block]:
    """Give the blocks below an element in the order of the page, without the letters that only tell where to break.

    Works on trafilatura's elements and on those of HTML alike, without recursion: pages nest as deep as they like.
    """
    words: list[str] = []
    kind = "paragraph"

    def flush() -> Iterator[Block]:
        lines = [_tidy(line) for line in "".join(words).split("\n")]
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
