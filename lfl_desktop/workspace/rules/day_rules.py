"""What follows from a day: the term of a meeting, and the day that the words of an action name."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from lfl_desktop.domain.meetings import Action, Meeting
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Term
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.by_when import understand
from lfl_desktop.domain.year import term_on
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.rule import R, Rule, StepUnderRules
from lfl_desktop.workspace.school_year_of_set import school_year_of_set


class TermOfItsDay(Rule):
    """A meeting is in the term that holds its day; on a day outside all terms, or without a day, in none."""

    def derived(self, change: StepUnderRules, before: Record | None, after: R) -> R:
        if not isinstance(after, Meeting):
            return after
        return replace(after, term=in_its_term(after, terms_of(change.records, after.learning_set)).term)


class MovesMeetings(Rule):
    """Where terms change, or the cohort of a set, its meetings are in another term."""

    def follow(self, change: StepUnderRules, before: Record | None, after: Record | None) -> None:
        cohorts = {r.cohort for r in (before, after) if isinstance(r, Term | LearningSet)}
        for cohort in cohorts:
            terms = change.records.select(Term, cohort=cohort)
            for learning_set in change.records.select(LearningSet, cohort=cohort):
                for meeting in change.records.select(Meeting, learning_set=learning_set.id):
                    there = in_its_term(meeting, terms)
                    if there != meeting:
                        change.step.put(there)


class DueOfItsWords(Rule):
    """The day by which something is to be done is the one that its words name, as of the meeting where they
    were said. A day that is given along with other words stays."""

    def derived(self, change: StepUnderRules, before: Record | None, after: R) -> R:
        if not isinstance(after, Action):
            return after
        words, due = (before.due_words, before.due) if isinstance(before, Action) else ("", None)
        if after.due_words == words or after.due != due:
            return after
        meeting = change.records.get(Meeting, after.meeting)
        if meeting is None:
            return after
        day = meeting.date or change.records.today()
        year = school_year_of_set(change.records, meeting.learning_set)
        return replace(after, due=understand(after.due_words, day, year))


def in_its_term(meeting: Meeting, terms: list[Term]) -> Meeting:
    """A meeting in the term that holds its day."""
    term = term_on(terms, meeting.date)
    return replace(meeting, term=term.id if term else None)


def terms_of(records: Reading, learning_set: UUID) -> list[Term]:
    """The terms of a set, in order."""
    found = records.get(LearningSet, learning_set)
    return records.select(Term, cohort=found.cohort) if found else []
