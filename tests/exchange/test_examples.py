"""What is there for those who read or write files with other programs: an example, and schemas."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from made_up import SET
from test_pack_file import DATA as PACK

from lfl_desktop import paths
from lfl_desktop.domain.meetings import Challenge, LogEntry
from lfl_desktop.exchange.pack_file import PackFile
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.schema import schema_text
from lfl_desktop.exchange.setfile import MINOR
from lfl_desktop.workspace.start.sample_set_files import sample_set_file

DOCS = Path(__file__).parents[2] / "docs"


def test_the_shipped_schema_of_a_pack_is_that_of_its_records() -> None:
    """If this fails, keep what `make schema` writes."""
    shipped = paths.resource("schema", "lflpack.schema.json").read_text(encoding="utf-8")
    assert schema_text(PackFile) == shipped
    validator = Draft202012Validator(json.loads(shipped))
    validator.validate(json.loads(PACK))
    for change in ({"format": "lfl-set"}, {"key": 1}, {"version": 2}, {"more": ""}):
        assert not validator.is_valid(json.loads(PACK) | change)
    for record in (LogEntry(learning_set=SET), Challenge(learning_set=SET, person=SET)):
        plain = json.loads(PACK)
        plain["records"].append(json.loads(msgspec.json.encode(record)))
        assert not validator.is_valid(plain), "nothing that was said in a set is in its form"


@pytest.mark.parametrize(("words", "name"), [([], "lflset"), (["pack"], "lflpack")])
def test_the_schemas_are_written_as_they_are_shipped(words: list[str], name: str) -> None:
    asked = [sys.executable, "-m", "lfl_desktop.exchange.schema", *words]
    written = subprocess.run(asked, cwd=DOCS.parent, capture_output=True, check=True)
    shipped = paths.resource("schema", f"{name}.schema.json").read_bytes()
    assert written.stdout.splitlines() == shipped.splitlines()


def test_the_example_is_the_file_of_the_samples_set_a() -> None:
    """If this fails, keep what `make schema` writes."""
    data = (DOCS / "example.lflset").read_bytes()
    file = decode_set_file(data)
    assert file.minor == MINOR and file.records == decode_set_file(sample_set_file("A")).records
    schema = json.loads(paths.resource("schema", "lflset.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(data))
