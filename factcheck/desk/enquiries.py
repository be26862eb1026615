"""Questions to the author: asked at a claim, sent as one numbered list, answered by number."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, ValidationError, json
from msgspec.structs import replace

from factcheck.desk.claims import split_key
from factcheck.desk.journal import Refused
from factcheck.desk.model import Enquiry
from factcheck.desk.part import Part
from factcheck.desk.records import stored
from factcheck.desk.storage import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ANSWERS", "Enquiries", "answers_of_page", "read_answers", "unasked_numbers"]

ANSWERS = "factcheck-answers/1"

# "3. Yes", "3) Yes", "Q3: Yes", "No. 3 - Yes", and the same behind a mail program's "> ".
_NUMBERED = re.compile(
    r"^[>\s]*(?:q(?:uestion)?\.?\s*|no\.?\s*|#)?(\d{1,4})\s*[.):\u2013\u2014-]\s*(.*)$", re.IGNORECASE
)
_QUOTED = re.compile(r"^\s*>")


class Enquiries(Part):
    """Asking, sending and answering."""

    def enquiries(self, article: str, *, open_only: bool = False) -> list[Enquiry]:
        """Give an article's questions by number."""
        self.article(article)
        found = (item for _, item in self._asked(article))
        return [item for item in found if item.open or not open_only]

    def _asked(self, article: str) -> Iterator[tuple[int, Enquiry]]:
        """Give an article's questions with their ids, in the order in which they were asked."""
        asked = self._records.places.corner(article).at["enquiries"]
        for key in sorted({key for keys in asked.values() for key in keys}):
            if (enquiry := self._records.typed(Enquiry, "enquiries", key)) is not None and enquiry.article == article:
                yield key, enquiry

    def ask(self, key: str, text: str, *, to: str = "") -> Enquiry:
        """Open a question at a claim; its draft is gone then. Numbers count through the article and are given once."""
        slug, number = split_key(key)
        if not text.strip():
            raise Refused(key, "the question is empty", "say what you want to know")
        with self._records.storage.exclusive():
            self.claim(key)
            asked = self._records.enquiry_numbers.get(slug, 0) + 1
            enquiry = Enquiry(slug, asked, number, text.strip(), to, self.by, self.os, now())
            new = str(self._records.storage.next_id("enquiries"))
            self._records.commit("ask", {"enquiries": {new: stored(enquiry)}})
        self._submitted(key, "question")
        return enquiry

    def answer(self, article: str, number: int, text: str, *, answered_by: str = "") -> Enquiry:
        """Keep the answer to a question; an answer that is there already is superseded and stays in the history."""
        [enquiry] = self.answers(article, {number: text}, answered_by=answered_by)
        return enquiry

    def answers(self, article: str, texts: dict[int, str], *, answered_by: str = "") -> list[Enquiry]:
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

    def question_list(self, article: str, *, mark_sent: bool = False) -> str:
        """Give the open questions of an article as one numbered Markdown list; with `mark_sent` record that it left."""
        with self._records.storage.exclusive() if mark_sent else nullcontext():
            questions = self.enquiries(article, open_only=True)
            claims = {record.number: record.claim for record in self.claims(article, gone=True)}
            if mark_sent and questions:
                self._keep("send", [replace(enquiry, sent=now()) for enquiry in questions])
        lines = [f"# Questions about {self.article(article).title}", ""]
        for enquiry in questions:
            words = " ".join(claims[enquiry.claim].text.split())
            about = f" ({enquiry.to})" if enquiry.to else ""
            lines += [f"{enquiry.number}. {' '.join(enquiry.text.split())}{about}", f"   > {words}", ""]
        return "\n".join(lines) if questions else ""

    def _enquiry(self, article: str, number: int) -> tuple[int, Enquiry]:
        self.article(article)
        for key, enquiry in self._asked(article):
            if enquiry.number == number:
                return key, enquiry
        raise Refused(f"{article} question {number}", "was never asked", "`factcheck ask` lists the questions")

    def _keep(self, action: str, enquiries: Iterable[Enquiry]) -> None:
        documents = {str(self._enquiry(item.article, item.number)[0]): stored(item) for item in enquiries}
        self._records.commit(action, {"enquiries": documents} if documents else {})


def read_answers(text: str, asked: Iterable[Enquiry]) -> dict[int, str]:
    """Give the answers of a reply by the number of their question.

    An answer begins at a line with a question's number and goes on to the next such line. A mail program's quoted
    copy of the questions ("> 3. Where is this from?") is passed over, what stands below it counts as the answer.
    """
    questions = {enquiry.number: " ".join(enquiry.text.split()) for enquiry in asked}
    answers: dict[int, list[str]] = {}
    number = None
    for line in text.splitlines():
        match = _NUMBERED.match(line)
        if match and int(match[1]) in questions:
            number = int(match[1])
            answers.setdefault(number, [])
            words = " ".join(match[2].split())
            repeats = words.startswith(questions[number])
            line = words[len(questions[number]) :].strip() if repeats else ("" if _QUOTED.match(line) else match[2])
        elif _QUOTED.match(line):
            continue
        if number is not None:
            answers[number].append(line)
    joined = {number: "\n".join(lines).strip() for number, lines in answers.items()}
    return {number: words for number, words in joined.items() if words}


class _Answered(Struct):
    """The file that a page with questions saves."""

    format: str
    article: str
    questions: dict[str, str]
    answers: dict[str, str]
    answered_by: str = ""


def answers_of_page(text: str, article: str, asked: Iterable[Enquiry]) -> tuple[dict[int, str], str] | None:
    """Give the answers that a page with questions saved, by number, and who gave them; None where it is no such file.

    Raises `Refused` for a file that is damaged, or that answers other questions than those of this article here.
    """
    if not text.lstrip("\ufeff \r\n").startswith("{"):
        return None
    try:
        found = json.decode(text.lstrip("\ufeff"), type=_Answered)
    except (ValidationError, DecodeError) as error:
        raise Refused(
            "the answers", f"are no file that a page of questions saved ({error})", "ask for it again"
        ) from error
    if found.format != ANSWERS or found.article != article:
        raise Refused("the answers", f"are those to {found.article}", f"name that article instead of {article}")
    questions = {str(enquiry.number): enquiry.text for enquiry in asked}
    strange = [number for number in found.answers if questions.get(number) != found.questions.get(number)]
    if strange:
        problem = f"are to other questions than those here: {', '.join(strange)}"
        raise Refused("the answers", problem, "see that they are of this desk, or answer by `factcheck answer`")
    return {int(number): words for number, words in found.answers.items() if words.strip()}, found.answered_by


def unasked_numbers(text: str, asked: Iterable[Enquiry]) -> list[int]:
    """Give the numbers at the beginning of a reply's lines that no question has, each once, in their order."""
    known = {enquiry.number for enquiry in asked}
    matches = (_NUMBERED.match(line) for line in text.splitlines())
    numbers = dict.fromkeys(int(match[1]) for match in matches if match)
    return [number for number in numbers if number not in known]
