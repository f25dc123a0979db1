"""A table says the same on screen and on paper, where the facilitator reads both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.lists import impact_changes, set_lists
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.table_copy import TableCopy, table_copy
from lfl_desktop.workspace.set_book import SetBook

LINES = {
    PaperName.MEMBERS: lambda book: [spells[0] for spells in by_person(book.memberships).values()],
    PaperName.CHALLENGES: set_lists.challenges,
    PaperName.ACTIONS: lambda book: set_lists.actions(book, book.programme.sample_today),
    PaperName.IMPACT: impact_changes.lines_of_impact,
}


@pytest.mark.parametrize("paper", LINES)
def test_headings_and_words_are_those_of_the_paper(
    paper: PaperName, sample_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    window = open_window(sample_path)
    window.desk.wanted.emit(Destination(PlaceName(paper.value)))
    view = window.screen_of(paper.value).findChild(QTableView, "table")
    assert view is not None
    model = view.model()
    columns = range(model.columnCount())
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    cells = [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]
    copied = copy_of(window.desk.book(), paper)
    assert cells and headings == copied.headings
    assert cells == [list(row) for row in copied.rows]
    below = model.index(0, 0)
    assert (model.rowCount(below), model.columnCount(below)) == (0, 0), "nothing is below a line"


FIELDS = [
    (PaperName.ACTIONS, "Action", "wording"),
    (PaperName.ACTIONS, "By when", "due_words"),
    (PaperName.ACTIONS, "Sign", "sign"),
    (PaperName.CHALLENGES, "Challenge", "stated"),
    (PaperName.CHALLENGES, "Restated", "restated"),
    (PaperName.CHALLENGES, "Agreed", "headline"),
]


@pytest.mark.parametrize(("paper", "heading", "field"), FIELDS)
def test_enter_goes_to_the_field_in_which_the_words_of_that_column_are_written(
    paper: PaperName, heading: str, field: str, sample_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    window, hands = open_window(sample_path), Keyboard()
    window.desk.wanted.emit(Destination(PlaceName(paper.value)))
    view = window.screen_of(paper.value).findChild(QTableView, "table")
    assert view is not None
    model = view.model()
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    view.setFocus()
    view.setCurrentIndex(model.index(0, headings.index(heading)))
    hands.enter()
    assert window.place == "meetings" and hands.focus.objectName() == field


def copy_of(book: SetBook, paper: PaperName) -> TableCopy:
    lines = tuple(line.id for line in LINES[paper](book))
    return table_copy(book, AskedPaper(paper, Audience.FACILITATOR, lines=lines))
