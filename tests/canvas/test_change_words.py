"""What changed between two versions, in plain words and on the drawing."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.canvas.change_words import change_sentences, with_changes_marked
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.domain.activity import ActivitySystem, Layer, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.system_changes import Contents, Difference, difference
from lfl_desktop.workspace.start.sample import sample_records


def priyas() -> Difference:
    """What changed in Priya's activity system from January to July."""
    records = sample_records()
    system = next(r for r in records if isinstance(r, ActivitySystem) and "phonics" in r.question)
    versions = [r for r in records if isinstance(r, SystemVersion) and r.system == system.id]
    then, now = sorted(versions, key=lambda version: version.position)
    return difference(*(of(records, version) for version in (then, now)))


def of(records, version: SystemVersion) -> Contents:
    return Contents(
        tuple(r for r in records if isinstance(r, SystemItem) and r.version == version.id),
        tuple(r for r in records if isinstance(r, Tension) and r.version == version.id),
    )


def test_priyas_half_year_is_told_in_sentences() -> None:
    told = change_sentences(priyas())
    for expected in (
        "Tools: “Film of one good lesson” is newly possible.",
        "Rules: “Nobody watches me teach” has given way to what was possible.",
        "Object: “Consistent phonics, so that children read” is gone.",
        "Object: “One way of teaching phonics, so that children read” is new.",
        "Eased, Tools – Rules: The observation sheet against “nobody watches me teach”.",
    ):
        assert expected in told, told
    assert not any("phonics scheme" in sentence for sentence in told), "what stayed is not told"


def test_the_drawing_says_what_is_new_and_strikes_through_what_is_gone() -> None:
    items, tensions, notes = with_changes_marked(priyas())
    drawing = lay_out_system(
        items, width=1000, height=700, size=13, smallest=9, tensions=tensions, notes=notes
    )
    said = " ".join(text.text for text in drawing.texts)
    assert "Film of one good lesson · new" in said
    assert "children read · gone" in said
    assert "Nobody watches me teach” · no longer so" in said
    assert "The phonics scheme ·" not in said


def test_the_drawing_says_what_has_come_about_and_what_is_open_again() -> None:
    now, possible = (
        [
            SystemItem(id=UUID(int=n), version=UUID(int=9), layer=layer, wording=f"Line {n}")
            for n, layer in ((1, one), (2, other))
        ]
        for one, other in ((Layer.NOW, Layer.POSSIBLE), (Layer.POSSIBLE, Layer.NOW))
    )
    later = tuple(
        replace(item, id=UUID(int=n + 3), came_from=UUID(int=n)) for n, item in enumerate(possible, 1)
    )
    items, _tensions, notes = with_changes_marked(difference(Contents(tuple(now), ()), Contents(later, ())))
    said = {item.wording: notes[item.id].words for item in items}
    assert said == {"Line 1": "was so, is possible now", "Line 2": "was possible, is so now"}
