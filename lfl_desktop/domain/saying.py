"""How states, levels and measures are said, in lists on screen and on paper alike."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.meetings import ChallengeState, ReportBack
from lfl_desktop.domain.people import Membership, MembershipStatus
from lfl_desktop.words import mark, tr

STATUSES = {
    MembershipStatus.ACTIVE: mark("Member"),
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


def status_words(membership: Membership, today: dt.date) -> str:
    """The status with its date: "Left 14 Mar", "Until 20 July", "Joins 3 Oct"."""
    ends, starts = membership.ends, membership.starts
    word = tr(STATUSES[membership.status])
    if membership.status == MembershipStatus.DID_NOT_JOIN or (ends and ends < today):
        if membership.status == MembershipStatus.ACTIVE:
            word = tr(STATUSES[MembershipStatus.LEFT])
        return tr("{status} · {day}", status=word, day=said(ends, today)) if ends else word
    if ends:
        return tr("Until {day}", day=tr("today") if ends == today else said(ends, today))
    if starts and starts > today:
        return tr("Joins {day}", day=said(starts, today))
    return word


def is_over(membership: Membership, today: dt.date) -> bool:
    """Whether somebody no longer belongs on `today`, or never did."""
    if membership.status == MembershipStatus.DID_NOT_JOIN:
        return True
    return membership.ends is not None and membership.ends < today


def measured(impact: Impact) -> str:
    """The measure in a line: "Children who pass: 27 → 79 %"."""
    figures = [f"{value:.10g}" for value in (impact.before, impact.after) if value is not None]
    if impact.before is not None and impact.after is None:
        figures = [tr("{n} before", n=figures[0])]
    change = " ".join(part for part in (" → ".join(figures), impact.unit if figures else "") if part)
    return ": ".join(part for part in (impact.measure, change) if part)


def report_words(report: ReportBack) -> str:
    """What was reported, in a line: what happened, why it was dropped, who it was handed to."""
    handed = tr("to {name}", name=report.handed_to) if report.handed_to else ""
    return " ".join(" ".join(part.split()) for part in (handed, report.reason, report.happened) if part)
