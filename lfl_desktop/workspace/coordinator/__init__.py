"""The coordinator: what was received of all sets, in figures, and what she decided about it."""
