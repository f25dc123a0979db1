"""The set summary: everything that may be seen is on it, nothing else is, and it fits one page."""

from __future__ import annotations

import ctypes
import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from uuid import uuid4

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from any_record import visible
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from on_a4 import ON_A4
from reading import letters, lines_of, not_on, pages_of, text_of
from set_a import MEETING, frame, meeting_three, person, uid
from working_meeting import working_meeting

from lfl_desktop.content.papers.set_summary import summary_document
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Challenge,
    Meeting,
    MeetingState,
    Offer,
    Presence,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import GroundRules, LearningSet, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.printing.summary_pages import summary_pages
from lfl_desktop.printing.writers.paper import Paper

A4 = (595.28, 841.89)


def summary(records: list[Record], audience: Audience = Audience.SET) -> Paper:
    return summary_pages(summary_document(visible(records, audience, person("Tom")), MEETING), ON_A4)


def changed(records: list[Record], kind: type[Record], **values: object) -> list[Record]:
    """`records` with these values in every record of `kind`."""
    return [msgspec.structs.replace(r, **values) if type(r) is kind else r for r in records]


def many_slots(count: int, words: str) -> list[Record]:
    found: list[Record] = meeting_three()
    for nth in range(count):
        who = person(("Priya", "Claire", "Joe", "Nadia", "Tom", "Beth")[nth % 6])
        challenge = Challenge(
            id=uid(f"c{nth}"), person=who, learning_set=uid("set A"), stated=f"c{nth} {words}"
        )
        slot = Slot(
            id=uid(f"s{nth}"),
            meeting=MEETING,
            presenter=who,
            challenge=challenge.id,
            questions=f"q{nth} {words}",
            position=nth + 2,
        )
        action = Action(
            id=uid(f"a{nth}"),
            meeting=MEETING,
            person=who,
            challenge=challenge.id,
            wording=f"w{nth} {words}",
            sign=f"g{nth} {words}",
        )
        found += [challenge, slot, action]
    return found


def test_the_page_of_the_third_meeting():
    paper = summary(meeting_three())
    text = text_of(paper)
    assert paper.notes == ("Fits one page at 12 pt in two columns. Nothing was cut.",)
    for words in (
        "SAMPLE",
        "For the set · do not pass on",
        "Set A · Managing change",
        "Meeting 3 of 6 · Thursday 9 May 2013, 13:30–16:30 · Hillcross CE · in person",
        "Here (6 of 6): Priya Dale, Tom Garside, Claire Umber, Joe Lanning, Beth Ivory, Nadia Crewe."
        " Facilitator: Ruth Ansell.",
        "Priya One method written up for KS1 staff Done. Two teachers now use it unasked.",
        "Joe Ask head who owns the scheme Changed: Visit a school that runs it first.",
        "Claire Write the unit’s aim with the team Open. To July.",
        "Tom Garside · 34 min — Four teachers in one class",
        "Restated: To be present and supportive",
        "Questions that landed: • What are you assuming",
        "24 May Be on the",
        "Joe: Visit a school that runs it first",
        "Beth to Tom: lend her induction plan",
        "Change needs presence.",
        "Slower second slot was better.",
        "Listening 4 · Challenge 3 · Kept to time 3",
        "Thursday 4 July 2013, 13:30–16:30, Northway Fields. Open actions: 6.",
    ):
        assert words in text
    assert "Priya quiet" not in text


def test_only_what_came_through_the_gate_is_taken():
    with pytest.raises(TypeError):
        summary_document(meeting_three(), MEETING)  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        summary_document(visible(meeting_three(), Audience.SET), uuid4())
    with pytest.raises(LookupError):
        summary_document(visible([], Audience.PUBLIC), MEETING)


def test_the_coordinator_reads_figures_roles_and_agreed_headlines():
    text = text_of(summary(meeting_three(), Audience.COORDINATOR))
    assert "For the coordinator" in text
    assert "Here: 6 of 6 leaders. Facilitator: Ruth Ansell." in text
    assert "One of the leaders · 34 min — Sustaining progress while staff change" in text
    assert "One of the leaders · 30 min — no agreed headline" in text
    assert "5 actions decided at this meeting. By now: 5 open." in text
    for private in (
        "Tom",
        "Beth",
        "Four teachers",
        "runs without me",
        "induction",
        "assuming",
        "Slower",
        "Offers",
    ):
        assert private not in text


def test_names_reach_the_coordinator_where_the_ground_rules_say_so():
    agreed = GroundRules(learning_set=uid("set A"), agreed_on=dt.date(2013, 1, 31), names_to_coordinator=True)
    text = text_of(summary([*meeting_three(), agreed], Audience.COORDINATOR))
    assert "Here (6 of 6): Priya Dale, Tom Garside," in text
    assert "Four teachers" not in text


def test_the_public_reads_of_the_set_alone():
    text = text_of(summary(meeting_three(), Audience.PUBLIC))
    assert "For everyone" in text
    assert "Who takes part 3 middle leaders, 3 other leaders." in text
    assert "Key learning points • Change needs presence." in text
    for private in ("Tom", "Ruth", "9 May", "Hillcross", "Next meeting", "Actions"):
        assert private not in text


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"state": ActionState.DROPPED, "reason": "her deputy left"}, "Dropped: her deputy left."),
        ({"state": ActionState.HANDED_ON, "handed_to": "Claire"}, "Handed on to Claire."),
        ({"state": ActionState.PARTLY, "happened": "one of two"}, "Partly done. one of two."),
        ({"state": ActionState.DONE, "learned": "ask first"}, "Done. Learned: ask first."),
    ],
)
def test_how_an_action_went(values, told):
    records = [r for r in frame() if not isinstance(r, ReportBack)]
    action = Action(id=uid("earlier"), meeting=uid("meeting 2"), person=person("Joe"), wording="Ask")
    report = ReportBack(meeting=MEETING, action=action.id, **values)
    assert told in text_of(summary([*records, action, report]))


def test_an_open_action_comes_back_by_itself_without_a_report():
    action = Action(meeting=uid("meeting 1"), person=person("Joe"), wording="Ask the head")
    assert "Joe Ask the head Open" in text_of(summary([*frame(), action]))


@pytest.mark.parametrize(
    ("due", "typed", "told"),
    [
        (dt.date(2013, 5, 24), "", "24 May"),
        (dt.date(2013, 5, 24), "24 May after INSET", "24 May after INSET"),
        (dt.date(2013, 5, 24), "half term", "24 May (half term)"),
        (dt.date(2014, 1, 8), "", "8 Jan 2014"),
        (None, "soon", "soon"),
    ],
)
def test_by_when_says_what_was_typed_and_the_day_it_means(due, typed, told):
    action = Action(meeting=MEETING, person=person("Joe"), wording="Ask", due=due, due_words=typed)
    text = text_of(summary([*frame(), action]))
    row = text.split("Other actions By when Action ")[1].split(" Next meeting")[0]
    assert [word for word in row.split() if word not in ("Joe:", "Ask")] == told.split()


def test_who_was_late_and_who_sent_apologies():
    there = [
        Attendance(meeting=MEETING, person=person("Tom"), presence=Presence.LATE),
        Attendance(meeting=MEETING, person=person("Beth"), presence=Presence.APOLOGIES),
    ]
    text = text_of(summary([*frame(), *there]))
    assert "Here (1 of 6): Tom Garside (came late). Apologies: Beth Ivory." in text


def test_two_leaders_of_one_first_name_are_told_apart():
    records = [
        msgspec.structs.replace(r, name="Joe Ivory") if r.id == person("Beth") else r for r in meeting_three()
    ]
    text = text_of(summary(records))
    assert "Joe Lanning to Tom: host a visit" in text
    assert "Joe Ivory to Tom: lend" in text


def test_empty_parts_leave_no_headings():
    text = text_of(summary(frame()))
    assert "Nothing has been written down for this paper yet." in text
    for heading in ("Since last time", "Offers", "How the set worked", "Key learning", "Actions", "Other"):
        assert heading not in text
    assert "Next meeting Thursday 4 July 2013" in text


def test_a_cancelled_meeting_and_one_without_a_date_have_a_page():
    bare = [r for r in frame() if not isinstance(r, Meeting)]
    meeting = Meeting(id=MEETING, learning_set=uid("set A"))
    assert "Meeting 1 of 1 · in person" in text_of(summary([*bare, meeting]))
    off = msgspec.structs.replace(meeting, state=MeetingState.CANCELLED)
    assert "Cancelled meeting" in text_of(summary([*bare, off]))


def test_a_cancelled_meeting_is_not_named_as_the_next_one():
    def without(*numbers: int) -> str:
        off = {uid(f"meeting {number}") for number in numbers}
        gone = {"state": MeetingState.CANCELLED}
        records = [msgspec.structs.replace(one, **gone) if one.id in off else one for one in frame()]
        return text_of(summary(records))

    assert "Next meeting Thursday 3 October 2013" in without(4)
    assert "Next meeting" not in without(4, 5, 6)


def test_the_programme_may_call_the_facilitator_by_another_word():
    records = changed(meeting_three(), Programme, labels={"facilitator": "set adviser"})
    assert "Set adviser: Ruth Ansell." in text_of(summary(records))


def size_of(paper: Paper) -> float:
    """The size of type that its notes tell of."""
    found = re.search(r"at ([0-9.]+) pt", paper.notes[0])
    return float(found[1]) if found else 0.0


def test_type_is_as_large_as_any_arrangement_allows_then_the_least_important_moves():
    words = "a question that landed and what was done about it in the end"
    sizes = [size_of(summary(many_slots(count, words))) for count in (0, 2, 4)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 12.0 and min(sizes) >= 9.5
    assert summary(frame()).notes == ("Fits one page at 12 pt. Nothing was cut.",)
    assert "in two columns. Nothing was cut." in summary(many_slots(4, words)).notes[0]
    crowded = summary(many_slots(9, words))
    assert crowded.pages == 2
    moved = crowded.notes[0]
    assert moved.startswith("Moved to a second sheet: ")
    assert "How the set worked" in moved or "Offers" in moved
    first, second = pages_of(crowded)
    for name in moved.removeprefix("Moved to a second sheet: ").rstrip(".").split(", "):
        named = name.removesuffix("’s slot")
        assert letters(named) in letters(second)
    assert "Next meeting" in first
    assert "Sheet 2 of 2" in second
    assert "do not pass on" in second


def test_a_working_meeting_fits_one_page_its_boxes_whole_and_its_tables_headed():
    paper = summary(working_meeting())
    assert paper.pages == 1 and size_of(paper) >= 9.5
    text = text_of(paper)
    assert text.count("By when Action How will I know") == 3
    assert text.count("• What do you do yourself that keeps it as it is?") == 3
    assert "21 June Bring the set one page" in text, "a day is not broken"
    assert len(boxes_of(paper)) == 3, "one border each"


def test_a_column_in_which_nothing_stands_gives_its_width_away():
    action = Action(meeting=MEETING, person=person("Joe"), wording="Ask", due_words="soon")
    text = text_of(summary([*frame(), action]))
    assert "By when Action soon Joe: Ask" in text
    assert "How will I know" not in text


def boxes_of(paper: Paper) -> list[tuple[float, ...]]:
    """The borders on its first page, which are no thinner and no lighter than a grey copier keeps."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        found = []
        for one in document[0].get_objects():
            left, bottom, right, top = one.get_bounds()
            if one.type == pdfium.FPDF_PAGEOBJ_PATH and top - bottom > 10:
                colour = [ctypes.c_uint() for _ in range(4)]
                pdfium.FPDFPageObj_GetStrokeColor(one, *colour)
                assert sum(part.value for part in colour[:3]) / 3 < 130
                found.append((left, bottom, right, top))
        return found
    finally:
        document.close()


LENGTHS = st.lists(st.integers(0, 60), min_size=1, max_size=9)


@given(LENGTHS, LENGTHS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example([60] * 9, [60] * 9)
def test_however_it_is_arranged_nothing_lies_outside_or_upon_another(slots, points):
    records = [r for n, long in enumerate(slots) for r in many_slots(1, f"{n} " + "word and more " * long)]
    records += [
        KeyLearning(learning_set=uid("set A"), meeting=MEETING, wording=f"p{n} " + "said " * long, position=n)
        for n, long in enumerate(points)
    ]
    paper = summary(list({record.id: record for record in records}.values()))
    read = text_of(paper)
    assert all(f"p{n} " in read for n in range(len(points)))
    for page in lines_of(paper):
        for left, bottom, right, top in page:
            assert left >= 10 and bottom >= 8 and right <= A4[0] - 10 and top <= A4[1] - 8
        for one, other in combinations(page, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 3, (one, other)


def test_the_less_important_of_two_long_parts_moves():
    half_a_page = "what we saw and what we made of it " * 95
    point = KeyLearning(learning_set=uid("set A"), meeting=MEETING, wording=half_a_page)
    review = SetReview(meeting=MEETING, words=half_a_page)
    paper = summary([*frame(), point, review])
    assert paper.notes == ("Moved to a second sheet: How the set worked.", "Nothing was cut.")
    assert "Key learning points" in pages_of(paper)[0]


def test_nothing_of_a_crowded_meeting_is_lost():
    words = "a question that landed and what was done about it in the end"
    records = many_slots(14, words)
    text = text_of(summary(records))
    for nth in range(14):
        for kind in "cqwg":
            assert f"{kind}{nth} a question" in text


def test_a_part_longer_than_a_page_runs_on():
    numbers = " ".join(f"n{n}" for n in range(6000))
    records = changed(frame(), LearningSet, focus="Managing change")
    review = SetReview(meeting=MEETING, words=numbers)
    paper = summary([*records, review])
    assert paper.pages > 2
    assert "run on to further sheets: How the set worked" in paper.notes[0]
    assert "Next meeting" in pages_of(paper)[0]
    assert numbers in " ".join(" ".join(p.split("Sheet")[0] for p in pages_of(paper)).split()).replace(
        " Set A · Managing change · Meeting 3 of 6", ""
    )


def test_a_heading_longer_than_a_page_runs_on_too():
    focus = " ".join(f"f{n}" for n in range(1500))
    text = text_of(summary(changed(meeting_three(), LearningSet, focus=focus)))
    assert "f1499" in text
    assert "Open actions: 6." in text


def test_the_same_records_give_the_same_bytes():
    records = meeting_three()
    first = summary(records)
    summary(many_slots(3, "שלום <b>"))
    assert summary(list(reversed(records))[::-1]).pdf == first.pdf
    code = (
        "import hashlib; from on_a4 import ON_A4; from set_a import *;"
        "from lfl_desktop.domain.gate.sharing import *;"
        "from lfl_desktop.content.papers.set_summary import summary_document;"
        "from lfl_desktop.printing.summary_pages import summary_pages;"
        "p = summary_pages(summary_document(visible(meeting_three(), Audience.SET), MEETING), ON_A4);"
        "print(hashlib.sha256(p.pdf).hexdigest())"
    )
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent), str(here.parents[1])])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert again.stdout.strip() == hashlib.sha256(first.pdf).hexdigest()


def test_the_document_says_what_it_is_and_carries_its_fonts():
    import pypdfium2

    paper = summary(meeting_three())
    document = pypdfium2.PdfDocument(paper.pdf)
    assert document.get_metadata_value("Title") == "Set A · Managing change · Meeting 3 of 6"
    assert document.get_metadata_value("Author") == "Ruth Ansell"
    assert document[0].get_size() == pytest.approx(A4, abs=0.01)
    document.close()
    assert b"/Lang (en-GB)" in paper.pdf
    described = paper.pdf.count(b"/Type /FontDescriptor")
    assert described == paper.pdf.count(b"/FontFile2") >= 3
    assert b"Helvetica" not in paper.pdf


MARKUP = st.sampled_from(
    ["<b>Tom</b>", "&amp;", "<img src='x'/>", "</para>", "<", ">", "&", "{name}", "%s", "\\n"]
)
SCRIPTS = st.text(
    st.sampled_from("שלוםאبتثسلا()12 \u05b8\u064e😀👩\u200d中é\u0301\ufe0f"), min_size=1, max_size=30
)
ODD = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=30)
LONG = st.sampled_from(["W" * 200, "i" * 200, "word " * 1000, "x\n" * 100, "ש" * 200, "e\u0301" * 150])
FREE = st.lists(MARKUP | SCRIPTS | ODD | LONG, max_size=5).map(" ".join)


@given(FREE, FREE)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("<b>&amp;</b> <img src='/etc/passwd'/>", "{braces} %s \\")
@example("ש\x07ל \ud800 \u0301", "\u202eabc\u202c مرحبا (لا)")
@example("word " * 1000, "W" * 5000)
@example("ש (\U00012544)", "ש \u2067abc\u2069 (ב)")
def test_every_letter_of_any_text_is_on_paper_or_named(first, second):
    records = changed(meeting_three(), SetReview, words=first)
    records = changed(records, Slot, questions=second)
    records = changed(records, Challenge, stated=first, restated=second)
    records = changed(records, Action, wording=second, sign=first, due_words=first, due=None)
    records = changed(records, ReportBack, happened=first, reason=second)
    records = changed(records, Offer, wording=first)
    records = changed(records, KeyLearning, wording=f"{first} {second}")
    paper = summary(records)
    assert paper.pages >= 1
    assert not_on(paper, f"{first} {second}") == ""
    assert paper.pages == 1 or paper.notes[0].startswith(("Moved to", "Too long"))


@given(FREE)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_names_places_and_headings_may_be_anything(text):
    records = changed(meeting_three(), Person, name=text, known_as=text)
    records = changed(records, Meeting, place=text)
    records = changed(records, LearningSet, name=text, focus=text, facilitator=text)
    records = changed(records, Programme, name=text, funder=text)
    for audience in Audience:
        paper = summary(records, audience)
        assert paper.pdf.startswith(b"%PDF")
        assert not_on(paper, text) == ""


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs")), max_size=400))
@settings(max_examples=30, deadline=None)
def test_every_word_stays_whole_and_in_order(text):
    records = changed(meeting_three(), SetReview, words=text)
    assert letters(text) in letters(text_of(summary(records)))
