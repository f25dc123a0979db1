"""The private log on paper: for its owner, and it says so on each page."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from on_a4 import ON_A4
from pypdfium2 import PdfDocument
from reading import not_on, pages_of, text_of
from set_a import MEETING, meeting_three, uid

from lfl_desktop.content.papers.private_log import private_log_document
from lfl_desktop.domain.gate.sharing import own_log
from lfl_desktop.domain.meetings import LogEntry
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.private_log_pages import private_log_pages
from lfl_desktop.printing.writers.paper import Paper


def paper(*more: Record) -> Paper:
    log = own_log([*meeting_three(), *more], uid("set A"))
    return private_log_pages(private_log_document(log, "Nobody else should have it."), ON_A4)


def entry(n: int, wording: str, **more: object) -> LogEntry:
    return LogEntry(id=uid(f"entry {n}"), learning_set=uid("set A"), wording=wording, **more)


def test_it_holds_the_log_with_its_days_in_order_and_nothing_else() -> None:
    made = paper(entry(1, "Written in the train", written_on=dt.date(2013, 2, 1)), entry(2, "On no day"))
    said = text_of(made)
    assert said.index("1 February 2013") < said.index("Written in the train") < said.index("9 May 2013")
    assert said.index("Meeting 3") < said.index("Priya quiet when Tom presents") < said.index("No date")
    assert "meeting. No date On no day" in said
    assert "Nobody else should have it." in said
    for other in ("Four teachers", "One method", "Hillcross", "Managing change"):
        assert other not in said
    assert made.notes == ("3 notes, 15 words.",)


def test_it_is_that_of_one_set() -> None:
    other = LogEntry(id=uid("other"), learning_set=uid("set B"), wording="Of another set")
    assert "Of another set" not in text_of(paper(other))


def test_each_page_says_whose_it_is_and_that_it_is_private() -> None:
    made = paper(*(entry(n, "A long thought. " * 120, meeting=MEETING) for n in range(8)))
    assert made.pages > 2
    for page in pages_of(made):
        assert "PRIVATE · Ruth Ansell · Set A" in page
    with PdfDocument(made.pdf) as document:
        assert document.get_metadata_dict()["Author"] == "Ruth Ansell"


def test_a_set_without_a_name_is_not_named() -> None:
    records = [
        replace(record, name="") if isinstance(record, LearningSet) else record for record in meeting_three()
    ]
    log = own_log(records, uid("set A"))
    made = private_log_pages(private_log_document(log, "Nobody else should have it."), ON_A4)
    for page in pages_of(made):
        assert "Private log of Ruth Ansell" in page and "PRIVATE · Ruth Ansell" in page
        assert "Set" not in page and "Ruth Ansell ·" not in page
    with PdfDocument(made.pdf) as document:
        assert document.get_metadata_dict()["Title"] == "Private log of Ruth Ansell"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=400), max_size=6))
def test_no_word_of_it_is_lost(wordings: list[str]) -> None:
    made = paper(*(entry(n, wording) for n, wording in enumerate(wordings)))
    for wording in wordings:
        if wording.strip():
            assert not_on(made, wording) == ""


def test_what_stands_on_each_page_is_above_all_else() -> None:
    made = paper(*(entry(n, "Said and heard " * 60) for n in range(9)))
    assert made.pages > 1
    with PdfDocument(made.pdf) as document:
        for page in document:
            high = page.get_height()
            above = page.get_textpage().get_text_bounded(top=high, bottom=high - look.TOP)
            assert above == "PRIVATE · Ruth Ansell · Set A"
