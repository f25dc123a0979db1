"""Days have one form on every paper, whoever reads it, however they were typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from every_paper import asked_of, sample_book
from msgspec.structs import replace

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.wording.days_said import MONTHS, SHORT_MONTHS
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.papers.challenge_threads import thread
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName
from lfl_desktop.workspace.papers.paper_makers import document_of_paper
from lfl_desktop.workspace.papers.paper_readers import seen_by_readers
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook

MARCH, NEXT_YEAR = dt.date(2013, 3, 28), dt.date(2014, 2, 14)
TYPED = (
    (MARCH, "by end of term", "28 Mar (end of term)"),
    (MARCH, "by by half term", "28 Mar (half term)"),
    (MARCH, "28th March", "28 Mar"),
    (NEXT_YEAR, "half term", "14 Feb 2014 (half term)"),
    (None, "next meeting", ""),
    (None, "by the next meeting", ""),
    (None, "By before Easter", "before Easter"),
    (None, "ongoing", "ongoing"),
)
"""The day of an action, the words that it was given in, and what a paper says of both in spring 2013."""

AFTER_BY = re.compile(r"\bby\W+(?:by|before|after)\b", re.IGNORECASE)
OTHER_FORMS = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th) [A-Z]"
)
NEXT = re.compile(r"\b(?:the )?next meeting\b")
WITH_ITS_DAY = re.compile(r"\d{1,2}[ \u00a0][A-Z][a-z]+(?:[ \u00a0]\d{4})? \((?:the )?next meeting\)")
A_DAY = re.compile(r"\b\d{1,2}[ \u00a0]([A-Z][a-z]+)\b")


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    """The sample, its actions due on days that were typed in every way."""
    with sample_book(sample_file, tmp_path_factory.mktemp("days")) as found:
        actions = sorted(found.workspace.select(Action), key=lambda a: str(a.id))
        with found.workspace.step("Days", rules=Rules.ARRIVING) as step:
            for action, (due, words, _said) in zip(actions, cycle(TYPED), strict=False):
                step.put(replace(action, due=due, due_words=words))
        yield OwnSetBook(found.workspace, found.learning_set.id)


def texts(book: SetBook) -> Iterator[tuple[str, str]]:
    """What every paper says to each of its readers, and the story of every challenge."""
    records = records_of_set(book.reading, book.learning_set.id)
    for paper in PAPERS:
        if paper.kind == PaperName.FILE:
            continue
        for name, asked in asked_of(book, paper.kind):
            source = PaperSource(records, seen_by_readers(records, asked), book.reading.today())
            try:
                said = document_of_paper(source, asked)
            except WorldError:
                continue
            yield f"{paper.kind} {name}", plain_text(said.document)
    for challenge in book.challenges:
        yield f"thread {challenge}", plain_text(thread(book, challenge).document)


@pytest.fixture(scope="module")
def said(book: SetBook) -> dict[str, str]:
    return dict(texts(book))


def test_no_paper_says_by_twice_or_a_day_in_another_form(said: dict[str, str]) -> None:
    assert len(said) > 60
    months = {*MONTHS, *SHORT_MONTHS}
    for name, text in said.items():
        assert not AFTER_BY.search(text), (name, AFTER_BY.search(text))
        assert not OTHER_FORMS.search(text), (name, OTHER_FORMS.search(text))
        days = [word for word in A_DAY.findall(text) if any(word.startswith(m) for m in SHORT_MONTHS)]
        assert set(days) <= months, (name, set(days) - months)


def test_the_next_meeting_is_said_with_its_day(said: dict[str, str]) -> None:
    found = 0
    for name, text in said.items():
        whole = re.sub(r"\s*\n\s*", " ", text)
        dated = WITH_ITS_DAY.findall(whole)
        assert len(NEXT.findall(whole)) == len(dated), name
        found += len(dated)
    assert found > 5


def test_an_action_says_its_day_and_then_its_words_with_the_year_of_another_school_year(
    said: dict[str, str],
) -> None:
    def of_meeting(number: int) -> str:
        """What the papers of a meeting say to the set."""
        papers = ("summary set", "slips set", "record set", "agenda set")
        return " ".join(said[f"{paper} {number}"] for paper in papers).replace("\u00a0", " ")

    spring, summer, autumn = map(of_meeting, range(3))
    for _day, _words, told in TYPED:
        assert told in spring + summer + autumn, told
    assert "28 Mar 2013" not in spring + summer and "14 Feb (" not in spring + summer
    assert "28 Mar 2013" in autumn and "28 Mar (" not in autumn
