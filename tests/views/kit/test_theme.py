"""Colours: every text can be read on what is behind it, light and dark."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QPushButton

from lfl_desktop import paths
from lfl_desktop.views.kit.theme import DARK, LIGHT, Colours, apply, colours, of_system, palette, style_sheet
from lfl_desktop.views.window.place_list import PlaceButton

ENOUGH = 4.5
"""WCAG 2.2, 1.4.3, for text of ordinary size."""

BOTH = pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])

GROUNDS = ("page", "surface")
"""What lies behind a widget whose rule says no background."""


WITHOUT_TEXT = re.compile("QScrollBar|::indicator|::chunk|::drop-down|::down-arrow")


def luminance(colour: str) -> float:
    """WCAG's relative luminance of #rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def rules() -> list[tuple[str, dict[str, str]]]:
    """Each selector of the style sheet with its declarations, colours still by name."""
    text = paths.resource("style", "window.qss").read_text(encoding="utf-8")
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", text):
        declared = dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
        found += [(selector.strip(), declared) for selector in selectors.split(",")]
    return found


def pairs() -> set[tuple[str, str, str]]:
    """(selector, text, ground) by the names of the colours: a rule without a text colour inherits that
    of the widget without its state, and without a background whatever lies behind."""
    every = rules()
    of = dict(every)
    found = set()
    for selector, declared in every:
        base = of.get(re.sub(r":[\w-]+$", "", selector), {})
        kind = of.get(re.split(r"[\[:]", selector)[0], {})
        text = declared.get("color") or base.get("color") or kind.get("color") or "$text"
        ground = (
            declared.get("background") or base.get("background") or kind.get("background") or "transparent"
        )
        grounds = [f"${g}" for g in GROUNDS] if ground == "transparent" else [ground]
        found |= {(selector, text[1:], behind[1:]) for behind in grounds}
        if "selection-color" in declared:
            found.add((selector, declared["selection-color"][1:], declared["selection-background-color"][1:]))
        if "placeholder-text-color" in declared:
            found.add((selector, declared["placeholder-text-color"][1:], ground[1:]))
    return found


def test_wcag_figures():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@BOTH
def test_every_text_of_the_style_sheet_can_be_read(chosen: Colours):
    known = set(Colours.__dataclass_fields__)
    looked = [(s, t, g) for s, t, g in pairs() if t in known and g in known]
    assert len(looked) > 40
    poor = {
        (s, t, g): round(contrast(getattr(chosen, t), getattr(chosen, g)), 2)
        for s, t, g in looked
        if not WITHOUT_TEXT.search(s) and contrast(getattr(chosen, t), getattr(chosen, g)) < ENOUGH
    }
    assert poor == {}


@BOTH
def test_what_is_drawn_without_the_style_sheet_can_be_read(chosen: Colours):
    dressed = palette(chosen)
    role = QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for text, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.ButtonText, role.Button),
            (role.PlaceholderText, role.Base),
            (role.HighlightedText, role.Highlight),
            (role.ToolTipText, role.ToolTipBase),
            (role.Link, role.Base),
        ):
            one, other = dressed.color(group, text).name(), dressed.color(group, ground).name()
            assert contrast(one, other) >= ENOUGH, (group, text, one, other)


@BOTH
@pytest.mark.parametrize("ink", ["text", "muted", "accent_text", "green", "amber", "plum"])
@pytest.mark.parametrize("ground", ["page", "surface"])
def test_every_ink_on_every_ground(chosen: Colours, ink: str, ground: str):
    assert contrast(getattr(chosen, ink), getattr(chosen, ground)) >= ENOUGH


@BOTH
@pytest.mark.parametrize("ink", ["text", "muted"])
@pytest.mark.parametrize("ground", ["tint", "amber_tint", "grey_tint"])
def test_labels_in_a_tinted_frame(chosen: Colours, ink: str, ground: str):
    assert contrast(getattr(chosen, ink), getattr(chosen, ground)) >= ENOUGH


@BOTH
def test_the_ring_around_the_focus_stands_out(chosen: Colours):
    """WCAG 2.2, 1.4.11: 3:1 for what shows where the focus is."""
    for ground in GROUNDS:
        assert contrast(chosen.focus, getattr(chosen, ground)) >= 3, ground


@BOTH
def test_the_style_sheet_has_no_colour_of_its_own_and_no_hole(chosen: Colours):
    raw = paths.resource("style", "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", raw) == []
    made = style_sheet(chosen, 10.0, 16)
    assert "$" not in made
    assert all(QColor(c).isValid() for c in re.findall(r"#[0-9a-fA-F]{6}", made))


@BOTH
def test_no_size_is_given_in_pixels_of_text(chosen: Colours):
    small, large = style_sheet(chosen, 9.0, 14), style_sheet(chosen, 18.0, 28)
    sizes = [[float(n) for n in re.findall(r"font-size: ([\d.]+)pt", made)] for made in (small, large)]
    assert len(sizes[0]) > 5
    assert all(b == pytest.approx(2 * a, abs=0.2) for a, b in zip(*sizes, strict=True))
    assert "font-size" not in re.sub(r"font-size: [\d.]+pt", "", small)


VISIBLE = 3
"""WCAG 2.2, 1.4.11, for what has to be seen of a control."""


@BOTH
@pytest.mark.parametrize("border", ["strong_border", "focus"])
def test_borders_of_fields_and_the_ring_of_the_focus_are_seen(chosen: Colours, border: str):
    grounds = ("page", "surface", "grey_tint", "tint") if border == "focus" else ("page", "surface")
    for ground in grounds:
        assert contrast(getattr(chosen, border), getattr(chosen, ground)) >= VISIBLE, ground
    assert contrast(chosen.focus_on_accent, chosen.accent) >= VISIBLE


def black_on_yellow() -> QPalette:
    """The palette of a system that is set to high contrast."""
    made, role = QPalette(), QPalette.ColorRole
    for place, colour in (
        *((role.Window, "#ffff00"), (role.WindowText, "#000000"), (role.Base, "#fffff0")),
        *((role.Text, "#000000"), (role.Highlight, "#000080"), (role.HighlightedText, "#ffffff")),
    ):
        made.setColor(place, QColor(colour))
    return made


def white_on_black() -> QPalette:
    """A system with a bright colour for what is chosen, on which a white tick could not be seen."""
    made, role = QPalette(QColor("#000000")), QPalette.ColorRole
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(place, QColor("#ffffff"))
    made.setColor(role.Highlight, QColor("#ffee32"))
    made.setColor(role.HighlightedText, QColor("#000000"))
    return made


def test_high_contrast_has_the_colours_of_the_system_and_no_others():
    system = black_on_yellow()
    chosen = of_system(system)
    known = {"#ffff00", "#000000", "#fffff0", "#000080", "#ffffff"}
    assert {getattr(chosen, name) for name in Colours.__dataclass_fields__} <= known
    assert {chosen.text, chosen.muted, chosen.border, chosen.amber, chosen.plum} == {"#000000"}
    dressed = palette(chosen)
    assert dressed.color(QPalette.ColorRole.Window).name() == "#ffff00"
    sheet = style_sheet(chosen, 10, 16)
    on_bright = style_sheet(of_system(white_on_black()), 10, 16)
    assert "tick-light.svg" in sheet and "tick-on-bright.svg" in on_bright
    assert "$" not in sheet and ":checked { background: #000080; color: #ffffff" in sheet


def test_the_window_takes_high_contrast_from_the_system(qapp, qtbot, monkeypatch):
    button = QPushButton("Words")
    qtbot.addWidget(button)
    monkeypatch.setattr("lfl_desktop.views.kit.theme.wants_contrast", lambda _app: True)
    try:
        apply(qapp, "system")
        assert (
            colours(button) == of_system(button.palette()) and colours(button).border == colours(button).text
        )
        apply(qapp, "dark")
        assert colours(button) == DARK
    finally:
        monkeypatch.undo()
        apply(qapp, "light")
    assert colours(button) == LIGHT


FIELDS = re.compile(r"^Q(LineEdit|PlainTextEdit|TextEdit|ComboBox)\b")
"""What is written into or chosen from."""


@BOTH
def test_every_field_has_a_border_that_is_seen(chosen: Colours):
    """Whatever its state or role is, in whatever place it stands: the style sheet dresses all of a kind."""
    borders = {
        selector: declared["border"].split("$")[-1]
        for selector, declared in rules()
        if FIELDS.match(selector) and "$" in declared.get("border", "")
    }
    assert {"QLineEdit", "QPlainTextEdit", "QComboBox", "QLineEdit:focus"} <= set(borders)
    for selector, colour in borders.items():
        for ground in GROUNDS:
            seen = contrast(getattr(chosen, colour), getattr(chosen, ground))
            assert seen >= VISIBLE, (selector, colour, ground)


def test_each_count_in_the_list_of_places_is_seen_in_high_contrast(qapp, sample_path, open_window):
    chosen = of_system(black_on_yellow())
    try:
        qapp.setPalette(palette(chosen))
        qapp.setStyleSheet(style_sheet(chosen, 10, 16))
        window = open_window(sample_path)
        for button in window.findChildren(PlaceButton):
            ground = chosen.accent if button.isChecked() else chosen.surface
            (count,) = button.findChildren(QLabel)
            assert contrast(count.palette().color(count.foregroundRole()).name(), ground) >= ENOUGH
        window.close()
    finally:
        apply(qapp, "light")
