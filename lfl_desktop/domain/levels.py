"""How the levels of a post are said."""

from __future__ import annotations

from collections.abc import Mapping

from lfl_desktop.domain.people import Level, Post
from lfl_desktop.words import mark, plural, tr

LEVELS = {
    Level.HEAD: (mark("Head"), mark("{n} head"), mark("{n} heads")),
    Level.HEAD_OF_SCHOOL: (mark("Head of school"), mark("{n} head of school"), mark("{n} heads of school")),
    Level.DEPUTY: (mark("Deputy head"), mark("{n} deputy head"), mark("{n} deputy heads")),
    Level.ASSISTANT_HEAD: (mark("Assistant head"), mark("{n} assistant head"), mark("{n} assistant heads")),
    Level.MIDDLE_LEADER: (mark("Middle leader"), mark("{n} middle leader"), mark("{n} middle leaders")),
    Level.GOVERNOR: (mark("Governor"), mark("{n} governor"), mark("{n} governors")),
}
"""Level -> what one leader is called, and one and many with their number."""

ONE_OF_ALL = mark("One of the leaders")
"""What a leader is called whose level would tell them from the others."""


def role_words(post: Post | None) -> str:
    """How a leader is called of whom no name is told: by level, or as one of them all where that would tell
    them from the others."""
    return tr(LEVELS[post.level][0]) if post else tr(ONE_OF_ALL)


def levels_words(levels: Mapping[str, int]) -> str:
    """How many leaders have each level; those under an empty word have others: "3 middle leaders, 4 other
    leaders"."""
    told = [plural(levels[level], *LEVELS[level][1:]) for level in LEVELS if levels.get(level)]
    if others := levels.get("", 0):
        words = ("{n} other leader", "{n} other leaders") if told else ("{n} leader", "{n} leaders")
        told.append(plural(others, *words))
    return ", ".join(told)
