"""Print and share, worked by keyboard and mouse as whoever sends a paper does."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument
from PySide6.QtCore import QObject, QPoint, QProcess, Qt, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot
from stored import stored

from lfl_desktop.content.paper_setting import Filling
from lfl_desktop.domain.activity import ActivitySystem, SystemVersion
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.people import Person
from lfl_desktop.domain.receipts import ExportReceipt, Handling, HandlingKind
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.views.activity.activity_screen import ActivitySystemsScreen
from lfl_desktop.views.kit.controls.wrapping import Chip
from lfl_desktop.views.kit.screen import is_whole_in_sight
from lfl_desktop.views.parts import mail_program
from lfl_desktop.views.parts.printed_pages import lay_paper, print_pages
from lfl_desktop.views.share.share_screen import ShareScreen
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.destination import SystemLook, at_paper
from lfl_desktop.workspace.papers.paper_kinds import PaperName, paper_kind
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.workspace import Workspace

Opens = Callable[[Path], MainWindow]


@pytest.fixture
def window(open_window: Opens, sample_path: Path) -> MainWindow:
    return open_window(sample_path)


@pytest.fixture
def screen(window: MainWindow, qtbot: QtBot) -> ShareScreen:
    window.go("share")
    found = window.screen_of("share")
    assert isinstance(found, ShareScreen)
    settle(found, qtbot)
    return found


def settle(screen: ShareScreen, qtbot: QtBot) -> None:
    """Waits until the paper is made."""
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.asked == screen.asked())


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    from PySide6.QtTest import QTest

    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def choose(screen: ShareScreen, kind: PaperName) -> None:
    """Clicks on what is needed."""
    group = screen.findChild(Chip, f"group_{paper_kind(kind).group}")
    chip = screen.findChild(Chip, f"paper_{kind}")
    assert group is not None and chip is not None
    group.click()
    chip.click()


def rows(screen: ShareScreen) -> list[str]:
    """What leaves and what stays, a line of text for each row."""
    grid = screen.findChild(QGridLayout, "leaving_rows")
    assert grid is not None
    found = []
    for row in range(1, grid.rowCount(), 2):
        cells = [grid.itemAtPosition(row, column) for column in range(4)]
        words = [word for cell in cells if cell for word in texts(cell.layout() or cell.widget())]
        if words:
            found.append(" ".join(words))
    return found


def texts(thing: object) -> list[str]:
    if isinstance(thing, QLayout):
        return [word for place in range(thing.count()) for word in texts(thing.itemAt(place).widget())]
    return [thing.text()] if isinstance(thing, QLabel) else []


def page_sizes(path: Path) -> list[tuple[float, float]]:
    document = PdfDocument(path)
    sizes = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    return sizes


def page_words(path: Path) -> str:
    document = PdfDocument(path)
    words = document[0].get_textpage().get_text_range()
    document.close()
    return str(words)


def test_arrow_keys_go_through_what_there_is_one_at_a_time(screen: ShareScreen, qtbot: QtBot) -> None:
    choose(screen, PaperName.SUMMARY)
    chips = [chip for chip in screen.findChildren(Chip) if chip.objectName().startswith("group_")]

    def chosen() -> int:
        (place,) = (nth for nth, chip in enumerate(chips) if chip.isChecked())
        assert QApplication.focusWidget() is chips[place]
        return place

    chips[0].setFocus()
    for key, place in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
    ):
        press(key)
        assert chosen() == place, key
    settle(screen, qtbot)


def save_as(screen: ShareScreen, button: QPushButton, path: Path, qtbot: QtBot) -> str:
    """Presses `button`, gives a place in the dialog and saves; the name that was proposed."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    proposed = line.text()
    line.setText(str(path))
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.findChildren(QFileDialog))
    return proposed


def test_it_begins_with_the_last_meeting_that_was_held(screen: ShareScreen) -> None:
    assert screen.which.currentText() == "Meeting 3 · 9 May · Hillcross CE"
    assert screen.readers.value() == Audience.SET
    assert screen.prepared and screen.prepared.pdf
    assert screen.notes.text().startswith("Fits one page")
    assert screen.preview.pages.page_rects()


def test_all_is_chosen_by_keyboard(screen: ShareScreen, qtbot: QtBot) -> None:
    chip = QApplication.focusWidget()
    assert chip is not None and chip.objectName() == "group_meeting"
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "paper_summary"
    press(Qt.Key.Key_Tab)
    assert screen.which.hasFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert screen.prepared
    assert screen.prepared.name == "Set A meeting 2 summary.pdf"
    assert screen.prepared.asked.audience == Audience.COORDINATOR
    for _ in range(3):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    while screen.prepared.asked.kind != PaperName.ACTIVITY_SYSTEM:
        press(Qt.Key.Key_Right)
        settle(screen, qtbot)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "paper_activity_system"
    for kind in (PaperName.THEN_AND_NOW, PaperName.TWO_SYSTEMS):
        press(Qt.Key.Key_Right)
        settle(screen, qtbot)
        assert screen.prepared.asked.kind == kind
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    while screen.prepared.asked.kind != PaperName.FILE:
        press(Qt.Key.Key_Right)
        settle(screen, qtbot)
    assert not screen.print_it.isVisible()


def test_a_paper_asks_for_what_it_is_about(screen: ShareScreen, qtbot: QtBot) -> None:
    choose(screen, PaperName.AGENDA)
    settle(screen, qtbot)
    assert screen.which.currentText().startswith("Meeting 4 · 4 July"), "the next one"
    choose(screen, PaperName.SLIPS)
    settle(screen, qtbot)
    assert screen.which.currentText().startswith("Meeting 3 · 9 May"), "the last one"
    choose(screen, PaperName.CERTIFICATE)
    settle(screen, qtbot)
    assert [screen.which.itemText(n) for n in range(2)] == ["Priya Dale", "Tom Garside"]
    screen.which.setFocus()
    press(Qt.Key.Key_Down)
    settle(screen, qtbot)
    assert screen.prepared
    assert screen.prepared.name == "Set A Tom Garside certificate.pdf"
    assert screen.prepared.asked.audience == Audience.LEADER


def test_it_says_what_leaves_and_what_stays(screen: ShareScreen, qtbot: QtBot) -> None:
    shown = rows(screen)
    assert "✓ Challenges in their presenters’ words 2 set" in shown
    assert any(row.startswith("– Facilitator’s private log") and row.endswith("never") for row in shown)
    screen.readers.setFocus()
    press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    shown = rows(screen)
    stays = next(row for row in shown if "Challenges in their presenters’ words" in row)
    assert stays.startswith("– ") and stays.endswith("stays")
    assert any(row.startswith("– Facilitator’s private log") and row.endswith("never") for row in shown)


def test_an_unreleased_activity_system_says_so(screen: ShareScreen, qtbot: QtBot) -> None:
    choose(screen, PaperName.ACTIVITY_SYSTEM)
    screen.which.setFocus()
    press(Qt.Key.Key_End)
    settle(screen, qtbot)
    assert "not released" in screen.which.currentText()
    assert screen.preview.sentence.isVisible()
    assert "has not released" in screen.preview.sentence.text()
    assert not (screen.print_it.isEnabled() or screen.save.isEnabled() or screen.copy.isEnabled())
    assert screen.preview.offer.isVisible() and screen.preview.offer.text().endswith(" has released it")
    screen.readers.setFocus()
    press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert screen.print_it.isEnabled() and not screen.preview.sentence.isVisible()
    press(Qt.Key.Key_Left)
    settle(screen, qtbot)
    qtbot.mouseClick(screen.preview.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.print_it.isEnabled)
    assert not screen.preview.offer.isVisible()


@pytest.mark.parametrize("kind", [PaperName.THEN_AND_NOW, PaperName.TWO_SYSTEMS])
def test_a_paper_of_two_versions_of_which_one_is_unreleased_asks_its_leader(
    screen: ShareScreen, qtbot: QtBot, kind: PaperName
) -> None:
    workspace = screen.desk.workspace
    with workspace.step("Prepare") as step:
        every = workspace.select(ActivitySystem)
        first = next(one for one in every if len(workspace.select(SystemVersion, system=one.id)) > 1)
        other = next(one for one in every if one.person != first.person)
        ours = step.put(replace(first, faces=other.id))
        for version in workspace.select(SystemVersion):
            released = workspace.today() if version.system == ours.id else None
            step.put(replace(version, released_on=released if kind == PaperName.TWO_SYSTEMS else None))
    mine = versions_of(workspace, ours)[-1]
    screen.show_destination(at_paper(kind, mine.id))
    settle(screen, qtbot)
    pressed = 0
    while screen.preview.offer.isVisible() and pressed < 4:
        assert screen.preview.offer.text().endswith(" has released it")
        before = screen.prepared
        qtbot.mouseClick(screen.preview.offer, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda before=before: screen.prepared is not before)
        pressed += 1
    assert screen.print_it.isEnabled() and pressed == (1 if kind == PaperName.TWO_SYSTEMS else 2)


def test_where_no_activity_system_is_begun_a_button_leads_to_where_one_is(
    open_window: Opens, sample_path: Path, qtbot: QtBot
) -> None:
    with closing(Workspace.open(sample_path)) as workspace, workspace.step("Clear") as step:
        for system in workspace.select(ActivitySystem):
            step.delete(system)
    window = open_window(sample_path)
    window.go("share")
    screen = window.screen_of("share")
    assert isinstance(screen, ShareScreen)
    settle(screen, qtbot)
    choose(screen, PaperName.ACTIVITY_SYSTEM)
    settle(screen, qtbot)
    assert screen.preview.offer.text() == "Go to Activity systems"
    qtbot.mouseClick(screen.preview.offer, Qt.MouseButton.LeftButton)
    assert window.place == "activity_systems"


def test_a_paper_with_nothing_to_put_beside_leads_to_where_that_begins(
    screen: ShareScreen, window: MainWindow, qtbot: QtBot
) -> None:
    workspace = screen.desk.workspace
    alone = next(
        one
        for one in workspace.select(ActivitySystem)
        if len(workspace.select(SystemVersion, system=one.id)) == 1 and one.faces is None
    )
    (version,) = workspace.select(SystemVersion, system=alone.id)
    for kind, words, look in (
        (PaperName.TWO_SYSTEMS, "Choose what it faces", SystemLook.TWO),
        (PaperName.THEN_AND_NOW, "Make a new version", SystemLook.THEN),
    ):
        window.go(at_paper(kind, version.id))
        settle(screen, qtbot)
        assert screen.preview.sentence.isVisible() and screen.preview.offer.text() == words
        qtbot.mouseClick(screen.preview.offer, Qt.MouseButton.LeftButton)
        systems = window.screen_of("activity_systems")
        assert isinstance(systems, ActivitySystemsScreen) and window.place == "activity_systems"
        assert systems.stage.bar.look == look and systems.version.currentData() == version.id


def test_a_paper_that_stays_behind_for_some_readers_can_be_made_for_others(
    screen: ShareScreen, qtbot: QtBot
) -> None:
    choose(screen, PaperName.MEMBERS)
    screen.readers.setFocus()
    press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert screen.readers.value() == Audience.COORDINATOR and not screen.print_it.isEnabled()
    assert screen.preview.offer.text() == "Make it for: The set"
    qtbot.mouseClick(screen.preview.offer, Qt.MouseButton.LeftButton)
    settle(screen, qtbot)
    assert screen.readers.value() == Audience.SET and screen.print_it.isEnabled()


def test_the_saved_pdf_is_the_one_in_the_preview(
    screen: ShareScreen, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "paper.pdf"
    assert save_as(screen, screen.save, path, qtbot) == "Set A meeting 3 summary.pdf"
    assert screen.prepared and path.read_bytes() == screen.prepared.pdf
    assert window.frame.said.text() == f"Saved to {path}"
    assert "Managing change" in page_words(path)
    (note,) = stored(window, Handling)
    assert (note.kind, note.what, note.audience) == (HandlingKind.SAVED, "summary", "set")
    assert note.people and {one.id.hex[:12] for one in stored(window, Person)} >= {*note.people}


class System(QObject):
    """What the program hands to the system."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    made = System()
    monkeypatch.setenv("PATH", "")
    for scheme in ("file", "mailto"):
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in ("file", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_what_was_saved_is_opened_shown_in_its_folder_and_mailed(
    screen: ShareScreen, window: MainWindow, tmp_path: Path, qtbot: QtBot, system: System
) -> None:
    saved = screen.saved
    assert not saved.isVisible()
    save_as(screen, screen.save, tmp_path / "paper.pdf", qtbot)
    assert saved.words.text() == f"Saved to {tmp_path / 'paper.pdf'}"
    QApplication.processEvents()
    assert saved.mapTo(screen, QPoint()).y() > screen.save.mapTo(screen, QPoint()).y(), "below the buttons"
    assert saved.width() >= saved.words.sizeHint().width() > 0
    for link in (saved.open, saved.folder, saved.mail):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    opened, folder, message, again = system.asked
    assert Path(opened.toLocalFile()) == tmp_path / "paper.pdf"
    assert Path(folder.toLocalFile()) == Path(again.toLocalFile()) == tmp_path
    assert message.scheme() == "mailto" and QUrlQuery(message).queryItemValue("subject") == "paper"
    where = tmp_path / "paper.pdf"
    assert saved.words.text() == f"The message is begun. Add the file to it from here: {where}"
    window.go(at_paper("file"))
    settle(screen, qtbot)
    assert not saved.isVisible()
    save_as(screen, screen.save, tmp_path / "one.lflset", qtbot)
    assert saved.mail.isVisible() and not saved.open.isVisible()


def test_where_no_program_takes_what_was_saved_that_is_said(
    screen: ShareScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    save_as(screen, screen.save, tmp_path / "paper.pdf", qtbot)
    qtbot.mouseClick(screen.saved.folder, Qt.MouseButton.LeftButton)
    said = f"No program on this computer does that. What was saved is here: {tmp_path / 'paper.pdf'}"
    assert screen.saved.words.text() == said
    qtbot.mouseClick(screen.saved.mail, Qt.MouseButton.LeftButton)
    assert screen.saved.words.text() == NO_MAIL.format(tmp_path / "paper.pdf")


NO_MAIL = (
    "No mail program on this computer took the message. Write it where you usually do, and add the file from"
    " here: {}"
)


@pytest.mark.skipif(sys.platform == "win32", reason="a command of its own is a script here")
@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("exit 0", "Saved to {}"),
        ("exit 3", NO_MAIL),
        ("kill -9 $$", NO_MAIL),
        ("read waits < {fifo}", "Saved to {}"),
    ],
)
def test_what_the_systems_command_for_mail_says_is_said(
    ends: str,
    said: str,
    screen: ShareScreen,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    system: System,
) -> None:
    """It ends by itself, well or not, or stays for as long as its mail program is open."""
    fifo, mailer, asked = tmp_path / "fifo", tmp_path / "bin" / "xdg-email", tmp_path / "asked"
    os.mkfifo(fifo)
    mailer.parent.mkdir()
    note = f'printf "%s\\n" "$@" > {asked}.new && /bin/mv {asked}.new {asked}'
    mailer.write_text(f"#!/bin/sh\n{note}\n{ends.format(fifo=fifo)}\n")
    mailer.chmod(0o755)
    monkeypatch.setenv("PATH", str(mailer.parent))
    monkeypatch.setattr(mail_program, "SHOWN_AFTER", 600)
    save_as(screen, screen.save, tmp_path / "paper.pdf", qtbot)
    screen.saved.words.setText("")
    qtbot.mouseClick(screen.saved.mail, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(screen.saved.words.text()))
    assert screen.saved.words.text() == said.format(tmp_path / "paper.pdf")
    assert asked.read_text().splitlines()[-2:] == ["--attach", str(tmp_path / "paper.pdf")]
    assert [Path(url.toLocalFile()) for url in system.asked] == [tmp_path] * (said == NO_MAIL)
    if "fifo" in ends:
        fifo.write_text("the mail program is closed\n")
        qtbot.waitUntil(lambda: not QApplication.instance().findChildren(QProcess))


def test_what_is_done_with_the_paper_stays_in_sight_in_a_low_window(
    screen: ShareScreen, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    window.desk.preferences.change(text_size=125)
    area = window.frame.screens.currentWidget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert is_whole_in_sight(screen.print_it) and is_whole_in_sight(screen.copy)
    window.resize(1024, 700)
    window.desk.preferences.change(text_size=200)
    settle(screen, qtbot)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    choices = screen.choices_area
    qtbot.waitUntil(lambda: choices.verticalScrollBar().maximum() == 0 and choices.height() > 1000)


def test_the_preview_says_its_page_and_is_made_larger(
    screen: ShareScreen, window: MainWindow, qtbot: QtBot
) -> None:
    window.go(at_paper("then_and_now"))
    screen.which.setFocus()
    press(Qt.Key.Key_Home)
    settle(screen, qtbot)
    bar, pages = screen.preview.zooming, screen.preview.pages
    assert bar.page.text() == "Page 1 of 2" and not bar.fit.isEnabled()
    fits = pages.page_rects()[0].width()
    qtbot.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    assert pages.page_rects()[0].width() > fits and bar.fit.isEnabled()
    qtbot.mouseClick(bar.fit, Qt.MouseButton.LeftButton)
    assert pages.page_rects()[0].width() == fits
    pages.parentWidget().parentWidget().setFocus()
    for key, grows in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_0, False), (Qt.Key.Key_Minus, False)):
        before = pages.page_rects()[0].width()
        press(key, Qt.KeyboardModifier.ControlModifier)
        assert (pages.page_rects()[0].width() > before) == grows
        assert (pages.page_rects()[0].width() == fits) == (key == Qt.Key.Key_0)
    press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.page_rects()[0].width() == fits
    scrolled = pages.parentWidget().parentWidget()
    assert isinstance(scrolled, QScrollArea)
    scrolled.verticalScrollBar().setValue(scrolled.verticalScrollBar().maximum())
    assert bar.page.text() == "Page 2 of 2"


def test_empty_for_pens_is_chosen_for_one_activity_system_alone(
    screen: ShareScreen, window: MainWindow, qtbot: QtBot
) -> None:
    window.go(at_paper("activity_system"))
    settle(screen, qtbot)
    screen.setting.filling.setFocus()
    assert screen.setting.filling.hasFocus()
    for filling in (Filling.EMPTY, Filling.PROMPTS):
        press(Qt.Key.Key_Right)
        settle(screen, qtbot)
        assert screen.asked().setting.filling == filling
    window.go(at_paper("then_and_now"))
    settle(screen, qtbot)
    assert screen.asked().setting.filling == Filling.FILLED
    window.go(at_paper("activity_system"))
    settle(screen, qtbot)
    assert screen.asked().setting.filling == screen.setting.filling.value() == Filling.FILLED


def test_the_preview_grows_to_four_times_its_room_and_shrinks_to_two_fifths(
    screen: ShareScreen, window: MainWindow, qtbot: QtBot
) -> None:
    window.go(at_paper("then_and_now"))
    screen.which.setFocus()
    press(Qt.Key.Key_Home)
    settle(screen, qtbot)
    bar, pages = screen.preview.zooming, screen.preview.pages
    fits = pages.page_rects()[0].width()
    for button, most in ((bar.larger, 4.0), (bar.smaller, 0.4)):
        while button.isEnabled():
            before = pages.page_rects()[0].width()
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            assert pages.page_rects()[0].width() != before
        assert pages.page_rects()[0].width() / fits == pytest.approx(most, rel=0.02)
    assert bar.larger.isEnabled()


def test_a_paper_of_several_pages_saved_as_a_picture_makes_one_a_page_and_says_so(
    screen: ShareScreen, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.go(at_paper("then_and_now"))
    screen.which.setFocus()
    press(Qt.Key.Key_Home)
    settle(screen, qtbot)
    assert screen.prepared and screen.prepared.pages == 2
    save_as(screen, screen.save, tmp_path / "paper.png", qtbot)
    names = [f"paper {n} of 2.png" for n in (1, 2)]
    assert sorted(path.name for path in tmp_path.glob("*.png")) == names
    first = tmp_path / names[0]
    assert window.frame.said.text() == f"Saved to 2 files, one a page: {first} to {names[1]}"


def test_a_save_that_fails_says_so_and_loses_nothing(
    screen: ShareScreen, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "paper.pdf"
    save_as(screen, screen.save, path, qtbot)
    assert window.frame.trouble.isVisible()
    assert "could not be saved" in window.frame.trouble_text.text()
    assert not [found for found in tmp_path.iterdir() if "paper" in found.name]
    assert screen.prepared and screen.prepared.pdf and screen.save.isEnabled()
    assert not stored(window, Handling)


def test_the_file_for_the_coordinator(
    screen: ShareScreen, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.go("today")
    window.go(at_paper("file"))
    settle(screen, qtbot)
    assert screen.notes.text() == "Edition 1: the first file for the coordinator."
    path = tmp_path / "one.lflset"
    assert save_as(screen, screen.save, path, qtbot) == "Set A edition 1.lflset"
    workspace = window.desk.workspace
    (receipt,) = workspace.select(ExportReceipt)
    file = decode_set_file(path.read_bytes())
    assert (receipt.edition, receipt.digest) == (file.edition, file.digest) == (1, file.digest)
    qtbot.waitUntil(lambda: screen.notes.text().startswith("The same as edition 1"))
    with workspace.step("Change point", rules=Rules.ARRIVING) as step:
        step.put(replace(workspace.select(KeyLearning)[0], wording="Changed since"))
    qtbot.waitUntil(lambda: screen.notes.text().startswith("Edition 2: 1 changed since edition 1"))
    assert any("Changed since" in found.text() for found in screen.preview.findChildren(QLabel))


def test_a_change_is_in_the_next_page(screen: ShareScreen, window: MainWindow, qtbot: QtBot) -> None:
    assert screen.prepared
    before = screen.prepared.pdf
    slot = records_of_set(window.desk.workspace, window.desk.set_id)
    meeting = screen.asked().about
    found = next(r for r in slot if getattr(r, "meeting", None) == meeting and hasattr(r, "questions"))
    with window.desk.workspace.step("Write questions", rules=Rules.ARRIVING) as step:
        step.put(replace(found, questions="What would a parent see?"))
    qtbot.waitUntil(lambda: screen.prepared is not None and screen.prepared.pdf != before)


def test_out_of_sight_nothing_is_made(
    screen: ShareScreen, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("today")
    made: list[object] = []
    monkeypatch.setattr("lfl_desktop.views.share.share_screen.prepare", lambda *asked: made.append(asked))
    with window.desk.workspace.step("Change point", rules=Rules.ARRIVING) as step:
        step.put(replace(window.desk.workspace.select(KeyLearning)[0], wording="Other"))
    qtbot.wait(300)
    assert not made


def test_copy_as_text(screen: ShareScreen, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.copy, Qt.MouseButton.LeftButton)
    words = QGuiApplication.clipboard().text()
    assert words.startswith("Set A · Managing change · Meeting 3 of 6\n")
    assert "\n\nSince last time\nWho · Action · How it went\n• Priya · Watch one phonics lesson" in words
    rich = QGuiApplication.clipboard().mimeData().html()
    assert "<h2>Since last time</h2><table" in rich and "<strong>Tom Garside</strong>" in rich
    assert window.frame.said.text() == "Copied as text"


@pytest.mark.parametrize("start", ["place_share", "which"])
def test_the_print_key_prints_here(
    screen: ShareScreen,
    window: MainWindow,
    start: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    widget = window.findChild(QPushButton, start) or screen.which
    widget.setFocus()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.frame.trouble.isVisible()
    assert "no printer" in window.frame.trouble_text.text()
    assert "Save PDF" in window.frame.trouble_text.text()


def test_elsewhere_the_print_key_leads_here(window: MainWindow) -> None:
    window.setFocus()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "share"
    assert not window.frame.trouble.isVisible()


def test_the_print_dialog_prints_the_paper(
    screen: ShareScreen, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    qtbot.mouseClick(screen.print_it, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    path = tmp_path / "printed.pdf"
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    assert len(page_sizes(path)) == 1
    assert window.frame.said.text() == f"Saved to {path}"
    assert [(note.kind, note.what) for note in stored(window, Handling)] == [
        (HandlingKind.PRINTED, "summary")
    ]


def test_a_page_on_its_side_is_printed_on_its_side(screen: ShareScreen, tmp_path: Path, qtbot: QtBot) -> None:
    choose(screen, PaperName.ACTIVITY_SYSTEM)
    settle(screen, qtbot)
    assert screen.prepared
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    path = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(path))
    lay_paper(printer, screen.prepared.pdf)
    print_pages(screen.prepared.pdf, printer)
    ((width, height),) = page_sizes(path)
    assert round(width) in (841, 842) and round(height) in (594, 595)


def test_a_list_for_the_coordinator_says_how_much_stays(screen: ShareScreen, qtbot: QtBot) -> None:
    chip = screen.findChild(QPushButton, "paper_challenges")
    assert chip is not None
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(screen, qtbot)
    assert screen.prepared and screen.prepared.pdf
    assert screen.which.currentText() == "All lines of the list (9)"
    screen.readers.setFocus()
    press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert "Not here: 2 of 9" in screen.notes.text() and "Columns not here: Restated." in screen.notes.text()
    assert "? Challenge headlines waits for its presenter’s agreement 2 held back" in rows(screen)


def test_a_list_of_which_nothing_may_leave_has_no_page(screen: ShareScreen, qtbot: QtBot) -> None:
    chip = screen.findChild(QPushButton, "paper_actions")
    assert chip is not None
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    screen.readers.setFocus()
    press(Qt.Key.Key_Right)
    settle(screen, qtbot)
    assert screen.prepared and not screen.prepared.pdf
    assert screen.preview.sentence.text().startswith("None of this list may leave for these readers")
    assert not screen.print_it.isEnabled()


def test_large_print_is_chosen_by_key_for_what_is_read_in_the_hand(screen: ShareScreen, qtbot: QtBot) -> None:
    choose(screen, PaperName.SUMMARY)
    settle(screen, qtbot)
    usual = screen.prepared
    screen.setting.large.setFocus()
    press(Qt.Key.Key_Space)
    settle(screen, qtbot)
    assert screen.prepared and usual and screen.prepared.asked.setting.large
    assert screen.prepared.pages > usual.pages
    choose(screen, PaperName.RECORD)
    assert not screen.setting.large.isVisible()
    choose(screen, PaperName.ACTIVITY_SYSTEM)
    assert screen.setting.size_choice.isVisible() and not screen.setting.large.isVisible()


def test_chips_begin_where_everything_else_on_the_screen_begins(screen: ShareScreen) -> None:
    QApplication.processEvents()
    chips = [chip for chip in screen.papers.findChildren(QAbstractButton) if chip.isVisible()]
    left = min(chip.mapTo(screen.papers, QPoint()).x() for chip in chips)
    top = min(chip.mapTo(screen.papers, QPoint()).y() for chip in chips)
    assert (left, top) == (0, 0)
