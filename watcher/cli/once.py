"""One pass over sources, as `watcher check` makes it: read once, publish, deliver."""

from collections.abc import Sequence

from watcher.archive.locks import write_lock
from watcher.check import close_digests, tell_begun
from watcher.cli import terminal
from watcher.cli.notifying import deliver_now
from watcher.cli.places import Places
from watcher.cli.progress import Progress
from watcher.cli.watching import Watching, take_up
from watcher.cli.wording import counted
from watcher.cli.world import Installation, installation
from watcher.config import Declarations
from watcher.errors import ArchiveError, Locked
from watcher.model import Source
from watcher.schedule import Checked, HostQueue, Workers


def read_once(declared: Declarations, where: Places, sources: Sequence[Source]) -> bool:
    """Read the sources, publish and deliver what came of it; return whether all that could be read before could be now.

    Raises what stopped the pass: ArchiveError where storage failed.
    """
    with installation(declared, where) as opened:
        take_up(opened)
        close_digests(opened.world)
        watching = Watching(opened, where)
        known = {source.id for source in watching.sources()}
        results = _pass(opened, watching, sources)
        if adopted := [source for source in watching.sources() if source.id not in known]:
            results += _pass(opened, watching, adopted)  # what indexes brought is read at once
        tell_begun(opened.world)
        close_digests(opened.world)
        with write_lock(where.snapshots):
            opened.publisher.publish()
        deliver_now(opened.catalogue, declared, where)
        lost = [one for one in results if _was_readable(opened, one)]
        unread = sum(_never_read(opened, one) for one in results)
    _raise_what_stopped(results)
    if unread:
        terminal.say(
            f"{counted(unread, 'source')} could not be read, and never before either; the exit code counts only "
            "sources that were readable once"
        )
    return not lost


def _pass(opened: Installation, watching: Watching, sources: Sequence[Source]) -> list[Checked]:
    """Check each source once, ten at a time, a host's own gap apart, and show each result as it comes."""
    results: list[Checked] = []
    with Progress(len(sources), max(len(source.id) for source in sources)) as progress:

        def told(checked: Checked) -> None:
            results.append(checked)
            progress.show(checked)
            if isinstance(checked.error, ArchiveError):
                queue.close()  # storage will not mend itself while this pass waits

        queue = HostQueue(watching.wait, watching.host_gap)
        workers = Workers(queue, watching.check, told)
        queue.put(sources)
        try:
            workers.start()  # in here: who interrupts as soon as the first request is out stops the others too
            queue.wait_idle()
        except KeyboardInterrupt:
            terminal.complain("stopping; what was received is kept")
            opened.client.stop()
            raise
        finally:
            workers.stop(seconds=10)
    return results


def _was_readable(opened: Installation, checked: Checked) -> bool:
    """Whether a source could be read at some time and could not now."""
    if checked.record is not None and not checked.record.outcome.bad:
        return False
    if isinstance(checked.error, Locked):
        return False
    state = opened.catalogue.state(checked.source.id)
    return state is not None and state.baseline is not None


def _never_read(opened: Installation, checked: Checked) -> bool:
    """Whether a source could not be read now, nor at any time before."""
    state = opened.catalogue.state(checked.source.id)
    bad = checked.record is not None and checked.record.outcome.bad
    return bad and (state is None or state.baseline is None)


def _raise_what_stopped(results: Sequence[Checked]) -> None:
    """Storage that failed is an error of the whole pass, and so is a bug; each was shown where it happened."""
    for kind in (ArchiveError, Exception):
        for checked in results:
            if isinstance(checked.error, kind) and not isinstance(checked.error, Locked):
                raise checked.error
