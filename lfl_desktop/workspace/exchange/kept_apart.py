"""What the coordinator's file says otherwise than a file that was added, because it keeps its own."""

from __future__ import annotations

from collections.abc import Iterable

from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, School
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.names import same_name
from lfl_desktop.words import plural, tr

MOST = 3
"""Sentences about names; more are told by their number."""


def remarks_on(apart: Iterable[tuple[Record, Record]]) -> list[str]:
    """A sentence for each record of the programme that is called otherwise in the file than here.

    Each of `apart` is the record as it stands and as the file has it. What else they differ in is the
    coordinator's to say, so nothing is said of it; but of schools it is, whose chain tells who belongs
    together, and of cohorts, as those of two years may have one name."""
    said = [words for here, theirs in apart if (words := _remark(here, theirs))]
    if len(said) <= MOST:
        return said
    more = plural(len(said) - MOST, "{n} more keeps its own too.", "{n} more keep their own too.")
    return [*said[:MOST], more]


def _remark(here: Record, theirs: Record) -> str:
    ours, other = called(here), called(theirs)
    if other and ours != other:
        return tr("“{ours}” keeps its own name here; the file calls it “{theirs}”.", ours=ours, theirs=other)
    if isinstance(here, School) and here != theirs:
        return tr("“{name}” keeps its own chain and partner city here.", name=ours)
    if isinstance(here, Cohort) and here != theirs:
        return tr("“{name}” keeps its own dates here.", name=ours)
    return ""


def called(record: Record) -> str:
    """The name or label of a record of the programme."""
    return next(
        (str(getattr(record, field)) for field in ("name", "label", "title") if hasattr(record, field)), ""
    )


def remarks_on_sets(sets: Iterable[LearningSet], added: LearningSet) -> list[str]:
    """A sentence where another set is called as the one that was added."""
    others = [one for one in sets if one.id != added.id and same_name(one.name, added.name)]
    return [
        tr("Another set {name}, of {facilitator}, is here too.", name=one.name, facilitator=one.facilitator)
        if one.facilitator
        else tr("Another set {name} is here too.", name=one.name)
        for one in others
    ]
