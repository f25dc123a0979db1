"""The window around the places: its menus, its file, search and what was deleted."""
