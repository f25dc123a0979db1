"""Taking in the programme's pack: first what it is and what it does, then in one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.pack_changes import pack_changes_in_words
from lfl_desktop.workspace.exchange.taken_pack import offered_pack, planned_pack, take_pack


def ask_for_pack(desk: Desk, parent: QWidget) -> None:
    """Lets somebody choose a pack, and shows what taking it in means."""
    dialog = QFileDialog(parent, tr("Take in the programme’s pack"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(tr("Pack (*.lflpack)"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: show_pack(desk, Path(name), parent))
    dialog.open()


def show_pack(desk: Desk, path: Path, parent: QWidget) -> None:
    """Says what the pack at `path` is and whose; it is taken in if somebody says so."""
    found = desk.attempt(lambda: offered_pack(path))
    if found is None:
        return
    changes = desk.attempt(lambda: planned_pack(desk.file, found))
    if changes is None:
        return
    does = " ".join(pack_changes_in_words(changes)) or tr("It brings nothing that is not here.")
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Take in the programme’s pack"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        tr(
            "This is a programme’s pack: {called}. What an earlier pack brought is brought up to date; what"
            " you wrote or changed stays.\n\n{does}\n\nYour files will be sealed to its key {key}. Compare"
            " these figures by telephone: a pack does not prove who made it.",
            called=found.called,
            does=does,
            key=found.key,
        )
    )
    take = box.addButton(tr("Take it in"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    take.clicked.connect(lambda: _take(desk, path))
    box.open()


def _take(desk: Desk, path: Path) -> None:
    key = desk.attempt(lambda: take_pack(desk.file, path))
    if key is not None:
        desk.said.emit(tr("The pack was taken in. Its key: {key}", key=key))
