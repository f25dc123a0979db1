"""People's rights: how long records are kept, what was done with them, and what goes for good."""
