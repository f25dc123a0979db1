"""What a programme has to say and to keep of the people whose words it records, as papers to be filled with a
pen: the privacy notice, the record of processing, and a short impact assessment (UK GDPR, articles 13, 30
and 35). They tell what this program does; what the programme decides is left open."""

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
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Programme
from lfl_desktop.words import mark, tr


class ProtectionPart(NamedTuple):
    """A part of such a paper: what is told, and what is to be written in."""

    heading: str
    told: tuple[str, ...] = ()
    to_fill: tuple[tuple[str, int], ...] = ()
    """Each with how many lines its answer may want."""
    says_who: bool = False
    """Whether it names coordinator and facilitator first."""


NOTICE = (
    ProtectionPart(
        mark("Who we are"),
        (),
        (
            (mark("Organisation that runs the programme, and its address"), 2),
            (mark("Who answers questions about this"), 1),
        ),
        says_who=True,
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
            mark("The set sees what was said in it, as far as its ground rules allow."),
            mark("The coordinator sees counts, and wordings only once their owner has agreed them."),
            mark("The public sees impact and quotes that were agreed, by role and without names."),
            mark("The records are kept on the facilitator’s computer; no service on the internet has them."),
        ),
        ((mark("Anybody else"), 1),),
    ),
    ProtectionPart(mark("How long"), (), ((mark("Kept until, and what becomes of it then"), 2),)),
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
        says_who=True,
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
            mark("The coordinator of the programme: the file of each set, sealed where the pack has a key."),
            mark("Readers of printed papers, as each paper says at its head."),
        ),
        ((mark("Others, and transfers to other countries"), 2),),
    ),
    ProtectionPart(mark("Time limits for erasure"), (), ((mark("For each kind of data"), 4),)),
    ProtectionPart(
        mark("Security"),
        (
            mark(
                "Records stay on one computer, in a file that can be protected with a passphrase (SQLCipher)."
            ),
            mark("Copies are made by the program, are protected likewise, and go with age."),
            mark("What leaves passes one gate, and its list is shown before it is sent."),
        ),
        ((mark("How computers, sticks and printed papers are kept"), 3),),
    ),
)

ASSESSMENT = (
    ProtectionPart(mark("What is planned"), (), ((mark("Sets, members, time"), 2),)),
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
            mark("A computer is lost: the file is protected, and the disk is encrypted."),
            mark("Somebody is recognised in a report: quotes have no names, small counts are not told."),
            mark("Words said in confidence reach others: each paper says what leaves, and for whom."),
            mark("A file is sent to the wrong person: it is sealed to the coordinator’s key."),
        ),
        (
            (mark("Other risks, how likely and how grave"), 4),
            (mark("What is done about them, by whom and when"), 4),
        ),
    ),
    ProtectionPart(
        mark("Who was asked"),
        (),
        ((mark("Members"), 2), (mark("Data protection officer: advice"), 3), (mark("Decided by, on"), 1)),
    ),
)


def privacy_notice(seen: Visible) -> Document:
    """The notice for those whose words are recorded. Raises TypeError for anything that did not come through
    the gate."""
    return _document(seen, tr("Privacy notice"), NOTICE)


def processing_record(seen: Visible) -> Document:
    """The record of processing activities; as `privacy_notice`."""
    return _document(seen, tr("Record of processing"), PROCESSING)


def impact_assessment(seen: Visible) -> Document:
    """The short assessment of what could go wrong for people; as `privacy_notice`."""
    return _document(seen, tr("Data protection impact assessment"), ASSESSMENT)


def _document(seen: Visible, title: str, parts: tuple[ProtectionPart, ...]) -> Document:
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
    body = tuple(_section(part, _who(seen) if part.says_who else ()) for part in parts)
    return Document(
        whole,
        programme_of(seen),
        mark_for(seen),
        Section(tr("Heading"), head),
        body,
        is_sample=is_sample(seen),
    )


def _who(seen: Visible) -> tuple[str, ...]:
    """Who coordinates the programme and who facilitates the set, as far as the readers may know."""
    told = [
        tr("{programme} is coordinated by {name}.", programme=one.name, name=one.coordinator)
        for one in seen.all(Programme)
        if one.coordinator
    ]
    told += [
        tr("{what} is facilitated by {name}.", what=_called(one), name=one.facilitator)
        for one in seen.all(LearningSet)
        if one.facilitator
    ]
    return tuple(told)


def _called(one: LearningSet) -> str:
    return tr("Set {name}", name=one.name) if one.name else tr("The set")


def _section(part: ProtectionPart, who: tuple[str, ...]) -> Section:
    told: list[DocumentBlock] = [ListItem((Span(words),)) for words in who]
    told += [ListItem((Span(tr(words)),)) for words in part.told]
    told += [Signature((SignatureLine(tr(words), 1.0),), lines) for words, lines in part.to_fill]
    return Section(tr(part.heading), tuple(told), tr(part.heading))
