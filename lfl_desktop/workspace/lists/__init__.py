"""The records of a set as lists, and what is found in them."""
