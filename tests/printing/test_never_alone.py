"""Whatever a paper says: a heading, a last line or a line to sign is never alone on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pypdfium2
import pytest
from any_record import visible
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from on_a4 import ON_A4
from reading import pages_of
from set_a import person, uid
from whole_year import DAY, whole_year

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    ListItem,
    Paragraph,
    Section,
    Signature,
    SignatureLine,
    Span,
    TableBlock,
    TableColumn,
)
from lfl_desktop.content.papers.certificate import certificate_document
from lfl_desktop.domain.events import EventAttendance, EventKind, ProgrammeEvent
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Attendance, Meeting, MeetingState
from lfl_desktop.printing.certificate_pages import certificate_pages
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.list_pages import list_pages
from lfl_desktop.printing.private_log_pages import private_log_pages
from lfl_desktop.printing.slip_pages import slip_pages
from lfl_desktop.printing.summary_pages import summary_pages
from lfl_desktop.printing.writers.paper import Paper

FINISHED = MeetingState.FINISHED
COLUMNS = (TableColumn("C1", 0.5), TableColumn("C2", 0.5))


def spans(words: str) -> tuple[Span, ...]:
    return (Span(words),)


def blocks_of(kind: str, count: int) -> tuple[DocumentBlock, ...]:
    """Some lines as paragraphs, items, rows, or one paragraph with as many lines."""
    if kind == "table":
        return (TableBlock(COLUMNS, tuple((spans(f"r{n}"), spans(f"s{n}")) for n in range(count))),)
    if kind == "lines":
        return (Paragraph(spans("\n".join(f"p{n}" for n in range(count)))),)
    make = ListItem if kind == "list" else Paragraph
    return tuple(make(spans(f"b{n}")) for n in range(count))


KINDS = st.sampled_from(("table", "lines", "list", "paragraphs"))
PARTS = st.lists(st.tuples(KINDS, st.integers(1, 45), st.booleans(), st.booleans()), min_size=1, max_size=6)
Parts = list[tuple[str, int, bool, bool]]


def document_of(parts: Parts) -> Document:
    body = tuple(
        Section(
            f"part {n}", blocks_of(kind, count), f"Heading {n}" if headed else "", boxed and kind == "list"
        )
        for n, (kind, count, headed, boxed) in enumerate(parts)
    )
    to_sign = Section("", (Signature((SignatureLine("Signed here", 1.0),)),))
    return Document(
        "Title", "Author", "Mark", Section("Head", (Paragraph(spans("Opening")),)), (*body, to_sign)
    )


def list_of(parts: Parts) -> Document:
    """The same as one table, for papers that are one."""
    rows = tuple(
        (spans(f"row {n} {kind}"), spans("cell\n" * count)) for n, (kind, count, *_) in enumerate(parts)
    )
    section = Section("List", (TableBlock(COLUMNS, rows * 4),))
    return Document("Title", "Author", "Mark", Section("Head", (Paragraph(spans("Opening")),)), (section,))


PAPERS: dict[str, Callable[[Parts], Paper]] = {
    "flowing": lambda parts: printed(document_of(parts), ON_A4),
    "summary": lambda parts: summary_pages(document_of(parts), ON_A4),
    "certificate": lambda parts: certificate_pages(document_of(parts), ON_A4),
    "slips": lambda parts: slip_pages(document_of(parts), ON_A4),
    "log": lambda parts: private_log_pages(document_of(parts), ON_A4),
    "list": lambda parts: list_pages(list_of(parts), ON_A4),
}

ROWS_STAY_WHOLE = ("list", "slips")
"""Papers that have few places to go on: rows and slips of up to a third of a page."""

AROUND = ("Page ", "Sheet ", "Title", "Mark", "C1", "Head", "List")


def bodies_of(paper: Paper) -> list[list[str]]:
    """The lines of each page from its top, without what stands around it."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        found = []
        for page in document:
            text, rows = page.get_textpage(), {}
            for rect in (text.get_rect(nth) for nth in range(text.count_rects())):
                rows.setdefault(round(rect[1] / 3), []).append(text.get_text_bounded(*rect).strip())
            lines = [" ".join(rows[high]) for high in sorted(rows, reverse=True)]
            found.append(
                [line for line in lines if line.startswith("Heading ") or not line.startswith(AROUND)]
            )
        return found
    finally:
        document.close()


@pytest.mark.parametrize("name", PAPERS)
@given(parts=PARTS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(parts=[("table", n, True, False) for n in (12, 30, 1)])
@example(parts=[("paragraphs", 44, False, False)])
@example(parts=[("lines", 45, True, False), ("list", 40, True, True)])
@example(parts=[("table", n, headed, False) for n, headed in ((1, 0), (1, 1), (1, 1), (22, 0), (2, 0))])
def test_no_heading_last_line_or_signature_is_alone(name: str, parts: Parts) -> None:
    pages = bodies_of(PAPERS[name](parts))
    for nth, rows in enumerate(pages):
        is_last = nth and nth == len(pages) - 1
        assert len(rows) > (3 if is_last and name not in ROWS_STAY_WHOLE else 1), (nth, pages)
        assert not rows[-1].startswith("Heading"), rows[-3:]
        assert rows[0] != "Signed here", rows


def test_a_long_certificate_takes_as_few_pages_as_its_types_allow() -> None:
    tom = person("Tom")
    title = "What is known of how leaders in schools learn from each other’s work"
    days = [DAY + dt.timedelta(n) for n in range(36)]
    events = [
        ProgrammeEvent(
            id=uid(f"e {n}"), cohort=uid("cohort"), kind=EventKind.PUBLIC_SEMINAR, title=title, date=day
        )
        for n, day in enumerate(days)
    ]
    came = [EventAttendance(id=uid(f"at {n}"), event=e.id, person=tom) for n, e in enumerate(events)]
    seen = visible([*whole_year(), *events, *came], Audience.LEADER, tom)
    first, *more = pages_of(certificate_pages(certificate_document(seen, tom), ON_A4))
    assert any(f"Public seminar: {title}" in line for line in first.splitlines()), "there is room"
    assert len(more) == 1


@pytest.mark.parametrize("more", [0, 7, 12, 16, 20, 40, 75])
def test_a_certificate_is_one_page_or_is_signed_below_its_last_lines(more: int) -> None:
    tom = person("Tom")
    meetings = [
        Meeting(id=uid(f"more {n}"), learning_set=uid("set A"), date=DAY + dt.timedelta(n), state=FINISHED)
        for n in range(more)
    ]
    came = [Attendance(id=uid(f"came {n}"), meeting=m.id, person=tom) for n, m in enumerate(meetings)]
    seen = visible([*whole_year(), *meetings, *came], Audience.LEADER, tom)
    paper = certificate_pages(certificate_document(seen, tom), ON_A4)
    assert paper.pages == 1 or more > 16
    last = pages_of(paper)[-1]
    assert "Ruth Ansell, facilitator" in last and "Meeting " in last
