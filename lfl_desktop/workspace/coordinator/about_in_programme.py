"""All that a coordinator's file keeps of one person, for a request by that person: her own records, and what
sets sent that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from lfl_desktop.content.document import Document, ListItem, Paragraph, Rank, Section, Span
from lfl_desktop.domain.coordinator.kept_names import MEANS, ROLES
from lfl_desktop.domain.coordinator.register import CoachingContact, ParticipantCame
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole
from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.erasure import Erasure
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.events import ProgrammeEvent
from lfl_desktop.domain.levels import LEVELS
from lfl_desktop.domain.people import LearningSet, Membership, Person, Post
from lfl_desktop.domain.programme import Programme, School
from lfl_desktop.domain.receipts import ExportReceipt, Handling, ImportReceipt
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import ALL
from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.domain.wording.names import folded
from lfl_desktop.exchange.readable_pages import ReadablePage, readable_files
from lfl_desktop.exchange.rules_of_files import as_it_came
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.programme_words import event_words_once
from lfl_desktop.workspace.coordinator.received_sets import received_sets, received_sets_told_apart
from lfl_desktop.workspace.exchange.new_folder import write_folder
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.history.deleted_things import THINGS
from lfl_desktop.workspace.papers.readable_set import ids_about
from lfl_desktop.workspace.workspace import Workspace

_TOLD_APART: tuple[type[Record], ...] = (
    *(Participant, ParticipantCame, CoachingContact, ProgrammeRole),
    *(Person, Post, Membership, LearningSet, Programme, Edition),
    *(Erasure, Handling, ExportReceipt, ImportReceipt),
)
"""What is told in parts of its own, and what has no words of anybody's."""

_WRITTEN = tuple(kind for kind in ALL if kind not in _TOLD_APART)
"""What may have words of the coordinator's own, in which somebody may be named."""


class _About:
    """What is found of somebody: in sentences, part by part, and as records."""

    def __init__(self, name: str) -> None:
        self._name = folded(name)
        self._within = re.compile(rf"(?<!\w){re.escape(self._name)}(?!\w)")
        self.parts: list[tuple[str, list[str]]] = []
        self.records: list[Record] = []

    def is_named(self, words: str) -> bool:
        """Whether words are that name."""
        return folded(words) == self._name

    def is_in(self, record: Record) -> bool:
        """Whether the name occurs in the words of a record, not as the beginning of a longer one."""
        texts = (getattr(record, name) for name in record.__struct_fields__)
        return any(self._within.search(folded(text)) for text in texts if isinstance(text, str) and text)

    def add(self, heading: str, found: Iterable[tuple[str, Record]]) -> None:
        """Adds a part, if there is something in it."""
        told = list(found)
        if told:
            self.parts.append((heading, [words for words, _record in told]))
            self.records += [record for _words, record in told]


def save_about_in_programme(workspace: Workspace, name: str, folder: Path) -> list[Path]:
    """Writes what is kept of the person of that name into a new folder, as a page and as JSON.

    Raises WorldError where nothing is, and where the folder is there already or cannot be written."""
    about = _About(name)
    if not about.is_named(""):
        _on_roster(workspace, about)
        _in_roles(workspace, about)
        _in_pack(workspace, about)
        _in_words(workspace, about)
        _in_sets(workspace, about)
    if not about.parts:
        raise WorldError(tr("Nothing is kept of “{name}” here: the whole name is needed.", name=name))
    title = tr("About {name}", name=name)
    words = tr(
        "What the coordinator of the programme keeps of {name}, and what sets sent in which they are named."
        " Sets that did not open their names sent none. The file records.json holds every record of it.",
        name=name,
    )
    files = readable_files(title, words, [ReadablePage("about", title, _document(title, about))])
    files["records.json"] = msgspec.json.format(msgspec.json.encode(about.records), indent=1) + b"\n"
    return write_folder(folder, files)


def _document(title: str, about: _About) -> Document:
    head = Section(tr("Heading"), (Paragraph((Span(title),), rank=Rank.TITLE),))
    body = [
        Section(heading, tuple(ListItem((Span(line),)) for line in lines), heading)
        for heading, lines in about.parts
    ]
    return Document(title, "", "", head, tuple(body))


def _on_roster(workspace: Workspace, about: _About) -> None:
    schools = {school.id: school.name for school in workspace.select(School)}
    events = {event.id: event for event in workspace.select(ProgrammeEvent)}
    roster = [one for one in workspace.select(Participant) if about.is_named(one.name)]
    ids = [one.id for one in roster]
    told = []
    for one in roster:
        school = schools.get(one.school, "") if one.school else ""
        told.append((_line(one.title, tr(LEVELS[one.level][0]), school), one))
    about.add(tr("On the roster"), told)
    came = workspace.select(ParticipantCame, participant=ids) if ids else []
    about.add(
        tr("Came to"),
        [(_dated(events[one.event]) if one.event in events else tr("an event"), one) for one in came],
    )
    contacts = workspace.select(CoachingContact, participant=ids) if ids else []
    about.add(
        tr("Coaching"),
        [
            (_line(long_date(one.date) if one.date else one.when, tr(MEANS[one.means])), one)
            for one in contacts
        ],
    )


def _in_roles(workspace: Workspace, about: _About) -> None:
    roles = [role for role in workspace.select(ProgrammeRole) if about.is_named(role.name)]
    about.add(tr("Stood for the programme"), [(_line(tr(ROLES[r.kind]), r.organisation), r) for r in roles])


def _in_pack(workspace: Workspace, about: _About) -> None:
    """Whom the pack names: the coordinator, the facilitators, and the members of the sets it prepares."""
    programmes = [one for one in workspace.select(Programme) if about.is_named(one.coordinator)]
    about.add(tr("Coordinates"), [(one.name, one) for one in programmes])
    facilitates: list[tuple[str, Record]] = [
        (tr("set {name}", name=one.name), one)
        for one in workspace.select(LearningSet)
        if about.is_named(one.facilitator)
    ]
    facilitates += [
        (tr("set {name}, edition {n} of its file", name=one.set_name, n=one.number), one)
        for one in workspace.select(Edition)
        if about.is_named(one.facilitator)
    ]
    about.add(tr("Facilitates"), facilitates)
    people = [one.id for one in workspace.select(Person) if about.is_named(one.name)]
    schools = {school.id: school.name for school in workspace.select(School)}
    sets = {one.id: one.name for one in workspace.select(LearningSet)}
    spells = workspace.select(Membership, person=people) if people else []
    told: list[tuple[str, Record]] = [
        (tr("set {name}", name=sets[spell.learning_set]), spell) for spell in spells
    ]
    for post in workspace.select(Post, person=people) if people else ():
        school = schools.get(post.school, "") if post.school else ""
        told.append((_line(post.title, tr(LEVELS[post.level][0]), school), post))
    told += [(person.name, person) for person in workspace.select(Person, id=people)] if people else []
    about.add(tr("Prepared for the pack"), told)


def _in_words(workspace: Workspace, about: _About) -> None:
    found: list[tuple[str, Record]] = []
    for kind in _WRITTEN:
        for record in workspace.select(kind):
            if about.is_in(record):
                words: Any = getattr(record, "wording", "") or getattr(record, "title", "")
                found.append((str(words) or tr("in a record"), record))
    about.add(tr("Named in the coordinator’s own words"), found)


def _in_sets(workspace: Workspace, about: _About) -> None:
    """What sets sent that is theirs or refers to them, of those that sent names, or that mentions them."""
    for received in received_sets_told_apart(received_sets(workspace)):
        try:
            records = content_of(workspace, received.edition).records
        except WorldError:
            continue
        people = [one for one in records if isinstance(one, Person) and about.is_named(one.name)]
        seen = as_it_came(records)
        ids = {id for person in people for id in ids_about(seen.records, person.id)}
        ids |= {one.id for one in seen.records if about.is_in(one)}
        found = [(_said_by(record), record) for record in seen.records if record.id in ids]
        about.add(tr("Sent by set {name}", name=received.name), found)


def _said_by(record: Record) -> str:
    """The words of a record, or what it is where it has none."""
    for field in ("wording", "headline", "title", "name"):
        words: Any = getattr(record, field, "")
        if isinstance(words, str) and words.strip():
            return words.strip()
    thing = THINGS.get(type(record))
    return tr(thing.one) if thing else tr("a record without words")


def _dated(event: ProgrammeEvent) -> str:
    return _line(long_date(event.date) if event.date else "", event_words_once(event))


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part) or "–"
