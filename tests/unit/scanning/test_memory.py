"""What a process remembers is let go of in time, and nothing else comes out because of it."""

from factcheck import memory
from factcheck.facts.vocabulary import stem
from factcheck.language.packs import pack_of
from factcheck.scanning.model import Task
from factcheck.scanning.working import Worker


def test_what_is_remembered_up_to_a_bound_is_forgotten_and_tables_stay():
    assert stem("workers") == stem("worker")
    known = pack_of("en")
    memory.forget()
    assert stem.cache_info().currsize == 0
    assert pack_of("en") is known


def test_it_is_forgotten_over_a_bound_and_again_only_after_it_grew():
    kept = memory.Memory(most=1, growth=1_000_000)
    stem("workers")
    kept.keep()
    assert stem.cache_info().currsize == 0
    stem("workers")
    kept.keep()
    assert stem.cache_info().currsize == 1
    memory.Memory(most=1_000_000, growth=1).keep()
    assert stem.cache_info().currsize == 1


def test_the_same_lines_come_whether_or_not_something_was_forgotten(library, articles):
    tasks = [Task(str(path), "file") for path in sorted(articles.iterdir())]
    with Worker(library) as worker:
        remembered = [worker.scan(task) for task in tasks]
        forgetful = []
        for task in tasks:
            memory.forget()
            forgetful.append(worker.scan(task))
    assert forgetful == remembered
