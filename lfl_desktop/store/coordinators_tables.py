"""The tables of what a coordinator keeps herself, as they were on that day: what `0013_what_she_keeps`
makes."""

from __future__ import annotations

from sqlite_utils import Database

from lfl_desktop.store.table_shapes import add_table


def make_coordinators_tables(db: Database) -> None:
    """Roster, register, evidence, and what goes into reports."""
    _roster(db)
    _register(db)
    _evidence(db)
    _reports(db)


def _roster(db: Database) -> None:
    add_table(
        db,
        "programme_role",
        {"kind": str, "name": str, "organisation": str, "starts": str, "ends": str, "position": int},
        {"programme": "programme", "follows": "programme_role"},
        ("programme",),
    )
    add_table(
        db,
        "participant",
        {
            "name": str, "title": str, "level": str, "coaching": str, "diagnostic_done": int,
            "position": int,
        },
        {"cohort": "cohort", "school": "school", "coach": "programme_role"},
        ("cohort",),
    )  # fmt: skip
    add_table(
        db,
        "school_group",
        {"kind": str, "name": str, "starts": str, "ends": str, "position": int},
        {"school": "school"},
        ("school",),
    )


def _register(db: Database) -> None:
    add_table(
        db,
        "schedule_line",
        {"when": str, "wording": str, "speaker": str, "for_whom": str, "position": int},
        {"cohort": "cohort", "event": "programme_event", "after": "programme_event"},
        ("cohort",),
    )
    add_table(
        db,
        "participant_came",
        {},
        {"event": "programme_event", "participant": "participant"},
        ("event", "participant"),
    )
    add_table(
        db,
        "coaching_contact",
        {"date": str, "when": str, "means": str, "minutes": int, "position": int},
        {"participant": "participant"},
        ("participant",),
    )
    add_table(
        db,
        "circumstance",
        {"effect": str, "wording": str, "position": int},
        {"cohort": "cohort"},
        ("cohort",),
    )


def _evidence(db: Database) -> None:
    add_table(db, "report_heading", {"name": str, "position": int}, {"cohort": "cohort"}, ("cohort",))
    add_table(
        db,
        "evidence_source",
        {"kind": str, "stage": str, "date": str, "role": str, "people": int, "position": int},
        {"cohort": "cohort", "school": "school"},
        ("cohort",),
    )
    add_table(
        db,
        "evidence_said",
        {"question": str, "wording": str, "consent": int, "position": int},
        {"source": "evidence_source", "heading": "report_heading"},
        ("source",),
    )
    add_table(db, "placement", {"impact": str, "position": int}, {"heading": "report_heading"}, ("heading",))


def _reports(db: Database) -> None:
    add_table(db, "report_paragraph", {"part": str, "wording": str}, {"cohort": "cohort"}, ("cohort",))
    add_table(db, "report_made", {"made_at": str, "figures": str}, {"cohort": "cohort"}, ("cohort",))
