"""The impact poster, read back from its PDF and measured on its sheets."""

from __future__ import annotations

import datetime as dt

import pypdf
import pytest
from any_record import visible
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from on_a4 import ON_A4
from pypdfium2 import PdfDocument
from reading import letters, not_on, pages_of, text_of
from set_a import meeting_three, person, uid
from three_posters import POSTERS, THEMES, poster_year

from lfl_desktop.content.paper_setting import Inking, PosterSetting, PosterSize
from lfl_desktop.content.papers.impact_poster import poster_paper
from lfl_desktop.content.poster_lines import PosterPart, digest, poster_lines
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import Action, Challenge, LogEntry
from lfl_desktop.domain.people import LearningSet, Person
from lfl_desktop.domain.poster import Arrangement, Short
from lfl_desktop.domain.programme import Cohort, Programme, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.printing.layout import style as look
from lfl_desktop.printing.layout.page import Page
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.printing.poster_sheet import SCALES, Poster, lay_out_poster
from lfl_desktop.printing.writers.paper import Paper

AGREED = dt.date(2013, 11, 14)
WAYS = [PosterSetting(size, upright) for size in PosterSize for upright in (False, True)]


SIZES = {
    PosterSize.A4: [595, 842],
    PosterSize.A3: [842, 1191],
    PosterSize.A2: [1191, 1684],
    PosterSize.A1: [1684, 2381],
    PosterSize.LETTER: [612, 792],
    PosterSize.TABLOID: [792, 1224],
}


def theme(n: int) -> Theme:
    return Theme(id=uid(f"theme {n}"), programme=uid("programme"), name=f"Theme number {n}", position=n)


def impact(n: int, **more: object) -> Impact:
    known = {"wording": f"Something changed {n}", "themes": (uid(f"theme {n % 3}"),), "agreed_on": AGREED}
    who = person(("Tom", "Beth", "Priya")[n % 3])
    return Impact(id=uid(f"impact {n}"), learning_set=uid("set A"), person=who, position=n, **known | more)


def year(*more: Record) -> list[Record]:
    return [*meeting_three(), *(theme(n) for n in range(3)), *more]


def a_year() -> list[Record]:
    measured = impact(
        0, measure="Children who pass", before=27.0, after=79.0, unit="%", quote="I was watched."
    )
    quoted = replace(measured, quote_consent=True, other_contributors="The new scheme")
    both = impact(1, themes=(uid("theme 1"), uid("theme 2")))
    return year(quoted, both, impact(2, agreed_on=None, wording="Not agreed yet", quote="Not said"))


def poster(
    audience: Audience, setting: PosterSetting = WAYS[0], records: list[Record] | None = None
) -> Paper:
    return impact_poster(poster_paper(visible(records or a_year(), audience), setting), ON_A4, setting)


def laid_out(records: list[Record], setting: PosterSetting, audience: Audience = Audience.SET) -> Poster:
    seen = visible(records, audience)
    paper = poster_paper(seen, setting)
    return lay_out_poster(paper.shown, paper.frame, setting, ON_A4.logo)


# what is on it


def test_the_set_sees_all_parts_and_the_focus() -> None:
    said = text_of(poster(Audience.SET))
    for words in (
        *(
            "Desired outcomes",
            "What was of concern",
            "What was done",
            "Key learning points",
        ),
        *(
            "Set A",
            "Managing change",
            "Funded by the City Council",
            "27 → 79 %",
            "Theme number 1",
            "With: The new scheme",
        ),
    ):
        assert (words in said) == (words != "Desired outcomes"), words  # nobody wrote one in these records
    assert "For the set · do not pass on" in said and "Also: Theme number 2" in said


def test_the_public_sees_impact_that_was_agreed_and_key_learning_points_alone() -> None:
    said = text_of(poster(Audience.PUBLIC))
    assert "Something changed 0" in said and "Change needs presence." in said and "For everyone" in said
    for secret in ("Four teachers in one class", "Two teachers", "One method", "Not agreed yet", "Not said"):
        assert secret not in said
    assert "What was of concern" not in said and "What was done" not in said


def test_quotes_stand_with_the_role_of_whoever_said_it() -> None:
    said = text_of(poster(Audience.PUBLIC))
    assert "“I was watched.” — One of the leaders" in said
    for name in ("Tom", "Garside", "Beth", "Priya", "Ruth", "Ansell"):
        assert name not in said


def test_names_are_on_it_only_where_they_were_chosen_and_may_be_seen() -> None:
    assert "Tom Garside" not in text_of(poster(Audience.SET))
    assert "Tom Garside" in text_of(poster(Audience.SET, PosterSetting(names=True)))
    assert "Tom Garside" not in text_of(poster(Audience.PUBLIC, PosterSetting(names=True)))


def test_whoever_is_quoted_on_what_they_did_is_named_once() -> None:
    said = text_of(poster(Audience.SET, PosterSetting(names=True)))
    told = said.split("Something changed 0")[1].split("I was watched")
    assert "Tom Garside" not in told[0] and told[1].startswith(".” — Tom Garside")
    hidden = Arrangement(hidden=(f"quote:{uid('impact 0')}",))
    alone = text_of(poster(Audience.SET, PosterSetting(names=True, arrangement=hidden)))
    assert "Tom Garside" in alone.split("Something changed 0")[1].split("Something changed")[0]


def test_no_name_is_in_what_the_file_says_of_itself() -> None:
    for audience in (Audience.PUBLIC, Audience.SET):
        pdf = PdfDocument(poster(audience).pdf)
        assert pdf.get_metadata_dict()["Title"] == "Impact poster · Set A · Managing change"
        assert pdf.get_metadata_dict()["Author"] == "Leadership for Learning (sample)"


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.COORDINATOR, Audience.SET])
def test_what_is_confidential_is_never_in_the_bytes(audience: Audience) -> None:
    records = a_year()
    log = [record for record in records if isinstance(record, LogEntry)]
    assert log
    paper = poster(audience, PosterSetting(names=True))
    bare = poster(audience, PosterSetting(names=True), [r for r in records if r not in log])
    assert paper.pdf == bare.pdf
    unagreed = [r for r in records if isinstance(r, Impact) and r.agreed_on is None]
    assert (
        paper.pdf
        == poster(audience, PosterSetting(names=True), [r for r in records if r not in unagreed]).pdf
    )


def test_actions_that_were_not_taken_are_hidden_until_they_are_asked_for() -> None:
    seen = visible(a_year(), Audience.SET)
    lines = {line.words: line for line in poster_lines(seen, WAYS[0]) if line.part == PosterPart.ACTIONS}
    assert not lines["One method written up for KS1 staff"].hidden
    open_one = lines["Write the unit’s aim with the team"]
    assert open_one.hidden and open_one.words not in text_of(poster(Audience.SET))
    shown = PosterSetting(arrangement=Arrangement(shown=(open_one.key,)))
    assert open_one.words in text_of(poster(Audience.SET, shown))


# how somebody arranged it


def test_lines_are_hidden_moved_and_shortened_for_the_poster_alone() -> None:
    first, second = "impact:" + str(uid("impact 0")), "impact:" + str(uid("impact 3"))
    records = [*a_year(), impact(3)]
    short = Short(second, "In a few words", digest("Something changed 3"))
    arrangement = Arrangement(
        hidden=("learning:" + str(uid("learning")),), order=(second, first), short=(short,)
    )
    paper = poster(Audience.PUBLIC, PosterSetting(arrangement=arrangement), records)
    said = text_of(paper)
    assert "Change needs presence" not in said and "Something changed 3" not in said
    assert said.index("In a few words") < said.index("Something changed 0")
    assert "1 line is hidden." in paper.notes
    assert "1 line is in shorter words, which its owner has not agreed." in paper.notes


def test_shorter_words_do_not_outlive_the_wording_that_they_shorten() -> None:
    key = "impact:" + str(uid("impact 0"))
    arrangement = Arrangement(short=(Short(key, "In a few words", digest("What it said before")),))
    said = text_of(poster(Audience.PUBLIC, PosterSetting(arrangement=arrangement)))
    assert "In a few words" not in said and "Something changed 0" in said


def test_shorter_words_of_what_may_not_leave_do_not_leave_either() -> None:
    keys = [f"concern:{uid('challenge Tom')}", f"impact:{uid('impact 2')}"]
    texts = [
        "Four teachers in one class in a term: how do I keep progress going while staff change?",
        "Not agreed yet",
    ]
    short = tuple(Short(k, "Whispered", digest(t)) for k, t in zip(keys, texts, strict=True))
    arrangement = Arrangement(short=short, shown=tuple(keys))
    assert "Whispered" not in text_of(poster(Audience.PUBLIC, PosterSetting(arrangement=arrangement)))


# the sheet


@pytest.mark.parametrize("setting", WAYS, ids=lambda s: f"{s.size} {'upright' if s.upright else 'side'}")
def test_the_sheet_has_the_size_that_was_asked_for_and_type_for_a_wall(setting: PosterSetting) -> None:
    paper = poster(Audience.PUBLIC, setting)
    with PdfDocument(paper.pdf) as document:
        sides = sorted(round(side) for side in document.get_page_size(0))
        width, height = document.get_page_size(0)
    assert sides == SIZES[setting.size]
    assert (height > width) == setting.upright
    assert paper.pages == 1
    assert laid_out(a_year(), setting).body >= look.POSTER_LEAST * SCALES[setting.size]
    assert laid_out(a_year(), setting).body >= look.POSTER_HANDOUT


def placed_of(leaf: Page) -> list[tuple[str, float, float, float]]:
    """The words on a sheet: what, how large, from where, on which base line."""
    return [
        (" ".join(s.text for _x, s in p.line.stretches), p.cell.size, x + p.x, top + p.base)
        for strip, x, top in leaf.strips
        for p in strip.placed
    ]


@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("upright", [False, True])
def test_the_strongest_figure_is_read_from_four_metres(name: str, upright: bool) -> None:
    made = laid_out(poster_year(POSTERS[name]), PosterSetting(upright=upright))
    strongest = {"change": "27 → 79 %", "leadership": "2 → 7", "families": "2 → 9"}[name]
    sizes = [size for words, size, _x, _y in placed_of(made.leaves[0]) if words == strongest]
    assert max(sizes) >= 60


@pytest.mark.parametrize("name", POSTERS)
def test_each_theme_has_a_card_of_its_own_colour_that_holds_all_of_it_and_nothing_else(name: str) -> None:
    records = poster_year(POSTERS[name])
    seen = visible(records, Audience.SET)
    shown = [line for line in poster_paper(seen).shown if line.part == PosterPart.IMPACT and not line.quote]
    leaf = laid_out(records, PosterSetting()).leaves[0]
    words = placed_of(leaf)
    cards = [area for area in leaf.areas if area.fill in look.POSTER_THEMES]
    assert len({area.fill for area in cards}) == len(cards) == len({line.group for line in shown})
    for area in cards:
        inside = [
            text
            for text, _size, x, y in words
            if area.x <= x <= area.x + area.width and area.top <= y <= area.top + area.height
        ]
        said = letters(" ".join(inside))
        mine = [line for line in shown if said.startswith(letters(line.group))]
        assert len({line.group for line in mine}) == 1
        for line in shown:
            assert (letters(line.words) in said) == (line in mine), line


def test_cards_beside_each_other_are_as_wide_as_what_they_hold_asks_for() -> None:
    long = "Parents talk to us first, and come to whatever we invite them to. " * 6
    more = [impact(n, themes=(uid(f"theme {n}"),), wording=long if n == 0 else "They ask.") for n in range(3)]
    wide, *narrow = [
        area
        for area in laid_out(year(*more), PosterSetting()).leaves[0].areas
        if area.fill in look.POSTER_THEMES
    ]
    assert len(narrow) == 2 and all(card.width < 0.75 * wide.width for card in narrow)
    even = [impact(n, themes=(uid(f"theme {n}"),), wording="They ask.") for n in range(3)]
    areas = laid_out(year(*even), PosterSetting()).leaves[0].areas
    assert len({round(area.width, 3) for area in areas if area.fill in look.POSTER_THEMES}) == 1


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("name", POSTERS)
def test_a_theme_is_named_in_one_line(name: str, upright: bool) -> None:
    for size in PosterSize:
        words = placed_of(
            laid_out(poster_year(POSTERS[name]), PosterSetting(size=size, upright=upright)).leaves[0]
        )
        lines = {text for text, _size, _x, _y in words}
        assert lines & set(THEMES) and not any(
            theme.startswith(line)
            for line in lines
            if line and len(line.split()) > 1
            for theme in THEMES
            if theme not in lines
        ), (size, lines)


def test_a_name_that_is_too_long_for_its_card_is_told_whole_below_the_word_theme() -> None:
    long = "Working with families whose first language is not the one that the school speaks " * 4
    records = [replace(r, name=long.strip()) if isinstance(r, Theme) else r for r in year(impact(0))]
    words = placed_of(laid_out(records, PosterSetting()).leaves[0])
    (heading,) = [x for text, _size, x, _y in words if text == "Theme"]
    below = [(text, x) for text, _size, x, _y in words if text and text in long]
    assert sum(x == heading for _text, x in below) > 2, below


def test_what_came_of_it_stands_under_the_theme_that_its_owner_put_first() -> None:
    other = impact(1, themes=(uid("theme 2"), uid("theme 0")))
    lines = poster_lines(visible(year(other), Audience.SET), WAYS[0])
    (line,) = [line for line in lines if line.part == PosterPart.IMPACT]
    assert line.group == "Theme number 2" and line.also == ("Theme number 0",)


def test_actions_stand_by_leader_where_names_are_told() -> None:
    setting = PosterSetting(names=True)
    said = text_of(poster(Audience.SET, setting, poster_year(POSTERS["families"])))
    told = said.split("What was done", 1)[1]
    assert told.index("Mabel Okoro") < told.index("Pre-teaching") < told.index("Piers Holloway")
    assert told.count("Mabel Okoro") == 1


def test_how_the_set_got_there_goes_to_a_second_sheet_where_it_does_not_fit() -> None:
    long = "What was tried, what was seen, and what was changed because of it, told at length. " * 8
    more = [
        Challenge(id=uid(f"l {n}"), person=person("Tom"), learning_set=uid("set A"), stated=f"{n} {long}")
        for n in range(6)
    ]
    paper = poster(Audience.SET, records=[*a_year(), *more])
    assert paper.pages == 2
    assert "How the set got there is on a second sheet." in paper.notes
    first, second = pages_of(paper)
    assert "What was of concern" in second and "What was of concern" not in first
    assert "Something changed 0" in first and "Funded by the City Council" in second
    assert "Set A · Managing change" in second, "it may hang by itself"


def test_a_sheet_says_in_full_which_it_is_and_for_whom_however_large_its_type() -> None:
    long = "What was tried, what was seen, and what was changed because of it, told at length. " * 8
    more = [
        Challenge(id=uid(f"l {n}"), person=person("Tom"), learning_set=uid("set A"), stated=f"{n} {long}")
        for n in range(6)
    ]
    records = [*year(impact(0)), *more]
    paper = poster(Audience.SET, PosterSetting(PosterSize.LETTER, upright=True), records)
    for nth, page in enumerate(pages_of(paper), start=1):
        assert f"Sheet {nth} of {paper.pages} · For the set · do not pass on" in " ".join(page.split())


def test_cards_stand_together_where_that_lets_type_grow() -> None:
    records = poster_year(POSTERS["families"])
    assert laid_out(records, PosterSetting(), Audience.PUBLIC).body > 21, "18.4 with the band between them"


def test_the_same_records_give_the_same_bytes() -> None:
    assert poster(Audience.SET).pdf == poster(Audience.SET, records=list(a_year())).pdf


def test_grey_has_the_same_words_and_no_colour_but_ink() -> None:
    colour, grey = poster(Audience.SET), poster(Audience.SET, PosterSetting(inking=Inking.GREY))
    assert text_of(colour) == text_of(grey)
    with PdfDocument(grey.pdf) as document:
        image = document[0].render(scale=0.4).to_pil().convert("RGB")
    assert max(max(c) - min(c) for _n, c in image.getcolors(100_000)) <= 30  # ink is a little blue


def test_too_much_for_one_sheet_goes_on_and_says_which_lines() -> None:
    long = "What came of it took a long time to write down, and is told here at length. " * 3
    records = year(*(impact(n, wording=f"{n}: {long}") for n in range(40)))
    paper = poster(Audience.PUBLIC, records=records)
    assert paper.pages > 1
    note = " ".join(paper.notes)
    assert "Too much for one sheet at 12.7 pt, the least for a wall." in note and "more lines" in note
    assert note.count("“") == 4, "so many are named"
    assert "Sheet 2 of" in pages_of(paper)[1]
    for n in range(40):
        assert not_on(paper, f"{n}: {long}") == ""


@pytest.mark.parametrize("upright", [False, True])
def test_too_much_for_one_sheet_leaves_none_half_empty_but_the_last(upright: bool) -> None:
    long = "What came of it took a long time to write down, and is told here at length. " * 24
    made = laid_out(
        year(*(impact(n, wording=f"{n}: {long}") for n in range(7))), PosterSetting(upright=upright)
    )
    ends = [max(area.top + area.height for area in leaf.areas) for leaf in made.leaves]
    assert 1 < len(ends) <= 3 and min(ends[:-1]) > 0.75 * made.size[1], "the band has cards below it"
    wide = [area.width for leaf in made.leaves for area in leaf.areas if area.fill in look.POSTER_THEMES]
    assert max(wide) < 0.55 * made.size[0], "no card is wider than its lines"


def test_what_was_learned_stands_below_the_last_cards_where_these_leave_room() -> None:
    long = "What came of it took a long time to write down, and is told here at length. " * 3
    learned = KeyLearning(id=uid("learned"), learning_set=uid("set A"), wording="Show before tell.")
    records = year(*(impact(n, wording=f"{n}: {long}") for n in range(26)), learned)
    _first, last = pages_of(poster(Audience.PUBLIC, records=records))
    assert "What came of it" in last and "Show before tell." in last


@pytest.mark.parametrize("setting", WAYS, ids=lambda s: f"{s.size} {'upright' if s.upright else 'side'}")
def test_nothing_to_say_is_a_poster_with_the_focus(setting: PosterSetting) -> None:
    kinds = (Programme, Cohort, LearningSet)
    records = [record for record in meeting_three() if isinstance(record, kinds)]
    assert "Managing change" in text_of(poster(Audience.PUBLIC, setting, records))


def test_it_is_for_one_set() -> None:
    with pytest.raises(LookupError):
        poster(Audience.SET, records=[r for r in a_year() if not isinstance(r, LearningSet)])


def test_the_pdf_is_sound_tells_its_language_and_holds_its_fonts() -> None:
    import io

    reader = pypdf.PdfReader(io.BytesIO(poster(Audience.SET).pdf), strict=True)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert fonts
    for font in fonts:
        known = font["/DescendantFonts"][0]
        described = known["/FontDescriptor"].get_object()
        assert "/FontFile2" in described and "+" in known["/BaseFont"]


wordings = st.text(max_size=160) | st.sampled_from(
    ["x" * 300, "<b>&amp;", "שלום עולם", "مرحبا بالعالم", "Łódź", "日本語の文", "\n\n• a\nb", "word " * 150]
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(wordings, max_size=12),
    st.lists(wordings, max_size=8),
    st.lists(wordings, max_size=6),
    wordings,
    wordings,
    st.sampled_from(WAYS),
)
def test_no_text_is_lost_and_nothing_lies_outside_or_upon_another(
    impacts, concerns, points, focus, funder, setting
) -> None:
    more: list[Record] = [
        impact(n, wording=w, measure=w[:20], quote=w, quote_consent=True) for n, w in enumerate(impacts)
    ]
    more += [
        Challenge(
            id=uid(f"c {n}"), person=person("Tom"), learning_set=uid("set A"), stated=w, desired_outcome=w
        )
        for n, w in enumerate(concerns)
    ]
    more += [
        KeyLearning(id=uid(f"k {n}"), learning_set=uid("set A"), wording=w, position=n)
        for n, w in enumerate(points)
    ]
    records = [
        replace(r, focus=focus)
        if isinstance(r, LearningSet)
        else replace(r, funder=funder)
        if isinstance(r, Programme)
        else r
        for r in year(*more)
    ]
    paper = poster(Audience.SET, setting, records)
    for text in (*impacts, *concerns, *points, focus, funder):
        if text.strip():
            assert not_on(paper, text) == ""
    made = laid_out(records, setting)
    assert len(made.leaves) == paper.pages
    for leaf in made.leaves:
        no_overlap(leaf, made)


def no_overlap(leaf, made: Poster) -> None:
    """All words lie within the sheet, and none upon another's."""
    width, height = made.size
    spots = []
    for strip, x, top in leaf.strips:
        for placed in strip.placed:
            size = placed.cell.size
            left, base = x + placed.x, top + placed.base
            spot = (left, base - 0.6 * size, left + placed.line.width * size, base + 0.1 * size)
            if spot[2] - spot[0] > 0.1:
                spots.append(spot)
    for left, up, right, down in spots:
        assert left >= -0.5 and up >= 0 and right <= width + 0.5 and down <= height
    ordered = sorted(spots, key=lambda spot: spot[1])
    for nth, (left, up, right, down) in enumerate(ordered):
        for l2, u2, r2, d2 in ordered[nth + 1 :]:
            if u2 >= down:
                break
            assert r2 <= left + 0.5 or l2 >= right - 0.5 or d2 <= up, (
                (left, up, right, down),
                (l2, u2, r2, d2),
            )
    for panel in leaf.areas:
        assert panel.x >= 0 and panel.top >= 0
        assert panel.x + panel.width <= width and panel.top + panel.height <= height + 0.01


def test_a_leader_without_a_name_has_a_role() -> None:
    records = [replace(r, name="") if isinstance(r, Person) else r for r in a_year()]
    assert "Deputy head" in text_of(poster(Audience.SET, PosterSetting(names=True), records))


def test_the_order_of_actions_is_that_of_the_year() -> None:
    seen = visible(a_year(), Audience.SET)
    lines = [line.key for line in poster_lines(seen, WAYS[0]) if line.part == PosterPart.ACTIONS]
    actions = {f"action:{r.id}": r for r in a_year() if isinstance(r, Action)}
    assert [actions[key].position for key in lines[:3]] == [0, 1, 2]
