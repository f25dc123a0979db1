"""What people wrote is never markup: with tags, pictures and ampersands in every text of every record, each
place, dialog, menu and message shows the letters as they are, and no picture is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from everywhere import dialogs, places, prepare
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QLabel,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QTableView,
    QTextEdit,
    QToolTip,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.records import ALL
from lfl_desktop.views.kit.our_fault import show_our_fault
from lfl_desktop.views.parts.adding_dialog import AddingDialog
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.sets_here import received_reading
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace

KEYS = {"template", "key", "nation", "digest", "colour"}
"""Texts that nobody writes: names of what the program knows."""

SONS = "&Sons"
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
TALL = 9000
"""Pixels of a picture that would be seen in the height of whatever shows it."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture on the disk, which a record names."""
    path = tmp_path / "x.png"
    image = QImage(20, TALL, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    return path


def poisoned(record: Record, picture: Path) -> Record:
    """The record with markup in each of its texts."""

    def text(words: str) -> str:
        return f'<b>{SONS}</b> &amp; <img src="file://{picture}"> {words}' if words else words

    def value(held: object) -> object:
        if type(held) is str:
            return text(held)
        if isinstance(held, tuple):
            return tuple(map(value, held))
        if isinstance(held, msgspec.Struct):
            fields = [f.name for f in msgspec.structs.fields(held) if f.name not in KEYS | {"questions"}]
            return replace(held, **{name: value(getattr(held, name)) for name in fields})
        return held

    names = [field.name for field in msgspec.structs.fields(record) if field.name not in KEYS]
    return replace(record, **{name: value(getattr(record, name)) for name in names})


@pytest.fixture
def markup(sample_path: Path, picture: Path) -> Path:
    """The sample with markup in every text."""
    prepare(sample_path)
    workspace = Workspace.open(sample_path)
    with workspace.step("Markup", undoable=False, rules=Rules.ARRIVING) as step:
        for kind in ALL:
            for record in workspace.select(kind):
                step.put(poisoned(record, picture))
        known = workspace.select(LearningSet)[0]
        step.put(replace(known, id=named_id("another set", 2), name=f"{SONS} <i>"))
        programme = workspace.select(Programme)[0]
        step.put(replace(programme, name=f"{programme.name} [*]"))
    workspace.close()
    return sample_path


def every_widget() -> Iterator[QWidget]:
    """All widgets there are, in sight or not."""
    for top in QApplication.topLevelWidgets():
        yield top
        yield from top.findChildren(QWidget)


def cells(view: QAbstractItemView, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """All that a list, a tree or a table holds."""
    model, parent = view.model(), above or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
            index = model.index(row, column, parent)
            yield index
            if isinstance(view, QTreeView):
                yield from cells(view, index)


def faults(widget: QWidget) -> Iterator[str]:
    """What is wrong with what a widget shows."""
    if isinstance(widget, QLabel):
        words = widget.text()
        if "<" in words and widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"markup: {words}"
        if widget.buddy() is not None:
            yield from mnemonics(words)
        if widget.sizeHint().height() >= TALL:
            yield f"a picture was loaded: {words}"
    if isinstance(widget, QAbstractButton | QGroupBox):
        yield from mnemonics(widget.title() if isinstance(widget, QGroupBox) else widget.text())
    if isinstance(widget, QTextEdit) and PICTURE in widget.toPlainText():
        yield f"a picture stands in {widget.objectName()}"
    if "&&" in widget.toolTip():
        yield f"doubled: {widget.toolTip()}"
    title = widget.windowTitle() if widget.isWindow() else ""
    if "[*]" in title.replace("[*][*]", ""):
        yield f"title: {title}"


def mnemonics(words: str) -> Iterator[str]:
    """Where an ampersand of a record would be taken for the mark of a key."""
    if SONS in words.replace("&&", ""):
        yield f"mnemonic: {words}"


def menus(window: QWidget) -> Iterator[QAction]:
    """What every menu offers when it is opened."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield from menu.actions()
        for sub in menu.findChildren(QMenu):
            sub.aboutToShow.emit()
            yield from sub.actions()


def tips(root: QWidget) -> set[str]:
    """All tool tips, of widgets and of what lists hold."""
    found = {widget.toolTip() for widget in root.findChildren(QWidget)}
    for view in root.findChildren(QAbstractItemView):
        if view.model() is not None:
            found |= {str(index.data(Qt.ItemDataRole.ToolTipRole) or "") for index in cells(view)}
    return found - {""}


def copied_words(button: QAbstractButton) -> str:
    """What a button to copy puts on the clipboard, as programs that show it read it, if it holds a name."""
    if not (button.objectName().startswith("copy") and button.isVisible() and button.isEnabled()):
        return ""
    QGuiApplication.clipboard().clear()
    button.click()
    if SONS not in QGuiApplication.clipboard().text():
        return ""
    return QGuiApplication.clipboard().mimeData().html()


def test_nothing_that_is_shown_is_markup(
    markup: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(markup)
    found: set[str] = set()
    told: set[str] = set()
    copied: set[str] = set()
    literal = 0
    for name, scene in {**places(), **dialogs()}.items():
        root = scene(window)
        QApplication.processEvents()
        for widget in every_widget():
            found |= {f"{name}: {widget.objectName()}: {fault}" for fault in faults(widget)}
            literal += (
                isinstance(widget, QLabel)
                and widget.isVisible()
                and f"<b>{SONS}</b> &amp; <img" in widget.text()
            )
        for action in menus(window):
            found |= {f"{name}: menu: {fault}" for fault in mnemonics(action.text())}
        told |= tips(root)
        if root is not window:
            root.close()
        elif name in places():
            copied |= set(map(copied_words, window.findChildren(QAbstractButton))) - {""}
    assert not found
    assert len(copied) > 5, "what is copied is no markup either"
    for html in copied:
        assert "&amp;Sons" in html and not re.search(r"<img|<b>", html)
    assert literal > 100
    told = {tip for tip in told if "<" in tip}
    assert len(told) > 5
    for tip in sorted(told)[:20]:
        QToolTip.showText(QPoint(10, 10), tip, window)
        shown = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel") and w.isVisible()]
        assert [label.textFormat() for label in shown] == [Qt.TextFormat.PlainText]
        assert shown[0].sizeHint().height() < TALL
        QToolTip.hideText()


def test_nothing_that_a_set_sent_is_markup(
    markup: Path, tmp_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    workspace = Workspace.open(markup)
    sent = tmp_path / "<b>A.lflset"
    for_coordinator = next(one for one in workspace.select(LearningSet) if SONS in one.name)
    export(workspace, for_coordinator.id, sent)
    workspace.close()
    office = Workspace.create(tmp_path / "office.lfl")
    add_files(office, [sent])
    with office.step("Other", undoable=False) as step:
        for record in received_reading(office, office.select(Edition)[0]).select(Programme):
            step.put(replace(record, funder="<i>Others"))
    office.close()
    window = open_window(tmp_path / "office.lfl")
    window.take_files([sent])
    qtbot.waitUntil(lambda: "looked at." in window.findChildren(AddingDialog)[0].said.text())
    for name in ("sets", "files"):
        window.go(name)
        QApplication.processEvents()
        assert not [fault for widget in every_widget() for fault in faults(widget)]
    assert not [fault for action in menus(window) for fault in mnemonics(action.text())]
    shown = [label.text() for label in window.findChildren(QLabel)]
    assert sum(f"<b>{SONS}</b>" in words for words in shown) > 2


def test_no_message_is_markup(
    markup: Path, open_window: Callable[[Path], MainWindow], picture: Path, qtbot: QtBot
) -> None:
    window = open_window(markup)
    words = f'<b>x</b> {SONS} <img src="file://{picture}">'
    plain = QMessageBox(QMessageBox.Icon.NoIcon, words, words, QMessageBox.StandardButton.Close, window)
    plain.setInformativeText(words)
    waiting = QProgressDialog(words, words.replace("&", "&&"), 0, 3, window)
    for box in (plain, waiting, show_our_fault(window, words)):
        box.open()
        QApplication.processEvents()
        assert not [fault for widget in every_widget() for fault in faults(widget)]
        assert box.sizeHint().height() < TALL
        box.close()
    window.show_trouble(words)
    window.desk.said.emit(words)
    assert not [fault for widget in every_widget() for fault in faults(widget)]
    assert words in {label.text() for label in window.findChildren(QLabel)}
