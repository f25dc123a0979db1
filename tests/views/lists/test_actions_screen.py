"""The list of actions, by keyboard: filter, sort, copy, open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from keyboard import ALT, CTRL, SHIFT, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.record import named_id
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.views.kit.tables.table_fitting import LEAST_WIDTH
from lfl_desktop.views.lists.actions_screen import ActionsScreen
from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
from lfl_desktop.views.meeting.slots_stage import SlotsStage
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import Destination, PlaceName, at_slot
from lfl_desktop.workspace.papers.prepared_paper import Prepared
from lfl_desktop.workspace.rules.record_rules import Rules


@pytest.fixture
def window(
    sample_path: Path, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> MainWindow:
    opened = open_window(sample_path)
    hands.press(Qt.Key.Key_5, CTRL)
    QApplication.processEvents()
    return opened


@pytest.fixture
def screen(window: MainWindow) -> ActionsScreen:
    made = window.screen_of("actions")
    assert isinstance(made, ActionsScreen) and window.place == "actions"
    return made


def shown(screen: ActionsScreen, column: int = 1) -> list[str]:
    model = screen.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def pasted() -> list[list[str]]:
    return [line.split("\t") for line in QApplication.clipboard().text().splitlines()]


def head_and_lines(prepared: Prepared | None) -> tuple[list[str], list[str]]:
    """What a list says above its lines, and these."""
    assert prepared is not None and prepared.document is not None
    lines = plain_text(prepared.document).splitlines()
    return [x for x in lines if not x.startswith("•")], [x for x in lines if x.startswith("•")]


def test_the_actions_as_the_sample_stands(screen: ActionsScreen, window: MainWindow) -> None:
    assert len(shown(screen)) == 11
    assert screen.figures.text() == "11 actions · 6 open · as the sample stands on 4 July 2013"
    assert window.findChild(QPushButton, "place_actions").accessibleDescription() == "6 open"
    assert shown(screen, 3).count("Open") == 6


def test_it_filters_as_one_types_and_escape_clears(screen: ActionsScreen, hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("TOM  induc")
    assert shown(screen) == ["Two-day induction for all new teachers in September INSET"]
    assert screen.figures.text() == "1 of 11 shown"
    hands.press(Qt.Key.Key_Escape)
    assert len(shown(screen)) == 11
    hands.type("nobody says this")
    assert shown(screen) == [] and not screen.copy.isEnabled()


def test_quick_filters_and_a_leader_by_key(screen: ActionsScreen, hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.tab()
    hands.press(Qt.Key.Key_Right)
    assert len(shown(screen)) == 6
    hands.tab()
    hands.letter("b")
    assert set(shown(screen, 0)) == {"Beth Ivory"} and len(shown(screen)) == 2
    hands.back()
    hands.press(Qt.Key.Key_Right)
    assert shown(screen) == []
    hands.press(Qt.Key.Key_Delete)
    assert set(shown(screen, 3)) == {"Open"}


def test_it_sorts_by_the_column_of_the_cursor(screen: ActionsScreen, hands: Keyboard) -> None:
    assert hands.focus is screen.table
    hands.press(Qt.Key.Key_Up, ALT)
    assert shown(screen, 0) == sorted(shown(screen, 0))
    hands.press(Qt.Key.Key_Down, ALT)
    assert shown(screen, 0) == sorted(shown(screen, 0), reverse=True)
    hands.press(Qt.Key.Key_Right, times=2)
    hands.press(Qt.Key.Key_Up, ALT)
    assert shown(screen, 2) == [
        *("8 Feb (half term)", "14 Mar (next meeting)", "28 Mar (end of term)", "26 Apr"),
        *("30 Apr (end of April)", "24 May", "21 June", "30 June (end of June)"),
        *("4 July", "4 July (next meeting)", "4 Sep 2013"),
    ]


def test_it_sorts_by_a_click_on_a_heading(screen: ActionsScreen) -> None:
    head = screen.table.horizontalHeader()
    place = head.sectionViewportPosition(0) + 8
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.rect().center().__class__(place, 8))
    assert shown(screen, 0) == sorted(shown(screen, 0))


def test_the_chosen_lines_are_copied_as_text_and_as_a_table(
    screen: ActionsScreen, hands: Keyboard, window: MainWindow
) -> None:
    first = window.desk.workspace.get(Action, screen.list.shown[0].id)
    assert first is not None
    with window.desk.workspace.step("Change", rules=Rules.ARRIVING) as step:
        step.put(replace(first, wording="=HYPERLINK(1)\n& <so> on"))
    hands.press(Qt.Key.Key_Down, SHIFT)
    hands.press(Qt.Key.Key_C, CTRL)
    rows = pasted()
    heads = ["Leader", "Action", "By when", "By when, in words", "How it stands", "Sign", "Decided at"]
    assert rows[0] == [*heads, "Last report"]
    assert rows[1][2:4] == ["2013-02-08", "half term"]
    assert len(rows) == 3 and rows[1][1] == "'=HYPERLINK(1) & <so> on"
    html = QApplication.clipboard().mimeData().html()
    assert "yyyy\\-mm\\-dd'\">2013-02-08</td>" in html
    assert html.count("<tr>") == 3 and "=HYPERLINK(1)<br" in html and ["&amp;", "&lt;so>", "on"][0] in html
    assert "mso-number-format:'\\@'" in html


def test_the_button_copies_all_in_sight_in_their_order(
    screen: ActionsScreen, hands: Keyboard, window: MainWindow
) -> None:
    hands.press(Qt.Key.Key_Down, ALT)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("meeting 3")
    screen.copy.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [row[1] for row in pasted()[1:]] == shown(screen)
    assert window.frame.said.text() == f"Copied for you, the facilitator: {len(shown(screen))} lines"


def test_enter_opens_the_meeting_at_the_slot_it_was_decided_in(
    screen: ActionsScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("four change teams")
    hands.enter()
    assert hands.focus is screen.table
    hands.enter()
    meetings = window.screen_of("meetings")
    assert window.place == "meetings" and isinstance(meetings, MeetingsScreen)
    assert isinstance(meetings.stage, SlotsStage)
    assert meetings.heading.text().startswith("Meeting 3")
    form = meetings.stage.pages.currentWidget()
    assert form is not None and form.heading.text() == "Beth’s slot"  # type: ignore[attr-defined]


def test_a_double_click_opens_it_too(screen: ActionsScreen, window: MainWindow) -> None:
    spot = screen.table.visualRect(screen.table.model().index(3, 1)).center()
    QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    meetings = window.screen_of("meetings")
    assert window.place == "meetings" and isinstance(meetings, MeetingsScreen)
    assert meetings.heading.text().startswith("Meeting 2")
    QApplication.processEvents()


def test_nothing_is_red(screen: ActionsScreen) -> None:
    model = screen.table.model()
    places = product(range(model.rowCount()), range(model.columnCount()))
    colours = [model.index(*place).data(Qt.ItemDataRole.ForegroundRole) for place in places]
    assert len([colour for colour in colours if colour]) > 10
    assert not [colour.name() for colour in colours if colour and colour.red() > colour.blue()]


def test_what_is_chosen_and_filtered_stays_while_records_change(
    screen: ActionsScreen, hands: Keyboard, window: MainWindow
) -> None:
    hands.press(Qt.Key.Key_Down, times=4)
    chosen = screen.list.chosen
    assert chosen is not None
    with window.desk.workspace.step("Change", rules=Rules.ARRIVING) as step:
        step.delete(chosen_before := screen.list.shown[0].action)
    assert screen.list.chosen is not None and screen.list.chosen.id == chosen.id
    assert chosen_before.wording not in shown(screen)
    assert hands.focus is screen.table and screen.table.currentIndex().row() == 3


def test_in_a_narrow_window_wordings_keep_room_to_read(
    screen: ActionsScreen, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(700, 600)
    least = LEAST_WIDTH * screen.table.fontMetrics().averageCharWidth()
    qtbot.waitUntil(lambda: screen.table.horizontalScrollBar().maximum() > 0)
    assert all(screen.table.columnWidth(column) >= least for column in (1, 4, 6))
    assert screen.table.verticalScrollBar().maximum() == 0, "the page scrolls, not the table in it"


def test_the_slot_of_a_meeting_that_is_in_sight_already(window: MainWindow, hands: Keyboard) -> None:
    book = window.desk.book()
    slot = next(s for s in book.slots if book.numbers[s.meeting] == 3 and s.position == 1)
    for _ in range(2):
        window.go(at_slot(slot.meeting, slot.challenge))
        meetings = window.screen_of("meetings")
        assert isinstance(meetings, MeetingsScreen) and isinstance(meetings.stage, SlotsStage)
        form = meetings.stage.pages.currentWidget()
        assert form is not None and form.isAncestorOf(hands.focus)
        assert form.heading.text() == f"{book.short(slot.presenter)}’s slot"  # type: ignore[attr-defined]
        hands.press(Qt.Key.Key_PageUp, CTRL)


def test_members_are_copied_too(window: MainWindow, hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_3, CTRL)
    hands.tab_to("table")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    rows = pasted()
    assert rows[0] == ["Name", "Post", "School", "Joined", "Status"] and len(rows) == 8
    assert rows[1] == ["Priya Dale", "KS1 phase leader", "Northway Fields", "2013-01-17", "Member"]


def test_the_list_as_it_stands_goes_to_paper(
    screen: ActionsScreen, window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    from lfl_desktop.views.share.share_screen import ShareScreen

    hands.press(Qt.Key.Key_Down, ALT)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("meeting 3")
    wordings = shown(screen)
    assert 1 < len(wordings) < 11
    hands.tab_to("print_list")
    hands.press(Qt.Key.Key_Space)
    share = window.screen_of("share")
    assert window.place == "share" and isinstance(share, ShareScreen)
    qtbot.waitUntil(lambda: share.prepared is not None and share.prepared.asked == share.asked())
    assert share.prepared is not None and share.prepared.pdf
    assert share.which.currentText() == f"As in the list: {len(wordings)} of 11"
    assert share.about.text() == f"List of actions · As in the list: {len(wordings)} of 11"
    head, listed = head_and_lines(share.prepared)
    assert [wording in line for wording, line in zip(wordings, listed, strict=True)] == [True] * len(wordings)
    assert "meeting 3" not in " ".join(head), "what was typed to filter stays here"
    hands.press(Qt.Key.Key_Tab)
    share.which.setFocus()
    hands.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(head_and_lines(share.prepared)[1]) == 11)
    assert share.prepared.name == "Set A list of actions.pdf"


def test_the_key_for_printing_takes_the_list_along(
    screen: ActionsScreen, window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    from lfl_desktop.views.share.share_screen import ShareScreen

    assert screen.isVisible()
    hands.press(Qt.Key.Key_P, CTRL)
    share = window.screen_of("share")
    assert window.place == "share" and isinstance(share, ShareScreen)
    assert share.asked().kind == "actions" and share.which.currentText() == "All lines of the list (11)"
    for key, kind in ((Qt.Key.Key_3, "members"), (Qt.Key.Key_4, "challenges"), (Qt.Key.Key_7, "impact")):
        hands.press(key, CTRL)
        hands.press(Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda kind=kind: share.asked().kind == kind and share.isVisible())  # type: ignore[misc]
        qtbot.waitUntil(lambda: share.prepared is not None and share.prepared.asked == share.asked())
        assert share.prepared is not None and share.prepared.pdf
    hands.press(Qt.Key.Key_1, CTRL)
    hands.press(Qt.Key.Key_P, CTRL)
    assert share.asked().kind == "impact", "as it was left"


def test_a_list_without_lines_cannot_be_printed(
    screen: ActionsScreen, window: MainWindow, hands: Keyboard
) -> None:
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("zzzz")
    assert shown(screen) == [] and not screen.print_list.isEnabled()


def test_in_a_long_list_a_line_far_down_is_in_sight_with_all_its_words(
    screen: ActionsScreen, window: MainWindow
) -> None:
    workspace = window.desk.workspace
    first = screen.list.model.lines[0].action
    added = [
        replace(first, id=named_id("added", n), wording=f"Line {n}: {'many words ' * (n % 9)}")
        for n in range(120)
    ]
    with workspace.step("Many", rules=Rules.ARRIVING) as step:
        for action in added:
            step.put(action)
    QApplication.processEvents()
    view = screen.table
    for far in (added[110], added[3], added[75]):
        window.go(Destination(PlaceName.ACTIONS, far.id))
        QApplication.processEvents()
        assert screen.list.chosen is not None and screen.list.chosen.id == far.id
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
        rows = range(view.rowAt(0), view.rowAt(view.viewport().height() - 1) + 1)
        assert far.id in [screen.list.shown[row].id for row in rows]
        for row in rows:
            line = screen.list.shown[row].action.wording
            words = view.fontMetrics().boundingRect(
                0, 0, view.columnWidth(1) - 2 * view.fontMetrics().height(), 999, 0x1000, line
            )
            three = 3 * view.fontMetrics().height()
            assert view.rowHeight(row) >= min(words.height(), three)
    assert view.verticalScrollBar().maximum() > 0
