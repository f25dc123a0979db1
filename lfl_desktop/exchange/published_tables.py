"""The plain tables that a programme is published into, for databases and what reads them: no text of a set
but what its members agreed to, and every row with the programme and the set it belongs to."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

TABLES = MetaData()


def _id(name: str = "id") -> Column[str]:
    return Column(name, String(36), primary_key=True)


def _of_set() -> list[Column[str]]:
    return [
        Column("set_line", String(36), ForeignKey("lfl_set.line", ondelete="CASCADE"), nullable=False),
        Column("programme_id", String(36), nullable=False),
    ]


SET = Table(
    "lfl_set",
    TABLES,
    Column("line", String(36), primary_key=True, comment="a set as one records file publishes it"),
    Column("programme_id", String(36), nullable=False, comment="whose rows these are"),
    Column("published_from", String(36), nullable=False, comment="the records file that published them"),
    Column("edition_id", String(36), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("received_at", DateTime(timezone=True)),
    Column("programme", Text, nullable=False),
    Column("cohort", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("facilitator", Text, nullable=False),
    Column("focus", Text, nullable=False),
    Column("members_at_start", Integer),
    Column("members_joined", Integer),
    Column("members_left", Integer),
    Column("members_now", Integer),
)

MEETING = Table(
    "lfl_meeting",
    TABLES,
    _id(),
    *_of_set(),
    Column("number", Integer, nullable=False),
    Column("day", Date),
    Column("state", String(16), nullable=False),
    Column("here", Integer, nullable=False),
    Column("members", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("minutes_in_slots", Integer, nullable=False),
    Column("actions_open", Integer, nullable=False),
    Column("actions_done", Integer, nullable=False),
    Column("actions_partly", Integer, nullable=False),
    Column("actions_changed", Integer, nullable=False),
    Column("actions_dropped", Integer, nullable=False),
    Column("actions_handed_on", Integer, nullable=False),
)

IMPACT = Table(
    "lfl_impact",
    TABLES,
    _id(),
    *_of_set(),
    Column("wording", Text, nullable=False),
    Column("how", Text, nullable=False, server_default="", comment="what was done that led to it"),
    Column("seen_at", String(16), nullable=False, comment="own practice, colleagues, pupils or school"),
    Column("post_level", String(24), nullable=False, comment="empty where it would single somebody out"),
    Column("measure", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("before", Float),
    Column("after", Float),
    Column("quote", Text, nullable=False),
    Column("agreed_on", Date),
)

IMPACT_THEME = Table(
    "lfl_impact_theme",
    TABLES,
    Column("impact_id", String(36), ForeignKey("lfl_impact.id", ondelete="CASCADE"), primary_key=True),
    Column("theme", Text, primary_key=True),
    *_of_set(),
)

LEARNING = Table("lfl_key_learning", TABLES, _id(), *_of_set(), Column("wording", Text, nullable=False))

EVENT_CAME = Table(
    "lfl_event_attendance",
    TABLES,
    *_of_set(),
    _id("figures_id"),
    Column("day", Date),
    Column("kind", String(24), nullable=False),
    Column("title", Text, nullable=False),
    Column("came", Integer, comment="empty where fewer than three of the set came"),
)

OF_SET = (MEETING, IMPACT, IMPACT_THEME, LEARNING, EVENT_CAME)
"""The tables whose rows belong to a set, each after those it refers to."""

for _table in OF_SET:
    Index(f"{_table.name}_of_set", _table.c.set_line)

OVERVIEW = "lfl_set_overview"
OVERVIEW_QUERY = """
SELECT s.programme_id, s.programme, s.cohort, s.line AS set_line, s.name, s.facilitator, s.focus, s.edition,
       s.received_at, s.members_at_start, s.members_joined, s.members_left, s.members_now,
       coalesce(m.held, 0) AS meetings_held, coalesce(m.planned, 0) AS meetings_planned,
       coalesce(m.here, 0) AS here, coalesce(m.expected, 0) AS expected, coalesce(m.slots, 0) AS slots,
       coalesce(m.actions_open, 0) AS actions_open, coalesce(m.actions_done, 0) AS actions_done,
       coalesce(m.ended_otherwise, 0) AS actions_ended_otherwise, coalesce(i.impact, 0) AS impact
FROM lfl_set s
LEFT JOIN (
    SELECT set_line,
           sum(CASE WHEN state = 'finished' THEN 1 ELSE 0 END) AS held,
           sum(CASE WHEN state <> 'cancelled' THEN 1 ELSE 0 END) AS planned,
           sum(CASE WHEN state = 'finished' THEN here ELSE 0 END) AS here,
           sum(CASE WHEN state = 'finished' THEN members ELSE 0 END) AS expected,
           sum(slots) AS slots,
           sum(actions_open) AS actions_open,
           sum(actions_done + actions_partly) AS actions_done,
           sum(actions_changed + actions_dropped + actions_handed_on) AS ended_otherwise
    FROM lfl_meeting GROUP BY set_line
) m ON m.set_line = s.line
LEFT JOIN (SELECT set_line, count(*) AS impact FROM lfl_impact GROUP BY set_line) i ON i.set_line = s.line
"""
"""The table of all sets as the coordinator's program shows it."""
