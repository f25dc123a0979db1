"""What most papers of the tests are printed on."""

from __future__ import annotations

from lfl_desktop.content.paper_setting import USUAL
from lfl_desktop.printing.layout.printed_on import printed_on

ON_A4 = printed_on(USUAL)
"""A4 in colour, without a logo, as of no day."""
