"""How many keys a facilitator presses besides the text: real keys on the real window, each counted that is no
letter of the text (Tab, Enter, arrows, Space and shortcuts)."""

from __future__ import annotations

from collections.abc import Callable

from keyboard import ALT, CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lfl_desktop.app import Program
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Bid,
    LearningNote,
    LogEntry,
    ReportBack,
)
from lfl_desktop.domain.people import Person, Post
from lfl_desktop.views.kit.text.field_label import Label
from lfl_desktop.views.meeting.report_back import ReportBackRow
from lfl_desktop.views.window.main_window import MainWindow

MOST_TO_THE_FIRST_ACTION = 30
MOST_KEYS_A_FIELD = 0.9

MEMBERS = (
    "Priya Dale, KS1 phase leader, Northway Fields",
    "Tom Garside, Deputy head, Larchwood RC",
    "Claire Umber, Head of maths, Hillcross CE",
    "Joe Lanning, Assistant head, Rosehill Infant",
    "Beth Ivory, SENCO, Eastgate Primary",
    "Nadia Crewe, Year 6 lead, Hillcross CE",
)


def in_front(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def first_run(hands: Keyboard, members: Callable[[], None]) -> None:
    """From the first page to the new file, with six members."""
    hands.enter()  # set up a programme
    hands.press(Qt.Key.Key_Return, CTRL)  # its name and dates are proposed
    hands.type("Managing change")
    hands.enter()
    hands.type("Ruth Ansell")
    hands.enter()
    members()
    hands.press(Qt.Key.Key_Return, CTRL)  # on to the dates, which are proposed
    hands.press(Qt.Key.Key_Return, CTRL)  # start


def first_action(hands: Keyboard, to_actions: Callable[[], None]) -> None:
    """From Today of a new file to an action in the first slot of its first meeting."""
    hands.enter()  # open meeting 1
    hands.enter()  # everyone is here
    hands.press(Qt.Key.Key_PageDown, CTRL)  # on to bids, as Next says: there is nothing to report on yet
    hands.type("Four teachers do not take part")
    hands.press(Qt.Key.Key_Return, CTRL)  # a slot for it
    hands.press(Qt.Key.Key_PageDown, CTRL)  # slots
    assert hands.focus.objectName() == "stated"
    to_actions()
    assert hands.focus.objectName() == "wording"
    hands.type("Ask each of them for one worry")


def by_one_line(hands: Keyboard) -> None:
    for place, line in enumerate(MEMBERS):
        hands.type(line)
        if place < len(MEMBERS) - 1:
            hands.enter()


def by_fields(hands: Keyboard) -> None:
    for place, line in enumerate(MEMBERS):
        for nth, words in enumerate(line.split(", ")):
            hands.type(words)
            if (place, nth) != (5, 2):
                hands.enter()


def with_enter(hands: Keyboard, _qtbot: QtBot) -> None:
    while hands.focus.objectName() != "wording":
        hands.enter()


def with_letter(hands: Keyboard, qtbot: QtBot) -> None:
    heading = next(h for h in hands.focus.window().findChildren(Label, "actions_heading") if h.isVisible())
    qtbot.waitUntil(lambda: heading.letter == "A")
    hands.press(Qt.Key.Key_A, ALT)


def test_the_first_action_takes_few_keys(program: Program, qtbot: QtBot) -> None:
    for members, to_actions in ((by_one_line, with_enter), (by_fields, with_letter)):
        program.start(None)
        in_front(program, qtbot)
        hands = Keyboard()
        first_run(hands, lambda: members(hands))  # noqa: B023
        in_front(program, qtbot)
        assert isinstance(program.window, MainWindow)
        first_action(hands, lambda: to_actions(hands, qtbot))  # noqa: B023
        workspace = program.window.desk.workspace
        qtbot.waitUntil(lambda: len(workspace.select(Action)) == 1)  # noqa: B023
        assert [a.wording for a in workspace.select(Action)] == ["Ask each of them for one worry"]
        assert len(workspace.select(Person)) == len(workspace.select(Post)) == 6
        assert hands.keys <= MOST_TO_THE_FIRST_ACTION, hands.keys
        program.window.close()
        workspace.path.unlink()


# a whole meeting: six members (one who joined is not counted), two slots, six actions, report back on six


SLOTS = (
    (
        "Tom",
        "Do they see the point of it?\nWho has told them?",
        "How can I find out what they see?",
        (
            ("Ask each of the four for one worry by 20 January", "I have four worries in their words"),
            ("Sit in on one planning hour by 14 February", "They plan without me once"),
            ("Tell the head what I hear by 31 January", "She has answered"),
        ),
        ("C", "Come along to the planning hour"),
        "Winning over four teachers",
        "They take part because they want to",
        "32",
    ),
    (
        "Beth",
        "Which of them asks for help?\nWhat would you stop doing?",
        "What can I let go of before the spring?",
        (
            ("List what only I can do by 10 January", "The list is one page"),
            ("Give the rota away by 1 February", "Nobody asks me about it"),
            ("Leave at five on Thursdays by 14 February", "Three Thursdays in a row"),
        ),
        ("J", "Send my own list"),
        "Letting go of what others can do",
        "One evening a week is mine",
        "28",
    ),
)


def whole_meeting(hands: Keyboard) -> None:
    """From the check-in to the private log."""
    hands.press(Qt.Key.Key_Space)  # everyone is here
    hands.fields += 6
    hands.press(Qt.Key.Key_PageDown, CTRL)
    reports = (
        ("d", "All four said yes", "Ask early"),
        ("p", "Two of three came", ""),
        ("d", "It took a week", ""),
        ("s", "Not yet", ""),
        ("d", "The governors answered", "Write shorter"),
        ("p", "Half of it", ""),
    )
    for place, (letter, happened, learned) in enumerate(reports):
        if place:
            hands.enter()
        hands.letter(letter)
        hands.type(happened)
        if learned:
            hands.tab()
            hands.type(learned)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    for bid in ("", "Four teachers do not take part", "", "", "I do what others could"):
        if bid:
            hands.type(bid)
            hands.press(Qt.Key.Key_Return, CTRL)
            hands.fields += 1  # its slot, with its minutes
        else:
            hands.enter()
    hands.press(Qt.Key.Key_PageDown, CTRL)
    for place, slot in enumerate(SLOTS):
        if place:
            hands.press(Qt.Key.Key_Down, ALT)
        fill_slot(hands, slot)
    hands.press(Qt.Key.Key_PageDown, CTRL)
    review(hands)
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type("Tom had the most to say; ask Nadia first next time")


def fill_slot(hands: Keyboard, slot: tuple) -> None:  # type: ignore[type-arg]
    _name, questions, restated, actions, (who, offer), headline, outcome, used = slot
    assert hands.focus.objectName() == "stated"
    hands.fields += 1  # the words of the bid stand there, and are read back
    hands.enter()
    hands.type(questions)
    hands.keys += questions.count("\n")  # Enter begins the next question
    hands.tab()
    hands.type(restated)
    hands.enter()
    for wording, sign in actions:
        hands.type(wording)
        hands.fields += 1  # what, and by when
        hands.enter()
        assert hands.focus.objectName() == "sign"
        hands.type(sign)
        hands.enter()
    hands.enter()
    hands.letter(who)
    hands.tab()
    hands.type(offer)
    hands.enter()
    hands.enter()
    assert hands.focus.objectName() == "headline"
    hands.type(headline)
    hands.enter()
    hands.type(outcome)
    hands.enter()
    assert hands.focus.objectName() == "used_minutes"
    hands.type(used)
    hands.press(Qt.Key.Key_Return, CTRL)  # the presenter agrees
    hands.fields += 1


def review(hands: Keyboard) -> None:
    for score in "434":
        hands.letter(score)
    hands.type("We wait longer before we answer")
    hands.tab()
    hands.type("A worry in their own words is half the way")
    hands.enter()
    hands.enter()
    for who, about, wording in (("T", 1, "I answer too soon"), ("B", 0, "It is not mine alone")):
        hands.letter(who)
        hands.tab()
        hands.press(Qt.Key.Key_Down, times=about)
        hands.fields += 1
        hands.tab()
        hands.type(wording)
        if who == "T":
            hands.enter()


def test_a_whole_meeting_takes_fewer_keys_than_fields(seventh, hands, qtbot):
    workspace, meeting = seventh.window.desk.workspace, seventh.meeting
    page = seventh.page()
    before, more = page.carried[0].action.meeting, 6 - len(page.carried)
    with workspace.step("More to report on") as step:
        for person in page.members[:more]:
            step.put(Action(meeting=before, person=person.id, wording="Ask once more", position=99))
    seventh.go(1)
    assert len(seventh.rows(ReportBackRow)) == 6
    seventh.go(0)
    hands.keys = 0
    hands.press(Qt.Key.Key_2, CTRL)
    whole_meeting(hands)
    seventh.screen.leave()
    made = {
        kind: seventh.stored(kind, meeting=meeting.id)
        for kind in (Attendance, ReportBack, Bid, Action, KeyLearning, LearningNote, LogEntry)
    }
    assert {kind.__name__: len(found) for kind, found in made.items()} == {
        "Attendance": len(page.members),
        "ReportBack": 6,
        "Bid": 2,
        "Action": 6,
        "KeyLearning": 1,
        "LearningNote": 2,
        "LogEntry": 1,
    }
    slots = seventh.page().slots
    assert all(slot.challenge.agreed_on and slot.slot.used_minutes and slot.offers for slot in slots)
    assert all(action.due and action.sign for action in made[Action])
    assert {report.state for report in made[ReportBack]} >= {ActionState.DONE, ActionState.PARTLY}
    assert len(slots) == 2 and hands.fields >= 60
    assert hands.keys / hands.fields <= MOST_KEYS_A_FIELD, (hands.keys, hands.fields)
