"""The example in docs/ for those who read or write files with other programs: what the program makes now."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from lfl_desktop import paths
from lfl_desktop.exchange.received_setfile import decode
from lfl_desktop.exchange.setfile import MINOR
from lfl_desktop.workspace.start.sample_set_files import sample_set_file

DOCS = Path(__file__).parents[2] / "docs"


def test_the_example_is_the_file_of_the_samples_set_a() -> None:
    """If this fails, keep what `make schema` writes."""
    data = (DOCS / "example.lflset").read_bytes()
    file = decode(data)
    assert file.minor == MINOR and file.records == decode(sample_set_file("A")).records
    schema = json.loads(paths.resource("schema", "lflset.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(data))
