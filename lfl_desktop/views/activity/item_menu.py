"""What can be done with a line of an activity system, in the picture and in the outline alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lfl_desktop.canvas.content import in_box, plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.activity.linked_action import as_line, fill_actions
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity import action_links
from lfl_desktop.workspace.activity import item_changes as jobs
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.tension_changes import End


class ItemMenus(QObject):
    """Fills menus. `edit_wanted(place, item)` asks to type in a box, `pull_wanted(end)` for a tension that
    begins there, `action_added(action)` tells of an action that has no words yet."""

    edit_wanted = Signal(object, object)
    pull_wanted = Signal(object)
    action_added = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk

    def fill_box(self, menu: QMenu, shown: Shown, place: Place) -> None:
        """For a whole box: what can be done with it, and a menu for each of its lines."""
        _add(menu, tr("Edit {place}", place=title(place)), lambda: self.edit_wanted.emit(place, None))
        _add(menu, tr("Add a tension from here"), lambda: self.pull_wanted.emit(End(place)))
        items = in_box(shown.page.items, place)
        if items:
            menu.addSeparator()
        for item in items:
            sign = "+ " if item.layer == Layer.POSSIBLE else ""
            self.fill_item(menu.addMenu(as_line(sign + plain_wording(item.wording))), shown, item)

    def fill_item(self, menu: QMenu, shown: Shown, item: SystemItem) -> None:
        """For one line."""
        _add(menu, tr("Edit"), lambda: self.edit_wanted.emit(item.place, item.id))
        self._fill_actions(menu.addMenu(tr("Which action changes this?")), shown, item)
        begin = End(item.place, item.id)
        _add(menu, tr("Add a tension from here"), lambda: self.pull_wanted.emit(begin))
        if item.layer == Layer.NOW:
            self._fill_became(menu.addMenu(tr("Changed into")), shown, item)
        self._fill_places(menu.addMenu(tr("Move to")), shown, item)
        other = Layer.NOW if item.layer == Layer.POSSIBLE else Layer.POSSIBLE
        words = tr("Is so now") if other == Layer.NOW else tr("Is possible, not so now")
        _add(menu, words, partial(self._do, jobs.move_to_box, shown.page, item, item.place, other))
        _add(menu, tr("Move up"), partial(self._do, jobs.reorder_item, shown.page, item, -1))
        _add(menu, tr("Move down"), partial(self._do, jobs.reorder_item, shown.page, item, 1))
        words = tr("Held back: stays with {name}", name=shown.leader) if shown.leader else tr("Held back")
        held = partial(self._do, jobs.hold_back, item, not item.held_back)
        _tick(_add(menu, words, held), item.held_back)
        menu.addSeparator()
        remove = partial(jobs.remove_item, self.desk.workspace, item)
        _add(menu, tr("Delete"), lambda: self.desk.removes(remove, tr("Line removed")))

    def _fill_actions(self, menu: QMenu, shown: Shown, item: SystemItem) -> None:
        fill_actions(menu, self.desk, shown, item)
        menu.addSeparator()
        meeting = action_links.where_to_add(shown.book)
        new = _add(menu, tr("A new action…"), lambda: self._add_action(shown, item))
        new.setEnabled(meeting is not None)

    def _add_action(self, shown: Shown, item: SystemItem) -> None:
        meeting = action_links.where_to_add(shown.book)
        if meeting is not None:
            made = self.desk.attempt(
                lambda: action_links.add_action(self.desk.workspace, shown.page, meeting, item)
            )
            if made is not None:
                self.action_added.emit(made.id)

    def _fill_became(self, menu: QMenu, shown: Shown, item: SystemItem) -> None:
        choices: list[tuple[UUID | None, str]] = [(None, tr("Nothing: it is still so"))]
        choices += [
            (i.id, f"{title(i.place)}: {plain_wording(i.wording)}") for i in jobs.may_become(shown.page)
        ]
        for id, words in choices:
            _tick(_add(menu, as_line(words), partial(self._do, jobs.become, item, id)), item.became == id)
        menu.setEnabled(len(choices) > 1)

    def _fill_places(self, menu: QMenu, shown: Shown, item: SystemItem) -> None:
        for place in Place:
            go = partial(self._do, jobs.move_to_box, shown.page, item, place, item.layer)
            _add(menu, title(place), go).setEnabled(place != item.place)

    def _do(self, job: Callable[..., object], *parts: object) -> None:
        self.desk.attempt(lambda: job(self.desk.workspace, *parts))


def _add(menu: QMenu, words: str, job: Callable[[], object]) -> QAction:
    return menu.addAction(words, lambda: job() and None)


def _tick(action: QAction, ticked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(ticked)
