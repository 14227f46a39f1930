"""A process that delivers until it is killed: `python -m tests.notify.sender FOLDER PORT STRANGER SEED`."""

import random
import ssl
import sys
import threading
from pathlib import Path

from httpcore import NetworkStream

from tests.notify.desk import FAST, QUICK, Desk, webhook
from tests.notify.receiver import closed_port
from watcher.config import Target
from watcher.fetch import Poster
from watcher.fetch.transport import system_dial
from watcher.notify import couriers

TARGETS = 4
CERTIFICATES = Path(__file__).parents[1] / "fetch/certificates"
UNREACHED = 0.05
"""The share of connections that lead to nobody, and of those that lead to a stranger with another's certificate."""


def targets(port: int) -> tuple[Target, ...]:
    return tuple(webhook(f"https://lab.example:{port}/{number}", f"room-{number}") for number in range(TARGETS))


def flaky_poster(stranger: int, rng: random.Random) -> Poster:
    """A poster whose connections lead astray at times: to a closed port, or to `stranger`."""
    nobody = closed_port()

    def dial(address: str, port: int, seconds: float) -> NetworkStream:
        luck = rng.random()
        astray = nobody if luck < UNREACHED else stranger if luck < 2 * UNREACHED else port
        return system_dial(address, astray, seconds)

    trusting = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
    agent, resolver = "model-welfare-watch/0 (test)", lambda _host, _port: ("127.0.0.1",)
    return Poster(agent, limits=QUICK, resolver=resolver, context=trusting, dial=dial)


def main(folder: Path, port: int, stranger: int, seed: int) -> None:
    couriers.LOOK_SECONDS = 0.05
    poster = flaky_poster(stranger, random.Random(seed))
    desk = Desk(folder, targets=targets(port), pace=FAST, poster=poster, running_clock=True)
    desk.couriers.start()
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
