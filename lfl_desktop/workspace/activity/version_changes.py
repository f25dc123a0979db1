"""Versions of an activity system made, compared and deleted; items copied between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from msgspec.structs import replace

from lfl_desktop.canvas.content import in_box, in_boxes, plain_wording
from lfl_desktop.domain.activity import ActionLink, ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.system_changes import Contents, Difference, difference
from lfl_desktop.domain.wording.days_said import day_and_month
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity.released_since import released
from lfl_desktop.workspace.activity.systems_in_words import contents, day_of, when, whose
from lfl_desktop.workspace.activity.versions_together import versions_of
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import Writing


def version_said_aloud(book: SetBook, versions: Sequence[SystemVersion], version: SystemVersion) -> str:
    """What a screen reader says of a version: when it was, which it is of how many, and who sees it."""
    place = next((n for n, one in enumerate(versions, start=1) if one.id == version.id), 0)
    parts = [when(book, version), tr("version {n} of {all}", n=place, all=len(versions))]
    parts.append(tr("released to the set") if version.released_on else tr("not released"))
    return ", ".join(parts)


def next_when(book: SetBook, versions: Iterable[SystemVersion]) -> SystemVersion | None:
    """The meeting or day a new version is dated at first: the meeting of today, else today, else the next
    meeting, whichever has no version yet. As the fields `meeting` and `date` of a version with no system."""
    today = book.reading.today()
    taken = {version.meeting for version in versions}
    days = {day_of(book, version) for version in versions}
    blank = SystemVersion(system=UUID(int=0))
    meetings = [m for m in book.meetings if m.id in book.numbers and m.date and m.date >= today]
    for meeting in meetings:
        if meeting.date == today and meeting.id not in taken:
            return replace(blank, meeting=meeting.id)
    if today not in days:
        return replace(blank, date=today)
    free = next((m for m in meetings if m.id not in taken and m.date not in days), None)
    return replace(blank, meeting=free.id) if free else replace(blank, date=today)


def content_copied(before: Contents, version: UUID) -> Contents:
    """The same content for another version: each record with an id of its own and `came_from` the one it was,
    and references within the version to its own records."""
    ids = {record.id: uuid4() for record in (*before.items, *before.tensions)}
    items = tuple(
        replace(
            item,
            id=ids[item.id],
            version=version,
            came_from=item.id,
            became=ids.get(item.became) if item.became else None,
        )
        for item in before.items
    )
    tensions = tuple(
        replace(
            tension,
            id=ids[tension.id],
            version=version,
            came_from=tension.id,
            from_item=ids.get(tension.from_item) if tension.from_item else None,
            to_item=ids.get(tension.to_item) if tension.to_item else None,
        )
        for tension in before.tensions
    )
    return Contents(items, tensions)


def new_version(book: OwnSetBook, version: SystemVersion) -> SystemVersion:
    """Makes a version with all that `version` holds, for its leader to go on from; nobody else sees it until
    they release it. Returns it."""
    workspace = book.workspace
    system = workspace.get(ActivitySystem, version.system)
    versions = versions_of(workspace, system) if system else []
    at = next_when(book, versions)
    last = max((one.position for one in versions), default=-1)
    made = SystemVersion(
        system=version.system,
        meeting=at.meeting if at else None,
        date=at.date if at else None,
        position=last + 1,
    )
    new = content_copied(contents(workspace, version.id), made.id)
    with workspace.step(mark("New version")) as step:
        step.put(made)
        for item in new.items:
            step.put(replace(item, became=None))
        for item in new.items:
            step.put(item)
        for tension in new.tensions:
            step.put(tension)
    return made


def delete_version(workspace: Workspace, version: SystemVersion) -> None:
    """Deletes a version. What came from it comes from the version before it then, and an action that was tied
    to one of its items or tensions is tied to the same thing in the version after it, or else before it."""
    gone = contents(workspace, version.id)
    with workspace.step(mark("Delete version")) as step:
        for item in gone.items:
            heirs = workspace.select(SystemItem, came_from=item.id)
            for heir in heirs:
                step.put(replace(heir, came_from=item.came_from))
            heir_id = heirs[0].id if heirs else item.came_from
            for link in workspace.select(ActionLink, item=item.id) if heir_id else ():
                _relink(workspace, step, replace(link, item=heir_id))
        for tension in gone.tensions:
            later = workspace.select(Tension, came_from=tension.id)
            for one in later:
                step.put(replace(one, came_from=tension.came_from))
            heir_id = later[0].id if later else tension.came_from
            for link in workspace.select(ActionLink, tension=tension.id) if heir_id else ():
                _relink(workspace, step, replace(link, tension=heir_id))
        step.delete(version)


def _relink(reading: Reading, step: Writing, link: ActionLink) -> None:
    """Keeps the link, unless the action is tied to that thing already."""
    there = reading.select(ActionLink, action=link.action, item=link.item, tension=link.tension)
    if not there:
        step.put(link)


def changes_between(reading: Reading, one: SystemVersion, other: SystemVersion) -> Difference:
    """What changed from one version of an activity system to a later one."""
    system = reading.get(ActivitySystem, one.system)
    ids = [v.id for v in versions_of(reading, system)] if system else []
    chain: list[SystemItem | Tension] = [
        *reading.select(SystemItem, version=ids),
        *reading.select(Tension, version=ids),
    ]
    return difference(contents(reading, one.id), contents(reading, other.id), chain)


@dataclass(frozen=True)
class ItemSource:
    """A version from which items may be copied. `words` name it, `agreed` says why it may be seen;
    `items` are those that the version in sight does not have yet."""

    version: UUID
    words: str
    agreed: str
    items: tuple[SystemItem, ...]
    own: bool


def sources(book: SetBook, system: ActivitySystem, version: SystemVersion) -> list[ItemSource]:
    """From where items can be copied into a version: the other versions of the same system, and what
    other leaders have released to the set, without what they hold back."""
    reading = book.reading
    have = {_same(item) for item in reading.select(SystemItem, version=version.id)}
    found = []
    every = reading.select(ActivitySystem, learning_set=book.learning_set.id)
    for other in sorted(every, key=lambda s: (s.id != system.id, s.person != system.person, whose(book, s))):
        own = other.person == system.person
        for one in reversed(versions_of(reading, other)):
            if one.id == version.id or not (own or one.released_on):
                continue
            held = (contents if own else released)(reading, one.id).items
            items = tuple(item for box in in_boxes(held).values() for item in box if _same(item) not in have)
            if items:
                words = f"{whose(book, other)} · {when(book, one)}"
                found.append(ItemSource(one.id, words, _agreed(book, other, one, own), items, own))
    return found


def _same(item: SystemItem) -> tuple[object, ...]:
    return item.place, item.layer, plain_wording(item.wording).casefold()


def _agreed(book: SetBook, system: ActivitySystem, version: SystemVersion, own: bool) -> str:
    if own or version.released_on is None:
        return ""
    return tr(
        "{name} released this version to the set on {day}. Ask before you copy.",
        name=book.short(system.person),
        day=day_and_month(version.released_on, book.reading.today()),
    )


def copy_items(workspace: Workspace, version: SystemVersion, source: ItemSource, ids: Iterable[UUID]) -> int:
    """Copies the items of `source` with these ids behind what stands in their boxes; how many.

    An item of another version of the same leader stays the same item (`came_from`)."""
    chosen = set(ids)
    every = workspace.select(SystemItem, version=version.id)
    ends = {(item.place, item.layer): len(in_box(every, item.place, {item.layer})) for item in source.items}
    new = []
    kept = workspace.get(SystemVersion, source.version)
    chain = kept is not None and kept.system == version.system
    for item in source.items:
        if item.id in chosen:
            box = item.place, item.layer
            new.append(
                SystemItem(
                    version=version.id,
                    place=item.place,
                    layer=item.layer,
                    wording=item.wording,
                    came_from=item.id if chain else None,
                    held_back=item.held_back,
                    position=ends[box],
                )
            )
            ends[box] += 1
    if new:
        with workspace.step(mark("Copy items")) as step:
            for item in new:
                step.put(item)
    return len(new)


def meetings_to_choose(book: SetBook) -> list[tuple[object, str]]:
    """The meetings a version may have been at."""
    return [(meeting.id, _meeting(book, meeting)) for meeting in book.meetings]


def _meeting(book: SetBook, meeting: Meeting) -> str:
    number = book.numbers.get(meeting.id)
    parts = (
        tr("Meeting {n}", n=number) if number else tr("Cancelled meeting"),
        day_and_month(meeting.date, book.reading.today()) if meeting.date else tr("no date yet"),
    )
    return ", ".join(parts)
