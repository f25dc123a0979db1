"""What is said of a file that arrives: for the command line, and for the window before anything is added."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.domain.editions import Edition
from lfl_desktop.exchange.setfile import SetFile
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile, Choice, Outcome


def kept_here(file: SetFile) -> str:
    """Why a file of a set that is kept in this very records file is not added."""
    return tr(
        "The set “{name}” is kept in this records file itself, so its file was not added; "
        "to see it as the coordinator does, add it to the coordinator’s records file.",
        name=file.learning_set.name,
    )


def edition_of_set(edition: Edition) -> str:
    """As in "set A of Ruth Ansell"."""
    if edition.facilitator:
        return tr("set {name} of {facilitator}", name=edition.set_name, facilitator=edition.facilitator)
    return tr("set {name}", name=edition.set_name)


def file_heading(found: ArrivingFile) -> str:
    """Which file this is: its name, its set and its edition."""
    edition = found.edition
    if edition is None:
        return found.path.name
    about = tr("{set}, edition {number}", set=edition_of_set(edition), number=edition.number)
    return f"{found.path.name}: {about}"


def for_whom(found: ArrivingFile) -> list[str]:
    """What a file is and whom it is for, to be told to somebody else; nothing where it could not be read."""
    if found.edition is None:
        return []
    parts = {"set": edition_of_set(found.edition), "programme": found.edition.programme_name}
    if not found.coordinator:
        return [tr("This is what {set} tells the coordinator of the programme “{programme}”.", **parts)]
    said = mark("This is what {set} tells {name}, the coordinator of the programme “{programme}”.")
    return [tr(said, name=found.coordinator, **parts)]


def adding_sentences(found: ArrivingFile) -> list[str]:
    """What adding it means, or why it is not added, in sentences."""
    said = [found.sentence or _SAID[found.outcome](found)]
    if found.alike is not None:
        said.append(
            tr(
                "Another {set} is here, from another records file. Both are kept; if this one goes on from"
                " that, take that one back.",
                set=edition_of_set(found.alike),
            )
        )
    if found.erased:
        said.append(
            plural(
                "It holds %n people who were erased here.",
                "It holds %n person who was erased here.",
                found.erased,
            )
        )
        said.append(tr(_CHOSEN_ERASED[found.chosen]))
    if found.newer_program:
        said.append(
            tr(
                "It was made by a newer version of the program: what this one does not know was left out."
                " Update this one and add the file again to have it too."
            )
        )
    return said


def _new(found: ArrivingFile) -> str:
    return plural(
        "The first file of this set: %n records.",
        "The first file of this set: %n record.",
        found.differences.new,
    )


def _newer(found: ArrivingFile) -> str:
    counts = found.differences
    assert found.before is not None
    parts = [
        tr("{n} new", n=counts.new),
        tr("{n} changed", n=counts.changed),
        tr("{n} unchanged", n=counts.unchanged),
        *([tr("{n} withdrawn", n=counts.withdrawn)] if counts.withdrawn else []),
    ]
    return tr("Since edition {n}: {counts}.", n=found.before.number, counts=", ".join(parts))


def _same(_found: ArrivingFile) -> str:
    return tr("It was added before, so nothing was changed.")


def _older(found: ArrivingFile) -> str:
    assert found.before is not None
    return tr("It is older than edition {n}, which is here, so nothing was changed.", n=found.before.number)


def _apart(found: ArrivingFile) -> str:
    assert found.edition is not None and found.before is not None
    said = tr(
        "It does not go on from edition {n} of {set}, which is here: two copies of its records went apart, or"
        " another set has its id. Against that it has {new} new, {changed} changed and {gone} no longer.",
        n=found.before.number,
        set=edition_of_set(found.before),
        new=found.differences.new,
        changed=found.differences.changed,
        gone=found.differences.withdrawn,
    )
    return f"{said} {tr(_CHOSEN[found.chosen])}"


def _other_programme(found: ArrivingFile) -> str:
    assert found.edition is not None
    said = tr("It belongs to another programme, “{name}”.", name=found.edition.programme_name)
    return f"{said} {tr(_CHOSEN_APART[found.chosen])}"


_CHOSEN = {
    Choice.ASK: mark("Nothing was changed; ask the facilitator which one goes on."),
    Choice.TAKE: mark("It takes the place of the one that is here."),
    Choice.BOTH: mark("Both are kept, as two sets."),
}
_CHOSEN_APART = {
    Choice.ASK: mark("Nothing was changed; add it to the records file of that programme."),
    Choice.TAKE: mark("It is kept apart here."),
    Choice.BOTH: mark("It is kept apart here."),
}
_CHOSEN_ERASED = {
    Choice.ASK: mark("Nothing was changed; ask the facilitator to erase them too and to send it again."),
    Choice.TAKE: mark("They come back with it."),
    Choice.BOTH: mark("They come back with it."),
}
_SAID = {
    Outcome.NEW: _new,
    Outcome.NEWER: _newer,
    Outcome.SAME: _same,
    Outcome.OLDER: _older,
    Outcome.APART: _apart,
    Outcome.OTHER_PROGRAMME: _other_programme,
}


def summary(found: Sequence[ArrivingFile]) -> str:
    """What a batch did, in one line."""
    added = sum(one.is_added for one in found)
    here = sum(one.outcome in (Outcome.SAME, Outcome.OLDER) for one in found)
    waiting = sum(one.needs_decision and not one.is_added for one in found)
    refused = sum(one.outcome == Outcome.REFUSED for one in found)
    parts = [plural("%n files added", "%n file added", added)]
    parts += [plural("%n were here already", "%n was here already", here)] if here else []
    parts += [plural("%n need a decision", "%n needs a decision", waiting)] if waiting else []
    parts += [plural("%n not added", "%n not added", refused)] if refused else []
    return tr("{parts}.", parts=", ".join(parts))
