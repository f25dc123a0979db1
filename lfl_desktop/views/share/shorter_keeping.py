"""Shorter words for the lines of a poster, and their keeping."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from lfl_desktop.content.poster_lines import PosterLine, digest
from lfl_desktop.domain.poster import Short
from lfl_desktop.views.kit.binding.keeper import Keeper, TypedWords
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.workspace.papers import poster_choices as jobs


class ShorterKeeper(Keeper[str, Short]):
    """Keeps the shorter words of each line of the poster that `panel` arranges as a part of its own."""

    title = jobs.SHORTEN

    def __init__(self, desk: Desk, panel: QWidget) -> None:
        super().__init__(desk, panel)
        self.show_again: Callable[[], object] = lambda: None
        """Shows the words of the chosen line anew."""

    def type(self, line: PosterLine, words: str) -> None:
        """A line is to be told in these words; without any, in its own."""
        self.take_in(line.key, Short(line.key, words.strip(), digest(line.full)))

    def shorter_words(self, line: PosterLine) -> str:
        """The shorter words of a line: those that wait to be kept, or those that it has."""
        if line.key in self._waiting:
            return self._waiting[line.key].words
        return "" if line.words == line.full else line.words

    def write(self, key: str, value: Short) -> None:
        workspace, set_id = self._desk.workspace, self._desk.set_id
        now = jobs.kept(workspace, set_id, self._desk.preferences.settings.posters)
        others = tuple(one for one in now.short if one.key != key)
        arrangement = replace(now, short=(*others, value) if value.words else others)
        jobs.arrange(workspace, set_id, arrangement, self.title, ("poster", set_id, key), self)

    def typed_words(self, key: str, value: Short) -> list[TypedWords]:
        return [TypedWords((value.words,))]

    def show_kept(self, key: str) -> None:
        self.show_again()
