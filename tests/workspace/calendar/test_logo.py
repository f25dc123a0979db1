"""A programme chooses a logo: it stands on its papers and travels in its pack, and a bad picture changes
nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument, PdfImage

from lfl_desktop.content.paper_setting import Inking, PosterSetting, PosterSize, Setting
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import LOGO_MOST, ProgrammeLogo
from lfl_desktop.exchange.pack_file import decode_pack, encode_pack, make_pack
from lfl_desktop.exchange.sealed import new_sealing_key
from lfl_desktop.workspace.calendar.programme_logo import (
    LARGEST_FILE,
    BadPicture,
    choose_logo,
    logo_of,
    remove_logo,
)
from lfl_desktop.workspace.exchange.coordinators_file import coordinators_file
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace


@pytest.fixture
def book(sample: Workspace) -> OwnSetBook:
    return OwnSetBook(sample, sample.select(LearningSet)[0].id)


def picture(path: Path, size: tuple[int, int] = (1600, 800), **how: object) -> Path:
    """A picture with something that only its maker should know."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    image.paste("#B02020", (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x013B] = "Somebody's name"
    image.save(path, exif=exif, **how)
    return path


def logos_on(book: OwnSetBook, asked: AskedPaper) -> list[tuple[float, ...]]:
    """Where pictures stand on the first page: left, bottom, right, top in points."""
    with PdfDocument(paper_of(book.workspace, book.learning_set.id, asked).pdf) as document:
        return [one.get_bounds() for one in document[0].get_objects() if isinstance(one, PdfImage)]


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "LOGO.JPEG"])
def test_a_chosen_picture_is_made_small_and_says_nothing_of_itself(
    book: OwnSetBook, tmp_path: Path, name: str
) -> None:
    choose_logo(book, picture(tmp_path / name))
    logo = logo_of(book)
    assert logo is not None and len(logo.picture) <= LOGO_MOST and b"Somebody" not in logo.picture
    with Image.open(io.BytesIO(logo.picture)) as image:
        assert image.format == "PNG" and image.size == (640, 320) and not image.getexif()
    book.workspace.undo()
    assert logo_of(book) is None
    book.workspace.redo()
    remove_logo(book)
    assert logo_of(book) is None


def _noise(path: Path) -> Path:
    Image.effect_noise((1200, 1200), 200).convert("RGB").save(path)
    return path


def _bomb(path: Path) -> Path:
    Image.new("1", (7000, 7000)).save(path)
    return path


def _white_on_nothing(path: Path) -> Path:
    image = Image.new("RGBA", (400, 120))
    image.paste("white", (20, 20, 200, 100))
    image.save(path)
    return path


BAD = {
    "no picture": lambda folder: (folder / "x.png", b"GIF89a nothing"),
    "white on nothing": lambda folder: (folder / "x.png", _white_on_nothing(folder / "y.png").read_bytes()),
    "an svg": lambda folder: (folder / "x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "cut off": lambda folder: (folder / "x.png", picture(folder / "y.png").read_bytes()[:2000]),
    "billions of dots": lambda folder: (folder / "x.png", _bomb(folder / "y.png").read_bytes()),
    "too large": lambda folder: (folder / "x.png", b"\0" * 10_000_001),
}


SAID = {
    "white on nothing": "would not be seen on white paper",
    "billions of dots": "more than 40 million dots",
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_picture_changes_nothing_and_says_so_in_a_sentence(
    book: OwnSetBook, tmp_path: Path, what: str
) -> None:
    choose_logo(book, picture(tmp_path / "good.png"))
    before = logo_of(book)
    path, data = BAD[what](tmp_path)
    path.write_bytes(data)
    told = SAID.get(what, "no PNG or JPEG" if len(data) < LARGEST_FILE else "larger than 10 MB")
    with pytest.raises(BadPicture, match=f"{told}.*so the logo stays as it is"):
        choose_logo(book, path)
    with pytest.raises(BadPicture, match="could not be read"):
        choose_logo(book, tmp_path / "nowhere.png")
    assert logo_of(book) == before


def test_a_photograph_of_a_logo_stands_upright(book: OwnSetBook, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 100), "#106030").save(tmp_path / "turned.jpg", exif=exif)
    choose_logo(book, tmp_path / "turned.jpg")
    logo = logo_of(book)
    with Image.open(io.BytesIO(logo.picture if logo else b"")) as image:
        assert image.size == (100, 300)


def test_even_a_picture_of_noise_becomes_small_enough(book: OwnSetBook, tmp_path: Path) -> None:
    choose_logo(book, _noise(tmp_path / "noise.png"))
    logo = logo_of(book)
    assert logo and len(logo.picture) <= LOGO_MOST


def test_it_stands_where_the_funder_line_stands(book: OwnSetBook, tmp_path: Path) -> None:
    meeting, person = book.meetings[2].id, book.members(None)[0].id
    asked = {
        "summary": AskedPaper(PaperName.SUMMARY, Audience.SET, meeting),
        "certificate": AskedPaper(PaperName.CERTIFICATE, Audience.LEADER, person),
        "poster": AskedPaper(PaperName.POSTER, Audience.PUBLIC, poster=PosterSetting(PosterSize.A4)),
        "slips": AskedPaper(PaperName.SLIPS, Audience.SET, meeting),
    }
    assert not any(logos_on(book, paper) for paper in asked.values())
    choose_logo(book, picture(tmp_path / "logo.png"))
    ((left, low, right, high),) = logos_on(book, asked["summary"])
    assert right == pytest.approx(595.28 - 48) and 842 - 36 <= low < high <= 842 - 10 and left > 300
    ((left, low, right, high),) = logos_on(book, asked["certificate"])
    assert 842 - 52 < low < high < 842 - 17
    ((left, low, right, high),) = logos_on(book, asked["poster"])
    assert left > 600 and 0 < low < high < 80
    assert not logos_on(book, asked["slips"])


def test_in_a_grey_copy_it_is_grey(book: OwnSetBook, tmp_path: Path) -> None:
    choose_logo(book, picture(tmp_path / "logo.png"))
    asked = AskedPaper(
        PaperName.SUMMARY, Audience.SET, book.meetings[2].id, setting=Setting(inking=Inking.GREY)
    )
    with PdfDocument(paper_of(book.workspace, book.learning_set.id, asked).pdf) as document:
        seen = document[0].render(scale=1.0).to_pil().convert("RGB").getcolors(1 << 20) or []
    assert all(max(colour) - min(colour) < 12 for _count, colour in seen)


def test_what_came_as_a_logo_and_is_no_picture_is_left_out(book: OwnSetBook, tmp_path: Path) -> None:
    choose_logo(book, picture(tmp_path / "logo.png"))
    logo = logo_of(book)
    assert logo
    with book.workspace.step("From a pack", rules=Rules.ARRIVING) as step:
        step.put(ProgrammeLogo(id=logo.id, programme=logo.programme, picture=b"\x89PNG no"))
    assert not logos_on(book, AskedPaper(PaperName.SUMMARY, Audience.SET, book.meetings[2].id))


def test_it_travels_in_the_pack_and_not_in_the_file_of_a_set(book: OwnSetBook, tmp_path: Path) -> None:
    choose_logo(book, picture(tmp_path / "logo.png"))
    logo = logo_of(book)
    records = [book.programme, book.cohort, logo]
    pack = decode_pack(encode_pack(make_pack(records, book.programme, new_sealing_key().public)))
    assert logo in pack.records
    sent = coordinators_file(book.workspace, book.learning_set.id)
    assert not [record for record in sent.records if isinstance(record, ProgrammeLogo)]
