"""The date of a paper is the day of the last change to the records, whenever it is made."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.workspace import Workspace


class Days:
    """A clock that a test sets."""

    now = dt.datetime(2031, 3, 4, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


def members(workspace: Workspace) -> bytes:
    set_id = workspace.select(LearningSet)[0].id
    return paper_of(workspace, set_id, AskedPaper(PaperName.MEMBERS, Audience.SET)).pdf


def day_of(pdf: bytes) -> dt.date:
    told = pypdf.PdfReader(io.BytesIO(pdf))
    assert told.metadata is not None and told.metadata.creation_date is not None
    day = told.metadata.creation_date.date()
    assert told.metadata.modification_date is not None
    assert told.metadata.modification_date.date() == day
    assert (
        f"<xmp:ModifyDate>{day:%Y-%m-%d}T00:00:00Z<" in told.trailer["/Root"]["/Metadata"].get_data().decode()
    )
    return day


def focus_is(workspace: Workspace, words: str) -> None:
    with workspace.step("Change the focus") as step:
        step.put(replace(workspace.select(LearningSet)[0], focus=words))


def test_a_paper_is_of_the_day_of_the_last_change_and_its_bytes_wait_for_the_next(sample: Workspace) -> None:
    path, clock = sample.path, Days()
    sample.close()
    workspace = Workspace.open(path, now=clock)
    focus_is(workspace, "(D:20000101000000Z)")
    first = members(workspace)
    assert day_of(first) == dt.date(2031, 3, 4)
    clock.now += dt.timedelta(days=9)
    assert members(workspace) == first
    focus_is(workspace, "Another focus")
    assert day_of(members(workspace)) == dt.date(2031, 3, 13)
    workspace.undo()
    assert members(workspace) == first
    workspace.close()
