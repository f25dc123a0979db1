"""Which words are right: the shipped dictionary, names of the records, and words that were added."""

from __future__ import annotations

import builtins
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lfl_desktop import paths
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import Person
from lfl_desktop.workspace.start.speller import MOST_SUGGESTIONS, Speller, british_english, names_in
from lfl_desktop.workspace.workspace import Workspace


class FewWords:
    """A language of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def spell(self, word: str) -> bool:
        return word.lower() in self.words

    def suggest(self, word: str) -> list[str]:
        return list(self.words)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "config" / "words.txt"


@pytest.fixture
def british(own: Path) -> Speller:
    dictionary = british_english()
    assert dictionary is not None
    return Speller(dictionary, own)


def wrong(speller: Speller, text: str) -> list[str]:
    return [word.text for word in speller.unknown(text)]


def test_british_spelling_is_right_and_american_is_not(british: Speller) -> None:
    assert wrong(british, "The colour of our behaviour programme, organised or organized.") == []
    assert wrong(british, "The color of our behavior.") == ["color", "behavior"]


def test_words_of_schools_are_right(british: Speller) -> None:
    text = "Metacognition, wellbeing and Ofsted’s view: the headteacher’s co-led flipchart, didn’t it? Naïve."
    assert wrong(british, text) == []


def test_a_composed_letter_is_the_same_as_its_parts(british: Speller) -> None:
    assert wrong(british, "cafe\u0301 café") == []


def test_suggestions_are_few_and_the_likeliest_first(british: Speller) -> None:
    assert british.suggestions("teh")[0] == "the"
    assert british.suggestions("recieve")[0] == "receive"
    assert len(british.suggestions("teh")) <= MOST_SUGGESTIONS


def test_a_suggestion_keeps_the_apostrophe_that_was_typed(british: Speller) -> None:
    assert "didn’t" in british.suggestions("did’nt")
    assert "didn't" in british.suggestions("did'nt")


def test_names_in_the_records_are_right(british: Speller, sample: Workspace) -> None:
    text = "Priya’s visit to Hillcross, with priya of Garside-Elmgate"
    assert wrong(british, text) == ["Priya’s", "Hillcross", "priya", "Garside-Elmgate"]
    assert british.take_names(names_in(sample))
    assert wrong(british, text) == []
    assert not british.take_names(names_in(sample)), "nothing new"


def test_a_name_that_is_changed_is_no_longer_right(british: Speller, sample: Workspace) -> None:
    british.take_names(names_in(sample))
    person = next(p for p in sample.select(Person) if p.name.startswith("Priya"))
    with sample.step("Rename") as step:
        step.put(replace(person, name="Xanthippe Quorn", known_as=""))
    assert british.take_names(names_in(sample))
    assert wrong(british, "Quorn, Priya") == ["Priya"]


def test_a_letter_that_no_file_can_hold_is_a_question_mark_there(british: Speller, own: Path) -> None:
    british.add("zorb\ud83d")
    assert own.read_bytes() == b"zorb?\n"


def test_an_added_word_is_known_at_once_and_the_next_time(british: Speller, own: Path) -> None:
    assert wrong(british, "Vygotskian, vygotskian’s") == ["Vygotskian", "vygotskian’s"]
    british.add("Vygotskian’s")
    british.add("Łódźish")
    dictionary = british_english()
    assert dictionary is not None
    for speller in (british, Speller(dictionary, own)):
        assert wrong(speller, "Vygotskian, vygotskian’s; Łódźish") == []
    assert own.read_text(encoding="utf-8") == "Vygotskian\nŁódźish\n"


def test_a_list_of_words_that_people_wrote_themselves_is_kept(own: Path) -> None:
    own.parent.mkdir()
    own.write_bytes(b"first\nsecond" + b"\xff")
    speller = Speller(FewWords(), own)
    speller.add("third")
    assert own.read_bytes() == b"first\nsecond" + b"\xff\nthird\n"
    assert Speller(FewWords(), own).knows("third")


def test_a_word_that_cannot_be_kept_is_known_until_the_end(tmp_path: Path) -> None:
    speller = Speller(FewWords(), tmp_path)  # a folder
    with pytest.raises(WorldError, match="Vygotskian"):
        speller.add("Vygotskian")
    assert speller.knows("Vygotskian")


@given(text=st.text(st.characters()))
@settings(max_examples=50)
def test_any_text_is_checked(text: str) -> None:
    dictionary = british_english()
    assert dictionary is not None
    speller = Speller(dictionary, Path("absent"))
    for word in speller.unknown(text)[:2]:
        speller.suggestions(word.text)


def test_without_the_library_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "hunspell":
            raise ImportError(name)
        return imported(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    assert british_english.__wrapped__() is None


def test_without_its_files_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path.joinpath(*parts))
    assert british_english.__wrapped__() is None


def test_the_dictionary_is_found_in_a_folder_of_any_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "Zoë Łódź 学校"
    shutil.copytree(paths.resource("spelling"), folder / "spelling")
    monkeypatch.setattr(paths, "resource", lambda *parts: folder.joinpath(*parts))
    found = british_english.__wrapped__()
    assert found is not None and found.spell("colour")
