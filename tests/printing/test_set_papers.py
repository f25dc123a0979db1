"""Slips, full record, agenda, attendance sheet, leader's sheet and certificate: everything that may be seen
is on them, nothing else is, and nothing is cut."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import get_type_hints
from uuid import UUID, uuid4

import msgspec
import pytest
from any_record import a_set, visible
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from on_a4 import ON_A4
from reading import bookmarks_of, lines_of, not_on, pages_of, text_of
from set_a import MEETING, frame, meeting_three, person, uid
from whole_year import DAY, whole_year

from lfl_desktop.content.papers.action_slips import slips_document
from lfl_desktop.content.papers.agenda import agenda_document
from lfl_desktop.content.papers.attendance_sheet import attendance_document
from lfl_desktop.content.papers.certificate import certificate_document
from lfl_desktop.content.papers.full_record import record_document
from lfl_desktop.content.papers.leader_sheet import leader_document
from lfl_desktop.domain.activity import Place, SystemItem, SystemVersion
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.meetings import (
    Action,
    ActionState,
    Attendance,
    Meeting,
    MeetingState,
    Presence,
    ReportBack,
    SetReview,
)
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.templates import Part, SlotStage, StageTemplate
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.printing.certificate_pages import certificate_pages
from lfl_desktop.printing.document_pages import Document, printed
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.slip_pages import slip_pages
from lfl_desktop.printing.writers.paper import Paper

A4 = (595.28, 841.89)
PLACE = A4[1] / 4
CLASSIC = StageTemplate(
    key="classic", stages=(SlotStage("Story", 5), SlotStage("Open questions", 12)), scales=("listening",)
)

Told = Callable[[Visible], tuple[Paper, Document]]


def _set(
    document: Document, pages: Callable[[Document, PrintedOn], Paper] = printed
) -> tuple[Paper, Document]:
    return pages(document, ON_A4), document


def papers(meeting: UUID, leader: UUID) -> dict[str, Told]:
    """Each paper by its name, made of what came through the gate."""
    return {
        "slips": lambda seen: _set(slips_document(seen, meeting), slip_pages),
        "record": lambda seen: _set(record_document(seen, meeting)),
        "agenda": lambda seen: _set(agenda_document(seen, meeting, CLASSIC)),
        "attendance": lambda seen: _set(attendance_document(seen, meeting)),
        "leader": lambda seen: _set(leader_document(seen, leader)),
        "certificate": lambda seen: _set(certificate_document(seen, leader), certificate_pages),
    }


ALL = papers(MEETING, person("Tom"))
NAMES = pytest.mark.parametrize("name", ALL)


def paper(name: str, records: Iterable[Record], audience: Audience = Audience.SET) -> Paper:
    return ALL[name](visible(records, audience, person("Tom")))[0]


def text(name: str, records: Iterable[Record], audience: Audience = Audience.SET) -> str:
    return text_of(paper(name, records, audience))


def changed(records: Iterable[Record], kind: type[Record], **values: object) -> list[Record]:
    return [msgspec.structs.replace(r, **values) if type(r) is kind else r for r in records]


# what is on each, and for whom

LINE = {"Programme.name", "Programme.funder"}
SET_NAME = {"LearningSet.name", "LearningSet.focus"}
WHO = {"LearningSet.facilitator"}
WHERE = {"Meeting.place", "School.name"}
POST = {"Post.title", "School.name"}
NAME = {"Person.name"}
ACTION = {"Action.wording", "Action.due_words", "Action.sign"}
REPORT = {"ReportBack.happened", "ReportBack.learned", "ReportBack.reason"}
IMPACT = {
    "Impact.wording",
    "Impact.how",
    "Impact.evidence",
    "Impact.measure",
    "Impact.other_contributors",
    "Impact.quote",
}
OPEN = {"Challenge.headline"}
CHALLENGE = {"Challenge.stated", "Challenge.restated", "Challenge.desired_outcome"}
SYSTEM = {"ActivitySystem.question", "ActivitySystem.neighbour", "SystemItem.wording", "Tension.wording"}
EXPECTED: dict[tuple[str, Audience], set[str]] = {
    ("slips", Audience.SET): SET_NAME | NAME | ACTION,
    ("agenda", Audience.SET): LINE | SET_NAME | WHO | WHERE,
    ("attendance", Audience.SET): LINE | SET_NAME | WHO | WHERE | POST | NAME,
    ("record", Audience.SET): LINE
    | SET_NAME
    | WHO
    | WHERE
    | NAME
    | {"Person.known_as", "Attendance.note", "GroundRules.wording", "Meeting.reason", "Term.label"}
    | ACTION
    | REPORT
    | CHALLENGE
    | {"Slot.questions", "Offer.wording", "LearningNote.wording", "KeyLearning.wording"}
    | IMPACT
    | {"SetReview.words", "SetReview.scores"},
    ("record", Audience.COORDINATOR): LINE
    | SET_NAME
    | WHO
    | WHERE
    | OPEN
    | {"KeyLearning.wording", "Term.label"}
    | IMPACT,
    ("leader", Audience.SET): LINE
    | SET_NAME
    | POST
    | NAME
    | {"DiagnosticArea.wording", "LearningNote.wording", "ProgrammeEvent.title"}
    | {"EventAttendance.taken_home", "ReportBack.handed_to", "Tension.neighbour"}
    | OPEN
    | CHALLENGE
    | ACTION
    | REPORT
    | IMPACT
    | SYSTEM,
    ("certificate", Audience.LEADER): LINE | SET_NAME | WHO | POST | NAME | {"ProgrammeEvent.title"},
}
EXPECTED["record", Audience.FACILITATOR] = EXPECTED["record", Audience.SET] | {"Bid.wording"}
EXPECTED["leader", Audience.LEADER] = EXPECTED["leader", Audience.SET]

MARKED = re.compile(r"<(\w+\.\w+)>")
FINISHED = {"state": MeetingState.FINISHED, "moved_from": dt.date(2013, 5, 7)}
CLOSED = {"names_to_coordinator": False}


@pytest.mark.parametrize(("name", "audience"), EXPECTED)
def test_each_paper_shows_its_readers_what_they_may_see_and_nothing_else(name, audience):
    done, on = {"state": ActionState.DONE}, {"cancelled": False}
    own = {"Meeting": FINISHED, "GroundRules": CLOSED, "ReportBack": done, "ProgrammeEvent": on}
    records = a_set(marked=True, Term={"starts": DAY, "ends": DAY}, **own)
    seen = visible(records.values(), audience, records[Person].id)
    made, document = papers(records[Meeting].id, records[Person].id)[name](seen)
    expected = EXPECTED[name, audience]
    assert set(MARKED.findall(plain_text(document))) == expected
    assert set(MARKED.findall("".join("".join(pages_of(made)).split()))) <= expected
    assert not_on(made, " ".join(f"<{mark}>" for mark in expected)) == ""


@NAMES
@pytest.mark.parametrize("audience", Audience)
def test_no_audience_reads_a_wider_record_than_its_own(name, audience):
    records = a_set(marked=True, Meeting=FINISHED, GroundRules=CLOSED)
    seen = visible(records.values(), audience, records[Person].id)
    meeting, leader = records[Meeting].id, records[Person].id
    if audience >= Audience.COORDINATOR and name in ("leader", "certificate"):
        with pytest.raises(LookupError):
            papers(meeting, leader)[name](seen)  # beyond the set there is nobody whose year could be told
        return
    made, document = papers(meeting, leader)[name](seen)
    may = set(re.findall(rb"<(\w+\.\w+)>", msgspec.json.encode(seen.records)))
    for words in ("".join(pages_of(made)), plain_text(document), document.title):
        found = MARKED.findall("".join(words.split()))
        assert {mark.encode() for mark in found} <= may


def test_a_leaders_sheet_holds_nothing_that_another_leader_said():
    records = whole_year()
    for own in ("Tom", "Beth", "Joe"):
        document = leader_document(visible(records, Audience.LEADER, person(own)), person(own))
        words = plain_text(document)
        theirs = {r.id for r in records if getattr(r, "person", None) not in (None, person(own))}
        for record in records:
            of_other = record.id in theirs or getattr(record, "action", None) in theirs
            if of_other or type(record).__name__ in ("Offer", "Slot", "SetReview", "KeyLearning"):
                said = [getattr(record, n) for n, h in get_type_hints(type(record)).items() if h is str]
                if type(record).__name__ not in ("Post", "Membership"):
                    assert not [one for one in said if one and one in words], record


def test_an_activity_system_that_is_not_released_is_on_its_leaders_sheet_alone():
    records = changed(whole_year(), SystemVersion, released_on=None)
    assert "Induction plan" not in text("leader", records)
    own = text("leader", records, Audience.LEADER)
    assert "Induction plan 0" in own and "Induction plan 1" in own
    assert "For Tom Garside · do not pass on" in own


# what they say


def test_the_slips_of_the_third_meeting():
    made = paper("slips", meeting_three())
    assert made.pages == 1
    words = text_of(made)
    assert "Tom Garside SAMPLE · Set A · Managing change · Meeting 3 of 6 · Thursday 9 May 2013" in words
    assert "24 May Be on the playground each morning for three weeks parents approach me" in words
    assert "Claire Umber" in words
    assert "Still open from before" in words
    assert "Write the unit’s aim with the team · from meeting 2" in words
    assert "Next meeting: Thursday 4 July 2013, 13:30–16:30, Northway Fields" in words
    assert "Half-hour at the water tray" not in words, "it was done"
    assert "No open action, so no slip: Priya Dale, Nadia Crewe." in made.notes


@pytest.mark.parametrize("name", ["slips", "record"])
def test_a_cancelled_meeting_is_not_named_as_the_next_one(name):
    records = [
        msgspec.structs.replace(one, state=MeetingState.CANCELLED) if one.id == uid("meeting 4") else one
        for one in meeting_three()
    ]
    words = re.sub(" +", " ", text(name, records))
    assert re.search("Next meeting:? Thursday 3 October 2013", words) and "4 July 2013" not in words


def test_a_long_slip_takes_two_places_and_says_so():
    numbers = " ".join(f"n{n}" for n in range(150))
    long = Action(id=uid("long"), meeting=MEETING, person=person("Beth"), wording=numbers, position=9)
    short = [
        Action(meeting=MEETING, person=person(name), wording=numbers[:450]) for name in ("Priya", "Nadia")
    ]
    made = paper("slips", [*meeting_three(), long, *short])
    assert "Beth Ivory’s slip is long: it takes 2 places." in made.notes
    assert numbers in text_of(made)
    for page, cuts in zip(lines_of(made), ((1, 2, 3), (2, 3)), strict=True):
        for y in (A4[1] - cut * PLACE for cut in cuts):
            assert not [box for box in page if box[1] - 8 < y < box[3] + 8], "no words near a cut"
    long_one = lines_of(made)[1]
    assert min(box[1] for box in long_one) < A4[1] - PLACE, "it goes on in the second place"


def test_a_slip_longer_than_a_page_runs_on():
    numbers = " ".join(f"n{n}" for n in range(3000))
    long = Action(meeting=MEETING, person=person("Beth"), wording=numbers)
    made = paper("slips", [*meeting_three(), long])
    assert made.pages > 2
    assert not_on(made, numbers) == ""


@pytest.mark.parametrize("name", ["slips", "record", "leader", "certificate", "agenda", "attendance"])
def test_where_nothing_is_recorded_a_sentence_says_so(name):
    bare = [r for r in frame() if not isinstance(r, Membership)] if name == "attendance" else frame()
    sentences = {
        "slips": "No action was decided at this meeting and none is open, so there are no slips.",
        "record": "Nothing has been written down at this meeting yet.",
        "leader": "Nothing has been written down about Tom Garside’s year yet.",
        "certificate": "Nothing that Tom Garside came to has been recorded yet.",
        "agenda": "No action is open, so nobody has to report back.",
        "attendance": "Nobody belongs to the set on this day yet, so there are only empty lines.",
    }
    made = paper(name, bare, Audience.LEADER)
    assert made.pages == 1
    assert sentences[name] in text_of(made)


def test_the_agenda_has_times_that_begin_and_end_with_the_meeting():
    words = text("agenda", meeting_three())
    assert re.search(r"13:30 Check-in Welcome.* 20 min 13:50", words)
    assert re.search(r"14:\d\d Slots Each: .* \d+ min", words)
    assert "16:30 Close" in words
    assert "Each: Story 5 min, Open questions 12 min." in words
    assert "Priya Dale One method written up for KS1 staff" in words


@given(
    st.lists(st.sampled_from(Part), max_size=9).map(tuple),
    st.integers(0, 23 * 60),
    st.integers(0, 6 * 60),
)
@settings(max_examples=30, deadline=None)
def test_the_parts_of_an_agenda_follow_each_other_and_fill_the_meeting(parts, begins, length):
    starts = dt.time(begins // 60, begins % 60)
    end = min(begins + length, 23 * 60 + 59)
    ends = dt.time(end // 60, end % 60)
    records = changed(meeting_three(), Meeting, starts=starts, ends=ends)
    template = StageTemplate(key="own", parts=parts)
    document = agenda_document(visible(records, Audience.SET), MEETING, template)
    table = document.body[0].blocks[0]
    rows = getattr(table, "rows", ())
    minutes = [int(row[2][0].text.split()[0]) for row in rows if row[2][0].text]
    clocks = [row[0][0].text for row in rows]
    if parts and end > begins:
        assert sum(minutes) in (0, end - begins)
        assert clocks[0] == f"{starts:%H:%M}"
        assert clocks[-1] == f"{ends:%H:%M}" or not sum(minutes)
        assert clocks == sorted(clocks)


def test_the_attendance_sheet_has_a_line_for_each_member_of_that_day():
    records = whole_year()
    gone = [
        msgspec.structs.replace(r, ends=dt.date(2013, 4, 1)) if r.id == uid("member Joe Lanning") else r
        for r in records
    ]
    words = text("attendance", gone)
    assert "Tom Garside Deputy head, Northway Fields" in words
    assert "Signature" in words
    assert "Joe Lanning" not in words


@pytest.mark.parametrize("count", [6, 14])
def test_a_set_of_twelve_or_of_twenty_signs_on_one_page(count: int) -> None:
    more = [
        (
            Person(id=uid(f"more {n}"), name=f"Member {n}"),
            Membership(id=uid(f"in {n}"), learning_set=uid("set A"), person=uid(f"more {n}"), position=9 + n),
        )
        for n in range(count)
    ]
    made = paper("attendance", [*whole_year(), *(record for both in more for record in both)])
    assert made.pages == 1
    assert "Member 5" in text_of(made)


def test_three_slips_of_which_two_are_long_are_on_one_page() -> None:
    words = "Ask each of the four teams what they would stop if nobody minded, and write down the answers"
    records = [r for r in meeting_three() if not isinstance(r, Action) or r.person == person("Claire")]
    records += [
        Action(id=uid(f"l {name} {n}"), meeting=MEETING, person=person(name), wording=words, sign=words)
        for name, count in (("Beth", 5), ("Tom", 5))
        for n in range(count)
    ]
    made = paper("slips", records)
    assert made.pages == 1
    assert "Up to 3 slips to a page: cut along the dashes." in made.notes


def test_a_long_name_stands_in_one_line_of_its_slip() -> None:
    name = "Anna-Maria Featherstonehaugh"
    records = [msgspec.structs.replace(r, name=name) if r.id == person("Tom") else r for r in meeting_three()]
    (page,) = pages_of(paper("slips", records))
    assert any(name in line for line in page.splitlines())


def test_a_name_that_reads_from_the_right_stands_below_its_heading() -> None:
    records = [
        msgspec.structs.replace(r, name="محمد عبد الرحمن") if r.id == person("Tom") else r
        for r in whole_year()
    ]
    made = paper("attendance", records)
    names = [box for box in lines_of(made)[0] if box[3] < A4[1] - 170]
    assert min(box[0] for box in names) == pytest.approx(48, abs=2)
    row = [b for b in names if "م" in unicodedata.normalize("NFKC", _words_in(made, b))]
    assert min(box[0] for box in row) == pytest.approx(48, abs=2)


def _words_in(made: Paper, box: tuple[float, float, float, float]) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(made.pdf)
    try:
        return str(document[0].get_textpage().get_text_bounded(*box))
    finally:
        document.close()


def test_the_certificate_counts_meetings_events_and_hours():
    records = [
        *whole_year(),
        Attendance(meeting=uid("meeting 1"), person=person("Tom")),
        Attendance(meeting=uid("meeting 2"), person=person("Tom"), presence=Presence.APOLOGIES),
        Attendance(meeting=uid("meeting 4"), person=person("Tom")),
    ]
    words = text("certificate", records, Audience.LEADER)
    assert "came to 2 meetings of Set A · Managing change and to 1 event of the programme," in words
    assert "12 hours 30 minutes in all." in words
    assert "21 March 2013 Public seminar: What inspection looks for 6 h 30 min" in words
    assert "Ruth Ansell, facilitator" in words
    assert "do not pass on" not in words


def test_a_visit_to_no_school_that_is_known_is_a_visit():
    visit = ProgrammeEvent(
        id=uid("visit"), cohort=uid("cohort"), kind=EventKind.SCHOOL_VISIT, date=dt.date(2013, 6, 3)
    )
    came = EventAttendance(id=uid("came too"), event=uid("visit"), person=person("Tom"))
    assert "3 June 2013 School visit –" in text(
        "certificate", [*whole_year(), visit, came], Audience.LEADER
    ).replace("\n", " ")


def test_a_certificate_bears_the_name_alone_also_where_two_have_it():
    tom = person("Tom")
    named = [msgspec.structs.replace(r, name="Tom Garside") if type(r) is Person else r for r in whole_year()]
    seen = visible(named, Audience.LEADER, tom)
    assert "Tom Garside" in plain_text(certificate_document(seen, tom)).splitlines()
    assert "Tom Garside (" in plain_text(leader_document(visible(named, Audience.SET, tom), tom))


def test_the_certificate_tells_whoever_signs_what_it_cannot_count():
    late = Attendance(meeting=uid("meeting 1"), person=person("Tom"), presence=Presence.LATE)
    records = [*changed(whole_year(), Meeting, starts=None), late]
    made = paper("certificate", records, Audience.LEADER)
    assert "2 of these have no times, so their hours are not counted." in made.notes
    told = "1 meeting was not attended from start to end; its hours are counted in full."
    assert told in made.notes


def test_the_record_has_pages_bookmarks_and_running_heads():
    review = SetReview(meeting=MEETING, words="what we saw and what we made of it " * 300)
    made = paper("record", [*whole_year(), review])
    pages = pages_of(made)
    assert made.pages == len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "For the set · do not pass on" in page
        assert number == 1 or "Set A · Managing change · Meeting 3 of 6 · Full record" in page
    for sample, mark in ((DAY, "SAMPLE · "), (None, "")):
        seen = visible(changed(whole_year(), Programme, sample_today=sample), Audience.SET)
        running = ALL["record"](seen)[1].running
        assert running == f"{mark}Set A · Managing change · Meeting 3 of 6 · Full record"
    marks = bookmarks_of(made)
    assert [name for name, _ in marks][:2] == ["Ground rules agreed", "Since last time"]
    for name, page in marks:
        assert name.split("’")[0] in pages[page]


def test_bids_are_on_the_record_only_where_the_programme_opens_them():
    assert "My own scheme" not in text("record", whole_year())
    assert "My own scheme" in text("record", whole_year(), Audience.FACILITATOR)
    opened = changed(whole_year(), Programme, audiences={"bids": "set"})
    assert "Tom: Staff who go · given a slot" in text("record", opened)


def test_who_was_here_is_named_where_nobody_is_a_member() -> None:
    nobody = [record for record in whole_year() if not isinstance(record, Membership)]
    words = text("record", nobody)
    assert " Here: " in words and "Here (" not in words
    assert "Here (6 of 6): Priya Dale" in text("record", whole_year())


def test_ground_rules_agreed_on_one_day_are_told_in_the_same_order_whatever_came_first() -> None:
    rules = [
        GroundRules(id=UUID(int=n), learning_set=uid("set A"), agreed_on=DAY, wording=wording)
        for n, wording in enumerate(("We listen first.", "We keep to time.", "We stay with the question."))
    ]
    told = [text("record", [*whole_year(), *found]) for found in (rules, rules[::-1])]
    assert told[0] == told[1]
    places = [told[0].index(rule.wording) for rule in rules]
    assert places == sorted(places)


def test_the_record_says_why_a_meeting_moved():
    moved = changed(whole_year(), Meeting, moved_from=dt.date(2013, 5, 2), reason="Inspection")
    assert "Moved from Thursday 2 May 2013. · Why: Inspection" in text("record", moved)


# nothing is lost, nothing lies outside or upon something else


@NAMES
def test_the_document_says_what_it_is_and_carries_its_fonts(name):
    import pypdfium2

    audience = Audience.LEADER if name == "certificate" else Audience.SET
    made = paper(name, whole_year(), audience)
    document = pypdfium2.PdfDocument(made.pdf)
    assert document.get_metadata_value("Title")
    assert document.get_metadata_value("Author") == "Ruth Ansell"
    assert all(page.get_size() == pytest.approx(A4, abs=0.01) for page in document)
    document.close()
    assert b"/Lang (en-GB)" in made.pdf
    assert made.pdf.count(b"/Type /FontDescriptor") == made.pdf.count(b"/FontFile2") >= 2
    assert b"Helvetica" not in made.pdf


@NAMES
def test_the_same_records_give_the_same_bytes(name):
    records = whole_year()
    first = paper(name, records).pdf
    paper(name, changed(records, Action, wording="שלום <b>"))
    assert paper(name, whole_year()[::-1]).pdf == first


MARKUP = st.sampled_from(["<b>Tom</b>", "&amp;", "<img src='x'/>", "</para>", "{name}", "{n}", "%s", "\\n"])
SCRIPTS = st.text(st.sampled_from("שלוםאبتثسلا()12 \u05b8\u064e😀中é\u0301"), min_size=1, max_size=30)
# the reader of PDFs gives U+FFFC, which stands for an object, to nobody
ODD = st.text(
    st.characters(codec=None, exclude_categories=(), exclude_characters="\ufffc"), min_size=1, max_size=30
)
LONG = st.sampled_from(["W" * 200, "i" * 200, "word " * 400, "x\n" * 80, "ש" * 200, "e\u0301" * 150])
FREE = st.lists(MARKUP | SCRIPTS | ODD | LONG, min_size=1, max_size=4).map(" ".join)
KEPT = {"template", "key"}


def filled(words: str) -> list[Record]:
    """The whole year with `words` in each of its texts."""
    found = []
    for record in whole_year():
        texts = {n: words for n, h in get_type_hints(type(record)).items() if h is str and n not in KEPT}
        found.append(msgspec.structs.replace(record, **texts))
    return found


@NAMES
@given(words=FREE)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("<b>&amp;</b> {braces} %s \\ {n}")
@example("word " * 400)
@example("\U0002f800")
def test_every_letter_of_any_text_is_on_paper_or_named(name, words):
    seen = visible(filled(words), Audience.LEADER, person("Tom"))
    made, document = ALL[name](seen)
    assert not_on(made, words) == ""
    if not any(unicodedata.category(char).startswith("M") for char in words):  # they join what is before
        assert not_on(made, " ".join(document.words)) == ""


PLAIN = st.text("abc dexyz QW,.", min_size=1, max_size=400) | st.sampled_from(["W" * 300, "x\n" * 60])


@NAMES
@given(words=PLAIN)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("word " * 300)
def test_nothing_lies_outside_the_page_or_upon_something_else(name, words):
    for page in lines_of(paper(name, filled(words), Audience.LEADER)):
        for left, bottom, right, top in page:
            assert left >= 10 and bottom >= 8 and right <= A4[0] - 10 and top <= A4[1] - 8
        for one, other in combinations(page, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 2.5, (one, other)


def test_a_heading_never_ends_a_page():
    for lines in range(1, 60, 3):
        rules = GroundRules(learning_set=uid("set A"), agreed_on=DAY, wording="rule\n" * lines)
        made, document = ALL["record"](visible([*whole_year(), rules], Audience.SET))
        headings = {section.heading for section in document.sections if section.heading}
        for page in pages_of(made)[:-1]:
            body = [row.strip() for row in page.splitlines() if row.strip()]
            last = [row for row in body if not row.startswith(("Page ", "For the set"))][-1]
            assert last not in headings


def test_the_focus_may_be_longer_than_a_page():
    focus = " ".join(f"f{n}" for n in range(1500))
    for name in ALL:
        made = paper(name, changed(whole_year(), LearningSet, focus=focus), Audience.LEADER)
        assert "f1499" in text_of(made), name


def test_an_unknown_meeting_or_leader_is_refused():
    seen = visible(frame(), Audience.SET)
    for name, make in papers(uuid4(), uuid4()).items():
        with pytest.raises(LookupError):
            make(seen)
        assert name


def test_a_report_of_partly_done_stands_on_the_slip():
    partly = ReportBack(meeting=MEETING, action=uid("aim"), state=ActionState.PARTLY)
    records = [r for r in meeting_three() if r.id != uid("report aim")]
    assert "Write the unit’s aim with the team · from meeting 2 · partly done" in text(
        "slips", [*records, partly]
    )


def test_slips_on_two_pages_stand_clear_of_each_other_and_of_the_cuts():
    words = "Watch each other teach once before half term and say what we saw. " * 2
    more = [
        Action(
            id=uid(f"more {short} {nth}"), meeting=MEETING, person=person(short), wording=words, sign=words
        )
        for short in ("Priya", "Tom", "Claire", "Joe", "Nadia")
        for nth in range(3)
    ]
    made = paper("slips", [*meeting_three(), *more])
    assert made.pages > 1
    assert "Page 1" not in text_of(made)
    for page in lines_of(made):
        for one, other in combinations(page, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 2.5, (one, other)


def test_what_has_no_room_in_a_drawing_is_listed_below_it():
    items = [
        SystemItem(version=uid("version 1"), place=place, wording=f"{place} has thing {nth} to tell us of")
        for place in Place
        for nth in range(14)
    ]
    words = text("leader", [*whole_year(), *items])
    assert "Everything in it:" in words
    assert not [item.wording for item in items if item.wording not in words]
