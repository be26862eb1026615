"""What a process does that reads for another program; `apart` begins and ends it.

It takes tasks from its input and writes an answer for each; it ends when its input does. What a file does to it, it
does to no one else: the system ends it when a file takes too long, and refuses it memory when a file takes too much.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import msgpack

from factcheck.documents.errors import SAVE_AGAIN, OverLimit, UnreadableSource
from factcheck.documents.packing import is_packed, pack
from factcheck.documents.protocol import Answer, Refusal, Task, packed, unpacked

if TYPE_CHECKING:
    from typing import BinaryIO

_PIECE = 1 << 20
_RESIDENT = 250_000_000  # bytes that a process keeps from file to file; above that it makes room by ending
_WEIGHED, _LARGE = 50, 100_000  # files after which it looks how large it is, and bytes of one after which it does
_MANY_PASSAGES = 5_000  # of a document that is given packed
_PAGE = resource.getpagesize()


def main() -> None:
    """Read until there is nothing more to be read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted ends this by closing its input
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    given, answers = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints is no answer
    decoder = msgpack.Decoder(Task)
    waiting, count = bytearray(), 0
    with suppress(BrokenPipeError):  # nobody wants to know any more
        while piece := given.read(_PIECE):
            waiting += piece
            for message in unpacked(waiting):
                task = decoder.decode(message)
                count += 1
                answer = _answer(task, weigh=count % _WEIGHED == 0 or len(task.fetched.data) > _LARGE)
                _write(answers, _packed(answer, task))
                if answer.last:
                    return


def _answer(task: Task, *, weigh: bool) -> Answer:
    from factcheck.documents.reading import read_fetched

    _bound(task)
    try:
        document = read_fetched(task.fetched, limits=task.limits)
        if len(document.passages) > _MANY_PASSAGES or is_packed(document):
            return Answer(None, None, weigh and _is_large(), pack(document, level=0))
        return Answer(document, None, weigh and _is_large())
    except UnreadableSource as error:
        refusal = Refusal(error.thing, error.problem, error.remedy, isinstance(error, OverLimit))
    except MemoryError:  # what was read does not fit beside what is to be sent
        name = "standard input" if task.fetched.source == "-" else task.fetched.source
        refusal = Refusal(name, "takes more memory to read than one file may", "split it", over=True)
    gc.collect()
    return Answer(None, refusal, _is_large())


def _packed(answer: Answer, task: Task) -> bytes:
    try:
        return packed(answer)
    except UnicodeEncodeError:
        problem = "holds half of a sign, which cannot be stored"
        return packed(Answer(None, Refusal(task.fetched.source, problem, SAVE_AGAIN, over=False), answer.last))


def _bound(task: Task) -> None:
    """Let the system end this process, or refuse it memory, where this task takes more than it may."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + task.seconds
    for kind, wanted in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_DATA, task.memory)):
        _, most = resource.getrlimit(kind)  # what an administrator allows is not ours to raise
        resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _is_large() -> bool:
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  read after every file
            return int(file.read().split()[1]) * _PAGE > _RESIDENT
    except OSError:
        return False


def _write(answers: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[answers.write(left) :]
