"""What schools call a day: "before Easter", "mid May", "first week back". A table of phrases, each with a
rule over the school year.

A phrase that needs a term, a holiday or an event which is not known is not understood: its words stay as they
are. English is meant here, so nothing of what is understood goes through translation.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from lfl_desktop.domain.school_year import SchoolYear
from lfl_desktop.domain.wording import school_phrase_days as days
from lfl_desktop.domain.wording import school_phrase_rules as rules

Rule: TypeAlias = Callable[["re.Match[str]", dt.date, SchoolYear], "dt.date | None"]


@dataclass(frozen=True)
class Phrase:
    """Words and the rule for their day. `is_one_day`: they name that day itself, not a time up to it.
    `may_be_who`: after "by" they may say who or what did it ("led by June", "prompted by the visit")."""

    words: str
    rule: Rule
    is_one_day: bool = False
    may_be_who: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words as a pattern, which is made when it is wanted: that of all takes a moment."""
        return re.compile(self.words, re.ASCII)


def _phrase(words: str, rule: Rule, is_one_day: bool = False, may_be_who: bool = False) -> Phrase:
    """Spaces stand for one space; {names} for the parts below."""
    for name, part in _PARTS.items():
        words = words.replace(name, part)
    return Phrase(words, rule, is_one_day, may_be_who)


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_PARTS = {
    "{month}": rf"(?P<month>{_any(rules.MONTH)})\.?",
    "{year}": r"(?:,? (?P<year>(?:19|20|21)\d\d|'\d\d))?",
    "{weekday}": rf"(?P<weekday>{_any(rules.WEEKDAY)})",
    "{feast}": rf"(?:the )?(?P<feast>{_any(rules.FEASTS)})",
    "{day}": rf"(?P<name>{_any(rules.DAYS)})",
    "{side}": r"(?:(?P<side>before|after) )?",
    "{half}": rf"(?:the )?(?:this |next )?(?:(?P<of_half>{_any(rules.HALVES)}) )?(?P<half>half[ -]?term)"
    r"(?: (?:holidays?|break|week))?",
    "{holidays}": r"(?:the |our |next )?(?:school )?(?:(?P<of_holiday>summer|easter|christmas|xmas) )?"
    r"(?P<holidays>holidays?|hols|vacation|(?<=er )break|(?<=as )break)",
    "{the}": r"(?:the |our |this )?",
    "{end of}": r"(?:(?:the )?(?:very )?(?:end|(?:last|final) (?:day|week)) of |end )",
    "{start of}": r"(?:the )?(?:start|beginning|first day) of ",
    "{season}": r"(?P<term>autumn|spring|summer)",
    "{term}": rf"(?P<term>(?:autumn|spring|summer|{_any(rules.OLD_TERMS)}) term|t(?:erm )?\d)",
    "{nth}": rf"(?P<nth>{_any(rules.NTH)})",
    "{nth or last}": rf"(?P<nth>{_any(rules.NTH)}|last)",
    "{within}": r"(?:(?:in|during|within|over|through) )?",
    "{back}": r"(?:(?:we(?:'re| are)|everyone(?:'s| is)|i'm|school(?:'s| is)) )?back"
    r"(?: (?:at|in|to) school)?",
}

NAMES = ("april", "apr", "august", "jan", "june", "may")
"""Months that are also what people are called."""

PHRASES: tuple[Phrase, ...] = (
    _phrase(r"(?:before )?{half}", rules.before_break),
    _phrase(r"(?:straight |just |right )?after {half}", rules.after_break),
    _phrase(r"(?:in|during|over) {half}", rules.in_break),
    _phrase(
        rf"{{end of}}(?:the )?(?:(?P<of_half>{_any(rules.HALVES)}) )?(?P<half>half[ -]?term)"
        r" (?:holidays?|break)",
        rules.in_break,
    ),
    _phrase(
        rf"{{end of}}(?:the )?(?P<of_half>{_any(rules.HALVES_BY_MONTH)}) (?P<half>half[ -]?term)",
        rules.in_break,
    ),
    _phrase(r"(?:(?:the last week )?before )?{holidays}", rules.before_break),
    _phrase(r"after {holidays}", rules.after_break),
    _phrase(r"(?:(?:in|during|over) |{end of}){holidays}", rules.in_break),
    _phrase(
        r"(?:before |when )?(?:we|schools?|they) breaks? up|before breaking up"
        r"|(?P<holidays>break(?:ing)?[ -]up)",
        rules.before_break,
    ),
    _phrase(r"(?:before )?{the}(?P<of_holiday>summer)", rules.before_break),
    _phrase(r"after {the}(?P<of_holiday>summer)", rules.after_break),
    _phrase(r"(?:in|during|over) {the}(?P<of_holiday>summer)", rules.in_break),
    _phrase(r"(?:during|over) (?P<of_holiday>easter|christmas|xmas)", rules.in_break),
    _phrase(r"(?:(?:in time )?for |before |at )?{feast}", rules.before_feast),
    _phrase(r"(?:straight |just |right )?after {feast}", rules.after_feast),
    _phrase(r"(?:early )?in the new year|early (?:in the )?new year", rules.in_new_year),
    _phrase(r"(?:on )?{day}", rules.single_day, is_one_day=True),
    _phrase(r"(?P<side>before|after) {day}", rules.beside_single_day),
    _phrase(
        r"{within}(?:the |our )?{nth} week back(?: after (?:{half}|{holidays}|{feast}))?",
        rules.week_back,
    ),
    _phrase(r"{within}(?:the )?week after (?:{half}|{holidays}|{feast})", rules.week_back),
    _phrase(r"{within}(?:the )?first {weekday} back", rules.week_back, is_one_day=True),
    _phrase(
        r"(?:the |our )?first day back|(?:when |once )?{back}|when we get back",
        rules.day_back,
        is_one_day=True,
    ),
    _phrase(
        r"{within}(?:the )?{nth} week of (?:the |(?P<this>this )|(?P<next>(?:the )?(?:next|new) ))?term",
        rules.week_of_term,
    ),
    _phrase(
        r"{within}week (?P<count>\d) of (?:the |(?P<this>this )|(?P<next>(?:the )?(?:next|new) ))?term",
        rules.week_of_term,
    ),
    _phrase(r"(?P<early>early) (?:in )?(?P<next>(?:the )?(?:next|new)) term", rules.week_of_term),
    _phrase(
        r"(?:on )?(?:the )?(?P<which>first|last) {weekday} of"
        r" (?:the |this |(?P<next>(?:the )?(?:next|new) ))?term",
        rules.weekday_of_term,
        is_one_day=True,
    ),
    _phrase(r"{start of}(?:the )?(?:next|new) half[ -]?term", rules.start_of_half, is_one_day=True),
    _phrase(
        r"(?:(?:the )?(?:very )?end of|end) (?:the |this |(?P<next>(?:the )?next ))?half[ -]?term",
        rules.end_of_half,
        is_one_day=True,
    ),
    _phrase(
        r"{start of}(?:the |next |the next |the new )?term|when (?:the )?(?:new |next )?term starts",
        rules.start_of_term,
        is_one_day=True,
    ),
    _phrase(r"(?:in )?(?:the )?new term", rules.start_of_term),
    _phrase(
        r"before (?:(?:the )?(?:next|new) term(?: starts)?|(?:the )?term starts"
        r"|{start of}(?:the |next |the next |the new )?term)",
        rules.until_term,
    ),
    _phrase(r"before (?:the |next )?{term}(?: starts)?", rules.until_named_term),
    _phrase(
        r"(?:the )?(?:mid[ -]|middle of |(?:mid|half)[ -]?way through )(?:the |this )?(?P<half>term)",
        rules.before_break,
    ),
    _phrase(
        r"(?:the )?(?:mid[ -]|middle of |(?:mid|half)[ -]?way through )(?:the )?{term}", rules.middle_of_term
    ),
    _phrase(
        r"{end of}(?:the |this |(?P<next>(?:the )?next ))?term|term ends?|end-of-term",
        rules.end_of_term,
        is_one_day=True,
    ),
    _phrase(r"(?:before (?:the )?term ends|late (?:in )?(?:the |this )term)", rules.end_of_term),
    _phrase(r"{within}(?:this|(?P<next>next)) term", rules.end_of_term),
    _phrase(
        r"{within}(?:the )?(?:{nth} week|(?P<early>early))(?: of| in)? (?:the )?{term}",
        rules.start_of_named_term,
    ),
    _phrase(r"{start of}{season}(?: term)? 1", rules.start_of_named_term, is_one_day=True),
    _phrase(r"{start of}{season}(?: term)? 2", rules.second_half_of_term, is_one_day=True),
    _phrase(
        r"{start of}(?:the |next )?(?P<term>(?!summer$|lent$|trinity$|year ).+?)(?: term)?",
        rules.start_of_named_term,
        is_one_day=True,
    ),
    _phrase(
        r"{within}(?:the )?(?P<nth_half>first|second) half of (?:the )?{season} term",
        rules.half_of_named_term,
    ),
    _phrase(r"{within}(?:the |this |next )?(?:late (?:in )?(?:the )?)?{term}", rules.end_of_named_term),
    _phrase(r"before (?:the )?{term} ends", rules.end_of_named_term),
    _phrase(r"{end of}{the}(?:next )?(?:school|academic) year", rules.end_of_year, is_one_day=True),
    _phrase(
        r"{start of}(?:the |next )?(?:new |next )?(?:school|academic) year"
        r"|(?:in )?(?:the )?(?:new|next) (?:school|academic) year",
        rules.start_of_year,
        is_one_day=True,
    ),
    _phrase(
        r"{end of}(?:the )?(?:term )?(?P<term>(?!summer$|lent$|trinity$).+?)(?: term)?",
        rules.end_of_named_term,
        is_one_day=True,
    ),
    _phrase(r"{within}(?:half[ -]?term |ht ?)(?P<half_of_year>[1-6])", rules.numbered_half),
    _phrase(r"{end of}(?:half[ -]?term |ht ?)(?P<half_of_year>[1-6])", rules.numbered_half, is_one_day=True),
    _phrase(r"(?:{end of}|{within}){season}(?: term)? (?P<nth_half>1|2)", rules.half_of_named_term),
    _phrase(
        r"(?:(?:the )?(?P<part>end) of|(?P<late>end)) {month}{year}", days.part_of_month, is_one_day=True
    ),
    _phrase(r"(?:the )?(?P<part>start|beginning|middle|end) of {month}{year}", days.part_of_month),
    _phrase(
        r"{within}(?:(?:early|mid) to )?(?P<part>early|mid|late)(?: |-|- )(?:in )?{month}{year}",
        days.part_of_month,
    ),
    _phrase(r"{within}(?:the )?{nth or last} week (?:of|in) {month}{year}", days.week_of_month),
    _phrase(
        r"(?:on )?(?:the )?{nth or last} {weekday} (?:of|in) {month}{year}",
        days.weekday_of_month,
        is_one_day=True,
    ),
    _phrase(r"(?P<part>before) {month}{year}", days.part_of_month),
    _phrase(rf"(?P<month>{_any(NAMES)}){{year}}", days.part_of_month, may_be_who=True),
    _phrase(r"{month}{year}", days.part_of_month),
    _phrase(r"(?:in|during|within|some time in|sometime in) {month}{year}", days.part_of_month),
    _phrase(r"(?:the )?(?P<part>end) of (?:the |this )?month", days.part_of_month, is_one_day=True),
    _phrase(r"this month", days.part_of_month),
    _phrase(
        r"(?:(?:the )?(?P<part>start|beginning|middle|end) of |(?P<early>early ))?next month",
        days.month_after,
    ),
    _phrase(
        r"(?:at )?{side}(?:the |our )?next (?:(?:set )?(?:meeting|time)(?: we meet)?|set)"
        r"|(?:when|the time|(?P<apart>before)) we (?:next meet|meet(?: again| next)?)",
        days.day_of_next_meeting,
        is_one_day=True,
    ),
    _phrase(r"(?:at )?(?:the |our )?meeting after next", days.day_of_meeting_after, is_one_day=True),
    _phrase(
        r"{side}(?:the |our |next |the next )?(?:(?:inset|insett|baker|twilight)"
        r"(?: (?:day|session|training))?s?|(?:staff |teacher )?training days?)",
        days.inset,
        is_one_day=True,
    ),
    _phrase(r"(?:the )?{month} inset(?: days?)?", days.inset_of_month, is_one_day=True),
    _phrase(r"(?:the )?inset(?: days?)? in {month}", days.inset_of_month, is_one_day=True),
    _phrase(
        r"{side}(?:the |next |the next )?(?:late may|spring) bank holiday"
        r"(?: monday| weekend)?",
        days.spring_bank_holiday,
        is_one_day=True,
    ),
    _phrase(
        r"{side}(?:the |next |the next )?(?:(?:early )?{month} )?bank holiday(?: monday| weekend)?",
        days.bank_holiday,
        is_one_day=True,
    ),
    _phrase(
        r"{side}(?:(?:the|our|next|the next) )?(?P<name>.{3,80})",
        days.event,
        is_one_day=True,
        may_be_who=True,
    ),
)


def of_schools(words: str, today: dt.date, year: SchoolYear) -> tuple[dt.date, Phrase] | None:
    """The day of a phrase, as `plain_words`, and the phrase; None where it is not one or
    needs what is not known of the year."""
    for phrase in PHRASES:
        if match := phrase.pattern.fullmatch(words):
            try:
                day = phrase.rule(match, today, year)
            except (ValueError, OverflowError):
                day = None
            if day:
                return day, phrase
    return None


def make_patterns() -> None:
    """Makes the patterns of all phrases, so that the first day that is typed does not wait for them."""
    for phrase in PHRASES:
        phrase.pattern.fullmatch("")
