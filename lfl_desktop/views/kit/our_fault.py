"""An error of ours: the text stays, the details can be copied, the window stays open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lfl_desktop.words import tr


def show_our_fault(parent: QWidget | None, details: str) -> QMessageBox:
    """Shows a message that does not block what the user is doing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(tr("Something went wrong in the program"))
    box.setText(tr("Something went wrong in the program. What you typed is kept, and you can go on."))
    box.setInformativeText(tr("Please send the details to whoever looks after the program for you."))
    box.setDetailedText(details)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.setModal(False)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.show()
    return box
