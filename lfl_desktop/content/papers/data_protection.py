"""What a programme has to say and to keep of those whose words it records: the privacy notice, the record of
processing, and a short impact assessment (UK GDPR, articles 13, 30 and 35). They tell what this program
does, and what the records and the file say of this set; what neither knows is left open, for a pen."""

from __future__ import annotations

from typing import NamedTuple

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    ListItem,
    Paragraph,
    Rank,
    Section,
    Signature,
    SignatureLine,
    Span,
    SpanRole,
)
from lfl_desktop.content.papers.paper_heading import is_sample, mark_for, name_of_set, programme_of, top_line
from lfl_desktop.content.papers.protection_facts import HowKept, facts_told
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.words import mark, tr


class ProtectionPart(NamedTuple):
    """A part of such a paper: what is told, and what is to be written in.

    `says` names what of `facts_told` is told first; where it is known until when
    records are kept, there is nothing `to_fill` about that."""

    heading: str
    told: tuple[str, ...] = ()
    to_fill: tuple[tuple[str, int], ...] = ()
    """Each with how many lines its answer may want."""
    says: tuple[str, ...] = ()


NOTICE = (
    ProtectionPart(
        mark("Who we are"),
        (),
        (
            (mark("Organisation that runs the programme, and its address"), 2),
            (mark("Who answers questions about this"), 1),
        ),
        says=("who",),
    ),
    ProtectionPart(
        mark("What is recorded of you"),
        (
            mark("Your name, your posts and your school, and when you belonged to the set."),
            mark("Which meetings you came to, and the time that you had."),
            mark("The challenges that you brought, in words that you agreed, and what you decided to do."),
            mark("What came of it, and what you learned, where you told it."),
            mark("The facilitator keeps private notes, which nobody else is given."),
        ),
    ),
    ProtectionPart(
        mark("Why, and on what ground"),
        (mark("So that the set can work through its year, and the programme can say what it has come to."),),
        ((mark("Lawful basis"), 1),),
    ),
    ProtectionPart(
        mark("Who sees it"),
        (
            mark("“Once agreed” means: in words that those whose they are have agreed."),
            mark("The records are kept on the facilitator’s computer; no service on the internet has them."),
        ),
        ((mark("Anybody else"), 1),),
        says=("readers",),
    ),
    ProtectionPart(
        mark("How long"), (), ((mark("Kept until, and what becomes of it then"), 2),), says=("until",)
    ),
    ProtectionPart(
        mark("What you can ask for"),
        (
            mark("To see everything that is kept of you, and to have a copy."),
            mark("To have it put right, to have it erased, or to object. Erasing is for good."),
            mark("You can complain to the Information Commissioner’s Office, ico.org.uk."),
        ),
        ((mark("Whom to ask"), 1),),
    ),
)

PROCESSING = (
    ProtectionPart(
        mark("Controller"),
        (),
        ((mark("Organisation and contact"), 2), (mark("Data protection officer, if there is one"), 1)),
        says=("who",),
    ),
    ProtectionPart(
        mark("Purposes"),
        (
            mark("To record and support the meetings of action learning sets."),
            mark("To report on the programme to those who pay for it."),
        ),
    ),
    ProtectionPart(
        mark("Whose data, and which"),
        (
            mark(
                "Members of sets: names, posts, schools, attendance, challenges, actions, impact, learning."
            ),
            mark("People who are named in what members say. Pupils are not to be named."),
            mark("Facilitators: names, and their private log."),
        ),
    ),
    ProtectionPart(
        mark("Who receives it"),
        (
            mark("Readers of printed papers, as each paper says at its head."),
            mark("“Once agreed” means: in words that those whose they are have agreed."),
        ),
        ((mark("Others, and transfers to other countries"), 2),),
        says=("readers", "sealed"),
    ),
    ProtectionPart(
        mark("Time limits for erasure"), (), ((mark("For each kind of data"), 4),), says=("until", "copies")
    ),
    ProtectionPart(
        mark("Security"),
        (
            mark("What leaves passes one gate, and its list is shown before it is sent."),
            mark("What was printed, saved, sent, added and erased is noted: what and when, never its words."),
        ),
        (
            (mark("Where else copies are kept"), 2),
            (mark("How computers, sticks and printed papers are kept"), 3),
        ),
        says=("protected", "place"),
    ),
)

ASSESSMENT = (
    ProtectionPart(
        mark("What is planned"), (), ((mark("What else is planned"), 2),), says=("planned", "who")
    ),
    ProtectionPart(
        mark("Is it necessary, and no more than that"),
        (
            mark("No transcripts and no ratings of people are kept; wordings are agreed by their owners."),
            mark("Counts below three are told as “fewer than three”."),
        ),
        ((mark("What could be left out"), 2),),
    ),
    ProtectionPart(
        mark("What could go wrong, and what is done"),
        (
            mark("Somebody is recognised in a report: quotes have no names, small counts are not told."),
            mark("Words said in confidence reach others: each paper says what leaves, and for whom."),
        ),
        (
            (mark("Other risks, how likely and how grave"), 4),
            (mark("What is done about them, by whom and when"), 4),
        ),
        says=("lost", "astray"),
    ),
    ProtectionPart(
        mark("Who was asked"),
        (),
        ((mark("Members"), 2), (mark("Data protection officer: advice"), 3), (mark("Decided by, on"), 1)),
    ),
)


def privacy_notice(seen: Visible, kept: HowKept) -> Document:
    """The notice for those whose words are recorded. Raises TypeError for anything that did not come through
    the gate."""
    return _document(seen, kept, tr("Privacy notice"), NOTICE)


def processing_record(seen: Visible, kept: HowKept) -> Document:
    """The record of processing activities; as `privacy_notice`."""
    return _document(seen, kept, tr("Record of processing"), PROCESSING)


def impact_assessment(seen: Visible, kept: HowKept) -> Document:
    """The short assessment of what could go wrong for people; as `privacy_notice`."""
    return _document(seen, kept, tr("Data protection impact assessment"), ASSESSMENT)


def _document(seen: Visible, kept: HowKept, title: str, parts: tuple[ProtectionPart, ...]) -> Document:
    if not isinstance(seen, Visible):
        raise TypeError("A paper is made only of what came through sharing.visible()")
    sets = seen.all(LearningSet)
    named = name_of_set(sets[0]) if len(sets) == 1 else ""
    head = (
        top_line(seen, mark_for(seen)),
        Paragraph((Span(title, SpanRole.TITLE),), rank=Rank.TITLE),
        *((Paragraph((Span(named, SpanRole.QUIET),)),) if named else ()),
    )
    whole = " · ".join(part for part in (title, named) if part)
    facts = facts_told(seen, kept)
    body = tuple(_section(part, facts) for part in parts)
    return Document(
        whole,
        programme_of(seen),
        mark_for(seen),
        Section(tr("Heading"), head),
        body,
        is_sample=is_sample(seen),
    )


def _section(part: ProtectionPart, facts: dict[str, list[str]]) -> Section:
    said = [words for name in part.says for words in facts[name]]
    told: list[DocumentBlock] = [ListItem((Span(words),)) for words in said]
    told += [ListItem((Span(tr(words)),)) for words in part.told]
    if "until" not in part.says or not facts["until"]:
        told += [Signature((SignatureLine(tr(words), 1.0),), lines) for words, lines in part.to_fill]
    return Section(tr(part.heading), tuple(told), tr(part.heading))
