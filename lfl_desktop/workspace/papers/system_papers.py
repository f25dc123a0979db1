"""The papers of activity systems, from what came through the gate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from lfl_desktop.content.paper_setting import Setting
from lfl_desktop.content.papers.activity_system import blank_system, system_paper
from lfl_desktop.content.papers.system_words import NotReleased
from lfl_desktop.content.papers.then_and_now import then_and_now_paper
from lfl_desktop.content.papers.two_systems import two_systems_paper
from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.system_pages import activity_system_page, blank_page
from lfl_desktop.printing.then_and_now_pages import then_and_now_page
from lfl_desktop.printing.two_systems_pages import two_systems_page
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.leaders_system import to_be_released
from lfl_desktop.workspace.activity.versions_together import (
    earlier_versions,
    leader_of_version,
    version_before,
    version_facing,
)
from lfl_desktop.workspace.papers.paper_documents import PaperSource, about_of
from lfl_desktop.workspace.papers.paper_kinds import SYSTEMS, AskedPaper, PaperName
from lfl_desktop.workspace.papers.paper_said import PaperSaid
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import SetBook


def made_activity_system(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """One version of an activity system.

    Raises a WorldError where its leader has not released it to these readers."""
    if asked.is_blank:
        return blank_boxes(source, asked.setting)
    version_id = about_of(asked)
    leader = leader_of_version(source.records, version_id)
    with _released():
        paper = system_paper(source.seen, version_id, leader=leader, levels=asked.setting.levels)
    return PaperSaid(paper.document, lambda on: activity_system_page(paper, on, asked.setting.size))


def made_then_and_now(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """A version of an activity system beside an earlier one: the one that is asked for, or else the one
    before it.

    Raises a WorldError where there is none, or these readers may not see one of them."""
    version_id = about_of(asked)
    before = asked.then or version_before(source.records, version_id)
    if before not in earlier_versions(source.records, version_id):
        raise WorldError(tr("Then must be an earlier version of the same activity system."))
    leader, levels = leader_of_version(source.records, version_id), asked.setting.levels
    with _released():
        paper = then_and_now_paper(source.seen, before, version_id, leader=leader, levels=levels)
    return PaperSaid(paper.document, lambda on: then_and_now_page(paper, on, asked.setting.size))


def made_two_systems(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """A version of an activity system and the latest of the one that it faces.

    Raises a WorldError where it faces none, or these readers may not see one of them."""
    version_id = about_of(asked)
    theirs = version_facing(source.records, version_id)
    stays = version_id if source.seen.get(SystemVersion, version_id) is None else theirs
    leader, levels = leader_of_version(source.records, stays), asked.setting.levels
    with _released():
        paper = two_systems_paper(source.seen, version_id, theirs, leader=leader, levels=levels)
    return PaperSaid(paper.document, lambda on: two_systems_page(paper, on, asked.setting.size))


def unreleased_of(book: SetBook, asked: AskedPaper) -> UUID | None:
    """The version on a paper of activity systems that its leader has not released yet, so that the paper
    cannot be made for the set; None where that is not what stands in its way."""
    if asked.about is None or asked.kind not in SYSTEMS or asked.audience > Audience.SET:
        return None
    try:
        shown = _beside_each_other(book, asked, asked.about)
    except WorldError:
        return None
    return next((version for version in shown if to_be_released(book, version)), None)


def lacks_another(book: SetBook, asked: AskedPaper) -> bool:
    """Whether there is nothing yet to put beside the activity system of a paper that shows two."""
    if asked.about is None or asked.kind not in SYSTEMS:
        return False
    try:
        _beside_each_other(book, asked, asked.about)
    except WorldError:
        return True
    return False


def _beside_each_other(book: SetBook, asked: AskedPaper, version: UUID) -> list[UUID]:
    records = records_of_set(book.reading, book.learning_set.id)
    if asked.kind == PaperName.THEN_AND_NOW:
        return [asked.then or version_before(records, version), version]
    if asked.kind == PaperName.TWO_SYSTEMS:
        return [version, version_facing(records, version)]
    return [version]


def blank_boxes(source: PaperSource, setting: Setting) -> PaperSaid:
    """The seven boxes to be filled with pens."""
    blank = blank_system(source.seen)
    return PaperSaid(blank.document, lambda on: blank_page(blank, on, setting))


@contextmanager
def _released() -> Iterator[None]:
    try:
        yield
    except NotReleased as error:
        raise WorldError(str(error)) from error
