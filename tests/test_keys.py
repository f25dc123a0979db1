"""Recording a meeting by keyboard alone, with few keys besides the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from keyboard import ALT, CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Bid,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    MeetingState,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.views.meeting.report_back import LETTERS, STATES
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.meeting.meeting_page import read_meeting_page
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

MOST_KEYS_A_FIELD = 1.5


def test_meeting_3_takes_few_keys(
    sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    wanted = _told(sample_path)
    _forget_meeting_3(sample_path)
    window = open_window(sample_path)
    hands = Keyboard()
    hands.press(Qt.Key.Key_2, CTRL)
    assert window.place == "meetings"
    record_meeting_3(hands, wanted)
    window.close()
    assert _told(sample_path) == wanted
    assert hands.fields >= 60
    assert hands.keys / hands.fields <= MOST_KEYS_A_FIELD, (hands.keys, hands.fields)


def _third(workspace: Workspace) -> tuple[SetBook, Meeting]:
    meeting = meetings_in_order(workspace.select(Meeting))[2]
    return OwnSetBook(workspace, meeting.learning_set), meeting


def _forget_meeting_3(path: Path) -> None:
    """As it was before meeting 3: nothing recorded at it or later, and the sample's day is its day."""
    from lfl_desktop.domain.programme import Programme

    workspace = Workspace.open(path)
    meetings = meetings_in_order(workspace.select(Meeting))
    with workspace.step("Forget", rules=Rules.ARRIVING) as step:
        for meeting in meetings[2:]:
            for slot in workspace.select(Slot, meeting=meeting.id):
                challenge = workspace.get(Challenge, slot.challenge)
                step.delete(slot)
                if challenge:
                    step.delete(challenge)
            for kind in (Action, ReportBack, Bid, SetReview, LearningNote, LogEntry, KeyLearning):
                for record in workspace.select(kind, meeting=meeting.id):
                    if workspace.get(kind, record.id):
                        step.delete(record)
            from lfl_desktop.domain.meetings import Attendance

            for record in workspace.select(Attendance, meeting=meeting.id):
                step.delete(record)
            step.put(replace(meeting, state=MeetingState.PLANNED))
        for programme in workspace.select(Programme):
            step.put(replace(programme, sample_today=meetings[2].date))
    workspace.close()


class Told:
    """What meeting 3 says, without ids: what must be there again after it was typed."""

    def __init__(self, workspace: Workspace) -> None:
        book, meeting = _third(workspace)
        page = read_meeting_page(book, meeting.id)
        self.here = {p.name: page.attendance[p.id].presence for p in page.members if p.id in page.attendance}
        self.reports = [
            (
                c.action.wording,
                c.report and (c.report.state, c.report.happened, c.report.learned),
                c.replacement and (c.replacement.wording, c.replacement.due, c.replacement.sign),
            )
            for c in page.carried
        ]
        self.replacement_due = [c.replacement.due_words for c in page.carried if c.replacement]
        self.bids = [
            (p.name, page.bids[p.id].wording, page.bids[p.id].minutes)
            for p in page.members
            if p.id in page.bids
        ]
        self.slots = [
            (
                s.presenter.name,
                s.challenge.stated,
                s.slot.questions,
                s.challenge.restated,
                [(a.wording, a.due_words, a.due, a.sign) for a in s.actions],
                [(book.people[o.person].name, o.wording) for o in s.offers],
                s.challenge.headline,
                s.challenge.desired_outcome,
                s.slot.planned_minutes,
                s.slot.used_minutes,
                s.challenge.agreed_on is not None,
            )
            for s in page.slots
        ]
        self.scores = dict(page.review.scores)
        self.words = page.review.words
        self.notes = [(book.people[n.person].name, n.about, n.wording) for n in page.notes]
        self.log = page.log.wording
        self.short = {p.name: book.short(p.id) for p in page.members}

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, Told)
        for name, value in vars(self).items():
            assert vars(other)[name] == value, name
        return True


def _told(path: Path) -> Told:
    workspace = Workspace.open(path)
    told = Told(workspace)
    workspace.close()
    return told


def record_meeting_3(hands: Keyboard, told: Told) -> None:
    """Types the whole meeting, from "Everyone is here" to the learning notes."""
    assert hands.focus.objectName() == "everyone"
    hands.press(Qt.Key.Key_Space)
    hands.fields += len(told.here)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    _report_back(hands, told)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    _bid(hands, told)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    for place, slot in enumerate(told.slots):
        if place:
            hands.press(Qt.Key.Key_Down, ALT)
        _fill_slot(hands, told, slot)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    _review(hands, told)
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type(told.log)


def _report_back(hands: Keyboard, told: Told) -> None:
    letters = {state: letter for (state, _words), letter in zip(STATES, LETTERS, strict=True)}
    due_words = iter(told.replacement_due)
    for _wording, report, replacement in told.reports:
        state, happened, learned = report
        hands.letter(letters[state])
        hands.type(happened)
        if learned:
            hands.tab()
            hands.type(learned)
        if state == ActionState.CHANGED:
            hands.tab_to("wording")
            hands.type(replacement[0])
            hands.tab()
            hands.type(next(due_words))
            hands.tab()
            hands.type(replacement[2])
            hands.tab()
        else:
            hands.enter()


def _bid(hands: Keyboard, told: Told) -> None:
    wanted = {name: (wording, minutes) for name, wording, minutes in told.bids}
    for name in told.here:
        if name in wanted:
            hands.type(wanted[name][0])
            hands.press(Qt.Key.Key_Return, CTRL)
            hands.fields += 2
        else:
            hands.enter()


def _fill_slot(hands: Keyboard, told: Told, slot: tuple) -> None:  # type: ignore[type-arg]
    _name, stated, questions, restated, actions, offers, headline, outcome, planned, used, _agreed = slot
    assert hands.focus.objectName() == "stated"
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)  # the words of the bid stand there
    hands.type(stated)
    hands.tab()
    hands.type(questions)
    hands.tab()
    hands.type(restated)
    hands.tab()
    for wording, due_words, _due, sign in actions:
        hands.type(wording)
        hands.tab()
        hands.type(due_words)
        hands.tab()
        hands.type(sign)
        hands.enter()
    hands.enter()
    for name, wording in offers:
        hands.letter(told.short[name][0])
        hands.tab()
        hands.type(wording)
        hands.enter()
    hands.tab_to("headline")
    hands.type(headline)
    hands.tab()
    hands.type(outcome)
    hands.tab(2)
    assert planned == 30
    hands.type(str(used))
    hands.tab()
    hands.press(Qt.Key.Key_Space)
    hands.fields += 1


def _review(hands: Keyboard, told: Told) -> None:
    for scale in ("listening", "challenge", "kept_to_time"):
        hands.letter(str(told.scores[scale]))
    hands.type(told.words)
    hands.tab()
    hands.tab()
    for name, about, wording in told.notes:
        hands.letter(told.short[name][0])
        hands.tab()
        for _ in range(list(type(about)).index(about)):
            hands.press(Qt.Key.Key_Down)
        hands.fields += 1
        hands.tab()
        hands.type(wording)
        hands.enter()
