"""What the other places need is there before anybody asks for it."""

from __future__ import annotations

import gc
import sys
import threading

import pytest

from lfl_desktop.views.window import preload
from lfl_desktop.views.window.places import PLACES


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
