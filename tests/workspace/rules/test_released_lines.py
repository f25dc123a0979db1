"""Lines of a poster leave as the set released them: held back once something else is said, and withdrawn."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import ContentLine, Visible
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.poster_release import ReleasedLine, ReleasedPart, released_id
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.workspace import Workspace

DAY = dt.date(2013, 7, 4)


def seen(workspace: Workspace, audience: Audience = Audience.PUBLIC) -> Visible:
    return seen_by(workspace, workspace.select(LearningSet)[0].id, audience)


def told(workspace: Workspace) -> ContentLine:
    """What is said of poster lines before something leaves."""
    return next(line for line in seen(workspace).lines if line.key == "poster_lines")


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)


def released(workspace: Workspace, part: ReleasedPart, of: Action | Impact, words: str) -> ReleasedLine:
    line = ReleasedLine(
        id=released_id(part, of.id),
        learning_set=workspace.select(LearningSet)[0].id,
        line_of=of.id,
        part=part,
        thread=of.challenge,
        words=words,
        released_on=DAY,
    )
    put(workspace, line)
    return line


@pytest.fixture
def action(sample: Workspace) -> Action:
    """One of a meeting that is still open."""
    known = next(one for one in sample.select(Action) if one.challenge)
    meeting = next(one for one in sample.select(Meeting) if one.state == MeetingState.PLANNED)
    action = replace(known, id=uuid4(), meeting=meeting.id)
    put(sample, action)
    return action


def test_a_released_line_leaves_with_its_words_and_nothing_else_of_what_it_is_made_of(
    sample: Workspace, action: Action
) -> None:
    line = released(sample, ReleasedPart.ACTION, action, "Watched lessons")
    for audience in (Audience.COORDINATOR, Audience.PUBLIC):
        found = seen(sample, audience)
        assert found.all(ReleasedLine) == [line] and not found.all(Action)
    assert (told(sample).leaving, told(sample).staying) == (1, 0)


def test_a_line_waits_while_its_record_says_something_else(sample: Workspace, action: Action) -> None:
    line = released(sample, ReleasedPart.ACTION, action, "Watched lessons")
    put(sample, replace(action, wording="Something else"))
    assert not seen(sample).all(ReleasedLine)
    assert (told(sample).staying, told(sample).why) == (1, "waits for the set to release it as it is now")
    put(sample, replace(action, due_words="soon"))
    assert seen(sample).all(ReleasedLine) == [line], "the day by which it was due is not on a poster"


def test_other_words_of_the_line_itself_are_released_with_it(sample: Workspace, action: Action) -> None:
    line = released(sample, ReleasedPart.ACTION, action, "Watched lessons")
    put(sample, replace(line, words="Watched", released_on=DAY + dt.timedelta(1)))
    assert [one.words for one in seen(sample).all(ReleasedLine)] == ["Watched"]


def test_a_line_goes_with_its_record_and_comes_back_with_it(sample: Workspace, action: Action) -> None:
    line = released(sample, ReleasedPart.ACTION, action, "Watched lessons")
    with sample.step("Remove action") as step:
        step.delete(action)
    assert not sample.select(ReleasedLine) and not sample.select(Agreement, subject=line.id)
    sample.undo()
    assert seen(sample).all(ReleasedLine) == [line]


def test_what_is_withdrawn_leaves_no_agreement(sample: Workspace, action: Action) -> None:
    line = released(sample, ReleasedPart.ACTION, action, "Watched lessons")
    with sample.step("Withdraw") as step:
        step.delete(line)
    assert not seen(sample).all(ReleasedLine) and not sample.select(Agreement, subject=line.id)


def test_a_line_of_impact_needs_its_owners_agreement_too(sample: Workspace) -> None:
    impact = next(one for one in sample.select(Impact) if one.agreed_on)
    line = released(sample, ReleasedPart.IMPACT, impact, "Families read")
    assert seen(sample).all(ReleasedLine) == [line]
    put(sample, replace(impact, agreed_on=None))
    assert not seen(sample).all(ReleasedLine)


@pytest.mark.parametrize("narrowed", ["impact", "quotes", "key_learning", "poster_lines"])
def test_a_poster_goes_no_further_than_what_is_on_it(
    sample: Workspace, action: Action, narrowed: str
) -> None:
    released(sample, ReleasedPart.ACTION, action, "Watched lessons")
    (programme,) = sample.select(Programme)
    put(sample, replace(programme, audiences={narrowed: "set"}))
    assert not seen(sample, Audience.COORDINATOR).all(ReleasedLine)
