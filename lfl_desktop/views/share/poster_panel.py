"""How a poster is to be: its paper, and which of its lines are on it, in what order and in how many words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import replace as changed_to
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.content.paper_setting import INKINGS, POSTER_SIZES, USUAL_POSTER, PosterSize
from lfl_desktop.content.poster_lines import PosterLine
from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.showing import show_text
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.share.poster_list import PosterLines
from lfl_desktop.views.share.shorter_keeping import ShorterKeeper
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers import poster_choices as jobs
from lfl_desktop.workspace.papers.poster_released import PosterToRelease, released_words


class PosterPanel(QWidget):
    """The choices for one poster. Whoever shows it says whose lines they are, and keeps what is chosen about
    them; shorter words are kept while they are typed."""

    changed = Signal()
    """Something about the paper was chosen."""
    arranged = Signal(object, str)
    """The lines are to be arranged so: an `Arrangement`, and what undo calls the change."""

    sheet_size: Segmented
    way: Segmented
    colours: Segmented
    names: QCheckBox
    lines: PosterLines
    shorter_label: QLabel
    shorter: QLineEdit
    as_recorded: QPushButton
    released_words: QLabel
    release_buttons: QWidget
    release: QPushButton
    withdraw: QPushButton
    paper_choices: QWidget

    def __init__(self, desk: Desk, size: PosterSize) -> None:
        super().__init__()
        fill_with_form(self, "share/poster_panel")
        self.setting = replace(USUAL_POSTER, size=size)
        self._every: list[PosterLine] = []
        self._shorter = ShorterKeeper(desk, self)
        self._shorter.watch(self.shorter)
        self._shorter.show_again = self._show_shorter
        self.shorter.setEnabled(False)  # until there is a line to be told for
        row = Wrapping(self.paper_choices, 8)
        for widget in (self.sheet_size, self.way, self.colours):
            row.addWidget(widget)
        beside = Wrapping(self.release_buttons, 10)
        for button in (self.release, self.withdraw):
            beside.addWidget(button)
        self.sheet_size.set_options([(size, tr(POSTER_SIZES[size])) for size in PosterSize])
        self.way.set_options([(False, tr("On its side")), (True, tr("Upright"))])
        self.colours.set_options([(inking, tr(words)) for inking, words in INKINGS])
        self._show_setting()
        self.sheet_size.changed.connect(lambda value: self._set(size=value))
        self.way.changed.connect(lambda value: self._set(upright=value))
        self.colours.changed.connect(lambda value: self._set(inking=value))
        self.names.toggled.connect(lambda value: self._set(names=value))
        self.lines.toggled.connect(self._toggle)
        self.lines.swapped.connect(self._swap)
        self.lines.currentRowChanged.connect(lambda _row: self._show_shorter())
        self.shorter.textChanged.connect(self._type)
        self.shorter.returnPressed.connect(self._shorter.keep)
        self.as_recorded.clicked.connect(lambda: self._arrange(Arrangement(), jobs.AS_RECORDED))

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Takes over how the lines of this set were arranged."""
        if arrangement != self.setting.arrangement:
            self.setting = replace(self.setting, arrangement=arrangement)
            self.lines.show_anew()

    def show_lines(self, lines: Sequence[PosterLine]) -> None:
        """Shows the lines that these readers may have, as they are arranged."""
        self._every = list(lines)
        self.lines.show_lines(self._every)
        self._show_shorter()
        self.as_recorded.setEnabled(self.setting.arrangement != Arrangement())

    def show_release(self, found: PosterToRelease) -> None:
        """Shows how it stands with what the set released of it."""
        self.released_words.setText(released_words(found))
        self.withdraw.setVisible(found.released_on is not None)

    def _show_setting(self) -> None:
        self.sheet_size.set_value(self.setting.size)
        self.way.set_value(self.setting.upright)
        self.colours.set_value(self.setting.inking)
        self.names.setChecked(self.setting.names)

    def _set(self, **chosen: object) -> None:
        self.setting = replace(self.setting, **chosen)  # type: ignore[arg-type]
        self.changed.emit()

    def _show_shorter(self) -> None:
        line = self.lines.line()
        self.shorter.setEnabled(line is not None)
        if line is None:
            return
        full = " ".join(line.full.split())
        self.shorter.setPlaceholderText(full)
        words = self._shorter.shorter_words(line)
        if self.shorter.text().strip() != words:
            show_text(self.shorter, words)

    def _toggle(self, key: str, on: bool) -> None:
        found = self.setting.arrangement
        hidden = {*found.hidden} - {key} if on else {*found.hidden, key}
        shown = {*found.shown, key} if on else {*found.shown} - {key}
        arrangement = changed_to(found, hidden=tuple(sorted(hidden)), shown=tuple(sorted(shown)))
        self._arrange(arrangement, jobs.SHOW if on else jobs.HIDE)

    def _swap(self, one: str, other: str) -> None:
        order = [line.key for line in self._every]
        first, second = order.index(one), order.index(other)
        order[first], order[second] = other, one
        self._arrange(changed_to(self.setting.arrangement, order=tuple(order)), jobs.MOVE)

    def _type(self, words: str) -> None:
        if (line := self.lines.line()) is not None:
            self._shorter.type(line, words)

    def _arrange(self, arrangement: Arrangement, title: str) -> None:
        if arrangement != self.setting.arrangement:
            self.setting = replace(self.setting, arrangement=arrangement)
            self.arranged.emit(arrangement, title)
