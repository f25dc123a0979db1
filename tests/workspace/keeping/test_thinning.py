"""Of backups the fewer stay the older they are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lfl_desktop.workspace.keeping.backup_names import Backup, Reason, backup_at, free_name
from lfl_desktop.workspace.keeping.thinning import outdated

TODAY = dt.date(2026, 7, 22)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def backup(at: dt.datetime) -> Backup:
    return Backup(Path(f"{at:%Y-%m-%d %H.%M.%S}.lfl"), "set", at.astimezone(), Reason.ON_THE_WAY)


def left(backups: list[Backup]) -> list[dt.datetime]:
    gone = outdated(backups, TODAY)
    return sorted((b.at.replace(tzinfo=None) for b in backups if b not in gone), reverse=True)


def test_all_of_today_and_yesterday_stay_and_of_a_day_before_that_the_last() -> None:
    hours = [dt.datetime(2026, 7, day, hour) for day in (22, 21, 20, 19) for hour in (9, 12, 15)]
    assert left([backup(at) for at in hours]) == [
        *[dt.datetime(2026, 7, day, hour) for day in (22, 21) for hour in (15, 12, 9)],
        dt.datetime(2026, 7, 20, 15),
        dt.datetime(2026, 7, 19, 15),
    ]


def test_of_two_years_every_day_days_then_weeks_then_months_stay() -> None:
    days = [dt.datetime.combine(TODAY, dt.time(9)) - dt.timedelta(days=n) for n in range(730)]
    stays = left([backup(at) for at in days])
    assert len(stays) == 2 + DAILY + WEEKLY + MONTHLY
    weekly, monthly = stays[2 + DAILY : -MONTHLY], stays[-MONTHLY:]
    assert {at.strftime("%A") for at in weekly} == {"Sunday"}
    assert all((at + dt.timedelta(days=1)).day == 1 for at in monthly)


def test_what_was_thinned_before_is_not_thinned_away() -> None:
    """Day after day, and still about a year is covered."""
    kept: list[Backup] = []
    for n in range(500):
        day = TODAY - dt.timedelta(days=499 - n)
        kept.append(backup(dt.datetime.combine(day, dt.time(9))))
        gone = outdated(kept, day)
        kept = [each for each in kept if each not in gone]
    assert len(kept) == 2 + DAILY + WEEKLY + MONTHLY
    assert kept[0].at.date() < TODAY - dt.timedelta(days=300)


def test_a_backup_that_was_not_made_for_weeks_stays() -> None:
    old = [dt.datetime(2024, 1, 3, 9), dt.datetime(2025, 9, 9, 9)]
    assert left([backup(at) for at in old]) == old[::-1]


def test_a_name_tells_file_time_and_reason(tmp_path: Path) -> None:
    at = dt.datetime(2026, 3, 5, 9, 30, 1).astimezone()
    for stem in ("Set A", "Set 2026-03-05 09.30.00", "a (2)", "Zoë"):
        for number, reason in enumerate((*Reason, *Reason), 1):
            path = free_name(tmp_path, Path(f"{stem}.lfl"), at, reason)
            path.touch()
            assert backup_at(path) == Backup(path, stem, at, reason, number)
    for other in ("Set A.lfl", "2026-03-05.lfl", "Set 2026-13-05 09.30.00.lfl", ".lfl-x.new"):
        assert backup_at(tmp_path / other) is None
