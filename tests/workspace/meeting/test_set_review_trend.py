"""How the set saw its own work through the year."""

from __future__ import annotations

import pytest

from lfl_desktop.domain.meetings import MeetingState, SetReview
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.workspace.meeting.review_scores import Scores, earlier, last_words, trend_words, trends
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def book(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((), ""),
        (((2, 4),), "4 at meeting 2"),
        (((1, 3), (2, 3), (3, 4), (4, 4)), "3, 3, 4, 4 at meetings 1 to 4"),
        (((1, 3), (3, 4)), "3, 4 at meetings 1 and 3"),
        (((1, 3), (2, 2), (5, 4)), "3, 2, 4 at meetings 1, 2 and 5"),
    ],
)
def test_scores_are_read_out(scores: Scores, words: str) -> None:
    assert trend_words(scores) == words


def test_the_trend_before_the_fourth_meeting_of_the_sample(sample: Workspace) -> None:
    read = book(sample)
    found = trends(earlier(read, read.meetings[3]))
    assert {scale: [score for _n, score in scores] for scale, scores in found.items()} == {
        "listening": [3, 3, 4],
        "challenge": [2, 3, 3],
        "kept_to_time": [2, 3, 3],
    }
    assert [n for n, _score in found["listening"]] == [1, 2, 3]
    assert earlier(read, read.meetings[0]) == [] and last_words([]) is None


def test_a_cancelled_meeting_is_left_out_and_the_last_words_are_those_there_are(sample: Workspace) -> None:
    from msgspec.structs import replace

    meetings = book(sample).meetings
    (third,) = sample.select(SetReview, meeting=meetings[2].id)
    with sample.step("Change", rules=Rules.PASSED_BY) as step:
        step.put(replace(meetings[1], state=MeetingState.CANCELLED))
        step.put(replace(third, words=" \n"))
    read = book(sample)
    reviews = earlier(read, read.meetings[3])
    assert [n for n, _review in reviews] == [1, 2]
    found = last_words(reviews)
    assert found is not None and found[0] == 1
