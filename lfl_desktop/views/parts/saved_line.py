"""After something was saved: where it is, and what is usually done with it next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lfl_desktop.views.kit.announcing import announce
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.views.kit.screen import label
from lfl_desktop.views.parts.mail_program import Letter, LetterTaken, begin_letter
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.paper_files import where_words


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
        self.mail.clicked.connect(self._write)
        self.hide()

    def _link(self, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setProperty("role", "link")
        return made

    def _tell(self, is_done: bool) -> None:
        """Says where it is where no program of this computer does what was asked."""
        where = where_words(self._files)
        if is_done:
            self.words.setText(tr("Saved to {path}", path=where))
        else:
            self._explain(
                tr("No program on this computer does that. What was saved is here: {path}", path=where)
            )

    def _explain(self, said: str) -> None:
        announce(self, said)
        self.words.setText(said)

    def _write(self) -> None:
        file = self._files[0]
        words = tr("The file “{name}” comes with this message.", name=file.name)
        begin_letter(self, Letter(file.stem, words, file), self._written)

    def _written(self, taken: LetterTaken) -> None:
        """Says what is left to do, where the message did not take the file along."""
        if taken == LetterTaken.WHOLE:
            self._tell(is_done=True)
            return
        _hand(self._files[0].parent)
        where = where_words(self._files)
        if taken == LetterTaken.WITHOUT_FILE:
            self._explain(tr("The message is begun. Add the file to it from here: {path}", path=where))
        else:
            self._explain(
                tr(
                    "No mail program on this computer took the message. Write it where you usually do, and"
                    " add the file from here: {path}",
                    path=where,
                )
            )

    def show_files(self, files: Sequence[Path]) -> None:
        """These were saved just now."""
        self._files = list(files)
        self._tell(is_done=True)
        self.open.setVisible(self._files[0].suffix != ".lflset")  # another program has nothing to show of it
        self.show()


def _hand(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
