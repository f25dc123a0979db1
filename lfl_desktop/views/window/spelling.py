"""Spelling checked while prose is typed in a window, and a menu that knows what may be meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lfl_desktop import paths
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.kit.text.prose_text import ProseText, SpellCheck
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from lfl_desktop.workspace.start.speller import Speller
    from lfl_desktop.workspace.writing import KeptChange

READ_AFTER = 600
"""Milliseconds without a key or another place after which the dictionary is read, once the window is up: the
window stands still for a tenth of a second then, which must not fall between two keys or on a first look."""

READ_AGAIN_AFTER = 3000
"""Milliseconds after which it is tried again where a dialog was open."""


class Spelling(SpellCheck):
    """Checks the spelling in one window. `keep` keeps whatever is being typed there, as a thought that
    is over."""

    def __init__(self, window: QWidget, desk: Desk, keep: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._preferences = desk.preferences
        self._keep = keep
        self._speller: Speller | None = None
        self._is_missing = False
        self._timer = later(self, READ_AFTER, self._read_at_rest)
        if self.is_on:
            self._timer.start()

    @property
    def is_on(self) -> bool:
        """Whether the user wants spelling to be checked."""
        return self._preferences.settings.check_spelling

    def is_possible(self) -> bool:
        """Whether there is a dictionary on this computer."""
        if self._speller is None and not self._is_missing:
            self._read()
        return self._speller is not None

    def turn(self, on: bool) -> None:
        """Checks spelling from now on, or no longer."""
        self._preferences.change(check_spelling=on)
        if on and self._speller is None:
            self._read()
        self._attend_to_all()

    def let_go(self) -> None:
        """Reads nothing any more: the window closes."""
        self._timer.stop()

    def attend(self, field: ProseText) -> None:
        """Marks the words of a field, if that is wanted and possible."""
        wanted = self.is_on and self._speller is not None and not field.isReadOnly()
        if wanted and field.marks is None and self._speller is not None:
            from lfl_desktop.views.kit.text.spell_marks import Marks  # a start marks no words

            field.set_marks(Marks(field, self._speller))
        elif not wanted and field.marks is not None:
            field.set_marks(None)
        if self._speller is None:
            field.textChanged.connect(self._typed, Qt.ConnectionType.UniqueConnection)

    def told(self, change: KeptChange) -> None:
        """A step was kept: names may be others now."""
        if self._speller is None:
            return
        from lfl_desktop.workspace.start.speller import NAMED, names_in

        if change.has(*NAMED) and self._speller.take_names(names_in(self._desk.file)):
            self._mark_anew()

    def offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Puts what may be meant by the unknown word at the cursor on top of a menu."""
        if self._speller is None or not self.is_on:
            return
        place, block = cursor.positionInBlock(), cursor.block()
        for word in self._speller.unknown(block.text()):
            if word.start <= place <= word.end:
                found = QTextCursor(block)
                found.setPosition(block.position() + word.start)
                found.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
                _put_on_top(menu, self._offers(menu, found, word.text))
                return

    def _offers(self, menu: QMenu, found: QTextCursor, word: str) -> list[QAction]:
        assert self._speller is not None
        offers = []
        for meant in self._speller.suggestions(word):
            offer = QAction(literal(meant), menu)
            offer.triggered.connect(lambda _checked=False, meant=meant: self._replace(found, word, meant))
            offers.append(offer)
        if not offers:
            none = QAction(tr("No suggestions"), menu)
            none.setEnabled(False)
            offers.append(none)
        add = QAction(literal(tr("Add “{word}” to my dictionary", word=word)), menu)
        add.triggered.connect(lambda _checked=False: self._add(word))
        return [*offers, add]

    def _replace(self, found: QTextCursor, word: str, meant: str) -> None:
        """Replaces a word by another as a thought of its own, so that one undo takes back just that: what was
        typed before was kept when the menu took the focus."""
        if found.selectedText() == word:
            found.insertText(meant)
        self._keep()

    def put_off(self) -> None:
        """Something is typed or another place comes into sight: the dictionary waits until that is over."""
        if self._timer.isActive():
            self._timer.start()

    def _add(self, word: str) -> None:
        speller = self._speller
        assert speller is not None
        self._desk.attempt(lambda: speller.add(word))
        self._mark_anew()

    def _read_at_rest(self) -> None:
        if QApplication.activeWindow() in (None, self._window):
            self._read()
        else:  # somebody types in a dialog
            self._timer.start(READ_AGAIN_AFTER)

    def _read(self) -> None:
        # not at the top: a start needs no dictionary
        from lfl_desktop.workspace.start import speller

        self._timer.stop()
        dictionary = speller.british_english()
        self._is_missing = dictionary is None
        if dictionary is not None:
            self._speller = speller.Speller(dictionary, paths.own_words_file())
            self._speller.take_names(speller.names_in(self._desk.file))
        self._attend_to_all()

    def _typed(self) -> None:
        """Text was typed or shown while there is no dictionary, or not yet."""
        field = self.sender()
        if not isinstance(field, QWidget) or not field.hasFocus():
            return
        self.put_off()
        told = self._preferences.settings.told_of_no_dictionary
        if not self._timer.isActive() and self._is_missing and self.is_on and not told:
            self._preferences.change(told_of_no_dictionary=True)
            self._desk.said.emit(
                tr("Spelling is not checked: this computer has no British English dictionary")
            )

    def _attend_to_all(self) -> None:
        for field in self._window.findChildren(ProseText):
            self.attend(field)

    def _mark_anew(self) -> None:
        for field in self._window.findChildren(ProseText):
            if field.marks is not None:
                field.marks.mark_anew()


def _put_on_top(menu: QMenu, offers: list[QAction]) -> None:
    first = menu.actions()[0]
    menu.insertActions(first, offers)
    menu.insertSeparator(first)
    if offers[0].isEnabled():
        menu.setActiveAction(offers[0])
