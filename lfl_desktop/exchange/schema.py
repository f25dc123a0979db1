"""The JSON Schema of the coordinator's file, made from the records themselves.

`python -m lfl_desktop.exchange.schema` writes it anew, to be kept as `resources/schema/lflset.schema.json`.
It says what a file looks like; which content its readers may see is for the gate to say.
"""

from __future__ import annotations

import inspect
import json
import sys
from typing import Any

import msgspec

from lfl_desktop.exchange.setfile import SetFile


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12). Unlike in memory, no record in a file is without its id."""
    schema = msgspec.json.schema(SetFile)
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
        if "record" in definition.get("required", ()):
            definition["required"] = ["record", "id", *(n for n in definition["required"] if n != "record")]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(json_schema(), indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
