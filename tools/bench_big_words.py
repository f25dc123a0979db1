"""Words for the big file of the measurements: enough different ones that searching finds few or many."""

from __future__ import annotations

from random import Random

WHO = (
    "the year 8 team", "a new teacher", "the governors", "our parents' group", "the science department",
    "two teaching assistants", "the school council", "my deputy", "the office", "the reading volunteers",
    "the maths leads", "the lunchtime staff", "a group of boys in year 5", "the newly arrived families",
    "the sixth form", "three middle leaders", "the pastoral team", "the nursery", "our neighbour school",
    "the careers adviser",
)  # fmt: skip
DOING = (
    "agreed to try", "asked for help with", "is unsure about", "has begun to use", "wants to drop",
    "watched a lesson with", "wrote down its questions on", "shared its doubts about", "looked again at",
    "made time for", "cannot see the point of", "noticed a change in", "will bring examples of",
    "compared notes on", "listened to children about", "set out a plan for", "rewrote the page on",
    "talked openly about", "counted the cost of", "left room for",
)  # fmt: skip
WHAT = (
    "the reading log", "peer observation", "homework in mixed groups", "the new marking code",
    "breakfast before tests", "short lesson visits", "the calm corner", "talk partners in every lesson",
    "the attendance letter", "coaching in pairs", "the timetable on Fridays", "handover between phases",
    "evidence from pupils' books", "the behaviour policy", "meetings without a fixed agenda",
    "data that nobody reads", "the phonics screening", "the budget for trips", "the café evening",
    "how we greet visitors",
)  # fmt: skip
WHEN = (
    "for half a term", "before the inspection", "with less noise than last year", "on two afternoons",
    "once the head is back", "although time is short", "and it surprised everyone", "in small steps",
    "with one class at first", "because results had slipped", "after a difficult week", "without extra pay",
    "and reports in June", "while numbers fall", "together with families", "by asking, not telling",
    "since the merger", "until the end of the summer", "and the union agrees", "for the first time",
)  # fmt: skip


def sentence(rng: Random, letters: int) -> str:
    """About so many letters of sentences."""
    said = f"{rng.choice(WHO)} {rng.choice(DOING)} {rng.choice(WHAT)}"
    while len(said) < letters:
        said = f"{said} {rng.choice(WHEN)}, and {rng.choice(WHO)} {rng.choice(DOING)} {rng.choice(WHAT)}"
    cut = said[: letters + 12].rsplit(" ", 1)[0]
    return f"{cut[:1].upper()}{cut[1:]}."


def words(rng: Random, count: int) -> str:
    """So many words, or a few less."""
    said = f"{rng.choice(WHAT)} {rng.choice(WHEN)}".split()[:count]
    return " ".join([said[0].capitalize(), *said[1:]])
