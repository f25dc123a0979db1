"""Records for the tests of the coordinator's file: one set with everything in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any, get_type_hints
from uuid import UUID

import msgspec
from any_record import visible
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from lfl_desktop.domain.gate.contents import CONTENTS, Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import EventFigures, MeetingFigures, SetFigures
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.templates import SlotStage
from lfl_desktop.exchange import setfile

SET = named_id("Leadership for Learning", "A")
MADE = (MeetingFigures, SetFigures, EventFigures)
"""The figures, which the gate makes."""

PROGRAMME = named_id("Leadership for Learning")
DAY = dt.date(2013, 5, 9)


def full(kind: type[Record], **values: Any) -> Record:
    """A record of `kind` with its name in each text field, agreed to, and with all its references."""
    filled: dict[str, Any] = {"id": an_id(kind)}
    for name, hint in get_type_hints(kind).items():
        if hint is str:
            filled[name] = f"<{kind.__name__}.{name}>"
        elif hint == dict[str, str] and name == "labels":
            filled[name] = {"challenge": f"<{kind.__name__}.{name}>"}
        elif hint == dict[str, int]:
            filled[name] = {f"<{kind.__name__}.{name}>": 4}
        elif name in ("agreed_on", "released_on", "date"):
            filled[name] = DAY
        elif hint is bool:
            filled[name] = True
        elif name in ("learning_set", "subject", "erased", "of_set"):
            filled[name] = SET
        elif name == "line_of":
            filled[name] = named_id("action")
        elif name in ("meeting", "impact"):
            filled[name] = named_id(name)
    for name, table in references(kind).items():
        if table != TABLES[kind]:
            filled[name] = SET if table == "learning_set" else named_id(table)
    return kind(**(filled | values))


def an_id(kind: type[Record]) -> UUID:
    return {LearningSet: SET, Programme: PROGRAMME}.get(kind, named_id(TABLES[kind]))


def a_set(**values: dict[str, Any]) -> dict[type[Record], Record]:
    """One full record of each kind but the figures, which the gate makes; `values` by class name."""
    found = {}
    for kind in ALL:
        if kind not in MADE:
            record = full(kind, **values.get(kind.__name__, {}))
            if hasattr(record, "programme"):
                record = msgspec.structs.replace(record, programme=PROGRAMME)
            found[kind] = record
    return found


def seen(audience: Audience = Audience.COORDINATOR, **values: dict[str, Any]) -> Visible:
    return visible(a_set(**values).values(), audience)


def a_file(edition: int = 1, **values: Any) -> setfile.SetFile:
    return setfile.make_set_file(seen(**values), SET, edition)


def resealed(plain: dict[str, Any], swap: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """A file made by hand, with sums that are right, by what the module's docstring says of them.

    `swap` puts JSON into the records that Python would not write."""

    def compact(value: object) -> bytes:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()

    records = compact(plain["records"])
    if swap[0]:
        assert swap[0] in records
        records = records.replace(*swap)
    plain["digest"] = hashlib.sha256(records).hexdigest()
    plain["seal"] = hashlib.sha256(compact(plain | {"seal": "", "records": []})).hexdigest()
    return compact(plain | {"records": "RECORDS"}).replace(b'"RECORDS"', records)


gently = settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a whole set takes minutes to shrink
    suppress_health_check=list(HealthCheck),
)

texts = st.text(max_size=12)  # any character but lone halves of one
_KEYS = [content.key for content in CONTENTS if content.key != "programme"]
_audiences = st.dictionaries(
    st.sampled_from(_KEYS), st.sampled_from([a.name.lower() for a in Audience]), max_size=4
)


_whole = st.integers(-(2**63), 2**63 - 1)


def _value(hint: Any, name: str) -> st.SearchStrategy[Any]:
    if hint is str:
        return texts
    if hint is int:
        return _whole
    if hint == int | None:
        return st.none() | _whole
    if hint == dict[str, int]:
        return st.dictionaries(texts, _whole, max_size=2)
    if hint == float | None:
        return st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9)
    if hint == dict[str, str]:
        return _audiences if name == "audiences" else st.dictionaries(texts, texts, max_size=2)
    if hint == tuple[SlotStage, ...]:
        return st.lists(st.builds(SlotStage, texts, _whole, texts, texts), max_size=2).map(tuple)
    return st.from_type(hint)


_VALUES = {
    kind: st.fixed_dictionaries(
        {
            name: _value(hint, name)
            for name, hint in get_type_hints(kind).items()
            if name not in ("id", "learning_set", "meeting", *references(kind))
        }
    )
    for kind in ALL
}


@st.composite
def scopes(draw: st.DrawFn) -> list[Record]:
    """The records of one set with arbitrary content and references."""
    ids: dict[str, list[UUID]] = {}
    found: list[Record] = []
    for kind in ALL:
        if kind in MADE:
            continue
        alone = kind in (Programme, LearningSet)
        for number in range(1 if alone else draw(st.integers(1, 2))):
            values = dict(draw(_VALUES[kind]))
            optional = {f.name for f in msgspec.structs.fields(kind) if f.default is None}
            for name, table in references(kind).items():
                choice = [*ids.get(table, []), *([None] if name in optional else [])]
                values[name] = draw(st.sampled_from(choice))
            if "learning_set" in kind.__struct_fields__:
                values["learning_set"] = SET
            values["id"] = an_id(kind) if alone else named_id(kind.__name__, number)
            found.append(kind(**values))
            ids.setdefault(TABLES[kind], []).append(values["id"])
    return found
