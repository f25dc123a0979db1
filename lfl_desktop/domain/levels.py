"""How the levels of a post are said."""

from __future__ import annotations

from collections.abc import Mapping

from lfl_desktop.domain.people import Level, Post
from lfl_desktop.words import Counted, mark, plural, tr

LEVELS: dict[Level, tuple[str, Counted]] = {
    Level.HEAD: (mark("Head"), lambda n: plural("%n heads", "%n head", n)),
    Level.HEAD_OF_SCHOOL: (
        mark("Head of school"),
        lambda n: plural("%n heads of school", "%n head of school", n),
    ),
    Level.DEPUTY: (mark("Deputy head"), lambda n: plural("%n deputy heads", "%n deputy head", n)),
    Level.ASSISTANT_HEAD: (
        mark("Assistant head"),
        lambda n: plural("%n assistant heads", "%n assistant head", n),
    ),
    Level.MIDDLE_LEADER: (
        mark("Middle leader"),
        lambda n: plural("%n middle leaders", "%n middle leader", n),
    ),
    Level.GOVERNOR: (mark("Governor"), lambda n: plural("%n governors", "%n governor", n)),
}
"""Level -> what one leader is called, and what says so many of them."""

ONE_OF_ALL = mark("One of the leaders")
"""What a leader is called whose level would tell them from the others."""


def role_words(post: Post | None) -> str:
    """How a leader is called of whom no name is told: by level, or as one of them all where that would tell
    them from the others."""
    return tr(LEVELS[post.level][0]) if post else tr(ONE_OF_ALL)


def levels_words(levels: Mapping[str, int]) -> str:
    """How many leaders have each level; those under an empty word have others: "3 middle leaders, 4 other
    leaders"."""
    told = [counted(levels[level]) for level, (_one, counted) in LEVELS.items() if levels.get(level)]
    if others := levels.get("", 0):
        more = plural("%n other leaders", "%n other leader", others)
        told.append(more if told else plural("%n leaders", "%n leader", others))
    return ", ".join(told)
