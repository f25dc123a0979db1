"""Pictures of every screen and paper: python tools/pictures.py OUT_FOLDER [--only NAME] [--light-only]

Each screen, dialog and menu in light, in dark, and with a system set to high contrast, in the windows of
`SIZES`. Where a screen is higher than the window, a second picture, "...-whole.png", shows all of it. One
that cannot be made, and any warning of Qt's, is named, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QScrollArea, QWidget

from lfl_desktop import paths
from lfl_desktop.app import Program, make_application
from lfl_desktop.canvas.content import BOTH
from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import Filling, PosterSetting, Setting, Sheets
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, LogEntry, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.templates import USUAL_PARTS, Part
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.settings import Settings
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.activity.copy_items import CopyItems
from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.controls.side_area import SideArea
from lfl_desktop.views.meeting.bids_stage import WITHDRAW_WORDS, BidRow
from lfl_desktop.views.meeting.meeting_change import MeetingChange
from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen
from lfl_desktop.views.members.members_screen import MembersScreen
from lfl_desktop.views.parts.pdf_pages import page_image
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.programme.programme_screen import CALENDAR, FACTS, SCHOOLS, ProgrammeScreen
from lfl_desktop.views.rights.for_good_dialog import ForGoodDialog
from lfl_desktop.views.share.poster_release_dialog import PosterReleaseDialog
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.views.start.welcome_steps import SetStep
from lfl_desktop.views.window.command_table import MenuName
from lfl_desktop.views.window.deleted_dialog import DeletedDialog
from lfl_desktop.views.window.help_dialog import HelpDialog
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import PLACES, Needs
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
    at_paper,
    at_system,
    destination_meeting,
)
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.lists.lookup import find_leader, find_meeting, find_version
from lfl_desktop.workspace.meeting.known_templates import own as own_templates
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.members.member_happenings import HappeningKind as Happens
from lfl_desktop.workspace.papers.own_log import private_log
from lfl_desktop.workspace.papers.paper_kinds import LISTED, AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.coordinators_sample import (
    create_coordinators_sample,
    create_evaluated_sample,
)
from lfl_desktop.workspace.start.first_run import (
    Plan,
    begin,
    begin_programme,
    create_sample,
    proposed_cohort,
    proposed_year,
)
from lfl_desktop.workspace.workspace import Workspace

OWN_PLACES = [place for place in PLACES if place.needs is not Needs.PROGRAMME]
"""What a facilitator's window lists."""

W = TypeVar("W", bound=QWidget)

SIZES = ((1366, 768, 1.0), (1280, 720, 1.25), (1024, 700, 2.0))
"""Width and height of the window in pixels, and the size of the text beside the usual one: a common laptop,
one with 120 dots an inch, and the smallest window with the largest text."""

LOOKS = ("light", "dark", "contrast")
"""The appearances: our own, and that of a system that is set to high contrast, white and yellow on black."""

IDLE_WITHIN = 20.0
"""Seconds within which a window must have drawn all there is to draw."""

PAPER_DPI = 100

NOT_OURS = ("This plugin does not support propagateSizeHints()",)
"""What the offscreen platform says of itself."""

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


@dataclass(frozen=True)
class Shot:
    """One picture: its name, and how to bring the screen into sight in the window of its kind; a dialog that
    this opens and returns is pictured in its place, and closed."""

    name: str
    bring: Callable[..., QWidget | None]


class Faults:
    """What went wrong, told at once and counted for the exit code."""

    def __init__(self) -> None:
        self.count = 0
        self.at = ""
        qInstallMessageHandler(lambda _kind, _context, message: self.warned(message))
        sys.excepthook = self.raised

    def tell(self, words: str) -> None:
        """Tells what went wrong with the picture being made."""
        self.count += 1
        print(f"{self.at}: {words}", file=sys.stderr)

    def warned(self, message: str) -> None:
        """Qt said something."""
        if not message.startswith(NOT_OURS):
            self.tell(f"Qt says: {message}")

    def raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """An exception, here or in something that Qt called."""
        details = "".join(traceback.format_exception(kind, error, trace or error.__traceback__))
        self.tell(f"could not be made\n{details}")


def settle(root: QWidget, put_off: int = 60_000) -> None:
    """Lets a window do all that waits to be done: layout, painting, and what its timers put off by as many
    milliseconds at most.

    Raises TimeoutError where it never comes to rest."""
    until = time.monotonic() + IDLE_WITHIN
    quiet = 0
    while quiet < 10:
        if time.monotonic() > until:
            raise TimeoutError(f"{type(root).__name__} is not at rest after {IDLE_WITHIN:g} s")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        timers = [t for t in root.findChildren(QTimer) if t.interval() <= put_off]
        waiting = any(t.isActive() and t.isSingleShot() for t in timers)
        quiet = 0 if waiting else quiet + 1
        if waiting:
            time.sleep(0.005)


# what each picture shows


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


def fill_in(line: QLineEdit, words: str) -> None:
    """Puts words into a field as typing does, but opens no list of what might be meant."""
    line.setText(words)
    line.textEdited.emit(words)


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


PARTS = (CALENDAR, FACTS, SCHOOLS)
STAGE_NAMES = tuple(part.value.replace("_", "-") for part in USUAL_PARTS)


def welcome_shots(members: Sequence[NewMember]) -> list[Shot]:
    """The first run."""
    steps = enumerate(("programme", "set", "dates"))
    made = [Shot(f"welcome-{name}", partial(to_step, place, members)) for place, name in steps]
    return [Shot("welcome-first", to_first_page), *made, Shot("welcome-pack", to_pack)]


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


def sample_shots() -> list[Shot]:
    """The sample, well into its year. A place that is not named here is shown as it opens."""
    layers = {"now": {Layer.NOW}, "possible": {Layer.POSSIBLE}, "both": {Layer.NOW, Layer.POSSIBLE}}
    known = {
        "meetings": [
            *(Shot(f"meetings-{n}", partial(to_stage, p, FULL_MEETING)) for p, n in enumerate(STAGE_NAMES)),
            Shot("meetings-log", to_log),
            Shot("meetings-print-log", to_print_log),
            Shot("meetings-spelling", to_spelling),
            Shot("meetings-impact", partial(to_part, Part.IMPACT, CLOSING_MEETING, True)),
            Shot("meetings-impact-finished", partial(to_part, Part.IMPACT, CLOSING_MEETING, False)),
            Shot("meetings-open-check-in", partial(to_part, Part.CHECK_IN, FULL_MEETING, True)),
            Shot("meetings-open-bids", to_bids),
            Shot("meetings-open-slots", partial(to_part, Part.SLOTS, FULL_MEETING, True)),
            Shot("meetings-move", partial(to_change, True)),
            Shot("meetings-cancel", partial(to_change, False)),
            Shot("meetings-templates", partial(to_templates, False)),
            Shot("meetings-templates-own", partial(to_templates, True)),
        ],
        "activity_systems": [
            Shot(f"activity-systems-{name}", partial(to_layers, frozenset(shown)))
            for name, shown in layers.items()
        ]
        + [
            Shot(f"activity-systems-{what}", partial(to_system, what))
            for what in ("tension", "choosing", "list", "actions")
        ]
        + [
            Shot("activity-systems-copy", to_copying),
            Shot("activity-systems-then-and-now", to_then_and_now),
            Shot("activity-systems-two", to_two_systems),
        ],
        "members": [
            Shot("members", partial(to_place, PlaceName.MEMBERS)),
            Shot("members-something-changed", to_member),
        ],
        "programme": [
            *(Shot(f"programme-{part}", partial(to_place, of_programme(part))) for part in PARTS),
            Shot("programme-visit", to_visit),
        ],
        "share": [
            Shot("share-release", to_poster_release),
            *(
                Shot(f"share-{kind.replace('_', '-')}", partial(to_place, at_paper(kind)))
                for kind in PaperName
            ),
        ],
    }
    shots = [
        shot
        for place in OWN_PLACES
        for shot in known.get(place.name, [Shot(place.name, partial(to_place, place.name))])
    ]
    over: dict[str, Callable[..., QWidget]] = {"preferences": to_preferences, "help": to_help}
    over |= {f"menu-{name.name.lower()}": partial(to_menu, name) for name in MenuName}
    over |= {name: partial(to_command, name) for name in ("tour", "search", "copies", "protection", "rights")}
    over["rights-erase"] = to_erasing
    return [*shots, Shot("deleted", to_deleted), *(Shot(name, bring) for name, bring in over.items())]


def new_shots() -> list[Shot]:
    """A set on its first day: every place, and an empty meeting at each stage."""
    made: list[Shot] = []
    for place in OWN_PLACES:
        if place.name == "meetings":
            made += [Shot(f"new-meetings-{n}", partial(to_stage, p, 1)) for p, n in enumerate(STAGE_NAMES)]
        else:
            name = f"new-{place.name.replace('_', '-')}"
            made.append(Shot(name, partial(to_place, place.name)))
    return [*made, Shot("new-programme-proposals", to_proposals)]


PARTS_KEPT = {
    PlaceName.ROSTER: ("people", "schools", "roles"),
    PlaceName.REGISTER: ("events", "steps", "circumstances"),
    PlaceName.EVIDENCE: ("sources", "placing", "words"),
}
"""The parts of the places in which a coordinator keeps records of her own."""


def coordinators_shots(prefix: str) -> list[Shot]:
    """The coordinator's places, and each part of those in which she keeps records herself."""
    listed = [place for place in PLACES if place.needs is Needs.PROGRAMME]
    return [
        Shot(f"{prefix}-{where.name}{part and f'-{part}'}", partial(to_place, wanted))
        for where in listed
        for part in PARTS_KEPT.get(where.name, ("",))
        for wanted in (PartDestination(where.name, part=part) if part else where.name,)
    ]


# the files that they are pictures of


def posters() -> dict[str, AskedPaper]:
    """The poster for each of its readers, both ways, and in grey."""
    ways = {"side": PosterSetting(), "upright": PosterSetting(upright=True), "grey": PosterSetting(grey=True)}
    return {
        f"paper-poster-{audience.name.lower()}-{way}": AskedPaper(PaperName.POSTER, audience, poster=setting)
        for audience in (Audience.PUBLIC, Audience.SET)
        for way, setting in ways.items()
    }


def members_of(book: SetBook) -> list[NewMember]:
    """The sample's members, to set up a new set with."""
    posts = [(person.name, book.posts.get(person.id)) for person in book.members(None)]
    return [
        NewMember(name, post.title, post.level, book.schools[post.school].name if post.school else "")
        for name, post in posts
        if post
    ]


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def make_files(folder: Path) -> tuple[Path, Path, list[NewMember]]:
    """The sample, a set that was set up just now with the sample's members, and these."""
    sample, new = folder / "sample.lfl", folder / "records.lfl"
    workspace = create_sample(sample)
    book = book_of(workspace)
    members = members_of(book)
    starts, ends = proposed_cohort(dt.date.today())
    plan = Plan(
        programme="Leadership for Learning",
        cohort=book.cohort.name,
        starts=starts,
        ends=ends,
        set_name=book.learning_set.name,
        focus=book.learning_set.focus,
        facilitator=book.learning_set.facilitator,
        members=members,
    )
    workspace.close()
    begin(new, proposed_year(plan)).close()
    return sample, new, members


# making them


class Camera:
    """Takes the pictures that are asked for, in one folder."""

    def __init__(self, folder: Path, only: str, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        self.taken = 0
        self._only = only

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is asked for."""
        return name.startswith(self._only)

    def take(self, window: QWidget, shots: Sequence[Shot], look: str) -> None:
        """Takes `shots` of one window; one that cannot be taken is told, and the next is tried."""
        for shot in filter(lambda shot: self.wants(shot.name), shots):
            self.faults.at = f"{shot.name}-{look}"
            try:
                dialog = shot.bring(window)
                settle(window)
            except Exception as error:
                self.faults.raised(type(error), error)
                continue
            self._save(dialog or window, self.faults.at)
            if dialog is not None:
                dialog.close()
            whole = None if dialog else _higher_than_sight(window)
            if whole is not None:
                self._save(whole, f"{self.faults.at}-whole")

    def papers(self, sample: Path) -> None:
        """Takes the papers of the sample, page by page."""
        workspace = Workspace.open(sample, read_only=True)
        book = book_of(workspace)
        meeting, set_id = find_meeting(book, FULL_MEETING), book.learning_set.id
        version = find_version(book, LEADER, None).id
        prompts = Setting(filling=Filling.PROMPTS)
        asked = {
            f"paper-summary-{audience.name.lower()}": AskedPaper(PaperName.SUMMARY, audience, meeting.id)
            for audience in (Audience.SET, Audience.COORDINATOR, Audience.PUBLIC)
        }
        asked |= {f"paper-list-{kind}": AskedPaper(kind, Audience.SET) for kind in LISTED}
        asked["paper-activity-system"] = AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.SET, version)
        asked["paper-then-and-now"] = AskedPaper(PaperName.THEN_AND_NOW, Audience.SET, version)
        asked["paper-blank-system"] = AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.SET, setting=prompts)
        asked |= posters()
        asked |= {f"paper-form-{f}": AskedPaper(PaperName.BLANK, Audience.SET, form=f) for f in BlankForm}
        asked |= self._papers_of_set(book)
        jobs: dict[str, Callable[[], Paper]] = {
            name: partial(paper_of, workspace, set_id, one) for name, one in asked.items()
        }
        jobs["paper-private-log"] = lambda: private_log(book, Sheets.A4).paper
        for name, job in jobs.items():
            self.faults.at = name
            if self.wants(name):
                try:
                    self._save_pages(job().pdf, name)
                except Exception as error:
                    self.faults.raised(type(error), error)
        workspace.close()

    def _papers_of_set(self, book: SetBook) -> dict[str, AskedPaper]:
        """The papers of a meeting and of a leader, on the fullest and on the emptiest of the sample."""
        first, full, last = (find_meeting(book, n).id for n in (1, FULL_MEETING, len(book.numbers)))
        leader, newest = (find_leader(book, name).id for name in (LEADER, NEWEST))
        asked = {
            f"paper-{kind}-{name}": AskedPaper(kind, Audience.SET, meeting)
            for kind in (PaperName.SLIPS, PaperName.RECORD, PaperName.AGENDA, PaperName.ATTENDANCE)
            for name, meeting in (("first", first), ("full", full), ("last", last))
        }
        asked["paper-record-coordinator"] = AskedPaper(PaperName.RECORD, Audience.COORDINATOR, full)
        asked["paper-record-facilitator"] = AskedPaper(PaperName.RECORD, Audience.FACILITATOR, full)
        asked |= {
            f"paper-{kind}-{name}": AskedPaper(kind, Audience.FACILITATOR, person)
            for kind in (PaperName.LEADER_SHEET, PaperName.CERTIFICATE)
            for name, person in (("full", leader), ("newest", newest))
        }
        asked["paper-leader_sheet-set"] = AskedPaper(PaperName.LEADER_SHEET, Audience.SET, leader)
        return asked

    def _save_pages(self, pdf: bytes, name: str) -> None:
        from pypdfium2 import PdfDocument

        document = PdfDocument(pdf)
        for number in range(len(document)):
            pixels = round(document.get_page_size(number)[0] * PAPER_DPI / 72)
            nth = f"-{number + 1}" if len(document) > 1 else ""
            self._keep(page_image(document, number, pixels).save(str(self._path(f"{name}{nth}"))))
        document.close()

    def _save(self, widget: QWidget, name: str) -> None:
        self._keep(widget.grab().save(str(self._path(name))))

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.png"

    def _keep(self, saved: bool) -> None:
        if saved:
            self.taken += 1
        else:
            self.faults.tell("could not be written")


def _higher_than_sight(window: QWidget) -> QWidget | None:
    """The page in the outermost scrolling area in sight, if there is more of it than can be seen."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and not isinstance(area, SideArea):
            return area.widget() if area.verticalScrollBar().maximum() > 0 else None
    return None


def dress(app: QApplication, appearance: str, text_size: int) -> None:
    """Gives the program one of the appearances, with text of so many per cent."""
    theme.apply(app, "light" if appearance == "contrast" else appearance, text_size)
    if appearance == "contrast":
        chosen = theme.of_system(high_contrast())
        app.setPalette(theme.palette(chosen))
        app.setStyleSheet(
            theme.style_sheet(chosen, app.font().pointSizeF(), QFontMetrics(app.font()).height())
        )


def high_contrast() -> QPalette:
    """The palette of a system that is set to high contrast."""
    black, white, yellow = (QColor(name) for name in ("#000000", "#ffffff", "#ffee32"))
    made, role = QPalette(black), QPalette.ColorRole
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(place, white)
    made.setColor(role.Base, black)
    made.setColor(role.Highlight, yellow)
    made.setColor(role.HighlightedText, black)
    return made


def take_windows(
    app: QApplication, camera: Camera, folder: Path, *, light_only: bool, one_size: bool
) -> None:
    """Every window in every look: appearance and text size hold for the whole application."""
    sample, new, members = make_files(folder)
    create_coordinators_sample(folder / "office.lfl").close()
    create_evaluated_sample(folder / "evaluated.lfl").close()
    for appearance in LOOKS[:1] if light_only else LOOKS:
        for width, height, text in SIZES[:1] if one_size else SIZES:
            dress(app, appearance, round(100 * text))
            look = f"{appearance}-{width}x{height}"
            starts = (
                (welcome_shots(members), None),
                (sample_shots(), sample),
                (new_shots(), new),
                (coordinators_shots("office"), folder / "office.lfl"),
                (coordinators_shots("evaluated"), folder / "evaluated.lfl"),
            )
            for shots, path in starts:
                if any(camera.wants(shot.name) for shot in shots):
                    _take_window(camera, shots, path, (width, height), look)
    camera.papers(sample)


def _take_window(
    camera: Camera, shots: Sequence[Shot], path: Path | None, size: tuple[int, int], look: str
) -> None:
    with TemporaryDirectory() as own:
        program = Program(Settings(), Path(own) / "settings.json")
        program.start(path)
        window = program.window
        assert window is not None
        window.resize(*size)
        window.activateWindow()
        camera.take(window, shots, look)
        if isinstance(window, Welcome):
            window.close()  # the first time it asks whether to leave without what was typed
        window.close()
        window.deleteLater()
        program.window = None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(arguments: Sequence[str] | None = None) -> int:
    """Takes the pictures; the exit code is 0 only when each that was asked for is there."""
    parser = argparse.ArgumentParser(description="Pictures of every screen and paper.", allow_abbrev=False)
    parser.add_argument("out", type=Path, metavar="OUT_FOLDER")
    parser.add_argument("--only", default="", metavar="NAME", help="those whose name begins with this")
    parser.add_argument("--light-only", action="store_true", help="none of the other appearances")
    parser.add_argument("--one-size", action="store_true", help="the largest window alone")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    faults = Faults()
    camera = Camera(asked.out, asked.only, faults)
    app = make_application("light")
    app.setCursorFlashTime(0)
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths.records_folder = lambda: folder
        paths.backups_folder = lambda: folder / "Earlier copies"
        take_windows(app, camera, folder, light_only=asked.light_only, one_size=asked.one_size)
    if not camera.taken and not faults.count:
        faults.at = asked.only
        faults.tell("there is no picture of this name")
    print(f"{camera.taken} pictures in {asked.out}")
    return 1 if faults.count else 0


if __name__ == "__main__":
    sys.exit(main())
