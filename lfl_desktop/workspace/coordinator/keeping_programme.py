"""What a coordinator does with her own records: people, schools, events and evidence are added and taken
away, impact is placed under headings, each in one step to take back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.coordinator.evidence import EvidenceSource, Placement, ReportHeading
from lfl_desktop.domain.coordinator.kept_names import USUAL_HEADINGS
from lfl_desktop.domain.coordinator.register import ParticipantCame
from lfl_desktop.domain.coordinator.roster import Participant
from lfl_desktop.domain.events import EventKind, ProgrammeEvent
from lfl_desktop.domain.levels import LEVELS
from lfl_desktop.domain.people import LearningSet, Level
from lfl_desktop.domain.programme import Cohort, School
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.domain.wording.guessed_level import guessed_level
from lfl_desktop.domain.wording.names import name_key, same_name
from lfl_desktop.domain.wording.pasted_people import PastedPerson, pasted_people
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.school_names import new_school, school_called
from lfl_desktop.workspace.coordinator.kept_records import placement_of
from lfl_desktop.workspace.coordinator.preparing_sets import move_into_set, set_called
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.exchange.sealing import own_key
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


def keep_programme_here(workspace: Workspace, overview: ProgrammeOverview) -> None:
    """Makes the programme, the cohort in view and the schools that the sets told her own, so that she can
    keep things of them."""
    programme, cohort = overview.programme, overview.cohort
    if programme is None or cohort is None:
        return
    with workspace.step(mark("Keep programme here")) as step:
        step.put(programme)
        step.put(replace(cohort, programme=programme.id))
        for school in overview.schools:
            step.put(replace(school, programme=programme.id))


def add_participants(workspace: Workspace, cohort: Cohort, lines: Sequence[str]) -> Participant | None:
    """A person on the roster for each line, with what else a list says of them: post, school, and the set
    that they will be in; the last of them, None where no line has a name.

    Whoever a list names and the roster knows already is not added again, but has what the list says."""
    is_list = len(lines) > 1 or any("\t" in line for line in lines)
    people = pasted_people(lines)
    if any(one.set_name for one in people):
        own_key(workspace, cohort.programme)
    with workspace.step(mark("Add people") if is_list else mark("Add person")) as step:
        return _add_people(workspace, step, cohort, people, knows=is_list)


def add_members_of_set(
    workspace: Workspace, cohort: Cohort, the_set: LearningSet, lines: Sequence[str]
) -> Participant | None:
    """As `add_participants`, into a set that is prepared for the pack: whom the roster knows is not added to
    it again, typed or pasted."""
    people = pasted_people(lines)
    with workspace.step(mark("Put into set")) as step:
        return _add_people(workspace, step, cohort, people, knows=True, into=the_set)


def _add_people(
    workspace: Workspace,
    step: Writing,
    cohort: Cohort,
    people: Sequence[PastedPerson],
    *,
    knows: bool,
    into: LearningSet | None = None,
) -> Participant | None:
    roster = workspace.select(Participant, cohort=cohort.id)
    position = max((one.position for one in roster), default=-1) + 1
    added: Participant | None = None
    for place, pasted in enumerate(people):
        school = school_called(step, workspace, cohort.programme, pasted.school)
        known = _known(roster, pasted.name, school) if knows else None
        if known is not None:
            roster.remove(known)  # another line of this name is somebody else
        new = Participant(cohort=cohort.id, position=position + place)
        added = step.put(_as_pasted(known or new, pasted, school))
        wanted = into or set_called(workspace, step, cohort, pasted.set_name, pasted.facilitator)
        if wanted is not None:
            move_into_set(workspace, step, added, wanted.id)
    return added


def _known(roster: Iterable[Participant], name: str, school: UUID | None) -> Participant | None:
    """The one person on the roster whom a list means."""
    alike = [one for one in roster if name_key(one.name) == name_key(name)]
    alike = [one for one in alike if school is None or one.school in (None, school)]
    return alike[0] if len(alike) == 1 else None


def _as_pasted(one: Participant, pasted: PastedPerson, school: UUID | None) -> Participant:
    if pasted.title:
        level = guessed_level(pasted.title) or (one.level if one.title else Level.MIDDLE_LEADER)
        one = replace(one, title=pasted.title, level=level)
    return replace(one, name=one.name or pasted.name, school=school or one.school)


def add_school_to_programme(workspace: Workspace, cohort: Cohort, name: str) -> School | None:
    """A new school; the known one where there is one of that name, None without a name."""
    name = one_line(name)
    known = next((s for s in workspace.select(School) if same_name(s.name, name)), None)
    if not name or known:
        return known
    with workspace.step(mark("Add school")) as step:
        return step.put(new_school(workspace, cohort.programme, name))


def add_event_for_all(workspace: Workspace, cohort: Cohort, title: str) -> ProgrammeEvent | None:
    """A new event for all sets; None without a title."""
    title = one_line(title)
    if not title:
        return None
    with workspace.step(mark("Add event")) as step:
        return step.put(ProgrammeEvent(cohort=cohort.id, kind=EventKind.PUBLIC_SEMINAR, title=title))


def add_source(workspace: Workspace, cohort: Cohort) -> EvidenceSource:
    """A new source of evidence, after the others."""
    every = workspace.select(EvidenceSource, cohort=cohort.id)
    position = max((one.position for one in every), default=-1) + 1
    with workspace.step(mark("Add source of evidence")) as step:
        return step.put(EvidenceSource(cohort=cohort.id, position=position))


def remove_kept(workspace: Workspace, record: Record, title: str) -> None:
    """Takes a record away with what belongs to it; undo brings all of it back."""
    with workspace.step(title) as step:
        step.delete(record)


def mark_participants(workspace: Workspace, event: UUID, participants: Iterable[UUID], *, came: bool) -> None:
    """Marks that people on the roster came to an event, or that they did not."""
    known = {one.participant: one for one in workspace.select(ParticipantCame, event=event)}
    with workspace.step(mark("Mark who came") if came else mark("Mark who did not come")) as step:
        for participant in participants:
            if came and participant not in known:
                id = named_id("participant came", event, participant)
                step.put(ParticipantCame(id=id, event=event, participant=participant))
            elif not came and participant in known:
                step.delete(known[participant])


def place_impact(workspace: Workspace, impact: UUID, heading: UUID | None) -> None:
    """Puts a change under a heading of the final report, in place of the one it stood under; None takes it
    from there."""
    before = workspace.get(Placement, placement_of(impact, impact).id)
    if heading is None and before is None:
        return
    with workspace.step(mark("Place impact")) as step:
        if heading is not None:
            step.put(placement_of(impact, heading))
        elif before is not None:
            step.delete(before)


def use_usual_headings(workspace: Workspace, cohort: Cohort, known: Collection[ReportHeading]) -> None:
    """Adds the headings that evaluations of such programmes usually have, those that are missing."""
    names = {heading.name for heading in known}
    position = max((heading.position for heading in known), default=-1) + 1
    missing = [tr(name) for name in USUAL_HEADINGS if tr(name) not in names]
    with workspace.step(mark("Add usual headings")) as step:
        for place, name in enumerate(missing, start=position):
            step.put(ReportHeading(cohort=cohort.id, name=name, position=place))


def level_in_a_word(one: Participant) -> str:
    """A level in a word: "Deputy head"."""
    return tr(LEVELS[one.level][0])
