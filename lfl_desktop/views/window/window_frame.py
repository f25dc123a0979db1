"""The form of the window: what stands around the places, and names the file and what is in view."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from lfl_desktop.views.kit.binding.forms import fill
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.in_view import SetInView, programme_in_view
from lfl_desktop.workspace.set_book import SetBook


class WindowFrame(QWidget):
    """What stands around the places."""

    programme_name: ShortenedLabel
    file_name: ShortenedLabel
    sample_mark: QLabel
    search: QPushButton
    file: QPushButton
    undo: QPushButton
    redo: QPushButton
    side: QFrame
    set_name: QLabel
    trouble: QFrame
    trouble_text: QLabel
    trouble_save: QPushButton
    trouble_take: QPushButton
    trouble_close: QPushButton
    screens: QStackedWidget
    kept: ShortenedLabel
    said: ShortenedLabel
    undo_removal: QPushButton
    copied: QPushButton
    facilitator: QLabel

    def __init__(self) -> None:
        super().__init__()
        fill(self, "window/main_window")

    def show_names(self, desk: Desk) -> None:
        """Names the file and what is in view of it."""
        programme = programme_in_view(desk.reading, desk.in_view)
        self.programme_name.setText(programme.name if programme else "")
        self.file_name.setText(desk.file.path.name)
        self.sample_mark.setVisible(programme is not None and programme.sample_today is not None)
        self._show_set(desk.book() if isinstance(desk.in_view, SetInView) else None)

    def show_buttons(self, undo: str, redo: str, short: bool) -> None:
        """Names what undo and redo would do; where it is `short`, with the least that tells what a button
        does."""
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        words = tr("Search") if short else tr("Search everything")
        self.search.setText(f"{words}   {keys}")
        _name_button(self.undo, tr("Undo"), undo, short)
        _name_button(self.redo, tr("Redo"), redo, short)
        self.redo.setVisible(bool(redo))

    def _show_set(self, book: SetBook | None) -> None:
        the_set = book.learning_set if book else None
        self.set_name.setText(_set_heading(the_set.name, the_set.focus) if the_set else tr("THE PROGRAMME"))
        facilitator = the_set.facilitator if the_set else ""
        self.facilitator.setText(tr("{name}, facilitator", name=facilitator) if facilitator else "")


def _set_heading(name: str, focus: str) -> str:
    return " · ".join(part for part in (tr("Set {name}", name=name) if name else "", focus) if part).upper()


def _name_button(button: QPushButton, word: str, title: str, short: bool) -> None:
    whole = f"{word} “{tr(title)}”" if title else word
    button.setText(word if short else whole)
    button.setToolTip(whole)
    button.setAccessibleName(whole)
