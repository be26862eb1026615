"""What comes back from the author, read: a mail with numbered answers, or the file that a page of questions saved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, ValidationError, json

from factcheck.desk.store.medium import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.desk.record.model import Enquiry

__all__ = ["ANSWERS", "answers_of_page", "read_answers", "unasked_numbers"]

ANSWERS = "factcheck-answers/1"

# "3. Yes", "3) Yes", "Q3: Yes", "No. 3 - Yes", and the same behind a mail program's "> ".
_NUMBERED = re.compile(
    r"^[>\s]*(?:q(?:uestion)?\.?\s*|no\.?\s*|#)?(\d{1,4})\s*[.):\u2013\u2014-]\s*(.*)$", re.IGNORECASE
)
_QUOTED = re.compile(r"^\s*>")


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
