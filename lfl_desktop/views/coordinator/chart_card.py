"""A card with a chart, what there is to see in it, and its figures as a table."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QTableView, QVBoxLayout, QWidget

from lfl_desktop.content.document import ChartFigure, TableBlock
from lfl_desktop.domain.record import named_id
from lfl_desktop.views.coordinator.chart_picture import ChartPicture
from lfl_desktop.views.coordinator.looking import look_at_line
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label, set_role
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import Destination, PlaceName

AS_TABLE = mark("Figures as a table")

WIDE = 2.0
"""From this share of the width on, a column of a table takes the room that the others leave."""


@dataclass(frozen=True)
class FigureLine:
    """A row of the table of a chart."""

    id: UUID
    cells: tuple[str, ...]


class ChartCard(QFrame):
    """A chart. Its table is made when it is asked for, and a row that is of one set opens that; `place` is
    where its figures are told one by one. Where only counts travelled a `note` says so."""

    def __init__(
        self, desk: Desk, parent: QWidget, place: PlaceName, place_words: str, note: str = ""
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: ChartFigure | None = None
        self._table: Table[FigureLine] | None = None
        set_role(self, "card")
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(6)
        self._heading = label("", "heading", parent=self)
        self._picture = ChartPicture(self)
        self._words = label("", "muted", parent=self)
        self._as_table = QPushButton(tr(AS_TABLE), self)
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._show_table)
        self._open = QPushButton(place_words, self)
        self._open.clicked.connect(lambda: desk.wanted.emit(Destination(place)))
        row = QHBoxLayout()
        for button in (self._as_table, self._open):
            button.setProperty("role", "link")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        row.addStretch(1)
        self._note = label(note, "muted", parent=self)
        self._note.setVisible(bool(note))
        for widget in (self._heading, self._picture, self._words, self._note):
            box.addWidget(widget)
        box.addLayout(row)

    def show_figure(self, figure: ChartFigure | None) -> None:
        """Shows a chart, or nothing where there is none."""
        self.setVisible(figure is not None)
        if figure is None or figure == self._shown:
            return
        self._shown = figure
        self._heading.setText(figure.title)
        self._picture.show_figure(figure)
        self._words.setText(figure.words)
        self._as_table.setAccessibleName(tr("{title}: figures as a table", title=figure.title))
        if self._table is not None:
            self._drop_table()
        self._show_table(self._as_table.isChecked())

    def _show_table(self, wanted: bool) -> None:
        if wanted and self._table is None and self._shown is not None:
            view = QTableView(self)
            view.setAccessibleName(self._shown.title)
            self._table = Table(view, _columns(self._shown.table))
            self._table.copied.connect(self._desk.said)
            self._table.opened.connect(self._open_row)
            self._box.addWidget(view)
            self._table.show_lines(_lines(self._shown.table))
        if self._table is not None:
            self._table.view.setVisible(wanted)

    def _open_row(self, line: UUID) -> None:
        """Opens the set that a row is of, and in it the change."""
        figure = self._shown
        for each, (of, change) in zip(_lines(figure.table), figure.made_of, strict=False) if figure else ():
            if each.id == line:
                look_at_line(self._desk, of, Destination(PlaceName.IMPACT, change) if change else None)

    def _drop_table(self) -> None:
        """Another chart may have other columns."""
        if self._table is not None:
            self._table.view.hide()
            self._table.view.deleteLater()
            self._table = None


def _columns(table: TableBlock) -> list[Column[FigureLine]]:
    return [_column(nth, one.heading, one.share >= WIDE) for nth, one in enumerate(table.columns)]


def _column(nth: int, heading: str, wide: bool) -> Column[FigureLine]:
    return Column(heading, lambda line: line.cells[nth], lambda line: line.cells[nth].zfill(4), wide)


def _lines(table: TableBlock) -> list[FigureLine]:
    return [
        FigureLine(named_id("figure", str(nth)), tuple("".join(span.text for span in cell) for cell in row))
        for nth, row in enumerate(table.rows)
    ]
