"""What the places have in common that show records as a list: filter, table, copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.views.kit.binding.forms import layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.controls.choices import fill_choices
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen, card, label
from lfl_desktop.views.kit.tables.saving_lists import saves_list
from lfl_desktop.views.kit.tables.table_lines import Column, L
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PaperDestination, PlaceName, at_paper
from lfl_desktop.workspace.lists.set_lists import leaders
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.table_copy import TableCopy, table_copy
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange


class ListScreen(Screen, Generic[L]):
    """A list to filter, sort and copy. A subclass reads its lines and says what each column shows."""

    columns: ClassVar[Sequence[Column]] = ()
    paper: ClassVar[PaperName]
    """The list on paper."""

    nothing: ClassVar[str] = ""
    """What to say where there is no record yet."""
    chooses = ("filter", "quick", "leader", "copy", "save_list", "copy_story", "open_meeting")

    heading: QLabel
    figures: QLabel
    filter: QLineEdit
    quick: Segmented
    leader: QComboBox
    copy: QPushButton
    save_list: QPushButton
    print_list: QPushButton
    table_card: QFrame
    table: QTableView

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.begin = QPushButton(tr("Go to the meeting"))
        """Leads to where a first record is written down, while there is none."""
        self.begin.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.begin.clicked.connect(lambda: self.desk.wanted.emit(Destination(PlaceName.MEETINGS)))
        self._begin_card = card()
        whole = QVBoxLayout(self._begin_card)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        self.begin_words = label("")
        whole.addWidget(self.begin_words)
        whole.addWidget(self.begin, alignment=Qt.AlignmentFlag.AlignLeft)
        layout_of(self, "page").insertWidget(1, self._begin_card)
        self.list: Table[L] = Table(self.table, self.columns, self.is_quiet)
        self._tests = [test for _label, test in self.quick_filters()]
        self.quick.set_options([(i, label) for i, (label, _test) in enumerate(self.quick_filters())])
        self.quick.set_value(0)
        self.leader.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        fill_choices(self.leader, [], tr("Everybody"))
        self.filter.textChanged.connect(lambda _words: self._sift())
        self.filter.returnPressed.connect(self.table.setFocus)
        self.quick.changed.connect(lambda _place: self._sift())
        self.leader.currentIndexChanged.connect(lambda _place: self._sift())
        self.copy.clicked.connect(lambda: self.list.copy(everything=True))
        saves_list(self.save_list, self.list, self.heading.text(), self.desk, self)
        self.list.taken = self._taken
        self.list.copied.connect(self.desk.said)
        self.print_list.clicked.connect(lambda: self.desk.wanted.emit(self.to_print()))
        self.list.opened.connect(self.open_line)
        self.list.chose.connect(self._chose)
        QShortcut(QKeySequence("Esc"), self.filter, self.filter.clear)

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        return {"filter": self._find}

    def lines(self, book: SetBook) -> list[L]:
        """The lines of the list, in the order of the records."""
        raise NotImplementedError

    def person_of(self, line: L) -> UUID:
        """Whose line it is."""
        raise NotImplementedError

    def quick_filters(self) -> list[tuple[str, Callable[[L], bool]]]:
        """The quick filters, each with its label; the first lets everything through."""
        raise NotImplementedError

    def counted(self, lines: Sequence[L]) -> str:
        """The figures below the title where no filter is set."""
        raise NotImplementedError

    def is_quiet(self, line: L) -> bool:
        """Whether a line is grey."""
        return False

    def open_line(self, record: UUID) -> None:
        """Opens the place where a record lives."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Shows the line that is chosen, beside the list."""

    def _chose(self) -> None:
        self.show_chosen()
        self.lock_received()

    def follow(self, book: SetBook) -> None:
        """Shows what followed, beside the list, from text that was kept."""

    def refresh(self) -> None:
        keep_all(self)
        with QSignalBlocker(self.list):  # what is chosen is shown once
            self.show_lines(self.desk.book())
        self.show_chosen()

    def to_print(self) -> PaperDestination:
        shown = tuple(line.id for line in self.list.shown)
        return at_paper(self.paper, lines=shown) if shown else super().to_print()

    def text_kept(self, change: KeptChange) -> None:
        book = self.desk.book()
        self.show_lines(book)
        self.follow(book)

    def focus_first(self) -> None:
        (self.table if self.list.model.lines else self).setFocus()

    def fold(self) -> None:
        super().fold()
        direction = QBoxLayout.Direction
        filters = layout_of(self, "filters")
        filters.setDirection(direction.TopToBottom if self._narrow else direction.LeftToRight)
        for row in (layout_of(self, "top"), filters):  # below each other nothing is to be stretched
            row.setStretch(0, int(row.direction() == direction.LeftToRight))

    def show_destination(self, wanted: Destination) -> None:
        """Chooses the line of a record by its id, whatever the filter hides."""
        if wanted.record is not None:
            self.show_all()
            if self._stale:
                self.enter()
            self.list.choose(wanted.record)

    def show_all(self) -> None:
        """Takes the filters away."""
        self.filter.clear()
        self.quick.set_value(0)
        self.leader.setCurrentIndex(0)
        self._sift()

    def show_lines(self, book: SetBook) -> None:
        """Reads the list anew."""
        lines = self.lines(book)
        fill_choices(self.leader, leaders(book, [self.person_of(line) for line in lines]), tr("Everybody"))
        self.list.show_lines(lines)
        self._say_figures()

    def _find(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _sift(self) -> None:
        place, person = self.quick.value(), self.leader.currentData()
        test = self._tests[place if isinstance(place, int) else 0]
        self.list.sift(self.filter.text(), lambda line: test(line) and person in (None, self.person_of(line)))
        self._say_figures()

    def _say_figures(self) -> None:
        lines, shown = self.list.model.lines, self.list.shown_count
        if not lines:
            self.begin_words.setText(tr(self.nothing))
            self.figures.clear()
        elif shown < len(lines):
            self.figures.setText(tr("{n} of {all} shown", n=shown, all=len(lines)))
        else:
            self.figures.setText(self.counted(lines))
        self.figures.setVisible(bool(lines))
        self._begin_card.setVisible(not lines)
        for button in (self.copy, self.save_list, self.print_list):
            button.setEnabled(bool(shown))
        for widget in (
            self.filter,
            self.quick,
            self.leader,
            self.copy,
            self.save_list,
            self.print_list,
            self.table_card,
        ):
            widget.setVisible(bool(lines))

    def _taken(self, lines: Sequence[L]) -> TableCopy:
        ids = tuple(line.id for line in lines)
        return table_copy(self.desk.book(), AskedPaper(self.paper, self.desk.reader(self.paper), lines=ids))
