from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.fetch.hostile import Hostile
from watcher.fetch import Client, Limits

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
QUICK = Limits(body_bytes=2 << 20, check_seconds=2.0, idle_seconds=1.0, connect_seconds=0.5, dns_seconds=0.5)


@pytest.fixture
def server() -> Iterator[Hostile]:
    with Hostile() as hostile:
        yield hostile


@pytest.fixture
def client() -> Iterator[Client]:
    with Client("model-welfare-watch/0 (test)", timedelta(0), now=lambda: NOON, limits=QUICK) as client:
        yield client
