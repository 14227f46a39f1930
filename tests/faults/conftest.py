"""A lab whose first round is over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.check.worlds import Lab, lab, page


@pytest.fixture
def quill(tmp_path: Path) -> Iterator[Lab]:
    with lab(tmp_path) as made:
        made.site.serve(page())
        made.begin()
        yield made
