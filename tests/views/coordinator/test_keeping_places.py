"""A coordinator's own records, kept with real keys on the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keyboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_driver import button, full_disk, words_in

from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, Placement, ReportHeading
from lfl_desktop.domain.coordinator.register import CoachingContact, ParticipantCame, ScheduleLine
from lfl_desktop.domain.coordinator.reports_kept import ReportParagraph
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, School, Term
from lfl_desktop.views.coordinator.roster_screen import ProgrammeRoleRow
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName
from lfl_desktop.workspace.workspace import Workspace

Open = Callable[[Path], MainWindow]


@pytest.fixture
def window(evaluated_file: Path, tmp_path: Path, open_window: Open) -> MainWindow:
    path = tmp_path / "programme.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    return open_window(path)


def part(window: MainWindow, place: str, name: str) -> QWidget:
    """Goes to a part of a place."""
    window.go(place)
    screen = window.screen_of(place)
    screen.show_destination(PartDestination(PlaceName(place), None, name))
    return screen


def seen(screen: QWidget, kind: type[QWidget], name: str) -> list[QWidget]:
    return [one for one in screen.findChildren(kind, name) if one.isVisible()]


def field(screen: QWidget, name: str, nth: int = 0) -> QWidget:
    """The field of this name that is in sight; of rows the last one first where `nth` is -1."""
    every = seen(screen, QWidget, name)
    return sorted(every, key=lambda one: one.mapTo(screen, one.rect().topLeft()).y())[nth]


def test_somebody_is_added_with_keys_and_undo_takes_it_back(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "roster", "people")
    field(screen, "new_person").setFocus()
    hands.type("Una Kettle")
    hands.press(Qt.Key.Key_Return)
    assert not field(screen, "new_person").text(), "the next one is typed into an empty line"
    hands.press(Qt.Key.Key_Tab)
    hands.type("Deputy head")
    hands.press(Qt.Key.Key_Tab)
    workspace = window.desk.file
    added = workspace.select(Participant, name="Una Kettle")
    assert [(one.title, one.level) for one in added] == [("Deputy head", Level.MIDDLE_LEADER)]
    assert "Una Kettle" in words_in(screen)
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert workspace.select(Participant, name="Una Kettle") == []
    hands.press(Qt.Key.Key_Y, CTRL)
    assert len(workspace.select(Participant)) == 47


def test_a_pasted_list_is_people_with_posts_and_schools(window: MainWindow, qtbot: QtBot) -> None:
    screen = part(window, "roster", "people")
    line = field(screen, "new_person")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.insert("Una Kettle\tDeputy head\tAlder Lane\nOtto Reeve\tHead\tNew Lane Primary")
    workspace = window.desk.file
    qtbot.waitUntil(lambda: len(workspace.select(Participant)) == 48)
    una, otto = workspace.select(Participant)[-2:]
    schools = {school.id: school.name for school in workspace.select(School)}
    assert (una.level, schools[una.school or una.id]) == (Level.DEPUTY, "Alder Lane")
    assert (otto.level, schools[otto.school or otto.id]) == (Level.HEAD, "New Lane Primary")
    table = field(part(window, "roster", "schools"), "schools_table")
    assert isinstance(table, QTableView)
    rows = [[table.model().index(n, m).data() for m in (0, 1)] for n in range(table.model().rowCount())]
    assert ["New Lane Primary", "1 person takes part"] in rows


@pytest.mark.parametrize("how", ["the button", "Enter"])
def test_a_school_is_added_and_its_card_says_who_takes_part(
    window: MainWindow, hands: Keyboard, how: str
) -> None:
    screen = part(window, "roster", "schools")
    field(screen, "new_school").setFocus()
    hands.type("Quarry Road Infants")
    if how == "the button":
        field(screen, "add_school").click()  # type: ignore[attr-defined]
    else:
        hands.press(Qt.Key.Key_Return)
    assert window.desk.file.select(School, name="Quarry Road Infants")
    table = field(screen, "schools_table")
    assert isinstance(table, QTableView)
    cards = set()
    for row in range(table.model().rowCount()):
        table.selectRow(row)
        name, takes_part = (table.model().index(row, column).data() for column in (0, 1))
        said = [field(screen, label).text() for label in ("school_heading", "school_part")]  # type: ignore[attr-defined]
        assert said == [name, takes_part]
        cards.add(takes_part)
    assert len(cards) > 1


def test_a_contact_with_a_coach_is_kept_while_it_is_typed(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "roster", "people")
    workspace = window.desk.file
    before = {one.id for one in workspace.select(CoachingContact)}
    field(screen, "when", -1).setFocus()
    hands.type("before workshop 2")
    hands.press(Qt.Key.Key_Tab)
    (made,) = (one for one in workspace.select(CoachingContact) if one.id not in before)
    assert made.when == "before workshop 2" and made.date is None


def test_who_came_is_ticked_beside_what_the_sets_tell(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "register", "events")
    table = field(screen, "events_table")
    assert isinstance(table, QTableView)
    table.selectRow(0)
    assert "In your register: 37 leaders, 2 from the partner city, 4 governors." in words_in(screen)
    assert "The sets tell that 37 of their members came." in words_in(screen)
    workspace = window.desk.file
    before = len(workspace.select(ParticipantCame))
    tick = field(screen, "came")
    assert isinstance(tick, QCheckBox) and tick.isChecked()
    tick.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert len(workspace.select(ParticipantCame)) == before - 1
    assert "36 leaders" in words_in(screen)
    button(screen, "All who take part came").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert len(workspace.select(ParticipantCame)) == before
    speaker = field(screen, "speaker")
    speaker.setFocus()
    hands.press(Qt.Key.Key_End)
    hands.type(", Aldermouth")
    hands.press(Qt.Key.Key_Tab)
    lines = [line.speaker for line in workspace.select(ScheduleLine) if line.event]
    assert "Dame Ottoline Beck, Aldermouth" in lines


def test_what_somebody_said_is_noted_and_stands_under_a_heading(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "evidence", "sources")
    button(screen, "Add source of evidence").setFocus()
    hands.press(Qt.Key.Key_Space)
    field(screen, "role").setFocus()
    hands.type("Governor")
    field(screen, "people").setFocus()
    hands.type("2")
    field(screen, "wording").setFocus()
    hands.type("They ask us more than they did")
    field(screen, "consent").setFocus()
    hands.press(Qt.Key.Key_Space)
    heading = seen(screen, QComboBox, "heading")[0]
    heading.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert isinstance(heading, QComboBox) and heading.currentText() == "Improved ability to lead change"
    window.screen_of("evidence").keep()
    workspace = window.desk.file
    (said,) = workspace.select(EvidenceSaid, wording="They ask us more than they did")
    assert said.consent and said.heading is not None
    assert "Interview, Governor, interim" in words_in(screen)


def test_impact_is_placed_with_the_list_of_headings(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "evidence", "placing")
    workspace = window.desk.file
    table, under = field(screen, "impact_table"), field(screen, "stands_under")
    assert isinstance(table, QTableView) and isinstance(under, QComboBox)
    assert table.model().rowCount() == len(workspace.select(Placement)) == 17
    table.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert under.hasFocus()
    hands.press(Qt.Key.Key_Home)
    assert len(workspace.select(Placement)) == 16
    assert table.model().index(table.currentIndex().row(), 2).data() == "no heading yet"
    hands.press(Qt.Key.Key_Down)
    assert len(workspace.select(Placement)) == 17
    hands.press(Qt.Key.Key_Z, CTRL)
    assert len(workspace.select(Placement)) == 16


def test_her_own_paragraphs_stay_when_figures_are_made_anew(
    window: MainWindow, hands: Keyboard, qtbot: QtBot
) -> None:
    screen = part(window, "evidence", "words")
    wording = field(screen, "wording", 1)
    assert isinstance(wording, QPlainTextEdit)
    wording.setFocus()
    hands.type("We asked everybody twice.")
    workspace = window.desk.file
    kept = lambda: [one.wording for one in workspace.select(ReportParagraph, part="evidence")]  # noqa: E731
    qtbot.waitUntil(lambda: kept() == ["We asked everybody twice."])
    window.go("reports")
    assert "consent to quote 1 statement" in words_in(window.screen_of("reports"))
    assert kept() == ["We asked everybody twice."]


def test_where_there_is_no_programme_of_her_own_a_button_keeps_it(
    evaluated_file: Path, tmp_path: Path, open_window: Open, hands: Keyboard
) -> None:
    path = tmp_path / "bare.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    workspace = Workspace.open(path)
    with workspace.step("Empty") as step:
        for cohort in workspace.select(Cohort):
            step.delete(cohort)
    workspace.close()
    window = open_window(path)
    window.go("roster")
    screen = window.screen_of("roster")
    assert "This file has no programme of its own yet" in words_in(screen)
    button(screen, "Keep the programme here").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [cohort.name for cohort in window.desk.file.select(Cohort)] == ["Year 1"]
    assert "Nobody is on the roster yet. Type a name, or paste a list" in words_in(screen)


def test_whom_sets_name_at_an_event_is_a_suggestion_that_she_takes(
    office: Path, open_window: Open, hands: Keyboard
) -> None:
    workspace = Workspace.open(office)
    (cohort,) = workspace.select(Cohort)
    with workspace.step("Roster") as step:
        for name in ("Ellie Strand", "yasmin  QURESHI", "Moira Callan", "Moira Callan", "Una Kettle"):
            step.put(Participant(cohort=cohort.id, name=name))
    (event,) = workspace.select(ProgrammeEvent, title="Coaching and leadership")
    workspace.close()
    window = open_window(office)
    window.go("register")
    screen = window.screen_of("register")
    screen.show_destination(Destination(PlaceName.REGISTER, event.id))
    assert window.desk.file.select(ParticipantCame) == [], "nobody is ticked unasked"
    button(screen, "Tick the 2 people whom sets name").setFocus()
    hands.press(Qt.Key.Key_Space)
    names = {one.id: one.name for one in window.desk.file.select(Participant)}
    came = window.desk.file.select(ParticipantCame, event=event.id)
    assert sorted(names[one.participant] for one in came) == ["Ellie Strand", "yasmin  QURESHI"]
    assert not seen(screen, QPushButton, "take_ticks"), "a name of two people is nobody's"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert window.desk.file.select(ParticipantCame) == []


def test_people_of_her_own_sets_are_put_on_the_roster_without_typing(
    window: MainWindow, hands: Keyboard
) -> None:
    workspace = window.desk.workspace
    (cohort,) = workspace.select(Cohort)
    school, known = workspace.select(School)[0], workspace.select(Participant)[0]
    with workspace.step("Set of her own") as step:
        own = step.put(LearningSet(cohort=cohort.id, name="5"))
        for name in ("Una Kettle", known.name):
            person = step.put(Person(name=name))
            step.put(Post(person=person.id, school=school.id, title="Deputy head", level=Level.DEPUTY))
            step.put(Membership(learning_set=own.id, person=person.id))
    screen = part(window, "roster", "people")
    button(screen, "Add the 1 person of your own sets").setFocus()
    hands.press(Qt.Key.Key_Space)
    (added,) = workspace.select(Participant, name="Una Kettle")
    assert (added.title, added.level, added.school) == ("Deputy head", Level.DEPUTY, school.id)
    assert len(workspace.select(Participant)) == 47 and not seen(screen, QPushButton, "add_known")


def test_each_of_her_lists_is_saved_as_a_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask_where(
        _parent: QWidget, _title: str, file: str, _kinds: str, then: Callable[[Path], None]
    ) -> None:
        offered.append(file)
        then(tmp_path / f"{file}.csv")

    monkeypatch.setattr("lfl_desktop.views.kit.tables.saving_lists.ask_where", ask_where)
    said: list[str] = []
    window.desk.said.connect(said.append)
    lists = (("roster", "people"), ("roster", "schools"), ("register", "events"), ("evidence", "sources"))
    for place, name in (*lists, ("evidence", "placing")):
        screen = part(window, place, name)
        (table,) = (one for one in screen.findChildren(QTableView) if one.isVisible())
        (saves,) = seen(screen, QPushButton, "save_list")
        assert isinstance(saves, QPushButton)
        saves.click()
        lines = (tmp_path / f"{offered[-1]}.csv").read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == table.model().rowCount() + 1 > 5
        assert said[-1].startswith(f"Saved for you: {len(lines) - 1} lines")
    names = ("People", "Schools", "Events", "Evidence", "Impact under headings")
    assert offered == [f"{name}.xlsx" for name in names]


def test_what_cannot_be_kept_stays_in_its_line_with_the_cursor(
    window: MainWindow, hands: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, line, words in (
        ("people", "new_person", "Una Kettle"),
        ("schools", "new_school", "Quarry Road"),
    ):
        screen = part(window, "roster", name)
        typed, add = field(screen, line), field(screen, line.replace("new", "add"))
        assert isinstance(typed, QLineEdit)
        typed.setFocus()
        hands.type(words)
        add.setFocus()
        with monkeypatch.context() as world:
            full_disk(world)
            hands.press(Qt.Key.Key_Space)
        assert typed.hasFocus() and typed.text() == words
        typed.clear()
    screen = part(window, "evidence", "sources")
    add = field(screen, "add_source")
    add.setFocus()
    with monkeypatch.context() as world:
        full_disk(world)
        hands.press(Qt.Key.Key_Space)
    assert add.hasFocus()


def test_a_role_is_offered_to_follow_as_soon_as_it_has_a_name(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "roster", "roles")
    known = [row.record.name for row in screen.findChildren(ProgrammeRoleRow) if row.record.name]
    line = field(screen, "name", -1)
    line.setFocus()
    hands.type("Zora Quill")
    hands.tab()
    others = [box for box in seen(screen, QComboBox, "follows") if isinstance(box, QComboBox)]
    assert len(others) > len(known) > 1
    for nth, words in ((0, "Zora Quill"), (0, "Zora Quill-Vane")):
        offered = [others[nth].itemText(place) for place in range(others[nth].count())]
        assert words in offered
        line.setFocus()
        hands.press(Qt.Key.Key_End)
        hands.type("-Vane")
        hands.tab()


def test_the_headings_of_the_report_are_listed_to_be_changed(window: MainWindow, hands: Keyboard) -> None:
    screen = part(window, "evidence", "placing")
    names = [one.name for one in sorted(window.desk.file.select(ReportHeading), key=lambda one: one.position)]
    lines = [one for one in seen(screen, QLineEdit, "name") if isinstance(one, QLineEdit)]
    lines.sort(key=lambda one: one.mapTo(screen, one.rect().topLeft()).y())
    assert names and [one.text() for one in lines] == [*names, ""]
    field(screen, "name").setFocus()
    hands.press(Qt.Key.Key_End)
    hands.type(" and more")
    hands.tab()
    assert window.desk.file.select(ReportHeading, name=f"{names[0]} and more")


def test_a_part_of_a_term_is_called_as_the_term_is_called_now(window: MainWindow) -> None:
    screen = part(window, "evidence", "words")
    workspace = window.desk.workspace
    term = next(one for one in workspace.select(Term) if any(one.label in row for row in parts_in(screen)))
    with workspace.step("Rename") as step:
        step.put(replace(term, label="Lententide"))
    assert any("Lententide" in row for row in parts_in(screen))
    assert len(set(parts_in(screen))) == len(parts_in(screen)) > 3


def parts_in(screen: QWidget) -> list[str]:
    return [one.text() for one in seen(screen, QLabel, "part_label") if isinstance(one, QLabel)]
