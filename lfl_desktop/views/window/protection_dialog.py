"""Protecting the open file with a passphrase, changing that, and ending it; and the sheet that helps who
forgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.kit.attempts import attempt, succeeds
from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.controls.showing import make_room, show_ticked
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.usual_sheets import usual_sheets
from lfl_desktop.views.window.backup_watch import BackupWatch
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.keeping.key_ring import has_key_ring, hold_key, let_go_of_key
from lfl_desktop.workspace.keeping.protecting import (
    FileKey,
    copies_said,
    key_for_new,
    key_typed,
    protect_open,
)

PLAIN = mark(
    "Whoever has this file can read it: on a lost laptop, on a stick, on a drive that others reach. With a"
    " passphrase nobody can read it, or the earlier copies of it, without that. Three or four words that"
    " belong together only for you are good ones. If you forget them, nobody can open the file, not even the"
    " makers of this program: a recovery sheet on paper helps then."
)
PROTECTED = mark(
    "This file is protected with a passphrase, and so are its earlier copies. Papers and files that you save"
    " from it are not: they leave the protection."
)
BY_KEY_RING = mark(
    "Whoever has signed in to this computer as you can then open the file without the passphrase. Type the"
    " passphrase above first."
)
NO_KEY_RING = mark("This computer has no key ring that could hold the key: the passphrase is asked for.")
NOW_CHANGED = mark(
    "The passphrase is changed. A recovery sheet that was printed before does not open the file any more:"
    " print a new one now, and keep it where the computer is not."
)
NOW_PROTECTED = mark(
    "The file is protected from now on. Print the recovery sheet now, and keep it where the computer is not."
)


class ProtectionDialog(QDialog):
    """What opens the file that is open at the desk."""

    intro: QLabel
    present_label: QLabel
    present: QLineEdit
    passphrase: QLineEdit
    again: QLineEdit
    show_it: QCheckBox
    key_ring: QCheckBox
    ask_after_lock: QCheckBox
    key_ring_told: QLabel
    told: QLabel
    print_sheet: QPushButton
    save_sheet: QPushButton
    remove: QPushButton
    close_it: QPushButton
    protect: QPushButton

    def __init__(self, desk: Desk, watch: BackupWatch, parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "window/protection_dialog")
        self._desk, self._watch = desk, watch
        self._was_set_here = False
        self.setWindowTitle(tr("Protection"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show_it.toggled.connect(self._show_typed)
        self.protect.clicked.connect(self._protect)
        self.remove.clicked.connect(self._remove)
        self.close_it.clicked.connect(self.close)
        self.key_ring.toggled.connect(self._turn_key_ring)
        self.ask_after_lock.toggled.connect(lambda on: desk.preferences.change(ask_after_lock=on))
        self.print_sheet.clicked.connect(lambda: self._send_sheet(save=False))
        self.save_sheet.clicked.connect(lambda: self._send_sheet(save=True))
        self._show("")
        (self.present if self._desk.file.key else self.passphrase).setFocus()
        self.setMinimumWidth(self.fontMetrics().height() * 34)

    def _show(self, sentence: str) -> None:
        is_protected, is_written = self._desk.file.key is not None, self._desk.file.only_read is None
        self.intro.setText(tr(PROTECTED if is_protected else PLAIN))
        for widget in (self.present_label, self.present, self.remove, self.print_sheet, self.save_sheet):
            widget.setVisible(is_protected)
        self._show_key_ring()
        for button in (self.remove, self.protect):
            button.setEnabled(is_written)
        self.protect.setText(tr("Change the passphrase") if is_protected else tr("Protect"))
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        make_room(self)

    def _protect(self) -> None:
        if self.passphrase.text() != self.again.text():
            self._show(tr("The two are not the same. Type the new passphrase once more."))
            self.again.setFocus()
            self.again.selectAll()
            return
        done = NOW_PROTECTED if self._desk.file.key is None else NOW_CHANGED
        self._try(lambda: self._change(self.passphrase.text()), tr(done))

    def _remove(self) -> None:
        plain = tr("The file is plain from now on: whoever has it can read it.")
        self._try(lambda: self._change(""), plain)

    def _change(self, passphrase: str) -> str:
        self._check_present()
        new = key_for_new(passphrase) if passphrase or self._desk.file.key is None else None
        self._watch.wait()
        before = self._desk.file.key
        copies = protect_open(self._desk.file, new, self._watch.backups.second)
        self._was_set_here = True
        said = [copies_said(copies)]
        if before is not None and self._is_in_key_ring(before):
            succeeds(lambda: self._hold_instead(before, new), said.append)
        return " ".join(part for part in said if part)

    def _hold_instead(self, before: FileKey, new: FileKey | None) -> None:
        """The key ring follows the file. Raises NoKeyRing; the file is protected anew all the same."""
        if new is not None:
            self._hold(new, on=True)
        self._hold(before, on=False)

    def _is_in_key_ring(self, key: FileKey) -> bool:
        return key.salt.hex() in self._desk.preferences.settings.in_key_ring

    def _show_key_ring(self) -> None:
        """Whether the key ring opens the file; it is looked for where there is a protected file only."""
        key = self._desk.file.key
        widgets = (self.key_ring, self.ask_after_lock, self.key_ring_told)
        for widget in widgets:
            widget.setVisible(key is not None)
        if key is None:
            return
        possible = has_key_ring()
        show_ticked(self.key_ring, self._is_in_key_ring(key))
        show_ticked(self.ask_after_lock, self._desk.preferences.settings.ask_after_lock)
        self.key_ring.setEnabled(possible)
        self.ask_after_lock.setVisible(self.key_ring.isChecked())
        self.key_ring_told.setText(tr(BY_KEY_RING if possible else NO_KEY_RING))

    def _turn_key_ring(self, on: bool) -> None:
        key = self._desk.file.key
        if key is None:
            return
        if succeeds(lambda: self._hold(key, on=on), self._show):
            self._show("")

    def _hold(self, key: FileKey, *, on: bool) -> None:
        """Puts a key into the key ring or takes it out, and remembers that. Raises NoKeyRing, and WorldError
        where whoever asks does not know what opens the file."""
        if on and not self._was_set_here:
            self._check_present()
        if on:
            hold_key(key)
        else:
            let_go_of_key(key.salt)
        known = [each for each in self._desk.preferences.settings.in_key_ring if each != key.salt.hex()]
        self._desk.preferences.change(in_key_ring=(*known, key.salt.hex()) if on else tuple(known))

    def _check_present(self) -> None:
        """Whoever comes upon an open window cannot change what opens the file."""
        file = self._desk.file
        if file.key is not None and key_typed(self.present.text(), file.path) != file.key:
            raise WorldError(tr("The passphrase that the file has now is another. Nothing was changed."))

    def _try(self, job: Callable[[], str], done: str) -> None:
        more = attempt(job, self._show)
        if more is None:
            return
        for field in (self.present, self.passphrase, self.again):
            field.clear()
        self._show(" ".join(part for part in (done, more) if part))
        self._desk.kept.emit()
        (self.print_sheet if self._desk.file.key else self.close_it).setFocus()

    def _send_sheet(self, *, save: bool) -> None:
        from lfl_desktop.views.parts.print_dialogs import Sending
        from lfl_desktop.workspace.keeping.recovery_sheet import recovery_sheet

        file = self._desk.file
        if not self._was_set_here and not succeeds(self._check_present, self._show):
            self.present.setFocus()
            return
        assert file.key is not None
        sheets = usual_sheets(self._desk.preferences)
        pdf = recovery_sheet(file.path, file.key, file.now(), sheets).pdf
        sending, name = Sending(self._desk, self), tr("Recovery sheet") + ".pdf"
        (sending.save_pdf if save else sending.print_pdf)(pdf, name, "recovery_sheet")

    def _show_typed(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for field in (self.present, self.passphrase, self.again):
            field.setEchoMode(mode)
