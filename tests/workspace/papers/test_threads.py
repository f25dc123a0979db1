"""A challenge's thread through the year: one story, whichever of its challenges is asked for."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge, Meeting, ReportBack, Slot
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.exchange.document_text import plain_text, worded_parts
from lfl_desktop.workspace.papers import challenge_threads
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def read(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def of(book: SetBook, name: str) -> list[Challenge]:
    person = next(p for p in book.people.values() if p.name.startswith(name))
    return [c for c in book.challenges.values() if c.person == person.id]


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return read(sample)


def test_priyas_two_challenges_read_as_one_story(book: SetBook) -> None:
    first, second = sorted(of(book, "Priya"), key=lambda c: c.continues is not None)
    story = challenge_threads.thread(book, first.id)
    assert story == challenge_threads.thread(book, second.id)
    assert story.challenges == (first, second)
    assert [part.heading for part in worded_parts(story.document)] == [
        "Leading colleagues I used to sit beside",
        "Meeting 1 · Thursday 31 January 2013",
        "Meeting 2 · Thursday 14 March 2013",
        "Meeting 3 · Thursday 9 May 2013",
        "Meeting 4 · Thursday 4 July 2013",
        "Meeting 5 · Thursday 3 October 2013",
        "Impact · agreed 14 Nov 2013",
    ]
    assert worded_parts(story.document)[0].lines == ("Priya Dale", "63 minutes of the set’s time")
    text = plain_text(story.document)
    parts = (
        f"As stated: {first.stated}",
        f"Restated: {first.restated}",
        "Action: Watch one phonics lesson in each class, by 8 Feb (half term), sign: I can say",
        "Report back: “Watch one phonics lesson in each class” – partly done.",
        "Report back: “Watch one phonics lesson in each class” – done.",
        f"As stated: {second.stated}",
        f"Restated: {second.restated}",
        "Measure: Children who pass the phonics screening: 27 → 79 %",
    )
    places = [text.index(words) for words in parts]
    assert places == sorted(places)
    assert all(text.count(words) == 1 for words in parts)


def test_every_action_and_report_back_of_a_challenge_is_in_its_story_once(book: SetBook) -> None:
    told_of = {challenge_threads.thread(book, id).document for id in book.challenges}
    stories = [worded_parts(one) for one in told_of]
    assert len(stories) == 7
    lines = [line for parts in stories for part in parts for line in part.lines]
    told = [line for line in lines if line.startswith("Action")]
    linked = [a for a in book.actions if a.challenge]
    assert len(told) >= len(linked)
    for action in linked:
        assert sum(action.wording in line for line in told) == 1
    assert not any("Tom" in line for parts in stories for line in parts[0].lines if "Priya" in line)


@pytest.mark.parametrize("quote", ["", "They talk  to me\nfirst."])
def test_impact_of_a_challenge_is_told_with_the_leaders_words_where_there_are_any(
    sample: Workspace, quote: str
) -> None:
    challenge = of(read(sample), "Priya")[0]
    with sample.step("Impact", rules=Rules.PASSED_BY) as step:
        for impact in sample.select(Impact, person=challenge.person):
            step.put(replace(impact, quote=quote))
    told = plain_text(challenge_threads.thread(read(sample), challenge.id).document)
    assert ("In their words" in told) == bool(quote)
    assert not quote or "In their words: “They talk to me first.”" in told


def test_a_challenge_that_is_brought_again_is_worded_where_it_came_first(sample: Workspace) -> None:
    book = read(sample)
    first = next(slot for slot in book.slots if slot.challenge and book.challenges[slot.challenge].stated)
    later = [meeting for meeting in book.meetings if meeting.id != first.meeting][-1]
    with sample.step("Bring again", rules=Rules.PASSED_BY) as step:
        step.put(
            Slot(meeting=later.id, presenter=first.presenter, challenge=first.challenge, questions="And now?")
        )
    assert first.challenge
    story = plain_text(challenge_threads.thread(read(sample), first.challenge).document)
    assert "Questions that landed: And now?" in story
    assert story.count(f"As stated: {book.challenges[first.challenge].stated}") == 1


def test_a_meeting_that_has_no_day_yet_has_a_part_too(sample: Workspace) -> None:
    slot = next(s for s in sample.select(Slot) if s.challenge)
    meeting = sample.get(Meeting, slot.meeting)
    assert meeting is not None and slot.challenge
    with sample.step("No day", rules=Rules.PASSED_BY) as step:
        step.put(replace(meeting, date=None))
    story = challenge_threads.thread(read(sample), slot.challenge)
    assert any(part.heading.endswith(" · no date yet") for part in worded_parts(story.document))


def test_a_changed_action_is_followed_by_the_one_in_its_place(sample: Workspace) -> None:
    book = read(sample)
    old = next(a for a in book.actions if a.challenge)
    with sample.step("Change", rules=Rules.PASSED_BY) as step:
        step.put(Action(meeting=old.meeting, person=old.person, wording="Something else", replaces=old.id))
    assert old.challenge
    story = plain_text(challenge_threads.thread(read(sample), old.challenge).document)
    assert "Action in place of another: Something else" in story.splitlines(), "no day and no sign is told"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("They smile", "They smile."),
        ("They smile.", "They smile."),
        ("Did they?", "Did they?"),
        ("They did!", "They did!"),
        ("And then …", "And then …"),
        ("“Yes.”", "“Yes.”"),
        ("A. and B. smile", "A. and B. smile."),
        ("A", "A."),
    ],
)
def test_what_was_reported_ends_with_one_full_stop(sample: Workspace, typed: str, told: str) -> None:
    book = read(sample)
    linked = {a.id: a.challenge for a in book.actions if a.challenge}
    report = next(r for r in sample.select(ReportBack) if r.action in linked)
    with sample.step("Report", rules=Rules.PASSED_BY) as step:
        step.put(replace(report, happened=typed, learned=typed, reason="", handed_to=""))
    challenge = linked[report.action]
    assert challenge
    lines = plain_text(challenge_threads.thread(read(sample), challenge).document).splitlines()
    assert [line for line in lines if line.endswith(f"{told} Learned: {told}")]


def test_a_challenge_without_a_slot_has_a_story_too(sample: Workspace) -> None:
    book = read(sample)
    priya = of(book, "Priya")[0]
    new = Challenge(person=priya.person, learning_set=priya.learning_set, stated="A third\none")
    with sample.step("Add") as step:
        step.put(new)
    parts = worded_parts(challenge_threads.thread(read(sample), new.id).document)
    assert [(part.heading, part.lines) for part in parts] == [
        ("A third one", ("Priya Dale",)),
        ("Not yet in a slot", ("As stated: A third one",)),
    ]


@pytest.mark.parametrize("ids", [(3, 4), (4, 3)])
def test_challenges_without_a_slot_are_told_each_after_the_one_it_continues(
    sample: Workspace, ids: tuple[int, int]
) -> None:
    third, fourth = (UUID(int=id) for id in ids)
    first = sorted(of(read(sample), "Priya"), key=lambda c: c.continues is not None)[-1]
    of_hers = Challenge(person=first.person, learning_set=first.learning_set)
    with sample.step("Add") as step:
        step.put(replace(of_hers, id=third, stated="A third one", continues=first.id))
        step.put(replace(of_hers, id=fourth, stated="A fourth one", continues=third))
    parts = worded_parts(challenge_threads.thread(read(sample), third).document)
    assert parts[0].heading == "A fourth one"
    assert [part.lines for part in parts if part.heading == "Not yet in a slot"] == [
        ("As stated: A third one",),
        ("As stated: A fourth one",),
    ]


def test_a_challenge_takes_up_another_of_its_own_person_and_never_itself(sample: Workspace) -> None:
    book = read(sample)
    first, second = sorted(of(book, "Priya"), key=lambda c: c.continues is not None)
    assert challenge_threads.may_continue(book, second) == [first]
    assert challenge_threads.may_continue(book, first) == [], "the second takes the first up already"


def test_no_such_challenge(book: SetBook) -> None:
    with pytest.raises(LookupError):
        challenge_threads.thread(book, UUID(int=1))


@given(st.lists(st.none() | st.integers(0, 7), min_size=8, max_size=8))
@settings(max_examples=50)
def test_linked_challenges_agree_with_each_other_even_in_a_circle(continued: list[int | None]) -> None:
    ids = [UUID(int=n) for n in range(1, 9)]
    one = Challenge(id=ids[0], person=UUID(int=90), learning_set=UUID(int=91))
    every = [
        replace(one, id=id, continues=None if place is None else ids[place])
        for id, place in zip(ids, continued, strict=True)
    ]
    for challenge in every:
        found = challenge_threads.linked(every, challenge.id)
        assert challenge.id in found
        assert all(challenge_threads.linked(every, other) == found for other in found)
