"""How long the records of a set are kept with the names in them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from lfl_desktop.domain.record import Record


class SetKeeping(Record, frozen=True, kw_only=True):
    """Until when a set, of one's own or received, is kept as it is, and since when it is without names. It
    goes to nobody.

    A date is asked of whoever is responsible: what is kept longer than it is needed is against the storage
    limitation of the UK GDPR, article 5(1)(e). Nothing happens by itself when it has passed."""

    of_set: UUID
    keep_until: dt.date | None = None
    anonymised_on: dt.date | None = None

    def has_passed(self, today: dt.date) -> bool:
        """Whether the day to decide has come, and nothing was done since."""
        return self.keep_until is not None and self.keep_until <= today and self.anonymised_on is None
