"""Jobs that are done later, one by one between keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from lfl_desktop.views.kit.later import OneByOne

pytestmark = pytest.mark.usefixtures("between_keys")


def test_each_job_is_an_event_of_its_own_and_one_asked_for_twice_is_done_once(qtbot: QtBot) -> None:
    owner = QObject()
    done: list[str] = []
    jobs = OneByOne(owner)
    jobs.add("list", lambda: done.append("list"))
    jobs.add("count", lambda: done.append("count as it was"))
    jobs.add("names", lambda: QTimer.singleShot(0, owner, lambda: done.append("between")))
    jobs.add("count", lambda: done.append("count"))
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["list", "between", "count"]


def test_what_waits_is_dropped_when_the_window_goes(qtbot: QtBot) -> None:
    owner = QObject()
    done: list[str] = []
    jobs = OneByOne(owner)
    jobs.add("list", lambda: done.append("list"))
    jobs.drop_all()
    jobs.add("count", lambda: done.append("count"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["count"]
