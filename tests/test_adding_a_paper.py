"""The steps of docs/house.md for a new paper, taken on a copy: with all of them it prints, and whichever is
forgotten, a test says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from copy_of_project import Step, change, copied, failures, run, take
from pypdf import PdfReader

# the paper is `learning_points`, what the set has learned in its year

MAKER = '''"""What a set has learned, point by point."""

from __future__ import annotations

from lfl_desktop.content.document import Document, ListItem, Section, Span
from lfl_desktop.content.papers.lists_of_set import scene_of_list
from lfl_desktop.content.papers.meeting_scene import heading_of, title_of_meeting
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for
from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.words import tr


def learning_points_document(seen: Visible) -> Document:
    """The key learning points for the audience of `seen`."""
    scene = scene_of_list(seen)
    points = tuple(ListItem((Span(point.wording),)) for point in seen.all(KeyLearning))
    head = Section(tr("Heading"), tuple(heading_of(scene)))
    body = (Section(tr("What we learned"), points),)
    return Document(title_of_meeting(scene), "", mark_for(seen), head, body, (), is_sample(seen))
'''

KIND = """    PaperKind(
        PaperName.LEARNING_POINTS,
        "content.papers.learning_points:learning_points_document",
        Group.SET,
        mark("What we learned"),
        mark("learning points"),
        About.SET,
        "",
        (_SET, _PUBLIC),
        frozenset((*_HEADING, "key_learning")),
    ),
"""

KEPT = (
    "tests/content/test_documents_kept.py",
    "tests/printing/test_papers_kept.py",
    "tests/views/test_screens_kept.py",
)
ASKED = (*KEPT, "-k", "learning_points or poster and not screen")


def maker(copy: Path) -> None:
    path = copy / "lfl_desktop/content/papers/learning_points.py"
    path.write_text(MAKER, encoding="utf-8")


def kind(copy: Path) -> None:
    kinds = copy / "lfl_desktop/workspace/papers/paper_kinds.py"
    before = '    POSTER = "poster"\n'
    change(kinds, before, f'{before}    LEARNING_POINTS = "learning_points"\n')
    last = "    _listed(\n        PaperName.MEMBERS,"
    change(kinds, last, KIND + last)


def keep(copy: Path) -> None:
    failures(copy, *KEPT, "-k", "learning_points", LFL_KEEP_ANEW="1")


STEPS: dict[str, Step] = {
    "its maker": maker,
    "its kind": kind,
    "what is kept of it": keep,
}


def test_with_all_steps_a_paper_prints(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    take(STEPS, copy)
    assert failures(copy, *ASKED) == ""
    sample, out = tmp_path / "sample.lfl", tmp_path / "learned.pdf"
    printing = ("print", str(sample), "--paper", "learning-points", "-o", str(out))
    for words in (("sample", str(sample)), printing):
        done = run(copy, "-m", "lfl_desktop", *words)
        assert done.returncode == 0, done.stderr
    assert "Show before tell." in PdfReader(out).pages[0].extract_text()


@pytest.mark.torture
@pytest.mark.parametrize("forgotten", STEPS)
def test_a_step_that_is_forgotten_is_named(tmp_path: Path, forgotten: str) -> None:
    copy = copied(tmp_path)
    take(STEPS, copy, but=forgotten)
    assert "learning_points" in failures(copy, *ASKED).lower()
