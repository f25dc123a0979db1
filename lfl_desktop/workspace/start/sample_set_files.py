"""The files that the facilitators of the sample's sets send to the coordinator at the end of the year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.start.first_run import create_with
from lfl_desktop.workspace.start.sample import set_sample_records


def sample_set_file(name: str) -> bytes:
    """The file of the sample's set `name` ("B") as its facilitator makes it when the year is over: by the
    door and through the gate that every file goes by.

    Raises KeyError where there is no such set, and a WorldError where nothing can be kept for a moment in the
    folder for temporary files."""
    return file_of(set_sample_records(name))


def file_of(records: Sequence[Record]) -> bytes:
    """The file for the coordinator that is made of the records of one set. Raises as `sample_set_file`."""
    from lfl_desktop.exchange.setfile import SUFFIX

    (the_set,) = (record for record in records if isinstance(record, LearningSet))
    with TemporaryDirectory(prefix="lfl-sample-") as folder:
        workspace = create_with(records, Path(folder, "sample.lfl"))
        try:
            sent = Path(folder, f"set{SUFFIX}")
            export(workspace, the_set.id, sent)
            return sent.read_bytes()
        finally:
            workspace.close()
