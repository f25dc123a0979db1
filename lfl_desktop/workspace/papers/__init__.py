"""Papers: their kinds, how each is made ready, and what leaves with it."""
