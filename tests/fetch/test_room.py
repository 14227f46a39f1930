"""Large documents wait for room in memory; small ones pass them by; what nobody holds any more makes room."""

import gzip
import random
import socket
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.fetch.hostile import Asked, Hostile, send
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client, Limits, room
from watcher.model import Capture

LARGE = b"<p>" + b"Sapling keeps its say. " * 400_000
PATIENT = Limits(check_seconds=20, idle_seconds=20)


def large(server: Hostile, connection: socket.socket, asked: Asked) -> None:
    send(connection, 200, LARGE, {"Content-Type": "text/html"})


def packed(server: Hostile, connection: socket.socket, asked: Asked) -> None:
    packer = zlib.compressobj(0, wbits=31)
    body = packer.compress(LARGE) + packer.flush()
    send(connection, 200, body, {"Content-Type": "text/html", "Content-Encoding": "gzip"})


@pytest.fixture(params=["large", "packed", "folded"])
def name(request: pytest.FixtureRequest, server: Hostile) -> str:
    server.behaviours |= {"large": large, "packed": packed, "folded": folded}
    return str(request.param)


def folded(server: Hostile, connection: socket.socket, asked: Asked) -> None:
    """Small as received and large as read: within the ratio that pages may have."""
    line = bytes(random.Random(1).choices(b"abcdefgh ", k=2000))
    body = gzip.compress(b"".join(line + str(n).encode() for n in range(4500)), 1)
    assert len(body) < room.LARGE_BYTES
    send(connection, 200, body, {"Content-Type": "text/plain", "Content-Encoding": "gzip"})


@pytest.fixture
def client() -> Client:
    return Client("x/1", timedelta(0), limits=PATIENT)


def fetched(client: Client, url: str) -> Capture:
    found = client.fetch(url, allow_private=True)
    assert isinstance(found, Capture)
    return found


def test_a_fourth_large_document_waits_until_one_is_let_go(server: Hostile, client: Client, name: str) -> None:
    held = [fetched(client, server.url(name)) for _ in range(room.LARGE_AT_ONCE_MAX)]
    assert all(len(capture.body) > room.LARGE_BYTES for capture in held)
    with Hostile(behaviours=server.behaviours) as second, ThreadPoolExecutor(1) as pool:
        other_host = f"http://localhost:{second.port}/{name}"  # who waits for room holds its host's turn
        waiting = pool.submit(lambda: len(fetched(client, other_host).body))
        assert fetched(client, server.url("page")).body, "small ones pass"
        time.sleep(0.3)
        assert not waiting.done()
        held.pop()
        assert waiting.result(10) > room.LARGE_BYTES
        again = fetched(client, server.url(name))
        assert len(again.body) > room.LARGE_BYTES
    client.close()


def test_waiting_for_room_ends_when_the_client_stops(server: Hostile, client: Client, name: str) -> None:
    held = [fetched(client, server.url(name)) for _ in range(room.LARGE_AT_ONCE_MAX)]
    threading.Timer(0.3, client.stop).start()
    begun = time.monotonic()
    with pytest.raises(FetchError) as caught:
        client.fetch(server.url(name), allow_private=True)
    assert caught.value.failure is FetchFailure.STOPPED
    assert time.monotonic() - begun < 5
    assert len(held) == room.LARGE_AT_ONCE_MAX
    client.close()


def test_a_fetch_that_fails_gives_its_place_back(server: Hostile) -> None:
    server.behaviours["large"] = large
    tight = Limits(body_bytes=room.LARGE_BYTES + 1, check_seconds=20, idle_seconds=20)
    with Client("x/1", timedelta(0), limits=tight) as client:
        for _ in range(2 * room.LARGE_AT_ONCE_MAX):
            with pytest.raises(FetchError) as caught:
                client.fetch(server.url("endless"), allow_private=True)
            assert caught.value.failure is FetchFailure.TOO_LARGE
