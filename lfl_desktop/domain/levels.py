"""How the levels of a post are said."""

from __future__ import annotations

from lfl_desktop.domain.people import Level
from lfl_desktop.words import mark

LEVELS = {
    Level.HEAD: (mark("Head"), mark("{n} head"), mark("{n} heads")),
    Level.HEAD_OF_SCHOOL: (mark("Head of school"), mark("{n} head of school"), mark("{n} heads of school")),
    Level.DEPUTY: (mark("Deputy head"), mark("{n} deputy head"), mark("{n} deputy heads")),
    Level.ASSISTANT_HEAD: (mark("Assistant head"), mark("{n} assistant head"), mark("{n} assistant heads")),
    Level.MIDDLE_LEADER: (mark("Middle leader"), mark("{n} middle leader"), mark("{n} middle leaders")),
    Level.GOVERNOR: (mark("Governor"), mark("{n} governor"), mark("{n} governors")),
}
"""Level -> what one leader is called, and one and many with their number."""
