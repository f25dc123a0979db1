"""Spelling checked while prose is typed: calm marks under words that no dictionary has, and a menu that
knows what may be meant.

The marks are formats of the layout, no part of the text: they change nothing that is kept, undone or copied.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from lfl_desktop import paths
from lfl_desktop.domain.wording.clean_text import clean, listed
from lfl_desktop.views.kit.binding.later import later
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.drops import NoFiles, are_files, give
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr

if TYPE_CHECKING:
    from lfl_desktop.workspace.start.speller import Speller
    from lfl_desktop.workspace.workspace import Change

READ_AFTER = 600
"""Milliseconds without a key after which the dictionary is read, once the window is up: the window stands
still for a tenth of a second then, which must not fall between two keys."""

MENU_KEYS = (QKeySequence("F4"), QKeySequence("Shift+F10"))
"""Where the system itself does not ask for the menu."""


class ProseText(NoFiles, QPlainTextEdit):
    """Several lines of prose whose spelling is checked in a window that has `Spelling`.

    Where a list is being entered (`takes_list` says so at that moment) and nothing was here, the first of
    several lines that are pasted stays here and `lines_pasted` tells all."""

    menu_asked = Signal(QMenu)
    """A menu is about to be shown: others may add to it."""
    lines_pasted = Signal(list)

    takes_list: Callable[[], bool] | None = None

    _marks: Marks | None = None

    @property
    def marks(self) -> Marks | None:
        """What marks its words, None where spelling is not checked."""
        return self._marks

    def set_marks(self, marks: Marks | None) -> None:
        """Marks the words from now on, or no longer."""
        if self._marks is not None:
            self._marks.let_go()
        self._marks = marks

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes words as they will be kept; the path of a file is no words."""
        if are_files(source):
            give(self, ())
            return
        text = source.text()
        lines = listed(text) if self.takes_list and not self.toPlainText().strip() else []
        is_list = len(lines) > 1 and self.takes_list is not None and self.takes_list()
        plain = QMimeData()
        plain.setText(self.pasted(lines[0] if is_list else text))
        super().insertFromMimeData(plain)
        if is_list:
            self.lines_pasted.emit(lines)

    def pasted(self, text: str) -> str:
        """What of pasted text comes here."""
        return clean(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._have_checked()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._marks is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._marks.leave_word()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._marks is not None and event.type() == QEvent.Type.PaletteChange:
            self._marks.mark_anew()
        elif event.type() == QEvent.Type.ReadOnlyChange and self.isVisible():
            self._have_checked()

    def _have_checked(self) -> None:
        spelling = _spelling_of(self)
        if spelling is not None:
            spelling.attend(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if QKeySequence(event.keyCombination()) in MENU_KEYS:
            self._show_menu(self.textCursor(), self._below_cursor())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu(self.textCursor(), self._below_cursor())
        else:
            self._show_menu(self.cursorForPosition(event.pos()), event.globalPos())

    def _below_cursor(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def _show_menu(self, cursor: QTextCursor, where: QPoint) -> None:
        menu = self.createStandardContextMenu()
        menu.setParent(self, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spelling = _spelling_of(self)
        if spelling is not None:
            spelling.offer(menu, cursor)
        self.menu_asked.emit(menu)
        menu.popup(where)


class _Held(NamedTuple):
    """The word being typed: the number of its paragraph, and its place there."""

    block: int
    start: int
    end: int

    def has(self, cursor: QTextCursor) -> bool:
        return cursor.blockNumber() == self.block and self.start <= cursor.positionInBlock() <= self.end


class Marks(QSyntaxHighlighter):
    """A wavy line under each unknown word of a field, but for the one being typed.

    Qt says that the text changed when only its marks do, unless a key changed both: then nobody is told.
    """

    def __init__(self, field: ProseText, speller: Speller) -> None:
        super().__init__(field)
        self._field = field
        self._speller = speller
        self._typing = False
        self._held: _Held | None = None
        # before the document is set: the word being typed must be known when its paragraph is marked
        field.document().contentsChange.connect(self._changed)
        field.cursorPositionChanged.connect(self._moved)
        self.setDocument(field.document())
        self.mark_anew()

    def let_go(self) -> None:
        """Takes the marks away for good."""
        self._field.document().contentsChange.disconnect(self._changed)
        self._field.cursorPositionChanged.disconnect(self._moved)
        with QSignalBlocker(self._field):
            self.setDocument(None)
        self.deleteLater()

    def mark_anew(self) -> None:
        """Marks all words again: other words are known, or the colours are others."""
        with QSignalBlocker(self._field):
            self.rehighlight()

    def leave_word(self) -> None:
        """The cursor went out of the word that was being typed: now it may be marked."""
        self._typing = False
        held, self._held = self._held, None
        if held is not None:
            with QSignalBlocker(self._field):
                self.rehighlightBlock(self._field.document().findBlockByNumber(held.block))

    def highlightBlock(self, text: str) -> None:
        unknown = self._speller.unknown(text)
        number = self.currentBlock().blockNumber()
        if self._held is not None and self._held.block == number:
            self._held = None
        if not unknown:
            return
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(QColor(colours(self._field).amber))
        for word in unknown:
            place = _Held(number, word.start, word.end)
            if self._typing and place.has(self._field.textCursor()):
                self._held = place
            else:
                self.setFormat(word.start, word.end - word.start, wavy)

    def _changed(self, _place: int, _removed: int, _added: int) -> None:
        self._typing = self._field.hasFocus()

    def _moved(self) -> None:
        if self._held is not None and not self._held.has(self._field.textCursor()):
            self.leave_word()


class Spelling(QObject):
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
        self._timer = later(self, READ_AFTER, self._read)
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
            field.set_marks(Marks(field, self._speller))
        elif not wanted and field.marks is not None:
            field.set_marks(None)
        if self._speller is None:
            field.textChanged.connect(self._typed, Qt.ConnectionType.UniqueConnection)

    def told(self, change: Change) -> None:
        """A step was kept: names may be others now."""
        if self._speller is None:
            return
        from lfl_desktop.workspace.start.speller import NAMED, names_in

        if change.has(*NAMED) and self._speller.take_names(names_in(self._desk.workspace)):
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

    def _add(self, word: str) -> None:
        speller = self._speller
        assert speller is not None
        self._desk.attempt(lambda: speller.add(word))
        self._mark_anew()

    def _read(self) -> None:
        # not at the top: a start needs no dictionary
        from lfl_desktop.workspace.start import speller

        self._timer.stop()
        dictionary = speller.british_english()
        self._is_missing = dictionary is None
        if dictionary is not None:
            self._speller = speller.Speller(dictionary, paths.own_words_file())
            self._speller.take_names(speller.names_in(self._desk.workspace))
        self._attend_to_all()

    def _typed(self) -> None:
        """Text was typed or shown while there is no dictionary, or not yet."""
        field = self.sender()
        if not isinstance(field, QWidget) or not field.hasFocus():
            return
        if self._timer.isActive():
            self._timer.start()
        elif self._is_missing and self.is_on and not self._preferences.settings.told_of_no_dictionary:
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


def _spelling_of(field: QWidget) -> Spelling | None:
    """That of the window that a field is in, or that its dialog belongs to."""
    above: QWidget | None = field
    while above is not None:
        found = above.window().findChild(Spelling, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None:
            return found
        above = above.window().parentWidget()
    return None


def _put_on_top(menu: QMenu, offers: list[QAction]) -> None:
    first = menu.actions()[0]
    menu.insertActions(first, offers)
    menu.insertSeparator(first)
    if offers[0].isEnabled():
        menu.setActiveAction(offers[0])
