"""Every place and part of the window on the sample, one after the other, with whatever folds unfolded: for
tests that look at all controls there are, so that a new one is looked at by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion, Tension
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.meetings import Bid, Meeting, MeetingState, Slot
from lfl_desktop.domain.programme import School
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import Part
from lfl_desktop.workspace.activity.facing_systems import add_neighbour
from lfl_desktop.workspace.destination import (
    Destination,
    PartDestination,
    PlaceName,
    at_event,
    at_paper,
    at_system,
    destination_meeting,
)
from lfl_desktop.workspace.meeting.known_templates import shipped_templates
from lfl_desktop.workspace.meeting.own_templates import copy_template
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lfl_desktop.views.window.main_window import MainWindow

R = TypeVar("R", bound=Record)
Scene = Callable[["MainWindow"], "QWidget"]
"""Brings one part of the program into sight and gives the widget that holds all of it."""


def prepare(path: Path) -> None:
    """Adds to the sample what it has not: a neighbour's activity system and a template of one's own."""
    _PICKED.clear()
    workspace = Workspace.open(path)
    copy_template(workspace, shipped_templates()[0])
    add_neighbour(workspace, _system(workspace), "The parents")
    workspace.close()


def _system(workspace: Workspace) -> ActivitySystem:
    """The first of a leader's own that has tensions."""
    of = {tension.version for tension in workspace.select(Tension)}
    versions = {v.system for v in workspace.select(SystemVersion) if v.id in of}
    return next(s for s in workspace.select(ActivitySystem) if s.id in versions and not s.neighbour)


_PICKED: dict[str, UUID] = {}
"""What was picked first since a file was prepared, so that it is found again, in a copy too, whatever has
become of it."""


def pick_anew() -> None:
    """Forgets what was picked: another module may have prepared a file of its own since."""
    _PICKED.clear()


def _again(workspace: Workspace, kind: type[R], pick: Callable[[], R]) -> R:
    """What was picked of this kind before, or now."""
    found = workspace.get(kind, _PICKED[kind.__name__]) if kind.__name__ in _PICKED else None
    if found is None:
        found = pick()
        _PICKED[kind.__name__] = found.id
    return found


def _open_meeting(workspace: Workspace) -> Meeting:
    """One that is not finished and has slots and bids."""
    return _again(workspace, Meeting, lambda: _first_open(workspace))


def _first_open(workspace: Workspace) -> Meeting:
    slots = {slot.meeting for slot in workspace.select(Slot)} & {bid.meeting for bid in workspace.select(Bid)}
    going_on = [m for m in workspace.select(Meeting) if m.state != MeetingState.FINISHED and m.id in slots]
    return min(going_on, key=lambda meeting: str(meeting.date))


def unfold(root: QWidget) -> None:
    """Unfolds whatever is folded."""
    from PySide6.QtWidgets import QPushButton

    for button in root.findChildren(QPushButton):
        if button.property("role") in ("unfold", "fold") and not button.isChecked() and button.isVisible():
            button.setChecked(True)


def place(wanted: Callable[[MainWindow], Destination | PlaceName] | PlaceName) -> Scene:
    """A place, by itself or with one thing chosen there."""

    def scene(window: MainWindow) -> QWidget:
        window.go(wanted if isinstance(wanted, PlaceName) else wanted(window))
        unfold(window)
        return window

    return scene


def _stage(part: Part) -> Scene:
    def scene(window: MainWindow) -> QWidget:
        from lfl_desktop.views.meeting.meetings_screen import MeetingsScreen

        window.go(destination_meeting(_open_meeting(window.desk.workspace).id))
        screen = window.screen_of("meetings")
        assert isinstance(screen, MeetingsScreen)
        if part not in screen.parts:
            screen.add_part(part)
        screen.go(screen.parts.index(part))
        unfold(window)
        return window

    return scene


def _systems(look: str | None) -> Scene:
    def scene(window: MainWindow) -> QWidget:
        from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen

        window.go(at_system(_system(window.desk.workspace).person))
        screen = window.screen_of("activity_systems")
        assert isinstance(screen, ActivitySystemsScreen)
        looking = screen.stage.bar.looking
        looking.choose(("one", "then", "two").index(look or "one"))
        if screen.is_outline != (look is None):
            screen.as_list.click() if look is None else screen.to_picture.click()
        if look == "one":
            screen.pulls.open(screen.pulls.cards[0].tension.id)
        unfold(window)
        return window

    return scene


def _first_event(window: MainWindow) -> Destination:
    workspace = window.desk.workspace
    visits = [e for e in workspace.select(ProgrammeEvent) if e.kind == EventKind.SCHOOL_VISIT]
    event = _again(workspace, ProgrammeEvent, lambda: min(visits, key=lambda event: str(event.date)))
    return at_event(event.id)


def _schools(window: MainWindow) -> QWidget:
    from lfl_desktop.views.programme.programme_screen import SCHOOLS, ProgrammeScreen

    window.go(PartDestination(PlaceName.PROGRAMME, part=SCHOOLS))
    screen = window.screen_of("programme")
    assert isinstance(screen, ProgrammeScreen)
    workspace = window.desk.workspace
    screen.schools.list.choose(_again(workspace, School, lambda: workspace.select(School)[0]).id)
    return window


def _paper(kind: str) -> Scene:
    return place(lambda _window: at_paper(kind))


IN_PARTS = {PlaceName.MEETINGS, PlaceName.ACTIVITY_SYSTEMS, PlaceName.SHARE, PlaceName.PROGRAMME}
"""Places of which several parts are looked at."""


def places() -> dict[str, Scene]:
    """What is in the window where a set is in view, by a name to speak of it."""
    from window_driver import PLACES_OF_A_SET

    from lfl_desktop.views.programme.programme_screen import FACTS
    from lfl_desktop.workspace.papers.paper_kinds import PaperName

    as_they_are = [each.name for each in PLACES_OF_A_SET if each.name not in IN_PARTS]
    return {
        **{name.value: place(name) for name in as_they_are},
        **{f"meetings, {part}": _stage(part) for part in Part},
        "activity system": _systems("one"),
        "then and now": _systems("then"),
        "two systems": _systems("two"),
        "outline": _systems(None),
        **{f"share, {kind}": _paper(kind) for kind in PaperName},
        "calendar, a meeting": place(lambda window: at_event(_open_meeting(window.desk.workspace).id)),
        "calendar, an event": place(_first_event),
        "terms and themes": place(lambda _window: PartDestination(PlaceName.PROGRAMME, part=FACTS)),
        "schools": _schools,
    }


def coordinators_parts() -> dict[str, Scene]:
    """The parts of the places in which a coordinator keeps records of her own."""
    parts = {
        PlaceName.ROSTER: ("people", "sets", "schools", "roles"),
        PlaceName.REGISTER: ("events", "steps", "circumstances"),
        PlaceName.EVIDENCE: ("sources", "placing", "words"),
    }
    return {
        f"{where}, {part}": _coordinators_part(where, part)
        for where, every in parts.items()
        for part in every
    }


def _coordinators_part(where: PlaceName, part: str) -> Scene:
    def scene(window: MainWindow) -> QWidget:
        from lfl_desktop.domain.programme import Cohort
        from lfl_desktop.views.coordinator.kept_schools_page import KeptSchoolsPage
        from lfl_desktop.views.coordinator.prepared_sets_page import PreparedSetsPage
        from lfl_desktop.workspace.coordinator.preparing_sets import add_prepared_set

        window.go(PartDestination(where, part=part))
        workspace = window.desk.file
        for sets in window.screen_of(where).findChildren(PreparedSetsPage):
            if not sets.list.shown:
                added = add_prepared_set(workspace, workspace.select(Cohort)[0], "E")
                assert added is not None
                sets.list.choose(added.id)
        for page in window.screen_of(where).findChildren(KeptSchoolsPage):
            page.choose(_again(workspace, School, lambda: workspace.select(School)[0]).id)
        return window

    return scene


def dialogs() -> dict[str, Scene]:
    """What opens over the window, by a name to speak of it."""

    def templates(window: MainWindow) -> QWidget:
        from lfl_desktop.domain.templates import StageTemplate
        from lfl_desktop.views.parts.stage_templates import StageTemplates

        own = window.desk.workspace.select(StageTemplate)[0]
        return _opened(StageTemplates(window.desk, own.key, window))

    def version(window: MainWindow) -> QWidget:
        from lfl_desktop.views.activity.version_when import VersionWhen

        workspace = window.desk.workspace
        found = min(workspace.select(SystemVersion, system=_system(workspace).id), key=lambda v: str(v.id))
        return _opened(VersionWhen(window.desk, found, window))

    def copying(window: MainWindow) -> QWidget:
        from lfl_desktop.views.activity.copy_items import CopyItems

        workspace = window.desk.workspace
        system = _system(workspace)
        versions = workspace.select(SystemVersion, system=system.id)
        return _opened(CopyItems(window.desk, system, versions[0], window))

    def change(window: MainWindow) -> QWidget:
        from lfl_desktop.views.meeting.meeting_change import MeetingChange

        return _opened(MeetingChange(window.desk, _open_meeting(window.desk.workspace), True, window))

    def releasing(window: MainWindow) -> QWidget:
        from lfl_desktop.views.share.poster_release_dialog import PosterReleaseDialog

        return _opened(PosterReleaseDialog(window.desk, window))

    def searching(window: MainWindow) -> QWidget:
        from PySide6.QtWidgets import QDialog

        window.search()
        return next(d for d in window.findChildren(QDialog) if d.isVisible())

    def deleted(window: MainWindow) -> QWidget:
        from lfl_desktop.views.window.deleted_dialog import DeletedDialog

        return _opened(DeletedDialog(window.desk, window.backups, window))

    def copies(window: MainWindow) -> QWidget:
        from lfl_desktop.views.window.earlier_copies import EarlierCopies

        window.backups.backups.keep_if_changed()
        return _opened(EarlierCopies(window.desk, window.backups, lambda: None, window))

    return {
        "stage templates": templates,
        "when a version was": version,
        "copying items": copying,
        "moving a meeting": change,
        "releasing the poster": releasing,
        "search": searching,
        "recently deleted": deleted,
        "earlier copies": copies,
    }


def more_dialogs() -> dict[str, Scene]:
    """What the menus open besides, and the menus themselves."""

    def by_menu(command: str) -> Scene:
        def scene(window: MainWindow) -> QWidget:
            from PySide6.QtWidgets import QDialog

            window.commands.do(command)
            return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())

        return scene

    def menu(name: str) -> Scene:
        def scene(window: MainWindow) -> QWidget:
            from lfl_desktop.views.window.command_table import MenuName

            shown = window.menus.menu(MenuName[name])
            shown.aboutToShow.emit()
            shown.resize(shown.sizeHint())
            return shown

        return scene

    def erasing(window: MainWindow) -> QWidget:
        from lfl_desktop.domain.people import Person
        from lfl_desktop.views.rights.for_good_dialog import ForGoodDialog

        window.keeping.ask_to_erase(window.desk.workspace.select(Person)[0].name)
        return window.findChildren(ForGoodDialog)[-1]

    asked = ("preferences", "keys", "tour", "protection", "rights")
    menus = ("FILE", "EDIT", "MEETING", "VIEW", "HELP")
    return {
        **{name: by_menu(name) for name in asked},
        "erasing somebody": erasing,
        **{f"menu {name}": menu(name) for name in menus},
    }


def programme_places() -> dict[str, Scene]:
    """What is in the window of the coordinator, by a name to speak of it."""
    from lfl_desktop.views.window.places import places_for
    from lfl_desktop.workspace.in_view import ProgrammeInView

    return {f"programme, {each.name}": place(each.name) for each in places_for(ProgrammeInView())}


def few_papers() -> dict[str, Scene]:
    """The places, with only those papers whose choices are unlike those of the others: for tests in several
    looks."""
    unlike = ("share, summary", "share, poster", "share, file", "share, leader_sheet", "share, impact")
    found = places()
    return {name: scene for name, scene in found.items() if not name.startswith("share,") or name in unlike}


def walked(window: MainWindow, scenes: dict[str, Scene]) -> Iterator[tuple[str, QWidget]]:
    """Each scene, once its layouts have come to rest; a dialog is closed again."""
    for name, bring in scenes.items():
        root = bring(window)
        at_rest()
        yield name, root
        if root is not window:
            root.close()


def at_rest() -> None:
    """Does all that layouts wait for: one may ask for another."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from lfl_desktop.views.kit.before_paint import settle

    for _ in range(3):
        settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def _opened(dialog: QWidget) -> QWidget:
    from PySide6.QtWidgets import QDialog

    assert isinstance(dialog, QDialog)
    dialog.open()
    return dialog
