"""The keys that belong to places and to fields. Those of commands stand with them (`command_table`)."""

from __future__ import annotations

from lfl_desktop.words import mark
from lfl_desktop.workspace.destination import PlaceName

MEETINGS = (PlaceName.MEETINGS,)
LISTS = (PlaceName.MEMBERS, PlaceName.CHALLENGES, PlaceName.ACTIONS, PlaceName.IMPACT)
SYSTEMS = (PlaceName.ACTIVITY_SYSTEMS,)
CALENDAR = (PlaceName.PROGRAMME,)
PAPERS = (PlaceName.SHARE,)

KEYS: dict[tuple[PlaceName, ...], tuple[tuple[str, str], ...]] = {
    (): (
        ("Ctrl+1 … Ctrl+9", mark("Go to a place in the list on the left")),
        ("F10", mark("Open the menus; so does Alt with the letter that is underlined")),
        (
            "Alt+a letter",
            mark(
                "Go to the field in whose label it is underlined; where several rows have such a field, again"
                " to the next one"
            ),
        ),
        ("Enter", mark("Press the button with the cursor; in a line, go on to the next one")),
        ("Esc", mark("Close what is open over the window")),
        ("Ctrl+Delete", mark("Remove the line the cursor is in")),
        (
            "F4, Alt+Down",
            mark(
                "The calendar of a day field; in it arrow keys, Page Up, Page Down, Home and End, T for today"
            ),
        ),
        ("F4, Shift+F10", mark("Suggestions for the spelling of the word the cursor is in")),
    ),
    MEETINGS: (
        ("Alt+Shift+Up, Alt+Shift+Down", mark("Move a slot up or down in today’s order")),
        ("Shift+F7", mark("Sound at the end of a stage, on or off")),
        ("F11", mark("The time in its large window on the whole screen; Escape closes")),
        (
            "Ctrl+Enter",
            mark("Give a slot to the bid in the line; keep that the words of a slot or an impact are agreed"),
        ),
        ("Ctrl+Shift+Enter", mark("Withdraw the bid in the line, or bid again")),
        (
            "Ctrl+Shift+A",
            mark("Make an action of the line the cursor is in, or of the words that are marked"),
        ),
        ("Ctrl+Shift+O", mark("Make an offer of it")),
        ("Ctrl+Shift+K", mark("Make a key learning point of it")),
        ("Ctrl+G", mark("The ground rules are agreed again, at the check-in")),
        ("N", mark("A note on the member with the cursor, at the check-in")),
    ),
    LISTS: (
        ("Esc", mark("Clear the filter of a list")),
        ("Alt+Up, Alt+Down", mark("Sort a list upwards or downwards by the column the cursor is in")),
        ("Ctrl+C", mark("Copy the chosen lines of a list for Word or Excel")),
    ),
    SYSTEMS: (
        ("Arrow keys", mark("Move between the boxes of an activity system; Enter edits, Escape is done")),
        (
            "Shift+Up, Shift+Down",
            mark("Choose an item in the box of an activity system; Delete takes it out"),
        ),
        ("Alt+Up, Alt+Down", mark("Move the chosen item in its box, or the line being edited")),
        ("Alt+Shift+Arrow keys", mark("Move the chosen item to the next box")),
        ("P", mark("Move the chosen item between now and possible")),
        ("Insert", mark("A new line in the box of an activity system")),
        (
            "Ctrl++, Ctrl+-, Ctrl+0",
            mark("Zoom the picture in and out, and fit it; so does Ctrl and the wheel"),
        ),
        ("Ctrl+Arrow keys", mark("Move a zoomed picture; so do Space or the middle button and a drag")),
        ("Ctrl+Shift+V", mark("A new version of the activity system in sight")),
        ("Left, Right", mark("The version before and after, on the line of the year")),
        ("T", mark("Add a tension from the box in focus: arrow keys to where it pulls, Enter takes it")),
        ("Shift+F10", mark("What can be done with the lines of the box in focus")),
        ("Ctrl+L", mark("The same as a list, and back to the picture")),
        ("Alt+Shift+Up, Alt+Shift+Down", mark("Move a tension, or a line of that list, up or down")),
        ("Alt+Shift+Right, Alt+Shift+Left", mark("In that list: make a line possible, or so now")),
    ),
    CALENDAR: (
        ("Ctrl+Enter", mark("Accept all proposed meetings")),
        ("Alt+Shift+Left, Alt+Shift+Right", mark("Move the meeting in the line of the calendar by a week")),
    ),
    PAPERS: (("Space; Alt+Up, Alt+Down", mark("Show or hide a line of a poster; move it up or down")),),
}
"""What keys do, by the places where they do it; by none, those that do it everywhere."""
