"""The tables of a set, each defined once: its lines and its columns, for screen, paper and clipboard."""
