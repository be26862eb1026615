"""Many articles against one library, by whoever is there to do it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents import DEFAULT, UnreadableSource
from factcheck.evidence import Library
from factcheck.evidence.state import state_of
from factcheck.scanning.articles import articles_in
from factcheck.scanning.crew import SECONDS, Crew
from factcheck.scanning.lines import line_without_check
from factcheck.scanning.model import Scanned, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from factcheck.documents import Limits

__all__ = ["check_many"]


def check_many(
    articles: Iterable[str | Path | Mapping[str, object]],
    library: str | Path | Library,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    done: Container[str] = (),
    told: Callable[[str], object] = str,
    limits: Limits = DEFAULT,
    seconds: float = SECONDS,
) -> Iterator[Scanned]:
    """Check many articles against one library; give each as it is done, in no order, with its check as JSON.

    `articles` are files, folders, patterns, addresses, "-", or mappings with `text` (and `title`, `date`, `source`,
    `name`); files of lines of JSON and web archives hold many. `library` is the file of an index, or a library that is
    open (then with one job and no scheduler). Names in `done` are passed over. With `jobs` above one, processes of this
    machine do the work; with `scheduler` ("tcp://HOST:PORT") Dask's workers do that are there already. `told` is given
    what a person should know meanwhile, in a line.

    What cannot be read is an article with a line that says so, and so is one at which the program fails. Raises
    `IndexUnusable` for a file that is no library, `FactcheckError` where there is none or nobody can do the work.
    """
    tasks = _left(articles_in(articles, limits=limits), done)
    if scheduler is not None:
        from factcheck.scanning.cluster import Cluster  # Dask is an option

        with Cluster(scheduler, _path(library), told=told) as cluster:
            yield from _worked(tasks, cluster.work, cluster.mark)
    elif jobs > 1:
        path = _path(library)
        with Library(path, read_only=True) as opened:
            mark = state_of(opened)
        with Crew(path, jobs, mark=mark, seconds=seconds) as crew:
            yield from _worked(tasks, crew.work, mark)
    else:
        from factcheck.scanning.working import Worker

        with Worker(library if isinstance(library, Library) else Path(library), limits=limits) as worker:
            yield from _worked(tasks, lambda some: map(worker.scan, some), worker.mark)


def _path(library: str | Path | Library) -> Path:
    path = library.path if isinstance(library, Library) else Path(library)
    if path is None:
        raise ValueError("a library in memory is scanned by one job")
    return path


def _left(found: Iterator[Task | UnreadableSource], done: Container[str]) -> Iterator[Task | UnreadableSource]:
    return (one for one in found if (one.name if isinstance(one, Task) else one.thing) not in done)


def _worked(
    found: Iterator[Task | UnreadableSource], work: Callable[[Iterator[Task]], Iterator[Scanned]], mark: str
) -> Iterator[Scanned]:
    """Let the tasks be done; a source that could not be opened has a line of its own between the others."""
    broken: list[UnreadableSource] = []

    def tasks() -> Iterator[Task]:
        for one in found:
            if isinstance(one, Task):
                yield one
            else:
                broken.append(one)

    for scanned in work(tasks()):
        yield from _told(broken, mark)
        yield scanned
    yield from _told(broken, mark)


def _told(broken: list[UnreadableSource], mark: str) -> Iterator[Scanned]:
    while broken:
        error = broken.pop(0)
        yield Scanned(error.thing, line_without_check(error.thing, mark, [error]))
