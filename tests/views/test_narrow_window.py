"""A window of 1024 pixels, as on many a laptop, stays as narrow as that and shows each page without
scrolling sideways: with large text, after whatever was done before, and with very long names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from everywhere import at_rest, dialogs, few_papers, more_dialogs, prepare, programme_places, walked
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea
from what_is_cut import cut
from window_driver import PLACES_OF_A_SET

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.activity.versions_bar import LOOKS
from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.before_paint import settle
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.views.kit.controls.shortened_choice import ShortenedChoice
from lfl_desktop.views.kit.controls.shortened_label import ShortenedButton, ShortenedLabel
from lfl_desktop.views.kit.controls.wrapped_tick import WrappedTick
from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
from lfl_desktop.views.meeting.report_back import ReportBackRow
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.programme.programme_page import TermRow
from lfl_desktop.views.programme.programme_screen import CALENDAR, FACTS, SCHOOLS
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.start.welcome_steps import SetStep
from lfl_desktop.workspace.destination import PartDestination, PlaceName, at_paper, destination_meeting
from lfl_desktop.workspace.papers.paper_kinds import PaperName
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.views.window.main_window import MainWindow

WIDTH, HEIGHT = 1024, 700
LONG_STEP = "Change the stages of the meeting of 9 May to those of a closing meeting with impact and cake"


@pytest.fixture
def text(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Sets the size of the text beside the usual one, for one test."""

    def sized(times: float) -> None:
        theme.apply(qapp, "light", round(100 * times))

    yield sized
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sized(1)


def long_names(path: Path) -> None:
    """Gives everybody and everything in a file a long name."""
    workspace = Workspace.open(path)
    with workspace.step("Rename", undoable=False) as step:
        for number, person in enumerate(workspace.select(Person)):
            name = f"Maximiliane-Alexandra Featherstonehaugh-Cholmondeley {number}"
            step.put(replace(person, name=name))
        for post in workspace.select(Post):
            step.put(replace(post, title="Assistant head for curriculum and community partnerships"))
        for number, school in enumerate(workspace.select(School)):
            name = f"Saint Bartholomew and All Saints Church of England Aided Primary School {number}"
            step.put(replace(school, name=name))
        for one in workspace.select(LearningSet):
            name, focus = "Wolverhampton North and Staffordshire", "Responsibilities in changing times"
            facilitator = "Ruth Featherstonehaugh-Cholmondeley, senior associate of the whole partnership"
            step.put(replace(one, name=name, focus=focus, facilitator=facilitator))
        for programme in workspace.select(Programme):
            name = "Leadership for Learning in the partnership of schools and local authorities 2012 to 2014"
            step.put(replace(programme, name=name))
    workspace.close()


def long_step(path: Path) -> None:
    """The last step and the one that was undone before have long titles."""
    workspace = Workspace.open(path)
    for _ in range(2):
        with workspace.step(LONG_STEP) as step:
            one = workspace.select(LearningSet)[0]
            step.put(replace(one, meetings_a_term=one.meetings_a_term + 1))
    workspace.undo()
    workspace.close()


def wider(window: MainWindow, most: int = WIDTH) -> list[str]:
    """What is wider than it may be now."""
    settle()
    needed = window.frame.minimumSizeHint().width()
    found = [f"window {window.width()}, needs {needed}"] if max(window.width(), needed) > most else []
    for area in window.findChildren(QScrollArea):
        needed, room = area.widget().minimumSizeHint().width(), area.viewport().width()
        if area.isVisible() and needed > room:
            found.append(f"{type(area.widget()).__name__} needs {needed} in {room}")
    return found


def each_sight(window: MainWindow) -> Iterator[str]:
    """Brings all there is into sight, one after the other, and names it."""
    for place in PLACES_OF_A_SET:
        window.go(place.name)
        yield place.name
    meetings = window.screen_of("meetings")
    assert isinstance(meetings, MeetingsScreen)
    for number, meeting in enumerate(meetings_in_order(window.desk.workspace.select(Meeting))):
        window.go(destination_meeting(meeting.id))
        for place, part in enumerate(meetings.parts):
            meetings.go(place)
            yield f"meeting {number + 1}, {part}"
        if meeting.state == MeetingState.FINISHED and number == 2:
            meetings.forward.click()
            for place, part in enumerate(meetings.parts):
                meetings.go(place)
                yield f"meeting {number + 1} open again, {part}"
            meetings.log_toggle.click()
            yield "private log"
    for part in (CALENDAR, FACTS, SCHOOLS):
        window.go(PartDestination(PlaceName.PROGRAMME, part=part))
        yield f"programme, {part}"
    for kind in PaperName:
        window.go(at_paper(kind))
        yield f"paper {kind}"
    window.go("activity_systems")
    systems = window.screen_of("activity_systems")
    assert isinstance(systems, ActivitySystemsScreen)
    for place, (look, _words) in enumerate(LOOKS):
        systems.stage.bar.looking.choose(place)
        yield f"activity systems, {look}"
    systems.stage.bar.looking.choose(0)
    systems.pulls.open(systems.pulls.cards[0].tension.id)
    systems.falls_unfold.setChecked(True)
    yield "activity systems, a tension"
    systems.as_list.click()
    yield "activity systems, outline"


SIZES = {(1366, 768): 1.0, (1280, 720): 1.25, (1024, 700): 1.0}
"""Windows of common laptops, and how much larger than usual each has its text: at 120 dots an inch by a
quarter, beside what is chosen in the program."""


@pytest.mark.parametrize(
    ("size", "windows"),
    [
        (2.0, [(1024, 700)]),
        *(
            pytest.param(size, [window], marks=pytest.mark.torture)
            for size in (1.0, 1.5, 2.0)
            for window in SIZES
            if (size, window) != (2.0, (1024, 700))
        ),
    ],
)
def test_nothing_is_cut_and_nothing_scrolls_sideways(text, sample_path, office, open_window, size, windows):
    prepare(sample_path)
    text(size * SIZES[windows[0]])
    found = {}
    of_set = {**few_papers(), **dialogs(), **more_dialogs()}
    for path, scenes in ((sample_path, of_set), (office, programme_places())):
        window = open_window(path)
        for name, root in walked(window, scenes):
            for wanted in windows:
                window.resize(*wanted)
                at_rest()
                if short := list(cut(root)):
                    found[name, *wanted] = short
                assert (window.width(), window.height()) == wanted, name
        window.close()
    assert found == {}


def test_no_stage_name_or_day_is_shortened_in_the_largest_text(text, sample_path, open_window):
    text(2.0)
    window = open_window(sample_path)
    window.resize(WIDTH, HEIGHT)
    window.go("meetings")
    meetings = window.screen_of("meetings")
    assert isinstance(meetings, MeetingsScreen)
    found = set()
    for place in range(len(meetings.parts)):
        meetings.go(place)
        at_rest()
        window.grab()  # what is shortened says all of its words in its tip
        shown = [w for kind in (ShortenedButton, ShortenedLabel) for w in window.findChildren(kind)]
        found |= {w.text() for w in shown if w.isVisible() and w.text() and w.text() in w.toolTip()}
        assert meetings.which.currentText() not in meetings.which.toolTip()
    assert found == set()
    meetings.go(1)
    row = next(row for row in meetings.findChildren(ReportBackRow) if row.isVisible())
    states = row.state.findChildren(QPushButton)
    assert len({button.y() for button in states}) == 2 and row.wording.width() > row.width() * 0.9
    window.go("members")
    at_rest()
    joined = window.screen_of("members").findChild(DateLine, "starts")
    said = joined.fontMetrics().horizontalAdvance(joined.text())
    assert said and said + joined.textMargins().right() < joined.contentsRect().width()
    window.go("activity_systems")
    at_rest()
    bar = window.screen_of("activity_systems").stage.bar
    assert bar.farther.y() == bar.fit_all.y() == bar.closer.y() > bar.more.y()


def test_marks_and_icons_are_as_large_as_the_text_asks_for(text, sample_path, open_window):
    window = open_window(sample_path)
    before = window.frame.undo.iconSize().width()
    text(2.0)
    at_rest()
    assert window.frame.undo.iconSize().width() > 1.5 * before


def test_the_first_run_has_room_with_the_largest_text(text, program):
    text(2.0)
    program.start(None)
    window = program.window
    assert isinstance(window, Welcome)
    window.resize(WIDTH, HEIGHT)
    found = {}
    of_set = window.steps[1]
    assert isinstance(of_set, SetStep)
    of_set.focus.setText("Responsibilities in changing times")
    typed = ("Claire Umber", "Foundation stage leader", "Saint Bartholomew’s")
    for line, words in zip(of_set.rows[0].lines, typed, strict=True):
        line.setText(words)
    for place in (-1, 0, 1, 2):
        window.go(place)
        at_rest()
        if short := [each for each in cut(window) if "its hint" not in each]:
            found[place] = short
    assert found == {} and window.width() == WIDTH
    places = [row.place for row in window.steps[2].rows]
    assert all(_has_room(place, place.placeholderText()) for place in places) and len(places) == 6
    window.resize(2 * WIDTH, HEIGHT)
    at_rest()
    row = window.steps[2].rows[0]
    assert row.place.y() == row.date.y(), "there is room in one line"
    window.go(1)
    member = of_set.rows[0]
    assert member.school.y() == member.name.y(), "there is room in one line"
    member.title.setText("Deputy head for curriculum and community partnerships")
    at_rest()
    assert member.school.y() > member.name.y() and not list(cut(window)), "and then there is none"


def _has_room(line: QLineEdit, words: str) -> bool:
    return line.fontMetrics().horizontalAdvance(words) < line.width() - line.textMargins().right() - 16


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_each_day_of_the_terms_shows_its_calendar_and_each_term_its_name(sample_path, open_window, size):
    window = open_window(sample_path)
    window.resize(*size)
    window.go(PartDestination(PlaceName.PROGRAMME, part=FACTS))
    at_rest()
    rows = [row for row in window.findChildren(TermRow) if row.isVisible()]
    days = [day for row in rows for day in row.findChildren(DateLine)]
    assert len(days) == 16 and all(day.calendar_button.isVisible() for day in days)
    assert all(_has_room(day, day.text()) for day in days)
    assert all(_has_room(row.label, row.label.text()) for row in rows)
    assert all(row.starts.x() == row.half_term_starts.x() for row in rows)


@pytest.mark.parametrize(
    ("size", "width"),
    [pytest.param(1.0, WIDTH, marks=pytest.mark.torture), (1.5, WIDTH)],
)
def test_with_long_names_the_window_and_all_pages_fit_its_width(text, sample_path, open_window, size, width):
    path = sample_path
    long_names(path)
    path = path.rename(path.with_name("Leadership for Learning in the partnership, set A 2013.lfl"))
    long_step(path)
    text(size)
    window = open_window(path)
    assert window.frame.undo.accessibleName() == f"Undo “{LONG_STEP}”"
    window.resize(width, HEIGHT)
    assert window.width() == width
    found = {sight: too for sight in each_sight(window) if (too := wider(window, width))}
    assert found == {}


def test_the_dialog_of_own_templates_is_no_wider_than_its_window(text, sample_path, open_window):
    text(1.5)
    window = open_window(sample_path)
    window.resize(WIDTH, HEIGHT)
    dialog = StageTemplates(window.desk, "", window)
    dialog.open()
    settle()
    assert dialog.width() <= WIDTH and dialog.minimumSizeHint().width() <= WIDTH
    assert dialog.area.widget().width() <= dialog.area.viewport().width()
    dialog.close()


@pytest.mark.parametrize("kind", [ShortenedLabel, ShortenedButton])
def test_what_is_shortened_is_told_whole_in_its_tool_tip(qtbot, kind):
    shortened = kind()
    qtbot.addWidget(shortened)
    shortened.setText("Maximiliane-Alexandra Featherstonehaugh")
    shortened.setToolTip("Ctrl+F")
    shortened.resize(shortened.minimumSizeHint())
    shortened.grab()
    assert shortened.toolTip() == "Maximiliane-Alexandra Featherstonehaugh\nCtrl+F"
    shortened.resize(shortened.sizeHint())
    shortened.grab()
    assert shortened.toolTip() == "Ctrl+F"


def test_a_choice_shows_all_of_its_words_at_the_width_it_asks_for(qtbot):
    choice = ShortenedChoice()
    qtbot.addWidget(choice)
    choice.setToolTip("What the note is about")
    choice.addItem("a meeting")
    choice.show()
    first = choice.sizeHint().width()  # what there is to choose from may come later, and be longer
    choice.addItems(["about the challenge", "Maximiliane-Alexandra Featherstonehaugh of Wolverhampton"])
    choice.ensurePolished()
    assert choice.sizeHint().width() > first
    choice.resize(choice.sizeHint())
    for place in range(choice.count()):
        choice.setCurrentIndex(place)
        choice.grab()
        assert choice.toolTip() == "What the note is about"
    choice.resize(choice.minimumSizeHint())
    choice.grab()
    assert choice.toolTip() == f"{choice.currentText()}\nWhat the note is about"


def test_the_words_of_a_tick_go_on_in_the_next_line(qtbot):
    tick = WrappedTick()
    qtbot.addWidget(tick)
    tick.setText("With names, where these readers may see them")
    one = tick.heightForWidth(tick.sizeHint().width())
    assert one == tick.sizeHint().height()
    narrow = tick.minimumSizeHint().width()
    assert narrow < tick.sizeHint().width() / 2
    line = QLabel().fontMetrics().lineSpacing()
    assert tick.heightForWidth(narrow) >= one + 2 * line
    tick.show()
    looks = []
    for on in (False, True):
        tick.setChecked(on)
        for width in (tick.sizeHint().width(), narrow):
            tick.resize(width, tick.heightForWidth(width))
            looks.append(tick.grab().toImage())
    assert looks[0] != looks[2] and looks[1] != looks[3], "the tick is seen, however many lines there are"


@pytest.mark.parametrize("place", [PlaceName.ACTIVITY_SYSTEMS, PlaceName.MEETINGS, PlaceName.PROGRAMME])
def test_what_stands_at_the_top_keeps_together_in_a_high_window(sample_path, open_window, text, place):
    text(1.25)
    window = open_window(sample_path)
    window.resize(1150, 1900)
    window.go(place)
    settle()
    screen = window.screen_of(place.value)
    heading, sub = screen.findChild(QLabel, "heading"), screen.findChild(QLabel, "subline")
    tops = [each.mapTo(screen, each.rect().topLeft()).y() for each in (heading, sub) if each is not None]
    assert tops[-1] - tops[0] < 3 * heading.fontMetrics().height(), tops
    assert heading.height() < 2 * heading.fontMetrics().height()
