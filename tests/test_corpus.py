"""What reads files bears the bytes that tools/fuzz.py found before: each of them reached something new, or
was once not borne."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from what_reads_files import READERS, clear

CORPUS = Path(__file__).with_name("corpus")


@pytest.fixture(scope="module", autouse=True)
def cleared() -> Iterator[None]:
    yield
    clear()


@pytest.mark.parametrize("reader", READERS)
def test_the_bytes_that_were_found_are_borne(reader: str) -> None:
    found = json.loads((CORPUS / f"{reader}.json").read_text(encoding="ascii"))
    assert found, "there is something to read"
    for letters in found:
        READERS[reader](base64.b85decode(letters))
