"""An action as it stands beside an activity system: its words, by when, and what it changes there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from lfl_desktop.canvas.content import in_boxes, plain_wording
from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Layer, SystemItem, Tension
from lfl_desktop.domain.meetings import Action, MeetingState
from lfl_desktop.domain.tensions import tensions_in_order
from lfl_desktop.views.kit.binding.lock import is_locked, lock, unlock
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.parts.action_row import ActionRow
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity import action_links as jobs
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.tension_changes import tension_joins

MOST_LETTERS = 60
"""A line of a menu is not longer than this."""


class LinkedActionRow(ActionRow):
    """An action with the lines that it changes and the tensions that it works on."""

    form = "activity/linked_action"
    before_due = ()

    changes_words: QLabel
    changes: QPushButton

    _details = True

    def __init__(self, desk: Desk, action: Action, shown: Shown) -> None:
        super().__init__(desk, action, shown.book)
        self._shown = shown
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill_targets(menu, self.desk, self._shown, self.record))
        self.changes.setMenu(menu)
        self.show_links(shown)

    def called(self, number: int) -> str:
        words = super().called(number)
        self.changes.setAccessibleName(tr("{row}: what does it change?", row=words))
        return words

    def show_details(self, show: bool) -> None:
        """Shows by when and the sign too, or only the words."""
        self._details = show
        self.due_words.setVisible(show)
        self.sign.setVisible(show)
        self._show_due()

    def _show_due(self) -> None:
        super()._show_due()
        self.day.setVisible(self._details and bool(self.day.text()))

    def show_links(self, shown: Shown) -> None:
        """Says what the action changes now."""
        self._shown = shown
        links, page = shown.whole.links, shown.page
        lines = [i for i in page.items if self.record.id in links.actions(i.id)]
        pulls = [t for t in tensions_in_order(page.tensions) if self.record.id in links.actions(t.id)]
        told = [plain_wording(line.wording) for line in lines] + [
            tension_joins(t, page.items, shown.names) for t in pulls
        ]
        words = [tr("Changes: {words}", words=", ".join(told))] if told else []
        if self._is_finished():
            lock(self)
            self.changes.setEnabled(True)
            words.append(tr("Its meeting is finished. Open that again to change this action."))
        elif is_locked(self):
            unlock(self)
        self.changes_words.setText("\n".join(words))
        self.changes_words.setVisible(bool(words))

    def _is_finished(self) -> bool:
        """Whether the meeting at which it was decided is finished; what it changes can be said also later."""
        meetings = (m for m in self._shown.book.meetings if m.id == self.record.meeting)
        return any(meeting.state == MeetingState.FINISHED for meeting in meetings)


def fill_targets(menu: QMenu, desk: Desk, shown: Shown, action: Action) -> None:
    """The lines and tensions of a page, of which those are ticked that an action changes or works on."""
    menu.clear()
    boxes = in_boxes(shown.page.items)
    for place, items in boxes.items():
        for item in items:
            words = f"{title(place)}: {_worded(item)}"
            _add(menu, desk, shown, words, action, item)
    menu.addSeparator()
    for pull in tensions_in_order(shown.page.tensions):
        words = tr("Tension {where}", where=tension_joins(pull, shown.page.items, shown.names))
        _add(menu, desk, shown, words, action, pull)


def fill_actions(menu: QMenu, desk: Desk, shown: Shown, record: SystemItem | Tension) -> None:
    """The leader's actions, of which those are ticked that change a line or work on a tension."""
    menu.clear()
    for action in shown.actions:
        if action.wording.strip():
            _add(menu, desk, shown, plain_wording(action.wording), action, record)


def _add(
    menu: QMenu, desk: Desk, shown: Shown, words: str, action: Action, record: SystemItem | Tension
) -> None:
    links = shown.whole.links
    line = menu.addAction(as_line(words))
    line.setCheckable(True)
    line.setChecked(action.id in links.actions(record.id))
    line.triggered.connect(
        lambda on: desk.attempt(lambda: jobs.link(desk.workspace, action.id, record, links, on))
    )


def _worded(item: SystemItem) -> str:
    return f"+ {plain_wording(item.wording)}" if item.layer == Layer.POSSIBLE else plain_wording(item.wording)


def as_line(words: str) -> str:
    """Words as a line of a menu: short, and with no letter underlined by an ampersand in them."""
    short = words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1].rstrip()}…"
    return literal(short)
