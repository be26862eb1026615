"""What comes back in a draft that left with our comments: replies, by the questions that they are replies to.

In a Word document a reply is a comment below ours, or where the program that saved it keeps no such order (as
LibreOffice does) somebody else's comment at the very words of ours; in Markdown it is a CriticMarkup comment behind
ours. Comments that answer no question are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.desk.judging.replies import read_answers
from factcheck.documents.archives import DAMAGE, checked_archive
from factcheck.documents.content import Raw
from factcheck.documents.limits import DEFAULT
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from factcheck.desk import Enquiry

__all__ = ["Reply", "Unreadable", "critic_comments", "docx_comments", "is_critic", "is_docx", "replies"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

_OURS = re.compile(r"^Question (\d{1,4}): ", re.MULTILINE)  # as a comment of ours begins a question
_CRITIC = re.compile(r"\{>>(.*?)<<\}", re.DOTALL)


class Unreadable(FactcheckError):
    """A draft whose comments cannot be read."""


class Comment(Struct, frozen=True):
    """A comment; `parent` is which of the comments it replies to, None where it stands for itself."""

    text: str
    author: str
    parent: int | None = None


class Reply(Struct, frozen=True):
    """An answer to the question of a number, and who gave it ("" where nothing says so)."""

    number: int
    text: str
    author: str


def is_docx(data: bytes) -> bool:
    """Tell whether these are the bytes of an archive, as Word's documents are."""
    return data.startswith(b"PK\x03\x04")


def is_critic(text: str) -> bool:
    """Tell whether a text holds a comment of ours in CriticMarkup."""
    return any(_OURS.search(words) for words in _CRITIC.findall(text))


def critic_comments(text: str) -> list[Comment]:
    """Give the comments of a CriticMarkup text; one that follows another with nothing between replies to the first."""
    found: list[Comment] = []
    end = -1
    for match in _CRITIC.finditer(text):
        joined = bool(found) and not text[end : match.start()].strip()
        parent = (len(found) - 1 if found[-1].parent is None else found[-1].parent) if joined else None
        found.append(Comment(match[1].strip(), "", parent))
        end = match.end()
    return found


def docx_comments(data: bytes, source: str) -> list[Comment]:
    """Give the comments of a Word document with what they reply to. Raises `Unreadable`, `UnreadableSource`."""
    from lxml import etree

    with checked_archive(Raw(data, source, None), DEFAULT) as archive:
        try:
            written = _part(archive, "word/comments.xml")
            threads = _part(archive, "word/commentsExtended.xml")
            body = _part(archive, "word/document.xml")
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(written, parser) if written else None
            tied = etree.fromstring(threads, parser) if threads else None
            text = etree.fromstring(body, parser) if written and body else None
        except (*DAMAGE, etree.XMLSyntaxError) as error:
            remedy = "open it in its program and save it again"
            raise Unreadable(source, f"has comments that cannot be read ({str(error)[:100]})", remedy) from error
    if root is None:
        return []
    parents = {
        item.get(f"{W15}paraId"): item.get(f"{W15}paraIdParent")
        for item in (tied.iter(f"{W15}commentEx") if tied is not None else ())
    }
    comments = list(root.iter(f"{W}comment"))
    places = {paragraph.get(f"{W14}paraId"): at for at, item in enumerate(comments) for paragraph in item.iter(f"{W}p")}
    found = []
    for item in comments:
        paragraphs = list(item.iter(f"{W}p"))
        words = "\n".join("".join(part.text or "" for part in each.iter(f"{W}t")) for each in paragraphs)
        own = next((each.get(f"{W14}paraId") for each in reversed(paragraphs)), None)
        above = parents.get(own) if own else None
        found.append(Comment(words.strip(), item.get(f"{W}author") or "", places.get(above) if above else None))
    if text is None or any(comment.parent is not None for comment in found):
        return found
    return _by_their_words(found, [str(item.get(f"{W}id")) for item in comments], text)


def _by_their_words(comments: Sequence[Comment], ids: Sequence[str], body: _Element) -> list[Comment]:
    """Let comments reply to the first of another author at the very same words."""
    spans: dict[str, list[int]] = {}
    at = 0
    for item in body.iter(f"{W}t", f"{W}delText", f"{W}commentRangeStart", f"{W}commentRangeEnd"):
        if item.tag in (f"{W}t", f"{W}delText"):
            at += len(item.text or "")
        else:
            spans.setdefault(str(item.get(f"{W}id")), []).append(at)
    first: dict[tuple[int, ...], int] = {}
    found: list[Comment] = []
    for number, (comment, name) in enumerate(zip(comments, ids, strict=True)):
        above = first.setdefault(tuple(spans[name]), number) if name in spans else number
        replies = above != number and comments[above].author != comment.author
        found.append(replace(comment, parent=above) if replies else comment)
    return found


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def replies(comments: Sequence[Comment], asked: Iterable[Enquiry]) -> list[Reply]:
    """Give the answers among comments, by the numbers of their questions; of two to one question the last.

    A reply to a comment of ours with one question answers it. To several it says which by its numbers, as a mail does,
    and so can a comment that stands for itself.
    """
    questions = {enquiry.number: enquiry for enquiry in asked}
    found: dict[int, Reply] = {}
    for comment in comments:
        if not comment.text or _OURS.search(comment.text):
            continue
        above = comments[comment.parent].text if comment.parent is not None else ""
        numbers = [int(number) for number in _OURS.findall(above) if int(number) in questions]
        given = read_answers(comment.text, questions.values())
        if len(numbers) == 1 and not given:
            given = {numbers[0]: comment.text}
        found |= {number: Reply(number, words, comment.author) for number, words in given.items()}
    return [reply for number, reply in sorted(found.items()) if questions[number].answer != reply.text]
