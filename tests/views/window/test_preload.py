"""What the other places need is there before anybody asks for it."""

from __future__ import annotations

import gc
import sys
import threading
from importlib import import_module
from uuid import uuid4

import pytest

from lfl_desktop.views.window import preload
from lfl_desktop.views.window.places import PLACES
from lfl_desktop.workspace.in_view import SetInView


def test_every_place_is_fetched_beside_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    troubles: list[object] = []
    monkeypatch.setattr(gc, "freeze", lambda: None)  # what other tests left behind may go
    monkeypatch.setattr(threading, "excepthook", troubles.append)
    thread = preload.fetch()
    thread.join()
    assert not troubles
    assert thread.daemon, "a window that is closed does not wait for it"
    wanted = {f"lfl_desktop.views.{place.screen.partition(':')[0]}" for place in PLACES}
    assert wanted | {"lfl_desktop.views.window.find_dialog", "pypdfium2"} <= set(sys.modules)


def test_the_places_of_a_programme_are_not_fetched_for_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(preload, "import_module", lambda name: (fetched.append(name), import_module(name)))
    preload.fetch(SetInView(uuid4())).join()
    assert "lfl_desktop.views.meeting.meetings_screen" in fetched
    assert not [name for name in fetched if ".views.coordinator" in name]
