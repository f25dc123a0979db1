"""A received set: the places of a set of one's own show it, and it cannot be changed in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from everywhere import unfold
from keyboard import CTRL, SHIFT, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_driver import in_menus, stage_tabs, words_in

from lfl_desktop.app import Program
from lfl_desktop.domain import clock
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.exchange import setfile
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.views.kit.binding.lock import SHOWS
from lfl_desktop.views.kit.desk import AsItWasSent
from lfl_desktop.views.window import places
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import Needs
from lfl_desktop.workspace.exchange.coordinators_file import coordinators_file
from lfl_desktop.workspace.in_view import ProgrammeInView, SetInView
from lfl_desktop.workspace.received_reading import ReceivedReading
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace

W = TypeVar("W", bound=QWidget)

OF_A_SET = [place.name for place in places.PLACES if place.needs is Needs.SET]


@pytest.fixture(params=["coordinator's file", "all that the set may see"])
def received(request, sample_path) -> SetInView:
    """The sample's set as it travels, and with as much as could ever travel."""
    workspace = Workspace.open(sample_path)
    (the_set,) = workspace.select(LearningSet)
    if request.param == "coordinator's file":
        records = decode_set_file(setfile.encode_set_file(coordinators_file(workspace, the_set.id))).records
    else:
        records = tuple(visible(records_of_set(workspace, the_set.id), Audience.SET).records)
    workspace.close()
    return SetInView(the_set.id, ReceivedReading(records, clock.of_computer))


@pytest.fixture
def window(sample_path: Path, program: Program, received: SetInView, qtbot: QtBot) -> MainWindow:
    """The set as it was received, looked at in a file that holds records under the same ids: what is not read
    through the edition, or is written, is seen in them."""
    program.start(sample_path)
    program.look_at(received)
    found = program.window
    assert isinstance(found, MainWindow)
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def everything(window: MainWindow) -> dict[type[Record], list[Record]]:
    """All that the open file holds."""
    return {kind: list(window.desk.file.select(kind)) for kind in ALL}


def in_sight(window: MainWindow, kind: type[W]) -> list[W]:
    """What can be used of the screen in sight."""
    screen = window.screen_of(window.place)
    return [each for each in screen.findChildren(kind) if each.isVisible() and each.isEnabled()]


def every_view(window: MainWindow, place: str) -> Iterator[None]:
    """Each part of a place in turn."""
    window.go(place)
    unfold(window)
    yield
    screen = window.screen_of(place)
    if place == "meetings":
        for tab in stage_tabs(screen):
            QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
            unfold(window)
            yield
    elif place == "activity_systems":
        for look in (1, 2, 0):
            screen.stage.bar.looking.choose(look)  # type: ignore[attr-defined]
            yield
        for turn in ("as_list", "to_picture"):
            getattr(screen, turn).click()
            yield
    elif tables := in_sight(window, QTableView):
        for row in range(tables[0].model().rowCount()):
            tables[0].selectRow(row)
            unfold(window)
            yield


def test_only_the_places_of_a_set_are_listed(window: MainWindow) -> None:
    listed = [b for b in window.findChildren(QPushButton) if b.objectName().startswith("place_")]
    assert [button.objectName().removeprefix("place_") for button in listed] == OF_A_SET
    window.go("share")
    assert window.place == "today" and window.frame.said.text()


@pytest.mark.parametrize("place", OF_A_SET)
def test_nothing_can_be_typed_or_pressed_that_changes_anything(
    window: MainWindow, place: str, hands: Keyboard
) -> None:
    before = everything(window)
    for _view in every_view(window, place):
        for field in in_sight(window, QLineEdit) + in_sight(window, QPlainTextEdit):
            if field.objectName() == "filter" or isinstance(field.parentWidget(), QComboBox):
                continue
            assert field.isReadOnly(), (place, field.objectName())
            field.setFocus()
            hands.type("x")
        for box in in_sight(window, QComboBox):
            assert box.objectName() in window.screen_of(place).chooses, box.objectName()
        for button in in_sight(window, QAbstractButton):
            role = button.property("role")
            within = {button.objectName(), getattr(button.parentWidget(), "objectName", str)()}
            shows = role in SHOWS or within & set(window.screen_of(place).chooses)
            assert shows, (place, button.objectName(), button.text(), role)
    window.go("today")
    assert everything(window) == before
    assert window.desk.file.titles() == ("", "")


@pytest.mark.parametrize("place", OF_A_SET)
def test_keys_that_change_things_do_not(window: MainWindow, place: str, hands: Keyboard) -> None:
    before = everything(window)
    window.go(place)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_T, Qt.Key.Key_Return, Qt.Key.Key_X):
        if window.place == place:
            hands.press(key)
    hands.press(Qt.Key.Key_V, CTRL | SHIFT)
    hands.press(Qt.Key.Key_Z, CTRL)
    window.go("today")
    assert everything(window) == before


def test_what_would_write_is_refused_in_a_sentence(window: MainWindow) -> None:
    with pytest.raises(AsItWasSent, match="as its facilitator sent it"):
        window.desk.own_book()
    assert not window.desk.succeeds(lambda: window.desk.workspace.step("Change"))
    assert "as its facilitator sent it" in window.frame.trouble_text.text()


def test_what_did_not_travel_is_not_taken_from_the_open_file(window: MainWindow) -> None:
    book = window.desk.book()
    assert book.reading is not window.desk.file
    kept = {person.name for person in window.desk.file.select(Person)} - {
        p.name for p in book.people.values()
    }
    for place in OF_A_SET:
        for _view in every_view(window, place):
            said = words_in(window.screen_of(place))
            assert not [name for name in kept if name in said]


def test_what_was_sent_is_shown_as_it_was_sent(
    received: SetInView, sample_path: Path, program: Program
) -> None:
    reading = received.received
    assert reading is not None
    sent = [record for kind in ALL for record in reading.select(kind)]
    changed = [
        replace(record, focus="Another focus")
        if isinstance(record, LearningSet)
        else replace(record, place="Another hall")
        if isinstance(record, Meeting)
        else record
        for record in sent
    ]
    program.start(sample_path)
    program.look_at(SetInView(received.set_id, ReceivedReading(changed, clock.of_computer)))
    window = program.window
    assert isinstance(window, MainWindow)
    assert "ANOTHER FOCUS" in window.frame.set_name.text()
    window.go("meetings")
    assert "Another hall" in words_in(window.screen_of("meetings"))


def test_with_the_programme_in_view_there_are_its_places(sample_path: Path, program: Program) -> None:
    program.start(sample_path)
    assert isinstance(program.window, MainWindow)
    (programme,) = program.window.desk.file.select(Programme)
    program.look_at(ProgrammeInView())
    window = program.window
    labels = [place.label for place in places.places_for(window.desk.in_view)]
    sent = ["All sets", "Calendar", "Membership", "Schools taking part", "Impact and learning"]
    hers = ["Programme and terms", "Roster", "Events and coaching", "Evidence"]
    assert labels == ["Programme", *sent, *hers, "Files", "Reports"]
    assert window.windowTitle() == f"Programme – {programme.name}"
    assert window.frame.set_name.text() == "THE PROGRAMME" and not window.frame.facilitator.text()
    with pytest.raises(LookupError, match="no set"):
        window.desk.book()
    window.search()
    assert in_menus(window, "Recently deleted…").isEnabled(), "what a coordinator keeps comes back too"
