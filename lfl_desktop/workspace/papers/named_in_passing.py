"""Who might be named in passing, before it leaves for readers that are to see no names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from uuid import UUID

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible, visible
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Challenge
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.known_names import KnownNames
from lfl_desktop.domain.wording.names import collated
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.scope_of_set import records_of_set
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.start.speller import british_english

POINTED_OUT: dict[type[Record], str] = {
    Challenge: mark("Look again: a headline may name somebody ({names})."),
    Impact: mark("Look again: a note of impact may name somebody ({names})."),
    KeyLearning: mark("Look again: a key learning point may name somebody ({names})."),
    ReleasedLine: mark("Look again: a released line of the poster may name somebody ({names})."),
}
"""The records in whose words somebody may be named, and what to say of it."""


def names_of(records: Iterable[Record]) -> KnownNames:
    """The names of all who have to do with a set: members, facilitator and coordinator."""
    names: list[str] = []
    for record in records:
        if isinstance(record, Person):
            names += (record.name, record.known_as)
        elif isinstance(record, LearningSet):
            names.append(record.facilitator)
        elif isinstance(record, Programme):
            names.append(record.coordinator)
    return _known(tuple(names))


@lru_cache(maxsize=4)
def _known(names: tuple[str, ...]) -> KnownNames:
    """Kept, because it is asked each time that words are kept, and people seldom get other names."""
    return KnownNames(names, _is_word)


def _is_word(word: str) -> bool:
    dictionary = british_english()
    return dictionary is not None and dictionary.spell(word)


def point_out(names: KnownNames, texts: Iterable[str], sentence: str) -> tuple[str, ...]:
    """`sentence` with the names that are in `texts`; nothing where there are none."""
    found = {name for text in texts for name in names.found_in(text)}
    return (tr(sentence, names=", ".join(sorted(found, key=collated))),) if found else ()


def named_in_passing(
    records: Sequence[Record], seen: Visible, is_told: Callable[[str], bool] = lambda _words: True
) -> tuple[str, ...]:
    """A sentence for each kind of words of `seen` in which somebody may be named, where names stay behind.
    Of the words only those count that `is_told` says are on the paper."""
    if seen.audience <= Audience.SET or seen.shows("names"):
        return ()
    names = names_of(records)
    told: list[str] = []
    for kind, sentence in POINTED_OUT.items():
        texts = [text for record in seen.all(kind) for text in _texts(record) if is_told(text)]
        told += point_out(names, texts, sentence)
    return tuple(told)


def named_in_headline(book: SetBook, headline: str) -> tuple[str, ...]:
    """What to say before a headline is agreed that may name somebody."""
    if not headline.strip():
        return ()
    people = [*book.people.values(), book.learning_set, book.programme]
    return point_out(names_of(people), [headline], POINTED_OUT[Challenge])


def named_in_file(reading: Reading, set_id: UUID) -> tuple[str, ...]:
    """What to say of the coordinator's file of a set."""
    records = records_of_set(reading, set_id)
    return named_in_passing(records, visible(records, Audience.COORDINATOR))


def _texts(record: Record) -> list[str]:
    values = (getattr(record, name) for name in record.__struct_fields__)
    return [value for value in values if type(value) is str and value.strip()]
