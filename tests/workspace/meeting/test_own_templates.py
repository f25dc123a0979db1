"""The set's own stage templates, and which parts of a meeting are shown."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.scales import SCALES, scale_meant, words
from lfl_desktop.domain.templates import Part, SlotStage, StageTemplate, stages_planned, usable
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting import meeting_states, own_templates
from lfl_desktop.workspace.meeting.known_templates import (
    name_of_template,
    own,
    shipped_templates,
    stage_template,
    template_choices,
    templates,
)
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

TEXT = st.text(max_size=30)
ANY_TEMPLATE = st.builds(
    StageTemplate,
    name=TEXT,
    parts=st.lists(st.sampled_from(Part), max_size=9).map(tuple),
    stages=st.lists(
        st.builds(SlotStage, TEXT, st.integers(-5, 600), TEXT, TEXT, st.booleans()), max_size=7
    ).map(tuple),
    scales=st.lists(TEXT, max_size=8).map(tuple),
)


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def test_every_shipped_template_names_its_parts_and_scales() -> None:
    parts = {template.key: template.parts for template in shipped_templates()}
    assert parts["closing"] == (
        Part.CHECK_IN,
        Part.REPORT_BACK,
        Part.IMPACT,
        Part.SET_REVIEW,
        Part.NEXT_MEETING,
    )
    assert Part.REPORT_BACK not in parts["first"]
    assert Part.BIDS not in parts["round-robin"]
    assert all(p[0] == Part.CHECK_IN and p[-1] == Part.NEXT_MEETING for p in parts.values())
    assert all(set(template.scales) <= set(SCALES) for template in shipped_templates())


def test_a_copy_is_ones_own_and_the_shipped_one_stays(empty: Workspace) -> None:
    made = own_templates.copy_template(empty, shipped_templates()[1])
    again = own_templates.copy_template(empty, made)
    assert made.key == str(made.id) and UUID(made.key) == made.id
    assert (made.stages, made.parts, made.scales) == (
        shipped_templates()[1].stages,
        shipped_templates()[1].parts,
        shipped_templates()[1].scales,
    )
    assert [t.id for t in templates(empty)] == [*(t.id for t in shipped_templates()), made.id, again.id]
    assert template_choices(empty)[-1] == (again.key, "WIAL, our way, our way")
    assert not own_templates.is_own(empty, shipped_templates()[1]) and own_templates.is_own(empty, made)
    empty.undo()
    assert own(empty) == [made]


def test_a_template_in_use_is_not_removed_and_says_at_which_meetings(sample: Workspace) -> None:
    made = own_templates.copy_template(sample, shipped_templates()[0])
    third, fourth = book(sample).meetings[2:4]
    set_id = third.learning_set
    with sample.step("Use", rules=Rules.PASSED_BY) as step:
        step.put(replace(third, template=made.key))
    assert not own_templates.remove_template(sample, made)
    assert own_templates.used_words(sample, made, set_id).startswith("Meeting 3 is held by this template")
    with sample.step("Use", rules=Rules.PASSED_BY) as step:
        step.put(replace(fourth, template=made.key))
    assert own_templates.used_words(sample, made, set_id).startswith("Meetings 3, 4 are held")
    with sample.step("Use no more", rules=Rules.PASSED_BY) as step:
        for meeting in (third, fourth):
            step.put(meeting)
    assert own_templates.used_words(sample, made, set_id) == ""
    assert own_templates.remove_template(sample, made)
    assert own(sample) == []
    sample.undo()
    assert own(sample) == [made]


def test_a_template_that_comes_with_the_program_is_not_removed(empty: Workspace) -> None:
    assert not own_templates.remove_template(empty, shipped_templates()[0])


def test_a_part_that_is_not_of_the_template_is_shown_once_something_is_in_it(sample: Workspace) -> None:
    """Nothing that was written is hidden, whatever template a meeting is given under way."""
    third = book(sample).meetings[2]
    with sample.step("Another template", rules=Rules.PASSED_BY) as step:
        step.put(replace(third, template="closing"))
    page = jobs.read_meeting_page(book(sample), third.id)
    assert jobs.parts(book(sample), page) == [
        Part.CHECK_IN,
        Part.REPORT_BACK,
        Part.BIDS,
        Part.SLOTS,
        Part.IMPACT,
        Part.SET_REVIEW,
        Part.NEXT_MEETING,
    ]
    new = meeting_states.plan_meeting(book(sample))
    with sample.step("Another template") as step:
        step.put(replace(sample.get(Meeting, new) or third, template="closing"))
    page = jobs.read_meeting_page(book(sample), new)
    assert Part.SLOTS not in jobs.parts(book(sample), page)
    assert Part.SLOTS in jobs.parts(book(sample), page, {Part.SLOTS})


def test_an_impact_told_at_a_usual_meeting_shows_its_part(sample: Workspace) -> None:
    third = book(sample).meetings[2]
    page = jobs.read_meeting_page(book(sample), third.id)
    assert Part.IMPACT not in jobs.parts(book(sample), page)
    with sample.step("Impact") as step:
        step.put(
            Impact(learning_set=third.learning_set, person=page.members[0].id, meeting=third.id, wording="x")
        )
    page = jobs.read_meeting_page(book(sample), third.id)
    shown = jobs.parts(book(sample), page)
    assert shown.index(Part.IMPACT) == shown.index(Part.SLOTS) + 1


@given(template=ANY_TEMPLATE)
@settings(max_examples=50)
def test_any_template_can_be_used_and_hides_nothing(template: StageTemplate, sample: Workspace) -> None:
    with sample.step("Any", rules=Rules.PASSED_BY) as step:
        kept = step.put(replace(template, key=str(template.id)))
        for meeting in book(sample).meetings:
            step.put(replace(meeting, template=kept.key))
    assert own(sample) == [kept]
    assert name_of_template(kept)
    used = stage_template(sample, kept.key)
    assert used == usable(used) and used.parts and used.stages
    assert sum(part.seconds for part in stages_planned(used.stages, 30)) == 1800
    assert len(stages_planned(used.stages, 30)) in (1, len(used.stages))
    for meeting in book(sample).meetings:
        page = jobs.read_meeting_page(book(sample), meeting.id)
        shown = jobs.parts(book(sample), page)
        assert len(set(shown)) == len(shown)
        assert set(shown) == {*used.parts, *jobs.recorded(book(sample), page)}
        order = [part for part in shown if part in used.parts]
        assert order == list(used.parts)
    sample.undo()


@given(items=st.lists(st.integers(), max_size=6), place=st.integers(-2, 7), step=st.sampled_from((-1, 1)))
def test_moving_loses_nothing(items: list[int], place: int, step: int) -> None:
    changed = own_templates.stages_moved(items, place, step)
    assert sorted(changed) == sorted(items)
    if 0 <= place < len(items) and 0 <= place + step < len(items):
        assert changed[place + step] == items[place]
    else:
        assert list(changed) == items


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_of_the_program_is_known_by_its_words(scale: str) -> None:
    assert scale_meant(f"  {words(scale).upper()} ") == scale
    assert scale_meant("Trust in   the room") == "Trust in the room" == words("Trust in the room")


def test_a_part_that_comes_before_all_of_the_template_is_shown_first(sample: Workspace) -> None:
    third = book(sample).meetings[2]
    late = StageTemplate(name="Late", parts=(Part.SET_REVIEW, Part.NEXT_MEETING))
    with sample.step("Late") as step:
        step.put(replace(late, key=str(late.id)))
        step.put(replace(third, template=str(late.id), state=MeetingState.UNDER_WAY))
    page = jobs.read_meeting_page(book(sample), third.id)
    shown = jobs.parts(book(sample), page, {Part.CHECK_IN})
    assert shown[0] == Part.CHECK_IN and shown[-2:] == [Part.SET_REVIEW, Part.NEXT_MEETING]
    assert shown == sorted(shown, key=list(Part).index)
