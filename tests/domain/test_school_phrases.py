"""What schools call a day, over years of three terms, of six, of any, and of none."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR, NamedDay, SchoolYear
from lfl_desktop.domain.wording.by_when import one_day, split_due, understand
from lfl_desktop.domain.wording.school_phrase_rules import DAYS, FEASTS, HALVES, season

COHORT = UUID(int=1)
day = dt.date.fromisoformat


def term(label: str, starts: str, ends: str, half: str = "", half_ends: str = "") -> Term:
    return Term(
        cohort=COHORT,
        label=label,
        starts=day(starts),
        ends=day(ends),
        half_term_starts=day(half) if half else None,
        half_term_ends=day(half_ends) if half_ends else None,
    )


THREE = (
    term("Autumn", "2025-09-02", "2025-12-19", "2025-10-27", "2025-10-31"),
    term("Spring", "2026-01-05", "2026-03-27", "2026-02-16", "2026-02-20"),
    term("Summer", "2026-04-13", "2026-07-21", "2026-05-25", "2026-05-29"),
    term("Autumn", "2026-09-01", "2026-12-18", "2026-10-26", "2026-10-30"),
)
SIX = (
    term("Term 1", "2025-09-02", "2025-10-24"),
    term("Term 2", "2025-11-03", "2025-12-19"),
    term("Term 3", "2026-01-05", "2026-02-13"),
    term("Term 4", "2026-02-23", "2026-03-27"),
    term("Term 5", "2026-04-13", "2026-05-22"),
    term("Term 6", "2026-06-01", "2026-07-21"),
)
HOLIDAYS = frozenset(map(day, ("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25")))
NAMED = (
    NamedDay(day("2026-03-11"), frozenset({"core workshop", "workshop", "leading change"})),
    NamedDay(day("2026-04-13"), frozenset({"inset day"}), is_inset=True),
    NamedDay(day("2026-06-24"), frozenset({"after-school club"})),
)
MEETINGS = (day("2026-01-15"), day("2026-03-05"), day("2026-05-14"))
YEAR = SchoolYear(THREE, MEETINGS, HOLIDAYS, NAMED)
YEAR_OF_SIX = SchoolYear(SIX, MEETINGS, HOLIDAYS, NAMED)
TODAY = day("2026-02-03")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("before Easter", "2026-03-27"),
        ("by Easter", "2026-03-27"),
        ("after Easter", "2026-04-13"),
        ("mid May", "2026-05-15"),
        ("mid-May", "2026-05-15"),
        ("early March", "2026-03-07"),
        ("late March", "2026-03-31"),
        ("end March", "2026-03-31"),
        ("end of half term", "2026-02-13"),
        ("end term", "2026-03-27"),
        ("end spring term", "2026-03-27"),
        ("half term", "2026-02-13"),
        ("before half-term", "2026-02-13"),
        ("after half term", "2026-02-23"),
        ("over half term", "2026-02-22"),
        ("May half term", "2026-05-22"),
        ("end of next half term", "2026-03-27"),
        ("end of this half term", "2026-02-13"),
        ("by the INSET day", "2026-04-13"),
        ("the next inset", "2026-04-13"),
        ("before the INSET day", "2026-03-27"),
        ("Christmas", "2026-12-18"),
        ("September", "2026-09-30"),
        ("Sept", "2026-09-30"),
        ("in September", "2026-09-30"),
        ("September 2027", "2027-09-30"),
        ("September 2025", "2025-09-30"),
        ("first week back", "2026-02-27"),
        ("second week back after Easter", "2026-04-24"),
        ("first Tuesday back", "2026-02-24"),
        ("when we're back", "2026-02-23"),
        ("once everyone is back at school", "2026-02-23"),
        ("before the holidays", "2026-03-27"),
        ("before the summer holidays", "2026-07-21"),
        ("over the summer", "2026-08-31"),
        ("when we break up", "2026-03-27"),
        ("week beginning 8 March", "2026-03-13"),
        ("w/c 9 March", "2026-03-13"),
        ("wk commencing Mon 9 Mar", "2026-03-13"),
        ("week beginning 2 Feb", "2026-02-06"),
        ("week ending 13 March", "2026-03-13"),
        ("summer term", "2026-07-21"),
        ("start of the summer term", "2026-04-13"),
        ("second half of the summer term", "2026-07-21"),
        ("first half of the summer term", "2026-05-22"),
        ("next term", "2026-07-21"),
        ("end of term", "2026-03-27"),
        ("end of the school year", "2026-07-21"),
        ("the new school year", "2026-09-01"),
        ("early in the next term", "2026-04-24"),
        ("Weds", "2026-02-04"),
        ("Thur 12 Feb", "2026-02-12"),
        ("Good Friday", "2026-04-03"),
        ("May bank holiday", "2026-05-04"),
        ("after the bank holiday", "2026-04-13"),
        ("next meeting", "2026-03-05"),
        ("before the next meeting", "2026-03-04"),
        ("before we next meet", "2026-03-04"),
        ("the core workshop", "2026-03-11"),
        ("our workshop", "2026-03-11"),
        ("before the workshop", "2026-03-10"),
        ("after the workshop", "2026-03-12"),
        ("Leading change", "2026-03-11"),
        ("After-school club", "2026-06-24"),
        ("end of the month", "2026-02-28"),
        ("next month", "2026-03-31"),
        ("end of March '27", "2027-03-31"),
        ("early June 2028", "2028-06-07"),
        ("world book day", "2026-03-05"),
        ("Easter Sunday", "2026-04-05"),
        ("Easter Monday", "2026-04-06"),
        ("Maundy Thursday", "2026-04-02"),
        ("Shrove Tuesday", "2026-02-17"),
        ("Ash Wednesday", "2026-02-18"),
        ("Christmas Eve", "2026-12-24"),
        ("Christmas Day", "2026-12-25"),
        ("Boxing Day", "2026-12-26"),
        ("New Year's Eve", "2026-12-31"),
        ("New Year's Day", "2027-01-01"),
        ("Bonfire Night", "2026-11-05"),
        ("Halloween", "2026-10-31"),
        ("start of March", "2026-03-01"),
        ("beginning of May", "2026-05-01"),
        ("middle of May", "2026-05-15"),
        ("first week of the summer term", "2026-04-17"),
        ("second week of the summer term", "2026-04-24"),
        ("February half term", "2026-02-13"),
        ("summer half term", "2026-05-22"),
        ("autumn half term", "2026-10-23"),
        ("October half term", "2026-10-23"),
        ("ongoing", None),
        ("tbc", None),
        ("when the new head starts", None),
        ("as soon as we can", None),
        ("the visit", None),
        ("after the assembly", None),
        ("once a week", None),
    ],
)
def test_in_a_year_of_three_terms(words: str, meant: str | None) -> None:
    assert understand(words, TODAY, YEAR) == (day(meant) if meant else None)


SAID = {
    "the Friday before half term": "2026-02-13",
    "Weds before half term": "2026-02-11",
    "Friday before we break up": "2026-03-27",
    "the Monday after half term": "2026-02-23",
    "first Tuesday after half term": "2026-02-24",
    "the week before half term": "2026-02-13",
    "the week before the Easter holidays": "2026-03-27",
    "the day before half term": "2026-02-13",
    "the Friday before the next meeting": "2026-02-27",
    "the week before the next meeting": "2026-02-27",
    "a week before the next meeting": "2026-02-26",
    "10 days before the end of term": "2026-03-17",
    "two weeks after the workshop": "2026-03-25",
    "the Friday before the summer holidays": "2026-07-17",
    "end of May half term": "2026-05-31",
    "end of half term": "2026-02-13",
    "mid-autumn term": "2026-10-23",
    "middle of the summer term": "2026-05-22",
    "halfway through term": "2026-02-13",
    "late spring term": "2026-03-27",
    "towards the end of term": "2026-03-27",
    "final week of term": "2026-03-27",
    "last Friday of term": "2026-03-27",
    "first Monday of next term": "2026-04-13",
    "week 3 of next term": "2026-05-01",
    "week 6 of this term": "2026-02-13",
    "Tuesday after the May bank holiday": "2026-05-05",
    "third week of the summer term": "2026-05-01",
    "the new term": "2026-04-13",
    "before next term": "2026-04-12",
    "before the summer term": "2026-04-12",
    "before term starts": "2026-04-12",
    "before the spring term ends": "2026-03-27",
    "before the end of March": "2026-03-31",
    "start of Summer 2": "2026-06-01",
    "end of HT4": "2026-03-27",
    "HT5": "2026-05-22",
    "Michaelmas term": "2026-12-18",
    "end of the Lent term": "2026-03-27",
    "new academic year": "2026-09-01",
    "after the summer": "2026-09-01",
    "the next half term": "2026-02-13",
    "end of week": "2026-02-06",
    "before the weekend": "2026-02-06",
    "over the weekend": "2026-02-08",
    "early next week": "2026-02-10",
    "next week Tuesday": "2026-02-10",
    "two weeks today": "2026-02-17",
    "in a couple of weeks": "2026-02-17",
    "first week of March": "2026-03-07",
    "last week in March": "2026-03-31",
    "last Friday in March": "2026-03-27",
    "first Monday in May": "2026-05-04",
    "early to mid March": "2026-03-15",
    "late May bank holiday": "2026-05-25",
    "spring bank holiday": "2026-05-25",
    "INSET day in April": "2026-04-13",
    "Mothering Sunday": "2026-03-15",
    "between now and Easter": "2026-03-27",
    "this side of half term": "2026-02-13",
    "ideally before Easter": "2026-03-27",
    "before we meet again": "2026-03-04",
    "the meeting after next": "2026-05-14",
}
VAGUE = (
    *("week 7 of this term", "week 8 of next term", "the Friday after the bank holiday"),
    *("first day of half term", "last day of half term", "start of half term"),
    *("the Friday before Easter", "Tuesday after Easter", "week before Christmas", "two weeks after Easter"),
    *(
        "the Thursday before the next meeting",
        "the Friday before the end of term",
        "two weeks after half term",
    ),
    *("the Monday before half term or so", "the Friday before the assembly", "a week before the visit"),
    *("end of summer", "start of the summer", "mid summer", "Michaelmas", "Lent", "end of Lent", "Trinity"),
    *("HT", "the end of the year", "next year", "around half term", "not before Easter", "after 9 March"),
    *(
        "March or April",
        "a few weeks",
        "the half term after next",
        "Friday after next",
        "every Friday",
        "SATs",
    ),
)


def test_what_is_said_in_staffrooms_is_its_day() -> None:
    found = {words: understand(words, TODAY, YEAR) for words in SAID}
    assert {words: str(meant) for words, meant in found.items()} == SAID


def test_what_may_be_either_of_two_days_is_no_day() -> None:
    assert dict.fromkeys(VAGUE) == {words: understand(words, TODAY, YEAR) for words in VAGUE}


@pytest.mark.parametrize(
    ("today", "meant"),
    [("2026-01-06", "2026-01-16"), ("2026-01-16", "2026-01-16"), ("2026-01-17", "2026-04-24")],
)
def test_a_week_of_the_term_that_runs_is_that_week(today: str, meant: str) -> None:
    assert understand("second week of term", day(today), YEAR) == day(meant)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("half term", "2026-02-13"),
        ("after half term", "2026-02-23"),
        ("end of next half term", "2026-03-27"),
        ("end of T4", "2026-03-27"),
        ("mid spring term", "2026-02-13"),
        ("end of term", "2026-02-13"),
        ("end of term 5", "2026-05-22"),
        ("term 5", "2026-05-22"),
        ("summer term", "2026-07-21"),
        ("start of the summer term", "2026-04-13"),
        ("before the holidays", "2026-03-27"),
        ("before Easter", "2026-03-27"),
        ("before the summer holidays", "2026-07-21"),
        ("first week back", "2026-02-27"),
        ("end of the school year", "2026-07-21"),
    ],
)
def test_in_a_year_of_six_terms(words: str, meant: str) -> None:
    assert understand(words, TODAY, YEAR_OF_SIX) == day(meant)


def test_a_season_ends_with_its_first_term_where_nobody_knows_when_the_second_starts() -> None:
    first = term("Summer", "2026-04-13", "2026-05-22")
    for unknown in ({"starts": None}, {"ends": None}, {"starts": None, "ends": None}):
        second = replace(term("Summer", "2026-06-01", "2026-07-21"), **unknown)
        assert understand("summer term", TODAY, SchoolYear((first, second))) == first.ends
    second = term("Summer", "2026-06-01", "2026-07-21")
    assert understand("summer term", TODAY, SchoolYear((first, second))) == second.ends


@pytest.mark.parametrize(("starts", "end"), [("2026-07-20", "2026-08-14"), ("2026-07-21", "2026-05-22")])
def test_terms_of_one_season_that_are_60_days_apart_are_of_two_years(starts: str, end: str) -> None:
    terms = (term("Summer", "2026-04-13", "2026-05-22"), term("Summer", starts, "2026-08-14"))
    assert understand("summer term", TODAY, SchoolYear(terms)) == day(end)


def test_where_the_term_between_is_not_known_easter_is_in_the_holiday_since_christmas() -> None:
    known = (term("Autumn", "2025-09-01", "2025-12-19"), term("Summer", "2026-04-13", "2026-07-21"))
    for words in ("over Easter", "during Christmas"):
        assert understand(words, day("2025-11-03"), SchoolYear(known)) == day("2026-04-12"), words


def test_a_term_has_the_season_of_its_label_whenever_it_starts() -> None:
    early = (
        term("Autumn", "2025-07-28", "2025-12-12"),
        term("Autumn and spring", "2026-01-05", "2026-03-27"),
    )
    late = (*early, term("Spring", "2026-04-13", "2026-07-21"), term("", "2026-08-31", "2026-12-18"))
    assert [season(each) for each in late] == ["autumn", "autumn", "spring", "autumn"]
    assert understand("the end of the spring term", TODAY, SchoolYear(late)) == day("2026-07-21")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("in the new year", "2026-01-05"),
        ("early in the new year", "2026-01-05"),
        ("early new year", "2026-01-05"),
        ("Christmas", "2025-12-19"),
    ],
)
def test_from_the_autumn(words: str, meant: str) -> None:
    assert understand(words, day("2025-11-20"), YEAR) == day(meant)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("before Easter", "2026-04-02"),
        ("mid May", "2026-05-15"),
        ("September", "2026-09-30"),
        ("half term", None),
        ("end of term", None),
        ("summer term", None),
        ("before the holidays", None),
        ("first week back", None),
        ("in the new year", None),
        ("next meeting", None),
        ("the INSET day", None),
        ("bank holiday", None),
    ],
)
def test_where_no_terms_are_known(words: str, meant: str | None) -> None:
    assert understand(words, TODAY, NO_SCHOOL_YEAR) == (day(meant) if meant else None)


def test_a_holiday_until_easter_monday_is_that_of_easter() -> None:
    terms = term("Spring", "2026-01-05", "2026-03-20"), term("Summer", "2026-04-06", "2026-07-21")
    assert understand("before the Easter holidays", TODAY, SchoolYear(terms)) == day("2026-03-20")


def test_the_first_day_of_a_half_is_not_that_of_the_next() -> None:
    for today, begins in (("2026-02-22", "2026-02-23"), ("2026-02-23", "2026-04-13")):
        assert understand("start of the next half term", day(today), YEAR) == day(begins)


@pytest.mark.parametrize("feast", ["Christmas", "xmas"])
def test_christmas_is_two_days(feast: str) -> None:
    """In 2028 they are a Monday and a Tuesday."""
    assert understand(f"before {feast}", day("2028-12-01"), NO_SCHOOL_YEAR) == day("2028-12-22")
    assert understand(f"after {feast}", day("2028-12-01"), NO_SCHOOL_YEAR) == day("2028-12-27")


def test_a_meeting_of_today_is_not_the_next() -> None:
    assert understand("next meeting", MEETINGS[1], YEAR) == MEETINGS[2]
    assert understand("next meeting", MEETINGS[2], YEAR) is None


def test_a_week_that_has_begun_is_that_week() -> None:
    wednesday = day("2026-03-11")
    assert understand("week beginning 9 March", wednesday, YEAR) == day("2026-03-13")
    assert understand("week beginning 9 March", day("2026-03-14"), YEAR) == day("2027-03-12")


@pytest.mark.parametrize(
    "words",
    [
        "mid May",
        "before Easter",
        "before the end of term",
        "September",
        "half term",
        "summer term",
        "w/c 9 March",
        "over the weekend",
        "the week before half term",
        "before we meet again",
    ],
)
def test_a_time_up_to_a_day_is_no_day_to_meet_on(words: str) -> None:
    assert understand(words, TODAY, YEAR) and one_day(words, TODAY, YEAR) is None


@pytest.mark.parametrize(
    "words",
    [
        *("the INSET day", "end of term", "Good Friday", "next meeting", "workshop", "24 May"),
        *("the start of the summer term", "the end of the spring term", "the first day back"),
    ],
)
def test_a_day_itself_is_one(words: str) -> None:
    assert one_day(words, TODAY, YEAR) == understand(words, TODAY, YEAR) is not None


@pytest.mark.parametrize(
    ("line", "due_words"),
    [
        ("Write the plan by September", "September"),
        ("Write the plan by the end of next half term", "the end of next half term"),
        ("Write the plan by before Easter", "before Easter"),
        ("Ask each team by mid May.", "mid May"),
        ("Have it on paper by the INSET day", "the INSET day"),
        ("Write the plan by the Friday before half term", "the Friday before half term"),
        ("Write the plan by a week before the next meeting", "a week before the next meeting"),
        ("Write the plan by the Friday before Easter", ""),
        ("Have it led by June", ""),
        ("Have it led by Jan", ""),
        ("Have the change prompted by the workshop", ""),
        ("Have it run by the after-school club", ""),
        ("Have it read by the governors", ""),
        ("Stand by the plan", ""),
    ],
)
def test_an_action_line_is_split_at_what_schools_call_a_day(line: str, due_words: str) -> None:
    wording, found, due = split_due(line, TODAY, YEAR)
    assert found == due_words and (due is not None) == bool(due_words)
    assert wording == (line.rpartition(" by ")[0] if due_words else line)


def test_no_line_is_split_within_its_by_when() -> None:
    """ "before half term" alone would leave "the week" with what is to be done."""
    assert split_due("Ring home the week before half term", TODAY, YEAR)[:2] == (
        "Ring home",
        "the week before half term",
    )
    unclear = "Ring home two weeks before Easter"
    assert split_due(unclear, TODAY, YEAR) == (unclear, "", None)


# any year


days = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


@st.composite
def terms(draw: st.DrawFn) -> tuple[Term, ...]:
    """None to eight terms in order, with and without half terms, some without days, breaks of any length."""
    at, made = draw(days), []
    for nth in range(draw(st.integers(0, 8))):
        at += dt.timedelta(days=draw(st.integers(1, 70)))
        starts = at
        at += dt.timedelta(days=draw(st.integers(1, 110)))
        label = draw(st.sampled_from(("Autumn", "Spring", "Summer", f"Term {nth + 1}", "")))
        half = starts + dt.timedelta(days=draw(st.integers(0, (at - starts).days)))
        half_ends = half + dt.timedelta(days=draw(st.integers(0, 14)))
        made.append(
            Term(
                cohort=COHORT,
                label=label,
                starts=draw(st.sampled_from((starts, starts, starts, None))),
                ends=draw(st.sampled_from((at, at, at, None))),
                half_term_starts=draw(st.sampled_from((half, None))),
                half_term_ends=draw(st.sampled_from((half_ends, None))),
                position=nth,
            )
        )
    return tuple(made)


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    """A year with what is known of it."""
    known = draw(terms())
    names = st.sampled_from(("workshop", "leading change", "visit"))
    named = draw(
        st.lists(st.builds(NamedDay, days, st.frozensets(names, min_size=1), st.booleans()), max_size=3)
    )
    holidays = draw(st.frozensets(days, max_size=4))
    return SchoolYear(known, tuple(sorted(draw(st.lists(days, max_size=4)))), holidays, tuple(named))


OF_SCHOOLS = (
    *(f"{side}{feast}" for feast in FEASTS for side in ("", "before ", "after ")),
    *(f"{side}{name}" for name in DAYS for side in ("", "before ", "after ")),
    *(f"{name} half term" for name in HALVES),
    *("half term", "after half term", "in half term", "before the holidays", "after the summer holidays"),
    *(
        "over christmas",
        "end of the easter holidays",
        "when we break up",
        "before the summer",
        "in the new year",
    ),
    *(
        "first week back",
        "second week back after easter",
        "first monday back",
        "first day back",
        "week after half term",
    ),
    *(
        "first week of term",
        "early next term",
        "start of half term",
        "end of half term",
        "end of next half term",
    ),
    *(
        "start of term",
        "end of term",
        "end of next term",
        "next term",
        "this term",
        "second week of summer term",
    ),
    *("start of the summer term", "first half of the spring term", "second half of the autumn term"),
    *(
        "summer term",
        "term 2",
        "end of the school year",
        "the new school year",
        "mid may",
        "before march",
        "june",
    ),
    *("this month", "next month", "middle of next month", "next meeting", "before the next meeting"),
    *("inset day", "before the inset day", "after inset", "bank holiday", "late may bank holiday"),
    *("the workshop", "before leading change", "after the visit", "week beginning 8 march", "w/e 8 march"),
    *SAID,
)


@settings(max_examples=200)
@given(years(), days, st.sampled_from(OF_SCHOOLS))
def test_a_phrase_is_never_a_day_that_is_over(year: SchoolYear, today: dt.date, words: str) -> None:
    found = understand(words, today, year)
    assert found is None or found >= today
    assert one_day(words, today, year) in (None, found)


@settings(max_examples=60)
@given(
    years(), days, st.sampled_from(("before easter", "after easter", "christmas", "half term", "end of term"))
)
def test_a_day_of_school_is_a_day_of_a_term(year: SchoolYear, today: dt.date, words: str) -> None:
    found = understand(words, today, year)
    if found and year.spans:
        half_terms = [b for b in year.breaks if b.is_half_term]
        known = {b.last_before for b in half_terms} | {b.first_back for b in half_terms}
        known |= {term.ends for term in year.terms}
        assert any(starts <= found <= ends for starts, ends in year.spans) or found in known


@settings(max_examples=60)
@given(years(), days, st.text(st.sampled_from("abcdefghij klmnoprstuvwy’'-"), max_size=90))
def test_words_that_name_nothing_known_are_no_day(year: SchoolYear, today: dt.date, words: str) -> None:
    """Only names that are known are taken for events, whatever is typed."""
    assert understand(f"the zz{words}", today, year) is None


@settings(max_examples=100)
@given(st.sampled_from(OF_SCHOOLS), st.sampled_from((dt.date.min, dt.date.max, dt.date(9998, 12, 31))))
def test_nothing_raises_at_the_ends_of_time(words: str, today: dt.date) -> None:
    late = Term(cohort=COHORT, label="Summer", starts=dt.date(9999, 1, 1), ends=dt.date.max)
    early = Term(cohort=COHORT, label="Spring", starts=dt.date.min, ends=dt.date(1, 3, 1))
    for known in ((), (early,), (late,), (early, late)):
        found = understand(words, today, SchoolYear(known))
        assert found is None or isinstance(found, dt.date)
