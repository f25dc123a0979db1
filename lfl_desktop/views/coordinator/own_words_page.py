"""Her own paragraphs, part by part of the final report and for each term."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLabel, QWidget

from lfl_desktop.domain.coordinator.reports_kept import ReportParagraph
from lfl_desktop.domain.programme import Term
from lfl_desktop.views.coordinator.kept_screen import Keeping, KeptPart
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import mark
from lfl_desktop.workspace.coordinator.kept_records import paragraph_of
from lfl_desktop.workspace.coordinator.report_parts import parts_to_write


class ParagraphRow(QWidget):
    """Her paragraphs in one part."""

    part_label: QLabel
    wording: GrowingText

    def __init__(self, desk: Desk, words: str, record: ReportParagraph) -> None:
        super().__init__()
        fill_with_form(self, "coordinator/paragraph_row")
        self.part_label.setText(literal(words))
        self.kept = RecordForm(desk, self, record, mark("Write in the report"), ("wording",))


class OwnWordsPage(KeptPart):
    """A field of text for each part."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        fill_with_form(self, "coordinator/own_words_page")
        self._rows: dict[UUID, ParagraphRow] = {}

    def show_kept(self, keeping: Keeping) -> None:
        layout = layout_of(self, "paragraph_rows")
        known = {one.id: one for one in keeping.kept.paragraphs}
        terms = self.desk.file.select(Term, cohort=keeping.cohort.id)
        parts = parts_to_write(keeping.kept, terms)
        wanted = {paragraph_of(keeping.cohort.id, part).id: (part, words) for part, words in parts}
        for id in self._rows.keys() - wanted.keys():
            gone = self._rows.pop(id)
            gone.kept.keep()
            gone.hide()
            gone.deleteLater()
        for place, (id, (part, words)) in enumerate(wanted.items()):
            record = known.get(id) or paragraph_of(keeping.cohort.id, part)
            if id not in self._rows:
                self._rows[id] = ParagraphRow(self.desk, words, record)
            row = self._rows[id]
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)
                row.show()
            row.part_label.setText(literal(words))
            row.kept.show(record)

    def focus_first(self) -> None:
        next(iter(self._rows.values())).wording.setFocus()
