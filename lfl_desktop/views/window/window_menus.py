"""The menu bar: the commands of the window, its places, the sets of its file and the files of last time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.views.window.command_table import MENUS, MenuName
from lfl_desktop.views.window.place_list import PlaceList
from lfl_desktop.views.window.program_jobs import ProgramJobs
from lfl_desktop.views.window.window_commands import WindowCommands
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import PlaceName
from lfl_desktop.workspace.in_view import ProgrammeInView, SetInView

if TYPE_CHECKING:
    from lfl_desktop.workspace.exchange.sets_here import SetHere


def letters_of_menus() -> set[str]:
    """The letters that open the menus with Alt."""
    words = (tr(name.value) for name in MenuName)
    return {each[each.index("&") + 1].upper() for each in words}


class WindowMenus(QMenuBar):
    """The menus of one window. `go` shows a place."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        program: ProgramJobs,
        commands: WindowCommands,
        places: PlaceList,
        go: Callable[[PlaceName], None],
    ) -> None:
        super().__init__(parent)
        self._desk, self._program, self._commands = desk, program, commands
        self._menus = {name: self.addMenu(tr(name.value)) for name in MenuName}
        for name, menu in self._menus.items():
            for command in MENUS[name]:
                if command.begins:
                    menu.addSeparator()
                menu.addAction(commands.action(command.name))
        self._recent = QMenu(tr("Open &recent"), self)
        self._menus[MenuName.FILE].insertMenu(commands.action("sample"), self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._menus[MenuName.FILE].aboutToShow.connect(self._prepare_file)
        self._places = self._place_actions(parent, places, go)
        self._menus[MenuName.VIEW].insertActions(self._menus[MenuName.VIEW].actions()[0], self._places)
        self._sets: list[QAction] = []
        self._menus[MenuName.VIEW].aboutToShow.connect(self._fill_sets)

    def menu(self, name: MenuName) -> QMenu:
        """One of the menus."""
        return self._menus[name]

    def open_first(self) -> None:
        """Opens the first menu, to be gone on from by arrow keys."""
        self.setActiveAction(self._menus[MenuName.FILE].menuAction())

    def tick(self, name: PlaceName) -> None:
        """Shows which place is in sight."""
        for action in self._places:
            action.setChecked(action.data() == name)

    def _place_actions(
        self, window: QWidget, places: PlaceList, go: Callable[[PlaceName], None]
    ) -> list[QAction]:
        group, made = QActionGroup(self), []
        for number, place in enumerate(places.places, start=1):
            action = QAction(tr(place.label), self)
            action.setShortcut(PlaceList.keys(number))
            action.setCheckable(True)
            action.setData(place.name)
            action.triggered.connect(partial(self._go, go, place.name))
            group.addAction(action)
            window.addAction(action)
            made.append(action)
        return made

    def _go(self, go: Callable[[PlaceName], None], name: PlaceName, _checked: bool = False) -> None:
        go(name)

    def _prepare_file(self) -> None:
        self._commands.look_again()
        self._recent.setEnabled(bool(self._recent_files()))

    def _recent_files(self) -> list[Path]:
        here = self._desk.file.path.resolve()
        files = [Path(name) for name in self._desk.preferences.settings.recent_files]
        return [file for file in files if file != here and file.exists()]

    def _fill_recent(self) -> None:
        self._recent.clear()
        for file in self._recent_files():
            words = tr("{file}, in {folder}", file=file.name, folder=file.parent)
            action = self._recent.addAction(literal(words))
            action.triggered.connect(partial(self._open, file))

    def _open(self, file: Path, _checked: bool = False) -> None:
        self._desk.attempt(lambda: self._program.open(file))

    def _fill_sets(self) -> None:
        """The programme as a whole, where files were received, and every set."""
        from lfl_desktop.workspace.exchange.sets_here import sets_here, sets_here_told_apart

        view = self._menus[MenuName.VIEW]
        for action in self._sets:
            view.removeAction(action)
            action.deleteLater()
        self._sets = []
        sets = sets_here(self._desk.file)
        received = any(one.edition for one in sets)
        if len(sets) < 2 and not received:
            return
        self._sets.append(view.addSeparator())
        here = self._desk.in_view
        if received:
            whole = ProgrammeInView()
            self._add_view(tr("All sets"), lambda: self._program.look_at(whole), here == whole)
            cohorts = self._desk.file.select(Cohort)
            for cohort in cohorts if len(cohorts) > 1 else ():
                part = ProgrammeInView(cohort.id)
                words = literal(tr("Sets of {cohort}", cohort=cohort.name))
                self._add_view(words, partial(self._program.look_at, part), here == part)
        named = zip(sets_here_told_apart(sets), sets, strict=True)
        for name, one in sorted(named, key=lambda each: collated(each[0])):
            words = tr("Set {name} · {focus}", name=name, focus=one.focus) if one.focus else name
            line = one.edition.line if one.edition else None
            is_here = isinstance(here, SetInView) and (here.set_id, here.line) == (one.id, line)
            self._add_view(literal(words), partial(self._look_at_set, one), is_here)

    def _add_view(self, words: str, look: Callable[[], object], is_here: bool) -> None:
        action = self._menus[MenuName.VIEW].addAction(words, lambda: self._desk.attempt(look))
        action.setCheckable(True)
        action.setChecked(is_here)
        self._sets.append(action)

    def _look_at_set(self, one: SetHere) -> None:
        from lfl_desktop.workspace.exchange.sets_here import view_of

        self._program.look_at(view_of(self._desk.file, one))
