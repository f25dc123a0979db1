"""Writes what a coordinator may see into a shared database: again and again, each set in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import mark, tr

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Engine, Inspector

Row = Mapping[str, object]


@dataclass(frozen=True)
class PublishedSet:
    """The rows of one set: its own, and what makes those of each table that belong to it, by the table's
    name."""

    row: Row
    rows: Callable[[], Mapping[str, Sequence[Row]]]


@dataclass(frozen=True)
class Published:
    """How many sets were written, were there already as they are, and were taken away."""

    written: int
    unchanged: int
    gone: int


def publish(url: str, owner: str, sets: Iterable[PublishedSet]) -> Published:
    """Writes `sets` into the database at `url` and takes away what the records file `owner` published before
    and holds no more. A set whose edition is there already is left alone.

    Raises WorldError, whose sentence never tells the address, where the database cannot be written; each set
    is then there whole, as it was or as it is."""
    try:
        from sqlalchemy import create_engine
        from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
    except ImportError as error:
        raise WorldError(
            tr("Publishing needs one more package: pip install “lfl-desktop[publish]”.")
        ) from error
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise WorldError(
            tr(
                "The address of the database was not understood; it begins as postgresql+psycopg:// or sqlite:///."
            )
        ) from error
    try:
        return _publish(engine, owner, sets)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or type(error).__name__).strip().splitlines()[0]
        words = mark("The database could not be written ({reason}). What was published before is whole.")
        raise WorldError(tr(words, reason=reason)) from error
    finally:
        engine.dispose()


def _publish(engine: Engine, owner: str, sets: Iterable[PublishedSet]) -> Published:
    from sqlalchemy import select

    from lfl_desktop.exchange.published_tables import SET

    _prepare(engine)
    with engine.connect() as connection:
        found = connection.execute(select(SET.c.line, SET.c.edition_id).where(SET.c.published_from == owner))
        there: dict[str, str] = {row.line: row.edition_id for row in found}
        connection.rollback()
        written = unchanged = 0
        for one in sets:
            line = str(one.row["line"])
            before = there.pop(line, None)
            if before == one.row["edition_id"]:
                unchanged += 1
                continue
            with connection.begin():
                if before is not None:
                    _forget(connection, [line])
                _write(connection, one)
            written += 1
        if there:
            with connection.begin():
                _forget(connection, there)
    return Published(written, unchanged, len(there))


def _prepare(engine: Engine) -> None:
    """Makes the tables, columns and the view that are not there yet, one coordinator after the other; nothing
    is asked of who may only write. Sets that an earlier version published, which did not know a column, are
    written anew."""
    from sqlalchemy import inspect, text
    from sqlalchemy.schema import CreateColumn

    from lfl_desktop.exchange.published_tables import OVERVIEW, OVERVIEW_QUERY, SET, TABLES

    known = inspect(engine)
    if not _lacking(known) and OVERVIEW in known.get_view_names():
        return
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({PREPARING})"))
        TABLES.create_all(connection)
        missing = _lacking(inspect(connection))
        for column in missing:
            kind = CreateColumn(column).compile(dialect=engine.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {column.table.name} ADD COLUMN {kind}")
        if missing:
            connection.execute(SET.update().values(edition_id=""))
        if OVERVIEW not in inspect(connection).get_view_names():
            connection.execute(text(f"CREATE VIEW {OVERVIEW} AS {OVERVIEW_QUERY}"))


PREPARING = 7_014_014
"""Whoever makes the tables holds this lock of the database until they are made."""


def _lacking(known: Inspector) -> list[Column[Any]]:
    """The columns that are not there, of tables that an earlier version of the program made or nobody yet."""
    from lfl_desktop.exchange.published_tables import TABLES

    found = known.get_multi_columns(filter_names=[table.name for table in TABLES.sorted_tables])
    there = {(table, column["name"]) for (_schema, table), columns in found.items() for column in columns}
    every = (column for table in TABLES.sorted_tables for column in table.columns)
    return [column for column in every if (column.table.name, column.name) not in there]


def _forget(connection: Connection, lines: Iterable[str]) -> None:
    from lfl_desktop.exchange.published_tables import OF_SET, SET

    gone = list(lines)
    for table in reversed(OF_SET):
        connection.execute(table.delete().where(table.c.set_line.in_(gone)))
    connection.execute(SET.delete().where(SET.c.line.in_(gone)))


def _write(connection: Connection, one: PublishedSet) -> None:
    """Adds a set within the open transaction."""
    from lfl_desktop.exchange.published_tables import OF_SET, SET

    rows_of = {SET.name: [one.row], **one.rows()}
    if connection.dialect.name == "postgresql":
        given = (msgspec.json.encode(rows_of.get(table.name, ())).decode() for table in (SET, *OF_SET))
        connection.exec_driver_sql(_whole_set(), tuple(given))
        return
    for table in (SET, *OF_SET):
        if rows := rows_of.get(table.name):
            connection.execute(table.insert(), [dict(row) for row in rows])


@cache
def _whole_set() -> str:
    """One statement that adds a set, given the rows of each table as JSON. PostgreSQL takes all of it in the
    time that it takes for a few inserts of one row."""
    from lfl_desktop.exchange.published_tables import OF_SET, SET

    added = []
    for table in (SET, *OF_SET):
        names = ", ".join(column.name for column in table.columns)
        rows = f"json_populate_recordset(NULL::{table.name}, %s::json)"
        added.append(f"in_{table.name} AS (INSERT INTO {table.name} ({names}) SELECT {names} FROM {rows})")
    return f"WITH {', '.join(added)} SELECT"
