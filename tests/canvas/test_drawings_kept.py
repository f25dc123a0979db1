"""Drawings of made-up activity systems, shape by shape as they were: with much and with little in them, on
large pages and small ones, of one system and of two."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from kept_as_it_was import check_kept
from msgspec.structs import replace

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.facing import Side, lay_out_facing
from lfl_desktop.canvas.layout import lay_out_blank, lay_out_system
from lfl_desktop.canvas.legend import legend
from lfl_desktop.canvas.texts import Note
from lfl_desktop.domain.activity import Layer, Place, SystemItem, Tension, TensionState, VoicedAs

KEPT = Path(__file__).parent / "kept"
VERSION, OURS, THEIRS = UUID(int=1), UUID(int=501), UUID(int=502)
WORDS = (
    "We watch each other",
    "Friday",
    "Teachers, TAs and parents of the youngest children meet once a term",
)


def items(many: int, first: int = 0) -> list[SystemItem]:
    """So many items, three in a row of each place in turn, every third of them possible."""
    places = list(Place)
    return [
        SystemItem(
            id=UUID(int=first + n),
            version=VERSION,
            place=places[n // 3 % 7],
            layer=Layer.POSSIBLE if n % 3 == 2 else Layer.NOW,
            wording=f"{WORDS[n % len(WORDS)]} {n}",
            became=UUID(int=first + n + 1) if n % 6 == 1 else None,
            held_back=n % 5 == 4,
            position=n,
        )
        for n in range(many)
    ]


def tensions(many: int, first: int = 1000) -> list[Tension]:
    """So many tensions, within a place and between two, with neighbours, in each state."""
    places, states = list(Place), list(TensionState)
    return [
        Tension(
            id=UUID(int=first + n),
            version=VERSION,
            from_place=places[n % 7],
            to_place=None if n % 5 == 3 else places[(n * 3 + 2) % 7],
            to_item=UUID(int=n * 3 + 2) if n % 4 == 1 else None,
            neighbour=("Parents", "The academy chain")[n % 2] if n % 5 == 4 else "",
            state=states[n % 3],
            voiced_as=VoicedAs.CONFLICT if n % 2 else None,
            position=n,
        )
        for n in range(many)
    ]


def one(many: int, pulls: int, width: float, height: float, **more: object) -> Drawing:
    made, pulling = items(many), tensions(pulls)
    said = legend(made, pulling, more.get("layers", BOTH), bool(more.get("levels")))  # type: ignore[arg-type]
    sizes = {"width": width, "height": height, "size": 12.0, "smallest": 7.0}
    return lay_out_system(made, tensions=pulling, legend=said, **sizes, **more)  # type: ignore[arg-type]


def two(many: int, pulls: int, width: float, height: float, whose: str = "Priya Dale") -> Drawing:
    across = [
        Tension(
            id=UUID(int=3000), version=VERSION, from_place=Place.RULES, to_place=Place.TOOLS, to_system=THEIRS
        )
    ]
    ours = Side(OURS, whose, items(many), [*tensions(pulls), *across])
    theirs = Side(THEIRS, "Parents", items(many // 2, 200), tensions(pulls // 2, 2000))
    sizes = {"width": width, "height": height, "size": 11.0, "smallest": 6.5}
    return lay_out_facing(ours, theirs, "What both work on", legend="+ marks what is possible", **sizes)


def neighbours(width: float) -> Drawing:
    """Pulls from few boxes to many neighbours, one of them with a long name, and one without a name."""
    names = (
        "Parents",
        "The academy chain",
        WORDS[2],
        "Ofsted",
        "",
        "parents",
        "The university",
        "Nursery",
        "Us",
    )
    pulling = [
        Tension(
            id=UUID(int=1000 + n),
            version=VERSION,
            from_place=list(Place)[n % 2 + 3],
            neighbour=name,
            position=n,
        )
        for n, name in enumerate(names)
    ]
    return lay_out_system(items(3), tensions=pulling, width=width, height=520, size=11.5, smallest=8)


def long_line(width: float, height: float) -> Drawing:
    """One line that no box holds, before another one."""
    long = SystemItem(id=UUID(int=1), version=VERSION, wording=" ".join(WORDS * 40), position=0)
    rest = replace(long, id=UUID(int=2), wording="Friday", position=1)
    return lay_out_system([long, rest], width=width, height=height, size=12, smallest=8)


NOTES = {
    UUID(int=0): Note("(now: We ask each other)"),
    UUID(int=1): Note("(dropped)", gone=True),
    UUID(int=2): Note("(new)", strong=True),
}

DRAWINGS: dict[str, Callable[[], Drawing]] = {
    "empty with questions": lambda: one(0, 0, 700, 500, prompts=True),
    "blank": lambda: lay_out_blank(width=760, height=520, size=11),
    "blank with questions": lambda: lay_out_blank(width=760, height=520, size=11, prompts=True),
    "a little": lambda: one(5, 2, 800, 600),
    "with notes": lambda: one(5, 0, 800, 600, notes=NOTES),
    "only now": lambda: one(9, 3, 800, 600, layers=frozenset((Layer.NOW,))),
    "half full": lambda: one(21, 7, 900, 640),
    "with levels": lambda: one(21, 12, 900, 640, levels=True),
    "full": lambda: one(42, 20, 1100, 800),
    "too full": lambda: one(63, 30, 620, 460),
    "upright": lambda: one(21, 10, 560, 900),
    "small": lambda: one(14, 5, 330, 280),
    "a line too long": lambda: long_line(420, 330),
    "many neighbours": lambda: neighbours(900),
    "neighbours without room": lambda: neighbours(400),
    "two with little": lambda: two(6, 2, 900, 600),
    "two with a long name": lambda: two(6, 2, 540, 400, "Featherstonehaugh"),
    "two with much": lambda: two(28, 12, 1300, 860),
    "two too full": lambda: two(56, 25, 760, 480),
}


def lines(drawing: Drawing) -> Iterator[str]:
    yield f"{drawing.width:g} × {drawing.height:g} at {drawing.size:.2f}"
    for shape in drawing.shapes:
        fields = (getattr(shape, field.name) for field in dataclasses.fields(shape))
        yield f"{type(shape).__name__} {' '.join(map(_said, fields))}"
    yield from (f"not shown: {item.wording}" for item in drawing.not_shown)


def _said(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value + 0.0:.1f}"
    if isinstance(value, tuple):
        return f"({' '.join(map(_said, value))})"
    return str(value.int) if isinstance(value, UUID) else str(value)


@pytest.mark.parametrize("name", DRAWINGS)
def test_each_shape_stands_where_it_stood(name: str) -> None:
    check_kept(KEPT / f"{name}.txt", "\n".join(lines(DRAWINGS[name]())) + "\n")
