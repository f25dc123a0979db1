"""The form of the window: what stands around the places, and names the file and what is in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QMenuBar, QPushButton, QSizePolicy, QStackedWidget, QWidget

from lfl_desktop.domain.wording.days_said import long_date
from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.binding.undo_keys import REDO, UNDO
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.controls.side_area import SideArea
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.words import tr
from lfl_desktop.workspace.in_view import SetInView, programme_in_view
from lfl_desktop.workspace.set_book import SetBook


class WindowFrame(QWidget):
    """What stands around the places."""

    programme_name: ShortenedLabel
    file_name: ShortenedLabel
    sample_mark: QLabel
    header: QFrame
    search: QPushButton
    undo: QPushButton
    redo: QPushButton
    places_area: SideArea
    side: QFrame
    set_name: QLabel
    trouble: QFrame
    trouble_text: QLabel
    trouble_save: QPushButton
    trouble_take: QPushButton
    trouble_close: QPushButton
    screens: QStackedWidget
    kept: ShortenedLabel
    said: ShortenedLabel
    undo_removal: QPushButton
    keep_longer: QPushButton
    copied: QPushButton
    facilitator: QLabel

    def __init__(self) -> None:
        super().__init__()
        fill_with_form(self, "window/main_window")
        self._show_icons()
        self.side.installEventFilter(self.places_area)
        self.header.setMinimumWidth(1)  # it says what there is room for, and never makes the window wider
        policy = self.copied.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else all above it moves up when the first copy is made
        self.copied.setSizePolicy(policy)

    def show_names(self, desk: Desk) -> None:
        """Names the file and what is in view of it."""
        programme = programme_in_view(desk.reading, desk.in_view)
        self.programme_name.setText(programme.name if programme else "")
        self.file_name.setText(desk.file.path.name)
        self.sample_mark.setVisible(programme is not None and programme.sample_today is not None)
        if programme is not None and programme.sample_today and not _is_own_set(desk):
            # the form says what a facilitator's sample shows itself as
            day = long_date(programme.sample_today)
            words = tr("Every person and school in this file is invented. It shows itself on {day}.", day=day)
            self.sample_mark.setToolTip(words)
        self._show_set(desk.book() if isinstance(desk.in_view, SetInView) else None)

    def ask_how_long(self, words: str) -> None:
        """Asks whether a set is to be kept longer; empty where no day has come."""
        self.keep_longer.setText(words)
        self.keep_longer.setVisible(bool(words))

    def name_undo(self, undo: str, redo: str) -> None:
        """Names what undo and redo would do. Undo can always be pressed: it keeps first what is typed."""
        _name_button(self.undo, tr("Undo"), undo, UNDO)
        _name_button(self.redo, tr("Redo"), redo, REDO)
        self.redo.setEnabled(bool(redo))

    def fit(self, width: int) -> None:
        """Says in the header what there is room for in a window of this width."""
        header = layout_of(self, "header_row")
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        for words, names_file, names_programme in (
            (tr("Search everything") + f"   {keys}", True, True),
            (tr("Search") + f"   {keys}", True, True),
            (tr("Search") + f"   {keys}", False, True),
            (tr("Search"), False, True),
            (tr("Search"), False, False),  # the title of the window has its name
        ):
            self.search.setText(words)
            self.file_name.setVisible(names_file)
            self.programme_name.setVisible(names_programme)
            if header.sizeHint().width() <= width:
                break

    def put_menus(self, menus: QMenuBar) -> None:
        """Puts the menus at the beginning of the header, where the system has no bar for them."""
        if not menus.isNativeMenuBar():
            menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            layout_of(self, "header_row").insertWidget(0, menus)

    def changeEvent(self, event: QEvent) -> None:
        looks = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if looks and hasattr(self, "undo"):
            self._show_icons()
        self.header.setMinimumWidth(1)  # it says what there is room for, and never makes the window wider
        super().changeEvent(event)

    def _show_icons(self) -> None:
        side = theme.at_least(16, self.fontMetrics().height())
        for name, button in (("undo", self.undo), ("redo", self.redo)):
            button.setIcon(theme.icon(name, self))
            button.setIconSize(QSize(side, side))

    def _show_set(self, book: SetBook | None) -> None:
        the_set = book.learning_set if book else None
        self.set_name.setText(_set_heading(the_set.name, the_set.focus) if the_set else tr("THE PROGRAMME"))
        facilitator = the_set.facilitator if the_set else ""
        self.facilitator.setText(tr("{name}, facilitator", name=facilitator) if facilitator else "")


def _is_own_set(desk: Desk) -> bool:
    return isinstance(desk.in_view, SetInView) and desk.in_view.received is None


def _set_heading(name: str, focus: str) -> str:
    return " · ".join(part for part in (tr("Set {name}", name=name) if name else "", focus) if part).upper()


def _name_button(button: QPushButton, word: str, title: str, keys: Sequence[QKeySequence]) -> None:
    """An icon whose words are in its tip and its name, so that nothing moves with what they say."""
    whole = f"{word} “{tr(title)}”" if title else word
    button.setToolTip(f"{whole} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})")
    button.setAccessibleName(whole)
