"""One reader process and the pipes to it: frames out, one frame back, nothing trusted.

A frame is its length as eight bytes, big-endian, then that many bytes. Never pickle: what comes back is decoded and
checked by type, so a reader that a document took over can at most give a wrong document.
"""

import os
import select
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from watcher import codec
from watcher.errors import ExtractFailure
from watcher.extract.listed import Listing
from watcher.extract.proposal import Proposal
from watcher.model import Document, Rules

LENGTH_BYTES = 8
CHUNK_BYTES = 1 << 18
STARTUP_SECONDS_MAX = 60
EXIT_SECONDS_MAX = 1
"""A process closes its pipes a moment before it can be reaped."""
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. `memory_bytes` is address space: an empty reader has 70 MB of it."""

    memory_bytes: int = 600 << 20
    cpu_seconds: int = 20
    wall_seconds: float = 40.0
    """Twice the CPU time, so that a busy machine is not taken for a hostile document."""
    answer_bytes: int = 128 << 20
    said_bytes: int = 16 << 10
    """What is kept of a reader's stderr: its end."""
    documents: int = 1000
    """After so many a reader is replaced, so that what parsers leak stays bounded."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader is asked; the body follows in a frame of its own."""

    media_type: str | None
    charset: str | None
    url: str | None
    rules: Rules
    listing: bool = False
    """Whether the documents that the body names are asked for, and not the document that it is."""
    first_bytes: int | None = None
    """Whether a proposal is asked for: the body is two readings of a page, of which the first has so many bytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A document, listing or proposal, or why there is none."""

    document: Document | None = None
    listing: Listing | None = None
    proposal: Proposal | None = None
    failure: ExtractFailure | None = None
    message: str = ""


class Late(Exception):
    """The reader did not answer in time."""


class Died(Exception):
    """The reader went away, or said what is no answer."""


class Child:
    """A reader process. Not thread-safe, but for `kill`."""

    def __init__(self, limits: Limits, module: str) -> None:
        self._limits = limits
        self._process = subprocess.Popen(  # noqa: S603  (our own module, no shell)
            [sys.executable, "-s", "-P", "-m", module, codec.encode(limits).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd="/",
            env={"PYTHONPATH": _import_path(), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        for pipe in self._pipes():
            os.set_blocking(pipe.fileno(), False)
        self._ready = False
        self._said = b""
        self._ended = False
        self._status: int | None = None
        self.served = 0
        self.spent = False

    def ask(self, task: Task, body: bytes) -> Answer:
        """Return the reader's answer; raise Late or Died."""
        if not self._ready:
            self._converse((), STARTUP_SECONDS_MAX)
            self._ready = True
        self.served += 1
        self._said = b""
        asked = codec.encode(task)
        frames = (_length(asked), asked, _length(body), body)
        try:
            answer = codec.decode(Answer, self._converse(frames, self._limits.wall_seconds))
        except ValueError as error:
            raise Died from error
        # A reader ends itself after it ran out of memory.
        self.spent = self.served >= self._limits.documents or answer.failure is ExtractFailure.OUT_OF_MEMORY
        return answer

    @property
    def alive(self) -> bool:
        """Whether the process still runs: the system may have ended an idle one."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process, whatever it does; a reader that is gone already is no error."""
        self._process.kill()

    def end(self) -> int | None:
        """Reap the process and close the pipes; return how it ended of itself, None if it had to be killed."""
        if not self._ended:
            self._ended = True
            try:
                self._status = self._process.wait(timeout=EXIT_SECONDS_MAX if self._hung_up() else 0)
            except subprocess.TimeoutExpired:
                self.kill()
                self._process.wait()
            for pipe in self._pipes():
                pipe.close()
        return self._status

    @property
    def said(self) -> str:
        """The end of what it wrote to stderr about the last document."""
        return self._said.decode("utf-8", "replace")

    def _hung_up(self) -> bool:
        poll = select.poll()
        poll.register(self._pipes()[1], select.POLLIN)
        return any(event & select.POLLHUP for _, event in poll.poll(0))

    def _pipes(self) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
        stdin, stdout, stderr = self._process.stdin, self._process.stdout, self._process.stderr
        assert stdin is not None
        assert stdout is not None
        assert stderr is not None
        return stdin, stdout, stderr

    def _converse(self, frames: Sequence[bytes], seconds: float) -> bytes:
        stdin, stdout, stderr = (pipe.fileno() for pipe in self._pipes())
        unsent = deque(memoryview(frame) for frame in frames if frame)
        answer = bytearray()
        poll = select.poll()
        for fd in (stdout, stderr):
            poll.register(fd, select.POLLIN)
        if unsent:
            poll.register(stdin, select.POLLOUT)
        for fd in _ready(poll, seconds):
            if fd == stdin:
                _send(fd, unsent)
                if not unsent:
                    poll.unregister(stdin)
            elif fd == stderr:
                self._hear(poll, stderr)
            else:
                answer += _receive(fd)
                if self._whole(answer):
                    return bytes(answer[LENGTH_BYTES:])
        raise Late

    def _hear(self, poll: select.poll, stderr: int) -> None:
        chunk = os.read(stderr, CHUNK_BYTES)
        if not chunk:
            poll.unregister(stderr)
        self._said = (self._said + chunk)[-self._limits.said_bytes :]

    def _whole(self, answer: bytearray) -> bool:
        if len(answer) < LENGTH_BYTES:
            return False
        length = int.from_bytes(answer[:LENGTH_BYTES], "big")
        if length > self._limits.answer_bytes or len(answer) > LENGTH_BYTES + length:
            raise Died
        return len(answer) == LENGTH_BYTES + length


def _import_path() -> str:
    """Return where this process finds its modules: a reader needs the same ones, however we were started."""
    return os.pathsep.join(dict.fromkeys([*(path for path in sys.path if path), str(ROOT)]))


def _ready(poll: select.poll, seconds: float) -> Iterator[int]:
    """Yield descriptors as they become ready, until the time is over."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        # stderr first: when both close, what it said last is heard before the end is noticed.
        yield from sorted((fd for fd, _ in poll.poll(left * 1000)), reverse=True)


def _length(frame: bytes) -> bytes:
    return len(frame).to_bytes(LENGTH_BYTES, "big")


def _send(fd: int, unsent: deque[memoryview]) -> None:
    try:
        sent = os.write(fd, unsent[0][:CHUNK_BYTES])
    except BrokenPipeError as error:
        raise Died from error
    unsent[0] = unsent[0][sent:]
    if not unsent[0]:
        unsent.popleft()


def _receive(fd: int) -> bytes:
    chunk = os.read(fd, CHUNK_BYTES)
    if not chunk:
        raise Died
    return chunk
