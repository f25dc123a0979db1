"""A record that is being written in the window while another one deletes it, and the reverse."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stored import stored

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import Bid, Meeting
from lfl_desktop.domain.people import Membership, Person
from lfl_desktop.domain.record import Record
from lfl_desktop.views.programme.event_card import EventCard
from lfl_desktop.workspace.destination import at_event
from lfl_desktop.workspace.history.deleted_in_words import entries
from lfl_desktop.workspace.history.recently_deleted import put_back
from lfl_desktop.workspace.workspace import Workspace

WORDS = "On the hill, in the old school, upstairs"


def delete_elsewhere(path, record: Record) -> None:
    other = Workspace.open(path)
    with other.step("Delete") as step:
        step.delete(record)
    other.close()


def deleted(window, words: str):
    """The entries of Recently deleted with these words."""
    found = entries(window.desk.workspace, window.desk.own_book())
    found += entries(window.desk.workspace, None)
    return [entry for entry in found if words in entry.title + entry.details]


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


def test_typing_on_in_what_was_deleted_elsewhere_brings_nothing_back(
    sample_path, open_window, hands, qtbot
):
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


@pytest.mark.parametrize("what", ["bid", "meeting"])
def test_a_row_whose_record_or_meeting_is_deleted_elsewhere_loses_no_word(seventh, hands, qtbot, what):
    """A bid that is there already, and one that is new, in a meeting that goes."""
    window, bids = seventh.window, seventh.screen.stages["bids"]
    hands.type(WORDS)
    QApplication.focusWidget().window()
    workspace = window.desk.workspace
