"""The facilitator's private log beside a meeting: folded shut until it is asked for, since the screen may be
on the wall."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget
from shiboken6 import isValid

from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.own_controls import GrowingText
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage


class PrivateLogForm(QObject):
    """Unfolds `card`, in which `text` is typed, while `toggle` is on; the cursor goes there, and back."""

    def __init__(self, desk: Desk, toggle: QPushButton, card: QFrame, text: GrowingText) -> None:
        super().__init__(card)
        self._desk = desk
        self._toggle, self._card, self._text = toggle, card, text
        self._form: RecordForm | None = None
        self._before: QWidget | None = None
        text.setObjectName("wording")
        toggle.toggled.connect(self._unfold)
        self._unfold(False)

    def show_page(self, page: MeetingPage) -> None:
        """Shows the log of a meeting."""
        self._toggle.show()
        if self._form is None:
            self._form = RecordForm(self._desk, self._text, page.log, mark("Edit private log"), ("wording",))
        else:
            self._form.show(page.log)

    def hide(self) -> None:
        """There is no meeting."""
        self._toggle.setChecked(False)
        self._toggle.hide()

    def _unfold(self, shown: bool) -> None:
        had_cursor = self._text.hasFocus()
        before, self._before = self._before, None
        if shown:
            self._before = QApplication.focusWidget()
        self._card.setVisible(shown)
        if shown:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_cursor and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
