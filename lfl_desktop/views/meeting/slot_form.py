"""One slot: what was brought, what was asked, what will be done, and who agreed to the words."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from lfl_desktop.domain.meetings import Action, Challenge, Offer, Slot
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.possessives import challenge_of_words, slot_of_words
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row, Rows, focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.keys_within import within
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Minutes
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.field_label import Label
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.meeting.bidding import bid_follows
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, SlotPage
from lfl_desktop.workspace.meeting.slot_changes import FACILITATOR, TIMEKEEPER, in_turn, remove_slot
from lfl_desktop.workspace.papers.named_in_passing import named_in_headline
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import Writing

AGREE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class OfferRow(Row[Offer]):
    """Help that a member offers."""

    form = "meeting/offer_row"
    title = mark("Add offer")
    editing = mark("Edit offer")
    removal = mark("Remove offer")
    removed = mark("Offer removed")

    person: QComboBox
    wording: Sentence

    def __init__(self, desk: Desk, offer: Offer, people: list[tuple[object, str]]) -> None:
        self._people = people
        super().__init__(desk, offer)

    def called(self, number: int) -> str:
        return tr("Offer {n}", n=number)

    def set_choices(self) -> None:
        fill_choices(self.person, self._people)


class SlotForm(QWidget):
    """The fields of one slot, kept as they are typed. They are there once the slot was looked at."""

    heading: QLabel
    roles_words: QLabel
    facilitator: QComboBox
    timekeeper: QComboBox
    own_facilitator: QLabel
    planned_minutes: Minutes
    used_minutes: Minutes
    stated_label: QLabel
    stated: GrowingText
    questions: GrowingText
    restated: GrowingText
    actions_heading: Label
    offers_heading: Label
    headline: GrowingText
    desired_outcome: GrowingText
    agree: QPushButton
    agreed_words: QLabel
    remove: QPushButton

    def __init__(self, desk: Desk, book: SetBook, meeting: MeetingPage, page: SlotPage) -> None:
        super().__init__()
        self.desk = desk
        self._book, self._meeting, self._page = book, meeting, page
        self.is_made = False

    def make(self) -> None:
        """Fills it with its fields, once, and shows the slot in them."""
        if self.is_made:
            return
        self.is_made = True
        fill_with_form(self, "meeting/slot_form")
        self._fill_roles()
        slot, challenge = self._page.slot, self._page.challenge
        self._slot = RecordForm(self.desk, self, slot, mark("Edit slot"), _SLOT_FIELDS)
        self._slot.follow = self._bid_follows
        self._challenge = RecordForm(self.desk, self, challenge, mark("Edit challenge"), _CHALLENGE_FIELDS)
        self._make_rows()
        self._show_rest()
        for text in (self.stated, self.questions, self.restated, self.headline):
            text.entered.connect(text.focusNextChild)
        self.desired_outcome.entered.connect(self._ask_for_minutes)
        for keys in AGREE_KEYS:
            within(self, keys, self.agree.click)
        self.agree.setToolTip(AGREE_KEYS[0])
        for line in (self.planned_minutes, self.used_minutes):
            line.returnPressed.connect(line.focusNextChild)
        self.agree.toggled.connect(self._agree)
        self.remove.clicked.connect(self.remove_it)
        pressed_once(self.agree, self.remove)

    def _make_rows(self) -> None:
        self._actions: Rows[Action] = Rows(
            self,
            layout_of(self, "actions"),
            lambda action: ActionRow(self.desk, action, self._book),
            self._new_action,
        )
        self._offers: Rows[Offer] = Rows(
            self,
            layout_of(self, "offers"),
            lambda offer: OfferRow(self.desk, offer, self._others()),
            self._new_offer if self._others() else None,
        )
        self._actions.show(self._page.actions)
        self._offers.show(self._page.offers)
        self._set_tab_order()
        for heading, rows in ((self.actions_heading, self._actions), (self.offers_heading, self._offers)):
            _lead_to_next(heading, rows)
            rows.arranged.connect(self._set_tab_order)
            rows.arranged.connect(partial(_lead_to_next, heading, rows))

    def show_slot(self, book: SetBook, meeting: MeetingPage, page: SlotPage) -> None:
        """Shows the slot as it is now."""
        self._book, self._meeting, self._page = book, meeting, page
        if not self.is_made:
            return
        self._fill_roles()
        self._slot.show(page.slot)
        self._challenge.show(page.challenge)
        self._actions.show(page.actions)
        self._offers.show(page.offers)
        self._show_rest()

    def _show_rest(self) -> None:
        """What is no field: whose slot it is, who looks after it, and whether its words are agreed."""
        short = self._book.short(self._page.presenter.id)
        self.heading.setText(slot_of_words(short))
        self.stated_label.setText(literal(challenge_of_words(short)))
        self._show_roles()
        self._show_agreement(short)

    def _ask_for_minutes(self) -> None:
        """How long it took is what is left to say, where it was planned."""
        planned, used = self.planned_minutes, self.used_minutes
        (planned if planned.value() is None else used).setFocus(Qt.FocusReason.TabFocusReason)

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
                self.facilitator,
                self.timekeeper,
            ]
        )

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

    def _fill_roles(self) -> None:
        """Who may look after the slot, those first whose turn it would be."""
        usual = self._book.learning_set.facilitator
        nobody = tr("The set’s facilitator ({name})", name=usual) if usual else tr("The set’s facilitator")
        for combo, role in ((self.facilitator, FACILITATOR), (self.timekeeper, TIMEKEEPER)):
            turns = in_turn(self._book, self._meeting, self._page.slot, role)
            fill_choices(
                combo, [(p.id, _turn_words(self._book.short(p.id), had)) for p, had in turns], nobody
            )

    def _show_roles(self) -> None:
        slot = self._page.slot
        words = roles_words(self._book, slot)
        self.roles_words.setText(words)
        self.roles_words.setVisible(bool(words))
        own = slot.facilitator == slot.presenter
        self.own_facilitator.setVisible(own)
        name = self._book.short(slot.presenter)
        self.own_facilitator.setText(
            tr("{name} presents in this slot. Is there somebody else who could facilitate it?", name=name)
        )

    def _bid_follows(self, step: Writing, slot: Record, typed: dict[str, object]) -> None:
        if isinstance(slot, Slot) and "planned_minutes" in typed:
            bid_follows(self.desk.workspace, step, slot)

    def text_kept(self, book: SetBook, meeting: MeetingPage, page: SlotPage) -> None:
        """Something was typed or chosen here: what follows from it is shown."""
        self._book, self._meeting, self._page = book, meeting, page
        if not self.is_made:
            return
        self._show_roles()
        self._show_agreement(book.short(page.presenter.id))

    def _show_agreement(self, short: str) -> None:
        agreed = self._page.challenge.agreed_on
        show_ticked(self.agree, agreed is not None)
        says = tr("{name} agreed this wording ✓", name=short) if agreed else tr("{name} agrees", name=short)
        self.agree.setText(literal(says))
        words = (
            tr(
                "on {day}; the headline may leave the set",
                day=day_and_month(agreed, self.desk.reading.today()),
            )
            if agreed
            else tr("Read it back; once agreed, the headline may leave the set.")
        )
        warned = named_in_headline(self._book, self._page.challenge.headline)
        self.agreed_words.setText(" ".join((words, *warned)))

    def ask_who_offers(self, record: Record) -> None:
        """Puts the cursor where it is chosen whose offer `record` is, if it is one in sight here."""
        if not self.is_made:
            return
        row = next((row for row in self._offers.rows if row.record.id == record.id), None)
        if isinstance(row, OfferRow) and self.isVisible():
            row.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self, agreed: bool) -> None:
        self._challenge.keep()
        now = self.desk.reading.get(Challenge, self._page.challenge.id) or self._page.challenge
        day = self._meeting.meeting.date or self.desk.reading.today()
        title = mark("Agree wording") if agreed else mark("Take back agreement")

        def agree() -> None:
            with self.desk.workspace.step(title) as step:
                step.put(replace(now, agreed_on=day if agreed else None))

        if not self.desk.agrees(agree, lambda: self.headline.setFocus(Qt.FocusReason.OtherFocusReason)):
            self._show_agreement(self._book.short(self._page.presenter.id))

    def remove_it(self) -> None:
        """Takes the slot away, and says what went with it."""
        if words := self.desk.attempt(lambda: remove_slot(self.desk.workspace, self._page.slot)):
            self.desk.removed.emit(words)


def _lead_to_next(heading: Label, rows: Rows[Any]) -> None:
    """The letter of the heading goes to the row in which the next one is written."""
    stops = focusable(rows.rows[-1]) if rows.rows else []
    if stops:
        heading.setBuddy(stops[0])


def roles_words(book: SetBook, slot: Slot) -> str:
    """Who looks after a slot, where that is not the set's facilitator."""
    facilitator, timekeeper = book.short(slot.facilitator), book.short(slot.timekeeper)
    parts = (
        tr("facilitated by {name}", name=facilitator) if facilitator else "",
        tr("time kept by {name}", name=timekeeper) if timekeeper else "",
    )
    return " · ".join(part for part in parts if part)


def _turn_words(name: str, had: int) -> str:
    if not had:
        return name
    times = tr("once this year") if had == 1 else plural("%n times this year", "%n time this year", had)
    return f"{name} · {times}"


_SLOT_FIELDS = ("planned_minutes", "used_minutes", "questions", FACILITATOR, TIMEKEEPER)
_CHALLENGE_FIELDS = ("stated", "restated", "headline", "desired_outcome")
