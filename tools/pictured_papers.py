"""The papers that are pictured: those of the sample, on the fullest and on the emptiest of their kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pictured_files import book_of
from scenes import FULL_MEETING, LEADER, NEWEST

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import Filling, Inking, PosterSetting, Setting, Sheets
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.lists.lookup import find_leader, find_meeting, find_version
from lfl_desktop.workspace.papers.own_log import private_log
from lfl_desktop.workspace.papers.paper_kinds import LISTED, AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.workspace import Workspace


def pictured_papers(workspace: Workspace) -> dict[str, Callable[[], Paper]]:
    """Each paper by the name of its picture, made when it is asked for."""
    book = book_of(workspace)
    meeting, set_id = find_meeting(book, FULL_MEETING), book.learning_set.id
    version = find_version(book, LEADER, None).id
    prompts = Setting(filling=Filling.PROMPTS)
    asked = {
        f"paper-summary-{audience.name.lower()}": AskedPaper(PaperName.SUMMARY, audience, meeting.id)
        for audience in (Audience.SET, Audience.COORDINATOR, Audience.PUBLIC)
    }
    asked |= {f"paper-list-{kind}": AskedPaper(kind, Audience.SET) for kind in LISTED}
    asked["paper-activity-system"] = AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.SET, version)
    asked["paper-then-and-now"] = AskedPaper(PaperName.THEN_AND_NOW, Audience.SET, version)
    asked["paper-blank-system"] = AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.SET, setting=prompts)
    asked |= posters()
    asked |= {f"paper-form-{f}": AskedPaper(PaperName.BLANK, Audience.SET, form=f) for f in BlankForm}
    asked |= papers_of_set(book)
    jobs: dict[str, Callable[[], Paper]] = {
        name: partial(paper_of, workspace, set_id, one) for name, one in asked.items()
    }
    jobs["paper-private-log"] = lambda: private_log(book, Sheets.A4).paper
    return jobs


def posters() -> dict[str, AskedPaper]:
    """The poster for each of its readers, both ways, and in grey."""
    ways = {
        "side": PosterSetting(),
        "upright": PosterSetting(upright=True),
        "grey": PosterSetting(inking=Inking.GREY),
    }
    return {
        f"paper-poster-{audience.name.lower()}-{way}": AskedPaper(PaperName.POSTER, audience, poster=setting)
        for audience in (Audience.PUBLIC, Audience.SET)
        for way, setting in ways.items()
    }


def papers_of_set(book: SetBook) -> dict[str, AskedPaper]:
    """The papers of a meeting and of a leader, on the fullest and on the emptiest of the sample."""
    first, full, last = (find_meeting(book, n).id for n in (1, FULL_MEETING, len(book.numbers)))
    leader, newest = (find_leader(book, name).id for name in (LEADER, NEWEST))
    asked = {
        f"paper-{kind}-{name}": AskedPaper(kind, Audience.SET, meeting)
        for kind in (PaperName.SLIPS, PaperName.RECORD, PaperName.AGENDA, PaperName.ATTENDANCE)
        for name, meeting in (("first", first), ("full", full), ("last", last))
    }
    asked["paper-record-coordinator"] = AskedPaper(PaperName.RECORD, Audience.COORDINATOR, full)
    asked["paper-record-facilitator"] = AskedPaper(PaperName.RECORD, Audience.FACILITATOR, full)
    asked |= {
        f"paper-{kind}-{name}": AskedPaper(kind, Audience.FACILITATOR, person)
        for kind in (PaperName.LEADER_SHEET, PaperName.CERTIFICATE)
        for name, person in (("full", leader), ("newest", newest))
    }
    asked["paper-leader_sheet-set"] = AskedPaper(PaperName.LEADER_SHEET, Audience.SET, leader)
    return asked
