"""A programme in a shared database: in a SQLite file, and on a PostgreSQL server that the tests start."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from kept_as_it_was import check_kept
from sqlalchemy import create_engine, create_mock_engine, text

from lfl_desktop.__main__ import main
from lfl_desktop.domain.editions import Edition
from lfl_desktop.exchange.published_tables import TABLES
from lfl_desktop.workspace.exchange.adding import take_back
from lfl_desktop.workspace.workspace import Workspace

FIGURES = (
    *("meetings_held", "meetings_planned", "here", "expected", "slots", "actions_open", "actions_done"),
    *("actions_ended_otherwise", "impact", "members_at_start", "members_now"),
)
TOTALS = f"SELECT {', '.join(f'sum({name})' for name in FIGURES)} FROM lfl_set_overview"
SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if os.name == "posix" else []


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "programme.lfl"
    assert main(["sample", str(path), "--coordinator"]) == 0
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own, which listens on a socket in its own folder."""
    tools = SERVERS[-1] if SERVERS else None
    if tools is None or not (tools / "initdb").exists():
        pytest.skip("there is no PostgreSQL server here (Debian: postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="lfl-pg-"))  # the path of a socket has to be short
    who: list[str] = []
    if os.geteuid() == 0:  # the server does not run as root
        user = next((name for name in ("postgres", "nobody") if _is_known(name)), "")
        shutil.chown(folder, user)
        who = ["runuser", "-u", user, "--"]

    def run(*words: object) -> None:
        subprocess.run([*who, *map(str, words)], check=True, capture_output=True, cwd=folder)

    data = folder / "data"
    try:
        run(tools / "initdb", "-D", data, "-A", "trust", "-U", "lfl", "-E", "UTF8", "--no-sync", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run(tools / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        yield f"postgresql+psycopg://lfl@/postgres?host={folder}"
    finally:
        subprocess.run([*who, str(tools / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _is_known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'shared.db'}"
        return
    yield request.getfixturevalue("server")
    engine = create_engine(request.getfixturevalue("server"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def rows(address: str, query: str) -> list[tuple[object, ...]]:
    engine = create_engine(address)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_the_totals_fall_out_of_the_tables(
    address: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(office), "--to", address]) == 0
    assert "4 sets written, 0 unchanged, 0 taken away" in capsys.readouterr().out
    (totals,) = rows(address, TOTALS)
    assert [int(str(one)) for one in totals] == [24, 24, 147, 157, 46, 7, 68, 15, 25, 28, 26]
    days = rows(address, "SELECT day FROM lfl_meeting ORDER BY day LIMIT 1")
    assert str(days[0][0]) == "2013-01-30"


def test_the_tables_are_made_as_they_were() -> None:
    """What others read from them: names, kinds, what is said of a column, what goes with what."""
    made: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda said, *_: made.append(str(said.compile(dialect=engine.dialect)))
    )
    TABLES.create_all(engine, checkfirst=False)
    lines = [line.strip() for said in made for line in said.splitlines()]
    check_kept(
        Path(__file__).parent / "files" / "published_tables.sql", "\n".join(filter(None, lines)) + "\n"
    )


def test_again_with_nothing_changed_nothing_is_written(
    address: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["publish", str(office), "--to", address]) == 0
    assert "0 sets written, 4 unchanged, 0 taken away" in capsys.readouterr().out
    assert rows(address, "SELECT count(*) FROM lfl_set") == [(4,)]


def test_a_database_of_an_earlier_version_gets_what_came_since(address: str, office: Path) -> None:
    assert main(["publish", str(office), "--to", address]) == 0
    told = rows(address, "SELECT wording, how FROM lfl_impact ORDER BY wording")
    assert any(how == "I filmed myself first, and showed the part that went wrong." for _, how in told)
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE lfl_impact DROP COLUMN how"))
    engine.dispose()
    assert main(["publish", str(office), "--to", address]) == 0
    assert rows(address, "SELECT wording, how FROM lfl_impact ORDER BY wording") == told


def test_a_database_whose_tables_are_there_gets_the_view_that_is_not(address: str, office: Path) -> None:
    assert main(["publish", str(office), "--to", address]) == 0
    told = rows(address, TOTALS)
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW lfl_set_overview"))
    engine.dispose()
    assert main(["publish", str(office), "--to", address]) == 0
    assert rows(address, TOTALS) == told


def test_what_is_held_no_more_goes_and_other_offices_stay(address: str, office: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.lfl"
    assert main(["sample", str(other), "--coordinator"]) == 0
    mine = tmp_path / "mine.lfl"
    mine.write_bytes(office.read_bytes())
    for file in (other, mine):
        assert main(["publish", str(file), "--to", address]) == 0
    assert rows(address, "SELECT count(*) FROM lfl_set") == [(8,)]
    workspace = Workspace.open(mine)
    take_back(workspace, next(one for one in workspace.select(Edition) if one.set_name == "B"))
    workspace.close()
    assert main(["publish", str(mine), "--to", address]) == 0
    kept = rows(address, "SELECT name, count(*) FROM lfl_set GROUP BY name ORDER BY name")
    assert kept == [("A", 2), ("B", 1), ("C", 2), ("D", 2)]
    for table in ("lfl_meeting", "lfl_impact", "lfl_key_learning", "lfl_event_attendance"):
        loose = f"SELECT count(*) FROM {table} WHERE set_line NOT IN (SELECT line FROM lfl_set)"
        assert rows(address, loose) == [(0,)]


def test_a_set_that_cannot_be_written_stays_as_it_was(
    address: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The database refuses one row of set D, the last table of the last set."""
    assert main(["publish", str(office), "--to", address]) == 0
    of_d = "FROM lfl_event_attendance e JOIN lfl_set s ON s.line = e.set_line WHERE s.name = 'D'"
    told = rows(address, f"SELECT e.title, e.came, s.edition {of_d} ORDER BY e.title")
    refusing = (
        f"CREATE TRIGGER full BEFORE INSERT ON lfl_event_attendance WHEN NEW.title = '{told[0][0]}' "
        "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        if address.startswith("sqlite")
        else f"ALTER TABLE lfl_event_attendance ADD CHECK (title <> '{told[0][0]}') NOT VALID"
    )
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE lfl_set SET edition_id = 'of yesterday' WHERE name = 'D'"))
        connection.execute(text(refusing))
    engine.dispose()
    capsys.readouterr()
    assert main(["publish", str(office), "--to", address]) == 1
    assert "What was published before is whole" in capsys.readouterr().err
    assert rows(address, f"SELECT e.title, e.came, s.edition {of_d} ORDER BY e.title") == told
    assert rows(address, "SELECT count(*) FROM lfl_set WHERE edition_id = 'of yesterday'") == [(1,)]


def test_every_database_holds_the_same_rows(server: str, office: Path, tmp_path: Path) -> None:
    """PostgreSQL takes a set in one statement, others row by row."""
    found = []
    for address in (f"sqlite:///{tmp_path / 'shared.db'}", server):
        assert main(["publish", str(office), "--to", address]) == 0
        engine = create_engine(address)
        with engine.connect() as connection:
            found.append(
                {
                    table.name: sorted(
                        repr([value for name, value in row._mapping.items() if name != "received_at"])
                        for row in connection.execute(table.select())
                    )
                    for table in TABLES.sorted_tables
                }
            )
        with engine.begin() as connection:
            connection.execute(text("DROP VIEW lfl_set_overview"))
            TABLES.drop_all(connection)
        engine.dispose()
    assert found[0] == found[1] and all(len(rows) >= 4 for rows in found[0].values())


def test_several_coordinators_publish_at_once_into_an_empty_database(
    server: str, office: Path, tmp_path: Path
) -> None:
    """Each from a file of its own, which all have to make the tables first."""
    files = [tmp_path / f"{name}.lfl" for name in "abc"]
    for file in files:
        file.write_bytes(office.read_bytes())
        with closing(sqlite3.connect(file)) as own:  # a copy is the same file, and these are others
            own.execute("UPDATE mark SET name = ? WHERE id = 0", (uuid4().hex,))
            own.commit()
    engine = create_engine(server)
    with ThreadPoolExecutor(len(files)) as together:
        ended = list(together.map(lambda file: main(["publish", str(file), "--to", server]), files))
    assert ended == [0, 0, 0]
    assert rows(server, "SELECT count(*), count(DISTINCT published_from) FROM lfl_set") == [(12, 3)]
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW lfl_set_overview"))
        TABLES.drop_all(connection)
    engine.dispose()


def test_no_name_and_no_private_word_is_published(address: str, office: Path) -> None:
    assert main(["publish", str(office), "--to", address]) == 0
    told = ""
    for table in ("lfl_set", "lfl_meeting", "lfl_impact", "lfl_impact_theme", "lfl_key_learning"):
        told += str(rows(address, f"SELECT * FROM {table}"))
    assert "Change needs presence." in told and "Ruth Ansell" in told
    for private in ("Priya", "Yasmin", "quiet when A2", "What are you assuming"):
        assert private not in told


def test_an_address_that_leads_nowhere_is_told_without_its_password(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("postgresql+psycopg://me:hidden@localhost:1/x?connect_timeout=2", "nonsense", "odd://x"):
        assert main(["publish", str(office), "--to", address]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "hidden" not in said and "Traceback" not in said
