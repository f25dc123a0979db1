"""What follows from each thing that can happen to a member, in a sentence."""

from __future__ import annotations

from lfl_desktop.words import mark
from lfl_desktop.workspace.members.member_happenings import HappeningKind

EXPLAINED = {
    HappeningKind.LEAVES: mark(
        "They go with their post or for another reason. From the day after, they are no longer counted; what"
        " they brought stays."
    ),
    HappeningKind.WITHDRAWS: mark(
        "They stop coming and are no longer in touch with the set. From the day after, they are no longer"
        " counted; what they brought stays."
    ),
    HappeningKind.KEEPS_LINK: mark(
        "They stop coming to meetings, and the set goes on hearing from them. They are no longer counted as"
        " here or away."
    ),
    HappeningKind.DID_NOT_JOIN: mark(
        "They were expected and never came. They are told apart from those who left, and no meeting counts"
        " them."
    ),
    HappeningKind.ON_LEAVE: mark(
        "They are away for a time, and come back. Meetings meanwhile do not count them; their actions wait."
    ),
    HappeningKind.COMES_BACK: mark("They are a member again from this day. Their actions return with them."),
    HappeningKind.REPLACED: mark(
        "Somebody else comes in their place. Both stay on record, each with their own airtime and actions."
    ),
    HappeningKind.PROMOTED: mark(
        "They have another post from this day. The post before stays on record for the meetings before."
    ),
}
"""Said where it is asked about, so that nobody has to know the words."""
