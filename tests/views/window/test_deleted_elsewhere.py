"""A record that is being written in the window while another one deletes it, and the reverse."""

from __future__ import annotations

from keyboard import CTRL
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stored import stored

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Bid, Meeting
from lfl_desktop.domain.people import Membership, Person
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.record import Record
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.views.programme.event_card import EventCard
from lfl_desktop.workspace.destination import at_event
from lfl_desktop.workspace.history.deleted_in_words import entries
from lfl_desktop.workspace.history.recently_deleted import put_back
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace

WORDS = "On the hill, in the old school, upstairs"


def delete_elsewhere(path, record: Record) -> None:
    other = Workspace.open(path)
    with other.step("Delete", rules=Rules.PASSED_BY) as step:
        step.delete(record)
    other.close()


def deleted(window, words: str):
    """The entries of Recently deleted with these words."""
    found = entries(window.desk.workspace, window.desk.own_book())
    return [entry for entry in found if words in entry.title]


def test_a_card_whose_event_is_deleted_elsewhere_loses_no_word(sample_path, open_window, hands, qtbot):
    window = open_window(sample_path)
    event = window.desk.workspace.select(ProgrammeEvent)[0]
    window.go(at_event(event.id))
    card = window.screen_of("programme").findChild(EventCard)
    delete_elsewhere(sample_path, event)
    card.place.setFocus()
    card.place.selectAll()
    hands.type(WORDS)
    hands.tab()
    said = window.frame.trouble_text
    qtbot.waitUntil(lambda: "was deleted in another window" in said.text())
    assert "What you put here is in Recently deleted." in said.text()
    assert window.frame.trouble.isVisible()
    assert stored(window, ProgrammeEvent, id=event.id) == [], "it stays deleted"
    qtbot.waitUntil(lambda: not card.isVisible() or card.place.text() != WORDS)
    (entry,) = deleted(window, event.title)
    put_back(window.desk.workspace, entry.deletion)
    assert stored(window, ProgrammeEvent, id=event.id) == [replace(event, place=WORDS)]


def test_a_school_chosen_that_is_deleted_elsewhere_is_said_and_the_one_before_stands(
    sample_path, open_window, hands, qtbot
):
    window = open_window(sample_path)
    file = window.desk.workspace
    school = School(programme=file.select(Programme)[0].id, name="Überdale")
    with file.step("Add") as step:
        step.put(school)
    visit = next(one for one in file.select(ProgrammeEvent) if one.host_school)
    window.go(at_event(visit.id))
    card = window.screen_of("programme").findChild(EventCard)
    delete_elsewhere(sample_path, school)
    card.host_school.setFocus()
    hands.letter("Ü")
    qtbot.waitUntil(lambda: "“Überdale”, which you chose here" in window.frame.trouble_text.text())
    assert stored(window, ProgrammeEvent, id=visit.id) == [visit]
    qtbot.waitUntil(lambda: card.host_school.currentData() == visit.host_school)


def test_typing_on_in_what_was_deleted_elsewhere_brings_nothing_back(sample_path, open_window, hands, qtbot):
    window = open_window(sample_path)
    window.go("members")
    hands.tab_to("name")
    hands.press(Qt.Key.Key_End)
    name = QApplication.focusWidget().text()
    person = window.desk.workspace.select(Person, name=name)[0]
    delete_elsewhere(sample_path, person)
    hands.type(" of the school on the hill")
    qtbot.waitUntil(lambda: "deleted" in window.frame.trouble_text.text())
    hands.type(" and of another one")
    hands.tab()
    QApplication.processEvents()
    assert stored(window, Person, id=person.id) == []
    assert stored(window, Membership, person=person.id) == []
    (entry,) = deleted(window, f"{name} of the school on the hill")
    put_back(window.desk.workspace, entry.deletion)
    assert stored(window, Person, id=person.id)[0].name.startswith(f"{name} of the school on the hill")
    assert stored(window, Membership, person=person.id)


def test_a_row_that_is_deleted_elsewhere_loses_no_word(seventh, hands, qtbot):
    seventh.go(2)
    hands.type("about")
    hands.enter()
    seventh.rows(BidRow)[0].wording.setFocus()
    (bid,) = seventh.stored(Bid, meeting=seventh.meeting.id)
    delete_elsewhere(seventh.window.desk.workspace.path, bid)
    hands.press(Qt.Key.Key_End)
    hands.type(f" {WORDS}")
    said = seventh.window.frame.trouble_text
    qtbot.waitUntil(lambda: "was deleted in another window" in said.text())
    QApplication.processEvents()
    assert seventh.stored(Bid, id=bid.id) == []
    assert seventh.rows(BidRow)[0].wording.toPlainText() == "", "the row is that of a new bid"
    assert deleted(seventh.window, WORDS)
    hands.type("another one")
    hands.enter()
    assert [one.wording for one in seventh.stored(Bid, id=bid.id)] == ["another one"]
    assert deleted(seventh.window, WORDS), "also where there is a new one in its place"


def test_a_new_row_in_a_meeting_that_is_deleted_elsewhere_loses_no_word(seventh, hands, qtbot):
    seventh.go(2)
    window = seventh.window
    delete_elsewhere(window.desk.workspace.path, seventh.meeting)
    hands.type(WORDS)
    said = window.frame.trouble_text
    qtbot.waitUntil(lambda: "What this belongs to was deleted" in said.text())
    QApplication.processEvents()
    assert seventh.stored(Meeting, id=seventh.meeting.id) == []
    (entry,) = deleted(window, WORDS[:12])
    put_back(window.desk.workspace, entry.deletion)
    assert seventh.stored(Meeting, id=seventh.meeting.id) == [seventh.meeting]
    assert seventh.stored(Bid, meeting=seventh.meeting.id)[0].wording.startswith(WORDS[:12])


def test_what_was_written_elsewhere_into_what_is_removed_here_is_said(seventh, hands, qtbot):
    seventh.go(2)
    hands.type("about")
    hands.enter()
    seventh.rows(BidRow)[0].wording.setFocus()
    (bid,) = seventh.stored(Bid, meeting=seventh.meeting.id)
    other = Workspace.open(seventh.window.desk.workspace.path)
    with other.step("Change") as step:
        step.put(replace(bid, wording=f"about {WORDS}"))
    other.close()
    hands.press(Qt.Key.Key_Delete, CTRL)
    said = seventh.window.frame.trouble_text
    qtbot.waitUntil(lambda: "What you deleted had been changed in another window" in said.text())
    assert f"“{WORDS}”" in said.text()
    assert seventh.stored(Bid, id=bid.id) == []
    seventh.undo()
    assert seventh.stored(Bid, id=bid.id) == [replace(bid, wording=f"about {WORDS}")]
