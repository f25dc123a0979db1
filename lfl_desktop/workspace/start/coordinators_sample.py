"""The sample as its coordinator has it: the programme, and what the facilitators of its four sets sent."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.programme import Cohort, Programme, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.sealing import own_key
from lfl_desktop.workspace.start.first_run import create_with
from lfl_desktop.workspace.start.sample import SAMPLE_SETS, set_sample_records
from lfl_desktop.workspace.start.sample_set_files import sample_set_file
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
    on_that_day = dt.datetime.combine(day, dt.time(9, 30)).astimezone()
    workspace = create_with([_on(record, day) for record in records], path, lambda: on_that_day)
    try:
        for programme in workspace.select(Programme):
            own_key(workspace, programme.id)
        with TemporaryDirectory(prefix="lfl-sample-") as folder:
            add_files(workspace, [_set_file(name, Path(folder)) for name in SAMPLE_SETS], backup=False)
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    workspace.close()
    return Workspace.open(path, now=now)


def _is_shared(record: Record) -> bool:
    return isinstance(record, SHARED) or (isinstance(record, ProgrammeEvent) and record.learning_set is None)


def _on(record: Record, day: dt.date) -> Record:
    return replace(record, sample_today=day) if isinstance(record, Programme) else record


def _set_file(name: str, folder: Path) -> Path:
    path = folder / f"set-{name.lower()}.lflset"
    path.write_bytes(sample_set_file(name))
    return path
