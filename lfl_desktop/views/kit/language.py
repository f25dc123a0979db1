"""The language of the window: that of the computer, where the program has been translated into it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from lfl_desktop import paths
from lfl_desktop.words import CONTEXT, set_translator


def speak(app: QApplication) -> None:
    """From now on texts are looked up by Qt: in the translation into the computer's language, which
    `make translation` makes, with Qt's own for what Qt says; without one the British English stands, and
    nothing is looked up."""
    locale = QLocale()
    if _installed(app, locale, "lfl", str(paths.resource("translations"))):
        set_translator(in_language)
        _installed(app, locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        app.setLayoutDirection(locale.textDirection())


def _installed(app: QApplication, locale: QLocale, name: str, folder: str) -> bool:
    found = QTranslator(app)
    return found.load(locale, name, "_", folder) and app.installTranslator(found)


def in_language(text: str, singular: str = "", count: int = -1) -> str:
    """A text as the translations that are installed have it; "" where it depends on a count and none has
    it."""
    translated = QCoreApplication.translate(CONTEXT, text, singular or None, count)
    untouched = singular and translated == text.replace("%n", str(count))
    return "" if untouched else translated
