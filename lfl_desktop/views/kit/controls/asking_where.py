"""Where a file is to be saved, asked by the system's own dialog, which does not hold the program up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from lfl_desktop.workspace.exchange.endings import with_ending


def ask_where(parent: QWidget, title: str, name: str, kind: str, then: Callable[[Path], None]) -> QFileDialog:
    """Asks for a place to save `name`, and calls `then` with it. `kind` names the files in words,
    "PDF (*.pdf)"."""
    dialog = QFileDialog(parent, title, _folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix(chosen)))
    dialog.selectFile(name)
    dialog.fileSelected.connect(
        lambda chosen: then(with_ending(Path(chosen), f".{_suffix(dialog.selectedNameFilter())}"))
    )
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Asks for the folder in which files are to be saved, and calls `then` with it."""
    dialog = QFileDialog(parent, title, _folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def _suffix(kind: str) -> str:
    """ "pdf" of "PDF (*.pdf)"."""
    return kind.rpartition(".")[2].rstrip(")")


def _folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
