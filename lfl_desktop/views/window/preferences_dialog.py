"""The preferences of whoever uses the program, in one place; each holds at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QPushButton, QWidget

from lfl_desktop.settings import LOCK_AFTER, TEXT_SIZES
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.showing import show_ticked
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.preferences import Preferences
from lfl_desktop.views.window.spelling import Spelling
from lfl_desktop.words import mark, plural, tr

APPEARANCES = (
    ("system", mark("As the system has them")),
    ("light", mark("Light")),
    ("dark", mark("Dark")),
)


class PreferencesDialog(QDialog):
    """Nothing has to be confirmed: what is chosen is seen in the window behind."""

    text_size: QComboBox
    appearance: QComboBox
    lock_after: QComboBox
    check_spelling: QCheckBox
    no_dictionary: QLabel
    show_levels: QCheckBox
    sound: QCheckBox
    close_it: QPushButton

    def __init__(self, preferences: Preferences, spelling: Spelling, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "window/preferences_dialog")
        self._preferences, self._spelling = preferences, spelling
        self.setWindowTitle(tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_choices(self.text_size, [(size, tr("{n} %", n=size)) for size in TEXT_SIZES])
        fill_choices(self.appearance, [(value, tr(words)) for value, words in APPEARANCES])
        fill_choices(self.lock_after, [(each, _after_said(each)) for each in LOCK_AFTER])
        possible = spelling.is_possible()
        self.check_spelling.setEnabled(possible)
        self.no_dictionary.setVisible(not possible)
        # once each control knows how wide its words are now
        self._fit = later(self, 0, lambda: self.resize(self.sizeHint()))
        self._show()
        self._connect()
        self.text_size.setFocus()
        self.resize(self.sizeHint())  # a small screen would give it less than its words take

    def _show(self) -> None:
        now = self._preferences.settings
        choose(self.text_size, now.text_size)
        choose(self.appearance, now.appearance)
        choose(self.lock_after, now.lock_after)
        show_ticked(self.check_spelling, self._spelling.is_on and self.check_spelling.isEnabled())
        show_ticked(self.show_levels, now.show_levels)
        show_ticked(self.sound, now.sound)

    def _connect(self) -> None:
        change = self._preferences.change
        self.text_size.currentIndexChanged.connect(lambda _place: self._resize_text())
        self.appearance.currentIndexChanged.connect(
            lambda _place: change(appearance=self.appearance.currentData())
        )
        self.lock_after.currentIndexChanged.connect(
            lambda _place: change(lock_after=self.lock_after.currentData())
        )
        self.check_spelling.toggled.connect(self._spelling.turn)
        self.show_levels.toggled.connect(lambda on: change(show_levels=on))
        self.sound.toggled.connect(lambda on: change(sound=on))
        self.close_it.clicked.connect(self.close)

    def _resize_text(self) -> None:
        self._preferences.change(text_size=self.text_size.currentData())
        self._fit.start()


def _after_said(minutes: int) -> str:
    if not minutes:
        return tr("Never")
    return plural("After %n minutes", "After %n minute", minutes)
