"""What is told before anything is added: a glance at each file, which says what reading it in full says, but
of a file that somebody made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from forged_setfile import forged, sent_by
from msgspec.structs import replace

from lfl_desktop.exchange.glanced_setfile import glanced
from lfl_desktop.exchange.sealed import new_sealing_key, seal_to
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding
from lfl_desktop.workspace.exchange.adding_words import for_whom
from lfl_desktop.workspace.exchange.arriving_file import Outcome
from lfl_desktop.workspace.workspace import Workspace

FILES = sorted((Path(__file__).parents[2] / "exchange" / "files").glob("*.lflset"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "office.lfl")
    yield workspace
    workspace.close()


@pytest.fixture
def set_a(sample_path: Path, tmp_path: Path) -> Path:
    """What set A of the sample sends."""
    return sent_by(sample_path, tmp_path / "a.lflset")


def test_a_glance_tells_what_reading_in_full_tells(office: Workspace, set_a: Path) -> None:
    found = glanced(set_a.read_bytes())
    assert found is not None and found.told > 50
    paths = [*FILES, set_a, set_a]
    assert list(plan_adding(office, paths)) == list(plan_adding(office, paths, in_full=True))


@pytest.mark.parametrize("harm", [lambda d: d[:-40], lambda d: d.replace(b"Ruth Ansell", b"Ruth Onsell", 1)])
def test_a_glance_notices_damage(office: Workspace, set_a: Path, harm: Any) -> None:
    set_a.write_bytes(harm(set_a.read_bytes()))
    (found,) = plan_adding(office, [set_a])
    assert found.outcome == Outcome.REFUSED and "was damaged on its way" in found.sentence


def test_what_was_made_by_hand_is_refused_once_it_is_read_and_the_others_are_added(
    office: Workspace, set_a: Path
) -> None:
    by_hand = forged(set_a, reason="The hall was let")
    assert [one.outcome for one in plan_adding(office, [by_hand])] == [Outcome.NEW]
    (in_full,) = plan_adding(office, [by_hand], in_full=True)
    refused, added = add_files(office, [by_hand, set_a])
    assert in_full == refused and refused.outcome == Outcome.REFUSED
    assert "Why somebody left, or a meeting was moved" in refused.sentence
    assert added.outcome == Outcome.NEW


def test_a_file_says_whom_it_is_for(office: Workspace, set_a: Path) -> None:
    (found,) = plan_adding(office, [set_a])
    said = "This is what set A of Ruth Ansell tells Marion Pell, the coordinator of the programme “{}”."
    assert for_whom(found) == [said.format("Leadership for Learning (sample)")]
    (unknown,) = for_whom(replace(found, coordinator=""))
    assert unknown.startswith("This is what set A of Ruth Ansell tells the coordinator of the programme “")


def test_a_facilitator_is_told_whom_a_sealed_file_is_for(sample_path: Path, set_a: Path) -> None:
    set_a.write_bytes(seal_to(set_a.read_bytes(), new_sealing_key().public))
    workspace = Workspace.open(sample_path)
    (found,) = plan_adding(workspace, [set_a])
    workspace.close()
    assert found.outcome == Outcome.REFUSED and "sealed so that only the coordinator’s own" in found.sentence
    assert "Marion Pell coordinates “Leadership for Learning (sample)”." in found.sentence
