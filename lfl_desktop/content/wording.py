"""Dates, places and people as papers word them, from what came through the gate."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.levels import role_words
from lfl_desktop.domain.meetings import Meeting, Mode
from lfl_desktop.domain.people import Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.domain.wording.namesakes import Namesakes
from lfl_desktop.domain.year import posts_on
from lfl_desktop.words import mark, tr

MODES = {
    Mode.IN_PERSON: mark("in person"),
    Mode.VIDEO: mark("by video"),
    Mode.PHONE: mark("by phone"),
    Mode.BOTH: mark("in person and by video"),
}


def day_unbroken(told: str, day: dt.date | None, today: dt.date | None) -> str:
    """`told`, in which `day` is said, with that kept on one line, and so the few words behind it in brackets:
    where it has to be broken, that is before these."""
    short = day_and_month(day, today) if day else ""
    kept = told.replace(short, unbroken(short), 1)
    return _FEW_WORDS.sub(lambda few: unbroken(few[0]), kept) if short else kept


_FEW_WORDS = re.compile(r"\([^()\n]{1,18}\)$")
"""As in "(end of summer term)"."""


def unbroken(words: str) -> str:
    """The words, which are kept on one line where that has room for them."""
    return words.replace(" ", "\u00a0")


def hours(meeting: Meeting) -> str:
    """As in "13:30–16:30", or the start alone, or nothing."""
    known = [time.strftime("%H:%M") for time in (meeting.starts, meeting.ends) if time]
    return "–".join(known)


def place(seen: Visible, meeting: Meeting) -> str:
    """Where the set meets: the place as typed, else the host school."""
    school = seen.get(School, meeting.host_school)
    parts = [meeting.place, school.name if school and school.name not in meeting.place else ""]
    return ", ".join(part for part in parts if part)


def own_word(seen: Visible, word: str, usual: str) -> str:
    """What this programme says in place of `usual` ("facilitator")."""
    return next((p.labels[word] for p in seen.all(Programme) if p.labels.get(word)), usual)


class People:
    """Leaders as they may be called: by name, or by role where names stay behind.

    Roles are those of `day`, the latest known where it is None. What is said of posts is told of the paper,
    unless these words are not for one (`on_paper`).
    """

    def __init__(self, seen: Visible, day: dt.date | None, *, on_paper: bool = True):
        self._people = {person.id: person for person in seen.all(Person)}
        self._posts = posts_on(seen.all(Post), day)
        schools = {school.id: school for school in seen.all(School)}
        self._names = Namesakes(self._people.values(), self._posts, schools)
        self._seen = seen
        self._on_paper = on_paper

    def full(self, id: UUID) -> str:
        """As in "Tom Garside", or "Deputy head"; with the school where two have that name."""
        return self._names.full(id) or self._names.short(id) or self.role(id)

    def short(self, id: UUID) -> str:
        """As in "Tom", the whole name where two have that name, or "Deputy head"."""
        return self._names.short(id) or self.role(id)

    def role(self, id: UUID) -> str:
        """As in "Deputy head"; "A leader" where no post is known, and beyond the set, where it may be known
        but would tell them apart, "One of the leaders"."""
        post = self._posts.get(id)
        self._tell(post)
        is_known = post or self._seen.audience >= Audience.COORDINATOR
        return role_words(post) if is_known else tr("A leader")

    def _tell(self, post: Post | None) -> None:
        if self._on_paper:
            self._seen.tell(post, "level")
