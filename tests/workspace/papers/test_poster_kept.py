"""Choices about a poster are records: undone, copied and gone with the file, the same without a window."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from lfl_desktop import paths
from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.content.poster_lines import PosterPart, digest
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, Challenge
from lfl_desktop.domain.people import LearningSet, Membership
from lfl_desktop.domain.poster import Arrangement, PosterChoice, Short
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.settings import Settings, load, save_settings
from lfl_desktop.workspace.exchange.coordinators_file import coordinators_file
from lfl_desktop.workspace.history import recently_deleted
from lfl_desktop.workspace.papers import poster_choices as jobs
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import prepare
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


def set_of(workspace: Workspace) -> LearningSet:
    return workspace.select(LearningSet)[0]


def words(workspace: Workspace) -> str:
    made = prepare(OwnSetBook(workspace, set_of(workspace).id), AskedPaper(PaperName.POSTER, Audience.PUBLIC))
    return plain_text(made.document)


def hide(workspace: Workspace, record: KeyLearning) -> None:
    arrangement = Arrangement(hidden=(f"learning:{record.id}",))
    jobs.arrange(workspace, set_of(workspace).id, arrangement, jobs.HIDE)


def printed(path: Path, out: Path) -> str:
    assert main(["print", str(path), "--paper", "poster", "--for", "public", "-o", str(out)]) == 0
    with closing(PdfDocument(out)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_a_hidden_line_is_hidden_for_every_way_to_the_paper(sample: Workspace, tmp_path: Path) -> None:
    point = sample.select(KeyLearning)[0]
    assert point.wording in words(sample) and point.wording in printed(sample.path, tmp_path / "a.pdf")
    hide(sample, point)
    assert point.wording not in words(sample)
    assert point.wording not in printed(sample.path, tmp_path / "b.pdf")
    copy = Path(shutil.copy(sample.path, tmp_path / "backup.lfl"))
    assert point.wording not in printed(copy, tmp_path / "c.pdf")


def test_undo_takes_a_choice_back_and_redo_makes_it_again(sample: Workspace) -> None:
    point = sample.select(KeyLearning)[0]
    hide(sample, point)
    assert sample.titles()[0] == "Hide line of poster"
    sample.undo()
    assert point.wording in words(sample)
    sample.redo()
    assert point.wording not in words(sample)
    jobs.arrange(sample, set_of(sample).id, Arrangement(), jobs.AS_RECORDED)
    assert not sample.select(PosterChoice)


def test_shorter_words_lapse_with_the_words_that_they_shorten(sample: Workspace) -> None:
    point = sample.select(KeyLearning)[0]
    short = Short(f"learning:{point.id}", "In three words", digest(point.wording))
    jobs.arrange(sample, set_of(sample).id, Arrangement(short=(short,)), jobs.SHORTEN)
    assert "In three words" in words(sample)
    with sample.step("Edit") as step:
        step.put(replace(point, wording="Something else altogether"))
    assert "In three words" not in words(sample) and "Something else altogether" in words(sample)


def test_a_choice_goes_and_comes_back_with_its_line(sample: Workspace) -> None:
    impact = next(i for i in sample.select(Impact) if i.agreed_on and i.quote)
    short = (Short(f"quote:{impact.id}", "Watched", digest(impact.quote)),)
    arrangement = Arrangement(hidden=(f"impact:{impact.id}",), short=short)
    jobs.arrange(sample, set_of(sample).id, arrangement, jobs.HIDE)
    with sample.step("Remove impact") as step:
        step.delete(impact)
    assert not sample.select(PosterChoice)
    sample.undo()
    assert jobs.kept(sample, set_of(sample).id) == arrangement
    sample.redo()
    (gone,) = (
        d
        for d in recently_deleted.DeletedPast(sample).deletions()
        if any(r.id == impact.id for r in d.records)
    )
    recently_deleted.put_back(sample, gone)
    assert jobs.kept(sample, set_of(sample).id) == arrangement


def test_nothing_of_it_is_in_the_coordinators_file(sample: Workspace) -> None:
    from lfl_desktop.exchange.setfile import encode_set_file

    point, set_id = sample.select(KeyLearning)[0], set_of(sample).id
    before = encode_set_file(coordinators_file(sample, set_id))
    short = Short(f"learning:{point.id}", "In three words", digest(point.wording))
    jobs.arrange(sample, set_id, Arrangement(short=(short,)), jobs.SHORTEN)
    assert encode_set_file(coordinators_file(sample, set_id)) == before


def test_typing_shorter_words_is_one_step(sample: Workspace) -> None:
    point, set_id = sample.select(KeyLearning)[0], set_of(sample).id
    for typed in ("I", "In", "In three"):
        short = Short(f"learning:{point.id}", typed, digest(point.wording))
        jobs.arrange(sample, set_id, Arrangement(short=(short,)), jobs.SHORTEN, ("poster", point.id))
    sample.undo()
    assert not sample.select(PosterChoice)


# what earlier versions kept in the preferences


@pytest.fixture
def in_preferences(sample: Workspace) -> str:
    """A line that is hidden in the preferences, as the versions before kept it; its words."""
    point = sample.select(KeyLearning)[0]
    arrangement = Arrangement(hidden=(f"learning:{point.id}", "learning:gone"))
    save_settings(Settings(posters={str(set_of(sample).id): arrangement, "another": arrangement}))
    return point.wording


def test_the_command_line_reads_the_preferences_until_they_are_moved(
    sample: Workspace, in_preferences: str, tmp_path: Path
) -> None:
    assert in_preferences not in printed(sample.path, tmp_path / "a.pdf")
    assert not sample.select(PosterChoice) and len(load().posters) == 2, "printing changes nothing"


def test_opening_the_window_moves_them_into_the_file_once(
    sample_path: Path, in_preferences: str, tmp_path: Path, qtbot
) -> None:
    program = Program(load(), paths.settings_file())
    program.start(sample_path)
    qtbot.addWidget(program.window)
    assert list(load().posters) == ["another"], "what belongs to no set of this file stays"
    assert in_preferences not in printed(sample_path, tmp_path / "a.pdf")
    workspace = program.window.desk.workspace
    assert workspace.titles() == ("", ""), "undo does not take it back"
    jobs.arrange(workspace, set_of(workspace).id, Arrangement(), jobs.AS_RECORDED)
    assert in_preferences in printed(sample_path, tmp_path / "b.pdf")


def test_lines_of_every_part_are_moved_into_the_file(sample: Workspace) -> None:
    of_part = {
        "outcome": Challenge,
        "concern": Challenge,
        "action": Action,
        "impact": Impact,
        "quote": Impact,
        "learning": KeyLearning,
        "left": Membership,
    }
    lines = {f"{part}:{sample.select(kind)[0].id}" for part, kind in of_part.items()}
    before = {str(set_of(sample).id): Arrangement(hidden=tuple(lines))}
    assert jobs.take_over(sample, before) == {}
    assert set(jobs.kept(sample, set_of(sample).id).hidden) == lines


def test_in_a_file_that_cannot_be_written_they_go_on_counting(sample: Workspace, in_preferences: str) -> None:
    read_only = Workspace.open(sample.path, read_only=True)
    assert jobs.take_over(read_only, load().posters) == load().posters
    assert jobs.kept(read_only, set_of(read_only).id, load().posters).hidden
    read_only.close()


def test_the_keys_by_which_lines_are_kept_stay_what_they_are() -> None:
    """Files hold them: under another word, what was hidden would be shown again."""
    assert [*PosterPart] == ["outcome", "concern", "action", "impact", "learning", "left"]
