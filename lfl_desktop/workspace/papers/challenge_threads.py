"""A challenge's thread through the year, read as one story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.document import Document, DocumentBlock, Field, Fields, Paragraph, Section, Span
from lfl_desktop.domain.actions import ACTION_STATES, due_day
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, ReportBack, Slot
from lfl_desktop.domain.slots import slots_held
from lfl_desktop.domain.wording.days_said import day_and_month, long_date
from lfl_desktop.domain.wording.due_said import by_due
from lfl_desktop.domain.wording.state_names import measure_said, report_words
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.lists.impact_changes import impact_of_set
from lfl_desktop.workspace.set_book import SetBook


@dataclass(frozen=True)
class Thread:
    """The challenges that continue one another, the earliest first, and their story."""

    challenges: tuple[Challenge, ...]
    document: Document


def linked(challenges: Iterable[Challenge], one: UUID) -> set[UUID]:
    """The ids of all challenges that lead to `one` or from it by what they continue."""
    every = list(challenges)
    found = {one}
    while True:
        more = {c.id for c in every if c.continues in found} | {
            c.continues for c in every if c.id in found and c.continues
        }
        if more <= found:
            return found
        found |= more


def may_continue(book: SetBook, challenge: Challenge) -> list[Challenge]:
    """The challenges that `challenge` may take up again: others of its person, none of which
    takes this one up itself."""
    later = {challenge.id}
    while more := {c.id for c in book.challenges.values() if c.continues in later} - later:
        later |= more
    return [c for c in book.challenges.values() if c.person == challenge.person and c.id not in later]


def thread(book: SetBook, challenge: UUID) -> Thread:
    """The story that `challenge` belongs to, from the first time it was stated to its impact.

    Raises LookupError where there is no such challenge."""
    if challenge not in book.challenges:
        raise LookupError(f"no challenge {challenge}")
    ids = linked(book.challenges.values(), challenge) & set(book.challenges)
    reading = _Reading(book, ids)
    title = reading.title()
    head = Section(title, tuple(_line(words) for words in reading.about()))
    body = (*reading.unbrought(), *reading.meetings(), *reading.impact())
    return Thread(reading.challenges, Document(title, book.learning_set.facilitator, "", head, body))


class _Reading:
    """What the records hold about the challenges `ids`."""

    def __init__(self, book: SetBook, ids: set[UUID]) -> None:
        self._book = book
        self._order = {meeting.id: place for place, meeting in enumerate(book.meetings)}
        self._slots = sorted(
            (s for s in book.slots if s.challenge in ids), key=lambda s: (self._order[s.meeting], s.position)
        )
        self._actions = _with_replacements(book.actions, ids)
        known = {action.id for action in self._actions}
        self._reports = [r for r in book.report_backs if r.action in known]
        self._impact = [impact for impact in impact_of_set(book) if impact.challenge in ids]
        brought = list(dict.fromkeys(s.challenge for s in self._slots if s.challenge))
        rest = _by_what_they_continue([book.challenges[id] for id in ids if id not in brought])
        self.challenges = (*(book.challenges[id] for id in brought), *rest)
        self._unbrought = rest

    def title(self) -> str:
        """The latest wording of the challenge."""
        worded = [c.headline or c.stated for c in self.challenges if c.headline or c.stated]
        return " ".join(worded[-1].split()) if worded else tr("A challenge without words yet")

    def about(self) -> Iterator[str]:
        """Whose it is, and how much time it was given."""
        people = dict.fromkeys(c.person for c in self.challenges)
        yield ", ".join(name for id in people if (name := self._book.full(id)))
        minutes = sum(slot.used_minutes or 0 for slot in slots_held(self._slots, self._book.meetings))
        if minutes:
            yield tr("{minutes} minutes of the set’s time", minutes=minutes)

    def unbrought(self) -> Iterator[Section]:
        """Challenges that no slot was given to yet."""
        for challenge in self._unbrought:
            if lines := tuple(_worded(challenge)):
                yield _part(tr("Not yet in a slot"), lines)

    def meetings(self) -> Iterator[Section]:
        """What was said and decided at each meeting, in the order of the year."""
        for meeting in self._book.meetings:
            lines = [
                *(line for slot in self._slots if slot.meeting == meeting.id for line in self._slot(slot)),
                *(self._report(r) for r in self._reports if r.meeting == meeting.id),
                *(self._decided(a, meeting) for a in self._actions if a.meeting == meeting.id),
            ]
            if lines:
                yield _part(self._when(meeting), lines)

    def impact(self) -> Iterator[Section]:
        """What came of it."""
        for impact in self._impact:
            agreed = (
                tr("Impact · agreed {day}", day=_day(impact.agreed_on)) if impact.agreed_on else tr("Impact")
            )
            if lines := tuple(_told(impact)):
                yield _part(agreed, lines)

    def _when(self, meeting: Meeting) -> str:
        number = self._book.numbers.get(meeting.id)
        name = tr("Meeting {n}", n=number) if number else tr("Cancelled meeting")
        return " · ".join((name, long_date(meeting.date) if meeting.date else tr("no date yet")))

    def _slot(self, slot: Slot) -> Iterator[DocumentBlock]:
        challenge = self._book.challenges.get(slot.challenge) if slot.challenge else None
        first = next((s for s in self._slots if s.challenge == slot.challenge), None)
        if slot.used_minutes and slots_held([slot], self._book.meetings):
            yield _line(plural("A slot of %n minutes.", "A slot of %n minute.", slot.used_minutes))
        if challenge and first is slot:
            yield from _worded(challenge)
        yield from _named((tr("Questions that landed:"), slot.questions))

    def _decided(self, action: Action, meeting: Meeting) -> DocumentBlock:
        parts = [
            " ".join(action.wording.split()),
            by_due(due_day(action, self._book.meetings).day, action.due_words, meeting.date),
            tr("sign: {words}", words=" ".join(action.sign.split())) if action.sign else "",
        ]
        words = ", ".join(part for part in parts if part)
        label = tr("Action in place of another:") if action.replaces else tr("Action:")
        return Fields((Field(label, words),))

    def _report(self, report: ReportBack) -> DocumentBlock:
        action = next(a for a in self._actions if a.id == report.action)
        words = _ended(report_words(report))
        learned = tr("Learned: {words}", words=_ended(report.learned)) if report.learned else ""
        state = tr(ACTION_STATES[report.state]).lower()
        told = tr("“{action}” – {state}.", action=" ".join(action.wording.split()), state=state)
        said = " ".join(part for part in (told, words, learned) if part)
        return Fields((Field(tr("Report back:"), said),))


def _with_replacements(actions: Iterable[Action], challenges: set[UUID]) -> list[Action]:
    every = list(actions)
    found = {action.id for action in every if action.challenge in challenges}
    while more := {a.id for a in every if a.replaces in found} - found:
        found |= more
    return [action for action in every if action.id in found]


def _by_what_they_continue(challenges: list[Challenge]) -> list[Challenge]:
    """Each after the one it continues, where that is among them."""
    left = sorted(challenges, key=lambda c: str(c.id))
    placed: list[Challenge] = []
    while left:
        waiting = {c.id for c in left}
        ready = [c for c in left if c.continues not in waiting] or left
        placed += ready
        left = [c for c in left if c not in ready]
    return placed


def _worded(challenge: Challenge) -> Iterator[DocumentBlock]:
    yield from _named(
        (tr("As stated:"), challenge.stated),
        (tr("Restated:"), challenge.restated),
        (tr("Hoped for:"), challenge.desired_outcome),
    )


def _told(impact: Impact) -> Iterator[DocumentBlock]:
    if impact.wording:
        yield _line(" ".join(impact.wording.split()))
    quote = tr("“{words}”", words=" ".join(impact.quote.split())) if impact.quote else ""
    yield from _named(
        (tr("What was done:"), impact.how),
        (tr("Measure:"), measure_said(impact)),
        (tr("Evidence:"), impact.evidence),
        (tr("Others who contributed:"), impact.other_contributors),
        (tr("In their words:"), quote),
    )


def _part(heading: str, blocks: Iterable[DocumentBlock]) -> Section:
    return Section(heading, tuple(blocks), heading)


def _line(words: str) -> Paragraph:
    return Paragraph((Span(words),))


def _named(*told: tuple[str, str]) -> Iterator[DocumentBlock]:
    """Labels with what they name, each in a line of its own; nothing for what is empty."""
    for label, words in told:
        if said := " ".join(words.split()):
            yield Fields((Field(label, said),))


def _day(day: dt.date) -> str:
    return tr("{day} {year}", day=day_and_month(day), year=day.year)


def _ended(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words[-1] in ".!?…”" else f"{words}."
