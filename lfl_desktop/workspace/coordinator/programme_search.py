"""Finding anything that the sets of a programme sent, and what it holds, by a few letters of it."""

from __future__ import annotations

from collections.abc import Iterator

from lfl_desktop.domain.set_overview import SetOverview
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import (
    event_words_once,
    school_event_words,
    teller_words,
)
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.lists.search import Found

SET = mark("Set")


def found_in_programme(overview: ProgrammeOverview) -> list[Found]:
    """All that can be found: sets, their headlines, impact and learning, events and schools, and what the
    coordinator keeps of people and of evidence."""
    found = [each for one in overview.sets if one.overview for each in _of_set(one, one.overview)]
    return [*found, *_of_programme(overview)]


def _of_set(one: ReceivedSet, told: SetOverview) -> Iterator[Found]:
    name = tr("Set {name}", name=one.name)
    here = Destination(PlaceName.SETS, one.id)
    focus = " · ".join(words for words in (name, told.learning_set.focus, one.edition.facilitator) if words)
    yield Found(tr(SET), focus, "", here)
    for challenge in told.challenges:
        yield Found(tr("Challenge"), challenge.headline, name, here)
    for impact in told.impacts:
        where = " · ".join(words for words in (name, teller_words(impact.leader)) if words)
        at = Destination(PlaceName.PROGRAMME_IMPACT, impact.impact.id)
        yield Found(tr("Impact"), impact.impact.wording, where, at)
    for learned in told.learning:
        yield Found(tr("Key learning"), learned.wording, name, Destination(PlaceName.PROGRAMME_IMPACT))


def _of_programme(overview: ProgrammeOverview) -> Iterator[Found]:
    for event in overview.events:
        day = long_date(event.date) if event.date else ""
        yield Found(tr("Event"), event_words_once(event), day, Destination(PlaceName.ALL_DATES, event.id))
    schools = overview.kept.schools
    for person in overview.kept.roster:
        school = schools.get(person.school) if person.school else None
        where = " · ".join(filter(None, (person.title, school.name if school else "")))
        yield Found(tr("On the roster"), person.name, where, Destination(PlaceName.ROSTER, person.id))
    sources = {source.id: source for source in overview.kept.sources}
    for said in overview.kept.said:
        source = sources[said.source]
        yield Found(tr("Evidence"), said.wording, source.role, Destination(PlaceName.EVIDENCE, source.id))
    for school in overview.schools:
        happened = [
            school_event_words(event, "", overview.today)
            for event, where in overview.school_events
            if where is not None and where.id == school.id
        ]
        yield Found(tr("School"), school.name, "; ".join(happened), Destination(PlaceName.OVERVIEW))
