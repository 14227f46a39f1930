"""What cannot be read at present, each cause said once: by reason, and below it by host."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

from watcher.entries.wording import capital, counted
from watcher.publish.pages import StatusLine

OPEN_DOCUMENTS_MAX = 10
"""Of more failing documents than this the page shows the reasons, and their documents on demand."""
_SPELLED = {"dns": "the host is not found", "tls": "no safe connection", "connect": "no connection"}


@dataclass(frozen=True, slots=True)
class FailingHost:
    """The documents of one host that fail for one reason."""

    name: str
    why: str
    """What its first document is told to fail for."""
    since: datetime
    lines: tuple[StatusLine, ...]


@dataclass(frozen=True, slots=True)
class FailingGroup:
    """All that fails for one reason."""

    words: str
    hosts: tuple[FailingHost, ...]


def failing_groups(lines: Iterable[StatusLine]) -> tuple[FailingGroup, ...]:
    """Return what fails by reason, the most frequent first."""
    failing = sorted((line for line in lines if line.failing_since), key=_place)
    groups = [list(group) for _, group in groupby(failing, key=_reason)]
    return tuple(_group(group) for group in sorted(groups, key=len, reverse=True))


def _reason(line: StatusLine) -> str:
    return line.reason


def _host(line: StatusLine) -> str:
    return urlsplit(line.url).netloc


def _place(line: StatusLine) -> tuple[str, str, str]:
    return _reason(line), _host(line), line.title.casefold()


def _group(lines: Sequence[StatusLine]) -> FailingGroup:
    hosts = tuple(_of_host(name, list(found)) for name, found in groupby(lines, key=_host))
    reason = _SPELLED.get(lines[0].reason, lines[0].reason.replace("-", " ") or "no reason is known")
    where = f" of {counted(len(hosts), 'host')}" if len(hosts) > 1 else f" of {hosts[0].name}"
    return FailingGroup(capital(f"{reason}: {counted(len(lines), 'document')}{where}"), hosts)


def _of_host(name: str, lines: Sequence[StatusLine]) -> FailingHost:
    since = min(line.failing_since for line in lines if line.failing_since)
    return FailingHost(name, lines[0].why, since, tuple(lines))
