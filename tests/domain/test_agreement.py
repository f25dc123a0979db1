"""An agreement is to words, and covers nothing else."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem, Place, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.agreement import (
    GIVEN,
    Agreed,
    AgreedTo,
    Agreement,
    Known,
    agreed_wording_of,
    agreement_to,
    as_agreed,
)
from lfl_desktop.domain.gate.contents import CONTENTS
from lfl_desktop.domain.impact import Impact, ImpactLevel
from lfl_desktop.domain.meetings import Challenge

DAY = dt.date(2013, 5, 9)
SET, ADA = uuid4(), uuid4()
CHALLENGE = Challenge(learning_set=SET, person=ADA, headline="Reading at home", agreed_on=DAY)
IMPACT = Impact(
    learning_set=SET,
    person=ADA,
    wording="Parents read with their children",
    themes=(UUID(int=2), UUID(int=1)),
    before=27,
    quote="I listen more than I talk now.",
    quote_consent=True,
    agreed_on=DAY,
)

OTHER: dict[str, Any] = {
    "person": uuid4(),
    "challenge": uuid4(),
    "wording": "Other words",
    "how": "Something else",
    "level": ImpactLevel.SCHOOL,
    "evidence": "Other evidence",
    "measure": "Other measure",
    "unit": "%",
    "before": 28.0,
    "after": 31.0,
    "other_contributors": "Somebody",
    "themes": (UUID(int=1),),
    "quote": "Another quote",
    "headline": "Another headline",
}

NO_WORDS = {"agreed_on", "state", "position", "quote_consent"}
"""What may leave with an agreed record but is none of its words."""


@pytest.mark.parametrize("about", [AgreedTo.IMPACT, AgreedTo.HEADLINE])
def test_all_that_leaves_by_agreement_is_among_what_was_agreed(about: AgreedTo) -> None:
    kind = GIVEN[about].kind
    leaves = {
        name
        for content in CONTENTS
        if content.ready is not None
        for name in content.fields.get(kind, ())
        if name not in NO_WORDS
    }
    assert leaves <= set(GIVEN[about].seen)


@pytest.mark.parametrize("field", GIVEN[AgreedTo.IMPACT].seen)
def test_an_agreement_covers_no_other_impact(field: str) -> None:
    agreed = Agreed(as_agreed([IMPACT]))
    assert agreed.covers(AgreedTo.IMPACT, IMPACT)
    assert not agreed.covers(AgreedTo.IMPACT, replace(IMPACT, **{field: OTHER[field]}))


@pytest.mark.parametrize("field", ["headline", "person"])
def test_an_agreement_covers_no_other_headline(field: str) -> None:
    agreed = Agreed(as_agreed([CHALLENGE]))
    assert agreed.covers(AgreedTo.HEADLINE, CHALLENGE)
    assert not agreed.covers(AgreedTo.HEADLINE, replace(CHALLENGE, **{field: OTHER[field]}))


@pytest.mark.parametrize("field", ["quote", "person"])
def test_consent_covers_no_other_quote(field: str) -> None:
    agreed = Agreed(as_agreed([IMPACT]))
    assert agreed.covers(AgreedTo.QUOTE, IMPACT)
    assert agreed.covers(AgreedTo.QUOTE, replace(IMPACT, wording="Other words"))
    assert not agreed.covers(AgreedTo.QUOTE, replace(IMPACT, **{field: OTHER[field]}))


def test_the_order_of_themes_and_how_a_figure_is_kept_are_no_other_words() -> None:
    agreed = Agreed(as_agreed([IMPACT]))
    same = replace(IMPACT, themes=IMPACT.themes[::-1], before=27.0, position=4)
    assert agreed.covers(AgreedTo.IMPACT, same)


def test_nothing_is_agreed_without_words_or_without_a_day() -> None:
    nothing = replace(CHALLENGE, headline="  ")
    assert not as_agreed([nothing, replace(IMPACT, agreed_on=None, quote_consent=False)])
    assert not Agreed([agreement_to(AgreedTo.HEADLINE, nothing)]).covers(AgreedTo.HEADLINE, nothing)
    withdrawn = replace(CHALLENGE, agreed_on=None)
    assert not Agreed(as_agreed([CHALLENGE])).covers(AgreedTo.HEADLINE, withdrawn)


@pytest.mark.parametrize("words", ["", "[]", "no words", '{"headline": "Reading at home"}', "[" * 10_000])
def test_words_that_cannot_be_read_cover_nothing(words: str) -> None:
    made = replace(agreement_to(AgreedTo.HEADLINE, CHALLENGE), words=words)
    assert not Agreed([made]).covers(AgreedTo.HEADLINE, CHALLENGE)


SYSTEM = ActivitySystem(learning_set=SET, person=ADA, question="Who reads?", shared_object="The reading day")
VERSION = SystemVersion(system=SYSTEM.id, released_on=DAY)
POSSIBLE = SystemItem(version=VERSION.id, wording="Families who read")
ITEM = SystemItem(version=VERSION.id, wording="Phonics scheme", place=Place.TOOLS, became=POSSIBLE.id)
PULL = Tension(version=VERSION.id, wording="No time to read", from_item=ITEM.id)
RELEASED = as_agreed([SYSTEM, VERSION, POSSIBLE, ITEM, PULL])


def known(*records: SystemItem | Tension | ActivitySystem, agreed: list[Agreement] = RELEASED) -> Known:
    return Known((record.id, record) for record in (VERSION, *records, *agreed))


@pytest.mark.parametrize(
    "other",
    [
        replace(ITEM, wording="Another scheme"),
        replace(ITEM, place=Place.RULES),
        replace(ITEM, became=uuid4()),
        replace(ITEM, id=uuid4()),
        replace(ITEM, held_back=True),
        replace(PULL, wording="No time"),
        replace(PULL, to_place=Place.RULES),
        replace(PULL, level=3),
    ],
)
def test_a_release_covers_no_other_line(other: SystemItem | Tension) -> None:
    assert known().is_released(ITEM) and known().is_released(PULL)
    assert not known().is_released(other)
    assert not known(agreed=[]).is_released(ITEM)


def test_where_a_line_stands_and_what_is_gone_are_no_other_words() -> None:
    assert known().is_released(replace(ITEM, position=7, became=None))
    assert known().is_released(replace(PULL, from_item=None, position=3))


def test_a_system_is_told_as_it_was_released() -> None:
    later = replace(SYSTEM, question="Who has no books?", neighbour="The Trust", shared_object="")
    assert known().as_released(later) == replace(
        later, question=SYSTEM.question, neighbour="", shared_object="The reading day"
    )
    assert not known(agreed=[]).released


@pytest.mark.parametrize("said", [None, "Who reads?", ["Who reads?"]])
def test_of_a_release_that_cannot_be_read_the_system_says_nothing(said: object) -> None:
    words = json.dumps({"nth": 1, "lines": {}, "system": said})
    agreed = [replace(each, words=words) if each.about == AgreedTo.RELEASE else each for each in RELEASED]
    assert known(agreed=agreed).as_released(SYSTEM) == replace(SYSTEM, question="", shared_object="")


def test_the_release_that_came_last_tells_of_the_system() -> None:
    later = replace(SYSTEM, question="Who has no books?")
    second = SystemVersion(system=SYSTEM.id, released_on=DAY + dt.timedelta(days=9))
    found = Known((r.id, r) for r in (later, VERSION, second, *RELEASED, *as_agreed([later, second])))
    assert found.as_released(SYSTEM) == later


def test_words_are_those_of_the_fields() -> None:
    assert agreed_wording_of(AgreedTo.HEADLINE, CHALLENGE) == {
        "person": str(ADA),
        "headline": "Reading at home",
    }
