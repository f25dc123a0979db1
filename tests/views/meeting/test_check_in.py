"""Check-in by keyboard."""

from __future__ import annotations

import datetime as dt

from keyboard import CTRL
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from lfl_desktop.domain.meetings import Attendance, Meeting, Presence
from lfl_desktop.domain.people import GroundRules, Membership
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.meeting.check_in import PresenceRow
from lfl_desktop.views.meeting.rules_card import RulesCard
from lfl_desktop.workspace.destination import destination_meeting
from lfl_desktop.workspace.rules.record_rules import Rules


def marks(seventh) -> dict[str, Presence]:
    people = {p.id: p.name for p in seventh.page().members}
    return {people[a.person]: a.presence for a in seventh.stored(Attendance, meeting=seventh.meeting.id)}


def test_everyone_is_here_with_one_key(seventh, hands):
    assert hands.focus.objectName() == "everyone"
    hands.press(Qt.Key.Key_Space)
    assert len(marks(seventh)) == 7
    assert set(marks(seventh).values()) == {Presence.HERE}
    assert hands.focus.objectName() == "everyone"
    assert "7 of 7" in seventh.screen.subline.text()


def test_a_letter_marks_and_delete_takes_the_mark_away(seventh, hands):
    hands.tab()
    first = hands.focus
    assert isinstance(first, Segmented)
    for letter, presence in zip("hlea", Presence, strict=True):
        hands.letter(letter)
        assert list(marks(seventh).values()) == [presence]
        assert first.value() == presence
        assert hands.focus is first
    hands.press(Qt.Key.Key_Delete)
    assert marks(seventh) == {}
    assert first.value() is None
    assert hands.focus is first


def test_everyone_leaves_the_marks_that_are_there(seventh, hands):
    hands.tab()
    hands.letter("a")
    hands.back()
    hands.press(Qt.Key.Key_Space)
    assert sorted(marks(seventh).values()) == [Presence.APOLOGIES] + 6 * [Presence.HERE]


def test_n_opens_a_note_on_whoever_is_marked(seventh, hands):
    hands.tab()
    first = hands.focus
    hands.letter("n")
    assert hands.focus is first, "nobody is marked yet"
    hands.letter("l")
    hands.letter("n")
    note = hands.focus
    assert note.objectName() == "note" and note.accessibleName().startswith("Note on ")
    hands.type("here from 2 pm")
    hands.tab()
    hands.letter("h")
    found = seventh.stored(Attendance, meeting=seventh.meeting.id)
    assert sorted((a.presence, a.note) for a in found) == [
        (Presence.HERE, ""),
        (Presence.LATE, "here from 2 pm"),
    ]
    first.setFocus()
    hands.letter("e")
    assert "here from 2 pm" in [a.note for a in seventh.stored(Attendance, meeting=seventh.meeting.id)]
    assert note.isVisible()
    seventh.undo()
    seventh.undo()
    seventh.undo()
    assert note.toPlainText() == "" and first.value() == Presence.LATE
    note.setFocus()
    hands.type("from 3")
    seventh.screen.show_destination(destination_meeting(meetings_in_order(seventh.stored(Meeting))[0].id))
    seventh.screen.show_destination(destination_meeting(seventh.meeting.id))
    assert [r.note.toPlainText() for r in seventh.rows(PresenceRow) if r.note.isVisible()] == ["from 3"]


def test_notes_opens_a_line_on_all_who_are_marked(seventh, hands):
    shown = [row.note.isVisible() for row in seventh.rows(PresenceRow)]
    assert shown == 7 * [False]
    hands.tab()
    hands.letter("h")
    seventh.screen.stage.notes.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [row.note.isVisible() for row in seventh.rows(PresenceRow)] == [True] + 6 * [False]
    hands.press(Qt.Key.Key_Space)
    assert [row.note.isVisible() for row in seventh.rows(PresenceRow)] == 7 * [False]


def rules_days(seventh) -> list[dt.date]:
    return sorted(r.agreed_on for r in seventh.stored(GroundRules) if r.agreed_on)


def test_the_ground_rules_are_agreed_again_when_somebody_is_new(seventh, hands):
    """As on 5 December, had the set not agreed again when Mark came."""
    workspace = seventh.window.desk.workspace
    with workspace.step("Day", undoable=False) as step:
        for rules in workspace.select(GroundRules):
            if rules.agreed_on and rules.agreed_on > dt.date(2013, 2, 1):
                step.delete(rules)
        for programme in workspace.select(Programme):
            step.put(replace(programme, sample_today=seventh.meeting.date))
    card = seventh.screen.stage.findChild(RulesCard)
    assert card.new_line.isVisible() and card.new_line.text() == (
        "Mark is new since the ground rules were agreed on 31 Jan 2013. Read them again and agree."
    )
    assert not card.rules_words.isVisible()
    hands.tab_to("unfold")
    hands.press(Qt.Key.Key_Space)
    assert card.rules_words.isVisible() and card.rules_words.text()
    hands.press(Qt.Key.Key_G, CTRL)
    assert rules_days(seventh) == [dt.date(2013, 1, 31), dt.date(2013, 12, 5)]
    assert not card.new_line.isVisible() and not card.agree_again.isVisible()
    hands.press(Qt.Key.Key_G, CTRL)
    assert len(rules_days(seventh)) == 2
    assert seventh.undo_says() == "Undo “Agree ground rules again”"
    seventh.undo()
    assert card.new_line.isVisible() and rules_days(seventh) == [dt.date(2013, 1, 31)]
    hands.tab_to("agree_again")
    hands.press(Qt.Key.Key_Space)
    assert len(rules_days(seventh)) == 2


def test_each_mark_is_undone_on_screen(seventh, hands):
    hands.tab()
    first = hands.focus
    hands.letter("h")
    hands.letter("l")
    assert seventh.undo_says() == "Undo “Mark who was here”"
    seventh.undo()
    assert first.value() == Presence.HERE
    seventh.undo()
    assert first.value() is None
    assert marks(seventh) == {}
    seventh.redo()
    assert first.value() == Presence.HERE
    assert hands.focus is first


def test_a_click_marks(seventh, hands):
    chooser = seventh.screen.stage.findChildren(Segmented, "presence")[2]
    late = next(b for b in chooser.findChildren(QPushButton) if b.text() == "Late")
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    assert list(marks(seventh).values()) == [Presence.LATE]
    assert hands.focus is chooser


def test_the_facts_of_the_meeting_are_kept_as_typed(seventh, hands):
    hands.tab_to("place")
    place = hands.focus
    hands.type("Library, up the stairs")
    seventh.kept_soon(lambda: seventh.stored(Meeting, id=seventh.meeting.id)[0].place)
    assert seventh.stored(Meeting, id=seventh.meeting.id)[0].place == "Library, up the stairs"
    assert hands.focus is place
    assert "Library, up the stairs" in seventh.screen.subline.text()


def test_a_date_that_is_not_understood_stays_in_sight(seventh, hands):
    hands.tab_to("date")
    line = hands.focus
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("after the inspection")
    hands.tab()
    seventh.screen.refresh()
    assert line.text() == "after the inspection"
    assert line.property("unclear")
    assert seventh.stored(Meeting, id=seventh.meeting.id)[0].date == seventh.meeting.date


def test_ground_rules_are_written_and_agreed_without_leaving_the_check_in(seventh, hands):
    workspace = seventh.window.desk.workspace
    with workspace.step("None", undoable=False) as step:
        for rules in workspace.select(GroundRules):
            step.delete(rules)
    card = seventh.screen.stage.findChild(RulesCard)
    assert card.agreed_line.text().startswith("None are written down yet.")
    assert not card.agree_again.isEnabled() and not card.unfold.isVisible()
    hands.tab_to("wording")
    hands.type("What is said here stays here")
    hands.tab()
    assert hands.focus is card.agree_again, "it can be agreed to as soon as it is typed"
    seventh.kept_soon(lambda: card.agreed_line.text() == "Written down, and not agreed yet.")
    assert card.agree_again.text() == "Agreed today"
    hands.press(Qt.Key.Key_Space)
    assert hands.focus is card.unfold and not card.wording.isVisible()
    (agreed,) = seventh.stored(GroundRules)
    assert (agreed.wording, agreed.agreed_on) == ("What is said here stays here", dt.date(2013, 7, 4))
    assert card.agreed_line.text() == "Agreed on 4 July." and not card.agree_again.isVisible()
    seventh.undo()
    assert card.wording.isVisible() and card.wording.toPlainText() == "What is said here stays here"


def test_a_set_without_members_is_asked_for_the_first_one_there(seventh, hands):
    workspace = seventh.window.desk.workspace
    with workspace.step("Nobody", undoable=False, rules=Rules.PASSED_BY) as step:
        for membership in workspace.select(Membership):
            step.delete(membership)
    assert not seventh.screen.stage.everyone.isVisible()
    seventh.screen.stage.first_member.setFocus()
    hands.type("Priya Dale")
    hands.enter()
    assert [row.name.text() for row in seventh.rows(PresenceRow)] == ["Priya Dale"]
    assert hands.focus.objectName() == "everyone"
