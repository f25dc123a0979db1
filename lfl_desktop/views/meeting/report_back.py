"""Report back: every open action, by presenter; one letter says how it went."""

from __future__ import annotations

from collections import Counter
from functools import partial
from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QWidget

from lfl_desktop.domain.meetings import Action, ActionState, ReportBack
from lfl_desktop.domain.wording.due_said import by_due
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.lock import is_locked
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, set_tab_order
from lfl_desktop.views.kit.binding.row_removal import REMOVE_KEY
from lfl_desktop.views.kit.controls.completing import NameCompleter, OfferedByArrow
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.meeting.from_line import FromLine, above
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.views.parts.opened_rows import OpenedByDoubleClick
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import Destination, at_slot
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting.lines_become import Where
from lfl_desktop.workspace.meeting.meeting_page import Carried, MeetingPage
from lfl_desktop.workspace.set_book import SetBook

STATES = (
    (ActionState.DONE, mark("Done")),
    (ActionState.PARTLY, mark("Partly done")),
    (ActionState.CHANGED, mark("Changed")),
    (ActionState.DROPPED, mark("Dropped")),
    (ActionState.HANDED_ON, mark("Handed on")),
    (ActionState.OPEN, mark("Still open")),
)
LETTERS = "dpcrhs"


class ReportBackRow(Row[ReportBack]):
    """One earlier action and what its presenter says of it."""

    form = "meeting/report_back_row"
    title = mark("Report back")
    only = ("happened", "learned", "reason", "handed_to")

    line: QFrame
    presenter: QLabel
    wording: QLabel
    decided: QLabel
    due: QLabel
    state: Segmented
    happened: GrowingText
    learned: GrowingText
    dropped: QWidget
    handed: QWidget
    handed_to: QLineEdit
    replaced: QWidget

    def __init__(self, desk: Desk, carried: Carried, page: MeetingPage) -> None:
        self._carried = carried
        self._page = page
        self._fresh: Action | None = None
        super().__init__(desk, jobs.report_on(page, carried))
        layout = layout_of(self, "replacement")
        self._replacement: Rows[Action] = Rows(
            self, layout, lambda action: ActionRow(desk, action, desk.book())
        )
        self._replacement.arranged.connect(self._set_tab_order)
        self.state.changed.connect(self._chosen)
        self._names = QStringListModel(self)
        completer = NameCompleter(self._names, self)
        self.offers = OfferedByArrow(self.handed_to, completer, tr("The members of the set"))
        self.state.lettered.connect(lambda: self.happened.setFocus(Qt.FocusReason.TabFocusReason))
        for part, field in ((self.wording, "wording"), (self.due, "due_words")):
            OpenedByDoubleClick(desk, part, partial(self._action_itself, field))
        self.show_carried(carried, page)

    def _action_itself(self, field: str = "wording") -> Destination:
        """Where the action was decided, the cursor in what was asked for."""
        action = self._carried.action
        return at_slot(action.meeting, action.challenge, action.id, field)

    @property
    def where(self) -> Where:
        """Whose the words in this row are."""
        action = self._carried.action
        return Where(self._page.meeting.id, action.person, action.challenge)

    def _set_tab_order(self) -> None:
        set_tab_order([self.handed_to, *self._replacement.stops])

    def set_choices(self) -> None:
        self.state.set_options([(state, tr(words)) for state, words in STATES], LETTERS)

    def show_carried(self, carried: Carried, page: MeetingPage) -> None:
        """Shows the action as it stands now."""
        self._carried, self._page = carried, page
        today = self.desk.reading.today()
        action = carried.action
        self.wording.setText(action.wording)
        self.due.setText(by_due(action.due, action.due_words, today))
        self.kept.show(jobs.report_on(page, carried))
        state = carried.report.state if carried.report else None
        self.state.set_value(state)
        book = self.desk.book()
        others = [book.full(p.id) for p in page.members if p.id != action.person]
        if others != self._names.stringList():
            self._names.setStringList(others)
        self._show_parts(state)

    def called(self, number: int) -> str:
        action = self._carried.action.wording
        for field in (self.happened, self.learned):
            field.setAccessibleDescription(action)
        name = self._carried.presenter.name
        self.state.setAccessibleName(tr("{name}: {action}. How it went", name=name, action=action))
        return name if number == 1 else tr("{name}, action {n}", name=name, n=number)

    def _show_parts(self, state: ActionState | None) -> None:
        self.dropped.setVisible(state == ActionState.DROPPED)
        self.handed.setVisible(state == ActionState.HANDED_ON)
        self.replaced.setVisible(state == ActionState.CHANGED)
        if state == ActionState.CHANGED:
            self._replacement.show([self._carried.replacement or self._new_action()])

    def _new_action(self) -> Action:
        if self._fresh is None:
            old = self._carried.action
            self._fresh = Action(
                meeting=self._page.meeting.id,
                person=old.person,
                challenge=old.challenge,
                replaces=old.id,
                position=old.position,
            )
        return self._fresh

    def _chosen(self, state: object) -> None:
        self.kept.keep()
        stay = self.desk.attempt(lambda: self._report(state))
        if stay is None:
            self.show_carried(self._carried, self._page)
            return
        self.desk.kept.emit()
        if stay:
            self.desk.said.emit(jobs.stay_words(self.desk.book(), stay))

    def _report(self, state: object) -> list[Action]:
        """Records what was chosen; the actions written in its place that stay although it did not change."""
        workspace = self.desk.workspace
        if isinstance(state, ActionState):
            return jobs.report(workspace, self.record, state)
        return jobs.skip(workspace, self._page.meeting.id, self._carried.action.id)

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Open the action"), lambda: self.desk.wanted.emit(self._action_itself()))
        if is_locked(self):
            return
        menu.addSeparator()
        for (state, words), letter in zip(STATES, LETTERS, strict=True):
            action = menu.addAction(tr(words), partial(self._chosen, state))
            action.setShortcut(QKeySequence(letter.upper()))
            action.setCheckable(True)
            action.setChecked(self.state.value() == state)
        if self._carried.report is not None:
            menu.addSeparator()
            menu.addAction(tr("Take back the report"), self.remove).setShortcut(QKeySequence(REMOVE_KEY))

    def remove(self) -> None:
        """Takes back what was reported."""
        self._chosen(None)


class ReportBackStage(Stage):
    """All open actions of earlier meetings."""

    form = "meeting/report_back"

    nothing: QLabel

    def build(self) -> None:
        self._rows: dict[object, ReportBackRow] = {}
        FromLine(self, self._where, lambda _record: None)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        layout = layout_of(self, "rows")
        wanted = [carried.action.id for carried in page.carried]
        for id in [id for id in self._rows if id not in wanted]:
            gone = self._rows.pop(id)
            gone.hide()
            gone.deleteLater()
        told: Counter[UUID] = Counter()
        for place, carried in enumerate(page.carried):
            row = self._rows.get(carried.action.id)
            if row is None:
                row = self._rows[carried.action.id] = ReportBackRow(self.desk, carried, page)
                row.entered.connect(lambda row=row: self._next_after(row))
            else:
                row.show_carried(carried, page)
            if layout.indexOf(row) != place:
                layout.insertWidget(place, row)
            row.presenter.setText(book.short(carried.presenter.id))
            row.decided.setText(tr("from meeting {n}", n=book.numbers.get(carried.action.meeting, "–")))
            row.line.setVisible(place > 0)
            told[carried.presenter.id] += 1
            row.call(told[carried.presenter.id])
        self.nothing.setText(
            ""
            if page.carried
            else tr("No earlier action is open. What the set decides today returns next time.")
        )
        self.nothing.setVisible(not page.carried)

    def _where(self, field: QWidget) -> Where | None:
        row = above(field, ReportBackRow)
        return row.where if row is not None else None

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        if not page.carried:
            return tr("Report back"), False
        words = tr("Report back · {told} of {all}", told=page.reported, all=len(page.carried))
        return words, page.reported == len(page.carried)

    def focus_first(self) -> None:
        for row in self._rows.values():
            if row.state.value() is None:
                row.state.setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().focus_first()

    def _next_after(self, row: ReportBackRow) -> None:
        row.kept.keep()
        rows = list(self._rows.values())
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].state.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            row.focusNextChild()
