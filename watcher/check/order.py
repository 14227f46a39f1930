"""The order in which captures were made, as the snapshots folder proves it. Pure: names and numbers in, an order out.

Each capture says which check of its source brought it; a clock that steps back does not change that. What was written
before checks were numbered is put in order by what was told of it, each change naming the snapshot before and after;
where nothing was told, by its time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush, merge

from watcher.archive.place import split
from watcher.archive.snapshots import Recorded

Told = Iterable[tuple[str, str]]
"""The ids of two snapshots of which a change was told, the earlier one first."""


def in_order(found: Iterable[Recorded], told: Told, identity: Callable[[str], str]) -> list[Recorded]:
    """Return the captures in the order in which they were made, each source's by themselves, merged by their times.

    `identity` gives the id that a source has today: its checks were counted on when it was renamed.
    """
    by_source: defaultdict[str, list[Recorded]] = defaultdict(list)
    for one in found:
        by_source[identity(one.source_id)].append(one)
    pairs = tuple(told)
    return list(merge(*(_of_one_source(captures, pairs) for captures in by_source.values()), key=_at))


def _of_one_source(captures: list[Recorded], told: Told) -> list[Recorded]:
    numbered = sorted((one for one in captures if one.check), key=lambda one: (one.check, *_at(one)))
    return [*_by_what_was_told([one for one in captures if not one.check], told), *numbered]


def _by_what_was_told(captures: list[Recorded], told: Told) -> list[Recorded]:
    """Of those that may come next, the oldest comes next."""
    by_id = {one.id: one for one in sorted(captures, key=_at)}
    graph: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(by_id, ()))
    for before, after in told:
        if before in by_id and after in by_id:
            graph.add(after, before)
    try:
        graph.prepare()
    except CycleError:  # no service told this; times are all that is left
        return list(by_id.values())
    ready: list[tuple[str, str]] = []
    ordered: list[Recorded] = []
    while graph.is_active():
        for snapshot_id in graph.get_ready():
            heappush(ready, _at(by_id[snapshot_id]))
        moment, source_id = heappop(ready)
        ordered.append(by_id[f"{source_id}/{moment}"])
        graph.done(ordered[-1].id)
    return ordered


def _at(recorded: Recorded) -> tuple[str, str]:
    source_id, moment = split(recorded.id)
    return moment, source_id
