"""The tables of the first records file, as they were on that day: what `0001_first` makes."""

from __future__ import annotations

from sqlite_utils import Database

from lfl_desktop.store.table_shapes import add_table


def make_first_tables(db: Database) -> None:
    """The records of one set from set-up to the coordinator's file, and the history of steps."""
    _programme(db)
    _people(db)
    _meetings(db)
    _slots(db)
    _outcomes(db)
    _activity(db)
    _keeping(db)
    _history(db)


def _programme(db: Database) -> None:
    add_table(
        db,
        "programme",
        {
            "name": str, "aim": str, "funder": str, "coordinator": str, "labels": str, "audiences": str,
            "sample_today": str,
        },
        {},
        (),
    )  # fmt: skip
    add_table(
        db, "cohort", {"name": str, "starts": str, "ends": str}, {"programme": "programme"}, ("programme",)
    )
    add_table(
        db,
        "term",
        {
            "label": str, "starts": str, "ends": str, "half_term_starts": str, "half_term_ends": str,
            "position": int,
        },
        {"cohort": "cohort"},
        ("cohort",),
    )  # fmt: skip
    add_table(db, "theme", {"name": str, "position": int}, {"programme": "programme"}, ("programme",))
    add_table(
        db,
        "school",
        {"name": str, "partner_city": str, "chain": str},
        {"programme": "programme"},
        ("programme",),
    )


def _people(db: Database) -> None:
    add_table(db, "person", {"name": str, "known_as": str}, {}, ())
    add_table(
        db,
        "post",
        {"title": str, "level": str, "starts": str, "ends": str},
        {"person": "person", "school": "school"},
        ("person",),
    )
    add_table(
        db,
        "learning_set",
        {"name": str, "focus": str, "facilitator": str, "meetings_a_term": int},
        {"cohort": "cohort"},
        ("cohort",),
    )
    add_table(
        db,
        "membership",
        {"starts": str, "ends": str, "status": str, "reason": str, "position": int},
        {"learning_set": "learning_set", "person": "person", "replaces": "membership"},
        ("learning_set", "person"),
    )
    add_table(
        db,
        "ground_rules",
        {"agreed_on": str, "wording": str, "names_to_coordinator": int},
        {"learning_set": "learning_set"},
        ("learning_set",),
    )


def _meetings(db: Database) -> None:
    add_table(
        db,
        "meeting",
        {
            "date": str, "starts": str, "ends": str, "place": str, "mode": str, "state": str,
            "template": str,
        },
        {"learning_set": "learning_set", "term": "term", "host_school": "school"},
        ("learning_set",),
    )  # fmt: skip
    add_table(
        db,
        "attendance",
        {"presence": str, "note": str},
        {"meeting": "meeting", "person": "person"},
        ("meeting", "person"),
    )
    add_table(
        db,
        "bid",
        {"wording": str, "minutes": int, "state": str, "position": int},
        {"meeting": "meeting", "person": "person"},
        ("meeting", "person"),
    )


def _slots(db: Database) -> None:
    add_table(
        db,
        "challenge",
        {
            "headline": str, "stated": str, "restated": str, "desired_outcome": str, "state": str,
            "agreed_on": str,
        },
        {"person": "person", "learning_set": "learning_set", "continues": "challenge"},
        ("person", "learning_set"),
    )  # fmt: skip
    add_table(
        db,
        "slot",
        {"planned_minutes": int, "used_minutes": int, "questions": str, "position": int},
        {
            "meeting": "meeting", "presenter": "person", "challenge": "challenge", "facilitator": "person",
            "timekeeper": "person",
        },
        ("meeting", "presenter"),
    )  # fmt: skip
    add_table(
        db,
        "action",
        {"wording": str, "due": str, "due_words": str, "sign": str, "position": int},
        {"meeting": "meeting", "person": "person", "challenge": "challenge", "replaces": "action"},
        ("meeting", "person"),
    )
    add_table(
        db,
        "report_back",
        {"state": str, "happened": str, "learned": str, "reason": str, "handed_to": str},
        {"meeting": "meeting", "action": "action"},
        ("meeting", "action"),
    )
    add_table(
        db,
        "offer",
        {"wording": str, "position": int},
        {"slot": "slot", "person": "person"},
        ("slot", "person"),
    )


def _outcomes(db: Database) -> None:
    add_table(db, "set_review", {"scores": str, "words": str}, {"meeting": "meeting"}, ("meeting",))
    add_table(
        db,
        "learning_note",
        {"about": str, "wording": str, "position": int},
        {"meeting": "meeting", "person": "person"},
        ("meeting", "person"),
    )
    add_table(
        db,
        "log_entry",
        {"written_on": str, "wording": str},
        {"learning_set": "learning_set", "meeting": "meeting"},
        ("learning_set",),
    )
    add_table(
        db,
        "impact",
        {
            "wording": str, "level": str, "evidence": str, "measure": str, "unit": str, "before": float,
            "after": float, "other_contributors": str, "themes": str, "quote": str, "quote_consent": int,
            "agreed_on": str, "position": int,
        },
        {
            "learning_set": "learning_set", "person": "person", "meeting": "meeting",
            "challenge": "challenge",
        },
        ("learning_set", "person"),
    )  # fmt: skip
    add_table(
        db,
        "key_learning",
        {"wording": str, "position": int},
        {"learning_set": "learning_set", "meeting": "meeting"},
        ("learning_set",),
    )


def _activity(db: Database) -> None:
    add_table(
        db,
        "activity_system",
        {"question": str},
        {"learning_set": "learning_set", "person": "person", "challenge": "challenge"},
        ("learning_set", "person"),
    )
    add_table(
        db,
        "system_version",
        {"date": str, "released_on": str, "position": int},
        {"system": "activity_system", "meeting": "meeting"},
        ("system",),
    )
    add_table(
        db,
        "system_item",
        {"place": str, "layer": str, "wording": str, "position": int},
        {"version": "system_version"},
        ("version",),
    )


def _keeping(db: Database) -> None:
    add_table(
        db,
        "meeting_figures",
        {
            "learning_set": str, "meeting": str, "members": int, "here": int, "open": int, "done": int,
            "partly": int, "changed": int, "dropped": int, "handed_on": int,
        },
        {},
        (),
    )  # fmt: skip
    add_table(
        db,
        "export_receipt",
        {"learning_set": str, "edition": int, "audience": str, "made_at": str, "digest": str},
        {},
        (),
    )
    add_table(
        db,
        "import_receipt",
        {
            "learning_set": str, "edition": int, "received_at": str, "digest": str, "new": int,
            "changed": int, "unchanged": int,
        },
        {},
        (),
    )  # fmt: skip


def _history(db: Database) -> None:
    db.execute(
        "CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, at TEXT NOT NULL,"
        " undoable INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0)"
    )
    db.execute(
        "CREATE TABLE change (step INTEGER NOT NULL REFERENCES step(id), record_table TEXT NOT NULL,"
        " record_id TEXT NOT NULL, before TEXT, after TEXT,"
        " PRIMARY KEY (step, record_table, record_id)) WITHOUT ROWID"
    )
