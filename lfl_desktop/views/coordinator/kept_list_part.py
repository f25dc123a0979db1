"""What the parts have in common that show a table of what a coordinator keeps, and the one chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView, QWidget

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.coordinator.kept_screen import Keeping, KeptPart
from lfl_desktop.views.coordinator.printing_lists import prints_list
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import Column, L
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator import keeping_programme as jobs


class KeptListPart(KeptPart, Generic[L]):
    """A table with a line for each record, and beside it the form of the one that is chosen. A subclass fills
    its form, and then calls `make_list`. `listed` is what a file of its lines is called."""

    listed = ""
    save_list: QPushButton
    print_list: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keeping: Keeping | None = None
        self._form: RecordForm | None = None

    def make_list(
        self,
        view: QTableView,
        columns: Sequence[Column[L]],
        *,
        card: QWidget,
        nothing: QWidget,
        opens: QWidget,
        begins: QWidget,
    ) -> None:
        """Shows the lines in `view`, which stands in a `card`; where there is none, `nothing` says so and
        work `begins` at another control. A line that is opened leads to the field `opens`."""
        self._view, self._card, self._nothing, self._begins = view, card, nothing, begins
        self.list: Table[L] = Table(view, columns)
        self.list.copied.connect(self.desk.said)
        self.list.chose.connect(self.show_chosen)
        self.list.opened.connect(lambda _id: opens.setFocus())
        saves_list(self.save_list, self.list, tr(self.listed), self.desk, self)
        prints_list(self.print_list, self.list, tr(self.listed), self.desk, self)

    def lines(self, keeping: Keeping) -> list[L]:
        """A line for each record, in order."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Shows the record of the line that is chosen, or that there is none."""
        raise NotImplementedError

    def head(self) -> None:
        """Names the record that is chosen."""
        raise NotImplementedError

    def show_kept(self, keeping: Keeping) -> None:
        self._show_lines(keeping)
        self.show_chosen()

    def text_kept(self, keeping: Keeping) -> None:
        self._show_lines(keeping)
        self.head()

    def focus_first(self) -> None:
        (self._view if self.list.model.lines else self._begins).setFocus()

    def choose(self, record: UUID) -> None:
        self.list.choose(record)
        self.show_chosen()

    def chosen_line(self) -> L:
        """The line that is chosen, for what is only there with one."""
        line = self.list.chosen
        assert line is not None
        return line

    def offer_schools(self, choice: QComboBox, keeping: Keeping) -> None:
        """Fills a choice with the schools of the programme."""
        schools = sorted(keeping.kept.schools.values(), key=lambda school: collated(school.name))
        fill_choices(choice, [(school.id, school.name) for school in schools], tr("none"))

    def add_record(
        self, make: Callable[[Keeping], Record | None], then: QWidget, typed: QLineEdit | None = None
    ) -> None:
        """Keeps a new record, of what was `typed` if there is a line for that, chooses it and goes on with
        the field `then`; what was typed stays where it could not be kept, or makes no record."""
        keeping = self._keeping
        if keeping is None:
            return
        added = self.desk.attempt(lambda: make(keeping))
        if added is None:
            if typed is not None:
                typed.setFocus()
            return
        if typed is not None:
            typed.clear()
        self.choose(added.id)
        then.setFocus()

    def remove_record(self, record: Record, title: str, said: str) -> None:
        """Removes the record that is chosen, in a step called `title`, and says so."""
        if self.desk.succeeds(lambda: jobs.remove_kept(self.desk.workspace, record, title)):
            self.desk.removed.emit(tr(said))

    def _show_lines(self, keeping: Keeping) -> None:
        self._keeping = keeping
        lines = self.lines(keeping)
        self.list.show_lines(lines)
        self._nothing.setVisible(not lines)
        for widget in (self._card, self.save_list, self.print_list):
            widget.setVisible(bool(lines))
