"""The list of members counts as Members does and says why somebody left; a list for a spreadsheet loses no
words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.membership_periods import by_person
from lfl_desktop.domain.people import LearningSet, Membership, MembershipStatus
from lfl_desktop.domain.programme import Programme
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.members.belonging import counted_line
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import prepare
from lfl_desktop.workspace.papers.table_copy import table_copy
from lfl_desktop.workspace.papers.table_file import save_table
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Rules, Workspace

WHY = "Moved to another authority"


@pytest.fixture
def book(sample: Workspace) -> OwnSetBook:
    """The first set of the sample, in which one leader left and said why."""
    found = OwnSetBook(sample, sample.select(LearningSet)[0].id)
    last = found.meetings[1].date
    with sample.step("Somebody left") as step:
        left = replace(found.memberships[3], ends=last, status=MembershipStatus.LEFT, reason=WHY)
        step.put(left)
    return OwnSetBook(sample, found.learning_set.id)


def listed(book: OwnSetBook, audience: Audience, count: int = 99) -> str:
    lines = tuple(spells[0].id for spells in by_person(book.memberships).values())[:count]
    made = prepare(book, AskedPaper(PaperName.MEMBERS, audience, lines=lines))
    return plain_text(made.document) if made.document else made.refused


def test_the_list_of_members_counts_as_members_does(book: OwnSetBook) -> None:
    counts = counted_line(book, book.reading.today())
    assert "1 left" in counts
    assert f"{counts}, as of" in listed(book, Audience.SET)
    assert f"2 of {len(by_person(book.memberships))} people. In the set: {counts}, as of" in listed(
        book, Audience.SET, 2
    )


def test_why_somebody_left_stands_on_the_sets_own_list_where_its_programme_lets_it(book: OwnSetBook) -> None:
    assert WHY in listed(book, Audience.SET)
    programme = book.workspace.select(Programme)[0]
    narrowed = {**programme.audiences, "reasons": Audience.FACILITATOR.name.lower()}
    with book.workspace.step("Reasons stay") as step:
        step.put(replace(programme, audiences=narrowed))
    text = listed(book, Audience.SET)
    assert WHY not in text and "Reason" not in text and "Joe Lanning" in text
    assert WHY in listed(book, Audience.FACILITATOR)


def test_a_list_in_which_nobody_left_has_no_column_for_why(sample: Workspace) -> None:
    assert "Reason" not in listed(OwnSetBook(sample, sample.select(LearningSet)[0].id), Audience.SET)


def test_why_somebody_left_is_on_the_sets_poster_once_it_is_shown_and_never_on_others(
    book: OwnSetBook,
) -> None:
    from lfl_desktop.domain.poster import Arrangement
    from lfl_desktop.workspace.papers.poster_choices import arrange
    from lfl_desktop.workspace.papers.poster_released import to_release

    def poster(audience: Audience) -> str:
        made = prepare(book, AskedPaper(PaperName.POSTER, audience))
        assert made.document
        return plain_text(made.document)

    assert WHY not in poster(Audience.SET)
    (left,) = (one for one in book.workspace.select(Membership) if one.reason == WHY)
    arrange(book.workspace, book.learning_set.id, Arrangement(shown=(f"left:{left.id}",)), "Show")
    assert WHY in poster(Audience.SET)
    programme = book.workspace.select(Programme)[0]
    with book.workspace.step("Reasons for everybody") as step:
        step.put(replace(programme, audiences={**programme.audiences, "reasons": "public"}))
    assert WHY not in poster(Audience.COORDINATOR) and WHY not in poster(Audience.PUBLIC)
    assert WHY not in [line.words for line in to_release(book, book.reading.today()).lines]


def test_a_spreadsheet_gets_whole_days_and_the_words_they_were_given_in(
    book: OwnSetBook, tmp_path: Path
) -> None:
    first, second, *_rest = book.actions
    with book.workspace.step("Days", rules=Rules.ARRIVING) as step:
        step.put(replace(first, due=first.due, due_words="end of term"))
        step.put(replace(second, due=None, due_words="ongoing"))
    assert first.due
    lines = tuple(action.id for action in book.workspace.select(Action))
    taken = table_copy(book, AskedPaper(PaperName.ACTIONS, Audience.SET, lines=lines))
    path = tmp_path / "actions.csv"
    save_table(taken, "Actions", path, book.reading.today())
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    told = {row["Action"]: (row["By when"], row["By when, in words"]) for row in rows}
    assert told[first.wording] == (first.due.isoformat(), "end of term")
    assert told[second.wording] == ("ongoing", "")
