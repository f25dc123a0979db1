"""The rows that a programme is published as: what its sets sent, with no name but those of facilitators."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from uuid import UUID

from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.set_overview import MeetingTold, SetOverview
from lfl_desktop.exchange.publishing import Published, PublishedSet, Row, publish
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.received_sets import ReceivedSet
from lfl_desktop.workspace.workspace import Workspace


def publish_programme(workspace: Workspace, overview: ProgrammeOverview, url: str) -> Published:
    """Writes the programme into the database at `url`. Raises as `publish` does."""
    return publish(url, str(workspace.file_id), _published(overview, str(workspace.file_id)))


def _published(overview: ProgrammeOverview, owner: str) -> Iterator[PublishedSet]:
    for one in overview.sets:
        if one.overview is not None:
            yield _set(overview, one, one.overview, owner)


def _set(overview: ProgrammeOverview, one: ReceivedSet, told: SetOverview, owner: str) -> PublishedSet:
    edition, members = one.edition, told.members
    line = str(named_id("published line", owner, one.id))
    programme = str(overview.programme.id if overview.programme else told.programme.id)
    row = {
        "line": line,
        "programme_id": programme,
        "published_from": owner,
        "edition_id": str(edition.id),
        "edition": edition.number,
        "received_at": edition.received_at,
        "programme": overview.programme.name if overview.programme else edition.programme_name,
        "cohort": told.cohort.name if told.cohort else "",
        "name": edition.set_name,
        "facilitator": edition.facilitator,
        "focus": told.learning_set.focus,
        "members_at_start": members.at_start,
        "members_joined": members.joined,
        "members_left": members.left,
        "members_now": members.at_end,
    }
    return PublishedSet(row, partial(_rows, overview, told, line, programme))


def _rows(
    overview: ProgrammeOverview, told: SetOverview, line: str, programme: str
) -> dict[str, Sequence[Row]]:
    of_set = {"set_line": line, "programme_id": programme}
    return {
        "lfl_meeting": [{**of_set, **_meeting(line, meeting)} for meeting in told.meetings],
        "lfl_impact": [{**of_set, **each} for each in _impacts(line, told)],
        "lfl_impact_theme": [{**of_set, **each} for each in _themes(overview, line, told)],
        "lfl_key_learning": [
            {**of_set, "id": _own(line, learned.id), "wording": learned.wording} for learned in told.learning
        ],
        "lfl_event_attendance": [{**of_set, **each} for each in _came(overview, line, told)],
    }


def _own(line: str, id: UUID) -> str:
    """The id of a row: two lines of one set, which went apart, hold the same records.

    This is uuid5(line, id), without the objects between, which take longer than all else of a row."""
    made = hashlib.sha1(bytes.fromhex(line.replace("-", "")) + str(id).encode(), usedforsecurity=False)
    digits = made.hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def _meeting(line: str, meeting: MeetingTold) -> Row:
    return {
        "id": _own(line, meeting.id),
        "number": meeting.number,
        "day": meeting.date,
        "state": meeting.state.value,
        "here": meeting.here,
        "members": meeting.members,
        "slots": meeting.slots,
        "minutes_in_slots": meeting.minutes,
        **{f"actions_{state.value}": meeting.actions.get(state, 0) for state in ActionState},
    }


def _impacts(line: str, told: SetOverview) -> Iterable[Row]:
    for one in told.impacts:
        impact = one.impact
        yield {
            "id": _own(line, impact.id),
            "wording": impact.wording,
            "how": impact.how.strip(),
            "seen_at": impact.level.value,
            "post_level": one.leader.level.value if one.leader.level else "",
            "measure": impact.measure,
            "unit": impact.unit,
            "before": impact.before,
            "after": impact.after,
            "quote": impact.quote if impact.quote_consent else "",
            "agreed_on": impact.agreed_on,
        }


def _themes(overview: ProgrammeOverview, line: str, told: SetOverview) -> Iterable[Row]:
    names = overview.theme_names
    for one in told.impacts:
        for name in sorted({names[theme] for theme in one.impact.themes if theme in names}):
            yield {"impact_id": _own(line, one.impact.id), "theme": name}


def _came(overview: ProgrammeOverview, line: str, told: SetOverview) -> Iterable[Row]:
    every: tuple[ProgrammeEvent, ...] = (*told.shared.events, *told.own_events)
    events = {event.id: event for event in every}
    for figures in told.came:
        event = events.get(figures.event)
        if event is not None:
            yield {
                "figures_id": _own(line, figures.id),
                "day": event.date,
                "kind": event.kind.value,
                "title": event.title,
                "came": None if figures.fewer_than_three else figures.came,
            }
