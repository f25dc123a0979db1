"""Which paper is chosen on Print and share, and for each paper what it is about and whom it is for."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLabel

from lfl_desktop.content.blank_fields import FORM_TITLES, BlankForm
from lfl_desktop.content.paper_setting import USUAL, USUAL_POSTER, PosterSetting, Setting
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.share.share_choices import (
    ALL_LINES,
    AS_SHOWN,
    lines_of_list,
    proposed_meeting,
    subjects,
)
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import PaperDestination
from lfl_desktop.workspace.papers.paper_kinds import (
    IN_LARGE_PRINT,
    LISTED,
    SYSTEMS,
    About,
    AskedPaper,
    PaperKind,
    PaperName,
    paper_kind,
)
from lfl_desktop.workspace.set_book import SetBook


class ChosenPapers:
    """The paper that is chosen; `which` asks what it is about, by the question in `question`."""

    def __init__(self, desk: Desk, which: QComboBox, question: QLabel) -> None:
        self._desk = desk
        self._which = which
        self._question = question
        self.kind = PaperName.SUMMARY
        self._about: dict[PaperName, UUID | None] = {}
        self._form = BlankForm.ALL
        self._lines: dict[PaperName, tuple[UUID, ...]] = {}
        self._as_shown: dict[PaperName, bool] = {}

    @property
    def paper(self) -> PaperKind:
        """The kind of the paper that is chosen."""
        return paper_kind(self.kind)

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        return self._desk.readers.get(self.kind, self.paper.audiences[0][0])

    def choose_reader(self, audience: Audience) -> None:
        """It is for somebody else from now on."""
        self._desk.readers[self.kind] = audience

    def take(self, wanted: PaperDestination) -> None:
        """Chooses the paper that is wanted, of what is wanted."""
        self.kind = PaperName(wanted.paper)
        if wanted.record is not None:
            self._about[self.kind] = wanted.record
        elif wanted.lines is not None:
            self._lines[self.kind], self._as_shown[self.kind] = wanted.lines, True

    def asked(self, setting: Setting, poster: PosterSetting) -> AskedPaper:
        """What is chosen, with how it is to look where its kind has a choice of that."""
        kind = self.kind
        return AskedPaper(
            kind,
            self.audience,
            self._about.get(kind),
            self._lines.get(kind) if self._as_shown.get(kind) else None,
            _that_counts(setting, kind),
            poster=poster if kind == PaperName.POSTER else USUAL_POSTER,
            form=self._form,
        )

    def show_subjects(self, book: SetBook) -> None:
        """Offers what the paper can be about, and chooses what was chosen before."""
        paper = self.paper
        wanted: object = self._about.get(paper.kind) or proposed_meeting(book, paper.kind)
        if paper.kind in LISTED:
            wanted = AS_SHOWN if self._as_shown.get(paper.kind) else ALL_LINES
            found = lines_of_list(book, paper.kind, self._lines.get(paper.kind))
        elif paper.about == About.FORM:
            wanted, found = self._form, [(form, tr(FORM_TITLES[form])) for form in BlankForm]
        else:
            found = subjects(book, paper.about)
        self._which.blockSignals(True)
        self._which.clear()
        for id, words in found:
            self._which.addItem(words, id)
        self._which.setCurrentIndex(max(0, self._which.findData(wanted)) if found else -1)
        self._which.blockSignals(False)
        self._which.setVisible(bool(paper.question))
        self._which.setEnabled(bool(found))
        self._question.setText(tr(paper.question))
        self._question.setVisible(bool(paper.question))
        self.take_subject()

    def take_subject(self) -> None:
        """Takes in what is chosen for the paper to be about."""
        chosen = self._which.currentData()
        self._about[self.kind] = chosen if isinstance(chosen, UUID) else None
        if self.kind == PaperName.BLANK and chosen:
            self._form = BlankForm(chosen)
        if self.kind in LISTED:
            self._as_shown[self.kind] = chosen == AS_SHOWN

    def words(self) -> str:
        """The paper and what it is about, in words."""
        paper = self.paper
        title = tr(paper.title) if paper.about not in (About.MEETING, About.VERSION) else ""
        which = self._which.currentText() if paper.question else ""
        return " · ".join(part for part in (title, which) if part)


def _that_counts(setting: Setting, kind: PaperName) -> Setting:
    """Of what was chosen what a kind of paper has a choice of."""
    if kind in SYSTEMS:
        return replace(setting, large=USUAL.large, inking=USUAL.inking)
    if kind in IN_LARGE_PRINT:
        return replace(USUAL, large=setting.large, inking=setting.inking, sheets=setting.sheets)
    return replace(USUAL, sheets=setting.sheets)
