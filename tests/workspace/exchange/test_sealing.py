"""The file for the coordinator, sealed on its way: from a facilitator's records to the coordinator's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.receipts import ExportReceipt
from lfl_desktop.exchange.sealed import is_sealed, new_sealing_key
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding
from lfl_desktop.workspace.exchange.arriving_file import Outcome
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.sealing import (
    Sealing,
    file_asks_for_passphrase,
    how_sealed,
    key_for,
    own_key,
)
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

PLAN = Plan("Leadership for Learning", "Cohort 1", set_name="A", facilitator="Ruth Hale")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with closing(begin_programme(tmp_path / "office.lfl", PLAN)) as workspace:
        yield workspace


@pytest.fixture
def hale(tmp_path: Path) -> Iterator[Workspace]:
    with closing(begin(tmp_path / "hale.lfl", PLAN)) as workspace:
        yield workspace


def know(hale: Workspace, office: Workspace) -> None:
    """The facilitator's file knows the coordinator's key."""
    with hale.step("Take in the pack") as step:
        step.keep_key(PLAN.ids.programme, own_key(office, PLAN.ids.programme))


def sent(hale: Workspace, path: Path, how: Sealing | None = None) -> Path:
    export(hale, PLAN.ids.learning_set, path, how or Sealing())
    return path


def test_it_is_sealed_to_the_coordinator_once_the_key_is_known(
    office: Workspace, hale: Workspace, tmp_path: Path
) -> None:
    assert not is_sealed(sent(hale, tmp_path / "open.lflset").read_bytes())
    know(hale, office)
    path = sent(hale, tmp_path / "a.lflset")
    assert is_sealed(path.read_bytes()) and b"Ruth" not in path.read_bytes()
    assert how_sealed(hale, PLAN.ids.learning_set).startswith("It is sealed: only the coordinator’s")
    assert [found.outcome for found in add_files(office, [path])] == [Outcome.NEW]
    [edition] = office.select(Edition)
    assert b"Ruth Hale" in (office.content_of(edition.id) or b"")
    assert [found.outcome for found in plan_adding(office, [tmp_path / "open.lflset"])] == [Outcome.SAME]


def test_of_a_set_that_is_gone_no_key_is_known(hale: Workspace) -> None:
    assert key_for(hale, uuid4()) == ""


def test_it_is_plain_if_the_sender_says_so(office: Workspace, hale: Workspace, tmp_path: Path) -> None:
    know(hale, office)
    path = sent(hale, tmp_path / "a.lflset", Sealing(plain=True))
    assert not is_sealed(path.read_bytes())
    assert "not sealed" in how_sealed(hale, PLAN.ids.learning_set, Sealing(plain=True))


def test_without_a_key_nothing_is_made_that_was_to_be_sealed_to_it(hale: Workspace, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="key is not known here, so no file was made"):
        sent(hale, tmp_path / "a.lflset", Sealing(to_key=True))
    assert not (tmp_path / "a.lflset").exists() and hale.select(ExportReceipt) == []


def test_a_file_for_another_coordinator_changes_nothing(
    office: Workspace, hale: Workspace, tmp_path: Path
) -> None:
    know(hale, office)
    path = sent(hale, tmp_path / "a.lflset")
    with closing(begin_programme(tmp_path / "other.lfl", PLAN)) as other:
        before = (tmp_path / "other.lfl").read_bytes()
        [found] = add_files(other, [path])
        after = (tmp_path / "other.lfl").read_bytes()
    assert found.outcome == Outcome.REFUSED and "another coordinator’s key" in found.sentence
    assert not found.asks_for_passphrase and before == after


def test_a_passphrase_opens_it(office: Workspace, hale: Workspace, tmp_path: Path) -> None:
    path = sent(hale, tmp_path / "a.lflset", Sealing(passphrase="bread and roses"))
    assert file_asks_for_passphrase(path) and not file_asks_for_passphrase(tmp_path / "none.lflset")
    [found] = add_files(office, [path])
    assert found.asks_for_passphrase and office.select(Edition) == []
    [found] = add_files(office, [path], passphrases=["wrong", "bread and roses"])
    assert found.outcome == Outcome.NEW and len(office.select(Edition)) == 1


def test_a_key_is_made_once_and_an_older_one_still_opens(
    office: Workspace, hale: Workspace, tmp_path: Path
) -> None:
    programme = PLAN.ids.programme
    first = own_key(office, programme)
    assert own_key(office, programme) == first and office.key_of(programme) == (first, True)
    know(hale, office)
    path = sent(hale, tmp_path / "a.lflset")
    with office.step("Another key") as step:
        step.keep_key(programme, *new_sealing_key())
    assert own_key(office, programme) != first
    assert [found.outcome for found in add_files(office, [path])] == [Outcome.NEW]


def test_a_key_is_made_for_a_records_file_without_one_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "older.lfl"
    with closing(Workspace.create(path)) as workspace:
        with workspace.step("Set up") as step:
            programme = step.put(Programme(name="Leadership for Learning"))
        assert workspace.key_of(programme.id) == ("", False)
        key = own_key(workspace, programme.id)
        assert workspace.undo() is not None
    with closing(Workspace.open(path)) as workspace:
        assert workspace.key_of(programme.id) == (key, True) and workspace.select(Programme) == []


def test_the_secret_stands_in_no_file_that_leaves(office: Workspace, tmp_path: Path) -> None:
    with office.step("Add set") as step:
        step.put(LearningSet(cohort=PLAN.ids.cohort, name="A"))
    [the_set] = office.select(LearningSet)
    export(office, the_set.id, tmp_path / "a.lflset", Sealing(plain=True))
    [secret] = office.secrets()
    assert secret.startswith("AGE-SECRET-KEY-")
    assert b"AGE-SECRET" not in (tmp_path / "a.lflset").read_bytes()
