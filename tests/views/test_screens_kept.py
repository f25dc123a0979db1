"""Every part of the window on the sample, as it was: what each control says, to the eye and to the ear,
and how it is built."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from everywhere import dialogs, pick_anew, places, prepare
from how_it_is_built import built
from kept_as_it_was import check_kept, is_as_kept
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lfl_desktop.app import Program
from lfl_desktop.domain import clock
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.programme import Programme
from lfl_desktop.views.coordinator.looking import look_at_line
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import places_for
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.arriving_file import Choice
from lfl_desktop.workspace.in_view import ProgrammeInView, SetInView
from lfl_desktop.workspace.received_reading import ReceivedReading
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.start.sample_set_files import sample_set_file

KEPT = Path(__file__).parent / "kept"
BUILT = KEPT / "built"
FILES = Path(__file__).parents[1] / "exchange" / "files"
SCENES = {**places(), **dialogs()}
for by_the_clock in ("recently deleted", "earlier copies"):
    del SCENES[by_the_clock]

OF_TODAY = {"kept"}
"""Controls that say what time it is."""

LIST_OF_PLACES = "places_area"
"""What scrolls the list of places, which stands beside each screen."""

STATES = {
    "checked": lambda widget: isinstance(widget, QAbstractButton) and widget.isChecked(),
    "off": lambda widget: not widget.isEnabled(),
    "read only": lambda widget: isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly(),
    "by Tab": lambda widget: bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus),
    "focus": lambda widget: widget.hasFocus(),
}


def said_by(root: QWidget) -> Iterator[str]:
    """A line for each control in sight below `root`, indented below what it stands in."""
    for depth, widget in _in_sight(root, 0):
        words = _words(widget)
        kind = re.sub(r"^Q(?=[A-Z])", "", type(widget).__name__)
        states = [name for name, holds in STATES.items() if holds(widget)]
        role = widget.property("role")
        line = " · ".join([kind, *([f"as {role}"] if role else []), *words, *states])
        if (words or states or role) and widget.objectName() != LIST_OF_PLACES:
            yield "  " * depth + line.replace("\n", "⏎")
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            yield from ("  " * (depth + 1) + cells for cells in _cells(model, QModelIndex()))
        elif not widget.children() and (inner := QAccessible.queryAccessibleInterface(widget)) is not None:
            yield from ("  " * (depth + 1) + said for said in _inside(inner))


def _in_sight(widget: QWidget, depth: int) -> Iterator[tuple[int, QWidget]]:
    yield depth, widget
    if isinstance(widget, QAbstractItemView | QComboBox):
        return
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            within = LIST_OF_PLACES in (child.objectName(), widget.objectName())
            yield from _in_sight(child, depth if within else depth + 1)


def _words(widget: QWidget) -> list[str]:
    name = widget.objectName()
    if name in OF_TODAY:
        return [f"#{name}"]
    told = {"": f"#{name}" if name and not name.startswith("qt_") else ""}
    told["text"] = _text(widget)
    told["name"] = widget.accessibleName()
    told["description"] = widget.accessibleDescription()
    told["tip"] = widget.toolTip()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
        told["hint"] = widget.placeholderText()
    if isinstance(widget, QLabel) and (buddy := widget.buddy()) is not None:
        told["for"] = buddy.objectName()
    if isinstance(widget, QComboBox):
        told["choices"] = " | ".join(widget.itemText(nth) for nth in range(widget.count()))
    return [f"{what} “{words}”" if what else words for what, words in told.items() if words]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QAbstractButton | QLabel | QLineEdit) else ""


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        cells = [model.index(row, column, parent) for column in range(columns)]
        yield " | ".join(str(cell.data() or "") for cell in cells).replace("\n", "⏎")
        yield from ("  " + line for line in _cells(model, cells[0]))


def _inside(interface: QAccessibleInterface) -> Iterator[str]:
    """What a control that paints its parts itself says of them."""
    for nth in range(interface.childCount()):
        part = interface.child(nth)
        if part is not None:
            words = [part.text(which) for which in (QAccessible.Text.Name, QAccessible.Text.Value)]
            yield f"({part.role().name}) " + " = ".join(word for word in words if word).replace("\n", "⏎")
            yield from ("  " + line for line in _inside(part))


@pytest.fixture(scope="module")
def prepared(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("screens") / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    prepare(path)
    return path


def _all_said(root: QWidget) -> str:
    return "\n".join(line for line in said_by(root) if line.strip()) + "\n"


@pytest.fixture(scope="module")
def programmes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme's file, with what three sets sent."""
    plan = Plan(programme="Leading Together", cohort="Cohort 1", starts=dt.date(2026, 2, 1))
    now = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)
    workspace = begin_programme(tmp_path_factory.mktemp("programme") / "office.lfl", plan, lambda: now)
    add_files(workspace, sorted(FILES.glob("version_1_*.lflset")), lambda _file: Choice.TAKE)
    with workspace.step("A day that stays") as step:
        (programme,) = workspace.select(Programme)
        step.put(replace(programme, sample_today=now.date()))
    workspace.close()
    return workspace.path


@pytest.mark.parametrize("name", [place.name.value for place in places_for(ProgrammeInView())])
def test_each_screen_of_a_programme_is_as_it_was(
    programmes: Path, tmp_path: Path, open_window: Callable[[Path], MainWindow], name: str
) -> None:
    path = tmp_path / "office.lfl"
    path.write_bytes(programmes.read_bytes())
    window = open_window(path)
    window.resize(1366, 768)
    window.go(name)
    QApplication.processEvents()
    said = [line for line in said_by(window) if line.strip()]
    check_kept(KEPT / f"programme {name}.txt", "\n".join(said) + "\n")
    check_kept(BUILT / f"programme {name}.txt", "\n".join(built(_screen(window))) + "\n")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme's file with what set B of the sample sent, whose names stay with it."""
    folder = tmp_path_factory.mktemp("sent")
    (folder / "b.lflset").write_bytes(sample_set_file("B"))
    plan = Plan(programme="Leadership for Learning (sample)", cohort="Cohort 1", starts=dt.date(2013, 1, 8))
    workspace = begin_programme(folder / "office.lfl", plan)
    add_files(workspace, [folder / "b.lflset"], lambda _file: Choice.TAKE)
    workspace.close()
    return workspace.path


KEPT_AT = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)
"""When screens were kept that say which day it is; the sample has a day of its own."""

RECEIVED = SetInView(UUID(int=0), ReceivedReading((), clock.of_computer))


@pytest.mark.parametrize("name", [place.name.value for place in places_for(RECEIVED)])
def test_each_screen_of_a_set_that_was_sent_is_as_it_was(
    sent: Path,
    tmp_path: Path,
    open_window: Callable[[Path], MainWindow],
    program: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    path = tmp_path / "office.lfl"
    path.write_bytes(sent.read_bytes())
    monkeypatch.setattr(clock, "of_computer", lambda: KEPT_AT)
    window = open_window(path)
    (edition,) = window.desk.file.select(Edition)
    look_at_line(window.desk, edition.line)
    qtbot.waitUntil(lambda: program.window is not window)
    looked = program.window
    assert isinstance(looked, MainWindow) and looked.desk.is_received
    looked.resize(1366, 768)
    looked.go(name)
    QApplication.processEvents()
    said = [line for line in said_by(looked) if line.strip()]
    check_kept(KEPT / f"sent {name}.txt", "\n".join(said) + "\n")


@pytest.mark.parametrize("scene", SCENES)
def test_each_screen_of_the_sample_is_as_it_was(
    prepared: Path, tmp_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot, scene: str
) -> None:
    path = tmp_path / "sample.lfl"
    path.write_bytes(prepared.read_bytes())
    window = open_window(path)
    window.resize(1366, 768)
    pick_anew()
    root = SCENES[scene](window)
    qtbot.waitUntil(
        lambda: not any(one.isActive() and one.isSingleShot() for one in root.findChildren(QTimer))
    )
    QApplication.processEvents()
    path = KEPT / f"{scene.replace(', ', ' ')}.txt"
    with suppress(qtbot.TimeoutError):  # what is then still otherwise is told below
        qtbot.waitUntil(lambda: is_as_kept(path, _all_said(root)), timeout=5000)
    check_kept(path, _all_said(root))
    whole = root is not window or scene == "today"
    check_kept(
        BUILT / f"{scene.replace(', ', ' ')}.txt", "\n".join(built(root if whole else _screen(window))) + "\n"
    )


def _screen(window: MainWindow) -> QWidget:
    """What the place in sight shows, without the window around it."""
    return window.findChild(QStackedWidget, "screens").currentWidget()
