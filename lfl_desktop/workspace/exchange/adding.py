"""Adding files of sets to a coordinator's records: first what that means, file by file, then in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.editions import Edition
from lfl_desktop.domain.erasure import Erasure, erased_among
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.receipts import HandlingKind, ImportReceipt
from lfl_desktop.domain.set_overview import overview_of
from lfl_desktop.exchange.glanced_setfile import GlancedFile, glanced
from lfl_desktop.exchange.received_setfile import MAX_SIZE, decode_set_file
from lfl_desktop.exchange.sealed import SealedByPassphrase
from lfl_desktop.exchange.setfile import MINOR, SetFile
from lfl_desktop.words import mark
from lfl_desktop.workspace.exchange import adding_words
from lfl_desktop.workspace.exchange.arriving_file import (
    ArrivingFile,
    Choice,
    Differences,
    Outcome,
    alike,
    differences,
    outcome_of,
)
from lfl_desktop.workspace.exchange.files_out import read_whole
from lfl_desktop.workspace.exchange.held_editions import HeldEditions
from lfl_desktop.workspace.exchange.kept_as_sent import keep_as_sent, taken_in_before
from lfl_desktop.workspace.exchange.own_sets import met_here
from lfl_desktop.workspace.exchange.received_editions import (
    content_of,
    coordinator_of,
    edition_headed,
    edition_of,
    is_of_programme,
    programmes_here,
)
from lfl_desktop.workspace.exchange.sealing import unsealed_arrival
from lfl_desktop.workspace.keeping.backup_names import Reason
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing

ADDING = mark("Add files from sets")

Choices = Callable[[ArrivingFile], Choice]
Progress = Callable[[int, ArrivingFile], bool]
"""Told of each file that was looked at, by its number from 1; False stops there."""


def ask_each(_file: ArrivingFile) -> Choice:
    """Whatever needs a decision waits for one."""
    return Choice.ASK


def plan_adding(
    workspace: Workspace,
    paths: Sequence[Path],
    choices: Choices = ask_each,
    passphrases: Sequence[str] = (),
    *,
    in_full: bool = False,
) -> Iterator[ArrivingFile]:
    """What adding each of `paths` would mean, in this order, those before it added. Changes nothing. Sealed
    files open with the keys of the records file or one of the `passphrases`.

    The first file of a set is glanced at, unless each is to be read `in_full`: one that is undamaged, but was
    not made by this program, may be refused when it is added."""
    batch = _Batch(workspace, passphrases, in_full=in_full)
    for path in paths:
        yield batch.take(path, choices)


def add_files(
    workspace: Workspace,
    paths: Sequence[Path],
    choices: Choices = ask_each,
    progress: Progress = lambda _number, _file: True,
    passphrases: Sequence[str] = (),
    *,
    backup: bool = True,
) -> list[ArrivingFile]:
    """Adds the files in one step and tells what each was. One that is refused, or needs a decision which
    `choices` does not take, is left out, and the others are added. Where `progress` says stop, what was added
    stays and the rest is untouched.

    What was withdrawn by one of them is gone for good, and then the step cannot be taken back.
    A `backup` is made first. Raises a WorldError where nothing can be kept; nothing is changed then."""
    if backup:
        backups_of(workspace).keep(Reason.BEFORE_ADDING)
    keep_as_sent(workspace)
    told: list[ArrivingFile] = []
    with suppress(_NothingAdded), workspace.step(ADDING) as step:
        batch = _Batch(workspace, passphrases, step)
        for number, path in enumerate(paths, 1):
            told.append(batch.take(path, choices))
            if not progress(number, told[-1]):
                break
        batch.end()
        if not any(found.is_added for found in told):
            raise _NothingAdded
    sets = [found.edition.learning_set for found in told if found.edition is not None and found.is_added]
    added = HandlingKind.ADDED
    note_handled(workspace, *(handling(workspace, added, "set_file", of_set=one) for one in sets))
    return told


class _NothingAdded(Exception):
    """The file is left as it is, to the byte."""


def take_back(workspace: Workspace, edition: Edition) -> None:
    """Forgets what was received of one set, in one step."""
    with workspace.step(mark("Take back what a set sent")) as step:
        step.delete(edition)


class _Batch:
    """The editions that are here while one file after another is added or, without a step, only looked at."""

    def __init__(
        self,
        workspace: Workspace,
        passphrases: Sequence[str] = (),
        step: Writing | None = None,
        *,
        in_full: bool = True,
    ) -> None:
        self._workspace = workspace
        self._passphrases = passphrases
        self._step = step
        before = taken_in_before(workspace) if step is None else {}
        self._editions = HeldEditions(workspace)
        for edition in before:
            self._editions.hold(edition)
        self._own = met_here(workspace) - {edition.learning_set for edition in before}
        self._programmes = programmes_here(workspace, self._editions.programmes)
        self._erased = workspace.select(Erasure)
        self._looked_at: dict[UUID, Path] = {}
        self._before = before
        self._replaced: set[UUID] = set()
        self._withdrawn = False
        self._file_id = workspace.file_id
        self._glances = step is None and not in_full and not self._erased

    def take(self, path: Path, choices: Choices) -> ArrivingFile:
        """Looks at one file, and adds it unless it is refused or waits for a decision."""
        try:
            data = self._opened(path)
            glance = glanced(data) if self._glances else None
            if glance is not None and self._editions.of_set(glance.head.learning_set.id):
                glance = None  # enough for the first file of a set, as long as nothing is added
            file = glance.head if glance else decode_set_file(data)
        except WorldError as error:
            locked = isinstance(error, SealedByPassphrase)
            return ArrivingFile(path, Outcome.REFUSED, sentence=str(error), asks_for_passphrase=locked)
        found = self._is(path, file, glance)
        chosen = choices(found) if found.needs_decision else Choice.TAKE
        if found.is_added or (found.needs_decision and chosen != Choice.ASK):
            self._add(found, file, data, chosen)
            return replace(found, chosen=chosen) if found.needs_decision else found
        return found

    def end(self) -> None:
        """What was replaced may come back by undo, unless something of it was withdrawn."""
        if self._step is not None and self._replaced:
            self._step.keep_contents(() if self._withdrawn else self._replaced)
        if self._step is not None and self._withdrawn:
            self._step.forget(self._replaced)  # nor can the steps be taken back that brought these
            self._step.let_stand()

    def _is(self, path: Path, file: SetFile, glance: GlancedFile | None) -> ArrivingFile:
        if file.learning_set.id in self._own or file.made_by == self._file_id:
            return ArrivingFile(path, Outcome.REFUSED, sentence=adding_words.kept_here(file))
        editions = () if glance else self._editions.of_set(file.learning_set.id)
        outcome, before = outcome_of(file, editions, self._content)
        if outcome == Outcome.NEW and not is_of_programme(file, self._programmes):
            outcome = Outcome.OTHER_PROGRAMME
        line = before.line if before and outcome == Outcome.NEWER else None
        edition = edition_headed(file, glance.facilitator, line) if glance else edition_of(file, line)
        follows = before is not None and outcome in (Outcome.NEWER, Outcome.APART)
        here = self._content(before).records if before and follows else ()
        return ArrivingFile(
            path,
            outcome,
            edition,
            before,
            alike(edition, self._editions.called_as(edition)) if outcome == Outcome.NEW else None,
            Differences(glance.told) if glance else differences(here, file.records),
            newer_program=file.minor > MINOR,
            erased=len(erased_among(file.records, self._erased)),
            coordinator=glance.coordinator if glance else coordinator_of(file),
            sides=(overview_of(here), overview_of(file.records)) if outcome == Outcome.APART else None,
        )

    def _add(self, found: ArrivingFile, file: SetFile, data: bytes, chosen: Choice) -> None:
        edition, before = found.edition, found.before
        assert edition is not None
        if before is not None and chosen == Choice.TAKE:
            edition = replace(edition, line=before.line)
        self._editions.hold(edition)
        self._programmes[file.programme.id] = file.programme.name
        self._looked_at[edition.id] = found.path
        if self._step is None:
            return
        if before is not None and chosen == Choice.TAKE:
            self._step.delete(before)
            self._replaced.add(before.id)
            self._withdrawn |= found.differences.withdrawn > 0
        now = self._workspace.now().astimezone(dt.UTC).replace(microsecond=0)
        self._step.receive(replace(edition, received_at=now), data, overview_of(file.records))
        counts = found.differences
        self._step.put(
            ImportReceipt(
                learning_set=edition.learning_set,
                edition=edition.number,
                received_at=now,
                digest=edition.digest,
                new=counts.new,
                changed=counts.changed,
                unchanged=counts.unchanged,
            )
        )

    def _content(self, edition: Edition) -> SetFile:
        """What an edition that is here holds, or one that came before it in this batch."""
        if edition in self._before:
            return decode_set_file(self._before[edition])
        if edition.id in self._looked_at:
            return decode_set_file(self._opened(self._looked_at[edition.id]))
        return content_of(self._workspace, edition)

    def _opened(self, path: Path) -> bytes:
        return unsealed_arrival(self._workspace, read_whole(path, MAX_SIZE), self._passphrases)
