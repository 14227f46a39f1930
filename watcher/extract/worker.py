"""The reader process, `python -m watcher.extract.worker LIMITS`: one document after the other until its pipe ends."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO

from watcher import codec, extract
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.child import LENGTH_BYTES, Answer, Limits, Task
from watcher.extract.encoding import decode
from watcher.extract.listed import Listing
from watcher.extract.proposal import Proposal
from watcher.model import Document

ORPHAN_SECONDS = 2
"""How long after the parent's own deadline a reader ends itself: only without a parent does it come to that."""


def main(limits: Limits, read: Callable[..., Document]) -> None:
    """Answer tasks from stdin on stdout with what `read` makes of them, under these limits, until stdin ends."""
    tasks, answers = _private_pipes()
    _bound_process(limits)
    _write(answers, b"")
    while asked := _read(tasks):
        task, body = codec.decode(Task, asked), _read(tasks)
        _bound_document(limits)
        answer = _answer(read, task, body)
        del body
        _write(answers, codec.encode(answer))
        signal.setitimer(signal.ITIMER_REAL, 0)
        if answer.failure is ExtractFailure.OUT_OF_MEMORY:
            return


def _answer(read: Callable[..., Document], task: Task, body: bytes) -> Answer:
    try:
        if task.listing:
            return Answer(listing=_listing(task, body))
        if task.first_bytes is not None:
            return Answer(proposal=_proposal(task, body[: task.first_bytes], body[task.first_bytes :]))
        return Answer(read(body, media_type=task.media_type, charset=task.charset, url=task.url, rules=task.rules))
    except ExtractError as error:
        return Answer(failure=error.failure, message=str(error))
    except MemoryError:
        return Answer(failure=ExtractFailure.OUT_OF_MEMORY)


def _listing(task: Task, body: bytes) -> Listing:
    """Import the readers of listings where one is asked for."""
    from watcher.extract import listing  # noqa: PLC0415

    return listing.read(body, media_type=task.media_type, charset=task.charset, url=task.url or "")


def _proposal(task: Task, first: bytes, second: bytes) -> Proposal:
    from watcher.extract.html import propose  # noqa: PLC0415

    one, other = (decode(body, task.charset, markup=True) for body in (first, second))
    return propose.propose(one, other, task.url or "")


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take stdin and stdout away from the parsers: what a library prints must not be taken for an answer."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return tasks, answers


def _bound_process(limits: Limits) -> None:
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        _limit(what, most, most)


def _bound_document(limits: Limits) -> None:
    """Give the next document its own CPU and wall-clock time; both signals end the process."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(spent.ru_utime + spent.ru_stime) + 1 + limits.cpu_seconds
    _limit(resource.RLIMIT_CPU, cpu, None)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds + ORPHAN_SECONDS)


def _limit(what: int, soft: int, hard: int | None) -> None:
    """Lower a limit; one that the operator has set lower stays."""
    ceiling = resource.getrlimit(what)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), ceiling if hard is None else min(hard, ceiling)
    resource.setrlimit(what, (soft, ceiling if hard is None else hard))


def _read(pipe: BinaryIO) -> bytes:
    length = int.from_bytes(pipe.read(LENGTH_BYTES), "big")
    return pipe.read(length)


def _write(pipe: BinaryIO, frame: bytes) -> None:
    pipe.write(len(frame).to_bytes(LENGTH_BYTES, "big"))
    pipe.write(frame)
    pipe.flush()


if __name__ == "__main__":
    main(codec.decode(Limits, sys.argv[1]), extract.read)
