"""Finds how wide the boxes of an activity system are and how large its type is, so that all of it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

from lfl_desktop.canvas.breaking import Words, broken, measured, shortened
from lfl_desktop.canvas.content import in_box, plain
from lfl_desktop.canvas.drawing import Role
from lfl_desktop.canvas.fonts import Face
from lfl_desktop.canvas.prompts import question, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.words import tr

# All of these are ems: multiples of the type size.
LEADING = 1.36
PAD_X = 0.95
PAD_Y = 0.7
ROW_GAP = 1.5
MARGIN = 0.5
LEGEND_SIZE = 0.88
_LEGEND_GAP = 0.8
_INDENT = 1.05
_TITLE_GAP = 0.18
_ITEM_GAP = 0.14
_LAYER_GAP = 0.3
_LEAST_ROOM = 3.5

_LEAST_TEXT_ROWS = 2
"""A box with little in it is high enough for this many lines."""

ROWS: tuple[tuple[Place, ...], ...] = (
    (Place.TOOLS,),
    (Place.SUBJECT, Place.OBJECT, Place.OUTCOME),
    (Place.RULES, Place.COMMUNITY, Place.DIVISION_OF_LABOUR),
)
"""Which places stand beside each other, from the top."""

Columns: TypeAlias = Mapping[Place, tuple[float, float]]
"""Left and right edge of each box as fractions of the width of the page."""

# Tools, the gap between subject and object, and community share one axis in both.
_COMFORTABLE: Columns = {
    Place.TOOLS: (0.295, 0.635),
    Place.SUBJECT: (0.15, 0.415),
    Place.OBJECT: (0.515, 0.735),
    Place.OUTCOME: (0.81, 0.985),
    Place.RULES: (0.015, 0.295),
    Place.COMMUNITY: (0.325, 0.605),
    Place.DIVISION_OF_LABOUR: (0.635, 0.935),
}
_WIDE: Columns = {
    Place.TOOLS: (0.185, 0.745),
    Place.SUBJECT: (0.1, 0.43),
    Place.OBJECT: (0.5, 0.75),
    Place.OUTCOME: (0.8, 0.99),
    Place.RULES: (0.01, 0.3),
    Place.COMMUNITY: (0.315, 0.615),
    Place.DIVISION_OF_LABOUR: (0.63, 0.99),
}


class _Text(NamedTuple):
    """One wording, measured, not yet broken into lines."""

    words: Words
    face: Face
    role: Role
    item: SystemItem | None = None


class Row(NamedTuple):
    """One line of text in a box; `above` and `indent` are ems."""

    text: str
    face: Face
    role: Role
    above: float = 0
    indent: float = 0
    plus: bool = False
    item: SystemItem | None = None


class Plan(NamedTuple):
    """Boxes of a certain width with their text broken at a certain size."""

    size: float
    width: float
    columns: Columns
    rows: dict[Place, list[Row]]
    legend: list[str]

    def heights(self) -> list[float]:
        """How high each row of boxes is, in points."""
        return [max(box_height(self.rows[place]) for place in row) * self.size for row in ROWS]

    def inside(self, place: Place) -> float:
        """How wide a line in this box may be, in ems."""
        return _inside(self.columns[place], self.width, self.size)

    def room(self, height: float) -> float:
        """How much of a page's height is left for the rows of boxes, in points."""
        legend = len(self.legend) * LEGEND_SIZE * LEADING + (_LEGEND_GAP if self.legend else 0)
        return height - (2 * MARGIN + (len(ROWS) - 1) * ROW_GAP + legend) * self.size


Contents: TypeAlias = dict[Place, list[_Text]]


def planned(
    items: Sequence[SystemItem],
    *,
    width: float,
    height: float,
    layers: Set[Layer],
    size: float,
    smallest: float,
    prompts: bool,
    legend: str,
) -> tuple[Plan, list[SystemItem]]:
    """The plan that `layout.lay_out` draws, with its arguments, and the items that are left out."""
    contents = _contents(items, layers)
    plan = None
    if prompts:
        plan = _fitting(_with_prompts(contents, layers), width, height, legend, _first_tries(size))
    plan = plan or _fitting(contents, width, height, legend, _tries(size, smallest))
    return (plan, []) if plan else _cut(_least(contents, width, height, legend, smallest), height)


def _contents(items: Sequence[SystemItem], layers: Set[Layer]) -> Contents:
    contents: Contents = {}
    for place in Place:
        texts = [_Text(measured(title(place), Face.SEMIBOLD), Face.SEMIBOLD, Role.ACCENT)]
        for item in in_box(items, place, layers):
            role = Role.INK if item.layer == Layer.NOW else Role.POSSIBLE
            texts.append(_Text(measured(plain(item.wording), Face.REGULAR), Face.REGULAR, role, item))
        contents[place] = texts
    return contents


def _with_prompts(contents: Contents, layers: Set[Layer]) -> Contents:
    layer = Layer.NOW if Layer.NOW in layers else Layer.POSSIBLE
    asked = {}
    for place, texts in contents.items():
        words = measured(question(place, layer), Face.ITALIC)
        prompt = [_Text(words, Face.ITALIC, Role.MUTED)] if len(texts) == 1 else []
        asked[place] = texts + prompt
    return asked


def _first_tries(size: float) -> Iterator[tuple[float, Columns]]:
    between = {p: _middle(_COMFORTABLE[p], _WIDE[p]) for p in Place}
    yield from ((size, columns) for columns in (_COMFORTABLE, between, _WIDE))


def _tries(size: float, smallest: float) -> Iterator[tuple[float, Columns]]:
    """Sizes and widths in the order of preference."""
    yield from _first_tries(size)
    while size > smallest:
        size = max(size - 0.5, smallest)
        yield size, _WIDE


def _middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _fitting(
    contents: Contents, width: float, height: float, legend: str, tries: Iterable[tuple[float, Columns]]
) -> Plan | None:
    """The first of `tries` in which everything fits."""
    for size, columns in tries:
        plan = _plan(contents, columns, width, size, legend)
        if plan and sum(plan.heights()) <= plan.room(height):
            return plan
    return None


def _plan(contents: Contents, columns: Columns, width: float, size: float, legend: str) -> Plan | None:
    """None where the boxes are too narrow for letters of this size."""
    rows = {}
    for place, texts in contents.items():
        room = _inside(columns[place], width, size)
        if room < _LEAST_ROOM:
            return None
        rows[place] = _rows(texts, room)
    across = width * (1 - 2 * columns[Place.RULES][0])
    below = broken(measured(legend, Face.REGULAR), Face.REGULAR, across / size / LEGEND_SIZE)
    return Plan(size, width, columns, rows, below)


def _inside(edges: tuple[float, float], width: float, size: float) -> float:
    return (edges[1] - edges[0]) * width / size - 2 * PAD_X


def _rows(texts: Sequence[_Text], room: float) -> list[Row]:
    rows: list[Row] = []
    before: Role | None = None
    for words, face, role, item in texts:
        indent = _INDENT if role == Role.POSSIBLE else 0.0
        above = _gap(before, role)
        for line in broken(words, face, room - indent):
            first = not rows or rows[-1].item is not item
            plus = role == Role.POSSIBLE and first
            rows.append(Row(line, face, role, above, indent, plus, item))
            above = 0.0
        before = role
    return rows


def _gap(before: Role | None, role: Role) -> float:
    if before is None:
        return 0.0
    if before == Role.ACCENT:
        return _TITLE_GAP
    return _ITEM_GAP if before == role else _LAYER_GAP


def box_height(rows: Sequence[Row]) -> float:
    """How high a box with these rows is, in ems; a box with little in it has room for more."""
    text = sum(row.above + LEADING for row in rows)
    return 2 * PAD_Y + max(text, _TITLE_GAP + (1 + _LEAST_TEXT_ROWS) * LEADING)


def _least(contents: Contents, width: float, height: float, legend: str, smallest: float) -> Plan:
    """Everything in the widest boxes and the smallest type, even where it does not fit."""
    size = smallest
    while True:
        plan = _plan(contents, _WIDE, width, size, legend)
        if plan and len(ROWS) * size * _least_height(plan) <= plan.room(height):
            return plan
        size *= 0.9


def _least_height(plan: Plan) -> float:
    """How high the boxes must be to say their titles and that there is more, in ems."""
    titles = {p: [row for row in rows if row.role == Role.ACCENT] for p, rows in plan.rows.items()}
    return max(
        box_height([*titles[place], *_more(len(plan.rows[place]), plan.inside(place))]) for place in Place
    )


def _more(hidden: int, room: float) -> list[Row]:
    """The last line of a box that leaves items out, in two where the box is narrow."""
    more = tr("and {n} more", n=hidden) if hidden else tr("and more")
    found = broken(measured(more, Face.ITALIC), Face.ITALIC, room)
    return [Row(line, Face.ITALIC, Role.MUTED, 0 if nth else _LAYER_GAP) for nth, line in enumerate(found)]


def _cut(plan: Plan, height: float) -> tuple[Plan, list[SystemItem]]:
    """The plan without what does not fit, and the items that are left out."""
    rows, left_out = {}, []
    for row, share in zip(ROWS, _shares(plan.heights(), plan.room(height)), strict=True):
        for place in row:
            rows[place], lost = _cut_box(plan.rows[place], share / plan.size, plan.inside(place))
            left_out += lost
    return plan._replace(rows=rows), left_out


def _shares(heights: Sequence[float], room: float) -> list[float]:
    """What each row of boxes gets: as much as it needs, or an even share of what the others leave."""
    shares = list(heights)
    waiting = sorted(range(len(heights)), key=lambda n: heights[n])
    while waiting:
        n = waiting.pop(0)
        shares[n] = min(heights[n], room / (len(waiting) + 1))
        room -= shares[n]
    return shares


def _cut_box(rows: list[Row], height: float, room: float) -> tuple[list[Row], list[SystemItem]]:
    if box_height(rows) <= height + 1e-9:
        return rows, []
    items = list(dict.fromkeys(row.item for row in rows if row.item))
    left = height - 2 * PAD_Y - sum(row.above + LEADING for row in _more(len(rows), room))
    kept: list[Row] = []
    for row in rows:
        left -= row.above + LEADING
        if row.item and left < 0:
            break
        kept.append(row)
    cut = next(n for n, item in enumerate(items) if item == rows[len(kept)].item)
    if cut > 0:
        kept = [row for row in kept if row.item != items[cut]]
    elif kept[-1].item:
        last = kept[-1]
        kept[-1] = last._replace(text=shortened(last.text, last.face, room - last.indent))
    hidden = len(items) - cut - (1 if kept[-1].item == items[cut] else 0)
    return [*kept, *_more(hidden, room)], items[cut:]
