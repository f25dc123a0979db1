"""What the forms for pens ask, in the order in which the program asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lfl_desktop.domain.actions import ACTION_STATES
from lfl_desktop.domain.meetings import Presence
from lfl_desktop.domain.scales import SCALES
from lfl_desktop.words import mark, tr


class BlankForm(StrEnum):
    """The forms to fill with pens."""

    ALL = "all"
    PREPARATION = "preparation"
    ATTENDANCE = "attendance"
    SLOT = "slot"
    ACTIONS = "actions"
    SET_REVIEW = "set_review"
    GROUND_RULES = "ground_rules"
    ACTIVITY_SYSTEM = "activity_system"


FORM_TITLES = {
    BlankForm.ALL: mark("All of these but the activity system"),
    BlankForm.PREPARATION: mark("Prepare a bid"),
    BlankForm.ATTENDANCE: mark("Who is here"),
    BlankForm.SLOT: mark("A slot"),
    BlankForm.ACTIONS: mark("Report back and actions"),
    BlankForm.SET_REVIEW: mark("Set review"),
    BlankForm.GROUND_RULES: mark("Ground rules"),
    BlankForm.ACTIVITY_SYSTEM: mark("Activity system"),
}
"""What each is called."""


class AskedField(NamedTuple):
    """One thing to write down: the field of a record that it goes into, empty where there is none, its label,
    and its share of the width where it stands beside others."""

    field: str
    label: str
    share: float = 1.0


@dataclass(frozen=True)
class FormHeading:
    """What the fields below it are about."""

    words: str
    hint: str = ""


@dataclass(frozen=True)
class FieldsBeside:
    """Things beside each other, a line for each. `form` is the screen's form that asks for them."""

    form: str
    asked: tuple[AskedField, ...]


@dataclass(frozen=True)
class Written:
    """Something that takes several lines."""

    form: str
    asked: AskedField
    lines: int


@dataclass(frozen=True)
class Ticked:
    """One of several answers."""

    form: str
    asked: AskedField
    answers: tuple[str, ...]


@dataclass(frozen=True)
class FieldGrid:
    """As many rows of the same things as there is likely to be use for."""

    form: str
    asked: tuple[AskedField, ...]
    rows: int


Piece = FormHeading | FieldsBeside | Written | Ticked | FieldGrid

_PRESENCES: dict[Presence, str] = {
    Presence.HERE: mark("Here"),
    Presence.LATE: mark("Late"),
    Presence.LEFT_EARLY: mark("Left early"),
    Presence.APOLOGIES: mark("Apologies"),
}

_MODES = (mark("In person"), mark("Video"), mark("Phone"), mark("Both"))

_FROM_1_TO_5 = ("1", "2", "3", "4", "5")

_ACTION = (
    AskedField("wording", mark("Action"), 2.4),
    AskedField("due_words", mark("By when"), 1.0),
    AskedField("sign", mark("How will I know"), 1.8),
)

_REPORT: tuple[Piece, ...] = (
    FieldsBeside("", (AskedField("", mark("Who"), 1.0), AskedField("", mark("Action reported on"), 2.6))),
    Ticked(
        "meeting/report_back_row", AskedField("state", mark("How it went")), tuple(ACTION_STATES.values())
    ),
    Written("meeting/report_back_row", AskedField("happened", mark("What happened")), 1),
    Written("meeting/report_back_row", AskedField("learned", mark("What was learned")), 1),
)

PIECES: dict[BlankForm, tuple[Piece, ...]] = {
    BlankForm.PREPARATION: (
        FormHeading("", mark("For yourself, before the meeting. You need not show it to anybody.")),
        FieldsBeside("", (AskedField("", mark("Name"), 1.6), AskedField("", mark("Meeting on"), 1.0))),
        Written("", AskedField("", mark("If I were presenting, it would be about …")), 2),
        Written("", AskedField("", mark("Why does it matter, and why now?")), 3),
        Written("", AskedField("", mark("Who else cares how it turns out?")), 2),
        Written("", AskedField("", mark("What have I tried, and what happened?")), 3),
        Written("", AskedField("", mark("What helps, and what gets in the way?")), 3),
        Written("", AskedField("", mark("What will be different once it goes well?")), 2),
        Written(
            "", AskedField("", mark("What do I want from the set: questions, ideas, a listening ear?")), 2
        ),
    ),
    BlankForm.ATTENDANCE: (
        FieldsBeside(
            "meeting/meeting_facts",
            (
                AskedField("date", mark("Date"), 1.6),
                AskedField("starts", mark("Starts"), 1.0),
                AskedField("ends", mark("Ends"), 1.0),
            ),
        ),
        FieldsBeside(
            "meeting/meeting_facts",
            (AskedField("place", mark("Place"), 1.4), AskedField("host_school", mark("Host school"))),
        ),
        Ticked("meeting/meeting_facts", AskedField("mode", mark("How the set meets")), _MODES),
        FormHeading(mark("Who is here"), mark("Nothing that is said in the check-in is written down.")),
        FieldGrid(
            "meeting/presence_row",
            (
                AskedField("", mark("Name"), 3.0),
                *(AskedField("presence", words, 0.85) for words in _PRESENCES.values()),
            ),
            14,
        ),
    ),
    BlankForm.SLOT: (
        FormHeading("", mark("Written at the end of the slot, and read back to the presenter.")),
        FieldsBeside("", (AskedField("", mark("Presenter"), 1.6), AskedField("", mark("Date"), 1.0))),
        Written("meeting/slot_form", AskedField("stated", mark("Challenge, in the presenter’s words")), 3),
        Written(
            "meeting/slot_form",
            AskedField("questions", mark("Questions that landed (only if the presenter wants)")),
            3,
        ),
        Written("meeting/slot_form", AskedField("restated", mark("Restated at the end")), 2),
        FormHeading(mark("Actions")),
        FieldGrid("parts/action_row", _ACTION, 3),
        FormHeading(mark("Offers")),
        FieldGrid(
            "meeting/offer_row",
            (AskedField("person", mark("Who offers"), 1.0), AskedField("wording", mark("Offer"), 3.0)),
            2,
        ),
        Written(
            "meeting/slot_form", AskedField("headline", mark("Headline for the coordinator, once agreed")), 1
        ),
        Written("meeting/slot_form", AskedField("desired_outcome", mark("Desired outcome")), 1),
        FieldsBeside(
            "meeting/slot_form",
            (
                AskedField("planned_minutes", mark("Planned minutes")),
                AskedField("used_minutes", mark("Used minutes")),
                AskedField("", mark("Agreed with the presenter on")),
            ),
        ),
    ),
    BlankForm.ACTIONS: (
        FormHeading(mark("Report back"), mark("Nobody fails an action. A dropped one has a reason.")),
        *_REPORT,
        *_REPORT,
        *_REPORT,
        FormHeading(mark("New actions")),
        FieldGrid("parts/action_row", (AskedField("", mark("Who"), 1.0), *_ACTION), 5),
    ),
    BlankForm.SET_REVIEW: (
        FormHeading(mark("How the set worked"), mark("From 1, hardly, to 5, very well.")),
        *(Ticked("", AskedField("scores", words), _FROM_1_TO_5) for words in SCALES.values()),
        Written("meeting/set_review_stage", AskedField("words", mark("In a few words")), 3),
        FormHeading(
            mark("Key learning points"),
            mark("What the set would tell others. These may be shown to the coordinator and in public."),
        ),
        FieldGrid("meeting/key_learning_row", (AskedField("wording", mark("Key learning point")),), 4),
        FormHeading(mark("Learning notes")),
        FieldGrid(
            "meeting/learning_note_row",
            (
                AskedField("person", mark("Who learned it"), 1.0),
                AskedField("about", mark("What about"), 1.0),
                AskedField("wording", mark("Learning note"), 3.0),
            ),
            5,
        ),
    ),
    BlankForm.GROUND_RULES: (
        Written("members/ground_rules_form", AskedField("wording", mark("What the set agreed")), 14),
        FieldsBeside(
            "members/ground_rules_form",
            (AskedField("agreed_on", mark("Agreed on")), AskedField("", mark("To be looked at again on"))),
        ),
        Ticked(
            "members/ground_rules_form",
            AskedField("names_to_coordinator", mark("The coordinator may see who was here, by name")),
            (mark("Yes"), mark("No")),
        ),
        FormHeading(mark("Agreed by")),
        FieldGrid("", (AskedField("", mark("Name"), 1.0), AskedField("", mark("Name"), 1.0)), 4),
    ),
}
"""What each form asks, in the order of the screens that take it in afterwards."""

UPRIGHT = tuple(PIECES)
"""The forms on upright paper, in the order in which a meeting needs them."""


def labels_of(form: BlankForm) -> list[str]:
    """What a form asks, in words."""
    found = []
    for piece in PIECES[form]:
        if isinstance(piece, FormHeading):
            found += [tr(words) for words in (piece.words, piece.hint) if words]
        elif isinstance(piece, Ticked):
            found.append(": ".join((tr(piece.asked.label), " / ".join(tr(a) for a in piece.answers))))
        elif isinstance(piece, Written):
            found.append(tr(piece.asked.label))
        else:
            found.append(" · ".join(tr(one.label) for one in piece.asked))
    return found
