"""Colours, palettes and the style sheet, light and dark. One accent, grey for the rest, amber only
where something pulls, plum for what is possible. All text reaches a contrast of 4.5:1, borders of fields and
the ring around what has the focus 3:1."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from lfl_desktop import paths

USUAL_LINE = 16
"""Pixels of a line of text up to which marks and icons are as large as they were drawn."""


CELL_MARGIN = 3
"""Pixels that a table puts before the words of a cell, besides what the style sheet does."""


@dataclass(frozen=True)
class Colours:
    """The colours of one appearance, as #rrggbb."""

    page: str
    surface: str
    border: str
    strong_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_text: str
    tint: str
    tint_border: str
    bar: str
    green: str
    green_tint: str
    amber: str
    amber_tint: str
    plum: str
    grey_tint: str
    focus: str
    focus_on_accent: str
    paper_ground: str


LIGHT = Colours(
    page="#f5f6f8",
    surface="#ffffff",
    border="#dfe3e8",
    strong_border="#808a94",
    text="#1f2933",
    muted="#55626f",
    accent="#0f6b6b",
    on_accent="#ffffff",
    accent_text="#0b6060",
    tint="#e1f0ef",
    tint_border="#b4d8d6",
    bar="#9fc9c6",
    green="#23703f",
    green_tint="#e3f4e8",
    amber="#a04f00",
    amber_tint="#fdf0dd",
    plum="#7a3568",
    grey_tint="#f0f2f5",
    focus="#1c66b8",
    focus_on_accent="#04080b",
    paper_ground="#e8ebee",
)

DARK = Colours(
    page="#161b20",
    surface="#1f262d",
    border="#36404a",
    strong_border="#78848f",
    text="#e8ecef",
    muted="#a9b4be",
    accent="#1d8080",
    on_accent="#ffffff",
    accent_text="#7fd0cc",
    tint="#16393a",
    tint_border="#285c5c",
    bar="#3f8583",
    green="#84d3a0",
    green_tint="#1c3a28",
    amber="#f0b26b",
    amber_tint="#40301a",
    plum="#dba3cb",
    grey_tint="#2a323a",
    focus="#7db7f5",
    focus_on_accent="#ffffff",
    paper_ground="#11151a",
)


def is_dark(widget: QWidget | QApplication) -> bool:
    """Whether a widget is shown in the dark appearance."""
    return widget.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours(widget: QWidget | QApplication) -> Colours:
    """The colours a widget is shown in."""
    dressed, role = widget.palette(), QPalette.ColorRole
    if dressed.color(role.Mid) == dressed.color(role.WindowText):  # only high contrast has such borders
        return of_system(dressed)
    return DARK if is_dark(widget) else LIGHT


def of_system(palette: QPalette) -> Colours:
    """The few colours of a system that is set to high contrast, for all that has a colour of its own
    otherwise."""
    role = QPalette.ColorRole
    ground, text, field = (palette.color(each).name() for each in (role.Window, role.WindowText, role.Base))
    marked, on_marked = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    as_text = ("border", "strong_border", "text", "muted", "accent_text", "green", "amber", "plum")
    as_field = ("surface", "tint", "green_tint", "amber_tint", "grey_tint")
    return Colours(
        page=ground,
        paper_ground=ground,
        accent=marked,
        tint_border=marked,
        bar=marked,
        focus=marked,
        on_accent=on_marked,
        focus_on_accent=on_marked,
        **dict.fromkeys(as_text, text),
        **dict.fromkeys(as_field, field),
    )


def apply(app: QApplication, appearance: str, text_size: int = 100) -> None:
    """Dresses the program: "light", "dark", or "system" for whatever the system has now, with text of so many
    per cent of the system's size."""
    app.setStyle("Fusion")
    chosen = _chosen(app, appearance)
    font = _sized(text_size)
    if font.pointSizeF() != app.font().pointSizeF():  # setting it takes away what a class has for itself
        app.setFont(font)
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen, app.font().pointSizeF(), QFontMetrics(app.font()).height()))


def wants_contrast(app: QApplication) -> bool:
    """Whether the system is set to high contrast."""
    hints = app.styleHints()  # held: what it holds is lost with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _chosen(app: QApplication, appearance: str) -> Colours:
    if appearance == "system" and wants_contrast(app):
        app.setPalette(QPalette())  # as the system has it
        return of_system(app.palette())
    dark = appearance == "dark" or (appearance == "system" and _system_is_dark(app))
    return DARK if dark else LIGHT


def at_least(pixels: int, line: int) -> int:
    """So many pixels, and more in proportion where a line of text is higher than usual."""
    return max(pixels, round(pixels * line / USUAL_LINE))


def icon(name: str, widget: QWidget) -> QIcon:
    """One of our own icons, in the colours a widget is shown in."""
    shade = "dark" if is_dark(widget) else "light"
    return QIcon(str(paths.resource("icons", f"{name}-{shade}.svg")))


def _sized(per_cent: int) -> QFont:
    """The system's font for all that is read, so many per cent as large."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(QFontInfo(font).pointSizeF() * per_cent / 100)
    return font


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(chosen: Colours) -> QPalette:
    """The palette for whatever the style sheet does not dress."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    dressed = QPalette()
    for place, colour in (
        (role.Window, chosen.page),
        (role.WindowText, chosen.text),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.grey_tint),
        (role.Text, chosen.text),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.text),
        (role.BrightText, chosen.text),
        (role.ToolTipBase, chosen.surface),
        (role.ToolTipText, chosen.text),
        (role.PlaceholderText, chosen.muted),
        (role.Highlight, chosen.accent),
        (role.HighlightedText, chosen.on_accent),
        (role.Link, chosen.accent_text),
        (role.LinkVisited, chosen.accent_text),
        (role.Accent, chosen.accent),
        (role.Mid, chosen.border),
    ):
        dressed.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        dressed.setColor(group.Disabled, place, QColor(chosen.muted))
    return dressed


def style_sheet(chosen: Colours, points: float, line: int) -> str:
    """The style sheet, its sizes in proportion to the system's text size in points and the
    height of a line in pixels."""
    rules = paths.resource("style", "window.qss").read_text(encoding="utf-8")
    if chosen.border == chosen.text:
        rules += paths.resource("style", "contrast.qss").read_text(encoding="utf-8")
    pad = round(line * 0.38)
    prose = max(2, pad - 3)  # prose has a margin besides; its first line is level with other fields
    sizes = {
        "title": f"{points * 1.6:.1f}pt",
        "heading": f"{points * 1.12:.1f}pt",
        "small": f"{points * 0.9:.1f}pt",
        "tiny": f"{points * 0.82:.1f}pt",
        "big": f"{points * 1.9:.1f}pt",
        "pad": f"{pad}px",
        "pad_wide": f"{round(line * 0.85)}px",
        "pad_wide_ring": f"{round(line * 0.85) - 1}px",
        "pad_segment": f"{round(line * 0.6)}px",
        "pad_ring": f"{pad - 1}px",
        "pad_column": f"{pad + CELL_MARGIN}px",
        "pad_prose": f"{prose}px {prose + 1}px {prose - 1}px",
        "pad_prose_ring": f"{prose - 1}px {prose}px {prose - 2}px",
        "menu_pad": f"{round(line * 0.3)}px {round(line * 0.4)}px",
        "chip_pad": f"{round(line * 0.1)}px {round(line * 0.5)}px",
        "chip_radius": f"{round(line * 0.45)}px",
        "text_high": f"{max(18, line)}px",
        "mark": f"{at_least(14, line)}px",
        "tick_box": f"{at_least(16, line)}px",
        "arrow": f"{at_least(12, line)}px",
        "arrow_room": f"{at_least(24, line)}px",
    }
    shade = "dark" if QColor(chosen.page).lightness() < 128 else "light"
    tick = "tick-on-bright" if QColor(chosen.on_accent).lightness() < 128 else f"tick-{shade}"
    icons = {
        f"{name}_icon": paths.resource("icons", f"{icon}.svg").as_posix()
        for name, icon in (("down", f"down-{shade}"), ("up", f"up-{shade}"), ("tick", tick))
    }
    return Template(rules).substitute(asdict(chosen), **sizes, **icons)
