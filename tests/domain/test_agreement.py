"""An agreement is to words."""

from __future__ import annotations

from lfl_desktop.domain.agreement import AGREED_TO, lapses
from lfl_desktop.domain.contents import CONTENTS
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Action, Challenge


def test_typing_in_what_leaves_ends_the_agreement():
    assert lapses(Impact, ["wording"]) == {"agreed_on": None}
    assert lapses(Challenge, ["headline"]) == {"agreed_on": None}


def test_typing_in_what_stays_does_not():
    assert lapses(Challenge, ["stated", "restated"]) == {}
    assert lapses(Impact, ["position", "themes"]) == {}
    assert lapses(Action, ["wording", "person"]) == {}


def test_another_owner_has_not_agreed():
    assert lapses(Impact, ["person"]) == {"agreed_on": None}


def test_every_text_that_leaves_by_agreement_is_named():
    for kind, fields in AGREED_TO.items():
        open_once_agreed = {
            name
            for content in CONTENTS
            if content.ready is not None
            for name in content.fields.get(kind, ())
            if name not in NOT_WORDS
        }
        assert open_once_agreed == fields


NOT_WORDS = {"agreed_on", "state", "level", "themes", "position", "quote_consent"}
"""What may leave with an agreed record but is no wording of its owner."""
