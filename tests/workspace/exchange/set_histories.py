"""Histories of four facilitators by chance, and all the files that they ever sent."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from beneath import hurried
from msgspec.structs import replace

from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.people import GroundRules, LearningSet, Membership, Person
from lfl_desktop.domain.programme import School
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.exchange.coordinators_file import export
from lfl_desktop.workspace.exchange.programme_pack import save_pack
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack
from lfl_desktop.workspace.members.added_member import NewMember
from lfl_desktop.workspace.papers.poster_released import release_poster, withdraw_poster
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

PROGRAMME = "Leading Together"
IN_TWO_SETS = "Zaqxwa Quorbin"
"""Somebody who belongs to two sets, and is erased in some histories."""

_FACILITATORS = ("Ruth Hale", "Ivor Moss", "Joan Orme", "Dev Rao")


class Beginnings:
    """The first files of all four, made once in `folder`: from the coordinator's pack, and set up by
    themselves, twice."""

    def __init__(self, folder: Path) -> None:
        self.coordinators = folder / "coordinator.lfl"
        pack = offered_pack(self._pack(folder))
        self.of: list[list[Path]] = []
        for number, facilitator in enumerate(_FACILITATORS):
            paths = [folder / f"{number} {nth}.lfl" for nth in range(3)]
            mine = next(id for id, words in pack.sets if facilitator in words)
            begin_with_pack(paths[0], pack, mine).close()
            names = [*(f"Member {number} {nth}" for nth in range(3)), *([IN_TWO_SETS] if number < 2 else [])]
            for path in paths[1:]:
                members = [NewMember(name, school="Hillcross") for name in names]
                begin(
                    path, Plan(PROGRAMME, "Cohort 1", set_name="A", facilitator=facilitator, members=members)
                ).close()
            self.of.append(paths)

    def _pack(self, folder: Path) -> Path:
        """The coordinator's, of all four sets; somebody belongs to two of them."""
        plan, pack = Plan(PROGRAMME, "Cohort 1"), folder / "programme.lflpack"
        with closing(begin_programme(self.coordinators, plan)) as workspace:
            with workspace.step("Add") as step:
                step.put(School(programme=plan.ids.programme, name="Hillcross"))
                both = step.put(Person(name=IN_TWO_SETS))
                for number, facilitator in enumerate(_FACILITATORS):
                    one = step.put(LearningSet(cohort=plan.ids.cohort, name="A", facilitator=facilitator))
                    people = [step.put(Person(name=f"Member {number} {nth}")) for nth in range(2)]
                    for person in (*people, *([both] if number < 2 else [])):
                        step.put(Membership(learning_set=one.id, person=person.id))
            save_pack(workspace, pack)
        return pack


class Histories:
    """Four facilitators, who begin and go on as `chance` has it, in `folder`. `sent` are all files that they
    made, in order."""

    def __init__(self, chance: random.Random, folder: Path, beginnings: Beginnings) -> None:
        self._chance = chance
        self._folder = folder
        self._words = 0
        self._files: list[Path] = []
        self._kept: dict[Path, list[Path]] = {}
        self._left = [chance.sample(paths, len(paths)) for paths in beginnings.of]
        self.sent: list[Path] = []
        for number in range(len(_FACILITATORS)):
            self._begin(number)
        for _ in range(chance.randint(10, 16)):
            self._go_on(chance.choice(self._files))
        for path in self._files:
            self._send(path)

    def _begin(self, number: int) -> None:
        """With a set-up of one's own, or from the pack; and again, after a new installation."""
        if self._left[number]:
            path = self._folder / f"{number}-{len(self._files)}.lfl"
            shutil.copy(self._left[number].pop(), path)
            self._files.append(path)

    def _go_on(self, path: Path) -> None:
        jobs: list[Callable[[Path], None]] = [self._say, self._say, self._say, self._withdraw, self._agree]
        jobs += [self._rename, self._open_names, self._release, self._reword]
        jobs += [self._send, self._send, self._send, self._send, self._copy, self._back_up, self._restore]
        jobs += [lambda at: self._begin(int(at.name[0]))] if len(self._files) < 6 else []
        self._chance.choice(jobs)(path)

    def _word(self) -> str:
        """A word that stands nowhere else."""
        self._words += 1
        return f"Qx{self._words:05}xq"

    def _opened(self, path: Path) -> Workspace:
        return Workspace(hurried(RecordsFile.open(path)))

    def _say(self, path: Path) -> None:
        with closing(self._opened(path)) as workspace, workspace.step("Say") as step:
            the_set = workspace.select(LearningSet)[0].id
            step.put(KeyLearning(learning_set=the_set, wording=self._word()))

    def _agree(self, path: Path) -> None:
        """Somebody agrees to a change; or what was agreed is worded anew, and waits."""
        with closing(self._opened(path)) as workspace, workspace.step("Agree") as step:
            known = workspace.select(Impact)
            if known and self._chance.random() < 0.5:
                step.put(replace(self._chance.choice(known), how=self._word()))
                return
            the_set, person = workspace.select(LearningSet)[0], workspace.select(Membership)[0].person
            said = Impact(learning_set=the_set.id, person=person, wording=self._word(), how=self._word())
            step.put(said)
            step.put(replace(said, agreed_on=workspace.today()))

    def _withdraw(self, path: Path) -> None:
        with closing(self._opened(path)) as workspace, workspace.step("Withdraw") as step:
            if known := [*workspace.select(KeyLearning), *workspace.select(Impact)]:
                step.delete(self._chance.choice(known))

    def _release(self, path: Path) -> None:
        """The set releases its poster, or withdraws it."""
        with closing(self._opened(path)) as workspace:
            book = OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
            if self._chance.random() < 0.8:
                release_poster(book, workspace.today())
            else:
                withdraw_poster(book)

    def _reword(self, path: Path) -> None:
        with closing(self._opened(path)) as workspace, workspace.step("Reword") as step:
            if known := workspace.select(KeyLearning):
                step.put(replace(self._chance.choice(known), wording=self._word()))

    def _rename(self, path: Path) -> None:
        with closing(self._opened(path)) as workspace, workspace.step("Rename") as step:
            if schools := workspace.select(School):
                step.put(replace(schools[0], name=f"Hillcross {self._chance.randint(1, 3)}"))

    def _open_names(self, path: Path) -> None:
        with closing(self._opened(path)) as workspace, workspace.step("Open") as step:
            the_set = workspace.select(LearningSet)[0].id
            day = workspace.today().replace(year=2000)
            for rules in workspace.select(GroundRules):
                step.delete(rules)
            opens = self._chance.random() < 0.6
            step.put(GroundRules(learning_set=the_set, agreed_on=day, names_to_coordinator=opens))

    def _send(self, path: Path) -> None:
        sent = self._folder / f"{len(self.sent)}.lflset"
        with closing(self._opened(path)) as workspace:
            export(workspace, workspace.select(LearningSet)[0].id, sent)
        self.sent.append(sent)

    def _copy(self, path: Path) -> None:
        """A second laptop goes on with a copy."""
        if len(self._files) < 7:
            other = self._folder / f"{path.name[0]}-{len(self._files)}.lfl"
            shutil.copy(path, other)
            self._files.append(other)

    def _back_up(self, path: Path) -> None:
        backups = self._kept.setdefault(path, [])
        kept = self._folder / f"backup {len(backups)} {path.name}"
        shutil.copy(path, kept)
        backups.append(kept)

    def _restore(self, path: Path) -> None:
        if backups := self._kept.get(path):
            shutil.copy(self._chance.choice(backups), path)
