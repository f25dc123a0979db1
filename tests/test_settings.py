from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop import settings
from lfl_desktop.domain.errors import WorldError
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
    settings.save_settings(kept, path)
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
    settings.save_settings(Settings(last_file="first.lfl"), path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WorldError, match="No space"):
        settings.save_settings(Settings(last_file="second.lfl"), path)
    assert settings.load(path) == Settings(last_file="first.lfl")


UNDERSTOOD = {
    "last_file": "a.lfl",
    "appearance": "light",
    "sound": True,
    "known_pairs": ["a"],
    "posters": {"x": {"hidden": ["concern:1"]}},
}
LATER: dict[str, object] = {
    "last_file": ["a.lfl", "b.lfl"],
    "appearance": "sepia",
    "sound": "chime",
    "known_pairs": {"a": "b"},
    "posters": ["x"],
}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_a_value_of_a_later_version_falls_back_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    written = {**UNDERSTOOD, name: LATER[name], "language": "cy", "more": {"deep": [1, None]}}
    path.write_text(json.dumps(written))
    found, usual = settings.load(path), Settings()
    assert getattr(found, name) == getattr(usual, name)
    for other in UNDERSTOOD:
        assert other == name or getattr(found, other) != getattr(usual, other)
    settings.save_settings(replace(found, show_levels=True), path)
    kept = json.loads(path.read_text())
    assert kept["language"] == "cy" and kept["more"] == {"deep": [1, None]} and kept["show_levels"]
    assert kept[name] == LATER[name], "the later version finds its own again"
    assert settings.load(path) == replace(found, show_levels=True)


def test_what_is_chosen_anew_takes_the_place_of_what_was_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"appearance": "sepia"}')
    settings.save_settings(replace(settings.load(path), appearance="dark"), path)
    assert json.loads(path.read_text())["appearance"] == "dark"


def test_one_poster_that_is_not_understood_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"posters": {"x": {"hidden": ["a"]}, "y": {"hidden": 3}}}')
    assert set(settings.load(path).posters) == {"x"}
