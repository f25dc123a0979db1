"""The list "Where does it pull?": the tensions of one version as cards, one of which may be open."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget

from lfl_desktop.domain.activity import Tension
from lfl_desktop.domain.tensions import tensions_in_order
from lfl_desktop.views.activity.tension_card import TensionCard
from lfl_desktop.views.activity.tension_form import TensionForm
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import label
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity import tension_changes as jobs
from lfl_desktop.workspace.activity.action_links import Shown
from lfl_desktop.workspace.activity.tension_changes import End


class PullsPanel(QObject):
    """Keeps the cards in a layout. `finished` says that its user is done with a tension that was opened
    from elsewhere (the picture, the outline), to which the cursor then goes back."""

    finished = Signal()
    picked = Signal(object)
    """The tension with this id is the one in hand; None for none."""

    def __init__(self, desk: Desk, parent: QWidget, layout: QBoxLayout, add: QPushButton) -> None:
        super().__init__(parent)
        self.desk = desk
        self._layout = layout
        self._shown: Shown | None = None
        self._cards: dict[UUID, TensionCard] = {}
        self._elsewhere = False
        self._nothing = label(
            tr("Nothing yet. Press T in a box of the picture, or add one here: where two things pull apart."),
            "muted",
        )
        layout.addWidget(self._nothing)
        self.add = add
        add.clicked.connect(lambda: self.start(End()))

    @property
    def cards(self) -> list[TensionCard]:
        """The cards in order."""
        return list(self._cards.values())

    def show_page(self, shown: Shown) -> None:
        """Shows the tensions of a page as they are now."""
        self._arrange(shown)
        for number, (tension, card) in enumerate(self._both(shown), start=1):
            card.show_tension(tension, number, shown)

    def follow(self, shown: Shown) -> None:
        """Shows what follows from what was typed on the screen and kept."""
        self._arrange(shown)
        for number, (tension, card) in enumerate(self._both(shown), start=1):
            card.follow(tension, number, shown)

    def _both(self, shown: Shown) -> list[tuple[Tension, TensionCard]]:
        return [(tension, self._cards[tension.id]) for tension in tensions_in_order(shown.page.tensions)]

    def _arrange(self, shown: Shown) -> None:
        self._shown = shown
        wanted = tensions_in_order(shown.page.tensions)
        lost = self._drop({tension.id for tension in wanted})
        before = self._cards
        self._cards = {}
        for place, tension in enumerate(wanted):
            card = before.get(tension.id) or self._made(tension, place + 1, shown)
            self._cards[tension.id] = card
            if self._layout.indexOf(card) != place:
                self._layout.insertWidget(place, card)
                card.show()
        self._nothing.setVisible(not wanted)
        self._rove()
        if lost is not None:
            focus = self.cards[min(lost, len(self._cards) - 1)] if self._cards else self.add
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, ids: set[UUID]) -> int | None:
        now, lost = QApplication.focusWidget(), None
        for place, (id, card) in enumerate(list(self._cards.items())):
            if id not in ids:
                if now is not None and (card is now or card.isAncestorOf(now)):
                    lost = place
                del self._cards[id]
                card.hide()
                card.deleteLater()
        return lost

    def _made(self, tension: Tension, number: int, shown: Shown) -> TensionCard:
        card = TensionCard(self.desk, tension, number, shown)
        card.opened.connect(lambda: self.open(card.tension.id))
        card.closed.connect(lambda: self._close(card))
        card.stepped.connect(lambda by: self._step(card, by))
        card.moved.connect(lambda by: self._move(card, by))
        card.removed.connect(lambda: self._remove(card))
        card.action_wanted.connect(lambda: self._open_card(card).new_action())
        return card

    def _rove(self) -> None:
        """Tab stops at one card, from which the arrow keys go on."""
        now = QApplication.focusWidget()
        current = next((c for c in self.cards if c is now or c.is_open), next(iter(self.cards), None))
        for card in self.cards:
            strong = card is current
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)

    def start(self, begin: End, end: End | None = None, elsewhere: bool = False) -> None:
        """Adds a tension that begins there and opens it: where both ends are known with the cursor in its
        words, else at the one to be chosen."""
        shown = self._shown
        if shown is None:
            return
        tension = self.desk.attempt(lambda: jobs.add_tension(self.desk.workspace, shown.page, begin, end))
        if tension is None or tension.id not in self._cards:
            return
        form = self._open_card(self._cards[tension.id])
        self._elsewhere = elsewhere
        first = form.wording if end else form.to_place if begin.place else form.from_place
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, id: UUID, elsewhere: bool = False) -> None:
        """Opens a tension with the cursor in its words."""
        if id in self._cards:
            words = self._open_card(self._cards[id]).wording
            words.moveCursor(QTextCursor.MoveOperation.End)
            words.setFocus(Qt.FocusReason.OtherFocusReason)
            self._elsewhere = elsewhere

    def _open_card(self, card: TensionCard) -> TensionForm:
        for other in self.cards:
            if other is not card:
                other.close_form()
        form = card.open()
        self._elsewhere = False
        self._rove()
        self.picked.emit(card.tension.id)
        return form

    def _close(self, card: TensionCard) -> None:
        was_open, elsewhere = card.is_open, self._elsewhere
        card.close_form()
        self._elsewhere = False
        if was_open and not elsewhere:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.finished.emit()
        self._rove()
        self.picked.emit(None)

    def _step(self, card: TensionCard, by: int) -> None:
        at = self.cards.index(card) + by
        if 0 <= at < len(self._cards):
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._rove()

    def _move(self, card: TensionCard, by: int) -> None:
        if self._shown is not None:
            tensions = self._shown.page.tensions
            self.desk.attempt(
                lambda: jobs.reorder_tension(self.desk.workspace, tensions, card.tension.id, by)
            )

    def _remove(self, card: TensionCard) -> None:
        card.close_form()
        tension = self.desk.reading.get(Tension, card.tension.id)
        if tension is not None:
            self.desk.removes(
                lambda: jobs.remove_tension(self.desk.workspace, tension), tr("Tension removed")
            )
