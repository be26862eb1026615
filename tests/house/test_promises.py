"""Every promise of the manual's page on the desk has the tests that hold it, and these are there."""

import importlib
import re

import pytest

from factcheck.manual import page

# The beginning of a promise, and where it is tried.
HELD = {
    "A process is killed, the machine stops, the disk is full or fails": (
        "tests.faults.test_faults:test_a_killed_process_loses_nothing_that_was_acknowledged",
        "tests.faults.test_faults:test_the_promise_holds",
        "tests.faults.test_faults:test_a_full_disk_loses_nothing",
    ),
    "Several people write at once": (
        "tests.faults.test_faults:test_sessions_that_write_at_once_keep_everything",
        "tests.faults.test_faults:test_sessions_that_save_the_same_document_have_one_winner",
        "tests.faults.test_refusals:test_a_file_system_that_has_no_locks_is_refused",
        "tests.unit.desk.test_mounts:test_a_desk_where_locks_do_not_meet_is_refused",
        "tests.unit.desk.test_mounts:test_a_desk_in_two_mounts_whose_locks_do_not_meet_is_refused_in_both",
    ),
    "Bytes change, lines vanish, are moved or repeated": (
        "tests.faults.test_faults:test_the_promise_holds",
        "tests.unit.desk.test_contents:test_what_changed_in_an_old_line_is_told_when_it_is_looked_at",
        "tests.unit.desk.test_commands:test_doctor_saves_everything_of_a_journal_whose_line_ends_were_changed",
    ),
    "Lines are cut off at the end, a backup is put back, or two copies of a desk go on apart": (
        "tests.unit.desk.test_sightings:test_an_older_copy_is_told_at_every_opening_until_somebody_accepts_it",
        "tests.unit.desk.test_sightings:test_two_copies_that_went_apart_are_named_with_where",
        "tests.unit.desk.test_commands:test_verify_proves_a_sound_desk_and_finds_the_hash_that_a_report_printed",
    ),
    "Another program writes a line": (
        "tests.faults.test_faults:test_the_promise_holds",
        "tests.unit.desk.test_misfits:test_what_cannot_be_read_is_named_at_opening_by_verify_and_holds_the_gate",
        "tests.unit.desk.test_commands:test_an_import_refuses_what_no_desk_could_read_back",
        "tests.unit.desk.test_commands:test_an_import_names_by_its_line_what_lies_where_nothing_is",
    ),
    "Clocks are wrong": (
        "tests.unit.desk.test_misfits:test_the_order_is_that_of_the_journal_whatever_the_clocks_said",
    ),
    "Somebody wants to deceive": (
        "tests.faults.test_principals:test_a_login_among_mapped_users_reads_nothing_second",
        "tests.faults.test_principals:test_whom_nobody_vouches_for_rates_and_is_read_by_nobody",
        "tests.faults.test_principals:test_a_past_reading_that_was_changed_is_not_signed_any_more",
        "tests.faults.test_principals:test_a_line_that_only_says_that_it_is_signed_is_named",
        "tests.unit.desk.test_blindness:test_a_second_reader_is_told_the_same_whatever_the_first_one_said",
    ),
    "Something must be deleted by law": (
        "tests.unit.desk.test_folder:test_what_is_forgotten_is_gone_but_for_what_is_said_of_it",
        "tests.unit.desk.test_wording:test_the_words_are_not_in_the_journal_and_are_told_all_the_same",
        "tests.unit.desk.test_wording:test_nobody_can_try_out_what_the_words_were",
    ),
}


def test_every_promise_is_tried():
    promised = re.findall(r"^\*\*(.+?)\.?\*\*", page("promises"), re.MULTILINE)
    assert promised == list(HELD)


@pytest.mark.parametrize("test", sorted({test for tests in HELD.values() for test in tests}))
def test_the_test_is_there(test):
    module, name = test.split(":")
    assert callable(getattr(importlib.import_module(module), name))
