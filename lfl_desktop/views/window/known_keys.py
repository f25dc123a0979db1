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
        (mark("Ctrl+1 … Ctrl+9"), mark("Go to a place in the list on the left")),
        (mark("F10"), mark("Open the menus; so does Alt with the letter that is underlined")),
        (
            mark("Alt+a letter"),
            mark(
                "Go to the field in whose label it is underlined; where several rows have such a field, again"
                " to the next one"
            ),
        ),
        (mark("Enter"), mark("Press the button with the cursor; in a line, go on to the next one")),
        (mark("Esc"), mark("Close what is open over the window")),
        (mark("Ctrl+Delete"), mark("Remove the line the cursor is in")),
        (
            mark("F4, Alt+Down"),
            mark(
                "The calendar of a day field; in it arrow keys, Page Up, Page Down, Home and End, T for today"
            ),
        ),
        (mark("F4, Shift+F10"), mark("Suggestions for the spelling of the word the cursor is in")),
    ),
    MEETINGS: (
        (mark("Alt+Shift+Up, Alt+Shift+Down"), mark("Move a slot up or down in today’s order")),
        (mark("Shift+F7"), mark("Sound at the end of a stage, on or off")),
        (mark("F11"), mark("The time in its large window on the whole screen; Escape closes")),
        (
            mark("Ctrl+Enter"),
            mark("Give a slot to the bid in the line; keep that the words of a slot or an impact are agreed"),
        ),
        (mark("Ctrl+Shift+Enter"), mark("Withdraw the bid in the line, or bid again")),
        (
            mark("Ctrl+Shift+A"),
            mark("Make an action of the line the cursor is in, or of the words that are marked"),
        ),
        (mark("Ctrl+Shift+O"), mark("Make an offer of it")),
        (mark("Ctrl+Shift+K"), mark("Make a key learning point of it")),
        (mark("Ctrl+G"), mark("The ground rules are agreed again, at the check-in")),
        (mark("N"), mark("A note on the member with the cursor, at the check-in")),
    ),
    LISTS: (
        (mark("Esc"), mark("Clear the filter of a list")),
        (mark("Alt+Up, Alt+Down"), mark("Sort a list upwards or downwards by the column the cursor is in")),
        (mark("Ctrl+C"), mark("Copy the chosen lines of a list for Word or Excel")),
    ),
    SYSTEMS: (
        (
            mark("Arrow keys"),
            mark("Move between the boxes of an activity system; Enter edits, Escape is done"),
        ),
        (
            mark("Shift+Up, Shift+Down"),
            mark("Choose an item in the box of an activity system; Delete takes it out"),
        ),
        (mark("Alt+Up, Alt+Down"), mark("Move the chosen item in its box, or the line being edited")),
        (mark("Alt+Shift+Arrow keys"), mark("Move the chosen item to the next box")),
        (mark("P"), mark("Move the chosen item between now and possible")),
        (mark("Insert"), mark("A new line in the box of an activity system")),
        (
            mark("Ctrl++, Ctrl+-, Ctrl+0"),
            mark("Zoom the picture in and out, and fit it; so does Ctrl and the wheel"),
        ),
        (mark("Ctrl+Arrow keys"), mark("Move a zoomed picture; so do Space or the middle button and a drag")),
        (mark("Ctrl+Shift+V"), mark("A new version of the activity system in sight")),
        (mark("Left, Right"), mark("The version before and after, on the line of the year")),
        (
            mark("T"),
            mark("Add a tension from the box in focus: arrow keys to where it pulls, Enter takes it"),
        ),
        (mark("Shift+F10"), mark("What can be done with the lines of the box in focus")),
        (mark("Ctrl+L"), mark("The same as a list, and back to the picture")),
        (mark("Alt+Shift+Up, Alt+Shift+Down"), mark("Move a tension, or a line of that list, up or down")),
        (mark("Alt+Shift+Right, Alt+Shift+Left"), mark("In that list: make a line possible, or so now")),
    ),
    CALENDAR: (
        (mark("Ctrl+Enter"), mark("Accept all proposed meetings")),
        (
            mark("Alt+Shift+Left, Alt+Shift+Right"),
            mark("Move the meeting in the line of the calendar by a week"),
        ),
    ),
    PAPERS: (
        (mark("Space; Alt+Up, Alt+Down"), mark("Show or hide a line of a poster; move it up or down")),
        (mark("Ctrl++, Ctrl+-, Ctrl+0"), mark("Zoom the page with the cursor in and out, and fit it")),
    ),
}
"""What keys do, by the places where they do it; by none, those that do it everywhere."""
