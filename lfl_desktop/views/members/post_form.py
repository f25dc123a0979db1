"""The post of a member: its school is chosen from those that are known, or typed and so added."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import Post
from lfl_desktop.views.kit.binding.record_form import KEPT_AFTER, RecordForm
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import mark
from lfl_desktop.workspace.members.belonging import put_school

CHANGE = mark("Change member")


class PostForm(RecordForm):
    """Ties a post to the fields below `root`; `programme` is the one that its school belongs to."""

    def __init__(self, desk: Desk, root: QWidget, post: Post, school: QComboBox, programme: UUID) -> None:
        self._school = school
        self._programme = programme
        self._words: str | None = None
        self._made: UUID | None = None
        super().__init__(desk, root, post, CHANGE, only=("title", "level", "school"))
        line = school.lineEdit()
        assert line is not None
        line.textChanged.connect(self._typed)
        line.editingFinished.connect(self._finished)
        school.currentIndexChanged.connect(self._chosen)

    def _keep(self) -> None:
        """Keeps the school that was typed, and whatever else is pending; tries again on trouble."""
        words, self._words = self._words, None
        if words is not None:
            self._keep_school(words)
        super()._keep()
        if self._words is not None:
            self._timer.start(5 * KEPT_AFTER)

    def _typed(self, words: str) -> None:
        self._words = words
        if not self._timer.isActive():
            self._timer.start(KEPT_AFTER)

    def _chosen(self) -> None:
        self._words = None
        self._made = None

    def _finished(self) -> None:
        self.keep()
        self._made = None

    def _keep_school(self, words: str) -> None:
        workspace = self._desk.workspace
        post = workspace.get(Post, self._record.id) or self._record
        assert isinstance(post, Post)
        try:
            with workspace.step(CHANGE, amends=(Post, post.id, "school"), origin=self) as step:
                kept = put_school(step, workspace, post, self._programme, words, self._made)
        except WorldError as error:
            self._words = words
            self._desk.unkept.wait(self._school)
            self._desk.trouble(error)
            return
        self._desk.unkept.done(self._school)
        self._record, self._made = kept
        self._desk.kept.emit()
