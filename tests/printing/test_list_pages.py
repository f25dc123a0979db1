"""Lists on paper: every row's words are there, nothing is cut or off the page, nothing passes the gate."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from any_record import visible
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from on_a4 import ON_A4
from reading import letters, not_on, pages_of, text_of

from lfl_desktop.content.document import Document, Paragraph, Section, Span, TableBlock, TableColumn
from lfl_desktop.content.papers.list_paper import list_document
from lfl_desktop.content.papers.lists_of_set import LISTS, list_table
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge, ChallengeState, ReportBack
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.printing.list_pages import list_pages
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace

TODAY = dt.date(2013, 7, 4)
KIND = pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)


@pytest.fixture(scope="module")
def records(sample_file: Path) -> list[Record]:
    workspace = Workspace.open(sample_file, read_only=True)
    found = records_of_set(workspace, workspace.select(LearningSet)[0].id)
    workspace.close()
    return found


def of(records: list[Record], kind: type[Record]) -> list[UUID]:
    return [record.id for record in records if isinstance(record, kind)]


def paper_of(
    records: list[Record],
    kind: type[Record],
    audience: Audience = Audience.SET,
    ids: list[UUID] | None = None,
) -> Paper:
    seen, lines = visible(records, audience), of(records, kind) if ids is None else ids
    return list_pages(list_document(seen, kind, lines, TODAY), ON_A4)


def many(records: list[Record], count: int, words: str) -> list[Record]:
    """The sample with `count` long actions more."""
    one = next(r for r in records if isinstance(r, Action))
    return [
        *records,
        *(
            Action(
                meeting=one.meeting,
                person=one.person,
                wording=f"No{n}. {words * (1 + n % 4)} End{n}.",
                sign=f"Sign{n}. {words * (n % 3)}",
                due_words="before half term, or as soon as everybody has an hour",
                position=n + 9,
            )
            for n in range(count)
        ),
    ]


def sizes(paper: Paper) -> set[tuple[int, int]]:
    document = pypdfium2.PdfDocument(paper.pdf)
    found = {(round(width), round(height)) for width, height in (page.get_size() for page in document)}
    document.close()
    return found


def assert_on_the_page(paper: Paper) -> None:
    """No letter off the page or in its margin, and none upon another of another cell."""
    document = pypdfium2.PdfDocument(paper.pdf)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            assert 40 < left <= right < width - 40, (left, right)
            assert 12 < bottom <= top < height - 30, (bottom, top)
    document.close()


@KIND
def test_every_cell_of_the_sample_is_on_its_paper(records: list[Record], kind: type[Record]) -> None:
    paper = paper_of(records, kind)
    table = list_table(visible(records, Audience.SET), kind, of(records, kind), TODAY)
    assert table.rows
    for words in (cell for row in table.rows for cell in row):
        assert letters(words) in letters(text_of(paper)) or not not_on(paper, words)
    assert "For the set · do not pass on" in text_of(paper)
    assert_on_the_page(paper)


def test_members_are_upright_and_actions_across(records: list[Record]) -> None:
    assert sizes(paper_of(records, Membership)) == {(595, 842)}
    assert sizes(paper_of(records, Action)) == {(842, 595)}


def test_three_hundred_long_actions(records: list[Record]) -> None:
    words = "Ask every team for the one worry that keeps them from it, write each on a card. "
    every = many(records, 300, words)
    paper = paper_of(every, Action)
    pages = [" ".join(page.split()) for page in pages_of(paper)]
    assert paper.pages == len(pages) > 20
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("Decided at") == page.count("How it stands") == 1
        assert "For the set · do not pass on" in page and "Set A · Managing change" in page
    whole = " ".join(pages)
    assert all(f"No{n}." in whole and f"End{n}." in whole and f"Sign{n}." in whole for n in range(300))
    assert not not_on(paper, "".join(r.wording + r.sign for r in every if isinstance(r, Action)))
    assert_on_the_page(paper)


def test_a_column_with_few_words_leaves_its_room_to_those_with_many() -> None:
    columns = (TableColumn("School", is_wide=True), TableColumn("What happened", is_wide=True))
    columns += (TableColumn("Who came", is_wide=True),)
    long = "Core workshop: Launch (4), Public seminar: Working with others (4), School visit (1), " * 5
    rows = [
        ("Alder Lane Primary", "Change of head, 13 Apr 2015, a new head" if n == 3 else "", long)
        for n in range(12)
    ]
    table = TableBlock(columns, tuple(tuple((Span(words),) for words in row) for row in rows))
    title = Section("Heading", (Paragraph((Span("Schools"),)),))
    paper = list_pages(Document("Schools", "Marion Pell", "", title, (Section("Schools", (table,)),)), ON_A4)
    said = [line.strip() for line in "\n".join(pages_of(paper)).splitlines()]
    assert sum(line.startswith("Alder Lane Primary") for line in said) == 12, "no name is broken"
    assert sum(len(line.split()) > 11 for line in said) >= 36, "long cells have long lines"


def test_a_row_longer_than_a_page_goes_on_and_says_so(records: list[Record]) -> None:
    every = many(records, 1, "One long wish after another, and none of them may be cut. " * 120)
    paper = paper_of(every, Action)
    assert "goes on from the page before" in text_of(paper)
    assert not not_on(paper, "".join(r.wording for r in every if isinstance(r, Action)))
    assert_on_the_page(paper)


@given(texts=st.lists(st.text(max_size=300) | st.just("W" * 400), min_size=1, max_size=4))
@settings(max_examples=30)
def test_whatever_is_typed_is_on_the_paper_or_named(records: list[Record], texts: list[str]) -> None:
    one = next(r for r in records if isinstance(r, Action))
    others = [r for r in records if not isinstance(r, Action | ReportBack)]
    typed = [
        Action(meeting=one.meeting, person=one.person, wording=text, sign=texts[0], due_words=text[:60])
        for text in texts
    ]
    paper = paper_of([*others, *typed], Action)
    assert not not_on(paper, "".join(text.replace("\x00", "") for text in texts if text.isprintable()))


def test_the_order_is_the_one_asked_for(records: list[Record]) -> None:
    ids = of(records, Action)[2::-1]
    table = list_table(visible(records, Audience.SET), Action, ids, TODAY)
    known = {r.id: r for r in records if isinstance(r, Action)}
    assert [row[1] for row in table.rows] == [known[id].wording for id in ids]
    assert table.about == "3 actions, as of 4 July 2013"


def test_the_coordinator_gets_roles_and_agreed_headlines_and_is_told_how_many_are_not_here(
    records: list[Record],
) -> None:
    paper = paper_of(records, Challenge, Audience.COORDINATOR)
    text = text_of(paper)
    assert "Not here: 2 of 9, which these readers may not see, or not yet." in text
    assert "Columns not here: Restated." in text and "Columns not here: Restated." in paper.notes
    assert "For the coordinator" in text and "Middle leader" in text and "One of the leaders" in text
    for record in records:
        if isinstance(record, Person):
            assert record.name not in text
        if isinstance(record, Challenge):
            assert record.stated not in text and record.restated not in text


def test_impact_waits_for_its_owner_and_the_public_reads_no_names(records: list[Record]) -> None:
    waiting = [r for r in records if isinstance(r, Impact) and r.agreed_on is None]
    text = text_of(paper_of(records, Impact, Audience.PUBLIC))
    assert waiting and all(impact.wording not in text for impact in waiting)
    assert f"Not here: {len(waiting)} of 7" in text and "For everyone" in text
    assert not any(r.name in text for r in records if isinstance(r, Person))


def test_the_state_of_a_challenge_that_is_not_agreed_is_not_made_up(records: list[Record]) -> None:
    every = [
        replace(r, state=ChallengeState.CLOSED, agreed_on=None) if isinstance(r, Challenge) else r
        for r in records
    ]
    table = list_table(visible(every, Audience.SET), Challenge, of(every, Challenge), TODAY)
    headings = [column.heading for column in table.columns]
    assert {row[headings.index("State")] for row in table.rows} == {""}
    assert "Headline and state not here for 9: waiting for agreement." in table.staying


def test_how_an_action_stands_is_not_told_without_its_report_backs(records: list[Record]) -> None:
    every = [
        replace(r, audiences={"report_backs": "facilitator"}) if isinstance(r, Programme) else r
        for r in records
    ]
    table = list_table(visible(every, Audience.SET), Action, of(every, Action), TODAY)
    assert "How it stands" not in [column.heading for column in table.columns]
    assert "Columns not here: How it stands, Last report." in table.staying


@KIND
def test_the_same_records_give_the_same_bytes(records: list[Record], kind: type[Record]) -> None:
    assert paper_of(records, kind).pdf == paper_of(records, kind).pdf


def test_only_what_came_through_the_gate_is_taken(records: list[Record]) -> None:
    with pytest.raises(TypeError):
        list_document(records, Action, [], TODAY)  # type: ignore[arg-type]
    two = [*records, LearningSet(cohort=next(r.cohort for r in records if isinstance(r, LearningSet)))]
    with pytest.raises(LookupError):
        list_document(visible(two, Audience.SET), Action, [], TODAY)
