"""Check-in by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from lfl_desktop.domain.meetings import Attendance, Meeting, Presence
from lfl_desktop.views.controls import Segmented


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
