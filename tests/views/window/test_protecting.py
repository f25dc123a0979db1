"""A file is protected in the window, locked, opened again, and hidden from whoever looks on."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import pytest
from keyboard import CTRL
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from window_driver import button, in_menus, only, words_in

from lfl_desktop.app import Program
from lfl_desktop.domain.people import Person
from lfl_desktop.settings import Settings
from lfl_desktop.store.file_key import is_protected, new_file_key
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.views.start.unlock import Unlock
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.protection_dialog import ProtectionDialog
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.keeping.protecting import key_typed, recovery_letters
from lfl_desktop.workspace.workspace import Workspace

KEY = Qt.Key
SAID = "three red old bicycles"


@pytest.fixture(scope="session")
def protected_file(sample_file, tmp_path_factory):
    """The sample, protected once; copy it before changing it."""
    path = tmp_path_factory.mktemp("protected") / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    protect_anew(path, None, new_file_key(SAID))
    return path


@pytest.fixture
def protected(protected_file, tmp_path):
    path = tmp_path / "sample.lfl"
    path.write_bytes(protected_file.read_bytes())
    return path


def dialog_of(window, qtbot) -> ProtectionDialog:
    in_menus(window, "Protect with a passphrase…").trigger()
    (dialog,) = (each for each in window.findChildren(ProtectionDialog) if each.isVisible())
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    return dialog


def asked(program, qtbot) -> Unlock:
    window = program.window
    assert isinstance(window, Unlock)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.passphrase)
    return window


def test_a_file_is_protected_changed_and_made_plain_again(sample_path, open_window, hands, qtbot, tmp_path):
    window = open_window(sample_path)
    window.backups.backups.keep_if_changed()
    dialog = dialog_of(window, qtbot)
    assert "Whoever has this file can read it" in words_in(dialog)
    hands.type(SAID)
    hands.tab()
    hands.type("three red old bicycle")
    hands.enter()
    assert "The two are not the same" in words_in(dialog) and not is_protected(sample_path)
    hands.type(SAID)
    hands.enter()
    assert "The file is protected from now on" in words_in(dialog)
    assert "1 earlier copy goes with it." in words_in(dialog)
    assert is_protected(sample_path) and all(map(is_protected, window.backups.backups.everywhere()))
    button(dialog, "Save it as PDF…").click()
    where = only(dialog, QFileDialog)
    where.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    where.close()
    assert "It is not protected by the passphrase" in window.frame.said.text()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()

    with window.desk.file.step("Add") as step:
        step.put(Person(name="Iris Vane"))
    again = ProtectionDialog(window.desk, window.backups, window)
    again.open()
    button(again, "Remove the protection").click()
    assert "is another. Nothing was changed" in words_in(again) and is_protected(sample_path)
    again.present.setText(SAID)
    again.passphrase.setText("too short")
    again.again.setText("too short")
    button(again, "Change the passphrase").click()
    assert "at least 10 letters" in words_in(again)
    before = window.desk.file.key
    for line in (again.passphrase, again.again):
        line.setText("four blue bicycles")
    button(again, "Change the passphrase").click()
    assert "A recovery sheet that was printed before does not open the file any more" in words_in(again)
    assert window.desk.file.key != before, "it is what the sheet tells"
    again.present.setText("four blue bicycles")
    button(again, "Print the recovery sheet…").setFocus()
    button(again, "Remove the protection").click()
    assert "whoever has it can read it" in words_in(again) and not is_protected(sample_path)
    again.close()
    with closing(Workspace.open(sample_path, read_only=True)) as file:
        assert file.is_sound() and file.select(Person, name="Iris Vane")


def test_a_wrong_passphrase_waits_and_tells_nothing(protected, program, hands, qtbot):
    program.start(protected)
    window = asked(program, qtbot)
    assert "Priya" not in words_in(window) and window.passphrase.echoMode() == QLineEdit.EchoMode.Password
    line = window.fontMetrics().height()
    assert window.width() == 36 * line and window.height() >= 22 * line, (
        "wide enough for a passphrase of words"
    )
    hands.type("three red old bicycle")
    hands.enter()
    assert "Try again in 1 second." in window.told.text() and not window.open_it.isEnabled()
    hands.type(SAID)
    hands.enter()
    assert program.window is window, "the pause holds for whatever is typed"
    qtbot.waitUntil(window.open_it.isEnabled)
    window.passphrase.setText("wrong once more")
    window.open_it.click()
    assert "Try again in 2 seconds." in window.told.text()
    window.another.click()
    program.open(protected)
    window = asked(program, qtbot)
    assert "Try again in 2 seconds." in window.told.text(), "another file is no way around the pause"
    qtbot.waitUntil(window.open_it.isEnabled)
    window.passphrase.setText(SAID)
    window.open_it.click()
    assert isinstance(program.window, MainWindow)


def test_the_recovery_sheet_opens_it_and_another_file_can_be_chosen(protected, program, hands, qtbot):
    program.start(protected)
    asked(program, qtbot)
    hands.type(recovery_letters(key_typed(SAID, protected)).lower())
    hands.enter()
    assert isinstance(program.window, MainWindow)
    program.lock()
    asked(program, qtbot).another.click()
    assert not isinstance(program.window, Unlock | MainWindow)


def test_after_some_time_it_is_locked_with_all_that_was_typed(protected, qtbot, tmp_path, hands):
    now = [dt.datetime(2026, 3, 5, 9, 30).astimezone()]
    program = Program(Settings(lock_after=10), tmp_path / "settings.json", lambda: now[0])
    program.start(protected)
    asked(program, qtbot).passphrase.setText(SAID)
    program.window.open_it.click()
    window = program.window
    window.go("members")
    now[0] += dt.timedelta(minutes=9)
    program.idle.look()
    assert program.window is window
    now[0] += dt.timedelta(minutes=1)
    program.idle.look()
    qtbot.waitUntil(lambda: not window.isVisible())
    asked(program, qtbot).passphrase.setText(SAID)
    program.window.open_it.click()
    assert program.window.place == "members" and program.window.desk.file.only_read is None
    assert backups_of(program.window.desk.file).listed()
    program.window.close()


def test_a_plain_file_is_never_locked(sample_path, open_window, program):
    window = open_window(sample_path)
    program.lock()
    assert program.window is window


def test_one_key_hides_everything_and_what_is_typed_then_goes_nowhere(
    sample_path, open_window, program, hands, qtbot
):
    window = open_window(sample_path)
    window.go("members")
    before, title, focus = window.grab().toImage(), window.windowTitle(), QApplication.focusWidget()
    steps = window.desk.file.steps()
    hands.press(KEY.Key_Comma, CTRL)
    dialog = QApplication.activeModalWidget() or next(
        w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window
    )
    dialog.close()
    focus.setFocus()
    hands.press(KEY.Key_F12)
    cover = QApplication.focusWidget()
    hidden = window.grab().toImage()
    assert hidden != before and window.windowTitle() == "LfL Desktop"
    colours = {hidden.pixel(x, y) for x in range(0, hidden.width(), 9) for y in range(0, 300, 9)}
    assert len(colours) == 1, "nothing of the window is seen"
    hands.type("Priya said")
    hands.press(KEY.Key_Z, CTRL)
    hands.press(KEY.Key_2, CTRL)
    hands.press(KEY.Key_K, CTRL)
    hands.tab()
    assert QApplication.focusWidget() is cover and window.place == "members"
    assert window.desk.file.steps() == steps
    hands.press(KEY.Key_F12)
    assert window.windowTitle() == title and QApplication.focusWidget() is focus
    assert window.grab().toImage() == before


class RingInMemory(KeyringBackend):
    """A key ring of one test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.refuses = False

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")

    def _ask(self) -> None:
        if self.refuses:
            raise KeyringLocked("locked")


@pytest.fixture
def ring(monkeypatch):
    made = RingInMemory()
    monkeypatch.setattr("keyring.core._keyring_backend", made)
    return made


def by_passphrase(program, qtbot, said=SAID) -> MainWindow:
    asked(program, qtbot).passphrase.setText(said)
    program.window.open_it.click()
    assert isinstance(program.window, MainWindow)
    return program.window


def with_the_ring(program, protected, qtbot) -> MainWindow:
    """The file open, its key in the key ring."""
    program.start(protected)
    window = by_passphrase(program, qtbot)
    dialog = dialog_of(window, qtbot)
    dialog.present.setText(SAID)
    dialog.key_ring.setChecked(True)
    dialog.close()
    return window


def test_the_key_ring_opens_a_file_only_where_somebody_asked_for_that(protected, program, qtbot, ring):
    program.start(protected)
    window = by_passphrase(program, qtbot)
    assert not ring.held, "never by itself"
    dialog = dialog_of(window, qtbot)
    dialog.key_ring.setChecked(True)
    assert "is another. Nothing was changed" in words_in(dialog) and not ring.held
    assert not dialog.key_ring.isChecked()
    dialog.present.setText(SAID)
    dialog.key_ring.setChecked(True)
    (held,) = ring.held.values()
    assert {service for service, _salt in ring.held} == {"LfL Desktop"}, "earlier versions keep theirs there"
    assert held == window.desk.file.key.raw.hex()
    dialog.close()
    program.welcome("")
    program.open(protected)
    assert isinstance(program.window, MainWindow)
    dialog = dialog_of(program.window, qtbot)
    dialog.key_ring.setChecked(False)
    assert not ring.held
    dialog.close()
    program.welcome("")
    program.open(protected)
    assert isinstance(program.window, Unlock)


def test_after_a_lock_it_asks_as_was_chosen(protected, program, qtbot, ring):
    window = with_the_ring(program, protected, qtbot)
    program.lock()
    assert asked(program, qtbot).by_key_ring.isHidden()
    window = by_passphrase(program, qtbot)
    dialog = dialog_of(window, qtbot)
    dialog.ask_after_lock.setChecked(False)
    dialog.close()
    program.lock()
    button(asked(program, qtbot), "Open with the key ring").click()
    assert isinstance(program.window, MainWindow)


def test_a_key_ring_that_gives_nothing_out_or_the_wrong_key_asks_for_the_passphrase(
    protected, program, qtbot, ring
):
    with_the_ring(program, protected, qtbot)
    program.welcome("")
    ring.refuses = True
    program.open(protected)
    window = by_passphrase(program, qtbot)
    program.preferences.change(ask_after_lock=False)
    program.lock()
    button(asked(program, qtbot), "Open with the key ring").click()
    assert "The key ring does not open the file." in words_in(program.window)
    ring.refuses = False
    ((where, _right),) = ring.held.items()
    for wrong in ("ab" * 32, "no key"):
        ring.held[where] = wrong
        program.welcome("")
        program.open(protected)
        assert isinstance(program.window, Unlock)
    window = by_passphrase(program, qtbot)
    assert window.desk.file.is_sound()


def test_the_key_in_the_key_ring_goes_with_the_passphrase(protected, program, qtbot, ring):
    window = with_the_ring(program, protected, qtbot)
    dialog = dialog_of(window, qtbot)
    dialog.present.setText(SAID)
    dialog.passphrase.setText("four new green bicycles")
    dialog.again.setText("four new green bicycles")
    button(dialog, "Change the passphrase").click()
    (held,) = ring.held.values()
    assert held == window.desk.file.key.raw.hex()
    dialog.present.setText("four new green bicycles")
    button(dialog, "Remove the protection").click()
    assert not ring.held and not program.preferences.settings.in_key_ring
    dialog.close()


def test_a_key_ring_that_is_locked_or_goes_away_keeps_its_tick_and_says_so(
    protected, program, qtbot, ring, monkeypatch
):
    """What was to leave it is still in it: nobody is told anything else."""
    window = with_the_ring(program, protected, qtbot)

    def gone(_ring: RingInMemory) -> float:
        raise RuntimeError("connection refused")

    for way in ("locked", "gone"):
        if way == "gone":
            monkeypatch.setattr(RingInMemory, "priority", property(gone))
        ring.refuses = way == "locked"
        dialog = dialog_of(window, qtbot)
        dialog.key_ring.setChecked(False)
        assert "is still in it" in dialog.told.text() and dialog.key_ring.isChecked() and ring.held
        dialog.close()
    dialog = dialog_of(window, qtbot)
    dialog.present.setText(SAID)
    dialog.passphrase.setText("four new green bicycles")
    dialog.again.setText("four new green bicycles")
    button(dialog, "Change the passphrase").click()
    assert "The passphrase is changed." in dialog.told.text() and "did not take the key" in dialog.told.text()
    dialog.close()


def test_a_computer_without_a_key_ring_works_as_before(protected, program, qtbot):
    program.start(protected)
    window = by_passphrase(program, qtbot)
    dialog = dialog_of(window, qtbot)
    assert "This computer has no key ring" in words_in(dialog) and not dialog.key_ring.isEnabled()
    dialog.close()
