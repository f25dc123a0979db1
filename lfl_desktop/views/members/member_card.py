"""The card of one member: who they are, what happened, what they chose to bring, what they came to."""

from __future__ import annotations

from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from lfl_desktop.content.tables.members_table import Member
from lfl_desktop.domain.people import Membership
from lfl_desktop.domain.wording.name_parts import called
from lfl_desktop.views.kit.binding.forms import fill_with_form, grid_of, layout_of
from lfl_desktop.views.kit.binding.panel import Panel, by_name
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import (
    day_without_year_meant,
    fill_choices,
    half_a_year_ahead,
    levels,
    school_choices,
)
from lfl_desktop.views.kit.controls.folding import Folding
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.members.happening_panel import HappeningPanel
from lfl_desktop.views.members.member_areas import AreaRows
from lfl_desktop.views.members.member_history import HistoryLines
from lfl_desktop.views.members.member_visits import EventRow, VisitPanel
from lfl_desktop.views.members.post_form import CHANGE, PostForm
from lfl_desktop.words import tr
from lfl_desktop.workspace.members import belonging, pasted_lists, visits
from lfl_desktop.workspace.members.diagnostic_areas import areas_of
from lfl_desktop.workspace.members.history_lines import history
from lfl_desktop.workspace.members.member_happenings import SAID, HappeningKind, happenings_offered
from lfl_desktop.workspace.set_book import SetBook


class MemberCard(QFrame):
    """Shows the member who is chosen in the table."""

    wanted = Signal(object)
    """Another member is to be shown: the id of the person."""

    person_heading: QLabel
    standing: QLabel
    changed: QPushButton
    name: Line
    known_as: QLineEdit
    title: QLineEdit
    level: QComboBox
    school: QComboBox
    starts: DateLine
    joined_remark: QLabel
    history_toggle: QPushButton
    history_body: QWidget
    areas_toggle: QPushButton
    areas_body: QWidget
    areas_remark: QLabel
    visits_toggle: QPushButton
    visits_body: QWidget
    add_visit: QPushButton
    visits_remark: QLabel
    remove: QPushButton
    erase: QPushButton
    remove_words: QLabel

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._member: Member | None = None
        self._person: RecordForm | None = None
        self._post: PostForm | None = None
        self._membership: RecordForm | None = None
        self._events: dict[UUID, EventRow] = {}
        fill_with_form(self, "members/member_card")
        self._set_choices()
        self.add_visit.clicked.connect(self._ask_visit)
        self._make_sections()
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.changed.setMenu(self.menu)
        self.remove.clicked.connect(self._remove)
        self.erase.clicked.connect(self._ask_to_erase)
        self.name.takes_list = lambda: self._member is not None and not self._member.person.name
        self.name.lines_pasted.connect(self._add_many)
        for remark in (self.remove_words, self.joined_remark):
            remark.hide()

    def _add_many(self, lines: list[str]) -> None:
        """Names that were pasted for a new member are as many members."""
        if self._member is not None and self._person is not None:
            id, today = self._member.id, self.desk.reading.today()
            self._person.keep()
            self.desk.attempt(lambda: pasted_lists.pasted_members(self.desk.own_book(), today, id, lines))

    def show_member(self, book: SetBook, member: Member | None) -> None:
        """Shows a member, or that there is none."""
        before, self._member = self._member, member
        self.setEnabled(member is not None)
        if member is None:
            self.person_heading.setText(tr("Nobody yet. Add the first member."))
            self.standing.clear()
            return
        if before is not None and before.id != member.id:
            self.remove_words.hide()
            self.joined_remark.hide()
        schools = school_choices(book)
        fill_choices(self.school, [(None, ""), *schools])
        self._show_fields(member)
        self.follow(book, member)
        self._show_sections(book, member)

    def follow(self, book: SetBook, member: Member) -> None:
        """Shows what follows from what was typed."""
        self._member = member
        self.person_heading.setText(member.person.name or tr("New member"))
        self.standing.setText(member.status)
        self.known_as.setPlaceholderText(called(member.person.name))
        self._past.show(history(book, member.id))
        self._order()
        self._areas.follow(areas_of(book, member.id))

    def _set_choices(self) -> None:
        fill_choices(self.level, levels())
        by_name(self.school)
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level.setMinimumContentsLength(14)
        today = self.desk.reading.today
        day_without_year_meant(self.starts, today, half_a_year_ahead(today))

    def _make_sections(self) -> None:
        grid = grid_of(self, "history")
        self._past = HistoryLines(self.desk, grid, self)
        self._past.taken_back.connect(self._after_taking_back)
        self._areas = AreaRows(
            self.desk, self.areas_body, layout_of(self, "areas"), self.areas_remark, self._order
        )
        self._unfolding = {
            "history": Folding(self.history_toggle, self.history_body, unfolded=True),
            "areas": Folding(self.areas_toggle, self.areas_body),
            "visits": Folding(self.visits_toggle, self.visits_body),
        }

    @cached_property
    def happening(self) -> HappeningPanel:
        """Asks what happened to a member; made when that is first asked."""
        panel = HappeningPanel(self.desk)
        layout_of(self, "happening_place").addWidget(panel)
        panel.done.connect(self.wanted)
        panel.closed.connect(lambda: self.changed.setFocus(Qt.FocusReason.OtherFocusReason))
        return panel

    @cached_property
    def visit(self) -> VisitPanel:
        """Asks which school a member visited; made when that is first asked."""
        panel = VisitPanel(self.desk)
        layout_of(self, "visit_place").addWidget(panel)
        panel.closed.connect(lambda: self.add_visit.setFocus(Qt.FocusReason.OtherFocusReason))
        return panel

    def _made(self, name: str) -> list[Panel]:
        """One of the panels, if it has been made."""
        return [vars(self)[name]] if name in vars(self) else []

    def _fill_menu(self) -> None:
        self.menu.clear()
        if self._member is not None:
            for kind in happenings_offered(self.desk.book(), self._member.id):
                self.menu.addAction(tr(SAID[kind].command), partial(self._ask, kind))

    def _ask(self, kind: HappeningKind) -> None:
        if self._member is not None:
            self._unfolding["history"].unfold()
            self.happening.ask(self._member.id, kind)
            self._order()

    def _ask_visit(self) -> None:
        if self._member is not None:
            self.visit.ask(self._member.id)
            self._order()

    def _after_taking_back(self) -> None:
        left = self._past.buttons
        (left[0] if left else self.changed).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self, member: Member) -> None:
        first = member.first
        if self._person is None or self._post is None or self._membership is None:
            programme = self.desk.book().programme.id
            self._person = RecordForm(self.desk, self, member.person, CHANGE)
            self._post = PostForm(self.desk, self, member.post, self.school, programme)
            self._membership = RecordForm(self.desk, self, first, CHANGE, only=("starts",))
            self._membership.derive = self._joined
        self._person.show(member.person)
        self._post.show(member.post)
        self._membership.show(first)

    def _joined(self, typed: dict[str, object]) -> dict[str, object]:
        """Nobody joins after they have left: such a day is not kept, and the card says so."""
        assert self._membership is not None
        first = self.desk.reading.get(Membership, self._membership.record.id)
        starts = typed.get("starts")
        late = bool(first and first.ends and starts and str(starts) > str(first.ends))
        self.joined_remark.setVisible(late)
        if not late or first is None:
            return {}
        self.joined_remark.setText(tr("That is after the last day in the history, so the day is as it was."))
        return {"starts": first.starts}

    def _show_sections(self, book: SetBook, member: Member) -> None:
        for panel in (*self._made("happening"), *self._made("visit")):
            panel.show_for(member.id)
        self._unfolding["areas"].count(self._areas.show(book, member.id))
        came = visits.visits_of(book, member.id)
        self._unfolding["visits"].count(len(came))
        self._show_events(came)
        self.visits_remark.setText(
            "" if came else tr("Nothing yet. Workshops and seminars come from the programme.")
        )
        self.visits_remark.setVisible(not came)
        self._order()

    def _order(self) -> None:
        """Tab goes down the card."""
        events = [widget for row in self._events.values() for widget in focusable(row)]
        happening = [field for panel in self._made("happening") for field in focusable(panel)]
        visit = [field for panel in self._made("visit") for field in focusable(panel)]
        fields = (self.name, self.known_as, self.title, self.level, self.school, self.starts)
        set_tab_order(
            [
                *(self.changed, *happening, *fields),
                *(self.history_toggle, *self._past.buttons),
                *(self.areas_toggle, *self._areas.stops),
                *(self.visits_toggle, self.add_visit, *visit, *events),
                *(self.remove, self.erase),
            ]
        )

    def _show_events(self, came: list[visits.CameTo]) -> None:
        wanted = {one.came.id: one for one in came}
        for id in [id for id in self._events if id not in wanted]:
            gone = self._events.pop(id)
            gone.kept.keep()
            gone.hide()
            gone.deleteLater()
        layout = layout_of(self, "visits")
        for place, (id, one) in enumerate(wanted.items()):
            if id in self._events:
                self._events[id].show_event(one)
            else:
                self._events[id] = EventRow(self.desk, one)
            if layout.indexOf(self._events[id]) != place:
                layout.insertWidget(place, self._events[id])
        self._events = {id: self._events[id] for id in wanted}

    def _ask_to_erase(self) -> None:
        if self._person is not None and self._person.keep():
            self.desk.erase_wanted.emit(self.name.text())

    def _remove(self) -> None:
        member = self._member
        if member is None:
            return
        name = member.person.name or tr("New member")
        words = tr("{name} removed", name=name)
        removed = self.desk.removes(lambda: belonging.remove_member(self.desk.workspace, member.first), words)
        if removed is None:
            return
        self.remove_words.setVisible(not removed)
        if not removed:
            self.remove_words.setText(
                tr(
                    "{name} is in the set’s records, so nothing is removed. Say what happened with"
                    " “Something changed” above, and what was recorded stays.",
                    name=member.person.name or tr("This member"),
                )
            )
            self.changed.setFocus()
