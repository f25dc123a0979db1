"""Slots: the order of today's presenters, and the slot in sight."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.people import Post
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.slots import minutes_words
from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.binding.lock import is_locked, lock
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, set_tab_order
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.own_controls import Pages
from lfl_desktop.views.kit.screen import is_whole_in_sight, label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.meeting.bids_stage import USUAL_MINUTES
from lfl_desktop.views.meeting.from_line import FromLine, above
from lfl_desktop.views.meeting.question_card import QuestionCard
from lfl_desktop.views.meeting.slot_form import SlotForm, roles_words
from lfl_desktop.views.meeting.slot_order import SlotOrder, move_keys
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.views.meeting.timer_card import SOUND_KEY, TimerCard
from lfl_desktop.views.parts.action_row import ActionRow, OtherActionRow
from lfl_desktop.views.parts.rank_line import RankLine
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import SlotDestination
from lfl_desktop.workspace.meeting.bidding import agree_slot
from lfl_desktop.workspace.meeting.left_open import was_used
from lfl_desktop.workspace.meeting.lines_become import Where
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, SlotPage
from lfl_desktop.workspace.meeting.slot_changes import move_slot
from lfl_desktop.workspace.meeting.who_was_here import here_words
from lfl_desktop.workspace.members import unequal_ranks
from lfl_desktop.workspace.set_book import SetBook


class SlotsStage(Stage):
    """The slots of a meeting, filled at the end of each and read back."""

    form = "meeting/slots_stage"

    add_slot: QComboBox
    airtime_heading: QLabel
    airtime: QLabel
    here: QLabel
    order: SlotOrder
    pages: Pages

    def build(self) -> None:
        self._forms: dict[UUID, SlotForm] = {}
        self._page: MeetingPage | None = None
        self._book: SetBook | None = None
        self._nothing = label("", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pages.addWidget(self._nothing)
        self.add_slot.currentIndexChanged.connect(self._add)
        self.order.chosen.connect(self._choose)
        self.order.moved.connect(self._move)
        self.order.removable = True
        self.order.removed.connect(lambda slot: self._forms[slot].remove_it())
        FromLine(self, self._where, self._line_made)
        move_keys(self, lambda places: self._move(self._in_sight, places))
        layout = layout_of(self, "others")
        self._others: Rows[Action] = Rows(self, layout, self._other_row, self._new_other)
        self._others.arranged.connect(lambda: set_tab_order(self._others.stops))
        self.ranks = RankLine(self.desk)
        layout_of(self, "right").insertWidget(0, self.ranks)
        self.ranks.known.connect(self.focus_first)
        self.timer = TimerCard(self.desk.timing, self)
        self.questions = QuestionCard(self.desk.timing, self)
        aside = layout_of(self, "aside")
        for place, card in enumerate((self.timer, self.questions)):
            aside.insertWidget(place, card)
        self.desk.timing.changed.connect(self._show_running)
        within(self, SOUND_KEY, self.desk.timing.turn_sound)

    def show_page(self, book: SetBook, page: MeetingPage) -> None:
        self._page, self._book = page, book
        self._show_forms(book, page)
        if page.members:
            self._others.show(page.other_actions)
        self._show_order(book, page)
        self._show_around(book, page)
        self._show_timer(book)

    def text_kept(self, book: SetBook, page: MeetingPage) -> None:
        self._page, self._book = page, book
        self._show_order(book, page)
        self._show_around(book, page)
        self._show_timer(book)
        for slot in page.slots:
            if (form := self._forms.get(slot.slot.id)) is not None:
                form.text_kept(book, page, slot)

    def standing(self, page: MeetingPage) -> tuple[str, bool]:
        if not page.slots:
            return tr("Slots"), False
        filled = sum(was_used(slot) for slot in page.slots)
        return tr("Slots · {filled} of {all}", filled=filled, all=len(page.slots)), filled == len(page.slots)

    def focus_first(self) -> None:
        form = self.pages.currentWidget()
        if isinstance(form, SlotForm):
            form.stated.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add_slot.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def timer_is_in_sight(self) -> bool:
        """Whether the card of the timer is seen, its time and its buttons, with nothing of them cut."""
        return self.is_made and all(is_whole_in_sight(part) for part in (self.timer.time, self.timer.toggle))

    def show_wanted(self, wanted: SlotDestination) -> None:
        """Goes to the slot that a challenge was given here, or to one of the actions, and the field of it."""
        for slot in self._page.slots if self._page else ():
            if slot.challenge.id == wanted.challenge and slot.slot.id in self._forms:
                self._choose(slot.slot.id)
                self.focus_first()
        rows = (row for row in self.findChildren(ActionRow) if row.record.id == wanted.action)
        root: QWidget | None = next(rows, self.pages.currentWidget() if wanted.field else None)
        field = root.findChild(QWidget, wanted.field or "wording") if root else None
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_slot(self, step: int) -> None:
        """Goes to the slot after the one in sight, or before with a step of -1."""
        ids = list(self._forms)
        current = self.pages.currentWidget()
        place = next((i for i, id in enumerate(ids) if self._forms[id] is current), 0)
        if 0 <= place + step < len(ids):
            now = QApplication.focusWidget()
            if current is not None and now is not None and current.isAncestorOf(now):
                now.clearFocus()  # else Qt looks for another field, and scrolls there
            self._choose(ids[place + step])
            self.focus_first()

    def _where(self, field: QWidget) -> Where | None:
        """Whose a line is: the presenter's of the slot it stands in, or of whoever has the action."""
        if self._page is None:
            return None
        meeting = self._page.meeting.id
        if (row := above(field, OtherActionRow)) is not None:
            return Where(meeting, row.record.person, row.record.challenge)
        form = above(field, SlotForm)
        slots = (s.slot for s in self._page.slots if self._forms.get(s.slot.id) is form)
        slot = next(slots, None)
        return Where(meeting, slot.presenter, slot.challenge) if slot and form else Where(meeting)

    def _line_made(self, record: Record) -> None:
        for form in self._forms.values():
            form.ask_who_offers(record)

    def _other_row(self, action: Action) -> Row[Action]:
        assert self._book is not None
        return OtherActionRow(self.desk, action, self._book)

    def _new_other(self, position: int) -> Action:
        assert self._page is not None
        person = self._page.members[0].id
        return Action(meeting=self._page.meeting.id, person=person, position=position)

    def _show_forms(self, book: SetBook, page: MeetingPage) -> None:
        wanted = {slot.slot.id: slot for slot in page.slots}
        now = QApplication.focusWidget()
        lost = False
        for id in [id for id in self._forms if id not in wanted]:
            gone = self._forms.pop(id)
            lost = lost or bool(now and gone.isAncestorOf(now))
            self.pages.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for id, slot in wanted.items():
            if id in self._forms:
                self._forms[id].show_slot(book, page, slot)
            else:
                self._forms[id] = SlotForm(self.desk, book, page, slot)
                self.pages.addWidget(self._forms[id])
        self._forms = {id: self._forms[id] for id in wanted}
        if self.pages.currentWidget() is self._nothing and self._forms:
            self._look_at(next(iter(self._forms.values())))
        elif not self._forms:
            asked = tr("No slot yet. Agree who presents under Bids, or add a slot here.")
            self._nothing.setText(tr("No slot was given at this meeting.") if page.finished else asked)
            self.pages.setCurrentWidget(self._nothing)
        else:
            self._look_at(self.pages.currentWidget())
        if lost:
            self.focus_first()

    def _look_at(self, form: QWidget | None) -> None:
        """Brings a slot into sight, whose fields are made now if they were not looked at before."""
        if isinstance(form, SlotForm):
            if not form.is_made:
                form.make()
                if is_locked(self):
                    lock(self)
            self.pages.setCurrentWidget(form)

    def _show_order(self, book: SetBook, page: MeetingPage) -> None:
        running = self.desk.timing.running
        speaking = running.id if running is not None else None
        posts = book.posts_on(page.meeting.date)
        lines = [(s.slot.id, _order_words(posts, page, s, s.slot.id == speaking)) for s in page.slots]
        self.order.show_slots(lines, self._in_sight)

    @property
    def _in_sight(self) -> UUID | None:
        """The slot whose form is in sight."""
        form = self.pages.currentWidget()
        return next((id for id, other in self._forms.items() if other is form), None)

    def _move(self, slot: UUID | None, places: int) -> None:
        page = self._page
        if slot is None or page is None or is_locked(self):
            return
        keep_all(self)
        self.desk.attempt(lambda: move_slot(self.desk.workspace, page.meeting.id, slot, places))

    def _show_running(self) -> None:
        if self._book is not None and self._page is not None:
            self._show_order(self._book, self._page)

    def _show_around(self, book: SetBook, page: MeetingPage) -> None:
        taken = {slot.presenter.id for slot in page.slots}
        free: list[tuple[object, str]] = [(p.id, book.short(p.id)) for p in page.members if p.id not in taken]
        fill_choices(self.add_slot, free, tr("Add a slot for …"))
        choose(self.add_slot, None)
        spoken = [(book.short(p.id), page.airtime.get(p.id, 0)) for p in page.members]
        self.airtime.setText(" · ".join(f"{name} {minutes}" for name, minutes in spoken) + tr(" min"))
        for words in (self.airtime, self.airtime_heading):
            words.setVisible(bool(spoken))
        self.here.setText(here_words(book, page))

    def _show_ranks(self, book: SetBook, page: MeetingPage) -> None:
        """Points out, until it is known, that the set has another member of the presenter’s school."""
        form = self.pages.currentWidget()
        shown = {s.presenter.id for s in page.slots if self._forms.get(s.slot.id) is form}
        found = unequal_ranks.presenting(book, page.meeting, shown, self.desk.known)
        self.ranks.show_pairs(found, partial(unequal_ranks.for_meeting, book))

    def _choose(self, id: UUID) -> None:
        self._look_at(self._forms[id])
        self.order.choose(id)
        if self._book is not None:
            self._show_timer(self._book)

    def _show_timer(self, book: SetBook) -> None:
        """The timer and the questions of the slot in sight."""
        form = self.pages.currentWidget()
        slots = self._page.slots if self._page else ()
        page = next((s for s in slots if self._forms.get(s.slot.id) is form), None)
        if page is None or self._page is None or self._page.finished:
            self.desk.timing.show(None)
            self.ranks.hide()
            return
        self._show_ranks(book, self._page)
        short = book.short(page.presenter.id)
        self.desk.timing.show(page.slot, short, self._page.template, roles_words(book, page.slot))

    def _add(self, _place: int) -> None:
        person, page = self.add_slot.currentData(), self._page
        if person is None or page is None:
            return
        slot = self.desk.attempt(lambda: agree_slot(self.desk.workspace, page, person, USUAL_MINUTES))
        if slot is None:
            choose(self.add_slot, None)
            return
        if slot.id in self._forms:
            self._choose(slot.id)
            self.focus_first()


def _order_words(posts: dict[UUID, Post], page: MeetingPage, slot: SlotPage, running: bool) -> str:
    post = posts.get(slot.presenter.id)
    planned, used = slot.slot.planned_minutes, slot.slot.used_minutes
    if used:
        minutes = tr("{n} min used", n=used)
    elif page.finished:
        minutes = minutes_words(slot.slot, page.meeting, {slot.slot.id} if was_used(slot) else ())
    else:
        minutes = tr("{n} min", n=planned) if planned else ""
    now = tr("speaking now") if running else ""
    below = " · ".join(part for part in (now, minutes, post.title if post else "") if part)
    return literal("\n".join(part for part in (slot.presenter.name, below) if part))
