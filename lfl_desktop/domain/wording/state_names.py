"""How states, levels and measures are said, in lists on screen and on paper alike."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.meetings import ChallengeState, LearningAbout, ReportBack
from lfl_desktop.domain.membership_periods import after, gone_on, is_moment, membership_standing
from lfl_desktop.domain.people import Membership, MembershipStatus
from lfl_desktop.domain.templates import Part
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr

STATUSES = {
    MembershipStatus.ACTIVE: mark("Member"),
    MembershipStatus.ON_LEAVE: mark("On leave"),
    MembershipStatus.LEFT: mark("Left"),
    MembershipStatus.WITHDREW: mark("Withdrew"),
    MembershipStatus.KEEPS_LINK: mark("Withdrew, keeps a link"),
    MembershipStatus.DID_NOT_JOIN: mark("Did not join"),
}
"""How each status of a membership is said."""

CHALLENGE_STATES = {
    ChallengeState.WORKED_ON: mark("Worked on"),
    ChallengeState.RESTED: mark("Rested"),
    ChallengeState.CLOSED: mark("Closed"),
}
"""How each state of a challenge is said."""

LEVELS = {
    ImpactLevel.OWN_PRACTICE: mark("Own practice"),
    ImpactLevel.COLLEAGUES: mark("Colleagues"),
    ImpactLevel.PUPILS: mark("Pupils"),
    ImpactLevel.SCHOOL: mark("School"),
}
"""How each level is said."""

LEARNED_ABOUT = {
    LearningAbout.CHALLENGE: mark("about the challenge"),
    LearningAbout.MYSELF: mark("about myself"),
    LearningAbout.PROCESS: mark("about the process"),
    LearningAbout.OTHERS: mark("about the others"),
}
"""What a learning note is about, as it is said beside it."""

PARTS = {
    Part.CHECK_IN: mark("Check-in"),
    Part.REPORT_BACK: mark("Report back"),
    Part.BIDS: mark("Bids"),
    Part.SLOTS: mark("Slots"),
    Part.IMPACT: mark("Impact"),
    Part.SET_REVIEW: mark("Set review"),
    Part.NEXT_MEETING: mark("Next meeting"),
}
"""How each part of a meeting is said."""


def status_words(spells: Sequence[Membership], today: dt.date) -> str:
    """The status with its date: "Left · 14 Mar", "Until 20 July", "On leave since 1 Mar", "Joins 3 Oct"."""
    now = membership_standing(spells, today)
    day = gone_on(now)
    dated = day_and_month(day, today) if day else ""
    if now.status == MembershipStatus.DID_NOT_JOIN:
        return _with(tr(STATUSES[now.status]), dated)
    if now.starts and now.starts > today:
        return tr("Joins {day}", day=day_and_month(now.starts, today))
    on_leave = now.status == MembershipStatus.ON_LEAVE
    if is_over(now, today):
        if not on_leave:
            ended = MembershipStatus.LEFT if now.status == MembershipStatus.ACTIVE else now.status
            return _with(tr(STATUSES[ended]), dated)
        back = after(spells, now)
        words = tr("On leave since {day}", day=dated)
        if back is None or back.starts is None or is_moment(back):
            return words
        return tr("{status}, back {day}", status=words, day=day_and_month(back.starts, today))
    if now.ends:
        if on_leave:
            return tr("On leave from {day}", day=dated)
        return tr("Until {day}", day=tr("today") if now.ends == today else dated)
    return tr(STATUSES[MembershipStatus.ACTIVE])


def _with(status: str, dated: str) -> str:
    return tr("{status} · {day}", status=status, day=dated) if dated else status


def is_over(membership: Membership, today: dt.date) -> bool:
    """Whether it makes nobody a member any more on `today`."""
    if membership.status == MembershipStatus.DID_NOT_JOIN:
        return True
    return membership.ends is not None and membership.ends < today


def measure_said(impact: Impact) -> str:
    """The measure in a line: "Children who pass: 27 → 79 %"."""
    return ": ".join(part for part in (impact.measure, figures_of_measure(impact)) if part)


def figures_of_measure(impact: Impact) -> str:
    """The figures of the measure: "27 → 79 %"."""
    found = [number(value) for value in (impact.before, impact.after) if value is not None]
    if not found:
        return ""
    told = " ".join(part for part in (" → ".join(found), impact.unit) if part)
    return tr("{figure} before", figure=told) if impact.after is None else told


@lru_cache(maxsize=1024)
def number(value: float) -> str:
    """A number in plain digits, thousands apart, with the decimals it has: "1,234,567", "0.125", "27"."""
    if not math.isfinite(value):
        return str(value)
    digits = f"{Decimal(repr(value + 0.0)):,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def report_words(report: ReportBack) -> str:
    """What was reported, in a line: what happened, why it was dropped, who it was handed to."""
    handed = tr("to {name}", name=report.handed_to) if report.handed_to else ""
    return " ".join(" ".join(part.split()) for part in (handed, report.reason, report.happened) if part)
