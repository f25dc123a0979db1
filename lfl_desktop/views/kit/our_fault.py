"""An error of ours: the text stays, the details can be copied, the window stays open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lfl_desktop.words import tr

NAME = "our_fault"


def show_our_fault(
    parent: QWidget | None, details: str, *, kept: bool = True, note: Path | None = None
) -> QMessageBox:
    """Shows a message that does not block what the user is doing: whether what was typed is `kept`, and where
    the `note` of it is. While one is open, no second one is."""
    before = parent.findChild(QMessageBox, NAME) if parent is not None else None
    if before is not None and before.isVisible():
        return before
    box = QMessageBox(parent)
    box.setObjectName(NAME)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(tr("Something went wrong in the program"))
    safe = (
        tr("What you typed is kept, and you can go on.")
        if kept
        else tr(
            "What was kept before is safe. What you typed last is not kept yet: copy it before you go on."
        )
    )
    box.setText(" ".join((tr("Something went wrong in the program."), safe)))
    send = tr(
        "Please send the details to whoever looks after the program for you. Read them first: their last line"
        " may repeat words of your records."
    )
    noted = tr("A note without such words is in {path}.", path=note) if note else ""
    box.setInformativeText(" ".join(part for part in (send, noted) if part))
    box.setDetailedText(details)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.setModal(False)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.show()
    return box
