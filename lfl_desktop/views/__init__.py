"""The window: one module a screen, each with its form in `ui/`."""
