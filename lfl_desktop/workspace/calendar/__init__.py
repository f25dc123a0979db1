"""Jobs around the year: terms, events, holidays, and the facts of the programme."""
