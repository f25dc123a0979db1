"""How long a set is kept, who is erased and what was done, as people ask of whoever keeps records of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from stored import stored
from window_driver import button, in_menus, only, words_in

from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import Handling, HandlingKind
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.views.coordinator.people_page import PeoplePage
from lfl_desktop.views.rights.for_good_dialog import ForGoodDialog
from lfl_desktop.views.rights.rights_dialog import RightsDialog
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.in_view import ProgrammeInView

KEY = Qt.Key


def lines(widget) -> list[str]:
    return [widget.item(row).text() for row in range(widget.count())]


@pytest.fixture
def window(sample_path, open_window):
    return open_window(sample_path)


@pytest.fixture
def dialog(window, qtbot):
    return opened(window, qtbot)


def opened(window, qtbot) -> RightsDialog:
    in_menus(window, "People’s rights…").trigger()
    dialog = only(window, RightsDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() in (dialog.keep_until, dialog.who))
    return dialog


def test_a_day_is_typed_and_when_it_has_come_it_is_asked_below(window, dialog, hands, qtbot):
    assert window.frame.keep_longer.isHidden()
    assert "Nothing goes by itself on that day" in words_in(dialog)
    hands.type("3 July 2013")
    hands.tab()
    (kept,) = stored(window, SetKeeping)
    assert kept.of_set == stored(window, LearningSet)[0].id and kept.keep_until == dt.date(2013, 7, 3)
    assert "The day has come." in words_in(dialog)
    hands.press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(RightsDialog))
    assert window.frame.keep_longer.text() == "Set A: keep it longer?"
    window.frame.keep_longer.click()
    later = only(window, RightsDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is later.keep_until)
    hands.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("5 July 2013")
    hands.tab()
    assert window.frame.keep_longer.isHidden()


def test_what_was_printed_and_sent_is_listed_and_told_to_whoever_erases(window, dialog, hands, qtbot):
    assert not dialog.nothing.isHidden()
    person = stored(window, Person)[0]
    file, set_id = window.desk.file, window.desk.set_id
    with file.step("Note") as step:
        done = {"kind": HandlingKind.PRINTED, "what": "record", "audience": "set", "of_set": set_id}
        at = dt.datetime(2013, 7, 1, 9, tzinfo=dt.UTC)
        step.put(Handling(made_at=at, people=(person.id.hex[:12],), **done))
        step.put(Handling(made_at=at, people=("0" * 12,), **{**done, "what": "slips"}))
        step.put(Handling(made_at=at, **{**done, "what": "log", "audience": ""}))
    assert len(lines(dialog.noted)) == 3
    (printed,) = [each for each in lines(dialog.noted) if "Full record" in each]
    assert printed.startswith("1 July") and printed.endswith("Set A · The set · Printed")
    dialog.who.setFocus()
    hands.type(person.name)
    button(dialog, "Erase…").click()
    asked = only(dialog, ForGoodDialog)
    left = lines(only(asked, QListWidget))
    assert any("Full record" in each for each in left) and any("Private log" in each for each in left)
    assert not any("slips" in each for each in left) and person.name in words_in(asked)
    button(asked, "Erase for good").click()
    assert f"{person.name} is erased for good." in words_in(dialog)
    assert person not in stored(window, Person)
    assert any(each.endswith("Somebody · Erased for good") for each in lines(dialog.noted))


def test_whoever_is_shown_on_a_card_is_asked_about_once_and_erased(window, qtbot):
    window.go("members")
    members = window.screen_of("members")
    name = members.card.name.text()
    button(members.card, "Erase for good…").click()
    asked = only(window, ForGoodDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked.close_it)
    assert name in words_in(asked) and "challenges, actions, impact" in words_in(asked)
    button(asked, "Erase for good").click()
    assert name not in {person.name for person in stored(window, Person)}
    only(window, RightsDialog).close()
    assert members.card.name.text() != name


def test_somebody_on_the_roster_is_erased_from_there(evaluated_file, tmp_path, open_window, qtbot):
    path = tmp_path / "office.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    window = open_window(path)
    window.go("roster")
    page = only(window.screen_of("roster"), PeoplePage)
    name = page.name.text()
    assert name in {one.name for one in stored(window, Participant)}
    button(page, "Erase for good…").click()
    asked = only(window, ForGoodDialog)
    assert "What you keep of them yourself goes too" in words_in(asked)
    button(asked, "Erase for good").click()
    assert name not in {one.name for one in stored(window, Participant)}
    only(window, RightsDialog).close()


def offered(dialog, typed: str) -> list[str]:
    """The names that are offered below what was typed."""
    completer = dialog.who.completer()
    completer.setCompletionPrefix(typed)
    found = completer.completionModel()
    return [found.index(row, 0).data() for row in range(found.rowCount())]


def test_everybody_is_offered_once_whatever_they_are_kept_as(evaluated_file, tmp_path, open_window, qtbot):
    path = tmp_path / "office.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    window = open_window(path)
    file, a_set = window.desk.file, stored(window, Participant)[0]
    with file.step("Add") as step:
        step.put(Person(name="Zora Quill"))
        step.put(Person(name="Zora Penn"))
        step.put(replace(a_set, id=uuid4(), name="Zora Vane"))
        step.put(ProgrammeRole(name="Zora Quill", programme=stored(window, Programme)[0].id))
        step.put(ProgrammeRole(name="Zora Wynd", programme=stored(window, Programme)[0].id))
    shown = opened(window, qtbot)
    assert offered(shown, "zora") == ["Zora Penn", "Zora Quill", "Zora Vane", "Zora Wynd"]


def test_nobody_is_erased_by_a_name_that_is_not_there_or_by_cancelling(window, dialog, hands):
    before = stored(window, Person)
    dialog.who.setFocus()
    hands.type("Nobody Here")
    hands.enter()
    assert "Nobody is called “Nobody Here”" in words_in(dialog)
    dialog.who.setText(before[0].name)
    button(dialog, "Erase…").click()
    asked = only(dialog, ForGoodDialog)
    hands.enter()
    assert not asked.isVisible() and stored(window, Person) == before


def test_names_are_taken_out_with_all_earlier_copies_and_every_place_opens(window, dialog, qtbot):
    window.backups.backups.keep_if_changed()
    button(dialog, "Take the names out…").click()
    asked = only(dialog, ForGoodDialog)
    assert "There is one earlier copy" in words_in(asked)
    asked.with_copies.setChecked(True)
    button(asked, "Take the names out").click()
    assert "Its names were taken out on" in words_in(dialog) and not dialog.anonymise.isEnabled()
    assert {one.name.partition(" ")[0] for one in stored(window, Person)} == {"Leader"}
    assert len(window.backups.backups.listed()) == 1
    dialog.close()
    for place in ("members", "actions", "impact", "activity_systems", "share", "today"):
        window.go(place)


def test_papers_for_those_whom_it_is_about_are_a_key_away(window, dialog):
    button(dialog, "Privacy notice and other papers").click()
    assert window.place == at_paper("privacy_notice").place


def test_what_leaves_is_noted_with_those_whom_it_names(window, tmp_path):
    export(window.desk.file, window.desk.set_id, tmp_path / "a.lflset")
    (note,) = stored(window, Handling)
    assert (note.kind, note.what, note.audience) == (HandlingKind.EXPORTED, "file", "coordinator")


def test_a_coordinator_says_of_each_set_how_long_it_is_kept(
    evaluated_file, tmp_path, open_window, hands, qtbot
):
    path = tmp_path / "office.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    window = open_window(path)
    assert isinstance(window.desk.in_view, ProgrammeInView)
    dialog = opened(window, qtbot)
    assert dialog.papers.isHidden() and not dialog.anonymise.isEnabled()
    last = dialog.which.count() - 1
    dialog.which.setCurrentIndex(last)
    dialog.keep_until.setFocus()
    hands.type("1 January 2010")
    hands.tab()
    (kept,) = stored(window, SetKeeping)
    assert kept.of_set in {one.learning_set for one in stored(window, Edition)}
    assert window.frame.keep_longer.text().endswith(": keep it longer?")


def test_what_could_not_be_deleted_besides_is_said_and_nothing_is_asked_again(
    window, dialog, qtbot, monkeypatch
):
    window.backups.backups.keep_if_changed()
    (copy,) = window.backups.backups.listed()
    delete = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path == copy.path:
            raise PermissionError(13, "Permission denied")
        delete(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    button(dialog, "Take the names out…").click()
    asked = only(dialog, ForGoodDialog)
    asked.with_copies.setChecked(True)
    button(asked, "Take the names out").click()
    assert f"“{copy.path}” could not be deleted and still holds it" in words_in(asked)
    assert [each.text() for each in asked.findChildren(QPushButton) if each.isVisible()] == ["Close"]
    assert "Its names were taken out on" in words_in(dialog) and not dialog.anonymise.isEnabled()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked.close_it)
    asked.close_it.click()
    assert not asked.isVisible()
