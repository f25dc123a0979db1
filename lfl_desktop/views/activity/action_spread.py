"""Where the actions fall: a bar for each place, the bottom row apart from the top, and one sentence."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from lfl_desktop.canvas.prompts import title
from lfl_desktop.domain.activity import Place
from lfl_desktop.domain.meetings import Action
from lfl_desktop.views.activity.linked_action import LinkedActionRow
from lfl_desktop.views.kit.binding.record_rows import Row, Rows
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.thin_bar import Bar
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.action_links import BOTTOM_ROW, Fall, Shown, fallen, spread_told


class Falls(QObject):
    """Fills the bars, the sentence, and the list of what each action changes. `whose` chooses the leader or
    the set, `when` the year or a term."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        choices: tuple[QComboBox, QComboBox],
        places: tuple[QGridLayout, QBoxLayout],
        labels: tuple[QLabel, QLabel],
        unfold: QPushButton,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.whose, self.when = choices
        self._bars, self._list = places
        self._sentence, self._loose = labels
        self._unfold = unfold
        self._shown: Shown | None = None
        self._figures: tuple[int, ...] = ()
        self._rows: Rows[Action] = Rows(parent, self._list, self._row)
        for combo in choices:
            combo.currentIndexChanged.connect(lambda _at: self._count())
        unfold.toggled.connect(lambda _on: self._show_list())

    def _row(self, action: Action) -> LinkedActionRow:
        assert self._shown is not None
        row = LinkedActionRow(self.desk, action, self._shown)
        row.show_details(not action.wording.strip())
        return row

    @property
    def rows(self) -> list[Row[Action]]:
        """The actions of the list, where it is unfolded."""
        return self._rows.rows

    def show_page(self, shown: Shown) -> None:
        """Shows where the actions fall now."""
        self._shown = shown
        leader = shown.leader or tr("This leader")
        fill_choices(self.whose, [(True, leader), (False, tr("The whole set"))])
        terms: list[tuple[object, str]] = [(t.id, t.label) for t in shown.book.terms]
        fill_choices(self.when, terms, tr("All year"))
        self._count()
        self._show_list()

    def add_row_for(self, action: UUID) -> None:
        """Unfolds the list, with the cursor in the words of an action."""
        self._unfold.setChecked(True)
        for row in self._rows.rows:
            if row.record.id == action:
                row.focus_first()

    def _count(self) -> None:
        if self._shown is None:
            return
        shown = self._shown
        person = shown.page.system.person if self.whose.currentData() else None
        found = fallen(shown.book, shown.whole, person, self.when.currentData())
        self._show_bars(found)
        self._sentence.setText(spread_told(found))
        loose = found.loose and found.loose < found.every
        words = plural(
            "%n actions do not say yet what they change.",
            "%n action does not say yet what it changes.",
            found.loose,
        )
        self._loose.setText(words if loose else "")
        self._loose.setVisible(bool(loose))

    def _show_bars(self, found: Fall) -> None:
        figures = (*found.counts.values(), found.top, found.bottom, found.loose == found.every)
        if figures == self._figures:
            return
        self._figures = figures
        while (item := self._bars.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if found.loose == found.every:
            return
        most = max(1, *found.counts.values())
        line = 0
        for words, count, places in (
            (tr("Top"), found.top, [p for p in found.shown if p not in BOTTOM_ROW]),
            (tr("Bottom row"), found.bottom, list(BOTTOM_ROW)),
        ):
            heading = " · ".join((words, plural("%n actions", "%n action", count)))
            self._bars.addWidget(label(heading, "muted"), line, 0, 1, 3)
            for place in places:
                line += 1
                self._show_bar(line, place, found.counts[place], most)
            line += 1

    def _show_bar(self, line: int, place: Place, count: int, most: int) -> None:
        self._bars.addWidget(label(title(place), wrap=False), line, 0)
        self._bars.addWidget(Bar(count / most), line, 1)
        figure = label(str(count), wrap=False)
        counted = plural("%n actions", "%n action", count)
        figure.setAccessibleName(f"{title(place)}: {counted}")
        self._bars.addWidget(figure, line, 2, Qt.AlignmentFlag.AlignRight)

    def _show_list(self) -> None:
        if self._shown is None:
            return
        unfolded = self._unfold.isChecked()
        self._rows.show(list(self._shown.actions) if unfolded else [])
        for row in self._rows.rows:
            if isinstance(row, LinkedActionRow):
                row.show_links(self._shown)
        self._unfold.setEnabled(bool(self._shown.actions))
