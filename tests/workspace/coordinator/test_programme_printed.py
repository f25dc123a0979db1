"""The coordinator's papers on the sheets of the region, below the programme's logo, as of the last change."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image
from pypdfium2 import PdfDocument, PdfImage

from lfl_desktop.__main__ import main
from lfl_desktop.domain.programme import Programme, ProgrammeLogo
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.record import named_id
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.workspace import Workspace

CHANGED = dt.datetime(2013, 8, 1, 12, tzinfo=dt.UTC)
LETTER, TABLOID = (612, 792), (1224, 792)


@pytest.fixture
def with_logo(office: Path, tmp_path: Path) -> Path:
    """A copy of the coordinator's file whose programme was given a logo on the first of August."""
    path = tmp_path / "programme.lfl"
    path.write_bytes(office.read_bytes())
    picture = io.BytesIO()
    Image.new("RGB", (30, 10), "teal").save(picture, "PNG")
    workspace = Workspace.open(path, now=lambda: CHANGED)
    (programme,) = workspace.select(Programme)
    logo = ProgrammeLogo(
        id=named_id("logo", programme.id), programme=programme.id, picture=picture.getvalue()
    )
    with workspace.step("Choose logo") as step:
        step.put(logo)
    workspace.close()
    return path


def assert_printed_so(path: Path, size: tuple[int, int]) -> None:
    with PdfDocument(path) as document:
        pages = list(document)
        assert {tuple(map(round, page.get_size())) for page in pages} == {size}
        assert any(isinstance(one, PdfImage) for one in pages[0].get_objects()), "the logo"
    about = pypdf.PdfReader(path).metadata
    assert about and about.creation_date and about.creation_date.date() == CHANGED.date()


def test_reports_and_posters_follow_the_region(
    with_logo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, out = tmp_path / "r.pdf", tmp_path / "posters"
    asked = ["report", str(with_logo), "--term", "Spring", "-o"]
    assert main([*asked, str(report), "--sheets", "letter"]) == 0
    assert_printed_so(report, LETTER)
    monkeypatch.setenv("LC_PAPER", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert main(["posters", str(with_logo), "-o", str(out)]) == 0
    for path in out.iterdir():
        assert_printed_so(path, TABLOID)
    assert main([*asked, str(tmp_path / "r.docx")]) == 0
    (page, *_) = docx.Document(str(tmp_path / "r.docx")).sections
    assert page.page_width and round(page.page_width.pt) == LETTER[0]


def test_that_a_paper_was_made_is_no_change(with_logo: Path) -> None:
    workspace = Workspace.open(with_logo)
    assert workspace.changed_on() == CHANGED.date()
    note_handled(workspace, handling(workspace, HandlingKind.PRINTED, "report"))
    assert workspace.changed_on() == CHANGED.date()
    workspace.close()
