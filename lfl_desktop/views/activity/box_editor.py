"""The small sheet that opens over a box of the activity system to type in."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from lfl_desktop.canvas.content import BOTH, plain_wording
from lfl_desktop.canvas.drawing import Role
from lfl_desktop.canvas.editing import Lines
from lfl_desktop.canvas.prompts import layer_name, question_of_box, title
from lfl_desktop.domain.activity import Layer, Place
from lfl_desktop.domain.wording.clean_text import listed
from lfl_desktop.views.kit.binding.undo_keys import is_undo
from lfl_desktop.views.kit.controls.drawing_painter import colour
from lfl_desktop.views.kit.text.prose_text import ProseText
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import tr

_FEWEST_ROWS, _MOST_ROWS = 3, 8
_ALT = Qt.KeyboardModifier.AltModifier


class _Items(ProseText):
    """A line of text for each item; a list that is pasted comes without its bullets."""

    def pasted(self, text: str) -> str:
        lines = listed(text)
        return (
            "\n".join(line.replace("\t", " ") for line in lines) if len(lines) > 1 else super().pasted(text)
        )


class _LayerEdit(QWidget):
    """One layer of a box: its question, and a line of text for each item."""

    def __init__(self, layer: Layer, parent: QWidget):
        super().__init__(parent)
        self._layer = layer
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self.text = _Items()
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self._question.setBuddy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._question)
        column.addWidget(self.text, 1)

    def show_lines(self, place: Place, lines: Lines) -> None:
        sign = "+ " if self._layer == Layer.POSSIBLE else ""
        asked = f"{sign}{layer_name(self._layer)}: {question_of_box(place, self._layer)}"
        self._question.setText(asked)
        role = Role.POSSIBLE if self._layer == Layer.POSSIBLE else Role.INK
        _dye(self._question, colour(role, colours(self)))
        self.text.setAccessibleName(f"{title(place)}, {asked}")
        self.text.setPlainText("\n".join(wording for layer, wording in lines if layer == self._layer))
        rows = min(max(self.text.blockCount() + 1, _FEWEST_ROWS), _MOST_ROWS)
        around = 2 * (self.text.document().documentMargin() + self.text.frameWidth())
        line = QFontMetrics(self.text.font()).lineSpacing()
        self.text.setMinimumHeight(int(2 * line + around))
        self.text.setMaximumHeight(int(rows * line + around))

    def lines(self) -> Lines:
        every = self.text.toPlainText().split("\n")
        return tuple((self._layer, plain_wording(line)) for line in every if line.strip())


class BoxEditor(QWidget):
    """Edits what one box says, in a part for each layer: one item to a line.

    `typed()` says that something was typed, `edited(place, lines)` tells what the whole box says (`Lines`)
    when `tell_now` is called or a part loses focus. `stepped(by)` asks for the next box (1) or the one
    before (-1), `left()` to close. It neither opens nor closes itself.
    """

    typed = Signal()
    edited = Signal(object, object)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.place = Place.SUBJECT
        self._untold = False
        self._title = QLabel()
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self.parts = {layer: _LayerEdit(layer, self) for layer in Layer}
        self._hint = QLabel(tr("One thing to a line. Tab moves on, Esc closes."))
        self._hint.setWordWrap(True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._title)
        for part in self.parts.values():
            column.addWidget(part, 1)
            part.text.installEventFilter(self)
            part.text.textChanged.connect(self._note_typing)
        column.addWidget(self._hint)
        self.hide()

    def show_box(self, place: Place, lines: Lines, layers: Set[Layer] = BOTH) -> None:
        """Shows the parts of `layers`; the lines of a hidden part stay as they are."""
        self.place = place
        self._title.setText(title(place))
        look = colours(self)
        _dye(self._title, colour(Role.ACCENT, look))
        _dye(self._hint, colour(Role.MUTED, look))
        for layer, part in self.parts.items():
            part.text.blockSignals(True)
            part.show_lines(place, lines)
            part.text.blockSignals(False)
            part.setVisible(layer in layers)

    def begin(self, last: bool = False, new: bool = False) -> None:
        """Puts the cursor behind the last line of the first part, or of the last one; or on a `new` line."""
        text = self._shown()[-1 if last else 0]
        if new and text.toPlainText().strip():
            text.blockSignals(True)
            text.appendPlainText("")
            text.blockSignals(False)
        self._go_to(text)

    def begin_at(self, layer: Layer, line: int) -> None:
        """Puts the cursor behind one line, counted from 0, of the part of a layer."""
        text = self.parts[layer].text
        self._go_to(text)
        block = text.document().findBlockByNumber(line)
        cursor = text.textCursor()
        cursor.setPosition(block.position() + block.length() - 1)
        text.setTextCursor(cursor)

    def _go_to(self, text: QPlainTextEdit) -> None:
        cursor = text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        text.setTextCursor(cursor)
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> Lines:
        """What the box says as typed so far."""
        return tuple(line for part in self.parts.values() for line in part.lines())

    @property
    def untold(self) -> bool:
        """Whether something has been typed that has not been told yet."""
        return self._untold

    def tell_now(self) -> None:
        """Tells what was typed, if that has not been done."""
        if self._untold:
            self._untold = False
            self.edited.emit(self.place, self.lines())

    def height_for(self, width: int) -> int:
        """How high the editor would like to be at this width, in pixels."""
        self._column.activate()
        return self._column.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.focus), 2))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.tell_now()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return True
        elif isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            step = self._step(watched, event)
            if step is not None:
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    step()
                return True
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, event: QKeyEvent) -> Callable[[], object] | None:
        """What this key does beside typing, None for the keys that type."""
        key, shown = event.key(), self._shown()
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        up_or_down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if up_or_down and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT:
            return lambda: self._move_line(next(text for text in shown if text is watched), up_or_down)
        if key == Qt.Key.Key_Escape:
            return self.left.emit
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            return lambda: self.stepped.emit(1)
        if key == Qt.Key.Key_Tab and not control:
            return lambda: self.stepped.emit(1) if watched is shown[-1] else self._go_to(shown[-1])
        if key == Qt.Key.Key_Backtab:
            return lambda: self.stepped.emit(-1) if watched is shown[0] else self._go_to(shown[0])
        return None

    def _move_line(self, text: QPlainTextEdit, by: int) -> None:
        """Moves the line the cursor is in up or down, and the cursor with it. It is told at once, before
        another word makes it look like another line."""
        self.tell_now()
        _moved_line(text, by)
        self.tell_now()

    def _shown(self) -> list[QPlainTextEdit]:
        return [part.text for part in self.parts.values() if not part.isHidden()]

    def _note_typing(self) -> None:
        self._untold = True
        self.typed.emit()


def _moved_line(text: QPlainTextEdit, by: int) -> None:
    cursor = text.textCursor()
    lines, at, column = text.toPlainText().split("\n"), cursor.blockNumber(), cursor.positionInBlock()
    if 0 <= at + by < len(lines):
        lines.insert(at + by, lines.pop(at))
        text.setPlainText("\n".join(lines))
        cursor = text.textCursor()
        cursor.setPosition(text.document().findBlockByNumber(at + by).position() + column)
        text.setTextCursor(cursor)


def _dye(label: QLabel, ink: QColor) -> None:
    # the window's own style sheet would overrule a palette
    label.setStyleSheet(f"color: {ink.name()}")
