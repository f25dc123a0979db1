"""Every paper of the sample, for each of its readers, of a few subjects and in all its settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import Filling, PosterSetting, PosterSize, Setting, Size
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, About, AskedPaper, PaperName
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def asked_of(book: OwnSetBook, kind: PaperName) -> Iterator[tuple[str, AskedPaper]]:
    """The paper for each reader, of a few meetings, leaders or versions, and in all its settings."""
    paper = next(one for one in PAPERS if one.kind == kind)
    versions = sorted(book.workspace.select(SystemVersion), key=lambda v: (str(v.date), str(v.id)))
    about = {
        About.MEETING: [meeting.id for meeting in book.meetings if meeting.date][::2],
        About.LEADER: [person.id for person in book.members(None)][:3],
        About.VERSION: [version.id for version in versions][1::3],
    }.get(paper.about, [None])
    if kind in (PaperName.THEN_AND_NOW, PaperName.TWO_SYSTEMS):
        about = [version.id for version in versions]
    for audience, _words in paper.audiences:
        for nth, one in enumerate(about):
            yield f"{audience.name.lower()} {nth}", AskedPaper(kind, audience, one)
    audience = paper.audiences[0][0]
    if kind == PaperName.BLANK:
        for form in BlankForm:
            yield f"form {form}", AskedPaper(kind, audience, form=form)
    if kind == PaperName.ACTIVITY_SYSTEM:
        for size in Size:
            for filling in Filling:
                yield (
                    f"{size} {filling}",
                    AskedPaper(kind, audience, about[0], setting=Setting(size, filling)),
                )
    if kind == PaperName.POSTER:
        for poster in (PosterSize.A3, PosterSize.A2):
            for upright in (False, True):
                setting = PosterSetting(size=poster, upright=upright, names=upright)
                yield (
                    f"{poster} {'upright' if upright else 'across'}",
                    AskedPaper(kind, audience, poster=setting),
                )


@contextmanager
def sample_book(sample_file: Path, folder: Path) -> Iterator[OwnSetBook]:
    """The first set of a copy of the sample."""
    path = folder / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    workspace = Workspace.open(path)
    _face_each_other(workspace)
    yield OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    workspace.close()


def _face_each_other(workspace: Workspace) -> None:
    """Two activity systems, which in the sample know nothing of each other."""
    systems = sorted(workspace.select(ActivitySystem), key=lambda system: str(system.id))
    shared = "How phonics is taught"
    with workspace.step("Two systems") as step:
        step.put(replace(systems[0], faces=systems[1].id, shared_object=shared))
