"""Programme, as its coordinator sees it first: where the term stands, what is missing, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.content.document import ChartFigure
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.views.coordinator.chart_card import ChartCard
from lfl_desktop.views.coordinator.count_bars import CountBars
from lfl_desktop.views.coordinator.figure_cards import FigureCards
from lfl_desktop.views.coordinator.files_screen import DECISIONS
from lfl_desktop.views.coordinator.looking import NOTHING_YET, look_at_line, overview_in_view
from lfl_desktop.views.coordinator.meeting_marks import MeetingMarks
from lfl_desktop.views.kit.binding.forms import clear_layout, layout_of
from lfl_desktop.views.kit.controls.shortened_label import ShortenedButton
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen, label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.parts.adding_dialog import ask_for_files
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.coordinator.programme_charts import (
    actions_figure,
    changes_figure,
    members_figure,
    year_figure,
)
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, set_lines
from lfl_desktop.workspace.coordinator.programme_words import (
    about_programme,
    event_words_once,
)
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet
from lfl_desktop.workspace.destination import (
    Destination,
    PartDestination,
    PlaceName,
    destination_meeting,
)

SETS_IN_SIGHT = 40
"""Sets whose year is drawn; where there are more, the table of all sets has the others."""

COMING = 6
"""Events that are listed."""

AWAITED = 8
"""Sets that are named of which no file came yet."""

NOT_BEGUN = mark(
    "No set has sent its file yet. To begin: say in the roster who takes part and which sets there"
    " will be, then save the pack for the facilitators in Reports. Or add the files that sets have sent: drop"
    " them on the window, or choose them."
)

NEVER = mark(
    "What was said in a slot, questions, check-ins, private logs, and activity systems that their leader has"
    " not released. Names are here only where the set agreed to that."
)

ONLY_COUNTS = mark("Only counts of these travel; those of each set are a step from here.")


class CoordinatorsProgrammeScreen(Screen):
    """The programme at a glance: each figure says what it counts, and each set opens from here."""

    form = "coordinator/coordinators_programme_screen"

    about: QLabel
    nothing_yet: QLabel
    prepare: QPushButton
    report: QPushButton
    add_files: QPushButton
    figures: QWidget
    year: QWidget
    year_card: QFrame
    left_charts: QWidget
    right_charts: QWidget
    themes: QWidget
    themes_card: QFrame
    waiting: QWidget
    waiting_card: QFrame
    next: QWidget
    next_card: QFrame
    never: QWidget
    never_card: QFrame

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.add_files.clicked.connect(lambda: ask_for_files(desk, self))
        self.prepare.clicked.connect(
            lambda: desk.wanted.emit(PartDestination(PlaceName.ROSTER, None, "people"))
        )
        self.report.clicked.connect(lambda: desk.wanted.emit(Destination(PlaceName.REPORTS)))
        self._by_theme = CountBars(
            self.themes,
            lambda theme: desk.wanted.emit(PartDestination(PlaceName.PROGRAMME_IMPACT, None, theme)),
        )
        self._figures = FigureCards(desk, self.figures)
        self._charts = self._chart_cards()
        self._year_shown: tuple[dt.date, tuple[ReceivedSet, ...]] | None = None
        self._boxes = {}
        for area in (self.year, self.waiting, self.next, self.never):
            self._boxes[area] = box = QVBoxLayout(area)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(6)
        self._boxes[self.never].addWidget(label(tr(NEVER), "muted", parent=self.never))

    def refresh(self) -> None:
        overview = overview_in_view(self.desk)
        self.about.setText(about_programme(overview))
        is_new = not overview.sets and not overview.awaited and not overview.others
        self.nothing_yet.setText(tr(NOT_BEGUN if is_new else NOTHING_YET))
        self.prepare.setVisible(is_new)
        self.nothing_yet.setVisible(not overview.sets)
        for widget in (self.figures, self.year_card, self.themes_card):
            widget.setVisible(bool(overview.sets))
        self._figures.show_figures(overview)
        self._show_year(overview)
        self._by_theme.show_counts(overview.impacts_by_theme)
        for chart, figure in self._charts:
            chart.show_figure(figure(overview))
        self._show_waiting(overview)
        self._show_next(overview)

    def focus_first(self) -> None:
        first = self.year.findChild(QPushButton)
        begins = self.add_files if self.prepare.isHidden() else self.prepare
        (first or begins).setFocus()

    def _chart_cards(self) -> list[tuple[ChartCard, Callable[[ProgrammeOverview], ChartFigure | None]]]:
        """The charts with what each of them shows."""
        calendar, sets = tr("Go to the calendar"), tr("Go to all sets")
        found: list[tuple[ChartCard, Callable[[ProgrammeOverview], ChartFigure | None]]] = []
        for area, place, words, figure in (
            (self.left_charts, PlaceName.ALL_DATES, calendar, year_figure),
            (self.left_charts, PlaceName.PROGRAMME_IMPACT, tr("Go to impact and learning"), changes_figure),
            (self.right_charts, PlaceName.SETS, sets, actions_figure),
            (self.right_charts, PlaceName.MEMBERSHIP, tr("Go to membership"), members_figure),
        ):
            only_counts = place in (PlaceName.SETS, PlaceName.MEMBERSHIP)
            chart = ChartCard(self.desk, area, place, words, tr(ONLY_COUNTS) if only_counts else "")
            layout_of(self, f"{area.objectName()}_box").addWidget(chart)
            found.append((chart, figure))
        return found

    def _emptied(self, area: QWidget) -> QVBoxLayout:
        box = self._boxes[area]
        clear_layout(box)
        return box

    def _show_year(self, overview: ProgrammeOverview) -> None:
        shown = overview.today, overview.sets
        if shown == self._year_shown:
            return
        self._year_shown = shown
        box = self._emptied(self.year)
        holder = QWidget(self.year)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(overview.sets[:SETS_IN_SIGHT]):
            self._show_set(grid, row, one, overview)
        box.addWidget(holder)
        if len(overview.sets) > SETS_IN_SIGHT:
            more = plural("%n more sets", "%n more set", len(overview.sets) - SETS_IN_SIGHT)
            words = tr("{sets} in the table of all sets", sets=more)
            box.addWidget(label(words, "muted", parent=self.year))

    def _show_set(self, grid: QGridLayout, row: int, one: ReceivedSet, overview: ProgrammeOverview) -> None:
        if one.overview is None:
            return
        name = tr("Set {name}", name=one.name)
        button = QPushButton(literal(name), grid.parentWidget())
        button.setProperty("role", "link")
        button.setAccessibleName(tr("Look at set {name}", name=one.name))
        button.clicked.connect(lambda _checked=False, line=one.id: look_at_line(self.desk, line))
        grid.addWidget(button, row, 0)
        words = one.overview.learning_set.focus
        grid.addWidget(label(words, "muted", wrap=False, parent=grid.parentWidget()), row, 1)
        marks = MeetingMarks(grid.parentWidget())
        marks.opened.connect(
            lambda meeting, line=one.id: look_at_line(self.desk, line, destination_meeting(meeting))
        )
        marks.show_meetings(one.overview.planned, overview.today, name)
        grid.addWidget(marks, row, 2)

    def _lead(self, box: QVBoxLayout, words: str, go: Callable[[], object]) -> None:
        """A line that leads to where it is looked after."""
        button = ShortenedButton(box.parentWidget())
        button.setProperty("role", "link")
        button.setText(literal(words))
        button.clicked.connect(lambda: go())
        box.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _go_to(self, wanted: Destination) -> Callable[[], object]:
        return lambda: self.desk.wanted.emit(wanted)

    def _show_waiting(self, overview: ProgrammeOverview) -> None:
        box = self._emptied(self.waiting)
        things = len(overview.shared.proposals) + len(overview.shared.suggestions)
        lines = set_lines(overview)[: len(overview.sets)]  # without those of other programmes
        late = [(line, day) for line in lines if (day := line.late_since)]
        files = self._go_to(Destination(PlaceName.FILES))
        for one, day in late[:AWAITED]:
            words = tr(
                "Set {name}: nothing yet of the meeting on {day}",
                name=one.name,
                day=day_and_month(day, overview.today),
            )
            self._lead(box, words, self._go_to(Destination(PlaceName.FILES, one.id)))
        if (later := len(late) - AWAITED) > 0:
            sets = plural(
                "Nothing yet of the last meeting of %n more sets",
                "Nothing yet of the last meeting of %n more set",
                later,
            )
            self._lead(box, sets, files)
        for awaited in overview.awaited[:AWAITED]:
            words = tr("Set {name}: no file yet", name=awaited.name)
            self._lead(box, words, self._go_to(Destination(PlaceName.FILES, awaited.id)))
        if (more := len(overview.awaited) - AWAITED) > 0:
            self._lead(box, plural("No file yet of %n more sets", "No file yet of %n more set", more), files)
        if things:
            decide = plural("%n things to decide", "%n thing to decide", things)
            self._lead(box, decide, self._go_to(PartDestination(PlaceName.FILES, None, DECISIONS)))
        if not (late or things or overview.awaited):
            box.addWidget(label(tr("Nothing: every file is as new as the last meeting."), "muted"))
        self.waiting_card.setVisible(bool(overview.sets or overview.awaited))

    def _show_next(self, overview: ProgrammeOverview) -> None:
        box = self._emptied(self.next)
        coming: list[tuple[str, str, Callable[[], object]]] = []
        for event in _to_come(overview)[:COMING]:
            assert event.date is not None
            go = self._go_to(Destination(PlaceName.ALL_DATES, event.id))
            coming.append((day_and_month(event.date, overview.today), event_words_once(event), go))
        for one, meeting in overview.meetings:
            if len(coming) == 2 * COMING:
                break
            if meeting.date and meeting.date >= overview.today and not meeting.took_place:
                words = tr("Set {name} meets", name=one.name)
                go = self._go_to(Destination(PlaceName.ALL_DATES, meeting.id))
                coming.append((day_and_month(meeting.date, overview.today), words, go))
        for day, words, go in coming:
            self._lead(box, f"{day} · {words}", go)
        if not coming:
            box.addWidget(label(tr("Nothing more is planned."), "muted", parent=self.next))


def _to_come(overview: ProgrammeOverview) -> list[ProgrammeEvent]:
    return [e for e in overview.events if e.date and e.date >= overview.today and not e.cancelled]
