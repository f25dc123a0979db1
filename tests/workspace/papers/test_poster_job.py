"""The poster as a job: what is counted as leaving, its words, and who might be named in passing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lfl_desktop.content.paper_setting import PosterSetting
from lfl_desktop.content.poster_lines import digest
from lfl_desktop.domain.gate.contents import Audience, Standing
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.poster import Arrangement, Short
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.settings import load, save_settings
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.poster_arranged import lines_of_poster
from lfl_desktop.workspace.papers.prepared_paper import Prepared, prepare
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace


def book_of(workspace: Workspace) -> SetBook:
    return OwnSetBook(workspace, workspace.select(LearningSet)[0].id)


def made(workspace: Workspace, audience: Audience = Audience.PUBLIC, **setting: object) -> Prepared:
    return prepare(
        book_of(workspace), AskedPaper(PaperName.POSTER, audience, poster=PosterSetting(**setting))
    )


def count(prepared: Prepared, title: str) -> int | None:
    found = [f.count for f in prepared.leaving_rows if f.standing == Standing.LEAVES and f.title == title]
    return found[0] if found else None


def test_what_is_hidden_is_not_counted_as_leaving(sample: Workspace) -> None:
    before = made(sample)
    points = sample.select(KeyLearning)
    impact = next(i for i in sample.select(Impact) if i.agreed_on and i.quote)
    hidden = (f"learning:{points[0].id}", f"quote:{impact.id}")
    after = made(sample, arrangement=Arrangement(hidden=hidden))
    for title in ("Key learning points", "Quotes"):
        assert count(after, title) == (count(before, title) or 0) - 1
    assert count(after, "Impact") == count(before, "Impact")
    words = plain_text(after.document)
    assert points[0].wording not in words and impact.quote not in words


def test_names_leave_only_with_names(sample: Workspace) -> None:
    def told(prepared: Prepared) -> str:
        return " ".join(f.title for f in prepared.leaving_rows if f.standing == Standing.LEAVES)

    assert "Names and posts" not in told(made(sample, Audience.SET))
    assert "Names and posts" in told(made(sample, Audience.SET, names=True))


def test_its_words_are_those_of_its_lines(sample: Workspace) -> None:
    words = plain_text(made(sample, Audience.SET).document)
    for heading in ("Desired outcomes", "What was of concern", "What was done", "What came of it"):
        assert f"\n\n{heading}\n" in words
    assert "Children who pass the phonics screening: 27 → 79 %" in words
    assert "“I was watched first.” — Middle leader" in words
    assert made(sample).name == "Set A impact poster.pdf"


def test_a_line_that_names_a_member_is_pointed_out_before_it_is_public(sample: Workspace) -> None:
    assert not [note for note in made(sample).notes if "name somebody" in note]
    point = sample.select(KeyLearning)[0]
    with sample.step("Name somebody", undoable=False) as step:
        step.put(replace(point, wording="Ask Priya first."))
    assert "Look again: a line may name somebody (Priya)." in made(sample).notes
    assert not [note for note in made(sample, Audience.SET).notes if "name somebody" in note]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.COORDINATOR])
def test_lines_to_arrange_are_only_those_that_these_readers_may_have(
    sample: Workspace, audience: Audience
) -> None:
    lines = lines_of_poster(book_of(sample), AskedPaper(PaperName.POSTER, audience))
    actions = {action.wording for action in sample.select(Action)}
    assert lines and not actions & {line.full for line in lines}


def test_an_arrangement_is_kept_in_the_preferences(tmp_path) -> None:
    path = tmp_path / "settings.json"
    arrangement = Arrangement(("a",), ("b",), ("c", "d"), (Short("c", "Kürzer", digest("Länger")),))
    save_settings(replace(load(path), posters={"set": arrangement}), path)
    assert load(path).posters == {"set": arrangement}
    assert "Länger" not in path.read_text(encoding="utf-8")
