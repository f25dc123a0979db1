"""Many papers in one go from the window: it stays awake, and Cancel keeps what is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from lfl_desktop.domain.people import LearningSet
from lfl_desktop.views.share.batch_dialog import ManyMenu
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.destination import at_paper
from lfl_desktop.workspace.papers.batch_printing import Series
from lfl_desktop.workspace.papers.paper_kinds import PaperName

Opens = Callable[[Path], MainWindow]


@pytest.fixture
def window(open_window: Opens, sample_path: Path) -> MainWindow:
    return open_window(sample_path)


@pytest.fixture
def menu(window: MainWindow, qtbot: QtBot) -> ManyMenu:
    window.go("share")
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked == screen.asked())
    found = screen.many.menu()
    assert isinstance(found, ManyMenu)
    return found


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def offered(menu: ManyMenu) -> list[str]:
    """What the menu says once it is open."""
    menu.popup(QPoint())
    menu.close()
    return [action.text() for action in menu.actions()]


def plenty(menu: ManyMenu, window: MainWindow, papers: int) -> Series:
    """As many papers as are asked for."""
    from lfl_desktop.workspace.papers.batch_printing import series

    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    (found,) = series(window.desk.book(), screen.asked(), {})
    return Series("Plenty", (found.papers * papers)[:papers])


def test_the_button_offers_the_meetings_and_asks_for_a_folder(
    menu: ManyMenu, window: MainWindow, out: Path, qtbot: QtBot
) -> None:
    assert offered(menu) == ["All 3 meetings…"]
    menu.actions()[0].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: window.frame.said.text().startswith("3 papers are in "))
    assert len(list(out.glob("*.pdf"))) == 3
    assert menu.making is None


def test_the_window_stays_awake_and_cancel_keeps_what_is_made(
    menu: ManyMenu, window: MainWindow, out: Path, qtbot: QtBot
) -> None:
    ticks: list[int] = []
    beat = QTimer()
    beat.timeout.connect(lambda: ticks.append(len(list(out.glob("*.pdf")))))
    beat.start()
    menu.begin(plenty(menu, window, 200), out)
    making = menu.making
    assert making is not None
    qtbot.waitUntil(lambda: making.run.done >= 8)
    beat.stop()
    assert len(set(ticks)) >= 6, "the window had a turn between papers"
    cancel = making.dialog.findChild(QPushButton)
    assert cancel is not None and cancel.text() == "Cancel"
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    made = sorted(out.iterdir())
    assert 8 <= len(made) < 200 and all(path.read_bytes().startswith(b"%PDF") for path in made)
    assert window.frame.said.text().startswith(
        f"Stopped with {200 - len(made)} left. {len(made)} papers are in "
    )
    qtbot.wait(50)
    assert len(list(out.iterdir())) == len(made) and menu.making is None


def test_a_folder_that_does_not_take_them_stops_it_with_a_sentence(
    menu: ManyMenu, window: MainWindow, out: Path, qtbot: QtBot
) -> None:
    menu.begin(plenty(menu, window, 3), out / "gone")
    qtbot.waitUntil(lambda: window.frame.trouble.isVisible())
    said = window.frame.trouble_text.text()
    assert "could not be saved" in said and "Stopped with 3 left. No paper was made." in said


def test_closing_the_window_stops_it(menu: ManyMenu, window: MainWindow, out: Path) -> None:
    menu.begin(plenty(menu, window, 50), out)
    window.close()
    assert menu.making is None
    assert not [path for path in out.iterdir() if path.suffix != ".pdf"]


def test_posters_of_all_sets_are_offered_where_there_are_several(
    menu: ManyMenu, window: MainWindow, qtbot: QtBot
) -> None:
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    one = window.desk.workspace.select(LearningSet)[0]
    with window.desk.workspace.step("Add set", undoable=False) as step:
        step.put(LearningSet(cohort=one.cohort, name="B"))
    window.go("today")
    window.go(at_paper("poster"))
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked.kind == PaperName.POSTER)
    assert screen.many.isVisible()
    assert offered(menu) == ["All 2 sets of this file…"]
