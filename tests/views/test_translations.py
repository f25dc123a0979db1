"""The program in a language that is 40 % longer, and in one from right to left: every place is walked, and
nothing is asked for that translators do not get, nothing stays English, and nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from everywhere import dialogs, few_papers, more_dialogs, places, prepare, programme_places, walked
from pseudo_language import PseudoLanguage, Text, extracted, translations
from PySide6.QtCore import QEvent, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete
from what_is_cut import cut
from words_in_sight import texts_of

from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.views.kit.language import in_language, speak
from lfl_desktop.words import CONTEXT, mark, plural, set_translator, tr
from lfl_desktop.workspace.start.sample import set_sample_records
from lfl_desktop.workspace.workspace import Workspace

ENGLISH = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,}(?:[ ’'-]+[A-Za-z]+)*(?![^\W\d_])")
"""Words without an accent, one after the other."""

OF_NO_LANGUAGE = {
    "office",
    "ctrl",
    "shift",
    "alt",
    "lfl desktop",
    "lfl",
    "pgup",
    "pgdown",
    "page up",
    "page down",
    "return",
}
"""Names of keys, of the program and of the file."""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> set[Text]:
    """What translators get."""
    return extracted(tmp_path_factory.mktemp("texts"))


@pytest.fixture(scope="module")
def prepared(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("translated") / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    prepare(path)
    return path


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Callable[[QTranslator], None]]:
    """Lets the program speak a language, for one test."""
    heard: list[QTranslator] = []

    def speak(language: QTranslator) -> None:
        heard.append(language)
        qapp.installTranslator(language)
        set_translator(in_language)

    yield speak
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    set_translator(None)
    for language in heard:
        qapp.removeTranslator(language)
        delete(language)  # by Python, it might go while Qt waits for the one that follows
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Content:
    """What the records of a file say: it is shown in whatever language it was written in."""

    def __init__(self, records: Iterable[Record]) -> None:
        said = {text for record in records for text in _strings(record)}
        self._said = {" ".join(text.split()).casefold() for text in said}
        self._all = "\n".join(self._said)
        self._names = {word for text in self._said if len(text) < 60 for word in re.findall("[a-z]+", text)}

    def holds(self, words: str) -> bool:
        """Whether records say this: a few words as they stand, a single one as a name."""
        words = " ".join(words.split()).casefold()
        return words in self._said or words in (self._all if " " in words else self._names)


def every_record(workspace: Workspace) -> Iterator[Record]:
    """All that a file holds."""
    return (record for kind in ALL for record in workspace.select(kind))


def _strings(record: object) -> Iterator[str]:
    waiting: list[object] = [msgspec.to_builtins(record)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list | tuple):
            waiting += value


def english(root: QWidget, content: Content) -> Iterator[str]:
    """What is said below `root`, to eye or ear, neither translated nor of a record."""
    for text in texts_of(root):
        for words in ENGLISH.findall(text.replace("&", "")):
            if words.casefold() not in OF_NO_LANGUAGE and not content.holds(words):
                yield f"{words}: {text[:100]}"


def test_a_long_language_is_asked_for_everything_and_nothing_is_cut(
    texts, prepared, tmp_path, open_window, spoken
):
    path = tmp_path / "sample.lfl"
    path.write_bytes(prepared.read_bytes())
    long = PseudoLanguage(texts, 0.4)
    spoken(long)
    window = open_window(path)
    window.resize(1024, 700)
    content = Content(every_record(window.desk.workspace))
    scenes = {**places(), **dialogs(), **more_dialogs()}
    left, short = set(), {}
    for name, root in walked(window, scenes):
        left |= set(english(root, content))
        if found := list(cut(root)):
            short[name] = found
    assert len(long.asked) > 1000
    assert {
        text for text in long.unknown if re.search("[a-z]", text[1]) and not content.holds(text[1])
    } == set()
    assert left == set()
    assert short == {}


def test_the_coordinators_places_in_a_long_language(texts, office, open_window, spoken):
    long = PseudoLanguage(texts, 0.4)
    spoken(long)
    window = open_window(office)
    window.resize(1024, 700)
    records = [record for name in "ABCD" for record in set_sample_records(name)]
    content = Content(records)
    left, short = set(), {}
    for name, root in walked(window, programme_places()):
        left |= set(english(root, content))
        if found := list(cut(root)):
            short[name] = found
    assert {text for text in long.unknown if not content.holds(text[1])} == set()
    assert left == set()
    assert short == {}


def test_from_right_to_left_nothing_is_cut(texts, prepared, tmp_path, open_window, spoken, qapp):
    path = tmp_path / "sample.lfl"
    path.write_bytes(prepared.read_bytes())
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    spoken(PseudoLanguage(texts, mark="\u200f"))
    window = open_window(path)
    window.resize(1024, 700)
    short = {name: found for name, root in walked(window, few_papers()) if (found := list(cut(root)))}
    assert window.frame.places_area.x() > window.width() / 2
    assert short == {}


def translated(folder: Path, language: str, wanted: dict[str, tuple[str, ...]]) -> Path:
    """The file that a translator who knows only the texts `wanted` makes of all texts, by Qt's own tools."""
    source = folder / f"lfl_{language}.ts"
    translations.extract(source, language)
    tree = ElementTree.parse(source)
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            forms, told = wanted.get(message.findtext("source") or ""), message.find("translation")
            if forms and told is not None and (context.findtext("name") or "") == CONTEXT:
                del told.attrib["type"]
                for place, form in zip([*told.iter("numerusform")] or [told], forms, strict=True):
                    place.text = form
    tree.write(source, encoding="utf-8", xml_declaration=True)
    return translations.release(source)


def test_plural_forms_and_the_one_context_are_those_that_qt_looks_up(tmp_path, spoken):
    polish = QTranslator()
    forms = ("%n miejsce", "%n miejsca", "%n miejsc")
    assert polish.load(str(translated(tmp_path, "pl", {"%n slots": forms, "Meetings": ("Spotkania",)})))
    assert plural("%n slots", "%n slot", 1) == "1 slot"
    spoken(polish)
    assert tr(mark("Meetings")) == "Spotkania"
    told = [plural("%n slots", "%n slot", count) for count in (1, 2, 5, 22)]
    assert told == ["1 miejsce", "2 miejsca", "5 miejsc", "22 miejsca"]
    assert plural("%n actions", "%n action", 1) == "1 action", "not translated yet"


def test_the_program_speaks_the_computers_language_where_it_is_translated(tmp_path, qapp, monkeypatch):
    translated(tmp_path, "ar", {"Meetings": ("اجتماعات",)})
    monkeypatch.setattr("lfl_desktop.paths.resource", lambda *_parts: tmp_path)
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    try:
        speak(qapp)
        assert tr("Meetings") == "اجتماعات" and tr("Members") == "Members"
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    finally:
        set_translator(None)
        QLocale.setDefault(before)
        for language in qapp.findChildren(QTranslator):
            qapp.removeTranslator(language)
            delete(language)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert tr("Meetings") == "Meetings"
