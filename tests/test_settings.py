from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from lfl_desktop import settings
from lfl_desktop.settings import Settings

any_text = st.text(st.characters())  # lone surrogates too, as in names of files that are not UTF-8
any_settings = st.builds(
    Settings,
    last_file=any_text,
    appearance=st.sampled_from(["system", "light", "dark"]),
    window_geometry=any_text,
    check_spelling=st.booleans(),
    told_of_no_dictionary=st.booleans(),
)


@given(kept=any_settings)
@runs(max_examples=50)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, kept: Settings) -> None:
    path = tmp_path_factory.mktemp("settings") / "new folder" / "settings.json"
    settings.save(kept, path)
    assert settings.load(path) == kept
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b'{"last_file": 3}',
        b'{"appearance": "sepia"}',
        b'{"last_file": "a.lfl"',
        b'{"more": ' + b"[" * 100_000,
    ],
)
def test_a_file_that_is_not_understood_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()


def test_a_newer_programs_preferences_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"last_file": "a.lfl", "language": "cy"}')
    assert settings.load(path) == Settings(last_file="a.lfl")


def test_an_absent_file_and_a_folder_count_as_none(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "absent.json") == Settings()
    assert settings.load(tmp_path) == Settings()


def test_what_was_kept_stays_when_saving_stops_half_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    settings.save(Settings(last_file="first.lfl"), path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        settings.save(Settings(last_file="second.lfl"), path)
    assert settings.load(path) == Settings(last_file="first.lfl")
