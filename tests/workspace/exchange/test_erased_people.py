"""Somebody who was erased is gone from the bytes, and no later file or pack brings them back unasked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop import settings
from lfl_desktop.__main__ import main
from lfl_desktop.content.poster_lines import digest
from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion
from lfl_desktop.domain.coordinator.register import CoachingContact
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.erasure import Erasure, erasure_of, is_erased
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person
from lfl_desktop.domain.poster import Arrangement, PosterChoice, Short
from lfl_desktop.domain.programme import Cohort, Programme
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding
from lfl_desktop.workspace.exchange.adding_words import adding_sentences
from lfl_desktop.workspace.exchange.arriving_file import Choice
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.erased_people import erase, to_erase, what_goes
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.taken_pack import take_pack
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.papers.poster_choices import AS_RECORDED, SHORTEN, arrange
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

NAME, SAID, GONE, IN_A_BOX = "Zaqxwa Quorbin", "Vexqjolk words", "Wrackqzib words", "Plimqxor words"
SHORTER, SHORTER_BEFORE = "Trosqvuk words", "Blenqwip words"
DAY = dt.date(2026, 3, 5)
PLAN = Plan(
    "Leading Together",
    "Cohort 1",
    set_name="A",
    facilitator="Ruth",
    members=[NewMember(NAME), NewMember("B C")],
)


@pytest.fixture
def hale(tmp_path: Path) -> Iterator[Workspace]:
    """A set with words of somebody, and some that were deleted before."""
    with closing(begin(tmp_path / "hale.lfl", PLAN)) as workspace:
        person = next(one for one in workspace.select(Person) if one.name == NAME)
        the_set = workspace.select(LearningSet)[0].id
        with workspace.step("Say") as step:
            step.put(Challenge(learning_set=the_set, person=person.id, stated=SAID))
            lost = step.put(Impact(learning_set=the_set, person=person.id, wording=GONE))
            system = step.put(ActivitySystem(learning_set=the_set, person=person.id))
            version = step.put(SystemVersion(system=system.id))
            step.put(SystemItem(version=version.id, wording=IN_A_BOX))
        with workspace.step("Release") as step:
            step.put(replace(version, released_on=workspace.today()))
        with workspace.step("Rename") as step:
            step.put(replace(person, known_as="Zaqxwa"))
            step.delete(lost)
            step.delete(system)
        yield workspace


def names(workspace: Workspace) -> set[str]:
    return {person.name for person in workspace.select(Person)}


def test_nothing_of_them_is_in_the_bytes_and_nothing_brings_it_back(hale: Workspace) -> None:
    assert all(word.encode() in hale.path.read_bytes() for word in (NAME, SAID, GONE, IN_A_BOX))
    erase(hale, to_erase(hale, NAME), backups_of(hale))
    data = hale.path.read_bytes()
    assert not [word for word in (NAME, "Zaqxwa", SAID, GONE, IN_A_BOX) if word.encode() in data]
    assert names(hale) == {"B C"} and hale.titles() == ("", "") and hale.is_sound()
    (mark,) = hale.select(Erasure)
    assert mark.name_sum and NAME not in repr(mark)
    with hale.step("Go on") as step:
        step.put(Person(name="Somebody new"))
    assert hale.undo() == "Go on"


def test_what_was_chosen_for_their_lines_of_the_poster_goes_too(hale: Workspace) -> None:
    the_set = hale.select(LearningSet)[0].id
    theirs = hale.select(Challenge)[0]
    other = next(one for one in hale.select(Person) if one.name != NAME)
    with hale.step("Say") as step:
        others = step.put(Challenge(learning_set=the_set, person=other.id, stated="Theirs to keep"))

    def shorten(words: str) -> None:
        keys = [f"concern:{one.id}" for one in (theirs, others)]
        short = (Short(keys[0], words, digest(SAID)),) if words else ()
        arrange(hale, the_set, Arrangement(hidden=tuple(keys), order=tuple(keys), short=short), SHORTEN)

    for words in (SHORTER_BEFORE, "", SHORTER):
        shorten(words)
    with hale.step("Remove") as step:
        step.delete(theirs)
    hale.undo()
    assert all(word.encode() in hale.path.read_bytes() for word in (SHORTER, SHORTER_BEFORE))
    erase(hale, to_erase(hale, NAME), backups_of(hale))
    data = hale.path.read_bytes()
    assert not [word for word in (SHORTER, SHORTER_BEFORE, str(theirs.id)) if word.encode() in data]
    assert [choice.line_of for choice in hale.select(PosterChoice)] == [others.id]


def test_choices_that_were_let_go_before_go_from_the_history_too(hale: Workspace) -> None:
    the_set, theirs = hale.select(LearningSet)[0].id, hale.select(Challenge)[0]
    short = (Short(f"concern:{theirs.id}", SHORTER, digest(SAID)),)
    arrange(hale, the_set, Arrangement(short=short), SHORTEN)
    arrange(hale, the_set, Arrangement(), AS_RECORDED)
    assert SHORTER.encode() in hale.path.read_bytes() and not hale.select(PosterChoice)
    erase(hale, to_erase(hale, NAME), backups_of(hale))
    assert SHORTER.encode() not in hale.path.read_bytes()


@pytest.mark.parametrize("with_copies", [False, True])
def test_a_backup_is_made_before_or_all_that_were_made_go_too(hale: Workspace, with_copies: bool) -> None:
    if with_copies:
        backups_of(hale).keep(Reason.ON_THE_WAY)
    erase(hale, to_erase(hale, NAME), backups_of(hale), with_copies=with_copies)
    kept = backups_of(hale).listed()
    assert [one.reason for one in kept].count(Reason.BEFORE_ERASING) == (0 if with_copies else 1)
    with_them = [one for one in kept if NAME.encode() in one.path.read_bytes()]
    assert kept and len(with_them) == (0 if with_copies else len(kept))


def test_of_a_second_folder_out_of_reach_it_is_said_that_copies_there_still_hold_them(
    hale: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "put away"
    stick.mkdir()
    backups_of(hale, stick).keep_if_changed()
    hale.close()
    stick.rename(away)
    assert main(["about", str(hale.path), "--person", NAME, "-o", str(tmp_path / "about")]) == 0
    settings.save_settings(settings.Settings(second_backup_folder=str(stick)))
    assert main(["erase", str(hale.path), "--person", NAME, "--yes", "--with-copies"]) == 1
    told = capsys.readouterr().err
    (copy,) = away.rglob("*.lfl")
    assert NAME.encode() in copy.read_bytes() and NAME.encode() not in hale.path.read_bytes()
    assert f"“{stick / copy.parent.relative_to(away)}”" in told and "is not there now" in told
    assert f"{NAME} was erased" in told and "What left before and still names them" in told


def test_what_a_coordinator_keeps_of_them_goes_too(tmp_path: Path) -> None:
    with closing(begin_programme(tmp_path / "office.lfl", PLAN)) as office:
        cohort, programme = office.select(Cohort)[0].id, office.select(Programme)[0].id
        with office.step("Keep") as step:
            one = step.put(Participant(cohort=cohort, name=NAME, title=SAID))
            step.put(CoachingContact(participant=one.id, when="before workshop 2"))
            step.put(Participant(cohort=cohort, name="B C"))
            step.put(ProgrammeRole(programme=programme, name=NAME))
        with office.step("Change") as step:
            step.put(replace(one, title=GONE))
        found = to_erase(office, NAME)
        assert "What you keep of them yourself goes too" in what_goes(found)
        erase(office, found, backups_of(office))
        assert [one.name for one in office.select(Participant)] == ["B C"]
        assert not office.select(CoachingContact) and not office.select(ProgrammeRole)
        data = office.path.read_bytes()
        assert not [word for word in (NAME, SAID, GONE) if word.encode() in data]


def opened(workspace: Workspace, path: Path) -> Path:
    """The file of the set, which opened its names."""
    the_set = workspace.select(LearningSet)[0].id
    with workspace.step("Open") as step:
        for rules in workspace.select(GroundRules):
            step.delete(rules)
        day = workspace.today().replace(year=2000)
        step.put(GroundRules(learning_set=the_set, agreed_on=day, names_to_coordinator=True))
    export(workspace, the_set, path)
    return path


def test_a_file_that_holds_them_is_added_only_if_somebody_says_so(hale: Workspace, tmp_path: Path) -> None:
    sent = opened(hale, tmp_path / "a.lflset")
    with closing(Workspace.create(tmp_path / "office.lfl")) as office:
        add_files(office, [sent])
        assert NAME not in names(office) and office.select(Edition)
        erase(office, to_erase(office, NAME), backups_of(office))
        assert not office.select(Edition) and NAME.encode() not in office.path.read_bytes()
        (planned,) = plan_adding(office, [sent])
        assert "It holds 1 person who was erased here." in adding_sentences(planned)
        before = office.path.read_bytes()
        (left,) = add_files(office, [sent], backup=False)
        assert left.is_left_out and office.path.read_bytes() == before
        (added,) = add_files(office, [sent], lambda _file: Choice.TAKE)
        assert added.is_added and "They come back with it." in adding_sentences(added)


def test_they_are_known_by_name_too_in_a_set_that_was_set_up_anew(hale: Workspace, tmp_path: Path) -> None:
    erase(hale, to_erase(hale, NAME), backups_of(hale))
    (mark,) = hale.select(Erasure)
    for name in (NAME, NAME.upper(), f" {NAME.replace(' ', '  ')} "):
        assert is_erased(Person(name=name), [mark])
    assert not is_erased(Person(name="Zaqxwa Other"), [mark]) and not is_erased(Person(), [mark])


@given(st.text(min_size=1, max_size=20))
def test_a_mark_holds_nothing_of_a_name_and_knows_it_again(name: str) -> None:
    person = Person(name=name)
    mark = erasure_of(person.id, person.name, DAY)
    assert is_erased(person, [mark]) and is_erased(Person(id=person.id), [mark])
    again = erasure_of(person.id, person.name, DAY)
    assert mark.key != again.key, "the same name has another sum the next time"


def test_a_pack_leaves_them_out(tmp_path: Path, hale: Workspace) -> None:
    with closing(begin_programme(tmp_path / "office.lfl", PLAN)) as office:
        with office.step("Add") as step:
            person = step.put(Person(name=NAME))
            the_set = step.put(replace(hale.select(LearningSet)[0], cohort=PLAN.ids.cohort))
            step.put(Membership(learning_set=the_set.id, person=person.id))
        save_pack(office, tmp_path / "p.lflpack")
    take_pack(hale, tmp_path / "p.lflpack")
    erase(hale, to_erase(hale, NAME), backups_of(hale))
    assert NAME.encode() not in hale.path.read_bytes(), "the pack that was taken in is without them too"
    take_pack(hale, tmp_path / "p.lflpack")
    assert names(hale) == {"B C"}


def test_the_command_line_asks_first(
    hale: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hale.path.read_bytes()
    for typed in ("no\n", ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert main(["erase", str(hale.path), "--person", NAME]) == 1
        assert "This cannot be undone." in capsys.readouterr().out and hale.path.read_bytes() == before
    assert main(["erase", str(hale.path), "--person", "Nobody"]) == 1
    assert "Nobody is called “Nobody”" in capsys.readouterr().err
    hale.close()
    monkeypatch.setattr("sys.stdin", io.StringIO("ERASE\n"))
    assert main(["erase", str(hale.path), "--person", NAME]) == 0
    assert "was erased" in capsys.readouterr().out and NAME.encode() not in hale.path.read_bytes()
