"""An activity system as a list of headings and lines, to read and to edit: the same as the picture."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
)

from lfl_desktop.canvas.content import BOTH, in_box, plain
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension
from lfl_desktop.views.activity.item_menu import ItemMenus
from lfl_desktop.views.activity.outline_line import ENTER, KEY, At, LineDelegate, Lines
from lfl_desktop.views.activity.outline_typing import LineKeeper, TypedLine
from lfl_desktop.views.kit import clipboard
from lfl_desktop.views.kit.binding.later import later
from lfl_desktop.views.kit.binding.lock import lock_field
from lfl_desktop.views.kit.binding.showing import follow_selection, show_text
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.line import Line
from lfl_desktop.views.kit.theme import colours
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity import item_changes as jobs
from lfl_desktop.workspace.activity import outline_lines as words
from lfl_desktop.workspace.activity import tension_changes as pull_jobs
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.outline_copy import copied
from lfl_desktop.workspace.activity.outline_lines import Heading
from lfl_desktop.workspace.activity.tension_changes import End

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Outline(Lines):
    """The list. Enter edits a line or adds one below a heading, further keys are in `HINT`.

    It keeps what is typed like every field does: within a second, and at once when a line is left."""

    pull_wanted = Signal(object)
    """A tension is to begin at this end."""
    tension_opened = Signal(object)

    def __init__(self, desk: Desk, menus: ItemMenus) -> None:
        super().__init__()
        self.desk = desk
        self._menus = menus
        self._shown: Shown | None = None
        self._layers: Set[Layer] = BOTH
        self._keeper = LineKeeper(desk, self)
        self._keeper.refused.connect(self._show_again)
        self._editor: QLineEdit | None = None
        self._set: set[UUID] = set()
        self._after_set = later(self, 0, self._keep_set)
        self.itemChanged.connect(self._set_whole)
        follow_selection(self)
        self.setObjectName("outline")
        self.setAccessibleName(tr("The activity system as a list"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setWordWrap(True)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(LineDelegate(self))

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(20 * line, 16 * line)

    # what it shows

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

    def headings(self) -> list[Heading]:
        """What the list says."""
        shown = self._shown
        if shown is None:
            return []
        return words.outline(
            shown.page.items,
            shown.page.tensions,
            layers=self._layers,
            names=shown.names,
            actions=shown.wordings(),
            levels=shown.levels,
        )

    def _rows(self, headings: list[Heading]) -> list[tuple[At, str, int]]:
        """Each row with its key, words and depth; a line that is not kept yet stands where it will."""
        rows: list[tuple[At, str, int]] = []
        for heading in headings:
            place, first = heading.place, len(rows)
            rows.append((At(place), heading.words, 0))
            for line in heading.lines:
                at = At(place, line.id) if place else At(pull=line.id)
                rows.append((at, line.words, 1))
                rows += [(replace(at, more=nth), more, 2) for nth, more in enumerate(line.more, start=1)]
            known = {line.id for line in heading.lines}
            for typed in self._keeper.lines.values():
                if place == typed.line.place and typed.line.id not in known and self._is_here(typed):
                    before = {At(place), At(place, typed.after)} if typed.after else {At(place)}
                    last = max(n for n in range(first, len(rows)) if replace(rows[n][0], more=0) in before)
                    rows.insert(last + 1, (At(place, typed.line.id), typed.text, 1))
        return rows

    def _is_here(self, typed: TypedLine) -> bool:
        return self._shown is not None and typed.page.version.id == self._shown.page.version.id

    def _rebuild(self, headings: list[Heading]) -> None:
        current = self._key(self.currentItem())
        old = [self._key(row) for row in self._all()]
        had_focus = self.hasFocus() or (self._editor is not None and self._editor.hasFocus())
        editing = self._editor is not None and current.item in self._keeper.lines
        self._close_editor()
        self.clear()
        parents: list[QTreeWidgetItem] = []
        for key, _words, depth in self._rows(headings):
            row = QTreeWidgetItem()
            row.setData(0, KEY, key)  # before it is in the list: nobody is told
            if depth == 0:
                self.addTopLevelItem(row)
            else:
                parents[depth - 1].addChild(row)
            parents[depth:] = [row]
        self.expandAll()
        self._go_to(current, old)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if editing and current.item:
            self.edit_line(current.item)

    def _go_to(self, current: At, old: list[At]) -> None:
        """The row that was current; where it is gone, the one that stands in its stead."""
        rows = self._all()
        keys = [self._key(row) for row in rows]
        if current in keys:
            self.setCurrentItem(rows[keys.index(current)])
        elif rows:
            place = old.index(current) if current in old else 0
            self.setCurrentItem(rows[min(place, len(rows) - 1)])

    def _say(self, headings: list[Heading]) -> None:
        look = colours(self)
        strong = QFont(self.font())
        strong.setBold(True)
        lines = [typed.line for typed in self._keeper.lines.values()]
        lines += self._shown.page.items if self._shown else ()
        possible = {line.id for line in lines if line.layer == Layer.POSSIBLE}
        blocker = QSignalBlocker(self)
        for row, (key, said, depth) in zip(self._all(), self._rows(headings), strict=True):
            typed = self._keeper.lines.get(key.item) if key.item and not key.more else None
            row.setText(0, typed.text if typed and self._keeper.waits(typed.line.id) else said)
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            row.setFlags(flags | Qt.ItemFlag.ItemIsEditable if key.item and not key.more else flags)
            ink = look.accent_text if depth == 0 else look.plum if key.item in possible else look.text
            row.setForeground(0, QBrush(QColor(look.muted if key.more else ink)))
            if depth == 0:
                row.setFont(0, strong)
        blocker.unblock()

    def _all(self) -> list[QTreeWidgetItem]:
        """The rows from the top."""
        found: list[QTreeWidgetItem] = []
        for nth in range(self.topLevelItemCount()):
            _collect(self.topLevelItem(nth), found)
        return found

    def _key(self, row: QTreeWidgetItem | None) -> At:
        key = row.data(0, KEY) if row is not None else None
        return key if isinstance(key, At) else At()

    @property
    def at(self) -> At:
        """What the current row stands for."""
        return self._key(self.currentItem())

    def go_to_place(self, place: Place) -> None:
        """Makes the heading of a place current."""
        row = next((row for row in self._all() if self._key(row) == At(place)), None)
        if row is not None:
            self.setCurrentItem(row)

    def _item(self) -> SystemItem | None:
        items = self._shown.page.items if self._shown else ()
        return next((item for item in items if item.id == self.at.item), None)

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
        line = jobs.new_line(shown.page, place, layer)
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
        self.desk.workspace.settle()
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
        self.desk.workspace.settle()
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
            typed.text = plain(item.wording)
            if plain(self._editor.text()) != typed.text:
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
            self.desk.attempt(lambda: jobs.remove(workspace, item))
        elif pull is not None and not at.more:
            self.desk.attempt(lambda: pull_jobs.remove(workspace, pull))

    def _move(self, key: Qt.Key) -> None:
        shown, at, item = self._shown, self.at, self._item()
        if shown is None:
            return
        workspace, by = self.desk.workspace, -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1
        upright = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if item is not None and upright:
            self.desk.attempt(lambda: jobs.reorder(workspace, shown.page, item, by))
        elif item is not None:
            layer = Layer.POSSIBLE if by > 0 else Layer.NOW
            if item.layer != layer:
                self.desk.attempt(lambda: jobs.move(workspace, shown.page, item, item.place, layer))
        elif at.pull and upright:
            tensions, id = shown.page.tensions, at.pull
            self.desk.attempt(lambda: pull_jobs.reorder(workspace, tensions, id, by))

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
        made = copied(self._shown, self._layers)
        clipboard.copy(words.as_plain(made.head, made.headings), words.as_html(made.head, made.headings))
        said = tr("The list is copied")
        if made.own:
            said = tr("The list is copied for {name}, who has not released it", name=self._shown.leader)
        if made.held_back:
            left = plural(made.held_back, "{n} line held back", "{n} lines held back")
            said = tr("{said}, without {left}", said=said, left=left)
        self.desk.said.emit(said)


_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def _collect(row: QTreeWidgetItem | None, found: list[QTreeWidgetItem]) -> None:
    if row is not None:
        found.append(row)
        for nth in range(row.childCount()):
            _collect(row.child(nth), found)
