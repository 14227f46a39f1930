"""Documents are read in child processes: what a hostile file does there, it does to nobody else.

Readers are spawned (never forked), bounded in memory, CPU and wall-clock time, know neither our environment nor our
open files, and are replaced when they end, hang, or have read enough. They need nothing but a Python that can import
this package: no writable disk, no network.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import TracebackType
from typing import Self

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.child import Answer, Child, Died, Late, Limits, Task
from watcher.extract.listed import Listing
from watcher.extract.proposal import Proposal
from watcher.model import Document, Rules

LIMITS = Limits()
PDF_MAGIC_WITHIN_BYTES = 1024
"""Where readers look for "%PDF-": ISO 32000-1, annex H.3, note 13."""

_OUT_OF_TIME_SIGNALS = frozenset({signal.SIGXCPU, signal.SIGALRM})
_OUT_OF_MEMORY_WORDS = ("MemoryError", "bad_alloc", "out of memory", "Out of memory")


class Sandbox:
    """At most `workers` reader processes, started when first needed; one PDF is read at a time. Thread-safe."""

    def __init__(self, workers: int = 2, limits: Limits = LIMITS, *, module: str = "watcher.extract.worker") -> None:
        self._limits, self._module = limits, module
        self._free = threading.BoundedSemaphore(workers)
        self._pdf = threading.Lock()
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False

    def read(
        self,
        body: bytes,
        *,
        media_type: str | None = None,
        charset: str | None = None,
        url: str | None = None,
        rules: Rules = Rules(),  # noqa: B008  (frozen)
    ) -> Document:
        """Return what `watcher.extract.read` makes of the body; raise ExtractError, also for what killed its reader."""
        answer = self._ask(Task(media_type, charset, url, rules), body)
        assert answer.document is not None
        return answer.document

    def listing(self, body: bytes, *, media_type: str | None = None, charset: str | None = None, url: str) -> Listing:
        """Return what `watcher.extract.listing.read` makes of the body; raise ExtractError as `read` does."""
        answer = self._ask(Task(media_type, charset, url, Rules(), listing=True), body)
        assert answer.listing is not None
        return answer.listing

    def proposal(self, first: bytes, second: bytes, *, charset: str | None = None, url: str) -> Proposal:
        """Return how the HTML page in two readings would be declared; raise ExtractError for what killed its reader."""
        task = Task("text/html", charset, url, Rules(), first_bytes=len(first))
        answer = self._ask(task, first + second)
        assert answer.proposal is not None
        return answer.proposal

    def _ask(self, task: Task, body: bytes) -> Answer:
        """Return an answer that holds what was asked for; raise ExtractError."""
        url = task.url
        # One PDF at a time: a second one waits here and leaves the other readers to pages.
        with self._pdf if _is_pdf(body, task.media_type) else nullcontext(), self._free, self._reader(url) as reader:
            try:
                answer = reader.ask(task, body)
            except Late as error:
                raise self._late(url) from error
            except Died as error:
                raise self._ended(reader, url) from error
        if _asked_for(task, answer) is not None:
            return answer
        failure = answer.failure or ExtractFailure.CRASHED
        raise ExtractError(answer.message or self._out_of_memory(url), failure)

    def close(self) -> None:
        """End every reader. A read in another thread ends at once with ExtractFailure.STOPPED."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill()
        for child in idle:
            child.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reader(self, url: str | None) -> Iterator[Child]:
        child = self._take(url)
        well = False
        try:
            yield child
            well = True
        finally:
            self._give_back(child, well=well)

    def _take(self, url: str | None) -> Child:
        with self._lock:
            if self._closed:
                raise _stopped(url)
            try:
                child = self._awake() or Child(self._limits, self._module)
            except OSError as error:
                message = f"{_name(url)} could not be read: no reader process could be started ({error})."
                raise ExtractError(message, ExtractFailure.CRASHED) from error
            self._busy.add(child)
        return child

    def _awake(self) -> Child | None:
        while self._idle:
            child = self._idle.pop()
            if child.alive:
                return child
            child.end()
        return None

    def _give_back(self, child: Child, *, well: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            if well and not child.spent and not self._closed:
                self._idle.append(child)
                return
        child.end()

    def _late(self, url: str | None) -> ExtractError:
        if self._closed:
            return _stopped(url)
        message = f"{_name(url)} was not read within {self._limits.wall_seconds:g} s; its reader was ended."
        return ExtractError(message, ExtractFailure.OUT_OF_TIME)

    def _ended(self, reader: Child, url: str | None) -> ExtractError:
        status = reader.end()
        if self._closed:
            return _stopped(url)
        if status is None:
            message = f"{_name(url)} made the process that read it give an answer that is none."
            return ExtractError(message, ExtractFailure.CRASHED)
        if -status in _OUT_OF_TIME_SIGNALS:
            message = f"{_name(url)} took more than {self._limits.cpu_seconds} s of processor time to read."
            return ExtractError(message, ExtractFailure.OUT_OF_TIME)
        if -status == signal.SIGKILL or any(word in reader.said for word in _OUT_OF_MEMORY_WORDS):
            return ExtractError(self._out_of_memory(url), ExtractFailure.OUT_OF_MEMORY)
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        last = reader.said.strip().rpartition("\n")[2]
        message = f"{_name(url)} ended the process that read it ({how}{': ' + last if last else ''})."
        return ExtractError(message, ExtractFailure.CRASHED)

    def _out_of_memory(self, url: str | None) -> str:
        return f"{_name(url)} needs more than {self._limits.memory_bytes >> 20} MB of memory to read."


def _asked_for(task: Task, answer: Answer) -> object:
    if task.first_bytes is not None:
        return answer.proposal
    return answer.listing if task.listing else answer.document


def _is_pdf(body: bytes, media_type: str | None) -> bool:
    return "pdf" in (media_type or "").lower() or b"%PDF-" in body[:PDF_MAGIC_WITHIN_BYTES]


def _name(url: str | None) -> str:
    return f"The document at {url}" if url else "The document"


def _stopped(url: str | None) -> ExtractError:
    return ExtractError(f"{_name(url)} was not read: the watcher is stopping.", ExtractFailure.STOPPED)
