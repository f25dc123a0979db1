"""What the set agreed about names is dated: agreeing to something else is a version of its own."""

from __future__ import annotations

from lfl_desktop.domain.errors import AgainstARule
from lfl_desktop.domain.people import GroundRules
from lfl_desktop.domain.record import Record
from lfl_desktop.words import tr
from lfl_desktop.workspace.rules.rule import Rule, StepUnderRules


class AgreedAsItWas(AgainstARule):
    """Ground rules of an earlier day were to say something else about names; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "These ground rules were agreed on an earlier day, so nothing was changed. Agree again to"
                " change who sees names: it holds from the day of that."
            )
        )


class AgreedAnew(Rule):
    """Who sees names, as it was agreed on an earlier day, stays as it was agreed. Otherwise names of a time
    when they were closed would be open, and nothing would say that they ever were closed."""

    def check(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        if not isinstance(before, GroundRules) or not isinstance(after, GroundRules):
            return
        is_past = before.agreed_on is not None and before.agreed_on < change.records.today()
        if is_past and before.names_to_coordinator != after.names_to_coordinator:
            raise AgreedAsItWas
