"""The members of the set and their cards."""
