from pathlib import Path

import pytest

from tests.publish.installed import Installed


@pytest.fixture
def here(tmp_path: Path) -> Installed:
    return Installed(tmp_path)
