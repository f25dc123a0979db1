"""The logo of a programme: read from a picture that somebody chose, made small, kept and taken away."""

from __future__ import annotations

import io
from pathlib import Path

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.programme import LOGO_MOST, ProgrammeLogo
from lfl_desktop.domain.record import named_id
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.calendar.programme_book import AroundSets, OwnAroundSets

CHOOSE, REMOVE = mark("Choose logo"), mark("Remove logo")

PICTURES = ("PNG", "JPEG")
"""What is read. No SVG: it may hold programs and addresses, and each reader draws it in another way."""

LARGEST_FILE = 10_000_000
"""Bytes of a picture that are read at the most."""

MOST_DOTS = 40_000_000
"""Dots of a picture that are unpacked at the most: a small file can hold billions."""

FAINTEST = 240
"""How light the darkest dot of a picture must not be to be seen on white paper, of 255."""

SIZES = ((640, 320), (480, 240), (320, 160))
"""The largest first: into what a picture is fitted, in dots, until it is small enough to travel."""


class BadPicture(WorldError):
    """What was chosen is no picture that can be a logo."""


def logo_of(book: AroundSets) -> ProgrammeLogo | None:
    """The logo of the programme, None where it has none."""
    found = book.reading.select(ProgrammeLogo, programme=book.programme.id)
    return next((logo for logo in found if logo.picture), None)


def choose_logo(book: OwnAroundSets, path: Path) -> None:
    """Makes the picture at `path` the logo of the programme. Raises BadPicture; then nothing is changed."""
    picture = logo_from(_bytes_of(path), path.name)
    programme = book.programme.id
    with book.workspace.step(CHOOSE) as step:
        step.put(ProgrammeLogo(id=named_id("logo", programme), programme=programme, picture=picture))


def remove_logo(book: OwnAroundSets) -> None:
    """The programme has no logo any more."""
    with book.workspace.step(REMOVE) as step:
        for logo in book.reading.select(ProgrammeLogo, programme=book.programme.id):
            step.delete(logo)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadPicture(
            tr(
                "“{name}” could not be read ({reason}), so the logo stays as it is.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
    if len(data) > LARGEST_FILE:
        raise BadPicture(tr("“{name}” is larger than 10 MB, so the logo stays as it is.", name=path.name))
    return data


def logo_from(data: bytes, name: str) -> bytes:
    """A small PNG on white of a PNG or JPEG, without anything that it says of itself.

    Raises BadPicture for anything else."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=PICTURES) as found:
            if found.width * found.height > MOST_DOTS:
                raise BadPicture(_too_many_dots(name))
            colours = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadPicture(
            tr("“{name}” is no PNG or JPEG picture that can be read, so the logo stays as it is.", name=name)
        ) from error
    on_white = Image.new("RGB", colours.size, "white")
    on_white.paste(colours, mask=colours.getchannel("A"))
    if not any(on_white.convert("L").histogram()[:FAINTEST]):
        raise BadPicture(
            tr(
                "“{name}” would not be seen on white paper, so the logo stays as it is.",
                name=name,
            )
        )
    for size in SIZES:
        small = on_white.copy()
        small.thumbnail(size)
        for image in (small, small.quantize(64)):
            buffer = io.BytesIO()
            image.save(buffer, "PNG", optimize=True)
            if len(buffer.getvalue()) <= LOGO_MOST:
                return buffer.getvalue()
    raise BadPicture(
        tr(
            "“{name}” is too detailed for a logo; choose a simpler picture. The logo stays as it is.",
            name=name,
        )
    )


def _too_many_dots(name: str) -> str:
    return tr(
        "“{name}” has more than {n} million dots; save it smaller. It was left, so the logo stays as it is.",
        name=name,
        n=MOST_DOTS // 1_000_000,
    )
