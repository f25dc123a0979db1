"""Reports: what the coordinator hands on, made of the figures that her screens show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.wording.clean_text import one_line
from lfl_desktop.exchange.readable_pages import page_name
from lfl_desktop.views.coordinator.looking import overview_in_view
from lfl_desktop.views.kit.controls.asking_where import ask_folder, ask_where
from lfl_desktop.views.kit.controls.choices import fill_choices, keep_still
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen
from lfl_desktop.views.kit.usual_sheets import usual_sheets
from lfl_desktop.views.parts.saved_line import SavedLine
from lfl_desktop.words import tr
from lfl_desktop.workspace.coordinator.final_told import missing_in_final
from lfl_desktop.workspace.coordinator.preparing_sets import pack_in_words
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.coordinator.programme_words import about_programme
from lfl_desktop.workspace.destination import PartDestination, PlaceName
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled

if TYPE_CHECKING:
    from lfl_desktop.printing.layout.printed_on import PrintedOn


class ReportsScreen(Screen):
    """The termly report, the final report, the workbook, and the pack for the facilitators."""

    form = "coordinator/reports_screen"

    figures: QLabel
    report_card: QFrame
    term: QComboBox
    save_report: QPushButton
    save_word: QPushButton
    final_missing: QLabel
    save_final: QPushButton
    save_final_word: QPushButton
    save_workbook: QPushButton
    with_csv: QCheckBox
    save_posters: QPushButton
    save_readable: QPushButton
    about_name: QLineEdit
    save_about: QPushButton
    pack_names: QLabel
    prepare_sets: QPushButton
    pack_key: QLabel
    save_pack: QPushButton
    saved_place: QWidget

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._overview: ProgrammeOverview | None = None
        keep_still(self.term)
        place = QVBoxLayout(self.saved_place)
        place.setContentsMargins(0, 0, 0, 0)
        self.saved = SavedLine(self.saved_place)
        place.addWidget(self.saved)
        self.save_report.clicked.connect(lambda: self._save_report(".pdf", "PDF (*.pdf)"))
        self.save_word.clicked.connect(lambda: self._save_report(".docx", tr("Word document (*.docx)")))
        self.save_final.clicked.connect(lambda: self._save_final(".pdf", "PDF (*.pdf)"))
        self.save_final_word.clicked.connect(lambda: self._save_final(".docx", tr("Word document (*.docx)")))
        self.save_workbook.clicked.connect(self._save_workbook)
        self.save_posters.clicked.connect(self._save_posters)
        self.save_readable.clicked.connect(self._save_readable)
        self.about_name.textChanged.connect(lambda name: self.save_about.setEnabled(bool(name.strip())))
        self.about_name.returnPressed.connect(self.save_about.click)
        self.save_about.clicked.connect(self._save_about)
        self.save_about.setEnabled(False)
        self.save_pack.clicked.connect(self._save_pack)
        self.prepare_sets.clicked.connect(
            lambda: desk.wanted.emit(PartDestination(PlaceName.ROSTER, None, "sets"))
        )
        self.pack_key.hide()

    def refresh(self) -> None:
        self._overview = overview = overview_in_view(self.desk)
        self.figures.setText(about_programme(overview))
        begun = [term for term in overview.terms if term.starts and term.starts <= overview.today]
        is_first = self.term.count() == 0
        fill_choices(self.term, [(term.id, _named(term)) for term in overview.terms])
        if is_first and begun:
            self.term.setCurrentIndex(self.term.findData(begun[-1].id))
        can_report = bool(overview.terms)
        for widget in (self.term, self.save_report, self.save_word):
            widget.setEnabled(can_report)
        for widget in (self.save_posters, self.save_readable):
            widget.setEnabled(bool(overview.sets))
        for widget in (self.save_final, self.save_final_word):
            widget.setEnabled(overview.cohort is not None)
        self._show_missing(overview)
        self.pack_names.setText(pack_in_words(self.desk.file))

    def focus_first(self) -> None:
        self.term.setFocus()

    def _save_report(self, ending: str, kind: str) -> None:
        overview = self._overview
        chosen = self.term.currentData()
        term = next((term for term in overview.terms if term.id == chosen), None) if overview else None
        if overview is not None and term is not None:
            name = tr("Termly report {term}", term=_named(term)) + ending
            self._ask(tr("Save the report"), name, kind, lambda path: self._save_term(overview, term, path))

    def _save_term(self, overview: ProgrammeOverview, term: Term, path: Path) -> None:
        from lfl_desktop.workspace.coordinator.saved_report import save_term_report

        save_term_report(overview, term, path, self._printed_on(overview))
        self._note("report")

    def _printed_on(self, overview: ProgrammeOverview) -> PrintedOn:
        from lfl_desktop.workspace.papers.programme_printed import programme_printed_on

        return programme_printed_on(self.desk.file, overview.programme, usual_sheets(self.desk.preferences))

    def _note(self, what: str) -> None:
        file = self.desk.file
        note_handled(file, handling(file, HandlingKind.SAVED, what))

    def _show_missing(self, overview: ProgrammeOverview) -> None:
        """What the final report would lack, before it is made."""
        if overview.cohort is None:
            several = tr("It is about one cohort: choose one above the list of places.")
            self.final_missing.setText(several if overview.cohorts else tr("There is no cohort here yet."))
            return
        missing = missing_in_final(overview)
        lines = [tr("Still missing:"), *(f"•  {what}" for what in missing)]
        self.final_missing.setText("\n".join(lines) if missing else tr("Each part has what it is made of."))

    def _save_final(self, ending: str, kind: str) -> None:
        from lfl_desktop.workspace.coordinator.saved_report import save_final_report

        overview = self._overview
        if overview is not None:

            def save(path: Path) -> list[Path]:
                on = self._printed_on(overview)
                return list(save_final_report(self.desk.file, overview, path, on).paths)

            self._ask(tr("Save the final report"), tr("Final report") + ending, kind, save)

    def _save_workbook(self) -> None:
        from lfl_desktop.workspace.coordinator.programme_sheets import save_workbook

        overview, with_csv = self._overview, self.with_csv.isChecked()
        if overview is not None:
            name = tr("Figures of the programme") + ".xlsx"

            def save(path: Path) -> list[Path]:
                written = save_workbook(overview, path, with_csv=with_csv)
                self._note("workbook")
                return written

            self._ask(tr("Save the workbook"), name, tr("Workbook (*.xlsx)"), save)

    def _save_posters(self) -> None:
        """Into a folder that has none of them yet: nothing is written over."""
        from lfl_desktop.workspace.coordinator.saved_posters import save_posters

        overview = self._overview
        if overview is not None:

            def save(folder: Path) -> list[Path]:
                return list(save_posters(self.desk.file, overview, folder, self._printed_on(overview)).paths)

            ask_folder(self, tr("Save the posters in"), lambda folder: self._save(folder, save))

    def _save_readable(self) -> None:
        from lfl_desktop.workspace.coordinator.readable_programme import save_readable_programme

        overview = self._overview
        if overview is not None:

            def save(folder: Path) -> list[Path]:
                return list(save_readable_programme(self.desk.file, overview, folder))

            self._save_pages("readable", tr("Everything of the programme"), save)

    def _save_about(self) -> None:
        from lfl_desktop.workspace.coordinator.about_in_programme import save_about_in_programme

        name = one_line(self.about_name.text())

        def save(folder: Path) -> list[Path]:
            return list(save_about_in_programme(self.desk.file, name, folder))

        self._save_pages("about", tr("About {name}", name=name), save)

    def _save_pages(self, what: str, name: str, save: Callable[[Path], list[Path]]) -> None:
        """Into a new folder of that name, in the folder that is chosen."""

        def save_in(folder: Path) -> list[Path]:
            written = save(folder / page_name(name))
            self._note(what)
            return [one for one in written if one.name == "index.html"]

        ask_folder(self, tr("Save a folder of pages in"), lambda folder: self._save(folder, save_in))

    def _save_pack(self) -> None:
        from lfl_desktop.workspace.exchange.programme_pack import save_pack

        def save(path: Path) -> None:
            key = save_pack(self.desk.file, path)
            self.pack_key.setText(tr("Its key, to compare by telephone: {key}", key=key))
            self.pack_key.show()

        name = tr("Pack of the programme") + ".lflpack"
        self._ask(tr("Save the pack"), name, tr("Pack (*.lflpack)"), save)

    def _ask(self, title: str, name: str, kind: str, save: Callable[[Path], list[Path] | None]) -> None:
        ask_where(self, title, name, kind, lambda path: self._save(path, save))

    def _save(self, path: Path, save: Callable[[Path], list[Path] | None]) -> None:
        written: list[Path] = []
        if self.desk.succeeds(lambda: written.extend(save(path) or [path])):
            self.saved.show_files(written)
            self.desk.said.emit(tr("Saved to {path}", path=path))


def _named(term: Term) -> str:
    """As in "Summer 2013": terms of several years are called alike."""
    return f"{term.label} {term.starts.year}" if term.starts else term.label
