"""The activity system laid out as one drawing: boxes, lines between them, tensions, words. Knows no window."""
