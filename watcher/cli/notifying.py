"""Deliveries as commands need them: beside the service, once at the end of a pass, or to be looked at."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from watcher.archive.catalogue import Catalogue
from watcher.cli import terminal
from watcher.cli.client import open_poster
from watcher.cli.places import Places
from watcher.cli.wording import counted
from watcher.config import Declarations, Settings
from watcher.notify import Couriers, Means, Office

DELIVER_SECONDS_MAX = 60.0
"""How long a command waits for its deliveries; what is left goes with the next one, or with the service."""
STOP_SECONDS_MAX = 1.0
"""How long is waited for what is under way at the end; what is cut is sent again."""


@contextmanager
def means(settings: Settings) -> Iterator[Means]:
    """Open what sends, with this process's environment; at the end abandon what is under way."""
    poster = open_poster(settings)
    try:
        yield Means(poster, os.environ, lambda: datetime.now(UTC))
    finally:
        poster.close()


@contextmanager
def delivering(catalogue: Catalogue, declared: Declarations, where: Places) -> Iterator[None]:
    """Deliver in threads of their own until the end."""
    if not declared.targets:
        yield
        return
    with _couriers(catalogue, declared, where) as couriers:
        couriers.start()
        yield


def deliver_now(catalogue: Catalogue, declared: Declarations, where: Places) -> None:
    """Deliver what is due once, and tell a person what came of it."""
    if not declared.targets:
        return
    with _couriers(catalogue, declared, where) as couriers:
        delivered = couriers.deliver(DELIVER_SECONDS_MAX)
    for one in delivered:
        if one.sent:
            terminal.say(f"sent to {one.target}: {counted(one.sent, 'entry')}")
        if one.trouble:
            terminal.complain(f"{one.target}: {one.trouble}")


@contextmanager
def _couriers(catalogue: Catalogue, declared: Declarations, where: Places) -> Iterator[Couriers]:
    with means(declared.settings) as opened:
        office = Office(catalogue, declared.settings, declared.targets, where.snapshots, where.feeds, opened)
        couriers = office.couriers()
        try:
            yield couriers
        finally:
            couriers.stop(0.0)
            opened.poster.stop()
            couriers.stop(STOP_SECONDS_MAX)
