"""Lines and tensions of an activity system: their jobs, and the outline that is the same as the picture."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.canvas.content import BOTH, in_box, plain_wording
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.prompts import title
from lfl_desktop.content.document import Document, Section
from lfl_desktop.domain.activity import (
    ActionLink,
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    Tension,
    TensionState,
    VoicedAs,
)
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.tensions import proposed_level, tensions_in_order
from lfl_desktop.exchange.document_html import html_text
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.activity import item_changes as lines
from lfl_desktop.workspace.activity import tension_changes as pulls
from lfl_desktop.workspace.activity.leaders_system import SystemPage, read_leaders_system
from lfl_desktop.workspace.activity.outline_copy import outline_sections
from lfl_desktop.workspace.activity.outline_lines import outline_of_places
from lfl_desktop.workspace.activity.tension_changes import End
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

FEW = settings(max_examples=40)
VERSION = uuid4()
WORDS = st.text(max_size=25)


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[SystemItem], list[Tension]]:
    """Anything that one version may hold."""
    items = [
        SystemItem(
            version=VERSION,
            place=draw(st.sampled_from(Place)),
            layer=draw(st.sampled_from(Layer)),
            wording=draw(WORDS),
            held_back=draw(st.booleans()),
            position=draw(st.integers(0, 3)),
        )
        for _ in range(draw(st.integers(0, 8)))
    ]
    ids = st.none() | st.sampled_from([item.id for item in items]) if items else st.none()
    tensions = [
        Tension(
            version=VERSION,
            from_place=draw(st.sampled_from(Place)),
            to_place=draw(st.none() | st.sampled_from(Place)),
            from_item=draw(ids),
            to_item=draw(ids),
            neighbour=draw(WORDS),
            wording=draw(WORDS),
            state=draw(st.sampled_from(TensionState)),
            voiced_as=draw(st.none() | st.sampled_from(VoicedAs)),
            level=draw(st.none() | st.integers(1, 4)),
            held_back=draw(st.booleans()),
            position=draw(st.integers(0, 3)),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return items, tensions


@FEW
@given(versions(), st.sampled_from([BOTH, frozenset({Layer.NOW}), frozenset({Layer.POSSIBLE})]))
def test_the_outline_and_the_picture_hold_the_same(version, layers) -> None:
    items, tensions = version
    found = outline_of_places(items, tensions, layers=layers, levels=True)
    assert [heading.place for heading in found] == [*Place, None]
    drawing = lay_out_system(
        items, width=4000, height=4000, layers=layers, size=10, smallest=10, tensions=tensions
    )
    assert not drawing.not_shown
    for heading in found[:-1]:
        drawn = list(dict.fromkeys(t.item for t in drawing.texts if t.place == heading.place and t.item))
        assert [line.id for line in heading.lines] == drawn
        by_id = {item.id: item for item in items}
        for line in heading.lines:
            item = by_id[line.id]
            assert line.words.startswith(plain_wording(item.wording))
            assert ("(possible" in line.words[len(plain_wording(item.wording)) :]) == (
                item.layer == Layer.POSSIBLE
            )
            assert line.words[len(plain_wording(item.wording)) :].count("held back") == item.held_back
    numbers = [line.words.split(".")[0] for line in found[-1].lines]
    assert [line.id for line in found[-1].lines] == [t.id for t in tensions_in_order(tensions)]
    badges = {s.tension for s in drawing.shapes if type(s).__name__ == "Badge"}
    assert badges <= {t.id for t in tensions} and numbers == [str(n + 1) for n in range(len(tensions))]


@pytest.mark.parametrize("held_back", [False, True])
def test_the_outline_says_of_a_tension_that_it_is_held_back(held_back: bool) -> None:
    tension = Tension(version=VERSION, from_place=Place.TOOLS, wording="Too many", held_back=held_back)
    words = outline_of_places([], [tension])[-1].lines[0].words
    assert ("; held back)" in words) == held_back and words.endswith(": Too many")


class _Reader(HTMLParser):
    """The headings and bullets that another program reads from the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag in ("h1", "h2", "li"):
            self.found.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, words = self.found[-1]
            self.found[-1] = (tag, words + data)


def unnumbered(words: str) -> str:
    """A tension without the number that its place in the list has."""
    return re.sub(r"^\d+\. ", "", words)


@FEW
@given(versions())
def test_what_is_copied_has_a_bullet_for_each_line(version) -> None:
    items, tensions = version
    found = outline_of_places(items, tensions, actions={item.id: ["<b>Do & say</b>"] for item in items})
    document = Document("Head", "", "", Section("", ()), outline_sections(found))
    reader = _Reader()
    reader.feed(html_text(document))
    assert [words for tag, words in reader.found if tag == "h2"] == [h.words for h in found]
    bullets = [words for tag, words in reader.found if tag == "li" and words != "nothing yet"]
    wanted = [words for h in found for line in h.lines for words in (unnumbered(line.words), *line.more)]
    assert [" ".join(b.split()) for b in bullets] == [" ".join(w.split()) for w in wanted]
    assert "b" not in reader.tags
    text = plain_text(document)
    assert all(f"\n{h.words}\n" in text for h in found)
    assert text.count("• ") >= sum(max(1, len(h.lines)) for h in found if h.place)
    assert all(f"\n{line.words.splitlines()[0]}" in text for h in found if not h.place for line in h.lines)


@FEW
@given(versions(), st.data())
def test_the_ends_of_a_tension_are_kept_as_they_were_chosen(version, data) -> None:
    items, _tensions = version
    worded = [item for item in items if item.wording.strip()]
    other = uuid4()
    start = data.draw(st.sampled_from([end for end, _words in pulls.starts(worded)]))
    end = data.draw(st.sampled_from([end for end, _w in pulls.other_ends(worded, {other: "Claire"})]))
    fields = {**pulls.with_start(start), **pulls.with_end(end, "Parents")}
    tension = Tension(version=VERSION, **fields)
    assert pulls.start_of(tension) == start
    same_place = end == End(start.place)
    assert pulls.end_of(tension, items) == (End() if same_place else end)
    level = proposed_level(tension, items)
    possible = next((i for i in items if i.id == end.item and i.layer == Layer.POSSIBLE), None)
    if end.system or end.by_name:
        assert level == 4
    elif possible:
        assert level == 3
    else:
        assert level == (2 if end.place not in (None, start.place) else 1)


def page_of(workspace: Workspace, name: str = "Priya Dale") -> SystemPage:
    book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    return read_leaders_system(book, workspace.select(Person, name=name)[0].id, None)


def said(workspace: Workspace, place: Place, layer: Layer = Layer.NOW) -> list[str]:
    return [plain_wording(i.wording) for i in in_box(page_of(workspace).items, place, {layer})]


def test_a_tension_for_a_leader_without_an_activity_system_makes_it(sample: Workspace) -> None:
    without = next(p.name for p in sample.select(Person) if not sample.select(ActivitySystem, person=p.id))
    page = page_of(sample, without)
    pulls.add_tension(sample, page, End(Place.TOOLS), End(Place.RULES))
    assert [pulls.tension_joins(t, (), {}) for t in page_of(sample, without).tensions] == ["Tools ↔ Rules"]
    sample.undo()
    assert not sample.select(ActivitySystem, person=page.system.person)


@pytest.mark.parametrize(("by", "order"), [(1, [1, 0, 2]), (-1, [0, 1, 2]), (2, [1, 2, 0])])
def test_tensions_change_places(sample: Workspace, by: int, order: list[int]) -> None:
    before = [t.id for t in page_of(sample).tensions]
    pulls.reorder_tension(sample, page_of(sample).tensions, before[0], by)
    assert [t.id for t in page_of(sample).tensions] == [before[n] for n in order]


def test_deleting_takes_the_links_along_and_undo_brings_them_back(sample: Workspace) -> None:
    tension = page_of(sample).tensions[0]
    links = sample.select(ActionLink, tension=tension.id)
    pulls.remove_tension(sample, tension)
    assert not sample.select(ActionLink, id=[link.id for link in links])
    sample.undo()
    assert sample.select(ActionLink, tension=tension.id) == links


def test_a_line_moves_up_down_and_away(sample: Workspace) -> None:
    first, second = said(sample, Place.TOOLS)
    page = page_of(sample)
    item = in_box(page.items, Place.TOOLS, {Layer.NOW})[0]
    lines.reorder_item(sample, page, item, 1)
    assert said(sample, Place.TOOLS) == [second, first]
    lines.reorder_item(sample, page_of(sample), item, 1)
    assert sample.undo() == "Move line"
    assert said(sample, Place.TOOLS) == [first, second]
    lines.move_to_box(sample, page_of(sample), item, Place.RULES, Layer.POSSIBLE)
    assert said(sample, Place.TOOLS) == [second]
    assert said(sample, Place.RULES, Layer.POSSIBLE)[-1] == first


def test_what_became_of_a_line_ends_where_its_possible_one_is_so_now(sample: Workspace) -> None:
    page = page_of(sample)
    now = next(item for item in page.items if item.became)
    possible = next(item for item in page.items if item.id == now.became)
    lines.move_to_box(sample, page, possible, possible.place, Layer.NOW)
    changed = sample.get(SystemItem, now.id)
    assert changed is not None and changed.became is None


def test_a_line_typed_behind_another_stands_there_and_goes_when_emptied(sample: Workspace) -> None:
    page = page_of(sample)
    after = in_box(page.items, Place.TOOLS, {Layer.NOW})[0]
    line = lines.new_item_line(page, Place.TOOLS, Layer.NOW)
    for words in ("A", "A time", "A timetable"):
        lines.keep_item_line(sample, page, line, words, after.id, None)
    assert said(sample, Place.TOOLS)[1] == "A timetable"
    assert sample.titles()[0] == "Fill activity system"
    lines.keep_item_line(sample, page, line, " ", after.id, None)
    assert sample.get(SystemItem, line.id) is None
    sample.undo()
    assert sample.get(SystemItem, line.id) is None and "A timetable" not in said(sample, Place.TOOLS)


def test_every_end_of_a_tension_is_named() -> None:
    possible = SystemItem(version=VERSION, place=Place.TOOLS, layer=Layer.POSSIBLE, wording="A film")
    other = uuid4()
    at = {"version": VERSION, "from_place": Place.TOOLS}
    told = {
        "Tools": Tension(**at),
        "Tools ↔ Rules": Tension(**at, to_place=Place.RULES),
        "Tools ↔ the parents": Tension(**at, neighbour="the parents"),
        "Tools ↔ Claire": Tension(**at, to_system=other),
        "Tools → possible: A film": Tension(**at, to_item=possible.id),
    }
    assert {pulls.tension_joins(t, [possible], {other: "Claire"}) for t in told.values()} == set(told)
    assert title(Place.TOOLS) == "Tools"
