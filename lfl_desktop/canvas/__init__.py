"""The activity system laid out as one drawing: boxes, lines, tensions, words. Knows no window."""
