"""The coordinator's half over a thousand received sets: her views, search, memory, the termly report, and
publishing beside bare COPY of the same rows. Times are those of this process alone: other programs on the
machine do not count."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench_adding import MANY, files_of_sets
from bench_summary import beside_bare
from bench_timing import Pair
from bench_visit import most_memory

from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview, programme_overview
from lfl_desktop.workspace.exchange.adding import add_files
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.domain.record import Record
    from lfl_desktop.views.window.main_window import MainWindow

FEW = 4
LETTERS = "managing c"
ROUNDS = 3
"""Of publishing, each in a database of its own."""
MOST_MEMORY = 1.5
"""With a thousand sets against that with four."""


class Views(NamedTuple):
    """Seconds of the slowest of her views when it is first opened and when it is opened again, of the slowest
    of them after something was changed that she keeps or decides, and of the slowest letter of a search;
    megabytes at the end."""

    first: float
    again: float
    changed: float
    letter: float
    memory: float


class Programme(NamedTuple):
    """All that is measured. Of publishing there is nothing where there is no server."""

    many: Views
    few: Views
    report: list[Pair]
    published: list[Pair]
    unchanged: list[Pair]


def programme(sample: Path) -> Programme:
    """Measures the coordinator's half on files made from the sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, few = (_office(sample, folder, number) for number in (MANY, FEW))
        seen = [_in_a_process_of_its_own(path) for path in (many, few)]
        workspace = Workspace.open(many, read_only=True)
        try:
            overview = programme_overview(workspace)
            published, unchanged = _published(workspace, overview)
            return Programme(seen[0], seen[1], _reports(few), published, unchanged)
        finally:
            workspace.close()


def _office(sample: Path, folder: Path, number: int) -> Path:
    own = folder / f"{number}"
    own.mkdir()
    workspace = Workspace.create(folder / f"office {number}.lfl")
    add_files(workspace, files_of_sets(sample, own, number))
    workspace.close()
    return folder / f"office {number}.lfl"


def _in_a_process_of_its_own(path: Path) -> Views:
    words = [sys.executable, __file__, str(path)]
    said = subprocess.run(words, check=True, capture_output=True, text=True, env={**os.environ}).stdout
    return Views(*json.loads(said.splitlines()[-1]))


def _seconds(job: Callable[[], object]) -> float:
    begun = time.process_time()
    job()
    return time.process_time() - begun


def _views(path: Path) -> Views:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    from lfl_desktop.app import Program, make_application
    from lfl_desktop.settings import Settings
    from lfl_desktop.views.window.find_dialog import READ_AFTER, FindDialog
    from lfl_desktop.views.window.main_window import MainWindow
    from lfl_desktop.views.window.places import places_for

    app = make_application("light")
    program = Program(Settings(), path.with_suffix(".json"))
    program.open(path)
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    names = [place.name for place in places_for(window.desk.in_view)]

    def go(name: str) -> None:
        window.go(name)
        app.processEvents()

    first, again = ([_seconds(partial(go, name)) for name in names] for _round in range(2))
    while window.desk.file.is_to_be_checked:
        QTest.qWait(50)
    changed = [_seconds(change) for name in names for change in _changes(window, partial(go, name))]
    go(names[0])
    window.search()
    dialog = window.findChild(FindDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    QTest.qWait(2 * READ_AFTER)  # what can be found is read while nothing is typed yet

    def type_letter(letter: str) -> None:
        QTest.keyClicks(line, letter)
        app.processEvents()

    letters = [_seconds(partial(type_letter, letter)) for letter in LETTERS]
    memory = (most_memory() or 0) / 2**20
    return Views(max(first), max(again), max(changed), max(letters), memory)


def _changes(window: MainWindow, go: Callable[[], object]) -> Iterator[Callable[[], object]]:
    """A word of hers changed, two schools decided to be apart, and to be one, each while a view is open."""
    from msgspec.structs import replace
    from PySide6.QtWidgets import QApplication

    from lfl_desktop.domain.editions import Decision, DecisionKind

    go()
    file = window.desk.file
    overview = programme_overview(file)
    assert overview.programme is not None
    kept = replace(overview.programme, aim=f"To change, after {len(file.select(Decision))} decisions.")
    one, other, *_rest = overview.schools
    kinds = DecisionKind.APART, DecisionKind.SAME
    decisions = [Decision(kind=kind, one=one.id, other=other.id) for kind in kinds]
    for record in (kept, *decisions):

        def change(record: Record = record) -> None:
            with file.step("Change") as step:
                step.put(record)
            QApplication.processEvents()

        yield change
    file.undo()
    file.undo()
    QApplication.processEvents()


def _reports(office: Path) -> list[Pair]:
    from lfl_desktop.content.paper_setting import Sheets
    from lfl_desktop.content.papers.termly_report import termly_report
    from lfl_desktop.printing.document_pages import printed
    from lfl_desktop.workspace.coordinator.term_report import term_report
    from lfl_desktop.workspace.papers.programme_printed import programme_printed_on

    workspace = Workspace.open(office, read_only=True)
    overview = programme_overview(workspace)
    term = overview.terms[-1]
    on = programme_printed_on(workspace, overview.programme, Sheets.A4)
    workspace.close()
    return beside_bare(lambda: printed(termly_report(term_report(overview, term)), on).pdf)


def _published(workspace: Workspace, overview: ProgrammeOverview) -> tuple[list[Pair], list[Pair]]:
    """Publishing beside COPY of the same rows, both a transaction a set into empty tables; and again with
    nothing changed, beside the first time."""
    from lfl_desktop.workspace.coordinator.published_rows import publish_programme

    published: list[Pair] = []
    unchanged: list[Pair] = []
    with _server() as server:
        for nth in range(ROUNDS if server else 0):
            url = _empty(server, f"round_{nth}")
            ours = _wall(partial(publish_programme, workspace, overview, url))
            published.append(Pair(ours, _wall_of_copy(url)))
            again = _wall(partial(publish_programme, workspace, overview, url))
            unchanged.append(Pair(again, ours))
    return published, unchanged


def _empty(server: str, name: str) -> str:
    """The address of a new database."""
    import psycopg

    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


def _wall(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def _wall_of_copy(url: str) -> float:
    """Copies what was published into tables of the same shape, set by set."""
    import psycopg

    from lfl_desktop.exchange.published_tables import OF_SET, SET

    tables: list[Any] = [SET, *OF_SET]
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        rows: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
        for table in tables:
            key = "line" if table is SET else "set_line"
            place = [column.name for column in table.columns].index(key)
            for row in connection.execute(f"SELECT * FROM {table.name}").fetchall():
                rows.setdefault(row[place], {}).setdefault(table.name, []).append(row)
            connection.execute(f"CREATE TABLE bare_{table.name} (LIKE {table.name} INCLUDING INDEXES)")
        connection.commit()
        return _wall(lambda: _copy(connection, rows.values()))


def _copy(connection: Any, sets: Iterable[dict[str, list[tuple[Any, ...]]]]) -> None:
    """Each set in a transaction."""
    for of_set in sets:
        for name, rows in of_set.items():
            with connection.cursor().copy(f"COPY bare_{name} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        connection.commit()


@contextmanager
def _server() -> Iterator[str]:
    """The address of a PostgreSQL server of its own, or nothing where there is none to start."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) if os.name == "posix" else []
    if not found:
        yield ""
        return
    tools, folder = found[-1].parent, Path(tempfile.mkdtemp(prefix="lfl-pg-"))
    who: list[str] = []
    if os.geteuid() == 0:  # the server does not run as root
        user = next(
            name for name in ("postgres", "nobody") if name in {each.pw_name for each in pwd.getpwall()}
        )
        shutil.chown(folder, user)
        who = ["runuser", "-u", user, "--"]
    data = folder / "data"

    def run(*words: object) -> None:
        subprocess.run([*who, *map(str, words)], check=True, capture_output=True, cwd=folder)

    try:
        run(tools / "initdb", "-D", data, "-A", "trust", "-U", "lfl", "-E", "UTF8", "--no-sync", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run(tools / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        yield f"postgresql+psycopg://lfl@/postgres?host={folder}"
    finally:
        subprocess.run([*who, str(tools / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    print(json.dumps(_views(Path(sys.argv[1]))), flush=True)
    os._exit(0)  # closing would copy the file first, which takes longer than all of this
