"""The programme over all its sets: what was received, and what it comes to."""
