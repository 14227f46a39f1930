"""What fails at each beat of the service: said once when it begins, and once when it is over."""

import logging
from collections.abc import Callable

from watcher.errors import ArchiveError, WatcherError

log = logging.getLogger("watcher.schedule")


class Trouble:
    """What the last beat failed by."""

    def __init__(self) -> None:
        self._met: WatcherError | None = None

    @property
    def archive_error(self) -> str | None:
        """Why storage failed at the last beat, or None."""
        return str(self._met) if isinstance(self._met, ArchiveError) else None

    def around(self, beat: Callable[[], None]) -> None:
        """Make a beat, and note how it ended."""
        try:
            beat()
        except WatcherError as error:
            self._note(error)
        else:
            self._note(None)

    def _note(self, error: WatcherError | None) -> None:
        was, self._met = self._met, error
        if type(error) is type(was):
            return
        if error is not None:
            level = logging.CRITICAL if isinstance(error, ArchiveError) else logging.WARNING
            log.log(level, "tried again until it succeeds: %s", error)
        elif isinstance(was, ArchiveError):
            log.warning("storage works again, and what was told is public")
