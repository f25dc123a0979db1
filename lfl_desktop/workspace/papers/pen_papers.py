"""The papers to be filled with pens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.document import Document
from lfl_desktop.content.paper_setting import Filling, Setting
from lfl_desktop.content.papers.data_protection import impact_assessment, privacy_notice, processing_record
from lfl_desktop.content.papers.forms_for_pens import form_document
from lfl_desktop.content.papers.protection_facts import HowKept
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.printing.form_pages import blank_form
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.paper_said import PaperSaid, paper_of_document
from lfl_desktop.workspace.papers.system_papers import blank_boxes


def made_blank_form(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """A form to be filled with a pen."""
    if asked.form == BlankForm.ACTIVITY_SYSTEM:
        return blank_boxes(source, Setting(asked.setting.size, Filling.PROMPTS))
    return paper_of_document(form_document(source.seen, asked.form), partial(blank_form, asked.form))


_HOW_KEPT: dict[PaperName, Callable[[Visible, HowKept], Document]] = {
    PaperName.PRIVACY_NOTICE: privacy_notice,
    PaperName.PROCESSING_RECORD: processing_record,
    PaperName.IMPACT_ASSESSMENT: impact_assessment,
}


def made_of_how_kept(source: PaperSource, asked: AskedPaper) -> PaperSaid:
    """A paper that tells how the records are kept."""
    return paper_of_document(_HOW_KEPT[asked.kind](source.seen, source.kept))
