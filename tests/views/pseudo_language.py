"""A language that nobody speaks, made of the British English: each word is told by its accents, and longer
where the language is. What is shown without an accent was never translated."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import translations
from PySide6.QtCore import QTranslator

ACCENTED = str.maketrans("aeiouyAEIOUYcdlnrstzCDLNRSTZ", "àéîöüÿÀÉÎÖÜÝçđłñřšŧžÇĐŁÑŘŠŦŽ")
KEPT_AS_IT_IS = re.compile(r"(\{[^}]*\}|%n|&&|\n)")
WORD = re.compile(r"[A-Za-z’]+")

Text = tuple[str, str, str]
"""The context, the text, and what is told besides: the singular of a text that depends on a count."""


def said_in(text: str, longer: float = 0.0, mark: str = "") -> str:
    """`text` in the language, its words longer by this share."""
    owed = 0.0

    def word(found: re.Match[str]) -> str:
        nonlocal owed
        owed += len(found[0]) * longer
        more = int(owed)
        owed -= more
        return found[0].translate(ACCENTED) + "ö" * more

    pieces = KEPT_AS_IT_IS.split(text)
    return mark + "".join(p if KEPT_AS_IT_IS.fullmatch(p) else WORD.sub(word, p) for p in pieces)


def extracted(folder: Path) -> set[Text]:
    """All texts that lupdate finds in the project, as translators get them."""
    ts = folder / "texts.ts"
    translations.extract(ts)
    found = set()
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            found.add(
                (
                    context.findtext("name") or "",
                    message.findtext("source") or "",
                    message.findtext("comment") or "",
                )
            )
    return found


class PseudoLanguage(QTranslator):
    """Translates whatever is asked of it, and remembers what of ours was not among the extracted texts."""

    def __init__(self, texts: set[Text], longer: float = 0.0, mark: str = "") -> None:
        super().__init__()
        self._texts = texts
        self._contexts = {context for context, _text, _more in texts}
        self._longer = longer
        self._mark = mark
        self.asked: set[Text] = set()
        self.unknown: set[Text] = set()

    def isEmpty(self) -> bool:
        """Never: Qt would not ask."""
        return False

    def translate(
        self, context: bytes | str, text: bytes | str, more: bytes | str | None = None, count: int = -1
    ) -> str:
        """The text in this language, nothing where translators never saw it."""
        wanted = (_plain(context), _plain(text), _plain(more))
        if wanted[0] in self._contexts or not wanted[0].startswith("Q"):
            self.asked.add(wanted)
            if wanted not in self._texts:
                self.unknown.add(wanted)
                return ""
        said = said_in(wanted[1], self._longer, self._mark)
        return said if count < 0 else said.replace("%n", str(count))


def _plain(text: bytes | str | None) -> str:
    return text.decode() if isinstance(text, bytes) else text or ""
