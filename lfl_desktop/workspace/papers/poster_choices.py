"""The poster of a set as somebody arranged it: kept in the file, read for every paper, changed in steps."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from uuid import UUID

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, Challenge
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.poster import Arrangement, PosterChoice, arrangement_of, choices_of
from lfl_desktop.domain.record import Record
from lfl_desktop.words import mark
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.workspace import Workspace

HIDE, SHOW = mark("Hide line of poster"), mark("Show line of poster")
MOVE, SHORTEN = mark("Move line of poster"), mark("Shorten line of poster")
AS_RECORDED = mark("Poster as recorded")
"""What undo names each change by."""

_LINES: dict[str, type[Record]] = {
    "outcome": Challenge,
    "concern": Challenge,
    "action": Action,
    "impact": Impact,
    "quote": Impact,
    "learning": KeyLearning,
    "left": Membership,
}
"""The part of a key -> whose id follows it."""


def kept(reading: Reading, set_id: UUID, before: Mapping[str, Arrangement] | None = None) -> Arrangement:
    """How the poster of a set is arranged. `before` are the preferences of earlier versions, which count as
    long as nothing is in the file."""
    choices = reading.select(PosterChoice, learning_set=set_id)
    if not choices and before:
        return before.get(str(set_id), Arrangement())
    return arrangement_of(choices)


def as_kept(reading: Reading, set_id: UUID, asked: AskedPaper) -> AskedPaper:
    """What is asked for, its poster arranged as the file has it: no way to a paper goes around that."""
    if asked.kind != PaperName.POSTER:
        return asked
    arrangement = kept(reading, set_id, {str(set_id): asked.poster.arrangement})
    return replace(asked, poster=replace(asked.poster, arrangement=arrangement))


def arrange(
    workspace: Workspace,
    set_id: UUID,
    arrangement: Arrangement,
    title: str,
    amends: Hashable | None = None,
    origin: object | None = None,
) -> None:
    """Keeps how the poster of a set is arranged from now on, in one step called `title`.

    Raises a WorldError where nothing can be kept."""
    with workspace.step(title, amends=amends, origin=origin) as step:
        there = {choice.id: choice for choice in workspace.select(PosterChoice, learning_set=set_id)}
        for choice in choices_of(set_id, arrangement):
            if there.pop(choice.id, None) != choice:
                step.put(choice)
        for choice in there.values():
            step.delete(choice)


def take_over(workspace: Workspace, before: Mapping[str, Arrangement]) -> dict[str, Arrangement]:
    """Moves what earlier versions kept in the preferences into the file, for the sets that are in it; what is
    still to be kept in the preferences. Undo does not take it back."""
    left = dict(before)
    for learning_set in workspace.select(LearningSet):
        arrangement = left.get(str(learning_set.id))
        if arrangement is None:
            continue
        try:
            if not workspace.select(PosterChoice, learning_set=learning_set.id):
                with workspace.step(mark("Keep poster in the file"), undoable=False) as step:
                    for choice in choices_of(learning_set.id, arrangement):
                        kind = _LINES.get(choice.part)
                        if kind and workspace.get(kind, choice.line_of):
                            step.put(choice)
        except WorldError:
            continue  # it counts as it is, and is moved the next time
        del left[str(learning_set.id)]
    return left
