"""Earlier copies: made while the file is open and at the end, told in the window, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from stored import stored

from lfl_desktop import paths
from lfl_desktop.app import Program
from lfl_desktop.domain.meetings import Action
from lfl_desktop.store.backup import state_of
from lfl_desktop.views.window.earlier_copies import EarlierCopies
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(sample_path)


def reword(window: MainWindow, words: str) -> None:
    """Changes one action, in a step of its own."""
    file = window.desk.file
    action = min(file.select(Action), key=lambda each: str(each.id))
    with file.step("Change action") as step:
        step.put(replace(action, wording=words))


def copies_on_disk() -> list[Path]:
    return sorted(paths.backups_folder().rglob("*.lfl"))


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Callable[[], EarlierCopies]:
    """Opens the list from the File menu."""

    def made() -> EarlierCopies:
        window.commands.action("copies").trigger()
        qtbot.waitUntil(lambda: window.findChild(EarlierCopies) is not None)
        dialog = window.findChild(EarlierCopies)
        assert isinstance(dialog, EarlierCopies)
        dialog.activateWindow()
        return dialog

    return made


def wordings(window: MainWindow) -> set[str]:
    return {action.wording for action in stored(window, Action)}


def lines(dialog: EarlierCopies) -> list[str]:
    return [dialog.copies.item(row).text() for row in range(dialog.copies.count())]


def made(window: MainWindow, qtbot: QtBot) -> None:
    """A backup is made as on the half hour."""
    before = len(copies_on_disk())
    window.backups.make_if_due()
    qtbot.waitUntil(
        lambda: len(copies_on_disk()) > before and window.frame.copied.isVisible(), timeout=10_000
    )


def test_a_copy_is_made_behind_the_window_and_told_below(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.frame.copied.isVisible()
    reword(window, "Ring the governors")
    room = window.frame.screens.height()
    made(window, qtbot)
    assert window.frame.screens.height() == room, "what is above it stays where it is"
    assert window.frame.copied.text() == f"Copied {window.desk.file.now():%H:%M}"
    assert [state_of(path) for path in copies_on_disk()] == [state_of(window.desk.file.path)]


def test_what_was_changed_is_copied_when_the_window_closes(window: MainWindow) -> None:
    path = window.desk.file.path
    reword(window, "Ring the governors")
    assert window.close()
    assert [state_of(copy) for copy in copies_on_disk()] == [state_of(path)]


def test_closing_without_a_change_copies_nothing_new(
    sample_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    with closing(Workspace.open(sample_path)) as workspace:
        backups_of(workspace).keep_if_changed()
    before = copies_on_disk()
    assert open_window(sample_path).close()
    assert copies_on_disk() == before


def test_looking_at_another_set_of_the_file_copies_nothing(
    window: MainWindow, program: Program, qtbot: QtBot
) -> None:
    reword(window, "Ring the governors")
    program.look_at(window.desk.in_view)
    assert program.window is not window and not copies_on_disk()


def test_what_stands_in_the_way_is_told_calmly(window: MainWindow, qtbot: QtBot) -> None:
    paths.backups_folder().parent.mkdir(exist_ok=True)
    paths.backups_folder().write_bytes(b"in the way")
    window.backups.make_if_due()
    qtbot.waitUntil(lambda: window.frame.copied.isVisible(), timeout=9_000)
    assert window.frame.copied.text() == "No copy could be made"
    assert "could be made in" in window.frame.copied.toolTip() and not window.frame.trouble.isVisible()


def test_going_back_says_first_what_it_would_change_and_can_be_undone(
    window: MainWindow, opened: Callable[[], EarlierCopies], qtbot: QtBot
) -> None:
    before = wordings(window)
    made(window, qtbot)
    reword(window, "Ring the governors")
    reword(window, "Write to the governors")
    after = wordings(window)
    assert after != before
    dialog = opened()
    assert len(lines(dialog)) == 1
    assert dialog.told.text() == "1 meeting, 2 steps since. 2 entries differ."
    dialog.go_back.click()
    assert wordings(window) == before
    assert dialog.told.text().startswith("The file is as it was at ")
    assert lines(dialog)[0].endswith("before going back to an earlier copy") and len(lines(dialog)) == 2
    dialog.copies.setCurrentRow(1)
    assert dialog.told.text() == "It holds the same as the file does now." and not dialog.go_back.isEnabled()
    dialog.copies.setCurrentRow(0)
    assert dialog.told.text() == "1 meeting. 2 entries differ. 2 steps that the file has not now."
    dialog.go_back.click()
    assert wordings(window) == after
    dialog.close()
    reword(window, "Go on as before")
    assert "Go on as before" in wordings(window)


def test_a_copy_that_is_damaged_is_told_and_not_gone_back_to(
    window: MainWindow, opened: Callable[[], EarlierCopies], qtbot: QtBot
) -> None:
    made(window, qtbot)
    reword(window, "Ring the governors")
    (copy,) = copies_on_disk()
    data = copy.read_bytes()
    copy.write_bytes(data[:60_000] + b"\xa5" * 8192 + data[68_192:])
    before = window.desk.file.path.read_bytes()
    dialog = opened()
    if dialog.go_back.isEnabled():
        dialog.go_back.click()
    assert "damaged" in dialog.told.text() and window.desk.file.path.read_bytes() == before


def test_a_second_folder_gets_a_copy_at_once_and_can_be_given_up(
    window: MainWindow, opened: Callable[[], EarlierCopies], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = opened()
    assert dialog.nothing.isVisible() and not dialog.no_second.isVisible()
    dialog.keep_second(str(stick))
    (copy,) = stick.rglob("*.lfl")
    assert state_of(copy) == state_of(window.desk.file.path)
    assert len(lines(dialog)) == 1 and str(stick) in dialog.second.text()
    dialog.no_second.click()
    assert window.desk.preferences.settings.second_backup_folder == ""
    reword(window, "Ring the governors")
    dialog.copy_now.click()
    assert len(lines(dialog)) == 2 and len(list(stick.rglob("*.lfl"))) == 1


def test_the_list_keeps_its_height_when_a_sentence_comes(
    window: MainWindow, opened: Callable[[], EarlierCopies], qtbot: QtBot
) -> None:
    reword(window, "Ring the governors")
    made(window, qtbot)
    dialog = opened()
    qtbot.waitExposed(dialog)
    room = dialog.copies.height()
    assert room > 100
    reword(window, "Ring the parents")
    dialog.go_back.click()
    dialog.copies.setCurrentRow(1)
    dialog.copy_now.click()
    assert dialog.told.text() and dialog.copies.height() == room
    gone = Path("/media/stick that was pulled out")
    dialog.keep_second(str(gone))
    reword(window, "Ring the school on the hill")
    dialog.copy_now.click()
    width = dialog.told.width()
    qtbot.waitUntil(lambda: dialog.told.height() >= dialog.told.heightForWidth(width))
    assert str(gone) in dialog.told.text() and "is not there now" in dialog.told.text()
    assert dialog.copies.height() == room


def test_a_copy_asked_for_says_only_what_stood_in_its_way(
    window: MainWindow, opened: Callable[[], EarlierCopies]
) -> None:
    dialog = opened()
    dialog.copy_now.click()
    assert len(lines(dialog)) == 1 and dialog.told.text() == "It holds the same as the file does now."
    reword(window, "Ring the governors")
    folder = copies_on_disk()[0].parent
    for copy in copies_on_disk():
        copy.unlink()
    while folder != paths.backups_folder():
        folder.rmdir()
        folder = folder.parent
    folder.rmdir()
    folder.write_bytes(b"in the way")
    dialog.copy_now.click()
    assert dialog.told.isVisible() and "could be made in" in dialog.told.text()
