from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.notify.desk import Desk, close
from tests.notify.receiver import Receiver, receiving

MakeDesk = Callable[..., Desk]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture
def desk_of(tmp_path: Path) -> Iterator[MakeDesk]:
    """Make an installation with these targets."""
    made: list[Desk] = []

    def make(*targets: object, **fields: object) -> Desk:
        made.append(Desk(tmp_path, targets=targets, **fields))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for desk in made:
        close(desk)
