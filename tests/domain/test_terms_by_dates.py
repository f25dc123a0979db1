"""Sets with three terms and sets with six come together by the days of their meetings."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.__main__ import main
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import named_id
from lfl_desktop.domain.terms_by_dates import counted_in, terms_together
from lfl_desktop.workspace.coordinator.programme_overview import programme_overview
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.exchange.arriving_file import Choice
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.start.first_run import (
    SIX_TERMS,
    THREE_TERMS,
    Plan,
    begin,
    begin_programme,
    proposed_year,
)
from lfl_desktop.workspace.workspace import Workspace

COHORT = named_id("cohort")
YEAR = dt.date(2025, 9, 1), dt.date(2026, 7, 31)


def term(label: str, starts: dt.date, ends: dt.date) -> Term:
    return Term(id=named_id(label, starts, ends), cohort=COHORT, label=label, starts=starts, ends=ends)


def plan(name: str, pattern: str, per_term: int = 1) -> Plan:
    made = Plan("Leading Together", "Cohort 1", *YEAR, set_name=name, facilitator=f"Facilitator {name}")
    return proposed_year(made, per_term=per_term, pattern=pattern)


def sent(tmp_path: Path, made: Plan, late: dt.date | None = None) -> Path:
    """The file of a set; on a day that is in no term of the programme, its first meeting."""
    path = tmp_path / f"{made.set_name}.lflset"
    with closing(begin(tmp_path / f"{made.set_name}.lfl", made)) as workspace:
        if late is not None:
            with workspace.step("Move", rules=Rules.ARRIVING) as step:
                first = workspace.select(Meeting)[0]
                step.put(replace(first, date=late))
        export(workspace, workspace.select(LearningSet)[0].id, path)
    return path


@pytest.mark.parametrize("pattern", [THREE_TERMS, SIX_TERMS])
def test_the_coordinators_own_terms_count_all_meetings(tmp_path: Path, pattern: str) -> None:
    files = [sent(tmp_path, plan("A", THREE_TERMS, 2)), sent(tmp_path, plan("B", SIX_TERMS))]
    with closing(begin_programme(tmp_path / "office.lfl", plan("", pattern))) as office:
        add_files(office, files)
        overview = programme_overview(office)
        assert len(overview.terms) == (3 if pattern == THREE_TERMS else 6)
        counts = [len(overview.in_term(one)) for one in overview.terms]
        assert sum(counts) == len(overview.meetings) == 12


def test_without_terms_of_her_own_those_that_most_sets_have_are_the_programmes(tmp_path: Path) -> None:
    plans = [plan("A", THREE_TERMS), plan("B", SIX_TERMS), plan("C", SIX_TERMS)]
    with closing(Workspace.create(tmp_path / "office.lfl")) as office:
        add_files(office, [sent(tmp_path, each) for each in plans])
        overview = programme_overview(office)
        assert len(overview.terms) == 6
        assert sum(len(overview.in_term(one)) for one in overview.terms) == len(overview.meetings)


def test_a_meeting_on_a_day_outside_all_terms_counts_where_its_own_term_does(tmp_path: Path) -> None:
    made = plan("A", THREE_TERMS)
    first = made.terms[0]
    assert first.ends is not None
    late = first.ends + dt.timedelta(days=1)
    longer = replace(first, ends=late)
    office_plan = plan("", THREE_TERMS)
    changed = Plan(**{**vars(made), "terms": [longer, *made.terms[1:]]})
    with closing(begin_programme(tmp_path / "office.lfl", office_plan)) as office:
        add_files(office, [sent(tmp_path, changed, late)])
        overview = programme_overview(office)
        assert [len(overview.in_term(one)) for one in overview.terms] == [1, 1, 1]


_days = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
_terms = st.lists(st.builds(lambda a, b: term("T", min(a, b), max(a, b)), _days, _days), max_size=6)


@given(_terms, st.lists(_terms, max_size=4))
def test_every_term_of_a_set_counts_in_one_that_shares_days_with_it_if_any_does(
    own: list[Term], told: list[list[Term]]
) -> None:
    together = terms_together(own, told)
    assert [(one.starts, one.ends) for one in together] == sorted((one.starts, one.ends) for one in together)
    every = [one for terms in told for one in terms]
    found = counted_in(together, every)
    by_id = {one.id: one for one in together}
    for one in every:
        shares = [o for o in together if o.starts <= one.ends and one.starts <= o.ends]  # type: ignore[operator]
        assert (one.id in found) == bool(shares)
        if shares:
            assert by_id[found[one.id]] in shares


def test_of_two_terms_that_share_as_many_days_the_one_that_starts_first_counts() -> None:
    short = term("Autumn 1", dt.date(2025, 9, 1), dt.date(2025, 10, 24))
    long = term("Autumn", dt.date(2025, 8, 25), dt.date(2025, 12, 19))
    told = term("Term 1", dt.date(2025, 9, 8), dt.date(2025, 10, 17))
    for terms in ([short, long], [long, short]):
        assert counted_in(terms, [told]) == {told.id: long.id}


def test_a_meeting_that_has_no_day_yet_is_told_so_in_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "A.lflset"
    with closing(begin(tmp_path / "A.lfl", plan("A", THREE_TERMS))) as workspace:
        with workspace.step("Move", rules=Rules.ARRIVING) as step:
            step.put(replace(workspace.select(Meeting)[-1], date=None, term=None))
        export(workspace, workspace.select(LearningSet)[0].id, path)
    with closing(begin_programme(tmp_path / "office.lfl", plan("", THREE_TERMS))) as office:
        add_files(office, [path])
    assert main(["readable", str(tmp_path / "office.lfl"), "-o", str(tmp_path / "pages")]) == 0
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "pages").glob("*.html")]
    assert any(", no day yet" in page for page in pages)


def test_sets_of_one_name_cohort_and_facilitator_are_numbered(tmp_path: Path) -> None:
    with closing(begin_programme(tmp_path / "office.lfl", plan("", THREE_TERMS))) as office:
        for folder in ("one", "two", "three"):
            (tmp_path / folder).mkdir()
            add_files(office, [sent(tmp_path / folder, plan("A", THREE_TERMS))], lambda _file: Choice.BOTH)
        assert [one.name for one in programme_overview(office).sets] == ["A 1", "A 2", "A 3"]
