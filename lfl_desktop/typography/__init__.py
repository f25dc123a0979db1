"""The embedded fonts: measuring, line breaking, and the outlines of letters."""
