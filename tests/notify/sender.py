"""A process that delivers until it is killed: `python -m tests.notify.sender FOLDER PORT`."""

import sys
import threading
from pathlib import Path

from tests.notify.desk import FAST, QUICK, Desk, webhook
from watcher.config import Target
from watcher.fetch import Poster
from watcher.notify import couriers

TARGETS = 4


def targets(port: int) -> tuple[Target, ...]:
    return tuple(webhook(f"http://127.0.0.1:{port}/{number}", f"room-{number}") for number in range(TARGETS))


def main(folder: Path, port: int) -> None:
    couriers.LOOK_SECONDS = 0.05
    poster = Poster("model-welfare-watch/0 (test)", limits=QUICK)
    desk = Desk(folder, targets=targets(port), pace=FAST, poster=poster, running_clock=True)
    desk.couriers.start()
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
