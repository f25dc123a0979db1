"""The level that the words of a post name, as a first guess that people can change."""

from __future__ import annotations

import re

from lfl_desktop.domain.people import Level

_PATTERNS = (
    (Level.GOVERNOR, r"governors?|chair of governors|trustee"),
    (Level.DEPUTY, r"(deputy|vice)[ -]?(head|principal)\w*|dht|deputy"),
    (Level.ASSISTANT_HEAD, r"(assistant|asst\.?)[ -]?(head|principal)\w*|aht"),
    (Level.HEAD_OF_SCHOOL, r"head of (the )?school|head of (infants?|juniors?|primary)"),
    (
        Level.MIDDLE_LEADER,
        r"head of|(lead|leader|co-?ordinator|sen[d]?co|manager)\b|teacher in charge|subject|phase",
    ),
    (
        Level.HEAD,
        r"(head ?teacher|headmaster|headmistress|principal|head)\b",
    ),
)
"""The first that is found: "deputy head" is no head, and "head of maths" leads a subject."""


def guessed_level(title: str) -> Level | None:
    """The level of "Deputy head" and the like; None where the words name none."""
    words = " ".join(title.casefold().replace("headteacher", "head teacher").split())
    return next((level for level, pattern in _PATTERNS if re.search(rf"\b(?:{pattern})", words)), None)
