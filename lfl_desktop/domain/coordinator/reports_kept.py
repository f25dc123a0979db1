"""What a coordinator writes into reports, and what a report told when it was made last."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.domain.programme import CohortId
from lfl_desktop.domain.record import Record


class ReportParagraph(Record, frozen=True, kw_only=True):
    """Her own paragraphs in one `part` of the final report of a cohort. They stay as they are when the
    figures around them are made anew."""

    cohort: CohortId
    part: str = ""
    wording: str = ""


class ReportMade(Record, frozen=True, kw_only=True):
    """The figures that the final report of a cohort told when it was made last: what is called how -> the
    figure, so that the next one says what moved."""

    cohort: CohortId
    made_at: dt.datetime | None = None
    figures: dict[str, str] = {}
