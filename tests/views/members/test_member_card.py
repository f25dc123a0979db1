"""What happens to members over the year, by keyboard on the card of a member."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from window_driver import full_disk

from lfl_desktop import settings
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.people import DiagnosticArea, Level, Membership, MembershipStatus, Person, Post
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record
from lfl_desktop.views.members.member_visits import EventRow
from lfl_desktop.views.members.members_screen import MembersScreen
from lfl_desktop.views.parts.rank_line import RankLine
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_slot, destination_meeting
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)


@pytest.fixture
def window(sample_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot) -> MainWindow:
    opened = open_window(sample_path)
    opened.go("members")
    QApplication.processEvents()
    return opened


@pytest.fixture
def screen(window: MainWindow) -> MembersScreen:
    made = window.screen_of("members")
    assert isinstance(made, MembersScreen)
    made.table.setFocus()
    return made


def kept(window: MainWindow) -> Workspace:
    return window.desk.workspace


def everything(window: MainWindow) -> set[Record]:
    return {r for kind in (Person, Post, Membership, School) for r in kept(window).select(kind)}


def memberships(window: MainWindow, name: str) -> list[Membership]:
    person = next(p for p in kept(window).select(Person) if p.name == name)
    found = kept(window).select(Membership, person=person.id)
    return sorted(found, key=lambda m: m.starts or dt.date.min)


def status(screen: MembersScreen, row: int) -> str:
    return str(screen.table.model().index(row, 4).data())


def told(screen: MembersScreen) -> list[str]:
    """The lines of the history in sight: when and what."""
    QApplication.processEvents()
    words = [label.text() for label in screen.card.history_body.findChildren(QLabel) if label.isVisible()]
    return [f"{when}: {what}" for when, what in zip(words[::2], words[1::2], strict=True)]


def choose(screen: MembersScreen, letter: str) -> None:
    """Opens "Something changed…" and chooses by letter."""
    screen.card.changed.setFocus()
    Keyboard().press(Qt.Key.Key_Space)
    assert screen.card.menu.isVisible()
    QTest.keyClick(screen.card.menu, letter)
    QApplication.processEvents()
    screen.window().activateWindow()  # the offscreen platform leaves the menu active
    QApplication.processEvents()


def say(screen: MembersScreen, letter: str, *answers: str | None) -> None:
    """Opens "Something changed…", chooses by letter, types the answers field by field (None leaves what is
    proposed), and keeps them with Enter."""
    choose(screen, letter)
    keys = Keyboard()
    for place, answer in enumerate(answers):
        if place:
            keys.tab()
        if answer is not None:
            keys.press(Qt.Key.Key_A, CTRL)
            keys.type(answer)
    keys.enter()


def take_back(screen: MembersScreen, words: str) -> None:
    keys = Keyboard()
    QApplication.processEvents()
    every = screen.card.history_body.findChildren(QPushButton)
    button = next(b for b in every if b.isVisible() and words in b.accessibleName())
    button.setFocus()
    keys.press(Qt.Key.Key_Space)
    QApplication.processEvents()


ENDINGS = [
    ("l", MembershipStatus.LEFT, "left", "Left"),
    ("w", MembershipStatus.WITHDREW, "withdrew", "Withdrew"),
    ("k", MembershipStatus.KEEPS_LINK, "withdrew, keeps a link", "Withdrew, keeps a link"),
]


@pytest.mark.parametrize(("letter", "kind", "words", "shown"), ENDINGS)
def test_an_ending_asks_for_its_day_and_reason_only(
    screen: MembersScreen, window: MainWindow, letter: str, kind: MembershipStatus, words: str, shown: str
) -> None:
    before = everything(window)
    say(screen, letter, "14 March", "a new post elsewhere")
    assert memberships(window, "Priya Dale")[0].status == kind
    assert memberships(window, "Priya Dale")[0].ends == dt.date(2013, 3, 14), "the one that has just been"
    assert told(screen) == ["17 January 2013: joined", f"14 March 2013: {words}: a new post elsewhere"]
    assert status(screen, 0) == f"{shown} · 14 Mar" and screen.card.standing.text() == status(screen, 0)
    assert screen.figures.text().startswith("6 at the start, 0 joined, 1 left: 5 now")
    assert "Priya Dale" in screen.figures.toolTip()
    assert Keyboard().focus is screen.card.changed and not screen.card.happening.isVisible()
    window.undo()
    assert everything(window) == before
    window.redo()
    take_back(screen, words)
    assert everything(window) == before and told(screen) == ["17 January 2013: joined"]
    assert Keyboard().focus is screen.card.changed


def test_today_is_proposed_and_escape_keeps_nothing(screen: MembersScreen, window: MainWindow) -> None:
    before = everything(window)
    keys = Keyboard()
    choose(screen, "l")
    assert keys.focus is screen.card.happening.day and screen.card.happening.day.value() == TODAY
    keys.press(Qt.Key.Key_Escape)
    assert not screen.card.happening.isVisible() and everything(window) == before
    assert keys.focus is screen.card.changed
    say(screen, "l")
    assert status(screen, 0) == "Until today" and memberships(window, "Priya Dale")[0].ends == TODAY


def test_a_leave_and_a_return_are_one_line_in_the_table(screen: MembersScreen, window: MainWindow) -> None:
    before = everything(window)
    say(screen, "g", "1 March 2013")
    assert status(screen, 0) == "On leave since 1 Mar"
    assert screen.figures.text().startswith("6 at the start, 0 joined, 0 left, 1 on leave: 5 now")
    assert told(screen)[-1] == "from 1 March 2013: on leave"
    say(screen, "c", "2 Sep 2013")
    assert told(screen)[1:] == ["1 March – 1 September 2013: on leave", "2 September 2013: came back"]
    assert screen.table.model().rowCount() == 7 and len(memberships(window, "Priya Dale")) == 2
    assert status(screen, 0) == "On leave since 1 Mar, back 2 Sep 2013"
    window.go(
        destination_meeting(next(m.id for m in window.desk.book().meetings if m.date == dt.date(2013, 5, 9)))
    )
    meetings = window.screen_of("meetings")
    assert "On leave: Priya" in [w.text() for w in meetings.findChildren(QLabel) if w.isVisible()]
    window.go("members")
    take_back(screen, "came back")
    take_back(screen, "on leave")
    assert everything(window) == before


def test_somebody_is_replaced_by_a_newcomer(screen: MembersScreen, window: MainWindow) -> None:
    before = everything(window)
    Keyboard().press(Qt.Key.Key_Down, times=4)
    say(screen, "r", "Asha Rowe", "Acting head", None, None, "3 October 2013")
    assert screen.card.person_heading.text() == "Asha Rowe"
    assert told(screen) == ["3 October 2013: joined in place of Beth Ivory"]
    assert memberships(window, "Beth Ivory")[0].ends == dt.date(2013, 10, 2)
    newcomer = memberships(window, "Asha Rowe")[0]
    assert newcomer.replaces == memberships(window, "Beth Ivory")[0].id
    post = kept(window).select(Post, person=newcomer.person)[0]
    assert (post.title, post.level) == ("Acting head", Level.HEAD)
    assert kept(window).get(School, post.school) == kept(window).select(School, name="Saxon Down")[0]
    take_back(screen, "in place of")
    assert everything(window) == before


def test_who_is_known_already_is_offered_in_place_of_somebody(
    screen: MembersScreen, window: MainWindow
) -> None:
    with kept(window).step("Add") as step:
        for name in ("Zoë Quill", "Ąsa Vane"):
            step.put(Person(name=name))
    choose(screen, "r")
    who = QApplication.focusWidget()
    assert isinstance(who, QComboBox) and who.currentText() == "" and who.currentIndex() == -1
    names = [who.itemText(row) for row in range(who.count())]
    assert names.index("Zoë Quill") - names.index("Ąsa Vane") > 0 and screen.card.name.text() not in names


def test_a_promotion_keeps_what_somebody_was_before(screen: MembersScreen, window: MainWindow) -> None:
    before = everything(window)
    say(screen, "p", "Deputy head", None, None, "6 May 2013")
    assert told(screen)[-1] == "6 May 2013: promoted: Deputy head, Northway Fields"
    assert screen.card.title.text() == "Deputy head"
    window.undo()
    keys = Keyboard()
    choose(screen, "p")
    keys.type("Deputy head")
    keys.tab()
    keys.letter("D")
    keys.tab(2)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("6 May 2013")
    keys.enter()
    assert told(screen)[-1] == "6 May 2013: promoted: Deputy head, Northway Fields"
    day = {m.date: m.id for m in window.desk.book().meetings}
    for meeting, title in ((dt.date(2013, 3, 14), "KS1 phase leader"), (dt.date(2013, 5, 9), "Deputy head")):
        window.go(destination_meeting(day[meeting]))
        QApplication.processEvents()
        shown = window.screen_of("meetings").findChildren(QLabel, "post")
        assert title in [label.text() for label in shown if label.isVisible()][:1]
    window.go("members")
    take_back(screen, "promoted")
    assert everything(window) == before


def test_did_not_join_is_offered_before_anything_is_recorded(
    screen: MembersScreen, window: MainWindow
) -> None:
    screen.add.click()
    Keyboard().type("Interim Head")
    before = everything(window)
    say(screen, "d", None, "the post was not filled")
    assert status(screen, 7) == "Did not join · 4 July"
    assert "1 did not join" in screen.figures.text()
    assert told(screen) == ["4 July 2013: did not join: the post was not filled"]
    take_back(screen, "did not join")
    assert {type(r) for r in everything(window) ^ before} <= {Person}
    screen.table.setFocus()
    Keyboard().press(Qt.Key.Key_Up, times=7)
    screen.card.menu.aboutToShow.emit()
    assert not any("join" in action.text() for action in screen.card.menu.actions())


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(screen: MembersScreen, window: MainWindow) -> None:
    before = everything(window)
    say(screen, "l", "1 January 2013", "moved")
    panel = screen.card.happening
    assert panel.isVisible() and "Thursday 17 January 2013" in panel.remark.text()
    screen.table.setFocus()
    Keyboard().press(Qt.Key.Key_Down)
    assert not panel.isVisible()
    Keyboard().press(Qt.Key.Key_Up)
    assert panel.isVisible() and panel.why.toPlainText() == "moved"
    panel.day.setFocus()
    Keyboard().press(Qt.Key.Key_A, CTRL)
    Keyboard().type("soonish")
    Keyboard().enter()
    assert "not understood" in panel.remark.text() and everything(window) == before


def test_a_first_day_after_the_last_is_not_kept(screen: MembersScreen, window: MainWindow) -> None:
    say(screen, "l", "14 March 2013")
    keys = Keyboard()
    screen.card.starts.setFocus()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("20 March 2013")
    keys.tab()
    assert memberships(window, "Priya Dale")[0].starts == dt.date(2013, 1, 17)
    assert screen.card.joined_remark.isVisible()
    assert screen.card.starts.value() == dt.date(2013, 1, 17)
    window.close()
    assert not window.isVisible()


def test_a_school_that_cannot_be_kept_stays_as_it_is_typed(
    screen: MembersScreen, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keyboard()
    screen.card.school.setFocus()
    keys.press(Qt.Key.Key_A, CTRL)
    with monkeypatch.context() as world:
        full_disk(world)
        keys.type("Sandhill Infants")
        assert not screen.keep()
        screen.refresh()
        assert screen.card.school.currentText() == "Sandhill Infants"
        window.close()
        assert window.isVisible()
    assert screen.keep()
    assert "Sandhill Infants" in [school.name for school in kept(window).select(School)]


def test_areas_are_typed_and_more_than_two_are_remarked_on(screen: MembersScreen, window: MainWindow) -> None:
    keys = Keyboard()
    screen.card.areas_toggle.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert screen.card.areas_body.isVisible() and "· 1" in screen.card.areas_toggle.text()
    keys.tab(3)
    for words in ("Saying no", "Being seen"):
        keys.type(words)
        keys.enter()
    person = window.desk.book().members(None)[0].id
    kept_areas = kept(window).select(DiagnosticArea, person=person)
    assert [a.wording for a in kept_areas][1:] == ["Saying no", "Being seen"]
    assert kept_areas[1].chosen_on == TODAY
    assert screen.card.areas_remark.isVisible()
    screen.table.setFocus()
    keys.press(Qt.Key.Key_Down)
    assert "· 1" in screen.card.areas_toggle.text() and not screen.card.areas_remark.isVisible()
    window.undo()
    window.undo()
    assert len(kept(window).select(DiagnosticArea, person=person)) == 1


def test_what_somebody_came_to_is_listed_and_a_visit_added(screen: MembersScreen, window: MainWindow) -> None:
    keys = Keyboard()
    keys.press(Qt.Key.Key_Down)
    screen.card.visits_toggle.setFocus()
    keys.press(Qt.Key.Key_Space)

    def listed() -> list[str]:
        QApplication.processEvents()
        rows = [w for w in screen.card.visits_body.findChildren(QLabel, "what") if w.isVisible()]
        return [w.text() for w in sorted(rows, key=lambda w: w.mapTo(window, w.pos()).y())]

    assert listed()[:2] == [
        "22 May 2013 · Visit to Hillcross CE",
        "24 April 2013 · Core workshop: Coaching and leadership",
    ]
    assert not any("Presentation" in words for words in listed()), "what is to come in the sample"
    keys.tab()
    assert keys.focus is screen.card.add_visit
    keys.press(Qt.Key.Key_Space)
    assert screen.card.visit.visit_from.currentText() == "Northway Fields"
    keys.enter()
    assert screen.card.visit.remark.text() == "Which school was visited?"
    keys.type("Castlegate Primary")
    keys.tab()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("2 July")
    keys.tab()
    keys.type("Everybody greets everybody")
    keys.tab()
    keys.press(Qt.Key.Key_Space)
    assert listed()[0] == "2 July 2013 · Visit to Castlegate Primary"
    event = next(e for e in kept(window).select(ProgrammeEvent) if e.date == dt.date(2013, 7, 2))
    assert (event.kind, event.learning_set) == (EventKind.SCHOOL_VISIT, window.desk.set_id)
    came = kept(window).select(EventAttendance, event=event.id)[0]
    assert came.taken_home == "Everybody greets everybody"
    window.undo()
    assert listed()[0] == "22 May 2013 · Visit to Hillcross CE" and not kept(window).select(
        School, name="Castlegate Primary"
    )
    window.redo()
    assert len(listed()) == 5
    row = next(row for row in screen.card.findChildren(EventRow) if row.record.id == came.id)
    window.activateWindow()  # the offscreen platform leaves the list of schools active
    QApplication.processEvents()
    row.taken_home.setFocus()
    assert keys.focus is row.taken_home, keys.focus
    keys.press(Qt.Key.Key_End, CTRL)
    keys.type(" by name")
    keys.tab()
    assert kept(window).select(EventAttendance, event=event.id)[0].taken_home.endswith("everybody by name")
    row.delete.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert not kept(window).select(ProgrammeEvent, id=event.id) and len(listed()) == 4


def test_same_school_is_said_once(
    screen: MembersScreen, window: MainWindow, sample_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    keys = Keyboard()
    assert "Northway Fields" in screen.ranks.words.text() and screen.ranks.isVisible()
    toms = next(m for m in window.desk.book().meetings if m.date == dt.date(2013, 5, 9))
    with kept(window).step("Open meeting again") as step:
        step.put(replace(toms, state=MeetingState.UNDER_WAY))
    window.go(at_slot(toms.id, None))
    QApplication.processEvents()
    meetings = window.screen_of("meetings")
    line = next(found for found in meetings.findChildren(RankLine) if found.isVisible())
    assert line.words.text() == "From one school: Tom and Priya. Your ground rules hold here too."
    line.know.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert not line.isVisible() and keys.focus.isVisible()
    window.go("members")
    assert "Northway" not in screen.ranks.words.text() and "Kingfisher" in screen.ranks.words.text()
    screen.ranks.know.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert not screen.ranks.isVisible() and keys.focus is screen.table
    assert len(settings.load(sample_path.parent / "settings.json").known_pairs) == 2
    with kept(window).step("Elsewhere") as step:
        step.put(replace(kept(window).select(Person)[0], known_as="P"))
    assert not screen.ranks.isVisible()
    names = {p.name for p in kept(window).select(Person)}
    assert not any(
        name in pair
        for pair in settings.load(sample_path.parent / "settings.json").known_pairs
        for name in names
    )
