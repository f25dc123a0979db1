"""Files dropped on the window, in the first run, in a dialog and on every field: never their paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from window_driver import words_in

from lfl_desktop.domain import clock
from lfl_desktop.domain.impact import Impact
from lfl_desktop.views.meeting.meeting_change import MeetingChange
from lfl_desktop.views.parts.adding_dialog import AddingDialog
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import places_for
from lfl_desktop.workspace.start.first_run import create_sample


@pytest.fixture
def window(sample_path, open_window) -> MainWindow:
    return open_window(sample_path)


def files(*paths: object) -> QMimeData:
    """As a file manager offers them: addresses, and the same as words."""
    data = QMimeData()
    data.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def drop(widget, data: QMimeData) -> bool:
    """Drags over a widget and drops there; whether it was taken."""
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPoint(3, 3), copy, data, left, none)
    QApplication.sendEvent(widget, over)
    if over.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(3, 3), copy, data, left, none))
    return over.isAccepted()


def target(field):
    return field.viewport() if isinstance(field, QPlainTextEdit) else field


def test_a_path_comes_into_no_field_of_any_place(window, tmp_path, qtbot):
    for place in places_for(window.desk.in_view):
        window.go(place.name)
        screen = window.screen_of(place.name)
        fields = [*screen.findChildren(QPlainTextEdit), *screen.findChildren(QLineEdit)]
        assert all(
            isinstance(c.lineEdit(), QLineEdit) for c in screen.findChildren(QComboBox) if c.isEditable()
        )
        for field in fields:
            text = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
            drop(target(field), files(tmp_path / "a.docx"))
            now = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
            assert now == text, (place.name, field.objectName())
    qtbot.waitUntil(lambda: "“a.docx” is not a records file" in window.frame.trouble_text.text())


@pytest.mark.parametrize("where", ["wording", "unit", "window"])
def test_a_records_file_is_opened_wherever_it_is_dropped(window, program, tmp_path, qtbot, where):
    other = tmp_path / "other.lfl"
    create_sample(other).close()
    window.go("impact")
    screen = window.screen_of("impact")
    assert drop(window if where == "window" else target(getattr(screen, where)), files(other))
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.desk.workspace.path == other


@pytest.mark.parametrize("where", ["wording", "unit", "window"])
def test_a_file_from_a_set_is_shown_to_be_added_and_changes_nothing(window, tmp_path, qtbot, where):
    window.go("impact")
    screen = window.screen_of("impact")
    before = window.desk.workspace.select(Impact)
    assert drop(window if where == "window" else target(getattr(screen, where)), files(tmp_path / "A.lflset"))
    qtbot.waitUntil(
        lambda: any("could not be read" in words_in(d) for d in window.findChildren(AddingDialog))
    )
    assert window.desk.workspace.select(Impact) == before


def test_an_address_of_the_web_is_no_text_of_a_field(window, qtbot):
    window.go("impact")
    drop(window.screen_of("impact").wording.viewport(), files("https://example.org/a"))
    qtbot.waitUntil(lambda: "not a file on this computer" in window.frame.trouble_text.text())


def test_a_file_that_is_offered_as_words_only_is_a_file(window, tmp_path, qtbot):
    window.go("impact")
    screen = window.screen_of("impact")
    there = tmp_path / "a file.docx"
    there.touch()
    for offered in (there.as_uri(), f"{there}\n", f"{there.as_uri()}\r\n{there}"):
        for field in (screen.evidence, screen.unit):
            field.clear()
            window.frame.trouble_text.clear()
            assert drop(target(field), words(offered))
            qtbot.waitUntil(lambda: "Nothing was changed" in window.frame.trouble_text.text())
    assert (screen.evidence.toPlainText(), screen.unit.text()) == ("", "")


def test_words_are_dropped_as_before(window):
    window.go("impact")
    screen = window.screen_of("impact")
    for field in (screen.evidence, screen.unit):
        field.clear()
        assert drop(target(field), words("dragged /words"))
    assert (screen.evidence.toPlainText(), screen.unit.text()) == ("dragged /words", "dragged /words")


def test_a_file_that_was_copied_is_not_pasted_as_its_path(window, tmp_path, qtbot):
    window.go("impact")
    screen = window.screen_of("impact")
    path = tmp_path / "a.docx"
    data = files(path)
    data.setText(path.as_uri())
    QGuiApplication.clipboard().setMimeData(data)
    for field in (screen.evidence, screen.unit):
        field.clear()
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (screen.evidence.toPlainText(), screen.unit.text()) == ("", "")
    qtbot.waitUntil(lambda: "Nothing was pasted" in window.frame.trouble_text.text())
    QGuiApplication.clipboard().clear()


def test_a_dialog_is_closed_first(window, tmp_path):
    dialog = MeetingChange(window.desk, window.desk.book().meetings[-1], True, window)
    dialog.open()
    for where in (dialog, dialog.date, dialog.reason.viewport()):
        window.frame.trouble_text.clear()
        assert drop(where, files(tmp_path / "a.lfl"))
        assert "Close “Move the meeting” first" in window.frame.trouble_text.text()
    assert dialog.date.text() == dialog.reason.toPlainText() == ""
    dialog.reject()


def test_the_first_run_opens_a_records_file(qtbot, tmp_path):
    opened: list[Path] = []

    class Fake:
        def open(self, path: Path) -> None:
            opened.append(path)

        def open_sample(self) -> None: ...

        def show(self, workspace: object) -> None: ...

    welcome = Welcome(Fake(), "", clock.of_computer)
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.go(1)
    step = welcome.steps[1]
    assert drop(step.rows[0].name, files(tmp_path / "a.docx"))
    qtbot.waitUntil(lambda: "not a records file" in welcome.trouble_text.text())
    assert step.rows[0].name.text() == "" and opened == []
    assert drop(welcome, files(tmp_path / "a.lfl"))
    qtbot.waitUntil(lambda: opened == [tmp_path / "a.lfl"])
