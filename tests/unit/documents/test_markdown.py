"""Markdown: the file is the text of record, its structure becomes passages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import read_bytes
from tests.unit.documents.invariants import assert_sound, rows, told

ARTICLE = """---
title: "The vote"
date: 2012-03-05
author: Jo Smith
---
# Result of the vote

First sentence is here. Second
one is wrapped.

## Shares

Table 1: shares by candidate

| Candidate | Share |
|:----------|------:|
| Putin     | 63.6% |
| Zyuganov  | 17.18% |

- One item is 5%.
- Another is 6%.

```
code 7
```

Setext heading
--------------

> A quote is 8%.
"""


def test_structure_becomes_passages_with_lines():
    document = read_bytes(ARTICLE.encode(), "a.md")
    assert document.text == ARTICLE
    assert (document.title, document.date, document.author) == ("The vote", datetime.date(2012, 3, 5), "Jo Smith")
    assert told(document) == [
        ("heading", "line 6", "Result of the vote"),
        ("sentence", "line 8", "First sentence is here."),
        ("sentence", "line 8", "Second\none is wrapped."),
        ("heading", "line 11", "Shares"),
        ("sentence", "line 13", "Table 1: shares by candidate"),
        ("row", "line 17", "| Putin     | 63.6% |"),
        ("row", "line 18", "| Zyuganov  | 17.18% |"),
        ("sentence", "line 20", "One item is 5%."),
        ("sentence", "line 21", "Another is 6%."),
        ("sentence", "line 24", "code 7"),
        ("heading", "line 27", "Setext heading"),
        ("sentence", "line 30", "> A quote is 8%."),
    ]
    assert rows(document) == [["Candidate", "Share"], ["Putin", "63.6%"], ["Zyuganov", "17.18%"]]
    assert document.passages[5].context == "Table 1: shares by candidate | Candidate | Share"
    assert document.passages[7].context == "Shares"
    assert_sound(document)


@pytest.mark.parametrize(
    ("line", "words"),
    [("# A #", "A"), ("#  A", "A"), ("### C# ", "C#"), ("# 5% ##", "5%")],
)
def test_headings_leave_their_marks_outside(line, words):
    assert told(read_bytes(f"{line}\n\ntext.".encode(), "a.md"))[0] == ("heading", "line 1", words)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab |-#=>*`\n:\\_.1%"), min_size=1, max_size=200).filter(str.strip))
def test_any_markdown_is_sound(text):
    document = read_bytes(text.encode(), "a.md")
    assert document.text == text
    assert_sound(document)
