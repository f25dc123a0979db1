"""Whether a file goes on from what was received of its set before. One that does not would take away what is
somebody else's, or what came later."""

from __future__ import annotations

from collections.abc import Mapping, Set
from uuid import UUID

from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.names import name_key
from lfl_desktop.exchange.refusals import OlderEdition, OtherContent, OtherSet
from lfl_desktop.exchange.rules_of_files import KINDS
from lfl_desktop.exchange.setfile import SetFile
from lfl_desktop.words import tr


def check_continues(
    incoming: SetFile, existing: Mapping[UUID, Record], ours: Set[UUID], theirs: Set[UUID]
) -> None:
    """Raises OtherSet where `incoming` is another set with the id of one that was received.

    In files of the first versions the names of programme, cohort and set made the id of a set, so that two
    sets "A", or those of two years, have one. The ids of members and meetings never came from names: `ours`
    are those that are here of the set, `theirs` those in the file. A facilitator may hand a set on in the
    middle of a year, so the name decides only where one side has nothing else to go by.
    """
    here = {id for id in ours if isinstance(existing[id], KINDS)}
    known = existing.get(incoming.learning_set.id)
    before = known.facilitator if isinstance(known, LearningSet) else ""
    now = next(r.facilitator for r in incoming.records if isinstance(r, LearningSet))
    same = bool(here & theirs) if here and theirs else name_key(before) in ("", name_key(now))
    if same:
        return
    if not here or not theirs:
        raise OtherSet(
            tr(
                "This file of the set “{name}” is from {now} and those received before were from {before}, so"
                " nothing was changed; add it to a records file of its own.",
                name=incoming.learning_set.name,
                now=now or tr("nobody named"),
                before=before,
            )
        )
    raise OtherSet(
        tr(
            "This file has none of the members and meetings received before of the set “{name}”{whose}, so it"
            " was taken for another set and nothing was changed; add it to a records file of its own.",
            name=incoming.learning_set.name,
            whose=tr(" of {facilitator}", facilitator=before) if before else "",
        )
    )


def check_content(incoming: SetFile, received_edition: int, received_digest: str) -> None:
    """Raises OlderEdition or OtherContent where `incoming`, which would change something, is not newer than
    what was received."""
    if incoming.edition < received_edition:
        raise OlderEdition(
            tr(
                "This is edition {edition} of the set “{name}” and edition {received} was added before, "
                "so nothing was changed; ask the facilitator for the newest file.",
                edition=incoming.edition,
                name=incoming.learning_set.name,
                received=received_edition,
            )
        )
    if incoming.edition == received_edition and received_digest not in ("", incoming.digest):
        raise OtherContent(
            tr(
                "Edition {edition} of the set “{name}” was added before with other content, so nothing was"
                " changed; ask the facilitator which copy of the records goes on, and for a later edition.",
                edition=incoming.edition,
                name=incoming.learning_set.name,
            )
        )
