"""Text as large as its room."""

from __future__ import annotations

from collections import Counter

import pytest
from pytestqt.qtbot import QtBot

from lfl_desktop.views.kit.controls.scaled_text import ScaledText
from lfl_desktop.views.kit.theme import LIGHT


@pytest.mark.parametrize("size", [(1600, 60), (300, 60), (200, 400)], ids=["wide", "usual", "high"])
def test_all_of_it_is_in_its_room(qtbot: QtBot, size: tuple[int, int]) -> None:
    text = ScaledText()
    qtbot.addWidget(text)
    text.set_text("+0:59")
    text.resize(*size)
    image = text.grab().toImage()
    ground = image.pixel(0, 0)
    across, down = range(image.width()), range(image.height())
    rows = [y for y in down if any(image.pixel(x, y) != ground for x in across)]
    columns = [x for x in across if any(image.pixel(x, y) != ground for y in rows)]
    assert rows[0] > 0 and rows[-1] < image.height() - 1
    assert columns[0] > 0 and columns[-1] < image.width() - 1
    assert len(rows) > image.height() / 3 or len(columns) > image.width() / 3


@pytest.mark.parametrize("quiet", [False, True])
def test_what_is_quiet_is_grey(qtbot: QtBot, quiet: bool) -> None:
    text = ScaledText()
    qtbot.addWidget(text)
    text.setProperty("quiet", quiet)
    text.set_text("3:41")
    text.resize(400, 120)
    image = text.grab().toImage()
    inks = Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
    (_ground, _times), (ink, _of_ink) = inks.most_common(2)
    assert ink == (LIGHT.muted if quiet else LIGHT.text)
