"""A message begun in the system's mail program. It is sent, or not, from there: nothing is sent from here."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from lfl_desktop.views.kit.clipboard import copy_to_clipboard
from lfl_desktop.views.kit.later import later
from lfl_desktop.words import tr

MAILER = "xdg-email"
"""Takes a file along with a new message, and says whether a program took it, where the system has it."""

SHOWN_AFTER = 10_000
"""Milliseconds after which a mailer that has not come back is taken to show the message: some stay for as
long as their mail program is open."""


class LetterTaken(Enum):
    """What became of a message that was handed over."""

    WHOLE = auto()
    WITHOUT_FILE = auto()
    NOT = auto()


class Letter(NamedTuple):
    """A message that is to be begun, with the file that belongs to it."""

    subject: str
    words: str
    file: Path | None = None


def begin_letter(about: QObject, letter: Letter, then: Callable[[LetterTaken], None]) -> None:
    """Begins a message; `then` is told what became of it, now or soon, if `about` is still there."""
    mailer = shutil.which(MAILER)
    if mailer is not None:
        _Mailer(about, letter, then).start(mailer)
    elif QDesktopServices.openUrl(_address(letter)):
        then(LetterTaken.WITHOUT_FILE if letter.file else LetterTaken.WHOLE)
    else:
        then(LetterTaken.NOT)


def write_letter(about: QObject, letter: Letter, say: Callable[[str], None]) -> None:
    """Begins a message without a file. Where no program takes it, its words are copied, which `say` tells."""

    def told(taken: LetterTaken) -> None:
        if taken == LetterTaken.NOT:
            copy_to_clipboard(letter.words, "")
            say(
                tr(
                    "No mail program on this computer took the message. Its words are copied: paste them"
                    " where you write your e-mail."
                )
            )

    begin_letter(about, letter, told)


def _address(letter: Letter) -> QUrl:
    query = QUrlQuery()
    query.addQueryItem("subject", letter.subject)
    query.addQueryItem("body", letter.words)
    message = QUrl("mailto:")
    message.setQuery(query)
    return message


class _Mailer(QObject):
    """One message on its way through the system's own command."""

    def __init__(self, about: QObject, letter: Letter, then: Callable[[LetterTaken], None]) -> None:
        app = QApplication.instance()
        super().__init__(app)
        self._about = about
        self._letter = letter
        self._then: Callable[[LetterTaken], None] | None = then
        self._process = QProcess(self)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._ended)
        self._shown = later(self, SHOWN_AFTER, lambda: self._tell(LetterTaken.WHOLE))
        if app is not None:
            app.aboutToQuit.connect(self._let_go)

    def start(self, mailer: str) -> None:
        """Hands the message over."""
        self._shown.start()
        self._process.start(mailer, self._asked())

    def _asked(self) -> Sequence[str]:
        subject, words, file = self._letter
        return ["--subject", subject, "--body", words, *(("--attach", str(file)) if file else ())]

    def _ended(self) -> None:
        whole = self._process.exitStatus() == QProcess.ExitStatus.NormalExit
        began = self._process.error() != QProcess.ProcessError.FailedToStart
        self._tell(
            LetterTaken.WHOLE if whole and began and self._process.exitCode() == 0 else LetterTaken.NOT
        )
        self.deleteLater()

    def _tell(self, taken: LetterTaken) -> None:
        then, self._then = self._then, None
        self._shown.stop()
        if then is not None and isValid(self._about):
            then(taken)

    def _let_go(self) -> None:
        """The program ends: the mail program that was opened goes on without the command."""
        self._then = None
        self._process.kill()
        self._process.waitForFinished()
