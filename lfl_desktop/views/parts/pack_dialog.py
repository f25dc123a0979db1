"""Taking in the programme's pack: first who of it may be a member here, then what it is and what it does,
then in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.pack_changes import pack_changes_in_words
from lfl_desktop.workspace.exchange.pack_matches import AlikePeople, question_of_people
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
    """Says what the pack at `path` is and whose; it is taken in if somebody says so. People of it who may be
    members here are asked about first, one after the other."""
    _show(desk, path, parent, {}, frozenset())


def _show(desk: Desk, path: Path, parent: QWidget, one: Mapping[UUID, UUID], two: frozenset[UUID]) -> None:
    """`one` are those who are said to be a member here, `two` those who are said to be somebody else."""
    found = desk.attempt(lambda: offered_pack(path))
    if found is None:
        return
    changes = desk.attempt(lambda: planned_pack(desk.file, found, one))
    if changes is None:
        return
    asked = next((each for each in changes.alike if each.brought.id not in two), None)
    if asked is not None:
        id = asked.brought.id
        joined = {**one, id: asked.here.id}
        _ask(
            parent,
            asked,
            are_one=lambda: _show(desk, path, parent, joined, two),
            are_two=lambda: _show(desk, path, parent, one, two | {id}),
        )
        return
    does = " ".join(pack_changes_in_words(changes)) or tr("It brings nothing that is not here.")
    box = _box(
        parent,
        tr(
            "This is a programme’s pack: {called}. What an earlier pack brought is brought up to date; what"
            " you wrote or changed stays.\n\n{does}\n\nYour files will be sealed to its key {key}. Compare"
            " these figures by telephone: a pack does not prove who made it.",
            called=found.called,
            does=does,
            key=found.key,
        ),
    )
    take = box.addButton(tr("Take it in"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    take.clicked.connect(lambda: _take(desk, path, one))
    box.open()


def _ask(
    parent: QWidget, alike: AlikePeople, *, are_one: Callable[[], None], are_two: Callable[[], None]
) -> None:
    box = _box(
        parent,
        tr(
            "{question}\n\nIf they are one, they are there once from now on, as you have them, whatever a"
            " later pack calls them. Nothing is taken in yet.",
            question=question_of_people(alike),
        ),
    )
    box.addButton(tr("They are one"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(are_one)
    box.addButton(tr("Two people"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(are_two)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.open()


def _box(parent: QWidget, words: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Take in the programme’s pack"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    return box


def _take(desk: Desk, path: Path, one: Mapping[UUID, UUID]) -> None:
    key = desk.attempt(lambda: take_pack(desk.file, path, one))
    if key is not None:
        desk.said.emit(tr("The pack was taken in. Its key: {key}", key=key))
