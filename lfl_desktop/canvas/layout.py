"""Lays an activity system out: seven boxes as large as their text, and the lines between them.

The shape is the usual one (Engestrom 1987): tools at the top, subject and object at mid
height with the outcome beyond, and rules, community and division of labour along the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

from lfl_desktop.canvas.breaking import Words, broken, measured, shortened
from lfl_desktop.canvas.content import BOTH, in_box, plain
from lfl_desktop.canvas.drawing import Box, Drawing, Line, Role, Shape, TextRun
from lfl_desktop.canvas.fonts import Face, ascent, descent
from lfl_desktop.canvas.prompts import question, title
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.words import tr

# All of these are ems: multiples of the type size.
LEADING = 1.36
PAD_X = 0.95
PAD_Y = 0.7
INDENT = 1.05
TITLE_GAP = 0.18
ITEM_GAP = 0.14
LAYER_GAP = 0.3
LEAST_TEXT_ROWS = 2
LEAST_ROOM = 3.5
ROW_GAP = 1.5
MARGIN = 0.5
RADIUS = 0.55
LEGEND_SIZE = 0.88
LEGEND_GAP = 0.8

ROWS: tuple[tuple[Place, ...], ...] = (
    (Place.TOOLS,),
    (Place.SUBJECT, Place.OBJECT, Place.OUTCOME),
    (Place.RULES, Place.COMMUNITY, Place.DIVISION_OF_LABOUR),
)
"""Which places stand beside each other, from the top."""

_JOINED: tuple[tuple[Place, Place], ...] = (
    (Place.TOOLS, Place.SUBJECT),
    (Place.TOOLS, Place.OBJECT),
    (Place.TOOLS, Place.COMMUNITY),
    (Place.SUBJECT, Place.OBJECT),
    (Place.SUBJECT, Place.RULES),
    (Place.SUBJECT, Place.COMMUNITY),
    (Place.SUBJECT, Place.DIVISION_OF_LABOUR),
    (Place.OBJECT, Place.RULES),
    (Place.OBJECT, Place.COMMUNITY),
    (Place.OBJECT, Place.DIVISION_OF_LABOUR),
    (Place.RULES, Place.COMMUNITY),
    (Place.COMMUNITY, Place.DIVISION_OF_LABOUR),
)

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


class _Row(NamedTuple):
    """One line of text in a box; `above` and `indent` are ems."""

    text: str
    face: Face
    role: Role
    above: float = 0
    indent: float = 0
    plus: bool = False
    item: SystemItem | None = None


class _Plan(NamedTuple):
    """Boxes of a certain width with their text broken at a certain size."""

    size: float
    width: float
    columns: Columns
    rows: dict[Place, list[_Row]]
    legend: list[str]

    def heights(self) -> list[float]:
        """How high each row of boxes is, in points."""
        return [max(_height(self.rows[place]) for place in row) * self.size for row in ROWS]

    def room(self, height: float) -> float:
        """How much of a page's height is left for the rows of boxes, in points."""
        legend = len(self.legend) * LEGEND_SIZE * LEADING + (LEGEND_GAP if self.legend else 0)
        return height - (2 * MARGIN + (len(ROWS) - 1) * ROW_GAP + legend) * self.size


Contents: TypeAlias = dict[Place, list[_Text]]


def lay_out(
    items: Sequence[SystemItem],
    *,
    width: float,
    height: float,
    layers: Set[Layer] = BOTH,
    size: float,
    smallest: float,
    prompts: bool = False,
    legend: str = "",
) -> Drawing:
    """The drawing of one version, on a page of `width` by `height` points.

    Text is set at `size`; where that needs more room the boxes first grow wider, then the type
    shrinks to `smallest`, and then the last line of a box says how many items it leaves out.
    (On a page too small for seven titles the type shrinks further.) With `prompts` an empty box
    asks its question, unless that would make anything smaller. `legend` stands below.

    The same arguments give the same drawing. Items may come in any order, blank ones are
    passed over, and `layers` says which layers are drawn.
    """
    contents = _contents(items, layers)
    plan = None
    if prompts:
        plan = _fitting(_with_prompts(contents, layers), width, height, legend, [size])
    plan = plan or _fitting(contents, width, height, legend, _sizes(size, smallest))
    left_out: list[SystemItem] = []
    if plan is None:
        plan, left_out = _cut(_least(contents, width, height, legend, smallest), height)
    return Drawing(width, height, plan.size, tuple(_shapes(plan, height)), tuple(left_out))


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


def _sizes(size: float, smallest: float) -> Iterator[float]:
    while size > smallest:
        yield size
        size -= 0.5
    yield smallest


def _fitting(
    contents: Contents, width: float, height: float, legend: str, sizes: Sequence[float] | Iterator[float]
) -> _Plan | None:
    """The largest type at which everything fits, in the narrowest boxes that do."""
    for size in sizes:
        for columns in (_COMFORTABLE, _between(_COMFORTABLE, _WIDE), _WIDE):
            plan = _plan(contents, columns, width, size, legend)
            if plan and sum(plan.heights()) <= plan.room(height):
                return plan
    return None


def _between(one: Columns, other: Columns) -> Columns:
    return {p: ((one[p][0] + other[p][0]) / 2, (one[p][1] + other[p][1]) / 2) for p in Place}


def _plan(contents: Contents, columns: Columns, width: float, size: float, legend: str) -> _Plan | None:
    """None where the boxes are too narrow for letters of this size."""
    rows = {}
    for place, texts in contents.items():
        left, right = columns[place]
        room = (right - left) * width / size - 2 * PAD_X
        if room < LEAST_ROOM:
            return None
        rows[place] = _rows(texts, room)
    below = broken(measured(legend, Face.REGULAR), Face.REGULAR, width / size / LEGEND_SIZE - 2 * MARGIN)
    return _Plan(size, width, columns, rows, below)


def _rows(texts: Sequence[_Text], room: float) -> list[_Row]:
    rows: list[_Row] = []
    before: Role | None = None
    for words, face, role, item in texts:
        indent = INDENT if role == Role.POSSIBLE else 0.0
        above = _gap(before, role)
        for line in broken(words, face, room - indent):
            first = not rows or rows[-1].item is not item
            plus = role == Role.POSSIBLE and first
            rows.append(_Row(line, face, role, above, indent, plus, item))
            above = 0.0
        before = role
    return rows


def _gap(before: Role | None, role: Role) -> float:
    if before is None:
        return 0.0
    if before == Role.ACCENT:
        return TITLE_GAP
    return ITEM_GAP if before == role else LAYER_GAP


def _height(rows: Sequence[_Row]) -> float:
    """How high a box with these rows is, in ems; a box with little in it has room for more."""
    text = sum(row.above + LEADING for row in rows)
    return 2 * PAD_Y + max(text, TITLE_GAP + (1 + LEAST_TEXT_ROWS) * LEADING)


def _least(contents: Contents, width: float, height: float, legend: str, smallest: float) -> _Plan:
    """Everything in the widest boxes and the smallest type, even where it does not fit."""
    size = smallest
    while True:
        plan = _plan(contents, _WIDE, width, size, legend)
        if plan and len(ROWS) * size * max(_least_height(r) for r in plan.rows.values()) <= plan.room(height):
            return plan
        size *= 0.9


def _least_height(rows: Sequence[_Row]) -> float:
    """How high a box must be to say its title and that there is more, in ems."""
    titles = [row for row in rows if row.role == Role.ACCENT]
    return _height([*titles, _Row("", Face.ITALIC, Role.MUTED, LAYER_GAP)])


def _cut(plan: _Plan, height: float) -> tuple[_Plan, list[SystemItem]]:
    """The plan without what does not fit, and the items that are left out."""
    rows, left_out = {}, []
    for row, share in zip(ROWS, _shares(plan.heights(), plan.room(height)), strict=True):
        for place in row:
            left, right = plan.columns[place]
            room = (right - left) * plan.width / plan.size - 2 * PAD_X
            rows[place], lost = _cut_box(plan.rows[place], share / plan.size, room)
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


def _cut_box(rows: list[_Row], height: float, room: float) -> tuple[list[_Row], list[SystemItem]]:
    if _height(rows) <= height + 1e-9:
        return rows, []
    items = list(dict.fromkeys(row.item for row in rows if row.item))
    left = height - 2 * PAD_Y - LEADING - LAYER_GAP
    kept: list[_Row] = []
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
    more = tr("and {n} more", n=hidden) if hidden else tr("and more")
    kept.append(_Row(more, Face.ITALIC, Role.MUTED, LAYER_GAP))
    return kept, items[cut:]


def _shapes(plan: _Plan, height: float) -> Iterator[Shape]:
    boxes = _boxes(plan, height)
    yield from _lines(boxes, plan.size)
    for place in Place:
        yield boxes[place]
        yield from _texts(boxes[place], plan.rows[place], plan.size)
    size = plan.size * LEGEND_SIZE
    baseline = height - MARGIN * plan.size - descent(Face.REGULAR, size)
    for place_from_foot, text in enumerate(reversed(plan.legend)):
        y = baseline - place_from_foot * LEADING * size
        yield TextRun(MARGIN * size, y, text, Face.REGULAR, size, Role.MUTED)


def _boxes(plan: _Plan, height: float) -> dict[Place, Box]:
    """The rows of boxes spread over the page: those of the middle row centred on one line, those of
    the base equally high, so that the lines between neighbours are level."""
    heights = plan.heights()
    spare = max(plan.room(height) - sum(heights), 0) / (len(ROWS) - 1)
    boxes = {}
    top = MARGIN * plan.size
    for row, tallest in zip(ROWS, heights, strict=True):
        for place in row:
            left, right = (edge * plan.width for edge in plan.columns[place])
            tall = tallest if row is ROWS[-1] else _height(plan.rows[place]) * plan.size
            y = top + (tallest - tall) / 2
            role = Role.OUTCOME if place == Place.OUTCOME else Role.BOX
            boxes[place] = Box(left, y, right - left, tall, RADIUS * plan.size, role, place)
        top += tallest + ROW_GAP * plan.size + spare
    return boxes


def _texts(box: Box, rows: Sequence[_Row], size: float) -> Iterator[TextRun]:
    # the letters stand in the middle of their line
    stand = (LEADING * size + ascent(Face.REGULAR, size) - descent(Face.REGULAR, size)) / 2
    left, top = box.x + PAD_X * size, box.y + PAD_Y * size
    for row in rows:
        top += row.above * size
        if row.plus:
            yield TextRun(left + size * 0.2, top + stand, "+", Face.SEMIBOLD, size, row.role, box.place)
        x = left + row.indent * size
        yield TextRun(x, top + stand, row.text, row.face, size, row.role, box.place)
        top += LEADING * size


def _lines(boxes: Mapping[Place, Box], size: float) -> Iterator[Line]:
    for one, other in _JOINED:
        start, end = _edge(boxes[one], boxes[other]), _edge(boxes[other], boxes[one])
        yield Line(*start, *end, size * 0.08, Role.LINE)
    start = _edge(boxes[Place.OBJECT], boxes[Place.OUTCOME])
    end = _edge(boxes[Place.OUTCOME], boxes[Place.OBJECT])
    yield Line(*start, *end, size * 0.13, Role.ACCENT, head=size * 0.95)


def _edge(box: Box, other: Box) -> tuple[float, float]:
    """Where the line from the middle of `box` to the middle of `other` leaves `box`."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    across = other.x + other.width / 2 - x
    down = other.y + other.height / 2 - y
    part = min(box.width / 2 / abs(across) if across else 1, box.height / 2 / abs(down) if down else 1)
    return x + across * part, y + down * part
