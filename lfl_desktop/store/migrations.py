"""How the records file came to its present shape, step by step.

Columns are written out here as they were on that day, never taken from today's records, so
that an old file always passes through the shapes it was made for.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.db import Table
from sqlite_utils.migrations import Migrations

from lfl_desktop.store.agreements_kept import keep_agreements
from lfl_desktop.store.coordinators_tables import make_coordinators_tables
from lfl_desktop.store.first_tables import make_first_tables
from lfl_desktop.store.table_shapes import add_table

MIGRATIONS = Migrations("lfl")


@MIGRATIONS(name="0001_first")
def first(db: Database) -> None:
    """The records of one set from set-up to the coordinator's file, and the history of steps."""
    make_first_tables(db)


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
    add_table(
        db, "school_event", {"date": str, "kind": str, "wording": str}, {"school": "school"}, ("school",)
    )
    add_table(
        db,
        "stage_template",
        {"key": str, "name": str, "parts": str, "stages": str, "scales": str, "position": int},
        {},
        (),
    )
    add_table(
        db,
        "diagnostic_area",
        {"wording": str, "chosen_on": str, "position": int},
        {"learning_set": "learning_set", "person": "person"},
        ("learning_set", "person"),
    )
    add_table(
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
    add_table(
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
    add_table(
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
    add_table(
        db,
        "action_link",
        {},
        {"action": "action", "item": "system_item", "tension": "tension"},
        ("action",),
    )


@MIGRATIONS(name="0003_words_agreed_to")
def words_agreed_to(db: Database) -> None:
    """The words that somebody agreed to, beside what is there now. The second migration made no tensions on
    its first day."""
    if not db["tension"].exists():
        _pulls(db)
    add_table(
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
    add_table(
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
    add_table(
        db,
        "edition",
        {
            "learning_set": str, "line": str, "number": int, "digest": str, "made_by": str, "follows": str,
            "received_at": str, "set_name": str, "facilitator": str, "programme": str, "programme_name": str,
        },
        {},
        (),
    )  # fmt: skip
    add_table(
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
    add_table(
        db,
        "set_figures",
        {
            "starts": str, "ends": str, "at_start": int, "joined": int, "left": int, "at_end": int,
            "levels": str,
        },
        {"learning_set": "learning_set"},
        ("learning_set",),
    )  # fmt: skip
    add_table(
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


@MIGRATIONS(name="0012_released_and_erased")
def released_and_erased(db: Database) -> None:
    """What was done that led to a change, the lines of its poster that a set released, the marks that those
    leave who were erased, and what the files that were sent held."""
    _add(db, "impact", "how", str, "")
    _add(db, "export_receipt", "contents", str, "{}")
    _add(db, "export_receipt", "held", str, "{}")
    add_table(
        db,
        "released_line",
        {"line_of": str, "part": str, "thread": str, "words": str, "released_on": str},
        {"learning_set": "learning_set"},
        ("learning_set", "line_of"),
    )
    db.execute("CREATE INDEX idx_released_line_line_of ON released_line (line_of)")
    add_table(db, "erasure", {"erased": str, "key": str, "name_sum": str, "erased_on": str}, {}, ("erased",))


@MIGRATIONS(name="0013_what_she_keeps")
def what_she_keeps(db: Database) -> None:
    """What a coordinator keeps of her programme beside what was sent to her; and of turnover in a school how
    many per cent it was."""
    make_coordinators_tables(db)
    _add(db, "school_event", "percent", int)


@MIGRATIONS(name="0014_how_long_and_what_was_done")
def how_long_and_what_was_done(db: Database) -> None:
    """Until when each set is kept, and notes of what was exported, printed, added and erased. The twelfth and
    the thirteenth migration made fewer columns on their first day."""
    for name, column, kept, default in (
        ("export_receipt", "contents", str, "{}"),
        ("export_receipt", "held", str, "{}"),
        ("school_event", "percent", int, None),
    ):
        if column not in db[name].columns_dict:
            _add(db, name, column, kept, default)
    add_table(db, "set_keeping", {"of_set": str, "keep_until": str, "anonymised_on": str}, {}, ("of_set",))
    add_table(
        db,
        "handling",
        {"kind": str, "what": str, "audience": str, "of_set": str, "made_at": str, "people": str},
        {},
        (),
    )
    for name in ("set_keeping", "handling"):
        db.execute(f"CREATE INDEX idx_{name}_of_set ON {name} (of_set)")


@MIGRATIONS(name="0015_logo")
def logo(db: Database) -> None:
    """The picture that a programme puts on its papers."""
    add_table(db, "programme_logo", {"picture": str}, {"programme": "programme"}, ("programme",))
