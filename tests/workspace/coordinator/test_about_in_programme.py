"""Everything that a coordinator keeps about one person, for a request by that person."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from lfl_desktop.__main__ import main
from lfl_desktop.domain.coordinator.register import Circumstance, CoachingContact, ParticipantCame
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole, RoleKind
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.people import GroundRules, LearningSet, Level, Membership, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def kept(office: Path, tmp_path: Path) -> Path:
    """The coordinator's sample with two on her roster, one of whom came to a workshop and has a coach."""
    path = tmp_path / "office.lfl"
    path.write_bytes(office.read_bytes())
    workspace = Workspace.open(path)
    cohort, programme = workspace.select(Cohort)[0], workspace.select(Programme)[0]
    event = next(one for one in workspace.select(ProgrammeEvent) if one.learning_set is None)
    nora = Participant(cohort=cohort.id, name="Nora Quill", level=Level.DEPUTY, title="Deputy")
    other = Participant(cohort=cohort.id, name="Nora Quillan", level=Level.HEAD)
    with workspace.step("Keep people") as step:
        for record in (
            nora,
            other,
            ParticipantCame(event=event.id, participant=nora.id),
            CoachingContact(participant=nora.id, date=dt.date(2013, 5, 2)),
            CoachingContact(participant=other.id, when="before workshop 2"),
            Circumstance(cohort=cohort.id, wording="Nora Quill brought her head along."),
            ProgrammeRole(programme=programme.id, kind=RoleKind.ADVISORY_MEMBER, name="Nora Quill"),
        ):
            step.put(record)
    workspace.close()
    return path


def test_her_own_records_of_somebody_are_there_and_nobody_elses(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "about"
    assert main(["about", str(kept), "--person", "nora quill", "-o", str(folder)]) == 0
    page = (folder / "about.html").read_text(encoding="utf-8")
    for words in (
        "Deputy · Deputy head",
        "Came to",
        "Thursday 2 May 2013",
        "brought her head",
        "Advisory group",
    ):
        assert words in page
    assert "Quillan" not in page and "before workshop 2" not in page
    records = json.loads((folder / "records.json").read_bytes())
    assert len(records) == 5 and not any("Quillan" in str(record) for record in records)


def test_what_a_set_sent_of_somebody_is_there_where_it_opened_its_names(
    sample_path: Path, tmp_path: Path
) -> None:
    facilitator = Workspace.open(sample_path)
    with facilitator.step("Open the names") as step:
        for rules in facilitator.select(GroundRules):
            step.delete(rules)
        of = facilitator.select(LearningSet)[0].id
        agreed = dt.date(2013, 1, 1)
        step.put(GroundRules(learning_set=of, agreed_on=agreed, names_to_coordinator=True))
    facilitator.close()
    office = tmp_path / "office.lfl"
    Workspace.create(office).close()
    assert main(["export", str(sample_path), "-o", str(tmp_path / "a.lflset")]) == 0
    assert main(["add", str(office), str(tmp_path / "a.lflset")]) == 0
    folder = tmp_path / "about"
    assert main(["about", str(office), "--person", "Priya Dale", "-o", str(folder)]) == 0
    page = (folder / "about.html").read_text(encoding="utf-8")
    assert "Sent by set A" in page and "Priya Dale" in page
    records = json.loads((folder / "records.json").read_bytes())
    assert "person" in {record["record"] for record in records}


def test_it_tells_whom_the_pack_names_and_who_facilitates(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = Workspace.open(kept)
    cohort, school = workspace.select(Cohort)[0], workspace.select(School)[0]
    with workspace.step("Prepare") as step:
        the_set = step.put(LearningSet(cohort=cohort.id, name="E", facilitator="David Okoro"))
        person = step.put(Person(name="Nora Quill"))
        step.put(Membership(learning_set=the_set.id, person=person.id))
        step.put(Post(person=person.id, school=school.id, title="Deputy of the infants"))
        step.put(Circumstance(cohort=cohort.id, wording="Nora Quillan was on leave."))
    workspace.close()
    pages = {}
    for name in ("Nora Quill", "David Okoro", "Marion Pell"):
        assert main(["about", str(kept), "--person", name, "-o", str(tmp_path / name)]) == 0
        pages[name] = (tmp_path / name / "about.html").read_text(encoding="utf-8")
    assert "Prepared for the pack" in pages["Nora Quill"] and "Deputy of the infants" in pages["Nora Quill"]
    assert "Quillan" not in pages["Nora Quill"], "another one, whose name begins so"
    assert "set E" in pages["David Okoro"] and "set B, edition 1 of its file" in pages["David Okoro"]
    assert "Coordinates" in pages["Marion Pell"]
    for page in pages.values():
        assert "(Membership)" not in page and "Membership<" not in page


def test_nothing_is_made_where_nothing_is_kept(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Nobody Here", " "):
        assert main(["about", str(kept), "--person", name, "-o", str(tmp_path / "about")]) != 0
        assert "Nothing is kept of" in capsys.readouterr().err
    assert not (tmp_path / "about").exists()
