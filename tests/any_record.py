"""Records of every kind for tests: whatever their fields can hold, or full of marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActionLink, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import as_agreed
from lfl_desktop.domain.gate import sharing
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import ReportBack, Slot
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.templates import SlotStage

Ids = Mapping[str, UUID]

TEXT = st.text(max_size=20)
"""Any character but lone halves of one."""

WHOLE = st.integers(-(2**63), 2**63 - 1)
_NUMBER = st.floats(allow_nan=False, allow_infinity=False)
_OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: WHOLE,
    int | None: st.none() | WHOLE,
    float | None: st.none() | _NUMBER,
    dict[str, str]: st.dictionaries(TEXT, TEXT, max_size=3),
    dict[str, int]: st.dictionaries(TEXT, WHOLE, max_size=3),
    tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    tuple[SlotStage, ...]: st.lists(
        st.builds(SlotStage, TEXT, WHOLE, questions=TEXT, hint=TEXT, optional=st.booleans()), max_size=3
    ).map(tuple),
    dt.datetime | None: st.none() | st.datetimes(timezones=st.none() | st.just(dt.UTC)),
}


@cache
def hints_of(kind: type[Record]) -> dict[str, Any]:
    """Field -> type of a kind of record."""
    return get_type_hints(kind)


def any_record(kind: type[Record], ids: Ids, id: UUID | None = None) -> st.SearchStrategy[Record]:
    """A record of `kind` with anything in its fields. It refers to `ids` (table -> id), to
    nothing where it need not, and never to itself."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    optional = {f.name for f in msgspec.structs.fields(kind) if f.default is None}
    refers = references(kind)
    for name, hint in hints_of(kind).items():
        if name in refers:
            known = st.just(ids[refers[name]])
            fields[name] = st.none() | known if name in optional else known
        elif name == "id":
            fields[name] = st.just(id or named_id("any", TABLES[kind]))
        else:
            fields[name] = _OF_TYPE[hint] if hint in _OF_TYPE else st.from_type(hint)
    return st.builds(kind, **fields)


def base_ids() -> dict[str, UUID]:
    """Table -> the id of the record that `a_set` holds of it."""
    return {table: named_id(table) for table in TABLES.values()}


def a_set(marked: bool = False, **values: Mapping[str, Any]) -> dict[type[Record], Record]:
    """One record of each kind but the figures, which the gate makes, all of one set and fully joined.

    `marked`: each text says where it stands ("<Action.wording>"), and everything is agreed and released.
    `values` (by class name) are put in place of what would be there.
    """
    found: dict[type[Record], Record] = {}
    ids = base_ids()
    for kind in ALL:
        if kind.__name__.endswith("Figures"):
            continue
        own = {name: ids[t] for name, t in references(kind).items() if t != TABLES[kind]}
        for name, hint in hints_of(kind).items():
            if hint is UUID and name != "id" and name not in references(kind):
                own[name] = ids.get(name) or ids["learning_set"]
            elif marked:
                own |= _mark(kind, name, hint)
        found[kind] = kind(**({"id": ids[TABLES[kind]], **own} | dict(values.get(kind.__name__, {}))))
    return found


def _mark(kind: type[Record], name: str, hint: Any) -> dict[str, Any]:
    words = f"<{kind.__name__}.{name}>"
    if hint is str:
        return {name: words}
    if hint == dict[str, int]:
        return {name: {words: 4}}
    if hint == dict[str, str] and name == "labels":
        return {name: {"challenge": words}}
    if hint is bool:
        return {name: name != "held_back"}
    if hint == dt.date | None and name in ("agreed_on", "released_on", "date"):
        return {name: dt.date(2013, 5, 9)}
    return {}


def visible(records: Iterable[Record], audience: Audience, leader: UUID | None = None) -> sharing.Visible:
    """The gate for records made by hand: what says that it is agreed was agreed in the words it has."""
    every = list(records)
    return sharing.visible([*every, *as_agreed(every)], audience, leader)


MINE, THEIRS = named_id("person"), named_id("other", "person")
OF_PEOPLE: set[type[Record]] = {kind for kind in ALL if "person" in references(kind)} | {
    *(Person, Slot, ReportBack, SystemVersion, SystemItem, Tension, ActionLink),
}


def two_leaders(**values: dict[str, Any]) -> list[Record]:
    """A set of two leaders, each with a record of every kind that somebody owns."""
    mine = a_set(marked=True, **values)
    own = {record.id: named_id("other", record.id) for kind, record in mine.items() if kind in OF_PEOPLE}
    own[MINE] = THEIRS
    theirs = []
    for kind in OF_PEOPLE:
        record = mine[kind]
        moved: dict[str, Any] = {"id": own[record.id]}
        for name in references(kind):
            moved[name] = own.get(getattr(record, name), getattr(record, name))
        texts = {n: getattr(record, n) for n, h in get_type_hints(kind).items() if h is str}
        theirs.append(replace(record, **moved, **{n: f"other {text}" for n, text in texts.items()}))
    return [*mine.values(), *theirs]
