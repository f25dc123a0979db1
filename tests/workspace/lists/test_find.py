"""Finding anything of a set by a few letters of it."""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import LearningSet, Post
from lfl_desktop.domain.wording.names import folded
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.lists.search import MOST, Finder, Found
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import create_sample
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> SetBook:
    return OwnSetBook(sample, sample.select(LearningSet)[0].id)


def found(book: SetBook, typed: str, **asked: bool) -> list[tuple[str, str]]:
    return [(each.kind, each.words) for each in Finder(book, **asked).find(typed)]


def test_a_name_finds_the_member_first(book):
    first = Finder(book).find("priya")[0]
    assert (first.kind, first.words, first.destination.place) == ("Member", "Priya Dale", "members")


@pytest.mark.parametrize("typed", ["ground rules", "said here stays"])
def test_the_ground_rules_are_found_by_their_name_and_their_words(book, typed):
    with book.workspace.step("Say") as step:
        step.put(replace(book.ground_rules, wording="What is said here stays here."))
    again = OwnSetBook(book.workspace, book.learning_set.id)
    (hit,) = [each for each in Finder(again).find(typed) if each.kind == "Ground rules"]
    assert hit.words.startswith("What is said here") and hit.destination == Destination(PlaceName.MEMBERS)
    assert hit.where == "Thursday 3 October 2013"


def test_beside_a_member_stands_what_is_known_and_nothing_else(book):
    assert Finder(book).find("priya")[0].where == "KS1 phase leader, Northway Fields"
    with book.workspace.step("Forget") as step:
        for post in book.workspace.select(Post):
            step.delete(post)
    alone = OwnSetBook(book.workspace, book.learning_set.id)
    assert {each.where for each in Finder(alone).find("priya") if each.kind == "Member"} == {""}


@pytest.mark.parametrize("typed", ["9 may", "meeting 3", "9 May 2013", "Hillcross 9 may", "thursday 9 may"])
def test_a_meeting_is_found_by_its_number_its_date_and_its_place(book, typed):
    third = next(m for m in book.meetings if book.numbers[m.id] == 3)
    assert third.id in [
        each.destination.record for each in Finder(book).find(typed) if each.kind == "Meeting"
    ]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("playground mornings", "Action"),
        ("induction plan", "Offer"),
        ("four teachers", "Challenge"),
        ("unasked", "Report back"),
        ("second slot", "Set review"),
        ("presence", "Key learning point"),
        ("vanish into", "Learning note"),
        ("nobody watches", "Activity system"),
    ],
)
def test_what_was_written_down_opens_where_it_stands(book, typed, kind):
    hits = [each for each in Finder(book).find(typed) if each.kind == kind]
    assert hits and all(each.destination.record for each in hits)


def test_the_private_log_is_found_only_when_asked_for(book):
    assert not found(book, "outside the meeting")
    assert [kind for kind, _words in found(book, "outside the meeting", with_log=True)] == ["Private log"]


def test_bids_stay_with_the_facilitator_and_are_not_listed(book):
    assert "If I were presenting" not in str(found(book, "presenting today"))


def test_all_words_must_be_there_whatever_their_case_and_accents(book):
    others = [Found("Place", "Łódź and Zoë’s", "", Destination(PlaceName("today")))]
    finder = Finder(book, others)
    assert finder.find("ZOE")[0] is others[0]
    assert finder.find("s zoë")[0] is others[0]
    assert others[0] not in finder.find("zoe priya")


HERE = [
    Found("Place", "Zoe north", "on the list"),
    Found("Place", "North and south", "elsewhere"),
    Found("Command", "Copy list", "north"),
]


PARTS = ["zoe", "NORTH", "ort", "lis", "place", "command", "zöe", "on"]


@given(st.lists(st.text(max_size=4) | st.sampled_from(PARTS)))
def test_what_is_found_is_what_holds_every_word_that_is_typed(typed):
    words = folded(" ".join(typed)).split()
    holds = [one for one in HERE if all(w in folded(f"{one.words} {one.where} {one.kind}") for w in words)]
    found = Finder(None, HERE).find(" ".join(typed))
    assert len(found) == len(set(found)) and set(found) == set(holds if words else [])


def test_no_more_is_listed_than_can_be_looked_over():
    many = [Found("Place", f"north {number}", "") for number in range(MOST + 7)]
    assert len(Finder(None, many).find("north")) == MOST
    assert Finder(None, many).find("north 36") == [many[36]]


@given(st.lists(st.sampled_from([*"priyadle 39", "phonics", "meeting ", "é"]), max_size=8), st.data())
def test_one_more_letter_finds_what_typing_it_all_at_once_does(letters, data):
    finder = copy(_sample())
    for end in data.draw(st.lists(st.integers(0, len(letters)), max_size=6)):
        typed = "".join(letters[:end])
        hits = finder.find(typed)
        assert hits == copy(_sample()).find(typed)


@cache
def _sample(*others: Found) -> Finder:
    """Not to be asked itself: it remembers what was typed."""
    with TemporaryDirectory() as folder:
        workspace = create_sample(Path(folder) / "sample.lfl")
        finder = Finder(OwnSetBook(workspace, workspace.select(LearningSet)[0].id), others)
        workspace.close()
    return finder


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("families as partners", "Event"),
        ("15 may city hall", "Event"),
        ("week beside the class teacher", "Taken home"),
    ],
)
def test_events_and_what_was_taken_home_open_in_the_programme(book, typed, kind):
    assert (kind, "programme") in [(each.kind, each.destination.place) for each in Finder(book).find(typed)]


def test_a_challenge_that_no_meeting_has_looked_at_opens_nowhere_and_hides_nothing_else(book):
    person = next(iter(book.people))
    with book.workspace.step("Add challenge") as step:
        step.put(
            Challenge(learning_set=book.learning_set.id, person=person, stated="Four teachers at a kiln")
        )
    again = OwnSetBook(book.workspace, book.learning_set.id)
    assert not found(again, "kiln")
    assert found(again, "four teachers") == found(book, "four teachers") != []
