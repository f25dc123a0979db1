"""Evidence: what was gathered, where it stands in the final report, and what its coordinator writes there."""

from __future__ import annotations

from lfl_desktop.views.coordinator.kept_screen import KeptScreen
from lfl_desktop.views.coordinator.own_words_page import OwnWordsPage
from lfl_desktop.views.coordinator.placing_page import PlacingPage
from lfl_desktop.views.coordinator.sources_page import SourcesPage
from lfl_desktop.words import mark
from lfl_desktop.workspace.destination import PlaceName


class EvidenceScreen(KeptScreen):
    """What reports rest on, and her own words in them."""

    place = PlaceName.EVIDENCE
    title = mark("Evidence")
    purpose = mark(
        "What heads, governors and leaders said, the impact that sets agreed to tell, and your own words: the"
        " final report is made of them."
    )
    made_of = (
        ("sources", mark("What was said"), SourcesPage),
        ("placing", mark("Impact under headings"), PlacingPage),
        ("words", mark("Own words"), OwnWordsPage),
    )
