"""Tables of records on the screen."""
