"""What a window opens over itself about the file as a whole: its copies, its protection, people's rights."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.window.backup_watch import BackupWatch


class KeepingDialogs(QObject):
    """Opens them over `window`, once `settle` has kept what is being typed."""

    def __init__(
        self, window: QWidget, desk: Desk, backups: BackupWatch, settle: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._backups, self._settle = window, desk, backups, settle
        desk.erase_wanted.connect(self.ask_to_erase)

    def show_copies(self) -> None:
        """Opens the list of the earlier copies of the file."""
        from lfl_desktop.views.window.earlier_copies import EarlierCopies

        self._settle()
        EarlierCopies(self._desk, self._backups, self._settle, self._window).open()

    def show_protection(self) -> None:
        """Opens what protects the file with a passphrase, changes that, or ends it."""
        from lfl_desktop.views.window.protection_dialog import ProtectionDialog

        self._settle()
        ProtectionDialog(self._desk, self._backups, self._window).open()

    def show_rights(self) -> None:
        """Opens how long records are kept, who is erased, and what was done with them."""
        from lfl_desktop.views.rights.rights_dialog import RightsDialog

        self._settle()
        self._backups.wait()
        RightsDialog(self._desk, self._window).open()

    def ask_to_erase(self, name: str) -> None:
        """Asks whether somebody is erased, with what goes and what left before."""
        from lfl_desktop.views.rights.rights_dialog import RightsDialog

        self._settle()
        self._backups.wait()
        dialog = RightsDialog(self._desk, self._window)
        dialog.open()
        dialog.ask_about(name)
