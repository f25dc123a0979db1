"""What the seven boxes are called and what each of them asks."""

from __future__ import annotations

from typing import NamedTuple

from lfl_desktop.domain.activity import Layer, Place
from lfl_desktop.words import mark, tr


class Prompt(NamedTuple):
    """The title of a box, and what it asks about how things are and how they could be."""

    title: str
    now: str
    possible: str


# Each box asks twice, as in the programme's own poster: how it is, and what could change.
_PROMPTS: dict[Place, Prompt] = {
    Place.SUBJECT: Prompt(
        mark("Subject"),
        mark("Whose work is this, and where do you stand in it?"),
        mark("Who could lead this with you?"),
    ),
    Place.OBJECT: Prompt(
        mark("Object"),
        mark("What are you working on, and what for?"),
        mark("How else could this be seen?"),
    ),
    Place.OUTCOME: Prompt(
        mark("Outcome"),
        mark("What should come of it, and for whom?"),
        mark("What more could come of it?"),
    ),
    Place.TOOLS: Prompt(
        mark("Tools"),
        mark("What do you work with: ideas, materials, time, ways of doing things?"),
        mark("What else would help, and where could it come from?"),
    ),
    Place.RULES: Prompt(
        mark("Rules"),
        mark("What is expected here, written down or not, and what presses on you?"),
        mark("Which of these could change, by agreement or without it?"),
    ),
    Place.COMMUNITY: Prompt(
        mark("Community"),
        mark("Whom does this touch, in the school and beyond?"),
        mark("Who could be brought in?"),
    ),
    Place.DIVISION_OF_LABOUR: Prompt(
        mark("Division of labour"),
        mark("How is the work shared out, and who decides?"),
        mark("Which tasks or decisions could move, and to whom?"),
    ),
}


def title(place: Place) -> str:
    """What the box is called."""
    return tr(_PROMPTS[place].title)


def question_of_box(place: Place, layer: Layer) -> str:
    """What the box asks about this layer."""
    prompt = _PROMPTS[place]
    return tr(prompt.now if layer == Layer.NOW else prompt.possible)


def layer_name(layer: Layer) -> str:
    """What the layer is called."""
    return tr("Now") if layer == Layer.NOW else tr("Possible")
