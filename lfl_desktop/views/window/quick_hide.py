"""One key blanks the window, in a meeting where somebody looks over a shoulder or the screen is on the
wall."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from lfl_desktop.words import tr

KEY = QKeySequence("F12")


class QuickHide(QWidget):
    """What covers the whole window while it is hidden. Keys go nowhere meanwhile, but for the one that shows
    everything again; other windows of the program are hidden with it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._title = ""
        self._focus: QWidget | None = None
        self._others: list[QWidget] = []
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keys = KEY.toString(QKeySequence.SequenceFormat.NativeText)
        words = tr("Hidden. {key} shows everything again.", key=keys)
        self.setAccessibleName(words)
        label = QLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("role", "muted")
        box = QVBoxLayout(self)
        box.addWidget(label)
        self.hide()
        window.installEventFilter(self)

    def turn(self) -> None:
        """Hides everything, or shows it again."""
        if self.isVisible():
            self._show_all()
        else:
            self._hide_all()

    def _hide_all(self) -> None:
        self._focus, self._title = QApplication.focusWidget(), self._window.windowTitle()
        self._others = [
            other
            for other in QApplication.topLevelWidgets()
            if other.isVisible() and other is not self._window
        ]
        for other in self._others:
            other.hide()
        self._window.setWindowTitle("LfL Desktop")
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self._set_others(False)
        self.setFocus()

    def _show_all(self) -> None:
        self._set_others(True)
        self.hide()
        self._window.setWindowTitle(self._title)
        for other in self._others:
            other.show()
        self._others = []
        if self._focus is not None:
            self._focus.setFocus()

    def _set_others(self, on: bool) -> None:
        """Nothing else of the window takes a key or the cursor."""
        for part in (self._window.centralWidget(), *self._window.findChildren(QMenuBar)):
            if part is not None:
                part.setEnabled(on)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no command of the window is done
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) == KEY:
            self.turn()
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False
