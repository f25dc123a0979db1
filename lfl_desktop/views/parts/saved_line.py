"""After something was saved: where it is, and what is usually done with it next."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lfl_desktop.views.kit.announcing import announce
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.paper_files import where_words

MAILER = "xdg-email"
"""Takes a file along with a new message, where the system has it."""


class SavedLine(QWidget):
    """Open, Show in folder, E-mail: each handed to the system. Nothing is sent from here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[Path] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self.words = label("", "muted")
        whole.addWidget(self.words)
        links = QWidget(self)
        row = Wrapping(links, 10)
        self.open = self._link(tr("Open"))
        self.folder = self._link(tr("Show in folder"))
        self.mail = self._link(tr("E-mail…"))
        for link in (self.open, self.folder, self.mail):
            row.addWidget(link)
        whole.addWidget(links)
        self.open.clicked.connect(lambda: self._tell(_hand(self._files[0])))
        self.folder.clicked.connect(lambda: self._tell(_hand(self._files[0].parent)))
        self.mail.clicked.connect(lambda: self._tell(write_message(self._files[0])))
        self.hide()

    def _link(self, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setProperty("role", "link")
        return made

    def _tell(self, is_done: bool) -> None:
        """Says where it is where no program of this computer does what was asked."""
        where = where_words(self._files)
        said = tr("Saved to {path}", path=where)
        if not is_done:
            said = tr("No program on this computer does that. What was saved is here: {path}", path=where)
            announce(self, said)
        self.words.setText(said)

    def show_files(self, files: Sequence[Path]) -> None:
        """These were saved just now."""
        self._files = list(files)
        self._tell(is_done=True)
        self.open.setVisible(self._files[0].suffix != ".lflset")  # another program has nothing to show of it
        self.show()


def write_message(file: Path) -> bool:
    """Begins a message in the system's mail program, with the file where that is possible; else the folder
    opens too, to take it from. Whether there is such a program."""
    subject, words = file.stem, tr("The file “{name}” comes with this message.", name=file.name)
    mailer = shutil.which(MAILER)
    if mailer is not None:
        asked = ["--subject", subject, "--body", words, "--attach", str(file)]
        return bool(QProcess.startDetached(mailer, asked)[0])
    _hand(file.parent)
    return write_letter(subject, words)


def write_letter(subject: str, words: str) -> bool:
    """Begins a message in the system's mail program. It is sent, or not, from there. Whether there is one."""
    query = QUrlQuery()
    query.addQueryItem("subject", subject)
    query.addQueryItem("body", words)
    message = QUrl("mailto:")
    message.setQuery(query)
    return QDesktopServices.openUrl(message)


def _hand(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
