"""Before words leave for readers who are to see no names, it is pointed out where they may name somebody."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Challenge, Meeting
from lfl_desktop.domain.people import GroundRules, LearningSet
from lfl_desktop.workspace.papers.named_in_passing import named_in_headline
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import prepare
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

DAY = dt.date(2013, 7, 4)


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


@pytest.fixture
def unnamed(sample: Workspace) -> Workspace:
    """The sample where the ground rules keep names from the coordinator."""
    with sample.step("Keep names") as step:
        for rules in sample.select(GroundRules):
            step.put(replace(rules, names_to_coordinator=False))
    return sample


def notes(
    workspace: Workspace, kind: PaperName = PaperName.FILE, audience: Audience = Audience.COORDINATOR
) -> str:
    meeting = workspace.select(Meeting)[3].id if kind == PaperName.SUMMARY else None
    return " ".join(prepare(book_of(workspace), AskedPaper(kind, audience, meeting)).notes)


def test_the_sample_names_nobody(unnamed: Workspace) -> None:
    for kind in (PaperName.FILE, PaperName.SUMMARY, PaperName.IMPACT, PaperName.CHALLENGES, PaperName.POSTER):
        assert "may name" not in notes(unnamed, kind)


def test_a_headline_that_names_somebody_is_pointed_out_before_it_leaves(unnamed: Workspace) -> None:
    challenge = next(c for c in unnamed.select(Challenge) if c.agreed_on)
    with unnamed.step("Word", rules=Rules.ARRIVING) as step:
        step.put(replace(challenge, headline="What Mr Garside wants", agreed_on=DAY))
    sentence = "Look again: a headline may name somebody (Mr Garside)."
    assert sentence in notes(unnamed)
    assert sentence in notes(unnamed, PaperName.CHALLENGES)
    assert named_in_headline(book_of(unnamed), "What Mr Garside wants") == (sentence,)
    assert named_in_headline(book_of(unnamed), "What we will do") == ()
    with unnamed.step("Take back", rules=Rules.ARRIVING) as step:
        step.put(replace(challenge, headline="What Mr Garside wants", agreed_on=None))
    assert "may name" not in notes(unnamed)


@pytest.mark.parametrize("field", ["wording", "how", "evidence", "measure", "other_contributors", "quote"])
def test_impact_that_names_somebody_is_pointed_out(unnamed: Workspace, field: str) -> None:
    impact = next(i for i in unnamed.select(Impact) if i.agreed_on and i.quote_consent)
    with unnamed.step("Word", rules=Rules.ARRIVING) as step:
        step.put(replace(impact, **{field: "as priya said"}, agreed_on=DAY, quote_consent=True))
    assert "a note of impact may name somebody (priya)" in notes(unnamed)


def test_a_learning_point_is_pointed_out_on_a_paper_that_shows_it(unnamed: Workspace) -> None:
    meeting = unnamed.select(Meeting)[3]
    with unnamed.step("Word", rules=Rules.ARRIVING) as step:
        set_id = meeting.learning_set
        step.put(KeyLearning(learning_set=set_id, meeting=meeting.id, wording="Do as Mr Garside did"))
    assert "a key learning point may name somebody (Mr Garside)" in notes(unnamed, PaperName.SUMMARY)
    assert "may name" not in notes(unnamed, PaperName.CHALLENGES)
    assert "may name" not in notes(unnamed, PaperName.SUMMARY, Audience.SET)


def test_the_facilitator_and_the_coordinator_are_people_too(unnamed: Workspace) -> None:
    facilitator = unnamed.select(LearningSet)[0].facilitator
    point = unnamed.select(KeyLearning)[0]
    with unnamed.step("Word", rules=Rules.ARRIVING) as step:
        step.put(replace(point, wording=f"{facilitator.split()[0]} asked twice"))
    sentence = f"may name somebody ({facilitator.split()[0]})"
    assert sentence in notes(unnamed) and sentence in notes(unnamed, PaperName.POSTER, Audience.PUBLIC)


def test_nothing_is_pointed_out_where_names_may_leave(unnamed: Workspace) -> None:
    challenge = next(c for c in unnamed.select(Challenge) if c.agreed_on)
    latest = book_of(unnamed).ground_rules
    assert latest
    with unnamed.step("Word", rules=Rules.ARRIVING) as step:
        step.put(replace(challenge, headline="What Mr Garside wants", agreed_on=DAY))
        step.put(replace(latest, names_to_coordinator=True))
    assert "may name" not in notes(unnamed)
