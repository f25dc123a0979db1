"""All sets: what each of them sent, in figures, in one table."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.wording.days_said import said
from lfl_desktop.views.coordinator.looking import look_at_line
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.views.parts.adding_dialog import ask_for_files
from lfl_desktop.words import mark, plural, tr

ENDED = (ActionState.CHANGED, ActionState.DROPPED, ActionState.HANDED_ON)


def _day(day: object) -> str:
    return said(day) if day else ""  # type: ignore[arg-type]


def _attendance(line: SetOverview) -> str:
    if not line.members:
        return ""
    return tr("{here} of {members}", here=line.here, members=line.members)


def _share(line: SetOverview) -> str:
    return f"{line.here / line.members:.4f}" if line.members else ""


COLUMNS: tuple[Column[SetOverview], ...] = (
    Column(mark("Set"), lambda line: line.edition.set_name),
    Column(mark("Facilitator"), lambda line: line.edition.facilitator),
    Column(mark("Focus"), lambda line: line.focus, wide=True),
    Column(
        mark("Meetings"),
        lambda line: tr("{held} of {planned}", held=line.held, planned=line.planned),
        lambda line: f"{line.held:03}",
    ),
    Column(mark("Here"), _attendance, _share),
    Column(
        mark("Open actions"),
        lambda line: str(line.actions_that(ActionState.OPEN)),
        lambda line: f"{line.actions_that(ActionState.OPEN):04}",
    ),
    Column(
        mark("Done"),
        lambda line: str(line.actions_that(ActionState.DONE, ActionState.PARTLY)),
        lambda line: f"{line.actions_that(ActionState.DONE, ActionState.PARTLY):04}",
    ),
    Column(
        mark("Other ends"),
        lambda line: str(line.actions_that(*ENDED)),
        lambda line: f"{line.actions_that(*ENDED):04}",
    ),
    Column(mark("Impact"), lambda line: str(line.impact), lambda line: f"{line.impact:04}"),
    Column(mark("Last"), lambda line: _day(line.last), lambda line: str(line.last or "")),
    Column(mark("Next"), lambda line: _day(line.next), lambda line: str(line.next or "9999")),
    Column(
        mark("File"),
        lambda line: str(line.edition.number),
        lambda line: f"{line.edition.number:05}",
    ),
)


class SetsScreen(Screen):
    """The sets of the programme. Enter looks at one in its own places, as it was sent."""

    form = "coordinator/sets_screen"

    figures: QLabel
    copy: QPushButton
    add_files: QPushButton
    filter: QLineEdit
    table_card: QFrame
    table: QTableView

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.list: Table[SetOverview] = Table(self.table, COLUMNS)
        self.filter.textChanged.connect(lambda words: self.list.sift(words, lambda _line: True))
        self.filter.returnPressed.connect(self.table.setFocus)
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        self.list.copied.connect(desk.said)
        self.list.opened.connect(self._look)
        self.add_files.clicked.connect(lambda: ask_for_files(desk, self))
        QShortcut(QKeySequence("Ctrl+F"), self, self.filter.setFocus)

    def refresh(self) -> None:
        lines = list(overviews_of_sets(self.desk.file))
        self.list.show_lines(lines)
        self.figures.setText(_counted(lines))
        for widget in (self.copy, self.filter, self.table_card):
            widget.setVisible(bool(lines))

    def focus_first(self) -> None:
        (self.table if self.list.model.lines else self.add_files).setFocus()

    def _look(self, line: UUID) -> None:
        look_at_line(self.desk, line)


def _counted(lines: list[SetOverview]) -> str:
    if not lines:
        return tr(
            "No set has sent its file yet. Ask the facilitators for the file for the coordinator, and add the"
            " files here: drop them on the window, or choose them."
        )
    held = sum(line.held for line in lines)
    return tr(
        "{sets} · {held} of {planned} meetings held",
        sets=plural(len(lines), "{n} set", "{n} sets"),
        held=held,
        planned=sum(line.planned for line in lines),
    )
