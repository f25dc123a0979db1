"""How a meeting goes: the one page that a new facilitator reads before the first."""

from __future__ import annotations

from lfl_desktop.words import mark

TOUR = (
    (
        mark("Before"),
        mark(
            "Today shows what is carried in, who might present, and what to print. Nothing has to be prepared"
            " by anybody."
        ),
    ),
    (
        mark("Check-in"),
        mark(
            "Mark who is here: one button for all, or a letter for each. The first time, write the ground"
            " rules with the set and agree them. What is said in the check-in is not written down."
        ),
    ),
    (
        mark("Report back"),
        mark(
            "Each presenter says how it went with what they meant to do. One letter says which it was: done,"
            " partly, changed, dropped, handed on. Nothing is overdue; an open action returns by itself."
        ),
    ),
    (
        mark("Bids"),
        mark(
            "A sentence from each: “if I were presenting today it would be about …”. The set decides who gets"
            " a slot. The words of the bid are the first wording of the challenge."
        ),
    ),
    (
        mark("Slots"),
        mark(
            "Start the timer and listen. Nothing is typed while somebody speaks. At the end write the"
            " challenge, the questions that landed, the actions; read them back. The presenter’s agreement is"
            " one key."
        ),
    ),
    (
        mark("Set review"),
        mark("The set looks at its own work: short scales, a few words, what it has learned."),
    ),
    (
        mark("Next meeting"),
        mark(
            "A day and a place. Then finish: slips and summary to print, a file for the coordinator to send."
        ),
    ),
    (
        mark("What leaves"),
        mark(
            "Before anything is printed or sent, the page shows what leaves, what stays and why. The private"
            " log is in no paper and no file. Everything can be undone."
        ),
    ),
)
"""Each stage, and what happens there in two or three sentences."""
