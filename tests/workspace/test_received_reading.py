"""What was received answers as the records file does that it was made from."""

from __future__ import annotations

import pytest

from lfl_desktop.domain import clock
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.record import Record, references
from lfl_desktop.domain.records import ALL, BY_TABLE
from lfl_desktop.workspace.received_reading import ReceivedReading
from lfl_desktop.workspace.workspace import Workspace


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_it_answers_as_the_file_does(sample: Workspace, kind: type[Record]) -> None:
    received = ReceivedReading((r for each in ALL for r in sample.select(each)), clock.of_computer)
    every = sample.select(kind)
    assert received.select(kind) == every
    for field, table in references(kind).items():
        ids = [owner.id for owner in sample.select(BY_TABLE[table])]
        asked: list[object] = [None, ids, ids[::2], set(ids[1:]), [], *ids]
        for value in asked:
            found = sample.select(kind, **{field: value})
            assert received.select(kind, **{field: value}) == found, (field, value)
    for record in every:
        assert received.get(kind, record.id) == record
        for field in set(record.__struct_fields__) - {"id", "kind"}:
            value = getattr(record, field)
            if isinstance(value, str | int | None):
                assert received.select(kind, **{field: value}) == sample.select(kind, **{field: value})
    assert received.get(kind, None) is None


def test_its_today_is_never_that_of_a_sample(sample: Workspace) -> None:
    received = ReceivedReading((r for each in ALL for r in sample.select(each)), clock.of_computer)
    assert received.today() == clock.of_computer().date() != sample.today()


def test_records_are_in_order_of_position_in_whatever_order_they_were_sent(sample: Workspace) -> None:
    every = sample.select(Membership)
    assert len({one.position for one in every}) == len(every) > 1
    assert ReceivedReading(reversed(every), clock.of_computer).select(Membership) == every
