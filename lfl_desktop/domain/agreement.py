"""An agreement is to words: when these change, it is asked for again before they leave."""

from __future__ import annotations

from collections.abc import Iterable

from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.record import Record

AGREED_TO: dict[type[Record], frozenset[str]] = {
    Challenge: frozenset({"headline"}),
    Impact: frozenset(
        {"wording", "evidence", "measure", "unit", "before", "after", "other_contributors", "quote"}
    ),
}
"""What leaves the set once its owner has agreed to it, as the gate's table has it."""


def lapses(kind: type[Record], changed: Iterable[str]) -> dict[str, object]:
    """What else changes when somebody types in these fields of a record: the agreement ends with the
    words it was given to, and with the owner who gave it. Taking in a file is not typing: what arrives was
    agreed where it comes from."""
    agreed = AGREED_TO.get(kind)
    return {"agreed_on": None} if agreed and (agreed | {"person"}) & set(changed) else {}
