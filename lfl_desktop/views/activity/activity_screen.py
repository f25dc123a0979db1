"""Activity systems: one leader's seven boxes, now and possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from lfl_desktop.canvas.content import BOTH
from lfl_desktop.canvas.guide import guide
from lfl_desktop.canvas.prompts import question_of_box, title
from lfl_desktop.domain.activity import ActivitySystem, Layer, Place, SystemVersion
from lfl_desktop.views.activity.action_spread import Falls
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.activity.box_keeping import BoxKeeper
from lfl_desktop.views.activity.item_menu import ItemMenus
from lfl_desktop.views.activity.outline.outline_page import Outline
from lfl_desktop.views.activity.pulls_panel import PullsPanel
from lfl_desktop.views.activity.release_line import ReleaseLine
from lfl_desktop.views.activity.system_stage import SystemStage
from lfl_desktop.views.kit.binding.forms import grid_of, layout_of
from lfl_desktop.views.kit.binding.lock import lock_field
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import focusable, set_tab_order
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.folding import Folding
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Segmented
from lfl_desktop.views.kit.controls.side_area import SideArea
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity import leaders_system as jobs
from lfl_desktop.workspace.activity.action_links import Shown, links_of_page
from lfl_desktop.workspace.activity.leaders_system import SystemPage
from lfl_desktop.workspace.activity.systems_in_words import when, whose
from lfl_desktop.workspace.activity.tension_changes import End
from lfl_desktop.workspace.destination import Destination, PartDestination, SystemLook, at_paper
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange

LAYERS = (
    (frozenset({Layer.NOW}), mark("Now")),
    (frozenset({Layer.POSSIBLE}), mark("Possible")),
    (BOTH, mark("Both")),
)


class ActivitySystemsScreen(Screen):
    """The activity system of the leader chosen above, with the prompts of the box in focus."""

    form = "activity/activity_screen"
    chooses = (
        *("leader", "layers", "version", "looking", "farther", "fit_all", "closer"),
        *("falls_whose", "falls_when", "as_list", "to_picture", "copy_outline"),
        *("then", "later", "done"),
    )

    heading: QLabel
    subline: QLabel
    leader: QComboBox
    layers: Segmented
    version: QComboBox
    print_page: QPushButton
    question: GrowingText
    place_name: QLabel
    now_question: QLabel
    possible_question: QLabel
    released: QCheckBox
    release_words: QLabel
    since_words: QLabel
    release_again: QPushButton
    side_area: SideArea
    side: QWidget
    add_tension: QPushButton
    falls_whose: QComboBox
    falls_when: QComboBox
    falls_words: QLabel
    falls_loose: QLabel
    falls_unfold: QPushButton
    falls_body: QWidget
    as_list: QPushButton
    guide_toggle: QPushButton
    guide_words: QLabel
    outline_page: QWidget
    copy_outline: QPushButton
    to_picture: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._person: UUID | None = None
        self._chosen: UUID | None = None
        self._neighbour: UUID | None = None
        self._page: SystemPage | None = None
        self._question: RecordForm | None = None
        self._shown: Shown | None = None
        self.canvas = ActivityCanvas()
        self.canvas.setObjectName("canvas")
        self._boxes = BoxKeeper(self.desk, self.canvas, lambda: self._page)
        self._boxes.delayed.connect(self._show_items)
        self._boxes.refused.connect(self._show_items)
        self.stage = SystemStage(desk, self.canvas)
        self.stage.left.connect(self.leave)
        self.stage.chosen.connect(self._choose)
        layout_of(self, "canvas_box").addWidget(self.stage)
        self._make_side()
        self._make_outline()
        self.layers.set_options([(layers, tr(words)) for layers, words in LAYERS])
        self.layers.set_value(BOTH)
        self.layers.changed.connect(lambda _layers: self._show_layers())
        self.leader.currentIndexChanged.connect(lambda _place: self._choose(self.leader.currentData(), None))
        self.version.currentIndexChanged.connect(
            lambda _place: self._choose(self._person, self.version.currentData(), self._neighbour)
        )
        self.canvas.place_changed.connect(self._show_prompts)
        parts = (self.released, self.release_words, self.since_words, self.release_again)
        self._release = ReleaseLine(self.desk, *parts)
        self._release.left.connect(self.leave)
        self.print_page.clicked.connect(self._print)
        self._show_prompts(self.canvas.place)
        if self.desk.is_only_read:
            for text in self.canvas.findChildren(QPlainTextEdit):
                lock_field(text)

    def _make_side(self) -> None:
        """What stands beside the picture: the tensions, where the actions fall, the guide."""
        self.side.installEventFilter(self.side_area)
        self.side.setAutoFillBackground(False)
        self.pulls = PullsPanel(self.desk, self, layout_of(self, "pulls_box"), self.add_tension)
        self.pulls.finished.connect(self.focus_first)
        self.pulls.picked.connect(self.canvas.pick)
        bars = grid_of(self, "falls_bars")
        choices, labels = (self.falls_whose, self.falls_when), (self.falls_words, self.falls_loose)
        places = (bars, layout_of(self, "falls_list"))
        self.falls = Falls(self.desk, self, choices, places, labels, self.falls_unfold)
        Folding(self.falls_unfold, self.falls_body)
        self.falls_unfold.toggled.connect(lambda _on: self._order())
        Folding(self.guide_toggle, self.guide_words)
        self.menus = ItemMenus(self.desk, self)
        self.menus.pull_wanted.connect(self._start_pull)
        self.menus.edit_wanted.connect(self._edit)
        self.menus.action_added.connect(self.falls.add_row_for)
        self.canvas.pulled.connect(lambda start, end: self.pulls.start(start, end, elsewhere=True))
        self.canvas.tension_picked.connect(lambda id: self.pulls.open(id, elsewhere=True))
        self.canvas.menu_wanted.connect(self._show_menu)
        self.desk.preferences.changed.connect(self._preference_changed)

    def _make_outline(self) -> None:
        self.outline = Outline(self.desk, self.menus)
        layout_of(self, "outline_box").insertWidget(1, self.outline, 1)
        self.outline_page.hide()
        self.outline.pull_wanted.connect(lambda end: self.pulls.start(end, elsewhere=True))
        self.outline.tension_opened.connect(lambda id: self.pulls.open(id, elsewhere=True))
        self.copy_outline.clicked.connect(self.outline.copy)
        self.as_list.clicked.connect(lambda: self._turn_outline())
        self.to_picture.clicked.connect(lambda: self._turn_outline())
        QShortcut(QKeySequence("Ctrl+L"), self, self._turn_outline)

    @property
    def is_outline(self) -> bool:
        """Whether the list is in sight instead of the picture."""
        return not self.outline_page.isHidden()

    def _turn_outline(self, to_picture: bool = False) -> None:
        """The list instead of the picture, or the picture again."""
        if self._page is None or (to_picture and not self.is_outline):
            return
        turn = not self.is_outline
        self.canvas.finish_editing()
        self.outline.finish_editing()
        self.stage.setVisible(not turn)
        self.outline_page.setVisible(turn)
        self.as_list.setText(tr("The picture   Ctrl+L") if turn else tr("Every box as an outline   Ctrl+L"))
        self._order()
        if turn and self._shown is not None:
            self.outline.show_page(self._shown, self._layers())
            self.outline.go_to_place(self.canvas.place)
        self.focus_first()

    def _start_pull(self, end: End) -> None:
        if self.is_outline:
            self.pulls.start(end, elsewhere=True)
        else:
            self.canvas.start_pull(end)

    def _edit(self, place: Place, item: UUID | None) -> None:
        if not self.is_outline:
            self.canvas.edit(place, item)
        elif item is not None:
            self.outline.edit_line(item)
        else:
            self.outline.add_line(place)

    def _show_menu(self, place: Place, item: UUID | None, where: QPoint) -> None:
        if self._shown is None:
            return
        menu = QMenu(self)
        menu.setObjectName("item_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = next((one for one in self._shown.page.items if one.id == item), None)
        if found is not None:
            self.menus.fill_item(menu, self._shown, found)
        else:
            self.menus.fill_box(menu, self._shown, place)
        menu.popup(where)

    def _preference_changed(self, preference: str) -> None:
        if preference == "show_levels" and self._page is not None:
            self.refresh()

    def _order(self) -> None:
        """Tab goes through the top, the picture or the list, and down the column."""
        cards = [stop for card in self.pulls.cards for stop in (card, *focusable(card))]
        picture = self.stage.stops
        whole = (self.copy_outline, self.to_picture, self.outline)
        actions = focusable(self.side)
        rows = [w for w in actions if any(w in row.findChildren(QWidget) for row in self.falls.rows)]
        stops: list[QWidget] = [self.leader, self.layers, self.version, self.print_page]
        stops += [*picture, *whole, *cards, self.add_tension, self.falls_whose, self.falls_when]
        stops += [self.falls_unfold, *rows, self.as_list, self.guide_toggle, self.question, self.released]
        stops.append(self.release_again)
        set_tab_order(stops)

    def fold(self) -> None:
        super().fold()
        self.side_area.set_whole(self._narrow)
        buttons = layout_of(self, "buttons")
        direction = QBoxLayout.Direction
        buttons.setDirection(direction.TopToBottom if self._narrow else direction.LeftToRight)

    def focus_first(self) -> None:
        picture = self.stage.bar.looking if self.canvas.isHidden() else self.canvas
        first = self.outline if self.is_outline else picture
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_destination(self, wanted: Destination) -> None:
        """Shows the version with this id, or the latest of the person with this id, looking as is wanted."""
        if wanted.record is None:
            return
        version = self.desk.reading.get(SystemVersion, wanted.record)
        system = self.desk.reading.get(ActivitySystem, version.system) if version else None
        if version is None or system is None:
            self._choose(wanted.record, None)
            return
        self._choose(system.person, version.id, system.id if system.neighbour.strip() else None)
        if isinstance(wanted, PartDestination):
            self._turn_outline(to_picture=True)
            self.stage.bar.look_at(SystemLook(wanted.part))

    def refresh(self) -> None:
        book = self.desk.book()
        members = jobs.whose_systems(book)
        fill_choices(self.leader, [(person.id, book.full(person.id)) for person in members])
        if self._person not in book.leaders:
            self._person = members[0].id if members else None
        choose(self.leader, self._person)
        for widget in (self.stage, self.side, self.outline_page, self.layers, self.print_page):
            widget.setEnabled(self._person is not None)
        if self._person is None:
            self.heading.setText(tr("Activity systems"))
            self.subline.setText(nobody_words(book))
            return
        page = self._read(book, self._person)
        self._show_question(page)
        self._show_items()
        self._show_pulls(book, page, self.pulls.show_page)
        self._order()

    def text_kept_in_parts(self, change: KeptChange) -> Sequence[Callable[[], object]]:
        return (self._read_again, self._show_items, self._follow_pulls)

    def _read_again(self) -> None:
        if self._page is not None and self._person is not None:
            self._read(self.desk.book(), self._person)

    def _read(self, book: SetBook, person: UUID) -> SystemPage:
        self._page = page = jobs.read_leaders_system(book, person, self._chosen, self._page, self._neighbour)
        self._show_heading(book, page)
        self._release.show_page(book, page)
        return page

    def _follow_pulls(self) -> None:
        if self._page is not None:
            self._show_pulls(self.desk.book(), self._page, self.pulls.follow)

    def _show_pulls(self, book: SetBook, page: SystemPage, tell: Callable[[Shown], object]) -> None:
        """Tells the list of tensions, and shows what follows from them beside it."""
        self._shown = found = links_of_page(book, page, self.desk.preferences.settings.show_levels)
        tell(found)
        self.canvas.set_tensions(found)
        self.falls.show_page(found)
        if self.is_outline:
            self.outline.show_page(found, self._layers())

    def _layers(self) -> frozenset[Layer]:
        layers = self.layers.value()
        return layers if isinstance(layers, frozenset) else BOTH

    def told(self, change: KeptChange) -> None:
        if change.origin is self.canvas and self.isVisible():  # a line was carried elsewhere
            self.text_kept(change)
        else:
            super().told(change)

    def leave(self) -> None:
        self.canvas.finish_editing()
        self.outline.finish_editing()
        super().leave()

    def _choose(self, person: UUID | None, version: UUID | None, neighbour: UUID | None = None) -> None:
        self.leave()
        self._person, self._chosen, self._neighbour = person, version, neighbour
        self.refresh()
        self.lock_received()

    def _show_heading(self, book: SetBook, page: SystemPage) -> None:
        self.heading.setText(tr("Activity system · {name}", name=whose(book, page.system)))
        self.subline.setText(page.system.question)
        self.subline.setVisible(bool(page.system.question))
        fill_choices(self.version, [(v.id, when(book, v)) for v in page.versions])
        choose(self.version, page.version.id)
        self.version.setVisible(len(page.versions) > 1)

    def _show_question(self, page: SystemPage) -> None:
        if self._question is None:
            self._question = RecordForm(self.desk, self, page.system, mark("Edit question"), ("question",))
        else:
            self._question.show(page.system)

    def _show_items(self) -> None:
        if self._page is not None:
            self.stage.show_page(self.desk.book(), self._page, self._boxes.items(self._page), self._layers())

    def _show_layers(self) -> None:
        self._show_items()
        if self._shown is not None and self.is_outline:
            self.outline.show_page(self._shown, self._layers())

    def _show_prompts(self, place: Place) -> None:
        self.place_name.setText(title(place))
        self.now_question.setText(question_of_box(place, Layer.NOW))
        self.possible_question.setText(question_of_box(place, Layer.POSSIBLE))
        self.guide_words.setText(guide(place))

    def _print(self) -> None:
        self.leave()
        if self._page is not None:
            self.desk.wanted.emit(at_paper("activity_system", self._page.version.id))


def nobody_words(book: SetBook) -> str:
    """Why there is no leader to choose."""
    if book.figures is None:
        return tr("Add members first: each of them has an activity system to fill.")
    return tr("The set sent none: they stay with it, unless its programme opens them.")
