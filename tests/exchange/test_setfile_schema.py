"""The shipped JSON Schema, read by a second reader."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import assume, given
from jsonschema import Draft202012Validator, ValidationError
from made_up import SET, a_file, gently, scopes

from lfl_desktop import paths
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.exchange.schema import schema_text
from lfl_desktop.exchange.setfile import encode_set_file, make_set_file

SHIPPED = paths.resource("schema", "lflset.schema.json").read_text(encoding="utf-8")
validator = Draft202012Validator(json.loads(SHIPPED), format_checker=Draft202012Validator.FORMAT_CHECKER)


def plain() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode_set_file(a_file()))
    return found


def test_the_shipped_schema_is_that_of_the_records() -> None:
    """If this fails, run `python -m lfl_desktop.exchange.schema` and keep what it writes."""
    command = [sys.executable, "-m", "lfl_desktop.exchange.schema"]
    written = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert written == SHIPPED


def test_the_schema_is_one() -> None:
    schema = json.loads(SHIPPED)
    Draft202012Validator.check_schema(schema)
    assert (
        json.loads(schema_text()) == schema and schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    )


@gently
@given(scopes())
def test_every_file_keeps_to_it(records: list[Record]) -> None:
    out = visible(records, Audience.COORDINATOR)
    assume(out.get(LearningSet, SET))
    validator.validate(json.loads(encode_set_file(make_set_file(out, SET, 1))))


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(format="other"),
        lambda file: file.update(version=3),
        lambda file: file.update(edition=0),
        lambda file: file.update(edition=10_000),
        lambda file: file.update(audience="set"),
        lambda file: file.pop("seal"),
        lambda file: file.update(made_at="today"),
        lambda file: file["records"][0].pop("id"),
        lambda file: file["records"][0].update(mood="x"),
        lambda file: file["records"][0].update(id="1"),
        lambda file: file["records"].append(
            {"record": "log_entry", "id": str(SET), "learning_set": str(SET)}
        ),
    ],
)
def test_what_is_no_such_file_does_not_keep_to_it(change: Any) -> None:
    file = plain()
    validator.validate(file)
    change(file)
    with pytest.raises(ValidationError):
        validator.validate(file)
