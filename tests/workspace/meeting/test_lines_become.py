"""What is made of a line that was written down at a meeting."""

from __future__ import annotations

from msgspec.structs import replace

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import Action, Meeting, MeetingState, Offer, Slot
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.meeting import lines_become, meeting_states
from lfl_desktop.workspace.meeting.lines_become import Where
from lfl_desktop.workspace.meeting.meeting_page import read_meeting_page
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def book(workspace: Workspace) -> OwnSetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def test_lines_become_actions_one_after_the_other(sample: Workspace) -> None:
    meeting = meeting_states.plan_meeting(book(sample))
    assert sample.get(Meeting, meeting) is not None
    person = book(sample).members(None)[-1]
    for line in ("Read with two classes", "Ask  the\ngovernors"):
        made = lines_become.to_action(book(sample), line, Where(meeting, person.id))
        assert made.words.startswith(f"This line is now an action of {book(sample).short(person.id)} too.")
    actions = sorted(sample.select(Action, meeting=meeting), key=lambda action: action.position)
    assert [(a.position, a.wording, a.person) for a in actions] == [
        (0, "Read with two classes", person.id),
        (1, "Ask the governors", person.id),
    ]
    assert sample.undo() == "Make action of a line"
    assert len(sample.select(Action, meeting=meeting)) == 1


def test_lines_become_key_learning_and_offers_one_after_the_other(sample: Workspace) -> None:
    slot = sample.select(Slot)[0]
    where = Where(slot.meeting, challenge=slot.challenge)
    with sample.step("Go on", rules=Rules.PASSED_BY) as step:
        step.put(replace(sample.select(Meeting, id=slot.meeting)[0], state=MeetingState.UNDER_WAY))
        for record in (
            *sample.select(KeyLearning, meeting=slot.meeting),
            *sample.select(Offer, slot=slot.id),
        ):
            step.delete(record)
    lines = ["Wait after a question", "Ask the\ngovernors", "Look twice"]
    for line in lines:
        lines_become.to_key_learning(book(sample), line, where)
        lines_become.to_offer(book(sample), line, where)
    page = read_meeting_page(book(sample), slot.meeting)
    (shown,) = (one for one in page.slots if one.slot.id == slot.id)
    said = ["Wait after a question", "Ask the governors", "Look twice"]
    assert [point.wording for point in page.key_learning] == said
    assert [offer.wording for offer in shown.offers] == said
