"""Nothing that is typed is lost, wherever it is typed: in a form, a box, a line, a template, a poster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from window_driver import full_disk

from lfl_desktop.domain.activity import SystemItem
from lfl_desktop.domain.errors import AgainstARule
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.poster import PosterChoice
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.views.kit.binding import keeper
from lfl_desktop.views.kit.binding.keeper import Keeper, TypedWords, keep_all
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import Destination, PlaceName, at_paper, at_system
from lfl_desktop.workspace.history.recently_deleted import DeletedPast
from lfl_desktop.workspace.lists.lookup import find_version
from lfl_desktop.workspace.rules import record_rules
from lfl_desktop.workspace.rules.rule import Rule, StepUnderRules
from lfl_desktop.workspace.workspace import Workspace

WORDS = " Whoever watches is watched too, and both of them say so in the staff room."


def in_a_form(window: MainWindow, _hands: Keyboard, _qtbot: QtBot) -> None:
    window.go(Destination(PlaceName.MEMBERS))
    field = window.screen_of(PlaceName.MEMBERS).findChild(QLineEdit, "name")
    field.setFocus()
    field.end(False)


def in_a_box(window: MainWindow, hands: Keyboard, _qtbot: QtBot) -> None:
    window.go(at_system(find_version(window.desk.book(), "Priya Dale", None).id))
    window.screen_of(PlaceName.ACTIVITY_SYSTEMS).focus_first()
    hands.press(Qt.Key.Key_Return)


def in_a_line(window: MainWindow, hands: Keyboard, qtbot: QtBot) -> None:
    in_a_box(window, hands, qtbot)
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_L, CTRL)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)


def in_a_template(window: MainWindow, _hands: Keyboard, qtbot: QtBot) -> None:
    window.commands.do("templates")
    dialog = window.findChildren(StageTemplates)[-1]
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
    dialog.copy.click()
    dialog.page.stage_hint.setFocus()
    dialog.page.stage_hint.end(False)


def as_a_school(window: MainWindow, _hands: Keyboard, _qtbot: QtBot) -> None:
    window.go(Destination(PlaceName.MEMBERS))
    line = window.screen_of(PlaceName.MEMBERS).findChild(QComboBox, "school").lineEdit()
    line.setFocus()
    line.end(False)


def in_a_line_of_the_poster(window: MainWindow, _hands: Keyboard, qtbot: QtBot) -> None:
    window.go(at_paper("poster"))
    shorter = window.screen_of(PlaceName.SHARE).poster.shorter
    qtbot.waitUntil(shorter.isEnabled)
    shorter.setFocus()


@dataclass(frozen=True)
class Typing:
    """Where words are typed, the kind of record that holds them, and whether long ones are remembered."""

    begin: Callable[[MainWindow, Keyboard, QtBot], None]
    kind: type[Record]
    remembered: bool = True


EVERYWHERE = {
    "form": Typing(in_a_form, Person),
    "box": Typing(in_a_box, SystemItem),
    "line": Typing(in_a_line, SystemItem),
    "template": Typing(in_a_template, StageTemplate, remembered=False),
    "school": Typing(as_a_school, School, remembered=False),
    "poster": Typing(in_a_line_of_the_poster, PosterChoice, remembered=False),
}

everywhere = pytest.mark.parametrize("typing", EVERYWHERE.values(), ids=EVERYWHERE)


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(sample_path)


@pytest.fixture
def begun(
    window: MainWindow, typing: Typing, hands: Keyboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> QWidget:
    """The field with the cursor; nothing is kept before somebody asks for it."""
    monkeypatch.setattr(keeper, "KEPT_AFTER", 60_000)
    typing.begin(window, hands, qtbot)
    return hands.focus


def text_of(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def is_in(path: Path, typing: Typing) -> bool:
    """Whether the words are in the file, as another program reads it."""
    other = Workspace.open(path, read_only=True)
    found = str(other.select(typing.kind))
    other.close()
    return WORDS.strip() in found


@everywhere
def test_what_is_typed_is_kept_within_a_second_and_the_cursor_stays(
    window: MainWindow, sample_path: Path, typing: Typing, hands: Keyboard, qtbot: QtBot
) -> None:
    typing.begin(window, hands, qtbot)
    field = hands.focus
    with qtbot.waitSignal(window.desk.kept, timeout=10_000):
        hands.type(WORDS)
    qtbot.waitUntil(lambda: is_in(sample_path, typing), timeout=10_000)
    assert hands.focus is field and WORDS in text_of(field)


@everywhere
def test_closing_the_window_keeps_what_was_typed_last(
    window: MainWindow, sample_path: Path, typing: Typing, begun: QWidget, hands: Keyboard
) -> None:
    hands.type(WORDS)
    assert not is_in(sample_path, typing)
    window.close()
    assert not window.isVisible() and is_in(sample_path, typing)


@everywhere
def test_a_window_on_a_full_disk_stays_until_its_words_are_kept(
    window: MainWindow,
    sample_path: Path,
    typing: Typing,
    begun: QWidget,
    hands: Keyboard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hands.type(WORDS)
    with monkeypatch.context() as world:
        full_disk(world)
        window.close()
        assert window.isVisible() and "Not closed yet" in window.frame.trouble_text.text()
        assert window.desk.unkept.since is not None
    window.desk.kept.emit()  # something else is kept: the next close asks again
    assert not is_in(sample_path, typing)
    window.close()
    assert not window.isVisible() and is_in(sample_path, typing)


@everywhere
def test_words_for_a_file_that_is_gone_go_into_the_next_one(
    window: MainWindow, sample_path: Path, tmp_path: Path, typing: Typing, begun: QWidget, hands: Keyboard
) -> None:
    sample_path.unlink()
    hands.type(WORDS)
    assert not keep_all(window) and window.frame.trouble_save.isVisibleTo(window.frame.trouble)
    window.file_state.go_on_as(tmp_path / "saved.lfl")
    assert is_in(tmp_path / "saved.lfl", typing) and window.desk.unkept.since is None


class Never(Rule):
    """Nothing of its kind may be changed."""

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        raise AgainstARule("It is finished.")


@everywhere
def test_words_that_a_rule_refuses_are_told_or_found_in_recently_deleted(
    window: MainWindow,
    sample_path: Path,
    typing: Typing,
    begun: QWidget,
    hands: Keyboard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    former = text_of(begun)
    monkeypatch.setitem(record_rules.RULES, typing.kind, (Never(),))
    hands.type(WORDS)
    keep_all(window)
    told = window.frame.trouble_text.text()
    assert window.frame.trouble.isVisible() and told.startswith("It is finished. ")
    assert ("What you typed is in Recently deleted." in told) is typing.remembered
    assert (WORDS.strip() in told) is not typing.remembered
    found = [d.text.words for d in DeletedPast(window.desk.workspace).deletions() if d.text]
    assert any(WORDS.strip() in words for words in found) is typing.remembered
    assert window.desk.unkept.since is None and keep_all(window)
    assert not is_in(sample_path, typing)
    if begun.isVisible():
        assert text_of(begun) == former
    window.close()
    assert not window.isVisible()


class Notes(Keeper[str, str]):
    """Keeps notes in a list; one that says no is refused."""

    title = "Note"

    def __init__(self, desk: Desk, root: QWidget) -> None:
        super().__init__(desk, root)
        self.notes: list[str] = []
        self.shown: list[str] = []

    def write(self, key: str, value: str) -> None:
        with self._desk.workspace.step(self.title):
            if value == "no":
                raise AgainstARule("Not that.")
            self.notes.append(value)

    def typed_words(self, key: str, value: str) -> list[TypedWords]:
        return [TypedWords((value,))]

    def show_kept(self, key: str) -> None:
        self.shown.append(key)


@pytest.fixture
def notes(desk: Desk, qtbot: QtBot) -> Iterator[Notes]:
    root = QWidget()
    qtbot.addWidget(root)
    yield Notes(desk, root)


def test_the_clock_runs_from_the_first_key_however_long_somebody_types(
    notes: Notes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "KEPT_AFTER", 200)
    keys = QTimer()
    keys.timeout.connect(lambda: notes.take_in("a", "typed"))
    keys.start(20)
    with qtbot.waitSignal(notes.written, timeout=10_000):
        pass
    keys.stop()
    assert notes.notes == ["typed"]


def test_a_refused_part_holds_up_no_other_and_is_told_last(desk: Desk, notes: Notes) -> None:
    happened: list[str] = []
    desk.kept.connect(lambda: happened.append("kept"))
    desk.troubled.connect(happened.append)
    for key, words in (("a", "one"), ("b", "no"), ("c", "three")):
        notes.take_in(key, words)
    assert notes.keep() and not notes.pending
    assert (notes.notes, notes.shown) == (["one", "three"], ["b"])
    assert happened == ["kept", "kept", "Not that. Not kept: “no”."]


def test_what_waited_no_longer_waits_once_it_is_refused(
    desk: Desk, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.take_in("a", "no")
    with monkeypatch.context() as world:
        full_disk(world)
        assert not notes.keep() and desk.unkept.since is not None
    assert notes.keep() and desk.unkept.since is None


def test_a_part_that_cannot_be_kept_is_tried_again_by_itself(
    desk: Desk, notes: Notes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "AGAIN_AFTER", 50)
    notes.take_in("a", "one")
    with monkeypatch.context() as world:
        full_disk(world)
        assert not notes.keep()
    with qtbot.waitSignal(notes.written, timeout=10_000):
        pass
    assert notes.notes == ["one"] and desk.unkept.since is None


def test_what_was_dropped_is_not_kept(notes: Notes) -> None:
    notes.take_in("a", "one")
    notes.drop("a")
    assert notes.keep() and notes.notes == []
