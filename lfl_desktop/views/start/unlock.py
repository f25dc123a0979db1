"""The window that asks for the passphrase of a protected file: at the start, and after it was locked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.views.kit.attempts import attempt
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.keeping.key_ring import held_key, is_asked_for
from lfl_desktop.workspace.keeping.protecting import FileKey, WrongKey, key_typed

FIRST_PAUSE, LONGEST_PAUSE = 1, 60
"""Seconds until the next try after the first that was wrong; each further one doubles them, up to a
minute."""


class Unlock(QWidget):
    """Asks for what opens the file at `path`. `open_with` opens it by a key and raises a WorldError where
    that cannot be; `another` shows the ways to another file. One that is `in_key_ring` may be opened by the
    key ring of the system, when somebody says so. `pauses` are those of files that were tried in vain:
    whoever comes back to one waits as long as before."""

    heading: QLabel
    passphrase: QLineEdit
    show_it: QCheckBox
    told: QLabel
    another: QPushButton
    by_key_ring: QPushButton
    open_it: QPushButton

    def __init__(
        self,
        path: Path,
        open_with: Callable[[FileKey], None],
        another: Callable[[], None],
        pauses: dict[Path, int],
        in_key_ring: Collection[str] = (),
    ) -> None:
        super().__init__()
        fill_with_form(self, "start/unlock")
        self._path, self._open_with = path, open_with
        self._pauses, self._left = pauses, 0
        self._clock = QTimer(self)
        self._clock.setInterval(1_000)
        self._clock.timeout.connect(self._count)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("LfL Desktop"))
        self.heading.setText(tr("“{name}” is protected with a passphrase", name=path.name))
        self.told.hide()
        self.show_it.toggled.connect(self._show_typed)
        self.open_it.clicked.connect(self.try_typed)
        self.another.clicked.connect(another)
        self.by_key_ring.clicked.connect(self._try_key_ring)
        self.by_key_ring.setVisible(is_asked_for(path, in_key_ring))
        self.passphrase.setFocus()
        line = self.fontMetrics().height()
        self.resize(line * 36, line * 22)
        if path in pauses:
            self._begin_pause()

    def try_typed(self) -> None:
        """Opens the file with what was typed, or says that it does not fit and waits."""
        typed = self.passphrase.text()
        if not typed or self._left:
            return
        fits = attempt(lambda: self._fits(key_typed(typed, self._path)), self._tell)
        if fits:
            self._pauses.pop(self._path, None)
        elif fits is False:
            self._wait()

    def _fits(self, key: FileKey) -> bool:
        """Opens the file with a key, unless it is that of another."""
        try:
            self._open_with(key)
        except WrongKey:
            return False
        return True

    def _try_key_ring(self) -> None:
        key = held_key(self._path)
        if key is None or attempt(lambda: self._fits(key), self._tell) is False:
            self._tell(tr("The key ring does not open the file. Type the passphrase."))
            self.passphrase.setFocus()

    def tell(self, sentence: str) -> None:
        """Says something from outside."""
        self._tell(sentence)

    def _wait(self) -> None:
        longer = self._pauses.get(self._path, 0) * 2
        self._pauses[self._path] = min(max(FIRST_PAUSE, longer), LONGEST_PAUSE)
        self.passphrase.selectAll()
        self._begin_pause()

    def _begin_pause(self) -> None:
        self._left = self._pauses[self._path]
        self._say_left()
        self._clock.start()

    def _count(self) -> None:
        self._left -= 1
        self._say_left()
        if not self._left:
            self._clock.stop()

    def _say_left(self) -> None:
        self.open_it.setEnabled(not self._left)
        wrong = tr("This does not open the file. It is as it was.")
        again = (
            plural("Try again in %n seconds.", "Try again in %n second.", self._left) if self._left else ""
        )
        self._tell(" ".join(part for part in (wrong, again or tr("Try again.")) if part))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def _show_typed(self, on: bool) -> None:
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = QApplication.focusWidget()
            (focus if isinstance(focus, QPushButton) else self.open_it).click()
        else:
            super().keyPressEvent(event)
