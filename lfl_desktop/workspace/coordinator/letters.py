"""What a coordinator writes to a facilitator whose file is missing: a text to send, and to change before."""

from __future__ import annotations

from lfl_desktop.content.tables.sets_table import SetsTableLine
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview


def letter_to_facilitator(overview: ProgrammeOverview, line: SetsTableLine) -> tuple[str, str]:
    """Subject and text of a message that asks for the newest file of a set."""
    programme = overview.programme
    name = programme.name if programme else ""
    the_set = line.overview.learning_set.name if line.overview else line.name  # as its facilitator calls it
    if line.cohort and len(overview.cohorts) > 1:
        the_set = tr("{name} ({cohort})", name=the_set, cohort=line.cohort)
    subject = tr("{programme}: the file of set {set}", programme=name, set=the_set)
    greeting = tr("Dear {name},", name=line.facilitator) if line.facilitator else tr("Hello,")
    have = tr("I have no file of your set yet.")
    if line.received:
        day = long_date(line.received)
        have = tr("I have edition {n} of your set’s file, added on {day}.", n=line.edition, day=day)
    wanted = tr("If you have recorded anything since, please send it anew.")
    if not line.received:
        wanted = tr("Please make it and send it to me.")
    if line.late_since:
        wanted = tr("It tells nothing yet of the meeting on {day}.", day=long_date(line.late_since))
    how = tr(
        "In LfL Desktop: Print and share, then “File for the coordinator”, save it, and send it to me. It"
        " holds no more than the list beside it says."
    )
    coming = []
    if line.next:
        day = long_date(line.next)
        coming = [tr("Your next meeting is on {day}; the file after it is the next I need.", day=day)]
    signed = programme.coordinator if programme else ""
    return subject, "\n\n".join([greeting, f"{have} {wanted}", how, *coming, signed]).strip() + "\n"
