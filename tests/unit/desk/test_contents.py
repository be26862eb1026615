"""What is kept beside a long journal: it says what the lines say, is thrown away without loss, and spares reading."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli.main import run
from factcheck.desk import Damaged, Desk, Verdict
from factcheck.desk.record.opening import CONTENTS, JOURNAL
from factcheck.desk.record.records import Records
from factcheck.desk.record.scales import Rating, custom_scale
from factcheck.desk.store import storage as desk_storage
from factcheck.desk.upkeep.doctor import contents_fault
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.desk.store.contents import Contents

NEXT = TEXT.replace("He won", "In the end he won")

STEPS: list[Callable[[Desk], object]] = [
    lambda desk: desk.claims.rate(Verdict("elections", 1, "stands")),
    lambda desk: desk.claims.note("elections#2", "words"),
    lambda desk: desk.enquiries.ask("elections#3", "Of whom?"),
    lambda desk: desk.enquiries.answer("elections", 1, "Of voters."),
    lambda desk: desk.enquiries.ask("elections#3", "Since when?"),
    lambda desk: desk.history.undo(),
    lambda desk: desk.history.redo(),
    lambda desk: desk.history.undo(),
    lambda desk: desk.claims.rate(Verdict("elections", 2, "change")),
    lambda desk: desk.claims.assign("elections#2", "ben", task="read"),
    lambda desk: desk.evidence.add(document("63.75%.", "count.txt"), b"1", rank="primary"),
    lambda desk: desk.evidence.add(document("63.8%.", "count.txt"), b"2"),
    lambda desk: desk.evidence.add(document("64%.", "agency.txt"), b"3"),
    lambda desk: desk.evidence.remove("e3", reason="wrong"),
    lambda desk: desk.claims.add("elections", 51, 58),
    lambda desk: desk.history.undo(),
    lambda desk: desk.claims.split("elections#1", [(0, 10), (11, 24)]),
    lambda desk: desk.articles.add(document(NEXT), NEXT.encode(), claims=claims(NEXT)),
    lambda desk: desk.claims.reopen(["elections#2"], "new figures"),
    lambda desk: desk.articles.add(document(source="second.txt"), TEXT.encode(), claims=claims()),
    lambda desk: desk.claims.merge(["second#1", "second#2"]),
    lambda desk: desk.settings.keep("policy", "strict"),
    lambda desk: desk.settings.define(
        [custom_scale("own", "Our own", (Rating("yes", "yes", "yes"), Rating("no", "no", "no")))], {}
    ),
]


def test_how_much_of_a_long_journal_is_read_is_told(folder: Path) -> None:
    with Desk.open(folder, by="ann") as desk:
        for _ in range(4):
            desk.claims.note("elections#1", "words " * 100_000)
        size = desk.revision
    (folder / CONTENTS).unlink(missing_ok=True)
    told: list[tuple[int, int]] = []
    with Desk.open(folder, tell=lambda *how_far: told.append(how_far)):
        pass
    assert len(told) > 1
    assert {of for _, of in told} == {size}
    assert sorted(told) == told
    told.clear()
    with Desk.open(folder, tell=lambda *how_far: told.append(how_far)):
        pass
    assert not told  # what it came to is kept


def kept(folder: Path) -> None:
    """Keep what the lines came to, as a session on a long journal does when it ends."""
    records = Records(folder / JOURNAL, "ann", contents=folder / CONTENTS)
    records.storage.keep_contents()
    records.storage.close()


def drawn(folder: Path, *, lines_alone: bool) -> Contents[Any]:
    """Give everything that is known of a journal, by its lines alone or by what was kept as well."""
    records = Records(folder / JOURNAL, "ann", contents=None if lines_alone else folder / CONTENTS)
    found = records.storage.contents()
    records.storage.close()
    return found


@pytest.mark.parametrize("every", [1, 4, 100], ids=["kept at each step", "kept at times", "kept once"])
def test_what_was_kept_says_after_every_step_what_the_lines_say(folder: Path, every: int) -> None:
    kept(folder)
    for number, step in enumerate(STEPS):
        with Desk.open(folder, by="ann") as desk:
            step(desk)
        assert drawn(folder, lines_alone=False) == drawn(folder, lines_alone=True)
        assert contents_fault(folder) is None
        if number % every == every - 1:
            kept(folder)


def test_a_desk_opened_from_what_was_kept_is_the_desk(folder: Path) -> None:
    with Desk.open(folder, by="ann") as desk:
        for step in STEPS:
            step(desk)
        before = (
            desk.claims.of("elections", gone=True),
            desk.evidence.all(),
            desk.tables.seen(),
            desk.survey.numbers("second"),
        )
    kept(folder)
    with Desk.open(folder, by="ann") as desk:
        assert before == (
            desk.claims.of("elections", gone=True),
            desk.evidence.all(),
            desk.tables.seen(),
            desk.survey.numbers("second"),
        )
        assert desk.history.undo().action == "merge-claims"


def test_old_lines_are_not_decoded_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk.open(folder, by="ann") as desk:
        desk.claims.rate(Verdict("elections", 1, "stands"))
    kept(folder)
    with Desk.open(folder, by="ann") as desk:
        desk.claims.note("elections#1", "later")
    taken = []
    take = desk_storage.JournalStorage._apply
    monkeypatch.setattr(
        desk_storage.JournalStorage, "_apply", lambda self, line: (taken.append(line.operation["do"]), take(self, line))
    )
    with Desk.open(folder, by="ann") as desk:
        assert desk.claims.get("elections#1").verdict.rating == "stands"
    assert taken == ["note"]


def test_a_long_journal_leaves_it_behind_private_to_its_owner_and_a_short_one_does_not(folder: Path) -> None:
    assert not (folder / CONTENTS).exists()
    words = "x" * 400_000
    with Desk.open(folder, by="ann") as desk:
        for number in (1, 2, 3):
            desk.claims.note(f"elections#{number}", words)
    assert stat.S_IMODE((folder / CONTENTS).stat().st_mode) == 0o600
    before = (folder / CONTENTS).read_bytes()
    with Desk.open(folder, by="ann") as desk:
        desk.claims.note("elections#1", "a short one")
    assert (folder / CONTENTS).read_bytes() == before


def test_what_was_kept_under_other_rules_is_not_taken(folder: Path) -> None:
    records = Records(folder / JOURNAL, "ann", contents=folder / CONTENTS)
    records.places.made_by = "other rules"
    records.places.articles.clear()
    records.storage.keep_contents()
    records.storage.close()
    with Desk.open(folder, by="ann") as desk:
        assert [article.slug for article in desk.articles.all()] == ["elections"]


def test_what_says_something_else_than_the_lines_is_named_by_verify(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(folder, by="ann") as desk:
        desk.claims.rate(Verdict("elections", 1, "stands"))
    kept(folder)
    assert run(["--desk", str(folder), "desk", "verify"]) == 0
    records = Records(folder / JOURNAL, "ann", contents=folder / CONTENTS)
    records.places.made_corner("elections").at["verdicts"].clear()
    records.storage.keep_contents()
    records.storage.close()
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    assert "contents" in capsys.readouterr().err
    (folder / CONTENTS).unlink()
    assert run(["--desk", str(folder), "desk", "verify"]) == 0


def test_a_folder_that_takes_no_file_costs_nothing_but_time(folder: Path) -> None:
    (folder / CONTENTS).mkdir()
    kept(folder)
    with Desk.open(folder, by="ann") as desk:
        assert len(desk.claims.of("elections")) == 3
    assert not list((folder / CONTENTS).iterdir())
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_what_changed_in_an_old_line_is_told_when_it_is_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far = "far from it " * 20_000
    with Desk.open(folder, by="ann") as desk:
        desk.claims.note("elections#2", far)
        desk.claims.note("elections#1", "an old note")
        desk.claims.note("elections#2", far)
        desk.claims.note("elections#2", "near")
    kept(folder)
    whole = (folder / JOURNAL).read_bytes()
    (folder / JOURNAL).write_bytes(whole.replace(b"an old note", b"an odd note"))
    with Desk.open(folder, by="ann") as desk:
        assert desk.claims.note("elections#3", "the newest").text == "the newest"
        assert [note.text for note in desk.claims.get("elections#3").notes] == ["the newest"]
        for look in (lambda: desk.claims.get("elections#1"), lambda: list(desk.history.log()), desk.lines.as_bytes):
            with pytest.raises(Damaged, match="not what was read there before"):
                look()
    assert run(["--desk", str(folder), "show", "elections#1"]) == 2
    assert "desk doctor" in capsys.readouterr().err
    assert run(["--desk", str(folder), "desk", "verify"]) == 2
    line = whole.rindex(b"\n", 0, whole.index(b"an old note")) + 1
    assert f"byte {line}:" in capsys.readouterr().err


def test_a_long_journal_is_taken_in_pieces_as_it_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk.open(folder, by="ann") as desk:
        for number in range(30):
            desk.claims.note("elections#1", "word " * number * 7)
    whole = drawn(folder, lines_alone=True)
    for piece in (1, 64, 700, 4096):
        monkeypatch.setattr("factcheck.desk.store.journal.PIECE", piece)
        assert drawn(folder, lines_alone=True) == whole
    with (folder / JOURNAL).open("ab") as file:
        file.write(b"no line\n")
    with pytest.raises(Damaged, match=f"byte {whole.point.end}:"):
        drawn(folder, lines_alone=True)
