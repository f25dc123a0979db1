from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.people import LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.year import term_on
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.start import first_run
from lfl_desktop.workspace.start.first_run import Plan, proposed_cohort, proposed_year, remark_on_day
from lfl_desktop.workspace.start.new_file import new_file, unused, warning
from lfl_desktop.workspace.writing import Writing

PLAN = Plan(
    programme="Leadership for Learning",
    cohort="Cohort 1",
    starts=dt.date(2026, 9, 1),
    ends=dt.date(2027, 7, 31),
    coordinator="Marion Pell",
    set_name="A",
    focus="Managing change",
    facilitator="Ruth Ansell",
    members=(
        NewMember("Priya  Dale", "KS1 phase leader", Level.MIDDLE_LEADER, "Northway Fields"),
        NewMember("Tom Garside", "Deputy head", Level.DEPUTY, "northway  fields"),
        NewMember("Beth Ivory"),
    ),
)


def test_everything_planned_is_in_the_file(tmp_path: Path) -> None:
    workspace = first_run.begin(tmp_path / "a.lfl", proposed_year(PLAN))
    assert workspace.select(Programme)[0].coordinator == "Marion Pell"
    assert workspace.select(Cohort)[0].ends == dt.date(2027, 7, 31)
    assert workspace.select(LearningSet)[0].focus == "Managing change"
    assert workspace.count(Theme) == 6
    assert [p.name for p in workspace.select(Person)] == ["Priya Dale", "Tom Garside", "Beth Ivory"]
    assert [p.level for p in workspace.select(Post)] == [
        Level.MIDDLE_LEADER,
        Level.DEPUTY,
        Level.MIDDLE_LEADER,
    ]
    assert workspace.count(School) == 1, "the same school typed twice is one school"
    assert workspace.select(Post)[2].school is None
    assert [m.position for m in workspace.select(Membership)] == [0, 1, 2]
    assert workspace.count(Term) == 3
    assert [m.starts for m in workspace.select(Meeting)] == [dt.time(13, 30)] * 6
    assert workspace.titles() == ("", ""), "a set that is on screen cannot be undone"
    workspace.close()


def test_meeting_at_a_members_school_is_hosted_by_it(tmp_path: Path) -> None:
    meetings = [
        Meeting(learning_set=PLAN.ids.learning_set, date=dt.date(2026, 10, 8), place=" Northway fields "),
        Meeting(learning_set=PLAN.ids.learning_set, date=dt.date(2026, 12, 3), place="Town Hall"),
    ]
    workspace = first_run.begin(tmp_path / "a.lfl", replace(proposed_year(PLAN), meetings=meetings))
    hosted, elsewhere = workspace.select(Meeting)
    assert hosted.host_school == workspace.select(School)[0].id
    assert hosted.place == ""
    assert (elsewhere.host_school, elsewhere.place) == (None, "Town Hall")
    assert hosted.term == workspace.select(Term)[0].id
    workspace.close()


def test_a_school_typed_in_several_ways_is_one(tmp_path: Path) -> None:
    ways = ("St Mary’s", "St  Mary's", "ST MARYS", "St\u00a0Maryʼs")
    members = tuple(NewMember(f"Member {n}", school=school) for n, school in enumerate(ways))
    host = Meeting(learning_set=PLAN.ids.learning_set, date=dt.date(2026, 10, 8), place="st mary's")
    workspace = first_run.begin(
        tmp_path / "a.lfl", replace(proposed_year(PLAN), members=members, meetings=[host])
    )
    (school,) = workspace.select(School)
    assert school.name == "St Mary’s"
    assert {post.school for post in workspace.select(Post)} == {school.id}
    assert workspace.select(Meeting)[0].host_school == school.id
    workspace.close()


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.lfl"
    path.write_bytes(b"mine")
    with pytest.raises(WorldError, match="already a file"):
        first_run.begin(path, PLAN)
    assert path.read_bytes() == b"mine"


def test_nothing_is_left_of_a_file_that_could_not_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object) -> None:
        raise WorldError("The disk is full.")

    monkeypatch.setattr(Writing, "put", full)
    makers = (
        lambda path: first_run.begin(path, PLAN),
        lambda path: first_run.begin_programme(path, PLAN),
        first_run.create_sample,
    )
    for make in makers:
        with pytest.raises(WorldError, match="full"):
            make(tmp_path / "a.lfl")
        assert list(tmp_path.iterdir()) == []


def test_only_names_are_needed(tmp_path: Path) -> None:
    bare = proposed_year(Plan(programme="P", set_name="A"))
    workspace = first_run.begin(tmp_path / "a.lfl", bare)
    assert workspace.count(LearningSet) == 1
    assert workspace.count(Meeting) == 0
    workspace.close()


def test_a_cohort_may_be_as_long_as_it_says_and_no_day_longer() -> None:
    first, days = dt.date(2026, 7, 1), dt.timedelta(days=first_run.LONGEST_COHORT * 366)
    assert first_run.remark_on_cohort(first, first + days) == ""
    assert "longer than" in first_run.remark_on_cohort(first, first + days + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (None, dt.date(2027, 7, 1), "Without both"),
        (dt.date(2027, 7, 1), dt.date(2026, 7, 1), "before it starts"),
        (dt.date(2026, 7, 1), dt.date(2226, 7, 1), "longer than"),
        (dt.date(2026, 7, 1), dt.date(2027, 7, 1), ""),
    ],
)
def test_dates_of_a_cohort(starts: dt.date | None, ends: dt.date | None, words: str) -> None:
    remark = first_run.remark_on_cohort(starts, ends)
    assert words in remark and bool(words) == bool(remark)
    assert bool(remark) != bool(proposed_year(replace(PLAN, starts=starts, ends=ends)).meetings)


def test_proposed_cohort_is_the_school_year_or_the_calendar_year() -> None:
    assert proposed_cohort(dt.date(2026, 6, 1)) == (dt.date(2026, 9, 1), dt.date(2027, 7, 31))
    assert proposed_cohort(dt.date(2026, 10, 1)) == (dt.date(2026, 9, 1), dt.date(2027, 7, 31))
    assert proposed_cohort(dt.date(2026, 12, 1)) == (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    assert proposed_cohort(dt.date(2027, 2, 1)) == (dt.date(2027, 1, 1), dt.date(2027, 12, 31))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.dates(dt.date(2026, 8, 1), dt.date(2027, 8, 31)) | st.none(), max_size=5),
    st.integers(1, 4),
    st.sampled_from((first_run.THREE_TERMS, first_run.SIX_TERMS)),
)
def test_what_was_typed_stays_when_meetings_are_proposed_again(
    days: list[dt.date | None], per_term: int, pattern: str
) -> None:
    kept = tuple(Meeting(learning_set=PLAN.ids.learning_set, date=day) for day in days)
    plan = proposed_year(PLAN, per_term, pattern, kept)
    alone = proposed_year(PLAN, per_term, pattern)
    assert set(kept) <= set(plan.meetings)
    for term in plan.terms:
        mine = sum(term_on([term], meeting.date) is not None for meeting in kept)
        every = sum(term_on([term], meeting.date) is not None for meeting in plan.meetings)
        fresh = sum(term_on([term], meeting.date) is not None for meeting in alone.meetings)
        assert every == max(mine, fresh)


def test_where_a_day_lies() -> None:
    plan = proposed_year(PLAN)
    assert remark_on_day(plan, dt.date(2026, 10, 8)) == "Autumn"
    assert remark_on_day(plan, dt.date(2026, 10, 28)) == "Autumn · half-term holiday"
    assert remark_on_day(plan, dt.date(2026, 12, 30)) == "in a holiday"
    assert remark_on_day(plan, dt.date(2026, 10, 10)) == "Autumn · a Saturday"
    assert remark_on_day(plan, dt.date(2028, 10, 10)) == "outside the cohort’s dates"
    assert remark_on_day(plan, None) == "no day, left out"


def test_size_is_remarked_on_only_outside_the_usual() -> None:
    remarks = [bool(first_run.remark_on_size(n)) for n in range(10)]
    assert remarks == [False, True, True, True, False, False, False, False, False, True]


def test_the_name_of_a_new_file(tmp_path: Path) -> None:
    path = new_file(tmp_path, "Leadership for Learning", "A")
    assert path.name == "Leadership for Learning - Set A.lfl"
    path.touch()
    assert new_file(tmp_path, "Leadership for Learning", "A").name == "Leadership for Learning - Set A 2.lfl"
    assert new_file(tmp_path, 'Lead: "x"/y', "A?").name == "Lead x y - Set A.lfl"
    assert new_file(tmp_path, "CON.x", "").name == "_CON.x.lfl"
    assert unused(tmp_path / "mine").name == "mine.lfl"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_makes_a_file_that_every_system_accepts(
    tmp_path_factory: pytest.TempPathFactory, programme: str, set_name: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    path = new_file(folder, programme, set_name)
    assert path.parent == folder
    assert not set('<>:"/\\|?*') & set(path.name)
    assert path.stem == path.stem.strip(" .") and path.stem
    path.touch(exist_ok=False)
    assert new_file(folder, programme, set_name) != path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("C:\\Users\\ruth\\OneDrive - Northway\\a.lfl", "OneDrive copies"),
        ("/Volumes/Disk/ruth/Library/CloudStorage/GoogleDrive-ruth/a.lfl", "Google Drive copies"),
        ("/Volumes/Disk/ruth/Library/Mobile Documents/com~apple~CloudDocs/a.lfl", "iCloud copies"),
        ("C:\\Users\\ruth\\Dropbox (Personal)\\a.lfl", "Dropbox copies"),
        ("\\\\server\\staff\\a.lfl", "network"),
        ("/srv/ruth/records/onedrive.lfl", ""),
        ("/srv/ruth/My records/a.lfl", ""),
    ],
)
def test_synced_and_network_folders_are_warned_of(path: str, words: str) -> None:
    class AsWritten:
        def __str__(self) -> str:
            return path

    said = warning(AsWritten())  # type: ignore[arg-type]
    assert words in said and bool(words) == bool(said)
