"""Where files are: in a checkout, installed, and in a frozen program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lfl_desktop import durable

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(folder: str) -> Path:
    checkout = _PACKAGE.parent / folder
    if (_PACKAGE.parent / "pyproject.toml").exists() and checkout.is_dir():
        return checkout
    return _PACKAGE / folder


def resource(*parts: str) -> Path:
    """A file of `resources/`."""
    return _shipped("resources").joinpath(*parts)


def form(name: str) -> Path:
    """The Designer form `name` of `ui/`."""
    return _shipped("ui") / f"{name}.ui"


def records_folder() -> Path:
    """The folder where new records files are kept: local, never one that roams or is synced.

    It is made if it is not there. Raises OSError where it cannot be."""
    from platformdirs import user_data_path

    folder = user_data_path("LfL Desktop", appauthor=False, roaming=False)
    durable.make_folder(folder)
    return folder


def usual_folder() -> Path:
    """Where records are kept where nobody says otherwise: the folder for them, or that of whoever is at the
    computer where it cannot be made."""
    try:
        return records_folder()
    except OSError:
        return Path.home()


def backups_folder() -> Path:
    """The folder for backups of records files, in the same place; whoever writes there makes it."""
    from platformdirs import user_data_path

    return user_data_path("LfL Desktop", appauthor=False, roaming=False) / "Earlier copies"


def crash_notes_folder() -> Path:
    """The folder for notes of what went wrong in the program, in the same place; whoever writes there makes
    it."""
    from platformdirs import user_data_path

    return user_data_path("LfL Desktop", appauthor=False, roaming=False) / "Crash notes"


def settings_file() -> Path:
    """The file that holds the preferences of this user on this computer; whoever writes it makes its
    folder."""
    from platformdirs import user_config_path

    return user_config_path("LfL Desktop", appauthor=False) / "settings.json"


def own_words_file() -> Path:
    """The words that this user added to the dictionary, one a line, beside the preferences."""
    return settings_file().with_name("my_dictionary.txt")
