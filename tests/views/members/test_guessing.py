"""A level follows from the post until somebody chooses it; happenings say what follows from them."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import Qt
from stored import stored

from lfl_desktop.domain.people import Level, Post
from lfl_desktop.views.members.members_screen import MembersScreen
from lfl_desktop.workspace.members.happenings_explained import EXPLAINED
from lfl_desktop.workspace.members.member_happenings import HappeningKind


@pytest.fixture
def screen(sample_path, open_window) -> MembersScreen:
    window = open_window(sample_path)
    window.go("members")
    found = window.screen_of("members")
    assert isinstance(found, MembersScreen)
    found.add.click()
    return found


def test_the_level_is_guessed_from_the_post_and_stays_as_it_is_chosen(screen, hands, qtbot):
    card = screen.card
    card.title.setFocus()
    hands.type("Deputy head")
    qtbot.waitUntil(lambda: card.level.currentData() == Level.DEPUTY)
    card.level.setCurrentIndex(card.level.findData(Level.GOVERNOR))
    card.title.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Head")
    screen.keep()
    posts = [p for p in stored(screen.window(), Post) if p.title == "Head" and p.level == Level.GOVERNOR]
    assert len(posts) == 1 and card.level.currentData() == Level.GOVERNOR


def test_every_happening_explains_itself(screen):
    person = screen.desk.book().members(None)[0].id
    for kind in HappeningKind:
        screen.card.happening.ask(person, kind)
        assert screen.card.happening.explained.text() == EXPLAINED[kind]
