"""Many papers in one go: whole files, those that are there already left alone, and a sentence at the end."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from msgspec.structs import replace

from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.exchange.files_out import CannotSave
from lfl_desktop.workspace.papers.batch_printing import BatchRun, series
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, About, AskedPaper, PaperName
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def second_set(workspace: Workspace) -> LearningSet:
    one = workspace.select(LearningSet)[0]
    with workspace.step("Add set", undoable=False) as step:
        return step.put(LearningSet(cohort=one.cohort, name="B", focus="Distributed leadership"))


def summaries(workspace: Workspace, audience: Audience = Audience.SET) -> list:
    (found,) = series(book_of(workspace), AskedPaper(PaperName.SUMMARY, audience), {})
    return list(found.papers)


def run_all(run: BatchRun) -> str:
    while not run.is_over:
        run.step()
    return run.told()


def test_one_summary_for_each_meeting_that_was_held(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    run = BatchRun(sample, summaries(sample), out)
    assert run_all(run) == f"3 papers are in {out}."
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"Set A meeting {n} summary.pdf" for n in range(1, 4)]
    assert all(path.read_bytes().startswith(b"%PDF") for path in out.iterdir())


def test_files_that_are_there_are_left_alone(sample: Workspace, tmp_path: Path) -> None:
    there = tmp_path / "Set A meeting 1 summary.pdf"
    there.write_bytes(b"Mine")
    run_all(BatchRun(sample, summaries(sample)[:1], tmp_path))
    assert there.read_bytes() == b"Mine"
    assert (tmp_path / "Set A meeting 1 summary (2).pdf").read_bytes().startswith(b"%PDF")


def test_what_is_made_stays_when_it_is_stopped(sample: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    run = BatchRun(sample, summaries(sample), out)
    run.step()
    run.step()
    assert run.told(stopped=True) == f"Stopped with 1 left. 2 papers are in {out}."
    assert len(list(out.iterdir())) == 2


def test_a_full_disk_leaves_no_half_a_file(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    run = BatchRun(sample, summaries(sample), out)
    run.step()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotSave):
        run.step()
    assert [path.name for path in out.iterdir()] == ["Set A meeting 1 summary.pdf"]


def test_what_these_readers_may_not_have_is_said(sample: Workspace, tmp_path: Path) -> None:
    (found,) = series(book_of(sample), AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.SET), {})
    run = BatchRun(sample, found.papers, tmp_path)
    told = run_all(run)
    assert run.refused and f"{len(run.refused)} " in told and "has not released" in told
    assert len(run.made) + len(run.refused) == len(found.papers)


def test_posters_of_all_sets_each_as_it_is_arranged(sample: Workspace) -> None:
    asked = AskedPaper(PaperName.POSTER, Audience.PUBLIC)
    assert not list(series(book_of(sample), asked, {}))
    other = second_set(sample)
    arrangement = Arrangement(hidden=("learning:x",))
    (found,) = series(book_of(sample), asked, {str(other.id): arrangement})
    assert found.words == "All 2 sets of this file"
    assert {p.set_id: p.asked.poster.arrangement for p in found.papers}[other.id] == arrangement


def test_two_of_the_same_name_are_two_files(sample: Workspace, tmp_path: Path) -> None:
    second = second_set(sample)
    with sample.step("Name it alike", undoable=False) as step:
        step.put(replace(second, name="A"))
    (found,) = series(book_of(sample), AskedPaper(PaperName.POSTER, Audience.PUBLIC), {})
    run_all(BatchRun(sample, found.papers, tmp_path))
    pdfs = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert pdfs == ["Set A impact poster (2).pdf", "Set A impact poster.pdf"]


def test_a_paper_about_a_leader_is_made_for_every_leader_of_every_set(sample: Workspace) -> None:
    kinds = [paper.kind for paper in PAPERS if paper.about == About.LEADER]
    other = second_set(sample)
    with sample.step("Add leaders", undoable=False) as step:
        for n in range(200):
            one = step.put(Person(name=f"Leader {n}"))
            step.put(Membership(learning_set=other.id, person=one.id))
    for kind in kinds:
        (here, all_sets) = series(book_of(sample), AskedPaper(kind, Audience.SET), {})
        assert len(here.papers) == 7 and len(all_sets.papers) == 207
        assert len({paper.asked.about for paper in all_sets.papers}) == 207


def test_of_each_activity_system_the_newest_version_is_made(sample: Workspace) -> None:
    asked = AskedPaper(PaperName.ACTIVITY_SYSTEM, Audience.FACILITATOR)
    (found,) = series(book_of(sample), asked, {})
    made = [one.asked.about for one in found.papers]
    assert made == [versions_of(sample, system)[-1].id for system in sample.select(ActivitySystem)]
