"""What the window says of its file, and what becomes of the words typed while nothing can be kept."""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from keyboard import CTRL, Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from lfl_desktop import settings
from lfl_desktop.domain.activity import SystemItem
from lfl_desktop.domain.meetings import Bid
from lfl_desktop.domain.people import Person
from lfl_desktop.store import drivers
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.understood_line import UnderstoodLine
from lfl_desktop.views.window import backup_watch
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from seventh_meeting import Seventh

    from lfl_desktop.views.window.main_window import MainWindow

SINCE = re.compile(r"Not kept since \d\d:\d\d")


class FullDisk:
    """While it is full, no step is kept; until it is emptied, none with a title that was refused."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self.refused: set[str] = set()
        real = RecordsFile.step

        @contextmanager
        def step(file: RecordsFile, title: str, **more: object) -> Iterator[object]:
            if self.full:
                self.refused.add(title)
            if title in self.refused:
                raise CannotWrite("The disk is full.")
            with real(file, title, **more) as made:  # type: ignore[arg-type]
                yield made

        monkeypatch.setattr(RecordsFile, "step", step)

    def empty(self) -> None:
        """There is room again."""
        self.full = False
        self.refused.clear()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


def status(window: MainWindow) -> str:
    return window.frame.kept.text()


def line_of(window: MainWindow, place: str) -> QLineEdit:
    """The first line of text in a place that holds a field of a record."""
    forms = window.screen_of(place).findChildren(RecordForm)
    fields = (field for form in forms for field in form.fields.values())
    return next(
        f
        for f in fields
        if isinstance(f, QLineEdit) and not isinstance(f, UnderstoodLine) and f.isVisible() and f.text()
    )


def bids(path: Path) -> set[str]:
    workspace = Workspace.open(path, read_only=True)
    found = {bid.wording for bid in workspace.select(Bid)}
    workspace.close()
    return found


def test_while_something_is_not_kept_it_is_said_since_when(
    seventh: Seventh, hands: Keyboard, disk: FullDisk, qtbot: QtBot
) -> None:
    window = seventh.window
    seventh.go(2)
    hands.type("x")
    seventh.kept_soon(lambda: status(window).startswith("All changes kept"))
    disk.full = True
    hands.type("yz")
    seventh.kept_soon(lambda: SINCE.fullmatch(status(window)))
    assert window.frame.trouble.isVisible() and "The disk is full." in window.frame.kept.toolTip()
    window.frame.trouble_close.click()
    assert SINCE.fullmatch(status(window)) and not window.frame.trouble_save.isVisible()
    disk.empty()
    qtbot.waitUntil(lambda: status(window).startswith("All changes kept"), timeout=10_000)
    assert "The disk is full." not in window.frame.kept.toolTip() and not window.frame.trouble.isVisible()
    assert "xyz" in bids(window.desk.workspace.path)


@pytest.mark.parametrize("outline", [False, True], ids=["box", "list"])
def test_what_else_is_kept_does_not_say_that_all_is(
    sample_path: Path,
    open_window: Callable[[Path], MainWindow],
    hands: Keyboard,
    disk: FullDisk,
    qtbot: QtBot,
    outline: bool,
) -> None:
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    if outline:
        hands.press(Qt.Key.Key_L, CTRL)
        hands.press(Qt.Key.Key_Down)
        hands.press(Qt.Key.Key_Return)
    else:
        hands.press(Qt.Key.Key_Return)
    hands.type("the last words")
    disk.full = True
    window.screen_of("activity_systems").keep()
    assert SINCE.fullmatch(status(window)), status(window)
    disk.full = False
    hands.press(Qt.Key.Key_9, CTRL)
    field = line_of(window, "programme")
    field.setFocus()
    hands.type("New ")
    window.screen_of("programme").keep()
    assert window.desk.workspace.titles()[0] not in disk.refused
    assert SINCE.fullmatch(status(window)) and window.frame.trouble.isVisible()
    disk.empty()
    qtbot.waitUntil(lambda: status(window).startswith("All changes kept"), timeout=10_000)
    workspace = Workspace.open(sample_path, read_only=True)
    assert any("the last words" in item.wording for item in workspace.select(SystemItem))
    workspace.close()


def test_a_box_that_cannot_be_kept_is_tried_again_now_and_then_not_without_a_pause(
    sample_path: Path,
    open_window: Callable[[Path], MainWindow],
    hands: Keyboard,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = open_window(sample_path)
    hands.press(Qt.Key.Key_6, CTRL)
    hands.press(Qt.Key.Key_Return)
    hands.type("the last words")
    tried: list[float] = []

    def step(*_args: object, **_more: object) -> None:
        tried.append(time.monotonic())
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as world:
        world.setattr(RecordsFile, "step", step)
        hands.press(Qt.Key.Key_Escape)
        assert tried, "it was to be kept as the box was left"
        last = tried[-1]
        qtbot.waitUntil(lambda: tried[-1] != last, timeout=10_000)
        assert next(at for at in tried if at > last) - last > 1
    qtbot.waitUntil(lambda: status(window).startswith("All changes kept"), timeout=10_000)


@pytest.mark.parametrize("how", ["written over", "moved", "deleted", "replaced"])
def test_words_typed_after_the_file_went_are_kept_in_a_new_one(
    seventh: Seventh, hands: Keyboard, qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    window, path = seventh.window, seventh.window.desk.workspace.path
    other = tmp_path / "other.lfl"
    Workspace.create(other).close()
    theirs = other.read_bytes()
    seventh.go(2)
    hands.type("kept before")
    seventh.kept_soon(lambda: status(window).startswith("All changes kept"))
    if how == "written over":
        path.write_bytes(theirs)
    elif how == "moved":
        path.rename(tmp_path / "moved.lfl")
    elif how == "deleted":
        path.unlink()
    else:
        other.replace(path)
    left = {p: p.read_bytes() for p in tmp_path.glob("*.lfl")}
    hands.type(" and typed after")
    seventh.kept_soon(lambda: SINCE.fullmatch(status(window)))
    assert window.frame.trouble_save.isVisible()
    assert "All that was kept" in window.frame.trouble_text.text()
    window.frame.trouble_save.click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "saved.lfl"))
    dialog.close()
    qtbot.waitUntil(lambda: status(window).startswith("All changes kept"), timeout=10_000)
    assert "kept before and typed after" in bids(tmp_path / "saved.lfl")
    assert {p: p.read_bytes() for p in left} == left
    assert window.frame.file_name.text() == "saved.lfl" and not window.frame.trouble.isVisible()
    assert settings.load(tmp_path / "settings.json").last_file == str(tmp_path / "saved.lfl")
    window.close()
    assert not window.isVisible()


def test_coming_back_to_a_window_whose_file_went_says_so(
    seventh: Seventh, tmp_path: Path, qtbot: QtBot
) -> None:
    window = seventh.window
    window.desk.workspace.path.write_bytes(b"Dear all")
    for place in ("today", "members", "actions", "programme"):
        window.go(place)
    with pytest.raises(Exception, match="written over"):
        window.desk.workspace.look_again()
    window.file_state.save_copy(tmp_path / "saved.lfl")
    saved = Workspace.open(tmp_path / "saved.lfl")
    assert saved.is_sound()
    saved.close()


@pytest.fixture
def read_only_medium(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system opens every file as on a medium that may only be read."""
    real = drivers.connection_to

    def to_be_read(where: str, key: FileKey | None = None) -> drivers.Driver:
        return real(where.replace("?mode=rw", "?mode=ro"), key)

    monkeypatch.setattr(drivers, "connection_to", to_be_read)


def test_a_file_that_may_only_be_read_opens_with_locked_fields(
    sample_path: Path,
    tmp_path: Path,
    open_window: Callable[[Path], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    read_only_medium: None,
) -> None:
    before = sample_path.read_bytes()
    window = open_window(sample_path)
    assert "may only be read" in window.frame.trouble_text.text() and window.frame.trouble.isVisible()
    assert status(window) == "Open to be read, not to be changed"
    for place in ("meetings", "members", "programme", "activity_systems"):
        window.go(place)
        for form in window.screen_of(place).findChildren(RecordForm):
            for field in form.fields.values():
                typing = isinstance(field, QLineEdit | QPlainTextEdit)
                assert field.isReadOnly() if typing else not field.isEnabled()
    boxes = window.screen_of("activity_systems").findChild(ActivityCanvas).findChildren(QPlainTextEdit)
    assert boxes and all(box.isReadOnly() for box in boxes)
    monkeypatch.undo()
    window.file_state.save_copy(tmp_path / "copy.lfl")
    assert (tmp_path / "copy.lfl").exists() and "Saved to" in window.frame.said.text()
    window.close()
    assert not window.isVisible() and sample_path.read_bytes() == before


class Slow:
    """A check of the file that takes until `end` is called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.end = threading.Event()
        real = Workspace.look_through

        def look_through(workspace: Workspace) -> object:
            self.end.wait(20)
            return real(workspace)

        monkeypatch.setattr(Workspace, "look_through", look_through)
        monkeypatch.setattr("lfl_desktop.store.opening.CHECKED_AT_ONCE", 1000)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow(monkeypatch)
    yield made
    made.end.set()


@pytest.mark.parametrize("damaged", [False, True])
def test_a_large_file_is_looked_through_behind_its_window(
    seventh_path: Path,
    slow: Slow,
    open_window: Callable[[Path], MainWindow],
    hands: Keyboard,
    qtbot: QtBot,
    damaged: bool,
) -> None:
    if damaged:
        with sqlite3.connect(seventh_path) as there:
            there.execute("UPDATE step SET at = CAST(x'ff' AS TEXT) WHERE id = (SELECT min(id) FROM step)")
    before = seventh_path.read_bytes()
    window = open_window(seventh_path)
    assert status(window) == "Looking through the file…"
    window.go("programme")
    field = line_of(window, "programme")
    assert not field.isReadOnly()
    field.setFocus()
    field.selectAll()
    hands.type("Typed meanwhile")
    window.screen_of("programme").keep()
    assert SINCE.fullmatch(status(window)) and seventh_path.read_bytes() == before
    assert "still being looked through" in window.frame.trouble_text.text()
    slow.end.set()
    if damaged:
        qtbot.waitUntil(lambda: "is damaged" in window.frame.trouble_text.text(), timeout=10_000)
        window.screen_of("programme").keep()
        assert SINCE.fullmatch(status(window)) and field.text() == "Typed meanwhile"
        assert seventh_path.read_bytes() == before
        window.close()
    else:
        qtbot.waitUntil(lambda: status(window).startswith("All changes kept"), timeout=10_000)
        assert not window.frame.trouble.isVisible()
    window.close()
    assert not window.isVisible()
    assert (seventh_path.read_bytes() == before) is damaged


def test_a_window_closed_while_the_file_is_looked_through(
    sample_path: Path, slow: Slow, open_window: Callable[[Path], MainWindow]
) -> None:
    before = sample_path.read_bytes()
    window = open_window(sample_path)
    threading.Timer(0.2, slow.end.set).start()
    window.close()
    assert not window.isVisible() and sample_path.read_bytes() == before


def test_a_copy_that_a_synchronised_folder_leaves_is_pointed_out_once(
    sample_path, open_window, qtbot, monkeypatch
):
    def left(name: str) -> None:
        copy = sample_path.with_name(name)
        copy.write_bytes(sample_path.read_bytes())
        with closing(Workspace.open(copy)) as workspace, workspace.step("Add") as step:
            step.put(Person(name="Iris Vane"))

    monkeypatch.setattr(backup_watch, "LOOK_EVERY", 50)
    left("sample (conflicted copy).lfl")
    window = open_window(sample_path)
    words = window.frame.trouble_text
    qtbot.waitUntil(lambda: "“sample (conflicted copy).lfl”: 1 entry differs." in words.text())
    assert words.isVisible() and "Nothing was mixed." in words.text()
    left("sample-OFFICE-PC.lfl")
    qtbot.waitUntil(lambda: "“sample-OFFICE-PC.lfl”: 1 entry differs." in words.text())
    assert "conflicted copy" not in words.text()
