"""An activity system as a list of headings and lines, to read and to edit: the same as the picture."""

from __future__ import annotations

from collections.abc import Set
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QTreeWidgetItem

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.exchange.document_html import html_text
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.views.activity.item_menu import ItemMenus
from lfl_desktop.views.activity.outline.outline_line import ENTER, At, LineDelegate
from lfl_desktop.views.activity.outline.outline_rows import OutlineRows
from lfl_desktop.views.activity.outline.outline_typing import TypedLine
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.kit.binding.lock import lock_field
from lfl_desktop.views.kit.controls.showing import show_text
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity import item_changes as jobs
from lfl_desktop.workspace.activity import tension_changes as pull_jobs
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_copy import page_to_copy
from lfl_desktop.workspace.activity.outline_lines import OutlineHeading
from lfl_desktop.workspace.activity.tension_changes import End

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Outline(OutlineRows):
    """The list. Enter edits a line or adds one below a heading, further keys are said below it.

    It keeps what is typed like every field does: within a second, and at once when a line is left."""

    pull_wanted = Signal(object)
    """A tension is to begin at this end."""
    tension_opened = Signal(object)

    def __init__(self, desk: Desk, menus: ItemMenus) -> None:
        super().__init__(desk)
        self._menus = menus
        self._keeper.refused.connect(self._show_again)
        self._editor: QLineEdit | None = None
        self._set: set[UUID] = set()
        self._after_set = later(self, 0, self._keep_set)
        self.itemChanged.connect(self._set_whole)
        self.setItemDelegate(LineDelegate(self))

    def show_page(self, shown: Shown, layers: Set[Layer]) -> None:
        """Shows a page as it is now; what is being typed stays as it is, and so does the cursor."""
        if self._shown is not None and self._shown.page.version.id != shown.page.version.id:
            self.finish_editing()
        self._shown, self._layers = shown, layers
        headings = self.headings()
        wanted = [key for key, _words, _level in self._rows(headings)]
        if wanted != [self._key(row) for row in self._all()]:
            self._rebuild(headings)
        self._say(headings)
        self._follow_editor()

    def _rebuild(self, headings: list[OutlineHeading]) -> None:
        current = self._key(self.currentItem())
        old = [self._key(row) for row in self._all()]
        had_focus = self.hasFocus() or (self._editor is not None and self._editor.hasFocus())
        editing = self._editor is not None and current.item in self._keeper.lines
        self._close_editor()
        self._fill(headings)
        self._go_to(current, old)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if editing and current.item:
            self.edit_line(current.item)

    # what is typed

    def edit_line(self, id: UUID) -> None:
        """Opens a line to type in."""
        for row in self._all():
            if self._key(row).item == id and not self._key(row).more:
                self.setCurrentItem(row)
                self.editItem(row, 0)
                if self._editor is not None:
                    self._editor.end(False)  # a letter adds to the words, as in a box of the picture

    def add_line(self, place: Place, after: SystemItem | None = None) -> None:
        """Opens an empty line at the end of a place, or behind a line."""
        shown = self._shown
        if shown is None:
            return
        self.finish_editing()
        layer = after.layer if after else Layer.NOW if Layer.NOW in self._layers else Layer.POSSIBLE
        line = jobs.new_item_line(shown.page, place, layer)
        above = after or next(reversed(in_box(shown.page.items, place, {Layer.NOW, layer})), None)
        self._keeper.lines[line.id] = TypedLine(shown.page, line, above.id if above else None)
        self.show_page(shown, self._layers)
        self.edit_line(line.id)

    def start_editing(self, id: UUID, editor: QLineEdit) -> None:
        """The editor of a line is open."""
        self._begin(id)
        self._editor = editor
        show_text(editor, self._keeper.lines[id].text if id in self._keeper.lines else "")
        editor.textChanged.connect(lambda text: self._keeper.type(id, text))
        if self.desk.is_only_read:
            lock_field(editor)
        if isinstance(editor, Line):
            editor.takes_list = lambda: True
            editor.lines_pasted.connect(partial(self._paste_lines, id))

    def _begin(self, id: UUID) -> None:
        """A line is about to be changed."""
        item = next((i for i in self._shown.page.items if i.id == id), None) if self._shown else None
        if id not in self._keeper.lines and item is not None and self._shown is not None:
            self._keeper.lines[id] = TypedLine(self._shown.page, item, None)

    def _paste_lines(self, id: UUID, lines: list[str]) -> None:
        for line in lines[1:]:
            self.go_on(id)
            if self._editor is None:
                return
            id = UUID(self._editor.property("line"))
            self._editor.setText(line.replace("\t", " "))

    def _set_whole(self, row: QTreeWidgetItem) -> None:
        """A line was given other words without an editor, as what reads the screen aloud can."""
        at = self._key(row)
        if at.item is not None and not at.more:
            self._begin(at.item)
            if at.item in self._keeper.lines:
                self._keeper.type(at.item, row.text(0))
                self._set.add(at.item)
                self._after_set.start()

    def _keep_set(self) -> None:
        done, self._set = self._set, set()
        if self.keep():
            for id in done:
                self._keeper.lines.pop(id, None)
        self.desk.file.settle()
        self._show_again()

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_page(self._shown, self._layers)

    def keep(self) -> bool:
        """Keeps what was typed; whether all of it could be."""
        return self._keeper.keep()

    def editor_closed(self, id: UUID) -> None:
        """The line was left: it is kept, and goes if it says nothing."""
        self._editor = None
        if self.keep():
            self._keeper.lines.pop(id, None)
        self.desk.file.settle()
        self._show_again()

    def finish_editing(self) -> None:
        """Keeps the line being typed and closes its editor."""
        self._close_editor()
        self.keep()

    def _close_editor(self) -> None:
        if self._editor is not None:
            delegate = self.itemDelegate()
            assert isinstance(delegate, LineDelegate)
            delegate.close(self._editor)

    def go_on(self, id: UUID) -> None:
        """Enter in a line: one more below it; in an empty one, no more."""
        typed = self._keeper.lines.get(id)
        has_words = typed is not None and bool(typed.text.strip())
        self.finish_editing()
        items = self._shown.page.items if self._shown else ()
        item = next((item for item in items if item.id == id), None)
        if has_words and item is not None:
            self.add_line(item.place, item)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_editor(self) -> None:
        """Undo changes the line being typed in, too."""
        item = self._item()
        typed = self._keeper.lines.get(item.id) if item else None
        kept = typed is not None and not self._keeper.waits(typed.line.id)
        if self._editor is not None and item is not None and typed is not None and kept:
            typed.text = plain_wording(item.wording)
            if plain_wording(self._editor.text()) != typed.text:
                show_text(self._editor, typed.text)

    # what else can be done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = Qt.Key(event.key()), self.at
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.modifiers() == ALT_SHIFT and key in _MOVES:
            self._move(key)
        elif key in (*ENTER, Qt.Key.Key_F2):
            self._enter(at)
        elif key == Qt.Key.Key_Insert and at.place:
            self.add_line(at.place, self._item())
        elif key == Qt.Key.Key_Delete:
            self._delete(at)
        elif key == Qt.Key.Key_T and not event.modifiers():
            self.pull_wanted.emit(End(at.place, at.item))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        ours = isinstance(event, QKeyEvent) and event.modifiers() == ALT_SHIFT and event.key() in _MOVES
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._enter(self.at)

    def _enter(self, at: At) -> None:
        if at.item:
            self.edit_line(at.item)
        elif at.place:
            self.add_line(at.place)
        elif at.pull:
            self.tension_opened.emit(at.pull)
        else:
            self.pull_wanted.emit(End())

    def _delete(self, at: At) -> None:
        workspace = self.desk.workspace
        item, pull = workspace.get(SystemItem, at.item), workspace.get(Tension, at.pull)
        if item is not None and not at.more:
            self.desk.removes(lambda: jobs.remove_item(workspace, item), tr("Line removed"))
        elif pull is not None and not at.more:
            self.desk.removes(lambda: pull_jobs.remove_tension(workspace, pull), tr("Tension removed"))

    def _move(self, key: Qt.Key) -> None:
        shown, at, item = self._shown, self.at, self._item()
        if shown is None:
            return
        workspace, by = self.desk.workspace, -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1
        upright = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if item is not None and upright:
            self.desk.attempt(lambda: jobs.reorder_item(workspace, shown.page, item, by))
        elif item is not None:
            layer = Layer.POSSIBLE if by > 0 else Layer.NOW
            if item.layer != layer:
                self.desk.attempt(lambda: jobs.move_to_box(workspace, shown.page, item, item.place, layer))
        elif at.pull and upright:
            tensions, id = shown.page.tensions, at.pull
            self.desk.attempt(lambda: pull_jobs.reorder_tension(workspace, tensions, id, by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        shown, at, item = self._shown, self.at, self._item()
        if shown is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item is not None:
            self._menus.fill_item(menu, shown, item)
        elif at.place:
            self._menus.fill_box(menu, shown, at.place)
        elif at.pull:
            menu.addAction(tr("Edit"), lambda: self._enter(at))
            menu.addAction(tr("Delete"), lambda: self._delete(at))
        else:
            menu.addAction(tr("Add tension"), lambda: self._enter(at))
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(row.center()) if keyboard else event.globalPos())

    def copy(self) -> None:
        """Puts the list on the clipboard, for Word as headings and bullets. What is held back stays here."""
        if self._shown is None:
            return
        self.finish_editing()
        made = page_to_copy(self._shown, self._layers)
        clipboard.copy_to_clipboard(plain_text(made.document), html_text(made.document))
        said = tr("The list is copied")
        if made.own:
            said = tr("The list is copied for {name}, who has not released it", name=self._shown.leader)
        if made.held_back:
            left = plural("%n lines held back", "%n line held back", made.held_back)
            said = tr("{said}, without {left}", said=said, left=left)
        self.desk.said.emit(said)


_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
