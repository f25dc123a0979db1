"""What is still open when a meeting is finished: told, and never asked for."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.domain.slots import is_written
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage, SlotPage


def left_open(page: MeetingPage) -> list[str]:
    """What is not written down of a meeting, each in a few words, in the order of its stages."""
    return list(_open(page))


def left_open_words(page: MeetingPage) -> str:
    """The same in a sentence."""
    found = left_open(page)
    if not found:
        return tr("All that was planned is written down.")
    return tr("Still open: {what}.", what="; ".join(found))


def _open(page: MeetingPage) -> Iterator[str]:
    if not page.is_attended:
        yield tr("nobody is marked as here")
    if silent := len(page.carried) - page.reported:
        yield plural(
            "%n actions were not reported on and return next time",
            "%n action was not reported on and returns next time",
            silent,
        )
    unused = [slot for slot in page.slots if not was_used(slot)]
    if unused:
        yield plural("%n slots were not held", "%n slot was not held", len(unused))
    waiting = [s for s in page.slots if s.challenge.headline and s.challenge.agreed_on is None]
    if waiting:
        yield plural("%n headlines are not agreed", "%n headline is not agreed", len(waiting))
    vague = [a for slot in page.slots for a in slot.actions if not (a.due or a.due_words.strip())]
    if vague:
        yield plural("%n actions do not say by when", "%n action does not say by when", len(vague))
    if page.following is None or page.following.date is None:
        yield tr("the next meeting has no day yet")


def was_used(slot: SlotPage) -> bool:
    """Whether anything was written down in a slot but what it began with."""
    return is_written(slot.slot, slot.challenge, slot.actions)
