"""Evidence: where it is from, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from lfl_desktop.content.tables.table_columns import day_words
from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, EvidenceSource, ReportHeading
from lfl_desktop.domain.coordinator.kept_names import SOURCES, STAGES
from lfl_desktop.views.coordinator.kept_list_part import KeptListPart
from lfl_desktop.views.coordinator.kept_screen import Keeping
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.number_line import NumberLine
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator import keeping_programme as jobs

FIELDS = ("kind", "stage", "role", "people", "date", "school")


@dataclass(frozen=True)
class SourceLine:
    """A source with how much it said."""

    source: EvidenceSource
    statements: int

    @property
    def id(self) -> UUID:
        """The id of the source."""
        return self.source.id


COLUMNS: tuple[Column[SourceLine], ...] = (
    Column(mark("Stage"), lambda line: tr(STAGES[line.source.stage]), wide=True),
    Column(mark("Evidence"), lambda line: tr(SOURCES[line.source.kind])),
    Column(mark("Who"), lambda line: line.source.role, wide=True),
    Column(mark("Day"), lambda line: day_words(line.source.date), aside=True),
    Column(mark("Said"), lambda line: str(line.statements) if line.statements else ""),
)


class SaidRow(Row[EvidenceSaid]):
    """What a source said, and where it stands in the report."""

    form = "coordinator/said_row"
    title = mark("Change what was said")
    removal = mark("Remove what was said")
    removed = mark("What was said was removed")

    wording: Sentence
    question: Sentence
    consent: QCheckBox
    heading: QComboBox

    def set_choices(self) -> None:
        headings = self.desk.file.select(ReportHeading)
        fill_choices(self.heading, [(one.id, one.name) for one in headings], tr("under no heading"))


class SourcesPage(KeptListPart[SourceLine]):
    """A table of the sources, and the one that is chosen in it with what it said."""

    listed = mark("Evidence")

    add_source: QPushButton
    no_sources: QLabel
    sources_table: QTableView
    sources_table_card: QFrame
    source_card: QFrame
    source_heading: QLabel
    source_fields: QWidget
    kind: QComboBox
    stage: QComboBox
    role: QLineEdit
    people: NumberLine
    date: DateLine
    school: QComboBox
    remove_source: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        fill_with_form(self, "coordinator/sources_page")
        self.make_list(
            self.sources_table,
            COLUMNS,
            card=self.sources_table_card,
            nothing=self.no_sources,
            opens=self.kind,
            begins=self.add_source,
        )
        fill_choices(self.kind, [(kind, tr(words)) for kind, words in SOURCES.items()])
        fill_choices(self.stage, [(stage, tr(words)) for stage, words in STAGES.items()])
        day_without_year_meant(self.date, desk.file.today, half_a_year_ahead(desk.file.today))
        self.said: Rows[EvidenceSaid] = Rows(
            self, layout_of(self, "said_rows"), lambda said: SaidRow(desk, said), self._blank_said
        )
        self.said.arranged.connect(self._set_tab_order)
        self.add_source.clicked.connect(self._add)
        self.remove_source.clicked.connect(self._remove)

    def lines(self, keeping: Keeping) -> list[SourceLine]:
        said = [one.source for one in keeping.kept.said]
        return [SourceLine(source, said.count(source.id)) for source in keeping.kept.sources]

    def show_chosen(self) -> None:
        line, keeping = self.list.chosen, self._keeping
        self.source_card.setVisible(line is not None)
        if line is None or keeping is None:
            return
        self.offer_schools(self.school, keeping)
        if self._form is None:
            title = mark("Change source of evidence")
            self._form = RecordForm(self.desk, self.source_fields, line.source, title, FIELDS)
            self._form.derive = _whole_people
        elif self._form.record.id != line.id:
            self.said.show_none()
        self._form.show(line.source)
        self.said.show([one for one in keeping.kept.said if one.source == line.id])
        for row in self.said.rows:
            row.set_choices()
        self.head()

    def _blank_said(self, position: int) -> EvidenceSaid:
        return EvidenceSaid(source=self.chosen_line().id, position=position)

    def head(self) -> None:
        line = self.list.chosen
        if line is not None:
            source = line.source
            parts = (tr(SOURCES[source.kind]), source.role, tr(STAGES[source.stage]).lower())
            self.source_heading.setText(", ".join(filter(None, parts)))

    def _set_tab_order(self) -> None:
        set_tab_order([*focusable(self.source_fields), *self.said.stops, self.remove_source])

    def _add(self) -> None:
        self.add_record(lambda keeping: jobs.add_source(self.desk.workspace, keeping.cohort), self.kind)

    def _remove(self) -> None:
        if (line := self.list.chosen) is not None:
            title = mark("Remove source of evidence")
            self.remove_record(line.source, title, mark("Source of evidence removed"))


def _whole_people(values: dict[str, object]) -> dict[str, object]:
    """People are whole: half of one is none more."""
    people = values.get("people")
    return {"people": int(people)} if isinstance(people, float) else {}
