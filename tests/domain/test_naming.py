"""Somebody named in passing is found in every way of naming them, and common words are not."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfl_desktop.domain.wording.known_names import KnownNames
from lfl_desktop.domain.wording.names import APOSTROPHES

WORDS = frozenset(
    (
        *("will", "may", "mark", "rose", "grace", "hope", "young", "holt", "hall", "bill", "bills", "rob"),
        *("by", "led", "the", "an", "van"),
    )
)
MEMBERS = (
    *("Siân O’Brien", "Priya Natarajan-Holt", "Mr Tom Garside", "Zoë Kerr", "Łukasz Nowak", "Dr Amina Yusuf"),
    *("Grace Will", "May Rose", "Đặng Văn An", "Hope Young", "Ludwig van der Berg", "Siân Ní Dhomhnaill"),
    *("Mrs", "李明", "Hall, Ellen", "Di Ash", "A", ""),
)


def named(text: str, *names: str, words: Callable[[str], bool] = WORDS.__contains__) -> list[str]:
    return KnownNames(names or MEMBERS, words).found_in(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Siân’s class read every day", "Siân"),
        ("Sian asked the parents first", "Sian"),
        ("Mrs O’Brien rang each family", "Mrs O’Brien"),
        ("O'Brien rang each family", "O'Brien"),
        ("O Brien rang each family", "O Brien"),
        ("O Brien’s class read every day", "O Brien"),
        ("SIÂN LED THE CHANGE", "SIÂN"),
        ("priya tried it first", "priya"),
        ("Priyas class tried it", "Priyas"),
        ("Miss Natarajan-Holt tried it first", "Miss Natarajan-Holt"),
        ("Mrs Holt tried it first", "Mrs Holt"),
        ("ask mrs holt", "mrs holt"),
        ("Tom opened the hall", "Tom"),
        ("TOM OPENED THE HALL", "TOM"),
        ("thank you, tom", "tom"),
        ("Mr Garside opened the hall", "Mr Garside"),
        ("Zoe wrote to the families", "Zoe"),
        ("Zoe\u0308 wrote to the families", "Zoe\u0308"),
        ("Lukasz taught the others", "Lukasz"),
        ("Amina chaired it", "Amina"),
        ("Dr Yusuf chaired it", "Dr Yusuf"),
        ("Thanks to L. Nowak", "L. Nowak"),
        ("Priya\u00a0Natarajan-Holt led it", "Priya\u00a0Natarajan-Holt"),
        ("Priya Natarajan‑Holt led it", "Priya Natarajan‑Holt"),
        ("The deputy at Kerr’s school", "Kerr"),
        ("Kerr' way", "Kerr"),
        ("Mrs van der Berg asked", "Mrs van der Berg"),
        ("what Ni Dhomhnaill asked", "Ni Dhomhnaill"),
        ("Will wrote to the families", "Will"),
        ("Read more with Grace", "Grace"),
        ("led by May", "May"),
        ("asked An first", "An"),
        ("Ellen Hall led", "Ellen Hall"),
        ("grace will led it", "grace will"),
        ("priya natarajan-holt led it", "priya natarajan-holt"),
        ("asked Di twice", "Di"),
        ("老师李明", "李明"),
        ("tom.garside@school.example", "tom.garside"),
        ("Z.K. wrote to the families", "Z.K."),
        ("as P.N.-H. said", "P.N.-H."),
    ],
)
def test_a_name_is_found_as_it_stands_in_the_text(text: str, found: str) -> None:
    assert named(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Mr and Dr met the parents",
        "Mrs",
        "we will read more by half term",
        "WE WILL READ MORE",
        "the hall is led with grace and hope",
        "An hour a week is enough",
        "14 May 2026",
        "May 2026 was cold",
        "since last May",
        "A school of readers",
        "Sianna and Tomas",
        "Year 9 read der Spiegel",
        "hope is what we were given by the Dr",
        "ZK and the T.A., e.g. in KS1, in the U.K.",
        "",
    ],
)
def test_a_title_or_a_common_word_is_no_name(text: str) -> None:
    assert named(text) == []


CAPITALS = ("Mark Hale", "Rose Hall", "Grace Hope", "William Cook", "Siân Bell", "Penny Price", "April Day")
COMMON = frozenset(" ".join(CAPITALS).casefold().split()) - {"siân", "april"} | {"will", "bill", "marks"}
"""People whose names are words too, in texts whose letters do not tell which is meant."""


def test_a_name_that_is_a_word_is_found_by_what_stands_around_it() -> None:
    texts = (
        *("MARK TAUGHT", "MARK’S CLASS READ", "WE READ IN ROSE'S CLASS", "WHAT MARK TAUGHT US"),
        *("SIÂN & MARK LED", "THANKS TO MARK", "SIAN, MARK AND TOM", "THANK YOU, MARK"),
        *("MRS HALL RANG", "ROSE HALL RANG", "LED BY MARK", "WE ASKED GRACE", "ASK ROSE FIRST"),
        *("“MARK” SAID IT", "I WAS HEARD – MARK", "READING (MARK)", "MARK H. TAUGHT"),
        *("P. PRICE ASKED", "MARK-LED READING", "WILL TAUGHT", "HALL'S SCHOOL READS"),
        *("HALE RANG", "HOW DOES MARK DO IT?", "IT WAS MARK WHO ASKED", "THE HEAD, MARK, ASKED"),
        *("• ROSE LED", "PROUD OF PENNY", "AND MARK IS HEARD", "LET ROSE LEAD", "APRIL’S CLASS"),
        *("APRIL OPENED THE HALL", "DEPUTY ROSE LED", "A DAY RANG", "mark tried it first"),
        *("what rose taught us", "thank you, mark", "so penny asked"),
        *("Will wrote to the families", "MARK TAUGHT\nThe others read"),
        *("Read more\nMARK TAUGHT", "Siân, MARK and Tom", "ＭＡＲＫ TAUGHT", "ᴍᴀʀᴋ ᴛᴀᴜɢʜᴛ"),
    )
    missed = [text for text in texts if not named(text, *CAPITALS, words=COMMON.__contains__)]
    assert missed == ["A DAY RANG"]  # which is one


def test_a_word_that_is_a_name_is_let_be_where_none_is_meant() -> None:
    texts = (
        *("WE WILL READ MORE", "READ MORE BY APRIL", "IN APRIL", "LISTEN WITH GRACE AND HOPE"),
        *("GIVE FULL MARKS", "A MARK ON EACH", "THE HALL IS OPEN", "WE HOPE TO READ"),
        *("GRACE UNDER PRESSURE", "HOPE", "EVERY DAY A STEP", "THE DAY'S READING"),
        *("TO MARK IS TO ASK", "PUPILS WILL ASK", "WHAT WILL WE ASK", "WILL WE READ?"),
        *("WE ROSE TO IT", "DAY BY DAY", "MARK EVERY BOOK", "THE BELL RANG"),
        *("ATTENDANCE ROSE AND FELL", "THE PENNY DROPPED", "A PENNY SAVED", "PRICE RISES"),
        *("COOK TOGETHER", "SINCE LAST APRIL", "BELL TIMES", "the price rose and fell"),
        *("we will, and they may", "in april", "a mark on each", "OPEN THE HALL TO PARENTS"),
        *("AND WILL READ MORE", "WE WILL READ MORE\nThis is how"),
    )
    assert [text for text in texts if named(text, *CAPITALS, words=COMMON.__contains__)] == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Bob (Robert) Hale", "Robert rang each family", ["Robert"]),
        ("Ann Hale (née Poole)", "Mrs Poole rang each family", ["Mrs Poole"]),
        ("Alison “Ali” Dean", "Ali rang each family", ["Ali"]),
        ("Ann Dean (Led, Hope)", "Led by hope", []),
        ("J. P. Oakes", "JP rang each family", ["JP"]),
        ("J. P. Oakes", "J.P. rang each family", ["J.P."]),
        ("Joan Price", "JP rang each family", []),
        ("J. P. Oakes", "JPO rang each family", ["JPO"]),
        ("J. P. Oakes", "J P rang each family", ["J P"]),
        ("Jean-Luc Dubois", "J-L rang, and J.-L. Dubois", ["J.-L. Dubois", "J-L"]),
        ("Jean-Luc Dubois", "A-L and J-K rang", []),
    ],
)
def test_another_name_and_initials_are_found(name: str, text: str, found: list[str]) -> None:
    assert named(text, name) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ellen Müller", "Mueller rang", ["Mueller"]),
        ("Ellen Mueller", "Müller rang", ["Müller"]),
        ("Björn Åberg", "Bjoern and Aaberg rang", ["Bjoern", "Aaberg"]),
        ("Ruth Hale", "ask @ruthhale or RuthHale", ["ruthhale", "RuthHale"]),
        ("Ruth Hale", "Ruth-led, and non-Hale", ["Ruth", "Hale"]),
        ("Sam D’Angelo", "Angelo rang", ["Angelo"]),
        ("Elizabeth Warne", "Liz’s class, and Beth’s", ["Liz", "Beth"]),
        ("Tom Cole", "THOMAS RANG", ["THOMAS"]),
        ("William Cole", "as Will and Bill did", ["Will", "Bill"]),
        ("William Cole", "Will we read? We will, and bill nobody. Bills rise.", []),
        ("Robert Cole", "we rob nobody", []),
    ],
)
def test_another_spelling_or_a_short_name_is_found(name: str, text: str, found: list[str]) -> None:
    assert named(text, name) == found


def test_several_names_are_found_apart() -> None:
    assert named("Tom’s and Zoë’s, Siân/Priya") == ["Tom", "Zoë", "Siân", "Priya"]


@given(
    name=st.sampled_from(["Siân", "O’Brien", "Natarajan-Holt", "Łukasz", "Zoë Kerr", "Dhomhnaill"]),
    form=st.sampled_from(["NFC", "NFD"]),
    case=st.sampled_from([str, str.upper, str.lower]),
    apostrophe=st.sampled_from(APOSTROPHES),
    dash=st.sampled_from("-‐‑– "),
    title=st.sampled_from(["", "Mrs ", "Dr. ", "J. "]),
    after=st.sampled_from(["", "’s class", "'s", ".", ", too", " did"]),
)
def test_any_spelling_is_found(
    name: str, form: str, case: type[str], apostrophe: str, dash: str, title: str, after: str
) -> None:
    typed = case(unicodedata.normalize(form, name)).replace("’", apostrophe).replace("-", dash)
    (found,) = named(f"so {title}{typed}{after}")
    assert found.endswith(typed)


@given(names=st.lists(st.text(max_size=12), max_size=4), text=st.text(max_size=60))
def test_any_names_and_text_may_be_there(names: list[str], text: str) -> None:
    assert all(found in text for found in named(text, *names))
