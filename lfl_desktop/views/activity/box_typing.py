"""Typing into the boxes of an activity system on its picture: the editor that opens over one of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from lfl_desktop.canvas.content import in_box
from lfl_desktop.canvas.editing import Lines, lines_of_box
from lfl_desktop.domain.activity import Place, SystemItem
from lfl_desktop.views.activity.box_editor import BoxEditor
from lfl_desktop.views.activity.system_picture import SystemPicture


class BoxTyping(QObject):
    """Opens the editor over a box, keeps it there and takes it on to the next one.

    `typed()` says that something was typed, `edited(place, lines)` tells what a box says when that is asked
    for, and when the editor closes or loses focus; `left()` that the editor was left for the picture."""

    typed = Signal()
    edited = Signal(object, object)
    left = Signal()

    def __init__(self, picture: SystemPicture) -> None:
        super().__init__(picture)
        self._picture = picture
        self._editor = BoxEditor(picture)
        self._editor.typed.connect(self.typed)
        self._editor.edited.connect(self.edited)
        self._editor.stepped.connect(self._step)
        self._editor.left.connect(self._leave)
        picture.view_changed.connect(self.stay_over)

    @property
    def is_open(self) -> bool:
        """Whether the editor is open."""
        return not self._editor.isHidden()

    def edit(self, place: Place, item: UUID | None, new: bool) -> None:
        """Opens the editor over the box `place`, with the cursor behind this item or on a `new` line."""
        self._open(place)
        items, layers = self._picture.items, self._picture.layers
        found = next((one for one in items if one.id == item), None)
        if found is not None and found.layer in layers:
            row = [one.id for one in in_box(items, place, {found.layer})]
            self._editor.begin_at(found.layer, row.index(found.id))
        else:
            self._editor.begin(new=new)

    def lines(self, items: Sequence[SystemItem]) -> Lines:
        """What these items say in the box of the editor."""
        return lines_of_box(items, self._editor.place)

    def follow(self, before: Lines) -> None:
        """Other items are in sight, `before` is what the box said: the editor says what it says now, if that
        was changed elsewhere in the meantime (by undo, for one)."""
        after = self.lines(self._picture.items)
        elsewhere = after not in (before, self._editor.lines())
        if self.is_open and elsewhere and not self._editor.untold:
            self._editor.show_box(self._editor.place, after, self._picture.layers)
            if self._has_cursor():
                self._editor.begin()

    def tell_now(self) -> None:
        """Tells what was typed, if it has not been told."""
        self._editor.tell_now()

    def close(self) -> None:
        """Tells what was typed, if it has not been told, and closes the editor."""
        self._editor.tell_now()
        if self._picture.isVisible() and self._has_cursor():
            self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.hide()

    def stay_over(self) -> None:
        """Puts the editor over its box, wherever that is now."""
        if not self.is_open:
            return
        picture = self._picture
        box, origin = picture.box_of(picture.place), picture.origin().toPoint()
        least = QFontInfo(picture.font()).pixelSize() * 26
        width = min(max(int(box.width) + 16, least), picture.width() - 8)
        height = min(self._editor.height_for(width), picture.height() - 8)
        x = origin.x() + int(box.x + (box.width - width) / 2)
        y = origin.y() + int(box.y) - 4
        left = min(max(x, 4), picture.width() - width - 4)
        top = min(max(y, 4), picture.height() - height - 4)
        self._editor.setGeometry(QRect(left, top, width, height))

    def _has_cursor(self) -> bool:
        return self._editor.isAncestorOf(QApplication.focusWidget() or self._picture)

    def _open(self, place: Place) -> None:
        self._editor.tell_now()
        self._picture.focus_place(place)
        self._editor.show_box(place, lines_of_box(self._picture.items, place), self._picture.layers)
        self._editor.show()
        self.stay_over()
        self._editor.raise_()

    def _step(self, by: int) -> None:
        """On to the next box in the order of reading; beyond the last, back to the picture."""
        places = list(Place)
        index = places.index(self._picture.place) + by
        if 0 <= index < len(places):
            self._open(places[index])
            self._editor.begin(last=by < 0)
        else:
            self._leave()

    def _leave(self) -> None:
        self.left.emit()
        self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
