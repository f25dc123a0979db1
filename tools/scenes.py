"""How each screen, dialog and menu is brought into sight, with what is typed there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from at_rest import fill_in
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, LogEntry, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.templates import Part
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.activity.copy_items import CopyItems
from lfl_desktop.views.meeting.bids_stage import WITHDRAW_WORDS, BidRow
from lfl_desktop.views.meeting.meeting_change import MeetingChange
from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
from lfl_desktop.views.members.members_screen import MembersScreen
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.programme.programme_screen import ProgrammeScreen
from lfl_desktop.views.rights.for_good_dialog import ForGoodDialog
from lfl_desktop.views.share.poster_release_dialog import PosterReleaseDialog
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.start.welcome_steps import SetStep
from lfl_desktop.views.window.command_table import MenuName
from lfl_desktop.views.window.deleted_dialog import DeletedDialog
from lfl_desktop.views.window.help_dialog import HelpDialog
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.preferences_dialog import PreferencesDialog
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.facing_systems import add_neighbour
from lfl_desktop.workspace.activity.tension_changes import End
from lfl_desktop.workspace.destination import (
    Destination,
    PartDestination,
    PlaceName,
    at_event,
    at_member,
    at_system,
    destination_meeting,
)
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.lists.lookup import find_meeting, find_version
from lfl_desktop.workspace.meeting.known_templates import own as own_templates
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.members.member_happenings import HappeningKind as Happens
from lfl_desktop.workspace.start.first_run import (
    Plan,
    begin_programme,
)

W = TypeVar("W", bound=QWidget)


FULL_MEETING, CLOSING_MEETING = 3, 6
LEADER = "Priya Dale"
NEWEST = "Mark Solway"
"""The meeting and the activity system of the sample that the design tells in full, and its last meeting."""

BIDS = (
    "If I were presenting today it would be about how I tell a team that has worked hard for two years on"
    " its marking that the children do not read it, and that I was the one who asked for it.",
    "",
    "If I were presenting today it would be about the two teaching assistants who no longer speak.",
    "If I were presenting today it would be about feedbak to a colleague who is older than me.",
)
"""Bids that somebody is making, for those who have made none in the sample."""


def to_first_page(window: Welcome) -> None:
    window.go(-1)


def to_step(place: int, members: Sequence[NewMember], window: Welcome) -> None:
    """A step of the first run as somebody fills it."""
    window.go(place)
    step = window.page
    if isinstance(step, SetStep) and step.rows[0].is_empty:
        fill_in(step.focus, "Managing change")
        fill_in(step.facilitator, "Ruth Ansell")
        for member in members:
            row = step.rows[-1]
            for line, words in zip(row.lines, (member.name, member.title, member.school), strict=True):
                fill_in(line, words)


def of_programme(part: str) -> Destination:
    return PartDestination(PlaceName.PROGRAMME, part=part)


def to_place(wanted: Destination | PlaceName, window: MainWindow) -> None:
    window.go(wanted)


def to_stage(place: int, number: int, window: MainWindow) -> None:
    window.go(destination_meeting(find_meeting(window.desk.book(), number).id))
    screen = screen_of(window, "meetings", MeetingsScreen)
    if screen.forward.text() == "Finish meeting":
        screen.forward.click()  # another picture has opened it again
    screen.go(place)
    screen.log_toggle.setChecked(False)


def to_part(part: Part, number: int, opened: bool, window: MainWindow) -> None:
    """A part of a meeting, which is opened again if it is to be written in."""
    to_stage(0, number, window)
    screen = screen_of(window, "meetings", MeetingsScreen)
    if opened:
        screen.forward.click()
    screen.go(screen.parts.index(part))


def to_bids(window: MainWindow) -> None:
    """Bids while they are made: one of many words, one withdrawn, and one with an unknown word."""
    to_part(Part.BIDS, FULL_MEETING, True, window)
    stage = screen_of(window, "meetings", MeetingsScreen).stage
    window.spelling.is_possible()
    rows = stage.findChildren(BidRow)
    for row, words in zip(rows, BIDS, strict=False):
        if row.wording.toPlainText() in ("", words):
            row.wording.setPlainText(words)
            row.kept.keep()
    if rows[2].withdraw.text() == tr(WITHDRAW_WORDS[0]):
        rows[2].withdraw.click()


def to_change(move: bool, window: MainWindow) -> QWidget:
    """Moving or cancelling a meeting."""
    meeting = find_meeting(window.desk.book(), FULL_MEETING)
    dialog = MeetingChange(window.desk, meeting, move, window)
    dialog.open()
    return dialog


def to_poster_release(window: MainWindow) -> QWidget:
    """What the set would release of its poster."""
    dialog = PosterReleaseDialog(window.desk, window)
    dialog.open()
    return dialog


def to_templates(own: bool, window: MainWindow) -> QWidget:
    """The stage templates, or one of the set's own."""
    made = own_templates(window.desk.workspace)
    dialog = StageTemplates(window.desk, made[0].key if own and made else "closing" if own else "", window)
    dialog.open()
    if own and not made:
        dialog.copy.click()
    return dialog


def to_log(window: MainWindow) -> None:
    to_stage(0, FULL_MEETING, window)
    screen_of(window, "meetings", MeetingsScreen).log_toggle.setChecked(True)


def to_print_log(window: MainWindow) -> QWidget:
    """What is asked before the private log is printed."""
    to_log(window)
    screen = screen_of(window, "meetings", MeetingsScreen)
    screen.print_log.click()
    return screen.findChildren(QMessageBox)[-1]


def to_spelling(window: MainWindow) -> None:
    """Words that no dictionary has, in the private log: shown and not kept."""
    to_log(window)
    window.spelling.is_possible()
    log = screen_of(window, "meetings", MeetingsScreen).log_text
    log.blockSignals(True)
    log.setPlainText("Priya did not recieve the feedbak on wellbeing from Hillcross. Ask her beforehnd.")
    log.blockSignals(False)


def to_visit(window: MainWindow) -> None:
    """The calendar at an event that was a visit."""
    every = window.desk.workspace.select(ProgrammeEvent)
    window.go(at_event(next(event.id for event in every if event.kind == EventKind.SCHOOL_VISIT)))


def to_proposals(window: MainWindow) -> None:
    """A set without meetings in a term, and what is proposed for it."""
    workspace = window.desk.workspace
    with workspace.step("Remove meetings") as step:
        for meeting in window.desk.book().meetings[2:5]:
            step.delete(meeting)
    window.go(PartDestination(PlaceName.PROGRAMME, part="calendar"))
    screen_of(window, "programme", ProgrammeScreen).calendar.propose.click()


def to_layers(layers: frozenset[Layer], window: MainWindow) -> None:
    """The latest version of one leader's activity system."""
    window.go(at_system(find_version(window.desk.book(), LEADER, None).id))
    chosen = screen_of(window, "activity_systems", ActivitySystemsScreen).layers
    chosen.set_value(layers)
    chosen.changed.emit(layers)


def to_then_and_now(window: MainWindow) -> None:
    """Both versions of one leader's activity system, and what changed."""
    to_layers(frozenset(Layer), window)
    screen_of(window, "activity_systems", ActivitySystemsScreen).stage.bar.looking.choose(1)


def to_two_systems(window: MainWindow) -> None:
    """One leader's activity system beside that of the parents."""
    workspace = window.desk.workspace
    to_layers(frozenset(Layer), window)
    version = find_version(window.desk.book(), LEADER, None)
    own = workspace.get(ActivitySystem, version.system)
    if own is not None and own.faces is None:
        parents = add_neighbour(workspace, own, "Parents")
        theirs = workspace.select(SystemVersion, system=parents.id)[0]
        said = {
            Place.SUBJECT: "Parents of KS1 children",
            Place.OBJECT: "A child who likes to read",
            Place.RULES: "Reading books on Friday only",
            Place.TOOLS: "Bedtime, a phone, the bus",
        }
        with workspace.step("Fill") as step:
            for place, wording in said.items():
                step.put(SystemItem(version=theirs.id, place=place, wording=wording))
            step.put(replace(workspace.get(ActivitySystem, own.id) or own, shared_object="Home reading"))
            step.put(
                Tension(
                    version=version.id,
                    from_place=Place.RULES,
                    to_place=Place.RULES,
                    to_system=parents.id,
                    wording="Books go home once a week.",
                    position=9,
                )
            )
    screen_of(window, "activity_systems", ActivitySystemsScreen).stage.bar.looking.choose(2)


def to_copying(window: MainWindow) -> QWidget:
    """Items of other versions and leaders, to be copied."""
    to_layers(frozenset(Layer), window)
    screen = screen_of(window, "activity_systems", ActivitySystemsScreen)
    screen.stage.bar.looking.choose(0)
    screen.stage.bar.copy_items()
    return window.findChildren(CopyItems)[-1]


def to_system(what: str, window: MainWindow) -> None:
    """That activity system with a tension open, with the other end of one being chosen, or as a list."""
    to_layers(BOTH, window)
    screen = screen_of(window, "activity_systems", ActivitySystemsScreen)
    screen.canvas.finish_editing()
    if screen.is_outline is not (what == "list"):
        screen.as_list.click()
    if what == "tension":
        screen.pulls.open(screen.pulls.cards[0].tension.id)
    if what == "choosing":
        screen.canvas.start_pull(End(Place.TOOLS))
        screen.canvas.keyPressEvent(
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        )
    if what == "actions":
        screen.falls_unfold.setChecked(True)
        screen.guide_toggle.setChecked(True)


def to_deleted(window: MainWindow) -> QWidget:
    """What was deleted: an action with its report backs, a note of the private log, and a text."""
    workspace = window.desk.workspace
    with workspace.step("Delete") as step:
        step.delete(workspace.select(LogEntry)[0])
    with workspace.step("Edit") as step:
        step.put(replace(next(i for i in workspace.select(Impact) if i.evidence), evidence=""))
    with workspace.step("Delete") as step:
        later = {m.id for m in workspace.select(Meeting) if m.state == MeetingState.PLANNED}
        reported = {report.action for report in workspace.select(ReportBack, meeting=list(later))}
        actions = workspace.select(Action, meeting=list(later))
        step.delete(next(action for action in actions if action.id in reported))
    window.commands.do("deleted")
    dialog = window.findChildren(DeletedDialog)[-1]
    dialog.finished.connect(lambda _result: [workspace.undo() for _ in range(3)])
    return dialog


def to_preferences(window: MainWindow) -> QWidget:
    """The preferences."""
    window.commands.do("preferences")
    return window.findChildren(PreferencesDialog)[-1]


def to_help(window: MainWindow) -> QWidget:
    """The keys, and the help on a meeting."""
    window.go(PlaceName.MEETINGS)
    window.commands.do("keys")
    return window.findChildren(HelpDialog)[-1]


def to_command(name: str, window: MainWindow) -> QWidget:
    """The dialog that a command opens."""
    window.commands.do(name)
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def to_erasing(window: MainWindow) -> QWidget:
    """What is asked before somebody is erased."""
    window.keeping.ask_to_erase(LEADER)
    return window.findChildren(ForGoodDialog)[-1]


def to_menu(name: MenuName, window: MainWindow) -> QWidget:
    """One of the menus."""
    menu = window.menus.menu(name)
    menu.aboutToShow.emit()
    menu.resize(menu.sizeHint())
    return menu


def to_member(window: MainWindow) -> None:
    """A member's card with all its sections open, and something that changed being said."""
    person = next(p.id for p in window.desk.book().people.values() if p.name == LEADER)
    window.go(at_member(person))
    card = screen_of(window, "members", MembersScreen).card
    for toggle in (card.areas_toggle, card.visits_toggle):
        toggle.setChecked(True)
    card.happening.ask(person, Happens.REPLACED)


def screen_of(window: MainWindow, name: str, kind: type[W]) -> W:
    screen = window.screen_of(name)
    assert isinstance(screen, kind)
    return screen


def to_pack(window: Welcome) -> None:
    """The sets of a pack, to choose one's own."""
    with TemporaryDirectory() as folder:
        plan = Plan("Leadership for Learning", "Cohort 1", coordinator="Marion Pell")
        office = begin_programme(Path(folder, "office.lfl"), plan)
        with office.step("Add") as step:
            for name, facilitator in (("A", "Ruth Ansell"), ("B", "Ivor Moss"), ("C", "Joan Orme")):
                step.put(LearningSet(cohort=plan.ids.cohort, name=name, facilitator=facilitator))
        save_pack(office, Path(folder, "programme.lflpack"))
        office.close()
        window.take_pack(Path(folder, "programme.lflpack"))
