"""The window, the only room that knows Qt: what it is built from, and a room for each place."""
