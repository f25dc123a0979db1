"""An empty PDF of reportlab to draw on, which takes no font of its own and has no time in it."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas


def empty_canvas(buffer: io.BytesIO, size: tuple[float, float]) -> Canvas:
    """A canvas with pages of `size`, in points, that writes into `buffer` when it is saved."""
    made: Canvas = _kind()(
        buffer, pagesize=size, pageCompression=1, invariant=1, lang="en-GB", pdfVersion=(1, 7)
    )
    return made


@cache
def reportlab_colour(colour: str) -> Color:
    """A colour, given as in "#0F6B6B", as reportlab has it, which reads its name anew each time."""
    from reportlab.lib.colors import HexColor

    return HexColor(colour)


@cache
def _kind() -> Any:
    from reportlab.pdfgen.canvas import Canvas

    class _EmptyCanvas(Canvas):  # type: ignore[misc]
        def _make_preamble(self) -> None:
            self._preamble = ""  # reportlab's names a font that is not embedded

    return _EmptyCanvas
