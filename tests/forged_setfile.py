"""Files of sets for tests: as a set sends them, and as somebody would make them by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from lfl_desktop.exchange.setfile import seal_of, sum_of
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.sets_here import sets_here
from lfl_desktop.workspace.workspace import Workspace


def sent_by(records: Path, out: Path) -> Path:
    """What the set in a records file sends."""
    workspace = Workspace.open(records)
    export(workspace, sets_here(workspace)[0].id, out)
    workspace.close()
    return out


def forged(path: Path, **values: Any) -> Path:
    """The same file by somebody who knows how sums are made: its first meeting says more."""
    plain = msgspec.json.decode(path.read_bytes())
    next(record for record in plain["records"] if record["record"] == "meeting").update(values)
    plain["digest"] = sum_of(msgspec.json.encode(plain["records"]))
    plain["seal"] = seal_of(plain)
    out = path.with_stem("forged")
    out.write_bytes(msgspec.json.format(msgspec.json.encode(plain), indent=1))
    return out
