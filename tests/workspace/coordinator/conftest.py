"""What tests of a coordinator share."""

from __future__ import annotations

from pathlib import Path

import pytest

from lfl_desktop.__main__ import main


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as its coordinator has it, made once, only to be read."""
    path = tmp_path_factory.mktemp("office") / "programme.lfl"
    assert main(["sample", str(path), "--coordinator"]) == 0
    return path
