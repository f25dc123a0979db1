"""The sizes and the appearances in which every window is pictured."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from lfl_desktop.views.kit import theme

SIZES = ((1366, 768, 1.0), (1280, 720, 1.25), (1024, 700, 2.0))
"""Width and height of the window in pixels, and the size of the text beside the usual one: a common laptop,
one with 120 dots an inch, and the smallest window with the largest text."""

LOOKS = ("light", "dark", "contrast")
"""The appearances: our own, and that of a system that is set to high contrast, white and yellow on black."""


def dress(app: QApplication, appearance: str, text_size: int) -> None:
    """Gives the program one of the appearances, with text of so many per cent."""
    theme.apply(app, "light" if appearance == "contrast" else appearance, text_size)
    if appearance == "contrast":
        chosen = theme.of_system(high_contrast())
        app.setPalette(theme.palette(chosen))
        app.setStyleSheet(
            theme.style_sheet(chosen, app.font().pointSizeF(), QFontMetrics(app.font()).height())
        )


def high_contrast() -> QPalette:
    """The palette of a system that is set to high contrast."""
    black, white, yellow = (QColor(name) for name in ("#000000", "#ffffff", "#ffee32"))
    made, role = QPalette(black), QPalette.ColorRole
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(place, white)
    made.setColor(role.Base, black)
    made.setColor(role.Highlight, yellow)
    made.setColor(role.HighlightedText, black)
    return made
