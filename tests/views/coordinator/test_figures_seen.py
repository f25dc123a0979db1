"""Charts, membership, schools, the calendar and several cohorts, with keys on the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_driver import button, ways_in, words_in

from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.exchange.setfile import seal_of, sum_of
from lfl_desktop.views.coordinator.all_dates_screen import AllDatesScreen
from lfl_desktop.views.coordinator.chart_card import ChartCard
from lfl_desktop.views.coordinator.chart_picture import ChartPicture
from lfl_desktop.views.coordinator.files_screen import FilesScreen
from lfl_desktop.views.kit.theme import LIGHT
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.workspace import Workspace

Open = Callable[[Path], MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "made.lfl"
    assert main(["sample", str(path), "--coordinator"]) == 0
    return path


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "programme.lfl"
    path.write_bytes(made.read_bytes())
    return path


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]


def press(widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


class Painting(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_each_chart_is_told_in_words_and_opens_as_a_table(office: Path, open_window: Open) -> None:
    window = open_window(office)
    screen = window.screen_of("overview")
    told = {one.accessibleName(): one.accessibleDescription() for one in screen.findChildren(ChartPicture)}
    assert told["The year over all sets"] == "24 of 24 meetings were held."
    assert told["Members from the start to the close"] == "26 members: 28 began, 3 left, 1 joined."
    assert told["Actions by state"].startswith("90 actions: 68 done")
    assert "each on its own scale" in told["Before and after"]
    (shown,) = (
        one
        for one in screen.findChildren(QPushButton)
        if one.accessibleName() == "Members from the start to the close: figures as a table"
    )
    press(shown, Qt.Key.Key_Space)
    (table,) = (one for one in screen.findChildren(QTableView) if one.isVisible())
    steps = [["at the start", "28"], ["gone", "−3"], ["joined", "+1"], ["at the close", "26"]]
    assert cells(table) == steps
    press(shown, Qt.Key.Key_Space)
    assert not table.isVisible()


def test_a_chart_has_a_ring_around_it_while_it_is_in_focus(office: Path, open_window: Open) -> None:
    chart = open_window(office).screen_of("overview").findChildren(ChartPicture)[0]
    other = chart.nextInFocusChain()

    def edges() -> list[bool]:
        """Whether there is the colour of focus in the middle of each edge of what is on the window."""
        image = chart.window().grab(QRect(chart.mapTo(chart.window(), QPoint()), chart.size())).toImage()
        right, foot, x, y = chart.width() - 1, chart.height() - 1, chart.width() // 2, chart.height() // 2
        spots = ((0, y), (right, y), (x, 0), (x, foot))
        return [image.pixelColor(*spot).name() == LIGHT.focus for spot in spots]

    for widget, ringed in ((other, False), (chart, True), (other, False)):
        widget.setFocus()
        QApplication.processEvents()
        assert edges() == [ringed] * 4


def test_leaving_a_chart_paints_it_anew(office: Path, open_window: Open, qtbot: QtBot) -> None:
    chart = open_window(office).screen_of("overview").findChildren(ChartPicture)[0]
    painted = Painting(chart)
    for focus in (chart.setFocus, chart.nextInFocusChain().setFocus):
        QApplication.processEvents()
        painted.times = 0
        focus()
        qtbot.waitUntil(lambda: painted.times > 0)


def test_charts_stand_apart_with_room_around_them(office: Path, open_window: Open, qtbot: QtBot) -> None:
    screen = open_window(office).screen_of("overview")
    cards = screen.findChildren(ChartCard)
    qtbot.waitUntil(lambda: all(card.height() > 60 for card in cards))
    for card in cards:
        label = next(one for one in card.findChildren(QLabel) if one.property("role") == "heading")
        assert (label.x(), label.y()) == (17, 15), "the frame of the card, and room within"
    for area in (screen.left_charts, screen.right_charts):
        above, below = (card.geometry() for card in cards if card.parentWidget() is area)
        assert below.top() - above.bottom() - 1 == 16


def test_a_chart_is_laid_out_for_the_room_that_it_gets(office: Path, open_window: Open) -> None:
    screen = open_window(office).screen_of("overview")
    for chart in screen.findChildren(ChartPicture):
        for width in (420, 700):
            chart.resize(width, chart.height())
            image = chart.grab().toImage()
            ground = image.pixel(1, 1)
            inked = [
                x for x in range(width) if any(image.pixel(x, y) != ground for y in range(image.height()))
            ]
            assert width - 100 < inked[-1] - inked[0] < width - 6, (chart.accessibleName(), width)


def test_a_figure_opens_what_it_is_made_of(office: Path, open_window: Open) -> None:
    window = open_window(office)
    for figure, place in (("24 of 24", "all_dates"), ("28 → 26", "membership"), ("94 %", "sets")):
        window.go("overview")
        press(button(window.screen_of("overview"), figure), Qt.Key.Key_Space)
        assert window.place == place


def test_membership_tells_counts_and_opens_the_members_of_a_set(
    office: Path, open_window: Open, program: Program
) -> None:
    window = open_window(office)
    window.go("membership")
    screen = window.screen_of("membership")
    assert "Who left, and why, stays in the set." in words_in(screen)
    table = screen.findChild(QTableView, "table")
    assert isinstance(table, QTableView)
    rows = {row[0]: row[2:6] for row in cells(table)}
    assert rows["B"] == ["9", "3", "0", "6"] and rows["A"][2] == "1"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    shown = program.window
    assert isinstance(shown, MainWindow) and shown.desk.is_received and shown.place == "members"


def test_the_calendar_opens_the_meeting_of_a_set(office: Path, open_window: Open, program: Program) -> None:
    window = open_window(office)
    window.go("all_dates")
    screen = window.screen_of("all_dates")
    table = screen.findChild(QTableView, "table")
    assert isinstance(table, QTableView)
    listed = cells(table)
    assert len(listed) == 36
    at = next(n for n, row in enumerate(listed) if row[:3] == ["9 May 2013", "Meeting 3", "Set A"])
    table.setCurrentIndex(table.model().index(at, 0))
    press(table, Qt.Key.Key_Return)
    shown = program.window
    assert isinstance(shown, MainWindow) and shown.place == "meetings"
    assert "Meeting 3 · Thursday 9 May" in words_in(shown.screen_of("meetings"))


def test_schools_tell_what_happened_there(office: Path, open_window: Open) -> None:
    window = open_window(office)
    window.go("programme_schools")
    table = window.screen_of("programme_schools").findChild(QTableView, "table")
    assert isinstance(table, QTableView)
    happened = {row[0]: row[4] for row in cells(table)}
    assert happened["Rosehill Infant"] == "Inspection, 6 Feb 2013 (From satisfactory to good)"
    window.resize(1366, 768)
    QApplication.processEvents()
    what_happened, who_came = (table.columnWidth(column) for column in (4, 5))
    assert who_came < what_happened / 1.5, "a column without words takes no room from one that has many"
    press(table, Qt.Key.Key_Return)
    assert window.place == "roster"


def of_another_cohort(office: Path, folder: Path) -> Path:
    """The file of set A again, of another set A in a cohort of the year after."""
    workspace = Workspace.open(office, read_only=True)
    try:
        received = next(one for one in workspace.select(Edition) if one.set_name == "A")
        data = workspace.content_of(received.id)
        cohort = workspace.select(Cohort)[0].id
    finally:
        workspace.close()
    assert data is not None
    plain = under_other_ids(data, 7)
    for record in plain["records"]:
        if record["record"] == "cohort":
            record["name"] = "Cohort 2"
            assert record["id"] != str(cohort)
    return sealed(plain, folder / "A of cohort 2.lflset")


def under_other_ids(data: bytes, space: int) -> dict[str, Any]:
    """The content of a set's file as of another set of the same programme."""
    shared = {"programme", "term", "theme", "school", "programme_event"}
    text = data.decode()
    for record in msgspec.json.decode(data)["records"]:
        if record["record"] not in shared:
            text = text.replace(record["id"], str(uuid5(UUID(int=space), record["id"])))
    plain: dict[str, Any] = msgspec.json.decode(text)
    return plain


def sealed(plain: dict[str, Any], path: Path) -> Path:
    plain["digest"] = sum_of(msgspec.json.encode(plain["records"]))
    plain["seal"] = seal_of(plain)
    path.write_bytes(msgspec.json.encode(plain))
    return path


def test_of_many_sets_that_are_late_some_are_named_and_the_others_counted(
    tmp_path: Path, open_window: Open
) -> None:
    sample, office = tmp_path / "sample.lfl", tmp_path / "office.lfl"
    assert main(["sample", str(sample)]) == 0
    assert main(["export", str(sample), "--set", "A", "-o", str(tmp_path / "a.lflset")]) == 0
    data = (tmp_path / "a.lflset").read_bytes()
    files = [sealed(under_other_ids(data, nth), tmp_path / f"{nth}.lflset") for nth in range(10)]
    Workspace.create(office).close()
    assert main(["add", str(office), *map(str, files)]) == 0
    said = ways_in(open_window(office).screen_of("overview"))
    assert sum("nothing yet of the meeting on" in words for words in said) == 8
    assert "Nothing yet of the last meeting of 2 more sets" in said


def test_cohorts_are_told_apart_and_chosen(
    office: Path, tmp_path: Path, open_window: Open, program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(office), str(of_another_cohort(office, tmp_path))]) == 0
    capsys.readouterr()
    assert main(["sets", str(office)]) == 0
    said = capsys.readouterr().out
    assert "A (Cohort 1)" in said and "A (Cohort 2)" in said and "5 sets · 30 of 30" in said
    assert main(["sets", str(office), "--cohort", "cohort 2"]) == 0
    assert "1 set · 6 of 6 meetings held" in capsys.readouterr().out
    window = open_window(office)
    choice = window.findChild(QComboBox, "cohort")
    assert isinstance(choice, QComboBox) and choice.isVisible()
    assert [choice.itemText(n) for n in range(choice.count())] == ["All cohorts", "Cohort 1", "Cohort 2"]
    window.go("sets")
    press(choice, Qt.Key.Key_End)
    shown = program.window
    assert isinstance(shown, MainWindow) and shown is not window and shown.place == "sets"
    assert "1 set · 6 of 6 meetings held" in words_in(shown.screen_of("sets"))


def with_what_waits(folder: Path) -> Path:
    """An office in which a set's file is late, something is to be decided, and an event is to come."""
    sample, office = folder / "sample.lfl", folder / "office.lfl"
    assert main(["sample", str(sample)]) == 0
    assert main(["export", str(sample), "--set", "A", "-o", str(folder / "a.lflset")]) == 0
    plan = Plan("Leadership for Learning (sample)", "Cohort 1", dt.date(2013, 1, 1))
    with closing(begin_programme(office, plan)) as workspace, workspace.step("An event") as step:
        (cohort,) = workspace.select(Cohort)
        step.put(ProgrammeEvent(cohort=cohort.id, title="Using data", date=dt.date(2026, 4, 15)))
    assert main(["add", str(office), str(folder / "a.lflset")]) == 0
    return office


@pytest.mark.usefixtures("usual_day")
def test_what_waits_and_what_comes_next_lead_to_their_places(tmp_path: Path, open_window: Open) -> None:
    window = open_window(with_what_waits(tmp_path))
    screen = window.screen_of("overview")
    late = "Set A: nothing yet of the meeting on 4 July 2013"
    assert late in ways_in(screen)
    press(button(screen, late), Qt.Key.Key_Space)
    files = window.screen_of("files")
    assert isinstance(files, FilesScreen) and window.place == "files"
    assert files.list.chosen is not None and files.list.chosen.name == "A"
    window.go("overview")
    (decide,) = [words for words in ways_in(screen) if "to decide" in words]
    press(button(screen, decide), Qt.Key.Key_Space)
    held = QApplication.focusWidget()
    assert window.place == "files" and isinstance(held, QPushButton)
    assert held.text() in ("Take it", "They are one")
    window.go("overview")
    (event,) = [words for words in ways_in(screen) if words.startswith("15 Apr")]
    press(button(screen, event), Qt.Key.Key_Return)
    dates = window.screen_of("all_dates")
    assert window.place == "all_dates" and isinstance(dates, AllDatesScreen)
    assert dates.list.chosen is not None and "Using data" in dates.list.chosen.what


def test_the_cell_with_the_cursor_has_room_for_what_just_fits(office: Path, open_window: Open) -> None:
    window = open_window(office)
    window.go("files")
    table = window.screen_of("files").findChild(QTableView, "table")
    assert table is not None
    table.setFocus()
    for column in range(4):
        table.setCurrentIndex(table.model().index(3, column))
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        table.itemDelegate().initStyleOption(option, table.currentIndex())
        option.rect = table.visualRect(table.currentIndex())
        option.state |= QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Active
        room = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table).width()
        beside = 2 * (table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1)
        words = str(table.currentIndex().data())
        assert QFontMetricsF(option.font).horizontalAdvance(words) <= room - beside, words


def test_the_sample_says_which_day_it_shows(office: Path, open_window: Open) -> None:
    tip = open_window(office).frame.sample_mark.toolTip()
    assert "invented" in tip and "fourth" not in tip
