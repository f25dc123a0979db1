"""An activity system on paper: everything on it, where the drawing has it, and only what was released."""

from __future__ import annotations

import ctypes
import datetime as dt
import re
from collections.abc import Set
from uuid import UUID

import pypdfium2
import pytest
from any_record import visible
from hypothesis import given, settings
from hypothesis import strategies as st
from on_a4 import ON_A4
from painted_drawing import painted
from reading import letters, not_on, pages_of, text_of
from set_a import frame, person, uid

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.prompts import question_of_box
from lfl_desktop.content.paper_setting import USUAL, Setting
from lfl_desktop.content.papers.activity_system import system_paper
from lfl_desktop.content.papers.system_words import NotReleased
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemItem, SystemVersion
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.record import Record
from lfl_desktop.printing.system_pages import activity_system_page
from lfl_desktop.printing.writers.paper import Paper

V1, V2 = uid("version 1"), uid("version 2")
NOW, POSSIBLE = Layer.NOW, Layer.POSSIBLE
SYSTEM = ActivitySystem(
    id=uid("system"),
    learning_set=uid("set A"),
    person=person("Priya"),
    question="How do I get one phonics method into every class?",
)


def item(place: Place, wording: str, layer: Layer = NOW, position: int = 0, version: UUID = V1) -> SystemItem:
    return SystemItem(version=version, place=place, wording=wording, layer=layer, position=position)


PRIYA = [
    item(Place.SUBJECT, "KS1 leader"),
    item(Place.OBJECT, "Consistent phonics, so that children read"),
    item(Place.OUTCOME, "More pass"),
    item(Place.TOOLS, "The phonics scheme"),
    item(Place.TOOLS, "An observation sheet", position=1),
    item(Place.RULES, "“Nobody watches me teach”"),
    item(Place.RULES, "We watch each other each half-term", POSSIBLE),
    item(Place.COMMUNITY, "Teachers, TAs, parents"),
    item(Place.DIVISION_OF_LABOUR, "TA takes the lowest group"),
]


def records(items: list[SystemItem], **version: object) -> list[Record]:
    version = {"meeting": uid("meeting 4"), "released_on": dt.date(2013, 7, 4), **version}
    return [*frame(), SYSTEM, SystemVersion(id=V1, system=SYSTEM.id, **version), *items]


def page_of(
    seen: Visible,
    version: UUID,
    layers: Set[Layer] = BOTH,
    *,
    leader: UUID | None = None,
    setting: Setting = USUAL,
) -> Paper:
    """A version as its page."""
    made = system_paper(seen, version, layers, leader=leader, levels=setting.levels)
    return activity_system_page(made, ON_A4, setting.size)


def paper_of(items: list[SystemItem], audience: Audience = Audience.SET, **more: object) -> Paper:
    return page_of(visible(records(items), audience), V1, **more)


def many(count: int) -> list[SystemItem]:
    return [
        item([*Place][n % 7], f"Line {n}: we watch each other teach", [NOW, POSSIBLE][n % 2], n)
        for n in range(count)
    ]


def test_priyas_page_says_whose_it_is_when_and_for_whom() -> None:
    paper = paper_of(PRIYA)
    said = text_of(paper)
    for expected in (
        "Activity system · Priya Dale",
        "How do I get one phonics method into every class?",
        "Meeting 4, Thursday 4 July 2013",
        "For the set · do not pass on",
        "SAMPLE",
        "Division of labour",
        "+ marks what is possible",
    ):
        assert expected in said
    assert all(i.wording in said for i in PRIYA)
    assert paper.pages == 1 and "Nothing was cut." in paper.notes[0]
    document = pypdfium2.PdfDocument(paper.pdf)
    assert [round(length) for length in document[0].get_size()] == [842, 595]


FOOT = r"Sheet\d+of\d+·Fortheset·donotpasson"

words = st.sampled_from(
    ["We", "watch", "each", "<b>other</b>", "half-term", "Łódź", "a&b", "+", "phonics" * 20]
)
wordings = st.lists(words, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(Place), st.sampled_from(Layer), wordings), max_size=60))
def test_every_word_is_on_the_paper(rows) -> None:
    items = [item(place, wording, layer, n) for n, (place, layer, wording) in enumerate(rows)]
    paper = paper_of(items)
    assert not_on(paper, " ".join(i.wording for i in items)) == ""
    whole, *behind = [re.sub(FOOT, "", letters(page)) for page in pages_of(paper)]
    for each in items:
        assert letters(each.wording) in ("".join(behind) or whole)


def test_what_does_not_fit_is_counted_in_its_box_and_follows_as_a_list() -> None:
    paper = paper_of(many(150))
    first, *behind = pages_of(paper)
    assert len(behind) == paper.pages - 1 >= 1
    assert "more" in first
    assert "there change can begin. What has no room here stands" in " ".join(first.split())
    assert "the list behind it has everything" in paper.notes[0]
    whole = " ".join(" ".join(behind).split())
    assert all(each.wording in whole for each in many(150))
    assert f"Sheet {paper.pages} of {paper.pages}" in behind[-1]


def test_a_long_question_goes_on_in_the_list() -> None:
    asked = "How do I get one phonics method into every class before the summer, and who helps? " * 8
    long = SystemVersion(id=V1, system=SYSTEM.id, released_on=dt.date(2013, 7, 4))
    system = ActivitySystem(
        id=SYSTEM.id, learning_set=SYSTEM.learning_set, person=SYSTEM.person, question=asked
    )
    paper = page_of(visible([*frame(), system, long, *PRIYA], Audience.SET), V1)
    first, behind = pages_of(paper)
    assert "…" in first
    assert letters(asked) in letters(behind)


def test_text_stands_where_the_drawing_has_it() -> None:
    drawing = lay_out_system(
        PRIYA, width=700, height=420, size=11, smallest=8, legend="+ marks what is possible."
    )
    origins = character_origins(painted(drawing, 50, 500, (842, 595)))
    for text in drawing.texts:
        expected = (50 + text.x, 500 - text.baseline)
        assert any(
            char == text.text[0] and abs(x - expected[0]) < 0.5 and abs(y - expected[1]) < 0.5
            for char, x, y in origins
        ), text


def character_origins(pdf: bytes) -> list[tuple[str, float, float]]:
    raw = pypdfium2.raw
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = []
    for n in range(page.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(page, n, x, y)
        found.append((chr(raw.FPDFText_GetUnicode(page, n)), x.value, y.value))
    return found


def test_one_layer_alone_leaves_the_other_off_the_page() -> None:
    now = text_of(paper_of(PRIYA, layers={NOW}))
    assert "Nobody watches me" in now and "We watch each other" not in now and "How it is now" in now
    possible = text_of(paper_of(PRIYA, layers={POSSIBLE}))
    assert "We watch each other" in possible and "Nobody watches me" not in possible


def test_an_empty_system_is_a_form_to_fill_without_questions() -> None:
    said = text_of(paper_of([]))
    assert "Division of labour" in said
    assert not any(question_of_box(place, layer) in said for place in Place for layer in Layer)


def test_another_version_stays_off_the_page() -> None:
    other = SystemVersion(id=V2, system=SYSTEM.id, released_on=dt.date(2013, 7, 4))
    items = [*PRIYA, other, item(Place.TOOLS, "Another day", version=V2)]
    assert "Another day" not in text_of(page_of(visible(records(items), Audience.SET), V1))


def test_the_same_records_give_the_same_bytes() -> None:
    assert paper_of(PRIYA).pdf == paper_of(PRIYA).pdf


def test_only_what_came_through_the_gate_is_printed() -> None:
    with pytest.raises(TypeError):
        page_of(records(PRIYA), V1)  # type: ignore[arg-type]


def test_a_version_that_its_leader_has_not_released_is_refused_by_name() -> None:
    seen = visible(records(PRIYA, released_on=None), Audience.SET)
    with pytest.raises(NotReleased) as refused:
        page_of(seen, V1, leader=SYSTEM.person)
    assert str(refused.value) == "Priya Dale has not released this activity system to the set yet."
    with pytest.raises(NotReleased, match="Its leader has not released"):
        page_of(seen, V1)


def test_its_own_leader_and_facilitator_see_it_before_it_is_released() -> None:
    for audience in (Audience.LEADER, Audience.FACILITATOR):
        seen = visible(records(PRIYA, released_on=None), audience, person("Priya"))
        assert "KS1 leader" in text_of(page_of(seen, V1))
        with pytest.raises(NotReleased, match="not in the records"):
            page_of(seen, V2, leader=person("Priya"))


def test_another_leader_does_not_see_it_before_it_is_released() -> None:
    seen = visible(records(PRIYA, released_on=None), Audience.LEADER, person("Tom"))
    with pytest.raises(NotReleased, match="Priya Dale has not released"):
        page_of(seen, V1, leader=person("Priya"))


@pytest.mark.parametrize("audience", [Audience.COORDINATOR, Audience.PUBLIC])
def test_it_stays_within_the_set(audience) -> None:
    with pytest.raises(NotReleased, match="stay within the set"):
        paper_of(PRIYA, audience)
