"""The error tree. Standard library only; everything else in the project may import it."""

import logging
from enum import StrEnum
from pathlib import Path
from typing import Self


class FetchFailure(StrEnum):
    """Why a fetch brought no document; named where it happens."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    BAD_ADDRESS = "bad-address"
    PRIVATE_ADDRESS = "private-address"
    ROBOTS = "robots"
    REDIRECT_LOOP = "redirect-loop"
    BAD_REDIRECT = "bad-redirect"
    TOO_LARGE = "too-large"
    BAD_ENCODING = "bad-encoding"
    TRUNCATED = "truncated"
    NOT_FOUND = "not-found"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    CHALLENGED = "challenged"
    RATE_LIMITED = "rate-limited"
    SERVER_ERROR = "server-error"
    UNEXPECTED_STATUS = "unexpected-status"
    BUG = "bug"
    STOPPED = "stopped"


class ExtractFailure(StrEnum):
    """Why no document could be read out of a capture."""

    NOTHING_TO_READ = "nothing-to-read"
    SCRIPT_ONLY = "script-only"
    NO_SELECTOR_MATCH = "no-selector-match"
    UNSUPPORTED_TYPE = "unsupported-type"
    DAMAGED = "damaged"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out-of-memory"
    OUT_OF_TIME = "out-of-time"
    TOO_LARGE = "too-large"
    STOPPED = "stopped"


class WatcherError(Exception):
    """Every error that the watcher expects. The message is a sentence for people: what, where, what to do."""


class DeclarationError(WatcherError):
    """sources.toml or watcher.toml is wrong; the start stops and nothing is half-loaded."""

    def __init__(
        self,
        message: str,
        *,
        file: Path | None = None,
        line: int | None = None,
        source: str | None = None,
        table: str = "source",
        key: str | None = None,
    ) -> None:
        """`source` is the id of the stanza, or its name; `table` is what it declares."""
        self.message, self.file, self.line, self.source, self.key = message, file, line, source, key
        self.table = table
        self.found: str | None = None
        self.expected: str | None = None
        super().__init__(self._sentence())

    @property
    def errors(self) -> tuple["DeclarationError", ...]:
        """Every single error that this one tells of; itself, if it is one."""
        return (self,)

    def _sentence(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        where = ", ".join(part for part in (place, self.source and f"{self.table} {self.source!r}", self.key) if part)
        return f"{where}: {self.message}" if where else self.message


class DeclarationErrors(DeclarationError):
    """Several declarations are wrong: all of them in one go, so that they can be mended in one go."""

    def __init__(self, errors: tuple[DeclarationError, ...]) -> None:
        self._errors = errors
        first = errors[0]
        super().__init__(
            f"{len(errors)} declarations are wrong.\n" + "\n".join(f"  {error}" for error in errors),
        )
        self.file, self.line, self.source, self.key = first.file, first.line, first.source, first.key
        self.found, self.expected = first.found, first.expected

    @property
    def errors(self) -> tuple[DeclarationError, ...]:
        """Every single error, in the order of the files."""
        return self._errors


class SourceError(WatcherError):
    """One source could not be read: logged, counted, and the next source goes on."""


class FetchError(SourceError):
    """A fetch failed; `retry_after` is what the host asked for, in seconds."""

    def __init__(
        self,
        message: str,
        failure: FetchFailure,
        *,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        self.failure, self.status, self.retry_after = failure, status, retry_after
        super().__init__(message)


class ExtractError(SourceError):
    """Nothing to read, a damaged file, or a parser that crashed or ran out of its bounds."""

    def __init__(self, message: str, failure: ExtractFailure) -> None:
        self.failure = failure
        super().__init__(message)


class DeliveryError(WatcherError):
    """A target did not take what it was sent. The message names no address: addresses of targets are secrets.

    `retry_after` is what it asked for, in seconds. `refused`: it answered that it will not have this very message.
    """

    def __init__(self, message: str, *, retry_after: float | None = None, refused: bool = False) -> None:
        self.retry_after, self.refused = retry_after, refused
        super().__init__(message)


class ArchiveError(WatcherError):
    """Storage failed (disk full, damaged file, locked database): checks stop, serving goes on."""


class FeedsTaken(ArchiveError):
    """Another watcher, with snapshots of its own, publishes into the same folder. Exit code 75."""


class InputError(WatcherError):
    """What a command was given cannot be read: a missing or damaged file, an unknown id. Exit code 4."""


class Locked(WatcherError):
    """Another process holds a lock that this one needs. Exit code 75."""


class Unavailable(WatcherError):
    """The machine does not give now what it may give later: an address to listen on. Exit code 69."""


class Contained:
    """Around a block: a bug in it is logged with its traceback, and what follows the block goes on.

    One bad page must not end the watching of all others. This is the only place that swallows what nobody expected;
    errors of the class `passing` are somebody else's to answer. `bug` is what the block ended with, once it has.
    """

    bug: Exception | None = None

    def __init__(
        self, log: logging.Logger, said: str, *named: object, passing: type[Exception] | tuple[()] = ()
    ) -> None:
        """`said` and what is `named` in it make the sentence above the traceback."""
        self._log, self._said, self._named, self._passing = log, said, named, passing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, bug: BaseException | None, __: object) -> bool:
        if not isinstance(bug, Exception) or isinstance(bug, self._passing):
            return False
        self._log.error(self._said, *self._named, exc_info=bug)
        self.bug = bug
        return True
