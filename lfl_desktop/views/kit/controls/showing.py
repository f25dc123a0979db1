"""Controls that show a value. Whatever they say while nothing is being shown was done by whoever uses them,
be it by key, by mouse or through what reads the screen aloud: so all listen to the signal of the value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from lfl_desktop.views.kit.later import later


def show_text(line: QLineEdit, text: str) -> None:
    """Shows a text without saying that it was typed."""
    with QSignalBlocker(line):
        line.setText(text)


def show_ticked(button: QAbstractButton, on: bool) -> None:
    """Shows whether a box or button is ticked, without saying that it was pressed."""
    with QSignalBlocker(button):
        button.setChecked(on)


def dress_anew(widget: QWidget) -> None:
    """Lets the style sheet see a property of a widget that has changed. One that was never shown is dressed
    when it is, and not before that for nothing."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def when_set(line: QLineEdit, job: Callable[[], object]) -> None:
    """Does `job` once the text was set as a whole, which nobody who types has to finish."""
    being_typed = False

    def typed(_text: str) -> None:
        nonlocal being_typed
        being_typed = True

    def changed(_text: str) -> None:
        nonlocal being_typed
        if not being_typed:
            job()
        being_typed = False

    line.textEdited.connect(typed)  # comes before the other one
    line.textChanged.connect(changed)


def follow_selection(view: QAbstractItemView) -> None:
    """Makes the line current that is selected, as a key and the mouse do, whatever selected it: what stands
    beside a list is about the current line."""

    def follow() -> None:
        chosen, now = view.selectionModel().selectedIndexes(), view.currentIndex()
        if chosen and not any(one.row() == now.row() and one.parent() == now.parent() for one in chosen):
            view.setCurrentIndex(chosen[0])

    settled = later(view, 0, follow)  # a key or the mouse selects first, and then makes it current
    view.selectionModel().selectionChanged.connect(lambda *_changes: settled.start())


def make_room(dialog: QWidget) -> None:
    """Makes a dialog as high as what it says now needs, where it says more than before: what has words in it
    would be pressed together."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = layout.totalHeightForWidth(dialog.width()) if layout.hasHeightForWidth() else 0
        dialog.resize(dialog.width(), max(dialog.height(), needed))
