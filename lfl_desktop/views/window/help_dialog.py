"""Help on the place in sight, and all keys, sifted by a few letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from lfl_desktop.domain.wording.names import folded
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.window.command_table import COMMANDS, MEETING
from lfl_desktop.views.window.known_keys import KEYS, MEETINGS
from lfl_desktop.views.window.places import PLACES, ListedPlace
from lfl_desktop.views.window.window_commands import menu_words_alone
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import PlaceName

ROOM_AROUND = QMargins(20, 30, 20, 30)
"""What is seen of the window around the help, in pixels."""

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class HelpLine:
    """What some keys do, and where."""

    keys: str
    words: str
    places: tuple[PlaceName, ...]

    @property
    def where(self) -> str:
        """The places it is for, by their names; all of them where there are none."""
        return ", ".join(tr(_listed(place).label) for place in self.places) or tr("Everywhere")


class HelpDialog(QDialog):
    """Arrow keys move in the list while the cursor stays in the line; Escape closes."""

    place_name: QLabel
    place_help: QLabel
    typed: QLineEdit
    results: QListWidget
    nothing: QLabel
    close_it: QPushButton

    def __init__(self, place: PlaceName, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "window/help_dialog")
        self.setWindowTitle(tr("Keys and help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._room = parent.window().size()
        self.place_name.setText(tr(_listed(place).label))
        self.place_help.setText(tr(_listed(place).help))
        self._lines = sorted(_lines(), key=lambda line: (place not in line.places, bool(line.places)))
        show_whole_rows(self.results)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_selection(self.results)
        self.typed.textChanged.connect(lambda _text: self._sift())
        self.typed.installEventFilter(self)
        self.close_it.clicked.connect(self.close)
        self._sift()
        self.resize(self.sizeHint())
        self.typed.setFocus()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 40, line * 34).boundedTo(self._room.shrunkBy(ROOM_AROUND))

    def _sift(self) -> None:
        words = folded(self.typed.text()).split()
        self.results.clear()
        for line in self._lines:
            if all(word in folded(f"{line.words} {line.keys} {line.where}") for word in words):
                item = QListWidgetItem(f"{line.words}\n{line.keys} · {line.where}")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.keys}: {line.words}, {line.where}")
                self.results.addItem(item)
        self.results.setCurrentRow(0)
        self.results.setVisible(self.results.count() > 0)
        self.nothing.setVisible(self.results.count() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.results.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _lines() -> Iterator[HelpLine]:
    for command in COMMANDS:
        if command.keys:
            words = menu_words_alone(tr(command.words))
            yield HelpLine(_native(command.keys), words, MEETINGS if command in MEETING else ())
    for places, known in KEYS.items():
        yield from (HelpLine(tr(keys), tr(words), places) for keys, words in known)


def _native(keys: tuple[str, ...]) -> str:
    return ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys)


def _listed(place: PlaceName) -> ListedPlace:
    return next(listed for listed in PLACES if listed.name == place)
