"""What is prepared to leave: its words, what it says of what stays, and what the file would be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.agreement import AgreedTo, agreement_to
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, Bid, Challenge, LogEntry, Meeting, Slot
from lfl_desktop.domain.people import GroundRules, LearningSet, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.exchange.coordinators_file import export, last_receipt
from lfl_desktop.workspace.papers.paper_kinds import LISTED, PAPERS, About, AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import (
    Prepared,
    all_lines,
    chosen_lines,
    edition_line,
    prepare,
)
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def summary(workspace: Workspace, number: int, audience: Audience) -> Prepared:
    book = book_of(workspace)
    meeting = next(id for id, n in book.numbers.items() if n == number)
    return prepare(book, AskedPaper(PaperName.SUMMARY, audience, meeting))


def system_of(workspace: Workspace, name: str, audience: Audience) -> Prepared:
    person = workspace.select(Person, name=name)[0]
    system = workspace.select(ActivitySystem, person=person.id)[0]
    version = workspace.select(SystemVersion, system=system.id)[-1]
    return prepare(book_of(workspace), AskedPaper(PaperName.ACTIVITY_SYSTEM, audience, version.id))


def told(made: Prepared, standing: Standing) -> str:
    return " | ".join(row.title for row in made.leaving_rows if row.standing == standing)


def everything(workspace: Workspace, *abouts: About, meetings: slice = slice(None)) -> list[Prepared]:
    """Each paper for each of its readers; with `abouts`, those about these alone, of some meetings."""
    book = book_of(workspace)
    about = {
        **{
            paper.kind: [meeting.id for meeting in book.meetings[meetings]]
            for paper in PAPERS
            if paper.about == About.MEETING
        },
        **{paper.kind: list(book.people) for paper in PAPERS if paper.about == About.LEADER},
        **{
            kind: [version.id for version in workspace.select(SystemVersion)]
            for kind in (PaperName.ACTIVITY_SYSTEM, PaperName.THEN_AND_NOW, PaperName.TWO_SYSTEMS)
        },
        PaperName.FILE: [None],
        **{paper.kind: [None] for paper in PAPERS if paper.about in (About.SET, About.FORM)},
        **{kind: [None] for kind in LISTED},
    }
    return [
        prepare(book, AskedPaper(paper.kind, audience, id))
        for paper in PAPERS
        if not abouts or paper.about in abouts
        for audience, _word in paper.audiences
        for id in about[paper.kind]
    ]


def test_every_paper_is_made_or_says_why_not(sample: Workspace) -> None:
    for made in everything(sample):
        assert made.refused or made.document
        assert bool(made.pdf) == (made.asked.kind != PaperName.FILE and not made.refused)
        assert any(f.standing == Standing.NEVER and "private log" in f.title for f in made.leaving_rows)


@pytest.mark.parametrize("widest", ["facilitator", "set", "public"])
def test_papers_of_a_meeting_are_the_same_without_reading_activity_systems(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, widest: str
) -> None:
    programme = sample.select(Programme)[0]
    with sample.step("Set") as step:
        step.put(replace(programme, audiences={"meetings": widest}))

    def made() -> list[tuple[object, ...]]:
        return [
            (one.asked, one.leaving_rows, one.document, one.pdf, one.refused)
            for one in everything(sample, About.MEETING, meetings=slice(1, None, 3))
        ]

    without = made()
    monkeypatch.setattr("lfl_desktop.workspace.papers.prepared_paper.SYSTEMS_KEPT", ())
    assert without == made()


def test_the_private_log_and_bids_are_in_no_paper(sample: Workspace) -> None:
    log = [entry.wording for entry in sample.select(LogEntry)]
    bids = [bid.wording for bid in sample.select(Bid) if bid.wording]
    made = everything(sample)
    told = [(one.asked.audience, plain_text(one.document)) for one in made if one.document]
    words = "\n".join(text for _whom, text in told)
    away = "\n".join(text for whom, text in told if whom > Audience.FACILITATOR)
    assert log and bids and away
    assert not [text for text in log if text and text in words]
    assert not [text for text in bids if text in away]
    assert all(text in words for text in bids), "the facilitator's own record has them"


def test_wording_of_challenges_stays_for_the_coordinator(sample: Workspace) -> None:
    stated = [c.stated for c in sample.select(Challenge) if c.stated]
    for_set, away = summary(sample, 3, Audience.SET), summary(sample, 3, Audience.COORDINATOR)
    assert "Challenges in their presenters’ words" in told(for_set, Standing.LEAVES)
    assert "Challenges in their presenters’ words" in told(away, Standing.STAYS)
    assert any(text in plain_text(for_set.document) for text in stated)
    assert not any(text in plain_text(away.document) for text in stated)


def test_counts_are_those_of_the_meeting(sample: Workspace) -> None:
    made = summary(sample, 3, Audience.SET)
    counts = {row.title: row.count for row in made.leaving_rows}
    meeting = made.asked.about
    assert counts["Slots and their minutes"] == len(sample.select(Slot, meeting=meeting)) == 2
    assert counts["Report backs"] == 5
    assert counts["Offers"] == 2
    assert "Activity systems" not in "".join(counts)


def counts_of(made: Prepared) -> dict[str, int | None]:
    return {row.title: row.count for row in made.leaving_rows if row.standing == Standing.LEAVES}


@pytest.mark.parametrize("kind", [PaperName.FILE, PaperName.SUMMARY])
def test_an_agreed_headline_without_words_is_not_counted(sample: Workspace, kind: PaperName) -> None:
    slots = {slot.challenge for slot in sample.select(Slot)}
    agreed = next(c for c in sample.select(Challenge) if c.agreed_on and c.headline and c.id in slots)
    meeting = next(slot.meeting for slot in sample.select(Slot) if slot.challenge == agreed.id)

    def headlines() -> int:
        about = None if kind == PaperName.FILE else meeting
        made = prepare(book_of(sample), AskedPaper(kind, Audience.COORDINATOR, about))
        return counts_of(made).get("Challenge headlines") or 0

    before = headlines()
    emptied = replace(agreed, headline=" ")
    with sample.step("As an earlier version left it", rules=Rules.PASSED_BY) as step:
        step.put(emptied)
        step.put(agreement_to(AgreedTo.HEADLINE, emptied))
    assert before > 0 and headlines() == before - 1


def of_meeting(
    workspace: Workspace, kind: PaperName, number: int, audience: Audience = Audience.SET
) -> Prepared:
    book = book_of(workspace)
    return prepare(
        book, AskedPaper(kind, audience, next(id for id, n in book.numbers.items() if n == number))
    )


def test_slips_count_what_was_decided_and_what_is_still_open(sample: Workspace) -> None:
    made = of_meeting(sample, PaperName.SLIPS, 3)
    counts = counts_of(made)
    assert counts["Actions, by when, how we’ll know"] == 6
    assert "Report backs" not in counts and "Slots and their minutes" not in counts
    lines = [line for line in plain_text(made.document).splitlines() if line.startswith("•")]
    assert len(lines) == 6


@pytest.mark.parametrize("decided", [True, False])
def test_slips_tell_of_actions_that_stay_only_where_there_are_any(sample: Workspace, decided: bool) -> None:
    programme = sample.select(Programme)[0]
    first = book_of(sample).meetings[0]
    with sample.step("Keep actions", rules=Rules.PASSED_BY) as step:
        step.put(replace(programme, audiences={"actions": "facilitator"}))
        for action in sample.select(Action, meeting=first.id):
            if not decided:
                step.delete(action)
    slips = prepare(book_of(sample), AskedPaper(PaperName.SLIPS, Audience.SET, first.id))
    assert ("Actions, by when" in told(slips, Standing.STAYS)) == decided


def test_an_agenda_counts_the_actions_that_are_reported_on(sample: Workspace) -> None:
    made = of_meeting(sample, PaperName.AGENDA, 3)
    assert counts_of(made)["Actions, by when, how we’ll know"] == 5
    assert "stage templates" not in told(made, Standing.LEAVES), "it uses one that comes with the program"


def test_the_full_record_tells_of_ground_rules_only_where_they_were_agreed(sample: Workspace) -> None:
    assert "Ground rules" in told(of_meeting(sample, PaperName.RECORD, 1), Standing.LEAVES)
    third = of_meeting(sample, PaperName.RECORD, 3)
    assert "Ground rules" not in told(third, Standing.LEAVES)
    assert counts_of(third)["Learning notes"] == 4
    assert "Bids" in told(third, Standing.STAYS)
    own = of_meeting(sample, PaperName.RECORD, 3, Audience.FACILITATOR)
    assert counts_of(own)["Bids"] == len(sample.select(Bid, meeting=own.asked.about))


@pytest.mark.parametrize(
    ("form", "name"),
    [(BlankForm.ALL, "Set A blank forms.pdf"), (BlankForm.SLOT, "Set A blank forms a slot.pdf")],
)
def test_forms_for_pens_are_called_by_the_form_and_nothing_refuses_them(
    sample: Workspace, form: BlankForm, name: str
) -> None:
    made = prepare(book_of(sample), AskedPaper(PaperName.BLANK, Audience.SET, form=form))
    assert (made.name, made.refused) == (name, "") and made.pages > 0


def test_a_leaders_sheet_counts_what_is_their_own(sample: Workspace) -> None:
    priya = sample.select(Person, name="Priya Dale")[0]
    made = prepare(book_of(sample), AskedPaper(PaperName.LEADER_SHEET, Audience.SET, priya.id))
    counts = counts_of(made)
    assert counts["Actions, by when, how we’ll know"] == len(sample.select(Action, person=priya.id)) == 5
    assert counts["Slots and their minutes"] == 1, "the other one is at the meeting of the sample's today"
    assert counts["Challenges in their presenters’ words"] == 2
    assert counts["Report backs"] == 6
    assert made.name == "Set A Priya Dale year.pdf"
    certificate = prepare(book_of(sample), AskedPaper(PaperName.CERTIFICATE, Audience.LEADER, priya.id))
    assert "Actions" not in told(certificate, Standing.LEAVES)
    assert "Who was here, by name" in told(certificate, Standing.LEAVES)


def test_headlines_without_agreement_are_held_back(sample: Workspace) -> None:
    made = summary(sample, 5, Audience.COORDINATOR)
    held = next(row for row in made.leaving_rows if row.standing == Standing.HELD_BACK)
    assert (held.title, held.count) == ("Challenge headlines", 2)
    assert "agreement" in held.why
    assert "Challenge headlines" not in told(made, Standing.LEAVES)


def test_the_public_paper_says_that_meetings_stay(sample: Workspace) -> None:
    made = summary(sample, 3, Audience.PUBLIC)
    assert "Date, place" in told(made, Standing.STAYS)
    assert "Key learning points" in told(made, Standing.LEAVES)
    assert "Tom" not in plain_text(made.document)


def test_an_activity_system_waits_for_its_leader(sample: Workspace) -> None:
    made = system_of(sample, "Beth Ivory", Audience.SET)
    assert "Beth Ivory has not released" in made.refused
    assert not made.pdf and not made.document
    assert not told(made, Standing.LEAVES)
    assert system_of(sample, "Beth Ivory", Audience.LEADER).pdf.startswith(b"%PDF")


def test_the_outline_of_an_activity_system(sample: Workspace) -> None:
    words = plain_text(system_of(sample, "Priya Dale", Audience.SET).document)
    assert words.startswith("Activity system · Priya Dale\n")
    assert words.index("Subject") < words.index("Tools") < words.index("Division of labour")
    assert "• possible: " in words


def test_the_file_is_told_from_its_own_records(sample: Workspace) -> None:
    made = prepare(book_of(sample), AskedPaper(PaperName.FILE, Audience.COORDINATOR))
    words = plain_text(made.document)
    for impact in sample.select(Impact):
        assert (impact.wording in words) == (impact.agreed_on is not None)
    for challenge in sample.select(Challenge):
        assert (challenge.headline in words) == (challenge.agreed_on is not None)
    assert all(point.wording in words for point in sample.select(KeyLearning))
    assert not [person.name for person in sample.select(Person) if person.name in words]
    assert made.name == "Set A edition 1.lflset"


def test_editions(sample: Workspace, tmp_path: Path) -> None:
    book = book_of(sample)
    asked = AskedPaper(PaperName.FILE, Audience.COORDINATOR)
    assert prepare(book, asked).notes == ("Edition 1: the first file for the coordinator.",)
    export(sample, book.learning_set.id, tmp_path / "one.lflset")
    made = prepare(book, asked)
    assert made.name == "Set A edition 1.lflset"
    assert made.notes[0].startswith("The same as edition 1 of ")
    with sample.step("Change point") as step:
        step.put(replace(sample.select(KeyLearning)[0], wording="Changed since"))
    made = prepare(book_of(sample), asked)
    assert made.name == "Set A edition 2.lflset"
    assert made.notes[0].startswith("Edition 2: 2 changed since edition 1 of ")


def test_the_edition_line_names_the_day(sample: Workspace) -> None:
    made = dt.datetime(2013, 5, 10, 12, tzinfo=dt.UTC)
    last = ExportReceipt(learning_set=sample.select(LearningSet)[0].id, edition=1, made_at=made)
    line = edition_line(last, 2, dt.date(2013, 7, 4))
    assert line == "Edition 2: changed since edition 1 of 10 May."
    undated = edition_line(replace(last, made_at=None), 1, dt.date(2013, 7, 4))
    assert undated == "The same as edition 1: nothing has changed since."


def test_a_save_that_fails_leaves_no_receipt(sample: Workspace, tmp_path: Path) -> None:
    set_id = book_of(sample).learning_set.id
    with pytest.raises(Exception, match="could not be saved"):
        export(sample, set_id, tmp_path / "no such folder" / "one.lflset")
    assert last_receipt(sample, set_id) is None


def test_nothing_to_print_says_what_to_do(sample: Workspace) -> None:
    book = book_of(sample)
    for kind in (PaperName.SUMMARY, PaperName.ACTIVITY_SYSTEM, PaperName.LEADER_SHEET, PaperName.AGENDA):
        made = prepare(book, AskedPaper(kind, Audience.SET, None))
        assert made.refused and not made.pdf


@settings(max_examples=30)
@given(name=st.text(max_size=120))
def test_any_name_of_a_set_makes_a_file_name(sample: Workspace, name: str) -> None:
    the_set = sample.select(LearningSet)[0]
    with sample.step("Rename set") as step:
        step.put(replace(the_set, name=name))
    made = summary(sample, 3, Audience.SET)
    assert made.name.endswith(".pdf")
    assert len(made.name.encode()) <= 255
    assert not set('\\/:*?"<>|\n\t') & set(made.name)


@settings(max_examples=30)
@given(words=st.text(min_size=1, max_size=200))
@example(words="0\r0")
def test_what_is_written_is_in_the_text(sample: Workspace, words: str) -> None:
    meeting = next(m for m in sample.select(Meeting) if m.date == dt.date(2013, 5, 9))
    slot = sample.select(Slot, meeting=meeting.id)[0]
    with sample.step("Write questions", rules=Rules.PASSED_BY) as step:
        kept = step.put(replace(slot, questions=words))
    text = plain_text(summary(sample, 3, Audience.SET).document)
    told, wanted = (" ".join(said.replace("•", " ").split()) for said in (text, kept.questions))
    assert wanted in told, "several questions are a list"


def test_names_that_a_set_opened_are_told_before_they_leave(sample: Workspace) -> None:
    asked = AskedPaper(PaperName.FILE, Audience.COORDINATOR, None)
    closed = plain_text(prepare(book_of(sample), asked).document)
    assert "Nadia Crewe" not in closed
    rules = sample.select(GroundRules)
    with sample.step("Open the names from the first day on") as step:
        for agreed in rules:
            step.put(replace(agreed, id=uuid4(), names_to_coordinator=True))
            step.delete(agreed)
    told = plain_text(prepare(book_of(sample), asked).document)
    third = next(line for line in told.splitlines() if "Meeting 3" in line)
    assert "Nadia Crewe" in third and "Tom Garside" in third


def test_the_lines_of_a_list_are_counted_as_they_were_chosen(sample: Workspace) -> None:
    book = book_of(sample)
    every = all_lines(book, PaperName.ACTIONS)
    gone = UUID(int=1)
    asked = AskedPaper(PaperName.ACTIONS, Audience.SET, lines=(every[3], gone, every[0]))
    assert chosen_lines(book, asked) == (every[3], every[0])
    made = prepare(book, asked)
    counts = {row.title: row.count for row in made.leaving_rows}
    lines = [line for line in plain_text(made.document).splitlines() if line.startswith("•")]
    assert counts["Actions, by when, how we’ll know"] == 2 == len(lines)
    wording = sample.select(Action, id=every[3])[0].wording
    assert wording in lines[0] and made.asked == asked


def test_a_list_without_lines_says_so(sample: Workspace) -> None:
    for action in sample.select(Action):
        with sample.step("Delete", rules=Rules.PASSED_BY) as step:
            step.delete(action)
    made = prepare(book_of(sample), AskedPaper(PaperName.ACTIONS, Audience.SET))
    assert made.refused.startswith("This list has no lines yet") and not made.pdf


def test_the_school_leaves_a_list_of_members_only_beside_the_post(sample: Workspace) -> None:
    book = book_of(sample)
    assert "Schools" in told(prepare(book, AskedPaper(PaperName.MEMBERS, Audience.SET)), Standing.LEAVES)
    assert "Schools" not in told(
        prepare(book, AskedPaper(PaperName.MEMBERS, Audience.COORDINATOR)), Standing.LEAVES
    )


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (PaperName.SUMMARY, "There is no meeting yet. Add one in Meetings"),
        (PaperName.MEMBERS, "This list has no lines yet."),
        (PaperName.LEADER_SHEET, "Nobody belongs to the set yet. Add members"),
        (PaperName.ACTIVITY_SYSTEM, "No activity system has been begun yet."),
    ],
)
def test_of_a_set_that_has_not_begun_it_is_said_what_there_is_to_do(
    tmp_path: Path, kind: PaperName, says: str
) -> None:
    workspace = begin(tmp_path / "new.lfl", Plan("Leading Together", "Cohort 1", set_name="A"))
    made = prepare(book_of(workspace), AskedPaper(kind, Audience.SET))
    workspace.close()
    assert made.refused.startswith(says) and (made.pdf, made.pages) == (b"", 0)
