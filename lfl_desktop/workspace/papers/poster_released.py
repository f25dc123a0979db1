"""The poster of a set for others: which lines the set released, when, and what came since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.domain.agreement import Known
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart, made_of, released_id
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.papers.named_in_passing import POINTED_OUT, names_of, point_out
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.poster_arranged import lines_of_poster
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook

RELEASE, WITHDRAW = mark("Release the poster"), mark("Withdraw the poster")


@dataclass(frozen=True)
class PosterToRelease:
    """What a set would release now, and how it stands with what it released: `out` may leave the set, and
    `waiting` is held back because it says something else by now. `fresh` is on the poster and not among
    them."""

    lines: tuple[ReleasedLine, ...]
    out: tuple[ReleasedLine, ...] = ()
    waiting: tuple[ReleasedLine, ...] = ()
    fresh: tuple[ReleasedLine, ...] = ()

    @property
    def released_on(self) -> dt.date | None:
        """The last day on which the set released some of it."""
        return max((one.released_on for one in (*self.out, *self.waiting) if one.released_on), default=None)


def to_release(book: SetBook, day: dt.date) -> PosterToRelease:
    """The poster as it hangs in the set, without names: what would be released on `day`. Why somebody left
    never is."""
    from lfl_desktop.content.poster_lines import PosterPart

    reading, set_id = book.reading, book.learning_set.id
    shown = [
        line for line in lines_of_poster(book, AskedPaper(PaperName.POSTER, Audience.SET)) if not line.hidden
    ]
    lines = tuple(_line(book, line.key, line.words, day) for line in shown if line.part != PosterPart.LEFT)
    before = reading.select(ReleasedLine, learning_set=set_id)
    known = Known((record.id, record) for record in records_of_set(reading, set_id)) if before else Known()
    there = {line.id for line in before}
    return PosterToRelease(
        lines,
        tuple(line for line in before if known.is_on_poster(line)),
        tuple(line for line in before if not known.is_on_poster(line)),
        tuple(line for line in lines if line.id not in there),
    )


def release_standing(book: SetBook) -> PosterToRelease:
    """How it stands with the poster of a set, without looking at its lines where none was released."""
    if not book.reading.select(ReleasedLine, learning_set=book.learning_set.id):
        return PosterToRelease(())
    return to_release(book, book.reading.today())


def _line(book: SetBook, key: str, words: str, day: dt.date) -> ReleasedLine:
    part, _, of = key.partition(":")
    made = ReleasedPart(part), UUID(of)
    return ReleasedLine(
        id=released_id(*made),
        learning_set=book.learning_set.id,
        line_of=made[1],
        part=made[0],
        thread=_thread(book, *made),
        words=words,
        released_on=day,
    )


def _thread(book: SetBook, part: ReleasedPart, of: UUID) -> UUID | None:
    """The challenge that a line is about."""
    source = book.reading.get(made_of(part), of)
    if isinstance(source, Challenge):
        return source.id
    return source.challenge if isinstance(source, Action | Impact) else None


def release_poster(book: OwnSetBook, day: dt.date) -> None:
    """Releases what is on the poster now, on `day`; what is no longer on it is withdrawn."""
    found = to_release(book, day)
    there = {line.id: line for line in (*found.out, *found.waiting)}
    with book.workspace.step(RELEASE) as step:
        for line in there.values():
            if line not in found.lines or line in found.waiting:
                step.delete(line)
        for line in found.lines:
            step.put(line)


def withdraw_poster(book: OwnSetBook) -> None:
    """Nothing of the poster is released any more."""
    with book.workspace.step(WITHDRAW) as step:
        for line in book.reading.select(ReleasedLine, learning_set=book.learning_set.id):
            step.delete(line)


def threads(book: SetBook, found: PosterToRelease) -> list[tuple[str, list[str]]]:
    """The lines to be released, those of one challenge together under what it is called."""
    together: dict[UUID | None, list[str]] = {}
    for line in found.lines:
        quoted = line.part == ReleasedPart.QUOTE
        together.setdefault(line.thread, []).append(f"“{line.words.strip()}”" if quoted else line.words)
    rest = together.pop(None, [])
    told = [(_called(book.reading.get(Challenge, id)), lines) for id, lines in together.items()]
    return [*told, (tr("About no challenge"), rest)] if rest else told


def _called(challenge: Challenge | None) -> str:
    words = (challenge.headline or challenge.stated) if challenge else ""
    return words or tr("A challenge without words yet")


def named_in(book: SetBook, found: PosterToRelease) -> str:
    """What to say before lines are released that may name somebody, empty where none does."""
    people = [*book.people.values(), book.learning_set, book.programme]
    lines = [line.words for line in found.lines]
    return " ".join(point_out(names_of(people), lines, POINTED_OUT[ReleasedLine]))


def released_words(found: PosterToRelease) -> str:
    """How it stands with the poster, in a few sentences."""
    if found.released_on is None:
        return tr(
            "Not released by the set: others see of it only what each leader agreed to, and what the set"
            " learned."
        )
    told = [
        tr("The set released it on {day}.", day=long_date(found.released_on)),
        plural("%n lines may leave the set.", "%n line may leave the set.", len(found.out)),
    ]
    if found.waiting:
        told.append(
            plural(
                "%n lines say something else since and are held back.",
                "%n line says something else since and is held back.",
                len(found.waiting),
            )
        )
    if found.fresh:
        told.append(plural("%n lines are new since.", "%n line is new since.", len(found.fresh)))
    return " ".join(told)


def days_to_choose(book: SetBook) -> list[dt.date]:
    """The days on which a set may have released it: today, and those of its meetings before, the latest
    first."""
    today = book.reading.today()
    met = {meeting.date for meeting in book.meetings if meeting.date and meeting.date < today}
    return [today, *sorted(met, reverse=True)]
