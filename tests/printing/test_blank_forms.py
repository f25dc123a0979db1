"""Forms for pens: they ask what the screens ask, in the order of the screens, on a sheet each."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from any_record import visible
from on_a4 import ON_A4
from pypdfium2 import PdfDocument
from reading import not_on, pages_of, text_of
from set_a import meeting_three

from lfl_desktop import paths
from lfl_desktop.content.blank_fields import (
    FORM_TITLES,
    PIECES,
    AskedField,
    BlankForm,
    FieldGrid,
    FormHeading,
    Ticked,
    Written,
    labels_of,
)
from lfl_desktop.content.papers.forms_for_pens import form_document
from lfl_desktop.domain.actions import ACTION_STATES
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.meetings import Mode, Presence
from lfl_desktop.domain.scales import SCALES
from lfl_desktop.printing.form_pages import blank_form

SEEN = visible(meeting_three(), Audience.SET)
each = pytest.mark.parametrize("form", list(PIECES))

IN_TWO_PARTS = {"presence"}
"""A field of several answers that stand beside each other on paper, each with its own label."""


def asked(form: BlankForm) -> list[tuple[str, AskedField]]:
    """The fields of the program that a form asks for, each with the screen's form that has it."""
    found: list[tuple[str, AskedField]] = []
    for piece in PIECES[form]:
        if isinstance(piece, FormHeading):
            continue
        mine = (piece.asked,) if isinstance(piece, Written | Ticked) else piece.asked
        found += [(piece.form, one) for one in mine if piece.form and one.field]
    return found


def fields_of(name: str) -> dict[str, str]:
    """The fields of a screen's form in their order on it, each with its label."""
    labels: dict[str, str] = {}
    found: dict[str, str] = {}
    for widget in ET.parse(paths.form(name)).iter("widget"):
        said = {p.get("name"): "".join(p.itertext()).strip() for p in widget.findall("property")}
        if "buddy" in said:
            labels[said["buddy"]] = said.get("text", "")
        elif widget.get("class") not in ("QLabel", "QFrame", "QWidget", "QPushButton"):
            found[str(widget.get("name"))] = said.get("accessibleName") or said.get("text", "")
    return {field: labels.get(field) or found[field] for field in found}


@each
def test_it_asks_in_the_order_of_the_screen(form: BlankForm) -> None:
    screens = {piece.form for piece in PIECES[form] if not isinstance(piece, FormHeading)} - {""}
    assert not [name for name in screens if not paths.form(name).exists()]
    wanted = [name for name, one in asked(form)]
    for name in dict.fromkeys(wanted):
        on_screen = list(fields_of(name))
        on_paper = [one.field for where, one in asked(form) if where == name]
        times = on_paper.count(on_paper[0]) if on_paper[0] not in IN_TWO_PARTS else 1
        once = list(dict.fromkeys(on_paper))
        assert set(once) <= set(on_screen), name
        assert once == [field for field in on_screen if field in once], name
        assert len(on_paper) == times * len(once) or once[0] in IN_TWO_PARTS


HEADED = {
    ("parts/action_row", "wording"),
    ("meeting/key_learning_row", "wording"),
    ("meeting/learning_note_row", "wording"),
    ("meeting/offer_row", "wording"),
}
"""On the screen the row says what it is ("Priya, action 2: what will be done"), on paper the column does."""


@each
def test_it_calls_them_as_the_screen_does(form: BlankForm) -> None:
    for name, one in asked(form):
        label = fields_of(name)[one.field]
        if label and one.field not in IN_TWO_PARTS and (name, one.field) not in HEADED:
            assert one.label == label, (name, one.field)


def test_what_can_be_ticked_is_what_can_be_chosen() -> None:
    ticked = {p.asked.field: p.answers for ps in PIECES.values() for p in ps if isinstance(p, Ticked)}
    assert ticked["state"] == tuple(ACTION_STATES.values())
    assert len(ticked["mode"]) == len(Mode)
    scales = [p.asked.label for p in PIECES[BlankForm.SET_REVIEW] if isinstance(p, Ticked)]
    assert scales == list(SCALES.values())
    grid = next(p for p in PIECES[BlankForm.ATTENDANCE] if isinstance(p, FieldGrid))
    assert len([one for one in grid.asked if one.field == "presence"]) == len(Presence)


@each
def test_each_is_one_sheet_of_a4_with_all_that_it_asks_and_nothing_that_was_said(form: BlankForm) -> None:
    paper = blank_form(form, form_document(SEEN, form), ON_A4)
    assert paper.pages == 1 and paper.notes == ("1 sheet to fill with pens.",)
    with PdfDocument(paper.pdf) as document:
        assert [round(side) for side in document.get_page_size(0)] == [595, 842]
    said = text_of(paper)
    assert FORM_TITLES[form] in said
    for label in labels_of(form):
        assert not_on(paper, label.replace("/", "").replace("·", "").replace(": ", " ")) == ""
    for secret in ("Priya", "Tom", "Four teachers", "One method"):
        assert secret not in said


def test_all_of_them_are_one_file() -> None:
    paper = blank_form(BlankForm.ALL, form_document(SEEN, BlankForm.ALL), ON_A4)
    assert paper.pages == len(PIECES) == 6
    for page, form in zip(pages_of(paper), PIECES, strict=True):
        assert FORM_TITLES[form] in page
    assert paper.pdf == blank_form(BlankForm.ALL, form_document(SEEN, BlankForm.ALL), ON_A4).pdf


def test_a_grid_that_goes_on_on_a_further_sheet_has_its_labels_there_too() -> None:
    from lfl_desktop.printing.form_pages import filled_form

    pages = filled_form("A programme with a name of many words. " * 60, BlankForm.ATTENDANCE, ON_A4)
    grid = next(p for p in PIECES[BlankForm.ATTENDANCE] if isinstance(p, FieldGrid))
    assert len(pages) == 2
    labels = {
        span.text for strip, _x, _top in pages[1].strips[:3] for p in strip.placed for span in p.cell.spans
    }
    assert labels >= {one.label for one in grid.asked}


def test_lines_for_writing_do_not_lie_upon_words() -> None:
    from lfl_desktop.printing.form_pages import filled_form

    for form in PIECES:
        (page,) = filled_form("Programme", form, ON_A4)
        lines = [(top, strip.rule) for strip, _x, top in page.strips if strip.rule]
        words = [(top, top + strip.height, p) for strip, _x, top in page.strips for p in strip.placed]
        assert len(lines) >= 10
        for at, rule in lines:
            for top, foot, placed in words:
                beside = placed.x >= rule.x + rule.width or placed.x + placed.cell.width <= rule.x
                assert beside or not top + 1 < at < foot - 1, placed
            assert at < 842 - 20
