"""The facilitator's private log on paper: said in plain words first, and asked for nowhere else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.usual_sheets import usual_sheets
from lfl_desktop.views.parts.print_dialogs import Sending
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.own_log import WARNING, private_log


def ask_to_print_log(desk: Desk, parent: QWidget) -> None:
    """Opens the question whether the log of the set in sight is to be printed or saved by its owner; says so
    where nothing is written in it."""
    log = desk.attempt(lambda: private_log(desk.book(), usual_sheets(desk.preferences)))
    if log is None:
        return
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Print my private log"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr(WARNING))
    notes = " ".join(log.paper.notes)
    box.setInformativeText(
        tr(
            "{notes} Each page says whose it is. Keep the pages and the file as you keep the log.",
            notes=notes,
        )
    )
    print_it = box.addButton(tr("Print…"), QMessageBox.ButtonRole.AcceptRole)
    save = box.addButton(tr("Save PDF…"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    sending = Sending(desk, parent)
    print_it.clicked.connect(lambda: sending.print_pdf(log.paper.pdf, log.name, "log"))
    save.clicked.connect(lambda: sending.save_pdf(log.paper.pdf, log.name, "log"))
    box.open()
