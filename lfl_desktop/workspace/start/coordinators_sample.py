"""The sample as its coordinator has it: the programme, and what the facilitators of its four sets sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from lfl_desktop import durable
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.sealing import own_key
from lfl_desktop.workspace.start.evaluated_sample import SETS, evaluated_own_records, evaluated_set_records
from lfl_desktop.workspace.start.first_run import create_with
from lfl_desktop.workspace.start.sample import SAMPLE_SETS, set_sample_records
from lfl_desktop.workspace.start.sample_set_files import file_of, sample_set_file
from lfl_desktop.workspace.workspace import Workspace

SHARED = (Programme, Cohort, Term, Theme, School, SchoolEvent)
"""What the coordinator knows of the programme before any set has sent its file, beside its events."""


def create_coordinators_sample(path: Path, now: Clock | None = None) -> Workspace:
    """A new records file at `path` of the sample's coordinator on the day after the programme has ended, with
    the files of its four sets, which came that day. `now` is the clock to go by.

    Raises CannotWrite where a file is already there, and a WorldError where nothing can be kept."""
    records = [record for record in set_sample_records(SAMPLE_SETS[0]) if _is_shared(record)]
    (ends,) = (record.ends for record in records if isinstance(record, Cohort))
    assert ends is not None
    day = ends + dt.timedelta(days=1)
    files = {name: sample_set_file(name) for name in SAMPLE_SETS}
    return _create([_on(record, day) for record in records], day, files, path, now)


def create_evaluated_sample(path: Path, now: Clock | None = None) -> Workspace:
    """As `create_coordinators_sample`, of the second sample: its coordinator has gathered evidence and writes
    her final report."""
    of_sets = {name: evaluated_set_records(name) for name in SETS}
    impacts = [one for records in of_sets.values() for one in records if isinstance(one, Impact)]
    records = evaluated_own_records(impacts)
    (day,) = (record.sample_today for record in records if isinstance(record, Programme))
    assert day is not None
    return _create(records, day, {name: file_of(of_sets[name]) for name in SETS}, path, now)


def _create(
    records: Sequence[Record], day: dt.date, files: Mapping[str, bytes], path: Path, now: Clock | None
) -> Workspace:
    on_that_day = dt.datetime.combine(day, dt.time(9, 30)).astimezone()
    workspace = create_with(records, path, lambda: on_that_day)
    try:
        for programme in workspace.select(Programme):
            own_key(workspace, programme.id)
        with TemporaryDirectory(prefix="lfl-sample-") as folder:
            add_files(
                workspace, [_put(name, data, Path(folder)) for name, data in files.items()], backup=False
            )
    except BaseException:
        workspace.close()
        durable.drop(path)
        raise
    workspace.close()
    return Workspace.open(path, now=now)


def _is_shared(record: Record) -> bool:
    return isinstance(record, SHARED) or (isinstance(record, ProgrammeEvent) and record.learning_set is None)


def _on(record: Record, day: dt.date) -> Record:
    return replace(record, sample_today=day) if isinstance(record, Programme) else record


def _put(name: str, data: bytes, folder: Path) -> Path:
    path = folder / f"set-{name.lower()}.lflset"
    durable.write_new(path, data)
    return path
