"""Who is meant by a name that somebody typed."""

from __future__ import annotations

import pytest

from lfl_desktop.domain.wording.who_is_meant import Named, people_meant

AMONG = {
    "whole": Named(("Robert Łuczak",), "Bob"),
    "short": Named(("Roberta Bobson",), "Robert"),
    "title": Named(("Dr Anne-Marie Dale", "Anne-Marie Dale"), "Anne-Marie"),
    "plain": Named(("Anna Lee",), "Anna"),
}


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Robert Łuczak", ["whole"]),
        ("robert luczak", ["whole"]),
        ("Bob", ["whole"]),
        ("Robert", ["short"]),
        ("Dale Anne-Marie", ["title"]),
        ("Anne Marie Dale", ["title"]),
        ("Mrs Dale", ["title"]),
        ("AnnaLee", ["plain"]),
        ("Roberta", ["short"]),
        ("Nobody", []),
        (" ", list(AMONG)),
    ],
)
def test_the_nearest_way_of_naming_somebody_goes_before_the_others(asked: str, who: list[str]) -> None:
    assert people_meant(asked, AMONG) == who
