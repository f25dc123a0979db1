"""Whether a word that is a name too ("mark", "rose", "will") is meant as one where its letters do not tell:
in capitals among capitals, in small letters, at the start of a sentence. What stands around it tells then:
"MARK TAUGHT", "WHAT MARK DID", "ASKED MARK", but not "A MARK", "TO MARK", "FULL MARKS"."""

from __future__ import annotations

import re

from lfl_desktop.domain.wording.names import APOSTROPHES

MONTHS = frozenset(("april", "may", "june", "july", "august", "january"))
"""Months that are names too."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _any(text: str) -> str:
    """What matches any of these words; "_" stands for a space."""
    return rf"\b(?:{'|'.join(text.split())})\b".replace("_", r"\s+")


_QUALITIES = _words(
    "blessing charity chance clement constance courage faith favour felicity glory grace happy harmony hope"
    " honour joy justice liberty love mercy patience peace pride prudence sense serenity trust truth unity"
    " verity"
)
"""Names that stand alone as words too, without "a" or "the" before them: "with grace"."""

_BEFORE_WHO_DOES = _any(
    r"and but or so then when whenever where how what why that which because as if once after before"
    r" while until since than thing way chair colleague deputy facilitator friend governor head"
    r" headteacher leader principal teacher"
)
_DOING = _any(
    r"\w+[^e\W]ed agreed began brought built came chose did drew felt found gave got grew heard held"
    r" kept knew learnt led left made met rang ran said sang sat saw sent showed spoke stood taught"
    r" thought told took understood went won wrote asks brings does gives helps knows leads listens runs"
    r" says shows takes teaches tells thinks wants writes can could did might must should would"
    r" puts?_(?:it|this)"
)
"""What people do; none that is also a present form, because "AND WILL READ" is no Will."""

_TO_PEOPLE = _any(
    "ask asked asking tell told telling thank thanked thanking thanks thank_you well_done meet met rang"
    " ring said says phone phoned hear heard help helped invite invited join joined watch watched visit"
    " visited paired_with learn(?:ed|t)?_from"
    " (?:thanks|talk|talked|spoke|speak|listen|listened|turn|turned|letter|wrote|write)_to"
)
_OF_PEOPLE = _any("by from with without of for like about beside between")
_BEFORE_WHOSE = _any(
    "and at about as asked by for from how in into is like met near of on or read saw see that to used"
    " visited was what when why with"
)
_AFTER_PEOPLE = _any(
    "about again and at because before first for how if in on or that then to too twice what when where"
    " which who why with"
)
_AFTER_DEMANDS = _any(
    r"a all an any each every if in is it less more no of on our out that the their them they this to up"
    r" we what with you your"
)

_START = r"(?:^|[.!?:•–—\n])[\s“\"‘'(]*(?:[*•·>#-]+|\d{1,2}[.)])?[\s“\"‘'(]*"
_OPEN = r"[\s“\"‘(]*$"
_STARTS = re.compile(f"{_START}$")
_WHO_DOES = re.compile(rf"{_START}$|(?:[;,“\"(&]|{_BEFORE_WHO_DOES}){_OPEN}", re.I)
_DOES = re.compile(
    rf"(?:\s*\([^()]*\)|,)?(?:\s+{_any('also always first had has have just never often once then too')})*"
    rf"\s+{_DOING}",
    re.I,
)
_IS = re.compile(rf"\s+{_any('is was has had')}", re.I)
_MAY_DO = re.compile(
    rf"(?:{_START}|{_any('how what when where why')}\s+)"
    rf"{_any('can could did do does let must should would')}\s+$",
    re.I,
)
_IS_FOLLOWED = re.compile(r"\s+\w")
_TO_WHOM = re.compile(rf"{_TO_PEOPLE},?\s+[“\"‘]?$", re.I)
_WITH_WHOM = re.compile(rf"{_OF_PEOPLE}\s+[“\"‘]?$", re.I)
_ENDS = re.compile(rf"[”\"’']?(?:\s*$|\s*[.,;:!?)\n–—&/]|\s+{_AFTER_PEOPLE})", re.I)
_ENDS_AT_ONCE = re.compile(rf"[”\"’']?(?:\s*$|\s*[.,;!?)\n&]|\s+{_any('and')})", re.I)
_WHO = re.compile(rf",?\s+{_any('who')}", re.I)
_WHOSE = re.compile(rf"(?:^|[.!?:;,–—\n“\"(&]|{_BEFORE_WHOSE}){_OPEN}", re.I)
_OPENS = re.compile(r"[(\[“\"]\s*$")
_CLOSES = re.compile(r"\s*[)\]”\",;]")
_DEMANDS = re.compile(rf"\s+{_AFTER_DEMANDS}", re.I)


def reads_as_name(text: str, start: int, end: int, *, is_first_name: bool) -> bool:
    """Whether the word from `start` to `end` of `text` stands where a name would. `is_first_name`: somebody
    is called so, and not only by title and surname."""
    bare, before, after = _around(text, start, end)
    if _WHO_DOES.search(before) and _DOES.match(after):
        return True
    if not is_first_name or bare in MONTHS or _is_repeated(bare, before):
        return False
    return bool(_TO_WHOM.search(before) and _ENDS.match(after))


def reads_as_shouted_name(text: str, start: int, end: int, *, is_first_name: bool) -> bool:
    """As `reads_as_name`, of a word that stands in capitals among others in capitals. As in other texts a
    first name counts where a sentence begins with it, unless it plainly goes on as a verb."""
    if reads_as_name(text, start, end, is_first_name=is_first_name):
        return True
    bare, before, after = _around(text, start, end)
    if after[:1] and after[0] in APOSTROPHES and after[1:2] in ("S", "s"):
        return bool(_WHOSE.search(before))
    if _OPENS.search(before) and _CLOSES.match(after):
        return True
    if bare in MONTHS:
        return False
    if _WHO_DOES.search(before) and _IS.match(after):
        return True
    if not is_first_name or bare in _QUALITIES or _is_repeated(bare, before):
        return False
    if _STARTS.search(before):
        return not _DEMANDS.match(after)
    who = _WHO.match(after) or (_MAY_DO.search(before) and _IS_FOLLOWED.match(after))
    return bool(who or (_WITH_WHOM.search(before) and _ENDS_AT_ONCE.match(after)))


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """A word in small letters, and what stands before and after it, as far as it matters."""
    before = text[:start] if start <= 40 else "…" + text[start - 40 : start]
    return text[start:end].casefold(), before, text[end : end + 40]


def _is_repeated(bare: str, before: str) -> bool:
    """As in "stone by stone"."""
    return bool(re.search(rf"\b{re.escape(bare)}\s+\w+\s+$", before, re.I))
