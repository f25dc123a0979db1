"""The stage templates: those that come with the program, and the set's own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QListWidget, QPushButton, QScrollArea, QWidget

from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.undo_keys import REDO, UNDO
from lfl_desktop.views.kit.controls.showing import follow_selection
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.stacking import StackingArea
from lfl_desktop.views.parts.template_page import TemplatePage
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.in_view import ProgrammeInView
from lfl_desktop.workspace.meeting import own_templates as jobs
from lfl_desktop.workspace.meeting.known_templates import name_of_template, templates
from lfl_desktop.workspace.writing import KeptChange

_YOURS = mark("Your own. Choose it at the check-in of a meeting to hold the meeting by it.")
_YOURS_OF_PACK = mark(
    "Your own. The next pack brings it to every facilitator, to be chosen at the check-in of a meeting."
)


class StageTemplates(QDialog):
    """A list of all templates, and the one that is chosen in it. Everything is kept as it is typed and can
    be undone; closing needs no decision."""

    templates: QListWidget
    copy: QPushButton
    remove: QPushButton
    area: QScrollArea
    remark: QLabel
    close_button: QPushButton

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "parts/stage_templates")
        self._desk = desk
        self._of_programme = isinstance(desk.in_view, ProgrammeInView)
        self._set_id = None if self._of_programme else desk.set_id
        self._every: list[StageTemplate] = templates(desk.file)
        self.setWindowTitle(tr("Stage templates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = TemplatePage(desk, self._every[0])
        self.area.setWidget(self._page)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        StackingArea(self.area, self._page)
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.templates.setTextElideMode(Qt.TextElideMode.ElideNone)
        show_whole_rows(self.templates)
        self._list(key)
        self.templates.currentRowChanged.connect(self._choose)
        follow_selection(self.templates)
        self.templates.itemActivated.connect(lambda _item: self._page.name.setFocus())
        self.copy.clicked.connect(self._copy)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.close)
        for keys in UNDO:
            QShortcut(keys, self, lambda: self._turn(True))
        for keys in REDO:
            QShortcut(keys, self, lambda: self._turn(False))
        desk.file.listen(self._told)
        self.finished.connect(lambda _result: desk.file.unlisten(self._told))
        self.resize(self.sizeHint().boundedTo(parent.size()))
        self.templates.setFocus()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 56, line * 42)

    @property
    def page(self) -> TemplatePage:
        """The template in sight."""
        return self._page

    def done(self, result: int) -> None:
        """Closes, once what was typed is kept; what cannot be stays in sight."""
        self._page.keep()
        self._desk.file.settle()
        if self._page.form.pending:
            self.remark.setText(tr("What you typed last is not kept yet. The window behind says why."))
            return
        super().done(result)

    def _list(self, key: str) -> None:
        """Lists the templates and shows the one with this key, or the one that stands where it was."""
        row = max(0, self.templates.currentRow())
        self.templates.blockSignals(True)
        self.templates.clear()
        self.templates.addItems([_named(template) for template in self._every])
        keys = [template.key for template in self._every]
        row = keys.index(key) if key in keys else min(row, len(keys) - 1)
        self.templates.setCurrentRow(row)
        self.templates.blockSignals(False)
        self._show(row)

    def _choose(self, row: int) -> None:
        self._page.keep()
        self._desk.file.settle()
        self._every = templates(self._desk.file)
        self.remark.setText("")
        self._show(row)

    def _show(self, row: int) -> None:
        template = self._every[row]
        own = jobs.is_own(self._desk.file, template)
        self._page.show_template(template, own)
        self._page.what.setText(
            tr(_YOURS_OF_PACK if self._of_programme else _YOURS)
            if own
            else tr("Comes with the program. Copy it to change anything.")
        )
        self.remove.setEnabled(own)

    def _told(self, change: KeptChange) -> None:
        key = self._page.template.key
        self._every = templates(self._desk.file)
        if change.origin is not self._page.form:
            self._list(key)
            return
        for row, template in enumerate(self._every):
            item = self.templates.item(row)
            if item is not None and item.text() != _named(template):
                item.setText(_named(template))

    def _copy(self) -> None:
        self._page.keep()
        template = self._every[self.templates.currentRow()]
        made = self._desk.attempt(lambda: jobs.copy_template(self._desk.file, template))
        if made is None:
            return
        self._list(made.key)
        self._page.name.setFocus()
        self._page.name.selectAll()

    def _remove(self) -> None:
        self._page.keep()
        template = self._every[self.templates.currentRow()]
        if not self._desk.succeeds(lambda: jobs.remove_template(self._desk.file, template)):
            return
        self.remark.setText(jobs.used_words(self._desk.file, template, self._set_id))
        self.templates.setFocus()

    def _turn(self, back: bool) -> None:
        self._page.keep()
        workspace = self._desk.file
        if title := self._desk.attempt(workspace.undo if back else workspace.redo):
            words = tr("Undone: {title}") if back else tr("Done again: {title}")
            self.remark.setText(words.format(title=tr(title)))


def _named(template: StageTemplate) -> str:
    return " ".join(name_of_template(template).split())
