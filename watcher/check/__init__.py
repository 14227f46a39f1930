"""One check of one source: fetch, record, extract, judge, compare, keep, tell; and what a start takes up."""

from watcher.check.adopt import adopt
from watcher.check.decide import accept, correct, reject
from watcher.check.digests import close_digests
from watcher.check.due import due_at, interval, next_due
from watcher.check.health import tell_waiting
from watcher.check.one import check
from watcher.check.outages import network_down
from watcher.check.redeclared import heed_declarations
from watcher.check.rereading import Reread, reread
from watcher.check.rounds import is_begun, tell_begun
from watcher.check.world import World

__all__ = [
    "Reread",
    "World",
    "accept",
    "adopt",
    "check",
    "close_digests",
    "correct",
    "due_at",
    "heed_declarations",
    "interval",
    "is_begun",
    "network_down",
    "next_due",
    "reject",
    "reread",
    "tell_begun",
    "tell_waiting",
]
