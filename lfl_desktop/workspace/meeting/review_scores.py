"""How the set saw its own work through the year."""

from __future__ import annotations

from collections.abc import Sequence

from lfl_desktop.domain.meetings import Meeting, SetReview
from lfl_desktop.words import tr
from lfl_desktop.workspace.set_book import SetBook

Scores = Sequence[tuple[int, int]]
"""The number of a meeting with the score that was given at it, in the order of the year."""


def earlier(book: SetBook, meeting: Meeting) -> list[tuple[int, SetReview]]:
    """The set reviews of the meetings before `meeting`, each with the number of its meeting."""
    before = book.meetings[: book.meetings.index(meeting)]
    found = book.reading.select(SetReview, meeting=[m.id for m in before if m.id in book.numbers])
    return sorted(((book.numbers[r.meeting], r) for r in found), key=lambda numbered: numbered[0])


def trends(reviews: Sequence[tuple[int, SetReview]]) -> dict[str, list[tuple[int, int]]]:
    """Scale -> its scores."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, review in reviews:
        for scale, score in review.scores.items():
            found.setdefault(scale, []).append((number, score))
    return found


def trend_words(scores: Scores) -> str:
    """The scores as they are read out: "3, 3, 4, 4 at meetings 1 to 4". Empty where there are none."""
    if not scores:
        return ""
    numbers = [number for number, _score in scores]
    said = ", ".join(str(score) for _number, score in scores)
    if len(numbers) == 1:
        return tr("{scores} at meeting {n}", scores=said, n=numbers[0])
    first, last = numbers[0], numbers[-1]
    if numbers == list(range(first, last + 1)):
        return tr("{scores} at meetings {first} to {last}", scores=said, first=first, last=last)
    some = ", ".join(str(number) for number in numbers[:-1])
    return tr("{scores} at meetings {some} and {last}", scores=said, some=some, last=last)


def last_words(reviews: Sequence[tuple[int, SetReview]]) -> tuple[int, str] | None:
    """What the set said last, with the number of the meeting; None where it never said anything."""
    worded = [(number, review.words) for number, review in reviews if review.words.strip()]
    return worded[-1] if worded else None
