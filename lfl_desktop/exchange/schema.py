"""The JSON Schemas of the files that are exchanged, made from the records themselves.

`python -m lfl_desktop.exchange.schema` writes that of the file of a set anew, to be kept as
`resources/schema/lflset.schema.json`; with the word `pack`, that of the programme's pack. They say what a
file looks like; which content its readers may see is for the gate to say.
"""

from __future__ import annotations

import inspect
import json
import sys
from typing import Any

import msgspec

from lfl_desktop.exchange.pack_file import PackFile
from lfl_desktop.exchange.setfile import SetFile


def json_schema(of: type[SetFile | PackFile] = SetFile) -> dict[str, Any]:
    """The schema (draft 2020-12). Unlike in memory, no record in a file is without its id."""
    schema = msgspec.json.schema(of)
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
        if "record" in definition.get("required", ()):
            definition["required"] = ["record", "id", *(n for n in definition["required"] if n != "record")]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text(of: type[SetFile | PackFile] = SetFile) -> str:
    """The schema as it is shipped."""
    return json.dumps(json_schema(of), indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text(PackFile if "pack" in sys.argv[1:] else SetFile))
