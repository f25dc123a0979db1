"""The pictures of screens that are taken, each with its name, for every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget
from scenes import (
    CLOSING_MEETING,
    FULL_MEETING,
    of_programme,
    to_bids,
    to_change,
    to_command,
    to_copying,
    to_deleted,
    to_erasing,
    to_first_page,
    to_help,
    to_layers,
    to_log,
    to_member,
    to_menu,
    to_pack,
    to_part,
    to_place,
    to_poster_release,
    to_preferences,
    to_print_log,
    to_proposals,
    to_spelling,
    to_stage,
    to_step,
    to_system,
    to_templates,
    to_then_and_now,
    to_two_systems,
    to_visit,
)

from lfl_desktop.domain.activity import Layer
from lfl_desktop.domain.templates import USUAL_PARTS, Part
from lfl_desktop.views.programme.programme_screen import CALENDAR, FACTS, SCHOOLS
from lfl_desktop.views.window.command_table import MenuName
from lfl_desktop.views.window.places import PLACES, Needs
from lfl_desktop.workspace.destination import (
    PartDestination,
    PlaceName,
    at_paper,
)
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.papers.paper_kinds import PaperName

OWN_PLACES = [place for place in PLACES if place.needs is not Needs.PROGRAMME]
"""What a facilitator's window lists."""


@dataclass(frozen=True)
class Shot:
    """One picture: its name, and how to bring the screen into sight in the window of its kind; a dialog that
    this opens and returns is pictured in its place, and closed."""

    name: str
    bring: Callable[..., QWidget | None]


PARTS = (CALENDAR, FACTS, SCHOOLS)
STAGE_NAMES = tuple(part.value.replace("_", "-") for part in USUAL_PARTS)


def welcome_shots(members: Sequence[NewMember]) -> list[Shot]:
    """The first run."""
    steps = enumerate(("programme", "set", "dates"))
    made = [Shot(f"welcome-{name}", partial(to_step, place, members)) for place, name in steps]
    return [Shot("welcome-first", to_first_page), *made, Shot("welcome-pack", to_pack)]


def sample_shots() -> list[Shot]:
    """The sample, well into its year. A place that is not named here is shown as it opens."""
    layers = {"now": {Layer.NOW}, "possible": {Layer.POSSIBLE}, "both": {Layer.NOW, Layer.POSSIBLE}}
    known = {
        "meetings": [
            *(Shot(f"meetings-{n}", partial(to_stage, p, FULL_MEETING)) for p, n in enumerate(STAGE_NAMES)),
            Shot("meetings-log", to_log),
            Shot("meetings-print-log", to_print_log),
            Shot("meetings-spelling", to_spelling),
            Shot("meetings-impact", partial(to_part, Part.IMPACT, CLOSING_MEETING, True)),
            Shot("meetings-impact-finished", partial(to_part, Part.IMPACT, CLOSING_MEETING, False)),
            Shot("meetings-open-check-in", partial(to_part, Part.CHECK_IN, FULL_MEETING, True)),
            Shot("meetings-open-bids", to_bids),
            Shot("meetings-open-slots", partial(to_part, Part.SLOTS, FULL_MEETING, True)),
            Shot("meetings-move", partial(to_change, True)),
            Shot("meetings-cancel", partial(to_change, False)),
            Shot("meetings-templates", partial(to_templates, False)),
            Shot("meetings-templates-own", partial(to_templates, True)),
        ],
        "activity_systems": [
            Shot(f"activity-systems-{name}", partial(to_layers, frozenset(shown)))
            for name, shown in layers.items()
        ]
        + [
            Shot(f"activity-systems-{what}", partial(to_system, what))
            for what in ("tension", "choosing", "list", "actions")
        ]
        + [
            Shot("activity-systems-copy", to_copying),
            Shot("activity-systems-then-and-now", to_then_and_now),
            Shot("activity-systems-two", to_two_systems),
        ],
        "members": [
            Shot("members", partial(to_place, PlaceName.MEMBERS)),
            Shot("members-something-changed", to_member),
        ],
        "programme": [
            *(Shot(f"programme-{part}", partial(to_place, of_programme(part))) for part in PARTS),
            Shot("programme-visit", to_visit),
        ],
        "share": [
            Shot("share-release", to_poster_release),
            *(
                Shot(f"share-{kind.replace('_', '-')}", partial(to_place, at_paper(kind)))
                for kind in PaperName
            ),
        ],
    }
    shots = [
        shot
        for place in OWN_PLACES
        for shot in known.get(place.name, [Shot(place.name, partial(to_place, place.name))])
    ]
    over: dict[str, Callable[..., QWidget]] = {"preferences": to_preferences, "help": to_help}
    over |= {f"menu-{name.name.lower()}": partial(to_menu, name) for name in MenuName}
    over |= {name: partial(to_command, name) for name in ("tour", "search", "copies", "protection", "rights")}
    over["rights-erase"] = to_erasing
    return [*shots, Shot("deleted", to_deleted), *(Shot(name, bring) for name, bring in over.items())]


def new_shots() -> list[Shot]:
    """A set on its first day: every place, and an empty meeting at each stage."""
    made: list[Shot] = []
    for place in OWN_PLACES:
        if place.name == "meetings":
            made += [Shot(f"new-meetings-{n}", partial(to_stage, p, 1)) for p, n in enumerate(STAGE_NAMES)]
        else:
            name = f"new-{place.name.replace('_', '-')}"
            made.append(Shot(name, partial(to_place, place.name)))
    return [*made, Shot("new-programme-proposals", to_proposals)]


PARTS_KEPT = {
    PlaceName.ROSTER: ("people", "schools", "roles"),
    PlaceName.REGISTER: ("events", "steps", "circumstances"),
    PlaceName.EVIDENCE: ("sources", "placing", "words"),
}
"""The parts of the places in which a coordinator keeps records of her own."""


def coordinators_shots(prefix: str) -> list[Shot]:
    """The coordinator's places, and each part of those in which she keeps records herself."""
    listed = [place for place in PLACES if place.needs is Needs.PROGRAMME]
    return [
        Shot(f"{prefix}-{where.name}{part and f'-{part}'}", partial(to_place, wanted))
        for where in listed
        for part in PARTS_KEPT.get(where.name, ("",))
        for wanted in (PartDestination(where.name, part=part) if part else where.name,)
    ]
