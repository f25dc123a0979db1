"""A certificate of attendance: the meetings and events that one leader came to, with their hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from lfl_desktop.content.document import (
    Document,
    Paragraph,
    Rank,
    Section,
    Signature,
    SignatureLine,
    Span,
    SpanRole,
    Spans,
    TableBlock,
    TableColumn,
)
from lfl_desktop.content.papers.one_leader import Leader, leader_with_id
from lfl_desktop.content.papers.paper_heading import is_sample, name_of_set, sample_mark
from lfl_desktop.content.wording import own_word
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import Attendance, Presence
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.wording.days_said import MONTHS
from lfl_desktop.words import plural, tr


@dataclass(frozen=True)
class CertificateEntry:
    """What somebody came to; `minutes` is None where its hours are not known."""

    day: dt.date | None
    what: str
    minutes: int | None


def certificate_document(seen: Visible, person_id: UUID) -> Document:
    """The certificate of one leader for the audience of `seen`, which holds the records of one set.

    Raises TypeError for anything that did not come through the gate, LookupError where there is no such
    leader."""
    leader = leader_with_id(seen, person_id)
    entries = entries_of(leader)
    programme = next(iter(seen.all(Programme)), None)
    head = Section(tr("Heading"), (_from_whom(leader, programme),))
    title = Paragraph((Span(tr("Certificate of attendance"), SpanRole.TITLE),), rank=Rank.DISPLAY)
    body = [
        Section("", (title,)),
        Section("", tuple(_to_whom(leader))),
        Section("", tuple(Paragraph((words,)) for words in _what_for(leader, entries))),
    ]
    if entries:
        body.append(Section(tr("Came to"), (_table(entries),)))
    to_sign = Signature((SignatureLine(_signs(leader), 0.62), SignatureLine(tr("Date"), 0.38)))
    body.append(Section("", (to_sign,)))
    named = " · ".join((tr("Certificate of attendance"), leader.name))
    reader = tr("For {name}", name=leader.name)
    return Document(named, leader.author, reader, head, tuple(body), tuple(_notes(leader)), is_sample(seen))


def entries_of(leader: Leader) -> list[CertificateEntry]:
    """What the leader came to, by date: meetings that were held, and events of the programme."""
    found = [
        CertificateEntry(
            m.date, tr("Meeting {number} of the set", number=leader.numbers[m.id]), _length(m.starts, m.ends)
        )
        for m in leader.came_to_meetings
    ]
    found += [
        CertificateEntry(event.date, leader.event(event), _length(event.starts, event.ends))
        for event, _came in leader.came_to_events
    ]
    return sorted(found, key=lambda entry: (str(entry.day or "~"), entry.what))


def _length(starts: dt.time | None, ends: dt.time | None) -> int | None:
    """Minutes from one to the other; None where one is not known or they do not follow."""
    if starts is None or ends is None or ends <= starts:
        return None
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _from_whom(leader: Leader, programme: Programme | None) -> Paragraph:
    told = " · ".join(part for part in (programme.name, programme.funder) if part) if programme else ""
    return Paragraph((*sample_mark(leader.seen), Span(told, SpanRole.SOURCE)), rank=Rank.HEADING)


def _to_whom(leader: Leader) -> Iterator[Paragraph]:
    yield Paragraph((Span(tr("This is to certify that"), SpanRole.QUIET),))
    yield Paragraph((Span(leader.own_name, SpanRole.LEAD),), rank=Rank.TITLE)
    if leader.post:
        yield Paragraph((Span(leader.post),))


def _what_for(leader: Leader, entries: list[CertificateEntry]) -> Iterator[Span]:
    if not entries:
        yield Span(tr("Nothing that {name} came to has been recorded yet.", name=leader.name), SpanRole.QUIET)
        return
    meetings, events = len(leader.came_to_meetings), len(leader.came_to_events)
    named = name_of_set(leader.learning_set)
    told = []
    if meetings:
        told.append(plural("%n meetings of {named}", "%n meeting of {named}", meetings, named=named))
    if events:
        told.append(plural("%n events of the programme", "%n event of the programme", events))
    yield Span(tr("came to {what},", what=" {} ".format(tr("and to")).join(told)))
    if total := sum(entry.minutes or 0 for entry in entries):
        yield Span(tr("{hours} in all.", hours=_long(total)), SpanRole.STRONG)


def _table(entries: list[CertificateEntry]) -> TableBlock:
    rows: list[tuple[Spans, ...]] = [
        ((Span(_day(entry.day)),), (Span(entry.what),), (Span(_hours(entry.minutes)),)) for entry in entries
    ]
    total = sum(entry.minutes or 0 for entry in entries)
    if total:
        all_hours = (Span(_hours(total), SpanRole.STRONG),)
        rows.append(((Span(""),), (Span(tr("In all"), SpanRole.STRONG),), all_hours))
    columns = (TableColumn(tr("Date"), 0.26), TableColumn(tr("What"), 0.58), TableColumn(tr("Hours"), 0.16))
    return TableBlock(columns, tuple(rows))


def _day(day: dt.date | None) -> str:
    return f"{day.day} {tr(MONTHS[day.month - 1])} {day.year}" if day else ""


def _hours(minutes: int | None) -> str:
    """As in "6 h 30 min", or a dash where it is not known."""
    if minutes is None:
        return "–"
    whole, rest = divmod(minutes, 60)
    told = (tr("{n} h", n=whole) if whole else "", tr("{n} min", n=rest) if rest or not whole else "")
    return " ".join(part for part in told if part)


def _long(minutes: int) -> str:
    """As in "6 hours 30 minutes"."""
    whole, rest = divmod(minutes, 60)
    told = [plural("%n hours", "%n hour", whole)] if whole else []
    return " ".join([*told, *([plural("%n minutes", "%n minute", rest)] if rest or not told else [])])


def _signs(leader: Leader) -> str:
    """Who signs, as in "Ruth Ansell, facilitator"."""
    word = own_word(leader.seen, "facilitator", tr("facilitator"))
    facilitator = leader.learning_set.facilitator
    return f"{facilitator}, {word}" if facilitator else f"{word[:1].upper()}{word[1:]}"


def _notes(leader: Leader) -> Iterator[str]:
    """What whoever signs should know."""
    entries = entries_of(leader)
    unknown = sum(entry.minutes is None for entry in entries)
    if unknown:
        yield plural(
            "%n of these have no times, so their hours are not counted.",
            "%n of these has no times, so its hours are not counted.",
            unknown,
        )
    came = {meeting.id for meeting in leader.came_to_meetings}
    part = [a for a in leader.own(Attendance) if a.meeting in came and a.presence != Presence.HERE]
    if part:
        yield plural(
            "%n meetings were not attended from start to end; their hours are counted in full.",
            "%n meeting was not attended from start to end; its hours are counted in full.",
            len(part),
        )
