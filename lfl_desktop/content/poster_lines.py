"""What an impact poster says, line by line, as somebody arranged it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from lfl_desktop.content.paper_setting import PosterSetting
from lfl_desktop.content.wording import People
from lfl_desktop.domain.actions import standing_of_actions
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, ActionState, Challenge, Meeting, ReportBack
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart
from lfl_desktop.domain.programme import Theme
from lfl_desktop.domain.wording.state_names import figures_of_measure
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.words import mark, tr


class PosterPart(StrEnum):
    """The parts of a poster, in their order."""

    OUTCOMES = "outcome"
    CONCERNS = "concern"
    ACTIONS = "action"
    IMPACT = "impact"
    LEARNING = "learning"
    LEFT = "left"


HEADINGS = {
    PosterPart.OUTCOMES: mark("Desired outcomes"),
    PosterPart.CONCERNS: mark("What was of concern"),
    PosterPart.ACTIONS: mark("What was done"),
    PosterPart.IMPACT: mark("What came of it"),
    PosterPart.LEARNING: mark("Key learning points"),
    PosterPart.LEFT: mark("Who left, and why"),
}

TAKEN = frozenset({ActionState.DONE, ActionState.PARTLY})
"""How an action stands that is on a poster unless it is hidden; others may be shown."""


@dataclass(frozen=True)
class PosterFrame:
    """What a poster says beside its lines: whose it is and for whom, and who pays for it. `called` stands in
    its middle where it is not of a set."""

    programme: str
    cohort: str
    mark: str
    set_name: str
    focus: str
    funder: str
    is_sample: bool = False
    called: str = ""
    themes: tuple[str, ...] = ()
    """The outcome themes of the programme, in their order: each has a colour of its own."""


@dataclass(frozen=True)
class PosterLine:
    """One line of a poster.

    `key` is its kind and the id of its record. `full` is the wording that was written down, `words` what the
    poster says: `full`, or shorter words. `group` is the outcome theme it stands under, `also` names further
    ones. `figures` and `measure` go with impact, as does `how` it came about; whatever else
    contributed is `with_what`. `who` is a
    name where names were chosen; a quote has its speaker there."""

    key: str
    part: PosterPart
    full: str
    words: str
    hidden: bool = False
    how: str = ""
    group: str = ""
    also: tuple[str, ...] = ()
    figures: str = ""
    measure: str = ""
    with_what: str = ""
    who: str = ""
    quote: bool = False
    strength: float = 0.0
    """How large the change of its figures is, from 0 to 1."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says."""
        return (
            self.words,
            self.how,
            self.group,
            *self.also,
            self.figures,
            self.measure,
            self.with_what,
            self.who,
        )


def poster_lines(seen: Visible, setting: PosterSetting) -> list[PosterLine]:
    """All lines that the audience of `seen` may read, in the order of the poster; hidden ones say so.

    Raises TypeError for anything that did not come through the gate, LookupError where the records are not
    those of one set."""
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    set_of_poster(seen)
    telling = _Telling(seen, setting.names)
    every = [
        *telling.challenges(PosterPart.OUTCOMES),
        *telling.challenges(PosterPart.CONCERNS),
        *telling.actions(),
        *telling.impact(),
        *telling.learning(),
        *telling.gone(),
    ]
    lines = [line for line in every if line.full.strip()]
    released = seen.all(ReleasedLine)
    if released and seen.audience >= Audience.COORDINATOR:
        lines = _as_released(lines, released)
    return arranged(lines, setting.arrangement)


def _as_released(lines: Sequence[PosterLine], released: Sequence[ReleasedLine]) -> list[PosterLine]:
    """A poster for others in the words that the set released. What else they may see is hidden unless it is
    shown; lines of one challenge stand in the same order in each part."""
    found = {line.key: replace(line, hidden=True) for line in lines}
    for one in sorted(released, key=lambda line: (str(line.thread or ""), str(line.id))):
        key = f"{one.part}:{one.line_of}"
        known = found.pop(key, None) or PosterLine(key, _PARTS[one.part], "", "")
        found[key] = replace(known, full=one.words, words=one.words, hidden=False)
    return list(found.values())


_PARTS = {
    ReleasedPart.OUTCOME: PosterPart.OUTCOMES,
    ReleasedPart.CONCERN: PosterPart.CONCERNS,
    ReleasedPart.ACTION: PosterPart.ACTIONS,
    ReleasedPart.IMPACT: PosterPart.IMPACT,
    ReleasedPart.QUOTE: PosterPart.IMPACT,
    ReleasedPart.LEARNING: PosterPart.LEARNING,
}


def set_of_poster(seen: Visible) -> LearningSet:
    """The set of a poster. Raises LookupError where the records are not those of one."""
    sets = seen.all(LearningSet)
    if len(sets) != 1:
        raise LookupError("The records must be those of one set")
    return sets[0]


def digest(wording: str) -> str:
    """What tells one wording from another without holding it."""
    return hashlib.sha256(wording.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def arranged(lines: Sequence[PosterLine], arrangement: Arrangement) -> list[PosterLine]:
    """`lines` as they were arranged: each stays in its part and under its theme, new ones come last there."""
    places = {key: place for place, key in enumerate(arrangement.order)}
    parts = {part: place for place, part in enumerate(PosterPart)}
    groups: dict[tuple[PosterPart, str], int] = {}
    for line in lines:
        groups.setdefault((line.part, line.group), len(groups))
    ordered = sorted(
        lines,
        key=lambda x: (parts[x.part], groups[x.part, x.group], places.get(x.key, len(places))),
    )
    short = {one.key: one for one in arrangement.short}
    found = []
    for line in ordered:
        hidden = line.key in arrangement.hidden or (line.hidden and line.key not in arrangement.shown)
        mine = short.get(line.key)
        words = mine.words if mine and mine.words.strip() and mine.of == digest(line.full) else line.full
        found.append(replace(line, hidden=hidden, words=words))
    return found


class _Telling:
    """What the lines are told from: records that came through the gate."""

    def __init__(self, seen: Visible, names: bool) -> None:
        self._seen = seen
        self._names = names
        self._people = People(seen, None, on_paper=False)  # what is hidden is not told
        memberships = sorted(seen.all(Membership), key=lambda m: (m.position, str(m.id)))
        self._order = {m.person: place for place, m in reversed(list(enumerate(memberships)))}
        self._meetings = {m.id: place for place, m in enumerate(meetings_in_order(seen.all(Meeting)))}

    def _who(self, person: UUID) -> str:
        return self._people.full(person) if self._names else ""

    def _place(self, person: UUID) -> int:
        return self._order.get(person, len(self._order))

    def challenges(self, part: PosterPart) -> Iterator[PosterLine]:
        """A line for each challenge that has a wording, in the set's order of leaders."""
        for one in sorted(self._seen.all(Challenge), key=lambda c: self._place(c.person)):
            words = one.desired_outcome if part == PosterPart.OUTCOMES else one.stated or one.headline
            yield PosterLine(f"{part}:{one.id}", part, words, words, who=self._who(one.person))

    def actions(self) -> Iterator[PosterLine]:
        """The actions of the year, by leader where names are told; those that were not
        taken are hidden, where that may be known."""
        every = self._seen.all(Action)
        states = standing_of_actions(every, self._seen.all(ReportBack), self._seen.all(Meeting))
        known = self._seen.shows("report_backs") and bool(self._seen.all(ReportBack))
        by_leader = (lambda one: self._place(one.person)) if self._names else (lambda _one: 0)
        in_year = sorted(every, key=lambda a: (self._meetings.get(a.meeting, 0), a.position, str(a.id)))
        for one in sorted(in_year, key=by_leader):
            hidden = known and states[one.id] not in TAKEN
            who = self._who(one.person)
            key = f"{PosterPart.ACTIONS}:{one.id}"
            yield PosterLine(key, PosterPart.ACTIONS, one.wording, one.wording, hidden, who=who)

    def impact(self) -> Iterator[PosterLine]:
        """What came of it, under the theme that its owner put first, each with its quote."""
        themes = sorted(self._seen.all(Theme), key=lambda t: (t.position, str(t.id)))
        every = sorted(self._seen.all(Impact), key=lambda i: (i.position, str(i.id)))
        names = {theme.id: theme.name for theme in themes if theme.name}
        places = {theme.name: place for place, theme in reversed(list(enumerate(themes)))}
        under = {one.id: [names[theme] for theme in one.themes if theme in names] for one in every}
        for one in sorted(every, key=lambda i: places[under[i.id][0]] if under[i.id] else -1):
            mine = under[one.id]
            line = PosterLine(
                f"{PosterPart.IMPACT}:{one.id}",
                PosterPart.IMPACT,
                one.wording,
                one.wording,
                how=one.how,
                group=mine[0] if mine else "",
                also=tuple(mine[1:]),
                figures=figures_of_measure(one),
                strength=_strength(one),
                measure=one.measure,
                with_what=one.other_contributors,
                who=self._who(one.person),
            )
            yield line
            speaker = (self._who(one.person) or self._people.role(one.person)) if one.quote.strip() else ""
            key = f"quote:{one.id}"
            quoted = PosterLine(key, PosterPart.IMPACT, one.quote, one.quote, who=speaker, quote=True)
            yield replace(quoted, group=line.group)

    def learning(self) -> Iterator[PosterLine]:
        """What the set learned."""
        for one in sorted(self._seen.all(KeyLearning), key=lambda k: (k.position, str(k.id))):
            key = f"{PosterPart.LEARNING}:{one.id}"
            yield PosterLine(key, PosterPart.LEARNING, one.wording, one.wording)

    def gone(self) -> Iterator[PosterLine]:
        """Why somebody left, for the set itself where its programme opens that to it: hidden unless shown."""
        if self._seen.audience > Audience.SET:
            return
        for one in sorted(self._seen.all(Membership), key=lambda m: self._place(m.person)):
            if one.reason.strip():
                who = self._who(one.person) or self._people.role(one.person)
                key = f"{PosterPart.LEFT}:{one.id}"
                yield PosterLine(key, PosterPart.LEFT, one.reason, one.reason, hidden=True, who=who)


def _strength(one: Impact) -> float:
    """How much of the larger of its figures changed; of small numbers it counts less."""
    if one.before is None or one.after is None or one.before == one.after:
        return 0.0
    larger = max(abs(one.after), abs(one.before))
    part = min(1.0, abs(one.after - one.before) / larger)
    return part * math.sqrt(min(1.0, larger / ENOUGH))


ENOUGH = 20.0
"""From here on a number is not small: two of three children say less than twenty of thirty."""


def named_once(lines: Sequence[PosterLine]) -> list[PosterLine]:
    """The same lines; whose it is stands with the quote alone where one of theirs follows."""
    speakers = [*(line.who if line.quote else "" for line in lines[1:]), ""]
    return [
        replace(line, who="") if line.who == speaker and not line.quote else line
        for line, speaker in zip(lines, speakers, strict=False)
    ]


def told_of(line: PosterLine) -> list[str]:
    """The smaller words below a line."""
    found = []
    if line.how.strip():
        found.append(tr("How: {words}", words=line.how))
    if line.with_what.strip():
        found.append(tr("With: {words}", words=line.with_what))
    if line.also:
        found.append(tr("Also: {themes}", themes=" · ".join(line.also)))
    if line.who and not line.quote:
        found.append(line.who)
    return found
