"""Two versions of a set that went apart, side by side: what each of them holds, in figures and never in words
that were said."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.meetings import ActionState
from lfl_desktop.domain.set_overview import SetOverview
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.exchange.adding_words import edition_of_set
from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile


def sides_in_words(found: ArrivingFile, today: dt.date) -> list[tuple[str, str]]:
    """What is here and what the file brings, each with a title; nothing but for two that went apart."""
    if found.sides is None or found.before is None or found.edition is None:
        return []
    here, there = found.sides
    return [
        (_title_here(found.before, today), version_in_words(here, today)),
        (tr("In this file: edition {n}", n=found.edition.number), version_in_words(there, today)),
    ]


def _title_here(before: Edition, today: dt.date) -> str:
    if before.received_at is None:
        return tr("Here: edition {n}", n=before.number)
    day = day_and_month(before.received_at.astimezone().date(), today)
    return tr("Here: edition {n}, added on {day}", n=before.number, day=day)


def version_in_words(told: SetOverview, today: dt.date) -> str:
    """What one version holds, in figures."""
    held, members = told.held, told.members.at_end
    actions = told.actions
    parts = [tr("{held} of {planned} meetings held", held=len(held), planned=len(told.planned))]
    days = [meeting.date for meeting in held if meeting.date]
    if days:
        parts.append(tr("the last on {day}", day=day_and_month(max(days), today)))
    parts.append(plural("%n members", "%n member", members))
    if total := actions.total():
        parts.append(plural("%n actions", "%n action", total))
        parts.append(tr("{n} of them open", n=actions[ActionState.OPEN]))
    if told.challenges:
        parts.append(plural("%n headlines", "%n headline", len(told.challenges)))
    if told.impacts:
        parts.append(plural("%n notes of impact", "%n note of impact", len(told.impacts)))
    if told.learning:
        parts.append(plural("%n key learning points", "%n key learning point", len(told.learning)))
    return ", ".join(parts)


def letter_on_two_versions(found: ArrivingFile, today: dt.date, signed: str = "") -> tuple[str, str]:
    """Subject and text of a message that asks a facilitator which of two versions goes on."""
    assert found.edition is not None
    edition = found.edition
    subject = tr("Which file of set {name} goes on?", name=edition.set_name)
    greeting = tr("Dear {name},", name=edition.facilitator) if edition.facilitator else tr("Hello,")
    told = tr(
        "I have two files of {set} that do not follow one another, as happens where a copy of the records is"
        " written in, or an earlier one is restored:",
        set=edition_of_set(edition),
    )
    sides = "\n".join(f"– {title}: {words}" for title, words in sides_in_words(found, today))
    asked = tr(
        "Which of them is yours to go on with? If each has something that the other has not, please write it"
        " into the one that goes on, and send its file anew."
    )
    return subject, "\n\n".join(part for part in (greeting, told, sides, asked, signed) if part) + "\n"
