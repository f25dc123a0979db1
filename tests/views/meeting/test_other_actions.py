"""Actions that the set decides outside its slots."""

from __future__ import annotations

from PySide6.QtCore import Qt

from lfl_desktop.domain.meetings import Action
from lfl_desktop.views.parts.action_row import OtherActionRow
from lfl_desktop.workspace.destination import destination_meeting


def test_an_action_without_a_slot_is_kept_for_whoever_will_do_it(seventh, hands):
    seventh.go(3)
    hands.tab_to("person")
    hands.letter("T")
    hands.tab()
    hands.type("Draft the challenge in one sentence")
    hands.tab()
    hands.type("half term")
    hands.press(Qt.Key.Key_Return)
    assert hands.focus.objectName() == "sign"
    hands.press(Qt.Key.Key_Return)
    (kept,) = seventh.stored(Action, meeting=seventh.meeting.id)
    assert kept.wording == "Draft the challenge in one sentence"
    assert kept.due_words == "half term"
    assert seventh.page().other_actions == [kept]
    tom = next(p for p in seventh.page().members if p.short == "Tom")
    assert kept.person == tom.id
    assert len(seventh.rows(OtherActionRow)) == 2


def test_the_sample_shows_the_one_that_priya_took_on_without_a_slot(seventh):
    second = seventh.screen.desk.book().meetings[1]
    seventh.screen.show_destination(destination_meeting(second.id))
    seventh.go(3)
    shown = [row.wording.toPlainText() for row in seventh.rows(OtherActionRow)]
    assert shown == ["One method written up for KS1 staff"], "and none to fill: the meeting is finished"
    seventh.undo()
