"""What can be done with a window, each command once: the menus, the keys, the search line and the list of
keys are made of this table."""

from __future__ import annotations

import sys
from enum import Enum
from typing import NamedTuple

from lfl_desktop.views.kit.binding.undo_keys import REDO, UNDO
from lfl_desktop.views.window.places import Needs
from lfl_desktop.words import mark

ON_A_MAC = sys.platform == "darwin"
NEXT_KEYS = ("Meta+Tab", "Meta+Shift+Tab") if ON_A_MAC else ("Ctrl+Tab", "Ctrl+Shift+Tab")
BACK_KEY = "Ctrl+[" if ON_A_MAC else "Alt+Left"
FORWARD_KEY = "Ctrl+]" if ON_A_MAC else "Alt+Right"


class MenuName(Enum):
    """The menus of the bar, in order."""

    FILE = mark("&File")
    EDIT = mark("&Edit")
    MEETING = mark("&Meeting")
    VIEW = mark("&View")
    HELP = mark("&Help")


class Command(NamedTuple):
    """One thing that can be done: its words in its menu, its keys, and the words it is found by where those
    of the menu are too few.

    It `needs` something in view. One that is `of_place` is done by the place in sight, where that can do it.
    In the menu it may begin a group of its own."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    sought: str = ""
    needs: Needs | None = None
    of_place: bool = False
    begins: bool = False

    @property
    def found_as(self) -> str:
        """The words by which it is found."""
        return self.sought or self.words


FILE = (
    Command("new", mark("&New…"), ("Ctrl+N",), mark("Make a new records file")),
    Command("open", mark("&Open…"), ("Ctrl+O",), mark("Open another records file")),
    Command("sample", mark("&Look at the sample")),
    Command("coordinators_sample", mark("Look at the coordinator’s sa&mple")),
    Command("evaluated_sample", mark("Look at the e&valuated sample")),
    Command("delete_sample", mark("&Delete the sample")),
    Command("copy", mark("Save a &copy…"), begins=True),
    Command("copies", mark("Earl&ier copies…"), sought=mark("Earlier copies: go back to one")),
    Command(
        "protection",
        mark("Pro&tect with a passphrase…"),
        sought=mark("Protect with a passphrase, change or remove it"),
    ),
    Command("lock", mark("Loc&k now")),
    Command(
        "rights",
        mark("People’s &rights…"),
        sought=mark("People’s rights: how long records are kept, erase somebody, what was printed and sent"),
    ),
    Command(
        "file",
        mark("&Export the file for the coordinator…"),
        sought=mark("Make the file for the coordinator"),
        needs=Needs.OWN_SET,
    ),
    Command("print", mark("&Print…"), ("Ctrl+P",), mark("Print and share"), Needs.OWN_SET),
    Command("close", mark("Close &window"), ("Ctrl+W",), begins=True),
    Command("quit", mark("&Quit"), ("Ctrl+Q",)),
)

EDIT = (
    Command("undo", mark("&Undo"), tuple(keys.toString() for keys in UNDO)),
    Command("redo", mark("&Redo"), tuple(keys.toString() for keys in REDO)),
    Command("search", mark("&Search everything…"), ("Ctrl+K",), begins=True),
    Command("filter", mark("&Filter this list"), ("Ctrl+F",), of_place=True),
    Command(
        "deleted",
        mark("Recently &deleted…"),
        sought=mark("Recently deleted: put something back"),
        needs=Needs.OWN,
    ),
    Command("preferences", mark("&Preferences…"), ("Ctrl+,",), begins=True),
)

MEETING = (
    Command("next_stage", mark("&Next stage"), ("Ctrl+PgDown",), of_place=True),
    Command("previous_stage", mark("&Previous stage"), ("Ctrl+PgUp",), of_place=True),
    Command("next_slot", mark("Ne&xt slot"), ("Alt+Down",), of_place=True),
    Command("previous_slot", mark("Pre&vious slot"), ("Alt+Up",), of_place=True),
    Command("timer", mark("&Start or pause the timer of a slot"), ("F7",), of_place=True, begins=True),
    Command("timer_onward", mark("Next st&age of the slot"), ("F8",), of_place=True),
    Command("timer_back", mark("Previous sta&ge of the slot"), ("Shift+F8",), of_place=True),
    Command("timer_large", mark("Time in a &large window"), ("F9",), of_place=True),
    Command(
        "private_log",
        mark("Private l&og"),
        ("Ctrl+L",),
        mark("Show or hide the private log"),
        of_place=True,
        begins=True,
    ),
    Command("templates", mark("Stage &templates…"), needs=Needs.OWN),
)

VIEW = (
    Command("next_place", mark("&Next place"), NEXT_KEYS[:1], begins=True),
    Command("previous_place", mark("&Previous place"), NEXT_KEYS[1:]),
    Command("back", mark("&Back to where you were"), (BACK_KEY,)),
    Command("forward", mark("&Forward again"), (FORWARD_KEY,)),
    Command("larger_text", mark("&Larger text"), ("Ctrl++", "Ctrl+="), begins=True),
    Command("smaller_text", mark("&Smaller text"), ("Ctrl+-",)),
    Command("usual_text", mark("&Usual size of the text"), ("Ctrl+0",)),
    Command("hide", mark("&Hide everything on the screen"), ("F12",), begins=True),
    Command("next_pane", mark("Next p&art of the window"), ("F6",), begins=True),
    Command("previous_pane", mark("Previous part of the &window"), ("Shift+F6",)),
)

HELP = (
    Command("keys", mark("&Keys and help"), ("F1",), mark("Show the keys, and help on this place")),
    Command("tour", mark("&How a meeting goes")),
    Command("about", mark("&About this program"), begins=True),
)

ONLY_SOUGHT = (
    Command("light", mark("Light colours")),
    Command("dark", mark("Dark colours")),
    Command("system", mark("Colours of the system")),
)

MENUS = {
    MenuName.FILE: FILE,
    MenuName.EDIT: EDIT,
    MenuName.MEETING: MEETING,
    MenuName.VIEW: VIEW,
    MenuName.HELP: HELP,
}
COMMANDS = (*FILE, *EDIT, *MEETING, *VIEW, *HELP, *ONLY_SOUGHT)
