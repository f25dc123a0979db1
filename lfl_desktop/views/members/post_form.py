"""The post of a member: its school is chosen from those that are known, or typed and so added."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from lfl_desktop.domain.people import Post
from lfl_desktop.domain.wording.guessed_level import guessed_level
from lfl_desktop.views.kit.binding.keeper import TypedWords
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.controls.choices import choose
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark
from lfl_desktop.workspace.members.belonging import put_school

CHANGE = mark("Change member")

SCHOOL = "school in words"
"""The part that is kept by itself: a school that was typed, and may have to be added."""


class PostForm(RecordForm):
    """Ties a post to the fields below `root`; `programme` is the one that its school belongs to."""

    def __init__(self, desk: Desk, root: QWidget, post: Post, school: QComboBox, programme: UUID) -> None:
        self._programme = programme
        self._made: UUID | None = None
        super().__init__(desk, root, post, CHANGE, only=("title", "level", "school"))
        self.derive = self._guessed
        line = school.lineEdit()
        assert line is not None
        line.textChanged.connect(lambda words: self.take_in(SCHOOL, words))
        line.editingFinished.connect(self._finished)
        school.currentIndexChanged.connect(self._chosen)

    def fields_typed(self) -> frozenset[str]:
        return super().fields_typed() | ({"school"} if self.waits(SCHOOL) else set())

    def write(self, key: str, value: Any) -> None:
        if key != SCHOOL:
            super().write(key, value)
            level, post = self.fields["level"], self.record
            if "title" in value and isinstance(level, QComboBox) and isinstance(post, Post):
                choose(level, post.level)  # which may have followed
            return
        workspace = self._desk.workspace
        now = self.record_now()
        assert isinstance(now, Post)
        with workspace.step(CHANGE, amends=(Post, now.id, "school"), origin=self) as step:
            kept = put_school(step, workspace, now, self._programme, value, self._made)
        self._record, self._made = kept

    def _guessed(self, typed: dict[str, object]) -> dict[str, object]:
        """The level that a post names, unless somebody chose one that the former words did not name."""
        before, title = self.record_now(), typed.get("title")
        assert isinstance(before, Post)
        guess = guessed_level(title) if isinstance(title, str) and "level" not in typed else None
        unchosen = (Post(person=before.person).level, guessed_level(before.title))
        if guess is None or before.level not in unchosen:
            return {}
        return {"level": guess}

    def typed_words(self, key: str, value: Any) -> list[TypedWords]:
        return [TypedWords((value,))] if key == SCHOOL else super().typed_words(key, value)

    def _chosen(self) -> None:
        self.drop(SCHOOL)
        self._made = None

    def _finished(self) -> None:
        self.keep()
        self._made = None
