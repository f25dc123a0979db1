"""What goes for good is asked about once: what that means, what still holds it, and what of the copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QListWidget, QPushButton, QWidget

from lfl_desktop.views.kit.attempts import attempt
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.controls.showing import follow_selection, make_room
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.keeping.after_erasing import NotAllGone
from lfl_desktop.workspace.keeping.backup_names import when_said
from lfl_desktop.workspace.keeping.backups import Backups


@dataclass(frozen=True)
class ForGood:
    """Something that cannot be undone: what it is called (`title`), what it means, and the lines of what
    still holds what goes, under their `heading`. `do` is told whether the earlier copies go too, and raises a
    WorldError where nothing was done."""

    title: str
    meaning: str
    heading: str
    left: Sequence[str]
    do: Callable[[bool], None]


class ForGoodDialog(QDialog):
    """Asks once, and does it. Cancel is what Enter does."""

    went = Signal()
    """It was done."""

    meaning: QLabel
    left_heading: QLabel
    left: QListWidget
    copies_told: QLabel
    with_copies: QCheckBox
    told: QLabel
    do_it: QPushButton
    close_it: QPushButton

    def __init__(self, asked: ForGood, backups: Backups, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "rights/for_good_dialog")
        self._asked = asked
        if not asked.left:  # what is said stays together
            whole = layout_of(self, "whole")
            whole.insertStretch(whole.indexOf(self.told))
        self.setWindowTitle(asked.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.meaning.setText(asked.meaning)
        self.left_heading.setText(asked.heading)
        self.left.setAccessibleName(asked.heading)
        show_whole_rows(self.left)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_selection(self.left)
        self.left.addItems(asked.left)
        for widget in (self.left_heading, self.left):
            widget.setVisible(bool(asked.left))
        self.copies_told.setText(_copies_said(backups))
        self.told.hide()
        self.do_it.setText(asked.title)
        self.do_it.clicked.connect(self._do)
        self.close_it.clicked.connect(self.close)
        self.close_it.setFocus()
        line = self.fontMetrics().height()
        self.resize(line * 44, line * (30 if asked.left else 16))

    def _do(self) -> None:
        if attempt(self._is_all_gone, self._tell):
            self.went.emit()
            self.close()

    def _is_all_gone(self) -> bool:
        try:
            self._asked.do(self.with_copies.isChecked())
        except NotAllGone as error:
            for asking in (self.left_heading, self.left, self.copies_told, self.with_copies, self.do_it):
                asking.hide()
            self._tell(str(error))
            self.close_it.setText(tr("Close"))
            self.close_it.setFocus()
            self.went.emit()
            return False
        return True

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        make_room(self)


def _copies_said(backups: Backups) -> str:
    """How many earlier copies there are, and of when."""
    copies = backups.listed()
    now = backups.now()
    if not copies:
        return tr("There is no earlier copy yet; one is made first.")
    oldest, newest = when_said(copies[-1].at, now), when_said(copies[0].at, now)
    if len(copies) == 1:
        return tr("There is one earlier copy, of {newest}; another is made first.", newest=newest)
    return plural(
        "There are %n earlier copies, the oldest of {oldest}, the newest of {newest}; another is made first.",
        "There is %n earlier copy.",
        len(copies),
        oldest=oldest,
        newest=newest,
    )
