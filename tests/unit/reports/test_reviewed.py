"""A draft that left with our comments and comes back with an editor's: what answers which question."""

import io
import json
import re
import zipfile

import docx
import pytest

from tests.cli.running import commands, factcheck

DRAFT = "The count\n\nGarston counted 1,835 ballots on Sunday.\n\nWalton counted 2,100 ballots.\n"


@pytest.fixture
def run(tmp_path):
    (tmp_path / "count.txt").write_text(DRAFT)
    run = commands(tmp_path / "desk", tmp_path)
    run("add", "count.txt", "--scale", "draft")
    run("ask", "count#1", "Is this the final count?")
    run("ask", "count#2", "Where from?")
    run("ask", "count#2", "As of when?")
    return run


def answers(run):
    return [json.loads(line)["answer"] for line in run("ask", "count", "--json").splitlines()]


def replied(data, *replies):
    """Give a document as Word saves it when somebody replied: (the comment with these words, the reply, its author)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "word/comments.xml":
                new.writestr(name, old.read(name))
                continue
            text = old.read(name).decode()
            comments = re.findall(r"<w:comment .*?</w:comment>", text, re.DOTALL)
            ids, told, threads = {}, [], []
            for at, comment in enumerate(comments):
                *first, last = comment.split("<w:p>")
                told.append("<w:p>".join(first) + f'<w:p w14:paraId="{at:08X}">' + last)
                ids[comment] = f"{at:08X}"
            for at, (words, reply, author) in enumerate(replies, len(comments)):
                parent = next((ids[comment] for comment in comments if words and words in comment), None)
                lines = "".join(
                    f'<w:p w14:paraId="{at:04X}{number:04X}"><w:r><w:t>{line}</w:t></w:r></w:p>'
                    for number, line in enumerate(reply.split("\n"))
                )
                told.append(f'<w:comment w:id="{at}" w:author="{author}">{lines}</w:comment>')
                own = f"{at:04X}{reply.count(chr(10)):04X}"
                above = f' w15:paraIdParent="{parent}"' if parent else ""
                threads.append(f'<w15:commentEx w15:paraId="{own}"{above} w15:done="1"/>')
            spaces = (
                'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
                'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
                'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
            )
            new.writestr(name, f"<w:comments {spaces}>{''.join(told)}</w:comments>")
            new.writestr("word/commentsExtended.xml", f"<w15:commentsEx {spaces}>{''.join(threads)}</w15:commentsEx>")
    return out.getvalue()


def test_replies_in_word_answer_the_questions_of_the_comment_that_they_reply_to(run, tmp_path):
    run("report", "count", "--format", "annotated-docx", "-o", "out.docx")
    back = replied(
        (tmp_path / "out.docx").read_bytes(),
        ("Question 1: ", "Yes, of Sunday.\nSee the list.", "Ann"),
        ("Question 2: ", "3. As of Monday.\n2. From the clerk.", "Bea"),
        (None, "Please shorten this.", "Cyd"),
    )
    (tmp_path / "back.docx").write_bytes(back)
    assert run("answer", "count", "--file", "back.docx").count("answer to question") == 3
    assert answers(run) == ["Yes, of Sunday.\nSee the list.", "From the clerk.", "As of Monday."]
    first = json.loads(run("ask", "count", "--json").splitlines()[0])
    assert first["answered_by"] == "Ann"


def test_the_same_document_again_doubles_nothing(run, tmp_path):
    run("report", "count", "--format", "annotated-docx", "-o", "out.docx")
    (tmp_path / "back.docx").write_bytes(replied((tmp_path / "out.docx").read_bytes(), ("Question 1: ", "Yes.", "Ann")))
    run("answer", "count", "--file", "back.docx")
    before = run("log", "count")
    assert "holds no new answer" in run("answer", "count", "--file", "back.docx", code=2)
    assert run("log", "count") == before


def test_a_comment_that_another_program_adds_counts_by_its_numbers(run, tmp_path):
    run("report", "count", "--format", "annotated-docx", "-o", "out.docx")
    document = docx.Document(tmp_path / "out.docx")
    ours = len(list(document.comments))
    document.add_comment(document.paragraphs[-1].runs, text="1. Yes.", author="Ann")
    document.add_comment(document.paragraphs[-1].runs, text="A nice piece.", author="Bea")
    document.save(tmp_path / "back.docx")
    assert len(list(docx.Document(tmp_path / "back.docx").comments)) == ours + 2
    run("answer", "count", "--file", "back.docx")
    assert answers(run) == ["Yes.", None, None]


def at_our_words(document, number, text, author):
    """Comment on the very words of a comment of ours, as LibreOffice saves a reply: it keeps no order of comments."""
    start, end = (
        document.element.body.xpath(f".//w:commentRange{each}[@w:id='{number}']")[0] for each in ("Start", "End")
    )
    paragraph = next(each for each in document.paragraphs if each._p is start.getparent())
    inside = list(start.getparent())
    inside = inside[inside.index(start) : inside.index(end)]
    return document.add_comment([run for run in paragraph.runs if run._r in inside], text=text, author=author)


def test_a_reply_that_is_saved_without_what_it_replies_to_is_known_by_its_words(run, tmp_path):
    run("report", "count", "--format", "annotated-docx", "-o", "out.docx")
    document = docx.Document(tmp_path / "out.docx")
    at_our_words(document, 0, "Yes, of Sunday.", "Ann")
    at_our_words(document, 1, "3. As of Monday.\n2. From the clerk.", "Bea")
    document.add_comment(document.paragraphs[0].runs, text="A nice piece.", author="Bea")
    document.save(tmp_path / "back.docx")
    assert run("answer", "count", "--file", "back.docx").count("answer to question") == 3
    assert answers(run) == ["Yes, of Sunday.", "From the clerk.", "As of Monday."]
    assert "holds no new answer" in run("answer", "count", "--file", "back.docx", code=2)


def test_what_we_say_twice_of_the_same_words_is_no_reply_to_ourselves(run, tmp_path):
    run("report", "count", "--format", "annotated-docx", "-o", "out.docx")
    document = docx.Document(tmp_path / "out.docx")
    at_our_words(document, 0, "stands", next(iter(document.comments)).author)
    document.save(tmp_path / "back.docx")
    assert "holds no new answer" in run("answer", "count", "--file", "back.docx", code=2)
    assert answers(run) == [None, None, None]


def test_markdown_goes_and_comes_back_with_criticmarkup(run, tmp_path):
    run("report", "count", "--format", "critic", "-o", "out.md")
    text = (tmp_path / "out.md").read_text()
    assert "Garston counted {==1,835 ballots==}{>>count#1: " in text
    assert (
        re.sub(r"\{>>.*?<<\}", "", text, flags=re.DOTALL).replace("{==", "").replace("==}", "").strip() == DRAFT.strip()
    )
    one, two = re.findall(r"\{>>[^}]*?Question \d: .*?<<\}", text, re.DOTALL)
    text = text.replace(one, one + "{>>Yes, of Sunday.<<}").replace(two, two + " {>>2. The clerk.\n3. Monday.<<}")
    (tmp_path / "back.md").write_text(text + "{>>A nice piece.<<}\n")
    run("answer", "count", "--file", "back.md", "--from", "Ann")
    assert answers(run) == ["Yes, of Sunday.", "The clerk.", "Monday."]


def test_a_correction_is_a_replacement_and_outside_words_are_no_marks(tmp_path):
    (tmp_path / "count.txt").write_text("Garston {>>counted<<} 1,835 {==ballots==} on Sunday.\n")
    run = commands(tmp_path / "desk", tmp_path)
    run("add", "count.txt", "--scale", "draft")
    run("rate", "count#1", "change", "--replacement", "1,840 <<} {>>x<<}")
    text = run("report", "count", "--format", "critic")
    assert text.count("{>>") == text.count("<<}") == 1
    assert "~>1,840 " in text
    assert "{==ballots==}" not in text


def test_a_damaged_document_is_told_and_nothing_is_kept(run, tmp_path):
    run("report", "count", "--format", "annotated-docx", "-o", "out.docx")
    data = (tmp_path / "out.docx").read_bytes()
    (tmp_path / "cut.docx").write_bytes(data[: len(data) // 2])
    run("answer", "count", "--file", "cut.docx", code=2)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) if name != "word/comments.xml" else b"<w:comments")
    (tmp_path / "bad.docx").write_bytes(out.getvalue())
    assert "cannot be read" in run("answer", "count", "--file", "bad.docx", code=2)
    done = factcheck("--desk", tmp_path / "desk", "ask", "count", "--json")
    assert all(json.loads(line)["answer"] is None for line in done.stdout.splitlines())
