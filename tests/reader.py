"""Works the program as a screen reader does: through AT-SPI alone, from another process. Run by the system's
Python, which has the bindings; it says what it found and did, one line each."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found, unused-ignore]  # noqa: E402

PATIENCE = 60.0
"""Seconds for a program to start that has to wait for a processor."""


def nodes(node: Any) -> Iterator[Any]:
    """Whatever is in sight below a node, the node first."""
    if node is None or node.get_role_name() == "invalid":
        return
    yield node
    for at in range(node.get_child_count()):
        yield from nodes(node.get_child_at_index(at))


def found(role: str, name: str, nth: int = 0) -> Any:
    """The control of this role whose name begins so, once it is in sight."""

    def look() -> Any:
        desktop = Atspi.get_desktop(0)
        programs = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
        there = [
            node
            for program in programs
            for node in nodes(program)
            if node.get_role_name() == role and node.get_name().startswith(name)
            if node.get_state_set().contains(Atspi.StateType.SHOWING)
        ]
        return there[nth] if len(there) > nth else None

    return waited(look, f"{role} {name}")


def waited(look: Callable[[], Any], what: str) -> Any:
    """What `look` gives once it gives something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if (seen := look()) is not None:
                return seen
        except gi.repository.GLib.Error:
            pass  # it went away while it was looked at
        time.sleep(0.1)
    sys.exit(f"not there: {what}")


def act(node: Any) -> None:
    """Does the first thing that a control offers."""
    Atspi.Action.do_action(node, 0)


def say(node: Any, words: str) -> None:
    """Sets the text of a field."""
    Atspi.EditableText.set_text_contents(node, words)


def choose(node: Any, place: int) -> None:
    """Chooses a line of a list."""
    Atspi.Selection.select_child(node, place)


def main() -> None:
    """A segment, a text and a tick at three places; a stage, and a box of an activity system."""
    Atspi.init()
    act(found("radio button", "Members"))
    say(found("text", "Known as"), "Dictated")
    act(found("check box", "The coordinator may see who was here"))
    act(found("radio button", "Meetings"))
    act(found("page tab", "✓ Report back"))
    found("text", "Claire Umber: what happened")
    act(found("page tab", "✓ Check-in"))
    act(found("radio button", "Late", 0))
    act(found("radio button", "Activity systems"))
    found("list item", "Tools")
    act(found("radio button", "Impact"))
    act(found("check box", "May be quoted"))
    act(found("radio button", "Programme"))
    act(found("radio button", "Schools"))
    say(found("text", "Name"), "Dictated School")
    act(found("radio button", "Today"))
    found("push button", "Make the file")  # whatever was typed is kept before the place changes
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main()
