"""What is in sight on the real window, found as a person finds it: by words, by kind, by what was chosen."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPushButton, QScrollArea, QWidget
from stored import stored

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.views.kit.text.literal import seen_of_literal
from lfl_desktop.views.meeting.stage_bar import StageBar
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.views.window.places import places_for
from lfl_desktop.workspace.in_view import SetInView

Q = TypeVar("Q", bound=QObject)

PLACES_OF_A_SET = places_for(SetInView(UUID(int=0)))
"""The places that are listed where a set of one's own is in view."""


def full_disk(patch: pytest.MonkeyPatch) -> None:
    """From now on the disk takes nothing, whatever file is open."""

    def refused(*_args: object, **_more: object) -> None:
        raise CannotWrite("The disk is full.")

    patch.setattr(RecordsFile, "step", refused)


def words_in(widget: QWidget) -> str:
    """The words of all labels below a widget that are not hidden, in order."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def ways_in(widget: QWidget) -> list[str]:
    """The words of all lines below a widget that lead somewhere, in order."""
    ways = [one for one in widget.findChildren(QPushButton) if one.property("role") == "link"]
    return [seen_of_literal(one.text()) for one in ways if not one.isHidden()]


def button(widget: QWidget, words: str) -> QAbstractButton:
    """The button below a widget that says these words."""
    found = [each for each in widget.findChildren(QAbstractButton) if each.text() == words]
    assert len(found) == 1, (words, [each.text() for each in widget.findChildren(QAbstractButton)])
    return found[0]


def only(widget: QWidget, kind: type[Q]) -> Q:
    """The one widget or helper of its kind below a widget."""
    (found,) = widget.findChildren(kind)
    return found


def viewport_around(widget: QWidget) -> QWidget:
    """What scrolls a widget into sight."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert isinstance(above, QScrollArea)
    return above.viewport()


def in_menus(window: MainWindow, words: str) -> QAction:
    """The one entry of the menus of a window with these words, whatever it says of a step besides."""
    menus = window.menus.findChildren(QMenu)
    for menu in menus:
        menu.aboutToShow.emit()
    entries = {id(action): action for menu in menus for action in menu.actions()}.values()
    (found,) = [entry for entry in entries if entry.text().replace("&", "").partition(" “")[0] == words]
    return found


# a meeting


def stage_tabs(screen: QWidget) -> list[QPushButton]:
    """The buttons of the stages of the meeting in sight, in order."""
    return only(screen, StageBar).tabs


def stage_menu(screen: QWidget) -> QMenu:
    """The menu of the stages that may be added."""
    return only(screen, StageBar).menu


# an activity system


def _window_of(screen: QWidget) -> MainWindow:
    window = screen.window()
    assert isinstance(window, MainWindow)
    return window


def shown_version(screen: QWidget) -> UUID:
    """The version of an activity system that is chosen above it."""
    chosen = screen.version.currentData()  # type: ignore[attr-defined]
    assert isinstance(chosen, UUID)
    return chosen


def shown_system(screen: QWidget) -> ActivitySystem:
    """The activity system in sight, as it is in the file."""
    (version,) = stored(_window_of(screen), SystemVersion, id=shown_version(screen))
    (system,) = stored(_window_of(screen), ActivitySystem, id=version.system)
    return system


def shown_items(screen: QWidget) -> list[SystemItem]:
    """The lines in the boxes in sight, as they are in the file."""
    return stored(_window_of(screen), SystemItem, version=shown_version(screen))


def shown_tensions(screen: QWidget) -> list[Tension]:
    """The tensions of the version in sight, as they are numbered."""
    return sorted(
        stored(_window_of(screen), Tension, version=shown_version(screen)), key=lambda t: t.position
    )
