"""Other fonts on the computer: whatever was measured with those of before is measured anew."""

from __future__ import annotations

from lfl_desktop.printing.layout import paper_text, roles
from lfl_desktop.typography import fonts, line_breaking, shaping


def forget_fonts() -> None:
    """Forgets what was found of fonts, and every line that was set with them."""
    for module in (fonts, line_breaking, shaping, paper_text, roles):
        for found in vars(module).values():
            if hasattr(found, "cache_clear"):
                found.cache_clear()
