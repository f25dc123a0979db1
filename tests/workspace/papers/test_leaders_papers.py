"""What is for one leader holds their own and nothing that another leader has not released."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from lfl_desktop.__main__ import main
from lfl_desktop.content.paper_setting import Filling, Setting
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import Prepared, prepare
from lfl_desktop.workspace.papers.records_of_paper import of_leader
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def leader(workspace: Workspace, name: str) -> UUID:
    return workspace.select(Person, name=name)[0].id


def version_of(workspace: Workspace, name: str) -> SystemVersion:
    system = workspace.select(ActivitySystem, person=leader(workspace, name))[0]
    return workspace.select(SystemVersion, system=system.id)[-1]


def facing(workspace: Workspace, released_on: dt.date | None) -> SystemVersion:
    """Priya's activity system faces Beth's, of which the set may see as much as `released_on` says."""
    ours, theirs = version_of(workspace, "Priya Dale"), version_of(workspace, "Beth Ivory")
    with workspace.step("Face") as step:
        system = workspace.get(ActivitySystem, ours.system)
        assert system
        step.put(replace(system, faces=theirs.system))
        for version in workspace.select(SystemVersion, system=theirs.system):
            step.put(replace(version, released_on=released_on))
        step.put(SystemItem(version=theirs.id, wording="What Beth told nobody"))
        step.put(Tension(version=theirs.id, wording="Where Beth is pulled"))
    return ours


def asked(
    workspace: Workspace, kind: PaperName, about: UUID, audience: Audience = Audience.LEADER
) -> Prepared:
    return prepare(
        OwnSetBook(workspace, workspace.select(LearningSet)[0].id), AskedPaper(kind, audience, about)
    )


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


def test_two_systems_are_refused_for_a_leader_who_would_see_anothers(sample: Workspace) -> None:
    ours = facing(sample, None)
    made = asked(sample, PaperName.TWO_SYSTEMS, ours.id)
    assert made.refused == "Beth Ivory has not released this activity system to the set yet."
    assert not made.pdf and not made.document


def test_two_systems_are_made_for_a_leader_once_the_other_is_released(sample: Workspace) -> None:
    ours = replace(facing(sample, dt.date(2013, 6, 1)), released_on=None)
    with sample.step("Take back") as step:
        step.put(ours)
    made = asked(sample, PaperName.TWO_SYSTEMS, ours.id)
    words = text_of(made.pdf)
    assert "What Beth told nobody" in " ".join(words.split())
    assert "For Priya Dale · do not pass on" in " ".join(words.split())
    assert asked(sample, PaperName.TWO_SYSTEMS, ours.id, Audience.SET).refused.startswith(
        "Priya Dale has not"
    )


def test_what_another_leader_holds_back_is_not_on_it(sample: Workspace) -> None:
    ours = facing(sample, dt.date(2013, 6, 1))
    with sample.step("Hold back") as step:
        for kind in (SystemItem, Tension):
            for one in sample.select(kind, version=version_of(sample, "Beth Ivory").id):
                if "Beth" in one.wording:
                    step.put(replace(one, held_back=True))
    made = asked(sample, PaperName.TWO_SYSTEMS, ours.id)
    assert made.pdf and "Beth told" not in plain_text(made.document) + text_of(made.pdf)
    assert "Beth is pulled" not in plain_text(made.document) + text_of(made.pdf)


def test_the_command_line_makes_a_paper_for_a_named_leader(
    sample: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facing(sample, None)
    sample.close()
    out = tmp_path / "two.pdf"
    said = ["print", str(sample.path), "--paper", "two-systems", "--leader", "Priya", "-o", str(out)]
    assert main([*said, "--for", "leader"]) == 1 and not out.exists()
    assert "Beth Ivory has not released this activity system" in capsys.readouterr().err
    assert main([*said, "--for", "facilitator"]) == 0, "the facilitator may print it for themselves"
    assert "For the facilitator" in text_of(out.read_bytes())


def test_a_paper_of_the_set_is_for_the_leader_who_is_named(
    sample: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sample.step("Impact") as step:
        for name in ("Priya Dale", "Beth Ivory"):
            set_id = sample.select(LearningSet)[0].id
            step.put(Impact(learning_set=set_id, person=leader(sample, name), wording=f"{name} waits"))
    sample.close()
    out = tmp_path / "list.pdf"
    said = ["print", str(sample.path), "--paper", "impact", "--for", "leader", "-o", str(out)]
    assert main(said) == 1 and "Say whose paper it is (--leader)" in capsys.readouterr().err
    assert main([*said, "--leader", "Priya"]) == 0
    words = " ".join(text_of(out.read_bytes()).split())
    assert "Priya Dale waits" in words and "Beth Ivory waits" not in words


def test_an_empty_form_is_nobodys_own(sample: Workspace) -> None:
    book = OwnSetBook(sample, sample.select(LearningSet)[0].id)
    empty = Setting(filling=Filling.EMPTY)
    made = prepare(book, AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.LEADER, setting=empty))
    assert "For the set · do not pass on" in " ".join(text_of(made.pdf).split())


def test_what_a_leader_has_not_agreed_leaves_with_their_own_sheet(sample: Workspace) -> None:
    priya = leader(sample, "Priya Dale")
    with sample.step("Impact") as step:
        set_id = sample.select(LearningSet)[0].id
        step.put(Impact(learning_set=set_id, person=priya, wording="I ask before I tell"))
    own = asked(sample, PaperName.LEADER_SHEET, priya)
    words = plain_text(own.document)
    assert "I ask before I tell" in words and "wording not agreed yet" in words
    assert not [row for row in own.leaving_rows if row.standing == Standing.HELD_BACK]
    of_set = asked(sample, PaperName.LEADER_SHEET, priya, Audience.SET)
    assert "I ask before I tell" not in plain_text(of_set.document)


def test_of_the_people_only_the_leader_is_counted_among_what_is_theirs(sample: Workspace) -> None:
    priya = leader(sample, "Priya Dale")
    records = records_of_set(sample, sample.select(LearningSet)[0].id)
    assert [one.id for one in of_leader(records, priya) if isinstance(one, Person)] == [priya]
