"""The activity system as an outline, to be read and typed without a mouse."""
