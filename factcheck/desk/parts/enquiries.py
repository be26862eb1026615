"""Questions to the author: asked at a claim, sent as one numbered list, answered by number."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.desk.record.claims import split_key
from factcheck.desk.record.lookup import find_article, find_claim, find_claims
from factcheck.desk.record.model import Enquiry
from factcheck.desk.record.records import stored
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.storage import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.desk.parts.person import Person
    from factcheck.desk.record.records import Records

__all__ = ["Enquiries"]


class Enquiries:
    """Asking, sending and answering."""

    def __init__(self, records: Records, person: Person) -> None:
        self._records, self._person = records, person

    def of(self, article: str, *, open_only: bool = False) -> list[Enquiry]:
        """Give an article's questions by number."""
        find_article(self._records, article)
        found = (item for _, item in self._asked(article))
        return [item for item in found if item.open or not open_only]

    def ask(self, key: str, text: str, *, to: str = "") -> Enquiry:
        """Open a question at a claim; its draft is gone then. Numbers count through the article and are given once."""
        slug, number = split_key(key)
        if not text.strip():
            raise Refused(key, "the question is empty", "say what you want to know")
        with self._records.storage.exclusive():
            find_claim(self._records, key)
            asked = self._records.enquiry_numbers.get(slug, 0) + 1
            enquiry = Enquiry(slug, asked, number, text.strip(), to, self._person.by, self._person.os, now())
            new = str(self._records.storage.next_id("enquiries"))
            self._records.commit("ask", {"enquiries": {new: stored(enquiry)}})
        self._person.submitted(key, "question")
        return enquiry

    def answer(self, article: str, number: int, text: str, *, answered_by: str = "") -> Enquiry:
        """Keep the answer to a question; an answer that is there already is superseded and stays in the history."""
        [enquiry] = self.answer_all(article, {number: text}, answered_by=answered_by)
        return enquiry

    def answer_all(self, article: str, texts: dict[int, str], *, answered_by: str = "") -> list[Enquiry]:
        """Keep several answers, all of them or none; raises `Refused` for a number that was never asked."""
        with self._records.storage.exclusive():
            answered = [
                replace(self._enquiry(article, number)[1], answer=text.strip(), answered_by=answered_by, answered=now())
                for number, text in texts.items()
            ]
            self._keep("answer", answered)
        return answered

    def withdraw(self, article: str, number: int, *, reason: str) -> Enquiry:
        """Say that a question need not be answered any more, and why."""
        with self._records.storage.exclusive():
            withdrawn = replace(self._enquiry(article, number)[1], withdrawn=reason)
            self._keep("withdraw", [withdrawn])
        return withdrawn

    def as_list(self, article: str, *, mark_sent: bool = False) -> str:
        """Give the open questions of an article as one numbered Markdown list; with `mark_sent` record that it left."""
        with self._records.storage.exclusive() if mark_sent else nullcontext():
            questions = self.of(article, open_only=True)
            claims = {record.number: record.claim for record in find_claims(self._records, article, gone=True)}
            if mark_sent and questions:
                self._keep("send", [replace(enquiry, sent=now()) for enquiry in questions])
        lines = [f"# Questions about {find_article(self._records, article).title}", ""]
        for enquiry in questions:
            words = " ".join(claims[enquiry.claim].text.split())
            about = f" ({enquiry.to})" if enquiry.to else ""
            lines += [f"{enquiry.number}. {' '.join(enquiry.text.split())}{about}", f"   > {words}", ""]
        return "\n".join(lines) if questions else ""

    def _asked(self, article: str) -> Iterator[tuple[int, Enquiry]]:
        """Give an article's questions with their ids, in the order in which they were asked."""
        asked = self._records.places.corner(article).at["enquiries"]
        for key in sorted({key for keys in asked.values() for key in keys}):
            if (enquiry := self._records.typed(Enquiry, "enquiries", key)) is not None and enquiry.article == article:
                yield key, enquiry

    def _enquiry(self, article: str, number: int) -> tuple[int, Enquiry]:
        find_article(self._records, article)
        for key, enquiry in self._asked(article):
            if enquiry.number == number:
                return key, enquiry
        raise Refused(f"{article} question {number}", "was never asked", "`factcheck ask` lists the questions")

    def _keep(self, action: str, enquiries: Iterable[Enquiry]) -> None:
        documents = {str(self._enquiry(item.article, item.number)[0]): stored(item) for item in enquiries}
        self._records.commit(action, {"enquiries": documents} if documents else {})
