"""How the records file came to its present shape, step by step.

Columns are written out here as they were on that day, never taken from today's records, so
that an old file always passes through the shapes it was made for.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.db import Table
from sqlite_utils.migrations import Migrations

from lfl_desktop.store.agreements_kept import keep_agreements

MIGRATIONS = Migrations("lfl")

ID = {"id": str}


def _table(
    db: Database, name: str, columns: dict[str, type], refers: dict[str, str], needed: tuple[str, ...]
) -> None:
    """A table of records: `refers` maps a column to the table whose id it holds."""
    table = db[name]
    assert isinstance(table, Table)
    references = dict.fromkeys(refers, str)
    table.create(
        {**ID, **references, **columns},
        pk="id",
        foreign_keys=[(column, other, "id") for column, other in refers.items()],
        not_null={*needed, *(c for c in columns if columns[c] is str and c not in OPTIONAL)},
        defaults={c: "" for c in columns if columns[c] is str and c not in OPTIONAL},
    )
    for column in refers:
        table.create_index([column])


OPTIONAL = frozenset(
    {
        "sample_today", "starts", "ends", "half_term_starts", "half_term_ends", "date", "agreed_on",
        "due", "written_on", "released_on", "made_at", "received_at", "moved_from", "chosen_on",
        "to_place", "voiced_as", "line_of", "made_by", "programme", "one", "other", "decided_on",
    }
)  # fmt: skip
"""Dates, times and choices that may be unknown: null, where other text is empty."""


@MIGRATIONS(name="0001_first")
def first(db: Database) -> None:
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
    _table(
        db,
        "programme",
        {
            "name": str, "aim": str, "funder": str, "coordinator": str, "labels": str, "audiences": str,
            "sample_today": str,
        },
        {},
        (),
    )  # fmt: skip
    _table(
        db, "cohort", {"name": str, "starts": str, "ends": str}, {"programme": "programme"}, ("programme",)
    )
    _table(
        db,
        "term",
        {
            "label": str, "starts": str, "ends": str, "half_term_starts": str, "half_term_ends": str,
            "position": int,
        },
        {"cohort": "cohort"},
        ("cohort",),
    )  # fmt: skip
    _table(db, "theme", {"name": str, "position": int}, {"programme": "programme"}, ("programme",))
    _table(
        db,
        "school",
        {"name": str, "partner_city": str, "chain": str},
        {"programme": "programme"},
        ("programme",),
    )


def _people(db: Database) -> None:
    _table(db, "person", {"name": str, "known_as": str}, {}, ())
    _table(
        db,
        "post",
        {"title": str, "level": str, "starts": str, "ends": str},
        {"person": "person", "school": "school"},
        ("person",),
    )
    _table(
        db,
        "learning_set",
        {"name": str, "focus": str, "facilitator": str, "meetings_a_term": int},
        {"cohort": "cohort"},
        ("cohort",),
    )
    _table(
        db,
        "membership",
        {"starts": str, "ends": str, "status": str, "reason": str, "position": int},
        {"learning_set": "learning_set", "person": "person", "replaces": "membership"},
        ("learning_set", "person"),
    )
    _table(
        db,
        "ground_rules",
        {"agreed_on": str, "wording": str, "names_to_coordinator": int},
        {"learning_set": "learning_set"},
        ("learning_set",),
    )


def _meetings(db: Database) -> None:
    _table(
        db,
        "meeting",
        {
            "date": str, "starts": str, "ends": str, "place": str, "mode": str, "state": str,
            "template": str,
        },
        {"learning_set": "learning_set", "term": "term", "host_school": "school"},
        ("learning_set",),
    )  # fmt: skip
    _table(
        db,
        "attendance",
        {"presence": str, "note": str},
        {"meeting": "meeting", "person": "person"},
        ("meeting", "person"),
    )
    _table(
        db,
        "bid",
        {"wording": str, "minutes": int, "state": str, "position": int},
        {"meeting": "meeting", "person": "person"},
        ("meeting", "person"),
    )


def _slots(db: Database) -> None:
    _table(
        db,
        "challenge",
        {
            "headline": str, "stated": str, "restated": str, "desired_outcome": str, "state": str,
            "agreed_on": str,
        },
        {"person": "person", "learning_set": "learning_set", "continues": "challenge"},
        ("person", "learning_set"),
    )  # fmt: skip
    _table(
        db,
        "slot",
        {"planned_minutes": int, "used_minutes": int, "questions": str, "position": int},
        {
            "meeting": "meeting", "presenter": "person", "challenge": "challenge", "facilitator": "person",
            "timekeeper": "person",
        },
        ("meeting", "presenter"),
    )  # fmt: skip
    _table(
        db,
        "action",
        {"wording": str, "due": str, "due_words": str, "sign": str, "position": int},
        {"meeting": "meeting", "person": "person", "challenge": "challenge", "replaces": "action"},
        ("meeting", "person"),
    )
    _table(
        db,
        "report_back",
        {"state": str, "happened": str, "learned": str, "reason": str, "handed_to": str},
        {"meeting": "meeting", "action": "action"},
        ("meeting", "action"),
    )
    _table(
        db,
        "offer",
        {"wording": str, "position": int},
        {"slot": "slot", "person": "person"},
        ("slot", "person"),
    )


def _outcomes(db: Database) -> None:
    _table(db, "set_review", {"scores": str, "words": str}, {"meeting": "meeting"}, ("meeting",))
    _table(
        db,
        "learning_note",
        {"about": str, "wording": str, "position": int},
        {"meeting": "meeting", "person": "person"},
        ("meeting", "person"),
    )
    _table(
        db,
        "log_entry",
        {"written_on": str, "wording": str},
        {"learning_set": "learning_set", "meeting": "meeting"},
        ("learning_set",),
    )
    _table(
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
    _table(
        db,
        "key_learning",
        {"wording": str, "position": int},
        {"learning_set": "learning_set", "meeting": "meeting"},
        ("learning_set",),
    )


def _activity(db: Database) -> None:
    _table(
        db,
        "activity_system",
        {"question": str},
        {"learning_set": "learning_set", "person": "person", "challenge": "challenge"},
        ("learning_set", "person"),
    )
    _table(
        db,
        "system_version",
        {"date": str, "released_on": str, "position": int},
        {"system": "activity_system", "meeting": "meeting"},
        ("system",),
    )
    _table(
        db,
        "system_item",
        {"place": str, "layer": str, "wording": str, "position": int},
        {"version": "system_version"},
        ("version",),
    )


def _keeping(db: Database) -> None:
    _table(
        db,
        "meeting_figures",
        {
            "learning_set": str, "meeting": str, "members": int, "here": int, "open": int, "done": int,
            "partly": int, "changed": int, "dropped": int, "handed_on": int,
        },
        {},
        (),
    )  # fmt: skip
    _table(
        db,
        "export_receipt",
        {"learning_set": str, "edition": int, "audience": str, "made_at": str, "digest": str},
        {},
        (),
    )
    _table(
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


@MIGRATIONS(name="0002_the_year_around")
def the_year_around(db: Database) -> None:
    """Meetings that move, stage templates of the user's own, and the programme around the set: its
    events and who came, what happens in schools, and what leaders chose from the diagnostic. Tensions of
    activity systems, and the actions that work on them."""
    _add(db, "programme", "nation", str, "england")
    _add(db, "meeting", "moved_from", str)
    _add(db, "meeting", "reason", str, "")
    _around(db)
    _pulls(db)


def _around(db: Database) -> None:
    _table(db, "school_event", {"date": str, "kind": str, "wording": str}, {"school": "school"}, ("school",))
    _table(
        db,
        "stage_template",
        {"key": str, "name": str, "parts": str, "stages": str, "scales": str, "position": int},
        {},
        (),
    )
    _table(
        db,
        "diagnostic_area",
        {"wording": str, "chosen_on": str, "position": int},
        {"learning_set": "learning_set", "person": "person"},
        ("learning_set", "person"),
    )
    _table(
        db,
        "programme_event",
        {
            "kind": str, "title": str, "date": str, "starts": str, "ends": str, "place": str,
            "cancelled": int,
        },
        {
            "cohort": "cohort", "learning_set": "learning_set", "host_school": "school",
            "from_school": "school",
        },
        ("cohort",),
    )  # fmt: skip
    _table(
        db,
        "event_attendance",
        {"taken_home": str},
        {"event": "programme_event", "person": "person"},
        ("event", "person"),
    )


def _pulls(db: Database) -> None:
    """What an activity system holds besides its items."""
    for name, column in (("activity_system", "neighbour"), ("activity_system", "shared_object")):
        _add(db, name, column, str, "")
    _add(db, "system_item", "held_back", int)
    db.execute("UPDATE system_item SET held_back = 0")
    for name, column, other in (
        ("activity_system", "faces", "activity_system"),
        ("system_item", "became", "system_item"),
        ("system_item", "came_from", "system_item"),
    ):
        _refer(db, name, column, other)
    _table(
        db,
        "tension",
        {
            "from_place": str, "to_place": str, "neighbour": str, "level": int, "wording": str,
            "voiced_as": str, "state": str, "held_back": int, "position": int,
        },
        {
            "version": "system_version", "from_item": "system_item", "to_item": "system_item",
            "to_system": "activity_system", "came_from": "tension",
        },
        ("version",),
    )  # fmt: skip
    _table(
        db,
        "action_link",
        {},
        {"action": "action", "item": "system_item", "tension": "tension"},
        ("action",),
    )


@MIGRATIONS(name="0003_words_agreed_to")
def words_agreed_to(db: Database) -> None:
    """The words that somebody agreed to, beside what is there now."""
    _table(
        db,
        "agreement",
        {"subject": str, "about": str, "words": str},
        {"learning_set": "learning_set"},
        ("learning_set",),
    )
    keep_agreements(db)


@MIGRATIONS(name="0004_posters")
def posters(db: Database) -> None:
    """How the poster of a set is arranged, which was a preference before."""
    _table(
        db,
        "poster_choice",
        {"line_of": str, "part": str, "hidden": int, "place": int, "words": str, "shortens": str},
        {"learning_set": "learning_set"},
        ("learning_set",),
    )
    table = db["poster_choice"]
    assert isinstance(table, Table)
    table.create_index(["line_of"])


def _refer(db: Database, name: str, column: str, other: str) -> None:
    """A column more that holds the id of a record in `other`, or nothing."""
    db.execute(f"ALTER TABLE {name} ADD COLUMN {column} TEXT REFERENCES {other}(id)")
    table = db[name]
    assert isinstance(table, Table)
    table.create_index([column])


def _add(db: Database, name: str, column: str, kind: type, default: str | None = None) -> None:
    """A column more in the table `name`; `default` is what stands in it in the rows there are."""
    table = db[name]
    assert isinstance(table, Table)
    table.add_column(column, kind, not_null_default=default)


@MIGRATIONS(name="0005_the_file_itself")
def the_file_itself(db: Database) -> None:
    """What tells this file from every other, and from an earlier copy of itself: row 0 has the name that it
    got at random, the others who opened it and how many steps they wrote (`same_file`). All stand on one
    page."""
    db.execute("CREATE TABLE mark (id INTEGER PRIMARY KEY, name TEXT NOT NULL, steps INTEGER NOT NULL)")
    db.execute("INSERT INTO mark (id, name, steps) VALUES (0, lower(hex(randomblob(16))), 0)")


@MIGRATIONS(name="0007_editions_received")
def editions_received(db: Database) -> None:
    """The newest edition of each set as it was sent, its content beside it, and what was decided on them."""
    _table(
        db,
        "edition",
        {
            "learning_set": str, "line": str, "number": int, "digest": str, "made_by": str, "follows": str,
            "received_at": str, "set_name": str, "facilitator": str, "programme": str, "programme_name": str,
        },
        {},
        (),
    )  # fmt: skip
    _table(
        db,
        "decision",
        {
            "kind": str, "table": str, "one": str, "other": str, "field": str, "value": str,
            "decided_on": str,
        },
        {},
        (),
    )  # fmt: skip
    db.execute("CREATE TABLE edition_content (edition TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID")


@MIGRATIONS(name="0008_keys_of_programmes")
def keys_of_programmes(db: Database) -> None:
    """What files of a programme are sealed to, and, in its coordinator's file, what opens them. There may be
    several: an old one still opens what was sealed to it."""
    db.execute(
        "CREATE TABLE programme_key (programme TEXT NOT NULL, public TEXT NOT NULL, secret TEXT NOT NULL,"
        " newest INTEGER NOT NULL, PRIMARY KEY (programme, public)) WITHOUT ROWID"
    )


@MIGRATIONS(name="0009_packs_taken_in")
def packs_taken_in(db: Database) -> None:
    """The pack of a programme that was taken in last: what it brought follows the next one."""
    db.execute("CREATE TABLE pack_taken (programme TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID")


@MIGRATIONS(name="0010_counts_for_names")
def counts_for_names(db: Database) -> None:
    """What travels as counts where the names of leaders stay with their set."""
    _table(
        db,
        "set_figures",
        {
            "starts": str, "ends": str, "at_start": int, "joined": int, "left": int, "at_end": int,
            "levels": str,
        },
        {"learning_set": "learning_set"},
        ("learning_set",),
    )  # fmt: skip
    _table(
        db,
        "event_figures",
        {"came": int, "fewer_than_three": int},
        {"learning_set": "learning_set", "event": "programme_event"},
        ("learning_set", "event"),
    )


@MIGRATIONS(name="0011_overviews_of_sets")
def overviews_of_sets(db: Database) -> None:
    """What overviews of a programme are made of, beside each edition, so that it is not read again."""
    db.execute("ALTER TABLE edition_content ADD COLUMN overview BLOB")
