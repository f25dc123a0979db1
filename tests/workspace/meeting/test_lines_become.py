"""What is made of a line that was written down at a meeting."""

from __future__ import annotations

from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.meeting import lines_become, meeting_states
from lfl_desktop.workspace.meeting.lines_become import Where
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
