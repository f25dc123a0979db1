"""What tests share: the program as a user has it, on a records file of its own."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # two screens, as beside a projector: without them Qt has one of 800 pixels, smaller than the window
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screens.json')}"

from hypothesis import HealthCheck, settings
from shared_files import put_back, shared

from lfl_desktop.domain import clock
from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.year import meetings_in_order
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.start.first_run import create_sample
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from keyboard import Keyboard
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from seventh_meeting import Seventh

    from lfl_desktop.app import Program
    from lfl_desktop.views.kit.desk import Desk
    from lfl_desktop.views.window.main_window import MainWindow

_UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
settings.register_profile(
    "same", deadline=None, max_examples=40, derandomize=True, suppress_health_check=_UNHURRIED
)
settings.register_profile("torture", deadline=None, max_examples=1000, suppress_health_check=_UNHURRIED)
settings.load_profile(os.environ.get("LFL_EXAMPLES", "same"))

NOT_OURS = ("This plugin does not support", "OpenType support missing for", 'Detected locale "C"')
"""What Qt says of the offscreen platform, and of this machine's fonts and locale: no fault of the program."""


TODAY = "2026-03-05T09:30"
"""When the tests take place, unless `--today` says otherwise: a Thursday in a spring term."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Tests at another day: `--today 2028-02-29`, or at a time of it, `--today 2031-03-30T01:30`."""
    parser.addoption("--today", default=TODAY, help=f"when the tests take place (default: {TODAY})")


def pytest_configure(config: pytest.Config) -> None:
    """The computer has the time of `--today`, in London, for the whole run. The seconds of timers go on."""
    os.environ["TZ"], os.environ["LC_PAPER"] = "Europe/London", "en_GB.UTF-8"
    if hasattr(time, "tzset"):  # Windows has none, and goes by its own zone
        time.tzset()
    asked = dt.datetime.fromisoformat(config.getoption("--today"))
    now = (asked if asked.time() != dt.time() else asked.replace(hour=9, minute=30)).astimezone()
    clock.of_computer = lambda: now


@pytest.fixture
def usual_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is that of `TODAY` whatever `--today` says: for what is told of records of that year."""
    now = dt.datetime.fromisoformat(TODAY).astimezone()
    monkeypatch.setattr(clock, "of_computer", lambda: now)


@pytest.fixture(autouse=True)
def no_qt_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Any unexpected word from Qt fails the test."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    log = request.getfixturevalue("qtlog")
    yield
    said = [r.message for r in log.records if not r.message.startswith(NOT_OURS)]
    assert not said, said


@pytest.fixture(autouse=True)
def followed_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept while somebody types shows everywhere in the same event, so that a test can look at once;
    with the fixture `between_keys` it shows piece by piece afterwards, as in the program."""
    names = request.fixturenames
    if "between_keys" not in names and {"qapp", "qtbot"}.intersection(names):
        from lfl_desktop.views.kit.later import OneByOne

        monkeypatch.setattr(OneByOne, "add", lambda _self, _key, job: job())


@pytest.fixture
def between_keys() -> None:
    """What is kept while somebody types shows piece by piece, between keys."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the records and settings of whoever runs it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # of a program of its own
    monkeypatch.setattr("lfl_desktop.paths.records_folder", lambda: _made(tmp_path / "records"))
    monkeypatch.setattr("lfl_desktop.paths.backups_folder", lambda: tmp_path / "records" / "Earlier copies")
    monkeypatch.setattr("lfl_desktop.paths.settings_file", lambda: tmp_path / "config" / "settings.json")


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def shared_files_stay() -> Iterator[None]:
    """A test that writes into a file which others share fails, and they find it as it was."""
    yield
    changed = [path.name for path in put_back()]
    assert not changed, "copy what is shared before changing it"


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made once; copy it before changing it."""
    path = tmp_path_factory.mktemp("sample") / "sample.lfl"
    create_sample(path).close()
    return shared(path)


@pytest.fixture(scope="session")
def evaluated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second sample, as its coordinator has it, made once; copy it before changing it."""
    from lfl_desktop.workspace.start.coordinators_sample import create_evaluated_sample

    path = tmp_path_factory.mktemp("office") / "evaluated.lfl"
    create_evaluated_sample(path).close()
    return shared(path)


@pytest.fixture
def sample_path(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample for one test."""
    path = tmp_path / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Workspace]:
    """The sample, open."""
    workspace = Workspace.open(sample_path)
    yield workspace
    workspace.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A new records file, open."""
    workspace = Workspace.create(tmp_path / "empty.lfl")
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it."""
    from PySide6.QtCore import QLocale, Qt

    from lfl_desktop.app import make_application

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = make_application("light")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return app


@pytest.fixture
def desk(qtbot: QtBot, sample: Workspace) -> Desk:
    """The sample's set as screens are given it."""
    from lfl_desktop.views.kit.desk import Desk

    return Desk(sample, SetInView(sample.select(LearningSet)[0].id))


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program with nothing open; what it opens is closed after the test, dialogs first, and text is as
    large as usual again."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication, QDialog

    from lfl_desktop.app import Program
    from lfl_desktop.settings import Settings
    from lfl_desktop.views.kit import theme

    made = Program(Settings(), tmp_path / "settings.json")
    yield made
    if made.window is not None:
        for dialog in made.window.findChildren(QDialog):
            dialog.close()
        made.window.close()
        made.window.deleteLater()
        made.window = None
    # else it stays for tests to come, which style and tell of every widget there is
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    asked, usual = made.preferences.settings, Settings()
    if (asked.text_size, asked.appearance) != (usual.text_size, usual.appearance):
        theme.apply(qapp, "light")


@pytest.fixture
def open_window(program: Program, qtbot: QtBot) -> Callable[[Path], MainWindow]:
    """Opens the main window on a records file and waits until it is shown."""

    def opened(path: Path) -> MainWindow:
        from PySide6.QtWidgets import QApplication

        from lfl_desktop.views.window.main_window import MainWindow

        program.start(path)
        window = program.window
        assert isinstance(window, MainWindow)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
        return window

    return opened


def pytest_sessionfinish() -> None:
    """The tests end as the program does: see `views.kit.clipboard.leave_nothing`."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def hands() -> Keyboard:
    """Types into whatever has the focus."""
    from keyboard import Keyboard

    return Keyboard()


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The coordinator's sample, with the files of four sets; copy it before changing it."""
    from lfl_desktop.workspace.start.coordinators_sample import create_coordinators_sample

    path = tmp_path_factory.mktemp("office") / "office.lfl"
    create_coordinators_sample(path).close()
    return shared(path)


@pytest.fixture
def office(office_file: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    path = tmp_path / "office.lfl"
    path.write_bytes(office_file.read_bytes())
    return path


@pytest.fixture
def seventh_path(sample_path: Path) -> Path:
    """The sample with a seventh meeting on 5 December 2013, into which three actions are carried."""
    workspace = Workspace.open(sample_path)
    learning_set = workspace.select(LearningSet)[0]
    sixth = meetings_in_order(workspace.select(Meeting))[-1]
    people = OwnSetBook(workspace, learning_set.id).members(sixth.date)
    carried = ("Film one lesson", "Ask each team for one worry", "Write to the governors")
    with workspace.step("Plan", undoable=False) as step:
        step.put(
            Meeting(
                learning_set=learning_set.id,
                date=dt.date(2013, 12, 5),
                starts=dt.time(13, 30),
                ends=dt.time(16, 30),
            )
        )
        for place, wording in enumerate(carried):
            step.put(Action(meeting=sixth.id, person=people[place].id, wording=wording, position=90 + place))
    workspace.close()
    return sample_path


@pytest.fixture
def seventh(
    seventh_path: Path, open_window: Callable[[Path], MainWindow], hands: Keyboard, qtbot: QtBot
) -> Seventh:
    """The window on that file, at that meeting."""
    from keyboard import CTRL
    from PySide6.QtCore import Qt
    from seventh_meeting import Seventh

    window = open_window(seventh_path)
    hands.press(Qt.Key.Key_2, CTRL)
    meeting = max(window.desk.workspace.select(Meeting), key=lambda m: m.date or dt.date.min)
    found = Seventh(window, meeting, hands, qtbot)
    found.screen.which.setFocus()
    hands.press(Qt.Key.Key_End)
    return found
