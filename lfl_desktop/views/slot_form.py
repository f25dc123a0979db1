"""One slot: what was brought, what was asked, what will be done, and who agreed to the words."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lfl_desktop.domain.agreement import lapses
from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Action, Challenge, Offer
from lfl_desktop.views.action_row import ActionRow
from lfl_desktop.views.choices import fill_choices
from lfl_desktop.views.controls import GrowingText, Minutes
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.forms import fill
from lfl_desktop.views.keeping import RecordForm
from lfl_desktop.views.rows import Row, Rows, set_tab_order
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace import meeting as jobs
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.meeting import MeetingPage, SlotPage


class OfferRow(Row[Offer]):
    """Help that a member offers."""

    form = "offer_row"
    title = mark("Add offer")
    removal = mark("Remove offer")

    person: QComboBox
    wording: QLineEdit

    def __init__(self, desk: Desk, offer: Offer, people: list[tuple[object, str]]) -> None:
        self._people = people
        super().__init__(desk, offer)

    def set_choices(self) -> None:
        fill_choices(self.person, self._people)


class SlotForm(QWidget):
    """The fields of one slot, kept as they are typed."""

    heading: QLabel
    planned_minutes: Minutes
    used_minutes: Minutes
    stated_label: QLabel
    stated: GrowingText
    questions: GrowingText
    restated: GrowingText
    headline: GrowingText
    desired_outcome: GrowingText
    agree: QPushButton
    agreed_words: QLabel
    remove: QPushButton

    def __init__(self, desk: Desk, book: SetBook, meeting: MeetingPage, page: SlotPage) -> None:
        super().__init__()
        self.desk = desk
        self._book, self._meeting, self._page = book, meeting, page
        fill(self, "slot")
        self._slot = RecordForm(desk, self, page.slot, mark("Edit slot"), _SLOT_FIELDS)
        self._challenge = RecordForm(desk, self, page.challenge, mark("Edit challenge"), _CHALLENGE_FIELDS)
        self._challenge.derive = partial(lapses, Challenge)
        self._actions: Rows[Action] = Rows(
            self,
            self._layout("actions"),
            lambda action: ActionRow(desk, action, self._book),
            self._new_action,
        )
        self._offers: Rows[Offer] = Rows(
            self,
            self._layout("offers"),
            lambda offer: OfferRow(desk, offer, self._others()),
            self._new_offer if self._others() else None,
        )
        for rows in (self._actions, self._offers):
            rows.arranged.connect(self._set_tab_order)
        self.agree.clicked.connect(self._agree)
        self.remove.clicked.connect(self._remove)
        self.show_slot(book, meeting, page)

    def show_slot(self, book: SetBook, meeting: MeetingPage, page: SlotPage) -> None:
        """Shows the slot as it is now."""
        self._book, self._meeting, self._page = book, meeting, page
        short = book.short(page.presenter.id)
        self.heading.setText(tr("{name}’s slot", name=short))
        self.stated_label.setText(tr("Challenge, in {name}’s words", name=short))
        self._slot.show(page.slot)
        self._challenge.show(page.challenge)
        self._actions.show(page.actions)
        self._offers.show(page.offers)
        self._show_agreement(short)

    def _set_tab_order(self) -> None:
        set_tab_order(
            [
                self.stated,
                self.questions,
                self.restated,
                *self._actions.stops,
                *self._offers.stops,
                self.headline,
                self.desired_outcome,
                self.planned_minutes,
                self.used_minutes,
                self.agree,
                self.remove,
            ]
        )

    def _layout(self, name: str) -> QBoxLayout:
        found = self.findChild(QVBoxLayout, name)
        assert found is not None
        return found

    def _others(self) -> list[tuple[object, str]]:
        return [
            (person.id, self._book.short(person.id))
            for person in self._meeting.members
            if person.id != self._page.presenter.id
        ]

    def _new_action(self, position: int) -> Action:
        slot = self._page.slot
        return Action(
            meeting=slot.meeting, person=slot.presenter, challenge=slot.challenge, position=position
        )

    def _new_offer(self, position: int) -> Offer:
        person = self._others()[0][0]
        return Offer(slot=self._page.slot.id, person=person, position=position)  # type: ignore[arg-type]

    def show_agreement(self, book: SetBook, page: SlotPage) -> None:
        """Shows whether the presenter's agreement still stands after something was typed."""
        self._page = page
        self._show_agreement(book.short(page.presenter.id))

    def _show_agreement(self, short: str) -> None:
        agreed = self._page.challenge.agreed_on
        self.agree.setChecked(agreed is not None)
        self.agree.setText(
            tr("{name} agreed this wording ✓", name=short) if agreed else tr("{name} agrees", name=short)
        )
        self.agreed_words.setText(
            tr("on {day}; the headline may leave the set", day=said(agreed, self.desk.workspace.today()))
            if agreed
            else tr("Read it back; once agreed, the headline may leave the set.")
        )

    def _agree(self, agreed: bool) -> None:
        self._challenge.keep()
        now = self.desk.workspace.get(Challenge, self._page.challenge.id) or self._page.challenge
        day = self._meeting.meeting.date or self.desk.workspace.today()
        title = mark("Agree wording") if agreed else mark("Take back agreement")
        try:
            with self.desk.workspace.step(title) as step:
                step.put(replace(now, agreed_on=day if agreed else None))
        except WorldError as error:
            self.desk.trouble(error)

    def _remove(self) -> None:
        try:
            jobs.remove_slot(self.desk.workspace, self._page.slot)
        except WorldError as error:
            self.desk.trouble(error)


_SLOT_FIELDS = ("planned_minutes", "used_minutes", "questions")
_CHALLENGE_FIELDS = ("stated", "restated", "headline", "desired_outcome")
