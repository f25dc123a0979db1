"""Many papers at once, one for each meeting, leader or set, into a folder; a step at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.exchange.files_out import CannotSave, write_whole
from lfl_desktop.workspace.papers.handling_told import note_paper
from lfl_desktop.workspace.papers.paper_kinds import About, AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.prepared_paper import prepare
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import SetBook


class One(NamedTuple):
    """One of many papers: of which set, and what is asked."""

    set_id: UUID
    asked: AskedPaper


class Series(NamedTuple):
    """Papers that may be made in one go, and how they are called: "All 6 meetings"."""

    words: str
    papers: tuple[One, ...]


def series(book: SetBook, asked: AskedPaper, arrangements: Mapping[str, Arrangement]) -> Iterator[Series]:
    """What can be made in one go of the kind that is asked for: of this set, and of all sets of the file
    where there are several, which are looked through last. `arrangements` are those of posters, by the id of
    their set."""
    return (one for one in _each_series(book, asked, arrangements) if len(one.papers) > 1)


def _each_series(
    book: SetBook, asked: AskedPaper, arrangements: Mapping[str, Arrangement]
) -> Iterator[Series]:
    about = paper_kind(asked.kind).about
    if about in _COUNTED:
        yield _series(about, _of_set(book, asked), 1)
    sets = [one.id for one in book.reading.select(LearningSet)]
    if len(sets) > 1 and (about in _COUNTED or (about == About.SET and asked.kind != PaperName.FILE)):
        papers: list[One] = []
        for set_id in sets:
            own = replace(asked.poster, arrangement=arrangements.get(str(set_id), Arrangement()))
            theirs = replace(asked, poster=own)
            papers += _of_set(SetBook(book.reading, set_id), theirs)
        yield _series(about, papers, len(sets))


_COUNTED = frozenset({About.MEETING, About.LEADER, About.VERSION})


def _series(about: About, papers: Sequence[One], sets: int) -> Series:
    words = {
        About.MEETING: plural("All %n meetings", "%n meeting", len(papers)),
        About.LEADER: plural("All %n leaders", "%n leader", len(papers)),
        About.VERSION: plural(
            "All %n activity systems, the latest of each", "%n activity system", len(papers)
        ),
        About.SET: plural("All %n sets of this file", "%n set", len(papers)),
    }[about]
    if sets > 1 and about != About.SET:
        words = plural("{words}, of %n sets", "{words}, of %n set", sets, words=words)
    return Series(words, tuple(papers))


def _of_set(book: SetBook, asked: AskedPaper) -> list[One]:
    set_id, about = book.learning_set.id, paper_kind(asked.kind).about
    if about == About.MEETING:
        ids = [m.id for m in book.meetings if m.state in (MeetingState.FINISHED, MeetingState.UNDER_WAY)]
    elif about == About.LEADER:
        ids = [person.id for person in book.members(None)]
    elif about == About.VERSION:
        systems = book.reading.select(ActivitySystem, learning_set=set_id)
        latest = [versions_of(book.reading, system)[-1:] for system in systems]
        ids = [version.id for versions in latest for version in versions]
    else:
        return [One(set_id, asked)]
    return [One(set_id, replace(asked, about=id)) for id in ids]


@dataclass
class BatchRun:
    """Papers being made into `folder`: `step` makes the next. A file that was there before is left alone."""

    reading: Reading
    papers: Sequence[One]
    folder: Path
    made: list[Path] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    done: int = 0

    @property
    def is_over(self) -> bool:
        """Whether none is left to make."""
        return self.done >= len(self.papers)

    def step(self) -> None:
        """Makes and saves the next paper, whole or not at all; one that these readers may not have is
        counted.

        Raises CannotSave where the folder does not take it; those made before stay."""
        one = self.papers[self.done]
        made = prepare(SetBook(self.reading, one.set_id), one.asked)
        if made.pdf:
            path = _free(self.folder / made.name)
            write_whole(path, made.pdf)
            note_paper(self.reading, self.reading, one.set_id, HandlingKind.SAVED, made)
            self.made.append(path)
        else:
            self.refused.append(made.refused)
        self.done += 1

    def told(self, *, stopped: bool = False) -> str:
        """What became of it, in a sentence or two."""
        words = [
            plural("%n papers are in", "%n paper is in", len(self.made)) + f" {self.folder}."
            if self.made
            else tr("No paper was made.")
        ]
        if stopped:
            left = len(self.papers) - self.done
            words.insert(0, plural("Stopped with %n left.", "Stopped with %n left.", left))
        if self.refused:
            reasons = " ".join(dict.fromkeys(self.refused))
            words.append(plural("%n were not made:", "%n was not made:", len(self.refused)) + f" {reasons}")
        return " ".join(words)


def _free(path: Path) -> Path:
    """`path`, or the same with a number where there is such a file already.

    Raises CannotSave where the folder cannot be looked into."""
    try:
        number, found = 2, path
        while found.exists():
            found = path.with_name(f"{path.stem} ({number}){path.suffix}")
            number += 1
    except OSError as error:
        raise CannotSave(
            tr("“{name}” could not be looked into ({reason}).", name=path.parent, reason=error.strerror)
        ) from error
    return found
