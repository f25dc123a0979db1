"""Charts laid out from plain figures: the same drawing for screen, page and picture."""
