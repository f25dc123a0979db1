"""The file for the coordinator: who can open it, and what was sent before."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.parts.pack_dialog import ask_for_pack
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.exchange.sealing import Sealing, how_sealed, key_for
from lfl_desktop.workspace.exchange.sent_receipts import sent_files


class _Seal(StrEnum):
    KEY = "key"
    PASSPHRASE = "passphrase"
    NONE = "none"


_SEALS = (
    (_Seal.KEY, mark("Only the coordinator")),
    (_Seal.PASSPHRASE, mark("With a passphrase")),
    (_Seal.NONE, mark("Anybody who has it")),
)


class FileChoices(QWidget):
    """How the file is sealed: to the coordinator's key where a pack brought it, with a passphrase, or not at
    all."""

    sealing_heading: QLabel
    sealing: Segmented
    passphrase_label: QLabel
    passphrase: QLineEdit
    sealed_words: QLabel
    take_pack: QPushButton
    sent_heading: QLabel
    sent: QLabel

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        fill_with_form(self, "share/file_choices")
        self._desk = desk
        self._has_key: bool | None = None
        self.take_pack.clicked.connect(lambda: ask_for_pack(desk, self))
        self.sealing.changed.connect(lambda _value: self._show_words())

    def refresh(self) -> None:
        """Shows what is known of the set in view."""
        reading, set_id = self._desk.reading, self._desk.set_id
        has_key = bool(key_for(reading, set_id))
        if has_key != self._has_key:
            self._has_key = has_key
            self.sealing.set_options([(v, tr(words)) for v, words in _SEALS if has_key or v != _Seal.KEY])
            self.sealing.set_value(_Seal.KEY if has_key else _Seal.NONE)
        sent = sent_files(reading, set_id)
        self.sent.setText("\n".join(sent))
        for label in (self.sent_heading, self.sent):
            label.setVisible(bool(sent))
        self._show_words()

    def how(self) -> Sealing:
        """How it is to be sealed."""
        chosen = self.sealing.value()
        if chosen == _Seal.PASSPHRASE:
            return Sealing(passphrase=self.passphrase.text())
        return Sealing(to_key=chosen == _Seal.KEY, plain=chosen == _Seal.NONE)

    @property
    def waits(self) -> bool:
        """Whether a passphrase is still to be typed."""
        return self.sealing.value() == _Seal.PASSPHRASE and not self.passphrase.text()

    def _show_words(self) -> None:
        chosen = self.sealing.value()
        by_passphrase = chosen == _Seal.PASSPHRASE
        for widget in (self.passphrase_label, self.passphrase):
            widget.setVisible(by_passphrase)
        how = Sealing(passphrase="x") if by_passphrase else self.how()
        told = [how_sealed(self._desk.reading, self._desk.set_id, how)]
        if chosen == _Seal.KEY:
            told.append(tr("Compare these figures with the coordinator by telephone once."))
        if chosen != _Seal.NONE:
            told.append(tr("A seal does not prove who made the file: it is said inside, by name."))
        self.sealed_words.setText(" ".join(told))
