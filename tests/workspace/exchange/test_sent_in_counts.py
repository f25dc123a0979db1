"""A set whose names stayed with it is read in counts, by the same door as one's own set."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample_year import NAMES_KEPT, RECORDS, of

from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.set_figures import Turnout
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.year import held
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.activity.leaders_system import read_leaders_system, whose_systems
from lfl_desktop.workspace.activity.systems_in_words import whose
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.arriving_file import Choice
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.exchange.sets_here import received_reading
from lfl_desktop.workspace.lists import set_lists
from lfl_desktop.workspace.meeting import meeting_page
from lfl_desktop.workspace.meeting.next_hour import overview, side_counts
from lfl_desktop.workspace.meeting.who_was_here import here_words, not_in_rows
from lfl_desktop.workspace.members.belonging import counted_line
from lfl_desktop.workspace.members.belonging import members_ever as member_lines
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import document_of
from lfl_desktop.workspace.received_reading import ReceivedReading
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.start.first_run import create_with
from lfl_desktop.workspace.start.sample_set_files import sample_set_file
from lfl_desktop.workspace.workspace import Workspace

FILES = Path(__file__).parents[2] / "exchange" / "files"
NOW = dt.datetime(2013, 12, 2, 9, tzinfo=dt.UTC)


def own_book(name: str) -> SetBook:
    (the_set,) = of(name, LearningSet)
    return SetBook(ReceivedReading(RECORDS[name], lambda: NOW), the_set.id)


def received_book(folder: Path, data: bytes) -> SetBook:
    (folder / "sent.lflset").write_bytes(data)
    office = Workspace.create(folder / "office.lfl", now=lambda: NOW)
    add_files(office, [folder / "sent.lflset"])
    (edition,) = office.select(Edition)
    book = SetBook(received_reading(office, edition), edition.learning_set)
    office.close()
    return book


@pytest.fixture(params=NAMES_KEPT)
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[SetBook, SetBook]:
    return own_book(request.param), received_book(tmp_path, sample_set_file(request.param))


def test_the_turnout_is_that_of_the_set_itself(both: tuple[SetBook, SetBook]) -> None:
    own, received = both
    assert not received.attendance and not received.memberships
    for meeting in held(own.meetings):
        assert received.turnout(meeting) == own.turnout(meeting)
        assert own.turnout(meeting).here
        page = meeting_page.read_meeting_page(received, meeting.id)
        of_all = "{} of {}".format(*own.turnout(meeting))
        assert here_words(received, page) == not_in_rows(received, page) == of_all
        assert len(page.slots) == len(meeting_page.read_meeting_page(own, meeting.id).slots)
    cards = {card.meeting.id: (card.here, card.members) for card in overview(received, NOW.date()).cards}
    assert cards == {m.id: own.turnout(m) for m in own.meetings if m.id in cards} and len(cards) == 6


def test_members_are_told_in_one_line(tmp_path: Path) -> None:
    book = received_book(tmp_path, sample_set_file("B"))
    said = counted_line(book, NOW.date())
    assert said == (
        "9 members: 4 deputy heads, 5 other leaders"
        " · at the start: 9 (Tuesday 5 February 2013) · joined: 0 · left: 3"
        " · at the end: 6 (Tuesday 19 November 2013) · Their names stay with the set."
    )
    assert member_lines(book, NOW.date()) == []
    assert side_counts(book, NOW.date())["members"] == "6"


def test_leaders_are_called_by_what_may_be_known_of_them(tmp_path: Path) -> None:
    book = received_book(tmp_path, sample_set_file("A"))
    leaders = {line.leader for line in set_lists.challenges(book)}
    assert leaders == {"Middle leader", "One of the leaders"}


def test_a_set_that_opens_its_names_is_read_by_name(tmp_path: Path) -> None:
    own, book = own_book("C"), received_book(tmp_path, sample_set_file("C"))
    assert book.figures is None
    assert counted_line(book, NOW.date()) == counted_line(own, NOW.date())
    names = [line.name for line in member_lines(book, NOW.date())]
    asked = AskedPaper(PaperName.ATTENDANCE, Audience.COORDINATOR, book.meetings[0].id)
    said = plain_text(document_of(book.reading, book.learning_set.id, asked))
    assert len(names) == 6 and all(name in said for name in names)


@pytest.mark.parametrize(
    "name", ["version_1_hale_1", "version_1_moss_1", "version_1_sample_1", "version_2_0_sample_a"]
)
def test_files_of_earlier_versions_are_read_in_counts_too(tmp_path: Path, name: str) -> None:
    book = received_book(tmp_path, (FILES / f"{name}.lflset").read_bytes())
    assert book.figures is not None and not book.reading.select(Membership)
    assert "No name yet" not in {line.leader for line in set_lists.challenges(book)}
    assert book.figures.at_start >= 3
    assert all(isinstance(book.turnout(meeting), Turnout) for meeting in book.meetings)


def test_names_that_were_open_are_read_from_a_file_of_an_earlier_version(
    tmp_path: Path,
) -> None:
    book = received_book(tmp_path, (FILES / "version_2_0_sample_c.lflset").read_bytes())
    assert book.figures is None
    assert [line.name for line in member_lines(book, NOW.date())] == [
        line.name for line in member_lines(own_book("C"), NOW.date())
    ]


def test_what_no_longer_comes_by_line_was_withdrawn(tmp_path: Path) -> None:
    """The next edition of a set that sent lines for each person without names takes their place."""
    (tmp_path / "now.lflset").write_bytes(sample_set_file("A"))
    office = Workspace.create(tmp_path / "office.lfl", now=lambda: NOW)
    before = FILES / "version_2_0_sample_a.lflset"
    told = add_files(office, [before, tmp_path / "now.lflset"], lambda _file: Choice.TAKE)
    (edition,) = office.select(Edition)
    assert not any(isinstance(record, Membership) for record in content_of(office, edition).records)
    assert told[1].differences.withdrawn > 7 and not office.titles()[0]
    office.close()


def test_activity_systems_that_the_programme_opens_are_looked_at_without_names(tmp_path: Path) -> None:
    opened = {"activity_systems": "coordinator"}
    records = [replace(r, audiences=opened) if isinstance(r, Programme) else r for r in RECORDS["A"]]
    workspace = create_with(records, tmp_path / "own.lfl")
    (the_set,) = workspace.select(LearningSet)
    export(workspace, the_set.id, tmp_path / "own.lflset")
    released = {v.system for v in workspace.select(SystemVersion) if v.released_on}
    workspace.close()
    book = received_book(tmp_path, (tmp_path / "own.lflset").read_bytes())
    systems = book.reading.select(ActivitySystem)
    assert released and {system.id for system in systems} == released
    assert [person.id for person in whose_systems(book)] == [system.person for system in systems]
    assert {whose(book, system) for system in systems} <= {"Middle leader", "One of the leaders"}
    assert read_leaders_system(book, systems[0].person, None).system == systems[0]
