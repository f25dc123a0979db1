"""What a drawing shows of a line, and where another would stand."""

from __future__ import annotations

from uuid import UUID

import pytest

from lfl_desktop.canvas.dropping import area_of
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import Place, SystemItem
from lfl_desktop.typography.fonts import ascent, descent, text_width

LONG = SystemItem(id=UUID(int=1), version=UUID(int=9), place=Place.RULES, wording="We watch each other " * 4)
SHORT = SystemItem(id=UUID(int=2), version=UUID(int=9), place=Place.TOOLS, wording="Books")


@pytest.mark.parametrize("item", [LONG, SHORT])
def test_the_area_of_a_line_is_that_of_all_its_words(item: SystemItem) -> None:
    drawing = lay_out_system([LONG, SHORT], width=800, height=600, size=11, smallest=8)
    texts = [text for text in drawing.texts if text.item == item.id]
    assert len(texts) > 1 if item is LONG else len(texts) == 1
    area = area_of(drawing, item.id)
    assert area is not None
    assert area.left == min(text.x for text in texts)
    assert area.right == max(text.x + text_width(text.text, text.face, text.size) for text in texts)
    assert area.top == min(text.baseline - ascent(text.face, text.size) for text in texts)
    assert area.foot == max(text.baseline + descent(text.face, text.size) for text in texts)


def test_what_is_not_drawn_has_no_area() -> None:
    assert area_of(lay_out_system([SHORT], width=800, height=600, size=11, smallest=8), LONG.id) is None
