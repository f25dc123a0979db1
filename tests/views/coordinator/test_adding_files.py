"""Files from sets added in the window: seen first, then added in one step, and looked at set by set."""

from __future__ import annotations

import dataclasses
import datetime as dt
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import pytest
from forged_setfile import forged, sent_by
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_driver import button, only, words_in

from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.exchange.sealed import seal_by_passphrase
from lfl_desktop.settings import load
from lfl_desktop.views.parts.adding_dialog import AddingDialog
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

FILES = Path(__file__).parents[2] / "exchange" / "files"
HALE, HALE_2, MOSS, OTHER = (
    FILES / f"version_1_{name}.lflset" for name in ("hale_1", "hale_2", "moss_1", "sample_1")
)
Open = Callable[[Path], MainWindow]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A coordinator's records file with what set B sent."""
    path = tmp_path / "office.lfl"
    workspace = Workspace.create(path)
    add_files(workspace, [MOSS])
    workspace.close()
    return path


def looked_at(window: MainWindow, qtbot: QtBot) -> AddingDialog:
    """The dialog on the files, once it has looked at them."""
    qtbot.waitUntil(lambda: bool(window.findChildren(AddingDialog)))
    dialog = only(window, AddingDialog)
    qtbot.waitUntil(lambda: "looked at." in dialog.said.text() and "edition" in words_in(dialog))
    return dialog


def editions(window: MainWindow) -> list[tuple[str, int]]:
    return sorted((one.set_name, one.number) for one in window.desk.file.select(Edition))


def rows(window: MainWindow, place: str) -> list[list[str]]:
    """What the table of a place shows, from the top."""
    model = window.screen_of(place).list.view.model()  # type: ignore[attr-defined]
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_coordinators_file_opens_on_its_programme(open_window: Open, office: Path) -> None:
    window = open_window(office)
    assert window.place == "overview"
    window.go("sets")
    assert [row[:2] for row in rows(window, "sets")] == [["B", "Ivor Moss"]]
    assert "1 set · 0 of 3 meetings held" in words_in(window.screen_of("sets"))


def test_files_are_seen_first_and_added_with_one_key(open_window: Open, office: Path, qtbot: QtBot) -> None:
    window = open_window(office)
    window.take_files([HALE, HALE_2, MOSS])
    dialog = looked_at(window, qtbot)
    said = words_in(dialog)
    assert "The first file of this set" in said and "Since edition 1: " in said
    assert "It was added before" in said
    assert editions(window) == [("B", 1)]
    assert QApplication.focusWidget() is button(dialog, "Add 2 files")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))
    assert editions(window) == [("A", 2), ("B", 1)]
    assert window.frame.said.text() == "2 files added, 1 was here already."
    window.go("sets")
    assert [row[0] for row in rows(window, "sets")] == ["A", "B"]
    QTest.mouseClick(window.frame.undo, Qt.MouseButton.LeftButton)
    assert editions(window) == [("B", 1)]


def test_escape_leaves_all_as_it_is(open_window: Open, office: Path, qtbot: QtBot) -> None:
    window = open_window(office)
    before = office.read_bytes()
    window.take_files([HALE])
    QTest.keyClick(looked_at(window, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))
    assert office.read_bytes() == before


def test_what_needs_a_decision_is_asked_and_left_until_it_is_made(
    open_window: Open, office: Path, qtbot: QtBot
) -> None:
    window = open_window(office)
    window.take_files([OTHER])
    dialog = looked_at(window, qtbot)
    assert "another programme, “Leadership for Learning (sample)”" in words_in(dialog)
    assert not button(dialog, "Add").isEnabled()
    combo = only(dialog, QComboBox)
    assert combo.accessibleName() == "What becomes of version_1_sample_1.lflset"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.mouseClick(button(dialog, "Add 1 file"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))
    assert editions(window) == [("A", 1), ("B", 1)]


@pytest.mark.usefixtures("usual_day")
def test_two_versions_that_went_apart_are_shown_side_by_side_and_both_may_be_kept(
    open_window: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters: list[QUrl] = []
    monkeypatch.setenv("PATH", "")  # no command of the system takes it first
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: letters.append(url) or True)
    office = tmp_path / "two.lfl"
    begin_programme(office, Plan("Leading Together", "Cohort 1", coordinator="Marion Pell")).close()
    first, here, there = gone_apart(tmp_path)
    workspace = Workspace.open(office)
    add_files(workspace, [first, here])
    workspace.close()
    window = open_window(office)
    window.take_files([there])
    QTest.keyClick(looked_at(window, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))
    window.go("files")
    left = button(window.screen_of("files"), "1 file was left for now: there.lflset")
    qtbot.waitUntil(left.isVisible)
    left.setFocus()
    QTest.keyClick(left, Qt.Key.Key_Space)
    dialog = looked_at(window, qtbot)
    said = words_in(dialog)
    assert "Here: edition 2, added on 5 Mar\n1 of 2 meetings held, the last on 20 Jan, 1 member\n" in said
    assert "In this file: edition 2\n0 of 2 meetings held, 1 member, 1 key learning point" in said
    QTest.mouseClick(button(dialog, "Write to the facilitator…"), Qt.MouseButton.LeftButton)
    letter = urllib.parse.unquote(letters[0].toString())
    assert "Dear Ruth Hale," in letter and "– In this file: edition 2: 0 of 2 meetings held" in letter
    assert letter.rstrip().endswith("Marion Pell")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    QTest.mouseClick(button(dialog, "Write to the facilitator…"), Qt.MouseButton.LeftButton)
    assert "took the message. Its words are copied" in dialog.said.text()
    only(dialog, QComboBox).setCurrentIndex(2)
    QTest.mouseClick(button(dialog, "Add 1 file"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))
    assert not left.isVisible() and not window.desk.preferences.settings.left_files, "it is decided"
    assert [row[0] for row in rows(window, "files")] == ["A 1", "A 2"]
    words = words_in(window.screen_of("files"))
    either = [f"Set A {n} of Ruth Hale\nReceived: edition 2 on 5 Mar (" for n in (1, 2)]
    assert any(said in words for said in either), "which is which does not depend on what came first"
    assert words.count("edition 2") == 1 and "Another version of this set is kept as well" in words


def test_what_the_command_line_leaves_for_now_is_listed_too_until_it_is_decided(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    office = tmp_path / "two.lfl"
    begin_programme(office, Plan("Leading Together", "Cohort 1")).close()
    sent = gone_apart(tmp_path)
    assert main(["add", "--dry-run", str(office), *map(str, sent)]) == 1 and not load().left_files
    assert main(["add", str(office), *map(str, sent)]) == 1
    window = open_window(office)
    window.desk.preferences.change(left_files=load().left_files)
    window.go("files")
    qtbot.waitUntil(button(window.screen_of("files"), "1 file was left for now: there.lflset").isVisible)
    window.close()
    assert main(["add", "--apart", "both", str(office), str(sent[-1])]) == 0 and not load().left_files


def gone_apart(folder: Path) -> list[Path]:
    """The first file of a set, the next of it, and one that a copy of its records made."""
    plan = Plan(
        "Leading Together", "Cohort 1", set_name="A", facilitator="Ruth Hale", members=[NewMember("Ann Able")]
    )
    meetings = [
        Meeting(learning_set=plan.ids.learning_set, date=dt.date(2026, month, 20)) for month in (1, 4)
    ]
    begin(folder / "hale.lfl", dataclasses.replace(plan, meetings=meetings)).close()
    learned = KeyLearning(learning_set=plan.ids.learning_set, wording="Show before tell")
    of_copies = {"here": replace(meetings[0], state=MeetingState.FINISHED), "there": learned}
    sent = [folder / f"{name}.lflset" for name in ("first", *of_copies)]
    for name, path in zip(("hale", *of_copies), sent, strict=True):
        copy = folder / f"{name}.lfl"
        copy.write_bytes((folder / "hale.lfl").read_bytes())
        workspace = Workspace.open(copy)
        if name in of_copies:
            with workspace.step("Go on") as step:
                step.put(of_copies[name])
        export(workspace, plan.ids.learning_set, path)
        workspace.close()
    return sent


def test_files_are_chosen_with_the_button(
    open_window: Open, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(office)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(HALE)], ""))
    QTest.mouseClick(button(window.screen_of("sets"), "Add files…"), Qt.MouseButton.LeftButton)
    assert "set A of Ruth Hale, edition 1" in words_in(looked_at(window, qtbot))


def test_a_facilitator_is_told_what_such_a_file_is_and_whom_it_is_for(
    open_window: Open, sample_path: Path, qtbot: QtBot
) -> None:
    window = open_window(sample_path)
    window.take_files([HALE])
    dialog = looked_at(window, qtbot)
    assert "for the coordinator of their programme" in dialog.said.text()
    said = "This is what set A of Ruth Hale tells the coordinator of the programme “Leading Together”."
    assert said in words_in(dialog)


def test_what_is_refused_once_it_is_read_in_full_is_shown(
    open_window: Open, office: Path, sample_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(office)
    by_hand = forged(sent_by(sample_path, tmp_path / "a.lflset"), reason="The hall was let")
    window.take_files([HALE, by_hand])
    dialog = looked_at(window, qtbot)
    qtbot.waitUntil(lambda: "needs a decision" in words_in(dialog) or dialog.add.isEnabled())
    only(dialog, QComboBox).setCurrentIndex(1)
    QTest.mouseClick(button(dialog, "Add 2 files"), Qt.MouseButton.LeftButton)
    refused = "may not receive (“Why somebody left, or a meeting was moved”)"
    qtbot.waitUntil(lambda: refused in words_in(dialog) and "Nothing was changed" not in words_in(dialog))
    assert dialog.said.text().startswith("1 file added, 1 not added.")
    assert editions(window) == [("A", 1), ("B", 1)]
    assert QApplication.focusWidget() is button(dialog, "Close")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog))


def test_a_set_is_looked_at_as_it_was_sent_and_cannot_be_changed(
    open_window: Open, program: Program, office: Path, qtbot: QtBot
) -> None:
    window = open_window(office)
    before = office.read_bytes()
    window.go("files")
    table = window.screen_of("files").list.view  # type: ignore[attr-defined]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not window)
    assert isinstance(program.window, MainWindow)
    looked = program.window
    assert looked.desk.is_received and looked.desk.book().learning_set.name == "B"
    looked.go("members")
    lines = [line for line in looked.screen_of("members").findChildren(QLineEdit) if line.isVisible()]
    assert lines and all(line.isReadOnly() or not line.isEnabled() for line in lines)
    assert office.read_bytes() == before


def test_what_a_set_sent_is_taken_back_and_comes_back_by_undo(open_window: Open, office: Path) -> None:
    window = open_window(office)
    window.go("files")
    taking = button(window.screen_of("files"), "Take back")
    assert taking.accessibleName() == "Take back what set B of Ivor Moss sent"
    QTest.mouseClick(taking, Qt.MouseButton.LeftButton)
    assert editions(window) == [] and "No set has sent" in words_in(window.screen_of("files"))
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editions(window) == [("B", 1)]


def test_a_file_from_a_set_that_is_opened_is_shown_in_the_records_file_of_last_time(
    program: Program, office: Path, qtbot: QtBot
) -> None:
    program.start(office)
    assert program.window is not None
    program.start(HALE)
    window = program.window
    assert isinstance(window, MainWindow) and window.desk.file.path == office
    assert "set A of Ruth Hale" in words_in(looked_at(window, qtbot))


def test_what_an_earlier_version_took_in_is_kept_as_it_was_sent_when_its_file_is_opened(
    open_window: Open, tmp_path: Path
) -> None:
    path = tmp_path / "office.lfl"
    path.write_bytes((FILES.parents[1] / "store" / "files" / "coordinator_5.lfl").read_bytes())
    window = open_window(path)
    assert window.place == "overview" and editions(window) == [("A", 1), ("B", 1)]
    assert window.desk.file.titles() == ("", "")


def test_what_waits_for_the_coordinator_is_decided_with_a_button(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = Plan(programme="Leading Together", cohort="Cohort 1", starts=dt.date(2026, 2, 1))
    path = tmp_path / "programme.lfl"
    workspace = begin_programme(path, plan)
    add_files(workspace, [MOSS])
    workspace.close()
    window = open_window(path)
    window.go("files")
    screen = window.screen_of("files")
    asked = "Set B of Ivor Moss says that “Cohort 1” starts on 1 Jan 2026. Here: 1 Feb 2026."
    assert asked in words_in(screen)
    (taking,) = [b for b in screen.findChildren(QPushButton) if b.accessibleName() == f"Take it: {asked}"]
    QTest.mouseClick(taking, Qt.MouseButton.LeftButton)
    assert window.desk.file.select(Cohort)[0].starts == dt.date(2026, 1, 1)
    qtbot.waitUntil(lambda: asked not in words_in(screen))
    QTest.mouseClick(window.frame.undo, Qt.MouseButton.LeftButton)
    assert window.desk.file.select(Cohort)[0].starts == dt.date(2026, 2, 1)
    assert asked in words_in(screen)
    QTest.mouseClick(button_said(screen, f"Take it: {asked}"), Qt.MouseButton.LeftButton)
    unfold_decided(screen)
    taken = "Ask again: Taken: “Cohort 1” starts on 1 Jan 2026. Before: 1 Feb 2026."
    again = button_said(screen, taken)
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Space)
    assert window.desk.file.select(Cohort)[0].starts == dt.date(2026, 2, 1), "also long after, from the list"
    assert asked in words_in(screen)


def unfold_decided(screen: QWidget) -> None:
    (folded,) = [b for b in screen.findChildren(QPushButton) if b.text().startswith("Decided before: ")]
    folded.setFocus()
    QTest.keyClick(folded, Qt.Key.Key_Space)


def button_said(screen: QWidget, said: str) -> QPushButton:
    """The button that says this to whoever hears the screen."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (found,) = [b for b in screen.findChildren(QPushButton) if b.accessibleName() == said]
    return found


def test_what_was_decided_is_folded_below_and_asked_again(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = Plan(programme="Leading Together", cohort="Cohort 1", starts=dt.date(2026, 2, 1))
    path = tmp_path / "programme.lfl"
    workspace = begin_programme(path, plan)
    add_files(workspace, [MOSS])
    workspace.close()
    window = open_window(path)
    window.go("files")
    screen = window.screen_of("files")
    asked = "Set B of Ivor Moss says that “Cohort 1” starts on 1 Jan 2026. Here: 1 Feb 2026."
    for left in (1, 0):
        leave = next(b for b in screen.findChildren(QPushButton) if b.accessibleName().startswith("Leave: "))
        QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
        said = "1 thing waits for you" if left else "Nothing waits for you"
        qtbot.waitUntil(lambda said=said: said in words_in(screen))  # type: ignore[misc]
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert f"Left: {asked}" not in words_in(screen)
    unfold_decided(screen)
    assert f"Left: {asked}" in words_in(screen)
    again = button_said(screen, f"Ask again: Left: {asked}")
    assert again.isVisible()
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Space)
    taking = f"Take it: {asked}"
    qtbot.waitUntil(lambda: taking in [b.accessibleName() for b in screen.findChildren(QPushButton)])


def test_a_passphrase_is_typed_where_one_opens_a_file(
    open_window: Open, office: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    sealed = tmp_path / "hale.lflset"
    sealed.write_bytes(seal_by_passphrase(HALE.read_bytes(), "bread and roses"))
    window = open_window(office)
    window.take_files([sealed])
    qtbot.waitUntil(lambda: bool(window.findChildren(AddingDialog)))
    dialog = only(window, AddingDialog)
    for typed, told in (("bread", "another passphrase"), ("bread and roses", "The first file of this set")):
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.passphrase)
        assert dialog.passphrase.echoMode() == QLineEdit.EchoMode.Password and not dialog.add.isEnabled()
        QTest.keyClicks(QApplication.focusWidget(), typed)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda told=told: told in words_in(dialog), timeout=20_000)  # type: ignore[misc]
    assert QApplication.focusWidget() is button(dialog, "Add 1 file") and dialog.locked.isHidden()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(AddingDialog), timeout=20_000)
    assert editions(window) == [("A", 1), ("B", 1)]
