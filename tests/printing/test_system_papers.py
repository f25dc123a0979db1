"""Activity systems on paper in every form: large, empty, then and now, two facing; and as pictures."""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import re
from xml.etree import ElementTree

import pypdfium2
import pytest
from any_record import visible
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from on_a4 import ON_A4
from painted_drawing import painted
from PIL import Image
from reading import letters, not_on, pages_of, text_of
from set_a import person, uid
from test_activity_system import PRIYA, SYSTEM, V1, V2, item, many, page_of, records, wordings

from lfl_desktop.canvas.drawing import Badge, Box, Drawing, DrawnLine, Polyline
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.prompts import question_of_box, title
from lfl_desktop.content.paper_setting import Filling, Setting, Size
from lfl_desktop.content.papers.activity_system import blank_system
from lfl_desktop.content.papers.system_words import NotReleased
from lfl_desktop.content.papers.then_and_now import then_and_now_paper
from lfl_desktop.content.papers.two_systems import two_systems_paper
from lfl_desktop.domain.activity import (
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
    TensionState,
    VoicedAs,
)
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.printing.system_pages import blank_page
from lfl_desktop.printing.then_and_now_pages import then_and_now_page
from lfl_desktop.printing.two_systems_pages import two_systems_page
from lfl_desktop.printing.writers.page_picture import png, svg_of
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.printing.writers.pdf_drawing import COLOURS

A3 = Setting(Size.A3)


def pull(n: int, one: Place, other: Place | None = None, **more: object) -> Tension:
    known = {"id": uid(f"pull {n}"), "version": V1, "position": n, "wording": f"Pull {n} of the week", **more}
    return Tension(from_place=one, to_place=other, **known)


PULLS = [
    pull(1, Place.TOOLS, Place.RULES, voiced_as=VoicedAs.DILEMMA, state=TensionState.EASED),
    pull(2, Place.DIVISION_OF_LABOUR),
    pull(3, Place.COMMUNITY, neighbour="Parents", state=TensionState.WORKED_ON),
]


def seen(extra: list, audience: Audience = Audience.SET, items: list[SystemItem] | None = None):
    return visible([*records(items or PRIYA), *extra], audience, person("Priya"))


def sizes(paper: Paper) -> set[tuple[int, int]]:
    return {tuple(round(length) for length in page.get_size()) for page in pypdfium2.PdfDocument(paper.pdf)}


def test_where_it_pulls_is_listed_below_the_drawing_with_its_numbers() -> None:
    paper = page_of(seen(PULLS), V1)
    said = text_of(paper)
    assert paper.pages == 1
    assert "Where does it pull?" in said and "Tools – Rules · eased · voiced as dilemma: Pull 1" in said
    assert "Community – Parents · worked on: Pull 3" in said
    assert "level 2" not in said
    assert "level 4, with a neighbouring activity" in text_of(
        page_of(seen(PULLS), V1, setting=Setting(levels=True))
    )


def test_more_tensions_than_fit_below_follow_behind() -> None:
    paper = page_of(seen([pull(n, Place.TOOLS, Place.RULES) for n in range(40)]), V1)
    first, *behind = pages_of(paper)
    assert behind and "Pull 39" not in first and "Pull 39 of the week" in " ".join(behind)


tensions = st.lists(
    st.tuples(
        st.sampled_from(Place),
        st.none() | st.sampled_from(Place),
        st.sampled_from(TensionState),
        wordings,
        st.sampled_from(["", "Parents", "The chain " * 12]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(Place), st.sampled_from(Layer), wordings), max_size=40),
    tensions,
    st.sampled_from(Size),
    st.booleans(),
)
def test_every_word_of_items_and_tensions_is_on_the_paper(rows, pulls, size, levels) -> None:
    items = [item(place, wording, layer, n) for n, (place, layer, wording) in enumerate(rows)]
    drawn = [
        pull(n, one, other, state=state, wording=wording, neighbour=neighbour)
        for n, (one, other, state, wording, neighbour) in enumerate(pulls)
    ]
    paper = page_of(
        seen(drawn, items=items or [item(Place.TOOLS, "x")]), V1, setting=Setting(size, levels=levels)
    )
    for text in (*(i.wording for i in items), *(t.wording for t in drawn), *(t.neighbour for t in drawn)):
        assert not_on(paper, text) == ""
    whole = [re.sub(r"Sheet\d+of\d+·Fortheset·donotpasson", "", letters(page)) for page in pages_of(paper)]
    for each in drawn:
        assert letters(each.wording) in "".join(whole)


def test_a3_is_twice_as_large_and_its_type_larger() -> None:
    small, large = (page_of(seen(PULLS), V1, setting=Setting(size)) for size in Size)
    assert sizes(small) == {(842, 595)} and sizes(large) == {(1191, 842)}
    assert large.drawings[0].size > small.drawings[0].size * 1.2


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("filling", [Filling.EMPTY, Filling.PROMPTS])
def test_empty_boxes_for_pens_fill_the_page(size, filling) -> None:
    paper = blank_page(blank_system(seen([])), ON_A4, Setting(size, filling))
    said = " ".join(pages_of(paper)[0].split())
    assert all(title(place) in said for place in Place) and "KS1 leader" not in said and "Priya" not in said
    asks = [letters(question_of_box(p, layer)) in letters(said) for p in Place for layer in Layer]
    assert all(asks) if filling == Filling.PROMPTS else not any(asks)
    assert "The question it is about: ____" in said and "there change can begin." in said
    drawing = paper.drawings[0]
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert sum(b.width * b.height for b in boxes) > 0.39 * drawing.width * drawing.height, "of the whole page"


# Then and now


def two_versions() -> tuple[list, dict]:
    then = SystemVersion(id=V2, system=SYSTEM.id, date=dt.date(2013, 1, 31), released_on=dt.date(2013, 1, 31))
    old = [
        item(Place.RULES, "Nobody says a word", version=V2),
        item(Place.TOOLS, "A phonics scheme", version=V2),
    ]
    items = [replace(i, came_from=old[1].id) if i.wording == "The phonics scheme" else i for i in PRIYA]
    return [*records(items), then, *old, *PULLS], {"then": V2, "now": V1}


def test_no_word_is_broken_in_a_box_of_then_and_now() -> None:
    every, ids = two_versions()
    long = "Accountability, responsibilities, consistent outcomes for pupils and partnership"
    longer = [item(place, long) for place in (Place.OUTCOME, Place.OBJECT, Place.DIVISION_OF_LABOUR)]
    seen = visible([*every, *longer], Audience.SET)
    pages = pages_of(then_and_now_page(then_and_now_paper(seen, ids["then"], ids["now"]), ON_A4))
    rows = [row.strip() for row in pages[1].splitlines()]
    for word in long.replace(",", "").split():
        assert not [row for row in rows if len(row) > 2 and word.startswith(row) and row != word], word
    assert "outcomes" in pages[1] and "responsibilities" in pages[1]


def test_two_systems_do_not_repeat_as_a_list_what_their_drawing_shows() -> None:
    paper = two_systems_page(two_systems_paper(visible(two_systems(), Audience.SET), V1, V2), ON_A4)
    assert paper.pages == 1
    assert text_of(paper).count("The phonics scheme") == 1


def test_then_and_now_says_what_changed_in_words_and_shows_both() -> None:
    every, ids = two_versions()
    paper = then_and_now_page(
        then_and_now_paper(visible(every, Audience.SET), ids["then"], ids["now"]), ON_A4
    )
    assert paper.pages == 2, "what changed in sentences has room on the first"
    first, beside = pages_of(paper)
    assert "gone" in first and "was “A phonics scheme”" in " ".join(first.split())
    assert "Then" in beside and "Nobody says a word" in " ".join(beside.split())
    told = " ".join(first.split())
    assert "Tools: “A phonics scheme” is now “The phonics scheme”." in told
    assert "Rules: “Nobody says a word” is gone." in told


def test_then_and_now_needs_both_versions_released() -> None:
    every, ids = two_versions()
    hidden = [replace(r, released_on=None) if getattr(r, "id", None) == V2 else r for r in every]
    with pytest.raises(NotReleased):
        then_and_now_page(then_and_now_paper(visible(hidden, Audience.SET), ids["then"], ids["now"]), ON_A4)
    own = then_and_now_paper(visible(hidden, Audience.LEADER, person("Priya")), ids["then"], ids["now"])
    assert then_and_now_page(own, ON_A4).pages >= 2


# Two systems


def two_systems() -> list:
    other = ActivitySystem(
        id=uid("other"), learning_set=uid("set A"), person=person("Priya"), neighbour="Parents of Year 1"
    )
    version = SystemVersion(id=V2, system=other.id, released_on=dt.date(2013, 7, 4))
    ours = replace(SYSTEM, faces=other.id, shared_object="Children who love to read")
    every = [ours if r is SYSTEM else r for r in records(PRIYA)]
    theirs = [item(Place.TOOLS, "Bedtime stories", version=V2), item(Place.RULES, "No homework", version=V2)]
    between = pull(4, Place.RULES, Place.TOOLS, to_system=other.id)
    return [*every, other, version, *theirs, *PULLS, between]


def test_two_systems_face_what_they_share() -> None:
    paper = two_systems_page(two_systems_paper(visible(two_systems(), Audience.SET), V1, V2), ON_A4)
    said = text_of(paper)
    for expected in ("Children who love to read", "Parents of Year 1", "Bedtime stories", "KS1 leader"):
        assert expected in said
    drawing = paper.drawings[0]
    one, other = (drawing.box(Place.OBJECT, side) for side in (0, 1))
    shared = next(
        s for s in drawing.shapes if isinstance(s, Box) and s.place is None and s.y < one.y + one.height
    )
    assert one.x + one.width < shared.x and shared.x + shared.width < other.x
    for place in Place:
        left, right = drawing.box(place, 0), drawing.box(place, 1)
        assert left.x == pytest.approx(drawing.width - right.x - right.width)
    (bolt,) = [p for p in drawing.shapes if isinstance(p, Polyline) and p.tension == uid("pull 4")]
    ends = {side: drawing.box(place, side) for place, side in ((Place.RULES, 0), (Place.TOOLS, 1))}
    for (x, y), box in zip((bolt.points[0], bolt.points[-1]), ends.values(), strict=True):
        assert box.x - 0.01 <= x <= box.x + box.width + 0.01
        assert box.y - 0.01 <= y <= box.y + box.height + 0.01


# The gate


def test_what_is_held_back_is_on_the_leaders_paper_and_on_no_other() -> None:
    held = [replace(item(Place.RULES, "What nobody says"), held_back=True)]
    held += [pull(9, Place.TOOLS, wording="A quiet pull", held_back=True)]  # type: ignore[list-item]
    for audience, is_there in ((Audience.SET, False), (Audience.LEADER, True)):
        paper = page_of(seen(held, audience), V1)
        assert ("What nobody says" in text_of(paper)) == is_there
        assert ("A quiet pull" in text_of(paper)) == is_there
        assert (b"What nobody says" in svg_of(paper)) == is_there


# Screen and page agree


def full_drawing() -> Drawing:
    more = [pull(n, [*Place][n % 7], [*Place][(n * 3) % 7], state=[*TensionState][n % 3]) for n in range(12)]
    return lay_out_system(
        many(30), width=740, height=460, size=10, smallest=7, tensions=[*PULLS[2:], *more], legend="+"
    )


def path_corners(pdf: bytes) -> list[list[tuple[float, float]]]:
    """The points of every path on the first page, as the page has them."""
    raw = pypdfium2.raw
    page = pypdfium2.PdfDocument(pdf)[0]
    found = []
    for object in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        points = []
        for n in range(raw.FPDFPath_CountSegments(object.raw)):
            segment = raw.FPDFPath_GetPathSegment(object.raw, n)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            matrix = object.get_matrix()
            points.append(matrix.on_point(x.value, y.value))
        found.append(points)
    return found


def test_every_box_and_line_is_on_the_page_within_half_a_point() -> None:
    drawing = full_drawing()
    paths = path_corners(painted(drawing, 50, 540, (842, 595)))
    shapes = [shape for shape in drawing.shapes if isinstance(shape, Box | Badge | DrawnLine | Polyline)]
    assert len(shapes) > 40
    for shape in shapes:
        if isinstance(shape, Box | Badge):
            wanted = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            found = [extent(points) for points in paths]
        elif isinstance(shape, DrawnLine):
            wanted = [(shape.x1, shape.y1)]
            found = [points[:1] for points in paths]
        else:
            wanted = list(shape.points[:-1] if shape.head else shape.points)
            found = [points[: len(wanted)] for points in paths]
        expected = [(50 + x, 540 - y) for x, y in wanted]
        assert any(near(points, expected) for points in found), shape


def extent(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Top left and bottom right corner of what a path encloses."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [(min(xs), max(ys)), (max(xs), min(ys))]


def near(points: list[tuple[float, float]], expected: list[tuple[float, float]]) -> bool:
    if len(points) != len(expected):
        return False
    return all(abs(x - a) < 0.5 and abs(y - b) < 0.5 for (x, y), (a, b) in zip(points, expected, strict=True))


def test_the_svg_holds_the_same_boxes_lines_and_words() -> None:
    paper = page_of(seen([*PULLS, item(Place.RULES, "<b>a & b</b>")]), V1)
    root = ElementTree.fromstring(svg_of(paper))
    space = "{http://www.w3.org/2000/svg}"
    drawing = paper.drawings[0]
    said = [element.text or "" for element in root.iter(f"{space}text")]
    assert said == [text.text for text in drawing.texts]
    rects = [s for s in drawing.shapes if isinstance(s, Box | Badge)]
    found = [
        [float(element.get(name, "nan")) for name in ("x", "y", "width", "height")]
        for element in root.iter(f"{space}rect")
    ]
    assert found == [pytest.approx([s.x, s.y, s.width, s.height], abs=0.01) for s in rects]
    lines = [
        s for s in drawing.shapes if isinstance(s, DrawnLine) or (isinstance(s, Polyline) and not s.filled)
    ]
    assert len(list(root.iter(f"{space}polyline"))) == len(lines)
    assert root.find(f"{space}title") is not None and "KS1 leader" in (root.findtext(f"{space}desc") or "")
    assert set(re.findall(r"#[0-9A-F]{6}", svg_of(paper).decode())) <= set(COLOURS.values())


def test_the_png_is_the_page_at_200_dots_an_inch() -> None:
    image = Image.open(io.BytesIO(png(page_of(seen(PULLS), V1))))
    assert image.size == (pytest.approx(842 * 200 / 72, abs=2), pytest.approx(595 * 200 / 72, abs=2))
    assert len(image.convert("L").getcolors() or []) > 20


def test_a_state_is_told_on_grey_paper() -> None:
    """Without colour the three states still differ: in what is written, and in how they are drawn."""
    pages = []
    for state in TensionState:
        paper = page_of(seen([pull(1, Place.TOOLS, Place.COMMUNITY, state=state)]), V1)
        pages.append(Image.open(io.BytesIO(png(paper))).convert("L").tobytes())
    assert len(set(pages)) == 3


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    one = page_of(visible([*records(PRIYA), *PULLS], Audience.SET), V1)
    other = page_of(visible([*records(PRIYA[::-1]), *PULLS[::-1]], Audience.SET), V1)
    assert one.pdf == other.pdf and svg_of(one) == svg_of(other)
