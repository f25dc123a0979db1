"""Papers in plain words: to copy into a letter, to read aloud, and to show what a file says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from lfl_desktop.domain.actions import ACTION_STATES
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meeting_figures import PRESENT
from lfl_desktop.domain.meetings import Attendance, Challenge, Meeting, MeetingState, Slot
from lfl_desktop.domain.membership_periods import by_person, is_moment
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.receipts import MeetingFigures
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.sharing import Visible
from lfl_desktop.domain.slots import minutes_words
from lfl_desktop.domain.wording.by_when import long_date
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.domain.wording.state_names import measured
from lfl_desktop.domain.year import in_order, numbered
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.versions_together import version_before, version_facing

if TYPE_CHECKING:
    from lfl_desktop.content.blank_fields import BlankForm
    from lfl_desktop.content.document import Block, Document, Section, Spans
    from lfl_desktop.content.paper_setting import PosterSetting
    from lfl_desktop.content.wording import People


BULLET = "• "


@dataclass(frozen=True)
class Part:
    """A heading with the lines below it; items of a list begin with a bullet."""

    heading: str
    lines: tuple[str, ...] = ()


def as_plain(parts: Iterable[Part]) -> str:
    """`parts` as one text, an empty line between them."""
    return "\n\n".join("\n".join((part.heading, *part.lines)) for part in parts) + "\n"


def as_html(parts: Iterable[Part]) -> str:
    """`parts` with headings and bullets, as Word and letters take them."""
    return "".join(_html(nth, part) for nth, part in enumerate(parts))


def _html(nth: int, part: Part) -> str:
    level = "h1" if nth == 0 else "h2"
    found = [f"<{level}>{escape(part.heading)}</{level}>"] if part.heading else []
    for bulleted, lines in groupby(part.lines, lambda line: line.startswith(BULLET)):
        if bulleted:
            items = (f"<li>{escape(line.removeprefix(BULLET))}</li>" for line in lines)
            found.append(f"<ul>{''.join(items)}</ul>")
        else:
            found += [f"<p>{escape(line)}</p>" for line in lines]
    return "".join(found)


def summary_parts(seen: Visible, meeting_id: UUID) -> list[Part]:
    """The set summary of one meeting, from the same sections as its page.

    Raises LookupError where there is no such meeting or set."""
    from lfl_desktop.content.document import Rank
    from lfl_desktop.content.papers.meeting_scene import heading_of, scene_of
    from lfl_desktop.content.papers.meeting_sections import sections_of
    from lfl_desktop.content.papers.paper_heading import mark_for

    scene = scene_of(seen, meeting_id)
    paras = list(heading_of(scene))
    title = " ".join(_words(p.spans) for p in paras if p.rank == Rank.TITLE)
    rest = [_words(p.spans) for p in paras if p.rank != Rank.TITLE]
    head = Part(title, (*(line for line in rest if line), mark_for(seen)))
    return [head, *(_section(section) for section in sections_of(scene) if section.blocks)]


def document_parts(document: Document) -> list[Part]:
    """A paper of sections in the words of its pages."""
    head = _section(document.head)
    first = Part(document.title, (*head.lines, document.mark))
    return [first, *(_section(section) for section in document.sections)]


def activity_system_parts(seen: Visible, version_id: UUID) -> list[Part]:
    """One version of an activity system as an outline; nothing where it stays behind."""
    from lfl_desktop.canvas.content import in_box, plain
    from lfl_desktop.canvas.prompts import title
    from lfl_desktop.content.papers.paper_heading import mark_for, programme_of, running
    from lfl_desktop.content.wording import People

    version = seen.get(SystemVersion, version_id)
    system = seen.get(ActivitySystem, version.system) if version else None
    if version is None or system is None:
        return []
    meeting = seen.get(Meeting, version.meeting)
    day = meeting.date if meeting and meeting.date else version.date
    name = plain(system.neighbour) or People(seen, day).full(system.person)
    around = running(seen, programme_of(seen))
    lines = (plain(system.question), long_date(day) if day else "", around, mark_for(seen))
    head = Part(tr("Activity system · {name}", name=name), tuple(line for line in lines if line))
    items = [item for item in seen.all(SystemItem) if item.version == version_id]
    boxes = ((place, in_box(items, place)) for place in Place)
    return [
        head,
        *(
            Part(title(place), tuple(_item(i, plain(i.wording)) for i in mine))
            for place, mine in boxes
            if mine
        ),
        *_pulls(seen, version_id),
    ]


def list_parts(seen: Visible, kind: type[Record], lines: Sequence[UUID], today: dt.date) -> list[Part]:
    """A list as its page has it: a line of text for each of its lines."""
    from lfl_desktop.content.papers.lists_of_set import list_table, scene_of_list
    from lfl_desktop.content.papers.meeting_scene import title_of
    from lfl_desktop.content.papers.paper_heading import mark_for, programme_of, running

    table = list_table(seen, kind, lines, today)
    head = Part(
        " · ".join((title_of(scene_of_list(seen)), table.title)),
        (table.about, *table.staying, running(seen, programme_of(seen)), mark_for(seen)),
    )
    headings = " · ".join(tr(column.heading) for column in table.columns)
    return [head, Part(headings, tuple(_bullet(" · ".join(w for w in row if w)) for row in table.rows))]


def _pulls(seen: Visible, version_id: UUID) -> Iterator[Part]:
    from lfl_desktop.canvas.change_words import where
    from lfl_desktop.canvas.content import plain
    from lfl_desktop.domain.tensions import STATES, in_order

    tensions = in_order(t for t in seen.all(Tension) if t.version == version_id)
    told = (f"{n}. {where(t)} · {tr(STATES[t.state])}: {plain(t.wording)}" for n, t in enumerate(tensions, 1))
    if tensions:
        yield Part(tr("Where does it pull?"), tuple(told))


def then_and_now_parts(seen: Visible, version_id: UUID) -> list[Part]:
    """What changed since the version before, then both as outlines; nothing where one stays behind."""
    from lfl_desktop.canvas.change_words import sentences
    from lfl_desktop.domain.system_changes import Contents, difference

    then_id = version_before(seen.records, version_id)
    then, now = (
        Contents(
            tuple(item for item in seen.all(SystemItem) if item.version == id),
            tuple(tension for tension in seen.all(Tension) if tension.version == id),
        )
        for id in (then_id, version_id)
    )
    told = sentences(difference(then, now, [*seen.all(SystemItem), *seen.all(Tension)]))
    changed = Part(tr("What has changed"), tuple(map(_bullet, told or [tr("Nothing has changed.")])))
    return [changed, *activity_system_parts(seen, version_id), *activity_system_parts(seen, then_id)]


def two_systems_parts(seen: Visible, version_id: UUID) -> list[Part]:
    """Both activity systems as outlines, and what they share."""
    their_id = version_facing(seen.records, version_id)
    systems = [seen.get(SystemVersion, id) for id in (version_id, their_id)]
    owners = [seen.get(ActivitySystem, version.system) for version in systems if version]
    shared = next((owner.shared_object for owner in owners if owner and owner.shared_object.strip()), "")
    both = [*activity_system_parts(seen, version_id), *activity_system_parts(seen, their_id)]
    return [*([Part(tr("Shared object"), (" ".join(shared.split()),))] if shared else []), *both]


def blank_parts() -> list[Part]:
    """The seven boxes with what they ask."""
    from lfl_desktop.canvas.prompts import question, title

    return [Part(title(place), tuple(question(place, layer) for layer in Layer)) for place in Place]


def poster_parts(seen: Visible, setting: PosterSetting) -> list[Part]:
    """A poster in the words of its lines, without those that are hidden."""
    from lfl_desktop.content.papers.paper_heading import running
    from lfl_desktop.content.poster_lines import HEADINGS, PosterPart, poster_lines, told_of
    from lfl_desktop.printing.poster_paper import title_on, told_on

    told = told_on(seen)
    around = running(seen, told.programme)
    head = Part(title_on(seen), tuple(x for x in (around, told.cohort, told.mark, told.funder) if x))
    shown = [line for line in poster_lines(seen, setting) if not line.hidden]
    found = [head]
    for part in PosterPart:
        words: list[str] = []
        group = ""
        for line in (line for line in shown if line.part == part):
            if line.group != group:
                words.append(line.group)
            group = line.group
            said = f"“{line.words.strip()}” — {line.who}" if line.quote else line.words
            measured = ": ".join(text for text in (line.measure, line.figures) if text)
            words.append(_bullet(" · ".join(text for text in (said, measured, *told_of(line)) if text)))
        found += [Part(tr(HEADINGS[part]), tuple(words))] if words else []
    return found


def form_parts(form: BlankForm) -> list[Part]:
    """What a form for pens asks, in its order."""
    from lfl_desktop.content.blank_fields import FORM_TITLES, PIECES, UPRIGHT, labels_of

    forms = UPRIGHT if form not in PIECES else (form,)
    return [Part(tr(FORM_TITLES[one]), tuple(_bullet(words) for words in labels_of(one))) for one in forms]


def file_parts(seen: Visible, edition: int) -> list[Part]:
    """What the coordinator's file says, told from what it is made of."""
    from lfl_desktop.content.wording import People

    people = People(seen, None)
    parts = (
        _about(seen, edition),
        Part(tr("Meetings"), tuple(_meetings(seen, people))),
        Part(tr("Challenge headlines that were agreed"), tuple(_headlines(seen, people))),
        Part(tr("Impact that was agreed"), tuple(_impact(seen, people))),
        Part(tr("Key learning points"), tuple(_learned(seen))),
        Part(tr("Who joined and left"), tuple(_joined(seen, people))),
        Part(tr("The programme around it"), tuple(_around(seen))),
    )
    return [part for part in parts if part.lines]


def _words(spans: Spans) -> str:
    return " ".join("".join(span.text for span in spans).split())


def _bullet(words: str) -> str:
    return BULLET + " ".join(words.split())


def _section(section: Section) -> Part:
    lines = [line for block in section.blocks for line in _lines(block)]
    return Part(section.heading or section.name, tuple(line for line in lines if line))


def _lines(block: Block) -> Iterator[str]:
    from lfl_desktop.content.document import Fields, Figure, ListItem, Paragraph, Table

    if isinstance(block, Paragraph):
        yield _words(block.spans)
    elif isinstance(block, Fields):
        yield " ".join(" · ".join(" ".join(p for p in field if p) for field in block.fields).split())
    elif isinstance(block, ListItem):
        yield f"{block.number} {_words(block.spans)}" if block.number else _bullet(_words(block.spans))
    elif isinstance(block, Figure):
        yield from (_bullet(f"{label}: {text}") for label, text in block.boxes)
    elif isinstance(block, Table):
        for row in block.rows:
            yield _bullet(" · ".join(words for cell in row if (words := _words(cell))))
    else:
        yield from (line.heading for line in block.lines)


def _item(item: SystemItem, words: str) -> str:
    return _bullet(tr("possible: {words}", words=words) if item.layer == Layer.POSSIBLE else words)


def _about(seen: Visible, edition: int) -> Part:
    the_set, programme = seen.all(LearningSet)[0], seen.all(Programme)[0]
    named = tr("Set {name}", name=the_set.name) if the_set.name else tr("Set")
    cohort = ", ".join(cohort.name for cohort in seen.all(Cohort) if cohort.name)
    lines = [
        tr("Edition {n}", n=edition),
        ", ".join(part for part in (programme.name, cohort, programme.funder) if part),
        tr("Facilitator: {name}", name=the_set.facilitator) if the_set.facilitator else "",
    ]
    return Part(" · ".join(p for p in (named, the_set.focus) if p), tuple(line for line in lines if line))


def _meetings(seen: Visible, people: People) -> Iterator[str]:
    from lfl_desktop.content.wording import place

    numbers = numbered(seen.all(Meeting))
    figures = {found.meeting: found for found in seen.all(MeetingFigures)}
    for meeting in in_order(seen.all(Meeting)):
        cancelled = meeting.state == MeetingState.CANCELLED
        number = numbers.get(meeting.id)
        slots = [slot for slot in seen.all(Slot) if slot.meeting == meeting.id]
        told = [
            tr("Meeting {n}", n=number) if number else tr("Cancelled meeting"),
            long_date(meeting.date) if meeting.date else tr("no date yet"),
            place(seen, meeting),
            *_counted(figures.get(meeting.id)),
            *(() if cancelled else _named(seen, meeting, people)),
            ", ".join(_slot(slot, meeting, people) for slot in sorted(slots, key=lambda s: s.position)),
        ]
        yield _bullet(" · ".join(part for part in told if part))


def _named(seen: Visible, meeting: Meeting, people: People) -> Iterator[str]:
    """Who was here, where the set opened its names."""
    here = [a.person for a in seen.all(Attendance) if a.meeting == meeting.id and a.presence in PRESENT]
    if here:
        yield ", ".join(people.full(person) for person in here)


def _slot(slot: Slot, meeting: Meeting, people: People) -> str:
    return f"{people.full(slot.presenter)} {minutes_words(slot, meeting)}".strip()


def _counted(figures: MeetingFigures | None) -> Iterator[str]:
    if figures is None:
        return
    if figures.here:
        yield tr("{here} of {members} here", here=figures.here, members=figures.members)
    counts = ((words, getattr(figures, state.value)) for state, words in ACTION_STATES.items())
    told = ", ".join(f"{count} {tr(word).lower()}" for word, count in counts if count)
    if told:
        yield tr("actions: {told}", told=told)


def _headlines(seen: Visible, people: People) -> Iterator[str]:
    for challenge in seen.all(Challenge):
        if challenge.headline:
            yield _bullet(f"{people.full(challenge.person)}: {challenge.headline}")


def _impact(seen: Visible, people: People) -> Iterator[str]:
    themes = {theme.id: theme.name for theme in seen.all(Theme)}
    for impact in seen.all(Impact):
        yield _bullet(f"{people.full(impact.person)}: {impact.wording}")
        details = (
            (tr("Evidence"), impact.evidence),
            (tr("Measure"), measured(impact)),
            (tr("Others who contributed"), impact.other_contributors),
            (tr("Themes"), ", ".join(themes[theme] for theme in impact.themes if theme in themes)),
            (tr("Quote"), impact.quote),
        )
        yield from (f"   {label}: {' '.join(text.split())}" for label, text in details if text)


def _learned(seen: Visible) -> Iterator[str]:
    for point in sorted(seen.all(KeyLearning), key=lambda point: point.position):
        if point.wording:
            yield _bullet(point.wording)


def _joined(seen: Visible, people: People) -> Iterator[str]:
    """A line for each person, whatever their number of memberships."""
    for person, spells in by_person(seen.all(Membership)).items():
        told = [people.full(person)]
        for membership in (m for m in spells if not is_moment(m)):
            if membership.starts:
                told.append(tr("from {day}", day=long_date(membership.starts)))
            if membership.ends:
                told.append(tr("until {day}", day=long_date(membership.ends)))
        yield _bullet(", ".join(told))


def _around(seen: Visible) -> Iterator[str]:
    named: Sequence[tuple[str, list[str]]] = (
        (tr("Terms"), [term.label for term in sorted(seen.all(Term), key=lambda t: t.position)]),
        (tr("Outcome themes"), [theme.name for theme in sorted(seen.all(Theme), key=lambda t: t.position)]),
        (tr("Schools"), sorted((school.name for school in seen.all(School)), key=collated)),
        (tr("Coordinator"), [programme.coordinator for programme in seen.all(Programme)]),
    )
    for label, names in named:
        if told := ", ".join(name for name in names if name):
            yield _bullet(f"{label}: {told}")
