"""How counts of people are said that travel in place of names."""

from __future__ import annotations

import datetime as dt

from lfl_desktop.domain.receipts import EventFigures, SetFigures
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.words import tr


def members_counted(figures: SetFigures) -> str:
    """How many belong to a set: "at the start: 6 (Thursday 31 January 2013) · joined: 1 · left: 0 · ..."."""
    parts = (
        _on_the_day(tr("at the start: {n}", n=figures.at_start), figures.starts),
        tr("joined: {n}", n=figures.joined),
        tr("left: {n}", n=figures.left),
        _on_the_day(tr("at the end: {n}", n=figures.at_end), figures.ends),
    )
    return " · ".join(parts)


def _on_the_day(words: str, day: dt.date | None) -> str:
    return f"{words} ({long_date(day)})" if day else words


def came_counted(figures: EventFigures | None) -> str:
    """How many of a set came to an event; empty where nobody did."""
    if figures is None:
        return ""
    return tr("fewer than three came") if figures.fewer_than_three else tr("{n} came", n=figures.came)
