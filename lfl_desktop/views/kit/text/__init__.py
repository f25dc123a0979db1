"""Fields of text, and the text that is shown."""
