"""The figures of a programme at a glance: each says what it counts, and opens what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lfl_desktop.content.tables.sets_table import attendance_words
from lfl_desktop.views.coordinator.all_dates_screen import MEETINGS_ONLY
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import card, label
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import attendance_share, members_in_words
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName

OPENS = (
    (PartDestination(PlaceName.ALL_DATES, None, MEETINGS_ONLY), mark("Show these meetings in the calendar")),
    (Destination(PlaceName.MEMBERSHIP), mark("Go to membership")),
    (Destination(PlaceName.SETS), mark("Go to all sets")),
    (Destination(PlaceName.SETS), mark("Go to all sets")),
    (Destination(PlaceName.PROGRAMME_IMPACT), mark("Go to impact and learning")),
)
"""Where the figures are told one by one, in their order."""


class FigureCards:
    """Fills an area with a card for each figure."""

    def __init__(self, desk: Desk, area: QWidget) -> None:
        box = QHBoxLayout(area)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.setObjectName("columns")  # below each other where the room is narrow
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._cards = [self._card(desk, box, opens) for opens, _words in OPENS]

    def _card(self, desk: Desk, row: QHBoxLayout, opens: Destination) -> tuple[QPushButton, QLabel]:
        frame = card(parent=row.parentWidget())
        box = QVBoxLayout(frame)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(2)
        figure, words = QPushButton(frame), label("", "muted", parent=frame)
        figure.setProperty("role", "figure")
        figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        figure.clicked.connect(lambda: desk.wanted.emit(opens))
        box.addWidget(figure)
        box.addWidget(words)
        box.addStretch(1)
        row.addWidget(frame, 1)
        return figure, words

    def show_figures(self, overview: ProgrammeOverview) -> None:
        """Shows the figures of a programme."""
        told = _told(overview)
        for (button, beside), (figure, words), (_place, opens) in zip(self._cards, told, OPENS, strict=True):
            button.setText(figure)
            button.setAccessibleName(f"{words}: {figure}")
            button.setToolTip(tr(opens))
            beside.setText(words)


def _told(overview: ProgrammeOverview) -> list[tuple[str, str]]:
    """Each figure with what it counts."""
    totals, members = overview.totals, overview.members
    here = attendance_words(totals.here, totals.members)
    slots = plural("%n slots", "%n slot", totals.slots)
    return [
        (tr("{held} of {planned}", held=totals.held, planned=totals.planned), tr("meetings held")),
        (
            tr("{start} → {now}", start=members.at_start, now=members.at_end),
            tr("members: {how}", how=members_in_words(members)),
        ),
        (attendance_share(totals), tr("attendance, {here}", here=here) if here else tr("attendance")),
        (
            tr("{closed} of {all}", closed=totals.closed, all=totals.decided),
            tr("actions closed, over {slots}", slots=slots),
        ),
        (str(len(overview.impacts)), tr("agreed notes of impact")),
    ]
