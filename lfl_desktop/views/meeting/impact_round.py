"""The round on impact: each member in turn, in a line, what has changed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.wording.state_names import LEVELS
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, set_tab_order
from lfl_desktop.views.kit.binding.row_fold import fold_beside
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.lists import impact_changes as jobs
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.set_book import SetBook


class ImpactRoundRow(Row[Impact]):
    """What one member says has changed, where it is seen, how one knows, and whether they agree to the
    words. All but the first is there once there are words."""

    form = "meeting/impact_round_row"
    title = jobs.EDIT
    removal = mark("Remove impact")
    removed = mark("Impact removed")
    only = ("wording", "level", "evidence")

    wording: GrowingText
    details: QWidget
    level: QComboBox
    evidence: GrowingText
    agree: QPushButton

    def __init__(self, desk: Desk, impact: Impact, short: str) -> None:
        self._short = short
        super().__init__(desk, impact)
        self.wording.textChanged.connect(self._show_details)
        self.agree.toggled.connect(self._agree)
        pressed_once(self.agree)
        self._show_details()
        self.show_agreement(impact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fold_beside(layout_of(self, "details_line"), self.evidence, self.details.width())

    def called(self, number: int) -> str:
        name = self._short if number == 1 else tr("{name}, impact {n}", name=self._short, n=number)
        self.agree.setAccessibleName(tr("{row}: agreed", row=name))
        return name

    def set_choices(self) -> None:
        fill_choices(self.level, [(level, tr(words)) for level, words in LEVELS.items()])

    def show_record(self, record: Impact) -> None:
        super().show_record(record)
        self._show_details()
        self.show_agreement(record)

    def show_agreement(self, impact: Impact) -> None:
        """Shows whether its owner agreed to the words as they are now."""
        agreed = impact.agreed_on is not None
        show_ticked(self.agree, agreed)
        words = tr("{name} agreed ✓", name=self._short) if agreed else tr("{name} agrees", name=self._short)
        self.agree.setText(literal(words))

    def is_empty(self) -> bool:
        """Emptied here, an impact that has more to it on its own screen stays."""
        now = self.record
        more = (now.how, now.measure, now.unit, now.quote, now.other_contributors, now.themes, now.challenge)
        figures = (now.before, now.after)
        return super().is_empty() and not any(more) and all(figure is None for figure in figures)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.kept.keep()
                if self.agree.isEnabled() and not self.is_empty():
                    self._agree(self.record.agreed_on is None)
                return True
        return super().eventFilter(watched, event)

    def _show_details(self) -> None:
        self.details.setVisible(not self.is_empty() or bool(self.wording.toPlainText().strip()))

    def _agree(self, agreed: bool) -> None:
        self.kept.keep()
        workspace = self.desk.workspace
        day = workspace.today() if agreed else None
        if self.desk.agrees(
            lambda: jobs.agree_impact(workspace, self.record, day),
            lambda: self.wording.setFocus(Qt.FocusReason.OtherFocusReason),
        ):
            self.desk.kept.emit()
        else:
            self.show_agreement(self.record)


class _Turn(QWidget):
    """One member with their impact so far and a line for more."""

    def __init__(self, stage: ImpactRoundStage, person: Person) -> None:
        super().__init__()
        self._stage = stage
        self.person = person.id
        self._name = label("", "strong")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._name)
        layout = QVBoxLayout()
        whole.addLayout(layout)
        self.rows: Rows[Impact] = Rows(self, layout, self._row, self._new)
        self.rows.arranged.connect(stage.set_tab_order)

    def show_turn(self, name: str, impact: list[Impact]) -> None:
        """Shows the member with what there is of theirs."""
        self._name.setText(name)
        self.rows.show(impact)
        for row in self.rows.rows[1:]:
            if isinstance(row, ImpactRoundRow):
                row.wording.setPlaceholderText(tr("Something else …"))

    def _row(self, impact: Impact) -> Row[Impact]:
        return ImpactRoundRow(self._stage.desk, impact, self._stage.short(self.person))

    def _new(self, _position: int) -> Impact:
        return self._stage.new_impact(self.person)


class ImpactRoundStage(Stage):
    """Every member's impact, that of earlier meetings too, to be said, read back and agreed."""

    form = "meeting/impact_round"

    impact_words: QLabel

    def build(self) -> None:
        self._turns: dict[UUID, _Turn] = {}
        self._book: SetBook | None = None
        self._page: MeetingPage | None = None

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._book, self._page = book, page
        layout = layout_of(self, "people")
        people = _speakers(book, page)
        for id in [id for id in self._turns if id not in {person.id for person in people}]:
            gone = self._turns.pop(id)
            gone.hide()
            gone.deleteLater()
        for place, person in enumerate(people):
            turn = self._turns.get(person.id)
            if turn is None:
                turn = self._turns[person.id] = _Turn(self, person)
            if layout.indexOf(turn) != place:
                layout.insertWidget(place, turn)
            turn.show_turn(book.full(person.id), [i for i in page.impact if i.person == person.id])
        self._turns = {person.id: self._turns[person.id] for person in people}
        self.set_tab_order()

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        self._book, self._page = book, page
        kept = {impact.id: impact for impact in page.impact}
        for turn in self._turns.values():
            for row in turn.rows.rows:
                if isinstance(row, ImpactRoundRow) and row.record.id in kept:
                    row.show_agreement(kept[row.record.id])

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        told = {impact.person for impact in page.impact if impact.wording.strip()}
        members = {person.id for person in page.members}
        if not told & members:
            return tr("Impact"), False
        words = tr("Impact · {told} of {all}", told=len(told & members), all=len(members))
        return words, members <= told

    def set_tab_order(self) -> None:
        """Tab goes from one member to the next."""
        set_tab_order(stop for turn in self._turns.values() for stop in turn.rows.stops)

    def short(self, person: UUID) -> str:
        """What the set calls somebody."""
        return self._book.short(person) if self._book else ""

    def new_impact(self, person: UUID) -> Impact:
        """An impact that somebody tells at this meeting."""
        assert self._page is not None
        meeting = self._page.meeting
        position = max((impact.position for impact in self._page.impact), default=-1) + 1
        return Impact(learning_set=meeting.learning_set, person=person, meeting=meeting.id, position=position)


def _speakers(book: SetBook, page: MeetingPage) -> list[Person]:
    """The members, and whoever has left since what they told at this meeting."""
    members = {person.id for person in page.members}
    told = {impact.person for impact in page.impact if impact.meeting == page.meeting.id} - members
    return [*page.members, *(book.leaders[id] for id in book.leaders if id in told)]
